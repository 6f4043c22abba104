//! What a template is a template of.

/// Below `templates/`: what Typst reads as it is, while other `.typ` files are templates.
pub(super) const LIBRARY: &str = "yearbook/library/";

/// What an engine renders. Each form escapes in its own way, so each has an engine of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Pages and feeds.
    Web,
    /// The texts of an EPUB: XML, and only what a book has is asked for.
    Epub,
    /// The sources of a yearbook, where `{` and `%` mean something else: `<< x >>`, `<% if %>`, `<# remark #>`.
    Typst,
}

impl Form {
    pub(super) const ALL: [Form; 3] = [Form::Web, Form::Epub, Form::Typst];

    pub(super) const fn suffixes(self) -> &'static [&'static str] {
        match self {
            Form::Web => &[".html", ".xml", ".txt"],
            Form::Epub => &[".xhtml"],
            Form::Typst => &[".typ"],
        }
    }

    /// Whether the file is a template of this form. The library of a yearbook is Typst's own to read.
    pub(super) fn takes(self, inside: &str) -> bool {
        self.has_suffix(inside) && !inside.starts_with(LIBRARY)
    }

    pub(super) fn has_suffix(self, inside: &str) -> bool {
        self.suffixes().iter().any(|suffix| inside.ends_with(suffix))
    }
}
