//! What templates see of the site: small values, each made once.
//!
//! A template never gets the model. It gets cards (an article, a person, a unit as a list shows them)
//! and functions that answer questions with cards. Addresses in them are routes; the filter `link`
//! makes them relative to the page. The shapes here are the interface of themes and are documented
//! in `themes/sen/README.md`.

mod aloud;
pub mod cards;
mod functions;
mod handouts;
mod recordings;
mod share;
mod statistics;
mod terms;
mod yearbooks;

pub use cards::figure_text;
pub use handouts::{Handed, HandedFile};
pub use recordings::{Heard, Recorded, Recordings, clock};
pub use share::{SharePictures, Shared, Sharing};
pub use statistics::{Question, Total, totals};
pub use terms::TermKind;

use crate::doc::{Call, Doc};
use crate::model::statistics::Tally;
use crate::model::yearbook::Book;
use crate::model::{Item, Site, Subject};
use crate::path::{Route, SourcePath};
use crate::picture::{Facts, Format, Size};
use crate::plan::Plan;
use crate::reading::vocabulary::Level;
use crate::theme::Theme;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use tera::{Map, Value};

/// A photograph's addresses and sizes.
#[derive(Debug, Clone)]
pub struct PictureFiles {
    pub facts: Facts,
    /// One address for each of `facts.sizes`.
    pub routes: Vec<Route>,
    /// Of the photograph as it was taken, where readers may have it.
    pub original: Option<Route>,
}

impl PictureFiles {
    /// The files for browsers that know WebP, or those for all, the smallest first.
    pub fn of(&self, webp: bool) -> impl Iterator<Item = (&Size, &Route)> {
        self.facts.sizes.iter().zip(&self.routes).filter(move |(size, _)| (size.format == Format::Webp) == webp)
    }

    /// The largest that every browser shows.
    pub fn largest(&self) -> Option<(&Size, &Route)> {
        self.of(false).last()
    }
}

/// Every picture that was made, by its source.
pub type Pictures = BTreeMap<SourcePath, PictureFiles>;

/// What is known of a yearbook's file when pages tell of it.
#[derive(Debug, Clone)]
pub struct BoundBook {
    pub pages: usize,
    /// Of the PDF.
    pub bytes: usize,
    /// Of the EPUB, when there is one.
    pub epub: Option<usize>,
    /// The folios of each entry's first and last page, by its key.
    pub entries: BTreeMap<String, (usize, usize)>,
    /// Its pages as pictures, in the order of the file; none where they are not turned on the site.
    pub leaves: Vec<BookLeaf>,
}

/// A page of a yearbook as readers turn it.
#[derive(Debug, Clone, Default)]
pub struct BookLeaf {
    /// None of a cover.
    pub folio: Option<usize>,
    /// Its picture, unless it could not be drawn, and how many bytes that has.
    pub picture: Option<(Route, usize)>,
    /// Of its picture, in pixels.
    pub width: u32,
    /// Titles of parts and the like that begin here.
    pub sections: Vec<String>,
}

/// The yearbooks that were set and are published, by id.
pub type Shelf = BTreeMap<String, BoundBook>;

/// The site as templates see it.
pub struct View {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    pub theme: Arc<Theme>,
    pub pictures: Arc<Pictures>,
    pub books: Arc<[Book]>,
    pub shelf: Shelf,
    pub handed: Handed,
    pub shared: SharePictures,
    pub recordings: Recordings,
    articles: Vec<OnceLock<Value>>,
    profiles: Vec<OnceLock<Value>>,
    tally: OnceLock<Tally>,
}

impl View {
    pub fn new(site: Arc<Site>, plan: Arc<Plan>, theme: Arc<Theme>, pictures: Pictures) -> Self {
        let cells = |n: usize| (0..n).map(|_| OnceLock::new()).collect();
        View {
            articles: cells(site.articles.len()),
            profiles: cells(site.profiles.len()),
            site,
            plan,
            theme,
            pictures: Arc::new(pictures),
            books: Arc::new([]),
            shelf: Shelf::new(),
            handed: Handed::new(),
            shared: SharePictures::new(),
            recordings: Recordings::new(),
            tally: OnceLock::new(),
        }
    }

    /// The same site with its yearbooks.
    pub fn with_books(self, books: Arc<[Book]>, shelf: Shelf) -> Self {
        View { books, shelf, ..self }
    }

    /// The same site with its handouts.
    pub fn with_handouts(self, handed: Handed) -> Self {
        View { handed, ..self }
    }

    /// The same site with its pictures for sharing.
    pub fn with_shared(self, shared: SharePictures) -> Self {
        View { shared, ..self }
    }

    /// The same site with what is known of its recordings.
    pub fn with_recordings(self, recordings: Recordings) -> Self {
        View { recordings, ..self }
    }

    /// The same plan, pictures and books as another site of the same content shows them.
    pub fn of(&self, site: Arc<Site>) -> Self {
        let (plan, theme) = (Arc::clone(&self.plan), Arc::clone(&self.theme));
        let pictures = Arc::clone(&self.pictures);
        let bare = View { pictures, ..View::new(site, plan, theme, Pictures::new()) };
        bare.with_books(Arc::clone(&self.books), self.shelf.clone())
    }

    /// The totals of the whole site, counted once.
    pub fn tally(&self) -> &Tally {
        self.tally.get_or_init(|| Tally::of_site(&self.site))
    }

    pub fn article(&self, index: usize) -> Value {
        self.articles[index]
            .get_or_init(|| Value::from_serializable(&self.article_card(&self.site.articles[index])))
            .clone()
    }

    pub fn profile(&self, index: usize) -> Value {
        self.profiles[index]
            .get_or_init(|| Value::from_serializable(&self.profile_card(&self.site.profiles[index])))
            .clone()
    }

    pub fn articles(&self, indices: &[usize]) -> Value {
        Value::from(indices.iter().map(|i| self.article(*i)).collect::<Vec<_>>())
    }

    pub fn profiles(&self, indices: &[usize]) -> Value {
        Value::from(indices.iter().map(|i| self.profile(*i)).collect::<Vec<_>>())
    }

    pub fn gallery(&self, index: usize) -> Value {
        Value::from_serializable(&self.gallery_card(&self.site.galleries[index]))
    }

    pub fn video(&self, index: usize) -> Value {
        Value::from_serializable(&self.video_card(&self.site.videos[index]))
    }

    pub fn event(&self, index: usize) -> Value {
        Value::from_serializable(&self.event_card(&self.site.events[index]))
    }

    /// The title and address of what `@/folder/id` names, if it is published.
    pub fn name_and_route(&self, id: &str) -> Option<(String, Route)> {
        fn of<T>(item: &Item<T>, name: &str) -> (String, Route) {
            (name.to_owned(), item.route.clone())
        }
        let site = &self.site;
        match site.item(id) {
            Some(Subject::Article(i)) => Some(of(&site.articles[i], &site.articles[i].record.title)),
            Some(Subject::Profile(i)) => Some(of(&site.profiles[i], &site.profiles[i].record.name)),
            Some(Subject::Page(i)) => Some(of(&site.pages[i], &site.pages[i].record.title)),
            Some(Subject::Gallery(i)) => Some(of(&site.galleries[i], &site.galleries[i].record.title)),
            Some(Subject::Video(i)) => Some(of(&site.videos[i], &site.videos[i].record.title)),
            Some(Subject::Event(i)) => Some(of(&site.events[i], &site.events[i].record.title)),
            None => self.term_name_and_route(id),
        }
    }

    /// What a call inside a text says in plain words: a figure's text, a profile's name.
    pub fn call_words(&self, call: &Call) -> String {
        let Some(id) = call.args.get("id") else { return String::new() };
        match call.name.as_str() {
            "so_lieu" | "figure" => self.site.figures.get(id).map(|f| figure_text(&f.record)).unwrap_or_default(),
            "ho_so" | "profile" => self.site.profile(id).map(|p| p.record.name.clone()).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// The first sentences of a text.
    pub fn excerpt(&self, doc: &Doc) -> String {
        /// About three lines of a list.
        const CHARACTERS: usize = 220;
        doc.excerpt(CHARACTERS, &|call| self.call_words(call))
    }
}

/// The string that names a level of commendations.
pub const fn level_name(level: Level) -> &'static str {
    match level {
        Level::State => "level-state",
        Level::Government => "level-government",
        Level::MinistryProvince => "level-ministry-province",
        Level::District => "level-district",
        Level::Grassroots => "level-grassroots",
    }
}

/// A map with more entries: a card that has become a page's subject.
pub fn extend(card: Value, more: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut map: Map = card.into_map().unwrap_or_default();
    for (key, value) in more {
        map.insert(key.into(), value);
    }
    Value::from(map)
}
