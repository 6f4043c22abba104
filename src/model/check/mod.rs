//! What is wrong or poor in the site as a whole: references, links, calls, pictures, series, units.
//! Everything here is reported and nothing is changed.

mod contradictions;
mod links;
mod parameters;
mod records;
mod references;
mod whole;
mod yearbooks;

pub use links::astray;
pub use parameters::{Asked, Of};
pub use yearbooks::books;

use super::{Site, Written};
use crate::diagnostic::{Diagnostic, Findings, Place};
use crate::reading::entities::Profile;
use crate::schema::Entity;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// The calls that Markdown may hold, with the entity whose id they take.
pub const CALLS: &[(&str, &str, &str)] = &[
    ("ho_so", "profile", Profile::NAME),
    ("phong_su_anh", "gallery", "gallery"),
    ("video", "video", "video"),
    ("so_lieu", "figure", "figure"),
];

/// How many units may stand above each other: more than any office has, and what pages can show.
pub const MOST_LEVELS: usize = 16;

pub(super) fn check(
    site: &Site,
    unsound: &BTreeSet<(&'static str, String)>,
    unread: &BTreeSet<&'static str>,
    sources: &Sources,
    asked: &[Asked],
    findings: &mut Findings,
) -> Vec<Written> {
    let mut checker = Checker { site, unsound, unread, sources, findings, written: Vec::new(), lost: BTreeMap::new() };
    checker.vocabularies();
    checker.profiles();
    checker.articles();
    checker.others();
    checker.yearbooks();
    checker.contradictions();
    checker.series();
    checker.menu();
    checker.parameters(asked);
    checker.lost();
    checker.written
}

struct Checker<'a> {
    site: &'a Site,
    unsound: &'a BTreeSet<(&'static str, String)>,
    unread: &'a BTreeSet<&'static str>,
    sources: &'a Sources,
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
