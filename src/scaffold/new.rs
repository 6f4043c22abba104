//! A new item: in the folder that the site has for its kind, under a free id, as a draft.
//!
//! What is written comes from `kinds/` beside this file. A new series is not a file but an entry; see [`super::series`].

use super::{disk, naming, series};
use crate::diagnostic::Message;
use crate::path::SourcePath;
use crate::reading;
use crate::schema::{NodeKind, parse};
use crate::vietnamese::{self, PartialDate};
use std::path::{Path, PathBuf};

/// What can be begun with `new`. Profiles are told apart by whom they are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Article,
    Individual,
    Collective,
    Household,
    Model,
    Gallery,
    Event,
    Page,
    Series,
    Video,
    Yearbook,
}

/// A record's file, or a folder of its own with the record in it.
enum Place {
    File,
    /// With the record's names in a Vietnamese and in an English folder.
    Folder([&'static str; 2]),
}

impl Kind {
    pub const ALL: [Kind; 11] = [
        Kind::Article,
        Kind::Individual,
        Kind::Collective,
        Kind::Household,
        Kind::Model,
        Kind::Gallery,
        Kind::Event,
        Kind::Page,
        Kind::Series,
        Kind::Video,
        Kind::Yearbook,
    ];

    /// As it is typed, in English and in Vietnamese.
    pub const fn names(self) -> [&'static str; 2] {
        match self {
            Kind::Article => ["article", "bai-viet"],
            Kind::Individual => ["individual", "ca-nhan"],
            Kind::Collective => ["collective", "tap-the"],
            Kind::Household => ["household", "ho-gia-dinh"],
            Kind::Model => ["model", "mo-hinh"],
            Kind::Gallery => ["gallery", "phong-su-anh"],
            Kind::Event => ["event", "su-kien"],
            Kind::Page => ["page", "trang"],
            Kind::Series => ["series", "chuyen-muc"],
            Kind::Video => ["video", "video"],
            Kind::Yearbook => ["yearbook", "ky-yeu"],
        }
    }

    /// The kind that was typed: `ca-nhan`, `ca_nhan` and `Cá nhân` are the same.
    ///
    /// # Errors
    /// Names the kind that may have been meant, and all that there are.
    pub fn parse(typed: &str) -> Result<Kind, Message> {
        let word = vietnamese::slug(typed);
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.names().contains(&word.as_str())) {
            return Ok(kind);
        }
        let near = vietnamese::nearest(&word, Kind::ALL.into_iter().flat_map(Kind::names));
        let all: Vec<String> = Kind::ALL.into_iter().map(Kind::both_names).collect();
        Err(Message::new("new-unknown-kind")
            .arg("text", typed)
            .arg("near", near.unwrap_or("none"))
            .arg("known", all.join(", ")))
    }

    fn both_names(self) -> String {
        let [english, vietnamese] = self.names();
        if english == vietnamese { english.to_owned() } else { format!("{english} ({vietnamese})") }
    }

    /// The entity that the file will be read as; a series has no file of its own.
    const fn entity(self) -> Option<reading::Kind> {
        match self {
            Kind::Article => Some(reading::Kind::Article),
            Kind::Individual | Kind::Collective | Kind::Household | Kind::Model => Some(reading::Kind::Profile),
            Kind::Gallery => Some(reading::Kind::Gallery),
            Kind::Event => Some(reading::Kind::Event),
            Kind::Page => Some(reading::Kind::Page),
            Kind::Video => Some(reading::Kind::Video),
            Kind::Yearbook => Some(reading::Kind::Yearbook),
            Kind::Series => None,
        }
    }

    const fn template(self) -> &'static str {
        match self {
            Kind::Article => include_str!("kinds/article.md"),
            Kind::Individual => include_str!("kinds/individual.yaml"),
            Kind::Collective => include_str!("kinds/collective.yaml"),
            Kind::Household => include_str!("kinds/household.yaml"),
            Kind::Model => include_str!("kinds/model.yaml"),
            Kind::Gallery => include_str!("kinds/gallery.yaml"),
            Kind::Event => include_str!("kinds/event.md"),
            Kind::Page => include_str!("kinds/page.md"),
            Kind::Series => include_str!("kinds/series.yaml"),
            Kind::Video => include_str!("kinds/video.yaml"),
            Kind::Yearbook => include_str!("kinds/yearbook.yaml"),
        }
    }

    const fn place(self) -> Place {
        match self {
            Kind::Article | Kind::Event | Kind::Page | Kind::Series => Place::File,
            Kind::Gallery => Place::Folder(["phong-su-anh.yaml", "gallery.yaml"]),
            Kind::Video => Place::Folder(["video.yaml", "video.yaml"]),
            Kind::Yearbook => Place::Folder(["ky-yeu.yaml", "yearbook.yaml"]),
            Kind::Individual | Kind::Collective | Kind::Household | Kind::Model => {
                Place::Folder(["ho-so.yaml", "profile.yaml"])
            }
        }
    }
}

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

/// What was begun.
#[derive(Debug)]
pub struct Made {
    pub kind: Kind,
    pub id: String,
    /// The file to go on in.
    pub path: PathBuf,
    /// The file beside it that the story belongs in.
    pub story: Option<&'static str>,
    /// The record of another profile that has the same name.
    pub namesake: Option<PathBuf>,
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

fn create_record(
    root: &Path,
    kind: Kind,
    entity: reading::Kind,
    title: &str,
    today: PartialDate,
) -> Result<Made, Message> {
    let folders = entity.folders().map(|name| root.join("content").join(name));
    // The language that the site's folder is in; Vietnamese until there is one.
    let tongue = usize::from(!disk::is_taken(&folders[0]) && disk::is_taken(&folders[1]));
    let step = if kind == Kind::Article { year_step(&folders[tongue], today) } else { String::new() };
    let folders = folders.map(|folder| folder.join(&step));
    let id = naming::id(title, |id| folders.iter().any(|folder| is_used(folder, id)));
    let namesake = folders.iter().filter(|_| entity == reading::Kind::Profile).find_map(|f| namesake(f, title));
    let folder = &folders[tongue];

    let beside = kind.text().map(|(names, text)| (names[tongue], text));
    let story = beside.map(|(name, _)| name);
    let path = match kind.place() {
        Place::File => folder.join(format!("{id}.md")),
        Place::Folder(names) => folder.join(&id).join(names[tongue]),
    };
    let schema = schema_from(root, &path, reading::entity_name(entity));
    let values = [("schema", schema.as_str()), ("story", story.unwrap_or_default())];
    let text = filled(kind.template(), title, today, &values);
    let mut files = vec![(path.clone(), text.as_bytes())];
    files.extend(beside.map(|(name, text)| (folder.join(&id).join(name), text.as_bytes())));
    disk::write_new(&files)?;
    Ok(Made { kind, id, path, story, namesake })
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
fn is_used(folder: &Path, id: &str) -> bool {
    ["", ".md", ".markdown", ".yaml", ".yml"].iter().any(|suffix| disk::is_taken(&folder.join(format!("{id}{suffix}"))))
}

/// Articles lie in folders of years, unless those of this site lie side by side.
fn year_step(folder: &Path, today: PartialDate) -> String {
    let names = disk::names(folder).unwrap_or_default();
    let is_year = |name: &String| name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit());
    let flat = names.iter().any(|name| name.ends_with(".md")) && !names.iter().any(is_year);
    if flat { String::new() } else { today.year().to_string() }
}

/// The path from a file to the schema of its entity, which `schema --write` puts below the root.
pub(super) fn schema_from(root: &Path, file: &Path, entity: &str) -> String {
    let below = file.strip_prefix(root).unwrap_or(file);
    let up = "../".repeat(below.components().count().saturating_sub(1));
    format!("{up}.vuonhoa/schema/{entity}.json")
}

/// The template with its `{{ values }}`: the title as YAML, the date in whole and in part, and those given. A value
/// that looks like a place for another stays as it is.
pub(super) fn filled(template: &str, title: &str, today: PartialDate, values: &[(&str, &str)]) -> String {
    let title = naming::scalar(title);
    let year = today.year().to_string();
    let month = today.month().map_or_else(|| year.clone(), |month| format!("{month}/{year}"));
    let date = today.short();
    let common = [("title", title.as_str()), ("date", &date), ("month", &month), ("year", &year)];
    let value = |name: &str| common.iter().chain(values).find(|(known, _)| *known == name).map(|(_, value)| *value);

    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{ ") {
        let Some((name, behind)) = after.split_once(" }}") else { break };
        text.push_str(before);
        text.push_str(value(name).unwrap_or_default());
        rest = behind;
    }
    text.push_str(rest);
    text
}
