//! Which steps lead from what lies in the output folder to what a build has made.
//!
//! Everything that can be refused is refused here, before the first step is taken. And here is held that
//! nothing is lost that we have not written: a file is removed or replaced only if it holds what a
//! build of ours wrote there, and is kept beside the output first if it does not.
//!
//! Not here: taking the steps, and taking them back (`journey`).

use super::folder::OutFolder;
use super::manifest::{Entry, Manifest, Past};
use super::names::{Names, folded, folders_of};
use super::refusal;
use super::search::{is_made_here, search};
use super::survey::{Seen, Survey};
use super::territory::Territory;
use crate::diagnostic::{Code, Diagnostic};
use crate::digest::Digest;
use crate::path::OutPath;
use crate::plan::Veil;
use crate::source::read_own;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What becomes of a folder with foreign files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Adopt {
    /// It is refused, and so is a foreign file that is in the way of one of ours.
    #[default]
    No,
    /// It is taken over: foreign files stay, but what is in the way of a file of ours is set aside.
    Yes,
    /// And what looks like a file of an earlier build, and is not made any more, is set aside too.
    AndClear,
}

/// One change to the output folder. Paths are relative to it, with `/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// Gives a file that is not as we wrote it a second place, beside the output.
    SetAside(&'a str),
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
    /// What becomes of foreign files that are in the way, or look like ours.
    pub(super) adopt: Adopt,
    /// Whether what is ours stays although this commit does not make it.
    pub(super) keep: bool,
    pub(super) territory: &'a Territory,
}

/// The steps of one commit, and what they do.
pub(super) struct Moves<'a> {
    pub(super) steps: Vec<Step<'a>>,
    pub(super) written: Vec<OutPath>,
    pub(super) removed: Vec<OutPath>,
    /// The foreign files that stay as they are.
    pub(super) foreign_kept: usize,
    pub(super) aside: Aside<'a>,
    /// Foreign files that look like those of an earlier build, and stay.
    pub(super) left: Vec<&'a str>,
}

impl<'a> Moves<'a> {
    /// No steps, but what was set aside.
    pub(super) fn only_aside(aside: Aside<'a>) -> Self {
        let (steps, left) = (Vec::new(), Vec::new());
        Moves { steps, written: Vec::new(), removed: Vec::new(), foreign_kept: 0, aside, left }
    }

    /// What a commit sets aside beside the output, and what it only lists. `done` is `no` when it is refused
    /// instead, as `strict` wants.
    pub(super) fn set_aside(&self, folder: &OutFolder, name: &str, strict: bool) -> Vec<Diagnostic> {
        let about = |code: Code, paths: &mut dyn Iterator<Item = &str>| {
            let paths: Vec<&str> = paths.collect();
            let finding = Diagnostic::new(code)
                .arg("folder", refusal::shown_folder(folder))
                .arg("count", paths.len())
                .arg("paths", refusal::listed(&paths))
                .arg("aside", folder.shown_aside(name))
                .arg("done", if strict { "no" } else { "yes" });
            (!paths.is_empty()).then_some(finding)
        };
        let aside = &self.aside;
        let listed = if folder.print().is_some() { "printed" } else { "listed" };
        [
            about(Code::OutputWithheld, &mut aside.withheld.iter().copied()),
            about(Code::OutputAltered, &mut aside.altered.iter().copied())
                .map(|finding| finding.arg("cause", "edited")),
            about(Code::OutputAltered, &mut aside.replaced.iter().copied())
                .map(|finding| finding.arg("cause", "foreign")),
            about(Code::OutputLeft, &mut aside.left.iter().copied()).map(|finding| finding.arg("cause", "cleared")),
            about(Code::OutputLeft, &mut self.left.iter().copied())
                .map(|finding| finding.arg("cause", listed).arg("command", refusal::adopting(folder, "--adopt=clear"))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// What leaves the output for the place beside it, and why.
#[derive(Default)]
pub(super) struct Aside<'a> {
    /// Ours, and changed by somebody.
    pub(super) altered: BTreeSet<&'a str>,
    /// Foreign, in the way of ours, in a folder that is taken over.
    pub(super) replaced: BTreeSet<&'a str>,
    /// Foreign, where what is held back would be.
    pub(super) withheld: BTreeSet<&'a str>,
    /// Foreign, like those of an earlier build, in a folder that is taken over and cleared.
    pub(super) left: BTreeSet<&'a str>,
}

impl<'a> Aside<'a> {
    fn all(&self) -> BTreeSet<&'a str> {
        let all = [&self.altered, &self.replaced, &self.withheld, &self.left];
        all.into_iter().flatten().copied().collect()
    }
}

/// A file that is no longer wanted.
pub(super) struct Gone<'a> {
    pub(super) path: &'a str,
    /// Not when somebody, or an earlier attempt, has removed it; its folder may still be there.
    pub(super) is_there: bool,
    /// Whether it is there and holds something else than what we wrote.
    pub(super) altered: bool,
    /// Whether it was made because somebody asked for it by itself.
    pub(super) asked: bool,
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
        next: &'a Manifest,
        staged: &'a BTreeMap<OutPath, u64>,
    ) -> Result<Moves<'a>, Box<Diagnostic>> {
        let wanted: BTreeSet<&OutPath> = next.all().map(|(path, _)| path).collect();
        let names = Names::of(wanted.iter().copied())?;
        let mut aside = Aside::default();
        let mut leaving = self.gone(&wanted)?;
        // What somebody asked for and then changed is theirs now.
        leaving.retain(|file| !(file.altered && (file.asked || self.keep)));
        aside.altered.extend(leaving.iter().filter(|file| file.altered).map(|file| file.path));
        // What was kept of the edition before last was not in the last one.
        let kept: HashSet<&str> =
            self.past.manifest().iter().flat_map(|last| last.previous()).map(|(path, _)| path.as_str()).collect();
        let of_last = |path: &&str| !kept.contains(path);
        let left_it = files_of(&leaving).filter(of_last);
        let mut removed: Vec<OutPath> = left_it.filter_map(|path| OutPath::new(path).ok()).collect();
        removed.sort();
        let left = self.sweep(&wanted, &mut aside);
        let swept = aside.withheld.iter().chain(&aside.left);
        leaving.extend(swept.map(|path| Gone { path, is_there: true, altered: true, asked: false }));

        let (early, late): (Vec<Gone<'_>>, Vec<Gone<'_>>) =
            leaving.into_iter().partition(|gone| names.need_the_place_of(gone.path));
        let adopted = self.clear(next, staged, &early, &mut aside)?;

        let in_the_way: BTreeSet<&str> = files_of(&early).chain(adopted.iter().copied()).collect();
        let mut steps = Vec::with_capacity(staged.len() * 2);
        let all_aside = aside.all();
        steps.extend(all_aside.iter().copied().map(Step::SetAside));
        steps.extend(in_the_way.into_iter().map(Step::Remove));
        steps.extend(prunes(&early, &names));
        let folders: BTreeSet<&str> = staged
            .keys()
            .flat_map(|path| folders_of(path.as_str()))
            .filter(|name| self.survey.get(name) != Some(Seen::Folder))
            .collect();
        steps.extend(folders.into_iter().map(Step::MakeFolder));
        steps.extend(places(staged));
        steps.extend(files_of(&late).map(Step::Remove));
        steps.extend(prunes(&late, &names));

        let foreign = self.survey.files().filter(|path| {
            let replaced = adopted.contains(path)
                || all_aside.contains(path)
                || OutPath::new(path).is_ok_and(|path| staged.contains_key(&path));
            !replaced && !self.past.owns(path)
        });
        let foreign_kept = foreign.count();
        Ok(Moves { foreign_kept, written: staged.keys().cloned().collect(), removed, steps, aside, left })
    }

    /// What is ours and no longer wanted. What has become a link or a folder, or lies behind a link, is
    /// not ours any more.
    pub(super) fn gone(&self, next: &BTreeSet<&OutPath>) -> Result<Vec<Gone<'a>>, Box<Diagnostic>> {
        let mut look = Look::new(self.folder);
        let mut gone = Vec::new();
        for path in self.past.paths().filter(|path| !next.contains(path)) {
            let versions = self.past.versions(path);
            let asked = versions.iter().any(|version| version.asked);
            let path = path.as_str();
            if look.obstacle(path)?.is_some() {
                continue;
            }
            let seen = look.at(path)?.filter(|seen| matches!(seen, Seen::File { .. }));
            let altered = match seen {
                Some(seen) => !look.holds(path, seen, versions)?,
                None => false,
            };
            gone.push(Gone { path, is_there: seen.is_some(), altered, asked });
        }
        Ok(gone)
    }

    /// The foreign files that must leave the output, into `aside`; those that only look like ours.
    fn sweep(&self, next: &BTreeSet<&OutPath>, aside: &mut Aside<'a>) -> Vec<&'a str> {
        let mut left = Vec::new();
        let is_file = |path: &&str| matches!(self.survey.get(path), Some(Seen::File { .. }));
        let wanted = |path: &str| OutPath::new(path).is_ok_and(|path| next.contains(&path));
        for path in self.survey.files().filter(is_file).filter(|path| !self.past.owns(path) && !wanted(path)) {
            if self.territory.withholds(path) {
                aside.withheld.insert(path);
            } else if self.adopt != Adopt::No && self.territory.is_ours(path) {
                match self.adopt {
                    Adopt::AndClear => drop(aside.left.insert(path)),
                    _ => left.push(path),
                }
            }
        }
        // A list's third page, a book's page, an address of before: what names who may not be seen does not wait to be
        // cleared, nor does a paper of ours that may.
        let paths: Vec<OutPath> = left.iter().filter_map(|path| OutPath::new(path).ok()).collect();
        let naming = match self.territory.withdrawn.is_empty() {
            true => Vec::new(),
            false => search(self.folder.real(), &paths, |text| self.territory.names_withdrawn(text)),
        };
        let veiled = |path: &str| match self.territory.veil(path) {
            Veil::None => false,
            Veil::Ours => true,
            Veil::Marked => is_made_here(&self.folder.on_disk(path)),
        };
        let (gone, left) =
            left.into_iter().partition(|path| naming.iter().any(|naming| naming.as_str() == *path) || veiled(path));
        aside.withheld.extend::<Vec<&str>>(gone);
        left
    }

    /// Makes sure that each staged body can be put in its place once the files of ours in `early`
    /// have left; the foreign files that have to leave too.
    fn clear(
        &'a self,
        next: &Manifest,
        staged: &'a BTreeMap<OutPath, u64>,
        early: &[Gone<'_>],
        aside: &mut Aside<'a>,
    ) -> Result<BTreeSet<&'a str>, Box<Diagnostic>> {
        let leaving: HashSet<&str> = files_of(early).collect();
        let leaving_folded: HashSet<_> = leaving.iter().map(|name| folded(name)).collect();
        // Where names ignore case, what answers to our name may be a file of another spelling.
        let leaves = |name: &str| {
            leaving.contains(name) || self.survey.get(name).is_none() && leaving_folded.contains(&folded(name))
        };
        let mut look = Look::new(self.folder);
        let (mut foreign, mut adopted) = (BTreeSet::new(), BTreeSet::new());
        let (mut links, mut folders) = (BTreeSet::new(), BTreeSet::new());
        for out_path in staged.keys() {
            let path = out_path.as_str();
            match look.obstacle(path)? {
                Some((name, _)) if leaves(name) => continue,
                Some((name, seen)) => {
                    foreign.insert(name);
                    match seen {
                        Seen::File { .. } => adopted.insert(name) & aside.replaced.insert(name),
                        // To make a folder in its place would cut off what it leads to.
                        Seen::Other | Seen::Folder => links.insert(name),
                    };
                    continue;
                }
                None => {}
            }
            match look.at(path)? {
                None => {}
                Some(seen @ Seen::File { .. }) if self.past.owns(path) => {
                    let versions = self.past.versions(out_path).iter().chain(next.get(out_path));
                    if !look.holds(path, seen, versions)? {
                        aside.altered.insert(path);
                    }
                }
                Some(Seen::File { .. }) if leaves(path) => {}
                Some(Seen::Folder) if self.empties(path, early) => {}
                Some(seen) => {
                    foreign.insert(path);
                    match seen {
                        Seen::Folder => drop(folders.insert(path)),
                        Seen::File { .. } if !look.holds(path, seen, next.get(out_path))? => {
                            aside.replaced.insert(path);
                        }
                        Seen::File { .. } | Seen::Other => {}
                    }
                }
            }
        }
        if self.adopt == Adopt::No && !foreign.is_empty() {
            return Err(refusal::foreign(self.folder, &foreign, self.keep));
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
        let folders = early.iter().flat_map(|gone| folders_of(gone.path));
        let folders: HashSet<&str> = folders.collect();
        let files: HashSet<&str> = files_of(early).collect();
        folders.contains(path)
            && self.survey.inside(path).all(|(name, seen)| match seen {
                Seen::Folder => folders.contains(name),
                Seen::File { .. } => files.contains(name),
                Seen::Other => false,
            })
    }
}

/// Those of the files that are there to be removed.
fn files_of<'a>(gone: &[Gone<'a>]) -> impl Iterator<Item = &'a str> {
    gone.iter().filter(|gone| gone.is_there).map(|gone| gone.path)
}

/// The folders of these files that the build does not have, the innermost first. A folder counts as
/// ours when a file of ours lay in it.
fn prunes<'a>(gone: &[Gone<'a>], names: &Names<'_>) -> impl Iterator<Item = Step<'a>> {
    let folders: BTreeSet<&str> =
        gone.iter().flat_map(|gone| folders_of(gone.path)).filter(|name| !names.have_folder(name)).collect();
    folders.into_iter().rev().map(Step::Prune)
}

fn places(staged: &BTreeMap<OutPath, u64>) -> impl Iterator<Item = Step<'_>> {
    let is_page = |path: &OutPath| path.as_str().ends_with(".html");
    let (pages, others): (Vec<_>, Vec<_>) = staged.iter().partition(|(path, _)| is_page(path));
    others.into_iter().chain(pages).map(|(path, number)| Step::Place(path.as_str(), *number))
}

/// Looks at what is on disk now, at each folder once. The survey is as old as the build.
pub(super) struct Look<'a> {
    folder: &'a OutFolder,
    folders: HashMap<String, Option<Seen>>,
}

impl<'a> Look<'a> {
    pub(super) fn new(folder: &'a OutFolder) -> Self {
        Look { folder, folders: HashMap::new() }
    }

    /// What is there now; no question to the disk where a folder on the way was not there.
    pub(super) fn at(&self, path: &str) -> Result<Option<Seen>, Box<Diagnostic>> {
        if folders_of(path).any(|name| matches!(self.folders.get(name), Some(None))) {
            return Ok(None);
        }
        let place = self.folder.on_disk(path);
        Seen::at(&place).map_err(|error| refusal::failed(self.folder, &place, &error))
    }

    /// Whether the file, as it was just seen, holds one of these versions, or nothing at all: what a
    /// power cut has left empty is nobody's work.
    pub(super) fn holds<'e>(
        &self,
        path: &str,
        seen: Seen,
        versions: impl IntoIterator<Item = &'e Entry>,
    ) -> Result<bool, Box<Diagnostic>> {
        if matches!(seen, Seen::File { size: 0, .. }) {
            return Ok(true);
        }
        for version in versions {
            if self.is(path, seen, version)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the file, as it was just seen, is this version. It is read only if its time differs.
    pub(super) fn is(&self, path: &str, seen: Seen, version: &Entry) -> Result<bool, Box<Diagnostic>> {
        if version.is_in_place(Some(seen)) {
            return Ok(true);
        }
        if !matches!(seen, Seen::File { size, .. } if size == version.size) {
            return Ok(false);
        }
        let place = self.folder.on_disk(path);
        let bytes = read_own(&place).map_err(|error| refusal::failed(self.folder, &place, &error))?;
        Ok(Digest::of(&bytes) == version.digest)
    }

    /// The first on the way to `path` that is there and is no folder.
    pub(super) fn obstacle<'p>(&mut self, path: &'p str) -> Result<Option<(&'p str, Seen)>, Box<Diagnostic>> {
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
