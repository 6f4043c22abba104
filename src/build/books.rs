//! Which files are made of each yearbook, and where they go.
//!
//! Of a final edition readers get the screen PDF and the EPUB with the site; the print shop gets the press PDF.
//! A draft is only proofs, and `print/` is never served to others.

use super::{Options, Outlets, Prepared, Progress, prepare};
use crate::diagnostic::{Diagnostic, Findings};
use crate::model::yearbook::Book;
use crate::output::{self, Outlet, Stage};
use crate::path::{OutPath, Route};
use crate::plan::book_file;
use crate::press::yearbook::{self, Bound, Desk, Finish, Order, freeze};
use crate::reading::yearbook::PageSize;
use crate::store::Store;
use crate::typeset::{Compositor, Fonts};
use crate::view::{BoundBook, Shelf};
use std::path::PathBuf;

/// Sets the yearbooks of a preview again and again, and remembers what has not changed.
#[derive(Default)]
pub struct Bindery {
    /// With the fonts that it was made with.
    compositor: Option<(Vec<Vec<u8>>, Compositor)>,
}

impl Bindery {
    /// The books that the preview shows, for a screen, and what is wrong with them.
    pub fn preview(&mut self, options: &Options) -> (Vec<(OutPath, Vec<u8>)>, Vec<Diagnostic>) {
        let (prepared, findings) = prepare(options);
        // What is wrong with the site the pages tell; the books are of what could be read.
        drop(findings);
        let Some(prepared) = prepared else { return (Vec::new(), Vec::new()) };
        let fonts = prepared.theme.fonts();
        if self.compositor.as_ref().is_none_or(|(known, _)| *known != fonts) {
            self.compositor = Some((fonts.clone(), Compositor::new(Fonts::new(fonts))));
        }
        let Some((_, compositor)) = &mut self.compositor else { return (Vec::new(), Vec::new()) };
        let store = Store::of_site(&options.root);
        let mut findings = Findings::new();
        let mut files = Vec::new();
        for book in prepared.books.iter().filter(|book| book.is_published()) {
            let order = Order { finish: Finish::Screen, size: None, cover_of: None };
            let desk = Desk { keeps: false, ..desk(&prepared, book, &store) };
            let (bound, found) = yearbook::bind(desk, order, compositor);
            findings.extend(found);
            files.extend(bound.and_then(|bound| Some((book_file(&book.id, "pdf").out_path().ok()?, bound.pdf))));
        }
        Compositor::forget(4);
        (files, findings.sorted(false))
    }
}

/// Which files of yearbooks and handouts a build makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Books {
    /// None: pages only.
    #[default]
    None,
    /// What readers get, books and handouts, and what the print shop gets.
    All,
}

/// The file of an order below `print/`: `2016-2021/2016-2021-in.pdf`, with another page size
/// `2016-2021-in-210x297mm.pdf`.
fn print_file(id: &str, order: Order) -> Route {
    let word = match order.finish {
        Finish::Proof => "ban-thao",
        Finish::Press => "in",
        Finish::Screen => "doc",
    };
    let word = if order.cover_of.is_some() { "bia" } else { word };
    let size = order.size.map(|size| format!("-{}x{}mm", size.width.mm, size.height.mm)).unwrap_or_default();
    Route::file(&format!("{id}/{}-{word}{size}.pdf", last_step(id)))
}

/// The EPUB of a book below `print/`: `2016-2021/2016-2021.epub`.
fn epub_file(book: &Book, size: Option<PageSize>) -> Route {
    let word = if book.volume.yearbook.is_final() { "" } else { "-ban-thao" };
    let size = size.map(|size| format!("-{}x{}mm", size.width.mm, size.height.mm)).unwrap_or_default();
    Route::file(&format!("{}/{}{word}{size}.epub", book.id, last_step(&book.id)))
}

/// What kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Pdf,
    Epub,
}

impl Format {
    pub const ALL: [Format; 2] = [Format::Pdf, Format::Epub];

    pub const fn word(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Epub => "epub",
        }
    }
}

/// What is asked of the yearbooks alone.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// One of them, or all.
    pub id: Option<String>,
    /// PDF, and of a final edition EPUB, when none is named. Finishes and sizes are those of PDFs: who names
    /// one means these.
    pub formats: Vec<Format>,
    /// Those that its status calls for, when none is named.
    pub finishes: Vec<Finish>,
    /// Instead of the record's.
    pub size: Option<PageSize>,
    /// Whether what went in is recorded.
    pub freeze: bool,
}

impl Request {
    fn wants(&self, format: Format, book: &Book) -> bool {
        if !self.formats.is_empty() {
            return self.formats.contains(&format);
        }
        let usual = self.finishes.is_empty() && self.size.is_none() && book.volume.yearbook.is_final();
        format == Format::Pdf || usual
    }

    /// Which settings of a book are made: for an EPUB alone one, whose pages it counts.
    fn settings<'a>(&'a self, book: &Book) -> &'a [Finish] {
        match &*self.finishes {
            [] if self.wants(Format::Pdf, book) => finishes(book),
            // The page list of an EPUB is that of the printed book.
            [] if book.volume.yearbook.is_final() => &[Finish::Press],
            [] => finishes(book),
            named => named,
        }
    }
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Set {
    pub findings: Vec<Diagnostic>,
    /// Id, finish and pages of what was set.
    pub bound: Vec<(String, Finish, usize)>,
    /// Id and size in bytes of each EPUB.
    pub epubs: Vec<(String, usize)>,
    /// What was written below `print/`; absent when nothing was.
    pub written: Option<output::Report>,
    /// The records of frozen editions, for whoever may write them.
    pub frozen: Vec<(PathBuf, Vec<u8>)>,
    /// The ids of all yearbooks, when the one that was asked for is none of them.
    pub unknown: Option<Vec<String>>,
}

/// Sets yearbooks into `print/`, beside what is there already, whatever their status.
pub fn set(options: &Options, request: &Request, progress: &dyn Progress) -> Set {
    let mut outcome = Set::default();
    progress.stage("reading", None);
    let (prepared, mut findings) = prepare(options);
    let Some(prepared) = prepared else {
        outcome.findings = findings.sorted(options.strict);
        return outcome;
    };
    let asked: Vec<&Book> =
        prepared.books.iter().filter(|book| request.id.as_ref().is_none_or(|id| book.id == *id)).collect();
    if asked.is_empty() {
        outcome.unknown = Some(prepared.books.iter().map(|book| book.id.clone()).collect());
        outcome.findings = findings.sorted(options.strict);
        return outcome;
    }
    let store = Store::of_site(&options.root);
    let stage_options = output::Options { site_root: &options.root, adopt: false, keep: true };
    let stage = Stage::open(&options.print_folder(), &stage_options).map_err(|error| findings.push(*error)).ok();
    let mut compositor = Compositor::new(Fonts::new(prepared.theme.fonts()));
    progress.stage("books", Some(asked.len()));
    for book in asked {
        let desk = desk(&prepared, book, &store);
        findings.extend(set_one(desk, request, options, stage.as_ref(), &mut compositor, &mut outcome));
        progress.step();
    }
    if super::may_write(&findings, options, &prepared.site) {
        outcome.written = stage.and_then(|stage| stage.commit().map_err(|error| findings.push(*error)).ok());
    }
    if outcome.written.is_none() {
        outcome.frozen.clear();
    }
    outcome.findings = findings.sorted(options.strict);
    outcome
}

/// Sets what is asked of one book.
fn set_one(
    desk: Desk<'_>,
    request: &Request,
    options: &Options,
    stage: Option<&Stage>,
    compositor: &mut Compositor,
    outcome: &mut Set,
) -> Findings {
    let book = desk.book;
    let mut findings = Findings::new();
    let mut facts = None;
    let settings = request.settings(book);
    for finish in settings {
        let order = Order { finish: *finish, size: request.size, cover_of: None };
        let (bound, found) = yearbook::bind(desk, order, compositor);
        findings.extend(found);
        let Some(bound) = bound else { continue };
        if request.wants(Format::Pdf, book) {
            if let Some(stage) = stage {
                findings.extend(put(stage, &print_file(&book.id, order), &bound.pdf));
                if *finish == Finish::Press {
                    findings.extend(cover(desk, order, &bound, stage, compositor));
                }
            }
            outcome.bound.push((book.id.clone(), *finish, bound.facts.pages));
        }
        let folios = *finish == Finish::Press || settings.len() == 1;
        if request.freeze && folios {
            let frozen = serde_json::to_vec_pretty(&freeze::state(desk, &bound)).unwrap_or_default();
            let path = book.path.beside(freeze::FILE);
            outcome.frozen.extend(path.map(|path| (options.root.join(path.as_str()), frozen)));
        }
        facts = Some(bound.facts);
    }
    if let Some(facts) = facts.filter(|_| request.wants(Format::Epub, book)) {
        let (bytes, found) = yearbook::epub::make(desk, &facts, compositor);
        findings.extend(found);
        if let Some(bytes) = bytes {
            findings.extend(stage.and_then(|stage| put(stage, &epub_file(book, request.size), &bytes)));
            outcome.epubs.push((book.id.clone(), bytes.len()));
        }
    }
    findings
}

fn last_step(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// Sets the yearbooks and hands over their files.
pub(super) fn bind(
    prepared: &Prepared,
    which: Books,
    outlets: &Outlets<'_>,
    store: &Store,
    progress: &dyn Progress,
) -> (Shelf, Findings) {
    let mut shelf = Shelf::new();
    let mut findings = Findings::new();
    if which == Books::None || prepared.books.is_empty() {
        return (shelf, findings);
    }
    let mut compositor = Compositor::new(Fonts::new(prepared.theme.fonts()));
    for book in prepared.books.iter() {
        let desk = desk(prepared, book, store);
        let mut facts = None;
        for finish in finishes(book) {
            let order = Order { finish: *finish, size: None, cover_of: None };
            let (bound, found) = yearbook::bind(desk, order, &mut compositor);
            findings.extend(found);
            let Some(bound) = bound else { continue };
            if *finish == Finish::Press {
                findings.extend(since_frozen(desk, &bound));
                findings.extend(cover(desk, order, &bound, outlets.print, &mut compositor));
            }
            let public = book.is_published() && *finish == Finish::Screen;
            let (outlet, route) = match public {
                true => (outlets.public, book_file(&book.id, "pdf")),
                false => (outlets.print, print_file(&book.id, order)),
            };
            findings.extend(put(outlet, &route, &bound.pdf));
            if public {
                shelf.insert(book.id.clone(), bound_book(&bound));
            }
            facts = Some(bound.facts);
        }
        // After all settings, so that the bench keeps the book's texts from one to the next.
        if let Some(facts) = facts.filter(|_| book.volume.yearbook.is_final()) {
            let (bytes, found) = yearbook::epub::make(desk, &facts, &mut compositor);
            findings.extend(found);
            if let Some(bytes) = bytes {
                let (outlet, route) = match book.is_published() {
                    true => (outlets.public, book_file(&book.id, "epub")),
                    false => (outlets.print, epub_file(book, None)),
                };
                findings.extend(put(outlet, &route, &bytes));
                shelf.entry(book.id.clone()).and_modify(|bound| bound.epub = Some(bytes.len()));
            }
        }
        Compositor::forget(2);
        progress.step();
    }
    (shelf, findings)
}

/// The cover for the binder, around the block that was bound.
fn cover(desk: Desk<'_>, order: Order, block: &Bound, outlet: &dyn Outlet, compositor: &mut Compositor) -> Findings {
    let order = Order { cover_of: Some(block.facts.pages), ..order };
    let (sheet, mut findings) = yearbook::bind(desk, order, compositor);
    if let Some(sheet) = sheet {
        findings.extend(put(outlet, &print_file(&desk.book.id, order), &sheet.pdf));
    }
    findings
}

/// What a final edition that was frozen holds now and did not then.
fn since_frozen(desk: Desk<'_>, bound: &Bound) -> Vec<Diagnostic> {
    match freeze::read(desk) {
        Ok(Some(frozen)) => freeze::changes(desk, &frozen, &freeze::state(desk, bound)),
        Ok(None) => Vec::new(),
        Err(error) => vec![*error],
    }
}

/// What a build makes of a book, the screen's first: pages tell of it.
fn finishes(book: &Book) -> &'static [Finish] {
    match (book.volume.yearbook.is_final(), book.is_published()) {
        (true, _) => &[Finish::Screen, Finish::Press],
        // In a preview of drafts readers are shown the draft.
        (false, true) => &[Finish::Screen, Finish::Proof],
        (false, false) => &[Finish::Proof],
    }
}

fn desk<'a>(prepared: &'a Prepared, book: &'a Book, store: &'a Store) -> Desk<'a> {
    let Prepared { sources, site, plan, theme, .. } = prepared;
    Desk { book, published: site, plan, theme, sources, store, keeps: true }
}

fn bound_book(bound: &Bound) -> BoundBook {
    let pages = bound.facts.entries.iter().map(|(key, pages)| (key.clone(), (pages.first, pages.last)));
    BoundBook { pages: bound.facts.pages, bytes: bound.pdf.len(), epub: None, entries: pages.collect() }
}

fn put(outlet: &dyn Outlet, route: &Route, bytes: &[u8]) -> Option<Diagnostic> {
    // Ids are checked when they are read: an address that cannot be a file is an error already.
    let path = route.out_path().ok()?;
    outlet.put(&path, bytes).err().map(|error| *error)
}
