//! Links that name a record by its file or by half of its address, as other programs take them: `ky-1.md`,
//! `../ho-so/nguyen-van-mau/`, `@bai-viet/ky-1`, `/content/bai-viet/ky-1.md`. What was meant is told, since what is written is
//! a file that no reader is given, or none at all.

use super::Checker;
use super::links::{astray, private_record};
use super::references::Known;
use crate::diagnostic::Place;
use crate::model::{By, Reason};
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::source::Found;
use crate::vietnamese::nfc;

/// A thing of the site that a path may mean.
enum Thing {
    /// As links name it: `@/bai-viet/ky-1`.
    Published(String),
    HeldBack(String, Reason),
    Unsound,
}

impl Checker<'_> {
    /// Tells of a link from the text at `path` to `relative` with `rest` behind it, if that is meant for a record; whether it
    /// did, or nothing is to be told.
    pub(super) fn link_to_record(&mut self, path: &SourcePath, relative: &str, rest: &str, place: Place) -> bool {
        let relative = nfc(relative);
        let file = path.beside(&relative);
        let exists = file.as_ref().is_some_and(|file| matches!(self.sources.find(file), Found::Yes));
        let own = file.filter(|_| exists);
        if own.as_ref().is_some_and(|file| !file.is_content()) {
            return false;
        }
        let said = format!("{relative}{rest}");
        match (self.thing(path, &relative), own) {
            (Some(Thing::Published(thing)), own) => {
                let anchor = rest.find('#').map_or("", |at| &rest[at..]);
                let instead = format!("{thing}{}", if anchor == "#" { "" } else { anchor });
                self.push(match own {
                    Some(file) => private_record(&file, &instead, place),
                    None => astray(&said, Some(&instead), place, By::Text),
                });
            }
            (Some(Thing::HeldBack(id, reason)), None) => self.held_back(place, &id, &reason),
            (Some(Thing::Unsound), None) => {}
            (None, None) => match named(&relative) {
                Some((kind, id)) => {
                    let near = self.near_item(kind, id).map(|near| format!("@/{}/{near}", kind.folder()));
                    let near = near.or_else(|| self.elsewhere(id));
                    self.push(astray(&said, near.as_deref(), place, By::Text));
                }
                None => return false,
            },
            (_, Some(_)) => return false,
        }
        true
    }

    /// The thing that a path in the text at `path` means; what is published comes first.
    fn thing(&self, path: &SourcePath, relative: &str) -> Option<Thing> {
        let mut places = path.meant(relative);
        places.extend(path.meant(without_steps(relative)));
        let mut other = None;
        for place in places {
            let Some(within) = place.as_str().strip_prefix("content/") else { continue };
            let Some((folder, rest)) = within.trim_end_matches('/').split_once('/') else { continue };
            let Some(kind) = Kind::of_folder(folder) else {
                let term = format!("{folder}/{}", bare(rest));
                if self.site.term_route(&term).is_some() {
                    return Some(Thing::Published(format!("@/{term}")));
                }
                continue;
            };
            let whole = bare(rest);
            // A record or a text in a folder of its own, which has the folder's name.
            let folder = whole.rsplit_once('/').filter(|_| place.is_content()).map(|(folder, _)| folder);
            for id in [Some(whole), folder].into_iter().flatten() {
                match self.known(kind, id) {
                    Known::Yes => return Some(Thing::Published(format!("@/{}/{id}", kind.folder()))),
                    Known::HeldBack(reason) => {
                        let held = || Thing::HeldBack(format!("{}/{id}", kind.folder()), reason);
                        other = other.or_else(|| Some(held()));
                    }
                    Known::Unsound => other = other.or(Some(Thing::Unsound)),
                    Known::No => {}
                }
            }
        }
        other
    }
}

/// The kind and id of an address that only a link to a thing has: it begins with `@`, or with a folder of content.
fn named(relative: &str) -> Option<(Kind, &str)> {
    let (folder, id) = without_steps(relative).split_once('/')?;
    let id = bare(id.trim_end_matches('/'));
    Some((Kind::of_folder(folder)?, id)).filter(|(_, id)| !id.is_empty())
}

/// A path without what leads to `content/`.
fn without_steps(mut relative: &str) -> &str {
    while let Some(rest) = ["../", "./", "@", "/", "content/"].iter().find_map(|step| relative.strip_prefix(step)) {
        relative = rest;
    }
    relative
}

/// A name without the ending of a text or of a page.
fn bare(name: &str) -> &str {
    let stem = |suffix: &&str| name.strip_suffix(*suffix).filter(|stem| !stem.is_empty());
    [".md", ".markdown", ".yaml", ".yml", ".html"].iter().find_map(stem).unwrap_or(name)
}
