//! The fonts of a book: those of its theme and no others.

use std::collections::BTreeSet;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Fonts, and what they can print.
pub struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    /// What every one of them has, for each character that at least one has.
    letters: BTreeSet<char>,
}

impl Fonts {
    /// Reads font files; what is none is left out, and a book without any font will say so.
    pub fn new(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
        let mut letters: Option<BTreeSet<char>> = None;
        for font in &fonts {
            let own: BTreeSet<char> = font.info().coverage.iter().filter_map(char::from_u32).collect();
            letters = Some(match letters {
                None => own,
                Some(all) => all.union(&own).copied().collect(),
            });
        }
        Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, letters: letters.unwrap_or_default() }
    }

    /// Whether a character can be printed: some font has it, or it prints nothing at all.
    pub fn has(&self, letter: char) -> bool {
        self.letters.contains(&letter) || is_invisible(letter)
    }
}

/// Controls and joiners that guide the setting and leave no mark (Unicode, Default_Ignorable_Code_Point and
/// white space).
fn is_invisible(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
