//! Notes stand at the end of their text: the footnotes, under the numbers that they have in every medium; and the addresses of
//! links, which nobody can follow on paper. Those have letters, a series of their own, since only paper has them: otherwise a
//! note would be the third of a text in print and the second in the EPUB.
//!
//! None is Typst's own footnote: Typst 0.15 sets those on another page than their marks, and prints whole pages twice where
//! it has no room for one (typst/typst#5314).

use super::{Within, Writer};
use crate::theme::typst::push_literal;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The notes that were mentioned. A footnote's number is its own; an address is numbered when it is first met.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Footnotes by their indices.
    mentioned: BTreeSet<usize>,
    addresses: Vec<String>,
}

impl Writer<'_> {
    /// A mention of footnote `number`, from 1.
    pub(super) fn footnote_ref(&mut self, number: u32) {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        if let Some(index) = index.filter(|index| *index < self.footnotes.len()) {
            let again = !self.notes.mentioned.insert(index);
            self.mark("note-mark", index + 1, again);
        }
    }

    /// The address that the words before lead to. In a note it follows them.
    pub(super) fn address(&mut self, readable: &str) {
        if self.within.note {
            self.out.push('#');
            push_literal(&format!(" ({readable})"), &mut self.out);
            self.out.push(';');
            return;
        }
        let known = self.notes.addresses.iter().position(|known| known == readable);
        let number = known.unwrap_or(self.notes.addresses.len()) + 1;
        if known.is_none() {
            self.notes.addresses.push(readable.to_owned());
        }
        self.mark("address-mark", number, known.is_some());
    }

    /// The way back from a note leads to where it is mentioned first, not `again`.
    fn mark(&mut self, function: &str, number: usize, again: bool) {
        let _ = write!(self.out, "#{function}(");
        push_literal(self.options.key, &mut self.out);
        let _ = write!(self.out, ", {number}");
        self.out.push_str(if again { ", again: true);" } else { ");" });
    }

    /// Ends the text with its notes. A footnote that is mentioned only where print leaves something away is left away too, and
    /// the others keep their numbers.
    pub(super) fn end_notes(&mut self) {
        if self.notes.mentioned.is_empty() && self.notes.addresses.is_empty() {
            return;
        }
        self.within = Within { note: true, ..Within::default() };
        let footnotes = self.written_footnotes();
        self.out.push_str("\n\n#notes(");
        push_literal(self.options.key, &mut self.out);
        self.out.push_str(", (\n");
        for markup in footnotes.values() {
            let _ = writeln!(self.out, "[{markup}],");
        }
        self.out.push(')');
        if footnotes.keys().copied().ne(0..footnotes.len()) {
            self.out.push_str(", numbers: (");
            footnotes.keys().for_each(|index| _ = write!(self.out, "{}, ", index + 1));
            self.out.push(')');
        }
        if !self.notes.addresses.is_empty() {
            self.out.push_str(", addresses: (");
            for readable in std::mem::take(&mut self.notes.addresses) {
                push_literal(&readable, &mut self.out);
                self.out.push_str(", ");
            }
            self.out.push(')');
        }
        self.out.push_str(");");
    }

    /// The markup of each footnote that is mentioned, by its index; those that are mentioned in notes are among them.
    fn written_footnotes(&mut self) -> BTreeMap<usize, String> {
        let footnotes = self.footnotes;
        let text = std::mem::take(&mut self.out);
        let mut written = BTreeMap::new();
        let next = |mentioned: &BTreeSet<usize>, written: &BTreeMap<usize, String>| {
            mentioned.iter().find(|index| !written.contains_key(index)).copied()
        };
        while let Some(index) = next(&self.notes.mentioned, &written) {
            self.blocks(&footnotes[index].blocks, false);
            written.insert(index, std::mem::take(&mut self.out));
        }
        self.out = text;
        written
    }
}
