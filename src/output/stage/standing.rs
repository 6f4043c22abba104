//! How an output folder stands, in one digest: by it the next build sees that there is nothing to do.
//!
//! It counts what a build goes by: the files of ours with their bytes' digest and their time on the disk, and everything
//! foreign as it was seen.

use super::{Report, Stage};
use crate::digest::Digest;
use crate::output::Manifest;
use crate::output::moves::{Moves, Step};
use crate::output::survey::{Seen, Survey};
use std::collections::HashSet;

impl Stage {
    /// What a build would report that has nothing to change; `None` when the folder is not wholly as the last one left it.
    pub fn standing(&self) -> Option<Report> {
        let manifest = self.past.manifest().filter(|_| !self.past.cut_short)?;
        let mut ours = manifest.all();
        if !ours.all(|(path, entry)| entry.is_in_place(self.survey.get(path.as_str()))) {
            return None;
        }
        let foreign = foreign(&self.survey, manifest, &HashSet::new());
        let standing = Some(Digest::of_value(&(manifest, &foreign)));
        Some(Report { unchanged: manifest.len(), foreign_kept: foreign.len(), standing, ..Report::default() })
    }
}

/// How the folder stands when these moves are made. Foretold, not looked at: what somebody changes meanwhile is so seen by
/// the next build.
pub(super) fn after(moves: &Moves<'_>, survey: &Survey, next: &Manifest) -> Digest {
    let removed = moves.steps.iter().filter_map(|step| if let Step::Remove(path) = step { Some(*path) } else { None });
    Digest::of_value(&(next, foreign(survey, next, &removed.collect())))
}

fn foreign<'a>(survey: &'a Survey, ours: &Manifest, removed: &HashSet<&str>) -> Vec<(&'a str, Seen)> {
    survey.things().filter(|(path, _)| !ours.contains(path) && !removed.contains(path)).collect()
}
