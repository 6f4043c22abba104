//! How lists are read, and what was meant for one: `a, b`, `{a, b}`, `trang và kỷ yếu`.

use super::node::{Node, NodeKind, Style, first_line};
use super::reader::Reader;
use super::record::Kind;
use super::shape::Shape;
use crate::diagnostic::{Code, Diagnostic, Message, Span};

impl<T: Shape> Shape for Vec<T> {
    fn kind() -> Kind {
        Kind::List(Box::new(T::kind()))
    }

    /// One value alone counts as a list of one: `linh_vuc: y-te`.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let read = match &node.kind {
            NodeKind::List(items) => {
                let full = items.iter().filter(|item| !item.is_empty());
                full.flat_map(|item| match several_words::<T>(item) {
                    Some(words) => {
                        // Whether brackets or a dash begin the list cannot be told here, so there is no correction.
                        let help = Message::new("help-each-apart").arg("ids", words.join(", "));
                        let finding = not_a_list(item, reader).help(help);
                        reader.findings.push(finding);
                        read_words(item, &words, reader)
                    }
                    None => T::read(item, reader).into_iter().collect(),
                })
                .collect()
            }
            // Braces for brackets: `{trang, ky_yeu}`.
            NodeKind::Map(entries) if T::kind().has_no_comma() && is_list_in_braces(entries) => {
                let keys: Vec<&str> = entries.iter().filter_map(|(key, _)| key.scalar()).collect();
                let words = T::words(&keys.join(", ")).unwrap_or_default();
                let written = if words.is_empty() { keys.join(", ") } else { words.join(", ") };
                // Where the braces stand cannot be told here, so there is no correction.
                let finding = reader.shape(node, "list").help(Message::new("help-each-apart").arg("ids", written));
                reader.findings.push(finding);
                match words.is_empty() {
                    true => entries.iter().filter_map(|(key, _)| T::read(key, reader)).collect(),
                    false => read_words(node, &words, reader),
                }
            }
            NodeKind::Scalar { .. } if several_words::<T>(node).is_some() => {
                let words = several_words::<T>(node).unwrap_or_default();
                let fixed = format!("[{}]", words.join(", "));
                let finding = not_a_list(node, reader).fix(reader.place(node.span), fixed);
                reader.findings.push(finding);
                read_words(node, &words, reader)
            }
            NodeKind::Scalar { text, style, .. }
                if T::kind().has_no_comma() && text.contains(',') && !T::is_doubted(text) =>
            {
                let pieces = pieces(node, text, *style);
                let list: Vec<_> = pieces.iter().filter_map(Node::scalar).collect();
                let finding = reader.shape(node, "list").fix(reader.place(node.span), format!("[{}]", list.join(", ")));
                reader.findings.push(finding);
                pieces.iter().filter_map(|piece| T::read(piece, reader)).collect()
            }
            _ => vec![T::read(node, reader)?],
        };
        Some(read)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

/// The words of a closed list that stand in one value, if they are several.
fn several_words<T: Shape>(node: &Node) -> Option<Vec<&'static str>> {
    T::words(node.scalar()?).filter(|words| words.len() > 1)
}

/// Whether a record is a list with the wrong brackets: keys without values.
fn is_list_in_braces(entries: &[(Node, Node)]) -> bool {
    let bare = |(key, value): &(Node, Node)| key.scalar().is_some() && value.kind == NodeKind::Null;
    !entries.is_empty() && entries.iter().all(bare)
}

/// The finding about one value that holds several.
fn not_a_list(node: &Node, reader: &Reader<'_>) -> Diagnostic {
    let found = if node.scalar().is_some_and(|text| text.contains(',')) { "commas" } else { "words" };
    let finding = Diagnostic::new(Code::WrongShape).arg("wanted", "list").arg("found", found);
    finding.at(reader.place(first_line(node.span, node)))
}

/// What known words are read as, where `node` stands.
fn read_words<T: Shape>(node: &Node, words: &[&str], reader: &mut Reader<'_>) -> Vec<T> {
    let scalar = |word: &&str| NodeKind::Scalar { text: (*word).to_owned(), style: Style::Plain, cut: None };
    words.iter().filter_map(|word| T::read(&Node { kind: scalar(word), span: node.span }, reader)).collect()
}

/// The pieces between the commas of a value, each where it stands if that can be told.
fn pieces(node: &Node, text: &str, style: Style) -> Vec<Node> {
    let exact = style == Style::Plain && node.span.range().len() == text.len();
    let mut at = 0;
    let mut pieces = Vec::new();
    for piece in text.split(',') {
        let start = at + piece.len() - piece.trim_start().len();
        at += piece.len() + 1;
        let piece = piece.trim();
        let span =
            if exact { Span::new(start..start + piece.len()).shifted(node.span.start as usize) } else { node.span };
        if !piece.is_empty() {
            pieces
                .push(Node { kind: NodeKind::Scalar { text: piece.to_owned(), style: Style::Plain, cut: None }, span });
        }
    }
    pieces
}
