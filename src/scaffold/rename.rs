//! A name written otherwise in every place where it stands: found in all texts of the site as they are written, changed
//! only where somebody has agreed, and nothing else in a file.

use super::disk;
use crate::diagnostic::Message;
use crate::model::yearbook::FROZEN;
use crate::path::SourcePath;
use crate::schema;
use crate::source::Sources;
use crate::vietnamese::{phrases, respelled};
use std::ops::Range;
use std::path::PathBuf;

/// What may hold words that are read.
const TEXTS: &[&str] = &["md", "markdown", "yaml", "yml", "vtt", "srt", "txt", "csv", "html", "xhtml", "typ", "svg"];

/// A file in which the name stands.
pub struct Written {
    pub path: SourcePath,
    disk: PathBuf,
    text: String,
    places: Vec<Range<usize>>,
}

/// One place of the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// From 1.
    pub line: usize,
    /// What stands before the name on its line, the name, and what stands behind it.
    pub before: String,
    pub name: String,
    pub after: String,
}

impl Written {
    pub fn spots(&self) -> Vec<Spot> {
        let spot = |place: &Range<usize>| {
            let start = self.text[..place.start].rfind('\n').map_or(0, |at| at + 1);
            let end = self.text[place.end..].find('\n').map_or(self.text.len(), |at| place.end + at);
            Spot {
                line: self.text[..place.start].matches('\n').count() + 1,
                before: self.text[start..place.start].to_owned(),
                name: self.text[place.clone()].to_owned(),
                after: self.text[place.end..end].trim_end().to_owned(),
            }
        };
        self.places.iter().map(spot).collect()
    }
}

/// Whether it names a file or an id, which keeps its name: `Trần Thị Lựa.jpg`, `id=\"…\"`, `anh/Trần Thị Lựa`.
fn is_address(text: &str, place: &Range<usize>) -> bool {
    let (before, behind) = (&text[..place.start], &text[place.end..]);
    let dotted = behind.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    dotted || before.ends_with(['/', '\\']) || before.ends_with("](") || before.ends_with("id=\"")
}

/// Every file that holds `old` with its tones where it is not `new` already, and those that cannot be read as text, in the order of their paths.
pub fn written(sources: &Sources, old: &str, new: &str) -> (Vec<Written>, Vec<SourcePath>) {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for (path, file) in &sources.files {
        // What a frozen edition held is history.
        if !TEXTS.contains(&path.suffix().as_str()) || path.file_name() == FROZEN {
            continue;
        }
        let Some(text) = disk::read(&file.disk).ok().flatten().and_then(|bytes| String::from_utf8(bytes).ok()) else {
            unread.push(path.clone());
            continue;
        };
        let there = phrases(&text, new);
        let is_done = |place: &Range<usize>| {
            let within = |longer: &&Range<usize>| longer.start <= place.start && place.end <= longer.end;
            there.iter().filter(within).any(|longer| longer != place || text[place.clone()] == *new)
        };
        let mut places = phrases(&text, old);
        places.retain(|place| !is_done(place) && !is_address(&text, place));
        if !places.is_empty() {
            found.push(Written { path: path.clone(), disk: file.disk.clone(), text, places });
        }
    }
    (found, unread)
}

/// Writes `name` at those places of the file that `agreed` holds, by their number. A name in capitals stays in capitals.
///
/// # Errors
/// When the system refuses, or YAML could not be read any more; then the file is as it was.
pub fn rename(file: &Written, agreed: &[usize], name: &str) -> Result<(), Message> {
    let mut text = file.text.clone();
    for place in agreed.iter().rev().filter_map(|number| file.places.get(*number)) {
        text.replace_range(place.clone(), &respelled(&file.text[place.clone()], name));
    }
    let is_sound = |text: &str| schema::parse(text, &file.path, 0).is_ok();
    if file.path.is_yaml() && is_sound(&file.text) && !is_sound(&text) {
        return Err(Message::new("rename-by-hand").arg("path", &file.path).arg("name", name));
    }
    disk::rewrite(&file.disk, text.as_bytes())
}
