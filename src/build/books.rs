//! Which files are made of each yearbook, and where they go.
//!
//! Of a final edition readers get the screen PDF with the site; the print shop gets the press PDF. A draft
//! is only proofs, and `print/` is never served to others.

use super::{Outlets, Prepared, Progress};
use crate::diagnostic::{Diagnostic, Findings};
use crate::model::yearbook::Book;
use crate::output::Outlet;
use crate::path::Route;
use crate::plan::book_file;
use crate::press::yearbook::{self, Bound, Desk, Finish, Order, freeze};
use crate::store::Store;
use crate::typeset::{Compositor, Fonts};
use crate::view::{BoundBook, Shelf};
use std::path::{Path, PathBuf};

/// Which files of yearbooks a build makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Books {
    /// None: pages only.
    #[default]
    None,
    /// What readers get and what the print shop gets.
    All,
}

/// The folder for printing: proofs, press files, covers. Never uploaded.
pub fn print_folder(root: &Path) -> PathBuf {
    root.join("print")
}

/// The file of a finish below `print/`.
pub fn print_file(id: &str, finish: Finish) -> Route {
    let word = match finish {
        Finish::Proof => "ban-thao",
        Finish::Press => "in",
        Finish::Screen => "doc",
    };
    Route::file(&format!("{id}/{}-{word}.pdf", last_step(id)))
}

fn last_step(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// Sets the yearbooks and hands over their files.
pub(super) fn bind(
    prepared: &Prepared,
    which: Books,
    outlets: &Outlets<'_>,
    store: &Store,
    progress: &dyn Progress,
) -> (Shelf, Findings) {
    let mut shelf = Shelf::new();
    let mut findings = Findings::new();
    if which == Books::None || prepared.books.is_empty() {
        return (shelf, findings);
    }
    let mut compositor = Compositor::new(Fonts::new(prepared.theme.fonts()));
    for book in prepared.books.iter() {
        for finish in finishes(book) {
            let order = Order { finish: *finish, size: None };
            let (bound, found) = yearbook::bind(desk(prepared, book, store), order, &mut compositor);
            findings.extend(found);
            let Some(bound) = bound else { continue };
            if *finish == Finish::Press {
                findings.extend(since_frozen(prepared, book, store, &bound));
            }
            let public = book.is_published() && *finish == Finish::Screen;
            let (outlet, route) = match public {
                true => (outlets.public, book_file(&book.id, "pdf")),
                false => (outlets.print, print_file(&book.id, *finish)),
            };
            findings.extend(put(outlet, &route, &bound.pdf));
            if public {
                shelf.insert(book.id.clone(), bound_book(&bound));
            }
        }
        Compositor::forget(2);
        progress.step();
    }
    (shelf, findings)
}

/// What a final edition that was frozen holds now and did not then.
fn since_frozen(prepared: &Prepared, book: &Book, store: &Store, bound: &Bound) -> Vec<Diagnostic> {
    let desk = desk(prepared, book, store);
    match freeze::read(desk) {
        Ok(Some(frozen)) => freeze::changes(desk, &frozen, &freeze::state(desk, bound)),
        Ok(None) => Vec::new(),
        Err(error) => vec![*error],
    }
}

/// What a build makes of a book, the screen's first: pages tell of it.
fn finishes(book: &Book) -> &'static [Finish] {
    match book.volume.yearbook.is_final() {
        true => &[Finish::Screen, Finish::Press],
        false => &[Finish::Proof],
    }
}

fn desk<'a>(prepared: &'a Prepared, book: &'a Book, store: &'a Store) -> Desk<'a> {
    let Prepared { sources, site, plan, theme, .. } = prepared;
    Desk { book, published: site, plan, theme, sources, store }
}

fn bound_book(bound: &Bound) -> BoundBook {
    let pages = bound.facts.entries.iter().map(|(key, pages)| (key.clone(), (pages.first, pages.last)));
    BoundBook { pages: bound.facts.pages, bytes: bound.pdf.len(), epub: None, entries: pages.collect() }
}

fn put(outlet: &dyn Outlet, route: &Route, bytes: &[u8]) -> Option<Diagnostic> {
    // Ids are checked when they are read: an address that cannot be a file is an error already.
    let path = route.out_path().ok()?;
    outlet.put(&path, bytes).err().map(|error| *error)
}
