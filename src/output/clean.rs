//! Removes an output, and nothing but the output.
//!
//! Not here: removing single files that a build no longer makes (`stage`).

use super::effects::{Effects, fresh_name};
use super::folder::OutFolder;
use super::lock::Hold;
use super::manifest::{Manifest, Past};
use super::moves::Adopt;
use super::moves::Ground;
use super::names::folders_of;
use super::survey::Survey;
use super::territory::Territory;
use super::{guard, refusal};
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// What [`clean()`] has removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    pub files: usize,
    /// Folders that held only files of ours.
    pub folders: usize,
    /// Files of ours that somebody has changed, and that stay.
    pub altered: usize,
    /// Files that somebody asked for by themselves, proofs above all: they stay, for no build makes them again.
    pub asked: usize,
}

/// Removes the files that builds have left in the output folder `out`, the folders that are empty
/// then, and `out` itself if nothing else is in it. Removes nothing where no build has ever been, and
/// nothing that a build would not make again: neither proofs nor what somebody has changed.
///
/// # Errors
/// `output-locked` while a build runs; `output-failed` when something cannot be removed: what is left
/// is still known, and the next call removes it.
pub fn clean(out: &Path) -> Result<Removed, Box<Diagnostic>> {
    clean_with(guard::locate(out)?, Effects::default())
}

pub(super) fn clean_with(folder: OutFolder, effects: Effects) -> Result<Removed, Box<Diagnostic>> {
    if !Past::exists(&folder) {
        return Ok(Removed::default());
    }
    let mut hold = Hold::take(folder, effects)?;
    let (folder, effects) = (hold.folder().clone(), hold.effects().clone());
    let past = Past::of(&folder)?;
    let ground = Ground {
        folder: &folder,
        past: &past,
        survey: &Survey::default(),
        adopt: Adopt::No,
        keep: false,
        territory: &Territory::default(),
    };
    let gone = ground.gone(&BTreeSet::new())?;
    let remove = |place: &Path| match effects.remove(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(refusal::failed(&folder, place, &error)),
        _ => Ok(()),
    };
    let mut removed = Removed::default();
    let mut lasting = BTreeMap::new();
    for file in gone.iter().filter(|file| file.is_there) {
        if file.altered {
            removed.altered += 1;
        } else if file.asked {
            removed.asked += 1;
            let versions = OutPath::new(file.path).ok().map(|path| (past.entry(&path).cloned(), path));
            lasting.extend(versions.and_then(|(entry, path)| Some((path, entry?))));
        } else {
            remove(&folder.on_disk(file.path))?;
            removed.files += 1;
        }
    }
    let folders: BTreeSet<&str> = gone.iter().flat_map(|file| folders_of(file.path)).collect();
    for name in folders.into_iter().rev() {
        let emptied = effects.remove_folder(&folder.on_disk(name));
        removed.folders += usize::from(emptied.is_ok());
    }
    // Last: as long as they are there, whatever is left is known to be ours.
    remove(&folder.journal())?;
    remove(&fresh_name(&folder.journal()))?;
    let place = folder.manifest();
    if lasting.is_empty() {
        remove(&fresh_name(&place))?;
        remove(&place)?;
        hold.abandon();
    } else {
        let written = Manifest::new(None, lasting).to_json().and_then(|json| effects.replace_durably(&place, &json));
        written.map_err(|error| refusal::failed(&folder, &place, &error))?;
        hold.establish(true);
    }
    Ok(removed)
}
