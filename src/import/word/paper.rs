//! A paper as it was read, before anything is made of it.

use super::loss::Loss;
use super::numbering::Label;
use super::styles::Role;

#[derive(Debug, Default)]
pub struct Paper {
    pub parts: Vec<Part>,
    /// In the order in which they are first mentioned.
    pub notes: Vec<Vec<Part>>,
    pub pictures: Vec<Picture>,
    pub losses: Vec<Loss>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Paragraph(Paragraph),
    Table(Vec<Row>),
}

/// Cells in their columns.
pub type Row = Vec<Cell>;

#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub parts: Vec<Part>,
    /// How many columns it takes.
    pub span: usize,
    /// Whether it goes on with the cell above.
    pub merged: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    pub pieces: Vec<Piece>,
    pub role: Role,
    pub label: Label,
    /// Of its list, from 0.
    pub level: u8,
    pub centred: bool,
    pub right: bool,
    /// Whether its end was deleted, so that the next one goes on with it.
    pub joins: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    Words(String, Face),
    Break,
    /// A note, by its place in [`Paper::notes`].
    Note(usize),
    /// A picture, by its place in [`Paper::pictures`].
    Picture(usize),
}

/// How words look, as far as a text tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Face {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    /// Where they lead.
    pub link: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub bytes: Vec<u8>,
    pub suffix: &'static str,
    /// What it shows, where the writer said so.
    pub alt: String,
}

impl Paragraph {
    pub fn plain(text: String) -> Self {
        Paragraph {
            pieces: vec![Piece::Words(text, Face::default())],
            role: Role::Text,
            label: Label::None,
            level: 0,
            centred: false,
            right: false,
            joins: false,
        }
    }

    /// Its words; line ends and tabs are spaces.
    pub fn text(&self) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Words(words, _) => words.as_str(),
            Piece::Break => " ",
            Piece::Note(_) | Piece::Picture(_) => "",
        });
        words.collect()
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Words(words, _) => words.trim().is_empty(),
            Piece::Break => true,
            Piece::Note(_) | Piece::Picture(_) => false,
        })
    }

    /// Whether all its words look so.
    pub fn all(&self, is_so: impl Fn(&Face) -> bool) -> bool {
        let mut words = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Words(words, face) if !words.trim().is_empty() => Some(face),
            _ => None,
        });
        words.next().is_some_and(&is_so) && words.all(is_so)
    }
}
