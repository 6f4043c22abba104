//! Where a document stands in the yearbooks: what is printed has page numbers, and who has the book wants to know which.

use super::document::Document;
use super::number::put;
use crate::view::View;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The yearbooks that were set, and what stands in them.
#[derive(Debug, Default, Serialize)]
pub struct Folios {
    books: Vec<Shelved>,
    /// In the order of the documents, each: how far it is from the one before, its book, its folio, and which of the book's pictures
    /// that page is, from 1; zero for none.
    entries: String,
}

/// A book: its title, where it is told of, and where its pages are turned.
#[derive(Debug, Serialize)]
struct Shelved(String, String, Option<String>);

impl Folios {
    /// The folios of documents. A preview sets its books after its pages, and knows none.
    pub fn of(view: &View, documents: &[Document]) -> Self {
        let mut folios = Folios::default();
        let places: BTreeMap<&str, usize> =
            documents.iter().enumerate().map(|(place, document)| (document.route.as_str(), place)).collect();
        let mut entries: BTreeSet<[usize; 4]> = BTreeSet::new();
        for edition in &view.plan.editions {
            let Some(book) = view.books.get(edition.book) else { continue };
            let Some(bound) = view.shelf.get(&book.id) else { continue };
            let number = folios.books.len();
            let flip = edition.flip.as_ref().filter(|_| !bound.leaves.is_empty());
            folios.books.push(Shelved(
                book.volume.yearbook.title.clone(),
                edition.route.to_string(),
                flip.map(ToString::to_string),
            ));
            for subject in book.parts.iter().flatten().chain(&book.models) {
                let Some((folio, _)) = bound.entries.get(&book.key(*subject)) else { continue };
                let Some(place) = places.get(book.site.route(*subject).as_str()) else { continue };
                let leaf = bound.leaves.iter().position(|leaf| leaf.folio == Some(*folio)).map_or(0, |at| at + 1);
                entries.insert([*place, number, *folio, leaf]);
            }
        }
        let mut last = 0;
        for [place, rest @ ..] in entries {
            put(&mut folios.entries, place - last);
            rest.into_iter().for_each(|number| put(&mut folios.entries, number));
            last = place;
        }
        folios
    }
}
