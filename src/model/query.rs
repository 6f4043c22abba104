//! Questions to a [`Site`]: what there is under a unit, a field, a year; what a link names.

use super::address::key;
use super::units::{self, MOST_LEVELS};
use super::{Item, Reason, Site, Vocabulary};
use crate::path::{Route, SourcePath};
use crate::reading::Kind;
use crate::reading::entities::{Article, Profile, ProfileKind};
use crate::reading::vocabulary::{AwardType, Term, Unit};
use crate::schema::Ref;
use crate::vietnamese::{Known, PartialDate, Period, nearest_known};
use std::collections::BTreeSet;
use std::ops::Bound;

/// Something with a page of its own, as an index into the site's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Article(usize),
    Profile(usize),
    Page(usize),
    Gallery(usize),
    Video(usize),
    Event(usize),
}

/// Somebody whom a record names and who may be named.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    pub profile: Option<&'a Item<Profile>>,
    written: Option<&'a str>,
}

impl<'a> Person<'a> {
    /// As the record writes it, or as the profile has it.
    pub fn name(&self) -> Option<&'a str> {
        self.written.or(self.profile.map(|profile| profile.record.name.as_str()))
    }
}

/// Which articles; every condition that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct ArticleQuery<'a> {
    pub series: Option<&'a str>,
    pub topic: Option<&'a str>,
    /// With the units below it.
    pub unit: Option<&'a str>,
    pub field: Option<&'a str>,
    pub directive: Option<&'a str>,
    pub year: Option<u16>,
    /// Naming this profile.
    pub mentions: Option<&'a str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProfileOrder {
    /// The order of an index of names.
    #[default]
    Name,
    /// The latest year first.
    Recent,
    /// The highest award first.
    Award,
}

/// Which profiles; every condition that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct ProfileQuery<'a> {
    pub kind: Option<ProfileKind>,
    /// With the units below it.
    pub unit: Option<&'a str>,
    pub field: Option<&'a str>,
    pub topic: Option<&'a str>,
    pub directive: Option<&'a str>,
    pub award: Option<&'a str>,
    pub year: Option<u16>,
    /// Carrying this model.
    pub model: Option<&'a str>,
    pub decision: Option<&'a str>,
    pub featured: bool,
    pub order: ProfileOrder,
}

/// The indices that all `lists` share, in order.
fn intersect(lists: &[&[usize]], all: usize) -> Vec<usize> {
    match lists {
        [] => (0..all).collect(),
        [only] => only.to_vec(),
        [first, rest @ ..] => {
            first.iter().copied().filter(|index| rest.iter().all(|list| list.binary_search(index).is_ok())).collect()
        }
    }
}

impl Site {
    /// Articles, newest first, as indices into [`Site::articles`].
    pub fn select_articles(&self, query: &ArticleQuery<'_>) -> Vec<usize> {
        let links = &self.links;
        let mut lists: Vec<&[usize]> = Vec::new();
        let given = [
            (query.series, &links.articles_by_series),
            (query.topic, &links.articles_by_topic),
            (query.unit, &links.articles_by_unit),
            (query.field, &links.articles_by_field),
            (query.directive, &links.articles_by_directive),
            (query.mentions, &links.mentions),
        ];
        for (id, map) in given {
            if let Some(id) = id {
                lists.push(map.get(id).map_or(&[], Vec::as_slice));
            }
        }
        if let Some(year) = query.year {
            lists.push(links.articles_by_year.get(&year).map_or(&[], Vec::as_slice));
        }
        intersect(&lists, self.articles.len())
    }

    /// Profiles in the order asked for, as indices into [`Site::profiles`].
    pub fn select_profiles(&self, query: &ProfileQuery<'_>) -> Vec<usize> {
        let links = &self.links;
        let mut lists: Vec<&[usize]> = Vec::new();
        let given = [
            (query.unit, &links.profiles_by_unit),
            (query.field, &links.profiles_by_field),
            (query.topic, &links.profiles_by_topic),
            (query.directive, &links.profiles_by_directive),
            (query.award, &links.profiles_by_award),
            (query.model, &links.profiles_by_model),
            (query.decision, &links.profiles_by_decision),
        ];
        for (id, map) in given {
            if let Some(id) = id {
                lists.push(map.get(id).map_or(&[], Vec::as_slice));
            }
        }
        if let Some(year) = query.year {
            lists.push(links.profiles_by_year.get(&year).map_or(&[], Vec::as_slice));
        }
        let mut found = intersect(&lists, self.profiles.len());
        found.retain(|index| {
            let profile = &self.profiles[*index];
            query.kind.is_none_or(|kind| profile.kind() == kind) && (!query.featured || profile.record.featured)
        });
        match query.order {
            ProfileOrder::Name => {}
            ProfileOrder::Recent => found.sort_by_cached_key(|i| std::cmp::Reverse(self.latest_year(*i))),
            ProfileOrder::Award => found.sort_by_cached_key(|i| self.highest_award(*i)),
        }
        found
    }

    fn latest_year(&self, profile: usize) -> Option<u16> {
        let profile = &self.profiles[profile];
        let awarded = profile.awards().filter_map(|award| self.awarded_by(award));
        awarded.chain(self.years_of(profile)).max()
    }

    fn highest_award(&self, profile: usize) -> usize {
        self.profiles[profile].awards().map(|award| self.award_types.rank(&award.kind.id)).min().unwrap_or(usize::MAX)
    }

    /// What `@/ho-so/x` names, if it is published.
    pub fn item(&self, id: &str) -> Option<Subject> {
        self.links.items.get(id).copied()
    }

    pub fn article(&self, id: &str) -> Option<&Item<Article>> {
        match self.item(&key(Kind::Article, id))? {
            Subject::Article(index) => self.articles.get(index),
            _ => None,
        }
    }

    pub fn profile(&self, id: &str) -> Option<&Item<Profile>> {
        self.profile_index(id).map(|index| &self.profiles[index])
    }

    pub fn profile_index(&self, id: &str) -> Option<usize> {
        match self.item(&key(Kind::Profile, id))? {
            Subject::Profile(index) => Some(index),
            _ => None,
        }
    }

    /// Who is meant where a record names somebody: by a profile, by a name, or by both. Nobody when the profile is held
    /// back, whatever name stands beside it.
    pub fn person<'a>(&'a self, profile: Option<&Ref<Profile>>, written: Option<&'a str>) -> Option<Person<'a>> {
        match profile.map(|profile| self.profile(&profile.id)) {
            Some(None) => None,
            published => Some(Person { profile: published.flatten(), written }),
        }
    }

    pub fn gallery_index(&self, id: &str) -> Option<usize> {
        match self.item(&key(Kind::Gallery, id))? {
            Subject::Gallery(index) => Some(index),
            _ => None,
        }
    }

    pub fn video_index(&self, id: &str) -> Option<usize> {
        match self.item(&key(Kind::Video, id))? {
            Subject::Video(index) => Some(index),
            _ => None,
        }
    }

    pub fn article_index(&self, id: &str) -> Option<usize> {
        match self.item(&key(Kind::Article, id))? {
            Subject::Article(index) => Some(index),
            _ => None,
        }
    }

    /// Why the thing that a link names is not published; `None` when it is, or is unknown.
    pub fn hidden(&self, id: &str) -> Option<&Reason> {
        self.links.hidden.get(id)
    }

    /// The heading ids of an item's text: what `@/folder/id#...` may name.
    pub fn headings(&self, id: &str) -> Vec<&str> {
        match self.item(id) {
            Some(Subject::Article(i)) => self.articles[i].body.heading_ids(),
            Some(Subject::Profile(i)) => self.profiles[i].body.heading_ids(),
            Some(Subject::Page(i)) => self.pages[i].body.heading_ids(),
            Some(Subject::Video(i)) => self.videos[i].body.heading_ids(),
            Some(Subject::Event(i)) => self.events[i].body.heading_ids(),
            Some(Subject::Gallery(_)) | None => Vec::new(),
        }
    }

    /// The vocabularies whose terms have pages of their own.
    fn vocabularies(&self) -> [&dyn Vocabulary; 7] {
        [&self.units, &self.fields, &self.award_types, &self.series, &self.topics, &self.directives, &self.decisions]
    }

    /// The vocabulary, and the id in it, that `@/don-vi/x` names; without an id, its list.
    fn vocabulary_of<'i>(&self, id: &'i str) -> Option<(&dyn Vocabulary, &'i str)> {
        let (folder, rest) = id.split_once('/').unwrap_or((id, ""));
        self.vocabularies().into_iter().find(|terms| terms.folder() == folder).map(|terms| (terms, rest))
    }

    /// The address of what `@/don-vi/x` names: a term with a page of its own, or a list by itself.
    pub fn term_route(&self, id: &str) -> Option<Route> {
        let (terms, rest) = self.vocabulary_of(id)?;
        // Of the catalogue of awards only those have pages that were conferred.
        let conferred = || match rest {
            "" => !self.links.profiles_by_award.is_empty(),
            award => self.links.profiles_by_award.contains_key(award),
        };
        let shown = terms.folder() != AwardType::FOLDER || conferred();
        let known = if rest.is_empty() { terms.ids().next().is_some() } else { terms.name(rest).is_some() };
        (known && shown).then(|| Route::page(id.trim_end_matches('/')))
    }

    /// What the term is called that `@/don-vi/x` names.
    pub fn term_name(&self, id: &str) -> Option<&str> {
        let (terms, rest) = self.vocabulary_of(id)?;
        terms.name(rest)
    }

    /// Kind, id and title of a thing of this site.
    pub fn named(&self, subject: Subject) -> (Kind, &str, &str) {
        match subject {
            Subject::Article(i) => (Kind::Article, &self.articles[i].id, &self.articles[i].record.title),
            Subject::Profile(i) => (Kind::Profile, &self.profiles[i].id, &self.profiles[i].record.name),
            Subject::Page(i) => (Kind::Page, &self.pages[i].id, &self.pages[i].record.title),
            Subject::Gallery(i) => (Kind::Gallery, &self.galleries[i].id, &self.galleries[i].record.title),
            Subject::Video(i) => (Kind::Video, &self.videos[i].id, &self.videos[i].record.title),
            Subject::Event(i) => (Kind::Event, &self.events[i].id, &self.events[i].record.title),
        }
    }

    /// How links name a thing of this site: `ho-so/nguyen-van-mau`.
    pub fn key(&self, subject: Subject) -> String {
        let (kind, id, _) = self.named(subject);
        key(kind, id)
    }

    /// The user's file of a thing of this site.
    pub fn path(&self, subject: Subject) -> &SourcePath {
        match subject {
            Subject::Article(i) => &self.articles[i].path,
            Subject::Profile(i) => &self.profiles[i].path,
            Subject::Page(i) => &self.pages[i].path,
            Subject::Gallery(i) => &self.galleries[i].path,
            Subject::Video(i) => &self.videos[i].path,
            Subject::Event(i) => &self.events[i].path,
        }
    }

    /// The address of a thing of this site.
    pub fn route(&self, subject: Subject) -> Route {
        match subject {
            Subject::Article(i) => self.articles[i].route.clone(),
            Subject::Profile(i) => self.profiles[i].route.clone(),
            Subject::Page(i) => self.pages[i].route.clone(),
            Subject::Gallery(i) => self.galleries[i].route.clone(),
            Subject::Video(i) => self.videos[i].route.clone(),
            Subject::Event(i) => self.events[i].route.clone(),
        }
    }

    /// The units and all above them, on both lines.
    pub fn with_ancestors(&self, units: Vec<&str>) -> BTreeSet<String> {
        units::with_ancestors(self, units)
    }

    /// The id of the vocabulary at `folder` that is nearest to one that it lacks.
    pub fn near_term(&self, folder: &str, id: &str) -> Option<&str> {
        let terms = self.vocabularies().into_iter().find(|terms| terms.folder() == folder)?;
        terms.near(id)
    }

    /// What the terms are whose pages lie in `folder`.
    pub fn entity_of(&self, folder: &str) -> Option<&'static str> {
        self.vocabularies().into_iter().find(|terms| terms.folder() == folder).map(|terms| terms.entity())
    }

    /// The id of the thing of a kind that a text names which is no id: by a slip, or by its title.
    pub fn near_item(&self, kind: Kind, text: &str) -> Option<&str> {
        fn of<'a, T>(items: &'a [Item<T>], name: fn(&T) -> &String) -> Vec<Known<'a>> {
            items.iter().map(|i| Known { id: &i.id, name: name(&i.record), short: None }).collect()
        }
        let mut known = match kind {
            Kind::Article => of(&self.articles, |r| &r.title),
            Kind::Profile => of(&self.profiles, |r| &r.name),
            Kind::Page => of(&self.pages, |r| &r.title),
            Kind::Gallery => of(&self.galleries, |r| &r.title),
            Kind::Video => of(&self.videos, |r| &r.title),
            Kind::Event => of(&self.events, |r| &r.title),
            Kind::Yearbook => self
                .yearbooks
                .iter()
                .map(|e| Known { id: &e.id, name: &e.record.yearbook.title, short: None })
                .collect(),
        };
        // What waits is there too; of what was withdrawn nothing is said.
        let waiting = self.held_back.iter().filter(|held| held.kind == kind && held.reason != Reason::Withdrawn);
        known.extend(waiting.map(|held| Known { id: &held.id, name: &held.name, short: None }));
        nearest_known(text, &known).map(|known| known.id)
    }

    /// Years with articles or profiles, latest first.
    pub fn years(&self) -> Vec<u16> {
        let articles = self.links.articles_by_year.keys();
        let years: BTreeSet<u16> = articles.chain(self.links.profiles_by_year.keys()).copied().collect();
        years.into_iter().rev().collect()
    }

    /// The periods that profiles, awards and figures speak of, latest first.
    pub fn periods(&self) -> Vec<Period> {
        let profiles = self.profiles.iter().filter_map(|p| p.record.period);
        let awards = self.profiles.iter().flat_map(Item::awards).filter_map(|award| award.period);
        let figures = self.figures.iter().filter_map(|f| f.record.period);
        let periods: BTreeSet<Period> = profiles.chain(awards).chain(figures).collect();
        periods.into_iter().rev().filter(|period| period.from() != period.to()).collect()
    }

    /// Profiles that name the period themselves, or an award for it. Not all that overlap it: a site with
    /// many periods would list everybody in each.
    pub fn profiles_of_period(&self, period: Period) -> Vec<usize> {
        (0..self.profiles.len())
            .filter(|index| {
                let profile = &self.profiles[*index];
                profile.record.period == Some(period) || profile.awards().any(|award| award.period == Some(period))
            })
            .collect()
    }

    /// Every standing conferring of an award type, as profile and index of the award in its record: the latest year first,
    /// and within it the order of the index of names.
    pub fn award_rows(&self, award: &str) -> &[(usize, usize)] {
        self.links.award_rows.get(award).map_or(&[], Vec::as_slice)
    }

    /// The articles of a day, a month or a year: those whose date begins with `scope`. Newest first.
    pub fn articles_of(&self, scope: PartialDate) -> &[usize] {
        self.links.articles_by_date.get(&scope).map_or(&[], Vec::as_slice)
    }

    /// Every year, month and day that has an article, or those of one year: a year before its months, a month before its
    /// days.
    pub fn dates(&self, only: Option<u16>) -> impl Iterator<Item = PartialDate> {
        let from = only.and_then(|year| PartialDate::of_year(year).ok()).map_or(Bound::Unbounded, Bound::Included);
        let dates = self.links.articles_by_date.range((from, Bound::Unbounded)).map(|(date, _)| *date);
        dates.take_while(move |date| only.is_none_or(|year| date.year() == year))
    }

    /// The units directly below one, in the vocabulary's order.
    pub fn children(&self, unit: &str) -> &[String] {
        self.links.children.get(unit).map_or(&[], Vec::as_slice)
    }

    pub fn party_children(&self, unit: &str) -> &[String] {
        self.links.party_children.get(unit).map_or(&[], Vec::as_slice)
    }

    /// The units of which one came to be, in the vocabulary's order.
    pub fn predecessors(&self, unit: &str) -> &[String] {
        self.links.predecessors.get(unit).map_or(&[], Vec::as_slice)
    }

    /// The units above one on the administrative or else the party line, the highest first.
    pub fn ancestors(&self, unit: &str) -> Vec<&str> {
        let mut line: Vec<&str> = Vec::new();
        let mut at = unit;
        // A cycle and a chain of thousands are errors reported by the checks; here they must only cost little.
        while let Some(record) = self.units.get(at).map(|entry| &entry.record).filter(|_| line.len() < MOST_LEVELS) {
            match record.parent.as_ref().or(record.party_parent.as_ref()) {
                Some(parent) if parent.id != unit && !line.contains(&parent.id.as_str()) => {
                    line.push(&parent.id);
                    at = &parent.id;
                }
                _ => break,
            }
        }
        line.reverse();
        line
    }

    /// The units directly above one on either line, and the one that it was merged into.
    pub fn above<'a>(&self, unit: &'a Unit) -> impl Iterator<Item = &'a str> {
        units::above(unit)
    }
}
