//! One file under several names: links within the site, and hard links.

use crate::path::SourcePath;
use std::collections::{BTreeMap, BTreeSet};

/// Which names lead to one file. What may become of a file is decided by all of them.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
pub struct Names {
    /// Where a link, or a file behind a linked folder, really lies.
    real: BTreeMap<SourcePath, SourcePath>,
    /// By the key of each name, the keys of the others.
    others: BTreeMap<String, BTreeSet<String>>,
}

/// What tells one file of a disk from another, whatever its names.
pub(super) type Identity = (u64, u64);

impl Names {
    /// The name by which names are compared: two that differ in case only are one file for some disks.
    pub fn key(path: &SourcePath) -> String {
        path.as_str().to_lowercase()
    }

    /// Where the file really lies.
    pub fn real<'a>(&'a self, path: &'a SourcePath) -> &'a SourcePath {
        self.real.get(path).unwrap_or(path)
    }

    /// The keys of all names of the file, its own first.
    pub fn keys(&self, path: &SourcePath) -> impl Iterator<Item = String> + '_ {
        let own = Names::key(path);
        let others = self.others.get(&own).into_iter().flatten().cloned();
        std::iter::once(own.clone()).chain(others)
    }

    pub(super) fn link(&mut self, path: SourcePath, real: SourcePath) {
        self.others.entry(Names::key(&path)).or_default().insert(Names::key(&real));
        self.real.insert(path, real);
    }

    /// Takes the names of each file that has more than one.
    pub(super) fn share(&mut self, shared: BTreeMap<Identity, Vec<SourcePath>>) {
        for names in shared.into_values() {
            let keys: BTreeSet<String> = names.iter().map(Names::key).collect();
            for key in &keys {
                self.others.entry(key.clone()).or_default().extend(keys.iter().filter(|other| *other != key).cloned());
            }
        }
    }
}

/// The identity of a file that has more names than one; nothing where the system does not tell.
#[cfg(unix)]
pub(super) fn identity(data: &std::fs::Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    (data.nlink() > 1).then(|| (data.dev(), data.ino()))
}

#[cfg(not(unix))]
pub(super) fn identity(_: &std::fs::Metadata) -> Option<Identity> {
    None
}
