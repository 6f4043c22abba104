//! Holds an output folder against its manifest, without changing anything: is what readers get what a
//! build has made?
//!
//! Not here: what is done about a difference: the next build does it (`moves`).

use super::folder::{OutFolder, PRIVATE};
use super::manifest::Past;
use super::moves::Look;
use super::survey::{Seen, Survey, is_dropping};
use super::{guard, refusal};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::source::read_own;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// How a folder differs from its manifest. Paths are relative to it, with `/`, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The number of files that are as they were written.
    pub sound: usize,
    pub missing: Vec<String>,
    /// What holds other bytes, or has become a folder or a link.
    pub changed: Vec<String>,
    /// What no build has made.
    pub foreign: Vec<String>,
    /// What a build that was killed has left among our own things: it may be meant for nobody.
    pub leftover: Vec<String>,
}

impl Verdict {
    pub fn is_sound(&self) -> bool {
        [&self.missing, &self.changed, &self.foreign, &self.leftover].iter().all(|paths| paths.is_empty())
    }
}

/// Reads every file of the output folder `out`; `None` where no build has ever been.
///
/// # Errors
/// `output-failed` when the folder or its manifest cannot be read.
pub fn verify(out: &Path) -> Result<Option<Verdict>, Box<Diagnostic>> {
    let folder = guard::locate(out)?;
    if !Past::exists(&folder) {
        return Ok(None);
    }
    let past = Past::of(&folder)?;
    let survey = Survey::of(&folder).map_err(|error| refusal::failed(&folder, folder.real(), &error))?;
    let owned: Vec<_> = past.paths().collect();
    let states: Result<Vec<State>, Box<Diagnostic>> = owned
        .par_iter()
        .map(|path| {
            if Look::new(&folder).obstacle(path.as_str())?.is_some() {
                return Ok(State::Missing);
            }
            match survey.get(path.as_str()) {
                None => Ok(State::Missing),
                Some(Seen::File { .. }) => {
                    let place = folder.on_disk(path.as_str());
                    // Read in any case: who changes a file by stealth also sets its time.
                    let bytes = read_own(&place).map_err(|error| refusal::failed(&folder, &place, &error))?;
                    let digest = Digest::of(&bytes);
                    let is_known = past.versions(path).iter().any(|version| version.digest == digest);
                    Ok(if is_known { State::Sound } else { State::Changed })
                }
                Some(_) => Ok(State::Changed),
            }
        })
        .collect();
    let mut verdict = Verdict { leftover: leftovers(&folder), ..Verdict::default() };
    for (path, state) in owned.iter().zip(states?) {
        match state {
            State::Sound => verdict.sound += 1,
            State::Missing => verdict.missing.push(path.as_str().to_owned()),
            State::Changed => verdict.changed.push(path.as_str().to_owned()),
        }
    }
    let ours: BTreeSet<&str> = owned.iter().map(|path| path.as_str()).collect();
    let foreign = survey.files().filter(|path| !ours.contains(path) && !is_dropping(path));
    verdict.foreign = foreign.map(str::to_owned).collect();
    Ok(Some(verdict))
}

enum State {
    Sound,
    Missing,
    Changed,
}

/// What lies among our own things although no build is at work.
fn leftovers(folder: &OutFolder) -> Vec<String> {
    let places = [folder.journal(), folder.old(), folder.stage()];
    let left = places.iter().filter(|place| fs::symlink_metadata(place).is_ok());
    left.filter_map(|place| Some(format!("{PRIVATE}/{}", place.file_name()?.to_string_lossy()))).collect()
}
