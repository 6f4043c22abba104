//! The hold on an output folder: one build or `clean` at a time, and nothing left over from a failed one.
//!
//! The lock is the system's advisory one on an open file, so that it ends with the process that holds
//! it, however that ends; the file itself means nothing.
//!
//! Not here: what is done while it is held.

use super::effects::Effects;
use super::folder::OutFolder;
use super::refusal;
use crate::diagnostic::Diagnostic;
use crate::source::read_own;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// How often to begin anew when the folder disappears under us, as it does when another first build
/// has just failed.
const ATTEMPTS: usize = 8;

/// Who holds the lock: a file of its own, since Windows lets nobody read a locked file.
#[derive(Serialize, Deserialize)]
struct Holder {
    pid: u32,
    /// In RFC 3339.
    since: String,
}

/// An output folder that nobody else writes to. When dropped, everything is removed that served
/// only this build; and, unless [`Hold::establish`] was called, also the folders it had to make.
pub(super) struct Hold {
    folder: OutFolder,
    effects: Effects,
    lock: File,
    /// What was not there before, the outermost first.
    made: Vec<PathBuf>,
    established: bool,
}

impl Hold {
    /// Takes hold of the folder, and makes it if it is not there.
    ///
    /// # Errors
    /// `output-locked` when another process or thread holds it; `output-failed` when it cannot be made.
    pub(super) fn take(folder: OutFolder, effects: Effects) -> Result<Self, Box<Diagnostic>> {
        let mut made = Vec::new();
        let taken = take_lock(&folder, &effects, &mut made);
        match taken {
            Ok(lock) => {
                let hold = Hold { folder, effects, lock, made, established: false };
                hold.sign()?;
                Ok(hold)
            }
            Err(refusal) => {
                remove_empty(&effects, &made);
                Err(refusal)
            }
        }
    }

    pub(super) fn folder(&self) -> &OutFolder {
        &self.folder
    }

    pub(super) fn effects(&self) -> &Effects {
        &self.effects
    }

    /// Sets whether the folder is to stay, even if it did not exist before.
    pub(super) fn establish(&mut self, established: bool) {
        self.established = established;
    }

    /// Gives the folder up: when this is dropped, our own things and the output folder itself are
    /// removed as far as they are empty.
    pub(super) fn abandon(mut self) {
        let given_is_link = fs::symlink_metadata(self.folder.given()).is_ok_and(|m| m.is_symlink());
        self.made = vec![self.folder.private()];
        // Without the folder it leads to, a link would be in the way of the next build.
        if !given_is_link {
            self.made.insert(0, self.folder.real().to_owned());
        }
        self.established = false;
    }

    /// Removes what an earlier build that was killed had not yet put in place, and says who is at
    /// work now.
    fn sign(&self) -> Result<(), Box<Diagnostic>> {
        for place in [self.folder.stage(), self.folder.old()] {
            self.effects.remove_tree(&place).map_err(|error| refusal::failed(&self.folder, &place, &error))?;
        }
        let holder = Holder {
            pid: std::process::id(),
            since: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        };
        let place = self.folder.holder();
        // Only a courtesy to whoever finds the folder locked: a build does not fail for it.
        if let Ok(json) = serde_json::to_vec(&holder) {
            let _ = self.effects.remove(&place);
            let _ = self.effects.write_new(&place, &json);
        }
        Ok(())
    }
}

/// Waits for nobody and makes nothing: a lock that somebody holds is respected, one that cannot be opened is none. The lock is held
/// as long as the file that is given.
///
/// # Errors
/// `output-locked` when another process or thread holds it.
pub(super) fn respect(folder: &OutFolder) -> Result<Option<File>, Box<Diagnostic>> {
    let place = folder.lock();
    if !fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_file()) {
        return Ok(None);
    }
    let Ok(lock) = File::open(&place) else { return Ok(None) };
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => Err(locked(folder)),
        Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(lock)),
    }
}

/// Removes what a build that was killed had made in `out` and not put in place: it is of people like all else.
///
/// # Errors
/// `output-locked` while another build is at work there; `output-failed` when it cannot be removed.
pub fn drop_unfinished(out: &Path) -> Result<(), Box<Diagnostic>> {
    let folder = OutFolder::new(out, out.to_owned());
    if folder.stage().exists() || folder.old().exists() {
        Hold::take(folder, Effects::default())?.establish(true);
    }
    Ok(())
}

impl Drop for Hold {
    /// What cannot be removed now, the next build removes.
    fn drop(&mut self) {
        let _ = self.effects.remove_tree(&self.folder.stage());
        let _ = self.effects.remove_tree(&self.folder.old());
        let _ = self.effects.remove(&self.folder.holder());
        if !self.established && !self.made.is_empty() {
            let _ = self.effects.remove(&self.folder.lock());
            remove_empty(&self.effects, &self.made);
        }
        // Not left to the closing of the file: a child process that another thread has just started
        // shares it, and with it the lock, until it runs its own program.
        let _ = self.lock.unlock();
    }
}

fn remove_empty(effects: &Effects, made: &[PathBuf]) {
    for place in made.iter().rev() {
        let _ = effects.remove_folder(place);
    }
}

fn take_lock(folder: &OutFolder, effects: &Effects, made: &mut Vec<PathBuf>) -> Result<File, Box<Diagnostic>> {
    let place = folder.lock();
    let fail = |error: &io::Error| refusal::failed(folder, &place, error);
    // What to say when no attempt succeeds.
    let mut vanished = locked(folder);
    for _ in 0..ATTEMPTS {
        match make_folders(&folder.private(), effects, made) {
            Ok(()) => {}
            // A build that gave up may just have removed the empty folder that both began with.
            Err((place, error)) => {
                vanished = refusal::failed(folder, &place, &error);
                if error.kind() == io::ErrorKind::NotFound {
                    continue;
                }
                return Err(vanished);
            }
        }
        vanished = locked(folder);
        // Opening would follow a link, and make a file where it leads.
        if fs::symlink_metadata(&place).is_ok_and(|meta| !meta.is_file()) {
            return Err(refusal::blocked(folder, refusal::LINK_IN_THE_WAY, &[".vuonhoa/lock"]));
        }
        let lock = match effects.open_lock(&place) {
            Ok(lock) => lock,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(fail(&error)),
        };
        match lock.try_lock() {
            Ok(()) if is_still_there(&lock, &place) => return Ok(lock),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(locked(folder)),
            // Some network mounts know no locks. To refuse them would help nobody.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(lock);
            }
            Err(TryLockError::Error(error)) => return Err(fail(&error)),
        }
    }
    Err(vanished)
}

/// Makes the folder and those above it; notes in `made` which were not there.
fn make_folders(place: &Path, effects: &Effects, made: &mut Vec<PathBuf>) -> Result<(), (PathBuf, io::Error)> {
    let is_missing =
        |place: &&Path| fs::symlink_metadata(place).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    let mut missing: Vec<&Path> = place.ancestors().take_while(is_missing).collect();
    // The innermost is made or checked in any case: a link may be in its place.
    if missing.is_empty() {
        missing.push(place);
    }
    for place in missing.into_iter().rev() {
        match effects.ensure_folder(place) {
            Ok(true) => made.push(place.to_owned()),
            Ok(false) => {}
            Err(error) => return Err((place.to_owned(), error)),
        }
    }
    Ok(())
}

/// Whether the locked file is still the one that others would open: it is not when a failed first build
/// has removed it between our opening and our locking it.
#[cfg(unix)]
fn is_still_there(lock: &File, place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (lock.metadata(), fs::symlink_metadata(place)) {
        (Ok(ours), Ok(there)) => ours.ino() == there.ino() && ours.dev() == there.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_there(_: &File, place: &Path) -> bool {
    place.exists()
}

fn locked(folder: &OutFolder) -> Box<Diagnostic> {
    let holder = read_own(&folder.holder()).ok().and_then(|json| serde_json::from_slice::<Holder>(&json).ok());
    let pid = holder.as_ref().map(|holder| holder.pid);
    let since = holder.as_ref().map(|holder| holder.since.as_str());
    refusal::locked(folder, pid, since)
}
