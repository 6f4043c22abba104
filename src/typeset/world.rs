//! What Typst may see: the manuscript on the bench.

use super::{Fonts, Manuscript, TextPlace};
use crate::digest::Digest;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{DiagSpan, FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

/// The manuscript as Typst reads it. Texts that stay the same from one setting to the next keep their
/// parsed form, and edited ones are parsed only where they were edited.
pub(super) struct Bench {
    library: Arc<LazyHash<Library>>,
    pub(super) fonts: Arc<Fonts>,
    main: Option<FileId>,
    texts: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

/// The id of a path; paths of manuscripts are ours, and well-formed.
fn id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl Bench {
    pub fn new(fonts: Fonts) -> Self {
        Bench::bare(Arc::new(LazyHash::new(Library::default())), Arc::new(fonts))
    }

    /// A bench with the same fonts and nothing on it.
    pub fn beside(&self) -> Self {
        Bench::bare(Arc::clone(&self.library), Arc::clone(&self.fonts))
    }

    fn bare(library: Arc<LazyHash<Library>>, fonts: Arc<Fonts>) -> Self {
        Bench { library, fonts, main: None, texts: HashMap::new(), files: HashMap::new() }
    }

    pub fn take(&mut self, manuscript: Manuscript) {
        let Manuscript { main, texts, files } = manuscript;
        self.main = id(&main);
        let mut before = std::mem::take(&mut self.texts);
        self.texts = by_id(texts)
            .map(|(id, text)| match before.remove(&id) {
                Some(mut source) => {
                    source.replace(&text);
                    (id, source)
                }
                None => (id, Source::new(id, text)),
            })
            .collect();
        self.files = by_id(files).map(|(id, bytes)| (id, Bytes::new(bytes))).collect();
    }

    /// The texts that lie on the bench.
    pub fn texts(&self) -> HashMap<FileId, Source> {
        self.texts.clone()
    }

    /// Lays another text where that of this path lies.
    pub fn revise(&mut self, path: &str, text: &str) {
        if let Some(source) = id(path).and_then(|id| self.texts.get_mut(&id)) {
            source.replace(text);
        }
    }

    /// What is written in a text.
    pub fn text(&self, path: &str) -> Option<String> {
        Some(self.texts.get(&id(path)?)?.text().to_owned())
    }

    /// The main text.
    pub fn main_text(&self) -> Option<Source> {
        self.texts.get(&self.main?).cloned()
    }

    /// Lays another main text where that lies.
    pub fn revise_main(&mut self, text: &str) {
        if let Some(id) = self.main {
            self.texts.insert(id, Source::new(id, text.to_owned()));
        }
    }

    /// Lays `texts` on the bench, but those of these paths empty.
    pub fn leave_out<'p>(&mut self, texts: &HashMap<FileId, Source>, paths: impl Iterator<Item = &'p str>) {
        self.texts.clone_from(texts);
        for id in paths.filter_map(id) {
            self.texts.insert(id, Source::new(id, String::new()));
        }
    }

    /// The path of each file by its bytes. Not by their address: Typst remembers pictures from one
    /// manuscript to the next, and the same picture may lie elsewhere now. Of files alike, the first by path.
    pub fn files_by_bytes(&self) -> HashMap<Digest, String> {
        let mut paths = HashMap::with_capacity(self.files.len());
        for (id, bytes) in &self.files {
            let path = id.vpath().get_with_slash();
            let first = paths.entry(Digest::of(bytes)).or_insert_with(|| path.to_owned());
            if path < first.as_str() {
                path.clone_into(first);
            }
        }
        paths
    }

    /// Where in the manuscript a span lies.
    pub fn place(&self, span: DiagSpan) -> Option<TextPlace> {
        let path = span.id()?.vpath().get_with_slash().to_owned();
        Some(TextPlace { path, range: self.range(span)? })
    }
}

fn by_id<T>(map: BTreeMap<String, T>) -> impl Iterator<Item = (FileId, T)> {
    map.into_iter().filter_map(|(path, value)| Some((id(&path)?, value)))
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}

impl World for Bench {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        // Without a main text `source` refuses this one, which says what is missing.
        self.main.or_else(|| id("/main.typ")).unwrap_or_else(|| Source::detached("").id())
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.texts.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if let Some(bytes) = self.files.get(&id) {
            return Ok(bytes.clone());
        }
        self.source(id).map(|source| Bytes::from_string(source.text().to_owned()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    /// A book's date is a value of its manuscript; the day on which it is set is nobody's business.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of several files alike a report names must not change from one run to the next.
    #[test]
    fn of_files_alike_the_first_is_named() {
        let files = (10..40).map(|n| (format!("photographs/{n}.jpg"), b"alike".to_vec())).collect();
        let mut bench = Bench::new(Fonts::new([]));
        bench.take(Manuscript { main: "main.typ".to_owned(), files, ..Manuscript::default() });
        let named = bench.files_by_bytes();
        assert_eq!(named.values().collect::<Vec<_>>(), ["/photographs/10.jpg"]);
    }
}
