//! Which steps lead from what lies in the output folder to what a build has made.
//!
//! Everything that can be refused is refused here, before the first step is taken.
//!
//! Not here: taking the steps, and taking them back (`journey`).

use super::folder::OutFolder;
use super::manifest::Past;
use super::names::{Names, folded, folders_of};
use super::refusal;
use super::survey::{Seen, Survey};
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// One change to the output folder. Paths are relative to it, with `/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// Removes a file, of ours or adopted.
    Remove(&'a str),
    /// Removes a folder if nothing is left in it.
    Prune(&'a str),
    /// Makes a folder unless it is there.
    MakeFolder(&'a str),
    /// Puts the body of this number in its place, over what was there.
    Place(&'a str, u64),
}

/// What the steps are drawn from.
pub(super) struct Ground<'a> {
    pub(super) folder: &'a OutFolder,
    pub(super) past: &'a Past,
    pub(super) survey: &'a Survey,
    /// Whether foreign files that are in the way may be replaced.
    pub(super) adopt: bool,
}

/// The steps of one commit, and what they do.
pub(super) struct Moves<'a> {
    pub(super) steps: Vec<Step<'a>>,
    pub(super) written: Vec<OutPath>,
    pub(super) removed: Vec<OutPath>,
    /// The foreign files that stay as they are.
    pub(super) foreign_kept: usize,
}

/// A file of ours that is no longer wanted.
pub(super) struct Gone<'a> {
    pub(super) path: &'a OutPath,
    /// Not when somebody, or an earlier attempt, has removed it; its folder may still be there.
    pub(super) is_there: bool,
}

impl<'a> Ground<'a> {
    /// The steps that leave `next` in the folder, where `staged` are the bodies not yet in place.
    ///
    /// First leaves what is in the way; then come the new files, pages last, so that no page is ever
    /// there without its pictures; then leaves what no page mentions any more.
    ///
    /// # Errors
    /// `output-failed` and `output-foreign-file`, when something in the folder is in the way.
    pub(super) fn draw(
        &'a self,
        next: &'a BTreeSet<&'a OutPath>,
        staged: &'a BTreeMap<OutPath, u64>,
    ) -> Result<Moves<'a>, Box<Diagnostic>> {
        let names = Names::of(next.iter().copied())?;
        let gone = self.gone(next)?;
        let (early, late): (Vec<Gone<'_>>, Vec<Gone<'_>>) =
            gone.into_iter().partition(|gone| names.need_the_place_of(gone.path.as_str()));
        let adopted = self.clear(staged, &early)?;

        let leaving = files_of(&early).map(OutPath::as_str);
        let in_the_way: BTreeSet<&str> = leaving.chain(adopted.iter().copied()).collect();
        let mut steps = Vec::with_capacity(staged.len() * 2);
        steps.extend(in_the_way.into_iter().map(Step::Remove));
        steps.extend(prunes(&early, &names));
        let folders: BTreeSet<&str> = staged
            .keys()
            .flat_map(|path| folders_of(path.as_str()))
            .filter(|name| self.survey.get(name) != Some(Seen::Folder))
            .collect();
        steps.extend(folders.into_iter().map(Step::MakeFolder));
        steps.extend(places(staged));
        steps.extend(files_of(&late).map(|path| Step::Remove(path.as_str())));
        steps.extend(prunes(&late, &names));

        let mut removed: Vec<OutPath> = files_of(&early).chain(files_of(&late)).cloned().collect();
        removed.sort();
        let foreign = self.survey.files().filter(|path| {
            let replaced = adopted.contains(path) || OutPath::new(path).is_ok_and(|path| staged.contains_key(&path));
            !replaced && !self.past.owns(path)
        });
        Ok(Moves { foreign_kept: foreign.count(), written: staged.keys().cloned().collect(), removed, steps })
    }

    /// What is ours and no longer wanted. What has become a link or a folder, or lies behind a link, is
    /// not ours any more.
    pub(super) fn gone(&self, next: &BTreeSet<&OutPath>) -> Result<Vec<Gone<'a>>, Box<Diagnostic>> {
        let mut look = Look::new(self.folder);
        let mut gone = Vec::new();
        for path in self.past.paths().filter(|path| !next.contains(path)) {
            if look.obstacle(path.as_str())?.is_none() {
                let is_there = matches!(look.at(path.as_str())?, Some(Seen::File { .. }));
                gone.push(Gone { path, is_there });
            }
        }
        Ok(gone)
    }

    /// Makes sure that each staged body can be put in its place once the files of ours in `early`
    /// have left; the foreign files that have to leave too.
    fn clear(
        &'a self,
        staged: &'a BTreeMap<OutPath, u64>,
        early: &[Gone<'_>],
    ) -> Result<BTreeSet<&'a str>, Box<Diagnostic>> {
        let leaving: HashSet<&str> = files_of(early).map(OutPath::as_str).collect();
        let leaving_folded: HashSet<_> = leaving.iter().map(|name| folded(name)).collect();
        // Where names ignore case, what answers to our name may be a file of another spelling.
        let leaves = |name: &str| {
            leaving.contains(name) || self.survey.get(name).is_none() && leaving_folded.contains(&folded(name))
        };
        let mut look = Look::new(self.folder);
        let (mut foreign, mut adopted) = (BTreeSet::new(), BTreeSet::new());
        let (mut links, mut folders) = (BTreeSet::new(), BTreeSet::new());
        for path in staged.keys().map(OutPath::as_str) {
            match look.obstacle(path)? {
                Some((name, _)) if leaves(name) => continue,
                Some((name, seen)) => {
                    foreign.insert(name);
                    match seen {
                        Seen::File { .. } => adopted.insert(name),
                        // To make a folder in its place would cut off what it leads to.
                        Seen::Other | Seen::Folder => links.insert(name),
                    };
                    continue;
                }
                None => {}
            }
            match look.at(path)? {
                None => {}
                Some(Seen::File { .. }) if self.past.owns(path) || leaves(path) => {}
                Some(Seen::Folder) if self.empties(path, early) => {}
                Some(seen) => {
                    foreign.insert(path);
                    if seen == Seen::Folder {
                        folders.insert(path);
                    }
                }
            }
        }
        if !self.adopt && !foreign.is_empty() {
            return Err(refusal::foreign(self.folder, &foreign));
        }
        for (cause, names) in [(refusal::LINK_IN_THE_WAY, links), (refusal::FOLDER_IN_THE_WAY, folders)] {
            let names: Vec<&str> = names.into_iter().collect();
            if !names.is_empty() {
                return Err(refusal::blocked(self.folder, cause, &names));
            }
        }
        Ok(adopted)
    }

    /// Whether nothing remains of the folder `path` when the files in `early` have left.
    fn empties(&self, path: &str, early: &[Gone<'_>]) -> bool {
        let folders = early.iter().flat_map(|gone| folders_of(gone.path.as_str()));
        let folders: HashSet<&str> = folders.collect();
        let files: HashSet<&str> = files_of(early).map(OutPath::as_str).collect();
        folders.contains(path)
            && self.survey.inside(path).all(|(name, seen)| match seen {
                Seen::Folder => folders.contains(name),
                Seen::File { .. } => files.contains(name),
                Seen::Other => false,
            })
    }
}

/// Those of the files that are there to be removed.
fn files_of<'a>(gone: &[Gone<'a>]) -> impl Iterator<Item = &'a OutPath> {
    gone.iter().filter(|gone| gone.is_there).map(|gone| gone.path)
}

/// The folders of these files that the build does not have, the innermost first. A folder counts as
/// ours when a file of ours lay in it.
fn prunes<'a>(gone: &[Gone<'a>], names: &Names<'_>) -> impl Iterator<Item = Step<'a>> {
    let folders: BTreeSet<&str> =
        gone.iter().flat_map(|gone| folders_of(gone.path.as_str())).filter(|name| !names.have_folder(name)).collect();
    folders.into_iter().rev().map(Step::Prune)
}

fn places(staged: &BTreeMap<OutPath, u64>) -> impl Iterator<Item = Step<'_>> {
    let is_page = |path: &OutPath| path.as_str().ends_with(".html");
    let (pages, others): (Vec<_>, Vec<_>) = staged.iter().partition(|(path, _)| is_page(path));
    others.into_iter().chain(pages).map(|(path, number)| Step::Place(path.as_str(), *number))
}

/// Looks at what is on disk now, at each folder once. The survey is as old as the build.
struct Look<'a> {
    folder: &'a OutFolder,
    folders: HashMap<String, Option<Seen>>,
}

impl<'a> Look<'a> {
    fn new(folder: &'a OutFolder) -> Self {
        Look { folder, folders: HashMap::new() }
    }

    fn at(&self, path: &str) -> Result<Option<Seen>, Box<Diagnostic>> {
        let place = self.folder.on_disk(path);
        Seen::at(&place).map_err(|error| refusal::failed(self.folder, &place, &error))
    }

    /// The first on the way to `path` that is there and is no folder.
    fn obstacle<'p>(&mut self, path: &'p str) -> Result<Option<(&'p str, Seen)>, Box<Diagnostic>> {
        for name in folders_of(path) {
            let seen = match self.folders.get(name) {
                Some(known) => *known,
                None => {
                    let seen = self.at(name)?;
                    self.folders.insert(name.to_owned(), seen);
                    seen
                }
            };
            match seen {
                Some(Seen::Folder) => {}
                Some(other) => return Ok(Some((name, other))),
                None => break,
            }
        }
        Ok(None)
    }
}
