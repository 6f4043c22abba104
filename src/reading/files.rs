//! Which file is what: from its first folder and its name to the entity that is read from it.

use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place};
use crate::path::{OutPath, SourcePath};
use crate::source::Sources;
use crate::vietnamese;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The entities that are files of their own, with the names of their folder (Vietnamese, English) and,
/// where one is a folder, of the record in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    Article,
    Profile,
    Page,
    Gallery,
    Video,
    Event,
    Yearbook,
}

impl Kind {
    pub const ALL: [Kind; 7] =
        [Kind::Article, Kind::Profile, Kind::Page, Kind::Gallery, Kind::Video, Kind::Event, Kind::Yearbook];

    /// The folder below `content/`, in Vietnamese and in English.
    pub const fn folders(self) -> [&'static str; 2] {
        match self {
            Kind::Article => ["bai-viet", "articles"],
            Kind::Profile => ["ho-so", "profiles"],
            Kind::Page => ["trang", "pages"],
            Kind::Gallery => ["phong-su-anh", "galleries"],
            Kind::Video => ["video", "videos"],
            Kind::Event => ["su-kien", "events"],
            Kind::Yearbook => ["ky-yeu", "yearbooks"],
        }
    }

    /// The kind whose folder has this name, in either language.
    pub fn of_folder(folder: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.folders().contains(&folder))
    }

    /// The kind in whose folder the file at `path` lies.
    pub fn of_place(path: &str) -> Option<Kind> {
        let (folder, _) = path.strip_prefix("content/")?.split_once('/')?;
        Kind::of_folder(folder)
    }

    /// The record's file name in a folder of its own; empty where records are Markdown files.
    const fn record_names(self) -> &'static [&'static str] {
        match self {
            Kind::Article | Kind::Page | Kind::Event => &[],
            Kind::Profile => &["ho-so.yaml", "profile.yaml", "ho-so.yml", "profile.yml"],
            Kind::Gallery => &["phong-su-anh.yaml", "gallery.yaml"],
            Kind::Video => &["video.yaml"],
            Kind::Yearbook => &["ky-yeu.yaml", "yearbook.yaml"],
        }
    }

    /// Whether the record at `path` is one of a folder of its own, with all that lies in it.
    pub fn has_own_folder(self, path: &SourcePath) -> bool {
        let text = self.record_names().is_empty() && path.stem() == "index";
        text || self.record_names().contains(&path.file_name())
    }

    /// The first step of its addresses, which is also how links name it: `@/ho-so/...`.
    pub const fn folder(self) -> &'static str {
        self.folders()[0]
    }
}

/// The files of word processors and the like, which people lay where a text or a table belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Office {
    Text,
    Table,
    Slides,
}

impl Office {
    pub fn of(path: &SourcePath) -> Option<Self> {
        match path.suffix().as_str() {
            "doc" | "docx" | "docm" | "odt" | "rtf" | "pages" => Some(Office::Text),
            "xls" | "xlsx" | "xlsm" | "ods" | "numbers" => Some(Office::Table),
            "ppt" | "pptx" | "odp" | "key" => Some(Office::Slides),
            _ => None,
        }
    }

    /// Whether `import` reads such a file as it is; others must be saved in another form first.
    pub fn is_readable(self, path: &SourcePath) -> bool {
        match self {
            Office::Text => matches!(path.suffix().as_str(), "docx" | "docm"),
            Office::Table => path.suffix() != "numbers",
            Office::Slides => false,
        }
    }

    /// The word that messages choose by.
    pub const fn word(self) -> &'static str {
        match self {
            Office::Text => "word",
            Office::Table => "excel",
            Office::Slides => "powerpoint",
        }
    }
}

/// A file to be read, and what it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub kind: Kind,
    pub id: String,
    pub path: SourcePath,
}

/// What is in `content/`.
pub struct Listing {
    pub jobs: Vec<Job>,
    /// Files of `danh-muc/`, by their name without suffix.
    pub vocabularies: Vec<(String, SourcePath)>,
    pub findings: Findings,
}

/// The file, as Hugo names it, whose title and text stand above the list of its folder. It is a page that has the list's
/// address instead of one of its own.
const INTRODUCTION: &str = "_index";

/// The list, by the first step of its address, that the page of this id introduces.
pub fn introduced(id: &str) -> Option<&str> {
    id.strip_suffix(INTRODUCTION)?.strip_suffix('/')
}

const VOCABULARY_FOLDERS: [&str; 2] = ["danh-muc", "vocabularies"];

pub fn list(sources: &Sources) -> Listing {
    let mut listing = Listing { jobs: Vec::new(), vocabularies: Vec::new(), findings: Findings::new() };
    let mut strange = BTreeSet::new();
    for (path, _) in sources.below("content") {
        let rest = &path.as_str()["content/".len()..];
        let Some((folder, within)) = rest.split_once('/') else {
            listing.unknown_file(path);
            continue;
        };
        if VOCABULARY_FOLDERS.contains(&folder) {
            listing.vocabulary(path);
        } else if let Some(kind) = Kind::of_folder(folder) {
            listing.content(kind, path, within);
        } else if strange.insert(folder.to_owned()) {
            listing.unknown_folder(path, folder);
        }
    }
    listing
}

impl Listing {
    fn vocabulary(&mut self, path: &SourcePath) {
        if path.is_yaml() {
            self.vocabularies.push((path.stem().to_owned(), path.clone()));
        } else {
            self.unknown_file(path);
        }
    }

    fn content(&mut self, kind: Kind, path: &SourcePath, within: &str) {
        if path.stem() == INTRODUCTION && path.is_markdown() {
            if kind == Kind::Page || within.contains('/') {
                self.findings.push(Diagnostic::new(Code::FolderText).arg("path", path).in_file(path));
            } else {
                let id = format!("{}/{INTRODUCTION}", kind.folder());
                self.jobs.push(Job { kind: Kind::Page, id, path: path.clone() });
            }
            return;
        }
        let is_record = !kind.record_names().is_empty();
        let id = match () {
            () if is_record && path.is_yaml() => {
                if kind.record_names().contains(&path.file_name()) {
                    within.rsplit_once('/').map(|(folder, _)| folder.to_owned())
                } else {
                    without_suffix(within)
                }
            }
            () if !is_record && path.is_markdown() => match path.stem() {
                "index" => within.rsplit_once('/').map(|(folder, _)| folder.to_owned()),
                _ => without_suffix(within),
            },
            // Stories, photographs and papers beside a record belong to the record.
            () => return,
        };
        let Some(id) = id else {
            self.unknown_file(path);
            return;
        };
        self.findings.extend(check_id(&id, Place::file(path)));
        self.jobs.push(Job { kind, id, path: path.clone() });
    }

    fn unknown_file(&mut self, path: &SourcePath) {
        // Whether a text offers it to readers is known later, and so is what to say of it.
        if Office::of(path).is_some() {
            return;
        }
        self.findings.push(Diagnostic::new(Code::UnknownFile).arg("path", path).in_file(path));
    }

    fn unknown_folder(&mut self, path: &SourcePath, folder: &str) {
        let known = || Kind::ALL.into_iter().flat_map(Kind::folders).chain(VOCABULARY_FOLDERS);
        let near = vietnamese::nearest(folder, known()).map(|near| Message::new("help-did-you-mean").arg("word", near));
        let all: Vec<_> = Kind::ALL.iter().map(|kind| kind.folder()).collect();
        self.findings.push(
            Diagnostic::new(Code::UnknownFolder)
                .arg("folder", folder)
                .arg("known", format!("{}, {}", all.join(", "), VOCABULARY_FOLDERS[0]))
                .in_file(path)
                .help_if(near),
        );
    }
}

/// The records that an id may mean, with what they are: `nguyen-van-mau`, `ho-so/nguyen-van-mau`, the record's path or that of its
/// folder, any file in a folder of its own, the address of its page.
pub fn places(sources: &Sources, id: &str) -> Vec<Job> {
    let wanted = as_typed(id);
    let is_address = id.contains("://");
    let named = |job: &Job| {
        let folder = job.path.as_str().split('/').nth(1).unwrap_or_default();
        let of_kind = job.kind.folders().iter().chain([&folder]).any(|folder| {
            let place = format!("{folder}/{}", job.id);
            // Before the address of a page stands that of the site.
            wanted == place || is_address && wanted.ends_with(&format!("/{place}"))
        });
        let path = job.path.as_str().strip_prefix("content/").unwrap_or(job.path.as_str());
        let inside = |own: &str| wanted.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let own = job.kind.has_own_folder(&job.path).then(|| path.rsplit_once('/')).flatten();
        job.id == wanted || of_kind || path == wanted || own.is_some_and(|(own, _)| inside(own))
    };
    all_places(sources).into_iter().filter(named).collect()
}

/// What was typed for a record, as its place below `content/` or below the address of the site: as Windows writes it, as a shell
/// completes it, or as a browser shows it.
pub fn as_typed(id: &str) -> String {
    let id = id.trim().replace('\\', "/");
    let bare = match id.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => &id,
    };
    let bare = bare.trim_start_matches("@/").trim_start_matches("./").trim_matches('/');
    let bare = bare.strip_prefix("content/").unwrap_or(bare);
    bare.strip_suffix("/index.html").unwrap_or(bare).to_owned()
}

/// The records of which only the name can be read: behind it is a link that leads nowhere, a pipe, what is outside the site.
pub fn unreadable(sources: &Sources) -> Vec<Job> {
    let mut listing = Listing { jobs: Vec::new(), vocabularies: Vec::new(), findings: Findings::new() };
    for path in &sources.unread {
        let place = path.as_str().strip_prefix("content/").and_then(|rest| rest.split_once('/'));
        if let Some((folder, within)) = place
            && let Some(kind) = Kind::of_folder(folder)
        {
            listing.content(kind, path, within);
        }
    }
    listing.jobs
}

/// Where the record of such an id lies, be it as something that cannot be read; else where it would, beside files of its own.
pub fn place_of(sources: &Sources, kind: Kind, id: &str) -> SourcePath {
    let text = kind.record_names().is_empty();
    let names = if text { &["index.md", "index.markdown"][..] } else { kind.record_names() };
    let flat = if text { ["md", "markdown"] } else { ["yaml", "yml"] };
    let tops = kind.folders().map(|folder| format!("content/{folder}/{id}"));
    let inside = |top: &String| names.iter().map(|name| SourcePath::new(format!("{top}/{name}"))).collect::<Vec<_>>();
    let beside = |top: &String| flat.map(|suffix| SourcePath::new(format!("{top}.{suffix}")));
    let own = tops.iter().find(|top| sources.below(top).next().is_some()).map(inside).unwrap_or_default();
    let all: Vec<SourcePath> = tops.iter().flat_map(|top| inside(top).into_iter().chain(beside(top))).collect();
    let there = all.iter().find(|path| sources.is_taken(path)).cloned();
    let likely = || own.into_iter().next().or_else(|| tops.first().map(|top| beside(top)[0].clone()));
    there.or_else(likely).unwrap_or_else(|| SourcePath::new(id))
}

/// Every record that has a file of its own.
pub fn all_places(sources: &Sources) -> Vec<Job> {
    list(sources).jobs
}

/// Ids are addresses: only what every host and every keyboard can write.
pub fn check_id(id: &str, place: Place) -> Option<Diagnostic> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-/_.".contains(c);
    if id.chars().all(allowed) {
        return None;
    }
    let proper: Vec<String> = id.split('/').map(proper_step).collect();
    let proper = proper.join("/");
    let help = Message::new("help-rename").arg("name", proper.as_str());
    Some(Diagnostic::new(Code::BadId).arg("id", id).at(place).help(help))
}

/// A step of an id that every disk takes: not empty, and no name that Windows keeps for itself.
fn proper_step(step: &str) -> String {
    vietnamese::unique(&vietnamese::slug(step), |name| OutPath::new(name).is_err())
}

/// Texts in the folders of content that no record took: a story that nothing names, a file in the wrong folder.
pub fn unused(sources: &Sources, taken: &BTreeSet<SourcePath>) -> Vec<Diagnostic> {
    let of_kind = |path: &SourcePath| {
        let folder = path.as_str().split('/').nth(1).unwrap_or_default();
        Kind::of_folder(folder).is_some()
    };
    let text = |path: &SourcePath| {
        let name = path.file_name().to_lowercase();
        // Notepad hides the `.txt` that it adds.
        [".md", ".markdown", ".yaml", ".yml", ".yaml.txt", ".md.txt"].iter().any(|suffix| name.ends_with(suffix))
    };
    sources
        .below("content")
        .map(|(path, _)| path)
        .filter(|path| of_kind(path) && text(path) && !taken.contains(*path) && path.stem() != INTRODUCTION)
        .map(|path| Diagnostic::new(Code::UnknownFile).arg("path", path).in_file(path))
        .collect()
}

fn without_suffix(path: &str) -> Option<String> {
    path.rsplit_once('.').map(|(stem, _)| stem.to_owned())
}
