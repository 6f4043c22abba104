//! Where in the files of an EPUB the pages of the printed book begin.
//!
//! Which file holds the beginning of a page follows from the pages on which its entries and sections begin and end. Where in
//! that file is read from the words: those at the head of the printed page are looked for in the text of the file. Only
//! letters are compared, since a page and a file differ in capitals, numbers of notes and the like. A page whose words the
//! file does not have (it shows a picture, it is blank) begins where the next one does, or at the file's end.

use super::leaves::Leaf;
use super::{CONTENTS, Facts};
use crate::write::html;

/// Letters in which words of a page must agree with the file's, the surest first.
const AGREE: [usize; 2] = [60, 24];
/// A page with fewer letters is looked for as a whole, if it has so many.
const LEAST: usize = 6;
/// In the neighbourhood of words that were found, so many are enough.
const NEAR: usize = 14;

/// Gives each page of the printed book to the leaf in which it begins.
pub(super) fn assign(leaves: &mut [Leaf], facts: &Facts) {
    let spans = spans(leaves, facts);
    let last = spans.iter().flatten().map(|(_, last)| *last).max().unwrap_or(0);
    for folio in 1..=last {
        let holds = |test: &dyn Fn(usize, usize) -> bool| {
            spans.iter().position(|span| span.is_some_and(|(first, last)| test(first, last)))
        };
        if let Some(leaf) = holds(&|first, last| first < folio && folio <= last) {
            leaves[leaf].within.push(folio);
        } else if let Some(leaf) = holds(&|first, _| first >= folio) {
            // Before the first of them stand only pages that no file tells: a half title, a blank one.
            leaves[leaf].folios.push(folio);
        }
    }
}

/// The first and last pages of each leaf that is printed. A section goes on until something else begins.
fn spans(leaves: &[Leaf], facts: &Facts) -> Vec<Option<(usize, usize)>> {
    let mut next = None;
    let mut spans: Vec<Option<(usize, usize)>> = leaves
        .iter()
        .rev()
        .map(|leaf| {
            let entry = facts.entries.get(&leaf.key).map(|pages| (pages.first, pages.last));
            let span = entry.or_else(|| {
                let first = *facts.sections.get(&leaf.key)?;
                Some((first, next.map_or(first, |next: usize| first.max(next.saturating_sub(1)))))
            });
            let span = span.filter(|(first, _)| *first > 0);
            next = span.map(|(first, _)| first).or(next);
            span
        })
        .collect();
    spans.reverse();
    spans
}

/// The text of a leaf with marks where the pages within it begin.
pub(super) fn mark(leaf: &Leaf, text: String, facts: &Facts) -> String {
    if leaf.within.is_empty() {
        return text;
    }
    let letters = Letters::of(&text);
    let mut from = 0;
    let found: Vec<Option<usize>> = leaf
        .within
        .iter()
        .map(|folio| {
            let head = facts.heads.get(folio)?;
            let at = letters.among_notes(&text, head, from).or_else(|| letters.find(head, from))?;
            from = letters.floor(at + 1);
            Some(at)
        })
        .collect();
    let end = match leaf.key == CONTENTS {
        // The list of contents holds nothing but its lines.
        true => text.find("<nav"),
        false => text.rfind("</section>"),
    };
    let Some(mut place) = end else { return text };
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for (folio, at) in leaf.within.iter().zip(found).rev() {
        place = at.map_or(place, |at| before_word(&text, letters.place(at)));
        marks.push((place, *folio));
    }
    marks.sort_unstable();
    let mut marked = String::with_capacity(text.len() + marks.len() * 90);
    let mut done = 0;
    for (place, folio) in marks {
        marked.push_str(&text[done..place]);
        marked.push_str(&format!(
            "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-{folio}\" aria-label=\"{folio}\"></span>"
        ));
        done = place;
    }
    marked.push_str(&text[done..]);
    marked
}

/// Back over what stands before a word's first letter: a quotation mark.
fn before_word(text: &str, place: usize) -> usize {
    let ends = |c: char| c.is_whitespace() || matches!(c, '>' | ';');
    text[..place].char_indices().rev().find(|(_, c)| ends(*c)).map_or(place, |(at, c)| at + c.len_utf8())
}

/// The number of a list's item, which stands before it by itself.
fn list_number(run: &str) -> Option<usize> {
    run.trim().strip_suffix('.')?.parse().ok()
}

/// Whether a run of a page is a letter that leads to an address below the text: only paper has these.
fn is_address_mark(run: &str) -> bool {
    let mark = run.trim_matches(|c: char| c == '\u{2060}' || c.is_whitespace());
    (1..=2).contains(&mark.len()) && mark.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase)
}

/// The letters of a file's text.
struct Letters {
    text: String,
    /// For each letter: where it is in `text`, and in the file.
    places: Vec<(usize, usize)>,
}

impl Letters {
    fn of(page: &str) -> Self {
        let mut own = Letters { text: String::new(), places: Vec::new() };
        let start = page.find("<body").unwrap_or(0);
        let mut skips_to = None;
        for (at, c) in page[start..].char_indices() {
            match (skips_to, c) {
                (Some(end), c) if c == end => skips_to = None,
                (Some(_), _) => {}
                (None, '<') => skips_to = Some('>'),
                (None, '&') => skips_to = Some(';'),
                (None, c) if c.is_alphabetic() => {
                    own.places.push((own.text.len(), start + at));
                    own.text.extend(c.to_lowercase());
                }
                _ => {}
            }
        }
        own
    }

    /// Where in the file a letter stands.
    fn place(&self, at: usize) -> usize {
        let number = self.places.partition_point(|(letter, _)| *letter < at);
        self.places.get(number).map_or(0, |(_, place)| *place)
    }

    /// The place of a page that begins among the notes of the text, told by the number of the first note that begins on it:
    /// notes that name the same book again and again differ in nothing else.
    fn among_notes(&self, page: &str, head: &[String], from: usize) -> Option<usize> {
        let (run, number) = head.iter().enumerate().find_map(|(at, run)| Some((at, list_number(run)?)))?;
        let mark = format!("id=\"{}\"", html::note_id(number));
        let mark = page.find(&mark)?;
        let place = self.places.partition_point(|(_, place)| *place < mark);
        let note = self.places.get(place)?.0;
        let before: String = head[..run].iter().flat_map(|run| letters(run)).collect();
        let after: String = head[run + 1..].iter().flat_map(|run| letters(run)).take(NEAR).collect();
        let at = note.checked_sub(before.len()).filter(|at| *at >= from)?;
        let agrees = self.text.get(at..note)? == before && self.text.get(note..)?.starts_with(&after);
        (agrees && !after.is_empty()).then_some(at)
    }

    /// The first place, at or after `from`, of words that stand at the head of a page.
    fn find(&self, head: &[String], from: usize) -> Option<usize> {
        // Each run of the page with all that follows it.
        let told = |run: &String| if is_address_mark(run) { Vec::new() } else { letters(run).collect() };
        let runs: Vec<Vec<char>> = head.iter().map(told).collect();
        let tails: Vec<Vec<char>> = (0..runs.len()).map(|first| runs[first..].concat()).collect();
        let rest = self.text.get(from..)?;
        let whole = tails.first()?;
        let start = |run: usize, size: usize| -> Option<String> { Some(tails[run].get(..size)?.iter().collect()) };
        let sizes = if whole.len() >= AGREE[1] { &AGREE[..] } else { &[whole.len()][..] };
        let sizes = sizes.iter().filter(|size| **size >= LEAST);
        let (at, run) = sizes.into_iter().find_map(|size| {
            let found = (0..runs.len()).filter_map(|run| Some((from + rest.find(&start(run, *size)?)?, run)));
            found.min()
        })?;
        // What stands before it on the page may differ in a letter, and yet be there.
        let earlier = (0..run).find_map(|before| {
            let skipped: usize = runs[before..run].iter().flatten().map(|c| c.len_utf8()).sum();
            let low = self.floor(at.saturating_sub(skipped + NEAR).max(from));
            Some(low + self.text[low..at].find(&start(before, NEAR)?)?)
        });
        Some(earlier.unwrap_or(at))
    }

    /// The beginning of the letter at `at`.
    fn floor(&self, at: usize) -> usize {
        let number = self.places.partition_point(|(letter, _)| *letter < at);
        self.places.get(number).map_or(self.text.len(), |(letter, _)| *letter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, pages: &[&[&str]]) -> String {
        let heads = (2..).zip(pages).map(|(folio, runs)| (folio, runs.iter().map(|run| (*run).to_owned()).collect()));
        let mut facts = Facts::default();
        facts.heads = heads.collect();
        let mut leaf = Leaf::bare("ho-so/a");
        leaf.within = (2..2 + pages.len()).collect();
        let page = mark(&leaf, format!("<body><section>{text}</section></body>"), &facts);
        let short = page.replace(" epub:type=\"pagebreak\" role=\"doc-pagebreak\"", "");
        let mut out = String::new();
        for (index, part) in short.split("<span id=\"page-").enumerate() {
            match part.split_once("</span>").filter(|_| index > 0) {
                Some((folio, rest)) => {
                    out.push_str(&format!("|{}|{rest}", folio.split('"').next().unwrap_or_default()))
                }
                None => out.push_str(part),
            }
        }
        out.replace("<body><section>", "").replace("</section></body>", "")
    }

    #[test]
    fn a_page_begins_within_a_paragraph_at_its_first_word() {
        let text = "<p>Chị Lan có thói quen đến thăm sản phụ vào ba ngày: <em>ngày thứ ba</em>, “ngày thứ bảy và hôm đầy tháng.</p>";
        let page: &[&str] = &["ngày thứ bảy", "và hôm đầy tháng"];
        assert_eq!(marked(text, &[page]), text.replace("“ngày", "|2|“ngày"));
    }

    #[test]
    fn capitals_numbers_of_notes_and_what_is_only_on_paper_do_not_matter() {
        let text = "<p>Một hai ba bốn.</p><h2>Nguyễn Văn A</h2><p>Hộ sinh ở vùng cao có<sup>1</sup> những đêm phải đi bộ xuyên rừng.</p>";
        let page: &[&str] = &["NA", "NGUYỄN VĂN A", "Hộ sinh ở vùng cao có", "12", "những đêm phải đi bộ xuyên rừng."];
        assert_eq!(marked(text, &[page]), text.replace("Nguyễn", "|2|Nguyễn"));
    }

    /// Notes that name one book differ only in numbers.
    #[test]
    fn a_page_that_begins_with_a_note_is_told_by_its_number() {
        let said = "Hồ Chí Minh: Toàn tập, Nxb Chính trị quốc gia Sự thật, Hà Nội, 2011, tập 5, tr. ";
        let notes: String =
            (1..=5).map(|n| format!("<li><aside id=\"_fn-{n}\"><p>{said}{n}.</p></aside></li>")).collect();
        let text = format!("<p>Câu thứ nhất của bài này.</p><ol>{notes}</ol>");
        let (third, rest) = (format!("{said}3."), &said[said.len() - 13..]);
        let begins: &[&str] = &["3.", &third, "4.", &format!("{said}4.")];
        assert_eq!(marked(&text, &[begins]), text.replace("fn-3\"><p>", "fn-3\"><p>|2|"));
        // One line of the second note stands on the page before.
        let goes_on: &[&str] = &[&format!("{rest}2."), "3.", &third];
        let marked = marked(&text, &[goes_on]);
        assert_eq!(marked, text.replace(&format!("{rest}2."), &format!("|2|{rest}2.")));
    }

    #[test]
    fn marks_of_addresses_are_only_on_paper() {
        let text = "<p>Một hai ba bốn.</p><p>Tin trên <a href=\"#\">báo Hoa Sen</a> và trên <a href=\"#\">đài</a> huyện nhà.</p>";
        let page: &[&str] = &["Tin trên", "báo Hoa Sen", "\u{2060}a", "và trên", "đài", "b", "huyện nhà."];
        assert_eq!(marked(text, &[page]), text.replace("Tin", "|2|Tin"));
    }

    #[test]
    fn a_page_of_pictures_begins_with_the_next_one_or_at_the_end() {
        let text =
            "<p>Câu thứ nhất của bài này là một câu khá dài.</p><p>Câu thứ hai cũng dài không kém gì câu trước đó.</p>";
        let second: &[&str] = &["Câu thứ hai cũng dài không kém gì câu trước đó."];
        let at = text.replace("Câu thứ hai", "|2||3|Câu thứ hai");
        assert_eq!(marked(text, &[&[], second, &["Không có ở đây"]]), format!("{at}|4|"));
    }

    #[test]
    fn the_same_words_again_are_the_next_page() {
        let verse = "Đồng Tháp Mười đẹp nhất bông sen, Việt Nam đẹp nhất có tên Bác Hồ. ";
        let text = format!("<p>{verse}</p><p>{verse}</p><p>{verse}</p>");
        let page: &[&str] = &[verse];
        assert_eq!(marked(&text, &[page, page]), format!("<p>|2|{verse}</p><p>|3|{verse}</p><p>{verse}</p>"));
    }
}
