//! The questions that templates may ask: `profiles(unit="...", n=3)`, `latest(n=3)`, `figure(id="...")`.

use super::{TermKind, View};
use crate::model::{ArticleQuery, ProfileOrder, ProfileQuery};
use crate::reading::entities::ProfileKind;
use std::sync::Arc;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

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

/// Adds the functions to a template engine.
pub fn register(tera: &mut Tera, view: &Arc<View>) {
    macro_rules! function {
        ($name:literal, $f:expr) => {{
            let view = Arc::clone(view);
            tera.register_function($name, move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
                let answer: fn(&View, &Kwargs) -> TeraResult<Value> = $f;
                answer(&view, &kwargs)
            });
        }};
    }
    function!("articles", articles);
    function!("latest", articles);
    function!("profiles", profiles);
    function!("galleries", |v, k| list(k, v.site.galleries.len(), |i| v.gallery(i)));
    function!("videos", |v, k| list(k, v.site.videos.len(), |i| v.video(i)));
    function!("events", events);
    function!("figures", figures);
    function!("figure", |v, k| Ok(figure(v, k.must_get("id")?)));
    function!("profile", |v, k| {
        let index = v.site.profile_index(k.must_get("id")?);
        Ok(index.map_or_else(Value::none, |index| v.profile(index)))
    });
    function!("page", page);
    function!("series", |v, _| Ok(Value::from(v.live_terms(TermKind::Series, &v.site.series))));
    function!("topics", |v, _| Ok(Value::from(v.live_terms(TermKind::Topic, &v.site.topics))));
    function!("fields", |v, _| Ok(Value::from(v.live_terms(TermKind::Field, &v.site.fields))));
    function!("award_types", |v, _| Ok(Value::from(v.live_terms(TermKind::Award, &v.site.award_types))));
    function!("directives", |v, _| Ok(Value::from(v.live_terms(TermKind::Directive, &v.site.directives))));
    function!("units", units);
    function!("years", |v, _| Ok(Value::from(v.site.years().into_iter().map(|y| v.year(y)).collect::<Vec<_>>())));
    function!("yearbooks", |v, k| list(k, v.plan.editions.len(), |i| v.yearbook(&v.plan.editions[i])));
    function!("planned", |v, k| Ok(Value::from(v.plan.has(k.must_get("route")?))));
    function!("statistic", statistic);
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
