//! The manuscript of one handout: of all that was written together only what it shows, under short names. Typst
//! keeps every name of a file that it has ever seen, and has room for 65,535.

use super::super::yearbook::{Composed, MAIN, Writer, Written};
use super::sheaf::Sheaf;
use crate::digest::Digest;
use crate::model::Handout;
use crate::path::SourcePath;
use crate::typeset::Manuscript;
use std::collections::BTreeMap;

/// The texts and files of one handout, without the library.
pub(super) struct Leaf {
    pub manuscript: Manuscript,
    /// The user's file behind each text.
    pub origins: BTreeMap<String, SourcePath>,
}

/// Where the main text of a handout lies among those written together.
fn main_path(number: usize) -> String {
    format!("/main/{number}.typ")
}

/// Where the entry of this number lies in its manuscript.
fn entry_path(number: usize) -> String {
    format!("/entry/{}.typ", number + 1)
}

impl Writer<'_, Sheaf<'_>> {
    /// The texts of a handout's entries, in its order.
    pub(super) fn paths(&self, handout: &Handout) -> Vec<String> {
        handout.subjects().into_iter().map(|subject| self.path(subject)).collect()
    }

    /// The main text of a handout, which is the `number`th of those written together.
    pub(super) fn main_text(&self, number: usize, handout: &Handout) -> Written {
        let subjects = handout.subjects();
        let (template, told) = self.main_of(handout, (0..subjects.len()).map(entry_path).collect());
        let site = &self.view.site;
        let origin = subjects.first().map_or(&site.config_path, |subject| site.path(*subject));
        Ok((main_path(number), self.render(template, told)?, origin.clone()))
    }
}

impl Leaf {
    /// The handout with this number; nothing when one of its texts could not be written.
    pub fn of(composed: &Composed, number: usize, entries: &[String]) -> Option<(usize, Leaf)> {
        let mut leaf = Leaf {
            manuscript: Manuscript { main: MAIN.to_owned(), ..Manuscript::default() },
            origins: BTreeMap::new(),
        };
        let mut names = BTreeMap::new();
        leaf.take(composed, &main_path(number), MAIN.to_owned(), &mut names)?;
        for (index, path) in entries.iter().enumerate() {
            leaf.take(composed, path, entry_path(index), &mut names)?;
        }
        for (path, name) in names {
            leaf.manuscript.files.insert(name, composed.manuscript.files.get(path)?.clone());
        }
        Some((number, leaf))
    }

    /// Takes a text and gives new names to the files that it shows: a string that is wholly such a path.
    fn take<'c>(
        &mut self,
        composed: &'c Composed,
        path: &str,
        name: String,
        names: &mut BTreeMap<&'c str, String>,
    ) -> Option<()> {
        let text = composed.manuscript.texts.get(path)?;
        let mut renamed = String::with_capacity(text.len());
        for (index, piece) in text.split('"').enumerate() {
            if index > 0 {
                renamed.push('"');
            }
            match composed.manuscript.files.get_key_value(piece) {
                Some((file, _)) => {
                    let next = names.len() + 1;
                    let suffix = file.rsplit('.').next().unwrap_or_default();
                    renamed.push_str(names.entry(file).or_insert_with(|| format!("/file/{next}.{suffix}")));
                }
                None => renamed.push_str(piece),
            }
        }
        if let Some(origin) = composed.origins.get(path) {
            self.origins.insert(name.clone(), origin.clone());
        }
        self.manuscript.texts.insert(name, renamed);
        Some(())
    }

    /// All that the file depends on; `common` is what all handouts have.
    pub fn digest(&self, common: Digest, stamp: &str) -> Digest {
        let common = common.to_string();
        let mut parts: Vec<&[u8]> = vec![common.as_bytes(), stamp.as_bytes()];
        for (path, text) in &self.manuscript.texts {
            parts.extend([path.as_bytes(), text.as_bytes()]);
        }
        for (path, bytes) in &self.manuscript.files {
            parts.extend([path.as_bytes(), bytes.as_slice()]);
        }
        Digest::of_parts(parts)
    }
}
