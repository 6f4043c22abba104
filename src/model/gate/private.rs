//! Which of the user's files may be published. Decided by every name that a file has: where a link leads, hard links,
//! capital letters; and by whose it is.
//!
//! A file belongs to the record in whose folder it lies, or after which it is named (`p.yaml` owns `p.jpg` and, if it is a
//! profile, `p-2.jpg`), and goes where that record goes. Of a file that a record names but that is not its own, a record
//! that is published decides: who is held back shares it then, which is told. A folder where profiles lie is somebody's though
//! no record can be found in it: only a profile that is published and names a file of it sets that free.

use super::papers::{holds_name, is_record};
use super::seen::{OPEN, PAPERS, PICTURES, Seen};
use super::{Audience, Mode, Reason};
use crate::config::Config;
use crate::digest::Digest;
use crate::doc::{Pointed, To};
use crate::path::SourcePath;
use crate::reading::entities::{Article, Event, Gallery, Page, Photo, Profile, Recording, Video};
use crate::reading::yearbook::Volume;
use crate::reading::{Entry, Kind, Lost};
use crate::schema::{Node, NodeKind};
use crate::source::{Names, Sources, is_hidden};
use crate::vietnamese::nfc;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The folders that a theme is read from.
const OF_THEMES: &[&str] = &["themes", "templates", "strings", "fonts", "static"];

/// In bytes. A shorter file that is like another one tells nothing of it.
const LEAST_COPY: u64 = 12;

/// Who is held back and names or owns a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub kind: Kind,
    pub id: String,
    pub path: SourcePath,
    /// None for a record that cannot be read.
    pub reason: Option<Reason>,
}

/// Why a file must stay where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept<'a> {
    /// It is a record, a text, or lies where nothing is for readers.
    Place,
    /// The signed paper of a consent.
    Paper,
    /// It belongs to somebody who is held back, or only such a record names it.
    Holder(&'a Holder),
    /// It lies in a folder where profiles lie, and nobody can tell whose it is.
    Unowned,
    /// It tells private data.
    Telling,
}

/// A record by whom files are owned.
#[derive(Debug)]
struct Owner {
    /// An index into the holders, when it is held back.
    holder: Option<usize>,
    /// Whether it owns `p-2.jpg` too. An article `viet.md` does not own `viet-nam.jpg`.
    wide: bool,
}

/// What is known of files that must stay where they are. Names are compared as [`Names::key`] has them.
#[derive(Debug, Default)]
pub struct Private {
    names: Arc<Names>,
    /// Signed papers of consent.
    papers: BTreeSet<String>,
    /// By the folder of a record, or by a flat record's path without its suffix.
    owners: BTreeMap<String, Owner>,
    /// Files that records name which are held back, with an index into the holders.
    named: BTreeMap<String, usize>,
    /// Files that records name which are published.
    shown: BTreeSet<String>,
    /// Those of them that profiles name.
    vouched: BTreeSet<String>,
    /// What was seen in the files; and by their keys those that are records outside their place, and those that tell
    /// private data.
    seen: Arc<Seen>,
    records: BTreeSet<String>,
    telling: BTreeSet<String>,
    /// By the key of a file, the key of one that must stay and has the same bytes.
    copies: BTreeMap<String, String>,
    holders: Vec<Holder>,
}

impl Private {
    pub fn new(names: Arc<Names>, seen: Arc<Seen>) -> Self {
        let records = seen.records.iter().map(Names::key).collect();
        let telling = seen.telling().flat_map(|path| names.keys(path).collect::<Vec<_>>()).collect();
        let mut private = Private { names, seen: Arc::clone(&seen), records, telling, ..Private::default() };
        private.papers = seen.papers.iter().flat_map(|path| private.names.keys(path)).collect();
        for path in &seen.strayed {
            let id = path.folder().rsplit('/').next().unwrap_or_default().to_owned();
            let holder = Holder { kind: Kind::Profile, id, path: path.clone(), reason: None };
            private.hold_back(holder, &[]);
        }
        private
    }

    pub fn seen(&self) -> &Arc<Seen> {
        &self.seen
    }

    /// What asks for an opinion, or says one, is the paper of whoever is named in its name.
    pub fn keep_papers_of(&mut self, people: &[&str]) {
        for path in &Arc::clone(&self.seen).asking {
            if people.iter().any(|name| holds_name(path.stem(), name)) {
                self.papers.extend(self.names.keys(path));
            }
        }
    }

    /// The paper of a consent is private wherever it lies, and by whatever name; of what its words may mean, all is.
    pub fn keep_paper(&mut self, record: &SourcePath, profile: &Profile, sources: &Sources) {
        let Some(paper) = profile.consent.as_ref().and_then(|consent| consent.document.as_ref()) else { return };
        for place in record.meant(&nfc(&paper.value)).into_iter().chain(papers_spoken_of(&paper.value, sources)) {
            self.papers.extend(self.names.keys(&place));
        }
    }

    /// A record that is published, with its text: what it owns and names may be, too.
    pub fn publish(&mut self, kind: Kind, path: &SourcePath, id: &str, files: &[SourcePath]) {
        self.own(kind, path, id, None);
        self.show(files);
        if kind == Kind::Profile {
            let keys: Vec<String> = files.iter().flat_map(|file| self.names.keys(file)).collect();
            self.vouched.extend(keys);
        }
    }

    /// Files that something names which is published.
    pub fn show(&mut self, files: &[SourcePath]) {
        let keys: Vec<String> = files.iter().flat_map(|file| self.names.keys(file)).collect();
        self.shown.extend(keys);
    }

    /// A record that is held back, with what it names.
    pub fn hold_back(&mut self, holder: Holder, files: &[SourcePath]) {
        let index = self.holders.len();
        self.own(holder.kind, &holder.path, &holder.id, Some(index));
        for key in files.iter().flat_map(|file| self.names.keys(file)) {
            self.named.entry(key).or_insert(index);
        }
        self.holders.push(holder);
    }

    /// A record that could not be read: nobody knows whether it may be published.
    pub fn lose(&mut self, lost: &Lost, reason: Option<Reason>) {
        for paper in &lost.papers {
            self.papers.extend(self.names.keys(paper));
        }
        let holder = Holder { kind: lost.kind, id: lost.id.clone(), path: lost.path.clone(), reason };
        self.hold_back(holder, &lost.files);
    }

    fn own(&mut self, kind: Kind, path: &SourcePath, id: &str, holder: Option<usize>) {
        let owned = if kind.has_own_folder(path) {
            path.folder().to_owned()
        } else {
            format!("{}/{}", path.folder(), id.rsplit('/').next().unwrap_or(id))
        };
        let key = Names::key(&SourcePath::new(owned));
        // The same folder under two names is one; who is held back decides.
        let owner = self.owners.entry(key).or_insert(Owner { holder, wide: kind == Kind::Profile });
        owner.holder = owner.holder.or(holder);
    }

    /// Why a file must stay where it is, whatever refers to it; `None` when it may be published.
    pub fn why(&self, file: &SourcePath) -> Option<Kept<'_>> {
        self.names.keys(file).find_map(|key| self.why_by(&key).or_else(|| self.why_by(self.copies.get(&key)?)))
    }

    /// Finds the files that have the bytes of one that must stay, once everything is known of names. Only files of equal
    /// size are read; those of a few letters are alike by chance.
    pub fn inspect(&mut self, sources: &Sources) {
        let open = || OPEN.iter().flat_map(|folder| sources.below(folder));
        let mut kept: BTreeMap<u64, Vec<&SourcePath>> = BTreeMap::new();
        let mut free: BTreeMap<u64, Vec<&SourcePath>> = BTreeMap::new();
        for (path, file) in open().filter(|(_, file)| file.stamp.size >= LEAST_COPY) {
            let list = if self.holds(path) { &mut kept } else { &mut free };
            list.entry(file.stamp.size).or_default().push(path);
        }
        for (size, free) in free {
            let Some(kept) = kept.get(&size) else { continue };
            let digest = |path: &SourcePath| sources.bytes(path).ok().map(|bytes| Digest::of(&bytes));
            let mut twins: BTreeMap<Digest, Vec<&SourcePath>> = BTreeMap::new();
            for path in free {
                if let Some(digest) = digest(path) {
                    twins.entry(digest).or_default().push(path);
                }
            }
            for original in kept {
                if let Some(twins) = digest(original).and_then(|digest| twins.get(&digest)) {
                    self.keep_copies(original, twins);
                }
            }
        }
    }

    /// A photograph that a published record names too is shown already, and so are files that nobody held back owns.
    fn keep_copies(&mut self, original: &SourcePath, copies: &[&SourcePath]) {
        let Some(kept) = self.why(original) else { return };
        let owned = self.names.keys(original).any(|key| self.owner(&key).is_some_and(|owner| owner.holder.is_some()));
        let yields = match kept {
            Kept::Holder(_) => !owned || PICTURES.contains(&original.suffix().as_str()),
            Kept::Unowned => true,
            _ => false,
        };
        let is_shown = |path: &&SourcePath| self.names.keys(path).any(|key| self.shown.contains(&key));
        if yields && copies.iter().any(is_shown) {
            return;
        }
        let Some(original) = self.names.keys(original).find(|key| self.why_by(key).is_some()) else { return };
        for copy in copies {
            self.copies.entry(Names::key(copy)).or_insert_with(|| original.clone());
        }
    }

    fn why_by(&self, key: &str) -> Option<Kept<'_>> {
        let top = key.split('/').next().unwrap_or_default();
        if is_record(&SourcePath::new(key))
            || self.records.contains(key)
            || !OPEN.contains(&top)
            || key.split('/').any(is_hidden)
        {
            return Some(Kept::Place);
        }
        // A paper may be named by its folder alone.
        let is_paper = |name: &str| self.papers.contains(name);
        if folders_and(key).any(is_paper) {
            return Some(Kept::Paper);
        }
        let owner = self.owner(key);
        let in_a_folder = key.split('/').count() > 3;
        if in_a_folder && Kind::of_place(key) == Some(Kind::Profile) && owner.is_none() && !self.vouched.contains(key) {
            return Some(Kept::Unowned);
        }
        let owner = owner.and_then(|owner| owner.holder);
        let named = self.named.get(key).copied().filter(|_| !self.shown.contains(key));
        let holder = owner.or(named).and_then(|index| self.holders.get(index)).map(Kept::Holder);
        holder.or_else(|| self.telling.contains(key).then_some(Kept::Telling))
    }

    /// The record that a file belongs to: the nearest, and of flat ones the longest name that fits.
    fn owner(&self, key: &str) -> Option<&Owner> {
        let (folder, name) = key.rsplit_once('/')?;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let cuts = stem.char_indices().filter(|(_, c)| "-_. ".contains(*c)).map(|(at, _)| at);
        let cuts: Vec<usize> = cuts.chain([stem.len()]).collect();
        let flat = cuts.into_iter().rev().find_map(|cut| {
            let owner = self.owners.get(&format!("{folder}/{}", &stem[..cut]))?;
            (owner.wide || cut == stem.len()).then_some(owner)
        });
        flat.or_else(|| folders_and(folder).find_map(|folder| self.owners.get(folder)))
    }

    /// Whether a file must stay where it is, whatever refers to it.
    pub fn holds(&self, file: &SourcePath) -> bool {
        self.why(file).is_some()
    }

    /// Whether what a file tells is told to nobody. A record, which is never given away as it is, tells nothing while it
    /// is held back; what pages are made with, `site.yaml` or a template, always does.
    pub fn silences(&self, file: &SourcePath) -> bool {
        let top = file.as_str().split('/').next().unwrap_or_default();
        if !OPEN.contains(&top) {
            return false;
        }
        if is_record(file) {
            return self.owner(&Names::key(file)).is_some_and(|owner| owner.holder.is_some());
        }
        self.holds(file)
    }

    /// Whether a text may offer a file of `content/` for reading; and `static/` one that a link takes from there.
    pub fn allows(&self, file: &SourcePath) -> bool {
        PAPERS.contains(&self.names.real(file).suffix().as_str()) && !self.holds(file)
    }

    /// Whether a file of `static/` is copied to the site.
    pub fn copies(&self, file: &SourcePath) -> bool {
        let of_content = self.names.keys(file).any(|key| key.starts_with("content/"));
        if of_content { self.allows(file) } else { !self.holds(file) }
    }

    /// Whether readers are given a file as it is: one of `static/`, or a paper that something names.
    pub fn gives(&self, file: &SourcePath) -> bool {
        match file.as_str().starts_with("static/") {
            true => self.copies(file),
            false => self.is_named(file) && self.allows(file),
        }
    }

    /// Whether readers see the name of a file in an address: of what they are given, and of pictures that something names.
    pub fn shows(&self, file: &SourcePath) -> bool {
        let pictured = || {
            let is_picture = PICTURES.contains(&self.names.real(file).suffix().as_str());
            is_picture && self.names.keys(file).any(|key| self.shown.contains(&key)) && !self.holds(file)
        };
        self.gives(file) || file.as_str().starts_with("content/") && pictured()
    }

    /// Where the file really lies, when that is elsewhere.
    pub fn leads_to<'a>(&'a self, file: &'a SourcePath) -> Option<&'a SourcePath> {
        Some(self.names.real(file)).filter(|real| *real != file)
    }

    /// Who is held back and names a file that is published all the same, because a published record names it.
    pub fn shared_by(&self, file: &SourcePath) -> Option<&Holder> {
        let holder = self.names.keys(file).find_map(|key| self.named.get(&key))?;
        self.holders.get(*holder).filter(|_| !self.holds(file))
    }

    /// Whether any record names the file.
    pub fn is_named(&self, file: &SourcePath) -> bool {
        let known =
            |key: String| self.named.contains_key(&key) || self.shown.contains(&key) || self.papers.contains(&key);
        self.names.keys(file).any(known)
    }
}

/// A path, then the folders above it.
fn folders_and(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(folder, _)| folder))
}

/// Whether a theme may hold the file: it must not bring in what is the content's.
pub fn of_theme(names: &Names, file: &SourcePath) -> bool {
    names.keys(file).all(|key| OF_THEMES.contains(&key.split('/').next().unwrap_or_default()))
}

/// What a record's words for a file mean; people copy paths from Windows.
fn beside(record: &SourcePath, file: &str) -> Option<SourcePath> {
    record.beside(&nfc(file).replace('\\', "/"))
}

/// The file of the user's that a target names.
pub fn file_of(target: &To, path: &SourcePath) -> Option<SourcePath> {
    match target {
        To::File { path: file, .. } | To::Root { path: file, .. } => path.beside(&nfc(file)),
        _ => None,
    }
}

/// The files that a text shows or offers.
pub fn files_of_text(text: &Pointed, path: &SourcePath) -> Vec<SourcePath> {
    let links = text.links.iter().map(|link| &link.target.to);
    let images = text.images.iter().map(|image| &image.target.to);
    links.chain(images).filter_map(|target| file_of(target, path)).collect()
}

/// What a record names beside its text.
pub trait NamesFiles {
    /// As they are written in it.
    fn named(&self) -> Vec<&str>;

    /// As paths, for a record at `path`.
    fn files(&self, path: &SourcePath) -> Vec<SourcePath> {
        self.named().into_iter().filter_map(|file| beside(path, file)).collect()
    }
}

fn of_photos<'a>(photos: impl IntoIterator<Item = &'a Photo>) -> Vec<&'a str> {
    photos.into_iter().map(|photo| photo.file.value.as_str()).collect()
}

fn of_recording(recording: &Option<Recording>) -> impl Iterator<Item = &str> {
    recording.iter().flat_map(Recording::files).map(|file| file.value.as_str())
}

impl NamesFiles for Profile {
    fn named(&self) -> Vec<&str> {
        let story = self.story.iter().map(|story| story.value.as_str());
        let photos = of_photos(self.portrait.iter().chain(&self.photos));
        photos.into_iter().chain(story).chain(of_recording(&self.recording)).collect()
    }
}

impl NamesFiles for Article {
    fn named(&self) -> Vec<&str> {
        of_photos(&self.cover).into_iter().chain(of_recording(&self.recording)).collect()
    }
}

impl NamesFiles for Page {
    fn named(&self) -> Vec<&str> {
        Vec::new()
    }
}

impl NamesFiles for Gallery {
    fn named(&self) -> Vec<&str> {
        of_photos(&self.photos)
    }
}

impl NamesFiles for Video {
    fn named(&self) -> Vec<&str> {
        let files = self.file.iter().chain(&self.subtitles).map(|file| file.value.as_str());
        of_photos(&self.poster).into_iter().chain(files).collect()
    }
}

impl NamesFiles for Event {
    fn named(&self) -> Vec<&str> {
        of_photos(&self.cover)
    }
}

/// The files whose names stand anywhere in what is said of a paper: in a sentence, an address, a link, beside another.
pub fn papers_spoken_of(said: &str, sources: &Sources) -> Vec<SourcePath> {
    let said = percent_decode_str(said).decode_utf8_lossy();
    let said = nfc(&said).to_lowercase();
    if !said.contains('.') {
        return Vec::new();
    }
    let is_part = |c: char| c.is_alphanumeric() || "-_".contains(c);
    let is_spoken_of = |path: &&SourcePath| {
        let name = nfc(path.file_name()).to_lowercase();
        let records = path.is_yaml() || path.is_markdown() || path.suffix().is_empty();
        !records
            && said.match_indices(&name).any(|(at, _)| {
                !said[..at].ends_with(is_part) && !said[at + name.len()..].starts_with(char::is_alphanumeric)
            })
    };
    sources.files.keys().filter(is_spoken_of).cloned().collect()
}

/// What yearbooks name of their own. A draft is published to nobody, but its proof may show what it names.
pub fn files_of_books(books: &[Arc<Entry<Volume>>], audience: Audience, mode: Mode) -> Vec<SourcePath> {
    let mut files = Vec::new();
    for entry in books {
        let Volume { yearbook, front, openings } = &entry.record;
        if audience == Audience::Site && !yearbook.is_final() && !mode.drafts {
            continue;
        }
        files.extend(of_photos(yearbook.photos()).into_iter().filter_map(|file| beside(&entry.path, file)));
        files.extend(front.iter().flat_map(|piece| files_of_text(&piece.body.pointed(), &piece.path)));
        files.extend(openings.iter().flat_map(|opening| files_of_text(&opening.pointed(), &entry.path)));
    }
    files
}

/// What `site.yaml` names: a logo in the theme's parameters, a paper in the menu.
pub fn files_of_config(config: &Config, path: &SourcePath) -> Vec<SourcePath> {
    let mut words: Vec<&str> = config.menu.iter().map(|item| item.to.value.as_str()).collect();
    config.params.iter().for_each(|params| scalars(params, &mut words));
    words.into_iter().filter(|word| word.starts_with('/')).filter_map(|word| beside(path, word)).collect()
}

fn scalars<'a>(node: &'a Node, words: &mut Vec<&'a str>) {
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar { text, .. } => words.push(text),
        NodeKind::List(items) => items.iter().for_each(|item| scalars(item, words)),
        NodeKind::Map(entries) => entries.iter().for_each(|(_, value)| scalars(value, words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> SourcePath {
        SourcePath::new(text)
    }

    fn held(private: &mut Private, kind: Kind, file: &str, id: &str, files: &[&str]) {
        let files: Vec<SourcePath> = files.iter().map(|file| path(file)).collect();
        let holder = Holder { kind, id: id.to_owned(), path: path(file), reason: Some(Reason::Withdrawn) };
        private.hold_back(holder, &files);
    }

    #[test]
    fn a_file_goes_where_its_record_goes() {
        let mut private = Private::default();
        held(&mut private, Kind::Profile, "content/ho-so/p.yaml", "p", &["content/chung/nhom.jpg", "static/anh/p.jpg"]);
        held(&mut private, Kind::Profile, "content/ho-so/o.yaml", "o", &[]);
        held(&mut private, Kind::Profile, "content/ho-so/q/ho-so.yaml", "q", &[]);
        held(&mut private, Kind::Article, "content/bai-viet/viet.md", "viet", &["static/chung.jpg"]);
        held(&mut private, Kind::Page, "content/trang/trang.md", "trang", &[]);
        private.publish(Kind::Profile, &path("content/ho-so/s/ho-so.yaml"), "s", &[path("content/ho-so/chung/s.jpg")]);
        private.show(&[path("content/ho-so/mat/a.jpg")]);
        private.publish(Kind::Profile, &path("content/ho-so/p-an.yaml"), "p-an", &[]);
        private.publish(Kind::Profile, &path("content/ho-so/q/r/ho-so.yaml"), "q/r", &[]);
        private.show(&[path("static/chung.jpg")]);
        for file in [
            "content/ho-so/p.jpg",
            "content/ho-so/P.JPG",
            "content/ho-so/p-2.jpg",
            "content/ho-so/p/anh.jpg",
            "content/ho-so/q/anh.jpg",
            "content/ho-so/q/anh/1.jpg",
            "content/chung/nhom.jpg",
            "static/anh/p.jpg",
            "content/bai-viet/viet.jpg",
            "content/bai-viet/a.md",
            "content/ho-so/.an/a.jpg",
            // Nobody can tell whose they are.
            "content/ho-so/mat/a.jpg",
            "content/profiles/mat/a.jpg",
            "content/ho-so/qa/anh.jpg",
            "site.yaml",
            "templates/page.html",
            "print/ky-yeu.pdf",
        ] {
            assert!(private.holds(&path(file)), "{file}");
        }
        for file in [
            "content/ho-so/pa.jpg",
            "content/ho-so/p-an.jpg",
            "content/ho-so/p-an-2.jpg",
            "content/ho-so/khong-co-o.jpg",
            "content/ho-so/q/r/anh.jpg",
            "content/ho-so/chung/s.jpg",
            "content/bai-viet/a.jpg",
            "content/bai-viet/viet-nam.jpg",
            "content/trang/a.jpg",
            "static/a.md",
            "static/chung.jpg",
        ] {
            assert!(!private.holds(&path(file)), "{file}");
        }
        assert!(private.shared_by(&path("static/chung.jpg")).is_some());
    }
}
