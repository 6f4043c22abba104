//! One text in several grades of sameness: as a careful reader would call it the same ([`fold_toned`]), and as a search
//! box should ([`fold`]). As it should be stored it is [`clean`](super::clean).

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::clean::is_invisible;
use super::letter;

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
