//! One text in several grades of sameness: as it should be stored ([`clean`]), as a careful reader would call it the
//! same ([`fold_toned`]), and as a search box should ([`fold`]).

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

use super::letter;

/// `text` in NFC, the form in which `ễ` is one character. Borrowed when it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// What [`clean`] returns: the text to keep, and what had to be done to it, for whoever reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'a> {
    /// The text in NFC, with ordinary spaces and nothing invisible.
    pub text: Cow<'a, str>,
    /// Letters came apart into base and marks, as macOS file names and some keyboards have them.
    pub had_nfd: bool,
    /// A no-break space, or another of Unicode's wide and narrow spaces, became an ordinary one.
    pub had_no_break: bool,
    /// Characters of no width were removed: zero-width spaces and joiners, soft hyphens, byte order and direction marks.
    pub had_invisible: bool,
}

/// `text` as it is stored: NFC, ordinary spaces, nothing invisible. Spaces are neither collapsed nor trimmed, and line
/// ends stay. Borrowed when nothing had to be done.
///
/// No-break spaces go because they come from word processors by accident, where they hide words from search, and
/// because [`typography`](super::typography) puts them where they belong.
pub fn clean(text: &str) -> Cleaned<'_> {
    let had_invisible = text.contains(is_invisible);
    let had_no_break = text.contains(is_odd_space);
    let plain: Cow<str> = if had_invisible || had_no_break {
        let visible = text.chars().filter(|c| !is_invisible(*c));
        Cow::Owned(visible.map(|c| if is_odd_space(c) { ' ' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    };
    let had_nfd = !plain.is_ascii() && !is_nfc(&plain);
    let text = if had_nfd { Cow::Owned(plain.nfc().collect()) } else { plain };
    Cleaned { text, had_nfd, had_no_break, had_invisible }
}

/// `text` as search sees it: lower case, neither tones nor marks, đ as d, words of letters and digits between single
/// spaces. Empty when there is neither letter nor digit.
///
/// đ is folded by rule, since it does not decompose (Unicode gives the stroke no mark of its own); with it goes eth,
/// which old converters from VNI and TCVN3 leave in its place. Compatibility forms (`ﬁ`, `m²`) are spelled out.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut apart = false;
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36f}' => continue,
            c if is_invisible(c) => continue,
            c if !is_wordy(c) => {
                apart = true;
                continue;
            }
            _ => {}
        }
        if apart && !folded.is_empty() {
            folded.push(' ');
        }
        apart = false;
        folded.push(if matches!(c, 'đ' | 'ð' | 'ɖ') { 'd' } else { c });
    }
    folded
}

/// `text` for comparing exactly: words as in [`fold`], but with marks, đ and tones, each tone in one place.
///
/// So `Hoà` is `hòa`, `Qúy` is `Quý` and `ủy` is `uỷ`, while `ma`, `má` and `mạ` stay three words. Folding the result
/// gives what folding `text` gives: an exact match can be ranked among the folded ones.
pub fn fold_toned(text: &str) -> String {
    let visible = text.chars().filter(|c| !is_invisible(*c));
    let small: String = visible.nfkc().flat_map(char::to_lowercase).collect();
    let mut toned = String::with_capacity(small.len());
    for word in small.split(|c| !is_wordy(c)).filter(|word| word.contains(char::is_alphanumeric)) {
        if !toned.is_empty() {
            toned.push(' ');
        }
        letter::place_tone(word, &mut toned);
    }
    toned.nfc().collect()
}

/// Whether a character is part of a word: a letter, a digit, or a mark of any script, of which [`fold`] drops only those of
/// Latin letters.
pub fn is_wordy(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // Latin Extended Additional: most letters of a Vietnamese text, told without a table.
        '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
