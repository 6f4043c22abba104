//! A unit through time: what it was called on a day, how it ended, and who followed it.
//!
//! `thay_doi` tells all of it; `den` and `ke_thua`, the short form for a unit that only ended, mean the same.

use super::vocabulary::{Term, Unit, UnitChange, UnitChangeKind};
use crate::diagnostic::Span;
use crate::schema::{Entity, Ref, Spanned};
use crate::vietnamese::PartialDate;

/// The end of a unit.
#[derive(Debug, Clone, Copy)]
pub struct End<'a> {
    pub kind: UnitChangeKind,
    /// As it is written: the first day without the unit, or of `den` the last day with it.
    pub date: Option<PartialDate>,
    pub into: &'a [Ref<Unit>],
    pub basis: Option<&'a str>,
    /// Where it is written.
    pub span: Span,
    last_day: bool,
}

impl End<'_> {
    /// Whether what happened on a date happened after it, for certain: a year in which it ended is not after it.
    pub fn is_before(&self, date: PartialDate) -> bool {
        self.date.is_some_and(|end| if self.last_day { date.start() > end.end() } else { date.start() >= end.end() })
    }
}

impl Unit {
    /// What it was called on a day: its first name, or that of the last renaming until then. Of a month or a year the first
    /// day counts; without a date, all renamings.
    pub fn called(&self, on: Option<PartialDate>) -> (&str, Option<&str>) {
        let first = (self.called_first(), self.short.as_deref());
        let until = |change: &&UnitChange| on.is_none_or(|on| change.date.start() <= on.start());
        let last = self.renamings().filter(until).max_by_key(|change| change.date.start());
        last.and_then(|change| Some((change.name.as_deref()?, change.short.as_deref()))).unwrap_or(first)
    }

    /// What it was called at its beginning.
    pub fn called_first(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id.value)
    }

    fn renamings(&self) -> impl Iterator<Item = &UnitChange> {
        self.changes.iter().filter(|change| change.kind.value == UnitChangeKind::Renamed && change.name.is_some())
    }

    /// Its end: the first change that ends it, or `den` and `ke_thua`.
    pub fn end(&self) -> Option<End<'_>> {
        let changes = self.changes.iter().filter(|change| change.kind.value != UnitChangeKind::Renamed);
        let told = changes.min_by_key(|change| change.date.start()).map(|change| End {
            kind: change.kind.value,
            date: Some(change.date),
            into: &change.into,
            basis: change.basis.as_deref(),
            span: change.kind.span,
            last_day: false,
        });
        told.or_else(|| {
            (self.valid_to.is_some() || self.successor.is_some()).then(|| End {
                kind: if self.successor.is_some() { UnitChangeKind::Merged } else { UnitChangeKind::Ended },
                date: self.valid_to,
                into: self.successor.as_slice(),
                basis: None,
                span: self.successor.as_ref().map_or(self.id.span, |unit| unit.span),
                last_day: true,
            })
        })
    }

    /// The units that it became, as its end names them.
    pub fn successors(&self) -> &[Ref<Unit>] {
        self.end().map_or(&[], |end| end.into)
    }

    /// The one unit that followed it. Who went where in a split, nobody has said.
    pub fn heir(&self) -> Option<&str> {
        match self.successors() {
            [only] => Some(&only.id),
            _ => None,
        }
    }

    /// The unit as it is on a day, without what is only to come; nothing where all of it has happened.
    pub fn without_plans(&self, today: PartialDate) -> Option<Unit> {
        let ahead = |change: &UnitChange| change.date.start() > today;
        let ends = self.valid_to.is_some_and(|last| last.end() >= today);
        if !ends && !self.changes.iter().any(ahead) {
            return None;
        }
        let mut unit = self.clone();
        unit.changes.retain(|change| !ahead(change));
        if ends {
            unit.successor = None;
        }
        Some(unit)
    }
}

impl Entity for Unit {
    const NAME: &'static str = "unit";
}

impl Term for Unit {
    const FILES: (&'static str, &'static str) = ("units", "don-vi");
    const FOLDER: &'static str = "don-vi";

    fn id(&self) -> &Spanned<String> {
        &self.id
    }

    fn name(&self) -> &str {
        self.called(None).0
    }

    fn short(&self) -> Option<&str> {
        self.called(None).1
    }

    fn former_names(&self) -> Vec<&str> {
        let mut renamings: Vec<&UnitChange> = self.renamings().collect();
        renamings.sort_by_key(|change| std::cmp::Reverse(change.date.start()));
        let first = [self.name.as_deref(), self.short.as_deref()];
        let later = renamings.into_iter().flat_map(|change| [change.name.as_deref(), change.short.as_deref()]);
        let now = [Some(self.name()), self.short()];
        let mut names: Vec<&str> = Vec::new();
        for name in later.chain(first).filter(|name| !now.contains(name)).flatten() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    fn order(&self) -> Option<u64> {
        self.order
    }
}
