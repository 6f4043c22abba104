//! Footnotes stand in Typst where they are first mentioned; later mentions name them by a label.

use super::{Note, Within, Writer};
use crate::theme::typst::push_literal;

/// How many footnotes stand within one another where they are mentioned. Prose has one in another at the
/// most; a chain of notes without end would nest deeper than Typst reads.
const MAX_DEPTH: usize = 3;

impl Writer<'_> {
    /// A mention of footnote `number`, from 1; `mention` counts its mentions, from 1.
    pub(super) fn footnote_ref(&mut self, number: u32, mention: u32) {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let Some((index, note)) = index.and_then(|index| Some((index, *self.notes.get(index)?))) else { return };
        if mention == 1 && note != Note::Placed && self.within.footnotes < MAX_DEPTH {
            return self.footnote(index);
        }
        if note == Note::Nothing {
            self.notes[index] = Note::Mentioned;
        }
        self.out.push_str("#footnote(");
        self.label(index);
        self.out.push_str(");");
    }

    fn footnote(&mut self, index: usize) {
        self.notes[index] = Note::Placed;
        let within = self.within;
        let nesting = std::mem::take(&mut self.nesting);
        self.within = Within { footnotes: within.footnotes + 1, ..Within::default() };
        self.out.push_str("#footnote[");
        let footnotes = self.footnotes;
        self.blocks(&footnotes[index].blocks, false);
        self.out.push_str("];#");
        self.label(index);
        self.out.push(';');
        self.nesting = nesting;
        self.within = within;
    }

    fn label(&mut self, index: usize) {
        self.out.push_str("label(");
        push_literal(&format!("{}fn-{}", self.options.label_prefix, index + 1), &mut self.out);
        self.out.push(')');
    }

    /// Ends the text with the notes that were mentioned and not placed, their own marks in a paragraph:
    /// those too deep within others. A label without its note would stop the whole book.
    pub(super) fn other_notes(&mut self) {
        let mut gap = "\n\n";
        // Placing one may mention others, before it as well as after it.
        while let Some(index) = self.notes.iter().position(|note| *note == Note::Mentioned) {
            self.out.push_str(std::mem::take(&mut gap));
            self.footnote(index);
        }
    }
}
