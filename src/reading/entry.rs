//! A record with its text, as everything after reading shares it.

use crate::doc::{Doc, Pointed};
use crate::path::SourcePath;
use std::sync::{Arc, OnceLock};

/// A record that could be read whole, with its text.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    pub id: String,
    pub path: SourcePath,
    pub record: T,
    pub body: Doc,
    /// The file that the body's positions count in: the record's own, or its story's.
    pub body_path: SourcePath,
    words: OnceLock<usize>,
    pointed: OnceLock<Pointed>,
}

impl<T> Entry<T> {
    pub(super) fn new(id: String, path: SourcePath, record: T, body: Doc, body_path: SourcePath) -> Arc<Self> {
        Arc::new(Entry { id, path, record, body, body_path, words: OnceLock::new(), pointed: OnceLock::new() })
    }

    /// The words of its text, counted once.
    pub fn word_count(&self) -> usize {
        *self.words.get_or_init(|| self.body.word_count())
    }

    /// What its text points to, looked for once.
    pub fn pointed(&self) -> &Pointed {
        self.pointed.get_or_init(|| self.body.pointed())
    }

    /// A record without a text of its own, shared from its beginning as all entries are.
    pub(crate) fn bare(id: String, path: &SourcePath, record: T) -> Arc<Self> {
        Entry::new(id, path.clone(), record, Doc::default(), path.clone())
    }
}
