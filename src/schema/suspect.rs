//! A text of YAML in which something is wrong, and what may cure it.

use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::path::SourcePath;
use std::ops::Range;

/// A text of YAML, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub text: &'a str,
    pub path: &'a SourcePath,
    /// Where the text begins in its file.
    pub start: usize,
}

impl File<'_> {
    pub fn place(self, range: Range<usize>) -> Place {
        Place::at(self.path, Span::new(range).shifted(self.start))
    }

    pub fn syntax(self, cause: &'static str, range: Range<usize>) -> Suspect {
        Suspect::new(Diagnostic::new(Code::YamlSyntax).arg("cause", cause).at(self.place(range)))
    }
}

/// A finding, and what may cure it, the likeliest first. Ranges are bytes of the YAML text.
pub(super) struct Suspect {
    pub finding: Diagnostic,
    pub cures: Vec<(Range<usize>, String)>,
}

impl Suspect {
    pub fn new(finding: Diagnostic) -> Self {
        Suspect { finding, cures: Vec::new() }
    }

    pub fn cure(mut self, range: Range<usize>, replacement: impl Into<String>) -> Self {
        self.cures.push((range, replacement.into()));
        self
    }

    pub fn cure_if(self, wanted: bool, range: Range<usize>, replacement: impl Into<String>) -> Self {
        if wanted { self.cure(range, replacement) } else { self }
    }
}
