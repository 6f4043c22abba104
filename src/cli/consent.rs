//! `vuonhoa consent`: the ledger of who has agreed to what, and the form by which somebody is asked.

use super::list::{kind_word, records};
use super::messages::Messages;
use super::table::Table;
use super::{Refusal, export, options, report, select, site_root, today};
use crate::diagnostic::Message;
use crate::model::gate::LEDGER;
use crate::model::{Lacks, Line, Mode, Reason, Site, Standing};
use crate::pipeline::{self, Options};
use crate::reading::Kind;
use crate::reading::entities::{ChildVoice, Consent, Target};
use crate::reading::vocabulary::Term;
use crate::scaffold;
use crate::schema::Choice;
use crate::vietnamese;
use crate::write::sheet::{Sheet, Value};
use clap::builder::{PathBufValueParser, PossibleValue};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn command() -> Command {
    let states = Standing::WORDS.iter().map(|(word, alias)| PossibleValue::new(*word).alias(alias.replace('_', "-")));
    Command::new("consent")
        .alias("dong-y")
        .arg(Arg::new("id").num_args(0..).value_name("ID"))
        .arg(options::flag("form"))
        .arg(select::unit())
        .arg(
            Arg::new("state")
                .long("state")
                .value_parser(states.collect::<Vec<_>>())
                .value_delimiter(',')
                .action(ArgAction::Append)
                .value_name("STATE"),
        )
        .arg(
            Arg::new("within")
                .long("within")
                .value_parser(value_parser!(u16).range(..=3660))
                .default_value("60")
                .value_name("DAYS"),
        )
        .arg(
            Arg::new("table")
                .long("table")
                .value_parser(PathBufValueParser::new())
                .conflicts_with("form")
                .value_name("FILE"),
        )
        .arg(options::flag("overwrite"))
        .arg(options::print_folder())
        .arg(options::site())
        .arg(options::format())
        .arg(options::clock())
}

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let root = site_root(matches)?;
    let file = matches.get_one::<PathBuf>("table");
    if let Some(file) = file {
        export::may_be_written(matches, &root, file)?;
    }
    let Some(records) = records(&root, messages) else { return Ok(ExitCode::from(1)) };
    let site = records.everybody(today(matches, &root)?);
    let lines = chosen(matches, &site)?;
    if matches.get_flag("form") {
        return forms(matches, &root, (&site, &lines), messages);
    }
    let json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
    // Programs get words that are the same in every language.
    let say = |word: &'static str, message: &'static str| match json && file.is_none() {
        true => word.to_owned(),
        false => messages.word(message),
    };
    let table = table(&site, &lines, &say);
    match file {
        Some(file) => {
            let sheet = Sheet { keywords: LEDGER, ..table.sheet(messages.word("consent-sheet"), messages) };
            scaffold::replace(file, &export::bytes(&[sheet], file)?).map_err(Refusal)?;
            report::print(&file.display().to_string());
        }
        None if json => table.print(matches, messages),
        None => table.narrow(4).print(matches, messages),
    }
    report::say(&summary(&lines, messages));
    // Who is missing because nobody can read the record, is said by its file.
    for lost in records.reading.lost.iter().filter(|lost| lost.kind == Kind::Profile) {
        report::say(&messages.format(&Message::new("consent-unread").arg("path", &lost.path)));
    }
    if records.findings.has_errors() {
        report::say(&messages.format(&Message::new("export-unread")));
    }
    Ok(ExitCode::SUCCESS)
}

/// The forms of these people, and of a collective that names nobody but is asked for by its id; of whom nobody named, those
/// who may be asked.
fn forms(
    matches: &ArgMatches,
    root: &Path,
    (site, lines): (&Site, &[Line<'_>]),
    messages: &Messages,
) -> Result<ExitCode, Refusal> {
    let typed: Vec<&str> = typed(matches, site)?;
    let named = !typed.is_empty() || matches.contains_id("state");
    let meant = lines.iter().filter(|line| named || line.standing.may_be_asked());
    let mut ids: Vec<String> = meant.map(|line| line.profile.id.clone()).collect();
    if !matches.contains_id("state") {
        let others = select::profiles(matches, None, site)?.into_iter().map(|index| site.profiles[index].id.as_str());
        let others = others.filter(|id| typed.contains(id) && !lines.iter().any(|line| line.profile.id == *id));
        ids.extend(others.map(str::to_owned));
    }
    let asked = Options {
        keep_going: true,
        print: matches.get_one::<PathBuf>("print").cloned(),
        ..Options::new(root, Mode::publication(today(matches, root)?))
    };
    let forms = pipeline::forms(&asked, &ids);
    report::say_findings(&forms.findings, root, messages);
    let print = asked.print_folder();
    let folder = print.strip_prefix(root).unwrap_or(&print).display().to_string();
    for (path, pages) in forms.made.iter().filter(|_| forms.written) {
        let line = Message::new("consent-form-made").arg("path", format!("{folder}/{path}")).arg("pages", *pages);
        report::print(&messages.format(&line));
    }
    for (id, reason) in &forms.refused {
        let reason = reason.as_ref().map_or_else(|| Message::new("held-unread"), Reason::message);
        report::say(
            &messages.format(&Message::new("consent-form-refused").arg("id", id.as_str()).arg("reason", reason)),
        );
    }
    let made = if forms.written { forms.made.len() } else { 0 };
    report::say(&messages.format(&Message::new("consent-forms").arg("count", made)));
    let failed = made < ids.len();
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The lines that are meant: of these people, of a unit, in these states.
fn chosen<'a>(matches: &ArgMatches, site: &'a Site) -> Result<Vec<Line<'a>>, Refusal> {
    let mut profiles = select::profiles(matches, None, site)?;
    let ids = typed(matches, site)?;
    if !ids.is_empty() {
        profiles.retain(|index| ids.contains(&site.profiles[*index].id.as_str()));
    }
    let states: Vec<Standing> =
        matches.get_many::<String>("state").unwrap_or_default().filter_map(|word| standing(word)).collect();
    let mut lines = site.ledger(&profiles, matches.get_one::<u16>("within").copied().unwrap_or_default());
    lines.retain(|line| states.is_empty() || states.contains(&line.standing));
    Ok(lines)
}

/// The profiles that are named.
fn typed<'a>(matches: &ArgMatches, site: &'a Site) -> Result<Vec<&'a str>, Refusal> {
    matches.get_many::<String>("id").unwrap_or_default().map(|typed| select::profile_id(site, typed)).collect()
}

fn standing(typed: &str) -> Option<Standing> {
    let typed = typed.replace('-', "_");
    let at = Standing::WORDS.iter().position(|(word, alias)| typed == *word || typed == *alias)?;
    Standing::from_index(at)
}

const COLUMNS: [&str; 18] = [
    "state",
    "id",
    "name",
    "unit",
    "kind",
    "lacks",
    "scope",
    "asked",
    "due",
    "date",
    "until",
    "withdrawn",
    "answered",
    "answer-by",
    "stop-by",
    "guardian",
    "child",
    "document",
];

/// A word for programs and its message for people, as one of both reads it.
type Say<'a> = &'a dyn Fn(&'static str, &'static str) -> String;

fn table(site: &Site, lines: &[Line<'_>], say: Say<'_>) -> Table {
    Table { columns: COLUMNS.to_vec(), rows: lines.iter().map(|line| row(site, line, say)).collect() }
}

fn row(site: &Site, line: &Line<'_>, say: Say<'_>) -> Vec<Value> {
    let profile = line.profile;
    let unit = |id: &&str| site.units.get(id).map_or(*id, |unit| unit.record.name()).to_owned();
    let units: Vec<String> = profile.unit_ids().iter().map(unit).collect();
    let date = |of: fn(&Consent) -> Option<vietnamese::PartialDate>| Value::from(line.consent.and_then(of));
    let text = |of: fn(&Consent) -> Option<&str>| Value::from(line.consent.and_then(of).unwrap_or_default());
    let scope: Vec<String> = match line.only() {
        Some(target) => vec![say(target.word(), only_word(target))],
        None => line.scope().iter().map(|target| say(target.word(), target_word(*target))).collect(),
    };
    let lacks: Vec<String> = line.lacks.iter().map(|lacks| say(lacks.word(), lacks_word(*lacks))).collect();
    let child = line.child().map(|voice| say(voice.map_or("open", ChildVoice::word), voice_word(voice)));
    vec![
        say(line.standing.word(), state_word(line.standing)).into(),
        profile.id.as_str().into(),
        profile.record.name.as_str().into(),
        units.join("; ").into(),
        say(profile.kind().word(), kind_word(profile.kind())).into(),
        lacks.join("; ").into(),
        scope.join(", ").into(),
        date(|consent| consent.asked),
        date(|consent| consent.due),
        date(|consent| consent.date),
        date(|consent| consent.until),
        date(|consent| consent.withdrawn),
        date(|consent| consent.answered),
        line.answer_by.into(),
        line.stop_by.into(),
        text(|consent| consent.guardian.as_deref()),
        child.unwrap_or_default().into(),
        text(|consent| consent.document.as_ref().map(|document| document.value.as_str())),
    ]
}

/// How many there are of each state, those that need something done first.
fn summary(lines: &[Line<'_>], messages: &Messages) -> String {
    let counted = Standing::WORDS.iter().enumerate().filter_map(|(at, _)| {
        let standing = Standing::from_index(at)?;
        let count = lines.iter().filter(|line| line.standing == standing).count();
        (count > 0).then(|| format!("{count} {}", messages.word(state_word(standing))))
    });
    let counted: Vec<String> = counted.collect();
    let states = if counted.is_empty() { "none".to_owned() } else { counted.join(", ") };
    let only = |target: Target| lines.iter().filter(|line| line.stands() && line.only() == Some(target)).count();
    let summary = Message::new("consent-summary").arg("people", lines.len()).arg("states", states);
    messages.format(&summary.arg("site", only(Target::Site)).arg("book", only(Target::Yearbook)))
}

const fn state_word(standing: Standing) -> &'static str {
    match standing {
        Standing::Missing => "consent-state-missing",
        Standing::Asked => "consent-state-asked",
        Standing::Overdue => "consent-state-overdue",
        Standing::Incomplete => "consent-state-incomplete",
        Standing::Given => "consent-state-given",
        Standing::Expiring => "consent-state-expiring",
        Standing::Expired => "consent-state-expired",
        Standing::Refused => "consent-state-refused",
        Standing::Withdrawn => "consent-state-withdrawn",
    }
}

const fn lacks_word(lacks: Lacks) -> &'static str {
    match lacks {
        Lacks::Guardian => "consent-lacks-guardian",
        Lacks::Child => "consent-lacks-child",
        Lacks::Scope => "consent-lacks-scope",
        Lacks::Date => "consent-lacks-date",
    }
}

const fn target_word(target: Target) -> &'static str {
    match target {
        Target::Site => "consent-for-site",
        Target::Yearbook => "consent-for-book",
    }
}

const fn only_word(target: Target) -> &'static str {
    match target {
        Target::Site => "consent-only-site",
        Target::Yearbook => "consent-only-book",
    }
}

const fn voice_word(voice: Option<ChildVoice>) -> &'static str {
    match voice {
        Some(ChildVoice::Agrees) => "consent-child-agrees",
        Some(ChildVoice::UnderSeven) => "consent-child-young",
        None => "consent-child-open",
    }
}
