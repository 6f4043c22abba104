//! Dates, times of day, telephone numbers: numbers with signs between them that are no sums.

use super::numeral::{cardinal, day, month, one_by_one};
use super::paragraph::{Paragraph, Read};
use super::tokens::Kind;

/// What stands before a day that is written without its year.
const BEFORE_DAYS: &[&str] = &[
    "ngày",
    "sáng",
    "trưa",
    "chiều",
    "tối",
    "đêm",
    "hôm",
    "lễ",
    "dịp",
    "mừng",
    "niệm",
    "khánh",
    "kể từ",
    "đến",
    "trước",
    "sau",
    "nay",
    "mùng",
    "mồng",
    "vào",
];

fn value(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}

fn is_day(digits: &str) -> bool {
    digits.len() < 3 && (1..=31).contains(&value(digits))
}

pub(super) fn is_month(digits: &str) -> bool {
    digits.len() < 3 && (1..=12).contains(&value(digits))
}

pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (1000..2200).contains(&value(digits))
}

/// `19/5/1890`, `19-5-1890`, `1890-05-19`, `5/2021`, `19/5`; and the number of "ngày 5 tháng 4".
pub(super) fn date(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let first = paragraph.digits(at)?;
    let sign = paragraph.text_at(at + 1);
    let second = paragraph.digits(at + 2);
    let more = paragraph.text_at(at + 3) == sign;
    let third = paragraph.digits(at + 4).filter(|_| more);
    let days = if paragraph.follows(at, &["ngày", "mùng", "mồng"]) { "" } else { "ngày " };
    let day = |digits: &str| match paragraph.follows(at, &["mùng", "mồng"]) {
        true => cardinal(digits),
        false => day(digits),
    };
    let whole =
        |d: &str, m: &str, y: &str| Read::number(5, format!("{days}{} tháng {} năm {}", day(d), month(m), cardinal(y)));
    match (sign, second, third) {
        ("/" | "-" | ".", Some(m), Some(y)) if is_day(first) && is_month(m) && is_year(y) => whole(first, m, y),
        ("-", Some(m), Some(d)) if is_year(first) && is_month(m) && is_day(d) => whole(d, m, first),
        ("/", Some(y), None)
            if is_month(first) && is_year(y) && !paragraph.follows(at, &["quý", "quí", "số", "kỳ"]) =>
        {
            let months = if paragraph.follows(at, &["tháng"]) { "" } else { "tháng " };
            Read::number(3, format!("{months}{} năm {}", month(first), cardinal(y)))
        }
        ("/", Some(m), None) if is_day(first) && is_month(m) && !more && is_meant(paragraph, at) => {
            Read::number(3, format!("{days}{} tháng {}", day(first), month(m)))
        }
        ("-" | "–", Some(m), None) if is_day(first) && is_month(m) && !more && is_feast(paragraph, at) => {
            Read::number(3, format!("{days}{} tháng {}", day(first), month(m)))
        }
        _ => {
            let next = paragraph.past_space(at + 1);
            let named = paragraph.follows(at, &["ngày"]) && paragraph.text_at(next).to_lowercase() == "tháng";
            (is_day(first) && named).then(|| Read::number(1, day(first))).flatten()
        }
    }
}

/// Whether `30-4` is a day: no range falls, and a feast may be of any day.
fn is_feast(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let (from, to) = (paragraph.text_at(at), paragraph.text_at(at + 2));
    let measured =
        matches!(paragraph.text_at(at + 3), "%" | "‰" | "°" | "," | ".") && !paragraph.is(at + 4, Kind::Space);
    let measured = measured && paragraph.token(at + 4).is_some();
    let labour = value(from) == 1 && value(to) == 5 && paragraph.before(at).contains("30-4");
    let cued = paragraph.follows(at, &["lễ", "dịp", "mừng", "kỷ niệm ngày", "quốc tế lao động"]);
    let played = paragraph.follows(at, SCORED);
    !measured && !played && (value(from) > value(to) || labour || cued)
}

/// What stands before the goals of two sides.
pub(super) const SCORED: &[&str] = &["tỷ số", "tỉ số", "thắng", "thua", "hòa", "hoà", "hiệp một", "hiệp hai"];

/// Whether `2/9` is a day: after what stands before days, or where a fraction would count something and nothing follows.
fn is_meant(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let (over, under) = (paragraph.text_at(at), paragraph.text_at(at + 2));
    if paragraph.follows(at, BEFORE_DAYS) || paragraph.before(at).ends_with(['–', '-']) && over != under {
        return true;
    }
    // Round the clock.
    let always = (over, under) == ("24", "7");
    let house = always
        || paragraph.follows(
            at,
            &[
                "nhà",
                "số",
                "ngõ",
                "hẻm",
                "ngách",
                "kiệt",
                "có",
                "được",
                "đạt",
                "với",
                "vòng",
                "tỷ lệ",
                "tỉ lệ",
                "khoảng",
                "hơn",
                "gần",
                "chiếm",
                "tăng",
                "giảm",
                "quá",
                "tỷ số",
                "tỉ số",
            ],
        );
    let (over, under) = (value(over), value(under));
    !house && over != under && (over > under || !paragraph.word_follows(at + 3))
}

/// `7h30`, `7g30`, `07:30`, `24h`, `7 giờ 30`.
pub(super) fn time(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let hours = paragraph.digits(at).filter(|digits| digits.len() < 3 && value(digits) <= 24)?;
    let minutes = |at: usize| paragraph.digits(at).filter(|digits| digits.len() == 2 && value(digits) < 60);
    let (used, minutes) = match paragraph.text_at(at + 1) {
        ":" => (3, Some(minutes(at + 2)?)),
        "g" | "G" => (3, Some(minutes(at + 2)?)),
        "h" | "H" => minutes(at + 2).map_or((2, None), |digits| (3, Some(digits))),
        _ => return None,
    };
    let minutes = minutes.filter(|digits| *digits != "00");
    let mut words = format!("{} giờ", cardinal(hours));
    let mut used = used;
    if let Some(digits) = minutes {
        words = format!("{words} {}", cardinal(digits));
        let next = paragraph.past_space(at + used);
        match paragraph.text_at(at + used) {
            "p" | "ph" | "'" | "’" | "′" => {
                used += 1;
                words.push_str(" phút");
            }
            _ if paragraph.text_at(next) != "phút" => words.push_str(" phút"),
            _ => {}
        }
    }
    Read::number(used, words)
}

/// What stands before numbers that are dialled, however short.
const DIALLED: &[&str] = &[
    "gọi",
    "gọi số",
    "điện thoại",
    "điện thoại số",
    "số điện thoại",
    "đường dây nóng",
    "tổng đài",
    "hotline",
    "đt",
    "đtdđ",
    "số máy",
    "zalo",
    "fax",
    "di động",
    "liên hệ",
];

/// Figures of a telephone number, one by one, in the groups in which they are written.
pub(super) fn telephone(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let abroad = paragraph.text_at(at) == "+";
    let bracket = paragraph.text_at(at) == "(";
    let mut next = at + usize::from(abroad || bracket);
    let mut groups = vec![paragraph.digits(next)?];
    next += 1;
    loop {
        let gap = match (paragraph.text_at(next), paragraph.text_at(next + 1)) {
            (")", " ") => 2,
            (")" | "." | "-" | " ", _) => 1,
            _ => break,
        };
        match paragraph.digits(next + gap).filter(|group| (2..6).contains(&group.len())) {
            Some(group) => groups.push(group),
            None => break,
        }
        next += gap + 1;
    }
    let length: usize = groups.iter().map(|group| group.len()).sum();
    let first = groups[0];
    let cued = {
        let before = paragraph.before(at).trim_end_matches([':', ' ']).to_lowercase();
        DIALLED.iter().any(|cue| before.ends_with(cue))
    };
    let grouped = groups.len() == 1 || groups.iter().skip(usize::from(abroad)).all(|group| group.len() >= 3);
    let prefixed = (first.starts_with('0') && first.len() > 2) || abroad || ["1800", "1900"].contains(&first);
    let national = prefixed && grouped && (8..13).contains(&length) && !paragraph.is(next, Kind::Word);
    if !national && (bracket || !(cued && first.len() > 2 && length < 13)) {
        return None;
    }
    let spoken: Vec<String> = groups.iter().map(|group| one_by_one(group)).collect();
    let sign = if abroad { "cộng " } else { "" };
    Read::words(next - at, format!("{sign}{}", spoken.join(", ")))
}
