//! What of a text private people may be told by: all that readers see of it, and where its links lead.

use crate::diagnostic::Span;
use crate::doc::{Block, Doc, Inline, Node, To, plain};
use crate::schema::{Notes, Spanned};
use crate::vietnamese::personal_data;
use percent_encoding::percent_decode_str;

/// Notes what the text tells of people. The tree says what is read, however it was written (`09**12**345678`), but not where;
/// so `within`, the text's place in its file, stands for it.
pub(super) fn note(doc: &Doc, within: Span, notes: &mut Notes) {
    let mut found = Vec::new();
    let mut look = |text: &str| found.extend(personal_data(text));
    doc.walk(&mut |node| match node {
        Node::Block(Block::Paragraph(content)) => look(&words(content)),
        Node::Block(Block::Heading(heading)) => look(&words(&heading.content)),
        Node::Block(Block::Table(table)) => {
            let cells = table.head.iter().chain(table.rows.iter().flatten());
            cells.for_each(|cell| look(&words(cell)));
        }
        Node::Block(Block::Code(code)) => look(&code.text),
        Node::Block(Block::Figure(figure)) => {
            look(&figure.image.alt);
            look(figure.caption.as_deref().unwrap_or_default());
        }
        Node::Block(Block::RawHtml(html)) | Node::Inline(Inline::RawHtml(html)) => look(html),
        Node::Inline(Inline::Link(link)) => {
            look(link.title.as_deref().unwrap_or_default());
            look(&address(&link.target.to));
        }
        Node::Image(image) => {
            look(image.title.as_deref().unwrap_or_default());
            look(&address(&image.target.to));
        }
        _ => {}
    });
    // A link that shows its own address tells one thing, not two.
    found.dedup();
    notes.personal.extend(found.into_iter().map(|value| Spanned { value, span: within }));
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
