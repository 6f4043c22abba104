//! What search knows of a page: a title, the text to find and to show, and what it can be narrowed by.

use crate::path::Route;

/// What is found, in the order in which documents are numbered: a lower number comes first among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Individual,
    Collective,
    Household,
    Model,
    Series,
    Topic,
    Directive,
    Unit,
    Field,
    Award,
    Decision,
    Article,
    Event,
    Gallery,
    Video,
    Page,
}

impl Sort {
    /// The name in themes' words and addresses: `kind-individual`.
    pub const fn name(self) -> &'static str {
        match self {
            Sort::Individual => "individual",
            Sort::Collective => "collective",
            Sort::Household => "household",
            Sort::Model => "model",
            Sort::Series => "series",
            Sort::Topic => "topic",
            Sort::Directive => "directive",
            Sort::Unit => "unit",
            Sort::Field => "field",
            Sort::Award => "award",
            Sort::Decision => "decision",
            Sort::Article => "article",
            Sort::Event => "event",
            Sort::Gallery => "gallery",
            Sort::Video => "video",
            Sort::Page => "page",
        }
    }

    /// Whether it is known by a name, which readers look up and mistype; the others have titles.
    pub fn is_named(self) -> bool {
        self < Sort::Article
    }

    /// The folder of its addresses.
    pub const fn folder(self) -> &'static str {
        match self {
            Sort::Individual | Sort::Collective | Sort::Household | Sort::Model => "ho-so",
            Sort::Series => "chuyen-muc",
            Sort::Topic => "chuyen-de",
            Sort::Directive => "chi-thi",
            Sort::Unit => "don-vi",
            Sort::Field => "linh-vuc",
            Sort::Award => "khen-thuong",
            Sort::Decision => "quyet-dinh",
            Sort::Article => "bai-viet",
            Sort::Event => "su-kien",
            Sort::Gallery => "phong-su-anh",
            Sort::Video => "video",
            Sort::Page => "trang",
        }
    }
}

/// How much it says of a page that a word stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Body,
    /// A summary, a heading, a deed, an award.
    Head,
    Title,
}

/// A paragraph, or what counts as one: words of two pieces never stand side by side.
#[derive(Debug)]
pub struct Piece {
    pub place: Place,
    pub text: String,
}

#[derive(Debug)]
pub struct Document {
    pub sort: Sort,
    pub title: String,
    pub route: Route,
    pub pieces: Vec<Piece>,
    /// Places in the site's vocabularies.
    pub units: Vec<usize>,
    pub fields: Vec<usize>,
    pub awards: Vec<usize>,
    pub years: Vec<u16>,
}
