//! The names of one build's files and folders, as file systems tell them apart.
//!
//! Windows and macOS take `A.html` and `a.html`, and macOS also two spellings of one accented letter,
//! for one name. An output that works only where it was built is worth nothing, so names that differ
//! only so are refused everywhere.

use super::refusal;
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
}

/// Every file and folder of one build, by the name that all spellings share.
pub(super) struct Names<'a>(HashMap<Cow<'a, str>, (&'a str, Kind)>);

impl<'a> Names<'a> {
    /// # Errors
    /// `output-failed` when two paths differ only in case, or one is a file and a folder of another.
    pub(super) fn of(paths: impl IntoIterator<Item = &'a OutPath>) -> Result<Self, Box<Diagnostic>> {
        let mut names = HashMap::new();
        let mut same = BTreeSet::new();
        let mut both = BTreeSet::new();
        for path in paths {
            let path = path.as_str();
            let folders = folders_of(path).map(|folder| (folder, Kind::Folder));
            for (name, kind) in folders.chain([(path, Kind::File)]) {
                let (spelling, known) = *names.entry(folded(name)).or_insert((name, kind));
                if spelling != name {
                    same.extend([spelling, name]);
                } else if known != kind {
                    both.insert(name);
                }
            }
        }
        if !same.is_empty() {
            return Err(refusal::names(refusal::SAME_BUT_CASE, &same));
        }
        if !both.is_empty() {
            return Err(refusal::names(refusal::FILE_AND_FOLDER, &both));
        }
        Ok(Names(names))
    }

    /// Whether the file `old`, or a folder of it, occupies a name that a file or folder of this build
    /// needs for itself: then `old` has to leave before that one can come.
    pub(super) fn need_the_place_of(&self, old: &str) -> bool {
        let folders = folders_of(old).map(|folder| (folder, Kind::Folder));
        folders
            .chain([(old, Kind::File)])
            .any(|(name, kind)| self.0.get(&folded(name)).is_some_and(|wanted| *wanted != (name, kind)))
    }

    /// Whether this build has a folder of just this name.
    pub(super) fn have_folder(&self, name: &str) -> bool {
        self.0.get(&folded(name)).is_some_and(|wanted| *wanted == (name, Kind::Folder))
    }
}

/// The folders that hold the file `path`, the outermost first.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

/// What all spellings of `name` have in common on a file system that ignores case.
pub(super) fn folded(name: &str) -> Cow<'_, str> {
    if !name.is_ascii() {
        Cow::Owned(name.nfc().flat_map(char::to_lowercase).nfc().collect())
    } else if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(texts: &[&str]) -> Vec<OutPath> {
        texts.iter().filter_map(|t| OutPath::new(t).ok()).collect()
    }

    #[test]
    fn names_that_some_file_systems_take_for_one_are_refused() {
        for bad in
            [["a.html", "A.html"], ["ho-so/a", "Ho-So/b"], ["ảnh.jpg", "Ảnh.JPG"], ["\u{e1}", "a\u{301}"], ["a", "a/b"]]
        {
            assert!(Names::of(&paths(&bad)).is_err(), "{bad:?}");
        }
        assert!(Names::of(&paths(&["a/b", "a/c", "ab", "d/a"])).is_ok());
    }

    #[test]
    fn old_files_leave_first_where_a_name_changes_its_kind_or_case() -> Result<(), Box<Diagnostic>> {
        let next = paths(&["a", "b/c", "Ho-So/x"]);
        let names = Names::of(&next)?;
        for (old, leaves_first) in
            [("a", false), ("A", true), ("a/old", true), ("b", true), ("b/old", false), ("ho-so/y", true), ("c", false)]
        {
            assert_eq!(names.need_the_place_of(old), leaves_first, "{old}");
        }
        Ok(())
    }
}
