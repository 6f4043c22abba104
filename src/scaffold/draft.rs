//! What can be begun, and how its text is filled in: the templates of `kinds/`.

use super::naming;
use crate::diagnostic::Message;
use crate::reading;
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
pub(super) enum Place {
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
    pub(super) const fn entity(self) -> Option<reading::Kind> {
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

    pub(super) const fn template(self) -> &'static str {
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

    pub(super) const fn place(self) -> Place {
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
