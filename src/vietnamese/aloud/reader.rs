//! Goes through a paragraph from left to right: at each place the first rule that fits says what is read.

use super::abbreviations::Abbreviations;
use super::letters::{is_capitals, is_syllable, lowered, spelled};
use super::paragraph::{Paragraph, Read};
use super::tokens::Kind;
use super::{address, calendar, document, quantity, shorthand, signs};

type Rule = fn(&Paragraph<'_>, usize) -> Option<Read>;

/// The first that fits is taken.
const RULES: &[Rule] = &[
    address::address,
    shorthand::period,
    shorthand::item,
    short_form,
    calendar::telephone,
    shorthand::money,
    document::number,
    calendar::date,
    shorthand::serial,
    calendar::time,
    quantity::fraction,
    quantity::number,
    quantity::unit,
    signs::roman,
    capitals_of_documents,
    capitals,
    signs::sign,
];

/// The paragraph in words.
pub(super) fn read(text: &str, table: &Abbreviations) -> String {
    let mut paragraph = Paragraph::new(text, table);
    let mut spoken = String::with_capacity(text.len() * 2);
    let mut at = 0;
    while let Some(token) = paragraph.token(at) {
        // Between words nothing is read.
        let read = (token.kind != Kind::Space).then(|| RULES.iter().find_map(|rule| rule(&paragraph, at))).flatten();
        match read {
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
    spaced(&spoken)
}

/// The words with one space between them, and none inside brackets and before marks that end a part.
fn spaced(spoken: &str) -> String {
    let mut text = String::with_capacity(spoken.len());
    for word in spoken.split_whitespace() {
        if !(text.is_empty() || text.ends_with('(') || word.starts_with([',', '.', ';', ')'])) {
            text.push(' ');
        }
        text.push_str(word);
    }
    match text.contains(",,") {
        true => text.replace(",,", ","),
        false => text,
    }
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

/// Letters with a full stop that stand before names only, for before a number they are of something else.
const ONLY_NAMES: &[&str] = &["H.", "h.", "X.", "x."];

/// Whether a letter at this place is the initial of somebody: behind another one, or behind a name.
fn is_in_a_name(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let before = paragraph.before(at);
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    before.ends_with('.') || word.starts_with(char::is_uppercase) && word.ends_with(char::is_lowercase)
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
        let behind = paragraph.text[end..].trim_start();
        let numbered = behind.starts_with(|c: char| c.is_ascii_digit()) && !ONLY_NAMES.contains(&short);
        let named =
            behind.starts_with(char::is_uppercase) && !(ONLY_NAMES.contains(&short) && is_in_a_name(paragraph, at));
        let names = numbered || named;
        let units = paragraph.after_number && quantity::is_unit(short);
        if !ends || units || (!short.ends_with('.') && next.is_some_and(joined)) || (initial && !names) {
            return None;
        }
        let stop = short.ends_with('.') && paragraph.text[end..].trim().is_empty();
        let space = if short.ends_with('.') && next.is_some_and(joined) { " " } else { "" };
        Read::words(used, format!("{words}{}{space}", if stop { "." } else { "" }))
    })
}

/// The sign of a kind of document where a number follows: "NQ 18", "QĐ số 12".
fn capitals_of_documents(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let token = paragraph.token(at).filter(|token| token.kind == Kind::Word)?;
    let next = paragraph.past_space(at + 1);
    let numbered = paragraph.is(next, Kind::Number) || paragraph.text_at(next) == "số";
    paragraph.table.document(token.text).filter(|_| numbered).and_then(|name| Read::words(1, name))
}

/// Capitals that are in no table: a word of a heading, or letters.
fn capitals(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let token = paragraph.token(at).filter(|token| token.kind == Kind::Word && is_capitals(token.text))?;
    match is_syllable(token.text) {
        true => Read::words(1, lowered(token.text)),
        false => Read::words(1, spelled(token.text)),
    }
}
