//! The content-addressed cache under `.cache/`: what is expensive to make, by the digest of what it
//! was made from. It is always safe to delete; an unreadable entry is an absent one.

use crate::digest::Digest;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
    writes: bool,
}

impl Store {
    /// The cache of the site at `root`.
    pub fn of_site(root: &Path) -> Self {
        Store { folder: root.join(".cache").join("vuonhoa"), writes: true }
    }

    /// The same cache for who only looks: what it has is used, and nothing is kept.
    pub fn reading(root: &Path) -> Self {
        Store { writes: false, ..Store::of_site(root) }
    }

    fn file(&self, key: Digest) -> PathBuf {
        let name = key.to_string();
        self.folder.join(&name[..2]).join(&name[2..])
    }

    /// Forgets everything.
    pub fn clear(&self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }

    pub fn get(&self, key: Digest) -> Option<Vec<u8>> {
        std::fs::read(self.file(key)).ok()
    }

    /// Keeps `bytes` under `key`. A cache that cannot be written (a full or read-only disk) costs
    /// time the next time and nothing else, so this cannot fail.
    pub fn put(&self, key: Digest, bytes: &[u8]) {
        if !self.writes {
            return;
        }
        let file = self.file(key);
        let Some(folder) = file.parent() else { return };
        // Written beside and renamed, so that a build that is killed leaves no half entry.
        // Each writer has its own, also among the threads of one build.
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let beside = file.with_extension(format!("tmp{}-{number}", std::process::id()));
        let written = std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&beside, bytes))
            .and_then(|()| std::fs::rename(&beside, &file));
        if written.is_err() {
            let _ = std::fs::remove_file(&beside);
        }
    }
}
