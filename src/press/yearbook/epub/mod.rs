//! A yearbook as an EPUB 3.3: one XHTML file for each of its texts, in the order of the printed book.
//!
//! What the templates below `templates/epub/` are told is gathered by the same functions that fill the printed
//! book's, so the two cannot tell different things. `leaves` lists the files, `texts` writes bodies, `breaks` says where printed
//! pages begin, `contents` fills the navigation document, `cover` draws the front cover, `catalogue` says what libraries are told.
//! The page list counts the pages of the printed book: they come from the [`Facts`] of its setting.

mod breaks;
mod catalogue;
mod contents;
mod cover;
mod leaves;
mod texts;

pub(super) use texts::body;

use super::photographs::{self, Fineness, Prints, Rooms};
use super::{Facts, Finish, Medium, Order, Work, WorkInputs, Writer};
use crate::diagnostic::{Diagnostic, Findings, Message};
use crate::model::Subject;
use crate::path::Route;
use crate::plan::panel_anchor;
use crate::theme::{Here, Theme};
use crate::typeset::Compositor;
use crate::vietnamese::slug;
use crate::write::epub::{Fault, Item, NCX, Property, Reading, epub};
use leaves::Leaf;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A photograph is shown as wide as a reading system's page: 10 cm, of which tablets have about 100 dots each.
const READING: Fineness = Fineness { dpi: 254, quality: 80 };
const WIDTH: f64 = 100.0;

/// The navigation document, and the style of all files.
const CONTENTS: &str = "contents";
const STYLE: &str = "epub.css";
const COVER_PICTURE: &str = "/cover.jpg";

/// Makes the EPUB of a book that was set: `facts` are those of the setting whose pages it counts.
///
/// # Errors
/// As findings: a template that fails, a cover that cannot be set.
pub fn make(inputs: WorkInputs<'_>, facts: &Facts, compositor: &mut Compositor) -> (Option<Vec<u8>>, Findings) {
    let record = &inputs.book.volume.yearbook;
    let finish = if record.is_final() { Finish::Screen } else { Finish::Proof };
    let order = Order { finish, size: None, cover_of: None, marks: false };
    let page = record.page_size();
    let rooms = Rooms {
        portrait: (WIDTH * 0.45, WIDTH * 0.6),
        panel: (WIDTH * 0.3, WIDTH * 0.4),
        photo: (WIDTH, WIDTH),
        lead: (WIDTH, WIDTH),
        plate: (WIDTH, WIDTH),
        cover: (WIDTH, WIDTH * page.height.mm / page.width.mm),
        opening: (WIDTH, WIDTH * 0.75),
    };
    let (prints, mut findings) = photographs::cut(inputs, order, &rooms, READING, None);
    let (bytes, found) = match written(inputs, order, facts, &prints, compositor) {
        Ok((bytes, found)) => (Some(bytes), found),
        Err(found) => (None, found),
    };
    findings.extend(found);
    (bytes, findings)
}

/// The bytes, and what is to be said beside; or what stood in the way.
fn written(
    inputs: WorkInputs<'_>,
    order: Order,
    facts: &Facts,
    prints: &Prints,
    compositor: &mut Compositor,
) -> Result<(Vec<u8>, Findings), Findings> {
    let cover = cover::draw(inputs, order, prints, compositor)?;
    let places = contents::places(inputs.book, facts);
    let shown = prints.shown.clone();
    let writer = Writer::of(Medium::Files, inputs, order, shown, |view| contents::answers(view, places))?;
    let made = writer.pages(facts).and_then(|pages| writer.package(&pages, cover, prints));
    let mut found = writer.into_findings();
    match made {
        Ok(bytes) => Ok((bytes, found)),
        Err(errors) => {
            found.extend(errors);
            Err(found)
        }
    }
}

/// Where the text of a key lies among the files: `/texts/ho-so/nguyen-van-mau.xhtml`.
fn route(key: &str) -> Route {
    let steps: Vec<String> = key.split('/').map(slug).collect();
    Route::file(&format!("texts/{}.xhtml", steps.join("/")))
}

/// Where an entry is: in a file of its own, or on the panels of its part.
fn address(work: &impl Work, subject: Subject) -> String {
    match work.panel(subject) {
        Some((part, number)) => format!("{}#{}", route(&part), panel_anchor(number)),
        None => route(&work.key(subject)).to_string(),
    }
}

/// A file as it is written.
struct Page {
    leaf: Leaf,
    text: String,
}

impl Page {
    /// The file names of what its pictures show.
    fn pictures(&self) -> impl Iterator<Item = &str> {
        self.text.split(" src=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(name)
    }
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Writer<'_> {
    /// Every file of text, in the order of reading.
    fn pages(&self, facts: &Facts) -> Result<Vec<Page>, Findings> {
        let mut leaves = self.leaves();
        breaks::assign(&mut leaves, facts);
        let contents = contents::contents(&leaves);
        let settings = self.settings();
        let made: Vec<Result<Page, Box<Diagnostic>>> = leaves
            .into_par_iter()
            .map(|leaf| {
                let mut told = settings.clone();
                told.insert_value("leaf", leaf.card());
                if leaf.key == CONTENTS {
                    told.insert_value("contents", contents.clone());
                }
                for (name, value) in &leaf.told {
                    told.insert_value(*name, value.clone());
                }
                let here = Here { route: route(&leaf.key), portable: false, absolute: None };
                let mut text = self.render_at(&leaf.template, &told, here)?;
                text.retain(is_xml);
                let text = breaks::mark(&leaf, text, facts);
                Ok(Page { leaf, text })
            })
            .collect();
        let mut findings = Findings::new();
        let mut pages = Vec::with_capacity(made.len());
        for page in made {
            match page {
                Ok(page) => pages.push(page),
                Err(error) => findings.push(*error),
            }
        }
        if findings.is_empty() { Ok(pages) } else { Err(findings) }
    }

    /// The whole file.
    fn package(&self, pages: &[Page], cover: Vec<u8>, prints: &Prints) -> Result<Vec<u8>, Findings> {
        let mut items: Vec<Item<'_>> = pages.iter().map(item).collect();
        items.push(resource(COVER_PICTURE, "image/jpeg", cover.into(), &[Property::CoverImage]));
        // Only what a page shows: a gallery of another time was cut as well.
        let shown: BTreeSet<&str> = pages.iter().flat_map(Page::pictures).collect();
        for (route, bytes) in prints.files.iter().filter(|(route, _)| shown.contains(name(route))) {
            let media_type = if route.ends_with(".png") { "image/png" } else { "image/jpeg" };
            items.push(resource(route, media_type, bytes.into(), &[]));
        }
        items.extend(style(self.inputs.theme));
        let catalogue = self.catalogue(pages);
        let ncx = contents::ncx(&catalogue, pages);
        items.push(resource("/toc.ncx", NCX, ncx.as_bytes().into(), &[]));
        epub(&catalogue, &items).map_err(|fault| self.failed(&fault))
    }

    fn failed(&self, fault: &Fault) -> Findings {
        let book = self.inputs.book;
        let reason = match fault {
            Fault::Href(href) => Message::new("epub-href").arg("href", href.as_str()),
            Fault::Navigation => Message::new("epub-navigation"),
            Fault::NothingToRead => Message::new("epub-empty"),
            Fault::Zip(_) => Message::new("epub-zip"),
        };
        let finding = book.failed().arg("reason", reason);
        let mut findings = Findings::new();
        findings.push(finding.in_file(&book.path));
        findings
    }
}

fn item(page: &Page) -> Item<'_> {
    let mut properties = Vec::new();
    if page.leaf.key == CONTENTS {
        properties.push(Property::Nav);
    }
    if page.text.contains("<svg") {
        properties.push(Property::Svg);
    }
    Item {
        href: href(route(&page.leaf.key).as_str()),
        media_type: "application/xhtml+xml".to_owned(),
        bytes: page.text.as_bytes().into(),
        properties,
        reading: Reading::Linear,
    }
}

fn href(route: &str) -> String {
    route.trim_start_matches('/').to_owned()
}

fn resource<'a>(route: &str, media_type: &str, bytes: Cow<'a, [u8]>, properties: &[Property]) -> Item<'a> {
    Item {
        href: href(route),
        media_type: media_type.to_owned(),
        bytes,
        properties: properties.to_vec(),
        reading: Reading::No,
    }
}

/// The style and the fonts that it names, beside it or among the site's assets. The theme's own are TTF, the one form that
/// every reading system reads; packed, it is a third heavier than WOFF2, which older ones do not know.
fn style(theme: &Theme) -> Vec<Item<'_>> {
    let Some(style) = theme.beside_templates(&format!("epub/{STYLE}")) else { return Vec::new() };
    let text = String::from_utf8_lossy(style);
    let named = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let fonts: BTreeMap<&str, &[u8]> = named
        .map(|name| name.trim_matches(['"', '\'', ' ']))
        .filter_map(|name| {
            let beside = theme.beside_templates(&format!("epub/{name}"));
            Some((name, beside.or_else(|| Some(theme.assets.get(name)?.bytes.as_slice()))?))
        })
        .collect();
    let fonts = fonts.into_iter().map(|(name, bytes)| resource(name, font_type(name), bytes.into(), &[]));
    std::iter::once(resource(STYLE, "text/css", style.into(), &[])).chain(fonts).collect()
}

fn font_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("ttf") => "font/ttf",
        Some("otf") => "font/otf",
        Some("woff") => "font/woff",
        _ => "font/woff2",
    }
}

/// What XML 1.0 may hold (section 2.2); a text of the user's can hold more.
fn is_xml(letter: char) -> bool {
    !matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}
