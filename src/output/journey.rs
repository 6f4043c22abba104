//! Takes the steps of a commit, and takes them back when one fails.
//!
//! Whatever a step replaces or removes is kept under `.vuonhoa/old/` until the commit is complete. A
//! replaced file is kept by a second name, so that there is no moment at which readers find neither
//! the old nor the new one. What is not as we wrote it gets a place beside the output for good.
//!
//! Not here: which steps there are (`moves`).

use super::effects::Effects;
use super::folder::OutFolder;
use super::moves::Step;
use super::names::folders_of;
use super::refusal;
use super::survey::Seen;
use crate::diagnostic::Diagnostic;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

/// How to take one step back.
enum Undo {
    Rename { from: PathBuf, to: PathBuf },
    Remove(PathBuf),
    RemoveFolder(PathBuf),
    MakeFolder(PathBuf),
}

/// The steps taken so far.
pub(super) struct Journey<'a> {
    folder: &'a OutFolder,
    effects: &'a Effects,
    /// Where what is not as we wrote it is kept.
    aside: PathBuf,
    taken: Vec<Undo>,
    /// The folders that were made on the way, relative to the output: in them lies only what was put there since.
    made: HashSet<String>,
    /// How many files lie in `old/`.
    kept: u64,
}

impl<'a> Journey<'a> {
    pub(super) fn new(folder: &'a OutFolder, effects: &'a Effects, aside: PathBuf) -> Self {
        Journey { folder, effects, aside, taken: Vec::new(), made: HashSet::new(), kept: 0 }
    }

    /// Takes one step.
    ///
    /// # Errors
    /// `output-failed`; the step has then not been taken, or can be taken back with the others.
    pub(super) fn take(&mut self, step: Step<'_>) -> Result<(), Box<Diagnostic>> {
        let (Step::SetAside(path)
        | Step::Remove(path)
        | Step::Prune(path)
        | Step::MakeFolder(path)
        | Step::Place(path, _)) = step;
        let place = self.folder.on_disk(path);
        let taken = match step {
            Step::SetAside(path) => self.set_aside(&place, path),
            Step::Remove(_) => self.remove(&place),
            Step::Prune(_) => {
                self.prune(&place);
                Ok(())
            }
            Step::MakeFolder(path) => self.make_folder(&place).map(|made| {
                if made {
                    self.made.insert(path.to_owned());
                }
            }),
            Step::Place(path, number) => {
                let fresh = path.rsplit_once('/').is_some_and(|(folder, _)| self.made.contains(folder));
                self.place(&self.folder.staged(number), &place, fresh)
            }
        };
        taken.map_err(|error| refusal::failed(self.folder, &place, &error))
    }

    /// Takes all steps back, the last first; whether that led back to the beginning.
    pub(super) fn turn_back(self) -> bool {
        let mut all = true;
        for undo in self.taken.iter().rev() {
            let undone = match undo {
                Undo::Rename { from, to } => self.effects.rename(from, to),
                Undo::Remove(place) => self.effects.remove(place),
                Undo::RemoveFolder(place) => self.effects.remove_folder(place),
                Undo::MakeFolder(place) => self.effects.make_folder(place),
            };
            all &= undone.is_ok();
        }
        all
    }

    /// By a second name, or a copy: the steps that follow replace or remove the first.
    fn set_aside(&mut self, place: &Path, path: &str) -> io::Result<()> {
        let mut kept = self.aside.clone();
        let above = kept.parent().map(Path::to_owned);
        let folders: Vec<PathBuf> = folders_of(path).map(|name| kept.join(name)).collect();
        for folder in above.into_iter().chain([kept.clone()]).chain(folders) {
            self.make_folder(&folder)?;
        }
        kept.extend(path.split('/'));
        match self.effects.keep(place, &kept) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
            Ok(()) => {
                self.taken.push(Undo::Remove(kept));
                Ok(())
            }
        }
    }

    fn remove(&mut self, place: &Path) -> io::Result<()> {
        let kept = self.room_for_old()?;
        match self.effects.rename(place, &kept) {
            Ok(()) => {
                self.taken.push(Undo::Rename { from: kept, to: place.to_owned() });
                Ok(())
            }
            // Somebody was faster; or where names ignore case, it has left under its other spelling.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn prune(&mut self, place: &Path) {
        // It stays when something foreign is in it, and an empty folder too many harms nobody.
        if self.effects.remove_folder(place).is_ok() {
            self.taken.push(Undo::MakeFolder(place.to_owned()));
        }
    }

    /// Whether it was not there.
    fn make_folder(&mut self, place: &Path) -> io::Result<bool> {
        let made = self.effects.ensure_folder(place)?;
        if made {
            self.taken.push(Undo::RemoveFolder(place.to_owned()));
        }
        Ok(made)
    }

    /// In a `fresh` folder nothing can be in the way.
    fn place(&mut self, staged: &Path, place: &Path, fresh: bool) -> io::Result<()> {
        let seen = if fresh { None } else { Seen::at(place)? };
        match seen {
            None => {
                self.effects.rename(staged, place)?;
                self.taken.push(Undo::Remove(place.to_owned()));
            }
            Some(Seen::File { .. }) => {
                let kept = self.room_for_old()?;
                self.effects.keep(place, &kept)?;
                self.effects.rename(staged, place)?;
                self.taken.push(Undo::Rename { from: kept, to: place.to_owned() });
            }
            // A link that is to be adopted: what it leads to must not be copied. A folder, which was
            // refused before the first step, cannot be renamed into `old/` without all it holds.
            Some(Seen::Other) => {
                self.remove(place)?;
                self.effects.rename(staged, place)?;
                self.taken.push(Undo::Remove(place.to_owned()));
            }
            Some(Seen::Folder) => return Err(io::ErrorKind::IsADirectory.into()),
        }
        Ok(())
    }

    /// A free place in `old/`.
    fn room_for_old(&mut self) -> io::Result<PathBuf> {
        let old = self.folder.old();
        if self.kept == 0 {
            self.effects.ensure_folder(&old)?;
        }
        self.kept += 1;
        Ok(old.join(self.kept.to_string()))
    }
}
