//! HTML5 for the pages of the site: semantic, and good to hear as well as to see.
//!
//! No inline style and no script: a page keeps a strict Content-Security-Policy. Every text and every
//! attribute is escaped here; only what the press returns for a call, and HTML that the site has
//! allowed, goes out as it is.

use super::highlight::highlight;
use super::setting::{self, Texts};
use crate::doc::{
    AlertKind, Alignment, Block, Call, Cell, Code, Doc, Figure, Heading, Image, Inline, Link, List, Table, Target,
};
use crate::vietnamese::typography;
use std::fmt::Write;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTo {
    /// `external` when it leaves the site.
    Href { href: String, external: bool },
    /// Nowhere: only the words are printed.
    Plain,
}

/// The files of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    pub src: String,
    /// Other widths, as the attribute wants them; empty when there are none.
    pub srcset: String,
    pub sizes: String,
    /// Pixels of `src`.
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// What the writer asks of whoever makes the page.
pub trait Press {
    fn link(&self, target: &Target) -> LinkTo;
    /// `None` when there is no such picture; its description is printed then.
    fn picture(&self, image: &Image) -> Option<Picture>;
    /// HTML for a call, empty when it shows nothing; phrasing content only when `inline`.
    fn call(&self, call: &Call, inline: bool) -> String;
    /// A word in the page's language: one of [`WORDS`].
    fn word(&self, key: &str) -> String;
}

/// The words that [`Press::word`] is asked for.
pub const WORDS: &[&str] = &[
    "alert-note",
    "alert-tip",
    "alert-important",
    "alert-warning",
    "alert-caution",
    // A link to the heading it stands in.
    "anchor",
    "code",
    "table",
    "task-done",
    "task-open",
    "footnote",
    "footnotes",
    "footnote-back",
];

/// How a text is set into its page.
#[derive(Debug, Clone, Default)]
pub struct Options<'a> {
    /// How many levels its headings go down, for a text within a card.
    pub heading_offset: u8,
    /// Put before every id, for more than one text on a page.
    pub id_prefix: &'a str,
}

/// `doc` as the body of a page.
pub fn html(doc: &Doc, press: &dyn Press) -> String {
    html_with(doc, press, &Options::default())
}

pub fn html_with(doc: &Doc, press: &dyn Press, options: &Options<'_>) -> String {
    let mut writer = Writer::new(press, options);
    writer.blocks(&doc.blocks);
    writer.footnotes(doc);
    writer.out
}

/// A sentence without a paragraph around it: a heading in a table of contents.
pub fn inlines(content: &[Inline], press: &dyn Press) -> String {
    let options = Options::default();
    let mut writer = Writer::new(press, &options);
    writer.inlines(content);
    writer.out
}

struct Writer<'a> {
    out: String,
    press: &'a dyn Press,
    options: &'a Options<'a>,
    /// Tables so far: regions of a page need names that differ.
    tables: usize,
}

impl<'a> Writer<'a> {
    fn new(press: &'a dyn Press, options: &'a Options<'a>) -> Self {
        Writer { out: String::new(), press, options, tables: 0 }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => {
                self.out.push_str("<p>");
                self.inlines(content);
                self.out.push_str("</p>\n");
            }
            Block::Heading(heading) => self.heading(heading),
            Block::List(list) => self.list(list),
            Block::Quote(inner) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(inner);
                self.out.push_str("</blockquote>\n");
            }
            Block::Alert(kind, inner) => self.alert(*kind, inner),
            Block::Code(code) => self.code(code),
            Block::Table(table) => self.table(table),
            Block::Break => self.out.push_str("<hr>\n"),
            Block::Figure(figure) => self.figure(figure),
            Block::Call(call) => {
                let html = self.press.call(call, false);
                self.out.push_str(&html);
                if !html.is_empty() && !html.ends_with('\n') {
                    self.out.push('\n');
                }
            }
            Block::RawHtml(html) => self.out.push_str(html),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let level = heading.level.saturating_add(self.options.heading_offset);
        let level = level.clamp(1, 6);
        let prefix = self.options.id_prefix;
        let id = &heading.id;
        self.put(format_args!("<h{level} id=\"{prefix}{id}\">"));
        self.inlines(&heading.content);
        self.put(format_args!(" <a class=\"anchor\" href=\"#{prefix}{id}\""));
        self.attribute("aria-label", &self.press.word("anchor"));
        self.put(format_args!(">#</a></h{level}>\n"));
    }

    fn list(&mut self, list: &List) {
        let tag = match list.start {
            None => "ul",
            Some(_) => "ol",
        };
        self.put(format_args!("<{tag}"));
        if list.items.iter().any(|item| item.task.is_some()) {
            self.out.push_str(" class=\"tasks\"");
        }
        if let Some(start) = list.start.filter(|&start| start != 1) {
            self.put(format_args!(" start=\"{start}\""));
        }
        self.out.push_str(">\n");
        for item in &list.items {
            self.out.push_str("<li>");
            if let Some(done) = item.task {
                self.task(done);
            }
            match item.blocks.split_first() {
                Some((Block::Paragraph(content), rest)) if list.tight => {
                    self.inlines(content);
                    if !rest.is_empty() {
                        self.out.push('\n');
                    }
                    self.blocks(rest);
                }
                _ => self.blocks(&item.blocks),
            }
            self.out.push_str("</li>\n");
        }
        self.put(format_args!("</{tag}>\n"));
    }

    fn task(&mut self, done: bool) {
        let (checked, key) = match done {
            true => (" checked", "task-done"),
            false => ("", "task-open"),
        };
        self.put(format_args!("<input type=\"checkbox\" disabled{checked}"));
        self.attribute("aria-label", &self.press.word(key));
        self.out.push_str("> ");
    }

    fn alert(&mut self, kind: AlertKind, inner: &[Block]) {
        let name = kind.name();
        self.put(format_args!("<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">"));
        self.text(&self.press.word(&format!("alert-{name}")));
        self.out.push_str("</p>\n");
        self.blocks(inner);
        self.out.push_str("</div>\n");
    }

    fn code(&mut self, code: &Code) {
        // Long lines are scrolled, with the keyboard too.
        self.out.push_str("<pre class=\"code\" tabindex=\"0\" role=\"group\"");
        self.attribute("aria-label", &self.press.word("code"));
        self.out.push_str("><code");
        if !code.language.is_empty() {
            self.attribute("class", &format!("language-{}", code.language));
        }
        self.out.push('>');
        match highlight(&code.language, &code.text) {
            Some(html) => self.out.push_str(&html),
            None => escape(&code.text, &mut self.out),
        }
        self.out.push_str("</code></pre>\n");
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let label = format!("{} {}", self.press.word("table"), self.tables);
        self.out.push_str("<div class=\"table\" tabindex=\"0\" role=\"group\"");
        self.attribute("aria-label", &label);
        self.out.push_str(">\n<table>\n<thead>\n");
        self.row(&table.head, &table.alignments, "th scope=\"col\"", "th");
        self.out.push_str("</thead>\n");
        if !table.rows.is_empty() {
            self.out.push_str("<tbody>\n");
            for row in &table.rows {
                self.row(row, &table.alignments, "td", "td");
            }
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n</div>\n");
    }

    fn row(&mut self, cells: &[Cell], alignments: &[Alignment], open: &str, close: &str) {
        self.out.push_str("<tr>");
        let alignments = alignments.iter().chain(std::iter::repeat(&Alignment::None));
        for (cell, alignment) in cells.iter().zip(alignments) {
            self.put(format_args!("<{open}{}>", class_of(*alignment)));
            self.inlines(cell);
            self.put(format_args!("</{close}>"));
        }
        self.out.push_str("</tr>\n");
    }

    fn figure(&mut self, figure: &Figure) {
        let Some(picture) = self.press.picture(&figure.image) else {
            let words = figure.caption.as_ref().unwrap_or(&figure.image.alt);
            if !words.is_empty() {
                self.out.push_str("<p>");
                self.text(words);
                self.out.push_str("</p>\n");
            }
            return;
        };
        self.out.push_str("<figure>");
        self.img(&figure.image, &picture);
        if let Some(caption) = &figure.caption {
            self.out.push_str("<figcaption>");
            self.text(caption);
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
    }

    fn img(&mut self, image: &Image, picture: &Picture) {
        self.out.push_str("<img");
        self.attribute("src", &picture.src);
        if !picture.srcset.is_empty() {
            self.attribute("srcset", &picture.srcset);
            if !picture.sizes.is_empty() {
                self.attribute("sizes", &picture.sizes);
            }
        }
        self.attribute("alt", &image.alt);
        if let (Some(width), Some(height)) = (picture.width, picture.height) {
            self.put(format_args!(" width=\"{width}\" height=\"{height}\""));
        }
        if let Some(title) = &image.title {
            self.attribute("title", title);
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// A sentence or more, set as a whole.
    fn inlines(&mut self, content: &[Inline]) {
        self.flow(content, &mut setting::set(content).into_iter());
    }

    /// A part of such a sentence; `texts` are its texts as set, and those that follow.
    fn flow(&mut self, content: &[Inline], texts: &mut Texts<'_>) {
        for inline in content {
            self.inline(inline, texts);
        }
    }

    fn inline(&mut self, inline: &Inline, texts: &mut Texts<'_>) {
        match inline {
            Inline::Text(text) => match texts.next() {
                Some(set) => escape(&set, &mut self.out),
                None => self.text(text),
            },
            Inline::Emphasis(inner) => self.wrapped("em", inner, texts),
            Inline::Strong(inner) => self.wrapped("strong", inner, texts),
            Inline::Strikethrough(inner) => self.wrapped("del", inner, texts),
            Inline::Code(code) => {
                self.out.push_str("<code>");
                escape(code, &mut self.out);
                self.out.push_str("</code>");
            }
            Inline::Link(link) => self.link(link, texts),
            Inline::Image(image) => match self.press.picture(image) {
                Some(picture) => self.img(image, &picture),
                None => self.text(&image.alt),
            },
            Inline::FootnoteRef { number, mention } => self.footnote_ref(*number, *mention),
            Inline::Call(call) => {
                let html = self.press.call(call, true);
                self.out.push_str(&html);
            }
            Inline::SoftBreak => self.out.push('\n'),
            Inline::HardBreak => self.out.push_str("<br>\n"),
            Inline::RawHtml(html) => self.out.push_str(html),
        }
    }

    fn wrapped(&mut self, tag: &str, inner: &[Inline], texts: &mut Texts<'_>) {
        self.put(format_args!("<{tag}>"));
        self.flow(inner, texts);
        self.put(format_args!("</{tag}>"));
    }

    fn link(&mut self, link: &Link, texts: &mut Texts<'_>) {
        let LinkTo::Href { href, external } = self.press.link(&link.target) else {
            return self.flow(&link.content, texts);
        };
        self.out.push_str("<a");
        self.attribute("href", &href);
        if let Some(title) = &link.title {
            self.attribute("title", title);
        }
        if external {
            self.out.push_str(" rel=\"noopener\"");
        }
        self.out.push('>');
        self.flow(&link.content, texts);
        self.out.push_str("</a>");
    }

    fn footnote_ref(&mut self, number: u32, mention: u32) {
        let prefix = self.options.id_prefix;
        self.put(format_args!("<sup class=\"footnote-ref\"><a href=\"#{prefix}fn-{number}\" id=\"{prefix}"));
        self.mention_id(number, mention);
        self.out.push_str("\" role=\"doc-noteref\"");
        let label = format!("{} {number}", self.press.word("footnote"));
        self.attribute("aria-label", &label);
        self.put(format_args!(">{number}</a></sup>"));
    }

    fn mention_id(&mut self, number: u32, mention: u32) {
        self.put(format_args!("fnref-{number}"));
        if mention > 1 {
            self.put(format_args!("-{mention}"));
        }
    }

    fn footnotes(&mut self, doc: &Doc) {
        if doc.footnotes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\"");
        self.attribute("aria-label", &self.press.word("footnotes"));
        self.out.push_str(">\n<ol>\n");
        for (number, footnote) in (1..).zip(&doc.footnotes) {
            let prefix = self.options.id_prefix;
            self.put(format_args!("<li id=\"{prefix}fn-{number}\">"));
            // The way back stands at the end of the last paragraph, where reading ends.
            match footnote.blocks.split_last() {
                Some((Block::Paragraph(last), before)) => {
                    self.blocks(before);
                    self.out.push_str("<p>");
                    self.inlines(last);
                    self.ways_back(number, footnote.mentions);
                    self.out.push_str("</p>");
                }
                _ => {
                    self.blocks(&footnote.blocks);
                    self.ways_back(number, footnote.mentions);
                }
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn ways_back(&mut self, number: u32, mentions: u32) {
        for mention in 1..=mentions {
            let prefix = self.options.id_prefix;
            self.put(format_args!(" <a href=\"#{prefix}"));
            self.mention_id(number, mention);
            self.out.push_str("\" role=\"doc-backlink\"");
            let word = self.press.word("footnote-back");
            let label = match mentions {
                1 => format!("{word} {number}"),
                _ => format!("{word} {number}-{mention}"),
            };
            self.attribute("aria-label", &label);
            // The variation selector keeps phones from drawing an emoji.
            self.out.push_str(">↩\u{fe0e}</a>");
        }
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(what);
    }

    /// Words that are read: set and escaped.
    fn text(&mut self, text: &str) {
        escape(&typography::set(text), &mut self.out);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.put(format_args!(" {name}=\""));
        escape(value, &mut self.out);
        self.out.push('"');
    }
}

fn class_of(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "",
        Alignment::Left => " class=\"left\"",
        Alignment::Center => " class=\"center\"",
        Alignment::Right => " class=\"right\"",
    }
}

/// Adds `text` to `out` so that it is text, within an element as within a quoted attribute. Controls
/// that neither HTML nor XML allows are left out.
pub fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let reference = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            0..=8 | 11 | 12 | 14..=31 | 127 => "",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(reference);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}
