//! What a leader asks of the office's own records, those that readers may not see among them: who lacks what, how far each
//! unit is, where a name stands, on which page of a book.

use super::super::messages::Messages;
use super::super::table::Table;
use super::super::{Refusal, report, select, site_root, today};
use super::{COLUMNS, records};
use crate::diagnostic::Message;
use crate::model::{Item, Lack, ProfileQuery, Site};
use crate::pipeline::{self, Records};
use crate::reading::Kind;
use crate::reading::entities::{Profile, ProfileKind, Status};
use crate::reading::vocabulary::Term;
use crate::schema::redacted;
use crate::vietnamese::fold_toned;
use clap::ArgMatches;
use std::process::ExitCode;

pub(super) fn run(matches: &ArgMatches, kind: Option<&str>, messages: &Messages) -> Result<ExitCode, Refusal> {
    let root = site_root(matches)?;
    if kind == Some("book") {
        return in_book(matches, messages);
    }
    let Some(records) = records(&root, messages) else { return Ok(ExitCode::from(1)) };
    let site = records.site(today(matches, &root)?);
    let table = match kind {
        Some("vocabulary") => vocabularies(&site),
        Some("mention") => mentions(matches, &records)?,
        Some("coverage") => coverage(matches, &site, messages)?,
        _ => profiles(matches, kind, (&records, &site), messages)?,
    };
    table.print(matches, messages);
    Ok(ExitCode::SUCCESS)
}

fn profiles(
    matches: &ArgMatches,
    kind: Option<&str>,
    (records, site): (&Records, &Site),
    messages: &Messages,
) -> Result<Table, Refusal> {
    let of_kind = kind.and_then(|word| ProfileKind::ALL.iter().find(|kind| kind.word() == word)).copied();
    if kind.is_some_and(|word| word != "profile") && of_kind.is_none() {
        return Err(Refusal(Message::new("list-profiles-only").arg("kind", kind.unwrap_or_default())));
    }
    let typed = matches.get_many::<String>("columns").unwrap_or_default();
    let named = |word: &String| COLUMNS.iter().find(|names| names.contains(&word.as_str())).map(|[name, _]| *name);
    let mut columns: Vec<&'static str> = typed.filter_map(named).collect();
    if columns.is_empty() {
        columns = vec!["kind", "id", "name", "unit", "missing", "path"];
    }
    let found = select::profiles(matches, of_kind, site)?;
    // All gates are open here; why something is not published, only the closed ones tell.
    let held = if columns.contains(&"held-back") { records.held_back(site.mode.today) } else { Vec::new() };
    let row = |index: &usize| {
        let profile = &site.profiles[*index];
        let reason = held.iter().find(|held| held.kind == Kind::Profile && held.id == profile.id);
        let reason = reason.map(|held| messages.format(&held.reason.message()));
        let told = |column: &&'static str| match *column {
            "held-back" => reason.clone().unwrap_or_default(),
            column => cell(column, profile, site, messages),
        };
        columns.iter().map(told).collect()
    };
    let rows = found.iter().map(row).collect();
    Ok(Table::of_texts(columns, rows))
}

fn cell(column: &str, profile: &Item<Profile>, site: &Site, messages: &Messages) -> String {
    let record = &profile.record;
    let joined = |words: Vec<String>| words.join("; ");
    match column {
        "kind" => messages.word(kind_word(profile.kind())),
        "id" => profile.id.clone(),
        "name" => record.name.clone(),
        "role" => joined(record.roles.iter().map(|role| role.name.clone()).collect()),
        "unit" => joined(site.units_called(profile).into_iter().map(|unit| unit.name.to_owned()).collect()),
        "field" => {
            let name = |id: &str| site.fields.get(id).map_or(id, |field| field.record.name()).to_owned();
            joined(record.fields.iter().map(|field| name(&field.id)).collect())
        }
        "year" => site.years_of(profile).iter().map(u16::to_string).collect::<Vec<_>>().join(", "),
        "awards" => {
            let name = |id: &str| site.award_types.get(id).map_or(id, |kind| kind.record.name()).to_owned();
            joined(profile.awards().map(|award| name(&award.kind.id)).collect())
        }
        "status" => {
            let status = record.status.as_ref().map_or(Status::Draft, |status| status.value);
            messages.word(status_word(status))
        }
        "missing" => {
            let lacks = Lack::ALL.into_iter().filter(|lack| lack.is_of(profile, site.mode));
            let words: Vec<String> = lacks.map(|lack| lack_word(lack, messages)).collect();
            words.join(", ")
        }
        _ => profile.path.as_str().to_owned(),
    }
}

fn lack_word(lack: Lack, messages: &Messages) -> String {
    messages.word(match lack {
        Lack::Portrait => "lack-portrait",
        Lack::Consent => "lack-consent",
        Lack::Decision => "lack-decision",
        Lack::Story => "lack-story",
        Lack::Approval => "lack-approval",
        Lack::Caption => "lack-caption",
    })
}

pub(in crate::cli) const fn kind_word(kind: ProfileKind) -> &'static str {
    match kind {
        ProfileKind::Individual => "kind-individual",
        ProfileKind::Collective => "kind-collective",
        ProfileKind::Household => "kind-household",
        ProfileKind::Model => "kind-model",
    }
}

const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Draft => "status-draft",
        Status::InReview => "status-in-review",
        Status::Approved => "status-approved",
        Status::Withdrawn => "status-withdrawn",
    }
}

/// How far each unit is: profiles, and those that lack something, a row for each unit that has any of its own or below it.
fn coverage(matches: &ArgMatches, site: &Site, messages: &Messages) -> Result<Table, Refusal> {
    let columns = ["unit", "profiles", "portrait", "consent", "decision", "story", "approval", "caption"];
    let chosen = select::profiles(matches, None, site)?;
    let counts = |name: String, profiles: &[usize]| {
        let lacking =
            |lack: Lack| profiles.iter().filter(|index| lack.is_of(&site.profiles[**index], site.mode)).count();
        let numbers = [profiles.len()].into_iter().chain(Lack::ALL.into_iter().map(lacking));
        [name].into_iter().chain(numbers.map(|number| number.to_string())).collect::<Vec<String>>()
    };
    let mut rows = Vec::new();
    // Where nobody can be asked any more, those who followed are.
    for unit in site.units.iter().filter(|unit| site.heir(&unit.id) == unit.id) {
        let query = ProfileQuery { unit: Some(&unit.id), ..ProfileQuery::default() };
        let own: Vec<usize> = site.select_profiles(&query).into_iter().filter(|i| chosen.contains(i)).collect();
        if !own.is_empty() {
            rows.push(counts(unit.record.name().to_owned(), &own));
        }
    }
    let nowhere: Vec<usize> =
        chosen.iter().copied().filter(|index| site.profiles[*index].unit_ids().is_empty()).collect();
    if !nowhere.is_empty() {
        rows.push(counts(messages.word("list-no-unit"), &nowhere));
    }
    rows.push(counts(messages.word("list-all"), &chosen));
    Ok(Table::of_texts(columns.to_vec(), rows))
}

fn vocabularies(site: &Site) -> Table {
    let of = |kind: &str, file: (&str, &str), count: usize| {
        vec![kind.to_owned(), format!("content/danh-muc/{}.yaml", file.1), count.to_string()]
    };
    use crate::reading::vocabulary as v;
    let rows = vec![
        of("unit", v::Unit::FILES, site.units.iter().len()),
        of("field", v::Field::FILES, site.fields.iter().len()),
        of("award", v::AwardType::FILES, site.award_types.iter().len()),
        of("series", v::Series::FILES, site.series.iter().len()),
        of("topic", v::Topic::FILES, site.topics.iter().len()),
        of("directive", v::Directive::FILES, site.directives.iter().len()),
        of("decision", v::Decision::FILES, site.decisions.iter().len()),
        of("figure", v::Figure::FILES, site.figures.iter().len()),
    ];
    Table::of_texts(vec!["kind", "path", "entries"], rows)
}

/// Every line of the content in which a name stands, tones and all, wherever the tone is put.
fn mentions(matches: &ArgMatches, records: &Records) -> Result<Table, Refusal> {
    let typed = matches.get_one::<String>("of").map(String::as_str).unwrap_or_default();
    let wanted = fold_toned(typed);
    if wanted.is_empty() {
        return Err(Refusal(Message::new("list-needs-name")));
    }
    let wanted = format!(" {wanted} ");
    let mut rows = Vec::new();
    for (path, _) in records.sources.below("content").filter(|(path, _)| path.is_content()) {
        let Ok(text) = records.sources.text(path) else { continue };
        // What is for the office alone is not looked through either.
        for (number, line) in (1_usize..).zip(redacted(&text.text).lines()) {
            if format!(" {} ", fold_toned(line)).contains(&wanted) {
                rows.push(vec![path.as_str().to_owned(), number.to_string(), line.trim().to_owned()]);
            }
        }
    }
    Ok(Table::of_texts(vec!["path", "line", "text"], rows))
}

/// What is in a book, and on which pages it stands.
fn in_book(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let Some(prepared) = super::prepared(matches, messages)? else { return Ok(ExitCode::from(1)) };
    let id = matches.get_one::<String>("of").map(String::as_str);
    let known: Vec<&str> = prepared.books.iter().map(|book| book.id.as_str()).collect();
    let book = &prepared.books[select::book(id, &known)?];
    let root = site_root(matches)?;
    let (entries, findings) = pipeline::entry_pages(&prepared, book, &root);
    let Some(entries) = entries else {
        report::say_findings(&findings, &root, messages);
        return Ok(ExitCode::from(1));
    };
    let mut rows = Vec::new();
    for subject in book.entries() {
        let (kind, id, name) = book.site.named(subject);
        let pages = entries.get(&book.site.key(subject)).map(|pages| match pages.first == pages.last {
            true => pages.first.to_string(),
            false => format!("{}-{}", pages.first, pages.last),
        });
        rows.push(vec![kind.folder().to_owned(), id.to_owned(), name.to_owned(), pages.unwrap_or_default()]);
    }
    Table::of_texts(vec!["kind", "id", "name", "pages"], rows).print(matches, messages);
    Ok(ExitCode::SUCCESS)
}
