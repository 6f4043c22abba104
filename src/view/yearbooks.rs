//! Yearbooks as lists show them.

use super::{View, extend};
use crate::plan::{Edition, book_file, ladder_route};
use tera::Value;

impl View {
    /// A yearbook as lists show it.
    pub fn yearbook(&self, edition: &Edition) -> Value {
        let book = &self.books[edition.book];
        let record = &book.volume.yearbook;
        let bound = self.shelf.get(&book.id);
        let file = |suffix: &str, bytes: usize, pages: Option<usize>| {
            extend(
                Value::none(),
                [
                    ("route", Value::from(book_file(&book.id, suffix).to_string())),
                    ("megabytes", Value::from((bytes as f64 / 100_000.0).ceil() / 10.0)),
                    ("pages", Value::from(pages)),
                ],
            )
        };
        let pdf = bound.map(|bound| file("pdf", bound.bytes, Some(bound.pages)));
        // A preview sets its books after its pages, and does not know their size yet.
        let pdf = pdf.or_else(|| self.site.mode.is_preview().then(|| file("pdf", 0, None)));
        let epub = bound.and_then(|bound| bound.epub).map(|bytes| file("epub", bytes, None));
        let flip = edition.flip.as_ref().filter(|_| bound.is_some() || self.site.mode.is_preview());
        // Only of a preview that is served: who builds one asks the command line.
        let ladder = (bound.is_none() && self.site.mode.is_preview()).then(|| ladder_route(&book.id).to_string());
        extend(
            Value::none(),
            [
                ("id", Value::from(book.id.clone())),
                ("title", Value::from(record.title.clone())),
                ("subtitle", Value::from(record.subtitle.clone())),
                ("description", Value::from(record.description.clone())),
                ("period", Value::from(record.period.map(|period| period.to_string()))),
                ("year", Value::from(record.year.map(|year| year.0))),
                ("route", Value::from(edition.route.to_string())),
                ("first", Value::from(edition.chapters.first().map(|(_, route)| route.to_string()))),
                ("count", Value::from(book.entries().count())),
                ("cover", Value::from_serializable(&self.picture(&book.path, record.cover.as_ref(), &record.title))),
                ("pdf", pdf.unwrap_or_else(Value::none)),
                ("epub", epub.unwrap_or_else(Value::none)),
                ("flip", Value::from(flip.map(ToString::to_string))),
                ("ladder", Value::from(ladder)),
                ("sample", Value::from(record.sample)),
            ],
        )
    }
}
