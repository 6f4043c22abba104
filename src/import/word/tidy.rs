//! The words of a paragraph without the dirt of typing, as inlines: single spaces, none before a comma, none at the edges of
//! what is bold, letters composed.

use super::paper::{Face, Piece};
use crate::diagnostic::Span;
use crate::doc::{Image, Inline, Link, Target, To};
use crate::vietnamese;
use unicode_normalization::char::is_combining_mark;

/// What a sentence is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Atom {
    Char(char, Face),
    Break,
    Note(usize),
    /// A picture within a sentence, with what it shows and its name.
    Image(String, String),
}

/// The pieces of a paragraph, tidied. `picture` gives what stands for a picture, if something does.
pub fn atoms(pieces: &[Piece], mut picture: impl FnMut(usize) -> Option<Atom>) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for (words, one) in composed(pieces) {
        match one {
            Piece::Words(_, face) => {
                let cleaned = vietnamese::clean(&words);
                let chars = cleaned.text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
                atoms.extend(chars.map(|c| Atom::Char(c, face.clone())));
            }
            Piece::Break => atoms.push(Atom::Break),
            Piece::Note(number) => atoms.push(Atom::Note(*number)),
            Piece::Picture(number) => atoms.extend(picture(*number)),
        }
    }
    tidied(atoms)
}

/// The pieces with their words, marks put to the letters that they belong to, over the ends of runs.
fn composed(pieces: &[Piece]) -> Vec<(String, &Piece)> {
    let mut out: Vec<(String, &Piece)> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let Piece::Words(words, _) = piece else {
            out.push((String::new(), piece));
            continue;
        };
        let rest = words.trim_start_matches(is_combining_mark);
        match out.last_mut() {
            Some((before, Piece::Words(..))) if !before.is_empty() => {
                before.push_str(&words[..words.len() - rest.len()]);
                out.push((rest.to_owned(), piece));
            }
            _ => out.push((words.clone(), piece)),
        }
    }
    out
}

/// Without spaces that nobody meant.
pub fn tidied(atoms: Vec<Atom>) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::with_capacity(atoms.len());
    for (at, atom) in atoms.iter().enumerate() {
        let is_first = matches!(out.last(), None | Some(Atom::Break));
        match atom {
            Atom::Char(' ', _) if is_first || is_space(out.last()) => {}
            Atom::Break => {
                if is_space(out.last()) {
                    out.pop();
                }
                if !out.is_empty() {
                    out.push(Atom::Break);
                }
            }
            Atom::Char(',' | '.' | ';' | ':' | '!' | '?', _) if is_space(out.last()) && ends(atoms.get(at + 1)) => {
                out.pop();
                out.push(atom.clone());
            }
            atom => out.push(atom.clone()),
        }
    }
    while matches!(out.last(), Some(Atom::Break)) || is_space(out.last()) {
        out.pop();
    }
    bare_spaces(&mut out);
    out
}

fn is_space(atom: Option<&Atom>) -> bool {
    matches!(atom, Some(Atom::Char(' ', _)))
}

/// Whether a sentence or a part of it ends before this.
fn ends(next: Option<&Atom>) -> bool {
    matches!(next, None | Some(Atom::Break | Atom::Note(_) | Atom::Char(' ' | '”' | '"' | ')' | '»', _)))
}

/// Gives a space the looks that what stands on both sides of it shares.
fn bare_spaces(atoms: &mut [Atom]) {
    let face = |atom: Option<&Atom>| match atom {
        Some(Atom::Char(_, face)) => face.clone(),
        _ => Face::default(),
    };
    for at in 0..atoms.len() {
        if !is_space(atoms.get(at)) {
            continue;
        }
        let (before, after) = (face(at.checked_sub(1).and_then(|at| atoms.get(at))), face(atoms.get(at + 1)));
        let shared = Face {
            bold: before.bold && after.bold,
            italic: before.italic && after.italic,
            struck: before.struck && after.struck,
            link: before.link.filter(|link| after.link.as_ref() == Some(link)),
        };
        atoms[at] = Atom::Char(' ', shared);
    }
}

/// The words alone, breaks as spaces.
pub fn text(atoms: &[Atom]) -> String {
    let one = |atom: &Atom| match atom {
        Atom::Char(c, _) => Some(*c),
        Atom::Break => Some(' '),
        Atom::Note(_) | Atom::Image(..) => None,
    };
    atoms.iter().filter_map(one).collect()
}

/// Every word as `change` would have it look.
pub fn faced(mut atoms: Vec<Atom>, change: impl Fn(&mut Face)) -> Vec<Atom> {
    for atom in &mut atoms {
        if let Atom::Char(_, face) = atom {
            change(face);
        }
    }
    atoms
}

/// Plain words before the others.
pub fn with_label(label: &str, atoms: Vec<Atom>) -> Vec<Atom> {
    let label = label.chars().chain([' ']).map(|c| Atom::Char(c, Face::default()));
    tidied(label.chain(atoms).collect())
}

/// The looks of words, from the outermost: what is a link is one whatever is bold in it.
const LOOKS: [fn(&Face) -> Option<String>; 4] = [
    |face| face.link.clone(),
    |face| face.bold.then(String::new),
    |face| face.italic.then(String::new),
    |face| face.struck.then(String::new),
];

/// The sentence as a text holds it.
pub fn inlines(atoms: &[Atom]) -> Vec<Inline> {
    nested(atoms, 0)
}

fn nested(atoms: &[Atom], depth: usize) -> Vec<Inline> {
    let Some(look) = LOOKS.get(depth) else { return plain(atoms) };
    let of = |atom: &Atom| match atom {
        Atom::Char(_, face) => look(face),
        _ => None,
    };
    let mut out = Vec::new();
    for run in atoms.chunk_by(|a, b| of(a) == of(b)) {
        let content = nested(run, depth + 1);
        match run.first().and_then(of) {
            None => out.extend(content),
            Some(address) => out.push(match depth {
                0 => Inline::Link(Box::new(Link {
                    target: Target { to: To::External(address), span: Span::default() },
                    title: None,
                    content,
                    span: Span::default(),
                })),
                1 => Inline::Strong(content),
                2 => Inline::Emphasis(content),
                _ => Inline::Strikethrough(content),
            }),
        }
    }
    out
}

fn plain(atoms: &[Atom]) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut words = String::new();
    for atom in atoms {
        let inline = match atom {
            Atom::Char(c, _) => {
                words.push(*c);
                continue;
            }
            Atom::Break => Inline::HardBreak,
            Atom::Note(number) => Inline::FootnoteRef { number: *number as u32 + 1, mention: 0 },
            Atom::Image(alt, name) => Inline::Image(Box::new(image(alt, name))),
        };
        if !words.is_empty() {
            out.push(Inline::Text(std::mem::take(&mut words)));
        }
        out.push(inline);
    }
    if !words.is_empty() {
        out.push(Inline::Text(words));
    }
    out
}

/// A picture beside the text.
pub fn image(alt: &str, name: &str) -> Image {
    let to = To::File { path: name.to_owned(), rest: String::new() };
    Image { target: Target { to, span: Span::default() }, alt: alt.to_owned(), title: None, span: Span::default() }
}
