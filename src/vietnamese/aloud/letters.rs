//! Capitals: which of them are words of a heading, and which are letters to be named one by one; and words with no regard
//! to them.

use super::super::letter::split_tone;

/// What letters are called in school.
fn called(c: char) -> Option<&'static str> {
    Some(match c {
        'A' => "a",
        'Ă' => "á",
        'Â' => "ớ",
        'B' => "bê",
        'C' => "xê",
        'D' => "dê",
        'Đ' => "đê",
        'E' => "e",
        'Ê' => "ê",
        'F' => "ép",
        'G' => "giê",
        'H' => "hát",
        'I' => "i",
        'J' => "gi",
        'K' => "ca",
        'L' => "e-lờ",
        'M' => "em-mờ",
        'N' => "en-nờ",
        'O' => "o",
        'Ô' => "ô",
        'Ơ' => "ơ",
        'P' => "pê",
        'Q' => "quy",
        'R' => "e-rờ",
        'S' => "ét-xì",
        'T' => "tê",
        'U' => "u",
        'Ư' => "ư",
        'V' => "vê",
        'W' => "vê kép",
        'X' => "ích-xì",
        'Y' => "i dài",
        'Z' => "dét",
        _ => return None,
    })
}

/// A word's letters by their names: "xê tê". What is no letter of the alphabet stays.
pub(super) fn spelled(word: &str) -> String {
    let name = |c: char| called(c).map_or_else(|| c.to_lowercase().to_string(), str::to_owned);
    word.chars().map(name).collect::<Vec<_>>().join(" ")
}

/// Whether a word is of capitals, two at least.
pub(super) fn is_capitals(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// A word of a heading in capitals as it stands in a sentence: with the first letter large, for it may be of a name.
pub(super) fn lowered(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// What stands before `cue`, which is in small letters, at the end of `text`, letter case aside; `None` where it does not end so.
pub(super) fn before_cue<'t>(text: &'t str, cue: &str) -> Option<&'t str> {
    let mut head = text.chars();
    let is_next = |wanted: char| head.next_back().is_some_and(|c| c.to_lowercase().eq([wanted]));
    let ends = cue.chars().rev().all(is_next);
    ends.then_some(head.as_str())
}

const ONSETS: &[&str] = &[
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm", "ăn", "ăng", "ăp",
    "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep", "et", "ê", "êch",
    "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "im",
    "in", "inh", "ip", "it", "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat",
    "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong",
    "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ua", "uân",
    "uâng", "uât", "uây", "uc", "uê", "uêch", "uênh", "ui", "um", "un", "ung", "uôc", "uôi", "uôm", "uôn", "uông",
    "uôt", "uơ", "up", "ut", "uy", "uya", "uych", "uyên", "uyêt", "uynh", "uyt", "uyu", "ư", "ưa", "ưc", "ưi", "ưm",
    "ưn", "ưng", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưt", "ưu", "y", "yêm", "yên", "yêng", "yêt",
    "yêu", "ynh",
];

/// Whether a word could be a syllable of Vietnamese.
pub(super) fn is_syllable(word: &str) -> bool {
    let plain: String = word.to_lowercase().chars().map(|c| split_tone(c).0).collect();
    ONSETS.iter().any(|onset| plain.strip_prefix(onset).is_some_and(|rhyme| RHYMES.contains(&rhyme)))
}
