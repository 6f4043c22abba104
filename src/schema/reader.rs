//! Reading a record key by key: what is missing, unknown, given twice, or of the wrong shape is found in one go.
//! How a single value is read is for [`super::shape`].

use super::elsewhere::{Meaning, key_for, meaning};
use super::fault;
use super::node::{Node, NodeKind, Spanned, Style, first_line};
use super::notes::{Dated, Notes};
use super::overlooked::{sentence_with_colon, unspaced_key};
use super::record::{Kind, Record};
use super::secrets::is_secret;
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
    pub(super) depth: usize,
    /// The key of the value that is being read.
    pub(super) key: &'static str,
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
        self.notes.call(text, span);
    }

    pub(super) fn note_date(&mut self, date: PartialDate, span: Span) {
        self.notes.dates.push(Dated { key: self.key, depth: self.depth, date, span });
    }

    pub fn wrong_shape(&mut self, node: &Node, wanted: &'static str) {
        if let ("text" | "markdown", Some(sentence)) = (wanted, sentence_with_colon(node)) {
            let place = self.place(node.span);
            self.findings.push(Diagnostic::new(Code::YamlColon).at(place.clone()).fix(place, fault::quote(&sentence)));
            return;
        }
        let finding = self.shape(node, wanted);
        self.findings.push(finding);
    }

    /// The finding about a value that is of another shape than is wanted.
    pub(super) fn shape(&self, node: &Node, wanted: &'static str) -> Diagnostic {
        let found = match &node.kind {
            NodeKind::Null => "nothing",
            NodeKind::Scalar { text, .. } if wanted == "list" && text.contains(',') => "commas",
            NodeKind::Scalar { .. } => "scalar",
            NodeKind::List(_) => "list",
            NodeKind::Map(_) => "record",
        };
        Diagnostic::new(Code::WrongShape)
            .arg("wanted", wanted)
            .arg("found", found)
            .at(self.place(first_line(node.span, node)))
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

    /// Reports a text that was typed before Unicode, with what it says where that is sure.
    pub(super) fn legacy(&mut self, node: &Node, text: &str) {
        let whole = vietnamese::legacy_value(text).map(|kind| (kind, "value", text));
        let found = whole.or_else(|| vietnamese::legacy_word(text).map(|(kind, word)| (kind, "word", word)));
        let Some((kind, of, said)) = found else { return };
        let place = self.place(node.span);
        let finding = Diagnostic::new(Code::LegacyEncoding)
            .arg("of", of)
            .arg("text", said)
            .arg("kind", kind.to_string())
            .at(place.clone())
            .help(Message::new("help-legacy-value").arg("kind", kind.to_string()));
        let plain =
            matches!(node.kind, NodeKind::Scalar { style: Style::Plain, .. }) && node.span.range().len() == text.len();
        let converted = vietnamese::from_legacy(text).filter(|_| plain && of == "value");
        self.findings.push(match converted {
            Some(converted) => finding.fix(place, converted),
            None => finding,
        });
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
                let mut unknown = Vec::new();
                for (key, value) in entries {
                    let Some(word) = key.scalar() else {
                        self.wrong_shape(key, "text");
                        continue;
                    };
                    let Some(index) = record.position(word) else {
                        unknown.push((key, word, value));
                        continue;
                    };
                    match slots[index] {
                        None => slots[index] = Some((key, value)),
                        Some((first, _)) => self.duplicate_key(first, key),
                    }
                }
                for (key, word, value) in unknown {
                    let free = |index: usize| slots[index].is_none();
                    if let Some(index) = self.unknown_key(key, word, value, record, free) {
                        slots[index].get_or_insert((key, value));
                    }
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
                let help = Message::new("help-write-record").arg("example", record.example(node.scalar()));
                let finding = self.shape(node, "record");
                self.findings.push(finding.help(help));
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

    /// Reports a key that the record does not have; the index of the field that it was meant to be, if that is clear.
    /// A key that is given elsewhere in the record is not proposed once more.
    fn unknown_key(
        &mut self,
        key: &Node,
        word: &str,
        value: &Node,
        record: &Record,
        free: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let place = self.place(key.span);
        let bare = word.trim_matches(CURLY).trim_matches(['"', '\'']);
        if let Some(index) = record.position(bare).filter(|_| bare != word) {
            let finding = Diagnostic::new(Code::CurlyQuotes).arg("of", "key").arg("text", bare).at(place.clone());
            self.findings.push(if free(index) { finding.fix(place, bare) } else { finding });
            return Some(index);
        }
        let finding = Diagnostic::new(Code::UnknownKey).arg("key", word).at(place.clone());
        // Of a host: it is asked for, and stands in no file.
        if is_secret(word) && record.position("van_tay").is_some() {
            self.findings.push(finding.help(Message::new("help-key-secret").arg("key", word)));
            return None;
        }
        let meaning = meaning(word, record).map(|meaning| match meaning {
            // A page without an address is not made.
            Meaning::Key(&["duong_dan"]) if value.scalar().is_some_and(is_no) => Meaning::Published,
            // `_build` of Hugo says for whom a page is made.
            Meaning::Hidden if !value.entries().is_empty() && !value.entries().iter().any(is_never) => Meaning::Nothing,
            meaning => meaning,
        });
        let near = match meaning {
            Some(Meaning::Key(_)) => key_for(word, value.scalar(), record),
            Some(_) => None,
            // A key that could not hold the value is not what was meant: `mat: 1980` is no `mau`.
            None => {
                let holds =
                    |key: &&str| record.position(key).is_some_and(|at| may_hold(&(record.fields[at].kind)(), value));
                vietnamese::nearest(word, record.keys().filter(holds))
            }
        };
        if let Some(near) = near {
            let index = record.position(near)?;
            let help = if meaning.is_some() { "help-key-elsewhere" } else { "help-did-you-mean" };
            self.findings.push(if free(index) {
                finding.help(Message::new(help).arg("word", near)).fix(place, near)
            } else {
                finding.help(Message::new("help-key-given").arg("word", near))
            });
            return Some(index);
        }
        self.findings.push(match meaning {
            Some(meaning @ (Meaning::Published | Meaning::Hidden)) => {
                let is_free = record.position("nhap").is_some_and(free);
                self.unpublished(finding, key, value, meaning, is_free)
            }
            Some(Meaning::Choice(keys)) => finding.help(Message::new("help-key-choice").arg("keys", keys.join(", "))),
            Some(Meaning::Private) => finding.help(Message::new("help-key-private").arg("key", word)),
            Some(_) => finding.help(Message::new("help-key-nothing").arg("key", word)),
            None => finding.help(known_keys(word, record)),
        });
        None
    }

    /// `published: false` of Jekyll and `private: true`, which are a draft here.
    fn unpublished(
        &self,
        finding: Diagnostic,
        key: &Node,
        value: &Node,
        meaning: Meaning,
        is_free: bool,
    ) -> Diagnostic {
        let no = value.scalar().is_some_and(is_no);
        // Whoever hides something in words that are neither yes nor no hides it.
        let hides = no == (meaning == Meaning::Published);
        let entry = self.place(Span { start: key.span.start, end: value.span.end });
        match (hides, is_free) {
            (false, _) => finding.help(Message::new("help-key-nothing").arg("key", key.scalar().unwrap_or_default())),
            (true, true) => {
                finding.help(Message::new("help-key-elsewhere").arg("word", "nhap")).fix(entry, "nhap: true")
            }
            (true, false) => finding.help(Message::new("help-key-given").arg("word", "nhap")),
        }
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

/// Whether a value may be of a kind: only those that nothing but a few words or digits fit are asked.
fn may_hold(kind: &Kind, value: &Node) -> bool {
    let is_word = |text: &str| {
        let words = ["true", "false", "yes", "no", "co", "có", "khong", "không"];
        words.contains(&text.to_lowercase().as_str())
    };
    match (kind, value.scalar()) {
        (_, None) => true,
        (Kind::Boolean, Some(text)) => is_word(text),
        (Kind::Count | Kind::Year | Kind::Date | Kind::Period, Some(text)) => !is_word(text),
        _ => true,
    }
}

fn is_no(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "false" | "no")
}

fn is_never((_, value): &(Node, Node)) -> bool {
    value.scalar().is_some_and(|word| is_no(word) || word == "never")
}

/// The keys that may stand for an unknown one: all of a small record, else the few that look most like it.
fn known_keys(word: &str, record: &Record) -> Message {
    const FEW: usize = 8;
    let known: Vec<_> = record.fields.iter().map(|field| field.alias).collect();
    if known.len() <= FEW {
        return Message::new("help-known-keys").arg("keys", known.join(", "));
    }
    let alike = vietnamese::most_alike(word, known, FEW / 2);
    Message::new("help-some-keys").arg("keys", alike.join(", "))
}
