//! What of a text private people may be told by: all that readers see of it, and where its links lead.

use crate::diagnostic::Span;
use crate::doc::{Block, Doc, Inline, Node, Table, To, plain};
use crate::schema::{Notes, Spanned};
use crate::vietnamese::{Personal, PersonalData, days_of_birth, heads_births, personal_data};
use percent_encoding::percent_decode_str;

/// Notes what the text tells of people. The tree says what is read, however it was written (`09**12**345678`), but not where;
/// so `within`, the text's place in its file, stands for it.
pub(super) fn note(doc: &Doc, within: Span, notes: &mut Notes) {
    let mut told = Told { found: Vec::new(), block: 0, within };
    let mut beside: Vec<PersonalData> = Vec::new();
    doc.walk(&mut |node| {
        if matches!(node, Node::Block(_)) {
            told.block = told.found.len();
        }
        look(node, &mut told, &mut beside, notes);
    });
    notes.personal.extend(told.found);
    notes.personal.extend(beside.into_iter().map(|value| Spanned { value, span: within }));
}

/// What a text has told so far.
struct Told {
    found: Vec<Spanned<PersonalData>>,
    /// Where what the last block tells begins.
    block: usize,
    within: Span,
}

impl Told {
    fn see(&mut self, text: &str, notes: &mut Notes) {
        self.found.extend(personal_data(text).into_iter().map(|value| Spanned { value, span: self.within }));
        notes.call(text, self.within);
    }

    /// A link that shows its own address tells one thing, not two; the same elsewhere is told of each place.
    fn see_address(&mut self, text: &str, span: Span, notes: &mut Notes) {
        let shown = |value: &PersonalData| self.found[self.block..].iter().any(|known| known.value == *value);
        let more: Vec<_> = personal_data(text).into_iter().filter(|value| !shown(value)).collect();
        self.found.extend(more.into_iter().map(|value| Spanned { value, span }));
        notes.call(text, span);
    }
}

fn look(node: Node<'_>, told: &mut Told, beside: &mut Vec<PersonalData>, notes: &mut Notes) {
    match node {
        Node::Block(Block::Paragraph(content)) => told.see(&words(content), notes),
        Node::Block(Block::Heading(heading)) => told.see(&words(&heading.content), notes),
        Node::Block(Block::Table(table)) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            cells.for_each(|cell| told.see(&words(cell), notes));
            // A family name and the given name may have columns of their own.
            for row in table.rows.iter().filter(|row| row.len() > 1) {
                let row: Vec<String> = row.iter().map(|cell| words(cell)).collect();
                notes.call_in_cells(&row.join("\t"), told.within);
            }
            beside.extend(births(table));
            beside.extend(split_numbers(table));
        }
        Node::Block(Block::Code(code)) => told.see(&code.text, notes),
        Node::Block(Block::Figure(figure)) => {
            told.see(&figure.image.alt, notes);
            told.see(figure.caption.as_deref().unwrap_or_default(), notes);
        }
        Node::Block(Block::RawHtml(html)) | Node::Inline(Inline::RawHtml(html)) => told.see(html, notes),
        Node::Inline(Inline::Link(link)) => {
            told.see(link.title.as_deref().unwrap_or_default(), notes);
            told.see_address(&address(&link.target.to), link.target.span, notes);
        }
        Node::Image(image) => {
            told.see(image.title.as_deref().unwrap_or_default(), notes);
            told.see_address(&address(&image.target.to), image.target.span, notes);
        }
        _ => {}
    }
}

/// Days below or beside a cell that says what they are; a cell that says so of itself has been looked at.
fn births(table: &Table) -> Vec<PersonalData> {
    let heads: Vec<bool> = table.head.iter().map(|cell| heads_births(&words(cell))).collect();
    let mut found = Vec::new();
    for row in &table.rows {
        let led = row.first().is_some_and(|cell| heads_births(&words(cell)));
        for (column, cell) in row.iter().enumerate() {
            if led && column > 0 || heads.get(column) == Some(&true) {
                let (cell, days) = (words(cell), days_of_birth(&words(cell)));
                let own = personal_data(&cell);
                found.extend(days.into_iter().filter(|day| !own.contains(day)));
            }
        }
    }
    found
}

/// Numbers that are one only when cells of a row are read together: `| 0912 | 345 678 |`.
fn split_numbers(table: &Table) -> Vec<PersonalData> {
    let rows = std::iter::once(&table.head).chain(&table.rows);
    let mut found = Vec::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| words(cell).trim().to_owned()).collect();
        let mut at = 0;
        while at < cells.len() {
            let number = [3, 2].into_iter().find_map(|count| Some((count, number_of(cells.get(at..at + count)?)?)));
            at += number.as_ref().map_or(1, |(count, _)| *count);
            found.extend(number.map(|(_, data)| data));
        }
    }
    found
}

/// The one number that all the cells are pieces of. A running number before a sum (`03 | 12.345.678`) is shorter than the
/// first piece of one, and what is in force since 2017 tells codes of places (`06652`) from telephones.
fn number_of(cells: &[String]) -> Option<PersonalData> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    if digits(cells.first()?) < 3 || !cells.iter().all(|cell| is_piece(cell)) {
        return None;
    }
    if cells.iter().any(|cell| !personal_data(cell).is_empty()) {
        return None;
    }
    let joined = cells.join(" ");
    personal_data(&joined).into_iter().filter(|data| digits(&data.text) == digits(&joined)).find(|data| {
        match data.kind {
            Personal::Telephone => !["04", "06"].iter().any(|old| data.text.starts_with(old)),
            Personal::Identity => digits(&data.text) == 12,
            Personal::Account | Personal::Email | Personal::Birth => false,
        }
    })
}

/// Whether a cell may hold a piece of a number: nothing but digits and what stands between them, and no sum of money.
fn is_piece(cell: &str) -> bool {
    let groups: Vec<&str> = cell.split(['.', ',']).collect();
    let amount = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3) && !cell.starts_with('0');
    let known = |c: char| c.is_ascii_digit() || "+ .-()\u{a0}".contains(c);
    !amount && cell.contains(|c: char| c.is_ascii_digit()) && cell.chars().all(known)
}

/// A call shows a record of its own, which is looked at where it stands.
fn words(content: &[Inline]) -> String {
    plain(content, &|_| "\n".to_owned())
}

fn address(to: &To) -> String {
    let written = match to {
        To::External(address) => address,
        To::File { path, .. } | To::Root { path, .. } => path,
        To::Internal { .. } | To::Anchor(_) => return String::new(),
    };
    let address = percent_decode_str(written).decode_utf8_lossy();
    match address.split_once(':') {
        Some(("tel" | "mailto" | "sms", rest)) => rest.to_owned(),
        _ => address.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;
    use crate::reading::markdown;

    fn told(markdown: &str) -> Vec<String> {
        let path = SourcePath::new("a.md");
        let options = markdown::Options { raw_html: false, source: &path, place: &|span| span };
        let mut notes = Notes::default();
        note(&markdown::read(markdown, &options).0, Span::default(), &mut notes);
        notes.personal.into_iter().map(|data| data.value.text).collect()
    }

    #[test]
    fn a_number_may_be_split_over_cells() {
        for (row, number) in [
            ("| Lan | 0912 | 345 678 |", "0912 345 678"),
            ("| 0912 | 345 | 678 |", "0912 345 678"),
            ("| +84 912 | 345678 | x |", "84 912 345678"),
            ("| 022180 | 001234 | x |", "022180 001234"),
        ] {
            for table in [format!("{row}\n|-|-|-|\n| a | b | c |\n"), format!("| a | b | c |\n|-|-|-|\n{row}\n")] {
                assert_eq!(told(&table), [number], "{table}");
            }
        }
        for row in [
            "| 03 | 12 345 678 | x |",
            "| 035 | 1.234.567 | x |",
            "| 06652 | 12345 | x |",
            "| 2019 | 2020 | 2021 |",
            "| 120 | 345 | 6789 |",
            "| 0912 | Lan | 345 678 |",
            "| 1.034 | 567.890 | 123 |",
        ] {
            assert_eq!(told(&format!("| a | b | c |\n|-|-|-|\n{row}\n")), Vec::<String>::new(), "{row}");
        }
    }
}
