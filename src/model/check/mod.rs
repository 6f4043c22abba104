//! What is wrong or poor in the site as a whole: references, links, calls, pictures, series, units.
//! Everything here is reported and nothing is changed.

mod consents;
mod contradictions;
mod dates;
mod ended;
mod links;
mod meant;
mod mentions;
mod parameters;
mod personal;
mod played;
mod private;
mod records;
mod references;
mod sample;
mod spellings;
mod unconsented;
mod units;
mod whole;
mod written;
mod yearbooks;

pub use links::astray;
pub use parameters::{Asked, Of};
pub use records::spare_what_waits;
pub use sample::{FILES, PLACES};
pub use yearbooks::books;

use super::assemble::Assembled;
use super::yearbook::Book;
use super::{Site, Written};
use crate::diagnostic::{Diagnostic, Findings, Place};
use crate::path::SourcePath;
use crate::reading::vocabulary::Unit;
use crate::reading::{Entry, Reading};
use crate::schema::Notes;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Assembled {
    /// Checks all, and gives the addresses in texts and settings that only the plan can judge. `asked` is what the theme's
    /// parameters name.
    pub fn check(&self, sources: &Sources, books: &[Book], asked: &[Asked]) -> (Vec<Written>, Findings) {
        let Assembled { site, waiting, reading } = self;
        let Reading { unsound, unread, notes, units, .. } = reading;
        let mut findings = Findings::new();
        let mut checker = Checker {
            site,
            unsound,
            unread,
            notes,
            units,
            sources,
            books,
            own: None,
            waits: false,
            findings: &mut findings,
            written: Vec::new(),
            lost: BTreeMap::new(),
        };
        checker.vocabularies();
        checker.records();
        checker.waiting(waiting);
        checker.consents(waiting);
        checker.yearbooks();
        checker.contradictions();
        checker.series();
        checker.menu();
        checker.parameters(asked);
        checker.files();
        checker.mentions();
        checker.unconsented();
        checker.spellings(waiting);
        checker.ended_names(waiting);
        checker.private_data();
        checker.future_dates();
        checker.sample_texts();
        checker.lost();
        let written = checker.written;
        (written, findings)
    }
}

struct Checker<'a> {
    site: &'a Site,
    unsound: &'a BTreeSet<(&'static str, String)>,
    unread: &'a BTreeSet<&'static str>,
    notes: &'a BTreeMap<SourcePath, Notes>,
    /// The units with what is only to come.
    units: &'a [Arc<Entry<Unit>>],
    sources: &'a Sources,
    books: &'a [Book],
    /// The record, held back, that is being checked: its own files it may name.
    own: Option<(SourcePath, String)>,
    /// Whether it waits for a decision, so that nothing wrong with it stops anything yet.
    waits: bool,
    findings: &'a mut Findings,
    /// Addresses for the plan to judge.
    written: Vec<Written>,
    /// Where each id is used that is nothing's, nor near to anything's.
    lost: BTreeMap<(&'static str, String), Vec<Place>>,
}

impl Checker<'_> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }
}

/// Missing numbers between those given, each with the number before its gap. Long gaps are told by
/// their first number: a series that began at 97 has not lost 96 instalments.
pub fn gaps(numbers: impl Iterator<Item = u64>) -> Vec<(u64, u64)> {
    let mut missing = Vec::new();
    let mut last: Option<u64> = None;
    for number in numbers {
        if let Some(before) = last {
            missing.extend((before + 1..number).take(20).map(|gap| (gap, before)));
        }
        last = Some(number);
    }
    missing
}
