//! The content-addressed cache under `.cache/`: what is expensive to make, by the digest of what it
//! was made from. It is always safe to delete; an unreadable entry is an absent one.

use crate::digest::Digest;
use std::path::{Path, PathBuf};

#[derive(Debug, Clone)]
pub struct Store {
    folder: Option<PathBuf>,
}

impl Store {
    /// The cache of the site at `root`.
    pub fn of_site(root: &Path) -> Self {
        Store { folder: Some(root.join(".cache").join("vuonhoa")) }
    }

    /// A cache that forgets everything.
    pub fn none() -> Self {
        Store { folder: None }
    }

    fn file(&self, key: Digest) -> Option<PathBuf> {
        let name = key.to_string();
        let folder = self.folder.as_ref()?;
        Some(folder.join(&name[..2]).join(&name[2..]))
    }

    /// Forgets everything.
    pub fn clear(&self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }

    pub fn get(&self, key: Digest) -> Option<Vec<u8>> {
        std::fs::read(self.file(key)?).ok()
    }

    /// Keeps `bytes` under `key`. A cache that cannot be written (a full or read-only disk) costs
    /// time the next time and nothing else, so this cannot fail.
    pub fn put(&self, key: Digest, bytes: &[u8]) {
        let Some(file) = self.file(key) else { return };
        let Some(folder) = file.parent() else { return };
        // Written beside and renamed, so that a build that is killed leaves no half entry.
        let beside = file.with_extension(format!("tmp{}", std::process::id()));
        let written = std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&beside, bytes))
            .and_then(|()| std::fs::rename(&beside, &file));
        if written.is_err() {
            let _ = std::fs::remove_file(&beside);
        }
    }
}
