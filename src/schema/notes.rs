//! What is noted while a file is read, for checks that ask of every text and every date alike, whatever record they stand in.
//! What is never read (`noi_bo`) is never noted.

use super::node::Spanned;
use crate::diagnostic::Span;
use crate::vietnamese::{self, PartialDate, PersonalData};

/// A date or a year, with the key that it was given under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The Vietnamese key: `ngay`.
    pub key: &'static str,
    /// 1 for a key of the record itself, more for one of a record within it.
    pub depth: usize,
    pub date: PartialDate,
    pub span: Span,
}

/// What one file holds that is looked at again when the whole is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// Private data, each within the text at its span.
    pub personal: Vec<Spanned<PersonalData>>,
    pub dates: Vec<Dated>,
    /// What looks like a name, each within the text at its span.
    pub called: Vec<Spanned<Box<str>>>,
    /// The same over the cells of a row, which a tab parts.
    pub in_cells: Vec<Spanned<Box<str>>>,
}

impl Notes {
    /// Notes what in a text at `span` looks like a name, each once.
    pub fn call(&mut self, text: &str, span: Span) {
        let first = self.called.len();
        for name in vietnamese::capitalised(text).into_iter().chain(vietnamese::hyphenated(text)) {
            if self.called[first..].iter().all(|known| *known.value != *name) {
                self.called.push(Spanned { value: name.into(), span });
            }
        }
    }

    /// Notes what looks like a name in several cells of a row.
    pub fn call_in_cells(&mut self, row: &str, span: Span) {
        let names = vietnamese::capitalised(row).into_iter().filter(|name| name.contains('\t'));
        self.in_cells.extend(names.map(|name| Spanned { value: name.into(), span }));
    }

    pub fn is_empty(&self) -> bool {
        self.personal.is_empty() && self.dates.is_empty() && self.called.is_empty() && self.in_cells.is_empty()
    }

    pub fn extend(&mut self, more: Notes) {
        self.personal.extend(more.personal);
        self.dates.extend(more.dates);
        self.called.extend(more.called);
        self.in_cells.extend(more.in_cells);
    }
}
