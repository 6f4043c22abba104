//! Whose the files are that lie in an output folder and are none of ours: what an earlier build may
//! have left that nobody remembers, as after a lost manifest.
//!
//! Not here: which addresses there are (`plan`), and what is done about such files (`moves`).

use super::names::folded;
use crate::plan::Veil;

/// What is known of addresses, in paths written with `/`.
#[derive(Debug, Clone, Default)]
pub struct Territory {
    /// How the paths begin that belong to something held back, or that only our own tables lie at, which
    /// name everybody: what lies there and is not made now must not be seen by readers.
    pub withheld: Vec<String>,
    /// How the paths of those tables begin.
    pub tables: Vec<String>,
    /// How the paths of the theme's files begin, which name nobody.
    pub theme: String,
    /// The names of people who may not be seen and the addresses of what was withdrawn, as they are [read](super::read_as).
    pub withdrawn: Vec<String>,
    /// How files hide whom they show or name, where somebody may not be seen: what lies about of such may be of anybody.
    pub veils: Option<fn(&str) -> Veil>,
    /// The folders at the top in which builds make files.
    pub ours: Vec<String>,
    /// How the paths begin of what no build makes again, and that is never taken for what one has left: proofs.
    pub lasting: Vec<String>,
}

impl Territory {
    pub(super) fn withholds(&self, path: &str) -> bool {
        let path = folded(path);
        self.withheld.iter().any(|beginning| path.starts_with(&*folded(beginning)))
    }

    /// Whether a text, as it is read, names who was withdrawn.
    pub(super) fn names_withdrawn(&self, text: &str) -> bool {
        self.withdrawn.iter().any(|name| text.contains(name))
    }

    /// How a file hides whom it is of, where that may be somebody who must not be seen.
    pub(super) fn veil(&self, path: &str) -> Veil {
        self.veils.map_or(Veil::None, |veil| veil(path))
    }

    pub(super) fn is_table(&self, path: &str) -> bool {
        self.tables.iter().any(|beginning| path.starts_with(beginning))
    }

    pub(super) fn is_theme(&self, path: &str) -> bool {
        !self.theme.is_empty() && path.starts_with(&self.theme)
    }

    /// Whether a file there looks like one that a build has made.
    pub(super) fn is_ours(&self, path: &str) -> bool {
        let lasts = self.lasting.iter().any(|beginning| folded(path).starts_with(&*folded(beginning)));
        let is_of = |top: &str| self.ours.iter().any(|folder| folded(folder) == folded(top));
        !lasts && path.split_once('/').is_some_and(|(top, _)| is_of(top))
    }
}
