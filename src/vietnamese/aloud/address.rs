//! Addresses of pages and mail, sign by sign.

use super::numeral::one_by_one;
use super::paragraph::{Paragraph, Read};
use super::tokens::{Kind, tokens};

/// The ends of names of hosts that texts of offices have.
const ENDS: &[&str] = &["vn", "com", "org", "net", "gov", "edu", "info", "asia", "io"];

pub(super) fn address(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    if !matches!(paragraph.token(at)?.kind, Kind::Word | Kind::Number) || (at > 0 && !starts(paragraph, at)) {
        return None;
    }
    let rest = paragraph.from(at);
    let end = rest.find(|c: char| c.is_whitespace() || !c.is_ascii()).unwrap_or(rest.len());
    let written = rest[..end].trim_end_matches(['.', ',', ';', ':', ')', '"', '!', '?', '/']);
    if !is_address(written) {
        return None;
    }
    let start = paragraph.token(at)?.at;
    let used = paragraph.tokens[at..].iter().take_while(|token| token.at < start + written.len()).count();
    // A slash at the end says nothing.
    let slash = usize::from(paragraph.text_at(at + used) == "/");
    let bare = written.split_once("://").map_or(written, |(_, bare)| bare);
    let words: Vec<String> = tokens(bare).iter().map(|token| part(token.text, token.kind)).collect();
    Read::words(used + slash, words.join(" "))
}

fn starts(paragraph: &Paragraph<'_>, at: usize) -> bool {
    paragraph.is(at - 1, Kind::Space) || matches!(paragraph.text_at(at - 1), "(" | "“" | "\"" | "<" | ":")
}

fn is_address(text: &str) -> bool {
    if !text.bytes().any(|sign| sign == b'.') {
        return false;
    }
    let host = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.split(':').next().unwrap_or_default();
    let end = host.rsplit_once('.').map(|(_, end)| end);
    end.is_some_and(|end| ENDS.contains(&end)) && !host.starts_with('.')
}

fn part(text: &str, kind: Kind) -> String {
    match (kind, text) {
        (Kind::Number, digits) => one_by_one(digits),
        (_, ".") => "chấm".to_owned(),
        (_, "@") => "a còng".to_owned(),
        (_, "/") => "gạch chéo".to_owned(),
        (_, "-") => "gạch ngang".to_owned(),
        (_, "_") => "gạch dưới".to_owned(),
        (_, "?") => "hỏi chấm".to_owned(),
        (_, "=") => "bằng".to_owned(),
        (_, "&") => "và".to_owned(),
        (_, "www") => "vê kép vê kép vê kép".to_owned(),
        (Kind::Sign, _) => String::new(),
        (_, word) => word.to_lowercase(),
    }
}
