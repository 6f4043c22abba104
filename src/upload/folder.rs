//! A folder on this machine, or one that the system shows as such: a network drive, a stick.

use super::remote::{Capabilities, Done, Item, Kind, Remote, Trouble};
use crate::source::read_plain;
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub struct Folder {
    root: PathBuf,
    /// Folders that lead nowhere else.
    sound: BTreeSet<PathBuf>,
}

impl Folder {
    /// # Errors
    /// [`Kind::NoFolder`] where there is none: a drive that is not mounted must not be taken for an empty one.
    pub fn open(root: &Path) -> Done<Self> {
        if !root.is_dir() {
            return Err(Trouble::new(Kind::NoFolder, root.display().to_string(), ""));
        }
        Ok(Folder { root: root.to_owned(), sound: BTreeSet::new() })
    }

    fn at(&self, path: &str) -> PathBuf {
        let mut place = self.root.clone();
        place.extend(path.split('/').filter(|step| !step.is_empty()));
        place
    }

    /// Where a file is written: never through a link, behind which lie the files of others.
    fn own(&mut self, path: &str) -> Done<PathBuf> {
        let mut place = self.root.clone();
        for step in path.split('/').filter(|step| !step.is_empty()) {
            if place != self.root && !self.sound.contains(&place) {
                if fs::symlink_metadata(&place).is_ok_and(|meta| meta.is_symlink()) {
                    return Err(Trouble::new(Kind::InTheWay, path, ""));
                }
                self.sound.insert(place.clone());
            }
            place.push(step);
        }
        Ok(place)
    }
}

fn fail(path: &str) -> impl Fn(io::Error) -> Trouble {
    move |error| Trouble::of_io(&error, path)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

impl Remote for Folder {
    fn capabilities(&self) -> Capabilities {
        Capabilities { rename: true, append: true, whole_puts: false }
    }

    fn list(&mut self, folder: &str) -> Done<Option<Vec<Item>>> {
        let entries = match fs::read_dir(self.at(folder)) {
            Err(error) if is_absent(&error) => return Ok(None),
            entries => entries.map_err(fail(folder))?,
        };
        let mut items = Vec::new();
        for entry in entries {
            let entry = entry.map_err(fail(folder))?;
            let meta = entry.metadata().map_err(fail(folder))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            items.push(Item { name, is_folder: meta.is_dir(), size: meta.len() });
        }
        Ok(Some(items))
    }

    fn read(&mut self, path: &str) -> Done<Option<Vec<u8>>> {
        match read_plain(&self.at(path)) {
            Err(error) if is_absent(&error) => Ok(None),
            bytes => bytes.map(Some).map_err(fail(path)),
        }
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> Done {
        fs::write(self.own(path)?, bytes).map_err(fail(path))
    }

    fn append(&mut self, path: &str, bytes: &[u8]) -> Done {
        let file = OpenOptions::new().append(true).create(true).open(self.at(path));
        file.and_then(|mut file| file.write_all(bytes)).map_err(fail(path))
    }

    fn rename(&mut self, from: &str, to: &str) -> Done {
        let (from, place) = (self.own(from)?, self.own(to)?);
        fs::rename(from, place).map_err(fail(to))
    }

    fn delete(&mut self, path: &str) -> Done {
        match fs::remove_file(self.own(path)?) {
            Err(error) if is_absent(&error) => Ok(()),
            done => done.map_err(fail(path)),
        }
    }

    fn make_folder(&mut self, path: &str) -> Done {
        match fs::create_dir(self.own(path)?) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            done => done.map_err(fail(path)),
        }
    }

    fn remove_empty_folder(&mut self, path: &str) -> Done {
        let _ = fs::remove_dir(self.at(path));
        Ok(())
    }
}
