//! Every change to the disk that this module makes, one method each.
//!
//! One door, so that the tests in `trial` can stop a build at each of its steps in turn. What the
//! door looks like from there exists only under `cfg(test)`.
//!
//! Not here: which changes are made, in which order (`stage`, `moves`, `journey`, `clean`).

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, Default)]
pub(super) struct Effects {
    #[cfg(test)]
    pub(super) fault: super::trial::Fault,
}

impl Effects {
    #[cfg(not(test))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the tests' one differs")]
    fn allow(&self) -> io::Result<()> {
        Ok(())
    }

    #[cfg(test)]
    fn allow(&self) -> io::Result<()> {
        self.fault.allow()
    }

    /// Makes the folder; its parent must be there.
    pub(super) fn make_folder(&self, place: &Path) -> io::Result<()> {
        self.allow()?;
        fs::create_dir(place)
    }

    /// Makes the folder unless it is there; whether it was made.
    ///
    /// # Errors
    /// Also when something that is not a folder is there, or a link, even to a folder.
    pub(super) fn ensure_folder(&self, place: &Path) -> io::Result<bool> {
        match self.make_folder(place) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if fs::symlink_metadata(place)?.is_dir() {
                    Ok(false)
                } else {
                    Err(io::ErrorKind::NotADirectory.into())
                }
            }
            Err(error) => Err(error),
        }
    }

    /// Opens the lock file for locking, and makes it if it is not there.
    pub(super) fn open_lock(&self, place: &Path) -> io::Result<File> {
        self.allow()?;
        OpenOptions::new().write(true).create(true).truncate(false).open(place)
    }

    /// Writes a file that must not be there yet, and tells what it then is.
    pub(super) fn write_new(&self, place: &Path, bytes: &[u8]) -> io::Result<Metadata> {
        let file = self.write(place, bytes)?;
        if cfg!(unix) {
            return file.metadata();
        }
        // Windows sets a file's time no earlier than when it is closed.
        drop(file);
        fs::symlink_metadata(place)
    }

    /// Puts a whole file at `place`, over an old one if need be, so that after a power cut either the
    /// old or the new one is there, and everything that is done later comes after it.
    pub(super) fn replace_durably(&self, place: &Path, bytes: &[u8]) -> io::Result<()> {
        let fresh = fresh_name(place);
        if fs::symlink_metadata(&fresh).is_ok() {
            self.remove(&fresh)?;
        }
        let written =
            self.write(&fresh, bytes).and_then(|file| file.sync_all()).and_then(|()| self.rename(&fresh, place));
        if written.is_err() {
            let _ = self.remove(&fresh);
        } else {
            sync_folder_of(place);
        }
        written
    }

    fn write(&self, place: &Path, bytes: &[u8]) -> io::Result<File> {
        self.allow().inspect_err(|_| {
            #[cfg(test)]
            self.fault.leave_half(place, bytes);
        })?;
        let mut file = File::create_new(place)?;
        file.write_all(bytes)?;
        Ok(file)
    }

    /// Renames, over a file at `to` if there is one; a link at `to` is replaced, not followed.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.allow()?;
        fs::rename(from, to)
    }

    /// Gives the file `from` a second name, or a copy where the file system (FAT) has no hard links.
    pub(super) fn keep(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.allow()?;
        fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
    }

    pub(super) fn remove(&self, place: &Path) -> io::Result<()> {
        self.allow()?;
        fs::remove_file(place)
    }

    /// Removes a folder that must be empty.
    pub(super) fn remove_folder(&self, place: &Path) -> io::Result<()> {
        self.allow()?;
        fs::remove_dir(place)
    }

    /// Removes a folder of ours with all it holds, if it is there. Links inside are not followed.
    pub(super) fn remove_tree(&self, place: &Path) -> io::Result<()> {
        if fs::symlink_metadata(place).is_err_and(|e| e.kind() == io::ErrorKind::NotFound) {
            return Ok(());
        }
        self.allow()?;
        fs::remove_dir_all(place)
    }
}

/// The name under which a file is written before it takes the place of `place`.
pub(super) fn fresh_name(place: &Path) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(".new");
    name.into()
}

/// Makes the names in a file's folder durable, as POSIX asks for; Windows does so by itself. Some
/// network mounts refuse it, which is no reason to refuse them.
fn sync_folder_of(place: &Path) {
    if cfg!(unix)
        && let Some(folder) = place.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}
