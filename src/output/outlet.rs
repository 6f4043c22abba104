//! Where a press puts its artefacts, and the outlet that keeps them in memory.
//!
//! Not here: the outlet that writes to disk (`stage`).

use super::refusal;
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};

/// Takes artefacts, from many threads and in any order.
pub trait Outlet: Sync {
    /// Takes the file at `path`. The same bytes may be put at one path twice.
    ///
    /// # Errors
    /// `output-failed` when the bytes cannot be kept, when other bytes were put at `path` before, or
    /// when `path` lies in the folder that this module keeps for itself.
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>>;

    /// Takes a file that must not replace another: where one with other bytes lies at `path`, it gets a
    /// number, `x-2.pdf`. Where one of the same bytes lies, there is nothing to do.
    ///
    /// # Errors
    /// As [`Outlet::put`].
    fn add(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        self.put(path, bytes)
    }
}

/// An outlet that keeps everything in memory: for the preview and for tests.
#[derive(Debug, Default)]
pub struct Memory {
    files: Mutex<BTreeMap<OutPath, Arc<[u8]>>>,
}

impl Memory {
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything that was put, by path.
    pub fn into_files(self) -> BTreeMap<OutPath, Arc<[u8]>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Outlet for Memory {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        match files.entry(path.clone()) {
            Entry::Vacant(place) => {
                place.insert(bytes.into());
                Ok(())
            }
            Entry::Occupied(place) if **place.get() == *bytes => Ok(()),
            Entry::Occupied(_) => Err(refusal::put_twice(path)),
        }
    }
}
