//! What stands above what: offices and party bodies, on two lines, and units that became others.

use super::{Item, Site};
use crate::reading::Entry;
use crate::reading::entities::{Award, Profile, Role};
use crate::reading::vocabulary::Unit;
use crate::vietnamese::{PartialDate, Period};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many units may stand above each other: more than any office has, and what pages can show.
pub const MOST_LEVELS: usize = 16;

/// A unit under the name of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Called<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub short: Option<&'a str>,
}

impl<'a> Called<'a> {
    pub fn short_or_name(self) -> &'a str {
        self.short.unwrap_or(self.name)
    }
}

/// The units and all above them on both lines: a unit's page shows what happened below it. No further up than
/// offices go: a cycle and a chain of thousands are errors that are reported elsewhere, and here must only cost little.
pub(super) fn with_ancestors<'a>(site: &Site, units: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut level: Vec<String> = units.into_iter().map(str::to_owned).collect();
    for _ in 0..MOST_LEVELS {
        let mut next = Vec::new();
        for id in level {
            if let Some(unit) = site.units.get(&id).filter(|_| !all.contains(&id)) {
                next.extend(above(&unit.record).map(str::to_owned));
            }
            all.insert(id);
        }
        level = next;
    }
    all
}

/// The units directly above, and the one that a merged unit went into. A unit that was split stays where it was: whom
/// of its people each part took over nobody has said, and two pages would count them.
pub(super) fn above(unit: &Unit) -> impl Iterator<Item = &str> {
    unit.parent.iter().chain(&unit.party_parent).map(|unit| unit.id.as_str()).chain(unit.heir())
}

/// The units as they are on a day: what is only to come has not happened to anybody yet.
pub(super) fn as_of(units: &[Arc<Entry<Unit>>], today: PartialDate) -> Vec<Arc<Entry<Unit>>> {
    let one = |entry: &Arc<Entry<Unit>>| match entry.record.without_plans(today) {
        Some(record) => Entry::bare(entry.id.clone(), &entry.path, record),
        None => Arc::clone(entry),
    };
    units.iter().map(one).collect()
}

impl Site {
    /// A unit as it was called at the time of a matter.
    pub fn unit_called(&self, id: &str, on: Option<PartialDate>) -> Option<Called<'_>> {
        let unit = self.units.get(id)?;
        let (name, short) = unit.record.called(on);
        Some(Called { id: &unit.id, name, short })
    }

    /// The unit under which another is counted today: itself, or what it was merged into, and so on.
    pub fn heir<'a>(&'a self, id: &'a str) -> &'a str {
        let mut way = vec![id];
        while let Some(next) = way.last().and_then(|id| self.units.get(id)?.record.heir()) {
            if way.len() > MOST_LEVELS || way.contains(&next) || self.units.get(next).is_none() {
                break;
            }
            way.push(next);
        }
        way.last().copied().unwrap_or(id)
    }

    /// What a unit has become by a day: the units that are there in its place, itself while it lasts. Without a day, today's.
    pub fn become_of<'a>(&'a self, id: &'a str, on: Option<PartialDate>) -> Vec<&'a str> {
        let (mut found, mut seen, mut level) = (Vec::new(), BTreeSet::from([id]), vec![id]);
        for _ in 0..MOST_LEVELS {
            let mut next = Vec::new();
            for id in level {
                let Some(unit) = self.units.get(id) else { continue };
                match unit.record.end().filter(|end| on.is_none_or(|on| end.is_before(on))) {
                    None => found.push(id),
                    Some(end) => next.extend(end.into.iter().map(|unit| unit.id.as_str()).filter(|id| seen.insert(id))),
                }
            }
            level = next;
        }
        found
    }

    /// The day of a conferring as well as it is known: its own, its decision's, its year's, the last of its period.
    pub fn award_date(&self, award: &Award) -> Option<PartialDate> {
        let year = || award.year.and_then(|year| PartialDate::of_year(year.0).ok());
        let decided = || self.decision_of(award)?.record.date;
        award.date.or_else(decided).or_else(year).or_else(|| award.period.map(Period::to))
    }

    /// The time that a profile tells of: the last year in which it was an example.
    pub fn time_of(&self, profile: &Item<Profile>) -> Option<PartialDate> {
        let year = self.years_of(profile).last().and_then(|year| PartialDate::of_year(*year).ok());
        year.max(profile.record.period.map(Period::to))
    }

    /// When a role was last held, as far as the profile tells: its end, or the time of the profile, but not before it began.
    pub fn time_of_role(&self, profile: &Item<Profile>, role: &Role) -> Option<PartialDate> {
        let last = |time: PartialDate| role.from.map_or(time, |from| from.max(time));
        role.to.or_else(|| self.time_of(profile).map(last))
    }

    /// The units of a profile, each once, as they were called: of a role at its time, the others at the profile's.
    pub fn units_called(&self, profile: &Item<Profile>) -> Vec<Called<'_>> {
        let time = |id: &str| match profile.role_in(id) {
            Some(role) => self.time_of_role(profile, role),
            None => self.time_of(profile),
        };
        profile.unit_ids().into_iter().filter_map(|id| self.unit_called(id, time(id))).collect()
    }

    /// The unit in which an award was given, as it was then called: the profile's first one that it had not left or not
    /// yet come to.
    pub fn unit_of_award(&self, profile: &Item<Profile>, award: &Award) -> Option<Called<'_>> {
        let date = self.award_date(award);
        let there = |id: &&&str| {
            let (Some(date), Some(role)) = (date, profile.role_in(id)) else { return true };
            role.from.is_none_or(|from| from.start() <= date.end()) && role.to.is_none_or(|to| date.start() <= to.end())
        };
        let ids = profile.unit_ids();
        let id = ids.iter().find(there).or(ids.first())?;
        self.unit_called(id, date.or_else(|| self.time_of(profile)))
    }
}
