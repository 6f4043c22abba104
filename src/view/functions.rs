//! The questions that templates may ask: `profiles(unit="...", n=3)`, `latest(n=3)`, `figure(id="...")`.

use super::{TermKind, View};
use crate::model::{ArticleQuery, ProfileOrder, ProfileQuery};
use crate::reading::entities::ProfileKind;
use crate::theme::Answers;
use tera::{Error, Kwargs, TeraResult, Value};

/// How many of a list, after how many.
struct Slice {
    skip: usize,
    n: usize,
}

impl Slice {
    fn of(kwargs: &Kwargs) -> TeraResult<Self> {
        Ok(Slice {
            skip: kwargs.get::<usize>("skip")?.unwrap_or(0),
            n: kwargs.get::<usize>("n")?.unwrap_or(usize::MAX),
        })
    }

    fn take<T>(&self, items: impl IntoIterator<Item = T>) -> Vec<T> {
        items.into_iter().skip(self.skip).take(self.n).collect()
    }
}

impl Answers for View {
    fn answer(&self, question: &str, told: &Kwargs) -> TeraResult<Value> {
        match question {
            "articles" | "latest" => articles(self, told),
            "profiles" => profiles(self, told),
            "galleries" => list(told, self.site.galleries.len(), |i| self.gallery(i)),
            "videos" => list(told, self.site.videos.len(), |i| self.video(i)),
            "events" => events(self, told),
            "figures" => figures(self, told),
            "figure" => Ok(figure(self, told.must_get("id")?)),
            "profile" => {
                let index = self.site.profile_index(told.must_get("id")?);
                Ok(index.map_or_else(Value::none, |index| self.profile(index)))
            }
            "page" => page(self, told),
            "series" => Ok(Value::from(self.live_terms(TermKind::Series, &self.site.series))),
            "topics" => Ok(Value::from(self.live_terms(TermKind::Topic, &self.site.topics))),
            "fields" => Ok(Value::from(self.live_terms(TermKind::Field, &self.site.fields))),
            "award_types" => Ok(Value::from(self.live_terms(TermKind::Award, &self.site.award_types))),
            "directives" => Ok(Value::from(self.live_terms(TermKind::Directive, &self.site.directives))),
            "units" => units(self, told),
            "years" => Ok(Value::from(self.site.years().into_iter().map(|y| self.year(y)).collect::<Vec<_>>())),
            "yearbooks" => list(told, self.plan.editions.len(), |i| self.yearbook(&self.plan.editions[i])),
            "planned" => Ok(Value::from(self.plan.has(told.must_get("route")?))),
            "statistic" => statistic(self, told),
            _ => Err(Error::message(format!("Unknown function {question}"))),
        }
    }
}

fn list(kwargs: &Kwargs, len: usize, card: impl Fn(usize) -> Value) -> TeraResult<Value> {
    Ok(Value::from(Slice::of(kwargs)?.take(0..len).into_iter().map(card).collect::<Vec<_>>()))
}

fn articles(view: &View, kwargs: &Kwargs) -> TeraResult<Value> {
    let query = ArticleQuery {
        series: kwargs.get("series")?,
        topic: kwargs.get("topic")?,
        unit: kwargs.get("unit")?,
        field: kwargs.get("field")?,
        directive: kwargs.get("directive")?,
        year: kwargs.get("year")?,
        mentions: kwargs.get("mentions")?,
    };
    let found = Slice::of(kwargs)?.take(view.site.select_articles(&query));
    Ok(view.articles(&found))
}

fn profiles(view: &View, kwargs: &Kwargs) -> TeraResult<Value> {
    let kind = match kwargs.get::<&str>("kind")? {
        None => None,
        Some(word) => Some(
            ProfileKind::ALL
                .iter()
                .copied()
                .find(|kind| kind.word() == word)
                .ok_or_else(|| Error::message(format!("profiles(kind={word:?}): no such kind")))?,
        ),
    };
    let order = match kwargs.get::<&str>("order")?.unwrap_or("name") {
        "name" => ProfileOrder::Name,
        "recent" => ProfileOrder::Recent,
        "award" => ProfileOrder::Award,
        other => return Err(Error::message(format!("profiles(order={other:?}): use name, recent or award"))),
    };
    let query = ProfileQuery {
        kind,
        unit: kwargs.get("unit")?,
        field: kwargs.get("field")?,
        topic: kwargs.get("topic")?,
        directive: kwargs.get("directive")?,
        award: kwargs.get("award")?,
        year: kwargs.get("year")?,
        model: kwargs.get("model")?,
        decision: None,
        featured: kwargs.get("featured")?.unwrap_or(false),
        order,
    };
    let found = Slice::of(kwargs)?.take(view.site.select_profiles(&query));
    Ok(view.profiles(&found))
}

/// Events, newest first; with `upcoming=true` only those that are not over.
fn events(view: &View, kwargs: &Kwargs) -> TeraResult<Value> {
    let upcoming = kwargs.get::<bool>("upcoming")?.unwrap_or(false);
    let today = view.site.mode.today;
    let ahead = |index: &usize| {
        let record = &view.site.events[*index].record;
        record.until.or(record.date).is_some_and(|date| date.end() >= today)
    };
    let found = (0..view.site.events.len()).filter(|index| !upcoming || ahead(index));
    let cards: Vec<Value> = Slice::of(kwargs)?.take(found).into_iter().map(|i| view.event(i)).collect();
    Ok(Value::from(cards))
}

fn figure(view: &View, id: &str) -> Value {
    view.figure_card(id).map_or_else(Value::none, |card| Value::from_serializable(&card))
}

/// The figures with these ids, or all of them.
fn figures(view: &View, kwargs: &Kwargs) -> TeraResult<Value> {
    let ids: Vec<String> = match kwargs.get::<Vec<String>>("ids")? {
        Some(ids) => ids,
        None => view.site.figures.ids().map(str::to_owned).collect(),
    };
    let cards: Vec<Value> = ids.iter().map(|id| figure(view, id)).filter(|card| !card.is_none()).collect();
    Ok(Value::from(cards))
}

/// The title and address of what a link names; nothing when it is not published.
fn page(view: &View, kwargs: &Kwargs) -> TeraResult<Value> {
    let at: &str = kwargs.must_get("at")?;
    let id = at.trim_start_matches("@/").trim_end_matches('/');
    Ok(view.name_and_route(id).map_or_else(Value::none, |(title, route)| {
        let map = [("title", Value::from(title)), ("route", Value::from(route.to_string()))];
        super::extend(Value::none(), map)
    }))
}

/// Units below `parent`, or those at the top.
fn units(view: &View, kwargs: &Kwargs) -> TeraResult<Value> {
    let site = &view.site;
    let ids: Vec<&str> = match kwargs.get::<&str>("parent")? {
        Some(parent) => site.children(parent).iter().map(String::as_str).collect(),
        None if kwargs.get::<bool>("top")?.unwrap_or(false) => site
            .units
            .iter()
            .filter(|unit| unit.record.parent.is_none() && unit.record.party_parent.is_none())
            .map(|unit| unit.id.as_str())
            .collect(),
        None => site.units.ids().collect(),
    };
    let cards: Vec<Value> = ids
        .into_iter()
        .filter_map(|id| view.term_card(TermKind::Unit, &site.units, id))
        .filter(|card| card.count > 0)
        .map(|card| Value::from_serializable(&card))
        .collect();
    Ok(Value::from(cards))
}

/// One total by name, from the one function that counts.
fn statistic(view: &View, kwargs: &Kwargs) -> TeraResult<Value> {
    let tally = view.tally();
    let id: &str = kwargs.must_get("id")?;
    let total = match id {
        "articles" => view.site.articles.len(),
        "profiles" => view.site.profiles.len(),
        "individuals" => tally.profiles_of(ProfileKind::Individual),
        "collectives" => tally.profiles_of(ProfileKind::Collective),
        "households" => tally.profiles_of(ProfileKind::Household),
        "models" => tally.profiles_of(ProfileKind::Model),
        "award-occasions" => tally.awards.occasions,
        "award-recipients" => tally.awards.recipients,
        other => return Err(Error::message(format!("statistic(id={other:?}): no such total"))),
    };
    Ok(Value::from(total))
}
