//! Goes through a paragraph from left to right: at each place the first rule that fits says what is read.

use super::abbreviations::Abbreviations;
use super::letters::{is_capitals, is_syllable, lowered, spelled};
use super::numeral;
use super::tokens::{Kind, Token, tokens};
use super::{address, calendar, document, quantity, signs};

/// What a rule has read: how many pieces, and the words for them.
pub(super) struct Read {
    pub used: usize,
    pub words: String,
    /// Whether it was a number, after which a unit, a dash or a slash has a meaning of its own.
    pub number: bool,
}

impl Read {
    pub(super) fn words(used: usize, words: impl Into<String>) -> Option<Read> {
        Some(Read { used, words: words.into(), number: false })
    }

    pub(super) fn number(used: usize, words: impl Into<String>) -> Option<Read> {
        Some(Read { used, words: words.into(), number: true })
    }
}

/// A paragraph while it is read.
pub(super) struct Paragraph<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token<'t>>,
    pub table: &'t Abbreviations,
    /// Whether all of it stands in capitals, as headings do.
    pub shouted: bool,
    /// Whether what was read last, spaces aside, was a number.
    pub after_number: bool,
    /// Whether an amount was read just before: a number and its unit, or what is counted.
    pub after_amount: bool,
    /// Words since the last number.
    words_since: usize,
    /// Whether what comes next begins a sentence.
    begins: bool,
}

type Rule = fn(&Paragraph<'_>, usize) -> Option<Read>;

/// The first that fits is taken.
const RULES: &[Rule] = &[
    address::address,
    short_form,
    calendar::telephone,
    document::number,
    calendar::date,
    calendar::time,
    quantity::fraction,
    quantity::number,
    quantity::unit,
    signs::roman,
    capitals,
    signs::sign,
];

/// The paragraph in words.
pub(super) fn read(text: &str, table: &Abbreviations) -> String {
    let tokens = tokens(text);
    let capitals = tokens.iter().filter(|token| token.kind == Kind::Word && is_capitals(token.text)).count();
    let shouted = capitals > 1 && !text.chars().any(char::is_lowercase);
    let mut paragraph =
        Paragraph { text, tokens, table, shouted, after_number: false, after_amount: false, words_since: 0, begins: true };
    let mut spoken = String::with_capacity(text.len() * 2);
    let mut at = 0;
    while let Some(token) = paragraph.token(at) {
        match RULES.iter().find_map(|rule| rule(&paragraph, at)) {
            Some(read) => {
                say(&mut spoken, &read.words, paragraph.begins);
                paragraph.begins = read.words.trim().is_empty() && paragraph.begins || read.words.ends_with('.');
                at += read.used.max(1);
                paragraph.note(read.number, true);
                // Words that met without a space in between: "12hộ", "A4".
                let word = |kind| matches!(kind, Kind::Word | Kind::Number);
                let next = paragraph.token(at).map(|token| token.kind);
                if next.is_some_and(word) && spoken.ends_with(char::is_alphanumeric) {
                    spoken.push(' ');
                }
            }
            None => {
                spoken.push_str(token.text);
                let next = paragraph.token(at + 1).map(|token| token.kind);
                if token.kind == Kind::Word && next == Some(Kind::Number) {
                    spoken.push(' ');
                }
                if token.kind != Kind::Space {
                    paragraph.note(false, token.kind == Kind::Word);
                    paragraph.begins = paragraph.begins_behind(at);
                }
                at += 1;
            }
        }
    }
    let words: Vec<&str> = spoken.split_whitespace().collect();
    words.join(" ").replace(" ,", ",").replace(" .", ".").replace(",,", ",").replace("( ", "(").replace(" )", ")")
}

/// Adds words, with a capital where a sentence begins.
fn say(spoken: &mut String, words: &str, begins: bool) {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if begins => {
            spoken.extend(first.to_uppercase());
            spoken.push_str(letters.as_str());
        }
        _ => spoken.push_str(words),
    }
}

impl<'t> Paragraph<'t> {
    pub(super) fn token(&self, at: usize) -> Option<Token<'t>> {
        self.tokens.get(at).copied()
    }

    /// The text of the piece there; empty behind the end.
    pub(super) fn text_at(&self, at: usize) -> &'t str {
        self.token(at).map_or("", |token| token.text)
    }

    pub(super) fn is(&self, at: usize, kind: Kind) -> bool {
        self.token(at).is_some_and(|token| token.kind == kind)
    }

    /// The number there, if there is one.
    pub(super) fn digits(&self, at: usize) -> Option<&'t str> {
        self.token(at).filter(|token| token.kind == Kind::Number).map(|token| token.text)
    }

    /// The next place that is no space.
    pub(super) fn past_space(&self, at: usize) -> usize {
        if self.is(at, Kind::Space) { at + 1 } else { at }
    }

    /// The text before a place, without the space at its end.
    pub(super) fn before(&self, at: usize) -> &'t str {
        let end = self.token(at).map_or(self.text.len(), |token| token.at);
        self.text[..end].trim_end()
    }

    /// The text from a place on.
    pub(super) fn from(&self, at: usize) -> &'t str {
        self.token(at).map_or("", |token| &self.text[token.at..])
    }

    /// Whether one of these words, in small letters, stands just before.
    pub(super) fn follows(&self, at: usize, cues: &[&str]) -> bool {
        let before = self.before(at).to_lowercase();
        cues.iter().any(|cue| {
            let head = before.strip_suffix(cue);
            head.is_some_and(|head| !head.ends_with(char::is_alphanumeric))
        })
    }

    /// Whether a word follows after a space.
    pub(super) fn word_follows(&self, at: usize) -> bool {
        self.is(at, Kind::Space) && self.is(at + 1, Kind::Word)
    }

    /// Whether a sentence begins behind the piece there, which stays as it is.
    fn begins_behind(&self, at: usize) -> bool {
        match self.text_at(at) {
            "." | "!" | "?" | "…" => self.is(at + 1, Kind::Space),
            "“" | "\"" | "‘" | "(" | "”" | "’" | ")" => self.begins,
            "-" | "–" => self.begins && self.is(at + 1, Kind::Space),
            _ => false,
        }
    }

    fn note(&mut self, number: bool, word: bool) {
        self.after_number = number;
        if number {
            self.words_since = 0;
            self.after_amount = true;
        } else if word {
            self.words_since += 1;
            self.after_amount &= self.words_since < 4;
        } else {
            self.after_amount = false;
        }
    }
}

/// What a table has words for. A full stop that belongs to the short form goes with it, unless it ends the paragraph too.
fn short_form(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let token = paragraph.token(at).filter(|token| token.kind == Kind::Word)?;
    if paragraph.shouted && is_syllable(token.text) {
        return None;
    }
    paragraph.table.at(paragraph.from(at)).find_map(|(short, words)| {
        let end = token.at + short.len();
        let used = paragraph.tokens[at..].iter().take_while(|token| token.at < end).count();
        let ends = paragraph.token(at + used).map_or(paragraph.text.len(), |token| token.at) == end;
        let next = paragraph.text[end..].chars().next();
        // "QL1A" is the road with this number.
        let joined = |c: char| c.is_alphabetic();
        // "Q." is a quarter before a number or a name, and else the end of a name.
        let initial = short.chars().count() == 2 && short.ends_with('.');
        let names = paragraph.text[end..].trim_start().starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
        let units = paragraph.after_number && quantity::is_unit(short);
        if !ends || units || (!short.ends_with('.') && next.is_some_and(joined)) || (initial && !names) {
            return None;
        }
        let stop = short.ends_with('.') && paragraph.text[end..].trim().is_empty();
        let space = if short.ends_with('.') && next.is_some_and(joined) { " " } else { "" };
        Read::words(used, format!("{words}{}{space}", if stop { "." } else { "" }))
    })
}

/// Capitals that are in no table: a word of a heading, or letters.
fn capitals(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let token = paragraph.token(at).filter(|token| token.kind == Kind::Word && is_capitals(token.text))?;
    match is_syllable(token.text) {
        true => Read::words(1, lowered(token.text)),
        false => Read::words(1, spelled(token.text)),
    }
}

/// A number as its digits and what stands before ask: after "thứ" an ordinal, after "tháng" a month.
pub(super) fn counted(paragraph: &Paragraph<'_>, at: usize, digits: &str) -> String {
    match () {
        () if paragraph.follows(at, &["thứ"]) => numeral::ordinal(digits),
        () if paragraph.follows(at, &["hạng", "giải"]) => numeral::rank(digits),
        () if paragraph.follows(at, &["tháng"]) => numeral::month(digits),
        () if digits.len() > 1 && digits.starts_with('0') && paragraph.names_something(at) => {
            numeral::one_by_one(digits)
        }
        () => numeral::cardinal(digits),
    }
}

impl Paragraph<'_> {
    /// Whether the number there is part of a name: of a document, a house, a telephone.
    fn names_something(&self, at: usize) -> bool {
        self.follows(at, &["số", "mã", "ký hiệu"]) || self.table.names_document(self.before(at))
    }
}
