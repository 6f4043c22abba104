//! The site's folder as a list of files, and their texts. The only module that reads the user's
//! files; it does not know what they mean.

mod decoded;
mod names;
mod open;
mod stamp;

pub use decoded::{decoded, decoded_by_guess};
pub use names::Names;
pub use open::{read_own, read_plain};
pub use stamp::Stamp;

use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Span};
use crate::digest::Digest;
use crate::path::SourcePath;
use crate::vietnamese::{self, Cleaned};
use open::Refused;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// A text over this is no article of ours: 8 MiB is a shelf of books.
const MAX_TEXT: u64 = 8 << 20;

/// A film over this is too large for a site.
const MAX_FILE: u64 = 4 << 30;

/// Bytes of a text that are looked at for an old encoding: about a page.
const LEGACY_SAMPLE: usize = 4096;

/// The folders of a site that are read; what else lies beside them is none of ours.
pub const FOLDERS: &[&str] = &["content", "static", "templates", "strings", "fonts", "themes"];

/// The configuration's names, in the order in which they are looked for.
pub const CONFIG_FILES: &[&str] = &["site.yaml", "site.yml"];

#[derive(Debug, Clone, Hash)]
pub struct SourceFile {
    /// Where it lies on the disk; its name there may be in NFD.
    pub disk: PathBuf,
    pub stamp: Stamp,
}

/// The files of a site, by their path in NFC.
#[derive(Debug, Clone)]
pub struct Sources {
    pub root: PathBuf,
    pub files: BTreeMap<SourcePath, SourceFile>,
    pub names: Arc<Names>,
    /// What has the name of a file and cannot be read as one: links that lead nowhere, in a circle or out of the site, pipes,
    /// devices, folders that may not be looked into. None of them is among the files.
    pub unread: BTreeSet<SourcePath>,
}

/// Lists the files of the site at `root`.
///
/// # Errors
/// As findings: names that differ only in case or in Unicode form, links that leave the site or go
/// round in circles, pipes and devices, folders that cannot be read. The rest of the files is listed all the same.
pub fn scan(root: &Path) -> (Sources, Findings) {
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut scan = Scan {
        root,
        real_root: &real_root,
        files: BTreeMap::new(),
        names: Names::default(),
        shared: BTreeMap::new(),
        unread: BTreeSet::new(),
        found: Findings::new(),
    };
    for name in CONFIG_FILES {
        let disk = root.join(name);
        if disk.symlink_metadata().is_err() {
            continue;
        }
        let path = SourcePath::new(*name);
        match disk.metadata() {
            Ok(_) if leaves(&disk, &real_root) => {
                scan.found.push(Diagnostic::new(Code::LinkOutside).arg("path", &path).in_file(&path));
                continue;
            }
            Ok(data) if data.is_file() => {
                scan.files.insert(path, SourceFile { disk, stamp: Stamp::of(&data) });
            }
            // Whoever asks for the configuration is told: see `refused_config`.
            Ok(_) | Err(_) => {}
        }
        break;
    }
    for folder in FOLDERS {
        let top = root.join(folder);
        if top.is_dir() {
            scan.walk(&top);
        }
    }
    let Scan { files, mut names, shared, unread, mut found, .. } = scan;
    names.share(shared);
    report_collisions(&files, &mut found);
    let sources = Sources { root: root.to_owned(), files, names: Arc::new(names), unread };
    (sources, found)
}

/// Whether something in `root` has the name of a configuration, whatever it is: then this is the site that is meant, and
/// none above it.
pub fn has_config(root: &Path) -> bool {
    CONFIG_FILES.iter().any(|name| root.join(name).symlink_metadata().is_ok())
}

/// Why what has the name of the configuration is none: a pipe, a device, a link that leads nowhere.
pub fn refused_config(root: &Path) -> Option<Diagnostic> {
    let name = CONFIG_FILES.iter().find(|name| root.join(name).symlink_metadata().is_ok())?;
    let path = SourcePath::new(*name);
    match root.join(name).metadata() {
        Ok(data) if data.is_file() => None,
        Ok(data) => Some(no_file(&path, open::word(data.file_type()))),
        Err(error) => {
            let finding = Diagnostic::new(Code::UnreadableFile).arg("reason", Message::from(&error));
            Some(finding.arg("path", &path).in_file(&path))
        }
    }
}

/// A listing under way.
struct Scan<'a> {
    root: &'a Path,
    real_root: &'a Path,
    files: BTreeMap<SourcePath, SourceFile>,
    names: Names,
    /// Files that the disk knows under several names.
    shared: BTreeMap<names::Identity, Vec<SourcePath>>,
    unread: BTreeSet<SourcePath>,
    found: Findings,
}

impl Scan<'_> {
    fn walk(&mut self, top: &Path) {
        let (root, real_root) = (self.root, self.real_root);
        // Behind these every file lies elsewhere than its name says.
        let mut linked: Vec<PathBuf> = Vec::new();
        let mut listed = Vec::new();
        let mut spoiled = Vec::new();
        let mut walker = walkdir::WalkDir::new(top).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = walker.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    // The lock of an editor is a link to nowhere (`.#a.md`).
                    if !error.path().is_some_and(|path| has_hidden_step(root, path)) {
                        self.found.push(unwalkable(root, &error));
                        self.unread.extend(error.path().map(|path| source_path(root, path)));
                    }
                    continue;
                }
            };
            let hidden = entry.depth() > 0 && is_hidden(&entry.file_name().to_string_lossy());
            // Only a link can leave the site; what lies behind it is never looked at.
            let outside = !hidden && entry.path_is_symlink() && leaves(entry.path(), real_root);
            if outside {
                let path = source_path(root, entry.path());
                self.found.push(Diagnostic::new(Code::LinkOutside).arg("path", &path).in_file(&path));
                self.unread.insert(path);
            }
            if hidden || outside {
                if entry.file_type().is_dir() {
                    walker.skip_current_dir();
                }
                continue;
            }
            if entry.file_type().is_dir() {
                let path = source_path(root, entry.path());
                if path.as_str().starts_with("content/") && path.is_yaml() {
                    spoiled.push((path, open::word(entry.file_type())));
                }
                if entry.path_is_symlink() {
                    linked.push(entry.path().to_owned());
                }
                continue;
            }
            let is_linked = entry.path_is_symlink() || linked.iter().any(|link| entry.path().starts_with(link));
            listed.push((entry, is_linked));
        }
        // To ask for each file is what takes long.
        let asked = listed.into_par_iter().map(|(entry, is_linked)| {
            let path = source_path(root, entry.path());
            (path, entry.metadata().ok(), entry, is_linked)
        });
        for (path, data, entry, is_linked) in asked.collect::<Vec<_>>() {
            self.take(path, data, &entry, is_linked);
        }
        // Where a record was, whose files may still lie beside it; but one that has a record of its own is only called so.
        for (path, kind) in spoiled {
            let is_record = |file: &SourcePath| file.folder() == path.as_str() && file.is_yaml();
            if !self.files.keys().any(is_record) {
                self.found.push(no_file(&path, kind));
                self.unread.insert(path);
            }
        }
    }

    fn take(&mut self, path: SourcePath, data: Option<Metadata>, entry: &walkdir::DirEntry, is_linked: bool) {
        if !entry.file_type().is_file() {
            self.found.push(no_file(&path, open::word(entry.file_type())));
            self.unread.insert(path);
            return;
        }
        if let Some(identity) = data.as_ref().and_then(names::identity) {
            self.shared.entry(identity).or_default().push(path.clone());
        }
        if is_linked && let Ok(real) = entry.path().canonicalize() {
            self.names.link(path.clone(), source_path(self.real_root, &real));
        }
        let file = SourceFile {
            disk: entry.path().to_owned(),
            stamp: data.as_ref().map_or_else(|| Stamp::of_size(0), Stamp::of),
        };
        if let Some(other) = self.files.insert(path.clone(), file) {
            self.found.push(
                Diagnostic::new(Code::NameCollision)
                    .arg("first", other.disk.file_name().unwrap_or_default().to_string_lossy().as_ref())
                    .arg("second", path.file_name())
                    .in_file(&path),
            );
        }
    }
}

fn no_file(path: &SourcePath, word: &'static str) -> Diagnostic {
    Diagnostic::new(Code::NotAFile).arg("path", path).arg("kind", word).in_file(path)
}

fn unwalkable(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let code = match error.loop_ancestor() {
        Some(_) => Code::LinkLoop,
        None => Code::UnreadableFile,
    };
    let reason = error.io_error().map_or_else(|| Message::new("io-unknown"), Message::from);
    let finding = Diagnostic::new(code).arg("reason", reason);
    match error.path().map(|path| source_path(root, path)) {
        Some(path) => finding.arg("path", &path).in_file(&path),
        None => finding.arg("path", ""),
    }
}

fn leaves(path: &Path, real_root: &Path) -> bool {
    path.canonicalize().is_ok_and(|real| !real.starts_with(real_root))
}

/// Whether a path below `root` goes through something hidden.
fn has_hidden_step(root: &Path, path: &Path) -> bool {
    let relative = path.strip_prefix(root).unwrap_or(path);
    relative.components().any(|step| is_hidden(&step.as_os_str().to_string_lossy()))
}

/// Files that editors and systems leave lying about.
pub fn is_hidden(name: &str) -> bool {
    // What hosts look for in it (RFC 8615) is meant to be published, and so is what tells a server of the site.
    name.starts_with('.') && ![".well-known", ".htaccess", ".nojekyll"].contains(&name)
        || name.starts_with("~$")
        || name.ends_with('~')
        || ["Thumbs.db", "desktop.ini", "__MACOSX"].contains(&name)
}

fn source_path(root: &Path, path: &Path) -> SourcePath {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let steps: Vec<String> =
        relative.components().map(|step| vietnamese::nfc(&step.as_os_str().to_string_lossy()).into_owned()).collect();
    SourcePath::new(steps.join("/"))
}

/// Two names that one file system keeps apart and another does not would be one file for some users.
fn report_collisions(files: &BTreeMap<SourcePath, SourceFile>, found: &mut Findings) {
    let mut seen: BTreeMap<String, &SourcePath> = BTreeMap::new();
    for path in files.keys() {
        if let Some(first) = seen.insert(path.as_str().to_lowercase(), path) {
            found.push(
                Diagnostic::new(Code::NameCollision)
                    .arg("first", first.file_name())
                    .arg("second", path.file_name())
                    .in_file(path),
            );
        }
    }
}

/// A file's text, normalised, with what the normalisation changed.
#[derive(Debug)]
pub struct Text {
    pub text: String,
    pub findings: Findings,
}

impl Sources {
    /// A digest that is another when any file is, by its stamp or its names. None where a file had not rested when all were
    /// listed at `read`.
    pub fn state(&self, read: SystemTime) -> Option<Digest> {
        let settled = self.files.values().all(|file| file.stamp.is_settled(read));
        settled.then(|| Digest::of_value(&(&self.root, &self.files, &self.names, &self.unread)))
    }

    /// The same without the configuration and the theme: what can be read when these cannot.
    pub fn of_content(&self) -> Sources {
        let is_content = |path: &SourcePath| ["content/", "static/"].iter().any(|top| path.as_str().starts_with(top));
        let files = self.files.iter().filter(|(path, _)| is_content(path));
        Sources {
            root: self.root.clone(),
            files: files.map(|(p, f)| (p.clone(), f.clone())).collect(),
            names: Arc::clone(&self.names),
            unread: self.unread.iter().filter(|path| is_content(path)).cloned().collect(),
        }
    }

    /// Whether something lies there, be it what no file is.
    pub fn is_taken(&self, path: &SourcePath) -> bool {
        self.root.join(path.as_str()).symlink_metadata().is_ok()
    }

    /// Whether the site has such a file, whatever the case of its letters says.
    pub fn find(&self, path: &SourcePath) -> Found {
        if self.files.contains_key(path) {
            return Found::Yes;
        }
        let wanted = path.as_str().to_lowercase();
        let other = self
            .files
            .range(SourcePath::new(path.folder())..)
            .map(|(p, _)| p)
            .take_while(|p| p.as_str().starts_with(path.folder()))
            .find(|p| p.as_str().to_lowercase() == wanted);
        match other {
            Some(other) => Found::OtherCase(other.clone()),
            None => Found::No,
        }
    }

    /// Files directly or deeper below `folder`, in order.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a SourcePath, &'a SourceFile)> {
        let prefix = format!("{folder}/");
        self.files
            .range(SourcePath::new(prefix.clone())..)
            .take_while(move |(path, _)| path.as_str().starts_with(&prefix))
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// When the system cannot read it, or it is no file, or without end.
    pub fn bytes(&self, path: &SourcePath) -> Result<Vec<u8>, Box<Diagnostic>> {
        self.read(path, MAX_FILE, "file")
    }

    fn read(&self, path: &SourcePath, limit: u64, kind: &'static str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let disk = self.files.get(path).map_or_else(|| self.root.join(path.as_str()), |f| f.disk.clone());
        open::read(&disk, limit).map_err(|refused| {
            Box::new(match refused {
                Refused::NoFile(word) => no_file(path, word),
                Refused::TooLarge(size) => Diagnostic::new(Code::FileTooLarge)
                    .arg("path", path)
                    .arg("kind", kind)
                    .arg("size", size.div_ceil(1 << 20))
                    .arg("limit", limit >> 20)
                    .in_file(path),
                Refused::System(error) => Diagnostic::new(Code::UnreadableFile)
                    .arg("path", path)
                    .arg("reason", Message::from(&error))
                    .in_file(path),
            })
        })
    }

    /// The file's text: UTF-8 without a byte-order mark, `\n` line ends, NFC, no invisible characters.
    ///
    /// # Errors
    /// When it is too large, not text, or not UTF-8.
    pub fn text(&self, path: &SourcePath) -> Result<Text, Box<Diagnostic>> {
        let refuse = |code| Diagnostic::new(code).arg("path", path).in_file(path);
        let bytes = self.read(path, MAX_TEXT, "text")?;
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(Box::new(refuse(Code::NotUtf8).arg("line", 0usize).help(Message::new("help-save-utf8"))));
        }
        if bytes.contains(&0) {
            return Err(Box::new(refuse(Code::NotText)));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let sound = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
            // As the snippet shows it: what stands beside a letter may decide what becomes of it.
            let mark = char::REPLACEMENT_CHARACTER;
            let at = normalise(&format!("{sound}{mark}"), path).text.len() - mark.len_utf8();
            Box::new(
                Diagnostic::new(Code::NotUtf8)
                    .arg("path", path)
                    .arg("line", sound.matches('\n').count() + 1)
                    .at(Place::at(path, Span::new(at..at + mark.len_utf8())))
                    .help(Message::new("help-save-utf8")),
            )
        })?;
        let mut read = normalise(&text, path);
        // Looked for in the text as it was: TCVN3 keeps its ư where Unicode has the soft hyphen.
        // A file is in one encoding, and its beginning tells which.
        let beginning = text.floor_char_boundary(LEGACY_SAMPLE);
        if let Some(kind) = vietnamese::legacy_encoding(&text[..beginning]) {
            let finding = Diagnostic::new(Code::LegacyEncoding).arg("of", "file").arg("kind", kind.to_string());
            read.findings.push(finding.arg("path", path).in_file(path));
        } else {
            read.findings.extend(line_of_before(&text, path));
        }
        Ok(read)
    }
}

/// The first line whose encoding was another, in a text that is not so as a whole: what was pasted from elsewhere. Values
/// are asked one by one when they are read, but without what cleaning takes: the soft hyphen of TCVN3.
fn line_of_before(text: &str, path: &SourcePath) -> Option<Diagnostic> {
    if !text.contains(['\u{ad}', 'á', 'Ã', 'Æ', 'Ä']) {
        return None;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut start = 0;
    for line in text.lines() {
        let cleaned = normalise(line, path).text;
        let (_, value) = line.split_once(": ").unwrap_or(("", line));
        let value = value.trim_matches([' ', '"', '\'', '-', '“', '”', '\r']);
        let hyphened =
            || value.contains('\u{ad}') && vietnamese::legacy_value(&vietnamese::clean(value).text).is_none();
        let legacy = Some(value).filter(|_| hyphened()).and_then(vietnamese::legacy_value);
        let kind = match legacy {
            Some(legacy) => legacy.to_string(),
            None if vietnamese::is_misread(value) => "UTF-8".to_owned(),
            None => {
                start += cleaned.len() + 1;
                continue;
            }
        };
        let (of, help) = if legacy.is_some() { ("line", "help-legacy-value") } else { ("misread", "help-misread") };
        // Its words are not repeated: they may be internal, and only the snippet knows.
        return Some(
            Diagnostic::new(Code::LegacyEncoding)
                .arg("of", of)
                .arg("kind", kind.as_str())
                .at(Place::at(path, Span::new(start..start + cleaned.len())))
                .help(Message::new(help).arg("kind", kind.as_str())),
        );
    }
    None
}

/// The text of a file for the snippet of a finding; whatever is not UTF-8 shows as a replacement mark. Nothing of what
/// lies outside the site.
pub fn snippet_text(root: &Path, path: &SourcePath) -> Option<String> {
    let disk = on_disk(root, path);
    if leaves(&disk, &root.canonicalize().ok()?) {
        return None;
    }
    let bytes = open::read(&disk, MAX_TEXT).ok()?;
    if bytes.contains(&0) {
        return None;
    }
    Some(normalise(&String::from_utf8_lossy(&bytes), path).text)
}

/// Where a file lies whose path is known in NFC: macOS and what it has packed keep names in NFD.
fn on_disk(root: &Path, path: &SourcePath) -> PathBuf {
    let mut disk = root.to_owned();
    for step in path.as_str().split('/') {
        let next = disk.join(step);
        let same = |name: &std::ffi::OsStr| vietnamese::nfc(&name.to_string_lossy()) == step;
        let other = || {
            let entries = std::fs::read_dir(&disk).ok()?;
            entries.filter_map(Result::ok).map(|entry| entry.file_name()).find(|name| same(name))
        };
        disk = match next.symlink_metadata().is_ok() {
            true => next,
            false => other().map_or(next, |name| disk.join(name)),
        };
    }
    disk
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Yes,
    /// The file is there under a name that differs in capital letters only.
    OtherCase(SourcePath),
    No,
}

/// The text as all stages see it, and as snippets show it. Spans count in this text. A no-break space of a template is
/// meant, one of a record came from Word.
pub fn normalise(text: &str, path: &SourcePath) -> Text {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    let clean = if path.is_template() { vietnamese::clean_meant } else { vietnamese::clean };
    let cleaned = clean(&text);
    let mut findings = Findings::new();
    let mut report = |code: Code, wrong: fn(&Cleaned<'_>) -> bool| {
        findings.push(Diagnostic::new(code).arg("path", path).at(first_line_that(&text, path, clean, wrong)));
    };
    if cleaned.had_nfd {
        report(Code::NotNfc, |line| line.had_nfd);
    }
    if cleaned.had_piled_marks {
        report(Code::PiledMarks, |line| line.had_piled_marks);
    }
    if let Some(c) = cleaned.control {
        let place = first_line_that(&text, path, clean, |line| line.control.is_some());
        let finding = Diagnostic::new(Code::ControlCharacter).arg("path", path).at(place);
        let help = (c == '\u{b}').then(|| Message::new("help-soft-break"));
        findings.push(finding.arg("character", format!("U+{:04X}", u32::from(c))).help_if(help));
    }
    Text { text: cleaned.text.into_owned(), findings }
}

/// The first line of which `wrong` is true, in the text as it is when cleaned: enough to find the program that wrote it so.
fn first_line_that(
    text: &str,
    path: &SourcePath,
    clean: fn(&str) -> Cleaned<'_>,
    wrong: impl Fn(&Cleaned<'_>) -> bool,
) -> Place {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let cleaned = clean(line);
        if wrong(&cleaned) {
            return Place::at(path, Span::new(start..start + cleaned.text.trim_end_matches('\n').len()));
        }
        start += cleaned.text.len();
    }
    Place::file(path)
}
