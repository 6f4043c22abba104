//! What is ours in the output folder: path, digest and size of each file; and of which edition of the site it is.
//!
//! Not here: when it is written (`stage`).

use super::folder::OutFolder;
use super::refusal;
use super::survey::Seen;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutPath;
use crate::source::read_own;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// The form of the file; a manifest of another form is refused, for it says what may be deleted.
const VERSION: u32 = 1;

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Entry {
    pub digest: Digest,
    /// In bytes.
    pub size: u64,
    /// The file's time of modification on this disk, in nanoseconds since 1970.
    pub(super) modified: u64,
    /// Whether somebody asked for this file by itself, as for a proof: a build that does not make it
    /// leaves it alone.
    pub asked: bool,
}

impl Entry {
    /// Whether what is seen on disk is, by its size and time, the file that was written.
    pub(super) fn is_in_place(&self, seen: Option<Seen>) -> bool {
        seen == Some(Seen::File { size: self.size, modified: self.modified })
    }
}

/// What a build was asked for: by this `publish` tells what is for readers from what is for colleagues.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edition {
    /// The address for which absolute links were written.
    pub base_url: Option<String>,
    /// The day against which embargoes were counted.
    pub clock: String,
    /// Whether it shows what the gates hold back: drafts, what is still embargoed, what has expired.
    pub preview: bool,
    /// Whether its links are for reading from a disk.
    pub portable: bool,
    /// Whether something may be left out of it because of errors.
    pub keep_going: bool,
    /// Whether somebody was taken out of it since: other pages may still name them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub amended: bool,
}

/// The files that are ours after a complete build, sorted by path.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Manifest {
    /// Nobody has said it of a folder for printing, or of one that an older program has written.
    edition: Option<Edition>,
    files: BTreeMap<OutPath, Entry>,
    /// What pages of the edition before load, and this one's do not: see [`previous`](super::previous).
    previous: BTreeMap<OutPath, Entry>,
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

    /// The same for who must go on without it: one that is damaged is one that is lost.
    ///
    /// # Errors
    /// `output-failed` when the system does not let it be read.
    pub fn recall(out: &Path) -> Result<Option<Self>, Box<Diagnostic>> {
        match Past::of(&OutFolder::new(out, out.to_owned())) {
            Ok(past) => Ok(past.manifest),
            Err(error) if refusal::is_damage(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The manifest that these bytes are, wherever somebody has carried them; nothing when they are none.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        parse(bytes).map(Manifest::from)
    }

    pub fn get(&self, path: &OutPath) -> Option<&Entry> {
        self.files.get(path)
    }

    /// Whether the path is that of a file of ours, be it of the edition before.
    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.previous.contains_key(path)
    }

    /// The files of this edition.
    pub fn iter(&self) -> impl Iterator<Item = (&OutPath, &Entry)> {
        self.files.iter()
    }

    /// Files of the edition before, which stay for whoever still has one of its pages.
    pub fn previous(&self) -> impl Iterator<Item = (&OutPath, &Entry)> {
        self.previous.iter()
    }

    /// All files of ours.
    pub(super) fn all(&self) -> impl Iterator<Item = (&OutPath, &Entry)> {
        self.iter().chain(self.previous())
    }

    /// The number of files of this edition.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub fn edition(&self) -> Option<&Edition> {
        self.edition.as_ref()
    }

    pub(super) fn new(edition: Option<Edition>, files: BTreeMap<OutPath, Entry>) -> Self {
        Manifest { edition, files, previous: BTreeMap::new() }
    }

    pub(super) fn with_previous(self, previous: BTreeMap<OutPath, Entry>) -> Self {
        Manifest { previous, ..self }
    }

    fn load(folder: &OutFolder, place: &Path) -> Result<Option<Self>, Box<Diagnostic>> {
        let Some(bytes) = read(folder, place)? else { return Ok(None) };
        Ok(Some(lines(folder, place, &bytes)?.into()))
    }

    /// The manifest as it is written to disk.
    pub(super) fn to_json(&self) -> io::Result<Vec<u8>> {
        to_json(self.edition.as_ref(), self.iter(), self.previous())
    }
}

/// What is said of what has the name of a list and is none: a pipe, a folder, what has no end.
const NO_LIST: [io::ErrorKind; 3] =
    [io::ErrorKind::InvalidData, io::ErrorKind::FileTooLarge, io::ErrorKind::IsADirectory];

fn read(folder: &OutFolder, place: &Path) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    match read_own(place) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if NO_LIST.contains(&error.kind()) => Err(refusal::no_manifest(folder, place)),
        Err(error) => Err(refusal::failed(folder, place, &error)),
    }
}

/// The lines of a manifest or a journal, as `place` holds them.
fn lines(folder: &OutFolder, place: &Path, bytes: &[u8]) -> Result<Told, Box<Diagnostic>> {
    parse(bytes).ok_or_else(|| refusal::bad_manifest(folder, place))
}

/// What a manifest or a journal says.
struct Told {
    edition: Option<Edition>,
    files: Vec<(OutPath, Entry)>,
    previous: Vec<(OutPath, Entry)>,
}

impl From<Told> for Manifest {
    fn from(Told { edition, files, previous }: Told) -> Self {
        let [files, previous] = [files, previous].map(|lines| lines.into_iter().collect());
        Manifest { edition, files, previous }
    }
}

fn parse(bytes: &[u8]) -> Option<Told> {
    let form: Form = serde_json::from_slice(bytes).ok()?;
    if form.version != VERSION {
        return None;
    }
    let entry = |line: Line| {
        // The constructor refuses what would lead out of the folder: a manifest may be forged.
        let path = OutPath::new(&line.path).ok()?;
        let Line { size, modified, asked, .. } = line;
        Some((path, Entry { digest: Digest::parse(&line.digest)?, size, modified, asked }))
    };
    let entries = |lines: Vec<Line<'_>>| lines.into_iter().map(entry).collect::<Option<_>>();
    Some(Told { edition: form.edition, files: entries(form.files)?, previous: entries(form.previous)? })
}

fn to_json<'a>(
    edition: Option<&Edition>,
    files: impl Iterator<Item = (&'a OutPath, &'a Entry)>,
    previous: impl Iterator<Item = (&'a OutPath, &'a Entry)>,
) -> io::Result<Vec<u8>> {
    let line = |(path, entry): (&'a OutPath, &'a Entry)| Line {
        path: Cow::Borrowed(path.as_str()),
        digest: Cow::Owned(entry.digest.to_string()),
        size: entry.size,
        modified: entry.modified,
        asked: entry.asked,
    };
    let (files, previous) = (files.map(line).collect(), previous.map(line).collect());
    Ok(serde_json::to_vec(&Form { version: VERSION, edition: edition.cloned(), files, previous })?)
}

/// Whether any build has ever written to the output folder `out`.
pub fn is_known(out: &Path) -> bool {
    Past::exists(&OutFolder::new(out, out.to_owned()))
}

#[derive(Serialize, Deserialize)]
struct Form<'a> {
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edition: Option<Edition>,
    #[serde(borrow)]
    files: Vec<Line<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    previous: Vec<Line<'a>>,
}

#[derive(Serialize, Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    path: Cow<'a, str>,
    #[serde(borrow)]
    digest: Cow<'a, str>,
    size: u64,
    modified: u64,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    asked: bool,
}

/// What earlier builds have left: of the last complete one, and of one that was cut short.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// What is ours, and what it may hold. There are several versions of a file that a cut-short
    /// commit was to replace: whether it is the old or the new one is not known.
    owned: BTreeMap<OutPath, Vec<Entry>>,
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
        let place = folder.journal();
        let journal = read(folder, &place)?.map(|bytes| lines(folder, &place, &bytes)).transpose()?;
        let journalled = journal.iter().flat_map(|told| &told.files).cloned();
        let mut owned: BTreeMap<OutPath, Vec<Entry>> = BTreeMap::new();
        let old = manifest.iter().flat_map(Manifest::all).map(|(path, entry)| (path.clone(), entry.clone()));
        for (path, entry) in old.chain(journalled) {
            let versions = owned.entry(path).or_default();
            if !versions.contains(&entry) {
                versions.push(entry);
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

    /// The journal of the commit that leads to `next`: every version that a file of ours may have,
    /// whatever becomes of it, also what an earlier commit, itself cut short, may have left.
    pub(super) fn journal(&self, next: &Manifest) -> io::Result<Vec<u8>> {
        let known = |path: &OutPath, entry: &Entry| {
            let says = |manifest: &Manifest| {
                [&manifest.files, &manifest.previous].iter().any(|files| files.get(path) == Some(entry))
            };
            self.manifest().is_some_and(says) || says(next)
        };
        let older = self.owned.iter().flat_map(|(path, versions)| versions.iter().map(move |entry| (path, entry)));
        to_json(next.edition(), older.filter(|(path, entry)| !known(path, entry)).chain(next.all()), std::iter::empty())
    }

    pub(super) fn owns(&self, path: &str) -> bool {
        self.owned.contains_key(path)
    }

    /// What the file of ours may hold; nothing when it is none of ours.
    pub(super) fn versions(&self, path: &OutPath) -> &[Entry] {
        self.owned.get(path).map_or(&[], Vec::as_slice)
    }

    /// What the file of ours holds, if that is known.
    pub(super) fn entry(&self, path: &OutPath) -> Option<&Entry> {
        match self.versions(path) {
            [only] => Some(only),
            _ => None,
        }
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &OutPath> {
        self.owned.keys()
    }
}
