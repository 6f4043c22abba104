//! `vuonhoa codes`: every kind of finding with its sentence, or one of them with all that it can say. Both come
//! from the table of codes and from the message files, so that they cannot be out of date; examples from the bad sites.

use super::examples::{self, Example};
use super::messages::Messages;
use super::wording::Wording;
use super::{Refusal, machine, report};
use crate::diagnostic::{Code, Severity};
use clap::ArgMatches;
use serde::Serialize;
use std::process::ExitCode;

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    severity: &'static str,
    message: String,
    /// What the sentence says in different cases, if it differs in more than values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cases: Vec<String>,
    /// One thing written wrongly, and how it is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<Example>,
}

impl Entry {
    fn new(code: Code, wording: &Wording<'_>) -> Self {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let name = code.name();
        Entry {
            code: name,
            severity,
            message: wording.general(name),
            cases: wording.cases(name),
            example: examples::of(code),
        }
    }
}

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let wording = Wording::new(messages);
    let wanted = matches.get_one::<String>("code");
    let json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
    let codes = Code::ALL.iter().filter(|code| wanted.is_none_or(|name| name == code.name()));
    let entries: Vec<Entry> = codes.map(|code| Entry::new(*code, &wording)).collect();
    match (json, wanted) {
        (true, None) => report::print(&machine::document(&entries)),
        (true, Some(_)) => report::print(&machine::document(&entries.first())),
        (false, None) => report::print(&table(&entries, messages)),
        (false, Some(_)) => entries.iter().for_each(|entry| report::print(&explanation(entry, messages))),
    }
    Ok(ExitCode::SUCCESS)
}

/// The word for a severity, as it stands before findings.
fn level(entry: &Entry, messages: &Messages) -> String {
    messages.word(if entry.severity == "error" { "level-error" } else { "level-warning" })
}

fn table(entries: &[Entry], messages: &Messages) -> String {
    let code = entries.iter().map(|entry| entry.code.len()).max().unwrap_or_default();
    let levels = entries.iter().map(|entry| level(entry, messages).chars().count()).max().unwrap_or_default();
    let line = |entry: &Entry| {
        format!("{:code$}  {:levels$}  {}", entry.code, level(entry, messages), entry.message.replace('\n', " "))
    };
    entries.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn explanation(entry: &Entry, messages: &Messages) -> String {
    let heading = messages.word(if entry.severity == "error" { "codes-error" } else { "codes-warning" });
    let mut text = format!("{}\n\n{}\n{heading}", entry.code, entry.message);
    if !entry.cases.is_empty() {
        text.push_str(&format!("\n\n{}", messages.word("codes-cases")));
        entry.cases.iter().for_each(|case| text.push_str(&format!("\n  {case}")));
    }
    if let Some(example) = &entry.example {
        let indented = |text: &str| text.lines().map(|line| format!("\n  {line}")).collect::<String>();
        let file = example.file.as_ref().map(|file| format!(" ({file})")).unwrap_or_default();
        let (wrong, right) = (messages.word("codes-wrong"), messages.word("codes-right"));
        text.push_str(&format!("\n\n{wrong}{file}:{}", indented(&example.wrong)));
        text.push_str(&format!("\n{right}:{}", indented(&example.right)));
    }
    text
}
