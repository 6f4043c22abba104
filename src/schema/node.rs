//! The YAML tree with positions. Scalars keep the text of the file: `06` is not yet six, and `No`
//! is not yet "false"; what they are is for the shape that reads them to say.

use crate::diagnostic::Span;

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

    /// The pairs of a map; none of anything else.
    pub fn entries(&self) -> &[(Node, Node)] {
        match &self.kind {
            NodeKind::Map(entries) => entries,
            _ => &[],
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

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

/// A span cut to one place that a snippet can point at: of a map, its first key.
pub(super) fn first_line(span: Span, node: &Node) -> Span {
    match &node.kind {
        NodeKind::Map(entries) => entries.first().map_or(span, |(key, _)| key.span),
        NodeKind::List(items) => items.first().map_or(span, |item| first_line(item.span, item)),
        _ => span,
    }
}
