//! One text in several grades of sameness: as a careful reader would call it the same ([`fold_toned`]), and as a search
//! box should ([`fold`]). As it should be stored it is [`clean`](super::clean).

use std::ops::RangeInclusive;
use std::sync::LazyLock;

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
    for c in text.chars() {
        let Some(plain) = common(c) else { return fold_any(text) };
        if plain == ' ' {
            apart = true;
            continue;
        }
        if apart && !folded.is_empty() {
            folded.push(' ');
        }
        apart = false;
        folded.push(plain);
    }
    folded
}

/// The letter that [`fold`] makes of one character by itself; the character where it makes none or several.
pub(super) fn fold_letter(c: char) -> char {
    match common(c) {
        Some(' ') => c,
        Some(plain) => plain,
        None => fold_any(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c),
    }
}

/// What becomes of the characters that nearly all texts are made of, so that no table of Unicode is asked: one letter, or
/// a space for what parts words. `None` for all others, and for what becomes nothing or several letters.
fn common(c: char) -> Option<char> {
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
        let one = |c: char| {
            let framed = fold_any(&format!("a{c}b"));
            let mut inner = framed.strip_prefix('a')?.strip_suffix('b')?.chars();
            inner.next().filter(|_| inner.next().is_none())
        };
        COMMON.into_iter().flatten().map(|c| one(c).unwrap_or_default()).collect()
    });
    let mut before = 0;
    for range in COMMON {
        if range.contains(&c) {
            let at = before + (u32::from(c) - u32::from(*range.start())) as usize;
            return TABLE.get(at).copied().filter(|plain| *plain != '\0');
        }
        before += (u32::from(*range.end()) - u32::from(*range.start())) as usize + 1;
    }
    None
}

/// Latin letters, those with Vietnamese marks, dashes and quotation marks.
const COMMON: [RangeInclusive<char>; 3] = ['\0'..='\u{24f}', '\u{1e00}'..='\u{1eff}', '\u{2010}'..='\u{2027}'];

/// [`fold`] by the tables of Unicode, for any text.
fn fold_any(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_is_the_long_way() {
        let all: Vec<char> = ('\0'..='\u{3000}').chain('\u{ff00}'..='\u{ffef}').collect();
        for c in &all {
            for text in
                [c.to_string(), format!("a{c}b"), format!("{c}{c} Ấ"), format!("é\u{301}{c}"), format!("{c}\u{323}")]
            {
                assert_eq!(fold(&text), fold_any(&text), "{text:?}");
            }
            assert_eq!(fold_letter(*c), fold_any(&c.to_string()).chars().next().unwrap_or(*c), "{c:?}");
        }
        for pair in all.windows(5) {
            let text: String = pair.iter().collect();
            assert_eq!(fold(&text), fold_any(&text), "{text:?}");
        }
    }
}
