//! Marks of emphasis that do not do what they were meant to.

use super::{Kind, Leftover, after, before};
use std::ops::Range;

/// The places of `mark`, a run of one character, that are no part of a longer run.
fn runs(text: &str, mark: &str) -> Vec<usize> {
    let Some(c) = mark.chars().next() else { return Vec::new() };
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(c).map(|at| from + at) {
        let length = text[at..].len() - text[at..].trim_start_matches(c).len();
        if length == mark.len() {
            places.push(at);
        }
        from = at + length;
    }
    places
}

/// Marks of strong, struck or marked text with a space on the wrong side, or without their other end.
pub fn doubled(text: &str, mark: &str, found: &mut Vec<Leftover>) {
    let (stars, length) = (mark.starts_with('*'), mark.len());
    let mut places = runs(text, mark).into_iter().peekable();
    while let Some(open) = places.next() {
        let next = after(text, open + length);
        let in_word = before(text, open).is_some_and(char::is_alphanumeric);
        let Some(close) = places.peek().copied() else {
            if stars && !in_word && next.is_some_and(char::is_alphabetic) {
                let ends = |c: char| c.is_whitespace() || c == '*';
                let word = text[open + length..].split(ends).next().map_or(0, str::len);
                found.push(Leftover { range: open..open + length + word, kind: Kind::OpenEmphasis, fix: None });
            }
            continue;
        };
        let inner = &text[open + length..close];
        let touches = (!inner.starts_with(char::is_whitespace), !inner.ends_with(char::is_whitespace));
        let meant = match mark {
            "==" => touches == (true, true),
            "++" => {
                touches == (true, true) && !in_word && after(text, close + length).is_none_or(|c| !c.is_alphanumeric())
            }
            _ if stars => true,
            // `ngày __ tháng __` is a form to be filled in.
            _ => !in_word && (touches.0 || touches.1),
        };
        if !meant || !inner.contains(char::is_alphabetic) {
            continue;
        }
        places.next();
        let range = open..close + length;
        if inner.contains(&mark[..1]) {
            // Nobody can tell which belong together: told once.
            found.push(Leftover { range, kind: Kind::Emphasis, fix: None });
            return;
        }
        let fix = stars.then(|| with_spaces_outside(text, &range, mark));
        found.push(Leftover { range, kind: Kind::Emphasis, fix });
    }
}

/// The emphasis at `range` with its marks close to its words, and spaces where letters would touch them.
fn with_spaces_outside(text: &str, range: &Range<usize>, mark: &str) -> String {
    let inner = text[range.start + mark.len()..range.end - mark.len()].trim();
    let gap = |c: Option<char>| if c.is_some_and(char::is_alphanumeric) { " " } else { "" };
    format!("{}{mark}{inner}{mark}{}", gap(before(text, range.start)), gap(after(text, range.end)))
}

/// `*nhất *toàn`: a single mark that opens, and one that stands before a word as well instead of closing.
pub fn single(text: &str, mark: char, found: &mut Vec<Leftover>) {
    let alone = mark.to_string();
    let mut open = None;
    for at in runs(text, &alone) {
        let (left, right) = (before(text, at), after(text, at + 1));
        let after_space = left.is_none_or(char::is_whitespace);
        match open {
            Some(open) if after_space => {
                let range = open..at + 1;
                let clear = mark == '*' && !text[open + 1..at].contains('*');
                let fix = clear.then(|| with_spaces_outside(text, &range, &alone));
                found.push(Leftover { range, kind: Kind::Emphasis, fix });
                return;
            }
            _ if after_space && right.is_some_and(char::is_alphabetic) => open = Some(at),
            _ => {}
        }
    }
}
