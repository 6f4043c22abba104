//! The pages of vocabularies: their lists, and what there is under each term.

use super::Press;
use crate::model::MOST_LEVELS;
use crate::model::check::gaps;
use crate::model::{ProfileQuery, Terms};
use crate::path::Route;
use crate::plan::{Artefact, feed_route, period_path};
use crate::press::page::Page;
use crate::reading::vocabulary::{AwardClass, Line, Term, Track, Unit, UnitChange, UnitChangeKind};
use crate::vietnamese::Period;
use crate::view::{TermKind, cards, extend, level_name};
use std::collections::BTreeSet;
use tera::Value;

/// What stands under a term: profiles first, then articles, paged together.
struct Under {
    profiles: Vec<usize>,
    articles: Vec<usize>,
}

impl Press {
    /// The lists of the vocabularies that look alike.
    pub(super) fn vocabulary(&self, artefact: &Artefact) -> Page {
        let site = &self.view.site;
        let (template, title, items) = match artefact {
            Artefact::SeriesList => {
                ("series-list.html", "title-series", self.view.live_terms(TermKind::Series, &site.series))
            }
            Artefact::Topics => ("topics.html", "title-topics", self.view.live_terms(TermKind::Topic, &site.topics)),
            Artefact::Fields => ("fields.html", "title-fields", self.view.live_terms(TermKind::Field, &site.fields)),
            Artefact::Years => {
                ("years.html", "title-years", site.years().into_iter().map(|year| self.view.year(year)).collect())
            }
            Artefact::Periods => (
                "periods.html",
                "title-periods",
                site.periods().into_iter().map(|period| self.view.period(period)).collect(),
            ),
            Artefact::Directives => {
                let items = site.directives.ids().map(|id| self.directive_value(id)).collect();
                ("directives.html", "title-directives", items)
            }
            _ => {
                let items = site.decisions.ids().map(|id| self.decision_value(id)).collect();
                ("decisions.html", "title-decisions", items)
            }
        };
        Page::new(template, self.word(title)).with("items", items)
    }

    fn directive_value(&self, id: &str) -> Value {
        let site = &self.view.site;
        let record = site.directives.get(id).map(|entry| &entry.record);
        let term = self.view.term(TermKind::Directive, &site.directives, id);
        let Some(record) = record else { return term };
        extend(
            term,
            [
                ("number", Value::from(record.number.clone())),
                ("type", Value::from(record.kind.clone())),
                ("issuer", Value::from(record.issuer.clone())),
                ("date", Value::from(cards::iso(record.date))),
                ("link", Value::from(record.link.as_ref().map(|link| link.0.clone()))),
            ],
        )
    }

    fn decision_value(&self, id: &str) -> Value {
        let site = &self.view.site;
        let term = self.view.term(TermKind::Decision, &site.decisions, id);
        let Some(record) = site.decisions.get(id).map(|entry| &entry.record) else { return term };
        let recipients = TermKind::Decision.profiles(site, id).len();
        extend(
            term,
            [
                ("number", Value::from(record.number.clone())),
                ("issuer", Value::from(record.issuer.clone())),
                ("date", Value::from(cards::iso(record.date))),
                ("signer", Value::from(record.signer.clone())),
                ("recipients", Value::from(recipients)),
            ],
        )
    }

    /// A page of what stands under a term.
    fn term_page(&self, page: Page, term: Value, under: &Under, path: &str, number: usize) -> Page {
        let all: Vec<(bool, usize)> =
            under.profiles.iter().map(|i| (true, *i)).chain(under.articles.iter().map(|i| (false, *i))).collect();
        let (shown, pager) = self.paged(&all, path, number);
        let of = |profiles: bool| -> Vec<usize> {
            shown.iter().filter(|(kind, _)| *kind == profiles).map(|(_, i)| *i).collect()
        };
        page.with("term", term)
            .with("profiles", self.view.profiles(&of(true)))
            .with("articles", self.view.articles(&of(false)))
            .with("pager", pager)
    }

    fn under(&self, kind: TermKind, id: &str) -> Under {
        Under { profiles: kind.profiles(&self.view.site, id), articles: kind.articles(&self.view.site, id) }
    }

    fn named<T: Term>(terms: &Terms<T>, id: &str) -> (String, Option<String>) {
        terms.get(id).map_or_else(
            || (id.to_owned(), None),
            |entry| (entry.record.name().to_owned(), entry.record.description().map(str::to_owned)),
        )
    }

    pub(super) fn topic(&self, id: &str, number: usize) -> Page {
        let site = &self.view.site;
        let (name, description) = Self::named(&site.topics, id);
        let page = Page::new("term.html", name)
            .described(description.as_deref())
            .below(self.word("title-topics"), Route::page("chuyen-de"));
        let term = self.view.term(TermKind::Topic, &site.topics, id);
        self.term_page(page, term, &self.under(TermKind::Topic, id), &format!("chuyen-de/{id}"), number)
    }

    pub(super) fn field(&self, id: &str, number: usize) -> Page {
        let site = &self.view.site;
        let (name, description) = Self::named(&site.fields, id);
        let page = Page::new("term.html", name)
            .described(description.as_deref())
            .below(self.word("title-fields"), Route::page("linh-vuc"));
        let term = self.view.term(TermKind::Field, &site.fields, id);
        self.term_page(page, term, &self.under(TermKind::Field, id), &format!("linh-vuc/{id}"), number)
    }

    pub(super) fn directive(&self, id: &str, number: usize) -> Page {
        let site = &self.view.site;
        let record = site.directives.get(id).map(|entry| &entry.record);
        let name = record.map_or_else(|| id.to_owned(), |record| record.name().to_owned());
        let mut facts: Vec<Value> = Vec::new();
        let mut fact = |key: &str, text: Option<String>| {
            if let Some(text) = text {
                let entries = [("name", Value::from(self.word(key))), ("text", Value::from(text))];
                facts.push(extend(Value::none(), entries));
            }
        };
        if let Some(record) = record {
            fact("fact-number", Some(record.number.clone()));
            fact("fact-type", record.kind.clone());
            fact("fact-issuer", record.issuer.clone());
            fact("fact-date", record.date.map(|date| date.short()));
        }
        let page = Page::new("term.html", name)
            .below(self.word("title-directives"), Route::page("chi-thi"))
            .with("facts", facts);
        let under = self.under(TermKind::Directive, id);
        self.term_page(page, self.directive_value(id), &under, &format!("chi-thi/{id}"), number)
    }

    pub(super) fn year(&self, year: u16, number: usize) -> Page {
        let site = &self.view.site;
        let profiles = site.select_profiles(&ProfileQuery { year: Some(year), ..Default::default() });
        let articles = site.select_articles(&crate::model::ArticleQuery { year: Some(year), ..Default::default() });
        let page = Page::new("term.html", self.words("title-year", &[("n", year.to_string())]))
            .below(self.word("title-years"), Route::page("nam"));
        self.term_page(page, self.view.year(year), &Under { profiles, articles }, &format!("nam/{year}"), number)
    }

    pub(super) fn period(&self, period: Period, number: usize) -> Page {
        let site = &self.view.site;
        let under = Under { profiles: site.profiles_of_period(period), articles: Vec::new() };
        let figures: Vec<Value> = site
            .figures
            .iter()
            .filter(|figure| figure.record.period == Some(period))
            .filter_map(|figure| self.view.figure_card(&figure.id))
            .map(|card| Value::from_serializable(&card))
            .collect();
        let title = self.words("title-period", &[("n", period.shown())]);
        let page = Page::new("term.html", title)
            .below(self.word("title-periods"), Route::page("giai-doan"))
            .with("figures", figures);
        self.term_page(page, self.view.period(period), &under, &period_path(period), number)
    }

    pub(super) fn series(&self, id: &str, number: usize) -> Page {
        let site = &self.view.site;
        let (name, description) = Self::named(&site.series, id);
        let all = TermKind::Series.articles(site, id);
        let numbers: BTreeSet<u64> =
            all.iter().filter_map(|i| site.articles[*i].record.instalment.as_ref().map(|n| n.value)).collect();
        let missing: Vec<u64> = gaps(numbers.into_iter()).into_iter().map(|(number, _)| number).collect();
        let (shown, pager) = self.paged(&all, &format!("chuyen-muc/{id}"), number);
        Page::new("series.html", name)
            .described(description.as_deref())
            .below(self.word("title-series"), Route::page("chuyen-muc"))
            .with("term", self.view.term(TermKind::Series, &site.series, id))
            .with("items", self.view.articles(shown))
            .with("pager", pager)
            .with("gaps", missing)
            .with("packs", if number == 1 { self.view.packs(id) } else { Vec::new() })
    }

    pub(super) fn units(&self) -> Page {
        let site = &self.view.site;
        let top = |party: bool| -> Vec<&str> {
            site.units
                .iter()
                .filter(|unit| match party {
                    true => unit.record.party_parent.is_none() && !site.party_children(&unit.id).is_empty(),
                    false => unit.record.parent.is_none() && unit.record.party_parent.is_none(),
                })
                .map(|unit| unit.id.as_str())
                .collect()
        };
        let tree = |party: bool| -> Vec<Value> {
            top(party).into_iter().map(|id| self.branch(id, party, &mut Vec::new())).collect()
        };
        Page::new("units.html", self.word("title-units")).with("tree", tree(false)).with("party_tree", tree(true))
    }

    /// A unit and those below it. `way` ends a cycle and a tree too deep, which are errors reported elsewhere.
    fn branch(&self, id: &str, party: bool, way: &mut Vec<String>) -> Value {
        let site = &self.view.site;
        way.push(id.to_owned());
        let children = if party { site.party_children(id) } else { site.children(id) };
        let below: Vec<Value> = children
            .iter()
            .filter(|child| !way.contains(child) && way.len() < MOST_LEVELS)
            .cloned()
            .collect::<Vec<_>>()
            .iter()
            .map(|child| self.branch(child, party, way))
            .collect();
        way.pop();
        let unit = self.view.term(TermKind::Unit, &site.units, id);
        let ended = site.units.get(id).is_some_and(|unit| unit.record.end().is_some());
        extend(Value::none(), [("unit", unit), ("children", Value::from(below)), ("ended", Value::from(ended))])
    }

    pub(super) fn unit(&self, id: &str, number: usize) -> Page {
        let site = &self.view.site;
        let (name, description) = Self::named(&site.units, id);
        let path = format!("don-vi/{id}");
        let mut page = Page::new("unit.html", name)
            .described(description.as_deref())
            .below(self.word("title-units"), Route::page("don-vi"));
        for above in site.ancestors(id) {
            let (name, _) = Self::named(&site.units, above);
            page = page.below(name, site.units.route(above));
        }
        page.subject = super::Subject::Organization { awards: Vec::new() };
        let figures: Vec<Value> = site
            .figures
            .iter()
            .filter(|figure| figure.record.of.as_ref().is_some_and(|of| of.id == id))
            .filter_map(|figure| self.view.figure_card(&figure.id))
            .map(|card| Value::from_serializable(&card))
            .collect();
        let page = page
            .with("unit", self.unit_value(id))
            .with("figures", figures)
            .with("commitments", self.commitment_values(Some(id)))
            .with("standards", self.standard_values(Some(id)));
        self.term_page(
            page,
            self.view.term(TermKind::Unit, &site.units, id),
            &self.under(TermKind::Unit, id),
            &path,
            number,
        )
    }

    fn unit_value(&self, id: &str) -> Value {
        let site = &self.view.site;
        let term = self.view.term(TermKind::Unit, &site.units, id);
        let Some(record) = site.units.get(id).map(|entry| &entry.record) else { return term };
        let of = |id: &str| Value::from_serializable(&self.view.term_ref(&site.units, id));
        let now = site.become_of(id, None).into_iter().filter(|now| *now != id).map(of).collect::<Vec<_>>();
        let one = |unit: &Option<crate::schema::Ref<_>>| unit.as_ref().map_or_else(Value::none, |u| of(&u.id));
        let children: Vec<Value> =
            site.children(id).iter().map(|child| self.view.term(TermKind::Unit, &site.units, child)).collect();
        let ancestors: Vec<Value> = site.ancestors(id).into_iter().map(of).collect();
        let predecessors: Vec<Value> = site.predecessors(id).iter().map(|before| of(before)).collect();
        let has_feed = site.config.base().is_some() && !TermKind::Unit.articles(site, id).is_empty();
        let feed = has_feed.then(|| feed_route(&site.units.route(id)).to_string());
        extend(
            term,
            [
                ("parent", one(&record.parent)),
                ("party_parent", one(&record.party_parent)),
                ("now", Value::from(now)),
                ("changes", Value::from(self.changes(record))),
                ("predecessors", Value::from(predecessors)),
                ("ancestors", Value::from(ancestors)),
                ("children", Value::from(children)),
                ("valid_from", Value::from(cards::iso(record.valid_from))),
                ("valid_to", Value::from(cards::iso(record.valid_to))),
                ("line", Value::from(record.line.map(Line::word))),
                ("place", Value::from(record.place.clone())),
                ("feed", Value::from(feed)),
            ],
        )
    }

    /// What happened to a unit, the first change first.
    fn changes(&self, unit: &Unit) -> Vec<Value> {
        // A renaming that names nothing is an error of its own.
        let told = |change: &&UnitChange| change.kind.value != UnitChangeKind::Renamed || change.name.is_some();
        let mut changes: Vec<_> = unit.changes.iter().filter(told).collect();
        changes.sort_by_key(|change| change.date.start());
        let into = |change: &UnitChange| {
            let refs = change.into.iter().map(|unit| self.view.unit_ref(&unit.id, Some(change.date)));
            refs.flatten().map(|unit| Value::from_serializable(&unit)).collect::<Vec<_>>()
        };
        let one = |change: &UnitChange| {
            extend(
                Value::none(),
                [
                    ("date", Value::from(cards::iso(Some(change.date)))),
                    ("type", Value::from(change.kind.value.word())),
                    ("name", Value::from(change.name.clone())),
                    ("into", Value::from(into(change))),
                    ("basis", Value::from(change.basis.clone())),
                ],
            )
        };
        changes.into_iter().map(one).collect()
    }

    /// The awards that were conferred, grouped by track and class.
    pub(super) fn awards(&self) -> Page {
        let site = &self.view.site;
        let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
        for entry in site.award_types.iter() {
            let rows = site.award_rows(&entry.id);
            if rows.is_empty() {
                continue;
            }
            let record = &entry.record;
            let group = self.group_name(record.track, record.class);
            let item = self.award_value(&entry.id);
            match groups.iter_mut().find(|(name, _)| *name == group) {
                Some((_, items)) => items.push(item),
                None => groups.push((group, vec![item])),
            }
        }
        let groups: Vec<Value> = groups
            .into_iter()
            .map(|(name, items)| extend(Value::none(), [("name", Value::from(name)), ("items", Value::from(items))]))
            .collect();
        Page::new("awards.html", self.word("title-awards")).with("groups", groups)
    }

    fn group_name(&self, track: Option<Track>, class: Option<AwardClass>) -> String {
        let track = self.track_name(track);
        let class = self.class_name(class);
        format!("{class} · {track}")
    }

    fn track_name(&self, track: Option<Track>) -> String {
        self.word(match track.unwrap_or(Track::State) {
            Track::State => "track-state",
            Track::Party => "track-party",
            Track::Mass => "track-mass",
        })
    }

    fn class_name(&self, class: Option<AwardClass>) -> String {
        self.word(match class.unwrap_or(AwardClass::Form) {
            AwardClass::Title => "class-title",
            AwardClass::Form => "class-form",
        })
    }

    fn award_value(&self, id: &str) -> Value {
        let site = &self.view.site;
        let term = self.view.term(TermKind::Award, &site.award_types, id);
        let Some(record) = site.award_types.get(id).map(|entry| &entry.record) else { return term };
        let rows = site.award_rows(id);
        let recipients: BTreeSet<usize> = rows.iter().map(|(profile, _)| *profile).collect();
        let level = record.level.map(|level| self.word(level_name(level)));
        extend(
            term,
            [
                ("class", Value::from(record.class.unwrap_or(AwardClass::Form).word())),
                ("class_name", Value::from(self.class_name(record.class))),
                ("track", Value::from(record.track.unwrap_or(Track::State).word())),
                ("track_name", Value::from(self.track_name(record.track))),
                ("level_name", Value::from(level)),
                ("law", Value::from(record.law.clone())),
                ("ranked", Value::from(record.ranked)),
                ("occasions", Value::from(rows.len())),
                ("recipients", Value::from(recipients.len())),
            ],
        )
    }

    pub(super) fn award(&self, id: &str, number: usize) -> Page {
        let site = &self.view.site;
        let (name, description) = Self::named(&site.award_types, id);
        let (shown, pager) = self.paged(site.award_rows(id), &format!("khen-thuong/{id}"), number);
        let rows: Vec<Value> = shown.iter().map(|(profile, award)| self.award_row(*profile, *award)).collect();
        Page::new("award.html", name)
            .described(description.as_deref())
            .below(self.word("title-awards"), Route::page("khen-thuong"))
            .with("award", self.award_value(id))
            .with("rows", rows)
            .with("pager", pager)
    }

    fn award_row(&self, profile: usize, award: usize) -> Value {
        let card = self.view.award(&self.view.site.profiles[profile].record.awards[award]);
        extend(Value::none(), [("profile", self.view.profile(profile)), ("award", Value::from_serializable(&card))])
    }

    pub(super) fn decision(&self, id: &str) -> Page {
        let site = &self.view.site;
        let number = site.decisions.get(id).map_or_else(|| id.to_owned(), |d| d.record.number.clone());
        let mut rows = Vec::new();
        for profile in TermKind::Decision.profiles(site, id) {
            for (index, award) in site.profiles[profile].record.awards.iter().enumerate() {
                if award.stands() && site.decision_of(award).is_some_and(|decision| decision.id == id) {
                    rows.push(self.award_row(profile, index));
                }
            }
        }
        Page::new("decision.html", self.words("title-decision", &[("n", number)]))
            .below(self.word("title-decisions"), Route::page("quyet-dinh"))
            .with("term", self.decision_value(id))
            .with("rows", rows)
    }

    /// A word with values put in.
    pub(super) fn words(&self, key: &str, values: &[(&str, String)]) -> String {
        self.view.theme.strings.get(key, values).unwrap_or_else(|| key.to_owned())
    }
}
