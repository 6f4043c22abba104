//! A text as it was meant: one tree for every press.
//!
//! Markdown is read into a [`Doc`]; pages, books, EPUB, search text and feeds are written from it.
//! So nothing here belongs to one of them: no tag, no class, no escaping, no typography, and links
//! name what they mean, not an address. What can be told from the tree alone (contents, length, what
//! it points to) is told in the parts of this module: `walk`, `measure`.
//!
//! Invariant: a text opens at most [`MAX_DEPTH`] containers within each other, and a tree nests no
//! deeper than twice that (each may have strong text of the reader's finding), so that whoever walks,
//! clones or drops it may recurse. The reader holds to it; nobody else builds trees from what users wrote.

mod measure;
mod walk;

pub use measure::{Entry, SYLLABLES_A_MINUTE, plain};
pub use walk::{Change, Node, Pointed, walk_blocks_mut};

use crate::diagnostic::Span;
use std::collections::BTreeMap;

/// How deep blocks and inlines may nest. Prose needs about six; what is deeper is an attack or a slip.
pub const MAX_DEPTH: usize = 64;

/// A text with its footnotes, which are numbered from 1 in the order of their first mention.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc {
    pub blocks: Vec<Block>,
    pub footnotes: Vec<Footnote>,
}

/// What a [`Inline::FootnoteRef`] refers to; its number is its index in [`Doc::footnotes`] plus one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footnote {
    pub blocks: Vec<Block>,
    /// How many places of the text refer to it; at least one.
    pub mentions: u32,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    Heading(Box<Heading>),
    List(Box<List>),
    Quote(Vec<Block>),
    Alert(AlertKind, Vec<Block>),
    Code(Box<Code>),
    Table(Box<Table>),
    /// A thematic break.
    Break,
    Figure(Box<Figure>),
    /// A call alone on its line.
    Call(Box<Call>),
    /// HTML as written. Only where the site allows it; other presses leave it out.
    RawHtml(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Strikethrough(Vec<Inline>),
    Code(String),
    Link(Box<Link>),
    Image(Box<Image>),
    /// The `mention`th time (from 1) that the text refers to footnote `number` (from 1).
    FootnoteRef {
        number: u32,
        mention: u32,
    },
    /// A call inside a sentence.
    Call(Box<Call>),
    /// The end of a line in the source; a space to the reader.
    SoftBreak,
    /// The end of a line that is meant.
    HardBreak,
    /// HTML as written. Only where the site allows it.
    RawHtml(String),
}

/// A heading within the text. The title of the page is level 1 and is not part of the text, so levels
/// here begin at 2, and none is left out on the way down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// ASCII, begins with a letter, unique in the text.
    pub id: String,
    pub content: Vec<Inline>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The number of the first item; `None` for bullets.
    pub start: Option<u64>,
    /// Whether the items stand without space between them.
    pub tight: bool,
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Whether the task is done, when the item is one.
    pub task: Option<bool>,
    pub blocks: Vec<Block>,
}

/// The kinds of remarks that GitHub's alerts have: `> [!NOTE]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl AlertKind {
    pub const fn name(self) -> &'static str {
        match self {
            AlertKind::Note => "note",
            AlertKind::Tip => "tip",
            AlertKind::Important => "important",
            AlertKind::Warning => "warning",
            AlertKind::Caution => "caution",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The language as the writer named it; empty when not named.
    pub language: String,
    /// Ends with a line end, unless empty.
    pub text: String,
}

/// Every row, and the head, has as many cells as `alignments`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub alignments: Vec<Alignment>,
    pub head: Vec<Cell>,
    pub rows: Vec<Vec<Cell>>,
}

pub type Cell = Vec<Inline>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

/// A picture that stands by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub image: Image,
    pub caption: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub target: Target,
    pub title: Option<String>,
    pub content: Vec<Inline>,
    /// The whole link, from its first bracket to its last.
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    pub target: Target,
    /// What the picture shows, for those who do not see it; empty when the writer gave nothing.
    pub alt: String,
    pub title: Option<String>,
    /// The whole image, from `!` to its last bracket.
    pub span: Span,
}

/// What a link or an image points to, as far as the text alone tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub to: To,
    /// The address alone, within the link.
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum To {
    /// `@/ho-so/nguyen-van-mau#thanh-tich`: a thing of the site by its id, `ho-so/nguyen-van-mau`.
    Internal { id: String, anchor: Option<String> },
    /// `/tep/mau-don.pdf`: from the root of the site. `path` begins with one `/`.
    Root { path: String, rest: String },
    /// `mau-don.pdf`: relative to the file that holds the text.
    File { path: String, rest: String },
    /// `#thanh-tich`: a place of the same text.
    Anchor(String),
    /// A whole address, of a scheme that may be published (http, https, mailto, tel).
    External(String),
}

/// `{{ ho_so(id="nguyen-van-mau") }}`: each press shows it in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub args: BTreeMap<String, String>,
    /// From the first brace to the last.
    pub span: Span,
}
