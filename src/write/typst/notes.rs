//! Notes stand at the end of their text, under numbers of its own: the footnotes, and the addresses of links, which nobody
//! can follow on paper.
//!
//! None is Typst's own footnote: Typst 0.15 sets those on another page than their marks, and prints whole pages twice where
//! it has no room for one (typst/typst#5314).

use super::{Within, Writer};
use crate::theme::typst::push_literal;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    /// A footnote of the text, by its index.
    Footnote(usize),
    /// An address as it is read.
    Address(String),
}

/// The notes that were mentioned, in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Notes {
    said: Vec<Said>,
    numbers: BTreeMap<Said, usize>,
}

impl Writer<'_> {
    /// A mention of footnote `number`, from 1.
    pub(super) fn footnote_ref(&mut self, number: u32) {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        if let Some(index) = index.filter(|index| *index < self.footnotes.len()) {
            self.mark(Said::Footnote(index));
        }
    }

    /// The address that the words before lead to. In a note it follows them.
    pub(super) fn address(&mut self, readable: &str) {
        if self.within.note {
            self.out.push('#');
            push_literal(&format!(" ({readable})"), &mut self.out);
            self.out.push(';');
        } else {
            self.mark(Said::Address(readable.to_owned()));
        }
    }

    fn mark(&mut self, said: Said) {
        let known = self.notes.numbers.get(&said).copied();
        let number = known.unwrap_or(self.notes.said.len() + 1);
        self.out.push_str("#note-mark(");
        push_literal(self.options.key, &mut self.out);
        let _ = write!(self.out, ", {number}");
        match known {
            // The way back from a note leads to where it is mentioned first.
            Some(_) => self.out.push_str(", again: true"),
            None => {
                self.notes.said.push(said.clone());
                self.notes.numbers.insert(said, number);
            }
        }
        self.out.push_str(");");
    }

    /// Ends the text with its notes. One that is mentioned in a note follows all that were mentioned before.
    pub(super) fn end_notes(&mut self) {
        if self.notes.said.is_empty() {
            return;
        }
        self.out.push_str("\n\n#notes(");
        push_literal(self.options.key, &mut self.out);
        self.out.push_str(", (\n");
        self.within = Within { note: true, ..Within::default() };
        let mut written = 0;
        while let Some(said) = self.notes.said.get(written).cloned() {
            self.out.push('[');
            match said {
                Said::Footnote(index) => {
                    let footnotes = self.footnotes;
                    self.blocks(&footnotes[index].blocks, false);
                }
                Said::Address(readable) => {
                    self.out.push('#');
                    push_literal(&readable, &mut self.out);
                    self.out.push(';');
                }
            }
            self.out.push_str("],\n");
            written += 1;
        }
        self.out.push_str("));");
    }
}
