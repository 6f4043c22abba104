//! Names within running text: where one stands, and what looks like one.

use super::fold::{fold, fold_toned, is_wordy};
use std::ops::Range;

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
        between.chars().all(|c| c.is_whitespace() || "*_>’'".contains(c)) && between.matches('\n').count() < 2
    })
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
/// (`H’Yến`) parts no words here.
pub fn capitalised(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut run: Option<(Range<usize>, usize)> = None;
    for span in spans(text) {
        let capital = text[span.clone()].chars().next().is_some_and(char::is_uppercase);
        let goes_on = run.as_ref().is_some_and(|(run, _)| {
            let between = &text[run.end..span.start];
            between.chars().all(|c| c.is_whitespace() || "’'".contains(c)) && between.matches('\n').count() < 2
        });
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
    std::iter::from_fn(move || {
        let (start, _) = letters.by_ref().find(|(_, c)| is_wordy(*c))?;
        let end = letters.by_ref().find(|(_, c)| !is_wordy(*c)).map_or(text.len(), |(at, _)| at);
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
            ("một hai ba", vec![]),
            ("Lê", vec![]),
        ] {
            assert_eq!(capitalised(text), runs, "{text}");
        }
    }
}
