//! Numbers typed in texts that disagree with the data (kiểm số): where a figure of record counts the same thing and no such
//! figure has that number. A person decides: the text may speak of another year.

use super::super::yearbook::WorkInputs;
use crate::model::{Site, Subject};
use crate::path::SourcePath;
use crate::reading::vocabulary::{Figure, Term};
use crate::vietnamese::{fold_toned, format_number, parse_count};

/// A number in a text, and what the data say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    pub path: SourcePath,
    pub line: usize,
    /// The number with what it counts, as it is typed.
    pub typed: String,
    /// Each figure that counts the same: `15 tủ sách (Tủ sách đầu ngõ)`.
    pub known: Vec<String>,
}

/// Those of the book's texts, in its order.
pub(super) fn numbers(inputs: WorkInputs<'_>) -> Vec<Number> {
    let book = inputs.book;
    let site = &book.site;
    let of_entries = book.entries().map(|subject| match subject {
        Subject::Profile(i) => &site.profiles[i].body_path,
        subject => site.path(subject),
    });
    let mut paths: Vec<SourcePath> = Vec::new();
    for path in of_entries.chain(book.volume.front.iter().map(|piece| &piece.path)) {
        if !paths.contains(path) {
            paths.push(path.clone());
        }
    }
    let figures = figures(site);
    let mut found = Vec::new();
    for path in paths {
        let Ok(text) = inputs.sources.text(&path) else { continue };
        // What is for the office alone is not looked through.
        for (number, line) in (1..).zip(crate::schema::redacted(&text.text).lines()) {
            let typed = disagreeing(line, &figures).into_iter();
            found.extend(typed.map(|(typed, known)| Number { path: path.clone(), line: number, typed, known }));
        }
    }
    found
}

/// A figure, by the words that stand behind its number.
struct Counted {
    words: String,
    value: u64,
    shown: String,
}

fn figures(site: &Site) -> Vec<Counted> {
    let counted = |figure: &Figure| {
        let unit = figure.unit.as_deref()?;
        let shown = format!("{} {unit} ({})", format_number(figure.value), figure.name());
        Some(Counted { words: format!(" {} ", fold_toned(unit)), value: figure.value, shown })
    };
    site.figures.iter().filter_map(|entry| counted(&entry.record)).collect()
}

/// The numbers of a line that no figure of the same words has, and those figures.
fn disagreeing(line: &str, figures: &[Counted]) -> Vec<(String, Vec<String>)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut found = Vec::new();
    // A number at the end of a sentence, or before a point of a list, counts nothing that follows.
    let ends = |word: &str| word.ends_with(['.', ':', ';', ')', '!', '?']);
    for (at, word) in words.iter().enumerate().filter(|(_, word)| !ends(word)) {
        let Ok(value) = parse_count(word.trim_matches(|c: char| !c.is_ascii_digit())) else { continue };
        let after = format!(" {} ", fold_toned(&words[at + 1..].join(" ")));
        let longest = figures.iter().filter(|figure| after.starts_with(&figure.words)).map(|f| f.words.len()).max();
        let same: Vec<&Counted> = figures
            .iter()
            .filter(|figure| after.starts_with(&figure.words) && Some(figure.words.len()) == longest)
            .collect();
        if same.is_empty() || same.iter().any(|figure| figure.value == value) {
            continue;
        }
        let count = same[0].words.split_whitespace().count();
        let typed = words[at..=(at + count).min(words.len() - 1)].join(" ");
        found.push((
            typed.trim_end_matches(['.', ',', ';', ':']).to_owned(),
            same.iter().map(|f| f.shown.clone()).collect(),
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_of_the_same_thing_disagrees() {
        let counted = |unit: &str, value: u64| Counted {
            words: format!(" {} ", fold_toned(unit)),
            value,
            shown: format!("{value} {unit}"),
        };
        let figures =
            [counted("tủ sách", 15), counted("người", 1500), counted("người đọc", 300), counted("lượt tập thể", 263)];
        let told = |line: &str| disagreeing(line, &figures);
        assert_eq!(told("Có 15 tủ sách và 1.500 người."), []);
        assert_eq!(told("Đến nay có 12 tủ sách."), [("12 tủ sách".to_owned(), vec!["15 tủ sách".to_owned()])]);
        assert_eq!(told("12 tủ lạnh, năm 2021, 300 người đọc"), []);
        assert_eq!(told("1. Người nào đọc xong năm 2021: tủ sách nào cũng được"), []);
        assert_eq!(told("hơn 1.400 người"), [("1.400 người".to_owned(), vec!["1500 người".to_owned()])]);
        assert_eq!(told("236 Lượt Tập Thể"), [("236 Lượt Tập Thể".to_owned(), vec!["263 lượt tập thể".to_owned()])]);
    }
}
