//! `vuonhoa import photographs`: portraits matched to people by the names of their files, shown, then copied.

use super::{confirm, may_show};
use crate::cli::messages::Messages;
use crate::cli::{Refusal, machine, options, report};
use crate::config;
use crate::diagnostic::Message;
use crate::import::photographs::{self, Outcome, Person, Photograph};
use crate::import::sheet::{Group, sheet};
use crate::scaffold;
use crate::source;
use crate::theme;
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgMatches, Command};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn command() -> Command {
    Command::new("photographs")
        .alias("anh")
        .arg_required_else_help(true)
        .arg(Arg::new("dir").required(true).value_parser(PathBufValueParser::new()).value_name("DIR"))
        .arg(options::site())
        .arg(Arg::new("sheet").long("sheet").value_parser(PathBufValueParser::new()).value_name("FILE"))
        .arg(options::flag("yes"))
        .arg(options::format())
}

pub(super) fn run(matches: &ArgMatches, root: &Path, messages: &Messages) -> Result<ExitCode, Refusal> {
    let folder = matches.get_one::<PathBuf>("dir").cloned().unwrap_or_default();
    let photographs = photographs::plan(root, &folder).map_err(Refusal)?;
    let name = |photograph: &Photograph| {
        photograph.file.strip_prefix(&folder).unwrap_or(&photograph.file).display().to_string().replace('\\', "/")
    };
    if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
        let entries =
            photographs.iter().map(|photograph| entry(photograph, name(photograph), root, messages)).collect();
        report::print(&machine::document(&Document { photographs: entries }));
    } else {
        for photograph in &photographs {
            let said = messages.format(&said(photograph, root));
            report::print(&format!("{}: {said}", name(photograph)));
        }
    }
    if let Some(path) = matches.get_one::<PathBuf>("sheet") {
        may_show(path, root, "pdf")?;
        write_sheet(path, root, &photographs, messages)?;
    }
    let new = photographs.iter().filter(|one| matches!(one.outcome, Outcome::Portrait { .. })).count();
    if new == 0 {
        report::say(&messages.format(&Message::new("import-nothing-new")));
        return Ok(ExitCode::SUCCESS);
    }
    confirm(matches, &Message::new("import-write-portraits").arg("count", new), messages)?;
    let written = photographs::write(root, &photographs).map_err(Refusal)?;
    report::say(&messages.format(&Message::new("import-portraits-written").arg("count", written)));
    Ok(ExitCode::SUCCESS)
}

/// Whether an outcome is of a group.
type Is = fn(&Outcome) -> bool;

/// The sheet of all photographs, with the fonts of the site's theme.
fn write_sheet(path: &Path, root: &Path, photographs: &[Photograph], messages: &Messages) -> Result<(), Refusal> {
    let (sources, _) = source::scan(root);
    let theme = config::read(&sources).0.and_then(|(_, config)| theme::load(&sources, &config).0);
    let groups: [(&str, Is); 3] = [
        ("import-sheet-matched", |outcome| matches!(outcome, Outcome::Portrait { .. })),
        ("import-sheet-open", |outcome| matches!(outcome, Outcome::Doubtful(_) | Outcome::Nobody | Outcome::Broken)),
        ("import-sheet-kept", |outcome| matches!(outcome, Outcome::Has(_) | Outcome::ByHand(_))),
    ];
    let groups = groups.map(|(heading, is)| Group {
        heading: messages.word(heading),
        photographs: photographs
            .iter()
            .filter(|photograph| is(&photograph.outcome))
            .map(|photograph| (photograph, messages.format(&said(photograph, root))))
            .collect(),
    });
    let fonts = theme.map(|theme| theme.fonts()).unwrap_or_default();
    let pdf = sheet(&messages.word("import-sheet-title"), &groups, fonts).map_err(Refusal)?;
    scaffold::replace(path, &pdf).map_err(Refusal)?;
    report::say(&messages.format(&Message::new("import-sheet-written").arg("path", path.display().to_string())));
    Ok(())
}

fn said(photograph: &Photograph, root: &Path) -> Message {
    let of = |id, person: &Person| Message::new(id).arg("name", person.name.as_str()).arg("id", person.id.as_str());
    match &photograph.outcome {
        Outcome::Portrait { person, to, .. } => of("import-portrait", person).arg("path", super::below(to, root)),
        Outcome::Has(person) => of("import-portrait-there", person),
        Outcome::ByHand(person) => of("import-portrait-by-hand", person),
        Outcome::Doubtful(people) => Message::new("import-portrait-doubtful").arg("people", both(people).join(", ")),
        Outcome::Nobody => Message::new("import-portrait-nobody"),
        Outcome::Broken => Message::new("import-portrait-broken"),
    }
}

fn both(people: &[Person]) -> Vec<String> {
    people.iter().map(|person| format!("{} ({})", person.name, person.id)).collect()
}

#[derive(Serialize)]
struct Document {
    photographs: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    file: String,
    /// `portrait`, `has-portrait`, `by-hand`, `doubtful`, `nobody` or `broken`.
    outcome: &'static str,
    people: Vec<String>,
    path: Option<String>,
    message: String,
}

fn entry(photograph: &Photograph, file: String, root: &Path, messages: &Messages) -> Entry {
    let ids = |people: &[Person]| people.iter().map(|person| person.id.clone()).collect();
    let (outcome, people, path) = match &photograph.outcome {
        Outcome::Portrait { person, to, .. } => ("portrait", vec![person.id.clone()], Some(super::below(to, root))),
        Outcome::Has(person) => ("has-portrait", vec![person.id.clone()], None),
        Outcome::ByHand(person) => ("by-hand", vec![person.id.clone()], None),
        Outcome::Doubtful(people) => ("doubtful", ids(people), None),
        Outcome::Nobody => ("nobody", Vec::new(), None),
        Outcome::Broken => ("broken", Vec::new(), None),
    };
    Entry { file, outcome, people, path, message: messages.format(&said(photograph, root)) }
}
