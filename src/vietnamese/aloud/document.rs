//! The numbers of documents: `05-CT/TW`, `123/2016/NĐ-CP`, `06/2022/QH15`.

use super::calendar::is_year;
use super::letters::spelled;
use super::numeral::{cardinal, one_by_one};
use super::paragraph::{Paragraph, Read};
use super::tokens::Kind;

/// A sign within a number, with the number of a term behind it: `QH15`.
struct Sign<'t> {
    letters: &'t str,
    term: Option<&'t str>,
}

/// Signs are mostly capitals: `TTg`, `QyĐ`.
fn is_sign(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    word.starts_with(char::is_uppercase) && capitals > 1 && capitals * 2 > word.chars().count()
}

pub(super) fn number(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let digits = paragraph.digits(at)?;
    let mut next = at + 1;
    let mut year = None;
    if paragraph.text_at(next) == "/" && paragraph.digits(next + 1).is_some_and(is_year) {
        year = paragraph.digits(next + 1);
        next += 2;
    }
    let mut signs: Vec<Sign<'_>> = Vec::new();
    while matches!(paragraph.text_at(next), "-" | "/" | "–") {
        let Some(letters) = paragraph.token(next + 1).filter(|token| token.kind == Kind::Word && is_sign(token.text))
        else {
            break;
        };
        let term = paragraph.digits(next + 2);
        signs.push(Sign { letters: letters.text, term });
        next += 2 + usize::from(term.is_some());
    }
    let table = paragraph.table;
    let (kind, issuers) = match signs.split_first()? {
        (first, rest) if table.document(first.letters).is_some() => (table.document(first.letters), rest),
        _ => (None, &signs[..]),
    };
    let before = paragraph.before(at);
    let numbered = paragraph.follows(at, &["số"]);
    let named = if numbered { before[..before.len() - "số".len()].trim_end() } else { before };
    let sign = named.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let said = table.names_document(named) || table.document(sign).is_some();
    let mut words = match digits.starts_with('0') {
        true => one_by_one(digits),
        false => cardinal(digits),
    };
    if let Some(year) = year {
        words = format!("{words} năm {}", cardinal(year));
    }
    match kind.filter(|_| !said) {
        Some(kind) if numbered => words = format!("{words}, {kind}"),
        Some(kind) => words = format!("{kind} số {words}"),
        None => {}
    }
    if !issuers.is_empty() && !goes_on_with_issuer(paragraph, next) {
        let names: Vec<String> = issuers.iter().map(|sign| issuer(paragraph, sign)).collect();
        words = format!("{words} của {}", names.join(", "));
    }
    Read::words(next - at, words)
}

fn issuer(paragraph: &Paragraph<'_>, sign: &Sign<'_>) -> String {
    let name = paragraph.table.issuer(sign.letters).map_or_else(|| spelled(sign.letters), str::to_owned);
    match sign.term {
        Some(term) => format!("{name} khóa {}", cardinal(term)),
        None => name,
    }
}

/// Whether "của ..." follows, with nothing but a date in between.
fn goes_on_with_issuer(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let rest = paragraph.tokens.get(at..).unwrap_or_default();
    let next = rest.iter().find(|token| {
        let dated = token.kind == Kind::Word && ["ngày", "tháng", "năm"].contains(&token.text);
        let between = token.kind == Kind::Sign && "/-,.()".contains(token.text);
        !(dated || between || matches!(token.kind, Kind::Number | Kind::Space))
    });
    next.is_some_and(|token| token.text == "của")
}
