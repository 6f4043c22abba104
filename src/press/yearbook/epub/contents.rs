//! The ways into a book: contents, landmarks, the pages of the printed book; and where its entries are, for
//! the links of indexes, rolls and cards.

use super::leaves::Leaf;
use super::{CONTENTS, Facts, Page, href};
use crate::model::yearbook::Book;
use crate::theme::Answers;
use crate::view::{View, extend};
use crate::write::epub::{self, Metadata, Point};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Kwargs, TeraResult, Value};

#[derive(Serialize)]
struct Line {
    title: String,
    /// What tells it from another of this title.
    note: Option<String>,
    number: Option<String>,
    route: String,
    below: Vec<Line>,
}

#[derive(Serialize)]
struct Landmark {
    kind: &'static str,
    title: String,
    route: String,
}

#[derive(Serialize)]
struct Folio {
    folio: usize,
    route: String,
}

/// The parts with what stands below them.
fn lines<'a>(leaves: impl Iterator<Item = &'a Leaf>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for leaf in leaves.filter(|leaf| leaf.level > 0) {
        let line = Line {
            title: leaf.title.clone(),
            note: leaf.note.clone(),
            number: leaf.number.clone(),
            route: leaf.route().to_string(),
            below: leaf.people.iter().map(|person| of_panel(leaf, person)).collect(),
        };
        match lines.last_mut() {
            Some(part) if leaf.level > 1 => part.below.push(line),
            _ => lines.push(line),
        }
    }
    lines
}

fn of_panel(leaf: &Leaf, (name, note, anchor): &(String, Option<String>, String)) -> Line {
    let route = format!("{}#{anchor}", leaf.route());
    Line { title: name.clone(), note: note.clone(), number: None, route, below: Vec::new() }
}

/// The pages of the printed book, in their order.
fn folios<'a>(leaves: impl Iterator<Item = &'a Leaf>) -> Vec<Folio> {
    let pages = leaves.flat_map(|leaf| {
        let folios = leaf.folios.iter().chain(&leaf.within);
        folios.map(|folio| Folio { folio: *folio, route: format!("{}#page-{folio}", leaf.route()) })
    });
    let mut pages: Vec<Folio> = pages.collect();
    pages.sort_by_key(|page| page.folio);
    pages
}

/// The same for reading systems that know EPUB 2 only.
pub(super) fn ncx(catalogue: &Metadata, pages: &[Page]) -> String {
    let point = |line: &Line| {
        let words =
            [line.number.clone(), Some(line.title.clone())].into_iter().flatten().collect::<Vec<_>>().join(": ");
        let title = line.note.as_ref().map_or(words.clone(), |note| format!("{words}, {note}"));
        (title, href(&line.route))
    };
    let leaves = || pages.iter().map(|page| &page.leaf);
    let points = lines(leaves()).into_iter().map(|line| {
        let (title, href) = point(&line);
        let below = line.below.iter().map(|line| {
            let (title, href) = point(line);
            Point { title, href, below: Vec::new() }
        });
        Point { title, href, below: below.collect() }
    });
    let folios: Vec<(usize, String)> = folios(leaves()).iter().map(|page| (page.folio, href(&page.route))).collect();
    epub::ncx(catalogue, &points.collect::<Vec<_>>(), &folios)
}

/// What the navigation document is told.
pub(super) fn contents(leaves: &[Leaf]) -> Value {
    let lines = lines(leaves.iter());
    let first = |kind: &'static str, found: &dyn Fn(&Leaf) -> bool| {
        let leaf = leaves.iter().find(|leaf| found(leaf))?;
        Some(Landmark { kind, title: leaf.title.clone(), route: leaf.route().to_string() })
    };
    let landmarks: Vec<Landmark> = [
        first("cover", &|leaf| leaf.key == "cover"),
        first("titlepage", &|leaf| leaf.key == "title-page"),
        first("toc", &|leaf| leaf.key == CONTENTS),
        first("bodymatter", &|leaf| leaf.key.starts_with("part-")),
        first("index", &|leaf| leaf.key.starts_with("index-")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let pages = folios(leaves.iter());
    extend(
        Value::none(),
        [
            ("lines", Value::from_serializable(&lines)),
            ("landmarks", Value::from_serializable(&landmarks)),
            ("pages", Value::from_serializable(&pages)),
        ],
    )
}

/// Where each entry is: its file, and its pages in the printed book, `50–52`.
pub(super) fn places(book: &Book, facts: &Facts) -> BTreeMap<String, Value> {
    let entries = book.entries().map(|subject| {
        let key = book.key(subject);
        let (_, _, name) = book.site.named(subject);
        let pages = facts.entries.get(&key).map(|pages| match pages.last > pages.first {
            true => format!("{}–{}", pages.first, pages.last),
            false => pages.first.to_string(),
        });
        let place = extend(
            Value::none(),
            [
                ("route", Value::from(super::address(book, subject))),
                ("title", Value::from(name.to_owned())),
                ("pages", Value::from(pages)),
            ],
        );
        (key, place)
    });
    entries.collect()
}

/// Answers as the site does, and `entry(id="ho-so/nguyen-van-mau")`: where it is; nothing when it is not in the book.
pub(super) fn answers(view: Arc<View>, places: BTreeMap<String, Value>) -> Arc<dyn Answers> {
    struct OfBook {
        view: Arc<View>,
        places: BTreeMap<String, Value>,
    }
    impl Answers for OfBook {
        fn answer(&self, question: &str, told: &Kwargs) -> TeraResult<Value> {
            if question != "entry" {
                return self.view.answer(question, told);
            }
            let id: Option<String> = told.get("id")?;
            Ok(id.and_then(|id| self.places.get(&id).cloned()).unwrap_or_else(Value::none))
        }
    }
    Arc::new(OfBook { view, places })
}
