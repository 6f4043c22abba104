//! What is set of the site's entries, and what whoever sets it must know of it: a book here; handouts elsewhere.

use super::Order;
use super::photographs::{Suits, Use, Wanted};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::yearbook::Book;
use crate::model::{Site, Subject};
use crate::path::{Route, SourcePath};
use crate::reading::yearbook::Appendix;
use std::sync::Arc;

/// Something to be set.
pub trait Work: Sync {
    /// The folder of its templates.
    const TEMPLATES: &'static str;

    /// The site as whoever will hold it may see it.
    fn site(&self) -> &Arc<Site>;

    /// Whether a link to something leads to a page of the work itself.
    fn has(&self, subject: Subject) -> bool;

    /// How links name an entry: `ho-so/nguyen-van-mau`.
    fn key(&self, subject: Subject) -> String {
        self.site().key(subject)
    }

    /// The part on whose panels somebody stands, `part-3`, and the number there.
    fn panel(&self, _: Subject) -> Option<(String, usize)> {
        None
    }

    /// Where it belongs among the pages of the site.
    fn address(&self) -> Route;

    /// The user's file that asks for it.
    fn record(&self) -> &SourcePath;

    /// The files of texts that stand in its main text, beside the entries.
    fn loose(&self) -> Vec<SourcePath>;

    /// Names every photograph that it shows.
    fn want(&self, order: Order, wanted: &mut Wanted<'_>);

    /// That it could not be set; the reason is still to be said.
    fn failed(&self) -> Diagnostic;
}

/// The section of the plates of a gallery.
pub(super) fn plates_id(gallery: usize) -> String {
    format!("plates-{}", gallery + 1)
}

impl Book {
    /// The photographs that an entry of the book prints, whatever its text says.
    fn homes_of(&self, subject: Subject, wanted: &mut Wanted<'_>) {
        let (site, key) = (&self.site, self.key(subject));
        match subject {
            Subject::Profile(index) => {
                let item = &site.profiles[index];
                wanted.home(&item.path, &item.record.photos, Suits::Profile, &key);
            }
            Subject::Article(index) => {
                let item = &site.articles[index];
                wanted.home(&item.path, &item.record.cover, Suits::Piece, &key);
            }
            Subject::Event(index) => {
                let item = &site.events[index];
                wanted.home(&item.path, &item.record.cover, Suits::Piece, &key);
            }
            Subject::Gallery(index) => {
                let item = &site.galleries[index];
                wanted.home(&item.path, &item.record.photos, Suits::Gallery, &key);
            }
            Subject::Page(_) | Subject::Video(_) => {}
        }
    }
}

impl Work for Book {
    const TEMPLATES: &'static str = "yearbook";

    fn site(&self) -> &Arc<Site> {
        &self.site
    }

    fn has(&self, subject: Subject) -> bool {
        Book::has(self, subject)
    }

    fn panel(&self, subject: Subject) -> Option<(String, usize)> {
        let filled = |part: usize| self.parts[..=part].iter().filter(|entries| !entries.is_empty()).count();
        self.panels().find_map(|(part, people)| {
            let place = people.iter().position(|person| *person == subject)?;
            Some((format!("part-{}", filled(part)), place + 1))
        })
    }

    fn address(&self) -> Route {
        Route::page(&format!("ky-yeu/{}", self.id))
    }

    fn record(&self) -> &SourcePath {
        &self.path
    }

    fn loose(&self) -> Vec<SourcePath> {
        let people = self.panels().flat_map(|(_, people)| people).filter_map(|subject| match subject {
            Subject::Profile(index) => Some(self.site.profiles[*index].path.clone()),
            _ => None,
        });
        self.volume.front.iter().map(|piece| piece.path.clone()).chain(people).collect()
    }

    fn want(&self, order: Order, wanted: &mut Wanted<'_>) {
        let record = &self.volume.yearbook;
        wanted.photo(&self.path, record.cover.as_ref(), Use::Cover);
        if order.cover_of.is_some() {
            return;
        }
        for piece in &self.volume.front {
            wanted.text(&piece.body, &piece.path);
        }
        for (part, entries) in record.parts.iter().zip(&self.parts) {
            let photo = part.photo.as_ref().filter(|_| !entries.is_empty());
            wanted.photo(&self.path, photo, Use::Opening);
        }
        for opening in &self.volume.openings {
            wanted.text(opening, &self.path);
        }
        for subject in self.texts() {
            wanted.subject(subject);
            self.homes_of(subject, wanted);
        }
        for subject in self.panels().flat_map(|(_, people)| people) {
            wanted.panel(*subject);
        }
        if record.appendices.contains(&Appendix::Plates) {
            for index in self.plates() {
                let item = &self.site.galleries[index];
                wanted.gallery(index);
                wanted.home(&item.path, &item.record.photos, Suits::Plates, &plates_id(index));
            }
        }
    }

    fn failed(&self) -> Diagnostic {
        Diagnostic::new(Code::BookFailed).arg("book", self.id.as_str())
    }
}
