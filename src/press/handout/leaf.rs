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
        let origin = match handout {
            Handout::Poster(_) => site.record_of(handout),
            _ => subjects.first().map_or(&site.config_path, |subject| site.path(*subject)),
        };
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
            // A quotation mark that somebody has typed opens no string.
            let typed = renamed.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
            if index > 0 {
                renamed.push('"');
            }
            match composed.manuscript.files.get_key_value(piece) {
                Some((file, _)) if !typed => {
                    let next = names.len() + 1;
                    let suffix = file.rsplit('.').next().unwrap_or_default();
                    renamed.push_str(names.entry(file).or_insert_with(|| format!("/file/{next}.{suffix}")));
                }
                _ => renamed.push_str(piece),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaf_has_what_it_shows_and_nothing_else() {
        let text = |text: &str| text.to_owned();
        let texts = [
            ("/main/0.typ", "#include \"/entry/1.typ\"\n#include \"/entry/2.typ\""),
            ("/entry/a.typ", "#photo(\"/photographs/x.jpg\") #\"/photographs/x.jpg.\""),
            ("/entry/b.typ", "#photo(\"/photographs/x.jpg\") #code(\"/qr/y.svg\") #\"\\\"/photographs/z.jpg\""),
        ];
        let files = ["/photographs/x.jpg", "/photographs/z.jpg", "/qr/y.svg", "/photographs/other.jpg"];
        let manuscript = Manuscript {
            main: text(MAIN),
            texts: texts.map(|(path, words)| (text(path), text(words))).into(),
            files: files.map(|path| (text(path), path.as_bytes().to_vec())).into(),
        };
        let origins = [("/entry/a.typ", "a.md"), ("/entry/b.typ", "b.md")];
        let origins = origins.map(|(path, file)| (text(path), SourcePath::new(file))).into();
        let composed = Composed { manuscript, origins, photographs: BTreeMap::new(), builds: None };
        let entries = [text("/entry/a.typ"), text("/entry/b.typ")];
        let (_, leaf) = Leaf::of(&composed, 0, &entries).expect("a leaf");
        let shown: Vec<(&str, &[u8])> =
            leaf.manuscript.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let wanted: [(&str, &[u8]); 2] = [("/file/1.jpg", b"/photographs/x.jpg"), ("/file/2.svg", b"/qr/y.svg")];
        assert_eq!(shown, wanted);
        assert_eq!(leaf.manuscript.texts["/entry/1.typ"], "#photo(\"/file/1.jpg\") #\"/photographs/x.jpg.\"");
        assert!(leaf.manuscript.texts["/entry/2.typ"].ends_with("/photographs/z.jpg\""), "what was typed stays");
        assert_eq!(leaf.origins["/entry/2.typ"].as_str(), "b.md");
        // A text that could not be written: nothing is set of it.
        assert!(Leaf::of(&composed, 1, &entries).is_none());
        assert!(Leaf::of(&composed, 0, &[text("/entry/c.typ")]).is_none());
    }
}
