//! `vuonhoa import roster`: a table of people, first as it would come in, then as drafts.

use super::super::list::records;
use super::super::messages::Messages;
use super::super::visible::shown;
use super::super::{Refusal, export, machine, options, report, today};
use super::{agreed, may_show, not_agreed};
use crate::diagnostic::{Diagnostic, Message};
use crate::import::roster::{self, Adding, Item, LEDGER, Ledger, MAPPING, Mapping, Proposal, Request, Verdict, Why};
use crate::pipeline::Records;
use crate::reading::entities::ProfileKind;
use crate::reading::vocabulary::Term;
use crate::scaffold;
use crate::schema::Choice;
use crate::write::sheet::{Sheet, Value};
use clap::builder::{PathBufValueParser, PossibleValue};
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn command() -> Command {
    let kinds = ProfileKind::WORDS.iter().map(|(word, alias)| PossibleValue::new(*word).alias(*alias));
    Command::new("roster")
        .alias("danh-sach")
        .arg_required_else_help(true)
        .arg(Arg::new("file").required(true).value_parser(PathBufValueParser::new()).value_name("FILE"))
        .arg(options::site())
        .arg(options::flag("yes"))
        .arg(
            Arg::new("add")
                .long("add")
                .value_parser([
                    PossibleValue::new("units").alias("don-vi"),
                    PossibleValue::new("decisions").alias("quyet-dinh"),
                ])
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_name("WHAT"),
        )
        .arg(Arg::new("kind").long("kind").value_parser(kinds.collect::<Vec<_>>()).value_name("KIND"))
        .arg(options::flag("mapping"))
        .arg(Arg::new("table").long("table").value_parser(PathBufValueParser::new()).value_name("FILE"))
        .arg(options::format())
        .arg(options::clock())
}

pub(super) fn run(matches: &ArgMatches, root: &Path, messages: &Messages) -> Result<ExitCode, Refusal> {
    let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let no_file = || Refusal(Message::new("roster-no-file").arg("path", file.display().to_string()));
    let bytes = scaffold::read(&file).map_err(Refusal)?.ok_or_else(no_file)?;
    let sheets = roster::read(&bytes, &name).map_err(Refusal)?;
    let mapping = match mapping(root)? {
        Ok(mapping) => mapping,
        Err(findings) => {
            report::say_findings(&findings, root, messages);
            return Ok(ExitCode::from(1));
        }
    };
    let Some(records) = records(root, messages) else { return Ok(ExitCode::from(1)) };
    let proposal = propose(matches, root, &records, mapping, &sheets)?;
    if proposal.columns.is_empty() {
        let seen: Vec<&str> = proposal.left.iter().take(3).map(|left| left.text.as_str()).collect();
        return Err(Refusal(Message::new("roster-no-head").arg("path", name).arg("seen", seen.join(" / "))));
    }
    if let Some(path) = matches.get_one::<PathBuf>("table") {
        may_show(path, root, "xlsx")?;
        let bytes = export::workbook(&tables(&proposal, &records, messages), path)?;
        scaffold::replace(path, &bytes).map_err(Refusal)?;
    }
    show(matches, &proposal, root, messages);
    if matches.get_flag("mapping") {
        let write = proposal.mapping_write(root, true).map_err(Refusal)?;
        scaffold::write_all(root, &write.into_iter().collect::<Vec<_>>()).map_err(Refusal)?;
        report::say(&messages.format(&Message::new("roster-mapping-written").arg("path", MAPPING)));
        return Ok(ExitCode::SUCCESS);
    }
    write(matches, &proposal, root, messages)?;
    let waits = proposal.count(Verdict::Doubtful) + proposal.count(Verdict::Conflict) > 0;
    Ok(if waits { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn mapping(root: &Path) -> Result<Result<Mapping, Vec<Diagnostic>>, Refusal> {
    let bytes = scaffold::read(&root.join(MAPPING)).map_err(Refusal)?.unwrap_or_default();
    Ok(Mapping::read(&String::from_utf8_lossy(&bytes)))
}

fn propose(
    matches: &ArgMatches,
    root: &Path,
    records: &Records,
    mapping: Mapping,
    sheets: &[roster::Sheet],
) -> Result<Proposal, Refusal> {
    let adds = |what: &str| {
        matches.get_many::<String>("add").unwrap_or_default().any(|word| {
            word == what || matches!((what, word.as_str()), ("units", "don-vi") | ("decisions", "quyet-dinh"))
        })
    };
    let kind = matches.get_one::<String>("kind").and_then(|word| {
        let at = ProfileKind::WORDS.iter().position(|(english, alias)| word == english || word == alias)?;
        ProfileKind::from_index(at)
    });
    let ledger = scaffold::read(&root.join(LEDGER)).map_err(Refusal)?.unwrap_or_default();
    let request = Request {
        root,
        reading: &records.reading,
        mapping,
        ledger: Ledger::read(&ledger),
        adding: Adding { units: adds("units"), decisions: adds("decisions") },
        kind,
        today: today(matches, root)?,
    };
    roster::propose(sheets, request).map_err(Refusal)
}

/// Writes what is certain, after a yes.
fn write(matches: &ArgMatches, proposal: &Proposal, root: &Path, messages: &Messages) -> Result<(), Refusal> {
    let say = |message: &Message| report::say(&messages.format(message));
    let counts = |message: Message| {
        Verdict::ALL.into_iter().fold(message, |message, verdict| message.arg(arg(verdict), proposal.count(verdict)))
    };
    say(&counts(Message::new("roster-counts")));
    if proposal.items.iter().any(|item| item.person.doubts.iter().any(|doubt| doubt.id.ends_with("-unknown"))) {
        say(&Message::new("roster-hint").arg("path", MAPPING));
    }
    let writes = proposal.writes(root).map_err(Refusal)?;
    if writes.is_empty() {
        return Ok(());
    }
    let question = counts(Message::new("roster-question"));
    // Only to look at it is no failure.
    if !agreed(matches, &question, messages) {
        say(&not_agreed(&question));
        return Ok(());
    }
    scaffold::write_all(root, &writes).map_err(Refusal)?;
    say(&Message::new("roster-written").arg("files", writes.len()).arg("path", MAPPING));
    Ok(())
}

/// How many new terms are named on the screen.
const TERMS: usize = 12;

const fn arg(verdict: Verdict) -> &'static str {
    verdict.word()
}

/// The reasons of a line, in words: why it waits, what is worth knowing, what differs.
fn reasons(item: &Item, messages: &Messages) -> String {
    let told = item.person.doubts.iter().chain(&item.person.notes).map(|message| messages.format(message));
    let mut reasons: Vec<String> = told.collect();
    if matches!(item.verdict, Verdict::Update | Verdict::Conflict) {
        reasons.push(messages.format(&Message::new("roster-differs").arg("keys", item.keys.join(", "))));
    }
    reasons.join("; ")
}

fn rows(item: &Item) -> String {
    let rows: Vec<String> = item.person.at.iter().map(|at| at.row.to_string()).collect();
    rows.join(", ")
}

fn name(item: &Item) -> &str {
    item.person.fields.name.as_deref().unwrap_or_default()
}

fn show(matches: &ArgMatches, proposal: &Proposal, root: &Path, messages: &Messages) {
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        report::print(&machine::document(&document(proposal, root, messages)));
        return;
    }
    for columns in &proposal.columns {
        let means = |column: &roster::Headed| {
            let word = column.means.as_ref().map_or_else(|| "?".to_owned(), |means| means.word());
            format!("{} → {word}", column.heading)
        };
        let all: Vec<String> = columns.columns.iter().map(means).collect();
        let line = Message::new("roster-columns").arg("sheet", columns.sheet.as_str()).arg("row", columns.row);
        report::say(&messages.format(&line.arg("columns", all.join("; "))));
        if columns.hidden_sheet {
            report::say(&messages.format(&Message::new("roster-hidden-sheet").arg("sheet", columns.sheet.as_str())));
        }
        if !columns.hidden.is_empty() {
            let hidden: Vec<String> = columns.hidden.iter().map(|column| roster::letters(*column)).collect();
            report::say(&messages.format(&Message::new("roster-hidden-columns").arg("columns", hidden.join(", "))));
        }
    }
    for item in &proposal.items {
        let verdict = messages.word(verdict_word(item.verdict));
        let columns = [&rows(item), &verdict, name(item), &item.id, &reasons(item, messages)];
        report::print(columns.map(|text| shown(text).into_owned()).join("\t").trim_end());
    }
    // Cells of one column are told together; the table and JSON have each of them.
    let mut unread: BTreeMap<&str, usize> = BTreeMap::new();
    for left in &proposal.left {
        if left.why == Why::Column {
            *unread.entry(left.text.split(": ").next().unwrap_or_default()).or_default() += 1;
        } else {
            let line = Message::new("roster-left").arg("row", left.at.row).arg("why", left.why.word());
            report::say(&messages.format(&line.arg("text", left.text.as_str())));
        }
    }
    for (column, cells) in unread {
        report::say(&messages.format(&Message::new("roster-unread-column").arg("column", column).arg("cells", cells)));
    }
    for (id, terms) in [("roster-new-units", &proposal.units), ("roster-new-decisions", &proposal.decisions)] {
        if !terms.is_empty() {
            // All of them are in JSON, and in the vocabulary once they are written.
            let names: Vec<&str> = terms.iter().take(TERMS).map(|term| term.name.as_str()).collect();
            let line = Message::new(id).arg("names", names.join("; ")).arg("count", terms.len());
            report::say(&messages.format(&line.arg("more", terms.len() - names.len())));
        }
    }
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => "roster-new",
        Verdict::Update => "roster-update",
        Verdict::Same => "roster-same",
        Verdict::Conflict => "roster-conflict",
        Verdict::Doubtful => "roster-doubtful",
    }
}

/// The same as a workbook: the people with what was understood of their units and awards, and all that no record takes.
fn tables(proposal: &Proposal, records: &Records, messages: &Messages) -> Vec<Sheet> {
    let words = |ids: &[&str]| ids.iter().map(|id| messages.word(id)).collect::<Vec<_>>();
    let reading = &records.reading;
    let new = proposal.units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str()));
    let units = reading.units.iter().map(|unit| (unit.id.as_str(), unit.record.name()));
    let units: BTreeMap<&str, &str> = units.chain(new).collect();
    let awards: BTreeMap<&str, &str> =
        reading.award_types.iter().map(|award| (award.id.as_str(), award.record.name())).collect();
    let named = |ids: Vec<&str>, names: &BTreeMap<&str, &str>| {
        let names: Vec<&str> = ids.into_iter().map(|id| names.get(id).copied().unwrap_or(id)).collect();
        Value::from(names.join("; "))
    };
    let people = proposal.items.iter().map(|item| {
        let sheet = item.person.at.first().map_or("", |at| at.sheet.as_str());
        // One row is a number, by which Excel sorts; several are a text.
        let at = match item.person.at[..] {
            [ref only] => only.row.into(),
            _ => Value::from(rows(item)),
        };
        let verdict = messages.word(verdict_word(item.verdict));
        let (name, id) = (name(item).into(), item.id.as_str().into());
        let fields = &item.person.fields;
        let unit = named(fields.units.iter().map(String::as_str).collect(), &units);
        let award = named(fields.awards.iter().map(|award| award.kind.as_str()).collect(), &awards);
        vec![sheet.into(), at, verdict.into(), name, id, unit, award, reasons(item, messages).into()]
    });
    let left = proposal.left.iter().map(|left| {
        let why = messages.format(&Message::new("roster-why").arg("why", left.why.word()));
        vec![left.at.sheet.as_str().into(), left.at.row.into(), why.into(), left.text.as_str().into()]
    });
    let columns = [
        "column-sheet",
        "column-row",
        "column-verdict",
        "column-name",
        "column-id",
        "column-unit",
        "column-award",
        "column-reason",
    ];
    vec![
        Sheet {
            name: messages.word("roster-people"),
            columns: words(&columns),
            rows: people.collect(),
            ..Sheet::default()
        },
        Sheet {
            name: messages.word("roster-left-over"),
            columns: words(&["column-sheet", "column-row", "column-reason", "column-text"]),
            rows: left.collect(),
            ..Sheet::default()
        },
    ]
}

#[derive(Serialize)]
struct Document<'a> {
    columns: Vec<ColumnOf<'a>>,
    people: Vec<PersonOf<'a>>,
    left: Vec<LeftOf<'a>>,
    new_units: Vec<&'a str>,
    new_decisions: Vec<&'a str>,
}

#[derive(Serialize)]
struct ColumnOf<'a> {
    sheet: &'a str,
    row: usize,
    column: String,
    heading: &'a str,
    means: Option<String>,
}

#[derive(Serialize)]
struct PersonOf<'a> {
    sheet: &'a str,
    rows: Vec<usize>,
    verdict: &'static str,
    name: &'a str,
    kind: &'static str,
    id: &'a str,
    path: String,
    keys: &'a [&'static str],
    reasons: Vec<String>,
}

#[derive(Serialize)]
struct LeftOf<'a> {
    sheet: &'a str,
    row: usize,
    why: &'static str,
    text: &'a str,
}

fn document<'a>(proposal: &'a Proposal, root: &Path, messages: &Messages) -> Document<'a> {
    let columns = proposal.columns.iter().flat_map(|of| {
        of.columns.iter().map(|column| ColumnOf {
            sheet: &of.sheet,
            row: of.row,
            column: roster::letters(column.index),
            heading: &column.heading,
            means: column.means.as_ref().map(|means| means.word()),
        })
    });
    let people = proposal.items.iter().map(|item| PersonOf {
        sheet: item.person.at.first().map_or("", |at| at.sheet.as_str()),
        rows: item.person.at.iter().map(|at| at.row).collect(),
        verdict: item.verdict.word(),
        name: name(item),
        kind: item.person.kind.word(),
        id: &item.id,
        path: item.path.strip_prefix(root).unwrap_or(&item.path).to_string_lossy().replace('\\', "/"),
        keys: &item.keys,
        reasons: item.person.doubts.iter().chain(&item.person.notes).map(|m| messages.format(m)).collect(),
    });
    let left = proposal.left.iter().map(|left| LeftOf {
        sheet: &left.at.sheet,
        row: left.at.row,
        why: left.why.word(),
        text: &left.text,
    });
    Document {
        columns: columns.collect(),
        people: people.collect(),
        left: left.collect(),
        new_units: proposal.units.iter().map(|term| term.name.as_str()).collect(),
        new_decisions: proposal.decisions.iter().map(|term| term.name.as_str()).collect(),
    }
}
