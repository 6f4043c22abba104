//! A table as a file holds it: sheets of cells, each a cleaned text or a date. Which encoding a text is in, its cell's
//! font says, where the file has fonts.

use super::cells::{Cell, Line, Merged, Sheet, in_one_encoding, written};
use super::delimited;
use crate::diagnostic::Message;
use crate::vietnamese::{self, PartialDate};
use crate::wall;
use calamine::{Data, Ods, OdsError, Reader, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// No part of a workbook unpacks to more; 5,000 people need one megabyte.
const LARGEST_PART: u64 = 128 << 20;
/// Nor all of them together.
const LARGEST: u64 = 256 << 20;
/// Cells that are read of one workbook.
const MOST_CELLS: usize = 2_000_000;

/// The sheets of a workbook or of a text of columns.
///
/// # Errors
/// The words to say: protected by a password, damaged, too large, no table at all.
pub fn read(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, Message> {
    let refusal = |id: &'static str| Message::new(id).arg("path", name);
    // What a file is, its first bytes say; its name may be anything.
    let sheets = match bytes {
        [] => return Err(refusal("roster-empty-file")),
        [b'P', b'K', ..] => {
            let parts = unpacked(bytes).map_err(refusal)?;
            behind(|| if parts.is_spreadsheet { xlsx(bytes, &parts) } else { ods(bytes, &parts) })
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => behind(|| xls(bytes)),
        [b'%', b'P', b'D', b'F', ..] | [b'{', b'\\', b'r', b't', b'f', ..] => Err("roster-no-table"),
        _ if is_web_page(bytes) => Err("roster-html"),
        _ => delimited::read(bytes, name),
    };
    let mut sheets = sheets.map_err(refusal)?;
    in_one_encoding(&mut sheets);
    if sheets.iter().all(|sheet| sheet.lines.is_empty()) {
        return Err(refusal("roster-empty-file"));
    }
    Ok(sheets)
}

/// What some programs give out as `.xls`.
fn is_web_page(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(400)]).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    ["<!doctype", "<html", "<table", "<meta", "<head", "<?xml", "<style"].iter().any(|tag| start.starts_with(tag))
}

type Failed = &'static str;

/// What breaks the reader is damaged.
fn behind(read: impl FnOnce() -> Result<Vec<Sheet>, Failed>) -> Result<Vec<Sheet>, Failed> {
    wall::behind(read).unwrap_or(Err("roster-damaged"))
}

/// What has to be known of an archive before a reader is let at it.
struct Parts {
    is_spreadsheet: bool,
    /// The lines and columns that each sheet hides, in the order of the workbook.
    hidden: BTreeMap<String, Hidden>,
}

#[derive(Default)]
struct Hidden {
    rows: BTreeSet<usize>,
    columns: BTreeSet<usize>,
}

/// Unpacks every part once and counts: what an archive says of its sizes is not believed.
fn unpacked(bytes: &[u8]) -> Result<Parts, Failed> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| "roster-damaged")?;
    let mut texts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut total = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(what) if what.contains("assword") => "roster-password",
            _ => "roster-damaged",
        })?;
        let name = part.name().to_owned();
        let mut content = Vec::new();
        part.take(LARGEST_PART + 1).read_to_end(&mut content).map_err(|_| "roster-damaged")?;
        total += content.len() as u64;
        if content.len() as u64 > LARGEST_PART || total > LARGEST {
            return Err("roster-too-large");
        }
        if name.ends_with(".xml") || name.ends_with(".rels") || name == "mimetype" {
            texts.insert(name, content);
        }
    }
    let is_spreadsheet = texts.contains_key("xl/workbook.xml");
    if !is_spreadsheet && !texts.contains_key("content.xml") {
        return Err(if texts.contains_key("word/document.xml") { "roster-word" } else { "roster-no-table" });
    }
    let hidden = if is_spreadsheet { hidden(&texts) } else { BTreeMap::new() };
    Ok(Parts { is_spreadsheet, hidden })
}

/// What is hidden in each sheet, by the sheet's name; nothing where a workbook is written in a way of its own.
fn hidden(texts: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Hidden> {
    let text = |name: &str| texts.get(name).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let document = |name: &str| text(name).and_then(|text| roxmltree::Document::parse(text).ok());
    let (Some(workbook), Some(rels)) = (document("xl/workbook.xml"), document("xl/_rels/workbook.xml.rels")) else {
        return BTreeMap::new();
    };
    let targets: BTreeMap<&str, &str> =
        rels.descendants().filter_map(|node| Some((node.attribute("Id")?, node.attribute("Target")?))).collect();
    let sheets = workbook.descendants().filter(|node| node.tag_name().name() == "sheet");
    let found = sheets.filter_map(|sheet| {
        let id = sheet.attributes().find(|attribute| attribute.name() == "id")?.value();
        let target = targets.get(id)?.trim_start_matches('/').trim_start_matches("xl/");
        Some((sheet.attribute("name")?.to_owned(), hidden_in(text(&format!("xl/{target}"))?)))
    });
    found.collect()
}

/// Looks only at the tags of lines and columns: a tree of a large sheet would cost more than reading it.
fn hidden_in(xml: &str) -> Hidden {
    let mut hidden = Hidden::default();
    let tags = |name: &'static str| {
        xml.match_indices(name).filter_map(move |(at, _)| xml[at..].split_once('>').map(|(tag, _)| tag))
    };
    let number = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split_once('"')?.0.parse::<usize>().ok()
    };
    let is_hidden = |tag: &&str| tag.contains(" hidden=\"1\"") || tag.contains(" hidden=\"true\"");
    hidden.rows.extend(tags("<row ").filter(is_hidden).filter_map(|tag| number(tag, "r")));
    for tag in tags("<col ").filter(is_hidden) {
        if let (Some(min), Some(max)) = (number(tag, "min"), number(tag, "max")) {
            hidden.columns.extend((min..=max.min(min + 1000)).map(|column| column.saturating_sub(1)));
        }
    }
    hidden
}

fn xlsx(bytes: &[u8], parts: &Parts) -> Result<Vec<Sheet>, Failed> {
    let failed = |error: XlsxError| match error {
        XlsxError::Password => "roster-password",
        _ => "roster-damaged",
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let metadata = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for meta in metadata {
        let mut sheet = begin(&meta.name, meta.visible != SheetVisible::Visible);
        // A sheet of charts holds no cells.
        let Ok(merged) = book.merge_cells_by_sheet_name(&meta.name) else { continue };
        sheet.merged = merged.iter().map(merged_of).collect();
        let mut lines: BTreeMap<usize, Line> = BTreeMap::new();
        let mut valued: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut cells = book.worksheet_cells_reader(&meta.name).map_err(failed)?;
        let styles = cells.styles().to_vec();
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(failed)? {
            let (row, column) = cell.get_position();
            let font = styles.get(style).and_then(|style| style.font.as_ref()).and_then(|font| font.name.as_deref());
            let data = Data::from(cell.get_value().clone());
            // A formula that came to an empty text has a value, and it is that.
            if data != Data::Empty {
                valued.insert((row as usize, column as usize));
            }
            let Some(value) = value(&data, font) else { continue };
            left = left.checked_sub(1).ok_or("roster-too-large")?;
            lines.entry(row as usize).or_default().cells.insert(column as usize, value);
        }
        drop(cells);
        let formulas = book.worksheet_formula(&meta.name).map_err(failed)?;
        let (top, start) = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells().filter(|(.., formula)| !formula.is_empty()) {
            let (row, column) = (row + top as usize, column + start as usize);
            if !valued.contains(&(row, column)) {
                let cell = Cell { text: format!("={formula}"), is_error: true, ..Cell::default() };
                lines.entry(row).or_default().cells.insert(column, cell);
            }
        }
        finish(&mut sheet, lines, parts.hidden.get(&meta.name));
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn merged_of(area: &calamine::Dimensions) -> Merged {
    Merged {
        rows: (area.start.0 as usize + 1, area.end.0 as usize + 1),
        columns: (area.start.1 as usize, area.end.1 as usize),
    }
}

fn begin(name: &str, hidden: bool) -> Sheet {
    Sheet { name: vietnamese::clean(name).text.trim().to_owned(), hidden, ..Sheet::default() }
}

fn finish(sheet: &mut Sheet, lines: BTreeMap<usize, Line>, hidden: Option<&Hidden>) {
    let is_hidden = |number: usize| hidden.is_some_and(|hidden| hidden.rows.contains(&number));
    let numbered = lines.into_iter().map(|(row, line)| Line { number: row + 1, hidden: is_hidden(row + 1), ..line });
    sheet.lines = numbered.collect();
    sheet.hidden_columns = hidden.map(|hidden| hidden.columns.clone()).unwrap_or_default();
}

fn xls(bytes: &[u8]) -> Result<Vec<Sheet>, Failed> {
    let failed = |error: XlsError| match error {
        XlsError::Password => "roster-password",
        _ => "roster-damaged",
    };
    let mut book: Xls<_> = match Xls::new(Cursor::new(bytes)) {
        Ok(book) => book,
        // The same box holds a workbook that has been locked, and Word's files of before.
        Err(error) => {
            let locked = Xlsx::new(Cursor::new(bytes)).is_err_and(|error| matches!(error, XlsxError::Password));
            return Err(if locked { "roster-password" } else { failed(error) });
        }
    };
    let metadata = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for meta in metadata {
        let mut sheet = begin(&meta.name, meta.visible != SheetVisible::Visible);
        let range = book.worksheet_range(&meta.name).map_err(failed)?;
        sheet.merged = book.merge_cells_by_sheet_name(&meta.name).unwrap_or_default().iter().map(merged_of).collect();
        finish(&mut sheet, of_range(&range), None);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn ods(bytes: &[u8], _: &Parts) -> Result<Vec<Sheet>, Failed> {
    let failed = |error: OdsError| match error {
        OdsError::Password => "roster-password",
        _ => "roster-damaged",
    };
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(failed)?;
    let metadata = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for meta in metadata {
        let mut sheet = begin(&meta.name, meta.visible != SheetVisible::Visible);
        let range = book.worksheet_range(&meta.name).map_err(failed)?;
        finish(&mut sheet, of_range(&range), None);
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn of_range(range: &calamine::Range<Data>) -> BTreeMap<usize, Line> {
    let (top, left) = range.start().unwrap_or_default();
    let mut lines: BTreeMap<usize, Line> = BTreeMap::new();
    for (row, column, data) in range.used_cells() {
        if let Some(value) = value(data, None) {
            lines.entry(row + top as usize).or_default().cells.insert(column + left as usize, value);
        }
    }
    lines
}

/// What a cell shows; nothing for one that shows nothing.
fn value(data: &Data, font: Option<&str>) -> Option<Cell> {
    let cell = match data {
        Data::Empty => return None,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => written(text, font),
        // As it is seen: in a column of texts it is a slip to look at.
        Data::Bool(yes) => written(if *yes { "TRUE" } else { "FALSE" }, None),
        Data::Int(number) => written(&number.to_string(), None),
        Data::Float(number) => written(&number_text(*number), None),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            match PartialDate::of_day(year, month, day) {
                Ok(date) => Cell { text: date.short(), date: Some(date), ..Cell::default() },
                Err(_) => written(&number_text(moment.as_f64()), None),
            }
        }
        Data::DateTime(moment) => written(&number_text(moment.as_f64()), None),
        Data::Error(error) => Cell { text: error.to_string(), is_error: true, ..Cell::default() },
    };
    (!cell.text.is_empty()).then_some(cell)
}

/// A whole number without its `.0`.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}
