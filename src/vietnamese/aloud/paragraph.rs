//! A paragraph while it is read: its pieces, and what stands around each.

use super::abbreviations::Abbreviations;
use super::letters::{before_cue, is_capitals};
use super::numeral;
use super::tokens::{Kind, Token, tokens};

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
    pub begins: bool,
}

impl<'t> Paragraph<'t> {
    pub(super) fn new(text: &'t str, table: &'t Abbreviations) -> Self {
        let tokens = tokens(text);
        let capitals = || tokens.iter().filter(|token| token.kind == Kind::Word && is_capitals(token.text)).count();
        Paragraph {
            shouted: !text.chars().any(char::is_lowercase) && capitals() > 1,
            text,
            tokens,
            table,
            after_number: false,
            after_amount: false,
            words_since: 0,
            begins: true,
        }
    }

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
        let before = self.before(at);
        cues.iter().any(|cue| before_cue(before, cue).is_some_and(|head| !head.ends_with(char::is_alphanumeric)))
    }

    /// Whether a word follows after a space.
    pub(super) fn word_follows(&self, at: usize) -> bool {
        self.is(at, Kind::Space) && self.is(at + 1, Kind::Word)
    }

    /// Whether a sentence begins behind the piece there, which stays as it is.
    pub(super) fn begins_behind(&self, at: usize) -> bool {
        match self.text_at(at) {
            "." | "!" | "?" | "…" => self.is(at + 1, Kind::Space),
            "“" | "\"" | "‘" | "(" | "”" | "’" | ")" => self.begins,
            "-" | "–" => self.begins && self.is(at + 1, Kind::Space),
            _ => false,
        }
    }

    pub(super) fn note(&mut self, number: bool, word: bool) {
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

/// A number as its digits and what stands before ask: after "thứ" an ordinal, after "tháng" a month.
pub(super) fn counted(paragraph: &Paragraph<'_>, at: usize, digits: &str) -> String {
    match () {
        () if paragraph.follows(at, &["thứ"]) => numeral::ordinal(digits),
        () if paragraph.follows(at, &["hạng", "giải"]) => numeral::rank(digits),
        () if paragraph.follows(at, &["tháng"]) => numeral::month(digits),
        () if digits.len() > 1
            && digits.starts_with('0')
            && (paragraph.names_something(at) || paragraph.is_cited(at)) =>
        {
            numeral::one_by_one(digits)
        }
        () => numeral::cardinal(digits),
    }
}

impl Paragraph<'_> {
    /// Whether the number there stands between quotes by itself.
    fn is_cited(&self, at: usize) -> bool {
        self.before(at).ends_with(['“', '"']) && matches!(self.text_at(at + 1), "”" | "\"")
    }

    /// Whether the number there is part of a name: of a document, a house, a telephone.
    fn names_something(&self, at: usize) -> bool {
        self.follows(at, &["số", "mã", "ký hiệu"]) || self.table.names_document(self.before(at))
    }
}
