//! Units: who stands above whom, what became of whom, and who is still named after an end.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::model::Item;
use crate::model::units::MOST_LEVELS;
use crate::path::SourcePath;
use crate::reading::Entry;
use crate::reading::entities::{Article, Profile};
use crate::reading::vocabulary::{Term, Unit, UnitChange, UnitChangeKind as Kind};
use crate::schema::Ref;
use crate::vietnamese::PartialDate;
use std::collections::{BTreeSet, HashMap};

/// What is known of a unit while units are walked.
enum Walked {
    /// Those above it are being walked; where it stands on the way.
    Below(usize),
    /// How many stand above each other, up to it.
    Level(usize),
}

impl Walked {
    fn level(&self) -> usize {
        match self {
            Walked::Below(_) => 0,
            Walked::Level(level) => *level,
        }
    }
}

/// A cycle of units in words, also of one as long as a file: `a → b → c → a`.
fn round(cycle: &[&str]) -> String {
    const TOLD: usize = MOST_LEVELS;
    let mut names: Vec<&str> = cycle.to_vec();
    if names.len() > TOLD {
        names.splice(TOLD / 2..names.len() - TOLD / 2, ["…"]);
    }
    names.extend(cycle.first());
    names.join(" → ")
}

/// Whatever a walk up from a unit may come to: those above it, and all that it became. That a unit became itself is told
/// by itself.
fn beyond(unit: &Unit) -> impl Iterator<Item = &str> {
    let above = unit.parent.iter().chain(&unit.party_parent).map(|unit| unit.id.as_str());
    let became = unit.successors().iter().map(|unit| unit.id.as_str());
    above.chain(became.filter(|id| *id != unit.id.value))
}

impl Checker<'_> {
    pub(super) fn units(&mut self) {
        let units = self.units;
        for entry in units {
            let record = &entry.record;
            for reference in [&record.parent, &record.party_parent, &record.successor].into_iter().flatten() {
                self.term(&entry.path, reference, &self.site.units);
            }
            for change in &record.changes {
                self.terms(&entry.path, &change.into, &self.site.units);
                self.unit_change(entry, change);
            }
            self.unit_ends(entry);
            let above = record.parent.iter().chain(&record.party_parent);
            let until = record.end().map_or(Some(self.site.mode.today), |end| end.date);
            // A village and its commune that end on one day have stood together to their last.
            let end_of = |above: &Ref<Unit>| self.site.units.get(&above.id)?.record.end()?.date;
            let together = |above: &&Ref<Unit>| record.end().is_some() && until.is_some() && end_of(above) == until;
            let above: Vec<&Ref<Unit>> = above.filter(|above| !together(above)).collect();
            above.into_iter().for_each(|above| self.lasts(&entry.path, std::slice::from_ref(above), until));
        }
        self.unit_cycles();
    }

    fn unsound_change(&self, entry: &Entry<Unit>, change: &UnitChange, case: &'static str) -> Diagnostic {
        let finding = Diagnostic::new(Code::UnitChange).arg("case", case).arg("unit", entry.record.name());
        finding.arg("date", change.date.short()).at(Place::at(&entry.path, change.kind.span))
    }

    /// What a change says must be what its kind needs, and no more.
    fn unit_change(&mut self, entry: &Entry<Unit>, change: &UnitChange) {
        let record = &entry.record;
        let into: BTreeSet<&str> = change.into.iter().map(|unit| unit.id.as_str()).collect();
        let case = match (change.kind.value, into.len()) {
            (Kind::Renamed, _) if change.name.is_none() => Some("no-name"),
            (Kind::Renamed, 0) => {
                let before = record.changes.iter().filter(|other| other.date.start() < change.date.start());
                let before = before.filter_map(|other| Some((other.date.start(), other.name.as_deref()?)));
                let before = before.max().map_or(record.called_first(), |(_, name)| name);
                (change.name.as_deref() == Some(before)).then_some("same-name")
            }
            (Kind::Renamed | Kind::Ended, 1..) => Some("needless-into"),
            (_, _) if change.name.is_some() => Some("needless-name"),
            (Kind::Merged, n) if n != 1 => Some("merged-into"),
            (Kind::Split, n) if n < 2 => Some("split-into"),
            _ => None,
        };
        if let Some(case) = case {
            self.push(self.unsound_change(entry, change, case).arg("count", into.len()));
        }
        if let Some(from) = record.valid_from.filter(|from| change.date.end() < from.start()) {
            let finding =
                Diagnostic::new(Code::WrongOrder).arg("case", "order").arg("first", "tu").arg("from", from.short());
            let finding = finding.arg("second", "ngay").arg("to", change.date.short());
            self.push(finding.at(Place::at(&entry.path, change.kind.span)));
        }
    }

    /// A unit ends once, and becomes others, which are there on that day.
    fn unit_ends(&mut self, entry: &Entry<Unit>) {
        let record = &entry.record;
        let Some(end) = record.end() else { return };
        let ends = Place::at(&entry.path, end.span);
        let first = |finding: Diagnostic| finding.also(ends.clone(), Message::new("label-first-here"));
        for change in record.changes.iter().filter(|change| change.kind.span != end.span) {
            let late = end.date.is_some_and(|date| change.date.start() >= date.start());
            match change.kind.value {
                Kind::Renamed if !late => {}
                Kind::Renamed => self.push(first(self.unsound_change(entry, change, "after-end"))),
                _ => self.push(first(self.unsound_change(entry, change, "two-ends"))),
            }
        }
        // `den` may say again what a change says; `ke_thua` says another thing.
        let told = record.changes.iter().find(|change| change.kind.span == end.span);
        if let Some(change) = told {
            let outlives = |last: PartialDate| last.start() > change.date.end() || last.year() + 1 < change.date.year();
            let other = |unit: &&Ref<Unit>| end.into.iter().all(|into| into.id != unit.id);
            if let Some(successor) = record.successor.as_ref().filter(other) {
                let finding = self.unsound_change(entry, change, "other-heir").arg("into", successor.id.as_str());
                self.push(finding.also(Place::at(&entry.path, successor.span), Message::new("label-other-heir")));
            } else if record.valid_to.is_some_and(outlives) {
                self.push(self.unsound_change(entry, change, "two-ends"));
            }
        }
        for into in end.into {
            let place = Place::at(&entry.path, into.span);
            let finding = Diagnostic::new(Code::UnitChange).arg("unit", record.name()).at(place);
            let Some(next) = self.site.units.get(&into.id) else { continue };
            let finding = finding.arg("into", next.record.name());
            if into.id == entry.id {
                self.push(finding.arg("case", "itself"));
                continue;
            }
            let Some(date) = end.date else { continue };
            if next.record.end().is_some_and(|other| other.is_before(date)) {
                self.push(finding.arg("case", "ended-into").arg("date", date.short()));
            } else if told.is_some() && next.record.valid_from.is_some_and(|from| from.start() > date.end()) {
                self.push(finding.arg("case", "later-into").arg("date", date.short()));
            }
        }
    }

    /// The units of a profile, at the last of the times that it tells of. Who has come to a successor has a past, too.
    pub(super) fn units_of(&mut self, item: &Item<Profile>) {
        let (site, record) = (self.site, &item.record);
        let awarded = item.awards().filter_map(|award| site.award_date(award)).max();
        let last = site.time_of(item).max(awarded);
        let mut there: Vec<&Ref<Unit>> = record.units.iter().collect();
        there.extend(record.roles.iter().filter_map(|role| role.unit.as_ref()));
        for unit in &record.units {
            self.last(&item.path, unit, &there, last);
        }
        for role in &record.roles {
            if let Some(unit) = &role.unit {
                self.last(&item.path, unit, &there, role.to.or_else(|| last.max(role.from)));
            }
        }
    }

    pub(super) fn units_of_article(&mut self, item: &Item<Article>) {
        self.lasts(&item.path, &item.record.units, item.record.date);
        let author = item.record.author.as_ref().and_then(|author| author.unit.as_ref());
        self.lasts(&item.path, author.map_or(&[], std::slice::from_ref), item.record.date);
    }

    /// Units that are named for a time must still be there then.
    pub(super) fn lasts(&mut self, path: &SourcePath, units: &[Ref<Unit>], on: Option<PartialDate>) {
        let all: Vec<&Ref<Unit>> = units.iter().collect();
        units.iter().for_each(|unit| self.last(path, unit, &all, on));
    }

    /// One of several that are named together. What the unit has become by then is proposed, and written by `--fix` where
    /// that is one unit, which does not stand below this one's own.
    fn last(&mut self, path: &SourcePath, unit: &Ref<Unit>, all: &[&Ref<Unit>], on: Option<PartialDate>) {
        let site = self.site;
        let (Some(entry), Some(on)) = (site.units.get(&unit.id), on) else { return };
        let Some(end) = entry.record.end().filter(|end| end.is_before(on)) else { return };
        let now = site.become_of(&unit.id, Some(on));
        if now.iter().any(|id| all.iter().any(|other| other.id == *id)) {
            return;
        }
        let place = Place::at(path, unit.span);
        let mut finding = Diagnostic::new(Code::UnitEnded)
            .arg("case", "key")
            .arg("unit", entry.record.name())
            .arg("ended", end.date.map(PartialDate::short).unwrap_or_default())
            .arg("date", on.short())
            .at(place.clone())
            .also(Place::at(&entry.path, end.span), Message::new("label-ended-here"));
        if !now.is_empty() {
            let named = |id: &&str| site.units.get(id).map(|unit| format!("{id} ({})", unit.record.name()));
            let named: Vec<String> = now.iter().filter_map(named).collect();
            finding = finding.help(Message::new("help-unit-now").arg("units", named.join(", ")));
        }
        let own = self
            .units
            .iter()
            .find(|own| own.path == *path && own.record.span.range().contains(&unit.span.range().start));
        let circle = |id: &str| own.is_some_and(|own| site.with_ancestors(vec![id]).contains(&own.id));
        if let [only] = now[..]
            && !circle(only)
        {
            finding = finding.fix(place, only);
        }
        self.push(finding);
    }

    /// Walks up from every unit along all lines, each unit once.
    fn unit_cycles(&mut self) {
        let site = self.site;
        let mut known: HashMap<&str, Walked> = HashMap::new();
        for start in site.units.iter() {
            // A way of its own, not the machine's stack: a chain of units may be as long as a file.
            let mut way: Vec<(&Entry<Unit>, Vec<&str>)> = Vec::new();
            if known.contains_key(start.id.as_str()) {
                continue;
            }
            known.insert(&start.id, Walked::Below(0));
            way.push((start, beyond(&start.record).collect()));
            while let Some((entry, waiting)) = way.last_mut() {
                let entry: &Entry<Unit> = entry;
                let Some(next) = waiting.pop() else {
                    let level =
                        1 + beyond(&entry.record).map(|id| known.get(id).map_or(0, Walked::level)).max().unwrap_or(0);
                    known.insert(&entry.id, Walked::Level(level));
                    if level == MOST_LEVELS + 1 {
                        let place = Place::at(&entry.path, entry.record.id.span);
                        self.push(Diagnostic::new(Code::UnitsTooDeep).arg("limit", MOST_LEVELS).at(place));
                    }
                    way.pop();
                    continue;
                };
                let Some(above_it) = site.units.get(next) else { continue };
                match known.get(next) {
                    Some(Walked::Below(from)) => {
                        let cycle: Vec<&str> = way[*from..].iter().map(|(unit, _)| unit.id.as_str()).collect();
                        let place = Place::at(&above_it.path, above_it.record.id.span);
                        self.push(Diagnostic::new(Code::CyclicUnits).arg("units", round(&cycle)).at(place));
                    }
                    Some(Walked::Level(_)) => {}
                    None => {
                        known.insert(&above_it.id, Walked::Below(way.len()));
                        way.push((above_it, beyond(&above_it.record).collect()));
                    }
                }
            }
        }
    }
}
