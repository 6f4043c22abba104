//! What is wrong or poor in the site as a whole: references, links, calls, pictures, series, units.
//! Everything here is reported and nothing is changed.

mod contradictions;
mod links;
mod mentions;
mod private;
mod records;
mod references;
mod whole;
mod yearbooks;

pub use yearbooks::books;

use super::Site;
use crate::diagnostic::{Diagnostic, Findings};
use crate::source::Sources;
use std::collections::BTreeSet;

/// How many units may stand above each other: more than any office has, and what pages can show.
pub const MOST_LEVELS: usize = 16;

pub(super) fn check(
    site: &Site,
    unsound: &BTreeSet<(&'static str, String)>,
    unread: &BTreeSet<&'static str>,
    sources: &Sources,
    findings: &mut Findings,
) {
    let mut checker = Checker { site, unsound, unread, sources, findings };
    checker.vocabularies();
    checker.profiles();
    checker.articles();
    checker.others();
    checker.yearbooks();
    checker.contradictions();
    checker.series();
    checker.menu();
    checker.files();
    checker.mentions();
}

struct Checker<'a> {
    site: &'a Site,
    unsound: &'a BTreeSet<(&'static str, String)>,
    unread: &'a BTreeSet<&'static str>,
    sources: &'a Sources,
    findings: &'a mut Findings,
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
