//! One document while its pieces are gathered.

use super::document::{Document, Piece, Place, Sort};
use crate::doc::{Block, Doc, Node, plain};
use crate::model::Terms;
use crate::path::Route;
use crate::reading::entities::{Photo, Profile};
use crate::reading::vocabulary::Term;
use crate::schema::Ref;
use crate::vietnamese::{PartialDate, is_wordy};
use crate::view::View;
use std::collections::BTreeSet;

/// Gathers the pieces of one document.
pub struct Draft<'a> {
    pub view: &'a View,
    pub document: Document,
}

impl<'a> Draft<'a> {
    pub fn new(view: &'a View, sort: Sort, title: &str, route: Route) -> Self {
        let document = Document {
            sort,
            title: title.to_owned(),
            route,
            pieces: Vec::new(),
            units: Vec::new(),
            fields: Vec::new(),
            awards: Vec::new(),
            years: Vec::new(),
        };
        Draft { view, document }
    }

    pub fn push(&mut self, place: Place, text: String) {
        if text.contains(is_wordy) {
            self.document.pieces.push(Piece { place, text });
        }
    }

    pub fn head(&mut self, text: Option<&str>) {
        self.push(Place::Head, text.unwrap_or_default().to_owned());
    }

    pub fn body(&mut self, text: Option<&str>) {
        self.push(Place::Body, text.unwrap_or_default().to_owned());
    }

    /// The words of a text, a paragraph, a cell or a caption at a time.
    pub fn doc(&mut self, doc: &Doc) {
        let view = self.view;
        let call = |call: &crate::doc::Call| view.call_words(call);
        doc.walk(&mut |node| match node {
            Node::Block(Block::Paragraph(content)) => self.push(Place::Body, plain(content, &call)),
            Node::Block(Block::Heading(heading)) => self.push(Place::Head, plain(&heading.content, &call)),
            Node::Block(Block::Table(table)) => {
                for row in std::iter::once(&table.head).chain(&table.rows) {
                    let cells: Vec<String> = row.iter().map(|cell| plain(cell, &call)).collect();
                    self.push(Place::Body, cells.join(" – "));
                }
            }
            Node::Block(Block::Figure(figure)) => {
                self.body(Some(&figure.image.alt));
                self.body(figure.caption.as_deref());
            }
            Node::Block(Block::Call(block)) => self.push(Place::Body, call(block)),
            Node::Block(Block::Code(code)) => self.body(Some(code.text.trim_end())),
            _ => {}
        });
    }

    /// What is written under a photograph.
    pub fn photo(&mut self, photo: &Photo) {
        self.body(photo.alt.as_deref());
        self.body(photo.caption.as_deref());
        self.body(photo.credit.as_deref());
        for person in &photo.people {
            self.person(person.profile.as_ref(), person.name.as_deref(), None);
        }
    }

    pub fn person(&mut self, profile: Option<&Ref<Profile>>, name: Option<&str>, role: Option<&str>) {
        let Some(person) = self.view.site.person(profile, name) else { return };
        let words: Vec<&str> = person.name().into_iter().chain(role).collect();
        self.push(Place::Body, words.join(", "));
    }

    /// Units that the document can be narrowed by.
    pub fn units<'u>(&mut self, ids: impl Iterator<Item = &'u str>) {
        self.document.units = ranks(&self.view.site.units, ids);
    }

    pub fn fields<T: Term>(&mut self, fields: &[Ref<T>]) {
        self.document.fields = ranks(&self.view.site.fields, fields.iter().map(|field| field.id.as_str()));
    }

    pub fn year(&mut self, date: Option<PartialDate>) {
        self.document.years = date.iter().map(|date| date.year()).collect();
    }

    /// The names of terms that stand beside an article, as pieces of their own.
    pub fn names<T: Term>(&mut self, terms: &Terms<T>, references: &[Ref<T>]) {
        for reference in references {
            let name = terms.get(&reference.id).map(|entry| entry.record.name());
            self.body(name);
        }
    }
}

/// The places of ids in their vocabulary, each once; unknown ones are errors of the checks.
pub fn ranks<'a, T: Term>(terms: &Terms<T>, ids: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let places: BTreeSet<usize> = ids.map(|id| terms.rank(id)).filter(|place| *place != usize::MAX).collect();
    places.into_iter().collect()
}
