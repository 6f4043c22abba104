//! Photographs for paper: each cut once to the room that the book gives it, and kept in the store.

use super::super::pictures::{explain, guessed};
use super::{Order, Work, WorkInputs};
use crate::diagnostic::{Diagnostic, Findings};
use crate::digest::Digest;
use crate::doc::{Doc, Node};
use crate::model::{Item, Site, Subject};
use crate::path::{Route, SourcePath};
use crate::picture::{self, Facts, Format, PictureError, Press, Print, PrintFacts, Room, Size};
use crate::plan::file_of;
use crate::reading::entities::{Photo, Profile, ProfileKind};
use crate::reading::focus::Focus;
use crate::store::Store;
use crate::view::{PictureFiles, Pictures};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The rooms of a book, width and height in millimetres, as the theme's library states them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rooms {
    /// Of a portrait, which is three by four.
    pub portrait: (f64, f64),
    /// Of a portrait on a panel, likewise.
    pub panel: (f64, f64),
    /// Of a photograph in the text.
    pub photo: (f64, f64),
    /// Of one across the whole line, over a story.
    pub lead: (f64, f64),
    /// Of a photograph on a page of its own.
    pub plate: (f64, f64),
    /// Of the front cover.
    pub cover: (f64, f64),
    /// Over the title of a part, with what is cut off around the page.
    pub opening: (f64, f64),
}

/// How finely photographs are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fineness {
    /// Dots an inch.
    pub dpi: u32,
    /// Of the JPEG, 1 to 100.
    pub quality: u8,
}

/// The press that photographs are separated for, and the digest of the profile that tells it.
pub struct Inked {
    pub press: Press,
    pub digest: Digest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    Panel,
    Portrait,
    Photo,
    Lead,
    Plate,
    Cover,
    Opening,
}

/// What is left of a photograph; each of them is a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    Whole,
    Portrait,
    Cover,
    Opening,
}

impl Cut {
    const fn word(self) -> &'static str {
        match self {
            Cut::Whole => "",
            Cut::Portrait => "portrait",
            Cut::Cover => "cover",
            Cut::Opening => "opening",
        }
    }
}

impl Use {
    pub const fn cut(self) -> Cut {
        match self {
            Use::Panel | Use::Portrait => Cut::Portrait,
            Use::Photo | Use::Lead | Use::Plate => Cut::Whole,
            Use::Cover => Cut::Cover,
            Use::Opening => Cut::Opening,
        }
    }

    fn room(self, rooms: &Rooms, fineness: Fineness, focus: Option<Focus>) -> Room {
        let dots = |mm: f64| (mm / 25.4 * f64::from(fineness.dpi)).ceil() as u32;
        let (width, height) = match self {
            Use::Panel => rooms.panel,
            Use::Portrait => rooms.portrait,
            Use::Photo => rooms.photo,
            Use::Lead => rooms.lead,
            Use::Plate => rooms.plate,
            Use::Cover => rooms.cover,
            Use::Opening => rooms.opening,
        };
        let fills = self.cut() != Cut::Whole;
        let usual = if self.cut() == Cut::Portrait { Focus::PORTRAIT } else { Focus::CENTRE };
        // Where nothing is cropped, it is no reason to cut anew.
        let Focus { across, down } = if fills { focus.unwrap_or(usual) } else { Focus::CENTRE };
        Room { width: dots(width), height: dots(height), fills, focus: (across, down), quality: fineness.quality }
    }
}

/// The photographs that pages show, by their sources. What is cut to a frame is another file than the same photograph
/// elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Those of which nothing is cut off.
    pub pictures: Pictures,
    pub framed: BTreeMap<Cut, Pictures>,
    /// Where each photograph is printed that has such a place, by the path of every file that shows the same.
    pub homes: BTreeMap<String, Home>,
}

/// Where a photograph is printed; everywhere else the text refers to its page there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The entry, or the plates.
    pub place: String,
    /// The same for all files of this content.
    pub label: String,
}

/// How well a place suits a photograph: best where somebody is told of, whose family will look there; then the larger it
/// stands the better, and the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suits {
    /// An article or an event.
    Piece,
    /// Of which nothing would be left without it.
    Gallery,
    Plates,
    Profile,
}

/// The photographs of a book, and their bytes by the paths under which pages name them.
pub struct Prints {
    pub shown: Shown,
    pub files: BTreeMap<String, Vec<u8>>,
    /// The source of each path.
    pub sources: BTreeMap<String, SourcePath>,
}

/// Cuts every photograph that the work shows.
///
/// # Errors
/// As findings: pictures that are none or too large; the book goes on without them.
pub fn cut<W: Work>(
    inputs: WorkInputs<'_, W>,
    order: Order,
    rooms: &Rooms,
    fineness: Fineness,
    press: Option<&Inked>,
) -> (Prints, Findings) {
    let WorkInputs { book, sources, store, .. } = inputs;
    let findings = Mutex::new(Findings::new());
    let report = |finding: Diagnostic| findings.lock().unwrap_or_else(PoisonError::into_inner).push(finding);
    let mut wanted = Wanted { site: book.site(), uses: BTreeMap::new(), homes: Vec::new() };
    book.want(order, &mut wanted);
    let Wanted { uses, homes, .. } = wanted;
    let prints: Vec<((SourcePath, Cut), (Digest, Print))> = uses
        .into_iter()
        .filter(|((path, _), _)| sources.files.contains_key(path))
        .filter(|((path, _), _)| !book.site().private.holds(path))
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|((path, cut), (of, focus))| {
            let original = sources.bytes(&path).map_err(|error| report(*error)).ok()?;
            let print = cached(&original, of.room(rooms, fineness, focus), press, store);
            let print = print.map_err(|error| report(explain(&error, &path))).ok()?;
            guessed(print.facts.guess, &path).into_iter().for_each(report);
            Some(((path, cut), (Digest::of(&original), print)))
        })
        .collect();
    let mut files = Prints { shown: Shown::default(), files: BTreeMap::new(), sources: BTreeMap::new() };
    let contents: BTreeMap<&SourcePath, Digest> = prints
        .iter()
        .filter(|((_, cut), _)| *cut == Cut::Whole)
        .map(|((path, _), (digest, _))| (path, *digest))
        .collect();
    let homes = best(&homes, &contents);
    for ((path, cut), (content, Print { bytes, facts })) in prints {
        // A name of the program's own: those of content hold what no one foresaw.
        let digest = Digest::of_parts([path.as_str(), cut.word()].map(str::as_bytes));
        let name = format!("photographs/{}.{}", digest.short(), facts.suffix);
        let route = Route::file(&name);
        files.files.insert(route.as_str().to_owned(), bytes);
        files.sources.insert(route.as_str().to_owned(), path.clone());
        let facts = Facts {
            width: facts.width,
            height: facts.height,
            colour: None,
            animated: false,
            guess: facts.guess,
            sizes: vec![Size { width: facts.width, height: facts.height, format: Format::AsItIs }],
        };
        if let Some(home) = homes.get(&content).filter(|_| cut == Cut::Whole) {
            files.shown.homes.insert(route.as_str().to_owned(), home.clone());
        }
        let shown = match cut {
            Cut::Whole => &mut files.shown.pictures,
            cut => files.shown.framed.entry(cut).or_default(),
        };
        shown.insert(path, PictureFiles { facts, routes: vec![route], original: None });
    }
    (files, findings.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// The best place of each content.
fn best(homes: &[(SourcePath, Suits, String)], contents: &BTreeMap<&SourcePath, Digest>) -> BTreeMap<Digest, Home> {
    let mut best: BTreeMap<Digest, (Suits, Home)> = BTreeMap::new();
    for (path, suits, place) in homes {
        let Some(content) = contents.get(path) else { continue };
        let label = || format!("photograph {}", content.short());
        if best.get(content).is_none_or(|(known, _)| known < suits) {
            best.insert(*content, (*suits, Home { place: place.clone(), label: label() }));
        }
    }
    best.into_iter().map(|(content, (_, home))| (content, home)).collect()
}

/// The photograph from the store, or cut and kept there.
fn cached(original: &[u8], room: Room, press: Option<&Inked>, store: &Store) -> Result<Print, PictureError> {
    let shape = serde_json::to_vec(&room).unwrap_or_default();
    let inks = press.map(|press| press.digest.to_string()).unwrap_or_default();
    let key = Digest::of_parts([picture::VERSION, b"paper", inks.as_bytes(), &shape, original]);
    let bytes_key = Digest::of_parts([key.to_string().as_bytes(), b"bytes"]);
    let known: Option<PrintFacts> = store.get(key).and_then(|json| serde_json::from_slice(&json).ok());
    if let (Some(facts), Some(bytes)) = (known, store.get(bytes_key)) {
        return Ok(Print { bytes, facts });
    }
    let print = picture::for_room(original, room, press.map(|inked| &inked.press))?;
    store.put(bytes_key, &print.bytes);
    if let Ok(json) = serde_json::to_vec(&print.facts) {
        store.put(key, &json);
    }
    Ok(print)
}

/// Every photograph of a work, with the largest use that is made of it.
pub struct Wanted<'a> {
    site: &'a Site,
    /// By source and cut; with what a crop keeps, where a record says it.
    uses: BTreeMap<(SourcePath, Cut), (Use, Option<Focus>)>,
    /// Where records have a photograph that is surely printed there, in the order of the pages.
    homes: Vec<(SourcePath, Suits, String)>,
}

fn path_of(owner: &SourcePath, photo: &Photo) -> Option<SourcePath> {
    owner.beside(&crate::vietnamese::nfc(&photo.file.value))
}

impl Wanted<'_> {
    /// A file, at the largest use that is made of it.
    pub fn file(&mut self, path: Option<SourcePath>, of: Use, focus: Option<Focus>) {
        if let Some(path) = path {
            let (known, kept) = self.uses.entry((path, of.cut())).or_insert((of, focus));
            *known = (*known).max(of);
            *kept = kept.or(focus);
        }
    }

    /// A place where photographs of a record are printed, unless a better one is found.
    pub fn home<'p>(
        &mut self,
        owner: &SourcePath,
        photos: impl IntoIterator<Item = &'p Photo>,
        suits: Suits,
        place: &str,
    ) {
        let paths = photos.into_iter().filter_map(|photo| path_of(owner, photo));
        self.homes.extend(paths.map(|path| (path, suits, place.to_owned())));
    }

    pub fn photo(&mut self, owner: &SourcePath, photo: Option<&Photo>, of: Use) {
        let path = photo.and_then(|photo| path_of(owner, photo));
        self.file(path, of, photo.and_then(|photo| photo.focus));
    }

    /// A person's is three by four; that of a group is as it was taken.
    fn portrait(&mut self, item: &Item<Profile>, of: Use) {
        let of = if item.kind() == ProfileKind::Individual { of } else { Use::Lead };
        self.photo(&item.path, item.record.portrait.as_ref(), of);
    }

    pub fn gallery(&mut self, index: usize) {
        let item = &self.site.galleries[index];
        for photo in &item.record.photos {
            self.photo(&item.path, Some(photo), Use::Plate);
        }
    }

    /// The pictures of a text, and of what it calls.
    pub fn text(&mut self, doc: &Doc, source: &SourcePath) {
        let site = self.site;
        doc.walk(&mut |node| match node {
            Node::Image(image) => self.file(file_of(&image.target.to, source), Use::Photo, None),
            Node::Call(call) => {
                let Some(id) = call.args.get("id") else { return };
                match call.name.as_str() {
                    "ho_so" | "profile" => {
                        if let Some(item) = site.profile(id) {
                            self.portrait(item, Use::Portrait);
                        }
                    }
                    "phong_su_anh" | "gallery" => {
                        if let Some(index) = site.gallery_index(id) {
                            self.gallery(index);
                        }
                    }
                    _ => {}
                }
            }
            _ => {}
        });
    }

    /// Of whom only the portrait is shown.
    pub fn panel(&mut self, subject: Subject) {
        if let Subject::Profile(index) = subject {
            self.portrait(&self.site.profiles[index], Use::Panel);
        }
    }

    pub fn subject(&mut self, subject: Subject) {
        let site = self.site;
        match subject {
            Subject::Profile(index) => {
                let item = &site.profiles[index];
                self.portrait(item, Use::Portrait);
                for photo in &item.record.photos {
                    // Any may come to stand over the story, or to float above it.
                    self.photo(&item.path, Some(photo), Use::Lead);
                }
                self.text(&item.body, &item.body_path);
            }
            Subject::Article(index) => {
                let item = &site.articles[index];
                self.photo(&item.path, item.record.cover.as_ref(), Use::Lead);
                self.text(&item.body, &item.body_path);
            }
            Subject::Gallery(index) => self.gallery(index),
            Subject::Event(index) => {
                let item = &site.events[index];
                self.photo(&item.path, item.record.cover.as_ref(), Use::Lead);
                self.text(&item.body, &item.body_path);
            }
            Subject::Page(_) | Subject::Video(_) => {}
        }
    }
}
