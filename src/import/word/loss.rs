//! What of a paper does not arrive as it stood there.

use crate::diagnostic::Message;

/// Something that is said after an import: where it stood, and what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    pub kind: Kind,
    /// How its paragraph begins; empty for what belongs to the whole paper.
    pub paragraph: String,
    /// The words, the address or the name of what is lost or changed.
    pub what: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Missing,
    Deleted,
    Inserted,
    Comment,
    Hidden,
    TextBox,
    Equation,
    SmartArt,
    Chart,
    Embedded,
    Picture,
    LinkedPicture,
    Symbol,
    Margin,
    Contents,
    Merged,
    NestedTable,
    Underlined,
    Raised,
    Link,
    Part,
    Ink,
}

impl Kind {
    /// Whether nothing of it is in the text that was written.
    pub const fn is_lost(self) -> bool {
        matches!(
            self,
            Kind::Missing
                | Kind::Comment
                | Kind::Hidden
                | Kind::Embedded
                | Kind::Picture
                | Kind::LinkedPicture
                | Kind::Symbol
                | Kind::Margin
                | Kind::Contents
                | Kind::Part
                | Kind::Ink
        )
    }

    /// As programs know it.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Missing => "missing",
            Kind::Deleted => "deleted",
            Kind::Inserted => "inserted",
            Kind::Comment => "comment",
            Kind::Hidden => "hidden",
            Kind::TextBox => "text-box",
            Kind::Equation => "equation",
            Kind::SmartArt => "smart-art",
            Kind::Chart => "chart",
            Kind::Embedded => "embedded",
            Kind::Picture => "picture",
            Kind::LinkedPicture => "linked-picture",
            Kind::Symbol => "symbol",
            Kind::Margin => "margin",
            Kind::Contents => "contents",
            Kind::Merged => "merged-cells",
            Kind::NestedTable => "nested-table",
            Kind::Underlined => "underlined",
            Kind::Raised => "raised",
            Kind::Link => "link",
            Kind::Part => "part",
            Kind::Ink => "ink",
        }
    }

    const fn sentence(self) -> &'static str {
        match self {
            Kind::Missing => "import-lost-missing",
            Kind::Deleted => "import-lost-deleted",
            Kind::Inserted => "import-lost-inserted",
            Kind::Comment => "import-lost-comment",
            Kind::Hidden => "import-lost-hidden",
            Kind::TextBox => "import-lost-text-box",
            Kind::Equation => "import-lost-equation",
            Kind::SmartArt => "import-lost-smart-art",
            Kind::Chart => "import-lost-chart",
            Kind::Embedded => "import-lost-embedded",
            Kind::Picture => "import-lost-picture",
            Kind::LinkedPicture => "import-lost-linked-picture",
            Kind::Symbol => "import-lost-symbol",
            Kind::Margin => "import-lost-margin",
            Kind::Contents => "import-lost-contents",
            Kind::Merged => "import-lost-merged",
            Kind::NestedTable => "import-lost-nested-table",
            Kind::Underlined => "import-lost-underlined",
            Kind::Raised => "import-lost-raised",
            Kind::Link => "import-lost-link",
            Kind::Part => "import-lost-part",
            Kind::Ink => "import-lost-ink",
        }
    }
}

impl Loss {
    pub fn new(kind: Kind, what: impl Into<String>) -> Self {
        Loss { kind, paragraph: String::new(), what: what.into() }
    }

    /// The words for people.
    pub fn message(&self) -> Message {
        Message::new(self.kind.sentence()).arg("what", self.what.as_str())
    }
}

/// How a text begins, for finding it again.
pub fn beginning(text: &str) -> String {
    const LONGEST: usize = 48;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST) {
        None => words,
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
    }
}
