//! HTML5 for the pages of the site: semantic, and good to hear as well as to see. The same in XML's
//! syntax for EPUB.
//!
//! No inline style and no script: a page keeps a strict Content-Security-Policy. Every text and every
//! attribute is escaped here; only what the press returns for a call, and HTML that the site has
//! allowed, goes out as it is.

mod blocks;
mod footnotes;
mod inline;

pub use crate::theme::html::{escape, unbroken};
pub use footnotes::note_id;

use crate::doc::{Call, Doc, Image, Inline, Target};
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
    /// The same for browsers that know WebP.
    pub webp: String,
    /// How wide it is shown, when there are several widths.
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
    /// HTML for a call, in the syntax that is asked for, empty when it shows nothing; phrasing content
    /// only when `inline`.
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

/// How the elements are spelt, and for whom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Syntax {
    /// For browsers.
    #[default]
    Html,
    /// Well-formed XML for reading systems of EPUB 3.3: every element is closed, footnotes say with
    /// `epub:type` what they are (the page declares the prefix `epub`), and what serves a browser alone
    /// is left out: links of headings to themselves, boxes that scroll, hints for loading. So is HTML
    /// that a writer typed, since nobody knows whether it is well-formed.
    Xhtml,
}

/// How a text is set into its page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    pub syntax: Syntax,
    /// How many levels its headings go down, for a text within a card.
    pub heading_offset: u8,
}

/// Begins every id that a text brings to its page, so that none is one of the theme's, which begin otherwise: a chapter
/// "Nội dung" must not take the place of the page's own `noi-dung`. Ids of headings begin with a letter.
const OF_TEXT: &str = "_";

/// The end of an address that leads to the heading `id` of a text.
pub fn fragment(id: &str) -> String {
    format!("#{}", id_on_page(id))
}

/// The id that the heading `id` of a text has on its page.
pub fn id_on_page(id: &str) -> String {
    format!("{OF_TEXT}{id}")
}

/// `doc` as the body of a page.
pub fn html(doc: &Doc, press: &dyn Press) -> String {
    html_with(doc, press, &Options::default())
}

pub fn html_with(doc: &Doc, press: &dyn Press, options: &Options) -> String {
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
    options: &'a Options,
    /// Tables so far: regions of a page need names that differ.
    tables: usize,
}

impl<'a> Writer<'a> {
    fn new(press: &'a dyn Press, options: &'a Options) -> Self {
        Writer { out: String::new(), press, options, tables: 0 }
    }

    fn is_xml(&self) -> bool {
        self.options.syntax == Syntax::Xhtml
    }

    /// The end of a tag whose element is empty by its nature.
    fn void(&self) -> &'static str {
        if self.is_xml() { "/>" } else { ">" }
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(what);
    }

    /// Words that are read: set and escaped.
    fn text(&mut self, text: &str) {
        let set = typography::set(text);
        match self.is_xml() {
            true => escape(&set, &mut self.out),
            false => unbroken(&set, &mut self.out),
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.put(format_args!(" {name}=\""));
        escape(value, &mut self.out);
        self.out.push('"');
    }

    /// An attribute that says all by being there.
    fn flag(&mut self, name: &str) {
        match self.is_xml() {
            true => self.attribute(name, name),
            false => self.put(format_args!(" {name}")),
        }
    }

    /// What an element is, in the vocabulary of EPUB; nothing to browsers.
    fn epub_type(&mut self, what: &str) {
        if self.is_xml() {
            self.attribute("epub:type", what);
        }
    }
}
