//! The lines of a sheet as people: what continues whom, what is a heading of a section, and what is no person at all.

use super::cells::{Cell, Line, Sheet};
use super::column::Column;
use super::headings;
use super::headings::Head;
use super::mapping::Mapping;
use crate::reading::entities::ProfileKind;
use crate::vietnamese::fold;
use std::collections::BTreeMap;

/// Where a line stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    pub sheet: String,
    pub row: usize,
}

/// A line that tells of somebody.
#[derive(Debug, Clone)]
pub struct Told {
    pub at: At,
    pub cells: Vec<(Column, Cell)>,
    /// As the section above says, or the sheet.
    pub kind: Option<ProfileKind>,
    /// The heading of the section, which may be a unit.
    pub section: Option<String>,
    /// The line goes on with the person above.
    pub continues: bool,
    pub hidden: bool,
}

/// What of a sheet no record takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    pub at: At,
    pub text: String,
    pub why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Above the headings.
    Above,
    /// A sum, a signature, a place and a day.
    Below,
    /// The heading of a section, whose meaning the lines below have taken.
    Section,
    NoName,
    /// A sheet without headings that are known.
    NoHead,
    /// A column whose heading means nothing, or that the mapping leaves out.
    Column,
}

impl Why {
    pub const fn word(self) -> &'static str {
        match self {
            Why::Above => "above",
            Why::Below => "below",
            Why::Section => "section",
            Why::NoName => "no-name",
            Why::NoHead => "no-head",
            Why::Column => "column",
        }
    }
}

/// What a sheet holds.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub head: Option<Head>,
    pub people: Vec<Told>,
    pub left: Vec<Left>,
}

/// Reads a sheet.
pub fn read(sheet: &Sheet, mapping: &Mapping) -> Page {
    let at = |row: usize| At { sheet: sheet.name.clone(), row };
    let Some(head) = headings::find(sheet, mapping) else {
        let left = |line: &Line| Left { at: at(line.number), text: joined(line), why: Why::NoHead };
        return Page { left: sheet.lines.iter().map(left).collect(), ..Page::default() };
    };
    let mut page = Page::default();
    let mut section = Section { kind: kind_in(&fold(&sheet.name)), ..Section::default() };
    for line in &sheet.lines {
        let row = line.number;
        if row < head.row {
            page.left.push(Left { at: at(row), text: joined(line), why: Why::Above });
        } else if row >= head.below {
            match section.look(sheet, &head, line) {
                Seen::Person { cells, continues } => page.people.push(Told {
                    at: at(row),
                    cells,
                    kind: section.kind,
                    section: section.heading.clone(),
                    continues,
                    hidden: line.hidden,
                }),
                Seen::Nobody(why) => page.left.push(Left { at: at(row), text: joined(line), why }),
            }
            page.left.extend(unread(&head, line).map(|(column, text)| Left {
                at: at(row),
                text: format!("{column}: {text}"),
                why: Why::Column,
            }));
        }
    }
    page.head = Some(head);
    page
}

/// The cells of a line in columns that nobody reads; running numbers and signatures are no loss.
fn unread<'a>(head: &'a Head, line: &'a Line) -> impl Iterator<Item = (String, &'a str)> {
    line.cells.iter().filter_map(move |(index, cell)| {
        let Some(column) = head.columns.iter().find(|column| column.index == *index) else {
            return Some((letters(*index), cell.text.as_str()));
        };
        let numbers = column.means == Some(Column::Skip) && headings::meaning(&column.heading) == Some(Column::Skip);
        let lost = matches!(column.means, None | Some(Column::Skip)) && !numbers;
        lost.then_some((column.heading.clone(), cell.text.as_str()))
    })
}

/// A column as Excel names it: A, B, AA.
pub fn letters(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    if index < 26 { last.to_string() } else { format!("{}{last}", letters(index / 26 - 1)) }
}

fn joined(line: &Line) -> String {
    line.cells.values().map(|cell| cell.text.replace('\n', " ")).collect::<Vec<_>>().join(" | ")
}

#[derive(Default)]
struct Section {
    kind: Option<ProfileKind>,
    heading: Option<String>,
    /// Whether a person stands above, whom a line may go on with.
    after_person: bool,
    /// The last cell of each column, which a ditto mark repeats.
    last: BTreeMap<usize, Cell>,
}

enum Seen {
    Person { cells: Vec<(Column, Cell)>, continues: bool },
    Nobody(Why),
}

impl Section {
    fn look(&mut self, sheet: &Sheet, head: &Head, line: &Line) -> Seen {
        let texts: Vec<&str> = line.cells.values().map(|cell| cell.text.as_str()).collect();
        let lettered = letter_of(head, line);
        let counts = |text: &str| is_number(text) || lettered == Some(text);
        let words: Vec<&str> = texts.iter().copied().filter(|text| !counts(text)).collect();
        if let [heading] = words[..]
            && self.opens(sheet, head, line, heading)
        {
            self.after_person = false;
            return Seen::Nobody(if is_sum(heading) { Why::Below } else { Why::Section });
        }
        let mut cells = Vec::new();
        let mut filled = false;
        for column in &head.columns {
            let Some(means) = &column.means else { continue };
            if let Some(cell) = line.cells.get(&column.index) {
                let mut cell = self.repeated(column.index, means, cell);
                // “Thành tích năm 2021”: of which year a deed is, only the heading says.
                if let (Column::Deeds, Some(year)) = (means, column.year) {
                    let dated = |line: &str| format!("Năm {year}: {line}");
                    cell.text = cell.text.lines().map(dated).collect::<Vec<_>>().join("\n");
                }
                cells.push((means.clone(), cell));
                if let (Column::Award, Some(year)) = (means, column.year) {
                    cells.push((Column::AwardYear, Cell { text: year.to_string(), ..Cell::default() }));
                }
            } else if let Some(cell) = above(sheet, line.number, column.index) {
                filled |= matches!(means, Column::Name | Column::BodyName | Column::Given);
                cells.push((means.clone(), cell.clone()));
            }
        }
        let has = |wanted: &[Column]| cells.iter().any(|(column, _)| wanted.contains(column));
        let named = has(&[Column::Name, Column::BodyName, Column::Given]);
        let sum = words.first().is_some_and(|word| is_sum(word));
        match () {
            () if sum => Seen::Nobody(Why::Below),
            () if named => {
                let continues = filled && self.after_person;
                self.after_person = true;
                Seen::Person { cells, continues }
            }
            // A second award of the person above, on a line of its own.
            () if self.after_person && has(&[Column::Award, Column::Decision]) => {
                Seen::Person { cells, continues: true }
            }
            () => {
                let known = cells.iter().filter(|(column, _)| *column != Column::Skip).count();
                Seen::Nobody(if known > 1 && self.after_person { Why::NoName } else { Why::Below })
            }
        }
    }

    /// A cell, or the one above for which it stands.
    fn repeated(&mut self, index: usize, means: &Column, cell: &Cell) -> Cell {
        if !is_ditto(&cell.text) {
            self.last.insert(index, cell.clone());
            return cell.clone();
        }
        // With nothing above it the mark is no value, and the line waits.
        let alone = || Cell { is_error: *means != Column::Skip, ..cell.clone() };
        self.last.get(&index).cloned().unwrap_or_else(alone)
    }

    /// Whether the only words of a line are the heading of what stands below.
    fn opens(&mut self, sheet: &Sheet, head: &Head, line: &Line, heading: &str) -> bool {
        let folded = fold(without_number(heading));
        let over = sheet.merged.iter().any(|m| m.rows.0 == line.number && m.columns.1 > m.columns.0);
        let numbered = without_number(heading) != heading
            || letter_of(head, line).is_some()
            || line.cells.values().any(|cell| is_roman(&cell.text) && cell.text != heading);
        let in_name = head.columns.iter().any(|column| {
            let is_name = matches!(column.means, Some(Column::Name | Column::BodyName | Column::Given));
            is_name && line.cells.contains_key(&column.index)
        });
        let only =
            head.columns.iter().filter(|column| column.means.as_ref().is_some_and(|m| *m != Column::Skip)).count() == 1;
        if is_sum(heading) {
            return true;
        }
        let kind = kind_in(&folded).filter(|_| folded.split(' ').count() <= 6);
        if only || !(over || numbered || kind.is_some() || !in_name) {
            return false;
        }
        if !in_name && !over && !numbered && kind.is_none() && line.cells.len() == 1 {
            // A lone word in some other column: what follows a table.
            return false;
        }
        match kind {
            Some(kind) => (self.kind, self.heading) = (Some(kind), None),
            None => self.heading = Some(without_number(heading).to_owned()),
        }
        true
    }
}

/// “A” in the column of running numbers, as the headings of sections are counted.
fn letter_of<'a>(head: &Head, line: &'a Line) -> Option<&'a str> {
    let (index, cell) = line.cells.first_key_value()?;
    let of_numbers = head.columns.iter().any(|column| column.index == *index && column.means == Some(Column::Skip));
    let letter = cell.text.trim_end_matches(['.', ')', '/']);
    (of_numbers && letter.len() == 1 && letter.chars().all(|c| c.is_ascii_uppercase())).then_some(cell.text.as_str())
}

/// What says that the cell above holds here too.
fn is_ditto(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "-.–—".contains(c)).to_lowercase();
    matches!(bare.as_str(), "nt" | "như trên" | "nhu tren" | "\"" | "''" | "//" | "“" | "”" | "″" | "〃")
}

/// The cell that covers this one from above.
fn above(sheet: &Sheet, row: usize, column: usize) -> Option<&Cell> {
    let area = sheet
        .merged
        .iter()
        .find(|area| area.rows.0 < row && row <= area.rows.1 && area.columns.0 <= column && column <= area.columns.1)?;
    let line = sheet.lines.binary_search_by_key(&area.rows.0, |line| line.number).ok()?;
    sheet.lines[line].cells.get(&area.columns.0)
}

fn is_number(text: &str) -> bool {
    is_roman(text) || text.trim_end_matches(['.', ')']).chars().all(|c| c.is_ascii_digit())
}

fn is_roman(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')', '/']);
    !text.is_empty() && text.len() <= 5 && text.chars().all(|c| "IVX".contains(c))
}

/// “I. TẬP THỂ”, “A) Khối Đảng”: without its number.
fn without_number(heading: &str) -> &str {
    let Some((number, rest)) = heading.split_once([' ', '.', ')', '/', '-']) else { return heading };
    let lone = number.len() == 1 && number.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let rest = rest.trim_start_matches([' ', '.', ')', '/', '-']);
    if (lone || is_roman(number)) && !rest.is_empty() { rest } else { heading }
}

fn is_sum(text: &str) -> bool {
    let folded = fold(text);
    ["tong cong", "tong so", "tong", "cong", "an dinh", "danh sach co", "danh sach nay co"].iter().any(|head| {
        folded == *head || folded.strip_prefix(head).is_some_and(|rest| rest.starts_with(' ') && head.len() > 5)
    }) || folded.strip_prefix("cong ").is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit()))
}

/// The kind that the heading of a section or a sheet names.
fn kind_in(folded: &str) -> Option<ProfileKind> {
    let names = [
        ("ho gia dinh", ProfileKind::Household),
        ("tap the", ProfileKind::Collective),
        ("mo hinh", ProfileKind::Model),
        ("ca nhan", ProfileKind::Individual),
    ];
    let found: Vec<ProfileKind> =
        names.into_iter().filter(|(name, _)| folded.contains(name)).map(|(_, kind)| kind).collect();
    // “Tập thể, cá nhân” names neither.
    if let [kind] = found[..] { Some(kind) } else { None }
}
