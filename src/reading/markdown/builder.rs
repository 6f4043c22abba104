//! The parser's events to blocks: a stack of open containers, each closed into its parent.

use super::finish::{self, Definition, Notes};
use super::html::{self, Meaning};
use super::inline::{Piece, Setting};
use super::{Report, frame};
use crate::diagnostic::{Code, Findings};
use crate::doc::{self, Block, Doc, Inline, List, MAX_DEPTH};
use frame::{Frame, Kind, Pointer};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, RefDefs, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// Never `Options::all()`: definition lists swallow lines that begin with `:`, smart punctuation is
/// the writers' work, and heading attributes would take `{{ ... }}` at the end of a heading.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

pub(super) fn build(text: &str, report: Report<'_>) -> (Doc, Findings) {
    let mut builder = Builder {
        source: text,
        report,
        stack: vec![Frame::new(Kind::Root, 0..text.len())],
        taken_to: 0,
        too_deep: 0,
        levels: Vec::new(),
        notes: Notes::default(),
    };
    let mut events = Parser::new_ext(text, EXTENSIONS).into_offset_iter();
    while let Some((event, range)) = events.next() {
        builder.event(event, range, events.reference_definitions());
    }
    let mut root = builder.pop();
    builder.close_paragraph(&mut root);
    let mut report = builder.report;
    let doc = finish::finish(root.blocks, builder.notes, &mut report);
    (doc, report.findings)
}

pub(super) struct Builder<'a, 'r> {
    pub source: &'a str,
    pub report: Report<'r>,
    pub stack: Vec<Frame<'a>>,
    /// Up to where a call, or an address with spaces, has taken the source. What the parser saw in it
    /// is left out.
    pub taken_to: usize,
    /// How many containers are open that were not opened here, being too deep.
    too_deep: usize,
    /// The levels, as written, of the headings that the last one is below.
    levels: Vec<u8>,
    notes: Notes,
}

impl<'a> Builder<'a, '_> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>, references: &RefDefs<'_>) {
        if !matches!(event, Event::End(_)) {
            let top = self.top();
            top.inner_end = top.inner_end.max(range.end);
        }
        if self.too_deep > 0 {
            return self.flat(event, range);
        }
        if range.start < self.taken_to {
            return self.taken(event, range);
        }
        match event {
            Event::Start(tag) => self.start(tag, range, references),
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(text.into(), range),
            Event::Code(text) => self.push(Inline::Code(text.into_string())),
            Event::Html(text) => {
                if let Kind::Html(html) = &mut self.top().kind {
                    html.push_str(&text);
                }
            }
            Event::InlineHtml(text) => self.inline_html(&text, range),
            Event::FootnoteReference(label) => {
                let number = self.notes.key(&label);
                self.push(Inline::FootnoteRef { number, mention: 0 });
            }
            Event::SoftBreak => self.push(Inline::SoftBreak),
            Event::HardBreak => self.push(Inline::HardBreak),
            Event::Rule => {
                self.check_break(&range);
                self.push_block(Block::Break);
            }
            Event::TaskListMarker(done) => self.mark_task(done),
            // Not among our extensions.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(text.into(), range),
        }
    }

    /// What a call or an address has taken in part: only what is beyond it counts.
    fn taken(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(_) => self.stack.push(Frame::new(Kind::Transparent, range)),
            Event::End(_) => self.end(),
            _ if range.end > self.taken_to => {
                let range = self.taken_to..range.end;
                self.text(self.source[range.clone()].into(), range);
            }
            _ => {}
        }
    }

    /// What is nested too deep: its words, in the deepest container that there is.
    fn flat(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(_) => self.too_deep += 1,
            Event::End(tag) => {
                self.too_deep -= 1;
                if !frame::is_inline(tag) {
                    self.push(Inline::SoftBreak);
                }
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.top().pieces.push(Piece::Text(text.into(), range));
            }
            Event::SoftBreak | Event::HardBreak => self.push(Inline::SoftBreak),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>, references: &RefDefs<'_>) {
        if self.depth() >= MAX_DEPTH && frame::nests(&tag) {
            let finding = self.report.at(Code::MarkdownTooDeep, range);
            self.report.push(finding.arg("limit", MAX_DEPTH));
            self.too_deep = 1;
            return;
        }
        let kind = match tag {
            Tag::Paragraph => {
                if let Kind::Item { loose, .. } = &mut self.top().kind {
                    *loose = true;
                }
                Kind::Paragraph
            }
            Tag::Heading { level, .. } => Kind::Heading(level as u8),
            Tag::BlockQuote(None) => Kind::Quote,
            Tag::BlockQuote(Some(kind)) => Kind::Alert(frame::alert(kind)),
            Tag::CodeBlock(kind) => Kind::Code(doc::Code { language: language(&kind), text: String::new() }),
            Tag::HtmlBlock => Kind::Html(String::new()),
            Tag::List(start) => Kind::List(List { start, tight: true, items: Vec::new() }),
            Tag::Item => Kind::Item { task: None, loose: false },
            Tag::FootnoteDefinition(label) => Kind::Footnote(label.into_string()),
            Tag::Table(alignments) => Kind::Table(frame::table(&alignments)),
            Tag::TableHead => Kind::Row { head: true, cells: Vec::new() },
            Tag::TableRow => Kind::Row { head: false, cells: Vec::new() },
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Strikethrough,
            Tag::Link { link_type, dest_url, title, id } => {
                Kind::Link(Pointer::new(link_type, dest_url, title, &id, references))
            }
            Tag::Image { link_type, dest_url, title, id } => {
                Kind::Image(Pointer::new(link_type, dest_url, title, &id, references))
            }
            // Not among our extensions.
            _ => Kind::Transparent,
        };
        self.stack.push(Frame::new(kind, range));
    }

    fn end(&mut self) {
        let mut frame = self.pop();
        match frame.kind {
            Kind::Paragraph => {
                self.check_contents(&frame.range);
                self.check_lines(&frame.range);
                let content = self.settle(&mut frame);
                frame::paragraph(content, &mut self.top().blocks);
                return;
            }
            Kind::Heading(level) => {
                let content = self.settle(&mut frame);
                self.check_heading(&frame.range, content.is_empty());
                return self.heading(level, content, frame.range);
            }
            Kind::Cell => {
                let content = self.settle(&mut frame);
                if let Kind::Row { cells, .. } = &mut self.top().kind {
                    cells.push(content);
                }
                return;
            }
            Kind::Row { head, cells } => {
                if !head {
                    self.check_row(frame.range);
                }
                if let Kind::Table(table) = &mut self.top().kind {
                    match head {
                        true => table.head = cells,
                        false => table.rows.push(cells),
                    }
                }
                return;
            }
            Kind::Emphasis | Kind::Strong | Kind::Strikethrough => {
                let content = self.settle(&mut frame);
                return self.push(match frame.kind {
                    Kind::Emphasis => Inline::Emphasis(content),
                    Kind::Strong => Inline::Strong(content),
                    _ => Inline::Strikethrough(content),
                });
            }
            Kind::Link(_) | Kind::Image(_) => return self.end_pointer(frame),
            Kind::Transparent | Kind::Root => {
                // An unbalanced stream, which pulldown-cmark does not make, loses nothing either.
                let top = self.top();
                top.blocks.append(&mut frame.blocks);
                top.pieces.append(&mut frame.pieces);
                return;
            }
            _ => {}
        }
        self.end_container(frame);
    }

    /// Closes what holds blocks, or the lines of one.
    fn end_container(&mut self, mut frame: Frame<'a>) {
        self.close_paragraph(&mut frame);
        let Frame { kind, range, blocks, .. } = frame;
        match kind {
            Kind::Quote => self.push_block(Block::Quote(blocks)),
            Kind::Alert(kind) => self.push_block(Block::Alert(kind, blocks)),
            Kind::Code(code) => {
                self.check_fence(&range);
                self.check_indent(&code, range);
                self.push_block(Block::Code(Box::new(code)));
            }
            Kind::Html(html) => self.html_block(html, range),
            Kind::List(list) => {
                if matches!(self.top().blocks.last(), Some(Block::List(_))) {
                    self.check_nesting(range);
                }
                self.push_block(Block::List(Box::new(list)));
            }
            Kind::Table(table) => self.push_block(Block::Table(Box::new(table))),
            Kind::Item { task, loose } => {
                if let Kind::List(list) = &mut self.top().kind {
                    list.tight &= !loose;
                    list.items.push(doc::Item { task, blocks });
                }
            }
            Kind::Footnote(label) => {
                let definition = Definition { label, blocks, range };
                if let Some(again) = self.notes.define(definition) {
                    finish::report_unused(&again, true, &mut self.report);
                }
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: u8, mut content: Vec<Inline>, range: Range<usize>) {
        let id = frame::take_id(&mut content).unwrap_or_default();
        let in_footnote = |frame: &Frame<'_>| matches!(frame.kind, Kind::Footnote(_));
        if self.stack.iter().any(in_footnote) {
            // Footnotes are printed elsewhere, where a heading would be out of order.
            return self.push_block(Block::Paragraph(vec![Inline::Strong(content)]));
        }
        self.levels.retain(|above| *above < level);
        self.levels.push(level);
        let span = self.report.span(range);
        self.push_block(Block::Heading(Box::new(doc::Heading {
            // The page's title is level 1.
            level: (self.levels.len() as u8 + 1).min(6),
            id,
            content,
            span,
        })));
    }

    fn html_block(&mut self, html: String, range: Range<usize>) {
        let visible = html::without_comments(&html);
        if html::meaning(&html) == Meaning::Comment {
            return;
        }
        if self.report.options.raw_html {
            return self.push_block(Block::RawHtml(visible));
        }
        self.report_html(&visible, range);
        let lines = visible.trim().lines().map(|line| line.trim().to_owned());
        let mut content = Vec::new();
        for line in lines.filter(|line| !line.is_empty()) {
            if !content.is_empty() {
                content.push(Inline::SoftBreak);
            }
            content.push(Inline::Text(line));
        }
        self.push_block(Block::Paragraph(content));
    }

    fn inline_html(&mut self, html: &CowStr<'a>, range: Range<usize>) {
        match html::meaning(html) {
            Meaning::Comment => {}
            Meaning::LineBreak => self.push(Inline::HardBreak),
            Meaning::Markup if self.report.options.raw_html => {
                self.push(Inline::RawHtml(html.to_string()));
            }
            Meaning::Markup => {
                // The opening tag says it for both.
                if !html.starts_with("</") {
                    self.report_html(html, range);
                }
                self.push(Inline::Text(html.to_string()));
            }
        }
    }

    fn report_html(&mut self, html: &str, range: Range<usize>) {
        let first: String = html.trim().lines().next().unwrap_or("").chars().take(60).collect();
        let finding = self.report.at(Code::RawHtml, range).arg("html", first);
        self.report.push(finding);
    }

    fn mark_task(&mut self, done: bool) {
        let item = self.stack.iter_mut().rev().find_map(|frame| match &mut frame.kind {
            Kind::Item { task, .. } => Some(task),
            _ => None,
        });
        if let Some(task) = item {
            *task = Some(done);
        }
    }

    /// How many containers are open, without the document itself.
    fn depth(&self) -> usize {
        self.stack.len() - 1
    }

    /// The container that takes what comes next. There always is one: the document's own is put
    /// back should it ever be missing.
    pub fn top(&mut self) -> &mut Frame<'a> {
        if self.stack.is_empty() {
            self.stack.push(Frame::new(Kind::Root, 0..self.source.len()));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn pop(&mut self) -> Frame<'a> {
        self.stack.pop().unwrap_or_else(|| Frame::new(Kind::Root, 0..self.source.len()))
    }

    pub fn push(&mut self, inline: Inline) {
        self.top().pieces.push(Piece::Done(inline));
    }

    pub fn push_block(&mut self, block: Block) {
        let mut top = self.pop();
        self.close_paragraph(&mut top);
        top.blocks.push(block);
        self.stack.push(top);
    }

    /// Makes a paragraph of the pieces that `frame`, an item of a tight list, holds directly.
    fn close_paragraph(&mut self, frame: &mut Frame<'a>) {
        if frame.pieces.is_empty() {
            return;
        }
        let content = self.settle(frame);
        frame::paragraph(content, &mut frame.blocks);
    }

    pub fn settle(&mut self, frame: &mut Frame<'a>) -> Vec<Inline> {
        let pieces = std::mem::take(&mut frame.pieces);
        let in_link = self.in_link();
        // There the name of a heading stands, which is taken below.
        let name_end = matches!(frame.kind, Kind::Heading(_)).then_some(frame.inner_end);
        self.settle_all(pieces, in_link, name_end)
    }

    pub fn settle_pieces(&mut self, pieces: Vec<Piece<'a>>, in_link: bool) -> Vec<Inline> {
        self.settle_all(pieces, in_link, None)
    }

    fn settle_all(&mut self, pieces: Vec<Piece<'a>>, in_link: bool, name_end: Option<usize>) -> Vec<Inline> {
        let in_table = self.stack.iter().any(|frame| matches!(frame.kind, Kind::Table(_)));
        let span = |range| self.report.span(range);
        let mut setting = Setting { source: self.source, in_link, in_table, span: &span, leftovers: Vec::new() };
        let content = setting.settle(pieces);
        for leftover in setting.leftovers {
            if name_end != Some(leftover.range.end) || !self.is_name(&leftover) {
                self.report_leftover(leftover);
            }
        }
        content
    }

    pub fn in_link(&self) -> bool {
        self.stack
            .iter()
            .rev()
            .take_while(|frame| frame.kind.is_inline())
            .any(|frame| matches!(frame.kind, Kind::Link(_)))
    }
}

/// The language of a code block: the first word of its info string.
fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', '\t', ',', '{']).next().unwrap_or("").to_owned(),
        CodeBlockKind::Indented => String::new(),
    }
}

impl<'a> Builder<'a, '_> {
    /// Text in a code block, or of an address in `<...>`, is what it is; any other may hold calls.
    fn text(&mut self, text: Cow<'a, str>, range: Range<usize>) {
        match &mut self.top().kind {
            Kind::Code(code) => code.text.push_str(&text),
            Kind::Html(html) => html.push_str(&text),
            Kind::Link(pointer) if pointer.is_automatic() => {
                self.top().pieces.push(Piece::Text(text, range));
            }
            _ => self.prose(text, range),
        }
    }
}
