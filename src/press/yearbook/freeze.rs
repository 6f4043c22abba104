//! Freezing: what went into a final edition when it went to the printer, and what has changed since.

use super::{Bound, EntryPages, WorkInputs};
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::digest::Digest;
use crate::model::Subject;
use crate::model::yearbook::FROZEN;
use crate::path::SourcePath;
use crate::reading::entities::Photo;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What went in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// The day, ISO 8601.
    pub date: String,
    /// Of the whole file, covers included.
    pub pages: usize,
    /// In the order of their keys.
    pub entries: BTreeMap<String, FrozenEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenEntry {
    pub name: String,
    /// Of the record, its text and its photographs.
    pub digest: String,
    pub first: usize,
    pub last: usize,
}

/// The state of a book that was just bound.
pub fn state(inputs: WorkInputs<'_>, bound: &Bound) -> Frozen {
    let book = inputs.book;
    let entries = book.entries().map(|subject| {
        let key = book.key(subject);
        let EntryPages { first, last } =
            bound.facts.entries.get(&key).copied().unwrap_or(EntryPages { first: 0, last: 0 });
        let (_, _, name) = book.site.named(subject);
        let entry = FrozenEntry { name: name.to_owned(), digest: digest(inputs, subject).to_string(), first, last };
        (key, entry)
    });
    Frozen { date: book.site.mode.today.to_string(), pages: bound.facts.pages, entries: entries.collect() }
}

/// The files that an entry is made of.
fn digest(inputs: WorkInputs<'_>, subject: Subject) -> Digest {
    let site = &inputs.book.site;
    let (path, body, photos): (&SourcePath, &SourcePath, Vec<&Photo>) = match subject {
        Subject::Profile(i) => {
            let item = &site.profiles[i];
            (&item.path, &item.body_path, item.record.portrait.iter().chain(&item.record.photos).collect())
        }
        Subject::Article(i) => {
            let item = &site.articles[i];
            (&item.path, &item.body_path, item.record.cover.iter().collect())
        }
        Subject::Gallery(i) => {
            let item = &site.galleries[i];
            (&item.path, &item.body_path, item.record.photos.iter().collect())
        }
        Subject::Event(i) => {
            let item = &site.events[i];
            (&item.path, &item.body_path, item.record.cover.iter().collect())
        }
        Subject::Page(i) => (&site.pages[i].path, &site.pages[i].body_path, Vec::new()),
        Subject::Video(i) => (&site.videos[i].path, &site.videos[i].body_path, Vec::new()),
    };
    let photos = photos.into_iter().filter_map(|photo| path.beside(&crate::vietnamese::nfc(&photo.file.value)));
    let mut files: Vec<SourcePath> = [path.clone(), body.clone()].into_iter().chain(photos).collect();
    files.dedup();
    let bytes: Vec<Vec<u8>> = files.iter().map(|file| inputs.sources.bytes(file).unwrap_or_default()).collect();
    Digest::of_parts(bytes.iter().map(Vec::as_slice))
}

/// The frozen state of a book, if it was frozen.
///
/// # Errors
/// When the record of it cannot be read: then nothing can be said of changes.
pub fn read(inputs: WorkInputs<'_>) -> Result<Option<Frozen>, Box<Diagnostic>> {
    let Some(path) = inputs.book.path.beside(FROZEN).filter(|path| inputs.sources.files.contains_key(path)) else {
        return Ok(None);
    };
    let bytes = inputs.sources.bytes(&path)?;
    serde_json::from_slice(&bytes).map(Some).map_err(|_| {
        let finding = Diagnostic::new(Code::UnreadableFile).arg("path", &path);
        Box::new(finding.arg("reason", Message::new("freeze-damaged")).in_file(&path))
    })
}

/// What has changed since the book was frozen: one finding for each kind of change.
pub fn changes(inputs: WorkInputs<'_>, frozen: &Frozen, now: &Frozen) -> Vec<Diagnostic> {
    /// Names of one kind of change that are told; the rest is counted.
    const NAMES: usize = 10;
    let added = now.entries.iter().filter(|(key, _)| !frozen.entries.contains_key(*key));
    let removed = frozen.entries.iter().filter(|(key, _)| !now.entries.contains_key(*key));
    let both = || now.entries.iter().filter_map(|(key, entry)| Some((entry, frozen.entries.get(key)?)));
    let edited = both().filter(|(now, then)| now.digest != then.digest);
    let moved = both().filter(|(now, then)| (now.first, now.last) != (then.first, then.last));
    let told = [
        ("book-change-added", added.map(|(_, entry)| entry.name.as_str()).collect::<Vec<_>>()),
        ("book-change-removed", removed.map(|(_, entry)| entry.name.as_str()).collect()),
        ("book-change-edited", edited.map(|(entry, _)| entry.name.as_str()).collect()),
        ("book-change-moved", moved.map(|(entry, _)| entry.name.as_str()).collect()),
    ];
    let date = frozen.date.parse().map_or_else(|_| frozen.date.clone(), crate::vietnamese::PartialDate::short);
    told.into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| {
            let mut items = names.iter().take(NAMES).copied().collect::<Vec<_>>().join(", ");
            if names.len() > NAMES {
                items.push_str(&format!(", +{}", names.len() - NAMES));
            }
            Diagnostic::new(Code::BookChanged)
                .arg("book", inputs.book.id.as_str())
                .arg("date", date.as_str())
                .arg("what", Message::new(what))
                .arg("items", items)
                .at(Place::file(&inputs.book.path))
        })
        .collect()
}
