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

/// What every text measures for reasons of its own: a figure counts such a thing only where the text speaks of it.
const TIMES: &[&str] = &["năm", "tháng", "tuần", "ngày", "giờ", "phút", "tuổi"];

/// A figure, by the words that stand behind its number.
struct Counted {
    words: String,
    /// The words of its name.
    name: Vec<String>,
    value: u64,
    shown: String,
}

fn figures(site: &Site) -> Vec<Counted> {
    let counted = |figure: &Figure| {
        let unit = figure.unit.as_deref()?;
        let shown = format!("{} {unit} ({})", format_number(figure.value), figure.name());
        let name = fold_toned(figure.name()).split(' ').map(str::to_owned).collect();
        Some(Counted { words: format!(" {} ", fold_toned(unit)), name, value: figure.value, shown })
    };
    site.figures.iter().filter_map(|entry| counted(&entry.record)).collect()
}

impl Counted {
    /// Whether a line may speak of what this counts: for spans of time, if it has half of the words of the name.
    fn may_be_of(&self, line: &str) -> bool {
        if !TIMES.contains(&self.words.trim()) {
            return true;
        }
        let there = fold_toned(line);
        let there: Vec<&str> = there.split(' ').collect();
        let shared = self.name.iter().filter(|word| there.contains(&word.as_str())).count();
        2 * shared >= self.name.len()
    }
}

/// The numbers of a line that no figure of the same words has, and those figures.
fn disagreeing(line: &str, figures: &[Counted]) -> Vec<(String, Vec<String>)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut found = Vec::new();
    // A number at the end of a clause, of a cell, or before a point of a list counts nothing that follows.
    let ends = |word: &str| word.ends_with(['.', ',', ':', ';', ')', '!', '?', '|']);
    let is_mark = |word: &&str| !word.contains(char::is_alphanumeric);
    for (at, word) in words.iter().enumerate().filter(|(_, word)| !ends(word)) {
        let Ok(value) = parse_count(word.trim_matches(|c: char| !c.is_ascii_digit())) else { continue };
        if words.get(at + 1).is_some_and(is_mark) || is_of_a_date(&words, at) {
            continue;
        }
        let after = format!(" {} ", fold_toned(&words[at + 1..].join(" ")));
        let counts = |figure: &&Counted| after.starts_with(&figure.words) && figure.may_be_of(line);
        let longest = figures.iter().filter(counts).map(|figure| figure.words.len()).max();
        let same: Vec<&Counted> =
            figures.iter().filter(|figure| counts(figure) && Some(figure.words.len()) == longest).collect();
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

/// Whether a number is the month of a year or the year itself: `tháng 10 năm 2017`, `năm 2020 người dân`.
fn is_of_a_date(words: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| fold_toned(words[before]));
    before.is_some_and(|before| ["ngày", "tháng", "năm", "quý"].contains(&before.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_of_the_same_thing_disagrees() {
        let counted = |unit: &str, value: u64| Counted {
            words: format!(" {} ", fold_toned(unit)),
            name: vec!["tham".to_owned(), "quan".to_owned()],
            value,
            shown: format!("{value} {unit}"),
        };
        let figures =
            [counted("tủ sách", 15), counted("người", 1500), counted("người đọc", 300), counted("lượt tập thể", 263)];
        let told = |line: &str| disagreeing(line, &figures);
        assert_eq!(told("Năm 2020 người dân trồng cây; | 12 | Người trồng |; năm 2021, người dân"), []);
        assert_eq!(told("Có 15 tủ sách và 1.500 người."), []);
        assert_eq!(told("Đến nay có 12 tủ sách."), [("12 tủ sách".to_owned(), vec!["15 tủ sách".to_owned()])]);
        assert_eq!(told("12 tủ lạnh, năm 2021, 300 người đọc"), []);
        assert_eq!(told("1. Người nào đọc xong năm 2021: tủ sách nào cũng được"), []);
        assert_eq!(told("hơn 1.400 người"), [("1.400 người".to_owned(), vec!["1500 người".to_owned()])]);
        assert_eq!(told("236 Lượt Tập Thể"), [("236 Lượt Tập Thể".to_owned(), vec!["263 lượt tập thể".to_owned()])]);
        let years = [counted("năm", 5)];
        assert_eq!(disagreeing("tháng 10 năm 2017; đã 12 năm đi làm", &years), []);
        assert_eq!(disagreeing("Sau 12 năm tham quan", &years).len(), 1);
    }
}
