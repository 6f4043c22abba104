//! A table that a command prints: for people with its headings, for programs as JSON, for Excel as a sheet.

use super::messages::Messages;
use super::visible::shown;
use super::{machine, report};
use crate::write::sheet::{Sheet, Value};
use clap::ArgMatches;
use serde_json::{Map, Value as Json};

/// The columns by their English names, and the cells.
pub(super) struct Table {
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Value>>,
}

/// The columns, and the messages that head them.
const HEADINGS: [(&str, &str); 37] = [
    ("kind", "list-kind"),
    ("id", "list-id"),
    ("name", "list-name"),
    ("role", "list-role"),
    ("unit", "list-unit"),
    ("field", "list-field"),
    ("year", "list-year"),
    ("awards", "list-awards"),
    ("status", "list-status"),
    ("held-back", "list-held-back"),
    ("missing", "list-missing"),
    ("path", "list-path"),
    ("profiles", "list-profiles"),
    ("portrait", "list-portrait"),
    ("consent", "list-consent"),
    ("decision", "list-decision"),
    ("story", "list-story"),
    ("approval", "list-approval"),
    ("caption", "list-caption"),
    ("entries", "list-entries"),
    ("line", "list-line"),
    ("text", "list-text"),
    ("pages", "list-pages"),
    ("state", "consent-state"),
    ("lacks", "consent-lacks"),
    ("scope", "consent-scope"),
    ("asked", "consent-asked"),
    ("due", "consent-due"),
    ("date", "consent-date"),
    ("until", "consent-until"),
    ("withdrawn", "consent-withdrawn"),
    ("answered", "consent-answered"),
    ("answer-by", "consent-answer-by"),
    ("stop-by", "consent-stop-by"),
    ("guardian", "consent-guardian"),
    ("child", "consent-child"),
    ("document", "consent-document"),
];

fn heading(column: &str, messages: &Messages) -> String {
    let message = HEADINGS.iter().find(|(name, _)| *name == column);
    message.map(|(_, message)| messages.word(message)).unwrap_or_default()
}

impl Table {
    /// Of cells that are all texts.
    pub fn of_texts(columns: Vec<&'static str>, rows: Vec<Vec<String>>) -> Self {
        let cells = |row: Vec<String>| row.into_iter().map(Value::from).collect();
        Table { columns, rows: rows.into_iter().map(cells).collect() }
    }

    /// Without the columns, from the `first`th on, in which no row has anything.
    pub fn narrow(mut self, first: usize) -> Self {
        let full: Vec<bool> = (0..self.columns.len())
            .map(|at| at < first || self.rows.iter().any(|row| row.get(at).is_some_and(|cell| *cell != Value::Empty)))
            .collect();
        let mut keep = full.iter();
        self.columns.retain(|_| keep.next().copied().unwrap_or(true));
        for row in &mut self.rows {
            let mut keep = full.iter();
            row.retain(|_| keep.next().copied().unwrap_or(true));
        }
        self
    }

    /// The headings stand above, unless a program reads it.
    pub fn print(&self, matches: &ArgMatches, messages: &Messages) {
        if matches.get_one::<String>("format").is_some_and(|format| format == "json") {
            let object = |row: &Vec<Value>| {
                let pairs = self.columns.iter().zip(row).map(|(name, cell)| ((*name).to_owned(), json(cell)));
                Json::Object(pairs.collect::<Map<_, _>>())
            };
            report::print(&machine::document(&self.rows.iter().map(object).collect::<Vec<_>>()));
            return;
        }
        let line = |cells: Vec<String>| {
            let cells: Vec<String> = cells.iter().map(|cell| shown(cell).into_owned()).collect();
            report::print(cells.join("\t").trim_end());
        };
        line(self.columns.iter().map(|column| heading(column, messages)).collect());
        self.rows.iter().for_each(|row| line(row.iter().map(Value::text).collect()));
    }

    /// The same for Excel.
    pub fn sheet(self, name: String, messages: &Messages) -> Sheet {
        let columns = self.columns.iter().map(|column| heading(column, messages)).collect();
        Sheet { name, columns, rows: self.rows, ..Sheet::default() }
    }
}

/// A date as programs write it.
fn json(cell: &Value) -> Json {
    match cell {
        Value::Date(date) => Json::from(date.to_string()),
        cell => Json::from(cell.text()),
    }
}
