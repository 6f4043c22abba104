//! The paths of an output folder: as the user gave it, as it is on disk, and those of our own things.
//!
//! Not here: reading or writing any of them.

use crate::path::OutPath;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folder inside the output that holds our own things, which no path of a file that is built leads into.
pub(super) const PRIVATE: &str = OutPath::PRIVATE;

/// Whether `name`, at the top of an output folder, is the folder of our own things.
pub(super) fn is_private_name(name: &str) -> bool {
    name == PRIVATE
}

fn beside(folder: &Path) -> OsString {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push("-ban-sua");
    name
}

#[derive(Debug, Clone)]
pub(super) struct OutFolder {
    /// As the user wrote it: for messages and for the command that adopts it.
    given: PathBuf,
    /// Absolute, with every link followed. On Windows in the `\\?\` form, which has no limit of 260
    /// characters but takes no `/`.
    real: PathBuf,
    /// Of a folder for printing: what `build` is told to find it, as the user would type it.
    print: Option<String>,
}

impl OutFolder {
    pub(super) fn new(given: &Path, real: PathBuf) -> Self {
        OutFolder { given: given.to_owned(), real, print: None }
    }

    /// The same as a folder for printing, which `build` finds by these arguments.
    pub(super) fn for_print(self, arguments: Option<&str>) -> Self {
        OutFolder { print: arguments.map(str::to_owned), ..self }
    }

    /// Of a folder for printing: the arguments by which `build` finds it.
    pub(super) fn print(&self) -> Option<&str> {
        self.print.as_deref()
    }

    pub(super) fn given(&self) -> &Path {
        &self.given
    }

    pub(super) fn real(&self) -> &Path {
        &self.real
    }

    /// Where the file or folder `path`, written with `/`, is on disk.
    pub(super) fn on_disk(&self, path: &str) -> PathBuf {
        let mut place = self.real.clone();
        place.extend(path.split('/'));
        place
    }

    /// `path` as the user knows it.
    pub(super) fn shown(&self, path: &str) -> String {
        let mut place = self.given.clone();
        place.extend(path.split('/'));
        place.display().to_string()
    }

    /// The place on disk, shown as the user knows it.
    pub(super) fn shown_place(&self, place: &Path) -> String {
        match place.strip_prefix(&self.real) {
            Ok(inside) => self.given.join(inside).display().to_string(),
            Err(_) => place.display().to_string(),
        }
    }

    pub(super) fn private(&self) -> PathBuf {
        self.real.join(PRIVATE)
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.private().join("lock")
    }

    pub(super) fn holder(&self) -> PathBuf {
        self.private().join("holder.json")
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.private().join("manifest.json")
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.private().join("next.json")
    }

    pub(super) fn stage(&self) -> PathBuf {
        self.private().join("stage")
    }

    /// The `number`-th body of this build.
    pub(super) fn staged(&self, number: u64) -> PathBuf {
        self.stage().join(number.to_string())
    }

    pub(super) fn old(&self) -> PathBuf {
        self.private().join("old")
    }

    /// The folder beside the output for what must leave it although it is not as we wrote it:
    /// `public-ban-sua/2026-11-28`. Beside and not inside, since the output is what readers get.
    pub(super) fn aside(&self, name: &str) -> PathBuf {
        self.real.with_file_name(beside(&self.real)).join(name)
    }

    /// That folder as the user knows it.
    pub(super) fn shown_aside(&self, name: &str) -> String {
        let given_is_real = self.given.file_name().is_some() && self.given.file_name() == self.real.file_name();
        let base = if given_is_real { &self.given } else { &self.real };
        base.with_file_name(beside(base)).join(name).display().to_string()
    }
}
