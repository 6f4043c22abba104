//! What an edition leaves to the next: the files that its pages load stay for one edition more, so that whoever still has one of
//! its pages, or has half of it on a host, lacks nothing.
//!
//! But what was taken out is gone at once. Where a page or a paper is no more, or an address now says that nothing is
//! published there, somebody may have been withdrawn: then no table stays that names everybody. A photograph stays only
//! if another has come in its place. (`upload::plan` keeps files on hosts by the same rule.)

use super::manifest::{Entry, Manifest, Past};
use super::survey::Survey;
use super::territory::Territory;
use crate::path::{OutPath, untagged};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

/// The files of the last edition that stay beside those of `next`. When nothing has changed there is no new edition, and what was
/// kept stays.
pub(super) fn kept(past: &Past, next: &Manifest, survey: &Survey, territory: &Territory) -> BTreeMap<OutPath, Entry> {
    let Some(last) = past.manifest().filter(|_| next.edition().is_some()) else { return BTreeMap::new() };
    let stays =
        |(path, entry): &(&OutPath, &Entry)| next.get(path).is_none() && entry.is_in_place(survey.get(path.as_str()));
    let amended = last.edition().is_some_and(|edition| edition.amended);
    if same(last, next) && !amended {
        return owned(last.previous().filter(stays));
    }
    // Out of an amended edition somebody was taken by `withdraw` already; its tables are those of before.
    let withdraws = amended || withdraws(last, next, territory);
    let in_their_place: HashSet<Cow<'_, str>> = next.iter().filter_map(|(path, _)| plain(path)).collect();
    let may_stay = |(path, _): &(&OutPath, &Entry)| {
        let Some(plain) = plain(path) else { return false };
        let path = path.as_str();
        let is_table = territory.is_table(path);
        territory.is_theme(path)
            || !withdraws && is_table
            || !withdraws && !territory.withholds(path) && in_their_place.contains(&plain)
    };
    owned(last.iter().filter(stays).filter(may_stay))
}

fn owned<'a>(files: impl Iterator<Item = (&'a OutPath, &'a Entry)>) -> BTreeMap<OutPath, Entry> {
    files.map(|(path, entry)| (path.clone(), entry.clone())).collect()
}

/// The name without the tag, of a file that has one.
fn plain(path: &OutPath) -> Option<Cow<'_, str>> {
    untagged(path.as_str()).map(|(plain, _)| plain.into())
}

fn same(last: &Manifest, next: &Manifest) -> bool {
    let files =
        |manifest: &Manifest| manifest.iter().map(|(path, entry)| (path.clone(), entry.digest)).collect::<Vec<_>>();
    last.len() == next.len() && files(last) == files(next)
}

/// Whether something was published that is not any more.
fn withdraws(last: &Manifest, next: &Manifest, territory: &Territory) -> bool {
    let is_read = |path: &str| [".html", ".pdf", ".epub"].iter().any(|suffix| path.ends_with(suffix));
    last.iter().any(|(path, entry)| {
        let own = is_read(path.as_str()) && !territory.is_table(path.as_str());
        own && match next.get(path) {
            None => true,
            Some(now) => now.digest != entry.digest && territory.withholds(path.as_str()),
        }
    })
}
