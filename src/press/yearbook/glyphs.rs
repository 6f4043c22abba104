//! Letters that no font of the theme has: told where they stand, and a mark in their place.

use super::{Composed, MAIN, Work, WorkInputs};
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Span};
use crate::path::SourcePath;
use crate::typeset::Fonts;
use std::collections::BTreeSet;

/// Letters that no font of the theme has, where they stand in the user's own files.
pub(in crate::press) fn missing_glyphs<W: Work>(
    inputs: WorkInputs<'_, W>,
    composed: &Composed,
    fonts: &Fonts,
) -> Findings {
    let mut findings = Findings::new();
    let mut placeless = Vec::new();
    let mut placed = BTreeSet::new();
    let mark = mark(fonts);
    let lacking = |text: &str| text.chars().any(|c| !fonts.has(c));
    for (path, text) in &composed.manuscript.texts {
        if !lacking(text) || path.starts_with("/library/") {
            continue;
        }
        let mut sources: Vec<SourcePath> = composed.origins.get(path).cloned().into_iter().collect();
        sources.extend(inputs.book.loose().into_iter().filter(|_| path == MAIN));
        let mut told = false;
        for source in sources {
            let Ok(text) = inputs.sources.text(&source) else { continue };
            for (at, letter) in text.text.char_indices().filter(|(_, c)| !fonts.has(*c)) {
                told = true;
                placed.insert(letter);
                let span = Span::new(at..at + letter.len_utf8());
                findings.push(no_glyph(letter, mark).at(Place::at(&source, span)));
            }
        }
        if !told {
            placeless.extend(lacked(text, fonts));
        }
    }
    // An index repeats what a name has already been told for.
    let placeless = placeless.into_iter().filter(|letter| !placed.contains(letter)).collect::<BTreeSet<_>>();
    findings.extend(placeless.into_iter().map(|letter| no_glyph(letter, mark).in_file(inputs.book.record())));
    findings
}

/// The letters of a text that no font has, each once, told at a file as a whole.
pub(in crate::press) fn glyphs_lacking(text: &str, fonts: &Fonts, file: &SourcePath) -> Vec<Diagnostic> {
    lacked(text, fonts).into_iter().map(|letter| no_glyph(letter, mark(fonts)).in_file(file)).collect()
}

fn lacked(text: &str, fonts: &Fonts) -> BTreeSet<char> {
    text.chars().filter(|c| !fonts.has(*c)).collect()
}

fn no_glyph(letter: char, mark: char) -> Diagnostic {
    Diagnostic::new(Code::NoGlyph)
        .arg("letter", letter.to_string())
        .arg("number", format!("U+{:04X}", u32::from(letter)))
        .arg("mark", mark.to_string())
}

/// What stands for a letter that no font has: the first of these that one has.
fn mark(fonts: &Fonts) -> char {
    let marks = ['□', '◊', '¤'];
    marks.into_iter().find(|mark| fonts.has(*mark)).unwrap_or('?')
}

/// Puts a mark in the place of every letter that cannot be printed, so that the rest can be.
pub(in crate::press) fn scrub<'t>(texts: impl Iterator<Item = &'t mut String>, fonts: &Fonts) {
    let mark = mark(fonts);
    for text in texts {
        if text.chars().any(|c| !fonts.has(c)) {
            *text = text.chars().map(|c| if fonts.has(c) { c } else { mark }).collect();
        }
    }
}
