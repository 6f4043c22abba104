//! Reading a record key by key: what is missing, unknown, given twice, or of the wrong shape is found in one go.
//! How a single value is read is for [`super::shape`].

use super::fault;
use super::node::{Node, NodeKind, Style};
use super::notes::{Dated, Notes};
use super::overlooked::{sentence_with_colon, unspaced_key};
use super::record::Record;
use super::shape::{Shape, Spanned};
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Span};
use crate::path::SourcePath;
use crate::vietnamese::{self, PartialDate};

/// The quotes that Word makes of plain ones.
const CURLY: [char; 5] = ['“', '”', '„', '‘', '’'];

/// Reads the nodes of one file and collects what is wrong in it.
pub struct Reader<'a> {
    pub path: &'a SourcePath,
    pub findings: Findings,
    pub notes: Notes,
    /// How many records are around the value that is being read.
    depth: usize,
    /// The key of the value that is being read.
    key: &'static str,
}

impl<'a> Reader<'a> {
    pub fn new(path: &'a SourcePath) -> Self {
        Reader { path, findings: Findings::new(), notes: Notes::default(), depth: 0, key: "" }
    }

    pub fn place(&self, span: Span) -> Place {
        Place::at(self.path, span)
    }

    /// Notes what a text tells of a person.
    pub fn note_text(&mut self, text: &str, span: Span) {
        let found = vietnamese::personal_data(text).into_iter();
        self.notes.personal.extend(found.map(|value| Spanned { value, span }));
    }

    pub(super) fn note_date(&mut self, date: PartialDate, span: Span) {
        self.notes.dates.push(Dated { key: self.key, depth: self.depth, date, span });
    }

    pub(super) fn wrong_shape(&mut self, node: &Node, wanted: &'static str) {
        if let ("text" | "markdown", Some(sentence)) = (wanted, sentence_with_colon(node)) {
            let place = self.place(node.span);
            self.findings.push(Diagnostic::new(Code::YamlColon).at(place.clone()).fix(place, fault::quote(&sentence)));
            return;
        }
        let found = match &node.kind {
            NodeKind::Null => "nothing",
            NodeKind::Scalar { .. } => "scalar",
            NodeKind::List(_) => "list",
            NodeKind::Map(_) => "record",
        };
        self.findings.push(
            Diagnostic::new(Code::WrongShape)
                .arg("wanted", wanted)
                .arg("found", found)
                .at(self.place(first_line(node.span, node))),
        );
    }

    /// The scalar's text, trimmed; a finding and `None` for a list or a map.
    pub(super) fn text(&mut self, node: &Node, wanted: &'static str) -> Option<String> {
        match &node.kind {
            NodeKind::Scalar { text, .. } if wanted == "text" => Some(text.trim().to_owned()),
            NodeKind::Scalar { text, .. } => Some(self.without_curly_quotes(node, text.trim())),
            _ => {
                self.wrong_shape(node, wanted);
                None
            }
        }
    }

    /// The text of a date, count or word, which Word has put into “…”: reported, and read without them.
    fn without_curly_quotes(&mut self, node: &Node, text: &str) -> String {
        let inner = text.trim_matches(CURLY).trim();
        if inner != text && !inner.is_empty() {
            let place = self.place(node.span);
            self.findings.push(
                Diagnostic::new(Code::CurlyQuotes)
                    .arg("of", "value")
                    .arg("text", inner)
                    .at(place.clone())
                    .fix(place, inner),
            );
            return inner.to_owned();
        }
        text.to_owned()
    }

    /// The values of a record by field, unknown and repeated keys reported. A mistyped key stands for the one it was
    /// meant to be, which is then not missing too.
    pub fn slots<'n>(&mut self, node: &'n Node, record: &Record) -> Option<Vec<Option<&'n Node>>> {
        let mut slots: Vec<Option<(&Node, &Node)>> = vec![None; record.fields.len()];
        match &node.kind {
            NodeKind::Map(entries) => {
                let mut meant = Vec::new();
                for (key, value) in entries {
                    let Some(word) = key.scalar() else {
                        self.wrong_shape(key, "text");
                        continue;
                    };
                    let Some(index) = record.position(word) else {
                        meant.extend(self.unknown_key(key, word, record).map(|index| (index, key, value)));
                        continue;
                    };
                    match slots[index] {
                        None => slots[index] = Some((key, value)),
                        Some((first, _)) => self.duplicate_key(first, key),
                    }
                }
                for (index, key, value) in meant {
                    slots[index].get_or_insert((key, value));
                }
            }
            NodeKind::Scalar { text, style: Style::Plain, .. } if self.key_without_space(node, text, record) => {
                return None;
            }
            NodeKind::Scalar { .. } if record.shorthand.is_some() => {
                let index = record.shorthand.and_then(|key| record.position(key))?;
                slots[index] = Some((node, node));
            }
            _ => {
                self.wrong_shape(node, "record");
                return None;
            }
        }
        Some(slots.into_iter().map(|slot| slot.map(|(_, v)| v)).collect())
    }

    /// Whether a text that stands for a record begins like `ten:Báo`; then it is reported.
    fn key_without_space(&mut self, node: &Node, text: &str, record: &Record) -> bool {
        let key = unspaced_key(text, |word| record.position(word).is_some());
        if let Some(key) = key {
            let range = node.span.range();
            let after = range.start + key.len() + 1;
            let finding = Diagnostic::new(Code::YamlSyntax)
                .arg("cause", "no-space")
                .arg("reason", "")
                .at(self.place(Span::new(range.start..after)));
            let value = text[key.len() + 1..].trim();
            // Behind another key a record can only stand in braces.
            let one_line = range.len() == text.len() && !value.contains([',', '[', ']', '{', '}', '"', '\'', '#', ':']);
            self.findings.push(match self.depth {
                0 => finding.fix(self.place(Span::new(after..after)), " "),
                _ if one_line => finding.fix(self.place(node.span), format!("{{{key}: {value}}}")),
                _ => finding,
            });
        }
        key.is_some()
    }

    /// The value of one field: read, absent, or missing.
    pub fn field<T: Shape>(&mut self, record: &Node, value: Option<&Node>, key: &'static str) -> Option<T> {
        match value.filter(|node| !node.is_empty()) {
            Some(node) => {
                self.depth += 1;
                let outer = std::mem::replace(&mut self.key, key);
                let read = T::read(node, self);
                self.key = outer;
                self.depth -= 1;
                read.or_else(T::absent)
            }
            None => T::absent().or_else(|| {
                let missing = Diagnostic::new(Code::MissingKey).arg("key", key);
                self.findings.push(match value {
                    Some(empty) => missing.at(self.place(empty.span)),
                    // Of a whole file any line would look like the one at fault.
                    None if self.depth == 0 => missing.in_file(self.path),
                    None => {
                        let start = first_line(record.span, record).start;
                        let begin = self.place(Span { start, end: start });
                        missing.also(begin, Message::new("label-record-here"))
                    }
                });
                None
            }),
        }
    }

    /// Reports a key that the record does not have; the index of the field that it was meant to be, if that is clear.
    fn unknown_key(&mut self, key: &Node, word: &str, record: &Record) -> Option<usize> {
        let bare = word.trim_matches(CURLY).trim_matches(['"', '\'']);
        if let Some(index) = record.position(bare).filter(|_| bare != word) {
            self.findings.push(
                Diagnostic::new(Code::CurlyQuotes)
                    .arg("of", "key")
                    .arg("text", bare)
                    .at(self.place(key.span))
                    .fix(self.place(key.span), bare),
            );
            return Some(index);
        }
        let near = vietnamese::nearest(word, record.keys());
        let mut finding = Diagnostic::new(Code::UnknownKey).arg("key", word).at(self.place(key.span));
        finding = match near {
            Some(near) => {
                finding.help(Message::new("help-did-you-mean").arg("word", near)).fix(self.place(key.span), near)
            }
            None => {
                let known: Vec<_> = record.fields.iter().map(|field| field.alias).collect();
                finding.help(Message::new("help-known-keys").arg("keys", known.join(", ")))
            }
        };
        self.findings.push(finding);
        near.and_then(|near| record.position(near))
    }

    fn duplicate_key(&mut self, first: &Node, second: &Node) {
        self.findings.push(
            Diagnostic::new(Code::DuplicateKey)
                .arg("key", second.scalar().unwrap_or_default())
                .arg("first", first.scalar().unwrap_or_default())
                .at(self.place(second.span))
                .also(self.place(first.span), Message::new("label-first-here")),
        );
    }
}

/// A span cut to one place that a snippet can point at: of a map, its first key.
fn first_line(span: Span, node: &Node) -> Span {
    match &node.kind {
        NodeKind::Map(entries) => entries.first().map_or(span, |(key, _)| key.span),
        NodeKind::List(items) => items.first().map_or(span, |item| first_line(item.span, item)),
        _ => span,
    }
}

/// A list of records, as vocabularies are; items that cannot be read are reported and left out.
/// Each item comes with its node, so that even an unreadable one can say its id.
pub fn read_record_list<'n, T: Shape>(node: &'n Node, reader: &mut Reader<'_>) -> Vec<(&'n Node, Option<T>)> {
    match &node.kind {
        NodeKind::List(items) => {
            reader.depth += 1;
            let read = items.iter().map(|item| (item, T::read(item, reader))).collect();
            reader.depth -= 1;
            read
        }
        NodeKind::Null => Vec::new(),
        _ => {
            reader.wrong_shape(node, "list");
            Vec::new()
        }
    }
}
