//! Signs that are words to a listener, and Roman numerals.

use super::calendar::{SCORED, is_year};
use super::letters::is_capitals;
use super::numeral::{cardinal, ordinal, rank, roman as value};
use super::paragraph::{Paragraph, Read};
use super::quantity::unit_behind;
use super::shorthand::currency;
use super::tokens::Kind;

/// What stands before a Roman numeral, even one of a single letter.
const BEFORE_ROMAN: &[&str] = &[
    "đại hội",
    "khóa",
    "khoá",
    "thứ",
    "quý",
    "quí",
    "hạng",
    "chương",
    "phần",
    "mục",
    "thế kỷ",
    "thế kỉ",
    "bậc",
    "cấp",
    "tập",
    "đợt",
    "nhóm",
    "vùng",
    "loại",
    "phụ lục",
    "trung ương",
    "kỳ",
    "quyển",
    "giai đoạn",
    "bảng",
    "đảng bộ",
    "điều",
];

/// A Roman numeral: with a cue before it any; without one only what can hardly be a word; at the head of a paragraph the
/// number of a heading.
pub(super) fn roman(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let word = paragraph.token(at).filter(|token| token.kind == Kind::Word)?.text;
    let digits = value(word)?;
    let cued = paragraph.follows(at, BEFORE_ROMAN);
    let range = paragraph.before(at).ends_with(['-', '–']) && paragraph.after_number;
    let headed = at == 0 && matches!(paragraph.text_at(1), "." | "/" | ")");
    let plain = word.len() > 1 && !paragraph.shouted && word.chars().all(|c| "IVX".contains(c));
    // "I+II": the first of several.
    let summed = paragraph.text_at(at + 1) == "+" && value(paragraph.text_at(at + 2)).is_some();
    if !(cued || headed || range || plain || summed) || paragraph.is(at + 1, Kind::Number) {
        return None;
    }
    let words = match () {
        () if paragraph.follows(at, &["thứ"]) => ordinal(&digits),
        () if paragraph.follows(at, &["hạng"]) => rank(&digits),
        () => cardinal(&digits),
    };
    if headed && paragraph.text_at(1) == "/" {
        return Read::words(2, format!("{words}."));
    }
    Read::number(1, words)
}

pub(super) fn sign(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let token = paragraph.token(at)?;
    let number_next = paragraph.is(paragraph.past_space(at + 1), Kind::Number);
    match token.text {
        "%" => Read::number(1, " phần trăm"),
        "‰" => Read::number(1, " phần nghìn"),
        "°" | "º" => degrees(paragraph, at),
        "/" | "⁄" => slash(paragraph, at),
        "-" | "–" | "—" | "÷" => dash(paragraph, at),
        "," if paragraph.after_number && paragraph.is(at + 1, Kind::Number) => Read::words(1, ", "),
        "&" => Read::words(1, " và "),
        "+" if at == 0 || paragraph.before(at).ends_with([';', ':', ',']) && paragraph.is(at + 1, Kind::Space) => {
            Read::words(1, " ")
        }
        "+" => Read::words(1, " cộng "),
        "=" => Read::words(1, " bằng "),
        "×" => Read::words(1, " nhân "),
        "x" | "X" if number_next && (paragraph.after_number || at > 0 && paragraph.is(at - 1, Kind::Space)) => {
            Read::words(1, " nhân ")
        }
        ":" if follows_standard(paragraph, at) => Read::words(1, " năm "),
        ":" if paragraph.after_number && paragraph.is(at + 1, Kind::Number) => Read::words(1, " trên "),
        "'" | "’" | "′" if paragraph.after_number => Read::number(1, " phút"),
        "~" | "→" if paragraph.after_number && number_next => Read::words(1, " đến "),
        "~" | "≈" => Read::words(1, "khoảng "),
        "≥" => Read::words(1, "lớn hơn hoặc bằng "),
        "≤" => Read::words(1, "nhỏ hơn hoặc bằng "),
        ">" if number_next => Read::words(1, "trên "),
        "<" if number_next => Read::words(1, "dưới "),
        "±" => Read::words(1, "cộng trừ "),
        "#" | "№" if number_next => Read::words(1, "số "),
        "§" if number_next => Read::words(1, "mục "),
        "^" if paragraph.after_number && number_next => Read::words(1, " mũ "),
        "²" if paragraph.after_number => Read::number(1, " mũ hai"),
        "³" if paragraph.after_number => Read::number(1, " mũ ba"),
        "@" => Read::words(1, " a còng "),
        "→" | "⇒" => Read::words(1, ", "),
        "*" | "_" | "|" | "\\" | "•" | "#" | "^" | "<" | ">" | "½" | "¼" | "¾" => Read::words(1, part(token.text)),
        sign => currency(sign).and_then(|name| match paragraph.after_number {
            true => Read::number(1, format!(" {name}")),
            false => Read::words(1, format!("{name} ")),
        }),
    }
}

/// "ISO 9001:2015": a standard, and the year of its edition.
fn follows_standard(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let number = at.checked_sub(1).and_then(|before| paragraph.digits(before));
    let year = paragraph.digits(at + 1).is_some_and(|year| is_year(year) && year > "1900");
    paragraph.after_number && year && number.is_some_and(|number| number.len() > 3)
}

/// What a sign says that stands for a number; marks of layout say nothing.
fn part(sign: &str) -> &'static str {
    match sign {
        "½" => "một phần hai",
        "¼" => "một phần tư",
        "¾" => "ba phần tư",
        _ => " ",
    }
}

fn degrees(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    match paragraph.text_at(at + 1) {
        "C" => Read::number(2, " độ C"),
        _ => Read::number(1, " độ "),
    }
}

/// What stands before two years of school, which are one year.
const SCHOOL_YEAR: &[&str] = &["năm học", "niên khóa", "niên học"];

/// Between numbers "đến"; before a number that stands by itself "âm"; else a pause.
fn dash(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let next = paragraph.past_space(at + 1);
    let spaced = next > at + 1;
    let roman = || value(paragraph.text_at(next)).is_some() && is_capitals(paragraph.text_at(next));
    if paragraph.after_number && (paragraph.is(next, Kind::Number) || roman()) {
        let from = (0..at).rev().find(|at| paragraph.is(*at, Kind::Number));
        if spaced && paragraph.text_at(at) == "-" && !rises(paragraph, from, next) {
            return None;
        }
        if from.is_some_and(|from| paragraph.follows(from, SCORED)) || paragraph.text_at(next) == "0" {
            return Read::words(next - at, " ");
        }
        let school = from.is_some_and(|from| paragraph.follows(from, SCHOOL_YEAR));
        return Read::words(next - at, if school { ", " } else { " đến " });
    }
    let alone = at == 0 || paragraph.is(at - 1, Kind::Space) || paragraph.text_at(at - 1) == "(";
    let degrees = paragraph.is(at + 1, Kind::Number) && matches!(paragraph.text_at(at + 2), "°" | "º" | "%" | ",");
    if alone && degrees {
        return Read::words(1, "âm ");
    }
    // A mark of school: "B-".
    let letter = at > 0 && matches!(paragraph.text_at(at - 1), "A" | "B" | "C");
    if letter && (at + 1 == paragraph.tokens.len() || matches!(paragraph.text_at(at + 1), "," | ";" | ")" | ".")) {
        return Read::words(1, " trừ");
    }
    // Between what was joined in capitals: "CLB-HTX".
    let joined = |at: usize| is_capitals(paragraph.text_at(at)) || paragraph.is(at, Kind::Number);
    (at > 0 && joined(at - 1) && joined(at + 1)).then(|| Read::words(1, " ")).flatten()
}

/// Whether the number behind a dash is the larger one.
fn rises(paragraph: &Paragraph<'_>, from: Option<usize>, to: usize) -> bool {
    let number = |at: usize| paragraph.digits(at).and_then(|digits| digits.parse::<u64>().ok());
    // The last figure of a date tells nothing of the order.
    let dated = |at: usize| matches!(paragraph.text_at(at), "/" | ":" | ".");
    match (from.and_then(number), number(to)) {
        (Some(low), Some(high)) => low < high || from.is_some_and(|from| from > 0 && dated(from - 1)) || dated(to + 1),
        _ => true,
    }
}

fn slash(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let next = paragraph.past_space(at + 1);
    if paragraph.digits(next).is_some_and(is_year) && paragraph.after_number {
        return Read::words(next - at, " năm ");
    }
    if let Some((used, name)) = unit_behind(paragraph, next).filter(|_| paragraph.after_amount) {
        return Read::number(next - at + used, format!(" mỗi {name}"));
    }
    let words = match () {
        () if paragraph.is(next, Kind::Number) => " trên ",
        () if at == 0 || !paragraph.is(next, Kind::Word) => " ",
        () if is_capitals(paragraph.text_at(at - 1)) && is_capitals(paragraph.text_at(next)) => " ",
        () if paragraph.text_at(next) == "hoặc" => " ",
        () if paragraph.after_amount => return Read::number(next - at, " mỗi "),
        () => " hoặc ",
    };
    Some(Read { used: next - at, words: words.to_owned(), number: false })
}
