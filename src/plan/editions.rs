//! The web editions of yearbooks: one page for the book, one for each of its texts, in its order.

use super::draft::Draft;
use super::{Artefact, Plan};
use crate::diagnostic::Place;
use crate::model::Subject;
use crate::model::yearbook::Book;
use crate::path::Route;
use crate::vietnamese::{slug, unique};
use std::collections::BTreeSet;

/// The list of yearbooks, and the first step of their addresses.
pub const FOLDER: &str = "ky-yeu";

/// A text of a yearbook, read for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// A foreword or the like, by its place among them.
    Piece(usize),
    /// The people of a part that shows them on panels, by its place among the parts.
    Panels(usize),
    Entry(Subject),
}

/// A yearbook as it is read on the site.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Its index among the yearbooks.
    pub book: usize,
    pub route: Route,
    /// Where its pages are turned, when they can be.
    pub flip: Option<Route>,
    /// In the book's order.
    pub chapters: Vec<(Chapter, Route)>,
}

/// The file of a yearbook beside its page: `/ky-yeu/2016-2021/2016-2021.pdf`.
pub fn book_file(id: &str, suffix: &str) -> Route {
    let name = id.rsplit('/').next().unwrap_or(id);
    Route::file(&format!("{FOLDER}/{id}/{name}.{suffix}"))
}

/// The last step of the address where a book's pages are turned.
pub const FLIP: &str = "lat-trang";

/// The picture of a page, by its number in the file and before it has its tag: `/ky-yeu/2016-2021/lat-trang/trang-7.webp`.
pub fn page_picture(flip: &Route, number: usize) -> Route {
    flip.beside(&format!("trang-{number}.webp"))
}

/// The ladder of a book, which only a preview shows: `/ky-yeu/2016-2021/thang-trang.html`.
pub fn ladder_route(id: &str) -> Route {
    Route::file(&format!("{FOLDER}/{id}/thang-trang.html"))
}

/// The place of somebody on a page of panels, by the number among those who stand there.
pub fn panel_anchor(number: usize) -> String {
    format!("person-{number}")
}

/// The editions of the yearbooks that are published.
pub(super) fn editions(books: &[Book]) -> Vec<Edition> {
    let published = books.iter().enumerate().filter(|(_, book)| book.is_published());
    published
        .map(|(index, book)| {
            let base = format!("{FOLDER}/{}", book.id);
            let flips = book.volume.yearbook.flip;
            let mut taken: BTreeSet<String> = flips.then(|| FLIP.to_owned()).into_iter().collect();
            let mut address = |name: &str| {
                let step = unique(&slug(name), |step| taken.contains(step));
                taken.insert(step.clone());
                Route::page(&format!("{base}/{step}"))
            };
            let pieces = book.volume.front.iter().enumerate().map(|(i, piece)| (Chapter::Piece(i), piece.path.stem()));
            let pieces: Vec<_> = pieces.map(|(chapter, name)| (chapter, address(name))).collect();
            let entries: Vec<_> = chapters(book).into_iter().map(|(chapter, name)| (chapter, address(name))).collect();
            let flip = flips.then(|| Route::page(&format!("{base}/{FLIP}")));
            let chapters = pieces.into_iter().chain(entries).collect();
            Edition { book: index, route: Route::page(&base), flip, chapters }
        })
        .collect()
}

/// The texts of the parts and of the appendix of models, each with what its address is made of.
fn chapters(book: &Book) -> Vec<(Chapter, &str)> {
    let entry = |subject: &Subject| {
        let (_, id, _) = book.site.named(*subject);
        (Chapter::Entry(*subject), id.rsplit('/').next().unwrap_or(id))
    };
    let mut chapters = Vec::new();
    for (index, (part, entries)) in book.volume.yearbook.parts.iter().zip(&book.parts).enumerate() {
        match part.has_panels() && !entries.is_empty() {
            true => chapters.push((Chapter::Panels(index), part.title.as_str())),
            false => chapters.extend(entries.iter().map(entry)),
        }
    }
    chapters.extend(book.models.iter().map(entry));
    chapters
}

impl Draft<'_> {
    pub(super) fn yearbooks(&mut self, books: &[Book], editions: &[Edition]) {
        if editions.is_empty() {
            return;
        }
        self.page(FOLDER, Artefact::Yearbooks);
        for (number, edition) in editions.iter().enumerate() {
            let by = Some(Place::file(&books[edition.book].path));
            self.claim(edition.route.clone(), Artefact::Yearbook(number), by.clone());
            if let Some(flip) = &edition.flip {
                self.claim(flip.clone(), Artefact::Flip(number), by.clone());
            }
            for (index, (chapter, route)) in edition.chapters.iter().enumerate() {
                let artefact = match chapter {
                    Chapter::Piece(_) | Chapter::Panels(_) => Artefact::Piece(number, index),
                    Chapter::Entry(_) => Artefact::Chapter(number, index),
                };
                self.claim(route.clone(), artefact, by.clone());
            }
        }
    }
}

impl Plan {
    /// The edition of a yearbook, if it is published.
    pub fn edition(&self, book: usize) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.book == book)
    }
}
