//! The content-addressed cache under `.cache/`: what is expensive to make, by the digest of what it
//! was made from. It is always safe to delete; an unreadable entry is an absent one. Before the bytes of each stands their
//! own digest, so that a damaged one is unreadable.
//!
//! A file's time of modification is the day on which a build last asked for it. What none has asked for in
//! ninety days is evicted, so that years of edited photographs do not pile up.

use crate::digest::Digest;
use crate::source::{self, Stamp};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long an entry stays that nobody asks for: a season, after which somebody may still undo a change.
const LIFE: Duration = Duration::from_secs(90 * 24 * 60 * 60);

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
        let file = self.file(key);
        let mut bytes = match source::read_own(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                // What is no file would be in the way for ever.
                if self.writes && error.kind() == ErrorKind::InvalidData {
                    let _ = std::fs::remove_file(&file);
                }
                return None;
            }
        };
        let digest: [u8; Digest::LENGTH] = *bytes.first_chunk()?;
        bytes.drain(..Digest::LENGTH);
        if *Digest::of(&bytes).as_bytes() != digest {
            return None;
        }
        // To the day: a build that changes nothing should not write thousands of times.
        if self.writes && age(&file).is_some_and(|age| age > DAY) {
            touch(&file);
        }
        Some(bytes)
    }

    /// Evicts what no build has asked for in ninety days; looks once a day at most. Another process may use
    /// the cache meanwhile: at worst it makes anew what it was about to ask for.
    pub fn sweep(&self) {
        let mark = self.folder.join("swept");
        if !self.writes || age(&mark).is_some_and(|age| age <= DAY) || !self.folder.is_dir() {
            return;
        }
        // A pipe would wait for whoever reads it, and a link lead elsewhere.
        if std::fs::symlink_metadata(&mark).is_ok_and(|data| !data.is_file()) && std::fs::remove_file(&mark).is_err() {
            return;
        }
        // First, so that two that begin at once do not both look through everything.
        if std::fs::write(&mark, b"").is_err() {
            return;
        }
        let folders = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for folder in folders.map(|entry| entry.path()) {
            for file in std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
                // With what a killed build was writing, which nobody asks for.
                if age(&file).is_some_and(|age| age > LIFE) {
                    let _ = std::fs::remove_file(&file);
                }
            }
            // Only an empty one.
            let _ = std::fs::remove_dir(&folder);
        }
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
            .and_then(|()| std::fs::write(&beside, [&Digest::of(bytes).as_bytes()[..], bytes].concat()))
            .and_then(|()| std::fs::rename(&beside, &file));
        if written.is_err() {
            let _ = std::fs::remove_file(&beside);
        }
    }
}

/// What tells this build of the program from every other; `None` where the system does not say.
pub fn program() -> Option<Digest> {
    let file = std::env::current_exe().ok()?;
    let stamp = Stamp::of(&std::fs::metadata(&file).ok()?);
    Some(Digest::of_value(&(env!("CARGO_PKG_VERSION"), file, stamp)))
}

/// How long ago the file was asked for; `None` where there is none, or where its time lies ahead.
fn age(file: &Path) -> Option<Duration> {
    SystemTime::now().duration_since(std::fs::symlink_metadata(file).ok()?.modified().ok()?).ok()
}

/// A cache that may not be written to is used all the same.
fn touch(file: &Path) {
    if let Ok(file) = std::fs::File::options().write(true).open(file) {
        let _ = file.set_modified(SystemTime::now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aged(store: &Store, key: Digest, days: u32) {
        let file = std::fs::File::options().write(true).open(store.file(key)).expect("an entry");
        file.set_modified(SystemTime::now() - DAY * days).expect("a time");
    }

    #[test]
    fn what_nobody_has_asked_for_in_ninety_days_is_evicted() {
        let root = std::env::temp_dir().join(format!("vuonhoa-store-{}", std::process::id()));
        let store = Store::of_site(&root);
        let [asked, old, young] = [&b"asked"[..], b"old", b"young"].map(Digest::of);
        for (key, days) in [(asked, 100), (old, 100), (young, 80)] {
            store.put(key, b"bytes");
            aged(&store, key, days);
        }
        assert!(store.get(asked).is_some());
        // Who only looks keeps nothing alive, and evicts nothing.
        assert!(Store::reading(&root).get(old).is_some());
        Store::reading(&root).sweep();
        store.sweep();
        let kept = [asked, old, young].map(|key| store.get(key).is_some());
        assert_eq!(kept, [true, false, true]);
        // Not again on the same day.
        aged(&store, young, 100);
        store.sweep();
        assert!(store.file(young).exists());
        std::fs::remove_dir_all(&root).expect("our folder");
    }

    #[test]
    fn what_is_damaged_is_absent() {
        let root = std::env::temp_dir().join(format!("vuonhoa-store-damaged-{}", std::process::id()));
        let store = Store::of_site(&root);
        let key = Digest::of(b"key");
        let damages: [fn(&mut Vec<u8>); 3] =
            [|bytes| bytes.truncate(3), |bytes| bytes.truncate(40), |bytes| bytes[40] ^= 1];
        for damage in damages {
            store.put(key, b"some bytes");
            assert_eq!(store.get(key).as_deref(), Some(&b"some bytes"[..]));
            let mut bytes = std::fs::read(store.file(key)).expect("an entry");
            damage(&mut bytes);
            std::fs::write(store.file(key), bytes).expect("an entry");
            assert_eq!(store.get(key), None);
        }
        std::fs::remove_dir_all(&root).expect("our folder");
    }
}
