//! A table as it was read: sheets of lines of cells, whatever file they were in.

use crate::vietnamese::{self, Legacy, PartialDate, Typeface};
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
    /// As the file has it, where no font tells the encoding and it is not plain ASCII.
    pub(super) raw: Option<String>,
    /// The encoding of before Unicode that the cell by itself shows.
    pub(super) typed: Option<Legacy>,
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
    let typeface = font.and_then(Typeface::of);
    let raw = (typeface.is_none() && !text.is_ascii()).then(|| text.to_owned());
    let unicode = match typeface {
        Some(typeface) => Some(typeface.read(text)),
        None => vietnamese::from_legacy(text),
    };
    let legacy = raw.as_ref().and_then(|_| vietnamese::legacy_value(text));
    let is_unclear = unicode.is_none() && (legacy.is_some() || has_inner_capital(text));
    let typed = legacy.filter(|_| unicode.is_some());
    let text = shown(unicode.as_deref().unwrap_or(text));
    // What Excel leaves of them in a table that is saved as text.
    let is_error = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"].contains(&text.as_str());
    Cell { text, is_unclear, is_error, raw, typed, ..Cell::default() }
}

fn shown(unicode: &str) -> String {
    let lines = unicode.split(['\n', '\r', '\u{b}', '\u{2028}']).map(|line| {
        let line = vietnamese::clean(line);
        line.text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Short cells do not show by themselves how they were typed: what most of the others show holds for the table. Among
/// cells of Unicode only those are read so that cannot be Unicode.
pub(super) fn in_one_encoding(sheets: &mut [Sheet]) {
    let cells = || sheets.iter().flat_map(|sheet| &sheet.lines).flat_map(|line| line.cells.values());
    let count = |legacy| cells().filter(|cell| cell.typed == Some(legacy)).count();
    let legacy = match count(Legacy::Tcvn3).cmp(&count(Legacy::Vni)) {
        std::cmp::Ordering::Greater => Legacy::Tcvn3,
        std::cmp::Ordering::Less => Legacy::Vni,
        std::cmp::Ordering::Equal => return,
    };
    let typeface = Typeface { legacy, capitals: false };
    let raws = || cells().filter_map(|cell| Some((cell.raw.as_deref()?, cell.typed)));
    let is_mixed = raws().any(|(raw, typed)| typed.is_none() && raw.contains(is_beyond));
    // TCVN3's ư is a soft hyphen, which gets lost in many programs; then ươ looks like ơ.
    let is_whole = legacy == Legacy::Vni || raws().any(|(raw, _)| raw.contains('\u{ad}'));
    for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.lines).flat_map(|line| line.cells.values_mut()) {
        let Some(raw) = cell.raw.as_deref().filter(|raw| cell.typed.is_none() && !raw.contains(is_beyond)) else {
            continue;
        };
        if is_mixed && is_unicode(raw) {
            continue;
        }
        let read = typeface.read(raw);
        let is_sure = is_unicode(&read) && (is_whole || !read.contains(['ơ', 'ớ', 'ờ', 'ở', 'ỡ', 'ợ']));
        cell.is_unclear = !is_sure;
        if is_sure {
            cell.text = shown(&read);
        }
    }
}

/// Letters of Vietnamese that no encoding of one byte has.
fn is_beyond(c: char) -> bool {
    matches!(c, '\u{102}' | '\u{103}' | '\u{110}' | '\u{111}' | '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}')
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{1ea0}'..='\u{1ef9}')
}

/// Whether a text may be Vietnamese as it stands.
fn is_unicode(text: &str) -> bool {
    let of_latin = |c: char| "àáãâèéêìíòóõôùúý".contains(c) || is_beyond(c) || "đĩũ".contains(c);
    let known = |c: char| c.is_ascii() || "–—…“”‘’•°\u{a0}".contains(c) || c.to_lowercase().all(of_latin);
    text.chars().all(known) && !has_inner_capital(text)
}

/// `NguyÔn`: a capital of Latin-1 behind a small letter.
fn has_inner_capital(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(2).any(|pair| pair[0].is_lowercase() && matches!(pair[1], 'À'..='Þ') && pair[1].is_uppercase())
}
