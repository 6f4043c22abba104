//! A yearbook as Typst texts: the theme's templates say what comes in which order, its library lays it out.
//!
//! `front` fills what stands around the entries, `entries` the entries, `back` the appendices and indexes,
//! `texts` the bodies, `photographs` the pictures, `inks` what they are printed with; `glyphs` finds what no font can
//! print; `bind` sets what was composed and makes files of it; `copyfit` sets again what leaves a page nearly empty;
//! `sheet` measures the binder's cover, `preflight` reports to the print shop; `looks` draws pages as pictures, `ladder` lays them
//! out for whoever makes the book; `misplaced` tells what came to stand where nobody can read
//! it; `problems` says what is wrong when that fails.
//! [`epub`] tells the same to templates of its own, for reading systems. A [`Work`] is what all of them are made
//! for: here a book; for handouts (`press::handout`), which are set by the same hands, a sheaf of leaves.

mod back;
mod bind;
mod copyfit;
mod entries;
pub mod epub;
pub mod freeze;
mod front;
mod glyphs;
mod inks;
mod ladder;
mod looks;
mod misplaced;
mod panels;
pub(super) mod photographs;
mod preflight;
mod problems;
mod sheet;
mod texts;
mod work;

pub use bind::{Bound, EntryPages, Facts, Printed, bind, bind_seen};
pub(super) use bind::{LOWEST_DPI, fonts_digest, part};
pub(super) use entries::{Written, set as set_text};
pub(super) use glyphs::{glyphs_lacking, missing_glyphs, scrub};
pub use ladder::{Ladder, ladder};
pub use looks::Look;
pub use preflight::preflight;
pub(super) use problems::{explain, explain_all};
pub use work::Work;

use crate::diagnostic::{Diagnostic, Findings, Message};
use crate::model::yearbook::Book;
use crate::model::{Site, Subject};
use crate::path::{Route, SourcePath};
use crate::plan::Plan;
use crate::reading::yearbook::PageSize;
use crate::source::Sources;
use crate::store::Store;
use crate::theme::{Answers, Engine, Form, Here, Theme};
use crate::typeset::{Builds, Compositor, Manuscript};
use crate::vietnamese::PartialDate;
use crate::view::{Pictures, View};
use photographs::{Cut, Fineness, Home, Prints, Rooms, Shown};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tera::{Context, Value};

/// What a book is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finish {
    /// To be read and corrected: watermark, source ids.
    Proof,
    /// For the print shop: bleed, 300 dpi, the inks of a press; of a book in sRGB PDF/A.
    Press,
    /// For readers: bookmarks, links, tags, small photographs.
    Screen,
}

impl Finish {
    pub const ALL: [Finish; 3] = [Finish::Proof, Finish::Press, Finish::Screen];

    pub const fn word(self) -> &'static str {
        match self {
            Finish::Proof => "proof",
            Finish::Press => "press",
            Finish::Screen => "screen",
        }
    }

    /// Print shops ask for 300 dpi; a screen shows half of it, and a proof is corrected, not framed.
    pub(super) const fn fineness(self) -> Fineness {
        match self {
            Finish::Proof => Fineness { dpi: 120, quality: 75 },
            Finish::Press => Fineness { dpi: 300, quality: 92 },
            Finish::Screen => Fineness { dpi: 150, quality: 80 },
        }
    }
}

/// How a book is to be made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Order {
    pub finish: Finish,
    /// Instead of the record's format.
    pub size: Option<PageSize>,
    /// Not the book but its cover for the binder, around a block of so many pages.
    pub cover_of: Option<usize>,
    /// Whether a press file has crop and fold marks around its pages.
    pub marks: bool,
}

/// All that a book, or another work, is made from.
pub struct WorkInputs<'a, W = Book> {
    pub book: &'a W,
    /// The site that is published: what a book may link to.
    pub published: &'a Site,
    pub plan: &'a Arc<Plan>,
    pub theme: &'a Arc<Theme>,
    pub sources: &'a Sources,
    pub store: &'a Store,
    /// Whether the bound book is kept in the store; a preview would fill it with every edit.
    pub keeps: bool,
    /// Whether no page says that it is a draft, nor of which day: so that the pages of two days can be compared.
    pub bare: bool,
}

// Derived, they would ask that a book can be copied.
impl<W> Clone for WorkInputs<'_, W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for WorkInputs<'_, W> {}

/// A book ready to be set.
pub struct Composed {
    pub manuscript: Manuscript,
    /// The user's file or the theme's behind each text, for errors.
    pub origins: BTreeMap<String, SourcePath>,
    /// The photograph behind each picture.
    pub photographs: BTreeMap<String, SourcePath>,
    /// What the colours of its pages are made of, for a press.
    pub builds: Option<Builds>,
}

/// The strings of the theme that are the library's words, by their prefix.
const WORDS: &str = "book-";

pub(super) const SETTINGS: &str = "/settings.typ";
pub(super) const MAIN: &str = "/main.typ";
const MEASURES: &str = "/measures.typ";

/// Composes the book.
///
/// # Errors
/// As findings; without a template or a measure there is nothing to set.
pub fn compose(inputs: WorkInputs<'_>, order: Order, compositor: &mut Compositor) -> (Option<Composed>, Findings) {
    let mut findings = Findings::new();
    let library = library(inputs.theme);
    let bare = Writer::new(inputs, order, Shown::default());
    let settings = match bare.as_ref().map(|writer| writer.render("yearbook/settings.typ", writer.settings())) {
        Ok(Ok(text)) => text,
        Ok(Err(error)) => {
            findings.push(*error);
            return (None, findings);
        }
        Err(_) => {
            findings.extend(bare.err().into_iter().flatten());
            return (None, findings);
        }
    };
    let Measures { rooms, builds } = match bare
        .as_ref()
        .map_err(|_| ())
        .and_then(|writer| measure(writer, &settings, &library, compositor).map_err(|found| findings.extend(found)))
    {
        Ok(measures) => measures,
        Err(()) => return (None, findings),
    };
    drop(bare);
    let (inks, found) = inks::of(inputs, order, builds);
    findings.extend(found);
    let (prints, found) = photographs::cut(inputs, order, &rooms, order.finish.fineness(), inks.press.as_ref());
    findings.extend(found);
    let Prints { shown, files, sources } = prints;
    let writer = match Writer::new(inputs, order, shown) {
        Ok(writer) => writer,
        Err(found) => {
            findings.extend(found);
            return (None, findings);
        }
    };
    let mut composed = Composed {
        manuscript: Manuscript { main: MAIN.to_owned(), texts: BTreeMap::new(), files },
        origins: BTreeMap::new(),
        photographs: sources,
        builds: inks.builds,
    };
    composed.manuscript.texts.insert(SETTINGS.to_owned(), settings);
    for (path, (text, origin)) in library {
        composed.origins.insert(path.clone(), origin);
        composed.manuscript.texts.insert(path, text);
    }
    let whole = writer.write(&mut composed);
    findings.extend(writer.into_findings());
    findings.extend(missing_glyphs(inputs, &composed, compositor.fonts()));
    scrub(composed.manuscript.texts.values_mut(), compositor.fonts());
    (whole.then_some(composed), findings)
}

/// The theme's library by the paths of a manuscript.
pub(super) fn library(theme: &Theme) -> BTreeMap<String, (String, SourcePath)> {
    theme.library().into_iter().map(|(path, text)| (format!("/library/{path}"), text)).collect()
}

/// What a library states before anything is set.
pub(super) struct Measures {
    pub rooms: Rooms,
    pub builds: Builds,
}

/// Asks the library how large photographs are printed, and of which inks its colours are.
pub(super) fn measure<W: Work>(
    writer: &Writer<'_, W>,
    settings: &str,
    library: &BTreeMap<String, (String, SourcePath)>,
    compositor: &mut Compositor,
) -> Result<Measures, Vec<Diagnostic>> {
    let main = writer.render("yearbook/measures.typ", Context::new()).map_err(|error| vec![*error])?;
    let mut manuscript = Manuscript { main: MEASURES.to_owned(), ..Manuscript::default() };
    manuscript.texts.insert(MEASURES.to_owned(), main);
    manuscript.texts.insert(SETTINGS.to_owned(), settings.to_owned());
    manuscript.texts.extend(library.iter().map(|(path, (text, _))| (path.clone(), text.clone())));
    let origins = library.iter().map(|(path, (_, origin))| (path.clone(), origin.clone())).collect();
    let failed = || writer.inputs.book.failed();
    let (galley, _) = compositor
        .set(manuscript)
        .map_err(|problems| problems.iter().map(|p| explain(p, failed(), &origins)).collect::<Vec<_>>())?;
    let marks = galley.marks("measures");
    let number = |name: String| -> Option<f64> { marks.first()?.said.get(&name)?.parse().ok() };
    let frame = |place: &str| Some((number(format!("{place}-width"))?, number(format!("{place}-height"))?));
    let rooms = || {
        Some(Rooms {
            portrait: frame("portrait")?,
            panel: frame("panel").or_else(|| frame("portrait"))?,
            photo: frame("photo")?,
            lead: frame("lead")?,
            plate: frame("plate")?,
            cover: frame("cover")?,
            opening: frame("opening").or_else(|| frame("plate"))?,
        })
    };
    let measures = |rooms| Measures { rooms, builds: inks::builds(&galley) };
    rooms().map(measures).ok_or_else(|| {
        let wanted = "#metadata((portrait-width: 1.0, ..)) <measures>";
        vec![failed().arg("reason", Message::new("typeset-measures").arg("wanted", wanted))]
    })
}

/// What the texts of a book are written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Medium {
    /// Typst, which lays out pages.
    Pages,
    /// The files of an EPUB.
    Files,
}

/// Writes the texts of one book, or of another work.
pub(super) struct Writer<'a, W = Book> {
    inputs: WorkInputs<'a, W>,
    order: Order,
    medium: Medium,
    pub(super) view: Arc<View>,
    framed: BTreeMap<Cut, Pictures>,
    homes: BTreeMap<String, Home>,
    engine: Arc<Engine>,
    answers: Arc<dyn Answers>,
    /// QR codes by their paths.
    codes: Mutex<BTreeMap<String, Vec<u8>>>,
    findings: Mutex<Findings>,
}

impl<'a, W: Work> Writer<'a, W> {
    pub(super) fn new(inputs: WorkInputs<'a, W>, order: Order, shown: Shown) -> Result<Self, Findings> {
        Writer::of(Medium::Pages, inputs, order, shown, |view| view)
    }

    /// `answering` gives who answers the templates of this medium.
    fn of(
        medium: Medium,
        inputs: WorkInputs<'a, W>,
        order: Order,
        shown: Shown,
        answering: impl FnOnce(Arc<View>) -> Arc<dyn Answers>,
    ) -> Result<Self, Findings> {
        let site = Arc::clone(inputs.book.site());
        let Shown { pictures, framed, homes } = shown;
        let view = Arc::new(View::new(site, Arc::clone(inputs.plan), Arc::clone(inputs.theme), pictures));
        let form = match medium {
            Medium::Pages => Form::Typst,
            Medium::Files => Form::Epub,
        };
        let engine = inputs.theme.engine(form)?;
        let answers = answering(Arc::clone(&view));
        let (codes, findings) = (Mutex::new(BTreeMap::new()), Mutex::new(Findings::new()));
        Ok(Writer { inputs, order, medium, view, framed, homes, engine, answers, codes, findings })
    }

    pub(super) fn report(&self, finding: Diagnostic) {
        self.findings.lock().unwrap_or_else(PoisonError::into_inner).push(finding);
    }

    pub(super) fn into_findings(self) -> Findings {
        self.findings.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.view.theme.strings.word(key)
    }

    pub(super) fn render(&self, template: &str, context: Context) -> Result<String, Box<Diagnostic>> {
        // The place in a book has no address; links in it are whole.
        let here = Here { route: self.inputs.book.address(), portable: false, absolute: None };
        self.render_at(template, &context, here)
    }

    fn render_at(&self, template: &str, context: &Context, here: Here) -> Result<String, Box<Diagnostic>> {
        self.engine.render(template, context, here, Arc::clone(&self.answers))
    }

    /// Puts texts into `composed`, and the codes that they show; whether none of them failed.
    pub(super) fn take(&self, written: impl IntoIterator<Item = Written>, composed: &mut Composed) -> bool {
        let mut whole = true;
        for text in written {
            match text {
                Ok((path, text, origin)) => {
                    composed.origins.insert(path.clone(), origin);
                    composed.manuscript.texts.insert(path, text);
                }
                Err(error) => {
                    self.report(*error);
                    whole = false;
                }
            }
        }
        let codes = std::mem::take(&mut *self.codes.lock().unwrap_or_else(PoisonError::into_inner));
        composed.manuscript.files.extend(codes);
        whole
    }

    /// The strings of the theme that are the library's words.
    pub(super) fn library_words(&self) -> BTreeMap<String, String> {
        let strings = &self.view.theme.strings;
        strings.keys().filter_map(|key| Some((key.strip_prefix(WORDS)?.to_owned(), self.word(key)))).collect()
    }

    /// The path of the QR code of an address; where one can follow a link, none is needed.
    pub(super) fn code(&self, address: &str) -> Option<String> {
        if self.medium == Medium::Files {
            return None;
        }
        let svg = super::qr::file(address)?;
        let path = format!("/qr/{}.svg", crate::digest::Digest::of(address.as_bytes()));
        self.codes.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), svg.into_bytes());
        Some(path)
    }

    /// The whole address of a page of the published site.
    pub(super) fn address(&self, route: &Route) -> Option<String> {
        super::head::absolute(self.inputs.published, route)
    }

    /// A date as it is printed within a line.
    pub(super) fn short(date: Option<PartialDate>) -> Option<String> {
        date.map(PartialDate::short)
    }
}

impl Writer<'_> {
    /// Renders the whole book into `composed`; whether nothing failed.
    fn write(&self, composed: &mut Composed) -> bool {
        let book = self.inputs.book;
        let (subjects, main) = match self.order.cover_of {
            None => (book.texts().collect(), self.render("yearbook/main.typ", self.main())),
            Some(pages) => (Vec::new(), self.render("yearbook/cover-sheet.typ", self.cover_sheet(pages))),
        };
        let subjects: Vec<Subject> = subjects;
        let entries: Vec<_> = subjects.par_iter().map(|subject| self.entry(*subject)).collect();
        let main = main.map(|text| (MAIN.to_owned(), text, book.path.clone()));
        self.take(entries.into_iter().chain([main]), composed)
    }
}

/// A context of these entries.
pub(super) fn context<const N: usize>(entries: [(&'static str, Value); N]) -> Context {
    let mut context = Context::new();
    for (name, value) in entries {
        context.insert_value(name, value);
    }
    context
}
