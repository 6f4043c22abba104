//! Removes an output, and nothing but the output.
//!
//! Not here: removing single files that a build no longer makes (`stage`).

use super::effects::{Effects, fresh_name};
use super::folder::OutFolder;
use super::lock::Hold;
use super::manifest::Past;
use super::moves::Ground;
use super::names::folders_of;
use super::survey::Survey;
use super::{guard, refusal};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// What [`clean()`] has removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    pub files: usize,
    /// Folders that held only files of ours.
    pub folders: usize,
}

/// Removes the files that builds have left in the output folder `out`, the folders that are empty
/// then, and `out` itself if nothing foreign is in it. Removes nothing where no build has ever been.
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
    let hold = Hold::take(folder, effects)?;
    let (folder, effects) = (hold.folder(), hold.effects());
    let past = Past::of(folder)?;
    let ground = Ground { folder, past: &past, survey: &Survey::default(), adopt: false };
    let gone = ground.gone(&BTreeSet::new())?;
    let remove = |place: &Path| match effects.remove(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(refusal::failed(folder, place, &error)),
        _ => Ok(()),
    };
    let mut removed = Removed::default();
    for file in gone.iter().filter(|file| file.is_there) {
        remove(&folder.on_disk(file.path.as_str()))?;
        removed.files += 1;
    }
    let folders: BTreeSet<&str> = gone.iter().flat_map(|file| folders_of(file.path.as_str())).collect();
    for name in folders.into_iter().rev() {
        let emptied = effects.remove_folder(&folder.on_disk(name));
        removed.folders += usize::from(emptied.is_ok());
    }
    // Last: as long as they are there, whatever is left is known to be ours.
    for place in [folder.journal(), folder.manifest()] {
        for place in [fresh_name(&place), place] {
            remove(&place)?;
        }
    }
    hold.abandon();
    Ok(removed)
}
