//! Yearbooks: which of the site's profiles, articles, galleries and events each holds, in which order,
//! and why the others are not in it.
//!
//! A book sees a [`Site`] of its own, gathered through the gates of whoever will hold the book, so that
//! nothing in it (a card in an article, the people of a collective, a total) can name somebody whose
//! consent does not cover it.

use super::assemble::gather;
use super::gate::{Audience, Seen};
use super::{Mode, Reason, Site, Subject};
use crate::config::Config;
use crate::path::SourcePath;
use crate::reading::entities::{Award, Profile, ProfileKind};
use crate::reading::vocabulary::Level;
use crate::reading::yearbook::{Appendix, Order, Part, PartOf, Selection, Volume};
use crate::reading::{Kind, Reading};
use crate::schema::{Ref, Spanned};
use crate::source::Sources;
use crate::vietnamese::{PartialDate, Period};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// The record of a frozen edition, beside `ky-yeu.yaml`.
pub const FROZEN: &str = "da-chot.json";

/// A yearbook with everything that goes into it.
#[derive(Debug)]
pub struct Book {
    pub id: String,
    pub path: SourcePath,
    pub volume: Volume,
    /// The site as the holders of this book may see it.
    pub site: Arc<Site>,
    /// One for each part of the record.
    pub parts: Vec<Vec<Subject>>,
    /// The models of the appendix that has them: those of the book's time that no part has taken.
    pub models: Vec<Subject>,
    pub left_out: Vec<LeftOut>,
}

/// Something that is not in a book although its kind is.
#[derive(Debug, Clone)]
pub struct LeftOut {
    pub kind: Kind,
    pub id: String,
    pub name: String,
    pub cause: Cause,
}

/// Why something is not in a book.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A gate holds it back.
    Gate(Reason),
    /// The record says so: `tru`.
    Named,
    /// No part asks for it; the condition that it fails, of the part that it came nearest to.
    Condition(&'static str),
}

/// The yearbooks of the site, in the order of their ids.
pub fn shelf(
    reading: &Reading,
    (config, config_path): (&Config, &SourcePath),
    mode: Mode,
    sources: &Sources,
    seen: &Arc<Seen>,
) -> Vec<Book> {
    let mut sites: BTreeMap<(Audience, PartialDate), Arc<Site>> = BTreeMap::new();
    let mut books: Vec<Book> = reading
        .yearbooks
        .iter()
        .map(|entry| {
            let volume = entry.record.clone();
            let audience = if volume.yearbook.goes_on_site() { Audience::BookOnSite } else { Audience::Book };
            // A frozen edition knows no merger and no new name of later.
            let changed =
                |day: &PartialDate| reading.units.iter().any(|unit| unit.record.without_plans(*day).is_some());
            let day = frozen_on(&entry.path, sources).filter(changed).unwrap_or(mode.today);
            let site = sites.entry((audience, day)).or_insert_with(|| {
                let config = (config.clone(), config_path.clone());
                let (site, ..) = gather(reading, config, mode, (audience, day), sources, seen);
                Arc::new(site)
            });
            bind(entry.id.clone(), entry.path.clone(), volume, Arc::clone(site))
        })
        .collect();
    books.sort_by(|a, b| a.id.cmp(&b.id));
    books
}

/// The day on which a book was frozen. A record of it that cannot be read is told where the book is bound.
fn frozen_on(book: &SourcePath, sources: &Sources) -> Option<PartialDate> {
    let bytes = sources.bytes(&book.beside(FROZEN)?).ok()?;
    serde_json::from_slice::<serde_json::Value>(&bytes).ok()?.get("date")?.as_str()?.parse().ok()
}

/// Fills the parts of a yearbook. What one part has taken, the next does not take again.
fn bind(id: String, path: SourcePath, volume: Volume, site: Arc<Site>) -> Book {
    let mut taken: HashSet<Subject> = HashSet::new();
    let mut parts = Vec::new();
    let mut nearest: BTreeMap<Subject, (usize, Cause)> = BTreeMap::new();
    let mut kinds = Vec::new();
    for part in &volume.yearbook.parts {
        let rule = Rule::new(&site, part, volume.yearbook.period);
        if !kinds.contains(&rule.of) {
            kinds.push(rule.of);
        }
        let mut chosen = Vec::new();
        for subject in rule.candidates() {
            match rule.judge(subject) {
                Ok(()) if taken.contains(&subject) => {}
                Ok(()) => chosen.push(subject),
                Err((passed, cause)) => {
                    let better = nearest.get(&subject).is_none_or(|(best, _)| *best < passed);
                    if better {
                        nearest.insert(subject, (passed, cause));
                    }
                }
            }
        }
        rule.sort(&mut chosen);
        taken.extend(&chosen);
        parts.push(chosen);
    }
    let wants_models = volume.yearbook.appendices.contains(&Appendix::Models);
    let models = if wants_models { models(&site, volume.yearbook.period, &mut taken) } else { Vec::new() };
    let mut left_out: Vec<LeftOut> = nearest
        .into_iter()
        .filter(|(subject, _)| !taken.contains(subject))
        .map(|(subject, (_, cause))| {
            let (kind, id, name) = site.named(subject);
            LeftOut { kind, id: id.to_owned(), name: name.to_owned(), cause }
        })
        .collect();
    let of_book = |kind: Kind| kinds.iter().any(|of| kind_of(*of) == kind);
    left_out.extend(site.held_back.iter().filter(|held| of_book(held.kind)).map(|held| LeftOut {
        kind: held.kind,
        id: held.id.clone(),
        name: held.called().to_owned(),
        cause: Cause::Gate(held.reason.clone()),
    }));
    left_out.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    Book { id, path, volume, site, parts, models, left_out }
}

/// Models of the book's time that are in no part.
fn models(site: &Site, period: Option<Period>, taken: &mut HashSet<Subject>) -> Vec<Subject> {
    let in_time = |item: &super::Item<Profile>| {
        let years = site.years_of(item);
        let Some(period) = period else { return true };
        match item.record.period {
            Some(own) if years.is_empty() => own.overlaps(period),
            _ => years.is_empty() || years.iter().any(|year| period.contains(*year)),
        }
    };
    let listed =
        site.profiles.iter().enumerate().filter(|(_, item)| item.kind() == ProfileKind::Model && in_time(item));
    listed.map(|(index, _)| Subject::Profile(index)).filter(|subject| taken.insert(*subject)).collect()
}

pub const fn kind_of(of: PartOf) -> Kind {
    match of {
        PartOf::Profiles => Kind::Profile,
        PartOf::Articles => Kind::Article,
        PartOf::Galleries => Kind::Gallery,
        PartOf::Events => Kind::Event,
    }
}

impl Book {
    /// Everything in the book, in its order.
    pub fn entries(&self) -> impl Iterator<Item = Subject> + '_ {
        self.parts.iter().flatten().chain(&self.models).copied()
    }

    /// What has a text of its own in the book: all but who stands on a panel.
    pub fn texts(&self) -> impl Iterator<Item = Subject> + '_ {
        let parts = self.volume.yearbook.parts.iter().zip(&self.parts).filter(|(part, _)| !part.has_panels());
        parts.flat_map(|(_, entries)| entries).chain(&self.models).copied()
    }

    /// The parts of panels: their place among the parts, and who stands on them.
    pub fn panels(&self) -> impl Iterator<Item = (usize, &[Subject])> + '_ {
        let parts = self.volume.yearbook.parts.iter().zip(&self.parts).enumerate();
        let panels = parts.filter(|(_, (part, entries))| part.has_panels() && !entries.is_empty());
        panels.map(|(index, (_, entries))| (index, entries.as_slice()))
    }

    /// Whether the profile of this id stands on one of its panels.
    pub fn is_on_panel(&self, id: &str) -> bool {
        let on = |subject: &Subject| matches!(subject, Subject::Profile(index) if self.site.profiles[*index].id == id);
        self.panels().any(|(_, people)| people.iter().any(on))
    }

    /// The galleries of the book's time that are in no part, as indices into its site's.
    pub fn plates(&self) -> Vec<usize> {
        let taken: HashSet<Subject> = self.entries().collect();
        let period = self.volume.yearbook.period;
        let of_its_time = |index: &usize| match (period, self.site.galleries[*index].record.date) {
            (Some(period), Some(date)) => period.contains(date.year()),
            _ => true,
        };
        let free = (0..self.site.galleries.len()).filter(|index| !taken.contains(&Subject::Gallery(*index)));
        free.filter(of_its_time).collect()
    }

    /// The profiles in the book, as indices into its site's, in the order of an index of names.
    pub fn profiles(&self) -> Vec<usize> {
        let mut profiles: Vec<usize> = self
            .entries()
            .filter_map(|subject| match subject {
                Subject::Profile(index) => Some(index),
                _ => None,
            })
            .collect();
        profiles.sort_unstable();
        profiles
    }

    pub fn has(&self, subject: Subject) -> bool {
        self.entries().any(|entry| entry == subject)
    }

    /// How links name an entry: `ho-so/nguyen-van-mau`.
    pub fn key(&self, subject: Subject) -> String {
        self.site.key(subject)
    }

    /// Whether it is published with the site: a final edition, in a preview of drafts any.
    pub fn is_published(&self) -> bool {
        let status = self.volume.yearbook.is_final() || self.site.mode.drafts;
        status && self.volume.yearbook.goes_on_site()
    }
}

/// A part's rule over one site.
struct Rule<'a> {
    site: &'a Site,
    of: PartOf,
    select: Option<&'a Selection>,
    order: &'a [Order],
    /// The years that are asked for, if any are.
    period: Option<Period>,
}

/// The conditions of a rule, in the order in which they are tried, by the names of their messages.
const CONDITIONS: [&str; 9] = [
    "left-out-kind",
    "left-out-unit",
    "left-out-field",
    "left-out-series",
    "left-out-topic",
    "left-out-directive",
    "left-out-year",
    "left-out-award",
    "left-out-level",
];

/// What the conditions look at.
#[derive(Default)]
struct Facts<'a> {
    profile: Option<&'a Profile>,
    /// With the units above them.
    units: Vec<String>,
    fields: Vec<&'a str>,
    series: Option<&'a str>,
    topics: Vec<&'a str>,
    directives: Vec<&'a str>,
    years: Vec<u16>,
    period: Option<Period>,
    awards: Vec<&'a Award>,
}

fn ids<T>(references: &[Ref<T>]) -> Vec<&str> {
    references.iter().map(|reference| reference.id.as_str()).collect()
}

/// Nothing asked, or one of those asked for is there.
fn asked<T>(wanted: &[Ref<T>], has: &[&str]) -> bool {
    wanted.is_empty() || wanted.iter().any(|want| has.contains(&want.id.as_str()))
}

impl<'a> Rule<'a> {
    fn new(site: &'a Site, part: &'a Part, of_book: Option<Period>) -> Self {
        let select = part.select.as_ref();
        let own = select.and_then(|select| select.period);
        let years = select.is_some_and(|select| !select.years.is_empty());
        Rule {
            site,
            of: select.and_then(|select| select.of).unwrap_or(PartOf::Profiles),
            select,
            order: &part.order,
            period: own.or(if years { None } else { of_book }),
        }
    }

    fn candidates(&self) -> Vec<Subject> {
        match self.of {
            PartOf::Profiles => (0..self.site.profiles.len()).map(Subject::Profile).collect(),
            PartOf::Articles => (0..self.site.articles.len()).map(Subject::Article).collect(),
            PartOf::Galleries => (0..self.site.galleries.len()).map(Subject::Gallery).collect(),
            PartOf::Events => (0..self.site.events.len()).map(Subject::Event).collect(),
        }
    }

    /// Whether the part takes it; else the number of conditions that held, and the one that did not.
    fn judge(&self, subject: Subject) -> Result<(), (usize, Cause)> {
        let Some(select) = self.select else {
            return self.conditions(subject, None);
        };
        let (_, id, _) = self.site.named(subject);
        let names = |list: &[Spanned<String>]| list.iter().any(|name| plain_id(&name.value) == id);
        if names(&select.leave_out) {
            return Err((usize::MAX, Cause::Named));
        }
        if names(&select.add) {
            return Ok(());
        }
        self.conditions(subject, Some(select))
    }

    fn conditions(&self, subject: Subject, select: Option<&Selection>) -> Result<(), (usize, Cause)> {
        let facts = self.facts(subject);
        let in_time = |years: &[crate::schema::Year]| {
            if !years.is_empty() {
                return facts.years.iter().any(|year| years.iter().any(|wanted| wanted.0 == *year));
            }
            self.period.is_none_or(|period| {
                facts.years.iter().any(|year| period.contains(*year))
                    || facts.period.is_some_and(|own| own.overlaps(period))
            })
        };
        let held = match select {
            None => [true, true, true, true, true, true, in_time(&[]), true, true],
            Some(s) => [
                s.kinds.is_empty() || facts.profile.is_some_and(|profile| s.kinds.contains(&profile.kind.value)),
                s.units.is_empty() || s.units.iter().any(|unit| facts.units.contains(&unit.id)),
                asked(&s.fields, &facts.fields),
                asked(&s.series, facts.series.as_slice()),
                asked(&s.topics, &facts.topics),
                asked(&s.directives, &facts.directives),
                in_time(&s.years),
                s.awards.is_empty() || facts.awards.iter().any(|a| s.awards.iter().any(|want| want.id == a.kind.id)),
                s.award_levels.is_empty() || facts.awards.iter().any(|a| self.at_level(a, &s.award_levels)),
            ],
        };
        match held.iter().position(|held| !held) {
            None => Ok(()),
            Some(index) => Err((index, Cause::Condition(CONDITIONS[index]))),
        }
    }

    fn at_level(&self, award: &Award, levels: &[Level]) -> bool {
        let level = self.site.award_types.get(&award.kind.id).and_then(|kind| kind.record.level);
        level.is_some_and(|level| levels.contains(&level))
    }

    fn facts(&self, subject: Subject) -> Facts<'a> {
        let site = self.site;
        let with_ancestors = |units: Vec<&str>| site.with_ancestors(units).into_iter().collect();
        match subject {
            Subject::Profile(index) => {
                let item = &site.profiles[index];
                let record = &item.record;
                Facts {
                    profile: Some(record),
                    units: with_ancestors(item.unit_ids()),
                    fields: ids(&record.fields),
                    topics: ids(&record.topics),
                    directives: ids(&record.directives),
                    years: site.years_of(item).into_iter().collect(),
                    period: record.period,
                    awards: item.awards().collect(),
                    series: None,
                }
            }
            Subject::Article(index) => {
                let record = &site.articles[index].record;
                let dated = record.date.map(PartialDate::year);
                Facts {
                    units: with_ancestors(ids(&record.units)),
                    fields: ids(&record.fields),
                    series: record.series.as_ref().map(|series| series.id.as_str()),
                    topics: ids(&record.topics),
                    directives: ids(&record.directives),
                    years: record.years.iter().map(|year| year.0).chain(dated).collect(),
                    ..Facts::default()
                }
            }
            Subject::Gallery(index) => {
                let record = &site.galleries[index].record;
                Facts {
                    units: with_ancestors(ids(&record.units)),
                    fields: ids(&record.fields),
                    years: record.date.map(PartialDate::year).into_iter().collect(),
                    ..Facts::default()
                }
            }
            Subject::Event(index) => {
                let record = &site.events[index].record;
                Facts {
                    units: with_ancestors(ids(&record.units)),
                    fields: ids(&record.fields),
                    years: record.date.map(PartialDate::year).into_iter().collect(),
                    ..Facts::default()
                }
            }
            Subject::Page(_) | Subject::Video(_) => Facts::default(),
        }
    }

    /// Sorts by the orders of the part, the first counting most; what they leave equal stays in the
    /// order of the site's lists: by name, or newest first.
    fn sort(&self, chosen: &mut [Subject]) {
        for order in self.order.iter().rev() {
            match order {
                Order::Unit => chosen.sort_by_key(|subject| self.unit_rank(*subject)),
                Order::Award => chosen.sort_by_key(|subject| self.award_rank(*subject)),
                Order::Date => chosen.sort_by_key(|subject| self.date(*subject)),
                // The lists of profiles are in the order of an index already, and `sort` is stable.
                Order::Name => chosen.sort_by_key(|subject| self.name_rank(*subject)),
                Order::Explicit => chosen.sort_by_key(|subject| self.explicit_rank(*subject)),
            }
        }
    }

    /// The order of the vocabulary of units, which is theirs by precedence; those without a unit last.
    fn unit_rank(&self, subject: Subject) -> usize {
        let site = self.site;
        let first = match subject {
            Subject::Profile(index) => site.profiles[index].unit_ids().first().copied(),
            Subject::Article(index) => site.articles[index].record.units.first().map(|unit| unit.id.as_str()),
            Subject::Gallery(index) => site.galleries[index].record.units.first().map(|unit| unit.id.as_str()),
            Subject::Event(index) => site.events[index].record.units.first().map(|unit| unit.id.as_str()),
            Subject::Page(_) | Subject::Video(_) => None,
        };
        first.map_or(usize::MAX, |unit| site.units.rank(unit))
    }

    /// The highest award, by precedence and rank; those without one last.
    fn award_rank(&self, subject: Subject) -> (usize, u8) {
        let Subject::Profile(index) = subject else { return (usize::MAX, u8::MAX) };
        let rank = |award: &Award| award.rank.map_or(0, |rank| rank.number());
        let key = |award: &Award| (self.site.award_types.rank(&award.kind.id), rank(award));
        self.site.profiles[index].awards().map(key).min().unwrap_or((usize::MAX, u8::MAX))
    }

    /// Oldest first, as a book tells; undated last.
    fn date(&self, subject: Subject) -> (bool, Option<PartialDate>) {
        let site = self.site;
        let date = match subject {
            Subject::Article(index) => site.articles[index].record.date,
            Subject::Gallery(index) => site.galleries[index].record.date,
            Subject::Event(index) => site.events[index].record.date,
            Subject::Profile(index) => {
                site.years_of(&site.profiles[index]).first().and_then(|year| PartialDate::of_year(*year).ok())
            }
            Subject::Page(_) | Subject::Video(_) => None,
        };
        (date.is_none(), date)
    }

    fn name_rank(&self, subject: Subject) -> (usize, Option<crate::vietnamese::TextKey>) {
        match subject {
            Subject::Profile(index) => (index, None),
            _ => (usize::MAX, Some(crate::vietnamese::TextKey::new(self.site.named(subject).2))),
        }
    }

    fn explicit_rank(&self, subject: Subject) -> usize {
        let (_, id, _) = self.site.named(subject);
        let listed = self.select.map(|select| select.add.as_slice()).unwrap_or_default();
        listed.iter().position(|name| plain_id(&name.value) == id).unwrap_or(usize::MAX)
    }
}

/// The id that was meant by `nguyen-van-mau` as by `@/ho-so/nguyen-van-mau`.
pub fn plain_id(written: &str) -> &str {
    let id = written.trim_start_matches("@/").trim_end_matches('/');
    let folder = Kind::ALL
        .into_iter()
        .flat_map(Kind::folders)
        .find_map(|folder| id.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')));
    match written.starts_with("@/") {
        true => folder.unwrap_or(id),
        false => id,
    }
}
