//! The YAML tree with positions. Scalars keep the text of the file: `06` is not yet six, and `No`
//! is not yet "false"; what they are is for the shape that reads them to say.

use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::path::SourcePath;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, Options, Spanned};
use std::fmt;

/// How deep lists and maps may nest; records need six, and the parser of a bomb must not go on.
const MAX_DEPTH: usize = 32;

#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub kind: NodeKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    Null,
    Scalar {
        text: String,
        style: Style,
        /// The comment that directly follows a plain scalar, which may have been meant as its end: `Tổ # 5`.
        cut: Option<Span>,
    },
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Quoted,
    /// `|` or `>`.
    Block,
}

impl Node {
    pub fn scalar(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Nothing was written: `ten:`, `ten: ~`, or a scalar of white space.
    pub fn is_empty(&self) -> bool {
        match &self.kind {
            NodeKind::Null => true,
            NodeKind::Scalar { text, .. } => text.trim().is_empty(),
            NodeKind::List(items) => items.is_empty(),
            NodeKind::Map(entries) => entries.is_empty(),
        }
    }
}

/// The tree of a YAML text. `start` is where the text begins in its file (front matter).
///
/// # Errors
/// What YAML itself cannot read: the place, and where it can be told, the line as it should be.
pub fn parse(text: &str, path: &SourcePath, start: usize) -> Result<Node, Box<Diagnostic>> {
    let options: Options = serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        budget: serde_yaml::budget! { max_depth: MAX_DEPTH },
        non_finite_float_policy: serde_yaml::NonFiniteFloatPolicy::AsString,
    };
    let tree: Spanned<Raw> = serde_yaml::from_str_with_options(text, options)
        .map_err(|error| Box::new(explain(&error, text, path, start)))?;
    Ok(settle(tree, text, start))
}

/// What the YAML reader delivers before positions are worked out.
enum Raw {
    Null,
    /// The value as the reader resolved it; used only where the source was quoted or a block.
    Scalar(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

macro_rules! visit_as_text {
    ($($name:ident $t:ty),*) => {
        $(fn $name<E>(self, value: $t) -> Result<Raw, E> { Ok(Raw::Scalar(value.to_string())) })*
    };
}

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("YAML")
    }

    visit_as_text!(visit_bool bool, visit_i64 i64, visit_u64 u64, visit_i128 i128, visit_u128 u128,
        visit_f64 f64, visit_str &str);

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

/// Works out spans and the source text of plain scalars.
fn settle(raw: Spanned<Raw>, text: &str, start: usize) -> Node {
    let local = local_span(&raw.referenced);
    match raw.value {
        Raw::Null => Node { kind: NodeKind::Null, span: local.shifted(start) },
        Raw::Scalar(value) => settle_scalar(value, local, text, start),
        Raw::List(items) => {
            let items: Vec<Node> = items.into_iter().map(|i| settle(i, text, start)).collect();
            let end = items.last().map_or(local.end as usize + start, |last| last.span.end as usize);
            let begin = items.first().map_or(local.start as usize + start, |first| first.span.start as usize);
            Node { span: Span::new(begin..end), kind: NodeKind::List(items) }
        }
        Raw::Map(entries) => {
            let entries: Vec<(Node, Node)> =
                entries.into_iter().map(|(k, v)| (settle(k, text, start), settle(v, text, start))).collect();
            let begin = entries.first().map_or(local.start as usize + start, |(key, _)| key.span.start as usize);
            let end = entries
                .last()
                .map_or(local.end as usize + start, |(key, value)| value.span.end.max(key.span.end) as usize);
            Node { span: Span::new(begin..end), kind: NodeKind::Map(entries) }
        }
    }
}

fn settle_scalar(value: String, local: Span, text: &str, start: usize) -> Node {
    let source = text.get(local.range()).unwrap_or("");
    let style = match source.as_bytes().first() {
        Some(b'"' | b'\'') => Style::Quoted,
        Some(b'|' | b'>') => Style::Block,
        // An alias stands for a scalar elsewhere: its value is all there is.
        Some(b'*') => Style::Quoted,
        _ => Style::Plain,
    };
    let (text, cut) = match style {
        Style::Plain if !source.contains('\n') && !source.starts_with('!') => {
            (source.trim_end().to_owned(), hash_after(text, local))
        }
        _ => (value, None),
    };
    Node {
        kind: NodeKind::Scalar { text, style, cut: cut.map(|span| span.shifted(start)) },
        span: local.shifted(start),
    }
}

/// A comment that begins one space after a plain scalar. Deliberate comments are set off by more,
/// or the text before them would not look like a sentence cut in two.
fn hash_after(text: &str, local: Span) -> Option<Span> {
    let end = local.end as usize;
    let rest = text.get(end..)?;
    let line = rest.split('\n').next()?;
    let comment = line.strip_prefix(" #")?;
    // `ten: Mẫu # tên đầy đủ` may be either; only what goes on like a number or a name is suspicious.
    let next = comment.trim_start().chars().next()?;
    (next.is_ascii_digit() || next.is_uppercase()).then(|| Span::new(end..end + line.trim_end().len()))
}

fn local_span(location: &Location) -> Span {
    let span = location.span();
    match (span.byte_offset(), span.byte_len()) {
        (Some(offset), Some(len)) => {
            let offset = offset as usize;
            Span::new(offset..offset + len as usize)
        }
        _ => Span::default(),
    }
}

/// The byte at which a line (from 1) and a column in characters (from 1) stand.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let mut offset = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            let within: usize = content.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
            return offset + within;
        }
        offset += content.len();
    }
    text.len()
}

/// Turns the YAML reader's error into what the writer of the file can act on.
fn explain(error: &serde_yaml::Error, text: &str, path: &SourcePath, start: usize) -> Diagnostic {
    let said = error.without_snippet().to_string();
    let at = error.location().map_or(text.len(), |l| byte_at(text, l.line() as usize, l.column() as usize));
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let line = &text[line_start..line_end];
    let place = |range: std::ops::Range<usize>| Place::at(path, Span::new(range).shifted(start));
    let next = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());

    if said.contains("budget") || said.contains("depth") || said.contains("recursion") {
        return Diagnostic::new(Code::YamlTooBig).at(place(at..next.min(line_end)));
    }
    if let Some(tab) = line.find('\t').filter(|tab| line[..*tab].trim().is_empty()) {
        let fixed = line.replace('\t', "  ");
        return Diagnostic::new(Code::YamlTab)
            .at(place(line_start + tab..line_start + tab + 1))
            .fix(place(line_start..line_end), fixed);
    }
    if said.contains("mapping values are not allowed")
        && let Some(value) = unquoted_value(line)
    {
        let range = line_start + value.start..line_start + value.end;
        let quoted = quote(&text[range.clone()]);
        return Diagnostic::new(Code::YamlColon).at(place(range.clone())).fix(place(range), quoted);
    }
    Diagnostic::new(Code::YamlSyntax)
        .arg("reason", said.split(" at line ").next().unwrap_or(&said))
        .at(place(at.min(line_end)..next.min(line_end).max(at)))
        .help(Message::new("help-yaml-syntax"))
}

/// The range of the value in `key: value`, also behind a list dash.
fn unquoted_value(line: &str) -> Option<std::ops::Range<usize>> {
    let colon = line.find(": ")?;
    let value = line[colon + 2..].trim();
    let begin = colon + 2 + (line[colon + 2..].len() - line[colon + 2..].trim_start().len());
    (!value.is_empty() && !value.starts_with(['"', '\'', '{', '['])).then(|| begin..begin + value.len())
}

/// The text as a double-quoted YAML scalar.
pub(super) fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
