//! How many files the search index has: told from the size of the site alone, before any of them is made.

use crate::model::{Item, Site};
use crate::path::Route;
use rayon::prelude::*;

/// The folder of the site with the index. An underscore, so that no content can claim it.
pub(super) const FOLDER: &str = "_tim";

/// A file of the search index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchFile {
    Root,
    Names,
    Facets,
    /// Where documents stand in yearbooks.
    Folios,
    /// One of several, by its number from 0, as are the next three.
    Words(usize),
    Pairs(usize),
    Records(usize),
    Texts(usize),
    /// How so many files of these four sorts are called.
    Tags(usize),
}

impl SearchFile {
    /// Its name in the folder, without tag and suffix: as the reader asks for it.
    pub fn name(self) -> String {
        match self {
            SearchFile::Root => "goc".to_owned(),
            SearchFile::Names => "ten".to_owned(),
            SearchFile::Facets => "loc".to_owned(),
            SearchFile::Folios => "sach".to_owned(),
            SearchFile::Words(number) => format!("t/{number}"),
            SearchFile::Pairs(number) => format!("c/{number}"),
            SearchFile::Records(number) => format!("m/{number}"),
            SearchFile::Texts(number) => format!("v/{number}"),
            SearchFile::Tags(number) => format!("s/{number}"),
        }
    }

    /// Its address before it has its tag.
    pub fn route(self) -> Route {
        Route::file(&format!("{FOLDER}/{}.js", self.name()))
    }
}

/// How many files there are of each of the four sorts that have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchLayout {
    pub words: usize,
    pub pairs: usize,
    pub records: usize,
    pub texts: usize,
    /// Whether the site has yearbooks.
    pub books: bool,
}

impl SearchLayout {
    /// For so many documents with so many syllables in all.
    ///
    /// The sizes are a balance: a question reads one or two files of each sort, and with small files it fetches little;
    /// with large ones the site has fewer files. On 10,000 pages these make most questions 8 to 16 kB, compressed, and
    /// the longest 20; and no sort has more than some thousands of files, however large the site.
    pub fn of(documents: usize, syllables: usize) -> Self {
        const MOST: usize = 5120;
        // In steps: where there is one file more, all are cut anew.
        let stepped = |parts: usize| parts.next_multiple_of((parts / 16).next_power_of_two());
        let parts = |of: usize, size: usize| stepped(of.div_ceil(size)).clamp(1, MOST);
        SearchLayout {
            words: parts(syllables, 4000),
            pairs: parts(syllables, 1000),
            records: parts(documents, 16),
            texts: parts(syllables, 1000),
            books: false,
        }
    }

    /// How many tags a file of them holds. One that a question needs costs a kilobyte; all of a large site would be forty.
    pub const TAGS: usize = 128;

    pub fn files(self) -> impl Iterator<Item = SearchFile> {
        let tags = (self.words + self.pairs + self.records + self.texts).div_ceil(Self::TAGS);
        self.single().chain([SearchFile::Root]).chain((0..tags).map(SearchFile::Tags)).chain(self.shards())
    }

    /// The files whose tags the root tells, in this order.
    pub fn single(self) -> impl Iterator<Item = SearchFile> {
        [SearchFile::Names, SearchFile::Facets].into_iter().chain(self.books.then_some(SearchFile::Folios))
    }

    /// The files of which there are several sorts, in the order of their tags.
    pub fn shards(self) -> impl Iterator<Item = SearchFile> {
        (0..self.words)
            .map(SearchFile::Words)
            .chain((0..self.pairs).map(SearchFile::Pairs))
            .chain((0..self.records).map(SearchFile::Records))
            .chain((0..self.texts).map(SearchFile::Texts))
    }
}

/// Where the names are that are offered while one types, before it has its tag.
pub(super) fn names_route() -> Route {
    Route::file(&format!("{FOLDER}/goi-y.js"))
}

/// The layout for a site; none for one without anything to find.
pub(super) fn layout(site: &Site, books: bool) -> Option<SearchLayout> {
    fn syllables<T: Send + Sync>(items: &[Item<T>]) -> usize {
        items.par_iter().map(|item| item.word_count()).sum()
    }
    /// About what a record says beside its text: names, a summary, awards.
    const BESIDE: usize = 40;
    let documents = site.articles.len()
        + site.profiles.len()
        + site.pages.len()
        + site.galleries.len()
        + site.videos.len()
        + site.events.len();
    let texts = syllables(&site.articles)
        + syllables(&site.profiles)
        + syllables(&site.pages)
        + syllables(&site.videos)
        + syllables(&site.events);
    (documents > 0).then(|| SearchLayout { books, ..SearchLayout::of(documents, texts + documents * BESIDE) })
}
