//! A YAML text as a tree of [`Node`]s, or what is wrong in it and what may cure it.

use super::cure::tried;
use super::fault;
use super::internal::{discreet, shared};
use super::node::{Node, NodeKind, Style};
use super::overlooked::overlooked;
use super::suspect::{File, Suspect};
use crate::diagnostic::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::vietnamese;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, Options, Spanned};
use std::fmt;

/// How deep lists and maps may nest; records need six, and the parser of a bomb must not go on.
const MAX_DEPTH: usize = 32;

/// The tree of a YAML text. `start` is where the text begins in its file (front matter).
///
/// # Errors
/// What YAML cannot read, or reads as nobody means it: the place, and where it can be told, the line as it should be.
pub fn parse(text: &str, path: &SourcePath, start: usize) -> Result<Node, Box<Diagnostic>> {
    let file = File { text, path, start };
    look(file).map_err(|suspect| Box::new(discreet(tried(*suspect, file, look), file)))
}

/// The tree of a YAML text, or what is wrong in it with what may cure it.
fn look(file: File<'_>) -> Result<Node, Box<Suspect>> {
    let File { text, start, .. } = file;
    let options: Options = serde_yaml::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        budget: serde_yaml::budget! { max_depth: MAX_DEPTH },
        non_finite_float_policy: serde_yaml::NonFiniteFloatPolicy::AsString,
    };
    let tree: Spanned<Raw> =
        serde_yaml::from_str_with_options(text, options).map_err(|error| Box::new(fault::explain(&error, file)))?;
    if let Some(finding) = shared(file) {
        return Err(Box::new(Suspect::new(finding)));
    }
    let node = settle(tree, text, start);
    match overlooked(&node, file) {
        Some(suspect) => Err(Box::new(suspect)),
        None => Ok(node),
    }
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
    let (local, defined) = (local_span(&raw.referenced), local_span(&raw.defined));
    match raw.value {
        Raw::Null => Node { kind: NodeKind::Null, span: local.shifted(start) },
        Raw::Scalar(value) => settle_scalar(value, local, defined, text, start),
        Raw::List(items) => {
            let items: Vec<Node> = items.into_iter().map(|item| settle(item, text, start)).collect();
            let span = around(items.iter()).unwrap_or_else(|| local.shifted(start));
            Node { span, kind: NodeKind::List(items) }
        }
        Raw::Map(entries) => {
            let entries: Vec<(Node, Node)> =
                entries.into_iter().map(|(k, v)| (settle(k, text, start), settle(v, text, start))).collect();
            let span = around(entries.iter().flat_map(|(key, value)| [key, value]));
            Node { span: span.unwrap_or_else(|| local.shifted(start)), kind: NodeKind::Map(entries) }
        }
    }
}

/// From the first to the last of the nodes; entries merged in by `<<` stand out of order.
fn around<'n>(nodes: impl Iterator<Item = &'n Node>) -> Option<Span> {
    nodes.map(|node| node.span).reduce(|a, b| Span { start: a.start.min(b.start), end: a.end.max(b.end) })
}

/// `local` is where the scalar is used, `defined` where its text stands: another place for an alias (`*x`) and for what
/// `<<` merges in.
fn settle_scalar(value: String, local: Span, defined: Span, text: &str, start: usize) -> Node {
    let source = text.get(defined.range()).unwrap_or("");
    // `<<: {…}` is used in its bracket, which is no place to point at.
    let merged = defined != local && text.get(local.range()).is_some_and(|used| used.starts_with(['{', '[']));
    let local = if merged { defined } else { local };
    let style = match source.as_bytes().first() {
        Some(b'"' | b'\'') => Style::Quoted,
        _ if follows_block_mark(text, defined.start as usize) => Style::Block,
        _ => Style::Plain,
    };
    let (text, cut) = match style {
        Style::Plain if !source.contains('\n') && !source.starts_with('!') => {
            (source.trim_end().to_owned(), hash_after(text, defined))
        }
        _ => (value, None),
    };
    // A line end of other systems is one; `"\v"` and its like are none (YAML 1.2.2, 5.7, lets quoted text hold anything).
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let text = vietnamese::clean(&text).text.into_owned();
    // The text of an alias is not what stands where it is used.
    let style = if local == defined { style } else { Style::Quoted };
    Node {
        kind: NodeKind::Scalar { text, style, cut: cut.filter(|_| local == defined).map(|span| span.shifted(start)) },
        span: local.shifted(start),
    }
}

/// Whether the line before the byte `at` ends with the mark of a block of lines: `|`, `>-`, `|2 # as printed`. The span of
/// such a block begins with its first line.
fn follows_block_mark(text: &str, at: usize) -> bool {
    let Some((head, indent)) = text.get(..at).and_then(|before| before.rsplit_once('\n')) else { return false };
    let head = head.trim_end().rsplit('\n').next().unwrap_or_default();
    let head = head.split(" #").next().unwrap_or_default().trim_end();
    let mark = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let value = mark.strip_suffix(['|', '>']).is_some_and(|key| key.is_empty() || key.ends_with(' '));
    value && indent.trim().is_empty()
}

/// A comment that begins one space after a plain scalar. Deliberate comments are set off by more,
/// or the text before them would not look like a sentence cut in two.
fn hash_after(text: &str, local: Span) -> Option<Span> {
    let end = local.end as usize;
    let rest = text.get(end..)?;
    let line = rest.split('\n').next()?;
    let comment = line.strip_prefix(" #")?;
    // `ten: Mẫu # tên đầy đủ` may be either; only what goes on like a number or a name is suspicious, and `#hoctap`.
    let next = comment.trim_start().chars().next()?;
    let is_tag = comment.starts_with(char::is_alphanumeric);
    (is_tag || next.is_ascii_digit() || next.is_uppercase()).then(|| Span::new(end..end + line.trim_end().len()))
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
