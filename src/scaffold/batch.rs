//! Many files written at once: all of them, or none. Everything is written beside its place first, so that a full disk is
//! found out before anything has changed; then each file is moved into place, and back again if one of them cannot be.

use super::disk::{failed, is_taken};
use crate::diagnostic::Message;
use crate::source::read_plain;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    /// What the file holds now; nothing for one that is not there.
    pub before: Option<Vec<u8>>,
}

/// Writes the files below `root`, through a folder of its own there.
///
/// # Errors
/// When a file is no longer as it was, or the system refuses; then all is as before.
pub fn write_all(root: &Path, writes: &[Write]) -> Result<(), Message> {
    let stage = root.join(".vuonhoa").join(format!("dang-ghi-{}", std::process::id()));
    let mut moved = Moved { stage: stage.clone(), done: Vec::new(), folders: Vec::new() };
    let outcome = moved.write(writes);
    if outcome.is_err() {
        moved.undo();
    }
    // What is left in it are files of before, or files that never came to their place.
    let _ = fs::remove_dir_all(&stage);
    outcome
}

struct Moved {
    stage: PathBuf,
    /// Each file in its place, and where what it was lies.
    done: Vec<(PathBuf, Option<PathBuf>)>,
    folders: Vec<PathBuf>,
}

impl Moved {
    fn write(&mut self, writes: &[Write]) -> Result<(), Message> {
        fs::create_dir_all(&self.stage).map_err(|error| failed(&self.stage, &error))?;
        let staged = |index: usize| self.stage.join(index.to_string());
        for (index, write) in writes.iter().enumerate() {
            fs::write(staged(index), &write.bytes).map_err(|error| failed(&write.path, &error))?;
        }
        for (index, write) in writes.iter().enumerate() {
            let staged = self.stage.join(index.to_string());
            self.place(write, &staged, index).map_err(|error| failed(&write.path, &error))?;
        }
        Ok(())
    }

    fn place(&mut self, write: &Write, staged: &Path, index: usize) -> io::Result<()> {
        let Write { path, before, .. } = write;
        match before {
            None if is_taken(path) => return Err(io::ErrorKind::AlreadyExists.into()),
            None => {
                self.folder(path.parent().unwrap_or(Path::new("")))?;
                fs::rename(staged, path)?;
                self.done.push((path.clone(), None));
            }
            Some(before) => {
                // A link to a file stays a link.
                let real = path.canonicalize()?;
                if read_plain(&real)? != *before {
                    return Err(io::ErrorKind::ResourceBusy.into());
                }
                fs::set_permissions(staged, fs::metadata(&real)?.permissions())?;
                let old = self.stage.join(format!("{index}.cu"));
                fs::rename(&real, &old)?;
                self.done.push((real.clone(), Some(old)));
                fs::rename(staged, &real)?;
            }
        }
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing = |above: &&Path| !above.as_os_str().is_empty() && !is_taken(above);
        let mut missing: Vec<PathBuf> = folder.ancestors().take_while(missing).map(Path::to_path_buf).collect();
        missing.reverse();
        self.folders.extend(missing);
        fs::create_dir_all(folder)
    }

    /// Best effort, as far as the system lets it.
    fn undo(&self) {
        for (path, old) in self.done.iter().rev() {
            let _ = match old {
                Some(old) => fs::rename(old, path),
                None => fs::remove_file(path),
            };
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_written_or_all_is_as_before() {
        let root = std::env::temp_dir().join(format!("vuonhoa-write-all-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a folder");
        fs::write(root.join("old"), "old").expect("a file");
        let write = |name: &str, before: Option<&str>| Write {
            path: root.join(name),
            bytes: b"new".to_vec(),
            before: before.map(|text| text.as_bytes().to_vec()),
        };
        let names = || {
            let walk = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().filter_map(Result::ok);
            walk.filter(|e| e.file_type().is_file())
                .map(|e| e.file_name().to_string_lossy().into_owned())
                .collect::<Vec<_>>()
        };
        // Each of these fails in its last file: one that has changed, one that is there already, one without a folder.
        for last in [write("old", Some("other")), write("old", None), write("old/x", None)] {
            write_all(&root, &[write("a/b/c", None), write("old", Some("old")), last]).expect_err("no such state");
            assert_eq!(fs::read(root.join("old")).expect("the file"), b"old");
            assert_eq!(names(), ["old"]);
            assert!(!root.join("a").exists());
        }
        write_all(&root, &[write("a/b/c", None), write("old", Some("old"))]).expect("written");
        assert_eq!(fs::read(root.join("old")).expect("the file"), b"new");
        assert_eq!(names(), ["c", "old"]);
        fs::remove_dir_all(&root).expect("removed");
    }
}
