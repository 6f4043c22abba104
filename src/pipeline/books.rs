//! Which files are made of each yearbook, and where they go.
//!
//! Of a final edition readers get the screen PDF and the EPUB with the site; the print shop gets the press PDF.
//! A draft is only proofs, and `print/` is never served to others. A build makes there what the books are now; what
//! is asked for by itself stays, and proofs have their day, since people write on them.

use super::delivery::{Piece, Way};
use super::leaves::{self, bound_book};
use super::{Nowhere, Options, Outlets, Prepared, Progress, Session};
use crate::diagnostic::{Diagnostic, Findings};
use crate::model::yearbook::{Book, FROZEN};
use crate::output::{self, Outlet, Stage};
use crate::path::{OutPath, Route};
use crate::plan::book_file;
use crate::press::yearbook::{self, Bound, EntryPages, Facts, Finish, Order, WorkInputs, freeze};
use crate::reading::yearbook::PageSize;
use crate::store::Store;
use crate::typeset::{Compositor, Fonts};
use crate::vietnamese::PartialDate;
use crate::view::{BoundBook, Shelf};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Sets the yearbooks of a preview again and again, and remembers what has not changed.
#[derive(Default)]
pub struct Bindery {
    /// With the fonts that it was made with.
    compositor: Option<(Vec<Vec<u8>>, Compositor)>,
}

impl Bindery {
    /// The books that the preview shows, for a screen, and what is wrong with them.
    pub fn preview(&mut self, prepared: &Prepared) -> (Vec<(OutPath, Vec<u8>)>, Vec<Diagnostic>) {
        let fonts = prepared.theme.fonts();
        if self.compositor.as_ref().is_none_or(|(known, _)| *known != fonts) {
            self.compositor = Some((fonts.clone(), Compositor::new(Fonts::new(fonts)).remembering()));
        }
        let Some((_, compositor)) = &mut self.compositor else { return (Vec::new(), Vec::new()) };
        let store = Store::of_site(&prepared.sources.root);
        let mut findings = Findings::new();
        let mut files = Vec::new();
        for book in prepared.books.iter().filter(|book| book.is_published()) {
            let order = Order { finish: Finish::Screen, size: None, cover_of: None, marks: false };
            let inputs = WorkInputs { keeps: false, ..prepared.inputs(book, &store) };
            let (bound, found) = yearbook::bind(inputs, order, compositor);
            findings.extend(found);
            files.extend(bound.and_then(|bound| Some((book_file(&book.id, "pdf").out_path().ok()?, bound.pdf))));
        }
        Compositor::forget(4);
        (files, findings.sorted(false))
    }
}

/// Which files of yearbooks and handouts a build makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Books {
    /// None: pages only.
    #[default]
    None,
    /// What readers get, books and handouts, and what the print shop gets.
    All,
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
    /// Whether press files have crop and fold marks.
    pub marks: bool,
    /// Whether what went in is recorded.
    pub freeze: bool,
    /// Only how the pages look, side by side.
    pub ladder: bool,
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

    fn job<'a>(&'a self, book: &Book, today: PartialDate) -> Job<'a> {
        Job {
            settings: self.settings(book),
            size: self.size,
            marks: self.marks,
            pdf: self.wants(Format::Pdf, book),
            epub: self.wants(Format::Epub, book),
            flip: None,
            way: Way::Asked { today },
        }
    }
}

/// The pages of a press file, and the signatures that they make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub book: String,
    pub pages: usize,
    pub signature: Option<usize>,
    /// Pages for notes that fill the last signature.
    pub notes: usize,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Set {
    pub findings: Vec<Diagnostic>,
    /// Id, finish and pages of what was set.
    pub bound: Vec<(String, Finish, usize)>,
    /// How the blocks of press files are folded.
    pub blocks: Vec<Block>,
    /// Id and size in bytes of each EPUB.
    pub epubs: Vec<(String, usize)>,
    /// Id and pages of each book whose ladder was made.
    pub ladders: Vec<(String, usize)>,
    /// What was written below `print/`; absent when nothing was.
    pub written: Option<output::Report>,
    /// The records of frozen editions, for whoever may write them.
    pub frozen: Vec<(PathBuf, Vec<u8>)>,
    /// The ids of all yearbooks, when the one that was asked for is none of them.
    pub unknown: Option<Vec<String>>,
}

/// Sets yearbooks into `print/`, beside what is there already, whatever their status.
pub fn set(options: &Options, request: &Request, progress: &dyn Progress) -> Set {
    let options = &options.for_output();
    let mut outcome = Set::default();
    progress.stage("reading", None);
    let (prepared, mut findings) = Session::open(options.clone()).look();
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
    let stage = open(options).map_err(|error| findings.push(*error)).ok();
    let nowhere = Nowhere;
    let print: &dyn Outlet = stage.as_ref().map_or(&nowhere, |stage| stage);
    let outlets = Outlets { public: &nowhere, print };
    let mut compositor = Compositor::new(Fonts::new(prepared.theme.fonts()));
    progress.stage("books", Some(asked.len()));
    for book in asked {
        if request.ladder {
            let print = (options.print_folder(), print);
            let (pages, found) = leaves::ladder(prepared.inputs(book, &store), request.size, &print, &mut compositor);
            findings.extend(found);
            outcome.ladders.extend(pages.map(|pages| (book.id.clone(), pages)));
            progress.step();
            continue;
        }
        let job = request.job(book, options.mode.today);
        let (made, found) = make(prepared.inputs(book, &store), &job, &outlets, &mut compositor, request.freeze);
        findings.extend(found);
        let pdfs = made.settings.iter().filter(|_| job.pdf);
        outcome.bound.extend(pdfs.map(|(finish, bound)| (book.id.clone(), *finish, bound.pages)));
        let press = made.settings.iter().filter(|(finish, _)| job.pdf && *finish == Finish::Press);
        outcome.blocks.extend(press.map(|(_, facts)| Block {
            book: book.id.clone(),
            pages: facts.pages,
            signature: book.volume.yearbook.signature.map(|signature| signature.pages),
            notes: facts.notes.len(),
        }));
        outcome.epubs.extend(made.epub.map(|bytes| (book.id.clone(), bytes)));
        let path = book.path.beside(FROZEN);
        let record = made.frozen.and_then(|frozen| Some((options.root.join(path?.as_str()), frozen)));
        outcome.frozen.extend(record);
        progress.step();
    }
    if super::may_write(&findings, options, &prepared.site) {
        outcome.written = stage.and_then(|stage| stage.commit().map_err(|error| findings.push(*error)).ok());
        findings.extend(outcome.written.iter().flat_map(|report| report.findings.clone()));
    }
    store.sweep();
    if outcome.written.is_none() {
        outcome.frozen.clear();
    }
    outcome.findings = findings.sorted(options.strict);
    outcome
}

/// The folios of a book's entries, by their keys, as the book is set now; nothing where it cannot be set.
pub fn entry_pages(
    prepared: &Prepared,
    book: &Book,
    root: &Path,
) -> (Option<BTreeMap<String, EntryPages>>, Vec<Diagnostic>) {
    let store = Store::of_site(root);
    let mut compositor = Compositor::new(Fonts::new(prepared.theme.fonts()));
    let finish = finishes(book).first().copied().unwrap_or(Finish::Proof);
    let order = Order { finish, size: None, cover_of: None, marks: false };
    let (bound, findings) = yearbook::bind(prepared.inputs(book, &store), order, &mut compositor);
    (bound.map(|bound| bound.facts.entries.clone()), findings.sorted(false))
}

/// The folder for printing, to which only something is added.
pub(super) fn open(options: &Options) -> Result<Stage, Box<Diagnostic>> {
    let print = options.print_folder();
    // What is asked for by itself has no other output than the usual one.
    output::apart(&options.root.join("public"), &print)?;
    let usual = output::Options::new(&options.root, options.mode.today);
    let arguments = Some(output::build_arguments(None, options.print.as_deref()));
    Stage::open(&print, &output::Options { keep: true, strict: options.strict, print: arguments, ..usual })
}

/// What is made of one book.
struct Job<'a> {
    settings: &'a [Finish],
    /// Instead of the record's.
    size: Option<PageSize>,
    marks: bool,
    pdf: bool,
    epub: bool,
    /// Where readers turn its pages.
    flip: Option<&'a Route>,
    way: Way,
}

/// What was made of one book.
#[derive(Default)]
struct Made {
    settings: Vec<(Finish, Facts)>,
    /// What the site tells of the file that readers get.
    shown: Option<BoundBook>,
    /// The EPUB's size in bytes.
    epub: Option<usize>,
    /// What went in, if that is to be recorded.
    frozen: Option<Vec<u8>>,
}

/// Makes one book: the settings, the binder's cover, the EPUB.
fn make(
    inputs: WorkInputs<'_>,
    job: &Job<'_>,
    outlets: &Outlets<'_>,
    compositor: &mut Compositor,
    freezes: bool,
) -> (Made, Findings) {
    let book = inputs.book;
    let mut findings = Findings::new();
    let mut made = Made::default();
    for finish in job.settings {
        let order = Order { finish: *finish, size: job.size, cover_of: None, marks: job.marks };
        let flip = job.flip.filter(|_| *finish == Finish::Screen);
        let (bound, leaves, found) = match flip {
            Some(flip) => leaves::bind(inputs, order, flip, outlets.public, compositor),
            None => {
                let (bound, found) = yearbook::bind(inputs, order, compositor);
                (bound, Vec::new(), found)
            }
        };
        findings.extend(found.iter().cloned());
        let Some(bound) = bound else { continue };
        if freezes && (*finish == Finish::Press || job.settings.len() == 1) {
            made.frozen = serde_json::to_vec_pretty(&freeze::state(inputs, &bound)).ok();
        } else if *finish == Finish::Press && job.size.is_none() {
            findings.extend(since_frozen(inputs, &bound));
        }
        if job.pdf {
            let (public, refused) = job.way.deliver(book, Piece::Pdf(order), &bound.pdf, outlets);
            findings.extend(refused);
            if public {
                made.shown = Some(bound_book(&bound, leaves));
            }
            if *finish == Finish::Press {
                findings.extend(for_the_shop(inputs, job, (order, &bound, found), outlets, compositor));
            }
        }
        made.settings.push((*finish, bound.facts));
        // Little of what Typst remembers of one setting is of use to the next, and it is half a gigabyte for 600 pages.
        Compositor::forget(0);
    }
    // After all settings, so that the bench keeps the book's texts from one to the next.
    if let Some((_, facts)) = made.settings.last().filter(|_| job.epub) {
        let (bytes, found) = yearbook::epub::make(inputs, facts, compositor);
        findings.extend(found);
        if let Some(bytes) = bytes {
            findings.extend(job.way.deliver(book, Piece::Epub(job.size), &bytes, outlets).1);
            made.epub = Some(bytes.len());
        }
    }
    Compositor::forget(2);
    (made, findings)
}

/// What goes to the print shop with a press file: the cover around it, and the report on both, with what was found.
fn for_the_shop(
    inputs: WorkInputs<'_>,
    job: &Job<'_>,
    (order, bound, mut found): (Order, &Bound, Findings),
    outlets: &Outlets<'_>,
    compositor: &mut Compositor,
) -> Findings {
    let sheet = Order { cover_of: Some(bound.facts.pages), ..order };
    let (cover, mut findings) = yearbook::bind(inputs, sheet, compositor);
    found.extend(findings.iter().cloned());
    let (report, broken) = yearbook::preflight(inputs, order, bound, &found, compositor);
    findings.extend(broken);
    let pieces = [
        (Piece::Pdf(sheet), cover.map(|cover| cover.pdf)),
        (Piece::Report(order), report.pdf),
        (Piece::ReportData(order), report.json),
    ];
    for (piece, bytes) in pieces {
        findings.extend(bytes.and_then(|bytes| job.way.deliver(inputs.book, piece, &bytes, outlets).1));
    }
    findings
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
    for (index, book) in prepared.books.iter().enumerate() {
        let epub = book.volume.yearbook.is_final();
        let flip = prepared.plan.edition(index).and_then(|edition| edition.flip.as_ref());
        let (settings, way) = (finishes(book), Way::Build);
        let job = Job { settings, size: None, marks: false, pdf: true, epub, flip, way };
        let (made, found) = make(prepared.inputs(book, store), &job, outlets, &mut compositor, false);
        findings.extend(found);
        if let Some(shown) = made.shown {
            shelf.insert(book.id.clone(), BoundBook { epub: made.epub, ..shown });
        }
        progress.step();
    }
    (shelf, findings)
}

/// What a final edition that was frozen holds now and did not then.
fn since_frozen(inputs: WorkInputs<'_>, bound: &Bound) -> Vec<Diagnostic> {
    match freeze::read(inputs) {
        Ok(Some(frozen)) => freeze::changes(inputs, &frozen, &freeze::state(inputs, bound)),
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
