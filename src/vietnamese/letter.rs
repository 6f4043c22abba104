//! Letters and tones of one syllable: taking a tone off, and the place where a tone belongs.

use unicode_normalization::char::{compose, decompose_canonical};

/// The five tone marks: huyền, hỏi, ngã, sắc, nặng. The sixth tone, ngang, has none.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// A letter without its tone, and the tone: `ậ` is `â` and the dot below, `đ` is `đ` and nothing.
pub(super) fn split_tone(c: char) -> (char, Option<char>) {
    if c.is_ascii() {
        return (c, None);
    }
    let (mut letter, mut tone) = (None, None);
    decompose_canonical(c, |part| {
        if TONES.contains(&part) {
            tone = Some(part);
        } else {
            letter = letter.map_or(Some(part), |bare| compose(bare, part).or(Some(bare)));
        }
    });
    // A mark alone is nobody's tone.
    letter.map_or((c, None), |letter| (letter, tone))
}

/// The upper-case letter of the alphabet that `c` is, without tone: `ấ` is `Â`, `đ` is `Đ`, `ü` is `U`.
/// `None` for what is not written with the Latin alphabet.
pub(super) fn heading(c: char) -> Option<char> {
    let upper = split_tone(c).0.to_uppercase().next()?;
    match upper {
        'A'..='Z' | 'Ă' | 'Â' | 'Đ' | 'Ê' | 'Ô' | 'Ơ' | 'Ư' => Some(upper),
        // Eth looks the same, and old converters from VNI and TCVN3 write it for Đ.
        'Ð' => Some('Đ'),
        _ => {
            let mut base = None;
            decompose_canonical(upper, |part| base = base.or(Some(part)));
            base.filter(char::is_ascii_uppercase)
        }
    }
}

/// Writes a lower-case `word` onto `out` with its tone on the letter where the newer spelling puts it: `hòa` and
/// `hoà` both as `hoà`, `Qúy`'s and `Quý`'s small forms as `quý`, `húê` as `huế`.
///
/// The tone follows its letter as a combining mark, so `out` is not NFC until its writer makes it so. What is not one
/// syllable with one tone (foreign words, words run together) is written as it is: we would be guessing.
pub(super) fn place_tone(word: &str, out: &mut String) {
    let (mut letters, mut tones) = (Vec::<char>::new(), Vec::new());
    for (letter, tone) in word.chars().map(split_tone) {
        tones.extend(tone);
        // Typed in the wrong order, a tone joins its vowel and leaves the vowel's own mark over: ẽ and U+0302 are ễ.
        match letters.last_mut().and_then(|last| Some((compose(*last, letter)?, last))) {
            Some((whole, last)) => *last = whole,
            None => letters.push(letter),
        }
    }
    let ([tone], Some(seat)) = (tones.as_slice(), seat(&letters)) else {
        return out.push_str(word);
    };
    for (at, letter) in letters.into_iter().enumerate() {
        out.push(letter);
        if at == seat {
            out.push(*tone);
        }
    }
}

/// The index of the letter that carries the tone of a syllable, or `None` where there is not exactly one run of vowels.
///
/// A vowel with a mark of its own carries it (the second of ươ). Otherwise it is the middle one of three, the second of
/// two before a final consonant, and of two at the end the first, except oa, oe and uy, where the newer spelling has
/// it on the second. The u of qu and the i of gi belong to the consonant.
fn seat(letters: &[char]) -> Option<usize> {
    let is_vowel = |c: &char| "aăâeêioôơuưy".contains(*c);
    let mut first = letters.iter().position(is_vowel)?;
    let end = first + letters[first..].iter().take_while(|c| is_vowel(c)).count();
    if letters[end..].iter().any(is_vowel) {
        return None;
    }
    if end - first > 1 && matches!(letters[..2], ['q', 'u'] | ['g', 'i']) {
        first += 1;
    }
    let vowels = &letters[first..end];
    if let Some(marked) = vowels.iter().rposition(|c| "ăâêôơư".contains(*c)) {
        return Some(first + marked);
    }
    let on_first = match vowels {
        [_] => true,
        ['o', 'a'] | ['o', 'e'] | ['u', 'y'] => false,
        [_, _] => end == letters.len(),
        _ => false,
    };
    Some(if on_first { first } else { first + 1 })
}
