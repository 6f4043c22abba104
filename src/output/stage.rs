//! The outlet that writes an output folder, and the commit that makes a build visible.
//!
//! A commit is a transaction, as far as a file system allows one:
//!
//! 1. Bodies that differ from what is in place are written to `stage/` while the presses run.
//! 2. The steps are drawn, and everything that can be refused is refused.
//! 3. The journal is written: it says what will be ours.
//! 4. The steps are taken; if one fails, all are taken back.
//! 5. The manifest is written, and the journal removed.
//!
//! A process that is killed before 3 leaves the old output; between 3 and 5, files that are wholly old
//! or wholly new, which the next build knows by the journal and writes again; after 5, the new output.
//!
//! Only the journal and the manifest are forced to the disk, not each page, which would take minutes on
//! a slow disk: a page that a power cut has left empty has another size than the manifest says, so the
//! next build writes it again.
//!
//! Not here: which steps there are (`moves`), and how they are taken (`journey`).

mod amend;

use super::effects::Effects;
use super::folder::{OutFolder, is_private};
use super::journey::Journey;
use super::lock::Hold;
use super::manifest::{Entry, Manifest, Past};
use super::moves::{Ground, Moves};
use super::outlet::Outlet;
use super::survey::{Seen, Survey, is_occupied};
use super::{guard, refusal};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutPath;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// How an output folder is opened.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The site that is built: neither it nor its sources may be written to.
    pub site_root: &'a Path,
    /// Whether a folder with foreign files is taken over. These stay, but where one is in the way of
    /// a file of ours, it is replaced.
    pub adopt: bool,
    /// Whether files of earlier builds stay although this one does not make them.
    pub keep: bool,
}

/// What a commit has done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Sorted.
    pub written: Vec<OutPath>,
    /// Sorted; files of earlier builds that this one does not have.
    pub removed: Vec<OutPath>,
    /// The number of files that were already in place.
    pub unchanged: usize,
    /// The number of files in the folder that are not ours and were left alone.
    pub foreign_kept: usize,
}

/// An output folder that a build writes to. Dropped without [`Stage::commit`], it leaves the folder
/// as it was.
pub struct Stage {
    hold: Hold,
    past: Past,
    survey: Survey,
    adopt: bool,
    bodies: AtomicU64,
    files: Mutex<BTreeMap<OutPath, Put>>,
}

/// A file that was put.
struct Put {
    entry: Entry,
    /// The number of its body in `stage/`; none when the file is in place already.
    staged: Option<u64>,
    /// Of an earlier build: another body may take its place.
    kept: bool,
}

impl Stage {
    /// Opens the output folder `out`, which need not exist, for one build.
    ///
    /// # Errors
    /// `output-is-source`, `output-not-ours`, `output-locked`, and `output-failed` when it cannot be
    /// read or made.
    pub fn open(out: &Path, options: &Options<'_>) -> Result<Self, Box<Diagnostic>> {
        let folder = guard::locate(out)?;
        guard::check(&folder, options.site_root)?;
        let stage = Self::begin(folder, options.adopt, Effects::default())?;
        if options.keep {
            stage.keep_all();
        }
        Ok(stage)
    }

    /// Takes over what earlier builds have left in place; what is put in its stead wins.
    fn keep_all(&self) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        for (path, _) in self.past.manifest().into_iter().flat_map(Manifest::iter) {
            if let Some(entry) = self.in_place(path) {
                files.insert(path.clone(), Put { entry: entry.clone(), staged: None, kept: true });
            }
        }
    }

    pub(super) fn begin(folder: OutFolder, adopt: bool, effects: Effects) -> Result<Self, Box<Diagnostic>> {
        let fail = |folder: &OutFolder, error: &io::Error| refusal::failed(folder, folder.real(), error);
        // Before anything is made in it: a refused folder is not touched.
        let occupied = match is_occupied(&folder) {
            // Gone between one look and the next: another build gave it up.
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            occupied => occupied.map_err(|error| fail(&folder, &error))?,
        };
        if occupied && !adopt && !Past::exists(&folder) {
            return Err(refusal::not_ours(&folder));
        }
        let hold = Hold::take(folder, effects)?;
        let past = match Past::of(hold.folder()) {
            Err(_) if adopt => Past::forgotten(),
            past => past?,
        };
        let survey = Survey::of(hold.folder()).map_err(|error| fail(hold.folder(), &error))?;
        Ok(Stage { hold, past, survey, adopt, bodies: AtomicU64::new(0), files: Mutex::new(BTreeMap::new()) })
    }

    /// Makes the output what was put, and says what that took.
    ///
    /// # Errors
    /// `output-foreign-file` and `output-failed`. The output is then as it was before.
    pub fn commit(mut self) -> Result<Report, Box<Diagnostic>> {
        let files = std::mem::take(&mut self.files).into_inner();
        let files = files.unwrap_or_else(PoisonError::into_inner);
        let staged: BTreeMap<OutPath, u64> =
            files.iter().filter_map(|(path, put)| Some((path.clone(), put.staged?))).collect();
        let entries = files.into_iter().map(|(path, put)| (path, put.entry));
        let next = Manifest::new(entries.collect());
        let paths: BTreeSet<&OutPath> = next.iter().map(|(path, _)| path).collect();
        let folder = self.hold.folder().clone();
        let ground = Ground { folder: &folder, past: &self.past, survey: &self.survey, adopt: self.adopt };
        let moves = ground.draw(&paths, &staged)?;
        // When nothing has changed, nothing is written, not even the manifest.
        if self.past.manifest() != Some(&next) || self.past.cut_short {
            settle(&mut self.hold, &self.past, &next, &moves)?;
        }
        Ok(Report {
            unchanged: next.len() - moves.written.len(),
            foreign_kept: moves.foreign_kept,
            written: moves.written,
            removed: moves.removed,
        })
    }

    /// What is known of the file in place at `path`, if it is the one that an earlier build wrote.
    fn in_place(&self, path: &OutPath) -> Option<&Entry> {
        let seen = self.survey.get(path.as_str());
        self.past.entry(path).filter(|entry| entry.is_in_place(seen))
    }

    /// Writes a body to `stage/`, and gives its number and the file's time of modification.
    fn write_body(&self, bytes: &[u8]) -> io::Result<(u64, u64)> {
        let (folder, effects) = (self.hold.folder(), self.hold.effects());
        let number = self.bodies.fetch_add(1, Ordering::Relaxed);
        let place = folder.staged(number);
        match effects.write_new(&place, bytes) {
            // The first body of a build, and only one that has changes, makes the folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                effects.ensure_folder(&folder.stage())?;
                effects.write_new(&place, bytes)?;
            }
            written => written?,
        }
        // After closing: Windows sets a file's time no earlier. Renaming keeps it.
        match Seen::at(&place)? {
            Some(Seen::File { modified, .. }) => Ok((number, modified)),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl Outlet for Stage {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        if is_private(path) {
            return Err(refusal::private(path));
        }
        let digest = Digest::of(bytes);
        let known = self.in_place(path).filter(|entry| entry.digest == digest);
        let put = match known {
            Some(entry) => Put { entry: entry.clone(), staged: None, kept: false },
            None => {
                let (number, modified) = self.write_body(bytes).map_err(|error| {
                    let folder = self.hold.folder();
                    refusal::failed(folder, &folder.on_disk(path.as_str()), &error)
                })?;
                Put { entry: Entry { digest, size: bytes.len() as u64, modified }, staged: Some(number), kept: false }
            }
        };
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.insert(path.clone(), put) {
            Some(other) if other.entry.digest != digest && !other.kept => Err(refusal::put_twice(path)),
            _ => Ok(()),
        }
    }
}

/// Journal, steps, manifest; and all of it back if one of them fails.
fn settle(hold: &mut Hold, past: &Past, next: &Manifest, moves: &Moves<'_>) -> Result<(), Box<Diagnostic>> {
    let write = |hold: &Hold, place: &Path, manifest: &Manifest| {
        manifest
            .to_json()
            .and_then(|json| hold.effects().replace_durably(place, &json))
            .map_err(|error| refusal::failed(hold.folder(), place, &error))
    };
    let journal = hold.folder().journal();
    write(hold, &journal, &past.journal(next))?;
    hold.establish(true);

    let (folder, effects) = (hold.folder().clone(), hold.effects().clone());
    let mut journey = Journey::new(&folder, &effects);
    let arrived = moves
        .steps
        .iter()
        .try_for_each(|step| journey.take(*step))
        .and_then(|()| write(hold, &folder.manifest(), next));
    if let Err(refusal) = arrived {
        // A journal of an earlier commit is still needed; ours says all that it said.
        if journey.turn_back() && !past.cut_short {
            let _ = effects.remove(&journal);
            hold.establish(past.manifest().is_some());
        }
        return Err(refusal);
    }
    // If it stays, the next build finds that it says the same as the manifest.
    let _ = effects.remove(&journal);
    Ok(())
}
