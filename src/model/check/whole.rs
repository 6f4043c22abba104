//! What shows only when all records are seen together: the tree of units, the instalments of a series,
//! the menu.

use super::{Checker, gaps};
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::doc::To;
use crate::model::units::{MOST_LEVELS, above};
use crate::model::{By, Item, Written};
use crate::reading::Entry;
use crate::reading::markdown::target;
use crate::reading::vocabulary::Unit;
use std::collections::{BTreeMap, HashMap};

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

impl Checker<'_> {
    pub(super) fn vocabularies(&mut self) {
        let site = self.site;
        self.units();
        for entry in site.directives.iter() {
            entry.record.link.iter().for_each(|link| self.web(&entry.path, link));
        }
        for entry in site.series.iter() {
            self.terms(&entry.path, entry.record.unit.as_slice(), &site.units);
        }
        for entry in site.figures.iter() {
            self.source(&entry.path, entry.record.source.as_ref());
            self.terms(&entry.path, entry.record.of.as_slice(), &site.units);
        }
        for entry in site.standards.iter() {
            self.source(&entry.path, entry.record.source.as_ref());
            self.terms(&entry.path, entry.record.unit.as_slice(), &site.units);
        }
        for entry in &site.commitments {
            self.source(&entry.path, entry.record.source.as_ref());
            self.term(&entry.path, &entry.record.unit, &site.units);
        }
    }

    pub(super) fn units(&mut self) {
        let site = self.site;
        for entry in site.units.iter() {
            let record = &entry.record;
            for reference in [&record.parent, &record.party_parent, &record.successor].into_iter().flatten() {
                self.term(&entry.path, reference, &site.units);
            }
        }
        self.unit_cycles();
    }

    /// Walks up from every unit along all three lines, each unit once.
    pub(super) fn unit_cycles(&mut self) {
        let site = self.site;
        let mut known: HashMap<&str, Walked> = HashMap::new();
        for start in site.units.iter() {
            // A way of its own, not the machine's stack: a chain of units may be as long as a file.
            let mut way: Vec<(&Entry<Unit>, Vec<&str>)> = Vec::new();
            if known.contains_key(start.id.as_str()) {
                continue;
            }
            known.insert(&start.id, Walked::Below(0));
            way.push((start, above(&start.record).collect()));
            while let Some((entry, waiting)) = way.last_mut() {
                let entry: &Entry<Unit> = entry;
                let Some(next) = waiting.pop() else {
                    let level =
                        1 + above(&entry.record).map(|id| known.get(id).map_or(0, Walked::level)).max().unwrap_or(0);
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
                        way.push((above_it, above(&above_it.record).collect()));
                    }
                }
            }
        }
    }

    /// Instalments of each series: gaps and doubles among those that are there.
    pub(super) fn series(&mut self) {
        let mut series: BTreeMap<&str, BTreeMap<u64, &Item<_>>> = BTreeMap::new();
        for item in self.site.articles.iter().rev() {
            let (Some(of), Some(number)) = (&item.record.series, &item.record.instalment) else { continue };
            let place = Place::at(&item.path, number.span);
            if let Some(first) = series.entry(&of.id).or_default().insert(number.value, item) {
                let at = first.record.instalment.as_ref().map(|n| Place::at(&first.path, n.span));
                let mut finding = Diagnostic::new(Code::SeriesDouble)
                    .arg("series", of.id.as_str())
                    .arg("number", number.value)
                    .at(place);
                if let Some(at) = at {
                    finding = finding.also(at, Message::new("label-first-here"));
                }
                self.push(finding);
            }
        }
        for (id, instalments) in series {
            for (number, before) in gaps(instalments.keys().copied()) {
                let Some(item) = instalments.get(&before) else { continue };
                let span = item.record.instalment.as_ref().map_or(Span::default(), |n| n.span);
                self.push(
                    Diagnostic::new(Code::SeriesGap)
                        .arg("series", id)
                        .arg("number", number)
                        .at(Place::at(&item.path, span)),
                );
            }
        }
    }

    pub(super) fn menu(&mut self) {
        let site = self.site;
        for entry in &site.config.menu {
            self.address(&entry.to.value, Place::at(&site.config_path, entry.to.span));
        }
    }

    /// An address in the menu or in a parameter of the theme: what a text may link to, but no file beside it.
    pub(super) fn address(&mut self, said: &str, place: Place) {
        let to = match target::parse(said) {
            Ok(to) => to,
            Err(problem) => return self.push(problem.explain(said, place)),
        };
        match &*self.site.meant(&to) {
            To::Internal { id, anchor } => self.internal(id, anchor.as_deref(), place, By::Menu),
            To::Root { path, .. } => self.root(path, said.to_owned(), place, By::Menu),
            To::External(_) => {}
            To::File { .. } | To::Anchor(_) => {
                let path = format!("/{}", said.trim_matches(['/', '#']));
                self.written.push(Written {
                    said: said.to_owned(),
                    path,
                    place,
                    by: By::Menu,
                    broken: true,
                    ahead: false,
                });
            }
        }
    }
}
