//! What stands above what: offices and party bodies, on two lines, and units that were merged into others.

use super::Site;
use crate::reading::vocabulary::Unit;
use std::collections::BTreeSet;

/// How many units may stand above each other: more than any office has, and what pages can show.
pub const MOST_LEVELS: usize = 16;

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

/// The units directly above, and the one that a merged unit went into.
pub(super) fn above(unit: &Unit) -> impl Iterator<Item = &str> {
    unit.parent.iter().chain(&unit.party_parent).chain(&unit.successor).map(|unit| unit.id.as_str())
}
