//! The pages of a yearbook as pictures, for whoever would turn its leaves: what stands on each in words, and the way to its text.

use super::Press;
use crate::model::yearbook::Book;
use crate::path::Route;
use crate::plan::{Chapter, Edition};
use crate::press::page::Page;
use crate::vietnamese::{format_decimal, format_number, typography};
use crate::view::{BookLeaf, BoundBook};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Value;

#[derive(Serialize)]
struct Leaf {
    /// In the file, from 1.
    number: usize,
    /// "Trang 34", or "Bìa".
    label: String,
    /// What stands on it, for who does not see it.
    alt: String,
    picture: Option<String>,
    links: Vec<Link>,
    /// Whether it lies left.
    verso: bool,
}

#[derive(Clone, Serialize)]
struct Link {
    title: String,
    route: String,
}

impl Press {
    pub(super) fn flip(&self, number: usize) -> Page {
        let edition = &self.view.plan.editions[number];
        let book = self.book_of(edition);
        let record = &book.volume.yearbook;
        let bound = self.view.shelf.get(&book.id);
        let leaves = bound.map(|bound| self.leaves(edition, book, bound)).unwrap_or_default();
        let size = record.page_size();
        let width = bound.and_then(|bound| bound.leaves.first()).map_or(0, |leaf| leaf.width);
        let height = (f64::from(width) * size.height.mm / size.width.mm).round() as u32;
        let title = self.said("flip-title", &[("title", record.title.clone())]);
        let mut page = Page::new("flip.html", title)
            .below(self.word("title-yearbooks"), Route::page("ky-yeu"))
            .below(record.title.clone(), edition.route.clone())
            .with("yearbook", self.view.yearbook(edition))
            .with("weight", bound.map(|bound| self.weight(&bound.leaves)))
            .with("width", width)
            .with("height", height)
            .with("leaves", Value::from_serializable(&leaves));
        page.sample = record.sample;
        page.canonical = Some(edition.route.clone());
        page
    }

    fn said(&self, key: &str, values: &[(&str, String)]) -> String {
        self.view.theme.strings.get(key, values).unwrap_or_default()
    }

    /// What it costs to look at.
    fn weight(&self, leaves: &[BookLeaf]) -> String {
        let bytes: usize = leaves.iter().filter_map(|leaf| leaf.picture.as_ref()).map(|(_, bytes)| bytes).sum();
        let each = (bytes / leaves.len().max(1)).div_ceil(1000);
        let values = [
            ("pages", format_number(leaves.len() as u64)),
            ("kilobytes", format_number(each as u64)),
            ("megabytes", format_decimal((bytes as f64 / 100_000.0).ceil() / 10.0, 1)),
        ];
        self.said("flip-weight", &values)
    }

    fn leaves(&self, edition: &Edition, book: &Book, bound: &BoundBook) -> Vec<Leaf> {
        let mut on = links(edition, book, bound);
        let leaf = |(number, leaf): (usize, &BookLeaf)| {
            let links = leaf.folio.and_then(|folio| on.remove(&folio)).unwrap_or_default();
            let label = match leaf.folio {
                Some(folio) => self.said("flip-page", &[("n", folio.to_string())]),
                None => self.word("flip-cover"),
            };
            let mut titles: Vec<&str> = leaf.sections.iter().map(String::as_str).collect();
            titles.extend(links.iter().map(|link| link.title.as_str()));
            let alt = match titles.is_empty() {
                true => self.said("flip-picture", &[("what", label.clone())]),
                false => format!("{label}: {}", titles.join("; ")),
            };
            let picture = leaf.picture.as_ref().map(|(route, _)| route.to_string());
            Leaf { number, label, alt, picture, links, verso: leaf.folio.unwrap_or(number).is_multiple_of(2) }
        };
        (1..).zip(&bound.leaves).map(leaf).collect()
    }
}

/// The texts that stand on each folio. Those of panels share a page on the site.
fn links(edition: &Edition, book: &Book, bound: &BoundBook) -> BTreeMap<usize, Vec<Link>> {
    let mut on: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
    for (chapter, route) in &edition.chapters {
        let (title, subjects) = match chapter {
            Chapter::Piece(_) => continue,
            Chapter::Panels(part) => (book.volume.yearbook.parts[*part].title.as_str(), &book.parts[*part][..]),
            Chapter::Entry(subject) => (book.site.named(*subject).2, std::slice::from_ref(subject)),
        };
        let pages = subjects.iter().filter_map(|subject| bound.entries.get(&book.key(*subject)));
        let (first, last) = pages.fold((usize::MAX, 0), |(first, last), pages| (first.min(pages.0), last.max(pages.1)));
        for folio in first..=last {
            let title = typography::set(title).into_owned();
            on.entry(folio).or_default().push(Link { title, route: route.to_string() });
        }
    }
    on
}
