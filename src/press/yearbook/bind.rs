//! Setting what was composed, and the PDF that comes of it. What was set once is kept in the store.

use super::copyfit::Copyfit;
use super::looks::{self, Look, Take};
use super::misplaced::{Stray, finding, strays};
use super::{Composed, Finish, Order, Work, WorkInputs, Writer, compose, explain_all};
use crate::diagnostic::{Code, Diagnostic, Findings, Message};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::theme::Theme;
use crate::typeset::{Builds, Compositor, Conforms, Galley, Manuscript, Pdf, Placed, Sheet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Changed when the same manuscript would give another file.
const VERSION: &[u8] = b"book 16";

/// Below this a printed photograph shows its dots; print shops send it back.
pub(in crate::press) const LOWEST_DPI: f64 = 200.0;

/// A picture whose short side is less than this on paper, in millimetres, and so many times shorter than the long one,
/// is a strip: of a tall screenshot nobody reads a word.
const STRIP: f64 = 20.0;
const STRIP_RATIO: f64 = 3.0;

/// The folios of the first and the last page of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPages {
    pub first: usize,
    pub last: usize,
}

/// A photograph as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    /// Its path in the manuscript; in a report, its file.
    pub file: String,
    /// The folio.
    pub page: usize,
    pub pixels: (u32, u32),
    /// In millimetres, to a tenth.
    pub size: (f64, f64),
    pub dpi: u32,
}

/// What is known of a bound book without its bytes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Of the file, covers included.
    pub pages: usize,
    /// By the key of the entry: `ho-so/nguyen-van-mau`.
    pub entries: BTreeMap<String, EntryPages>,
    /// The folios on which parts, front pieces, boards, appendices and indexes begin, by their ids: `part-1`.
    pub sections: BTreeMap<String, usize>,
    /// What each of them is called, with its folio, in the order of reading; nothing of what has no title, as the imprint.
    pub titles: Vec<(usize, String)>,
    /// How many pages of the file stand before the first folio.
    pub offset: usize,
    /// How far down each page of the file is filled, in parts of its text's frame; nothing of pages without text.
    pub filled: Vec<Option<f64>>,
    /// The texts at the head of each page, by its folio.
    pub(super) heads: BTreeMap<usize, Vec<String>>,
    /// Of each page of the file the digest of what is read on it and of its photographs: the same wherever the page comes to stand.
    pub words: Vec<String>,
    /// Folios on which nothing stands.
    pub blank: Vec<usize>,
    /// The folios of pages for notes, which fill the last signature.
    pub notes: Vec<usize>,
    /// Every photograph as it is printed.
    pub pictures: Vec<Printed>,
    /// Photographs printed too coarsely: path, dots an inch, folio.
    coarse: Vec<(String, u32, usize)>,
    /// Photographs printed as strips: path, width and height in millimetres, folio.
    strips: Vec<(String, (u32, u32), usize)>,
    /// What stands outside its frame, or over something else.
    strays: Vec<Stray>,
    /// Page numbers still changed when the setting gave up.
    unsettled: bool,
}

impl Facts {
    /// The folio of a page of the file, from 1; none of a cover, of which as many pages stand behind the block as before it.
    pub fn folio(&self, page: usize) -> Option<usize> {
        page.checked_sub(self.offset).filter(|folio| (1..=self.pages.saturating_sub(2 * self.offset)).contains(folio))
    }
}

/// A bound book.
#[derive(Debug, Clone)]
pub struct Bound {
    pub pdf: Vec<u8>,
    pub facts: Facts,
}

/// Composes, sets and writes a book.
///
/// # Errors
/// As findings, at the content's file and line or the theme's.
pub fn bind(inputs: WorkInputs<'_>, order: Order, compositor: &mut Compositor) -> (Option<Bound>, Findings) {
    bind_seen(inputs, order, None, compositor)
}

/// As [`bind`], and hands over how each page looks.
///
/// # Errors
/// As of [`bind`].
pub fn bind_seen(
    inputs: WorkInputs<'_>,
    order: Order,
    seen: Option<(Look, Take<'_>)>,
    compositor: &mut Compositor,
) -> (Option<Bound>, Findings) {
    let (composed, mut findings) = compose(inputs, order, compositor);
    let Some(composed) = composed else { return (None, findings) };
    let Composed { manuscript, origins, photographs, builds } = composed;
    let key = digest(&manuscript, builds.as_ref(), order, inputs);
    let kept = stored(inputs, key)
        .filter(|_| seen.is_none_or(|(look, take)| looks::recall(inputs, part(key, &look.name()), take).is_some()));
    let mut bound = match kept {
        Some(bound) => bound,
        None => match set(inputs, order, manuscript, builds, (&origins, key, seen), compositor) {
            Ok(bound) => {
                if inputs.keeps {
                    store(inputs, key, &bound);
                }
                bound
            }
            Err(found) => {
                findings.extend(found);
                return (None, findings);
            }
        },
    };
    let book = &inputs.book.id;
    for picture in &mut bound.facts.pictures {
        if let Some(photograph) = photographs.get(&picture.file) {
            picture.file = photograph.to_string();
        }
    }
    if order.finish == Finish::Press {
        for (path, dpi, folio) in &bound.facts.coarse {
            let Some(photograph) = photographs.get(path) else { continue };
            let finding = Diagnostic::new(Code::LowResolution).arg("dpi", u64::from(*dpi)).arg("page", *folio);
            findings.push(finding.arg("file", photograph).in_file(photograph));
        }
    }
    // A screen is enlarged.
    let printed = order.finish != Finish::Screen;
    for (path, (width, height), folio) in bound.facts.strips.iter().filter(|_| printed) {
        let Some(photograph) = photographs.get(path) else { continue };
        let finding =
            Diagnostic::new(Code::OddProportion).arg("width", u64::from(*width)).arg("height", u64::from(*height));
        let finding = finding.arg("page", *folio).arg("file", photograph).in_file(photograph);
        findings.push(finding.help(Message::new("help-odd-proportion")));
    }
    findings.extend(bound.facts.strays.iter().map(|stray| finding(inputs, order, stray)));
    if bound.facts.unsettled {
        findings.push(Diagnostic::new(Code::BookUnsettled).arg("book", book.as_str()).in_file(&inputs.book.path));
    }
    (Some(bound), findings)
}

/// All that the file depends on.
pub(super) fn digest(manuscript: &Manuscript, builds: Option<&Builds>, order: Order, inputs: WorkInputs<'_>) -> Digest {
    let (year, month, day) = Writer::stamp(inputs.book.site.mode.today);
    let (finish, cover) = (order.finish.word(), order.cover_of.unwrap_or(0));
    let stamp = format!("{finish} {cover} {year} {month} {day} {builds:?} {}", env!("CARGO_PKG_VERSION"));
    let fonts = fonts_digest(inputs.theme).to_string();
    let mut parts: Vec<&[u8]> = vec![VERSION, stamp.as_bytes(), fonts.as_bytes()];
    for (path, text) in &manuscript.texts {
        parts.extend([path.as_bytes(), text.as_bytes()]);
    }
    for (path, bytes) in &manuscript.files {
        parts.extend([path.as_bytes(), bytes.as_slice()]);
    }
    Digest::of_parts(parts)
}

/// Of the fonts that a theme brings.
pub(in crate::press) fn fonts_digest(theme: &Theme) -> Digest {
    let fonts: String = theme.fonts().iter().map(|font| Digest::of(font).to_string()).collect();
    Digest::of(fonts.as_bytes())
}

/// What is kept in the store of a thing.
pub(in crate::press) fn part(key: Digest, name: &str) -> Digest {
    Digest::of_parts([key.to_string().as_bytes(), name.as_bytes()])
}

fn stored(inputs: WorkInputs<'_>, key: Digest) -> Option<Bound> {
    let facts = serde_json::from_slice(&inputs.store.get(part(key, "facts"))?).ok()?;
    Some(Bound { pdf: inputs.store.get(part(key, "pdf"))?, facts })
}

fn store(inputs: WorkInputs<'_>, key: Digest, bound: &Bound) {
    if let Ok(facts) = serde_json::to_vec(&bound.facts) {
        inputs.store.put(part(key, "pdf"), &bound.pdf);
        inputs.store.put(part(key, "facts"), &facts);
    }
}

fn set(
    inputs: WorkInputs<'_>,
    order: Order,
    manuscript: Manuscript,
    builds: Option<Builds>,
    (origins, key, seen): (&BTreeMap<String, SourcePath>, Digest, Option<(Look, Take<'_>)>),
    compositor: &mut Compositor,
) -> Result<Bound, Vec<Diagnostic>> {
    let book = &inputs.book.id;
    let pdf = Pdf {
        ident: format!("{} {book} {}", inputs.book.volume.yearbook.title, order.finish.word()),
        creator: concat!("vuonhoa ", env!("CARGO_PKG_VERSION")).to_owned(),
        date: Some(Writer::stamp(inputs.book.site.mode.today)),
        conforms: match order.finish {
            Finish::Proof => Conforms::Plain,
            Finish::Press if builds.is_none() => Conforms::Archive,
            Finish::Press => Conforms::Plain,
            Finish::Screen => Conforms::ArchiveAndAccess,
        },
        inks: builds,
        sheet: sheet(inputs, order),
    };
    let set = compositor.set_in_portions::<Copyfit>(manuscript).and_then(|(galley, warnings)| {
        let unsettled = warnings.iter().any(|warning| warning.message.contains("did not converge"));
        let facts = facts(&galley, compositor, unsettled);
        let pdf = compositor.pdf(&galley, &pdf)?;
        if let Some((look, take)) = seen {
            looks::draw(inputs, part(key, &look.name()), &galley, look, take);
        }
        Ok(Bound { pdf, facts })
    });
    set.map_err(|problems| explain_all(&problems, &|| inputs.book.failed(), origins, compositor, &pdf))
}

type Marks<'m> = Option<&'m BTreeMap<String, String>>;

fn number_in(marks: Marks<'_>, name: &str) -> Option<f64> {
    marks.and_then(|marks| marks.get(name)?.parse().ok())
}

/// The texts of each page without what stands around them; the marks say where they lie.
fn texts(galley: &Galley, marks: Marks<'_>) -> Vec<Vec<String>> {
    let (top, bottom) = (number_in(marks, "top").unwrap_or(0.0), number_in(marks, "bottom").unwrap_or(f64::INFINITY));
    galley.texts(top..=bottom)
}

fn words(galley: &Galley, marks: Marks<'_>, pictures: &[Placed]) -> Vec<String> {
    let of = |(page, runs): (usize, Vec<String>)| {
        let shown =
            pictures.iter().filter(|placed| placed.page == page).map(|placed| placed.digest.as_bytes().as_slice());
        Digest::of_parts(runs.iter().map(String::as_bytes).chain(shown)).short()
    };
    (1..).zip(texts(galley, marks)).map(of).collect()
}

/// What the pages of the book begin with.
fn heads(galley: &Galley, marks: Marks<'_>) -> BTreeMap<usize, Vec<String>> {
    let offset = number_in(marks, "offset").unwrap_or(0.0) as usize;
    let pages = (1..).zip(texts(galley, marks));
    let pages = pages.filter_map(|(page, runs): (usize, _)| Some((page.checked_sub(offset)?, head(runs))));
    pages.filter(|(folio, runs)| *folio > 0 && !runs.is_empty()).collect()
}

/// As many of the first runs as tell a page from others.
fn head(runs: Vec<String>) -> Vec<String> {
    const LETTERS: usize = 700;
    let mut letters = 0;
    let enough = |run: &String| {
        let before = letters;
        letters += run.len();
        before < LETTERS
    };
    runs.into_iter().take_while(enough).collect()
}

/// The slug around the bleed, which marks stand in; `look.typ` says the same.
const SLUG: f64 = 7.0;

/// Where a press file's pages are on their sheets.
fn sheet(inputs: WorkInputs<'_>, order: Order) -> Option<Sheet> {
    let bleed = inputs.book.volume.yearbook.bleed();
    let slug = if order.marks { SLUG } else { 0.0 };
    (order.finish == Finish::Press).then_some(Sheet { trim: bleed + slug, bleed: slug })
}

fn facts(galley: &Galley, compositor: &Compositor, unsettled: bool) -> Facts {
    let marks = galley.marks("folio-offset");
    let offset = marks.first().and_then(|mark| mark.said.get("offset")?.parse().ok()).unwrap_or(0);
    let folio = |page: usize| page.saturating_sub(offset);
    let mut entries = BTreeMap::new();
    for mark in galley.marks("entry") {
        if let Some(id) = mark.said.get("id") {
            let first = folio(mark.page);
            entries.insert(id.clone(), EntryPages { first, last: first });
        }
    }
    for mark in galley.marks("entry-end") {
        if let Some(entry) = mark.said.get("id").and_then(|id| entries.get_mut(id)) {
            entry.last = folio(mark.page);
        }
    }
    let (mut sections, mut titles) = (BTreeMap::new(), Vec::new());
    for mut mark in galley.marks("section") {
        let Some(id) = mark.said.remove("id") else { continue };
        let title = mark.said.remove("title").filter(|title| !title.is_empty());
        titles.extend(title.map(|title| (folio(mark.page), title)));
        sections.insert(id, folio(mark.page));
    }
    let pictures = galley.pictures(compositor);
    let words = words(galley, marks.first().map(|mark| &mark.said), &pictures);
    let strips = pictures.iter().filter_map(|placed| {
        let (width, height) = placed.size;
        let short = width.min(height);
        let strip = short < STRIP && width.max(height) > short * STRIP_RATIO;
        let size = (width.round() as u32, height.round() as u32);
        strip.then(|| (placed.file.clone().unwrap_or_default(), size, folio(placed.page)))
    });
    let strips = strips.collect();
    let hundredth = |part: f64| (part * 100.0).round() / 100.0;
    let tenth = |mm: f64| (mm * 10.0).round() / 10.0;
    let printed = pictures.iter().map(|placed| Printed {
        file: placed.file.clone().unwrap_or_default(),
        page: folio(placed.page),
        pixels: (placed.pixels.0 as u32, placed.pixels.1 as u32),
        size: (tenth(placed.size.0), tenth(placed.size.1)),
        dpi: (placed.pixels.0 / (placed.size.0 / 25.4)) as u32,
    });
    let printed = printed.collect();
    let coarse = pictures
        .into_iter()
        .filter_map(|placed| {
            let dpi = placed.pixels.0 / (placed.size.0 / 25.4);
            (dpi < LOWEST_DPI).then(|| (placed.file.clone().unwrap_or_default(), dpi as u32, folio(placed.page)))
        })
        .collect();
    let strays = strays(galley, compositor, &folio);
    Facts {
        pages: galley.pages(),
        entries,
        sections,
        titles,
        offset,
        filled: galley.fullness().into_iter().map(|filled| filled.map(hundredth)).collect(),
        heads: heads(galley, marks.first().map(|mark| &mark.said)),
        words,
        blank: galley.bare().into_iter().map(folio).collect(),
        notes: galley.marks("note-page").iter().map(|mark| folio(mark.page)).collect(),
        pictures: printed,
        coarse,
        strips,
        strays,
        unsettled,
    }
}
