//! Going through a text in reading order: its blocks, then its footnotes.

use super::{Block, Call, Doc, Heading, Image, Inline, Link};

/// What a walk meets, each before what it holds.
#[derive(Debug, Clone, Copy)]
pub enum Node<'a> {
    Block(&'a Block),
    Inline(&'a Inline),
    /// The picture of a figure or within a sentence; met right after the block or inline that holds it.
    Image(&'a Image),
    /// A call, on its own line or within a sentence; met right after what holds it.
    Call(&'a Call),
}

/// What a text points to, in its sentences and on lines of their own.
#[derive(Debug, Clone, Default)]
pub struct Pointed {
    pub links: Vec<Link>,
    /// The pictures of figures and within sentences.
    pub images: Vec<Image>,
    pub calls: Vec<Call>,
}

impl Doc {
    /// Shows every node to `visit`, in reading order, footnotes last.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(Node<'a>)) {
        blocks(&self.blocks, visit);
        for note in &self.footnotes {
            blocks(&note.blocks, visit);
        }
    }

    /// What the text points to, in reading order.
    pub fn pointed(&self) -> Pointed {
        let mut pointed = Pointed::default();
        self.walk(&mut |node| match node {
            Node::Inline(Inline::Link(link)) => pointed.links.push((**link).clone()),
            Node::Image(image) => pointed.images.push(image.clone()),
            Node::Call(call) => pointed.calls.push(call.clone()),
            _ => {}
        });
        pointed
    }

    pub fn headings(&self) -> Vec<&Heading> {
        let mut found = Vec::new();
        self.walk(&mut |node| {
            if let Node::Block(Block::Heading(heading)) = node {
                found.push(&**heading);
            }
        });
        found
    }

    /// What `#...` may name in this text.
    pub fn heading_ids(&self) -> Vec<&str> {
        self.headings().into_iter().map(|h| h.id.as_str()).collect()
    }
}

pub(super) fn blocks<'a>(list: &'a [Block], visit: &mut dyn FnMut(Node<'a>)) {
    for block in list {
        visit(Node::Block(block));
        match block {
            Block::Paragraph(content) => inlines(content, visit),
            Block::Heading(heading) => inlines(&heading.content, visit),
            Block::List(list) => list.items.iter().for_each(|item| blocks(&item.blocks, visit)),
            Block::Quote(inner) | Block::Alert(_, inner) => blocks(inner, visit),
            Block::Table(table) => {
                for cell in table.head.iter().chain(table.rows.iter().flatten()) {
                    inlines(cell, visit);
                }
            }
            Block::Figure(figure) => visit(Node::Image(&figure.image)),
            Block::Call(call) => visit(Node::Call(call)),
            Block::Code(_) | Block::Break | Block::RawHtml(_) => {}
        }
    }
}

pub(super) fn inlines<'a>(list: &'a [Inline], visit: &mut dyn FnMut(Node<'a>)) {
    for inline in list {
        visit(Node::Inline(inline));
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                inlines(inner, visit);
            }
            Inline::Link(link) => inlines(&link.content, visit),
            Inline::Image(image) => visit(Node::Image(image)),
            Inline::Call(call) => visit(Node::Call(call)),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::FootnoteRef { .. }
            | Inline::SoftBreak
            | Inline::HardBreak
            | Inline::RawHtml(_) => {}
        }
    }
}

/// What a changing walk may change.
pub trait Change {
    fn heading(&mut self, _: &mut Heading) {}
    fn inline(&mut self, _: &mut Inline) {}
}

/// Shows every heading and inline of `list` to `change`, in reading order.
pub fn walk_blocks_mut(list: &mut [Block], change: &mut dyn Change) {
    for block in list {
        match block {
            Block::Paragraph(content) => walk_inlines_mut(content, change),
            Block::Heading(heading) => {
                change.heading(heading);
                walk_inlines_mut(&mut heading.content, change);
            }
            Block::List(list) => {
                for item in &mut list.items {
                    walk_blocks_mut(&mut item.blocks, change);
                }
            }
            Block::Quote(inner) | Block::Alert(_, inner) => walk_blocks_mut(inner, change),
            Block::Table(table) => {
                for cell in table.head.iter_mut().chain(table.rows.iter_mut().flatten()) {
                    walk_inlines_mut(cell, change);
                }
            }
            _ => {}
        }
    }
}

fn walk_inlines_mut(list: &mut [Inline], change: &mut dyn Change) {
    for inline in list {
        change.inline(inline);
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                walk_inlines_mut(inner, change);
            }
            Inline::Link(link) => walk_inlines_mut(&mut link.content, change),
            _ => {}
        }
    }
}
