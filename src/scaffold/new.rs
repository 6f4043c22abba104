//! A new item: in the folder that the site has for its kind, under a free id, as a draft.
//!
//! What is written comes from `kinds/` beside this file. A new series is not a file but an entry; see [`super::series`].

use super::draft::{Kind, Made, Place, filled, schema_from};
use super::{disk, naming, series};
use crate::diagnostic::Message;
use crate::path::SourcePath;
use crate::reading;
use crate::schema::{NodeKind, parse};
use crate::vietnamese::{self, PartialDate};
use std::path::{Path, PathBuf};

impl Kind {
    /// The text that belongs beside the record: its names in the two tongues, and what it begins with.
    const fn text(self) -> Option<([&'static str; 2], &'static str)> {
        match self {
            Kind::Individual | Kind::Collective | Kind::Household | Kind::Model => {
                Some((["cau-chuyen.md", "story.md"], ""))
            }
            Kind::Yearbook => Some((["loi-gioi-thieu.md", "foreword.md"], include_str!("kinds/foreword.md"))),
            _ => None,
        }
    }
}

/// Begins an item of the site at `root`, dated `today`.
///
/// # Errors
/// When the title is empty, the vocabulary of series cannot be added to, or the system refuses; then
/// nothing has been written.
pub fn create(root: &Path, kind: Kind, typed: &str, today: PartialDate) -> Result<Made, Message> {
    let title = naming::title(typed).ok_or_else(|| Message::new("new-no-title"))?;
    match kind.entity() {
        Some(entity) => create_record(root, kind, entity, &title, today),
        None => series::add(root, kind.template(), &title, today),
    }
}

/// An item as it will be written.
#[derive(Debug, Clone)]
pub struct Planned {
    pub id: String,
    /// The record, and its text.
    pub path: PathBuf,
    pub text: String,
    /// The file beside it that the story belongs in: its name, its path, what it begins with.
    pub story: Option<(&'static str, PathBuf, &'static str)>,
}

/// Where the records of an entity lie, in the two tongues, and which of these the site has.
fn folders(root: &Path, entity: reading::Kind) -> ([PathBuf; 2], usize) {
    let folders = entity.folders().map(|name| root.join("content").join(name));
    // The language that the site's folder is in; Vietnamese until there is one.
    let tongue = usize::from(!disk::is_taken(&folders[0]) && disk::is_taken(&folders[1]));
    (folders, tongue)
}

/// The draft of a profile called `title`, under an id that neither the site has nor `taken`.
pub fn plan(root: &Path, kind: Kind, title: &str, today: PartialDate, taken: impl Fn(&str) -> bool) -> Option<Planned> {
    let title = naming::title(title)?;
    let (folders, tongue) = folders(root, kind.entity()?);
    Some(planned(root, kind, kind.entity()?, &title, (&folders, tongue), today, taken))
}

fn planned(
    root: &Path,
    kind: Kind,
    entity: reading::Kind,
    title: &str,
    (folders, tongue): (&[PathBuf; 2], usize),
    today: PartialDate,
    taken: impl Fn(&str) -> bool,
) -> Planned {
    let id = naming::id(title, |id| taken(id) || folders.iter().any(|folder| is_used(folder, id)));
    let folder = &folders[tongue];
    let beside = kind.text().map(|(names, text)| (names[tongue], text));
    let path = match kind.place() {
        Place::File => folder.join(format!("{id}.md")),
        Place::Folder(names) => folder.join(&id).join(names[tongue]),
    };
    let schema = schema_from(root, &path, reading::entity_name(entity));
    let values = [("schema", schema.as_str()), ("story", beside.map_or("", |(name, _)| name))];
    let text = filled(kind.template(), title, today, &values);
    let story = beside.map(|(name, text)| (name, folder.join(&id).join(name), text));
    Planned { id, path, text, story }
}

fn create_record(
    root: &Path,
    kind: Kind,
    entity: reading::Kind,
    title: &str,
    today: PartialDate,
) -> Result<Made, Message> {
    let (folders, tongue) = folders(root, entity);
    let step = if kind == Kind::Article { year_step(&folders[tongue], today) } else { String::new() };
    let folders = folders.map(|folder| folder.join(&step));
    let namesake = folders.iter().filter(|_| entity == reading::Kind::Profile).find_map(|f| namesake(f, title));
    let Planned { id, path, text, story } = planned(root, kind, entity, title, (&folders, tongue), today, |_| false);
    let mut files = vec![(path.clone(), text.as_bytes())];
    files.extend(story.iter().map(|(_, path, text)| (path.clone(), text.as_bytes())));
    disk::write_new(&files)?;
    Ok(Made { kind, id, path, story: story.map(|(name, ..)| name), namesake })
}

/// The record in a folder of profiles whose name is this one: `Hoà` is `Hòa`, but `Hoa` is somebody else.
fn namesake(folder: &Path, name: &str) -> Option<PathBuf> {
    let wanted = vietnamese::fold_toned(name);
    let records = disk::below(folder).into_iter().filter(|path| {
        path.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("yaml") || suffix.eq_ignore_ascii_case("yml"))
    });
    // A file that cannot be read is told of by `check`.
    let name_of = |path: &PathBuf| {
        let bytes = disk::read(path).ok().flatten()?;
        let node = parse(&String::from_utf8_lossy(&bytes), &SourcePath::new("ho-so.yaml"), 0).ok()?;
        let NodeKind::Map(entries) = node.kind else { return None };
        let name = entries.into_iter().find(|(key, _)| matches!(key.scalar(), Some("ten" | "name")))?;
        name.1.scalar().map(vietnamese::fold_toned)
    };
    records.into_iter().find(|path| name_of(path).is_some_and(|name| name == wanted))
}

/// Whether an item of this id, in any form, lies in the folder.
pub(super) fn is_used(folder: &Path, id: &str) -> bool {
    ["", ".md", ".markdown", ".yaml", ".yml"].iter().any(|suffix| disk::is_taken(&folder.join(format!("{id}{suffix}"))))
}

/// Articles lie in folders of years, unless those of this site lie side by side.
pub(super) fn year_step(folder: &Path, today: PartialDate) -> String {
    let names = disk::names(folder).unwrap_or_default();
    let is_year = |name: &String| name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit());
    let flat = names.iter().any(|name| name.ends_with(".md")) && !names.iter().any(is_year);
    if flat { String::new() } else { today.year().to_string() }
}
