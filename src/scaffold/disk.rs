//! Writing files that were not there before: all of them, or none.

use crate::diagnostic::Message;
use crate::source::read_plain;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the files and the folders that they need. A file that is there already is left as it is.
///
/// # Errors
/// When a file exists or the system refuses; then what this call has written is gone again.
pub fn write_new(files: &[(PathBuf, &[u8])]) -> Result<(), Message> {
    let mut made = Made::default();
    for (path, bytes) in files {
        if let Err(error) = made.write(path, bytes) {
            made.undo();
            return Err(failed(path, &error));
        }
    }
    Ok(())
}

/// Writes a file that is ours to write anew, whole or not at all.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let beside = path.with_extension("new");
    let folder = path.parent().unwrap_or(Path::new(""));
    let written =
        fs::create_dir_all(folder).and_then(|()| fs::write(&beside, bytes)).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| failed(path, &error))
}

/// Writes a file of the user's anew, whole or not at all; its permissions stay, and a link to it stays a link.
pub fn rewrite(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let write = || {
        let real = path.canonicalize()?;
        let name = real.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Hidden, so that nobody takes it for content.
        let beside = real.with_file_name(format!(".{name}.moi"));
        fs::write(&beside, bytes)?;
        fs::set_permissions(&beside, fs::metadata(&real)?.permissions())?;
        fs::rename(&beside, &real)
    };
    write().map_err(|error: io::Error| failed(path, &error))
}

/// Writes `text` behind what the file holds; the rest of the file is not touched.
pub fn append(path: &Path, text: &str) -> Result<(), Message> {
    let written = OpenOptions::new().append(true).open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| failed(path, &error))
}

/// The bytes of a file, `None` if there is no such file.
pub fn read(path: &Path) -> Result<Option<Vec<u8>>, Message> {
    match read_plain(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, &error)),
    }
}

/// The names in a folder, in order; none when there is no such folder.
pub fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// The files in a folder and in the folders of it, in order; what cannot be looked at is left out.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(folder).max_depth(4).sort_by_file_name().into_iter().filter_map(Result::ok);
    walk.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// Whether something has this name, be it a link that leads nowhere.
pub fn is_taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The words for what the system refused.
pub fn failed(path: &Path, error: &io::Error) -> Message {
    Message::new("scaffold-failed").arg("path", path.display().to_string()).arg("reason", Message::from(error))
}

/// What has been made so far, in the order of making.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            self.folder(folder)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        self.files.push(path.to_owned());
        file.write_all(bytes)
    }

    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing = |above: &&Path| !above.as_os_str().is_empty() && !is_taken(above);
        let mut missing: Vec<&Path> = folder.ancestors().take_while(missing).collect();
        missing.reverse();
        self.folders.extend(missing.into_iter().map(Path::to_path_buf));
        fs::create_dir_all(folder)
    }

    /// Best effort: what cannot be removed now could not be told better than what went wrong first.
    fn undo(&self) {
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        // Only empty folders go, so a file that somebody else has put there meanwhile stays.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_written_or_none() {
        let folder = std::env::temp_dir().join(format!("vuonhoa-write-new-{}", std::process::id()));
        let (old, new) = (folder.join("b"), folder.join("a/a/a"));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(&old, "old").expect("a file");
        let refusal = write_new(&[(new.clone(), b"new"), (old.clone(), b"new")]).expect_err("b exists");
        assert_eq!(refusal.id, "scaffold-failed");
        assert_eq!(fs::read(&old).expect("the file"), b"old");
        assert_eq!(names(&folder).expect("names"), ["b"]);
        write_new(&[(new.clone(), b"new")]).expect("written");
        assert_eq!(fs::read(&new).expect("the file"), b"new");
        fs::remove_dir_all(&folder).expect("removed");
    }
}
