//! Tables for people who work in Excel: values with their types, as a workbook and as text of columns.
//!
//! A workbook tells nothing of when or by whom it was made, so that the same table is the same file.

use crate::vietnamese::{self, PartialDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// A value of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    #[default]
    Empty,
    Text(String),
    Count(u64),
    /// A day is a date to Excel; a month or a year alone is a text or a number.
    Date(PartialDate),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::from(text.as_str())
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Value::Count(count as u64)
    }
}

impl From<Option<PartialDate>> for Value {
    fn from(date: Option<PartialDate>) -> Self {
        date.map_or(Value::Empty, Value::Date)
    }
}

impl Value {
    /// As it is seen.
    pub fn text(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) => text.clone(),
            Value::Count(count) => count.to_string(),
            Value::Date(date) => date.short(),
        }
    }
}

/// One table: its name, its headings, its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Value>>,
    /// What the properties of its workbook tell, by which it is known again.
    pub keywords: &'static str,
}

/// Characters that a sheet's name may not hold, and how many it may.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
const LONGEST_NAME: usize = 31;
/// Of a cell, in characters.
const LONGEST_TEXT: usize = 32_767;

/// A workbook of these tables.
///
/// # Errors
/// Where a table has more rows or columns than Excel can hold, or the workbook cannot be made.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, NoWorkbook> {
    made(sheets).map_err(|error| match error {
        XlsxError::RowColumnLimitError => NoWorkbook::TooLarge,
        _ => NoWorkbook::Failed,
    })
}

/// Why there is no workbook. The library's own words are English, and for programmers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoWorkbook {
    /// More rows or columns than a sheet holds.
    TooLarge,
    Failed,
}

impl NoWorkbook {
    /// What it is called in the message.
    pub const fn word(self) -> &'static str {
        match self {
            NoWorkbook::TooLarge => "rows",
            NoWorkbook::Failed => "other",
        }
    }
}

fn made(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let keywords: Vec<&str> = sheets.iter().map(|sheet| sheet.keywords).filter(|words| !words.is_empty()).collect();
    let properties = DocProperties::new().set_creation_datetime(&epoch).set_keywords(keywords.join(", "));
    book.set_properties(&properties);
    let top = || Format::new().set_align(FormatAlign::Top);
    // A word does not touch the number that ends the column before.
    let plain = top().set_text_wrap().set_align(FormatAlign::Left).set_indent(1);
    let head = plain.clone().set_bold().set_background_color(0x00F2_E8DC);
    let number = top();
    let day = top().set_num_format("dd/mm/yyyy");
    for (at, sheet) in sheets.iter().enumerate() {
        let page = book.add_worksheet();
        let name: String = sheet.name.chars().filter(|c| !FORBIDDEN.contains(c)).take(LONGEST_NAME).collect();
        page.set_name(if name.trim().is_empty() { format!("{}", at + 1) } else { name })?;
        let widths: Vec<f64> = (0..sheet.columns.len()).map(|column| width(sheet, column)).collect();
        for ((column, heading), width) in (0..).zip(&sheet.columns).zip(&widths) {
            page.write_string_with_format(0, column, heading, &head)?;
            page.set_column_width(column, *width)?;
        }
        page.set_row_height(0, height(sheet.columns.iter().map(String::as_str), &widths))?;
        for (row, values) in (1..).zip(&sheet.rows) {
            let texts: Vec<String> = values.iter().map(Value::text).collect();
            page.set_row_height(row, height(texts.iter().map(String::as_str), &widths))?;
            for (column, value) in (0..).zip(values) {
                match value {
                    Value::Empty => continue,
                    Value::Text(text) => {
                        let text: String = text.chars().take(LONGEST_TEXT).collect();
                        page.write_string_with_format(row, column, text, &plain)?
                    }
                    Value::Count(count) => page.write_number_with_format(row, column, *count as f64, &number)?,
                    Value::Date(date) => match (date.month(), date.day()) {
                        (Some(month), Some(number)) if date.year() >= 1900 => {
                            let date = ExcelDateTime::from_ymd(date.year(), month, number)?;
                            page.write_datetime_with_format(row, column, &date, &day)?
                        }
                        _ => page.write_string_with_format(row, column, date.short(), &plain)?,
                    },
                };
            }
        }
        page.set_freeze_panes(1, 0)?;
        page.set_repeat_rows(0, 0)?;
        page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if !sheet.rows.is_empty() {
            page.autofilter(0, 0, u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX), last)?;
        }
    }
    book.save_to_buffer()
}

/// So that most of a column's cells stand on one line, within what a page bears.
fn width(sheet: &Sheet, column: usize) -> f64 {
    let length = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let mut lengths: Vec<usize> = sheet.rows.iter().filter_map(|row| Some(length(&row.get(column)?.text()))).collect();
    lengths.sort_unstable();
    let most = lengths.get(lengths.len().saturating_mul(9) / 10).copied().unwrap_or(0);
    let heading = sheet.columns.get(column).map_or(0, |heading| length(heading).div_ceil(2));
    most.max(heading).clamp(6, 48) as f64 + 3.0
}

/// So that all lines of the longest cell are seen, in points: LibreOffice does not measure rows that another program wrote.
fn height<'a>(cells: impl Iterator<Item = &'a str>, widths: &[f64]) -> f64 {
    const LINE: f64 = 15.0;
    /// What Excel allows.
    const MOST: f64 = 409.0;
    let lines = |(text, width): (&str, &f64)| -> usize {
        // Words do not fill a line, and bold letters are wider.
        let room = ((width - 3.0) * 0.9).max(1.0) as usize;
        text.lines().map(|line| line.chars().count().div_ceil(room).max(1)).sum()
    };
    let most = cells.zip(widths).map(lines).max().unwrap_or(1).max(1);
    (most as f64 * LINE).min(MOST)
}

/// Text of columns, in UTF-8 with the mark by which Excel knows it.
pub fn delimited(sheet: &Sheet) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    // A vector takes every byte.
    let _ = writer.write_record(&sheet.columns);
    for row in &sheet.rows {
        let mut cells: Vec<String> = row.iter().map(|value| inert(&value.text())).collect();
        cells.resize(sheet.columns.len(), String::new());
        let _ = writer.write_record(&cells);
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV injection): also one that
/// begins with the wide signs of East Asian keyboards, which Excel takes for the same, or with what programs pass over.
pub fn inert(cell: &str) -> String {
    let cell = vietnamese::without_controls(cell);
    let begins = |c: char| "=+-@|%＝＋－＠﹢﹣﹦﹫".contains(c);
    let formula = cell.starts_with(|c: char| c.is_whitespace()) || cell.trim_start_matches(quiet).starts_with(begins);
    if formula { format!("'{cell}") } else { cell.into_owned() }
}

/// What a spreadsheet may pass over before it looks for a formula.
fn quiet(c: char) -> bool {
    c.is_whitespace() || c == '\'' || c == '"' || c == '\u{feff}' || ('\u{200b}'..='\u{200f}').contains(&c)
}

/// What was written into a cell that [`inert`] has put an apostrophe before.
pub fn as_typed(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| inert(rest) == cell).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_has_types_and_is_the_same_each_time() {
        let sheet = Sheet {
            name: "Danh sách: [1]".to_owned(),
            columns: vec!["Họ và tên".to_owned(), "Số".to_owned(), "Ngày".to_owned()],
            rows: vec![
                vec!["=1+1".into(), 3_usize.into(), Value::Date("19/5/2021".parse().expect("a date"))],
                vec!["Ánh; \"x\", y".into(), Value::Empty, Value::Date("2021".parse().expect("a year"))],
            ],
            ..Sheet::default()
        };
        let one = workbook(std::slice::from_ref(&sheet)).expect("a workbook");
        assert_eq!(one, workbook(std::slice::from_ref(&sheet)).expect("a workbook"));
        let text = String::from_utf8(delimited(&sheet)).expect("UTF-8");
        assert_eq!(text, "\u{feff}Họ và tên,Số,Ngày\n'=1+1,3,19/5/2021\n\"Ánh; \"\"x\"\", y\",,2021\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in [
            "=HYPERLINK(1)",
            "+1",
            "-1",
            "@a",
            "＝1+1",
            "＋1",
            "－1",
            "＠a",
            "﹢1",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u{feff}=1",
        ] {
            assert_eq!(inert(cell), format!("'{cell}"), "{cell:?}");
            assert_eq!(as_typed(&inert(cell)), cell);
        }
        for cell in ["\u{b}=1", "\0=1", "\u{85}＝1", "\u{fffe}@a"] {
            assert!(inert(cell).starts_with('\''), "{cell:?}");
        }
        for cell in ["Nguyễn", "2021", "Số 12/QĐ-UBND", "“Gương sáng”", ""] {
            assert_eq!(inert(cell), cell);
        }
    }

    #[test]
    fn a_table_larger_than_excel_has_is_refused_in_words_of_ours() {
        let sheet =
            Sheet { name: "a".to_owned(), columns: vec!["b".to_owned(); 16_385], rows: Vec::new(), ..Sheet::default() };
        assert_eq!(workbook(&[sheet]), Err(NoWorkbook::TooLarge));
    }
}
