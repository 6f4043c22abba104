//! Handouts: articles and profiles on leaves of A4, each a file of its own, and the reading packs of a series.
//!
//! The yearbook's writer fills the templates of `templates/handout/`, and the yearbook's library lays them out. A
//! site may ask for thousands: so they are written by the sheaf, photographs are cut and rooms measured once, and
//! each is set as a small manuscript of its own, many at a time. What was set once is kept in the store. `sheaf`
//! says what is written together, `told` what templates know, `form` what those of the form of consent know beside,
//! `leaf` makes the manuscript of one.

mod form;
mod leaf;
mod sheaf;
mod told;

use super::yearbook::photographs::{self, Fineness, Prints, Rooms, Shown};
use super::yearbook::{
    Composed, Finish, MAIN, Measures, Order, SETTINGS, WorkInputs, Writer, explain_all, fonts_digest, glyphs_lacking,
    library, measure, missing_glyphs, part, scrub,
};
use crate::diagnostic::{Arg, Code, Diagnostic, Findings, Label};
use crate::digest::Digest;
use crate::model::{Handout, Site};
use crate::path::{Route, SourcePath};
use crate::picture;
use crate::plan::{Plan, handout_route};
use crate::source::Sources;
use crate::store::Store;
use crate::theme::Theme;
use crate::typeset::{Compositor, Conforms, Fonts, Galley, Manuscript, Pdf};
use leaf::Leaf;
use rayon::prelude::*;
use sheaf::{Sheaf, failed};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Changed when the same manuscript would give another file.
const VERSION: &[u8] = concat!("handout 1 ", env!("CARGO_PKG_VERSION")).as_bytes();

/// For a screen as for an office printer: links, tags, photographs of 150 dpi.
const ORDER: Order = Order { finish: Finish::Screen, size: None, cover_of: None, marks: false };

/// How many are written together: enough to keep all threads at work, few enough that their photographs fit into
/// memory at once.
const SHEAF: usize = 64;

/// What handouts are made from.
#[derive(Clone, Copy)]
pub struct HandoutInputs<'a> {
    pub site: &'a Arc<Site>,
    pub plan: &'a Arc<Plan>,
    pub theme: &'a Arc<Theme>,
    pub sources: &'a Sources,
    pub store: &'a Store,
    /// Whether what was set is kept in the store; a preview would fill it with every edit.
    pub keeps: bool,
    /// Whether what is set are forms by which people are asked, marked as such on every page.
    pub asks: bool,
}

impl<'a> HandoutInputs<'a> {
    pub(super) fn with<W>(self, book: &'a W) -> WorkInputs<'a, W> {
        let HandoutInputs { site, plan, theme, sources, store, keeps, .. } = self;
        WorkInputs { book, published: site, plan, theme, sources, store, keeps, bare: false }
    }
}

/// How finely the photographs of sheets for the wall are cut, and how large they may stand there, in millimetres.
const POSTER: Fineness = Fineness { dpi: 200, quality: 85 };
const POSTER_ROOM: (f64, f64) = (180.0, 240.0);

/// How wide a sheet for the wall is as a picture, in pixels: A4 at 150 dpi; and how its JPEG is kept.
const POSTER_WIDTH: u32 = 1240;
const POSTER_QUALITY: u8 = 82;

/// A handout that was set.
pub struct Made {
    pub route: Route,
    pub pages: usize,
    pub pdf: Vec<u8>,
    /// Of a sheet for the wall: the same as a JPEG.
    pub picture: Option<Vec<u8>>,
}

/// What all handouts share.
pub struct Shop<'a> {
    inputs: HandoutInputs<'a>,
    compositor: Compositor,
    rooms: Rooms,
    /// The library and the settings.
    texts: BTreeMap<String, String>,
    /// The theme's files behind them.
    origins: BTreeMap<String, SourcePath>,
    /// Of these texts and the fonts.
    digest: Digest,
}

impl<'a> Shop<'a> {
    /// Reads the library, and asks it how large photographs are printed.
    ///
    /// # Errors
    /// As findings; without a template or a measure there is nothing to set.
    pub fn open(inputs: HandoutInputs<'a>) -> (Option<Self>, Findings) {
        let mut findings = Findings::new();
        let shop = Shop::opened(inputs, &mut findings).map_err(|found| findings.extend(found)).ok();
        (shop, findings)
    }

    fn opened(inputs: HandoutInputs<'a>, findings: &mut Findings) -> Result<Self, Vec<Diagnostic>> {
        let mut compositor = Compositor::new(Fonts::new(inputs.theme.fonts()));
        let (texts, origins, rooms) = {
            // Whatever is wrong here is wrong with the first as with all.
            let handouts = inputs.plan.handouts.get(..1).unwrap_or_default();
            let sheaf = Sheaf { site: inputs.site, handouts };
            let writer = Writer::new(inputs.with(&sheaf), ORDER, Shown::default())
                .map_err(|found| found.into_iter().collect::<Vec<_>>())?;
            let settings =
                writer.render("handout/settings.typ", writer.sheet(inputs.asks)).map_err(|error| vec![*error])?;
            let library = library(inputs.theme);
            let Measures { rooms, .. } = measure(&writer, &settings, &library, &mut compositor)?;
            let mut origins = BTreeMap::new();
            let mut texts = BTreeMap::from([(SETTINGS.to_owned(), settings)]);
            for (path, (text, origin)) in library {
                origins.insert(path.clone(), origin);
                texts.insert(path, text);
            }
            (texts, origins, rooms)
        };
        let mut texts = texts;
        // The name of the office, which every handout bears.
        findings.extend(glyphs_lacking(&texts[SETTINGS], compositor.fonts(), &inputs.site.config_path));
        scrub(texts.values_mut(), compositor.fonts());
        let fonts = fonts_digest(inputs.theme).to_string();
        let parts = texts.iter().flat_map(|(path, text)| [path.as_bytes(), text.as_bytes()]);
        let digest = Digest::of_parts([VERSION, fonts.as_bytes()].into_iter().chain(parts));
        Ok(Shop { inputs, compositor, rooms, texts, origins, digest })
    }

    /// Sets handouts and gives each to `take`, in their order.
    ///
    /// # Errors
    /// As findings, at the content's file and line or the theme's; the others are made.
    pub fn make(&self, handouts: &[Handout], take: &mut dyn FnMut(Made)) -> Findings {
        let mut findings = Findings::new();
        let mut seen = BTreeSet::new();
        let alike = |one: &Handout, other: &Handout| is_poster(one) == is_poster(other);
        for some in handouts.chunk_by(alike).flat_map(|alike| alike.chunks(SHEAF)) {
            let (made, found) = self.sheaf(some);
            made.into_iter().for_each(&mut *take);
            findings.extend(found.into_iter().filter(|finding| seen.insert(mistake(finding))));
            Compositor::forget(1);
        }
        findings
    }

    /// Writes some handouts together, then sets each.
    fn sheaf(&self, handouts: &[Handout]) -> (Vec<Made>, Vec<Diagnostic>) {
        let sheaf = Sheaf { site: self.inputs.site, handouts };
        let inputs = self.inputs.with(&sheaf);
        let (rooms, fineness) = match handouts.first().is_some_and(is_poster) {
            true => (Rooms { plate: POSTER_ROOM, ..self.rooms }, POSTER),
            false => (self.rooms, ORDER.finish.fineness()),
        };
        let (prints, found) = photographs::cut(inputs, ORDER, &rooms, fineness, None);
        let mut findings: Vec<Diagnostic> = found.into_iter().collect();
        let Prints { shown, files, sources: photographs } = prints;
        let writer = match Writer::new(inputs, ORDER, shown) {
            Ok(writer) => writer,
            Err(found) => {
                findings.extend(found);
                return (Vec::new(), findings);
            }
        };
        let manuscript = Manuscript { main: MAIN.to_owned(), texts: BTreeMap::new(), files };
        let mut composed = Composed { manuscript, origins: BTreeMap::new(), photographs, builds: None };
        let subjects: Vec<_> = sheaf.subjects().into_iter().collect();
        let entries: Vec<_> = subjects.par_iter().map(|subject| writer.entry(*subject)).collect();
        writer.take(entries, &mut composed);
        writer.take(
            handouts.iter().enumerate().map(|(number, handout)| writer.main_text(number, handout)),
            &mut composed,
        );
        let paths: Vec<Vec<String>> = handouts.iter().map(|handout| writer.paths(handout)).collect();
        findings.extend(writer.into_findings());
        findings.extend(missing_glyphs(inputs, &composed, self.compositor.fonts()));
        scrub(composed.manuscript.texts.values_mut(), self.compositor.fonts());
        // What could not be written was told, and is not set.
        let leaves = paths.iter().enumerate().filter_map(|(number, paths)| Leaf::of(&composed, number, paths));
        let leaves: Vec<(usize, Leaf)> = leaves.collect();
        let set: Vec<Result<Made, Vec<Diagnostic>>> = leaves
            .into_par_iter()
            .map_init(
                || self.compositor.beside(),
                |compositor, (number, leaf)| self.one(&handouts[number], leaf, compositor),
            )
            .collect();
        let mut made = Vec::with_capacity(set.len());
        for outcome in set {
            match outcome {
                Ok(one) => made.push(one),
                Err(found) => findings.extend(found),
            }
        }
        (made, findings)
    }

    /// One handout, from the store if it was set before.
    fn one(&self, handout: &Handout, leaf: Leaf, compositor: &mut Compositor) -> Result<Made, Vec<Diagnostic>> {
        let HandoutInputs { site, store, keeps, .. } = self.inputs;
        let route = handout_route(site, handout);
        let date = site.date_of(handout).map(|date| date.start());
        let date = date.map(|day| (day.year(), day.month().unwrap_or(1), day.day().unwrap_or(1)));
        let key = leaf.digest(self.digest, &format!("{route} {date:?}"));
        if let Some((pages, pdf)) = stored(store, key) {
            let picture = store.get(part(key, "jpg"));
            if picture.is_some() == is_poster(handout) {
                return Ok(Made { route, pages, pdf, picture });
            }
        }
        let Leaf { mut manuscript, mut origins } = leaf;
        manuscript.texts.extend(self.texts.iter().map(|(path, text)| (path.clone(), text.clone())));
        origins.extend(self.origins.iter().map(|(path, origin)| (path.clone(), origin.clone())));
        let pdf = Pdf {
            ident: route.to_string(),
            creator: concat!("vuonhoa ", env!("CARGO_PKG_VERSION")).to_owned(),
            date,
            // PDF/A wants to know when a text was made; nobody knows it of an undated one.
            conforms: if date.is_some() { Conforms::ArchiveAndAccess } else { Conforms::Access },
            inks: None,
            sheet: None,
        };
        let drawn = |galley: &Galley| {
            let raster = galley.look(1, POSTER_WIDTH).filter(|_| is_poster(handout))?;
            picture::jpeg(raster.width, raster.height, raster.rgb, POSTER_QUALITY).ok()
        };
        let set = compositor
            .set(manuscript)
            .and_then(|(galley, _)| Ok((compositor.pdf(&galley, &pdf)?, galley.pages(), drawn(&galley))));
        let (pdf, pages, picture) =
            set.map_err(|problems| explain_all(&problems, &|| failed(&route), &origins, compositor, &pdf))?;
        if keeps {
            store.put(part(key, "pdf"), &pdf);
            store.put(part(key, "pages"), pages.to_string().as_bytes());
            picture.iter().for_each(|picture| store.put(part(key, "jpg"), picture));
        }
        Ok(Made { route, pages, pdf, picture })
    }
}

const fn is_poster(handout: &Handout) -> bool {
    matches!(handout, Handout::Poster(_))
}

/// What tells a mistake from others. A template that fails for a thousand handouts has one, which the first tells,
/// whatever content it was called for.
fn mistake(finding: &Diagnostic) -> (Code, Vec<Label>, Option<Arg>) {
    let telling = |name: &str| ["reason", "letter"].contains(&name);
    let reason = finding.args.iter().find(|(name, _)| telling(name)).map(|(_, reason)| reason.clone());
    let labels = if finding.code == Code::HandoutFailed { Vec::new() } else { finding.labels.clone() };
    (finding.code, labels, reason)
}

fn stored(store: &Store, key: Digest) -> Option<(usize, Vec<u8>)> {
    let pages = String::from_utf8(store.get(part(key, "pages"))?).ok()?.parse().ok()?;
    Some((pages, store.get(part(key, "pdf"))?))
}
