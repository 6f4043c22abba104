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

    /// Lays `texts` on the bench, but those of these paths empty.
    pub fn leave_out<'p>(&mut self, texts: &HashMap<FileId, Source>, paths: impl Iterator<Item = &'p str>) {
        self.texts.clone_from(texts);
        for id in paths.filter_map(id) {
            self.texts.insert(id, Source::new(id, String::new()));
        }
    }

    /// The path of each file by its bytes. Not by their address: Typst remembers pictures from one
    /// manuscript to the next, and the same picture may lie elsewhere now.
    pub fn files_by_bytes(&self) -> HashMap<Digest, String> {
        let path = |id: &FileId| id.vpath().get_with_slash().to_owned();
        self.files.iter().map(|(id, bytes)| (Digest::of(bytes), path(id))).collect()
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
