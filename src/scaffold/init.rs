//! The site that `init` writes: `site/` beside this file, as it lies there.

use super::disk;
use crate::diagnostic::Message;
use include_dir::{Dir, include_dir};
use std::io;
use std::path::{Path, PathBuf};

static SITE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/site");

/// What may lie in a folder that counts as empty: a repository just begun, and what systems leave about.
const HARMLESS: &[&str] = &[".git", ".DS_Store", "Thumbs.db", "desktop.ini"];

/// Writes the first site into `folder`, which is made if need be. Gives the number of files.
///
/// # Errors
/// When the folder holds anything, or the system refuses; then nothing has been written.
pub fn init(folder: &Path) -> Result<usize, Message> {
    let there = match disk::names(folder) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(Message::new("init-not-a-folder").arg("path", folder.display().to_string()));
        }
        Err(error) => return Err(disk::failed(folder, &error)),
    };
    let there: Vec<&str> = there.iter().map(String::as_str).filter(|name| !HARMLESS.contains(name)).collect();
    if !there.is_empty() {
        return Err(not_empty(folder, &there));
    }
    let mut files = Vec::new();
    collect(&SITE, folder, &mut files);
    disk::write_new(&files)?;
    Ok(files.len())
}

fn not_empty(folder: &Path, there: &[&str]) -> Message {
    /// Names that are told; the rest is counted.
    const NAMES: usize = 5;
    let told = &there[..there.len().min(NAMES)];
    Message::new("init-not-empty")
        .arg("folder", folder.display().to_string())
        .arg("names", told.join(", "))
        .arg("more", there.len() - told.len())
}

fn collect(dir: &Dir<'static>, folder: &Path, files: &mut Vec<(PathBuf, &'static [u8])>) {
    for file in dir.files() {
        files.push((folder.join(name_in_site(file.path())), file.contents()));
    }
    for inner in dir.dirs() {
        collect(inner, folder, files);
    }
}

/// `.gitignore` lies here without its dot: with it, git would obey it here too.
fn name_in_site(path: &Path) -> &Path {
    if path == Path::new("gitignore") { Path::new(".gitignore") } else { path }
}
