//! Texts as they are stored for showing: numbers of listed words, with what differs from the usual written out.
//!
//! Between two words stands a space, a text or a sentence begins with a capital letter, and words are listed: of what
//! is otherwise a code says so. A text of 640 words takes a kilobyte instead of three, and half of what gzip would
//! leave of it.

use super::lexicon::{Case, Lexicon};
use super::number::put;
use super::reading::{END, Reading, Token};

/// A word as it stands: its length in UTF-16 units, then its letters.
const LITERAL: usize = 0;
/// The next word has a capital where it would have none, or none where it would have one.
const FLIP: usize = 1;
/// The next word is all capitals.
const UPPER: usize = 2;
/// What stands before the next word, as it is: its length in UTF-16 units, then its characters.
const GAP: usize = 3;
const STOP: usize = 4;
/// From here, the usual gaps by number.
const GAPS: usize = 5;
/// How many gaps have a number.
const USUAL_GAPS: usize = 12;
/// Numbers of listed words begin here.
pub const RESERVED: usize = GAPS + USUAL_GAPS;

/// What stands between the pieces of a text.
const BREAK: &str = "\n";

/// Writes texts for one site.
#[derive(Debug)]
pub struct Coder<'a> {
    reading: &'a Reading<'a>,
    lexicon: &'a Lexicon,
    /// The most frequent gaps, but for a space alone.
    pub gaps: Vec<&'a str>,
    /// For each gap of the reading.
    kinds: Vec<Gap>,
}

#[derive(Debug, Clone, Copy)]
struct Gap {
    number: Option<usize>,
    space: bool,
    /// Whether a sentence begins after it.
    ends: bool,
}

impl<'a> Coder<'a> {
    pub fn new(reading: &'a Reading<'a>, lexicon: &'a Lexicon) -> Self {
        let mut counts = vec![0_u32; reading.gaps.len()];
        for script in &reading.scripts {
            for (_, tokens) in &script.pieces {
                tokens.iter().for_each(|token| counts[token.gap as usize] += 1);
            }
        }
        let mut order: Vec<usize> = (0..counts.len()).filter(|i| !matches!(reading.gaps[*i], " " | "")).collect();
        order.sort_by(|a, b| counts[*b].cmp(&counts[*a]).then_with(|| reading.gaps[*a].cmp(reading.gaps[*b])));
        // A piece ends in most texts.
        let mut gaps = vec![BREAK];
        gaps.extend(order.into_iter().map(|i| reading.gaps[i]).filter(|gap| *gap != BREAK).take(USUAL_GAPS - 1));
        let kinds = reading.gaps.iter().map(|text| Gap::of(text, &gaps)).collect();
        Coder { reading, lexicon, gaps, kinds }
    }

    /// Writes a title.
    pub fn title(&self, tokens: &[Token], out: &mut String) {
        Line { coder: self, out, capital: true, expected: "" }.tokens(tokens);
        put(out, STOP);
    }

    /// Writes the pieces of a text.
    pub fn pieces<'t>(&self, pieces: impl Iterator<Item = &'t [Token]>, out: &mut String) {
        for (number, tokens) in pieces.enumerate() {
            if number > 0 {
                put(out, GAPS);
            }
            Line { coder: self, out, capital: true, expected: "" }.tokens(tokens);
        }
        put(out, STOP);
    }
}

impl Gap {
    fn of(text: &str, gaps: &[&str]) -> Self {
        Gap {
            number: gaps.iter().position(|gap| *gap == text),
            space: text == " ",
            ends: text.contains(['.', '!', '?', '\n']),
        }
    }
}

struct Line<'a, 'o> {
    coder: &'a Coder<'a>,
    out: &'o mut String,
    /// Whether the next word is expected to begin with a capital letter.
    capital: bool,
    /// The gap that is expected next: none at the beginning, else a space.
    expected: &'static str,
}

impl Line<'_, '_> {
    fn tokens(&mut self, tokens: &[Token]) {
        for token in tokens {
            if token.word == END {
                self.expected = "";
            }
            self.gap(token.gap as usize);
            if token.word != END {
                self.word(token.word as usize);
            }
        }
    }

    fn gap(&mut self, number: usize) {
        let (gap, text) = (self.coder.kinds[number], self.coder.reading.gaps[number]);
        let first = std::mem::replace(&mut self.expected, " ");
        self.capital = gap.ends || (self.capital && first.is_empty());
        if (gap.space && first == " ") || (text.is_empty() && first.is_empty()) {
            return;
        }
        match gap.number {
            Some(number) => put(self.out, GAPS + number),
            None => {
                put(self.out, GAP);
                self.literal(text);
            }
        }
    }

    fn word(&mut self, number: usize) {
        let spelling = &self.coder.lexicon.spellings[number];
        let capital = std::mem::replace(&mut self.capital, false);
        let Some(listed) = spelling.listed.filter(|_| spelling.case != Case::Mixed) else {
            put(self.out, LITERAL);
            return self.literal(self.coder.reading.words[number]);
        };
        match spelling.case {
            Case::Upper => put(self.out, UPPER),
            case if (case == Case::Capital) != capital => put(self.out, FLIP),
            _ => {}
        }
        put(self.out, RESERVED + listed);
    }

    fn literal(&mut self, text: &str) {
        put(self.out, text.chars().map(char::len_utf16).sum());
        self.out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{Document, Piece, Place, Sort};
    use super::super::number::ENDING;
    use super::super::reading::read;
    use super::*;
    use crate::path::Route;

    fn document(pieces: &[&str]) -> Document {
        let pieces = pieces.iter().map(|text| Piece { place: Place::Body, text: (*text).to_owned() }).collect();
        Document {
            sort: Sort::Page,
            title: "Trang".to_owned(),
            route: Route::home(),
            pieces,
            units: Vec::new(),
            fields: Vec::new(),
            awards: Vec::new(),
            years: Vec::new(),
        }
    }

    /// A stored text as a reader understands it.
    struct Stored<'a> {
        text: std::str::Chars<'a>,
    }

    impl Stored<'_> {
        fn number(&mut self) -> usize {
            let mut lead = 0;
            loop {
                let byte = self.text.next().expect("a digit") as usize;
                let value = byte - '#' as usize - usize::from(byte > '\\' as usize);
                if value < ENDING {
                    return lead * ENDING + value;
                }
                lead = lead * (91 - ENDING) + value - ENDING + 1;
            }
        }

        fn literal(&mut self) -> String {
            let (mut left, mut out) = (self.number(), String::new());
            while left > 0 {
                let c = self.text.next().expect("a literal");
                left -= c.len_utf16();
                out.push(c);
            }
            out
        }

        fn read(&mut self, coder: &Coder<'_>) -> String {
            let (mut out, mut gap, mut flip, mut upper) = (String::new(), None::<String>, false, false);
            loop {
                let number = self.number();
                let more = match number {
                    FLIP => {
                        flip = true;
                        continue;
                    }
                    UPPER => {
                        upper = true;
                        continue;
                    }
                    GAP => self.literal(),
                    GAPS..RESERVED => coder.gaps[number - GAPS].to_owned(),
                    STOP => return out + &gap.unwrap_or_default(),
                    _ => {
                        let before = gap.take().unwrap_or_else(|| if out.is_empty() { "" } else { " " }.to_owned());
                        let capital = out.is_empty() || before.contains(['.', '!', '?', '\n']);
                        out.push_str(&before);
                        if number == LITERAL {
                            out.push_str(&self.literal());
                        } else {
                            let word = &coder.lexicon.listed[number - RESERVED];
                            let mut letters = word.chars();
                            let first = letters.next().expect("a letter");
                            if upper {
                                out.push_str(&word.to_uppercase());
                            } else if capital != flip {
                                out.extend(first.to_uppercase().chain(letters));
                            } else {
                                out.push_str(word);
                            }
                        }
                        (flip, upper) = (false, false);
                        continue;
                    }
                };
                gap = Some(gap.unwrap_or_default() + &more);
            }
        }
    }

    #[test]
    fn texts_come_back() {
        let texts: [&[&str]; 12] = [
            &["Một câu. Hai câu! ba câu? Bốn"],
            &["“Trong ngoặc”, ngoài ngoặc", "(đoạn sau)", "- gạch đầu dòng."],
            &["HAI CHỮ HOA", "chữ thường đầu đoạn", "ThS. Lê Thị Qúy và iPhone"],
            &["05-CT/TW, 12-QĐ/ĐU; 1.500 lượt: 78,5%"],
            &["  đầu có dấu cách, cuối cũng thế  ", "hai  dấu  cách"],
            &["dòng một\ndòng hai\n\nDòng bốn"],
            &["Ω Ελληνικά 中文 한국어 😀 nghĩa \u{10400}\u{10428} là", "x \\ \" ' < > & y"],
            &["A Á à ĐÔ đô Đô"],
            &["a"],
            &["Ǆ ǅ ǆ ß ẞ ﬁ İ ı"],
            &["một hai ba", "một hai ba", "một hai ba", "Một Hai Ba", "MỘT HAI BA."],
            &[],
        ];
        let mut documents: Vec<Document> = texts.iter().map(|pieces| document(pieces)).collect();
        // Often enough to be listed.
        documents.extend((0..3).map(|_| document(&["hai chữ hoa thường đầu đoạn a á à đô ǆ ß ı nghĩa là 05 ct tw"])));
        let reading = read(&documents);
        let lexicon = Lexicon::of(&reading, RESERVED);
        let coder = Coder::new(&reading, &lexicon);
        assert!(lexicon.listed.iter().any(|word| word == "nghĩa"));
        for (document, script) in documents.iter().zip(&reading.scripts) {
            let mut stored = String::new();
            coder.pieces(script.pieces.iter().map(|(_, tokens)| tokens.as_slice()), &mut stored);
            let text: Vec<&str> = document.pieces.iter().map(|piece| piece.text.as_str()).collect();
            let mut reader = Stored { text: stored.chars() };
            assert_eq!(reader.read(&coder), text.join("\n"));
            assert_eq!(reader.text.as_str(), "", "nothing is left over");
        }
    }
}
