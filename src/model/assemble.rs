//! From what was read to a [`Site`]: gates first, then order, then links. Pure; the same reading gives
//! the same site.

use super::address::key;
use super::gate::{
    self, Audience, Gated, HeldBack, Holder, Mode, NamesFiles, Others, Private, Reason, Seen, Verdict, files_of_text,
};
use super::query::Subject;
use super::units::{as_of, with_ancestors};
use super::{Item, Links, Site, Terms, Withdrawn};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::doc::To;
use crate::path::{Route, SourcePath};
use crate::reading::entities::{Article, Event, Gallery, Page, Profile, Status, Video};
use crate::reading::vocabulary::Term;
use crate::reading::{Entry, Kind, Lost, Reading, introduced};
use crate::schema::Spanned;
use crate::source::Sources;
use crate::vietnamese::{Abbreviations, NameKey, PartialDate, TextKey, slug};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// A site, and what its checks need beside it.
pub struct Assembled {
    pub site: Site,
    pub(super) waiting: Waiting,
    pub(super) reading: Reading,
}

/// Assembles the site.
pub fn assemble(
    reading: Reading,
    config: (Config, SourcePath),
    mode: Mode,
    sources: &Sources,
    seen: &Arc<Seen>,
) -> (Assembled, Findings) {
    let (site, waiting, findings) = gather(&reading, config, mode, (Audience::Site, mode.today), sources, seen);
    (Assembled { site, waiting, reading }, findings)
}

/// What is held back, for the checks alone: it is in no list of a [`Site`].
#[derive(Debug, Default)]
pub(super) struct Waiting {
    pub articles: Vec<Item<Article>>,
    pub profiles: Vec<Item<Profile>>,
    pub pages: Vec<Item<Page>>,
    pub galleries: Vec<Item<Gallery>>,
    pub videos: Vec<Item<Video>>,
    pub events: Vec<Item<Event>>,
}

fn decided(reading: &Reading) -> gate::Decided {
    let dated = reading.decisions.iter().filter_map(|entry| Some((entry, entry.record.date?)));
    dated.flat_map(|(entry, date)| [(entry.record.number.clone(), date), (entry.id.clone(), date)]).collect()
}

/// The site as an audience may see it, unchecked: whoever's consent does not cover the audience is in no list. Its units
/// are those of a day.
pub(super) fn gather(
    reading: &Reading,
    (config, config_path): (Config, SourcePath),
    mode: Mode,
    (audience, day): (Audience, PartialDate),
    sources: &Sources,
    seen: &Arc<Seen>,
) -> (Site, Waiting, Findings) {
    let mut findings = Findings::new();
    let allowed = config.allowed_contacts();
    let telling = reading.notes.iter().filter(|(_, notes)| gate::tells(notes, &allowed).next().is_some());
    let mut sorter = Sorter {
        config: &config,
        mode,
        telling: telling.map(|(path, _)| path).chain(seen.names.keys()).cloned().collect(),
        held_back: Vec::new(),
        withdrawn: Vec::new(),
        hidden: HashMap::new(),
        addresses: HashMap::new(),
        former: Vec::new(),
        private: Private::new(Arc::clone(&reading.names), Arc::clone(seen)),
        findings: &mut findings,
    };
    for entry in &reading.profiles {
        sorter.private.keep_paper(&entry.path, &entry.record, sources);
    }
    let people = reading.profiles.iter().flat_map(|entry| [entry.record.name.as_str(), entry.id.as_str()]);
    let lost = reading.lost.iter().filter(|lost| lost.kind == Kind::Profile);
    let lost = lost.flat_map(|lost| [lost.name.as_str(), lost.id.as_str()]);
    sorter.private.keep_papers_of(&people.chain(lost).collect::<Vec<_>>());
    sorter.lose(&reading.lost);
    sorter.private.show(&gate::files_of_books(&reading.yearbooks, audience, mode));
    sorter.private.show(&gate::files_of_config(&config, &config_path));
    let consenting: HashSet<String> = reading
        .profiles
        .iter()
        .filter(|entry| gate::covers(&entry.record, mode, audience))
        .map(|entry| entry.id.clone())
        .collect();
    let others = Others { consenting: consenting.iter().map(String::as_str).collect(), decided: decided(reading) };

    let (mut profiles, waiting_profiles) = sorter.sort(
        Kind::Profile,
        reading.profiles.clone(),
        |r| &r.slug,
        |record| gate::judge_profile(record, &config, mode, audience, &others),
    );
    let (mut articles, waiting_articles) = sorter.sort_plain(Kind::Article, reading.articles.clone(), |r| &r.slug);
    let (mut pages, waiting_pages) = sorter.sort_plain(Kind::Page, reading.pages.clone(), |r| &r.slug);
    let (mut galleries, waiting_galleries) = sorter.sort_plain(Kind::Gallery, reading.galleries.clone(), |r| &r.slug);
    let (mut videos, waiting_videos) = sorter.sort_plain(Kind::Video, reading.videos.clone(), |r| &r.slug);
    let (mut events, waiting_events) = sorter.sort_plain(Kind::Event, reading.events.clone(), |r| &r.slug);
    let Sorter { held_back, withdrawn, hidden, mut addresses, former, mut private, .. } = sorter;
    private.inspect(sources);
    for (route, key) in former {
        addresses.entry(route).or_insert(key);
    }
    let waiting = Waiting {
        articles: waiting_articles,
        profiles: waiting_profiles,
        pages: waiting_pages,
        galleries: waiting_galleries,
        videos: waiting_videos,
        events: waiting_events,
    };

    profiles.sort_by_cached_key(name_key);
    newest_first(&mut articles, |r| r.date);
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    newest_first(&mut galleries, |r| r.date);
    newest_first(&mut videos, |r| r.date);
    newest_first(&mut events, |r| r.date);

    let own_abbreviations =
        reading.abbreviations.iter().map(|entry| (entry.record.short.value.as_str(), entry.record.words.as_str()));
    let mut commitments = reading.commitments.clone();
    commitments.sort_by_key(|entry| (Reverse(entry.record.year), entry.id.clone()));

    let decision_numbers =
        reading.decisions.iter().map(|entry| (entry.record.number.clone(), entry.id.clone())).collect();
    let base = config.base().map(|mut base| {
        base.set_fragment(None);
        base.to_string()
    });
    let mut site = Site {
        base,
        decision_numbers,
        units: terms(as_of(&reading.units, day)),
        fields: terms(reading.fields.clone()),
        award_types: terms_by(reading.award_types.clone(), |award| award.precedence),
        series: terms(reading.series.clone()),
        topics: terms_by(reading.topics.clone(), |topic| topic.year.map(|y| 9999 - u64::from(y.0))),
        directives: terms_by(reading.directives.clone(), |d| newest(d.date)),
        decisions: terms_by(reading.decisions.clone(), |d| newest(d.date)),
        figures: terms(reading.figures.clone()),
        standards: terms(reading.standards.clone()),
        yearbooks: reading.yearbooks.clone(),
        config,
        config_path,
        mode,
        articles,
        profiles,
        pages,
        galleries,
        videos,
        events,
        commitments,
        signatures: reading.signatures.clone(),
        abbreviations: Abbreviations::default().with(own_abbreviations),
        held_back,
        withdrawn,
        private,
        addresses,
        links: Links::default(),
    };
    site.links = link(&site, hidden);
    (site, waiting, findings)
}

/// A sort key by which newer dates come first.
fn newest(date: Option<PartialDate>) -> Option<u64> {
    date.map(|d| {
        let day = u64::from(d.year()) * 10_000 + u64::from(d.month().unwrap_or(0)) * 100;
        100_000_000 - day - u64::from(d.day().unwrap_or(0))
    })
}

/// A vocabulary in its order: as given by `thu_tu`, then by name.
fn terms<T: Term>(entries: Vec<Arc<Entry<T>>>) -> Terms<T> {
    terms_by(entries, |_| None)
}

fn terms_by<T: Term>(mut entries: Vec<Arc<Entry<T>>>, rank: impl Fn(&T) -> Option<u64>) -> Terms<T> {
    entries.sort_by_cached_key(|entry| {
        let record = &entry.record;
        (
            record.order().unwrap_or(u64::MAX),
            rank(record).unwrap_or(u64::MAX),
            TextKey::new(record.name()),
            entry.id.clone(),
        )
    });
    Terms::new(entries)
}

fn name_key(item: &Item<Profile>) -> (NameKey, String) {
    let key = match (&item.record.sort_as, item.record.kind.value) {
        (Some(text), _) => NameKey::sorted_as(text),
        (None, crate::reading::entities::ProfileKind::Individual) => NameKey::new(&item.name_parts()),
        // The names of bodies, households and models have no family or given part.
        (None, _) => NameKey::sorted_as(&item.record.name),
    };
    (key, item.id.clone())
}

fn newest_first<T>(items: &mut [Item<T>], date: impl Fn(&T) -> Option<PartialDate>) {
    items.sort_by(|a, b| date(&b.record).cmp(&date(&a.record)).then_with(|| b.id.cmp(&a.id)));
}

/// Passes entries through the gates and gives the ones that may be shown their addresses.
struct Sorter<'a> {
    config: &'a Config,
    mode: Mode,
    /// The files that hold private data.
    telling: BTreeSet<SourcePath>,
    held_back: Vec<HeldBack>,
    withdrawn: Vec<Withdrawn>,
    hidden: HashMap<String, Reason>,
    addresses: HashMap<Route, String>,
    /// Addresses of before, which yield to those of now.
    former: Vec<(Route, String)>,
    private: Private,
    findings: &'a mut Findings,
}

impl Sorter<'_> {
    fn sort_plain<T: Gated + NamesFiles>(
        &mut self,
        kind: Kind,
        entries: Vec<Arc<Entry<T>>>,
        own: impl Fn(&T) -> &Option<Spanned<String>>,
    ) -> (Vec<Item<T>>, Vec<Item<T>>) {
        let (config, mode) = (self.config, self.mode);
        self.sort(kind, entries, own, |record| gate::judge(record, config, mode))
    }

    /// What may be shown, and what may not.
    fn sort<T: Gated + NamesFiles>(
        &mut self,
        kind: Kind,
        entries: Vec<Arc<Entry<T>>>,
        own: impl Fn(&T) -> &Option<Spanned<String>>,
        judge: impl Fn(&T) -> Verdict,
    ) -> (Vec<Item<T>>, Vec<Item<T>>) {
        let mut items = Vec::with_capacity(entries.len());
        let mut waiting = Vec::new();
        for entry in entries {
            let (route, bad) = route(kind, &entry.id, own(&entry.record).as_ref(), &entry.path);
            let key = key(kind, &entry.id);
            self.former.extend(entry.record.aliases().iter().map(|alias| (Route::page(&alias.value), key.clone())));
            // Who writes the address of a list means the list, with a text above it or without.
            let list = introduced(&entry.id).filter(|_| kind == Kind::Page).map(Route::page);
            if list.is_none() {
                self.addresses.insert(route.clone(), key);
            }
            let mut files = entry.record.files(&entry.path);
            files.extend(files_of_text(entry.pointed(), &entry.body_path));
            let tells = self.telling.contains(&entry.path) || self.telling.contains(&entry.body_path);
            let verdict = judge(&entry.record).unless(tells.then_some(Reason::PrivateData), self.mode);
            self.findings.extend(bad.and_then(|bad| match &verdict {
                Verdict::HoldBack(reason) if reason.is_final() => None,
                Verdict::HoldBack(_) => Some(Diagnostic { severity: Severity::Warning, ..bad }),
                Verdict::Publish | Verdict::Preview(_) => Some(bad),
            }));
            if let Verdict::HoldBack(reason) = &verdict {
                self.hold_back(kind, &entry, route.clone(), reason.clone(), &files);
            } else {
                self.private.publish(kind, &entry.path, &entry.id, &files);
            }
            let (held, items) = match verdict {
                Verdict::Publish => (None, &mut items),
                Verdict::Preview(reason) => (Some(reason), &mut items),
                Verdict::HoldBack(reason) => (Some(reason), &mut waiting),
            };
            items.push(Item { entry, route: list.unwrap_or(route), held });
        }
        (items, waiting)
    }

    /// Records that could not be read, for which no gate can speak: their files stay. One that says it is withdrawn, or a
    /// draft, is. A preview has nothing to show of such a draft: there it is only not sound.
    fn lose(&mut self, lost: &[Lost]) {
        for lost in lost {
            let drafted = lost.waits && !self.mode.lifts(&Reason::Draft);
            let reason = match lost.withdrawn {
                true => Some(Reason::Withdrawn),
                false => drafted.then_some(Reason::Draft),
            };
            self.private.lose(lost, reason.clone());
            let Some(reason) = reason else { continue };
            self.hidden.insert(key(lost.kind, &lost.id), reason.clone());
            let route = Route::page(&key(lost.kind, &lost.id));
            if lost.withdrawn {
                self.withdrawn.push(Withdrawn {
                    kind: lost.kind,
                    id: lost.id.clone(),
                    name: lost.name.clone(),
                    route: route.clone(),
                    path: lost.path.clone(),
                    body_path: lost.path.clone(),
                });
            }
            self.held_back.push(HeldBack {
                kind: lost.kind,
                id: lost.id.clone(),
                name: lost.name.clone(),
                path: lost.path.clone(),
                body_path: lost.path.clone(),
                route,
                reason,
                drafted: !lost.withdrawn,
            });
        }
    }

    fn hold_back<T: Gated>(
        &mut self,
        kind: Kind,
        entry: &Entry<T>,
        route: Route,
        reason: Reason,
        files: &[SourcePath],
    ) {
        self.hidden.insert(key(kind, &entry.id), reason.clone());
        let holder = Holder { kind, id: entry.id.clone(), path: entry.path.clone(), reason: Some(reason.clone()) };
        self.private.hold_back(holder, files);
        if reason == Reason::Withdrawn {
            self.withdrawn.push(Withdrawn {
                kind,
                id: entry.id.clone(),
                name: entry.record.name().to_owned(),
                route: route.clone(),
                path: entry.path.clone(),
                body_path: entry.body_path.clone(),
            });
        }
        self.held_back.push(HeldBack {
            kind,
            id: entry.id.clone(),
            name: entry.record.name().to_owned(),
            path: entry.path.clone(),
            body_path: entry.body_path.clone(),
            route,
            reason,
            drafted: matches!(entry.record.status(), Some(Status::Draft | Status::InReview)),
        });
    }
}

/// The item's address: its id, whose last step `duong_dan` may replace, and what is wrong with that.
fn route(kind: Kind, id: &str, own: Option<&Spanned<String>>, path: &SourcePath) -> (Route, Option<Diagnostic>) {
    let mut steps = id.to_owned();
    let mut bad = None;
    if let Some(own) = own {
        let proper = slug(&own.value);
        if proper == own.value && !own.value.is_empty() {
            let keep = id.rfind('/').map_or(0, |i| i + 1);
            steps.truncate(keep);
            steps.push_str(&own.value);
        } else {
            let place = Place::at(path, own.span);
            let finding = Diagnostic::new(Code::BadAddress).arg("address", own.value.as_str());
            bad = Some(finding.at(place.clone()).fix(place, proper));
        }
    }
    (Route::page(&format!("{}/{steps}", kind.folder())), bad)
}

/// Derives who is where.
fn link(site: &Site, hidden: HashMap<String, Reason>) -> Links {
    let mut links = Links { hidden, ..Links::default() };
    link_items(site, &mut links);
    link_units(site, &mut links);
    for (index, article) in site.articles.iter().enumerate() {
        let record = &article.record;
        fill(&mut links.articles_by_unit, with_ancestors(site, record.units.iter().map(|u| u.id.as_str())), index);
        fill(&mut links.articles_by_field, record.fields.iter().map(|f| f.id.clone()), index);
        fill(&mut links.articles_by_topic, record.topics.iter().map(|t| t.id.clone()), index);
        fill(&mut links.articles_by_directive, record.directives.iter().map(|d| d.id.clone()), index);
        fill(&mut links.articles_by_series, record.series.iter().map(|s| s.id.clone()), index);
        let years: BTreeSet<u16> = record.years.iter().map(|y| y.0).chain(record.date.map(PartialDate::year)).collect();
        for year in years {
            links.articles_by_year.entry(year).or_default().push(index);
        }
        let archive = site.config.archive();
        for scope in record.date.into_iter().flat_map(PartialDate::scopes).filter(|scope| archive.has(*scope)) {
            links.articles_by_date.entry(scope).or_default().push(index);
        }
        fill(&mut links.mentions, mentioned(site, article), index);
    }
    for (index, profile) in site.profiles.iter().enumerate() {
        let record = &profile.record;
        fill(&mut links.profiles_by_unit, with_ancestors(site, profile.unit_ids()), index);
        fill(&mut links.profiles_by_field, record.fields.iter().map(|f| f.id.clone()), index);
        fill(&mut links.profiles_by_topic, record.topics.iter().map(|t| t.id.clone()), index);
        fill(&mut links.profiles_by_directive, record.directives.iter().map(|d| d.id.clone()), index);
        fill(&mut links.profiles_by_award, profile.awards().map(|a| a.kind.id.clone()), index);
        fill(&mut links.profiles_by_model, record.models.iter().map(|m| m.id.clone()), index);
        let decisions = profile.awards().filter_map(|a| site.decision_of(a)).map(|d| d.id.clone());
        fill(&mut links.profiles_by_decision, decisions, index);
        for year in site.years_of(profile) {
            links.profiles_by_year.entry(year).or_default().push(index);
        }
        for (given, award) in record.awards.iter().enumerate().filter(|(_, award)| award.stands()) {
            links.award_rows.entry(award.kind.id.clone()).or_default().push((index, given));
        }
    }
    for rows in links.award_rows.values_mut() {
        rows.sort_by_cached_key(|(profile, given)| {
            Reverse(site.awarded_by(&site.profiles[*profile].record.awards[*given]))
        });
    }
    links
}

/// Adds `index` under each key, once, keeping the order of the site's lists.
fn fill(map: &mut HashMap<String, Vec<usize>>, keys: impl IntoIterator<Item = String>, index: usize) {
    for key in keys {
        let list = map.entry(key).or_default();
        if list.last() != Some(&index) {
            list.push(index);
        }
    }
}

fn link_items(site: &Site, links: &mut Links) {
    macro_rules! items {
        ($($list:ident $kind:ident;)*) => { $(
            for (index, item) in site.$list.iter().enumerate() {
                links.items.insert(key(Kind::$kind, &item.id), Subject::$kind(index));
            }
        )* };
    }
    items! {
        articles Article; profiles Profile; pages Page; galleries Gallery; videos Video; events Event;
    }
}

fn link_units(site: &Site, links: &mut Links) {
    for unit in site.units.iter() {
        let record = &unit.record;
        if let Some(parent) = record.parent.as_ref().or(record.party_parent.as_ref()) {
            links.children.entry(parent.id.clone()).or_default().push(unit.id.clone());
        }
        if let Some(parent) = &record.party_parent {
            links.party_children.entry(parent.id.clone()).or_default().push(unit.id.clone());
        }
        for next in record.successors() {
            links.predecessors.entry(next.id.clone()).or_default().push(unit.id.clone());
        }
    }
}

/// The profiles that an article names: in `nhac_den`, by a link, or by a call.
pub(super) fn mentioned(site: &Site, article: &Item<crate::reading::entities::Article>) -> BTreeSet<String> {
    let listed = article.record.mentions.iter().map(|m| m.id.clone());
    let folder = format!("{}/", Kind::Profile.folder());
    let pointed = article.pointed();
    let linked = pointed.links.iter().filter_map(|link| match &*site.meant(&link.target.to) {
        To::Internal { id, .. } => id.strip_prefix(&folder).map(str::to_owned),
        _ => None,
    });
    let called = pointed.calls.iter();
    let called = called.filter(|call| matches!(call.name.as_str(), "ho_so" | "profile"));
    let called = called.filter_map(|call| call.args.get("id").cloned());
    listed.chain(linked).chain(called).collect()
}
