//! The web editions of yearbooks: the list, the page of a book, and its texts in their order.
//!
//! A text of a book is told through the gates of that book's holders, by a press of its own: its cards
//! name nobody whose consent does not cover the book.

use super::Press;
use crate::model::Subject;
use crate::model::namesakes::namesakes;
use crate::model::statistics::Tally;
use crate::model::yearbook::Book;
use crate::path::Route;
use crate::plan::{Chapter, Edition, panel_anchor};
use crate::press::page::Page;
use crate::theme::Here;
use crate::view::{self, cards, extend};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Value;

#[derive(Serialize)]
struct Line {
    title: String,
    /// What a profile is, or who wrote an article.
    note: Option<String>,
    route: String,
    /// The page in the printed book.
    folio: Option<usize>,
}

impl Press {
    pub(super) fn yearbooks(&self) -> Page {
        let cards: Vec<Value> = self.view.plan.editions.iter().map(|edition| self.view.yearbook(edition)).collect();
        Page::new("yearbooks.html", self.word("title-yearbooks")).with("items", cards)
    }

    pub(super) fn book_of(&self, edition: &Edition) -> &Book {
        &self.view.books[edition.book]
    }

    pub(super) fn yearbook(&self, number: usize) -> Page {
        let edition = &self.view.plan.editions[number];
        let book = self.book_of(edition);
        let record = &book.volume.yearbook;
        let tally = Tally::of(&book.site, &book.profiles());
        let totals: Vec<Value> = view::totals(&tally)
            .iter()
            .filter(|total| total.value > 0)
            .map(|total| {
                let entries = [("name", Value::from(self.word(total.name))), ("value", Value::from(total.value))];
                extend(Value::none(), entries)
            })
            .collect();
        let yearbook = extend(
            self.view.yearbook(edition),
            [
                ("contents", Value::from(self.contents_of(edition, book))),
                ("totals", Value::from(totals)),
                ("quote", Value::from_serializable(&record.quote.as_ref().map(cards::quote_card))),
            ],
        );
        let mut page = Page::new("yearbook.html", record.title.clone())
            .described(record.description.as_deref().or(record.subtitle.as_deref()))
            .below(self.word("title-yearbooks"), Route::page("ky-yeu"))
            .with("yearbook", yearbook);
        page.sample = record.sample;
        page.image = self.shared(&book.path, record.cover.as_ref(), &record.title);
        page
    }

    /// The texts before the parts, the parts with their entries, and the appendix of models.
    fn contents_of(&self, edition: &Edition, book: &Book) -> Vec<Value> {
        let view = &self.view;
        let bound = view.shelf.get(&book.id);
        let mut routes = edition.chapters.iter();
        let group = |title: Option<&str>, lines: Vec<Line>| {
            extend(Value::none(), [("title", Value::from(title)), ("lines", Value::from_serializable(&lines))])
        };
        let mut groups = Vec::new();
        let front: Vec<Line> = book
            .volume
            .front
            .iter()
            .zip(routes.by_ref())
            .map(|(piece, (_, route))| Line {
                title: piece.record.title.clone(),
                note: None,
                route: route.to_string(),
                folio: None,
            })
            .collect();
        if !front.is_empty() {
            groups.push(group(None, front));
        }
        let models_title = self.word("book-models");
        let parts = book.volume.yearbook.parts.iter().map(|part| (part.title.as_str(), part.has_panels()));
        let parts = parts.zip(&book.parts).chain(std::iter::once(((models_title.as_str(), false), &book.models)));
        let namesakes = namesakes(book);
        for ((title, panels), subjects) in parts {
            // Those of panels share a page.
            let shared = panels && !subjects.is_empty();
            let own = routes.by_ref().take(if shared { 1 } else { subjects.len() });
            let mut addresses: Vec<String> = own.map(|(_, route)| route.to_string()).collect();
            if shared && let Some(page) = addresses.pop() {
                addresses = (1..=subjects.len()).map(|number| format!("{page}#{}", panel_anchor(number))).collect();
            }
            let lines: Vec<Line> = subjects
                .iter()
                .zip(addresses)
                .map(|(subject, route)| {
                    let (_, _, name) = book.site.named(*subject);
                    Line {
                        title: name.to_owned(),
                        note: note(book, *subject, &namesakes),
                        route,
                        folio: bound.and_then(|bound| bound.entries.get(&book.key(*subject))).map(|pages| pages.0),
                    }
                })
                .collect();
            if !lines.is_empty() {
                groups.push(group(Some(title), lines));
            }
        }
        groups
    }

    /// A text of a book.
    pub(super) fn chapter(&self, number: usize, chapter: usize, here: &Here) -> Page {
        let edition = &self.view.plan.editions[number];
        let book = self.book_of(edition);
        let own = &self.editions[number];
        let mut page = match edition.chapters[chapter].0 {
            Chapter::Piece(index) => own.piece(book, index, here),
            Chapter::Panels(part) => self.panels(own, book, part, here),
            Chapter::Entry(subject) => {
                let mut page = match subject {
                    Subject::Profile(index) => own.profile(index, here),
                    Subject::Article(index) => own.article(index, here),
                    Subject::Gallery(index) => own.gallery(index),
                    Subject::Event(index) => own.event(index, here),
                    // No part can ask for one.
                    Subject::Page(index) => own.static_page(index, here),
                    Subject::Video(index) => own.video(index, here),
                };
                page.template = match subject {
                    Subject::Profile(_) => "chapter-profile.html",
                    Subject::Article(_) => "chapter-article.html",
                    Subject::Gallery(_) => "chapter-gallery.html",
                    _ => "chapter-event.html",
                };
                page.canonical = Some(book.site.route(subject));
                page
            }
        };
        page.breadcrumbs = vec![
            (self.word("title-yearbooks"), Route::page("ky-yeu")),
            (book.volume.yearbook.title.clone(), edition.route.clone()),
        ];
        let line = |index: Option<usize>| {
            let Some((chapter, route)) = index.and_then(|index| edition.chapters.get(index)) else {
                return Value::none();
            };
            let title = match chapter {
                Chapter::Piece(index) => book.volume.front[*index].record.title.as_str(),
                Chapter::Panels(part) => book.volume.yearbook.parts[*part].title.as_str(),
                Chapter::Entry(subject) => book.site.named(*subject).2,
            };
            extend(Value::none(), [("title", Value::from(title)), ("route", Value::from(route.to_string()))])
        };
        page.with("yearbook", self.view.yearbook(edition))
            .with("before", line(chapter.checked_sub(1)))
            .with("after", line(Some(chapter + 1)))
    }

    /// The people of a part on one page; those whom the site has lead to their own.
    fn panels(&self, own: &Press, book: &Book, part: usize, here: &Here) -> Page {
        let namesakes = namesakes(book);
        let people: Vec<Value> = (1..)
            .zip(&book.parts[part])
            .filter_map(|(number, subject)| {
                let Subject::Profile(index) = *subject else { return None };
                let told = [
                    ("anchor", Value::from(panel_anchor(number))),
                    ("note", Value::from(namesakes.get(&index).cloned())),
                    ("on_site", Value::from(self.view.site.item(&book.key(*subject)).is_some())),
                ];
                Some(extend(own.view.profile(index), told))
            })
            .collect();
        let title = book.volume.yearbook.parts[part].title.clone();
        let content = extend(
            Value::none(),
            [
                ("title", Value::from(title.clone())),
                ("body", own.body(&book.volume.openings[part], here, &book.path)),
                ("people", Value::from(people)),
            ],
        );
        let mut page = Page::new("chapter-panels.html", title);
        page.sample = book.volume.yearbook.sample;
        page.with("content", content)
    }

    fn piece(&self, book: &Book, index: usize, here: &Here) -> Page {
        let piece = &book.volume.front[index];
        let content = extend(
            Value::none(),
            [
                ("title", Value::from(piece.record.title.clone())),
                ("body", self.body(&piece.body, here, &piece.path)),
                ("contents", Value::from(Vec::<Value>::new())),
                ("signature", Value::from(piece.record.signature.clone())),
            ],
        );
        let summary = self.view.excerpt(&piece.body);
        let mut page = Page::new("chapter-piece.html", piece.record.title.clone());
        page.description = Some(summary);
        page.sample = book.volume.yearbook.sample;
        page.date = cards::iso(piece.record.date);
        page.with("content", content)
    }
}

/// What a table of contents says beside a name.
fn note(book: &Book, subject: Subject, namesakes: &BTreeMap<usize, String>) -> Option<String> {
    let site = &book.site;
    match subject {
        Subject::Profile(index) => {
            let item = &site.profiles[index];
            let role = || item.record.roles.first().map(|role| role.name.clone());
            namesakes.get(&index).cloned().or_else(role)
        }
        Subject::Article(index) => site.articles[index].record.author.as_ref().map(|author| author.name.clone()),
        _ => None,
    }
}
