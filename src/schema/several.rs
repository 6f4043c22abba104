//! Several words of a closed list in one value, and words that mean one of them: `trang và kỷ yếu`, `cả hai`, `website`.

use crate::vietnamese::fold;

/// What stands between two words.
const AND: [&str; 4] = ["va", "and", "cung", "voi"];

/// The words of a closed list that a text is made of, each once and as they are to be written; `None` where anything else
/// stands in it. `words` are the English and the Vietnamese ones, `meant` what else people write and what it is, without tones.
pub(super) fn several(
    text: &str,
    words: &'static [(&'static str, &'static str)],
    meant: &'static [(&'static str, &'static [&'static str])],
) -> Option<Vec<&'static str>> {
    /// Words of the longest phrase.
    const LONGEST: usize = 6;
    let folded = fold(text);
    let tokens: Vec<&str> = folded.split(' ').filter(|token| !token.is_empty()).collect();
    let of = |phrase: &str| -> Option<Vec<&'static str>> {
        let is = |word: &str| fold(word) == phrase;
        let word = words.iter().find(|(word, alias)| is(word) || is(alias)).map(|(_, alias)| vec![*alias]);
        word.or_else(|| meant.iter().find(|(said, _)| *said == phrase).map(|(_, meant)| meant.to_vec()))
    };
    let mut found: Vec<&'static str> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let longest = (at + 1..=tokens.len().min(at + LONGEST)).rev();
        let known = longest.filter_map(|end| Some((end, of(&tokens[at..end].join(" "))?))).next();
        match known {
            Some((end, words)) => {
                found.extend(words.into_iter().filter(|word| !found.contains(word)).collect::<Vec<_>>());
                at = end;
            }
            None if AND.contains(&tokens[at]) && at > 0 && at + 1 < tokens.len() => at += 1,
            None => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::several;

    #[test]
    fn words_in_one_value_are_told_apart() {
        const WORDS: &[(&str, &str)] = &[("site", "trang"), ("yearbook", "ky_yeu")];
        const MEANT: &[(&str, &[&str])] = &[
            ("website", &["trang"]),
            ("trang web", &["trang"]),
            ("sach", &["ky_yeu"]),
            ("ca hai", &["trang", "ky_yeu"]),
        ];
        for (text, found) in [
            ("trang và ky_yeu", "trang ky_yeu"),
            ("trang; ky_yeu", "trang ky_yeu"),
            ("trang ky_yeu", "trang ky_yeu"),
            ("Trang, Kỷ yếu", "trang ky_yeu"),
            ("trang/kỷ yếu", "trang ky_yeu"),
            ("trang & ky-yeu", "trang ky_yeu"),
            ("trang web + sách", "trang ky_yeu"),
            ("site and yearbook", "trang ky_yeu"),
            ("sách, website", "ky_yeu trang"),
            ("cả hai", "trang ky_yeu"),
            ("trang, trang", "trang"),
            ("Trang", "trang"),
            ("ky-yeu", "ky_yeu"),
            ("kỷ yếu", "ky_yeu"),
            ("website", "trang"),
            ("sách", "ky_yeu"),
        ] {
            assert_eq!(several(text, WORDS, MEANT).map(|found| found.join(" ")).as_deref(), Some(found), "{text}");
        }
        for text in
            ["", "trang hoặc kỷ yếu", "không trang", "trang khác", "và", "và trang", "trang và", "tất cả", "báo"]
        {
            assert_eq!(several(text, WORDS, MEANT), None, "{text}");
        }
    }
}
