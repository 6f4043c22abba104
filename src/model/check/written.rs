//! Names as other people write them: with fewer marks, in capitals, with hyphens, parted by markup or into the columns of a
//! table. A longer name and one with other marks are somebody else's.

use crate::path::SourcePath;
use crate::reading::begins_title;
use crate::vietnamese::{is_written_for, toned_words, words};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A name that is looked for.
pub(super) struct Sought {
    /// Its words, as they are compared with their tones.
    toned: Vec<String>,
}

impl Sought {
    pub(super) fn new(name: &str) -> Self {
        Sought { toned: toned_words(name).into_iter().map(|(word, _)| word).collect() }
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.toned.len()
    }

    /// Whether the words at a place of a text, which are those of the name but for their marks, may be written for it.
    pub(super) fn is_written_at(&self, text: &str, span: &Range<usize>) -> bool {
        let there = toned_words(&text[span.clone()]);
        there.len() == self.toned.len()
            && there.iter().zip(&self.toned).all(|((written, _), own)| is_written_for(written, own))
    }

    /// The same, where no longer name stands.
    pub(super) fn stands_at(&self, text: &str, span: &Range<usize>) -> bool {
        self.is_written_at(text, span) && !goes_on(&text[span.clone()], &text[span.end..])
    }
}

/// Many names, found in one look at a text.
pub(super) struct Index<'a> {
    names: Vec<(&'a Sought, Vec<String>)>,
    beginnings: HashMap<String, Vec<usize>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(names: impl Iterator<Item = &'a Sought>) -> Self {
        let folded = |sought: &Sought| -> Vec<String> {
            sought.toned.iter().flat_map(|word| words(word)).map(|(word, _)| word).collect()
        };
        let names: Vec<_> = names.map(|sought| (sought, folded(sought))).collect();
        let mut beginnings: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (_, words)) in names.iter().enumerate() {
            if let Some(first) = words.first() {
                beginnings.entry(first.clone()).or_default().push(at);
            }
        }
        Index { names, beginnings }
    }

    /// Adds which of the names, by their numbers, stand in words that follow each other, if only as parts of longer ones: the
    /// words alone do not say whether one more is of the name.
    pub(super) fn find(&self, run: &str, found: &mut HashSet<usize>) {
        let there = words(run);
        for (at, (word, _)) in there.iter().enumerate() {
            for one in self.beginnings.get(word).into_iter().flatten() {
                let (sought, own) = &self.names[*one];
                let Some(part) = there.get(at..at + own.len()) else { continue };
                let same = part.iter().zip(own).all(|((word, _), own)| word == own);
                let (Some((_, first)), Some((_, last))) = (part.first(), part.last()) else { continue };
                if same && !found.contains(one) && sought.is_written_at(run, &(first.start..last.end)) {
                    found.insert(*one);
                }
            }
        }
    }
}

/// Whether what is written goes on with one more syllable of a name, so that it is a longer one: `Phạm Văn Hòa` before
/// ` Bình`. In a line of capitals a name that one syllable more ends is told from a sentence.
fn goes_on(written: &str, rest: &str) -> bool {
    /// What begins a place or an office, and no name.
    const NO_NAMES: &[&str] =
        &["thôn", "xã", "phường", "huyện", "ấp", "khu", "phố", "tổ", "chi bộ", "chi hội", "sinh năm", "quê quán"];
    let next = |rest: &str| -> Option<usize> {
        let rest = rest.trim_start_matches(['*', '_']);
        let word = rest.trim_start_matches([' ', '\u{a0}', '*', '_']);
        let apart = rest.starts_with([' ', '\u{a0}']) && word.starts_with(char::is_uppercase);
        apart.then(|| word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len())).filter(|end| *end > 0)
    };
    let Some(end) = next(rest) else { return false };
    let from = rest.trim_start_matches([' ', '\u{a0}', '*', '_']);
    let (word, behind) = from.split_at(end);
    let small = from.to_lowercase();
    let is_other =
        |words: &&str| small.strip_prefix(*words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    if begins_title(from) || NO_NAMES.iter().any(is_other) {
        return false;
    }
    let in_capitals = |text: &str| !text.contains(char::is_lowercase);
    match (in_capitals(written), in_capitals(word)) {
        (true, true) => next(behind).is_none(),
        (false, true) => word.chars().count() == 1,
        (true, false) => false,
        (false, false) => true,
    }
}

/// A text with its words where they are, in which nothing but spaces parts the words of one line: marks of emphasis and the
/// cells of tables are gone, one character each. The end of a cell is a tab, of a paragraph an empty line.
pub(super) fn laid_out<'t>(path: &SourcePath, text: &'t str) -> Cow<'t, str> {
    let blank = |marks: &[char]| match text.contains(marks) {
        true => Cow::Owned(text.replace(marks, "\t")),
        false => Cow::Borrowed(text),
    };
    match path.suffix().as_str() {
        "csv" => blank(&[',', ';', '|', '"']),
        "tsv" => blank(&['"']),
        "md" | "markdown" => blank(&['|']),
        "html" | "htm" | "xhtml" | "xml" | "svg" => without_tags(text),
        _ => Cow::Borrowed(text),
    }
}

fn without_tags(text: &str) -> Cow<'_, str> {
    /// Elements within a line of text.
    const WITHIN: &[&str] = &[
        "a", "abbr", "b", "bdi", "big", "cite", "del", "dfn", "em", "font", "i", "ins", "mark", "q", "s", "small",
        "span", "strong", "sub", "sup", "tspan", "u", "wbr",
    ];
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        let Some(length) = rest.find('>').map(|end| end + 1).filter(|_| !name.is_empty()) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        let (begin, fill) = match name.to_ascii_lowercase().as_str() {
            "br" => ("\n", " "),
            "td" | "th" => ("\t", "\t"),
            name if WITHIN.contains(&name) => (" ", " "),
            _ => ("\n", "\n"),
        };
        // What a tag itself says, `title="…"`, is looked for in the text as it is.
        out.push_str(begin);
        out.extend(std::iter::repeat_n(fill, length - 1));
        rest = &rest[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(name: &str, text: &str) -> bool {
        let sought = Sought::new(name);
        let mut found = HashSet::new();
        Index::new([&sought].into_iter()).find(text, &mut found);
        let there = words(text);
        let mut places = there.windows(sought.len()).map(|part| part[0].1.start..part[part.len() - 1].1.end);
        let whole = places.any(|span| sought.stands_at(text, &span));
        assert!(!whole || !found.is_empty(), "{text}");
        whole
    }

    #[test]
    fn one_name_in_many_writings() {
        for (name, texts) in [
            (
                "Phạm Văn Hòa",
                &[
                    "Phạm Văn Hoà",
                    "Pham Van Hoa",
                    "Pham Văn Hoà",
                    "PHẠM VĂN HÒA",
                    "PHẠM VĂN HÒA ĐẠT GIẢI NHẤT",
                    "Phạm-Văn-Hòa",
                    "Ông Phạm Văn Hòa",
                    "Phạm Văn Hòa Bí thư Chi bộ",
                    "Phạm Văn Hòa Thôn Bến Mơ",
                    "Phạm Văn Hòa UBND xã",
                    "Phạm Văn Hòa, Bình",
                    "Phạm Văn Hòa\tBình",
                    "Phạm Văn Hòa\nBình",
                    "Phạm Văn\tHòa\tBí",
                ][..],
            ),
            ("Hoàng Thị Bích Nga", &["Hoang Thi Bich Nga", "Hoàng Thi Bich Nga", "HOANG THI BÍCH NGA"]),
            ("H’Yên Niê", &["H'yên Niê", "HʼYên Niê", "H´YÊN NIÊ", "H` Yen Nie", "H Yên Niê"]),
            ("HʼYên Niê", &["H’Yên Niê"]),
        ] {
            for text in texts {
                assert!(is_found(name, text), "{name} in {text}");
            }
        }
    }

    #[test]
    fn another_name_is_nobodys() {
        for (name, texts) in [
            (
                "Phạm Văn Hòa",
                &[
                    "Phạm Văn Hòa Bình",
                    "PHẠM VĂN HÒA BÌNH",
                    "Phạm Văn Hòa **Bình**",
                    "Phạm Văn Hóa",
                    "Phạm Văn Hoá",
                    "Phan Van Hoa",
                    "Pham Van Ho",
                    "Pham Van",
                ][..],
            ),
            ("Trần Thị Lụa", &["Trần Thị Lựa", "Trần Thị Lúa"]),
            ("Lê Hoa", &["Lê Hòa", "Lê Hoa Mai"]),
        ] {
            for text in texts {
                assert!(!is_found(name, text), "{name} in {text}");
            }
        }
    }

    #[test]
    fn markup_and_cells_part_no_names() {
        for (file, text, out) in [
            ("a.html", "<b>Phạm</b> Văn<br>Hòa", "   Phạm     Văn\n   Hòa"),
            ("a.html", "<td>Lê</td><p>a < b", "\t\t\t\tLê\t\t\t\t\t\n\n\na < b"),
            ("a.csv", "1;\"Phạm Văn\";Hòa", "1\t\tPhạm Văn\t\tHòa"),
            ("a.md", "| Lê | Ba |", "\t Lê \t Ba \t"),
            ("a.txt", "Lê; Ba", "Lê; Ba"),
        ] {
            assert_eq!(laid_out(&SourcePath::new(file), text), out, "{text}");
        }
    }
}
