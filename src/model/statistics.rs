//! The one function that counts. Site, book, open data and calls take every total from
//! [`Tally::of`], so that two of them can never disagree.
//!
//! `lượt` is not a person: an **occasion** is one conferring of one award; a **recipient** is a
//! profile with at least one. The same collective honoured three times is three occasions, one
//! recipient.

use super::Site;
use crate::reading::entities::ProfileKind;
use crate::reading::vocabulary::Level;
use std::collections::{BTreeMap, BTreeSet};

/// A number of conferrings and of distinct profiles they went to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub occasions: usize,
    pub recipients: usize,
}

/// Totals over a set of profiles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Profiles by kind; kinds without any are absent.
    pub profiles: BTreeMap<ProfileKind, usize>,
    pub awards: Count,
    pub awards_by_kind: BTreeMap<ProfileKind, Count>,
    /// By award type, in the order of precedence.
    pub awards_by_type: Vec<(String, Count)>,
    /// By level, those of no level last.
    pub awards_by_level: Vec<(Option<Level>, Count)>,
    /// By the units, as they are today (see [`Site::heir`]), and the fields that the recipients name themselves.
    pub awards_by_unit: BTreeMap<String, Count>,
    pub awards_by_field: BTreeMap<String, Count>,
    /// By year of conferring; awards without any year are only in the total.
    pub awards_by_year: BTreeMap<u16, Count>,
    /// Profiles by field, most first.
    pub profiles_by_field: Vec<(String, usize)>,
    /// Profiles by the units they name themselves, as they are today, most first.
    pub profiles_by_unit: Vec<(String, usize)>,
    /// Profiles by the years in which they are examples.
    pub profiles_by_year: BTreeMap<u16, usize>,
}

/// Occasions, and the profiles that they went to.
#[derive(Default)]
struct Pile {
    occasions: usize,
    recipients: BTreeSet<usize>,
}

impl Pile {
    fn add(&mut self, profile: usize) {
        self.occasions += 1;
        self.recipients.insert(profile);
    }

    fn count(&self) -> Count {
        Count { occasions: self.occasions, recipients: self.recipients.len() }
    }
}

impl Tally {
    /// Counts the given profiles of the site (indices into [`Site::profiles`]).
    pub fn of(site: &Site, profiles: &[usize]) -> Tally {
        let mut tally = Tally::default();
        let mut all = Pile::default();
        let mut by_kind: BTreeMap<ProfileKind, Pile> = BTreeMap::new();
        let mut by_type: BTreeMap<&str, Pile> = BTreeMap::new();
        let mut by_year: BTreeMap<u16, Pile> = BTreeMap::new();
        let mut by_level: BTreeMap<(bool, Option<Level>), Pile> = BTreeMap::new();
        let mut by_unit: BTreeMap<&str, Pile> = BTreeMap::new();
        let mut by_field: BTreeMap<&str, Pile> = BTreeMap::new();
        let mut fields: BTreeMap<&str, usize> = BTreeMap::new();
        let mut units: BTreeMap<&str, usize> = BTreeMap::new();
        for &index in profiles {
            let profile = &site.profiles[index];
            *tally.profiles.entry(profile.kind()).or_default() += 1;
            let own: BTreeSet<&str> = profile.record.fields.iter().map(|field| field.id.as_str()).collect();
            for field in &own {
                *fields.entry(field).or_default() += 1;
            }
            // Whoever is of a unit and of the one that it was merged into is of one unit.
            let today: BTreeSet<&str> = profile.unit_ids().into_iter().map(|id| site.heir(id)).collect();
            for unit in &today {
                *units.entry(unit).or_default() += 1;
            }
            for year in site.years_of(profile) {
                *tally.profiles_by_year.entry(year).or_default() += 1;
            }
            for award in profile.awards() {
                all.add(index);
                by_kind.entry(profile.kind()).or_default().add(index);
                by_type.entry(&award.kind.id).or_default().add(index);
                let level = site.award_types.get(&award.kind.id).and_then(|kind| kind.record.level);
                by_level.entry((level.is_none(), level)).or_default().add(index);
                for unit in &today {
                    by_unit.entry(unit).or_default().add(index);
                }
                for field in &own {
                    by_field.entry(field).or_default().add(index);
                }
                if let Some(year) = site.award_year(award) {
                    by_year.entry(year).or_default().add(index);
                }
            }
        }
        tally.awards = all.count();
        tally.awards_by_kind = by_kind.iter().map(|(kind, pile)| (*kind, pile.count())).collect();
        tally.awards_by_type = by_type.iter().map(|(id, pile)| ((*id).to_owned(), pile.count())).collect();
        tally.awards_by_level = by_level.iter().map(|((_, level), pile)| (*level, pile.count())).collect();
        tally.awards_by_unit = by_unit.iter().map(|(id, pile)| ((*id).to_owned(), pile.count())).collect();
        tally.awards_by_field = by_field.iter().map(|(id, pile)| ((*id).to_owned(), pile.count())).collect();
        tally.awards_by_type.sort_by_key(|(id, _)| site.award_types.rank(id));
        tally.awards_by_year = by_year.iter().map(|(year, pile)| (*year, pile.count())).collect();
        tally.profiles_by_field = most_first(fields, |id| site.fields.rank(id));
        tally.profiles_by_unit = most_first(units, |id| site.units.rank(id));
        tally
    }

    /// Counts everything that is published.
    pub fn of_site(site: &Site) -> Tally {
        let all: Vec<usize> = (0..site.profiles.len()).collect();
        Tally::of(site, &all)
    }

    pub fn profiles_of(&self, kind: ProfileKind) -> usize {
        self.profiles.get(&kind).copied().unwrap_or(0)
    }
}

fn most_first(map: BTreeMap<&str, usize>, rank: impl Fn(&str) -> usize) -> Vec<(String, usize)> {
    let mut list: Vec<(String, usize)> = map.into_iter().map(|(id, n)| (id.to_owned(), n)).collect();
    list.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), rank(id)));
    list
}
