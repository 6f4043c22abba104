//! Typst markup for the yearbook: bodies that call the functions of the book's library, and nothing else.
//!
//! What people wrote goes out as string literals in code (`#"…";`) and in no other way, so nothing in it
//! is ever markup: no `#import`, no `$`, no label, no bracket, no comment. Every expression ends with a
//! semicolon, so that what follows is never taken for its arguments. Only what the press returns for a
//! call goes out as it is.
//!
//! Typst gives up where boxes nest too deep (64 show rules within one another, of which a quotation takes
//! four), and a page of the book is not wide enough for that anyway: containers beyond [`MAX_NESTING`]
//! are left away, and their words stay.

mod blocks;
mod inline;
mod notes;
mod spaces;

use crate::doc::{Call, Doc, Footnote, Image, Inline, Target};
use crate::theme::typst::push_literal;
use crate::vietnamese::typography;

/// How many lists, quotations and remarks stand within one another in print.
pub const MAX_NESTING: usize = 6;

/// How many columns a table has at most in print: on A4 each is as wide as a figure of three digits.
pub const MAX_COLUMNS: usize = 24;

/// How many cells a table has at most in print: some forty pages of it.
pub const MAX_CELLS: usize = 12_000;

/// Where a link leads, from a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTo {
    /// An address; and where readers of paper are to have it, the same as they may type it: without the scheme, with its
    /// own letters.
    Web { address: String, readable: Option<String> },
    /// An entry of this book, by its id.
    Entry(String),
    /// Nowhere: only the words are printed.
    Plain,
}

/// A photograph in the world that Typst sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// From that world's root: `/pictures/x.jpg`.
    pub path: String,
    /// Width and height in pixels, as it is shown.
    pub size: Option<(u32, u32)>,
    /// The label under which it is printed elsewhere in the book: here its words lead there.
    pub elsewhere: Option<String>,
}

/// What the writer asks of whoever makes the book.
pub trait Press {
    fn link(&self, target: &Target) -> LinkTo;
    /// `None` when there is no such picture; its description is printed then.
    fn picture(&self, image: &Image) -> Option<Picture>;
    /// Typst markup for a call, complete in itself; empty when it shows nothing; nothing that would
    /// part a paragraph when `inline`.
    fn call(&self, call: &Call, inline: bool) -> String;
    /// A word in the book's language: one of [`WORDS`].
    fn word(&self, key: &str) -> String;
}

/// The words that [`Press::word`] is asked for.
pub const WORDS: &[&str] = &[
    "alert-note",
    "alert-tip",
    "alert-important",
    "alert-warning",
    "alert-caution",
    // What a picture is called that nobody has described: a PDF for all readers takes no empty description.
    "picture",
];

/// How a text is set into its book.
#[derive(Debug, Clone, Default)]
pub struct Options<'a> {
    /// How many levels its headings go down. Those right below the title of the text have depth 1
    /// without it; what that is in the book, the library says.
    pub heading_offset: u8,
    /// Tells its notes from those of other texts of the book; it may hold anything.
    pub key: &'a str,
}

/// `doc` as Typst markup.
pub fn markup(doc: &Doc, press: &dyn Press, options: &Options<'_>) -> String {
    let mut writer = Writer::new(&doc.footnotes, press, options);
    writer.blocks(&doc.blocks, false);
    writer.end_notes();
    if !writer.out.is_empty() {
        writer.out.push('\n');
    }
    writer.out
}

/// A sentence without a paragraph around it, and without its footnotes.
pub fn inlines(content: &[Inline], press: &dyn Press) -> String {
    let options = Options::default();
    let mut writer = Writer::new(&[], press, &options);
    writer.inlines(content);
    writer.out
}

struct Writer<'a> {
    out: String,
    press: &'a dyn Press,
    options: &'a Options<'a>,
    /// How many containers are open.
    nesting: usize,
    within: Within,
    footnotes: &'a [Footnote],
    notes: notes::Notes,
    /// The levels of the headings that are open, from the outermost.
    headings: Vec<u8>,
}

/// What is being written.
#[derive(Debug, Clone, Copy, Default)]
struct Within {
    emphasis: bool,
    strong: bool,
    strikethrough: bool,
    link: bool,
    /// A heading or the head of a table, which have no room for pictures.
    heading: bool,
    cell: bool,
    note: bool,
}

impl<'a> Writer<'a> {
    fn new(footnotes: &'a [Footnote], press: &'a dyn Press, options: &'a Options<'a>) -> Self {
        Writer {
            out: String::new(),
            press,
            options,
            nesting: 0,
            within: Within::default(),
            footnotes,
            notes: notes::Notes::default(),
            headings: Vec::new(),
        }
    }

    /// Words that are read, as an argument: set, and in one line.
    fn argument(&mut self, text: &str) {
        push_literal(spaces::closed_up(&typography::set(text), &mut true).trim_end(), &mut self.out);
    }
}
