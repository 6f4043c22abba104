//! Holds the host against our account of it: what others have changed or removed, and what of theirs stands in our way.

use super::remote::{Done, Item, Remote};
use super::state::{FOLDER, Mark, State};
use crate::digest::Digest;
use crate::path::{OutPath, untagged};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// What lies in the folders that we know, with its size; none for a folder.
#[derive(Debug, Default)]
pub struct Survey {
    seen: BTreeMap<String, Option<u64>>,
    listed: BTreeSet<String>,
}

/// How the host differs from our account of it. Sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    pub missing: Vec<OutPath>,
    pub changed: Vec<OutPath>,
    /// What is not ours, and never touched.
    pub foreign: Vec<String>,
}

impl Difference {
    pub fn is_sound(&self) -> bool {
        self.missing.is_empty() && self.changed.is_empty()
    }
}

/// The folders of these files, the outermost first.
pub(super) fn folders<'a>(paths: impl Iterator<Item = &'a OutPath>) -> BTreeSet<&'a str> {
    paths.flat_map(|path| path.as_str().match_indices('/').map(|(end, _)| &path.as_str()[..end])).collect()
}

/// Many hosts hide in their lists what begins with a dot.
pub(super) fn hides(path: &OutPath) -> bool {
    path.as_str().rsplit('/').next().unwrap_or_default().starts_with('.')
}

impl Survey {
    /// Lists the site's folder and those of these files, each once; what is not there is not gone into.
    ///
    /// # Errors
    /// As the host's.
    pub fn of<'a>(remote: &mut dyn Remote, paths: impl Iterator<Item = &'a OutPath>) -> Done<Self> {
        let mut survey = Survey::default();
        survey.list(remote, vec![String::new()])?;
        let mut folders = folders(paths);
        // One level after the other: what is in a folder says which of those below are there.
        while !folders.is_empty() {
            let (level, deeper): (BTreeSet<&str>, BTreeSet<&str>) = folders
                .into_iter()
                .partition(|folder| folder.rsplit_once('/').is_none_or(|(above, _)| survey.listed.contains(above)));
            let there = level.into_iter().filter(|folder| survey.seen.get(*folder) == Some(&None));
            let there: Vec<String> = there.map(str::to_owned).collect();
            if there.is_empty() {
                break;
            }
            survey.list(remote, there)?;
            folders = deeper;
        }
        Ok(survey)
    }

    /// Lists those of the other folders too that are `wanted`, with all that is below them.
    ///
    /// # Errors
    /// As the host's.
    pub fn go_into(&mut self, remote: &mut dyn Remote, wanted: impl Fn(&str) -> bool) -> Done {
        loop {
            let mut open: Vec<String> = self.folders().difference(&self.listed).cloned().collect();
            // Below what is not wanted, nothing is seen that was not known.
            open.retain(|folder| wanted(folder));
            if open.is_empty() {
                return Ok(());
            }
            self.list(remote, open)?;
        }
    }

    fn list(&mut self, remote: &mut dyn Remote, folders: Vec<String>) -> Done {
        for (folder, items) in folders.iter().zip(remote.list_all(&folders)?) {
            self.take(folder, items.unwrap_or_default());
        }
        self.listed.extend(folders);
        Ok(())
    }

    fn take(&mut self, folder: &str, items: Vec<Item>) {
        for item in items {
            let path = if folder.is_empty() { item.name } else { format!("{folder}/{}", item.name) };
            if path == FOLDER {
                continue;
            }
            let size = (!item.is_folder).then_some(item.size);
            // Some systems take our names, and tell them with letters and marks apart.
            let composed: String = path.nfc().collect();
            if composed == path {
                self.seen.insert(path, size);
            } else {
                self.seen.entry(composed).or_insert(size);
            }
        }
    }

    /// The folders that are there.
    pub(super) fn folders(&self) -> BTreeSet<String> {
        self.seen.iter().filter(|(_, size)| size.is_none()).map(|(path, _)| path.clone()).collect()
    }

    pub(super) fn is_there(&self, path: &OutPath) -> bool {
        hides(path) || matches!(self.seen.get(path.as_str()), Some(Some(_)))
    }

    pub(super) fn is_file(&self, path: &str) -> bool {
        matches!(self.seen.get(path), Some(Some(_)))
    }

    /// Whether a folder is there in which something stays, or may stay, when what `leaves` has gone.
    pub(super) fn is_kept(&self, folder: &str, leaves: impl Fn(&str) -> bool) -> bool {
        if self.seen.get(folder) != Some(&None) {
            return false;
        }
        let inside = format!("{folder}/");
        let mut below = self.seen.range(inside.clone()..).take_while(|(path, _)| path.starts_with(&inside));
        let stays = |path: &String, size: &Option<u64>| match size {
            None => !self.listed.contains(path),
            Some(_) => !leaves(path),
        };
        !self.listed.contains(folder) || below.any(|(path, size)| stays(path, size))
    }

    pub(super) fn has_size(&self, path: &OutPath, size: u64) -> bool {
        self.seen.get(path.as_str()).is_none_or(|seen| *seen == Some(size))
    }

    /// By names and sizes. What was cut short is no difference: it is known to be unsure.
    pub fn compare(&self, state: &State) -> Difference {
        let mut difference = Difference::default();
        for (path, mark) in &state.files {
            match mark {
                None => {}
                Some(_) if !self.is_there(path) => difference.missing.push(path.clone()),
                Some(mark) if !self.has_size(path, mark.size) => difference.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        difference.foreign = self.foreign(state).map(str::to_owned).collect();
        difference
    }

    /// Files of which our account says nothing.
    pub(super) fn foreign<'a>(&'a self, state: &'a State) -> impl Iterator<Item = &'a str> {
        let is_ours = |path: &str| {
            OutPath::new(path).is_ok_and(|path| state.files.contains_key(&path) || state.retired.contains_key(&path))
        };
        let files = self.seen.iter().filter(|(_, size)| size.is_some()).map(|(path, _)| path.as_str());
        files.filter(move |path| !is_ours(path))
    }
}

/// Reads every file back; `step` is told of each.
///
/// # Errors
/// As the host's.
pub fn read_back(remote: &mut dyn Remote, state: &State, difference: &mut Difference, mut step: impl FnMut()) -> Done {
    let seen: BTreeSet<OutPath> = difference.missing.iter().chain(&difference.changed).cloned().collect();
    for (path, mark) in &state.files {
        let Some(mark) = mark.filter(|_| !seen.contains(path)) else { continue };
        match remote.read(path.as_str())? {
            None => difference.missing.push(path.clone()),
            Some(bytes) if Digest::of(&bytes) != mark.digest => difference.changed.push(path.clone()),
            Some(_) => {}
        }
        step();
    }
    difference.missing.sort();
    difference.changed.sort();
    Ok(())
}

#[cfg(test)]
impl Survey {
    /// Of a host on which these files are.
    pub(super) fn of_paths<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut survey = Survey::default();
        for path in paths {
            let folders = path.match_indices('/').map(|(end, _)| path[..end].to_owned());
            survey.listed.extend(folders.clone());
            survey.seen.extend(folders.map(|folder| (folder, None)));
            survey.seen.insert(path.to_owned(), Some(1));
        }
        survey
    }
}

impl State {
    /// Forgets what others have taken away, and no longer trusts what they have changed.
    pub fn correct(&mut self, difference: &Difference, survey: &Survey) {
        for path in &difference.missing {
            self.files.remove(path);
            self.lost.insert(path.clone());
        }
        for path in &difference.changed {
            self.files.insert(path.clone(), None);
        }
        if self.copied {
            // Whoever copied may have brought some of it another time; only a name that holds the digest says what is there. What
            // has another size is not what the list means.
            self.files.retain(|path, mark| {
                *mark = mark.filter(|_| untagged(path.as_str()).is_some());
                !difference.changed.contains(path)
            });
        }
        self.retired.retain(|path, mark| survey.is_there(path) && survey.has_size(path, mark.size));
        let arrived = |(path, mark): (OutPath, Mark)| {
            (!hides(&path) && survey.is_there(&path) && survey.has_size(&path, mark.size)).then_some((path, Some(mark)))
        };
        self.files.extend(std::mem::take(&mut self.expected).into_iter().filter_map(arrived));
        // What was to come and never did is nobody's.
        self.files.retain(|path, mark| mark.is_some() || survey.is_there(path));
    }
}
