//! What a build has left in the output folder: path, digest and size of each file.
//!
//! Not here: when it is written (`stage`).

use super::folder::{OutFolder, is_private};
use super::refusal;
use super::survey::Seen;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutPath;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// The form of the file; a manifest of another form is refused, for it says what may be deleted.
const VERSION: u32 = 1;

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub digest: Digest,
    /// In bytes.
    pub size: u64,
    /// The file's time of modification on this disk, in nanoseconds since 1970.
    pub(super) modified: u64,
}

impl Entry {
    /// Stands in a journal for a file that is ours but of which nothing is known.
    fn unknown() -> Self {
        Entry { digest: Digest::of(b""), size: u64::MAX, modified: 0 }
    }

    /// Whether what is seen on disk is, by its size and time, the file that was written.
    pub(super) fn is_in_place(&self, seen: Option<Seen>) -> bool {
        seen == Some(Seen::File { size: self.size, modified: self.modified })
    }
}

/// The files of one complete build, sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    files: BTreeMap<OutPath, Entry>,
}

impl Manifest {
    /// The manifest of the last complete build in the output folder `out`; `None` if there is none.
    ///
    /// # Errors
    /// `output-failed` when it cannot be read, or is of a form that this program does not know.
    pub fn read(out: &Path) -> Result<Option<Self>, Box<Diagnostic>> {
        let folder = OutFolder::new(out, out.to_owned());
        Self::load(&folder, &folder.manifest())
    }

    pub fn get(&self, path: &OutPath) -> Option<&Entry> {
        self.files.get(path)
    }

    pub fn contains(&self, path: &OutPath) -> bool {
        self.files.contains_key(path)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&OutPath, &Entry)> {
        self.files.iter()
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub(super) fn new(files: BTreeMap<OutPath, Entry>) -> Self {
        Manifest { files }
    }

    fn load(folder: &OutFolder, place: &Path) -> Result<Option<Self>, Box<Diagnostic>> {
        let bytes = match fs::read(place) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refusal::failed(folder, place, &error)),
        };
        match Self::parse(&bytes) {
            Some(manifest) => Ok(Some(manifest)),
            None => Err(refusal::bad_manifest(folder, place)),
        }
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let form: Form = serde_json::from_slice(bytes).ok()?;
        if form.version != VERSION {
            return None;
        }
        let mut files = BTreeMap::new();
        for line in form.files {
            // The constructor refuses what would lead out of the folder: a manifest may be forged.
            let path = OutPath::new(&line.path).ok().filter(|p| !is_private(p))?;
            let entry = Entry { digest: Digest::parse(&line.digest)?, size: line.size, modified: line.modified };
            files.insert(path, entry);
        }
        Some(Manifest { files })
    }

    /// The manifest as it is written to disk.
    pub(super) fn to_json(&self) -> io::Result<Vec<u8>> {
        let files = self.files.iter().map(|(path, entry)| Line {
            path: Cow::Borrowed(path.as_str()),
            digest: Cow::Owned(entry.digest.to_string()),
            size: entry.size,
            modified: entry.modified,
        });
        let form = Form { version: VERSION, files: files.collect() };
        Ok(serde_json::to_vec(&form)?)
    }
}

/// Whether the last commit to the output folder `out` was cut short, so that old and new files may
/// lie side by side there until the next build. Nobody should publish it like that.
pub fn was_cut_short(out: &Path) -> bool {
    let folder = OutFolder::new(out, out.to_owned());
    fs::symlink_metadata(folder.journal()).is_ok()
}

#[derive(Serialize, Deserialize)]
struct Form<'a> {
    version: u32,
    #[serde(borrow)]
    files: Vec<Line<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    path: Cow<'a, str>,
    #[serde(borrow)]
    digest: Cow<'a, str>,
    size: u64,
    modified: u64,
}

/// What earlier builds have left: of the last complete one, and of one that was cut short.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// What is ours, with what is known of it. A file that a cut-short commit was to replace is ours,
    /// but whether it is the old or the new one is not known: it is written again.
    owned: BTreeMap<OutPath, Option<Entry>>,
    manifest: Option<Manifest>,
    /// Whether there is a journal, hence a commit that did not come to its end.
    pub(super) cut_short: bool,
}

impl Past {
    /// Whether any build has ever written to the folder.
    pub(super) fn exists(folder: &OutFolder) -> bool {
        [folder.manifest(), folder.journal()].iter().any(|place| fs::symlink_metadata(place).is_ok())
    }

    /// # Errors
    /// As [`Manifest::read`].
    pub(super) fn of(folder: &OutFolder) -> Result<Self, Box<Diagnostic>> {
        let manifest = Manifest::load(folder, &folder.manifest())?;
        let journal = Manifest::load(folder, &folder.journal())?;
        let mut owned: BTreeMap<_, _> =
            manifest.iter().flat_map(Manifest::iter).map(|(path, entry)| (path.clone(), Some(entry.clone()))).collect();
        for (path, entry) in journal.iter().flat_map(Manifest::iter) {
            let known = owned.entry(path.clone()).or_default();
            if known.as_ref() != Some(entry) {
                *known = None;
            }
        }
        Ok(Past { owned, manifest, cut_short: journal.is_some() })
    }

    /// A past of which is known only that there was one: everything in the folder counts as foreign.
    pub(super) fn forgotten() -> Self {
        Past { cut_short: true, ..Past::default() }
    }

    pub(super) fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// What will be ours, whatever becomes of the commit that leads to `next`: also what an earlier
    /// commit, itself cut short, may have left.
    pub(super) fn journal(&self, next: &Manifest) -> Manifest {
        let unknown = self.owned.iter().filter(|(_, entry)| entry.is_none());
        let mut files: BTreeMap<_, _> = unknown.map(|(path, _)| (path.clone(), Entry::unknown())).collect();
        files.extend(next.files.clone());
        Manifest { files }
    }

    pub(super) fn owns(&self, path: &str) -> bool {
        OutPath::new(path).is_ok_and(|path| self.owned.contains_key(&path))
    }

    pub(super) fn entry(&self, path: &OutPath) -> Option<&Entry> {
        self.owned.get(path)?.as_ref()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &OutPath> {
        self.owned.keys()
    }
}
