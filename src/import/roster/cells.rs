//! A table as it was read: sheets of lines of cells, whatever file they were in.

use crate::vietnamese::{self, PartialDate, Typeface};
use std::collections::{BTreeMap, BTreeSet};

/// The value of one cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What is seen, in Unicode, cleaned; lines stay lines.
    pub text: String,
    /// Where the file says that it is a date.
    pub date: Option<PartialDate>,
    /// A formula that came to nothing: `#REF!`.
    pub is_error: bool,
    /// Typed in a font of before Unicode, and not wholly understood.
    pub is_unclear: bool,
}

/// A line of a sheet that holds anything.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// As Excel counts, from 1.
    pub number: usize,
    pub cells: BTreeMap<usize, Cell>,
    pub hidden: bool,
}

/// A rectangle of cells that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    pub rows: (usize, usize),
    pub columns: (usize, usize),
}

#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: String,
    pub lines: Vec<Line>,
    pub merged: Vec<Merged>,
    pub hidden: bool,
    pub hidden_columns: BTreeSet<usize>,
}

impl Sheet {
    /// The text of a cell, empty where there is none. Rows count from 1, columns from 0.
    pub fn text(&self, row: usize, column: usize) -> &str {
        let line = self.lines.binary_search_by_key(&row, |line| line.number).ok().map(|at| &self.lines[at]);
        line.and_then(|line| line.cells.get(&column)).map_or("", |cell| cell.text.as_str())
    }
}

/// A text as it is kept: out of the encoding of its font first, because what cleaning takes for a soft hyphen is TCVN3's ư.
pub(super) fn written(text: &str, font: Option<&str>) -> Cell {
    let unicode = match font.and_then(Typeface::of) {
        Some(typeface) => Some(typeface.read(text)),
        None => vietnamese::from_legacy(text),
    };
    let is_unclear = unicode.is_none() && vietnamese::legacy_value(text).is_some();
    let unicode = unicode.as_deref().unwrap_or(text);
    let lines = unicode.split(['\n', '\r', '\u{b}', '\u{2028}']).map(|line| {
        let line = vietnamese::clean(line);
        line.text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let text = lines.join("\n");
    // What Excel leaves of them in a table that is saved as text.
    let is_error = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"].contains(&text.as_str());
    Cell { text, is_unclear, is_error, ..Cell::default() }
}
