//! Figures with letters and signs as offices jot them down: `T4/2021`, `Q.I/2021`, `Q1`, `$500`, `1/ Họ tên`, `978-604-57-1234-5`.

use super::calendar::{is_month, is_year};
use super::numeral::{cardinal, month, one_by_one, roman};
use super::paragraph::{Paragraph, Read};
use super::quantity::figure;
use super::tokens::Kind;

/// `T4/2021` is a month, `Q.I/2021` and `Q2/2021` a quarter, and `Q1` by itself a district.
pub(super) fn period(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let letter = paragraph.text_at(at);
    if !matches!(letter, "T" | "Q") || at > 0 && paragraph.is(at - 1, Kind::Sign) && paragraph.text_at(at - 1) != "(" {
        return None;
    }
    let number = at + 1 + usize::from(paragraph.text_at(at + 1) == ".");
    let digits = paragraph.digits(number).map(str::to_owned).or_else(|| roman(paragraph.text_at(number)))?;
    let year = paragraph.digits(number + 2).filter(|year| paragraph.text_at(number + 1) == "/" && is_year(year));
    let used = number + 3 - at;
    match (letter, year) {
        ("T", Some(year)) if is_month(&digits) => {
            let named = if paragraph.follows(at, &["tháng"]) { "" } else { "tháng " };
            Read::number(used, format!("{named}{} năm {}", month(&digits), cardinal(year)))
        }
        ("Q", Some(year)) if matches!(digits.as_str(), "1" | "2" | "3" | "4") => {
            let named = if paragraph.follows(at, &["quý", "quí"]) { "" } else { "quý " };
            Read::number(used, format!("{named}{} năm {}", cardinal(&digits), cardinal(year)))
        }
        ("Q", None) if number == at + 1 && paragraph.is(number, Kind::Number) && digits.len() < 3 => {
            Read::words(2, format!("quận {}", cardinal(&digits)))
        }
        _ => None,
    }
}

/// An amount behind the sign of its money: `$500`.
pub(super) fn money(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let name = currency(paragraph.text_at(at))?;
    let next = paragraph.past_space(at + 1);
    if paragraph.after_number || figure(paragraph, next).is_none() {
        return None;
    }
    let read = super::quantity::number(paragraph, next)?;
    Read::number(next - at + read.used, format!("{} {name}", read.words))
}

/// What the sign of a money is called.
pub(super) fn currency(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "đô la",
        "€" => "ơ-rô",
        "£" => "bảng Anh",
        "¥" => "yên",
        "₫" => "đồng",
        _ => return None,
    })
}

/// `1/ Họ tên`, `2/ Đơn vị`: a slash that closes the number of an item.
pub(super) fn item(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let digits = paragraph.digits(at).filter(|digits| digits.len() < 3)?;
    let large = paragraph.text_at(at + 3).starts_with(char::is_uppercase);
    let closed = paragraph.text_at(at + 1) == "/" && paragraph.is(at + 2, Kind::Space) && large;
    let opens = at == 0 || paragraph.is(at - 1, Kind::Space);
    (closed && opens).then(|| Read::words(2, format!("{}, ", cardinal(digits)))).flatten()
}

/// Figures that name a thing and count nothing: four groups with hyphens between, or a long one and its branch.
pub(super) fn serial(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    /// A number of so many figures is no count before a hyphen.
    const LONG: usize = 8;
    let mut groups = vec![paragraph.digits(at)?];
    while matches!(paragraph.text_at(at + 2 * groups.len() - 1), "-" | "–") {
        let Some(group) = paragraph.digits(at + 2 * groups.len()) else { break };
        groups.push(group);
    }
    if groups.len() < 4 && (groups.len() < 2 || groups[0].len() < LONG) {
        return None;
    }
    let spoken: Vec<String> = groups.iter().map(|group| one_by_one(group)).collect();
    Read::words(2 * groups.len() - 1, spoken.join(", "))
}
