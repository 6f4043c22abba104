//! The documents of a site: what a reader may look for, from the lists of what is published.
//!
//! A text begins with what tells it from others of the same name (a person's roles and unit), then goes on as its page
//! does: results quote the beginning where they have nothing better.

use super::document::{Document, Piece, Place, Sort};
use super::facets::{Vocabularies, Vocabulary};
use super::postings::DOCUMENTS;
use crate::doc::{Block, Doc, Node, plain};
use crate::model::{Item, Terms};
use crate::path::Route;
use crate::reading::entities::{Article, Event, Gallery, Page, Photo, Profile, ProfileKind, Video};
use crate::reading::vocabulary::{AwardType, Term, Unit};
use crate::schema::Ref;
use crate::vietnamese::{PartialDate, is_wordy};
use crate::view::View;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The documents in the order in which they are numbered, and what they can be narrowed by.
pub fn gather(view: &View) -> (Vec<Document>, Vocabularies) {
    let site = &view.site;
    let mut documents: Vec<Document> = site.profiles.par_iter().map(|item| profile(view, item)).collect();
    documents.extend(terms(view));
    documents.par_extend(site.articles.par_iter().map(|item| article(view, item)));
    documents.extend(site.events.iter().map(|item| event(view, item)));
    documents.extend(site.galleries.iter().map(|item| gallery(view, item)));
    documents.extend(site.videos.iter().map(|item| video(view, item)));
    documents.extend(site.pages.iter().map(|item| page(view, item)));
    // Stable: within a sort, the site's own order stays.
    documents.sort_by_key(|document| document.sort);
    documents.truncate(DOCUMENTS);
    let conferred: BTreeSet<usize> = documents.iter().flat_map(|document| document.awards.iter().copied()).collect();
    let conferred: Vec<usize> = conferred.into_iter().collect();
    for document in &mut documents {
        // Most of the catalogue of awards was never conferred here.
        document.awards = document.awards.iter().filter_map(|award| conferred.binary_search(award).ok()).collect();
    }
    let mut units = vocabulary(&site.units, |_| true);
    let above = |unit: &Unit| ranks(&site.units, site.above(unit));
    units.above = site.units.iter().map(|entry| above(&entry.record)).collect();
    let vocabularies = Vocabularies {
        units,
        fields: vocabulary(&site.fields, |_| true),
        awards: vocabulary(&site.award_types, |place| conferred.binary_search(&place).is_ok()),
    };
    (documents, vocabularies)
}

/// The terms that are wanted, by their places.
fn vocabulary<T: Term>(terms: &Terms<T>, wanted: impl Fn(usize) -> bool) -> Vocabulary {
    let wanted = terms.iter().enumerate().filter(|(place, _)| wanted(*place));
    let name = |record: &T| record.short().unwrap_or(record.name()).to_owned();
    let (ids, names) = wanted.map(|(_, entry)| (entry.id.clone(), name(&entry.record))).unzip();
    Vocabulary { ids, names, above: Vec::new() }
}

/// Gathers the pieces of one document.
struct Draft<'a> {
    view: &'a View,
    document: Document,
}

impl<'a> Draft<'a> {
    fn new(view: &'a View, sort: Sort, title: &str, route: Route) -> Self {
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

    fn push(&mut self, place: Place, text: String) {
        if text.contains(is_wordy) {
            self.document.pieces.push(Piece { place, text });
        }
    }

    fn head(&mut self, text: Option<&str>) {
        self.push(Place::Head, text.unwrap_or_default().to_owned());
    }

    fn body(&mut self, text: Option<&str>) {
        self.push(Place::Body, text.unwrap_or_default().to_owned());
    }

    /// The words of a text, a paragraph, a cell or a caption at a time.
    fn doc(&mut self, doc: &Doc) {
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
    fn photo(&mut self, photo: &Photo) {
        self.body(photo.alt.as_deref());
        self.body(photo.caption.as_deref());
        for person in &photo.people {
            self.person(person.profile.as_ref(), person.name.as_deref(), None);
        }
    }

    fn person(&mut self, profile: Option<&Ref<Profile>>, name: Option<&str>, role: Option<&str>) {
        let Some(person) = self.view.site.person(profile, name) else { return };
        let words: Vec<&str> = person.name().into_iter().chain(role).collect();
        self.push(Place::Body, words.join(", "));
    }

    /// Units that the document can be narrowed by.
    fn units<'u>(&mut self, ids: impl Iterator<Item = &'u str>) {
        self.document.units = ranks(&self.view.site.units, ids);
    }

    fn fields<T: Term>(&mut self, fields: &[Ref<T>]) {
        self.document.fields = ranks(&self.view.site.fields, fields.iter().map(|field| field.id.as_str()));
    }

    fn year(&mut self, date: Option<PartialDate>) {
        self.document.years = date.iter().map(|date| date.year()).collect();
    }

    /// The names of terms that stand beside an article, as pieces of their own.
    fn names<T: Term>(&mut self, terms: &Terms<T>, references: &[Ref<T>]) {
        for reference in references {
            let name = terms.get(&reference.id).map(|entry| entry.record.name());
            self.body(name);
        }
    }
}

/// The places of ids in their vocabulary, each once; unknown ones are errors of the checks.
fn ranks<'a, T: Term>(terms: &Terms<T>, ids: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let places: BTreeSet<usize> = ids.map(|id| terms.rank(id)).filter(|place| *place != usize::MAX).collect();
    places.into_iter().collect()
}

fn profile(view: &View, item: &Item<Profile>) -> Document {
    let (site, record) = (&view.site, &item.record);
    let sort = match item.kind() {
        ProfileKind::Individual => Sort::Individual,
        ProfileKind::Collective => Sort::Collective,
        ProfileKind::Household => Sort::Household,
        ProfileKind::Model => Sort::Model,
    };
    let mut draft = Draft::new(view, sort, &record.name, item.route.clone());
    let unit = |id: &str| site.units.get(id).map(|unit| unit.record.name().to_owned());
    let roles: Vec<String> = record
        .roles
        .iter()
        .map(|role| match role.unit.as_ref().and_then(|reference| unit(&reference.id)) {
            Some(unit) => format!("{}, {unit}", role.name),
            None => role.name.clone(),
        })
        .collect();
    let held = |id: &str| record.roles.iter().any(|role| role.unit.as_ref().is_some_and(|unit| unit.id == id));
    let own = record.units.iter().filter(|own| !held(&own.id)).filter_map(|own| unit(&own.id));
    let lines: Vec<String> = roles.into_iter().chain(own).collect();
    draft.push(Place::Head, lines.join("; "));
    draft.head(record.headline.as_deref());
    draft.head(record.summary.as_deref());
    record.deeds.iter().for_each(|deed| draft.head(Some(deed)));
    for text in [&record.problem, &record.method, &record.result] {
        draft.body(text.as_deref());
    }
    draft.doc(&item.body);
    if let Some(quote) = &record.quote {
        draft.body(Some(&quote.text));
    }
    record.replicated.iter().for_each(|place| draft.body(Some(place)));
    for member in &record.members {
        draft.person(member.profile.as_ref(), member.name.as_deref(), member.role.as_deref());
    }
    record.photos.iter().for_each(|photo| draft.photo(photo));
    for award in item.awards() {
        let card = view.award(award);
        let year = card.year.map(|year| year.to_string());
        let decision = card.decision.map(|decision| decision.number);
        let words: Vec<String> = [Some(card.label), year, decision].into_iter().flatten().collect();
        draft.push(Place::Head, words.join(", "));
    }
    draft.units(item.unit_ids().into_iter());
    draft.fields(&record.fields);
    draft.document.awards = ranks(&site.award_types, item.awards().map(|award| award.kind.id.as_str()));
    draft.document.years = site.years_of(item).into_iter().collect();
    draft.document
}

fn article(view: &View, item: &Item<Article>) -> Document {
    let (site, record) = (&view.site, &item.record);
    let mut draft = Draft::new(view, Sort::Article, &record.title, item.route.clone());
    draft.head(record.summary.as_deref());
    draft.doc(&item.body);
    record.cover.iter().for_each(|photo| draft.photo(photo));
    if let Some(author) = &record.author {
        draft.body(Some(&author.name));
    }
    if let Some(series) = record.series.as_ref().and_then(|series| site.series.get(&series.id)) {
        let number = record.instalment.as_ref().map(|number| {
            let key = ("n", number.value.to_string());
            view.theme.strings.get("instalment", &[key]).unwrap_or_default()
        });
        let words: Vec<String> = [Some(series.record.name().to_owned()), number].into_iter().flatten().collect();
        draft.push(Place::Body, words.join(", "));
    }
    draft.names(&site.topics, &record.topics);
    for directive in view.directive_refs(&record.directives) {
        let words: Vec<String> = directive.number.into_iter().chain([directive.name]).collect();
        draft.push(Place::Body, words.join(": "));
    }
    draft.names(&site.units, &record.units);
    draft.units(record.units.iter().map(|unit| unit.id.as_str()));
    draft.fields(&record.fields);
    let years: BTreeSet<u16> =
        record.years.iter().map(|year| year.0).chain(record.date.map(PartialDate::year)).collect();
    draft.document.years = years.into_iter().collect();
    draft.document
}

fn event(view: &View, item: &Item<Event>) -> Document {
    let record = &item.record;
    let mut draft = Draft::new(view, Sort::Event, &record.title, item.route.clone());
    draft.head(record.summary.as_deref());
    draft.body(record.place.as_deref());
    draft.doc(&item.body);
    record.cover.iter().for_each(|photo| draft.photo(photo));
    draft.units(record.units.iter().map(|unit| unit.id.as_str()));
    draft.fields(&record.fields);
    draft.year(record.date);
    draft.document
}

fn gallery(view: &View, item: &Item<Gallery>) -> Document {
    let record = &item.record;
    let mut draft = Draft::new(view, Sort::Gallery, &record.title, item.route.clone());
    draft.head(record.summary.as_deref());
    record.photos.iter().for_each(|photo| draft.photo(photo));
    draft.units(record.units.iter().map(|unit| unit.id.as_str()));
    draft.fields(&record.fields);
    draft.year(record.date);
    draft.document
}

fn video(view: &View, item: &Item<Video>) -> Document {
    let record = &item.record;
    let mut draft = Draft::new(view, Sort::Video, &record.title, item.route.clone());
    draft.head(record.summary.as_deref());
    draft.doc(&item.body);
    draft.units(record.units.iter().map(|unit| unit.id.as_str()));
    draft.fields(&record.fields);
    draft.year(record.date);
    draft.document
}

fn page(view: &View, item: &Item<Page>) -> Document {
    let mut draft = Draft::new(view, Sort::Page, &item.record.title, item.route.clone());
    draft.head(item.record.summary.as_deref());
    draft.doc(&item.body);
    draft.document
}

/// The vocabularies' own pages, by their names.
fn terms(view: &View) -> Vec<Document> {
    let site = &view.site;
    let mut documents = Vec::new();
    documents.extend(named(view, Sort::Series, &site.series, |_| None));
    documents.extend(named(view, Sort::Topic, &site.topics, |_| None));
    documents.extend(named(view, Sort::Directive, &site.directives, |directive| {
        Some(format!("{}: {}", directive.number, directive.name()))
    }));
    documents.extend(named(view, Sort::Decision, &site.decisions, |decision| {
        view.theme.strings.get("title-decision", &[("n", decision.number.clone())])
    }));
    documents.extend(named(view, Sort::Field, &site.fields, |_| None));
    let units = site.units.iter().map(|entry| {
        let mut draft = term(view, Sort::Unit, &site.units, &entry.id, entry.record.name());
        let above = |unit: &Unit| -> Vec<String> {
            let units = site.above(unit).filter_map(|id| site.units.get(id));
            units.map(|unit| unit.record.name().to_owned()).collect()
        };
        above(&entry.record).into_iter().for_each(|name| draft.push(Place::Body, name));
        // Who knew an office by its old name finds what has become of it.
        let before = site.predecessors(&entry.id).iter().filter_map(|id| site.units.get(id));
        before.for_each(|unit| draft.body(Some(unit.record.name())));
        draft.body(entry.record.place.as_deref());
        draft.document.units = ranks(&site.units, std::iter::once(entry.id.as_str()));
        draft.document
    });
    documents.extend(units);
    let conferred = |award: &AwardType| !site.award_rows(&award.id.value).is_empty();
    let awards = site.award_types.iter().filter(|entry| conferred(&entry.record));
    documents.extend(
        awards.map(|entry| term(view, Sort::Award, &site.award_types, &entry.id, entry.record.name()).document),
    );
    documents
}

fn named<'a, T: Term>(
    view: &'a View,
    sort: Sort,
    terms: &'a Terms<T>,
    title: impl Fn(&T) -> Option<String> + 'a,
) -> impl Iterator<Item = Document> + 'a {
    terms.iter().map(move |entry| {
        let title = title(&entry.record).unwrap_or_else(|| entry.record.name().to_owned());
        term(view, sort, terms, &entry.id, &title).document
    })
}

fn term<'a, T: Term>(view: &'a View, sort: Sort, terms: &Terms<T>, id: &str, title: &str) -> Draft<'a> {
    let mut draft = Draft::new(view, sort, title, terms.route(id));
    if let Some(entry) = terms.get(id) {
        draft.head(entry.record.short());
        draft.head(entry.record.description());
    }
    draft
}
