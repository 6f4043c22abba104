//! What lies in an output folder, without following any link.
//!
//! Not here: whose it is (`manifest`), and what is done about it (`moves`).

use super::folder::{OutFolder, is_private_name};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// What systems leave in a folder unasked.
const DROPPINGS: &[&str] = &[".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"];

/// Whether the file is one that systems leave unasked.
pub(super) fn is_dropping(path: &str) -> bool {
    DROPPINGS.contains(&path.rsplit('/').next().unwrap_or(path))
}

/// Whether there is anything in the output folder that somebody may have put there.
///
/// # Errors
/// The system's, when the folder is there and cannot be read.
pub(super) fn is_occupied(folder: &OutFolder) -> io::Result<bool> {
    let mut entries = match fs::read_dir(folder.real()) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    entries.try_fold(false, |occupied, entry| {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        Ok(occupied || !(is_private_name(&name) || DROPPINGS.contains(&&*name)))
    })
}

/// One thing on disk. A link is a link, wherever it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Seen {
    File {
        /// In bytes.
        size: u64,
        /// In nanoseconds since 1970; 0 where the file system does not tell.
        modified: u64,
    },
    Folder,
    /// A link, a device, a socket: nothing that we make.
    Other,
}

impl Seen {
    pub(super) fn of(meta: &Metadata) -> Self {
        if meta.is_dir() {
            Seen::Folder
        } else if meta.is_file() {
            Seen::File { size: meta.len(), modified: modified(meta) }
        } else {
            Seen::Other
        }
    }

    /// What is at `place` now, if anything.
    ///
    /// # Errors
    /// The system's, when it cannot tell.
    pub(super) fn at(place: &Path) -> io::Result<Option<Self>> {
        match fs::symlink_metadata(place) {
            Ok(meta) => Ok(Some(Seen::of(&meta))),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn modified(meta: &Metadata) -> u64 {
    meta.modified()
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .and_then(|since| u64::try_from(since.as_nanos()).ok())
        .unwrap_or(0)
}

/// Everything in an output folder but our own things, by path written with `/`.
#[derive(Debug, Default)]
pub(super) struct Survey(BTreeMap<String, Seen>);

impl Survey {
    /// Everything in the folder. A foreign folder that may not be read counts as one thing.
    ///
    /// # Errors
    /// The system's, when the output folder itself cannot be read.
    pub(super) fn of(folder: &OutFolder) -> io::Result<Self> {
        let mut seen: BTreeMap<String, Seen> =
            list(folder.real(), "")?.into_iter().filter(|(name, _)| !is_private_name(name)).collect();
        let is_folder = |(path, found): (&String, &Seen)| (*found == Seen::Folder).then(|| path.clone());
        let mut open: Vec<String> = seen.iter().filter_map(is_folder).collect();
        // Floor by floor: to ask for each file is what takes long.
        while !open.is_empty() {
            let listed: Vec<_> = open.par_iter().map(|path| list(&folder.on_disk(path), path)).collect();
            let mut deeper = Vec::new();
            for (path, listed) in open.into_iter().zip(listed) {
                match listed {
                    Ok(inside) => {
                        deeper.extend(inside.iter().filter_map(|(path, found)| is_folder((path, found))));
                        seen.extend(inside);
                    }
                    Err(_) => drop(seen.insert(path, Seen::Other)),
                }
            }
            open = deeper;
        }
        Ok(Survey(seen))
    }

    pub(super) fn get(&self, path: &str) -> Option<Seen> {
        self.0.get(path).copied()
    }

    /// All that is no folder, in order.
    pub(super) fn files(&self) -> impl Iterator<Item = &str> {
        self.things().map(|(path, _)| path)
    }

    /// The same, with what each is.
    pub(super) fn things(&self) -> impl Iterator<Item = (&str, Seen)> {
        self.0.iter().filter(|(_, seen)| **seen != Seen::Folder).map(|(path, seen)| (path.as_str(), *seen))
    }

    /// Everything inside the folder `path`, in order.
    pub(super) fn inside(&self, path: &str) -> impl Iterator<Item = (&str, Seen)> {
        let prefix = format!("{path}/");
        self.0
            .range(prefix.clone()..)
            .take_while(move |(path, _)| path.starts_with(&prefix))
            .map(|(path, seen)| (path.as_str(), *seen))
    }
}

/// Each thing in the folder on disk, with its path: `path` and its name.
fn list(place: &Path, path: &str) -> io::Result<Vec<(String, Seen)>> {
    let mut inside = Vec::new();
    for entry in fs::read_dir(place)? {
        let entry = entry?;
        // A name that is no Unicode cannot be ours; it only has to be counted.
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let path = if path.is_empty() { name.into_owned() } else { format!("{path}/{name}") };
        // Most folders tell of what lies in them what kind of thing it is.
        if entry.file_type()?.is_dir() {
            inside.push((path, Seen::Folder));
            continue;
        }
        match entry.metadata() {
            Ok(meta) => inside.push((path, Seen::of(&meta))),
            // Somebody removed it while we looked.
            Err(error) if is_absence(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(inside)
}
