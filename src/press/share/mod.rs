//! Pictures for sharing: of every page the one that a messenger shows with its address, and of what somebody has said and of
//! each figure one that readers share themselves.
//!
//! The yearbook's hands set them as pages of one picture each, with templates of `templates/share/`; the typesetter draws them. They
//! are made of the published site and of nothing else, many at a time, and what was drawn once is kept in the store. `told` says
//! what each shows.

mod told;

use super::handout::HandoutInputs;
use super::yearbook::photographs::{self, Cut, Prints, Rooms, Wanted};
use super::yearbook::{
    Finish, MAIN, Order, SETTINGS, Work, Writer, context, explain, fonts_digest, library, scrub, set_text,
};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::digest::Digest;
use crate::model::{Site, Subject};
use crate::path::{Route, SourcePath};
use crate::picture;
use crate::typeset::{Compositor, Fonts, Manuscript};
use crate::view::{Shared, Sharing, View, extend};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Value};
use told::{PhotoOf, Told};

/// Changed when the same manuscript would give another picture.
const VERSION: &[u8] = concat!("share 1 ", env!("CARGO_PKG_VERSION")).as_bytes();

/// A pixel is a tenth of a millimetre of the page that is set.
const PIXELS_A_MM: f64 = 10.0;
const DOTS_AN_INCH: u32 = 254;

/// Of the JPEG: letters keep their edges.
const QUALITY: u8 = 80;

/// How many are made together: enough to keep all threads at work, few enough that their photographs fit into memory at once.
const HAND: usize = 64;

const ORDER: Order = Order { finish: Finish::Screen, size: None, cover_of: None, marks: false };

/// Where the photograph of a picture lies in its manuscript.
const PHOTO: &str = "/photo.jpg";

/// How large photographs stand, in millimetres: a portrait as high as the picture, any other over nearly its half.
const ROOMS: Rooms = {
    let (portrait, other) = ((47.25, 63.0), (56.0, 63.0));
    Rooms { portrait, panel: portrait, photo: other, lead: other, plate: other, cover: other, opening: other }
};

/// A picture that was made.
pub struct Made {
    pub of: Sharing,
    pub shared: Shared,
    pub jpeg: Vec<u8>,
}

/// Makes every picture for sharing of a site and gives each to `take`, in the order of the plan.
///
/// # Errors
/// As findings, of templates that fail and photographs that are none; the others are made.
pub fn make(inputs: HandoutInputs<'_>, view: &View, take: &mut dyn FnMut(Made)) -> Findings {
    let mut findings = Findings::new();
    let all = told::all(view);
    let studio = match Studio::open(inputs) {
        Ok(studio) => studio,
        Err(found) => return found,
    };
    let mut first = None;
    for hand in all.chunks(HAND) {
        let (made, found) = studio.hand(hand);
        made.into_iter().for_each(&mut *take);
        // A template that fails, fails for all: the first tells of it.
        let (failed, others): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|finding| finding.code == Code::ShareFailed);
        findings.extend(others);
        first = first.or(failed.into_iter().next());
        Compositor::forget(1);
    }
    findings.extend(first);
    findings
}

/// What all pictures share.
struct Studio<'a> {
    inputs: HandoutInputs<'a>,
    compositor: Compositor,
    /// The library and the settings.
    texts: BTreeMap<String, String>,
    /// The theme's files behind them.
    origins: BTreeMap<String, SourcePath>,
    /// Of these texts and the fonts.
    digest: Digest,
}

/// The pictures that are made together.
struct Hand<'a> {
    site: &'a Arc<Site>,
    pictures: &'a [Told],
}

impl Work for Hand<'_> {
    const TEMPLATES: &'static str = "share";

    fn site(&self) -> &Arc<Site> {
        self.site
    }

    fn has(&self, _: Subject) -> bool {
        false
    }

    fn address(&self) -> Route {
        Route::home()
    }

    fn record(&self) -> &SourcePath {
        &self.site.config_path
    }

    fn loose(&self) -> Vec<SourcePath> {
        Vec::new()
    }

    fn want(&self, _: Order, wanted: &mut Wanted<'_>) {
        for PhotoOf { path, of, focus } in self.pictures.iter().filter_map(|told| told.photo.as_ref()) {
            wanted.file(Some(path.clone()), *of, *focus);
        }
    }

    fn failed(&self) -> Diagnostic {
        failed(&self.address())
    }
}

/// That a picture could not be made; the reason is still to be said.
fn failed(route: &Route) -> Diagnostic {
    Diagnostic::new(Code::ShareFailed).arg("address", route.as_str())
}

/// A photograph as a picture shows it.
struct Print {
    bytes: Vec<u8>,
    is_portrait: bool,
}

impl<'a> Studio<'a> {
    fn open(inputs: HandoutInputs<'a>) -> Result<Self, Findings> {
        let compositor = Compositor::new(Fonts::new(inputs.theme.fonts()));
        let hand = Hand { site: inputs.site, pictures: &[] };
        let writer = Writer::new(inputs.with(&hand), ORDER, photographs::Shown::default())?;
        let settings = writer.render("share/settings.typ", writer.share_sheet()).map_err(|error| {
            let mut found = Findings::new();
            found.push(*error);
            found
        })?;
        let mut texts = BTreeMap::from([(SETTINGS.to_owned(), settings)]);
        let mut origins = BTreeMap::new();
        for (path, (text, origin)) in library(inputs.theme) {
            origins.insert(path.clone(), origin);
            texts.insert(path, text);
        }
        scrub(texts.values_mut(), compositor.fonts());
        let fonts = fonts_digest(inputs.theme).to_string();
        let parts = texts.iter().flat_map(|(path, text)| [path.as_bytes(), text.as_bytes()]);
        let digest = Digest::of_parts([VERSION, fonts.as_bytes()].into_iter().chain(parts));
        Ok(Studio { inputs, compositor, texts, origins, digest })
    }

    fn hand(&self, pictures: &[Told]) -> (Vec<Made>, Vec<Diagnostic>) {
        let hand = Hand { site: self.inputs.site, pictures };
        let inputs = self.inputs.with(&hand);
        let fineness = photographs::Fineness { dpi: DOTS_AN_INCH, quality: QUALITY };
        let (prints, found) = photographs::cut(inputs, ORDER, &ROOMS, fineness, None);
        let mut findings: Vec<Diagnostic> = found.into_iter().collect();
        let writer = match Writer::new(inputs, ORDER, photographs::Shown::default()) {
            Ok(writer) => writer,
            Err(found) => {
                findings.extend(found);
                return (Vec::new(), findings);
            }
        };
        let made: Vec<Result<Made, Vec<Diagnostic>>> = pictures
            .par_iter()
            .map_init(
                || self.compositor.beside(),
                |compositor, told| self.one(&writer, told, print_of(&prints, told), compositor),
            )
            .collect();
        let mut whole = Vec::with_capacity(made.len());
        for outcome in made {
            match outcome {
                Ok(one) => whole.push(one),
                Err(found) => findings.extend(found),
            }
        }
        findings.extend(writer.into_findings());
        (whole, findings)
    }

    /// One picture, from the store if it was drawn before.
    fn one(
        &self,
        writer: &Writer<'_, Hand<'_>>,
        told: &Told,
        print: Option<Print>,
        compositor: &mut Compositor,
    ) -> Result<Made, Vec<Diagnostic>> {
        let mut texts = vec![writer.share_text(told, print.as_ref()).map_err(|error| vec![*error])?];
        scrub(texts.iter_mut(), compositor.fonts());
        let main = texts.remove(0);
        let photo = print.map_or_else(Vec::new, |print| print.bytes);
        let (width, height) = told.shape.pixels();
        let key = Digest::of_parts([
            self.digest.to_string().as_bytes(),
            main.as_bytes(),
            &photo,
            format!("{width} {height}").as_bytes(),
        ]);
        let HandoutInputs { store, keeps, .. } = self.inputs;
        let jpeg = match store.get(key) {
            Some(jpeg) => jpeg,
            None => {
                let jpeg = self.drawn(told, main, photo, compositor)?;
                if keeps {
                    store.put(key, &jpeg);
                }
                jpeg
            }
        };
        let route = told.route.tagged(&Digest::of(&jpeg).tag());
        Ok(Made { of: told.of.clone(), shared: Shared { route, width, height, alt: told.alt() }, jpeg })
    }

    fn drawn(
        &self,
        told: &Told,
        main: String,
        photo: Vec<u8>,
        compositor: &mut Compositor,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut manuscript = Manuscript { main: MAIN.to_owned(), ..Manuscript::default() };
        manuscript.texts.clone_from(&self.texts);
        manuscript.texts.insert(MAIN.to_owned(), main);
        if !photo.is_empty() {
            manuscript.files.insert(PHOTO.to_owned(), photo);
        }
        let mut origins = self.origins.clone();
        origins.insert(MAIN.to_owned(), told.record.clone());
        let explained = |problems: Vec<crate::typeset::Problem>| {
            problems.iter().map(|problem| explain(problem, failed(&told.route), &origins)).collect::<Vec<_>>()
        };
        let (galley, _) = compositor.set(manuscript).map_err(explained)?;
        let (width, height) = told.shape.pixels();
        let raster = galley.look(1, width).filter(|raster| (raster.width, raster.height) == (width, height));
        let jpeg = raster.and_then(|raster| picture::jpeg(width, height, raster.rgb, QUALITY).ok());
        jpeg.ok_or_else(|| {
            let wanted = format!("{} × {} mm", f64::from(width) / PIXELS_A_MM, f64::from(height) / PIXELS_A_MM);
            let reason = crate::diagnostic::Message::new("share-size").arg("wanted", wanted);
            vec![failed(&told.route).arg("reason", reason)]
        })
    }
}

/// The photograph of a picture, if it could be cut.
fn print_of(prints: &Prints, told: &Told) -> Option<Print> {
    let photo = told.photo.as_ref()?;
    let files = prints.shown.framed.get(&photo.cut())?.get(&photo.path)?;
    let bytes = prints.files.get(files.routes.first()?.as_str())?.clone();
    Some(Print { bytes, is_portrait: photo.cut() == Cut::Portrait })
}

impl Writer<'_, Hand<'_>> {
    /// The same for every picture.
    fn share_sheet(&self) -> Context {
        let site = &self.view.site;
        let agency = site.config.agency.as_ref();
        let text = |text: Option<&String>| Value::from(text.map(|text| set_text(text)));
        let entries = [
            ("site", Value::from(set_text(&site.config.title))),
            ("agency", text(agency.and_then(|agency| agency.name.as_ref()))),
            ("lang", Value::from(site.config.language().word())),
            ("words", Value::from_serializable(&self.library_words())),
        ];
        context([("sheet", extend(Value::none(), entries))])
    }

    fn share_text(&self, told: &Told, print: Option<&Print>) -> Result<String, Box<Diagnostic>> {
        let (kind, id) = match &told.of {
            Sharing::Page(route) => ("page", route.to_string()),
            Sharing::Quote(id) => ("quote", id.clone()),
            Sharing::Figure(id) => ("figure", id.clone()),
        };
        let photo = print.map_or_else(Value::none, |print| {
            let entries = [("src", Value::from(PHOTO)), ("portrait", Value::from(print.is_portrait))];
            extend(Value::none(), entries)
        });
        let more = [("kind", Value::from(kind)), ("id", Value::from(id)), ("photo", photo)];
        let picture = extend(Value::from_serializable(&told.words.set()), more);
        self.render(told.shape.template(), context([("picture", picture)]))
    }
}
