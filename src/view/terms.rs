//! Terms of vocabularies as templates see them, all in one shape, with what there is under them.

use super::View;
use crate::model::{ArticleQuery, Called, ProfileQuery, Site, Terms};
use crate::path::Route;
use crate::plan::period_path;
use crate::reading::vocabulary::{Directive, Term, Unit};
use crate::schema::{Entity, Ref};
use crate::vietnamese::{PartialDate, Period};
use serde::Serialize;
use std::collections::BTreeSet;
use tera::Value;

/// A term by name, as others mention it.
#[derive(Serialize)]
pub struct TermRef {
    pub id: String,
    pub name: String,
    pub short: Option<String>,
    pub route: String,
    /// Of a directive: 05-CT/TW.
    pub number: Option<String>,
    /// Of a unit that was called otherwise at the time, or has become others: what it is called today, and what they are.
    pub now: Vec<String>,
}

#[derive(Serialize)]
pub struct TermCard {
    pub id: String,
    pub kind: &'static str,
    pub name: String,
    pub short: Option<String>,
    pub description: Option<String>,
    pub route: String,
    pub count: usize,
    pub profiles: usize,
    pub articles: usize,
}

/// What lists can be asked for by: the vocabularies that have pages, years and periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    Unit,
    Field,
    Series,
    Topic,
    Directive,
    Award,
    Decision,
}

impl TermKind {
    const fn name(self) -> &'static str {
        match self {
            TermKind::Unit => "unit",
            TermKind::Field => "field",
            TermKind::Series => "series",
            TermKind::Topic => "topic",
            TermKind::Directive => "directive",
            TermKind::Award => "award",
            TermKind::Decision => "decision",
        }
    }

    /// The articles under a term.
    pub fn articles(self, site: &Site, id: &str) -> Vec<usize> {
        let id = Some(id);
        let all = ArticleQuery::default();
        let query = match self {
            TermKind::Unit => ArticleQuery { unit: id, ..all },
            TermKind::Field => ArticleQuery { field: id, ..all },
            TermKind::Series => ArticleQuery { series: id, ..all },
            TermKind::Topic => ArticleQuery { topic: id, ..all },
            TermKind::Directive => ArticleQuery { directive: id, ..all },
            TermKind::Award | TermKind::Decision => return Vec::new(),
        };
        site.select_articles(&query)
    }

    /// The profiles under a term.
    pub fn profiles(self, site: &Site, id: &str) -> Vec<usize> {
        let id = Some(id);
        let all = ProfileQuery::default();
        let query = match self {
            TermKind::Unit => ProfileQuery { unit: id, ..all },
            TermKind::Field => ProfileQuery { field: id, ..all },
            TermKind::Topic => ProfileQuery { topic: id, ..all },
            TermKind::Directive => ProfileQuery { directive: id, ..all },
            TermKind::Award => ProfileQuery { award: id, ..all },
            TermKind::Decision => ProfileQuery { decision: id, ..all },
            TermKind::Series => return Vec::new(),
        };
        site.select_profiles(&query)
    }
}

impl View {
    pub fn term_ref<T: Term>(&self, terms: &Terms<T>, id: &str) -> Option<TermRef> {
        let entry = terms.get(id)?;
        Some(TermRef {
            id: entry.id.clone(),
            name: entry.record.name().to_owned(),
            short: entry.record.short().map(str::to_owned),
            route: terms.route(id).to_string(),
            number: None,
            now: Vec::new(),
        })
    }

    /// A unit as it was called at the time of a matter.
    pub fn unit_ref(&self, id: &str, on: Option<PartialDate>) -> Option<TermRef> {
        self.site.unit_called(id, on).map(|called| self.called(called))
    }

    pub fn called(&self, unit: Called<'_>) -> TermRef {
        TermRef {
            id: unit.id.to_owned(),
            name: unit.name.to_owned(),
            short: unit.short.map(str::to_owned),
            route: self.site.units.route(unit.id).to_string(),
            number: None,
            now: self.now(unit),
        }
    }

    /// The names of today, where they are others than that of the time.
    fn now(&self, unit: Called<'_>) -> Vec<String> {
        let now = self.site.become_of(unit.id, None);
        let names = now.into_iter().filter_map(|id| self.site.unit_called(id, None)).map(|unit| unit.short_or_name());
        let names: Vec<&str> = names.collect();
        match names[..] {
            [only] if only == unit.short_or_name() => Vec::new(),
            _ => names.into_iter().map(str::to_owned).collect(),
        }
    }

    /// The units that an article or a report names, each once.
    pub fn unit_refs(&self, references: &[Ref<Unit>], on: Option<PartialDate>) -> Vec<TermRef> {
        let mut seen = BTreeSet::new();
        let once = references.iter().filter(|reference| seen.insert(reference.id.as_str()));
        once.filter_map(|reference| self.unit_ref(&reference.id, on)).collect()
    }

    /// Directives by name, with the numbers under which people know them.
    pub fn directive_refs(&self, references: &[Ref<Directive>]) -> Vec<TermRef> {
        let directives = &self.site.directives;
        references
            .iter()
            .filter_map(|reference| {
                let number = directives.get(&reference.id).map(|entry| entry.record.number.clone());
                Some(TermRef { number, ..self.term_ref(directives, &reference.id)? })
            })
            .collect()
    }

    pub fn term_refs<T: Term + Entity>(&self, terms: &Terms<T>, references: &[Ref<T>]) -> Vec<TermRef> {
        let mut seen = BTreeSet::new();
        references
            .iter()
            .filter(|reference| seen.insert(reference.id.as_str()))
            .filter_map(|reference| self.term_ref(terms, &reference.id))
            .collect()
    }

    pub fn term_card<T: Term>(&self, kind: TermKind, terms: &Terms<T>, id: &str) -> Option<TermCard> {
        let entry = terms.get(id)?;
        let profiles = kind.profiles(&self.site, id).len();
        let articles = kind.articles(&self.site, id).len();
        Some(TermCard {
            id: entry.id.clone(),
            kind: kind.name(),
            name: entry.record.name().to_owned(),
            short: entry.record.short().map(str::to_owned),
            description: entry.record.description().map(str::to_owned),
            route: terms.route(id).to_string(),
            count: profiles + articles,
            profiles,
            articles,
        })
    }

    pub fn term<T: Term>(&self, kind: TermKind, terms: &Terms<T>, id: &str) -> Value {
        self.term_card(kind, terms, id).map_or_else(Value::none, |card| Value::from_serializable(&card))
    }

    /// The terms that have something to show, in the vocabulary's order.
    pub fn live_terms<T: Term>(&self, kind: TermKind, terms: &Terms<T>) -> Vec<Value> {
        terms
            .ids()
            .filter_map(|id| self.term_card(kind, terms, id))
            .filter(|card| card.count > 0)
            .map(|card| Value::from_serializable(&card))
            .collect()
    }

    pub fn year(&self, year: u16) -> Value {
        let site = &self.site;
        let profiles = site.select_profiles(&ProfileQuery { year: Some(year), ..Default::default() }).len();
        let articles = site.select_articles(&ArticleQuery { year: Some(year), ..Default::default() }).len();
        Value::from_serializable(&TermCard {
            id: year.to_string(),
            kind: "year",
            name: year.to_string(),
            short: None,
            description: None,
            route: Route::page(&format!("nam/{year}")).to_string(),
            count: profiles + articles,
            profiles,
            articles,
        })
    }

    pub fn period(&self, period: Period) -> Value {
        let profiles = self.site.profiles_of_period(period).len();
        Value::from_serializable(&TermCard {
            id: period.to_string(),
            kind: "period",
            name: period.shown(),
            short: None,
            description: None,
            route: Route::page(&period_path(period)).to_string(),
            count: profiles,
            profiles,
            articles: 0,
        })
    }

    /// What `@/don-vi/x` names.
    pub(super) fn term_name_and_route(&self, id: &str) -> Option<(String, Route)> {
        let route = self.site.term_route(id)?;
        let rest = id.split_once('/').map_or("", |(_, rest)| rest);
        Some((self.site.term_name(id).unwrap_or(rest).to_owned(), route))
    }
}
