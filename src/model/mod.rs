//! The site as a whole: assembled once, cross-referenced, immutable.
//!
//! [`assemble`] takes what was read and gives a [`Site`], in which everything that may be published is
//! in its final order, and everything held back is listed with its reason. Nothing here knows of
//! pages or templates. All counting is in [`statistics`], all withholding in [`gate`].

mod address;
mod aloud;
mod assemble;
pub mod check;
mod consents;
pub mod gate;
mod handout;
mod lacking;
pub mod namesakes;
mod query;
pub mod statistics;
mod units;
pub mod yearbook;

pub use address::{By, Written};
pub use assemble::{Assembled, assemble};
pub use consents::{Lacks, Line, Standing};
pub use gate::{HeldBack, Mode, Reason, Unconsented};
pub use handout::{Handout, Pack, Paper, Poster};
pub use lacking::Lack;
pub use query::{ArticleQuery, Person, ProfileOrder, ProfileQuery, Subject};
pub use units::{Called, MOST_LEVELS};

use crate::config::Config;
use crate::path::{Route, SourcePath};
use crate::reading::entities::{Article, Award, Event, Gallery, Page, Profile, ProfileKind, Role, Video};
use crate::reading::vocabulary::{
    AwardType, CommitmentCount, Decision, Directive, Field, Figure, Series, Signature, Standard, Term, Topic, Unit,
};
use crate::reading::yearbook::Volume;
use crate::reading::{Entry, Kind, introduced};
use crate::vietnamese::{
    Abbreviations, AwardWording, Known, Name, PartialDate, fold, initial, is_told_by, more_exact, nearest,
    nearest_known, slug, split,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::Arc;

/// A record with its address. What was read is shared: the site and each yearbook have items of their own of one entry.
#[derive(Debug)]
pub struct Item<T> {
    entry: Arc<Entry<T>>,
    pub route: Route,
    /// In a preview: why it would be held back.
    pub held: Option<Reason>,
}

impl<T> Deref for Item<T> {
    type Target = Entry<T>;

    fn deref(&self) -> &Entry<T> {
        &self.entry
    }
}

/// A vocabulary: its entries in their order, and by id.
#[derive(Debug)]
pub struct Terms<T> {
    entries: Vec<Arc<Entry<T>>>,
    index: HashMap<String, usize>,
}

impl<T: Term> Terms<T> {
    fn new(entries: Vec<Arc<Entry<T>>>) -> Self {
        let index = entries.iter().enumerate().map(|(i, entry)| (entry.id.clone(), i)).collect();
        Terms { entries, index }
    }

    pub fn get(&self, id: &str) -> Option<&Entry<T>> {
        self.index.get(id).map(|i| &*self.entries[*i])
    }

    /// The place of a term in the order of its vocabulary; unknown ones come last.
    pub fn rank(&self, id: &str) -> usize {
        self.index.get(id).copied().unwrap_or(usize::MAX)
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Entry<T>> + DoubleEndedIterator {
        self.entries.iter().map(|entry| &**entry)
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.id.as_str())
    }

    /// The id of the term that a text names which is no id: by a slip, or by its name.
    pub fn near(&self, text: &str) -> Option<&str> {
        match self.worded(text) {
            AwardWording::One(id) => self.get(id).map(|entry| entry.id.as_str()),
            AwardWording::Unknown => self.nearest(text, &self.known()),
            // Of a giver that the built-in types have not, the site may have a type of its own.
            AwardWording::New => {
                let own: Vec<_> =
                    self.known().into_iter().filter(|known| T::worded(known.name) == AwardWording::New).collect();
                self.nearest(text, &own)
            }
            AwardWording::Several(_) | AwardWording::NeverGiven | AwardWording::Together => None,
        }
    }

    /// The id of the nearest of `known`, unless a word of the text says that it is another one.
    fn nearest<'a>(&self, text: &str, known: &[Known<'a>]) -> Option<&'a str> {
        let id = nearest_known(text, known)?.id;
        let names = known.iter().filter(|known| known.id == id).flat_map(|known| [Some(known.name), known.short]);
        let told = !T::EVERY_WORD || is_told_by(text, names.flatten().chain([id]));
        told.then_some(id)
    }

    /// The ids of those that a text may name, where it names none of them exactly.
    pub fn meant(&self, text: &str) -> Vec<&str> {
        match self.worded(text) {
            AwardWording::Several(ids) => {
                let mut meant: Vec<&str> =
                    ids.iter().filter_map(|id| self.get(id).map(|entry| entry.id.as_str())).collect();
                let others = more_exact(text, &self.known()).into_iter().map(|known| known.id);
                meant.extend(others.filter(|id| !ids.contains(id)));
                meant
            }
            AwardWording::Unknown => more_exact(text, &self.known()).into_iter().map(|known| known.id).collect(),
            _ => Vec::new(),
        }
    }

    /// What a text names by rules of its own; unknown where it is the name, or nearly the id, of a term, which a site may have
    /// given itself.
    pub fn worded(&self, text: &str) -> AwardWording {
        let worded = T::worded(text);
        let wanted = fold(text);
        let is_own = |entry: &Entry<T>| {
            let names = [Some(entry.record.name()), entry.record.short(), Some(entry.id.as_str())];
            names.into_iter().flatten().any(|name| fold(name) == wanted)
        };
        match worded {
            AwardWording::One(id) if self.get(id).is_none() => AwardWording::Unknown,
            AwardWording::Unknown => worded,
            _ if self.iter().any(is_own) => AwardWording::Unknown,
            _ if slug(text) == text && self.by_slip(text) => AwardWording::Unknown,
            _ => worded,
        }
    }

    /// Whether an id is a slip of a known one.
    fn by_slip(&self, id: &str) -> bool {
        nearest(id, self.ids()).is_some()
    }

    fn known(&self) -> Vec<Known<'_>> {
        let former = self.iter().flat_map(|entry| {
            entry.record.former_names().into_iter().map(|name| Known { id: &entry.id, name, short: None })
        });
        self.iter().map(known).chain(former).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The address of a term's page.
    pub fn route(&self, id: &str) -> Route {
        Route::page(&format!("{}/{id}", T::FOLDER))
    }
}

fn known<T: Term>(entry: &Entry<T>) -> Known<'_> {
    Known { id: &entry.id, name: entry.record.name(), short: entry.record.short() }
}

/// A vocabulary, whatever its terms are.
pub trait Vocabulary {
    /// What its terms are, as findings name it.
    fn entity(&self) -> &'static str;
    /// The first step of its pages' addresses.
    fn folder(&self) -> &'static str;
    /// What a term is called.
    fn name(&self, id: &str) -> Option<&str>;
    fn ids(&self) -> Box<dyn Iterator<Item = &str> + '_>;
    /// The id of the term that a text names which is no id.
    fn near(&self, text: &str) -> Option<&str>;
}

impl<T: Term> Vocabulary for Terms<T> {
    fn entity(&self) -> &'static str {
        T::NAME
    }

    fn folder(&self) -> &'static str {
        T::FOLDER
    }

    fn name(&self, id: &str) -> Option<&str> {
        self.get(id).map(|entry| entry.record.name())
    }

    fn ids(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        Box::new(self.ids())
    }

    fn near(&self, text: &str) -> Option<&str> {
        self.near(text)
    }
}

/// A page that is no longer published.
#[derive(Debug)]
pub struct Withdrawn {
    pub kind: Kind,
    pub id: String,
    /// The person's, or a title.
    pub name: String,
    pub route: Route,
    pub path: SourcePath,
    /// The file of its text.
    pub body_path: SourcePath,
}

#[derive(Debug)]
pub struct Site {
    pub config: Config,
    pub config_path: SourcePath,
    pub mode: Mode,
    /// Newest first.
    pub articles: Vec<Item<Article>>,
    /// In the order of an index of names.
    pub profiles: Vec<Item<Profile>>,
    pub pages: Vec<Item<Page>>,
    /// Newest first, as are videos and events.
    pub galleries: Vec<Item<Gallery>>,
    pub videos: Vec<Item<Video>>,
    pub events: Vec<Item<Event>>,
    pub yearbooks: Vec<Arc<Entry<Volume>>>,
    pub units: Terms<Unit>,
    pub fields: Terms<Field>,
    pub award_types: Terms<AwardType>,
    pub series: Terms<Series>,
    pub topics: Terms<Topic>,
    pub directives: Terms<Directive>,
    pub decisions: Terms<Decision>,
    pub figures: Terms<Figure>,
    pub standards: Terms<Standard>,
    pub commitments: Vec<Arc<Entry<CommitmentCount>>>,
    /// Under proofs of yearbooks, in the order in which they were given; for the office alone.
    pub signatures: Vec<Arc<Entry<Signature>>>,
    /// What is said for what is written short.
    pub abbreviations: Abbreviations,
    pub held_back: Vec<HeldBack>,
    pub withdrawn: Vec<Withdrawn>,
    /// What every whole address of the site begins with, up to a `/`; none without `base_url`.
    pub base: Option<String>,
    /// The files that no text may publish.
    pub private: gate::Private,
    /// The thing at each address, published or not, now and before: `/ho-so/x/` is `ho-so/x`.
    addresses: HashMap<Route, String>,
    /// The id of each decision by its number.
    decision_numbers: HashMap<String, String>,
    links: Links,
}

/// What is derived once from all records: who is where, by index into the site's lists.
#[derive(Debug, Default)]
struct Links {
    /// `ho-so/id`, `bai-viet/id` ... to the item.
    items: HashMap<String, Subject>,
    /// Why an item is not published, by the same key.
    hidden: HashMap<String, Reason>,
    /// Articles that name a profile, newest first.
    mentions: HashMap<String, Vec<usize>>,
    articles_by_unit: HashMap<String, Vec<usize>>,
    articles_by_field: HashMap<String, Vec<usize>>,
    articles_by_topic: HashMap<String, Vec<usize>>,
    articles_by_series: HashMap<String, Vec<usize>>,
    articles_by_directive: HashMap<String, Vec<usize>>,
    articles_by_year: BTreeMap<u16, Vec<usize>>,
    /// Under each year and month, and each day where the site lists those, that has any: a year comes before its months, a month before its days.
    articles_by_date: BTreeMap<PartialDate, Vec<usize>>,
    profiles_by_unit: HashMap<String, Vec<usize>>,
    profiles_by_field: HashMap<String, Vec<usize>>,
    profiles_by_topic: HashMap<String, Vec<usize>>,
    profiles_by_directive: HashMap<String, Vec<usize>>,
    profiles_by_award: HashMap<String, Vec<usize>>,
    /// Every standing conferring: profile, and index of the award in its record; the latest year first.
    award_rows: HashMap<String, Vec<(usize, usize)>>,
    profiles_by_model: HashMap<String, Vec<usize>>,
    profiles_by_decision: HashMap<String, Vec<usize>>,
    profiles_by_year: BTreeMap<u16, Vec<usize>>,
    /// A unit's children on the administrative or, without one, the party line.
    children: HashMap<String, Vec<String>>,
    party_children: HashMap<String, Vec<String>>,
    predecessors: HashMap<String, Vec<String>>,
}

impl Item<Profile> {
    pub fn kind(&self) -> ProfileKind {
        self.record.kind.value
    }

    /// The name in its parts, as the index compares it.
    pub fn name_parts(&self) -> Name {
        match &self.record.name_parts {
            Some(parts) => Name {
                family: parts.family.clone().unwrap_or_default(),
                middle: parts.middle.clone().unwrap_or_default(),
                given: parts.given.clone(),
            },
            None => split(&self.record.name),
        }
    }

    /// The letter under which an index of names lists it.
    pub fn letter(&self) -> char {
        match &self.record.sort_as {
            Some(text) => initial(text),
            None if self.kind() == ProfileKind::Individual => initial(&self.name_parts().given),
            None => initial(&self.record.name),
        }
    }

    /// The awards that still stand. Revoked ones are in no list and no total.
    pub fn awards(&self) -> impl Iterator<Item = &Award> {
        self.record.awards.iter().filter(|award| award.stands())
    }

    /// The first role that was held in a unit.
    pub fn role_in(&self, unit: &str) -> Option<&Role> {
        self.record.roles.iter().find(|role| role.unit.as_ref().is_some_and(|own| own.id == unit))
    }

    /// Every unit the profile belongs to: its own and those of its roles, each once, in order.
    pub fn unit_ids(&self) -> Vec<&str> {
        let mut ids = Vec::new();
        let own = self.record.units.iter().map(|unit| unit.id.as_str());
        let roles = self.record.roles.iter().filter_map(|role| role.unit.as_ref().map(|unit| unit.id.as_str()));
        for id in own.chain(roles) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

impl Item<Page> {
    /// Whether it stands above a list, at the list's address.
    pub fn introduces(&self) -> bool {
        introduced(&self.id).is_some()
    }
}

impl Site {
    /// The page that stands above the list at this address, by its index.
    pub fn introduction(&self, list: &Route) -> Option<usize> {
        self.pages.iter().position(|page| page.introduces() && page.route == *list)
    }

    /// The ids of the profiles that an article names: in `nhac_den`, by a link, or by a call.
    pub fn mentioned(&self, article: &Item<Article>) -> BTreeSet<String> {
        assemble::mentioned(self, article)
    }

    /// The year of an award: its own, that of its date, or that of its decision. One that tells only a period was given in
    /// no year that is known, and is counted in none.
    pub fn award_year(&self, award: &Award) -> Option<u16> {
        award
            .year
            .map(|year| year.0)
            .or_else(|| award.date.map(PartialDate::year))
            .or_else(|| self.decision_of(award)?.record.date.map(PartialDate::year))
    }

    /// By which year an award was given, to put awards in order: its own, or the last of its period.
    pub fn awarded_by(&self, award: &Award) -> Option<u16> {
        self.award_year(award).or_else(|| award.period.map(|period| period.to().year()))
    }

    /// The years in which a profile is an example: those given, or else those of its awards.
    pub fn years_of(&self, profile: &Item<Profile>) -> BTreeSet<u16> {
        let given: BTreeSet<u16> = profile.record.years.iter().map(|year| year.0).collect();
        if given.is_empty() { profile.awards().filter_map(|award| self.award_year(award)).collect() } else { given }
    }

    /// The decision that an award names, when the vocabulary has it, by its number or its id.
    pub fn decision_of(&self, award: &Award) -> Option<&Entry<Decision>> {
        let written = &award.decision.as_ref()?.value;
        self.decisions.get(written).or_else(|| self.decisions.get(self.decision_numbers.get(written)?))
    }
}
