//! Names within running text: where one stands, and what looks like one.

use super::fold::{fold, fold_letter, fold_toned, is_wordy};
use super::letter::split_tone;
use std::ops::Range;

/// What people type for the apostrophe of a name (`H’Yến`), letters of Unicode among it.
const APOSTROPHES: [char; 11] = ['’', '\'', '‘', '`', '´', '′', '＇', 'ʼ', 'ʻ', 'ˈ', 'ꞌ'];

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// The words of a text, folded, and where each stands.
pub fn words(text: &str) -> Vec<(String, Range<usize>)> {
    spans(text).map(|span| (fold(&text[span.clone()]), span)).collect()
}

/// The words of a text, folded but for their tones, and where each stands.
pub fn toned_words(text: &str) -> Vec<(String, Range<usize>)> {
    spans(text).map(|span| (fold_toned(&text[span.clone()]), span)).collect()
}

/// Whether nothing but spaces, one line end, emphasis and the apostrophe of a name (`H’Yến`) stands between words at these
/// places.
pub fn is_phrase<'a>(text: &str, mut spans: impl Iterator<Item = &'a Range<usize>>) -> bool {
    let Some(mut before) = spans.next() else { return true };
    spans.all(|next| {
        let between = &text[before.end..next.start];
        before = next;
        between.chars().all(|c| c.is_whitespace() || "*_>".contains(c) || APOSTROPHES.contains(&c))
            && between.matches('\n').count() < 2
    })
}

/// Whether words at these places are one name: a phrase ([`is_phrase`]), or joined by hyphens before capitals
/// (`Phạm-Văn-Hòa`), as no address is.
pub fn is_name<'a>(text: &str, spans: impl Iterator<Item = &'a Range<usize>> + Clone) -> bool {
    let is_joined = |before: &Range<usize>, next: &Range<usize>| {
        let hyphen = text[before.end..next.start].strip_prefix(HYPHENS).is_some_and(str::is_empty);
        hyphen && begins_with_capital(&text[next.start..]) || is_phrase(text, [before, next].into_iter())
    };
    spans.clone().zip(spans.skip(1)).all(|(before, next)| is_joined(before, next))
}

/// Whether the word `written` may stand for `full`, both as [`fold_toned`] makes them: the same letters, with all its marks
/// or some of them. With another mark it is another word.
pub fn is_written_for(written: &str, full: &str) -> bool {
    let tone = |word: &str| word.chars().find_map(|c| split_tone(c).1);
    let (mut one, mut other) = (written.chars(), full.chars());
    let same = loop {
        match (one.next().map(|c| split_tone(c).0), other.next().map(|c| split_tone(c).0)) {
            (None, None) => break true,
            (Some(one), Some(other)) if one == other || one == fold_letter(other) => {}
            _ => break false,
        }
    };
    same && tone(written).is_none_or(|found| tone(full) == Some(found))
}

fn begins_with_capital(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Every place where `name` stands whole, with its tones, in letters of any case and with tones in either place. What is
/// no letter in the name, `(mẫu)`, stands there as well.
pub fn phrases(text: &str, name: &str) -> Vec<Range<usize>> {
    let parts: Vec<Range<usize>> = spans(name).collect();
    let wanted: Vec<String> = parts.iter().map(|span| fold_toned(&name[span.clone()])).collect();
    let spans: Vec<Range<usize>> = spans(text).collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return Vec::new() };
    let (before, behind) = (name[..first.start].trim(), name[last.end..].trim());
    let is_joined = |there: &[Range<usize>]| {
        there.windows(2).zip(parts.windows(2)).all(|(there, own)| {
            let own = name[own[0].end..own[1].start].trim();
            !own.is_empty() && text[there[0].end..there[1].start].trim() == own || is_phrase(text, there.iter())
        })
    };
    let mut found = Vec::new();
    let mut at = 0;
    while !wanted.is_empty() && at + wanted.len() <= spans.len() {
        let there = &spans[at..at + wanted.len()];
        let same = there.iter().zip(&wanted).all(|(span, wanted)| fold_toned(&text[span.clone()]) == *wanted);
        let (start, end) = (there[0].start, there[wanted.len() - 1].end);
        if same && is_joined(there) && text[..start].ends_with(before) && text[end..].starts_with(behind) {
            found.push(start - before.len()..end + behind.len());
            at += wanted.len();
        } else {
            at += 1;
        }
    }
    found
}

/// `found`, words of a name as they stand in a text, with `name` in their place: in capitals where they are, and word by
/// word where it has as many, so that emphasis and line ends stay.
pub fn respelled(found: &str, name: &str) -> String {
    let name = if found.chars().any(char::is_lowercase) { name.to_owned() } else { name.to_uppercase() };
    let (before, after): (Vec<_>, Vec<_>) = (spans(found).collect(), spans(&name).collect());
    let marked = found.contains(['*', '_', '>', '\n']);
    if before.len() != after.len() || !marked {
        return name;
    }
    let mut text = found.to_owned();
    for (old, new) in before.into_iter().zip(after).rev() {
        text.replace_range(old, &name[new]);
    }
    text
}

/// Where words stand that begin with capitals one after another, two at least: `Trần Thị Lụa`. An apostrophe within a name
/// (`H’Yến`) parts no words here, and what stands behind the one letter before it may be small (`H’yến`).
pub fn capitalised(text: &str) -> Vec<&str> {
    runs(text, |between| {
        between.chars().all(|c| c.is_whitespace() || APOSTROPHES.contains(&c)) && between.matches('\n').count() < 2
    })
}

/// The same where hyphens join some of the words: `Phạm-Văn-Hòa`.
pub fn hyphenated(text: &str) -> Vec<&str> {
    let mut joints = text.match_indices(HYPHENS);
    if !joints.any(|(at, hyphen)| begins_with_capital(&text[at + hyphen.len()..])) {
        return Vec::new();
    }
    let is_joint = |between: &str| {
        between.strip_prefix(HYPHENS).is_some_and(str::is_empty)
            || between.chars().all(|c| c.is_whitespace() || APOSTROPHES.contains(&c))
                && between.matches('\n').count() < 2
    };
    runs(text, is_joint).into_iter().filter(|run| run.contains(HYPHENS)).collect()
}

fn runs(text: &str, is_joint: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut run: Option<(Range<usize>, usize)> = None;
    let mut before = 0..0;
    for span in spans(text) {
        let between = &text[before.end..span.start];
        let led = || between.contains(APOSTROPHES) && text[before.clone()].chars().nth(1).is_none();
        let goes_on = run.is_some() && is_joint(between);
        let capital = begins_with_capital(&text[span.clone()]) || goes_on && led();
        before = span.clone();
        run = match run {
            Some((run, words)) if capital && goes_on => Some((run.start..span.end, words + 1)),
            over => {
                runs.extend(over.filter(|(_, words)| *words > 1).map(|(run, _)| &text[run]));
                capital.then_some((span, 1))
            }
        };
    }
    runs.extend(run.filter(|(_, words)| *words > 1).map(|(run, _)| &text[run]));
    runs
}

fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut letters = text.char_indices().chain([(text.len(), ' ')]);
    let is_of_word = |c: char| is_wordy(c) && (c.is_ascii() || !APOSTROPHES.contains(&c));
    std::iter::from_fn(move || {
        let (start, _) = letters.by_ref().find(|(_, c)| is_of_word(*c))?;
        let end = letters.by_ref().find(|(_, c)| !is_of_word(*c)).map_or(text.len(), |(at, _)| at);
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_with_its_tones_and_no_other() {
        let found = |text: &str, name: &str| -> Vec<String> {
            phrases(text, name).into_iter().map(|span| text[span].to_owned()).collect()
        };
        let text = "Chị Trần Thị Lụa, TRẦN THỊ LỤA; Trần Thị Lựa. Trần\nThị *Lụa* và Trần\n\nThị Lụa, tran-thi-lua";
        assert_eq!(found(text, "Trần Thị Lụa"), ["Trần Thị Lụa", "TRẦN THỊ LỤA", "Trần\nThị *Lụa"]);
        assert_eq!(found("Lê Hoà, Lê Hòa, Lê Hoa", "Lê Hòa"), ["Lê Hoà", "Lê Hòa"]);
        assert_eq!(found("Le\u{302} Thi\u{323} A", "Lê Thị A").len(), 1);
        assert_eq!(found("ở Thôn Bến Mơ (mẫu), Thôn Bến Mơ mẫu", "Thôn Bến Mơ (mẫu)"), ["Thôn Bến Mơ (mẫu)"]);
        assert_eq!(found("bất cứ gì", ""), Vec::<String>::new());
    }

    #[test]
    fn a_name_respelled_keeps_what_is_around_its_words() {
        for (found, respelled) in [
            ("Trần Thị Lựa", "Trần Thị Lụa"),
            ("TRẦN THỊ LỰA", "TRẦN THỊ LỤA"),
            ("Trần Thị** Lựa", "Trần Thị** Lụa"),
            ("Trần\n> Thị Lựa", "Trần\n> Thị Lụa"),
        ] {
            assert_eq!(super::respelled(found, "Trần Thị Lụa"), respelled);
        }
        assert_eq!(super::respelled("Y RIN", "Y’Rin Niê"), "Y’RIN NIÊ");
    }

    #[test]
    fn words_with_capitals_that_follow_each_other() {
        for (text, runs) in [
            ("Chị Trần Thị Lụa ở thôn Đông", vec!["Chị Trần Thị Lụa"]),
            ("bà Lê\nThị Ân. Ông Hồ", vec!["Lê\nThị Ân", "Ông Hồ"]),
            ("H’Yến Niê, Y-Ngông", vec!["H’Yến Niê"]),
            ("Chị H'yến Niê, HʼYến Niê; it's Ba’s", vec!["Chị H'yến Niê", "HʼYến Niê"]),
            ("một hai ba", vec![]),
            ("Lê", vec![]),
        ] {
            assert_eq!(capitalised(text), runs, "{text}");
        }
    }

    #[test]
    fn hyphens_join_names_and_no_addresses() {
        for (text, found) in [
            ("ông Phạm-Văn-Hòa, Bí thư", vec!["Phạm-Văn-Hòa"]),
            ("Phạm Văn-Hòa", vec!["Phạm Văn-Hòa"]),
            ("TRẦN‑THỊ‑LỤA", vec!["TRẦN‑THỊ‑LỤA"]),
            ("@/ho-so/pham-van-hoa, Phạm Văn - Hòa, Lê -Ba", vec![]),
        ] {
            assert_eq!(hyphenated(text), found, "{text}");
        }
    }

    #[test]
    fn fewer_marks_are_the_same_word_and_other_marks_another() {
        for (written, full, same) in [
            ("Hòa", "Hoà", true),
            ("Hoa", "Hòa", true),
            ("Nguyên", "Nguyễn", true),
            ("Nguyển", "Nguyễn", false),
            ("Nguyen", "Nguyễn", true),
            ("Tuán", "Tuấn", true),
            ("Dức", "Đức", true),
            ("Đức", "Dức", false),
            ("Lựa", "Lụa", false),
            ("Lưa", "Lựa", true),
            ("Hòa", "Hoa", false),
            ("Hoá", "Hòa", false),
            ("Bich", "Bích", true),
            ("Bic", "Bích", false),
        ] {
            assert_eq!(is_written_for(&fold_toned(written), &fold_toned(full)), same, "{written} {full}");
        }
    }
}
