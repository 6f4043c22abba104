//! The documents of a site: what a reader may look for, from the lists of what is published.
//!
//! A text begins with what tells it from others of the same name (a person's roles and unit), then goes on as its page
//! does: results quote the beginning where they have nothing better.

use super::document::{Document, Place, Sort};
use super::draft::{Draft, ranks};
use super::facets::{Vocabularies, Vocabulary};
use super::lists;
use super::postings::DOCUMENTS;
use crate::model::{Item, Terms};
use crate::reading::entities::{Article, Event, Gallery, Page, Profile, ProfileKind, Role, Video};
use crate::reading::vocabulary::{AwardType, Term, Unit};
use crate::vietnamese::PartialDate;
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
    documents.extend(lists::of(view));
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

fn profile(view: &View, item: &Item<Profile>) -> Document {
    let (site, record) = (&view.site, &item.record);
    let sort = match item.kind() {
        ProfileKind::Individual => Sort::Individual,
        ProfileKind::Collective => Sort::Collective,
        ProfileKind::Household => Sort::Household,
        ProfileKind::Model => Sort::Model,
    };
    let mut draft = Draft::new(view, sort, &record.name, item.route.clone());
    let in_role = |role: &Role| {
        let unit = role.unit.as_ref()?;
        site.unit_called(&unit.id, site.time_of_role(item, role))
    };
    let roles = record.roles.iter().map(|role| match in_role(role) {
        Some(unit) => format!("{}, {}", role.name, unit.name),
        None => role.name.clone(),
    });
    let units = site.units_called(item);
    let own = units.iter().filter(|unit| item.role_in(unit.id).is_none()).map(|unit| unit.name.to_owned());
    let lines: Vec<String> = roles.chain(own).collect();
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
    draft.body(record.author.as_ref().map(|author| author.name.as_str()));
    draft.body(record.source.as_ref().map(|source| source.name.as_str()));
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
    for unit in view.unit_refs(&record.units, record.date) {
        draft.body(Some(&unit.name));
    }
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
    draft.body(record.credit.as_deref());
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
    // People ask for "chỉ thị 05", and not for what it is about.
    documents.extend(named(view, Sort::Directive, &site.directives, |directive| {
        let kind = directive.kind.as_deref().map(|kind| format!("{kind} ")).unwrap_or_default();
        Some(format!("{kind}{}: {}", directive.number, directive.name()))
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
        entry.record.former_names().into_iter().for_each(|name| draft.body(Some(name)));
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
