//! What of a text private people may be told by: all that readers see of it, and where its links lead.

use crate::diagnostic::Span;
use crate::doc::{Block, Doc, Inline, Node, Table, To, plain};
use crate::schema::{Notes, Spanned};
use crate::vietnamese::{PersonalData, days_of_birth, heads_births, personal_data};
use percent_encoding::percent_decode_str;

/// Notes what the text tells of people. The tree says what is read, however it was written (`09**12**345678`), but not where;
/// so `within`, the text's place in its file, stands for it.
pub(super) fn note(doc: &Doc, within: Span, notes: &mut Notes) {
    let mut found: Vec<Spanned<PersonalData>> = Vec::new();
    let mut born: Vec<PersonalData> = Vec::new();
    let mut look_at = |text: &str, span: Span| {
        found.extend(personal_data(text).into_iter().map(|value| Spanned { value, span }));
    };
    doc.walk(&mut |node| match node {
        Node::Block(Block::Paragraph(content)) => look_at(&words(content), within),
        Node::Block(Block::Heading(heading)) => look_at(&words(&heading.content), within),
        Node::Block(Block::Table(table)) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            cells.for_each(|cell| look_at(&words(cell), within));
            born.extend(births(table));
        }
        Node::Block(Block::Code(code)) => look_at(&code.text, within),
        Node::Block(Block::Figure(figure)) => {
            look_at(&figure.image.alt, within);
            look_at(figure.caption.as_deref().unwrap_or_default(), within);
        }
        Node::Block(Block::RawHtml(html)) | Node::Inline(Inline::RawHtml(html)) => look_at(html, within),
        Node::Inline(Inline::Link(link)) => {
            look_at(link.title.as_deref().unwrap_or_default(), within);
            look_at(&address(&link.target.to), link.target.span);
        }
        Node::Image(image) => {
            look_at(image.title.as_deref().unwrap_or_default(), within);
            look_at(&address(&image.target.to), image.target.span);
        }
        _ => {}
    });
    // A link that shows its own address tells one thing, not two.
    found.dedup_by(|next, last| next.value == last.value);
    found.extend(born.into_iter().map(|value| Spanned { value, span: within }));
    notes.personal.extend(found);
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
