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
//! A commit that fails at any step leaves the old output. A process that is killed before 3 leaves the old
//! output, and after 5 the new one. Killed between them it leaves a mixture: each file wholly old or
//! wholly new, none missing that both editions have, no new page before all that pages show. A file
//! system has no swap of a whole folder that would spare foreign files, mount points and links, so
//! this cannot be hidden; but the journal tells it, to `verify`, to publishing and to the next build,
//! which completes it.
//!
//! Only the journal and the manifest are forced to the disk, not each page, which would take minutes on
//! a slow disk: a page that a power cut has left empty has another size than the manifest says, so the
//! next build writes it again.
//!
//! Not here: which steps there are (`moves`), and how they are taken (`journey`).

mod amend;
mod standing;

use super::effects::Effects;
use super::folder::OutFolder;
use super::journey::Journey;
use super::lock::Hold;
use super::manifest::{Edition, Entry, Manifest, Past};
use super::moves::{Adopt, Ground, Look, Moves};
use super::outlet::Outlet;
use super::survey::{Seen, Survey, is_occupied};
use super::territory::Territory;
use super::{guard, previous, refusal};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutPath;
use crate::vietnamese::PartialDate;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How an output folder is opened.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The site that is built: neither it nor its sources may be written to.
    pub site_root: &'a Path,
    pub adopt: Adopt,
    /// Whether this only adds to what is there: files of ours stay although they are not made now, and
    /// new ones count as asked for by themselves.
    pub keep: bool,
    /// Whether to refuse what would otherwise be set aside with a warning.
    pub strict: bool,
    /// The day, for the name of what is set aside.
    pub day: PartialDate,
    pub territory: Territory,
    /// Which edition of the site is written; none for what is no site.
    pub edition: Option<Edition>,
    /// Of a folder for printing: the arguments by which `build` finds it, for the command that takes it over.
    pub print: Option<String>,
}

impl<'a> Options<'a> {
    /// The usual ones of a build.
    pub fn new(site_root: &'a Path, day: PartialDate) -> Self {
        let territory = Territory::default();
        Options { site_root, adopt: Adopt::No, keep: false, strict: false, day, territory, edition: None, print: None }
    }
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
    /// How the folder stands now: the same again as long as nothing in it is changed.
    pub standing: Option<Digest>,
    /// What was set aside, or looks left over from an earlier build: warnings.
    pub findings: Vec<Diagnostic>,
}

/// An output folder that a build writes to. Dropped without [`Stage::commit`], it leaves the folder
/// as it was.
pub struct Stage {
    hold: Hold,
    past: Past,
    survey: Survey,
    policy: Policy,
    bodies: AtomicU64,
    files: Mutex<BTreeMap<OutPath, Put>>,
}

/// What of the [`Options`] is still asked at the end.
struct Policy {
    adopt: Adopt,
    keep: bool,
    strict: bool,
    day: PartialDate,
    territory: Territory,
    edition: Option<Edition>,
    /// Whether something is only taken out: then nothing of an edition before stays either.
    amends: bool,
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
        let folder = guard::locate(out)?.for_print(options.print.as_deref());
        guard::check(&folder, options.site_root)?;
        Self::begin(folder, options, Effects::default())
    }

    /// Takes over what stays although this build may not make it; what is put in its stead wins.
    fn keep_what_stays(&self) -> Result<(), Box<Diagnostic>> {
        let folder = self.hold.folder();
        let mut files = self.lock_files();
        for path in self.past.paths() {
            let stays = |version: &&Entry| self.policy.keep || version.asked;
            let mut versions = self.past.versions(path).iter().filter(stays).peekable();
            if versions.peek().is_some()
                && let Some(entry) = find_in_place(folder, path, versions)?
            {
                files.insert(path.clone(), Put { entry, staged: None, kept: true });
            }
        }
        drop(files);
        Ok(())
    }

    fn lock_files(&self) -> MutexGuard<'_, BTreeMap<OutPath, Put>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn begin(folder: OutFolder, options: &Options<'_>, effects: Effects) -> Result<Self, Box<Diagnostic>> {
        let adopts = options.adopt != Adopt::No;
        let fail = |folder: &OutFolder, error: &io::Error| refusal::failed(folder, folder.real(), error);
        // Before anything is made in it: a refused folder is not touched.
        let occupied = match is_occupied(&folder) {
            // Gone between one look and the next: another build gave it up.
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            occupied => occupied.map_err(|error| fail(&folder, &error))?,
        };
        if occupied && !adopts && !Past::exists(&folder) {
            return Err(refusal::not_ours(&folder));
        }
        let hold = Hold::take(folder, effects)?;
        let (past, survey) = rayon::join(|| Past::of(hold.folder()), || Survey::of(hold.folder()));
        let past = match past {
            Err(_) if adopts => {
                make_room(&hold)?;
                Past::forgotten()
            }
            past => past?,
        };
        // What somebody asked for by itself are papers of the office, and stay whatever is built.
        if options.edition.is_some() && past.paths().any(|path| past.versions(path).iter().any(|entry| entry.asked)) {
            return Err(refusal::overlap(hold.folder().given(), hold.folder().given()));
        }
        let survey = survey.map_err(|error| fail(hold.folder(), &error))?;
        let Options { adopt, keep, strict, day, .. } = *options;
        let (territory, edition) = (options.territory.clone(), options.edition.clone());
        let policy = Policy { adopt, keep, strict, day, territory, edition, amends: false };
        let files = Mutex::new(BTreeMap::new());
        let stage = Stage { hold, past, survey, policy, bodies: AtomicU64::new(0), files };
        stage.keep_what_stays()?;
        Ok(stage)
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
        let next = Manifest::new(self.policy.edition.clone(), entries.collect());
        let next = match self.policy.amends {
            true => next,
            false => {
                let kept = previous::kept(&self.past, &next, &self.survey, &self.policy.territory);
                next.with_previous(kept)
            }
        };
        let folder = self.hold.folder().clone();
        let Policy { adopt, keep, strict, day, territory, .. } = &self.policy;
        let ground =
            Ground { folder: &folder, past: &self.past, survey: &self.survey, adopt: *adopt, keep: *keep, territory };
        let moves = ground.draw(&next, &staged)?;
        let aside = name_aside(&folder, *day);
        let findings = moves.set_aside(&folder, &aside, *strict);
        if *strict && let Some(first) = findings.first() {
            return Err(Box::new(first.clone()));
        }
        // When nothing has changed, nothing is written, not even the manifest.
        if self.past.manifest() != Some(&next) || self.past.cut_short || !moves.steps.is_empty() {
            settle(&mut self.hold, &self.past, &next, &moves, folder.aside(&aside))?;
        }
        let standing = Some(standing::after(&moves, &self.survey, &next));
        Ok(Report {
            standing,
            unchanged: next.len() - moves.written.len(),
            foreign_kept: moves.foreign_kept,
            written: moves.written,
            removed: moves.removed,
            findings,
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
        let written = match effects.write_new(&place, bytes) {
            // The first body of a build, and only one that has changes, makes the folder.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                effects.ensure_folder(&folder.stage())?;
                effects.write_new(&place, bytes)?
            }
            written => written?,
        };
        // Renaming keeps the time.
        match Seen::of(&written) {
            Seen::File { modified, .. } => Ok((number, modified)),
            Seen::Folder | Seen::Other => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl Outlet for Stage {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let digest = Digest::of(bytes);
        // A file that builds make stays theirs, also when it is asked for in between.
        let of_builds = self.past.versions(path).iter().any(|version| !version.asked);
        let asked = self.policy.keep && !of_builds;
        let known = self.in_place(path).filter(|entry| entry.digest == digest);
        let put = match known {
            Some(entry) => Put { entry: Entry { asked, ..entry.clone() }, staged: None, kept: false },
            None => {
                let (number, modified) = self.write_body(bytes).map_err(|error| {
                    let folder = self.hold.folder();
                    refusal::failed(folder, &folder.on_disk(path.as_str()), &error)
                })?;
                let entry = Entry { digest, size: bytes.len() as u64, modified, asked };
                Put { entry, staged: Some(number), kept: false }
            }
        };
        match self.lock_files().insert(path.clone(), put) {
            Some(other) if other.entry.digest != digest && !other.kept => Err(refusal::put_twice(path)),
            _ => Ok(()),
        }
    }

    fn add(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let digest = Digest::of(bytes);
        // A time that no file has: what lies there is read.
        let same = [Entry { digest, size: bytes.len() as u64, modified: u64::MAX, asked: true }];
        let mut place = path.clone();
        for number in 2.. {
            let put = self.lock_files().get(&place).map(|put| put.entry.digest);
            let there = self.survey.get(place.as_str());
            if put == Some(digest) {
                return Ok(());
            }
            if put.is_none() && there.is_none() {
                return self.put(&place, bytes);
            }
            if let Some(entry) = find_in_place(self.hold.folder(), &place, &same)? {
                self.lock_files().insert(place, Put { entry, staged: None, kept: true });
                return Ok(());
            }
            place = numbered(path, number)?;
        }
        Ok(())
    }
}

/// Moves a folder away that has the name of one of our lists, so that the list can be written: what is in it stays beside it.
fn make_room(hold: &Hold) -> Result<(), Box<Diagnostic>> {
    let (folder, effects) = (hold.folder(), hold.effects());
    for place in [folder.manifest(), folder.journal()] {
        let at = |place: &Path| Seen::at(place).map_err(|error| refusal::failed(folder, place, &error));
        if at(&place)? != Some(Seen::Folder) {
            continue;
        }
        let mut other = place.clone();
        for number in 1.. {
            other.set_extension(format!("la-{number}"));
            if at(&other)?.is_none() {
                break;
            }
        }
        effects.rename(&place, &other).map_err(|error| refusal::failed(folder, &place, &error))?;
    }
    Ok(())
}

/// `x-2.pdf` of `x.pdf`.
fn numbered(path: &OutPath, number: u32) -> Result<OutPath, Box<Diagnostic>> {
    let text = path.as_str();
    let (stem, suffix) = text.rsplit_once('.').unwrap_or((text, ""));
    OutPath::new(&format!("{stem}-{number}.{suffix}")).map_err(|_| refusal::put_twice(path))
}

/// The version that lies at the path now, as it is on this disk.
fn find_in_place<'e>(
    folder: &OutFolder,
    path: &OutPath,
    versions: impl IntoIterator<Item = &'e Entry>,
) -> Result<Option<Entry>, Box<Diagnostic>> {
    let mut look = Look::new(folder);
    if look.obstacle(path.as_str())?.is_some() {
        return Ok(None);
    }
    let Some(seen @ Seen::File { modified, .. }) = look.at(path.as_str())? else { return Ok(None) };
    for version in versions {
        if look.is(path.as_str(), seen, version)? {
            return Ok(Some(Entry { modified, ..version.clone() }));
        }
    }
    Ok(None)
}

/// The first name of the day that nothing set aside has yet: `2026-11-28`, `2026-11-28-2`.
pub(super) fn name_aside(folder: &OutFolder, day: PartialDate) -> String {
    let mut name = day.to_string();
    for number in 2.. {
        if !matches!(Seen::at(&folder.aside(&name)), Ok(Some(_))) {
            break;
        }
        name = format!("{day}-{number}");
    }
    name
}

/// Journal, steps, manifest; and all of it back if one of them fails.
fn settle(
    hold: &mut Hold,
    past: &Past,
    next: &Manifest,
    moves: &Moves<'_>,
    aside: PathBuf,
) -> Result<(), Box<Diagnostic>> {
    let write = |hold: &Hold, place: &Path, json: io::Result<Vec<u8>>| {
        json.and_then(|json| hold.effects().replace_durably(place, &json))
            .map_err(|error| refusal::failed(hold.folder(), place, &error))
    };
    let journal = hold.folder().journal();
    write(hold, &journal, past.journal(next))?;
    hold.establish(true);

    let (folder, effects) = (hold.folder().clone(), hold.effects().clone());
    let mut journey = Journey::new(&folder, &effects, aside);
    let arrived = moves
        .steps
        .iter()
        .try_for_each(|step| journey.take(*step))
        .and_then(|()| write(hold, &folder.manifest(), next.to_json()));
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
