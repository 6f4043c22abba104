//! How each kind of value is read from a node: text, counts, dates, references, lists, records.

use super::node::{Node, NodeKind, Style};
use super::record::Record;
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Span};
use crate::path::SourcePath;
use crate::vietnamese::{self, PartialDate, Period, Rank};
use std::marker::PhantomData;

/// What a value is, for the JSON Schema, the handbook and the sentences of errors.
#[derive(Debug, Clone)]
pub enum Kind {
    Text,
    Markdown,
    Count,
    Year,
    Rank,
    Date,
    Period,
    Boolean,
    /// The id of an entity of this name.
    Reference(&'static str),
    /// Pairs of an English and a Vietnamese word.
    Choice(&'static [(&'static str, &'static str)]),
    List(Box<Kind>),
    Record(&'static Record),
    Any,
}

impl Kind {
    /// The name of the shape in the message files.
    fn name(&self) -> &'static str {
        match self {
            Kind::Text | Kind::Markdown => "text",
            Kind::Count | Kind::Rank => "count",
            Kind::Year => "year",
            Kind::Date => "date",
            Kind::Period => "period",
            Kind::Boolean => "boolean",
            Kind::Reference(_) => "reference",
            Kind::Choice(_) => "choice",
            Kind::List(_) => "list",
            Kind::Record(_) => "record",
            Kind::Any => "any",
        }
    }
}

/// A type that can be read from YAML.
pub trait Shape: Sized {
    fn kind() -> Kind;

    /// The value, or `None` when it cannot be read; then the reader holds a finding that says why.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// What stands for a key that is absent or empty; `None` where the key is required.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads the nodes of one file and collects what is wrong in it.
pub struct Reader<'a> {
    pub path: &'a SourcePath,
    pub findings: Findings,
}

impl<'a> Reader<'a> {
    pub fn new(path: &'a SourcePath) -> Self {
        Reader { path, findings: Findings::new() }
    }

    pub fn place(&self, span: Span) -> Place {
        Place::at(self.path, span)
    }

    fn wrong_shape(&mut self, node: &Node, wanted: &'static str) {
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
    fn text(&mut self, node: &Node, wanted: &'static str) -> Option<String> {
        match &node.kind {
            NodeKind::Scalar { text, .. } => Some(text.trim().to_owned()),
            _ => {
                self.wrong_shape(node, wanted);
                None
            }
        }
    }

    /// The values of a record by field, unknown and repeated keys reported.
    pub fn slots<'n>(&mut self, node: &'n Node, record: &Record) -> Option<Vec<Option<&'n Node>>> {
        let mut slots: Vec<Option<(&Node, &Node)>> = vec![None; record.fields.len()];
        match &node.kind {
            NodeKind::Map(entries) => {
                for (key, value) in entries {
                    let Some(word) = key.scalar() else {
                        self.wrong_shape(key, "text");
                        continue;
                    };
                    let Some(index) = record.position(word) else {
                        self.unknown_key(key, word, record);
                        continue;
                    };
                    match slots[index] {
                        None => slots[index] = Some((key, value)),
                        Some((first, _)) => self.duplicate_key(first, key),
                    }
                }
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

    /// The value of one field: read, absent, or missing.
    pub fn field<T: Shape>(&mut self, record: &Node, value: Option<&Node>, key: &str) -> Option<T> {
        match value.filter(|node| !node.is_empty()) {
            Some(node) => T::read(node, self).or_else(T::absent),
            None => T::absent().or_else(|| {
                let at = value.map_or_else(|| first_line(record.span, record), |node| node.span);
                self.findings.push(Diagnostic::new(Code::MissingKey).arg("key", key).at(self.place(at)));
                None
            }),
        }
    }

    fn unknown_key(&mut self, key: &Node, word: &str, record: &Record) {
        let curly = word.trim_matches(['“', '”', '‘', '’', '"', '\'']);
        if curly != word && record.position(curly).is_some() {
            self.findings.push(
                Diagnostic::new(Code::CurlyQuotes)
                    .arg("key", curly)
                    .at(self.place(key.span))
                    .fix(self.place(key.span), curly),
            );
            return;
        }
        let near = vietnamese::nearest(word, record.keys()).map(str::to_owned);
        let mut finding = Diagnostic::new(Code::UnknownKey).arg("key", word).at(self.place(key.span));
        finding = match near {
            Some(near) => finding
                .help(Message::new("help-did-you-mean").arg("word", near.as_str()))
                .fix(self.place(key.span), near),
            None => {
                let known: Vec<_> = record.fields.iter().map(|field| field.alias).collect();
                finding.help(Message::new("help-known-keys").arg("keys", known.join(", ")))
            }
        };
        self.findings.push(finding);
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
        NodeKind::List(items) => items.iter().map(|item| (item, T::read(item, reader))).collect(),
        NodeKind::Null => Vec::new(),
        _ => {
            reader.wrong_shape(node, "list");
            Vec::new()
        }
    }
}

impl Shape for String {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "text")?;
        if let NodeKind::Scalar { cut: Some(cut), .. } = &node.kind {
            let whole = Span { start: node.span.start, end: cut.end };
            reader.findings.push(
                Diagnostic::new(Code::CutByHash)
                    .arg("kept", text.as_str())
                    .at(reader.place(whole))
                    .help(Message::new("help-quote-hash")),
            );
        }
        Some(text)
    }
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T: Shape> Shape for Spanned<T> {
    fn kind() -> Kind {
        T::kind()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let value = T::read(node, reader)?;
        Some(Spanned { value, span: node.span })
    }

    fn absent() -> Option<Self> {
        T::absent().map(|value| Spanned { value, span: Span::default() })
    }
}

impl<T: Shape> Shape for Option<T> {
    fn kind() -> Kind {
        T::kind()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn kind() -> Kind {
        Kind::List(Box::new(T::kind()))
    }

    /// One value alone counts as a list of one: `linh_vuc: y-te`.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let read = match &node.kind {
            NodeKind::List(items) => {
                items.iter().filter(|item| !item.is_empty()).filter_map(|item| T::read(item, reader)).collect()
            }
            _ => vec![T::read(node, reader)?],
        };
        Some(read)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

impl Shape for bool {
    fn kind() -> Kind {
        Kind::Boolean
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "boolean")?;
        match text.to_lowercase().as_str() {
            "true" | "yes" | "co" | "có" => Some(true),
            "false" | "no" | "khong" | "không" => Some(false),
            _ => {
                reader.wrong_shape(node, "boolean");
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl Shape for u64 {
    fn kind() -> Kind {
        Kind::Count
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "count")?;
        let count = vietnamese::parse_count(&text);
        if count.is_err() {
            reader.findings.push(
                Diagnostic::new(Code::BadCount)
                    .arg("text", text)
                    .at(reader.place(node.span))
                    .help(Message::new("help-count")),
            );
        }
        count.ok()
    }
}

/// A calendar year from 1900 to 2100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub u16);

impl Shape for Year {
    fn kind() -> Kind {
        Kind::Year
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "year")?;
        let year = text.parse::<u16>().ok().filter(|year| text.len() == 4 && (1900..=2100).contains(year));
        if year.is_none() {
            reader.findings.push(
                Diagnostic::new(Code::BadDate)
                    .arg("text", text)
                    .at(reader.place(node.span))
                    .help(Message::new("help-year")),
            );
        }
        year.map(Year)
    }
}

impl Shape for Rank {
    fn kind() -> Kind {
        Kind::Rank
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "count")?;
        let rank = text.parse::<Rank>().ok();
        if rank.is_none() {
            reader.findings.push(
                Diagnostic::new(Code::WrongChoice)
                    .arg("text", text)
                    .arg("choices", "1, 2, 3 (nhất, nhì, ba)")
                    .at(reader.place(node.span)),
            );
        }
        rank
    }
}

impl Shape for PartialDate {
    fn kind() -> Kind {
        Kind::Date
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "date")?;
        match text.parse::<PartialDate>() {
            Ok(date) => Some(date),
            Err(error) => {
                reader.findings.push(
                    Diagnostic::new(Code::BadDate).arg("text", text).at(reader.place(node.span)).help(date_help(error)),
                );
                None
            }
        }
    }
}

fn date_help(error: vietnamese::DateError) -> Message {
    use vietnamese::DateError as E;
    match error {
        E::NoSuchDay { .. } => Message::new("help-date-no-such-day"),
        E::NoSuchMonth { .. } => Message::new("help-date-no-such-month"),
        E::ShortYear { .. } => Message::new("help-date-short-year"),
        _ => Message::new("help-date"),
    }
}

impl Shape for Period {
    fn kind() -> Kind {
        Kind::Period
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, "period")?;
        let period = text.parse::<Period>().ok();
        if period.is_none() {
            reader.findings.push(Diagnostic::new(Code::BadPeriod).arg("text", text).at(reader.place(node.span)));
        }
        period
    }
}

/// A closed list of words; see [`choices!`](super::record::choices).
pub trait Choice: Sized {
    const WORDS: &'static [(&'static str, &'static str)];
    fn from_index(index: usize) -> Option<Self>;
}

impl<T: Choice> Shape for T {
    fn kind() -> Kind {
        Kind::Choice(T::WORDS)
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(node, Self::kind().name())?;
        let index = T::WORDS.iter().position(|(word, alias)| *word == text || *alias == text);
        if index.is_none() {
            let words = || T::WORDS.iter().map(|(_, alias)| *alias);
            let near = vietnamese::nearest(&text, words().chain(T::WORDS.iter().map(|w| w.0)));
            let mut finding = Diagnostic::new(Code::WrongChoice)
                .arg("text", text.as_str())
                .arg("choices", words().collect::<Vec<_>>().join(", "))
                .at(reader.place(node.span));
            if let Some(near) = near {
                finding = finding
                    .help(Message::new("help-did-you-mean").arg("word", near))
                    .fix(reader.place(node.span), near);
            }
            reader.findings.push(finding);
        }
        index.and_then(T::from_index)
    }
}

/// What can be referred to by an id.
pub trait Entity {
    /// The entity's name in the message files and in links: `unit`.
    const NAME: &'static str;
}

/// The id of an entity of type `T`, where it was written.
pub struct Ref<T> {
    pub id: String,
    pub span: Span,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Ref { id: self.id.clone(), span: self.span, of: PhantomData }
    }
}

impl<T> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ref({:?})", self.id)
    }
}

impl<T: Entity> Shape for Ref<T> {
    fn kind() -> Kind {
        Kind::Reference(T::NAME)
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let id = reader.text(node, Self::kind().name())?;
        // `@/ho-so/x` is how Markdown names the same thing; taking it here costs nothing.
        Some(Ref { id: id.trim_matches('/').to_owned(), span: node.span, of: PhantomData })
    }
}

/// Inline Markdown, with what is needed to say where in the file a piece of it stands.
#[derive(Debug, Clone)]
pub struct Markdown {
    pub text: String,
    pub span: Span,
    pub style: Style,
}

impl Shape for Markdown {
    fn kind() -> Kind {
        Kind::Markdown
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar { text, style, .. } => {
                Some(Markdown { text: text.clone(), span: node.span, style: *style })
            }
            _ => {
                reader.wrong_shape(node, "markdown");
                None
            }
        }
    }
}

/// What is in the file but must never be read: `noi_bo` (internal).
#[derive(Debug, Clone, Default)]
pub struct Ignored;

impl Shape for Ignored {
    fn kind() -> Kind {
        Kind::Any
    }

    fn read(_: &Node, _: &mut Reader<'_>) -> Option<Self> {
        Some(Ignored)
    }

    fn absent() -> Option<Self> {
        Some(Ignored)
    }
}
