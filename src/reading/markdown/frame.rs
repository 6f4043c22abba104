//! An open container: what it is, where it began, what it holds so far.

use super::finish::is_of_footnote;
use super::inline::Piece;
use crate::doc::{self, AlertKind, Block, Cell, Figure, Inline, List, Table};
use crate::vietnamese::without_controls;
use pulldown_cmark::{BlockQuoteKind, CowStr, LinkType, RefDefs, Tag, TagEnd};
use std::ops::Range;

pub struct Frame<'a> {
    pub kind: Kind<'a>,
    pub range: Range<usize>,
    pub blocks: Vec<Block>,
    pub pieces: Vec<Piece<'a>>,
    /// The pieces that are brackets still open, as text: `[` and `![`.
    pub brackets: Vec<usize>,
    /// Where the last event within it ended.
    pub inner_end: usize,
}

pub enum Kind<'a> {
    Root,
    Paragraph,
    Heading(u8),
    Quote,
    Alert(AlertKind),
    Code(doc::Code),
    Html(String),
    List(List),
    Item {
        task: Option<bool>,
        loose: bool,
    },
    Footnote(String),
    Table(Table),
    Row {
        head: bool,
        cells: Vec<Cell>,
    },
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    Link(Pointer<'a>),
    Image(Pointer<'a>),
    /// Nothing of its own: what it holds is its parent's.
    Transparent,
}

/// A link or an image that is still open.
pub struct Pointer<'a> {
    pub link_type: LinkType,
    pub address: CowStr<'a>,
    pub title: Option<String>,
    /// The definition of a reference link, where the address stands.
    pub definition: Option<Range<usize>>,
}

impl<'a> Pointer<'a> {
    pub fn new(
        link_type: LinkType,
        address: CowStr<'a>,
        title: CowStr<'a>,
        id: &str,
        references: &RefDefs<'_>,
    ) -> Self {
        let definition = match link_type {
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
                references.get(id).map(|definition| definition.span.clone())
            }
            _ => None,
        };
        Pointer { link_type, address, title: title_of(&title), definition }
    }

    /// Whether it is an address in `<...>`.
    pub fn is_automatic(&self) -> bool {
        matches!(self.link_type, LinkType::Autolink | LinkType::Email)
    }
}

pub fn title_of(title: &str) -> Option<String> {
    // Entities may stand for anything.
    let title = without_controls(title.trim());
    (!title.is_empty()).then(|| title.into_owned())
}

impl<'a> Frame<'a> {
    pub fn new(kind: Kind<'a>, range: Range<usize>) -> Self {
        let inner_end = match kind {
            Kind::Link(_) => range.start + "[".len(),
            Kind::Image(_) => range.start + "![".len(),
            _ => range.start,
        };
        Frame { kind, range, blocks: Vec::new(), pieces: Vec::new(), brackets: Vec::new(), inner_end }
    }
}

impl Kind<'_> {
    pub fn is_inline(&self) -> bool {
        matches!(
            self,
            Kind::Emphasis | Kind::Strong | Kind::Strikethrough | Kind::Link(_) | Kind::Image(_) | Kind::Transparent
        )
    }
}

/// Whether what `tag` opens may hold more of its kind, and so can be nested without end.
pub fn nests(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_)) || is_inline(tag.to_end())
}

pub fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

pub fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

/// The table with these columns and no rows yet.
pub fn table(alignments: &[pulldown_cmark::Alignment]) -> Table {
    let alignment = |alignment: &pulldown_cmark::Alignment| match alignment {
        pulldown_cmark::Alignment::None => doc::Alignment::None,
        pulldown_cmark::Alignment::Left => doc::Alignment::Left,
        pulldown_cmark::Alignment::Center => doc::Alignment::Center,
        pulldown_cmark::Alignment::Right => doc::Alignment::Right,
    };
    Table { alignments: alignments.iter().map(alignment).collect(), head: Vec::new(), rows: Vec::new() }
}

/// Whether a heading may be named `id`.
pub fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
        && !is_of_footnote(id)
}

/// Takes `{#id}` from the end of a heading. What is no id stays text.
pub fn take_id(content: &mut Vec<Inline>) -> Option<String> {
    let Some(Inline::Text(text)) = content.last_mut() else {
        return None;
    };
    let (before, id) = text.strip_suffix('}')?.rsplit_once("{#")?;
    if !is_id(id) {
        return None;
    }
    let id = id.to_owned();
    let kept = before.trim_end().len();
    text.truncate(kept);
    if kept == 0 {
        content.pop();
    }
    Some(id)
}

/// Adds the paragraph that says `content` to `blocks`: without what stands alone on its line. A call
/// alone on its line is a block; an image is a figure when every line of the paragraph is such.
pub fn paragraph(content: Vec<Inline>, blocks: &mut Vec<Block>) {
    let special = |inline: &Inline| matches!(inline, Inline::Call(_) | Inline::Image(_));
    if !content.iter().any(special) {
        if content.iter().any(|inline| !is_space(inline)) {
            blocks.push(Block::Paragraph(trimmed(content)));
        }
        return;
    }
    let lines = lines(content);
    let all_alone = lines.iter().all(|(line, _)| alone(line).is_some());
    let mut text: Vec<Inline> = Vec::new();
    for (line, line_end) in lines {
        let lifted = match alone(&line) {
            Some(Inline::Call(call)) => Some(Block::Call(call.clone())),
            Some(Inline::Image(image)) if all_alone => {
                let mut image = image.clone();
                let caption = image.title.take();
                let image = *image;
                Some(Block::Figure(Box::new(Figure { image, caption })))
            }
            _ => None,
        };
        match lifted {
            None => {
                text.extend(line);
                text.extend(line_end);
            }
            Some(block) => {
                paragraph_of(&mut text, blocks);
                blocks.push(block);
            }
        }
    }
    paragraph_of(&mut text, blocks);
}

fn paragraph_of(text: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    let content = trimmed(std::mem::take(text));
    if !content.is_empty() {
        blocks.push(Block::Paragraph(content));
    }
}

/// The lines of `content`, each with the break that ends it.
fn lines(content: Vec<Inline>) -> Vec<(Vec<Inline>, Option<Inline>)> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    for inline in content {
        match inline {
            Inline::SoftBreak | Inline::HardBreak => {
                lines.push((std::mem::take(&mut line), Some(inline)));
            }
            inline => line.push(inline),
        }
    }
    lines.push((line, None));
    lines.retain(|(line, line_end)| !line.is_empty() || line_end.is_some());
    lines
}

/// The one thing on `line`, when there is one.
fn alone(line: &[Inline]) -> Option<&Inline> {
    let mut things = line.iter().filter(|inline| !is_space(inline));
    things.next().filter(|_| things.next().is_none())
}

fn is_space(inline: &Inline) -> bool {
    match inline {
        Inline::SoftBreak | Inline::HardBreak => true,
        Inline::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// `content` without the breaks and spaces at its ends.
fn trimmed(mut content: Vec<Inline>) -> Vec<Inline> {
    while content.last().is_some_and(is_space) {
        content.pop();
    }
    let leading = content.iter().take_while(|inline| is_space(inline)).count();
    content.drain(..leading);
    content
}
