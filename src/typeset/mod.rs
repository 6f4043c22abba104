//! Typst, embedded: a manuscript (Typst texts and the files they show) becomes pages, and pages become PDF.
//!
//! Typst sees only what a [`Manuscript`] holds and the fonts of a [`Fonts`]: no disk, no network, no
//! package, no font of the system, and no clock but the one it is given. What a manuscript says is the
//! presses' business; nothing here knows of yearbooks.

mod boxes;
mod fonts;
mod ink;
mod known;
mod objects;
mod portions;
mod setting;
mod survey;
mod world;

pub use boxes::{Boxes, Sheet, fonts as fonts_of, read as boxes_of};
pub use fonts::Fonts;
pub use ink::{Build, Builds};
pub use setting::{Attempt, Maker};
pub use survey::Fault;

use crate::digest::Digest;
use crate::wall::{self, Broken};
use std::collections::{BTreeMap, HashMap};
use std::ops::{Range, RangeInclusive};
use typst::diag::{Severity, SourceDiagnostic, Tracepoint};
use typst::foundations::{Datetime, Label, Repr, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::utils::PicoStr;
use typst::visualize::{Geometry, ImageKind};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;
use world::Bench;

/// Texts and files by their paths, each beginning with `/`.
#[derive(Debug, Clone, Default)]
pub struct Manuscript {
    /// Which of the texts is set.
    pub main: String,
    pub texts: BTreeMap<String, String>,
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What Typst found wrong, with the place in a text of the manuscript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub message: String,
    pub hints: Vec<String>,
    pub place: Option<TextPlace>,
    /// Where the failing function was called from, the nearest first: errors inside a library show up at
    /// what asked for them.
    pub called_from: Vec<TextPlace>,
    pub kind: ProblemKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// The pages exist; this is only a warning.
    Warning,
    Error,
    /// Typst broke over it, and says so only to its makers.
    Broke,
}

impl Problem {
    fn whole(message: String, kind: ProblemKind) -> Vec<Self> {
        vec![Problem { message, hints: Vec::new(), place: None, called_from: Vec::new(), kind }]
    }

    fn broke(Broken(said): Broken) -> Vec<Self> {
        Problem::whole(said, ProblemKind::Broke)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPlace {
    pub path: String,
    pub range: Range<usize>,
}

/// A compositor's bench, which remembers: setting a manuscript anew costs what has changed in it.
pub struct Compositor {
    bench: Bench,
    /// Whether it remembers the whole of what it sets in portions.
    remembers: bool,
}

impl Compositor {
    pub fn new(fonts: Fonts) -> Self {
        Compositor { bench: Bench::new(fonts), remembers: false }
    }

    /// One for who sets a book again and again: the next time costs what has changed, and all that time the memory of it.
    pub fn remembering(self) -> Self {
        Compositor { remembers: true, ..self }
    }

    /// Another one with the same fonts, to set another manuscript at the same time.
    pub fn beside(&self) -> Self {
        Compositor { bench: self.bench.beside(), remembers: self.remembers }
    }

    pub fn fonts(&self) -> &Fonts {
        &self.bench.fonts
    }

    /// Sets the manuscript.
    ///
    /// # Errors
    /// What Typst says of it; warnings come with the pages.
    pub fn set(&mut self, manuscript: Manuscript) -> Result<(Galley, Vec<Problem>), Vec<Problem>> {
        self.bench.take(manuscript);
        self.set_bench()
    }

    /// Sets a manuscript whose main text includes many others, portion by portion.
    ///
    /// # Errors
    /// As of [`Compositor::set`].
    pub fn set_in_portions<M: Maker>(
        &mut self,
        manuscript: Manuscript,
    ) -> Result<(Galley, Vec<Problem>), Vec<Problem>> {
        self.bench.take(manuscript);
        let texts = self.bench.texts();
        let set = wall::behind(|| setting::set_in_portions::<M>(&mut self.bench, self.remembers));
        self.bench.leave_out(&texts, std::iter::empty());
        set.map_err(Problem::broke)?
    }

    fn set_bench(&self) -> Result<(Galley, Vec<Problem>), Vec<Problem>> {
        wall::behind(|| setting::set(&self.bench)).map_err(Problem::broke)?
    }

    /// Which of `suspects`, texts of the manuscript that was set last, Typst breaks over, when it is one of them: each
    /// half is set by itself as long as one half breaks. Nothing when it also breaks without them, or only over
    /// several together.
    pub fn culprit<'s>(&mut self, suspects: &'s [String], pdf: &Pdf) -> Option<&'s str> {
        let whole = self.bench.texts();
        let mut breaks = |kept: &[String]| {
            let left_out = suspects.iter().filter(|suspect| !kept.contains(suspect));
            self.bench.leave_out(&whole, left_out.map(String::as_str));
            let broke = |problems: Vec<Problem>| problems.iter().any(|problem| problem.kind == ProblemKind::Broke);
            self.set_bench().and_then(|(galley, _)| self.pdf(&galley, pdf)).is_err_and(broke)
        };
        if breaks(&[]) {
            return None;
        }
        let mut left = suspects;
        while left.len() > 1 {
            let (first, second) = left.split_at(left.len() / 2);
            left = [first, second].into_iter().find(|half| breaks(half))?;
        }
        left.first().filter(|one| breaks(std::slice::from_ref(one))).map(String::as_str)
    }

    /// Forgets what has not been used for `generations` settings, so that memory does not grow for ever.
    pub fn forget(generations: usize) {
        typst::comemo::evict(generations);
    }

    /// The pages as a PDF.
    ///
    /// # Errors
    /// Where the pages do not conform to the standards that are asked for.
    pub fn pdf(&self, galley: &Galley, options: &Pdf) -> Result<Vec<u8>, Vec<Problem>> {
        let standards: &[PdfStandard] = match options.conforms {
            Conforms::Archive => &[PdfStandard::A_2b],
            Conforms::Access => &[PdfStandard::Ua_1],
            Conforms::ArchiveAndAccess => &[PdfStandard::A_2a, PdfStandard::Ua_1],
            Conforms::Plain => &[],
        };
        let standards = match standards {
            [] => PdfStandards::default(),
            list => PdfStandards::new(list)
                .map_err(|error| Problem::whole(error.message().to_string(), ProblemKind::Error))?,
        };
        let (inks, sheet) = (options.inks.as_ref(), options.sheet);
        let options = PdfOptions {
            ident: typst::foundations::Smart::Custom(options.ident.clone()),
            creator: typst::foundations::Smart::Custom(Some(options.creator.clone())),
            timestamp: options
                .date
                .and_then(|(year, month, day)| Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0))
                .map(Timestamp::new_utc),
            page_ranges: None,
            standards,
            tagged: options.conforms != Conforms::Plain,
            pretty: false,
        };
        let pdf = wall::behind(|| typst_pdf::pdf(&galley.document, &options))
            .map_err(Problem::broke)?
            .map_err(|errors| errors.iter().map(|error| problem(&self.bench, error)).collect::<Vec<_>>())?;
        let odd = || Problem::whole("the file is not as Typst writes one".to_owned(), ProblemKind::Broke);
        let pdf = match inks {
            Some(builds) => ink::reink(&pdf, builds).ok_or_else(odd)?,
            None => pdf,
        };
        match sheet {
            Some(sheet) => boxes::write(&pdf, sheet).ok_or_else(odd),
            None => Ok(pdf),
        }
    }
}

/// What Typst says of what lies on the bench.
fn problem(bench: &Bench, diagnostic: &SourceDiagnostic) -> Problem {
    let at = |span: &typst::syntax::Span| bench.place((*span).into());
    Problem {
        message: diagnostic.message.to_string(),
        hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
        place: bench.place(diagnostic.span),
        called_from: diagnostic
            .trace
            .iter()
            .filter(|point| !matches!(point.v, Tracepoint::Show(_)))
            .filter_map(|point| at(&point.span))
            .collect(),
        kind: match diagnostic.severity {
            Severity::Warning => ProblemKind::Warning,
            Severity::Error => ProblemKind::Error,
        },
    }
}

/// Which standards a PDF conforms to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conforms {
    /// None: for proofs.
    Plain,
    /// PDF/A-2b.
    Archive,
    /// PDF/UA-1.
    Access,
    /// PDF/A-2a and PDF/UA-1.
    ArchiveAndAccess,
}

/// How a PDF is written.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// Stable for one book, so that its file's identifier is too.
    pub ident: String,
    pub creator: String,
    /// Year, month, day; PDF/A wants one.
    pub date: Option<(u16, u8, u8)>,
    pub conforms: Conforms,
    /// What its colours are made of on a press. No PDF/A then: one that has device colours of four inks must say which
    /// inks, by a profile that nobody has given.
    pub inks: Option<Builds>,
    /// Where on its sheet each page is, for a press.
    pub sheet: Option<Sheet>,
}

/// Pages that have been set.
pub struct Galley {
    document: PagedDocument,
}

/// A picture as it stands on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The page in the file, from 1.
    pub page: usize,
    /// Of the picture in its file, in pixels.
    pub pixels: (f64, f64),
    /// Of the picture on paper, in millimetres.
    pub size: (f64, f64),
    /// The file of the manuscript that it is.
    pub file: Option<String>,
    /// Of the bytes of that file.
    pub digest: Digest,
}

/// Something that cannot be read where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Misplaced {
    /// The page in the file, from 1, and how far down it, in millimetres.
    pub page: usize,
    pub down: f64,
    pub fault: Fault,
    /// Its words, as they are set; none of a picture or a rule.
    pub words: String,
    /// The text of the manuscript in which it is written out.
    pub text: Option<String>,
}

/// What `#metadata((..)) <label>` has left behind.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The page in the file, from 1, and how far down it, in millimetres.
    pub page: usize,
    pub down: f64,
    /// The texts of the dictionary.
    pub said: BTreeMap<String, String>,
}

/// A page as it looks: red, green and blue of each pixel, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    pub width: u32,
    pub height: u32,
    pub rgb: Vec<u8>,
}

impl Galley {
    /// How many pages there are, covers included.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// The marks of a label, in reading order.
    pub fn marks(&self, label: &str) -> Vec<Mark> {
        let Some(label) = Label::new(PicoStr::intern(label)) else { return Vec::new() };
        let introspector = self.document.introspector();
        introspector
            .query(&Selector::Label(label))
            .iter()
            .filter_map(|content| {
                let position = introspector.position(content.location()?)?;
                let Value::Dict(dict) = &content.to_packed::<MetadataElem>()?.value else { return None };
                let texts = dict.iter().map(|(key, value)| {
                    let text = match value {
                        Value::Str(text) => text.to_string(),
                        other => other.repr().to_string(),
                    };
                    (key.to_string(), text)
                });
                Some(Mark { page: position.page.get(), down: position.point.y.to_mm(), said: texts.collect() })
            })
            .collect()
    }

    /// The marks of a label that stand at the head of a page.
    pub fn heads(&self, label: &str) -> Vec<Mark> {
        let Some(top) = survey::text_top(&self.document) else { return Vec::new() };
        let at_head = |mark: &Mark| (mark.down - top.to_mm()).abs() < 0.05;
        self.marks(label).into_iter().filter(at_head).collect()
    }

    /// How far down each page is filled, in parts of its text's frame; nothing of pages without text.
    pub fn fullness(&self) -> Vec<Option<f64>> {
        survey::fullness(&self.document)
    }

    /// What stands outside its frame, over something else, or apart from its mark.
    pub fn misplaced(&self, compositor: &Compositor) -> Vec<Misplaced> {
        let told = |found: survey::Misplaced| Misplaced {
            page: found.page,
            down: found.down.to_mm(),
            fault: found.fault,
            words: found.words,
            text: compositor.bench.place(found.span.into()).map(|place| place.path),
        };
        survey::survey(&self.document).into_iter().map(told).collect()
    }

    /// Of all that stands on a page, from 1.
    pub fn digest(&self, page: usize) -> Option<Digest> {
        self.document.pages().get(page.checked_sub(1)?).map(Digest::of_value)
    }

    /// A page, from 1, `width` pixels wide; what it leaves bare is white. Nothing when there is no such page, or one
    /// that cannot be drawn.
    pub fn look(&self, page: usize, width: u32) -> Option<Raster> {
        let page = self.document.pages().get(page.checked_sub(1)?)?;
        let pixel_per_pt = (f64::from(width) / page.frame.width().to_pt()).into();
        let options = RenderOptions { pixel_per_pt, render_bleed: false };
        let canvas = wall::behind(|| typst_render::render(page, &options)).ok()?;
        // Of a colour that covers its pixel only in part, what is left shows the paper.
        let mut rgb = Vec::with_capacity(canvas.data().len() / 4 * 3);
        for pixel in canvas.data().chunks_exact(4) {
            let paper = 255 - pixel[3];
            rgb.extend([pixel[0], pixel[1], pixel[2]].map(|part| part.saturating_add(paper)));
        }
        Some(Raster { width: canvas.width(), height: canvas.height(), rgb })
    }

    /// The texts of each page, run by run as they were set, whose lines lie within `heights`, in points from its top. What
    /// is turned is no text to be read.
    pub fn texts(&self, heights: RangeInclusive<f64>) -> Vec<Vec<String>> {
        let of = |frame: &Frame| {
            let mut runs = Vec::new();
            texts(frame, 0.0, &heights, &mut runs);
            runs
        };
        self.document.pages().iter().map(|page| of(&page.frame)).collect()
    }

    /// The pages, from 1, on which nothing stands but lines: no word, no picture, no ground.
    pub fn bare(&self) -> Vec<usize> {
        let pages = (1..).zip(self.document.pages());
        pages.filter(|(_, page)| bare(&page.frame)).map(|(number, _)| number).collect()
    }

    /// Every raster picture on the pages.
    pub fn pictures(&self, compositor: &Compositor) -> Vec<Placed> {
        let files = compositor.bench.files_by_bytes();
        let mut placed = Vec::new();
        for (number, page) in (1..).zip(self.document.pages()) {
            collect(&page.frame, 1.0, number, &files, &mut placed);
        }
        placed
    }
}

fn texts(frame: &Frame, above: f64, heights: &RangeInclusive<f64>, runs: &mut Vec<String>) {
    for (place, item) in frame.items() {
        let height = above + place.y.to_pt();
        match item {
            FrameItem::Group(group) if group.transform.kx.get() == 0.0 => {
                texts(&group.frame, height + group.transform.ty.to_pt(), heights, runs);
            }
            FrameItem::Text(text) if heights.contains(&height) => runs.push(text.text.to_string()),
            _ => {}
        }
    }
}

fn bare(frame: &Frame) -> bool {
    frame.items().all(|(_, item)| match item {
        FrameItem::Group(group) => bare(&group.frame),
        FrameItem::Shape(shape, _) => matches!(shape.geometry, Geometry::Line(_)),
        FrameItem::Text(_) | FrameItem::Image(..) => false,
        FrameItem::Link(..) | FrameItem::Tag(_) => true,
    })
}

fn collect(frame: &Frame, scale: f64, page: usize, files: &HashMap<Digest, String>, placed: &mut Vec<Placed>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                // Only shrinking and enlarging matters here, and a turned picture keeps its area.
                let matrix = group.transform;
                let area = matrix.sx.get() * matrix.sy.get() - matrix.kx.get() * matrix.ky.get();
                collect(&group.frame, scale * area.abs().sqrt(), page, files, placed);
            }
            FrameItem::Image(image, size, _) => {
                if let ImageKind::Raster(raster) = image.kind() {
                    let digest = Digest::of(raster.data());
                    placed.push(Placed {
                        digest,
                        page,
                        pixels: (image.width(), image.height()),
                        size: (size.x.to_mm() * scale, size.y.to_mm() * scale),
                        file: files.get(&digest).cloned(),
                    });
                }
            }
            _ => {}
        }
    }
}
