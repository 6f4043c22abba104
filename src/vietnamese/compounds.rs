//! Words of two syllables that a heading does not part. Vietnamese writes a space within its words, so a line may end in
//! the midst of one; in running text nobody minds, in large letters "Chỉ / thị 05" is stumbled over.

use std::collections::HashSet;
use std::sync::LazyLock;

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("compounds.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|word| !word.is_empty()).collect()
});

/// The places in `words`, syllables with what punctuation clings to them, after which a heading's line does not end: within
/// a common word, and before the last syllable of a name of people or places ("Trương Công Lực", "Thanh Xuân").
pub fn held_together(words: &[&str]) -> Vec<bool> {
    let mut held: Vec<bool> = words.windows(2).map(|pair| is_compound(pair[0], pair[1])).collect();
    held.resize(words.len(), false);
    let mut at = 0;
    while at < words.len() {
        let length = name_at(&words[at..]);
        // Where a word of the list begins or ends within it, that is no name: "Trạm Y tế".
        if length > 1 && !held[at..at + length].iter().any(|held| *held) {
            held[at + length - 2] = true;
        }
        at += length.max(1);
    }
    held
}

fn is_compound(left: &str, right: &str) -> bool {
    let (left, right) = (left.trim_start_matches(is_mark), right.trim_end_matches(is_mark));
    // Nothing in the list has a longer syllable.
    left.len() + right.len() <= 24 && KNOWN.contains(format!("{left} {right}").to_lowercase().as_str())
}

/// How many words from here on are one name: each with a capital and small letters after it, and with nothing that parts
/// them but an opening mark at the head and a closing one at the end.
fn name_at(words: &[&str]) -> usize {
    let mut length = 0;
    for word in words {
        let bare = word.trim_matches(is_mark);
        let named = bare.split('’').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
        });
        if !named || (length > 0 && word.starts_with(is_mark)) {
            break;
        }
        length += 1;
        if word.ends_with(is_mark) {
            break;
        }
    }
    length
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_and_ends_of_names_stay_together() {
        for (text, set) in [
            ("Quận ủy Thanh Xuân ban hành Kế hoạch 28-KH/QU", "Quận_ủy Thanh_Xuân ban hành Kế_hoạch 28-KH/QU"),
            ("Hộ gia đình ông Trương Công Lực", "Hộ gia_đình ông Trương Công_Lực"),
            ("Tập thể Trạm Y tế xã Hoa Ban (mẫu)", "Tập_thể Trạm Y_tế xã Hoa_Ban (mẫu)"),
            ("Về “Chỉ thị”, Kế hoạch", "Về “Chỉ_thị”, Kế_hoạch"),
            ("Lạng Sơn, Hà Nội. Uông Bí: bản cam kết", "Lạng_Sơn, Hà_Nội. Uông_Bí: bản cam_kết"),
            ("KHEN THƯỞNG NĂM NAY", "KHEN_THƯỞNG NĂM NAY"),
            ("của chỉ, thị trấn", "của chỉ, thị_trấn"),
            ("H’Yến Niê", "H’Yến_Niê"),
            ("", ""),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let held = held_together(&words);
            let marks = held.iter().map(|held| if *held { "_" } else { " " });
            let shown: String = words.iter().zip(marks).flat_map(|(word, mark)| [*word, mark]).collect();
            assert_eq!(shown.trim_end(), set);
        }
    }

    #[test]
    fn each_word_of_the_list_is_of_two_syllables_in_small_letters() {
        for word in KNOWN.iter() {
            assert_eq!(word.split(' ').count(), 2, "{word}");
            assert_eq!(word.to_lowercase(), **word);
        }
        assert!(KNOWN.len() > 200);
    }
}
