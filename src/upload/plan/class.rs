//! What a file is to its readers, by its path alone.

use super::acts::Group;
use crate::path::{OutPath, untagged};
use crate::write::packed;
use std::collections::BTreeSet;

/// What is known of what is held back.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// How the paths begin of its pages, papers and photographs; `None` when nobody knows: then nothing that is no longer
    /// made is kept for an edition more.
    pub withheld: Option<&'a [String]>,
    /// How the paths begin of tables that name everybody.
    pub tables: &'a [String],
    /// What the output itself has kept of the edition before. It keeps nothing where somebody has gone; so then nothing else of
    /// what records bring is kept on the host either, whoever's it was.
    pub kept: &'a BTreeSet<OutPath>,
}

/// What a file is to its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Home,
    List,
    Leaf,
    Feed,
    /// A paper to keep or to print: it tells, and no page loads it.
    Paper,
    /// Loaded by a page, and tells of everybody: the search index, the slides.
    Table,
    Asset,
}

impl Class {
    pub fn of(path: &str, rules: Rules<'_>) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        // A text says the same when it is packed, and goes where it goes.
        if let Some(text) = packed::text_of(path) {
            return Class::of(text, rules);
        }
        let suffix = name.rsplit_once('.').map_or("", |(_, suffix)| suffix);
        match suffix {
            "html" | "xhtml" if path == "index.html" => Class::Home,
            "html" | "xhtml" if !folder.contains('/') && name == "index.html" || is_numbered(folder) => Class::List,
            "html" | "xhtml" => Class::Leaf,
            "pdf" | "epub" => Class::Paper,
            _ if begins(path, rules.tables) => Class::Table,
            "xml" | "txt" | "csv" | "json" | "webmanifest" => Class::Feed,
            _ => Class::Asset,
        }
    }

    /// Whether it may name somebody in words.
    pub fn tells(self) -> bool {
        self != Class::Asset
    }

    /// Whether pages load it.
    pub fn is_loaded(self) -> bool {
        matches!(self, Class::Asset | Class::Table)
    }

    pub fn group(self) -> Group {
        match self {
            Class::Asset | Class::Table | Class::Paper => Group::Assets,
            Class::Leaf => Group::Leaves,
            Class::List => Group::Lists,
            Class::Home => Group::Home,
            Class::Feed => Group::Feeds,
        }
    }
}

/// `.../trang/3`: a list's later page.
fn is_numbered(folder: &str) -> bool {
    folder.rsplit_once("trang/").is_some_and(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()))
}

pub(super) fn begins(path: &str, beginnings: &[String]) -> bool {
    beginnings.iter().any(|beginning| path.starts_with(beginning.as_str()))
}

/// Whether something held back had its page, papers or photographs there.
pub(super) fn is_withheld(path: &OutPath, rules: Rules<'_>) -> bool {
    rules.withheld.is_some_and(|withheld| begins(path.as_str(), withheld)) && !begins(path.as_str(), rules.tables)
}

pub(super) fn name_of(path: &OutPath) -> &str {
    path.as_str().rsplit('/').next().unwrap_or_default()
}

/// Whether only pages that name it load it; what belongs to the theme, all may. A picture for sharing lies beside its page.
pub(super) fn is_picture(path: &str) -> bool {
    let is_shared = || path.ends_with(".jpg") && !path.starts_with('_') && untagged(path).is_some();
    path.starts_with("anh/") || path.starts_with("tep/") || is_shared()
}

/// How the photographs and papers begin of pages that go: `anh/ho-so/lan/`, `anh/ho-so/lan-`, `anh/ho-so/lan.`.
pub(super) fn own_files<'a>(
    removed: impl Iterator<Item = &'a OutPath>,
    class: impl Fn(&OutPath) -> Class,
) -> Vec<String> {
    let pages = removed.filter(|path| class(path) == Class::Leaf);
    let addresses = pages.filter_map(|path| path.as_str().strip_suffix("/index.html"));
    addresses
        .flat_map(|address| {
            ["anh", "tep"].into_iter().flat_map(move |top| ["/", "-", "."].map(|end| format!("{top}/{address}{end}")))
        })
        .collect()
}
