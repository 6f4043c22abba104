//! Numbers as Vietnamese writes them: 1.500 and 78,5%; ordinals of times (lần thứ hai); ranks (hạng Nhất).

use std::fmt;
use std::str::FromStr;

use super::{clean, fold};

/// Why a text is not a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountError {
    /// There is nothing.
    Empty,
    /// Below zero.
    Negative,
    /// A comma, which begins decimals: "1,5", or English "1,500".
    Comma,
    /// Points that are not between groups of three digits: "1.5", "12.34.567".
    Grouping,
    /// More than fits into 64 bits.
    TooLarge,
    /// Anything else than digits and points.
    NotANumber,
}

impl fmt::Display for CountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "no number",
            Self::Negative => "a count is not negative",
            Self::Comma => "a count has no decimals; thousands take a point: 1.500",
            Self::Grouping => "points stand before three digits: 1.500",
            Self::TooLarge => "the number is too large",
            Self::NotANumber => "not a whole number such as 263 or 1.500",
        })
    }
}

impl std::error::Error for CountError {}

/// The value of a count: "263", "06", or "1.500" with a point before each three digits.
///
/// Strict, because `1.5` and `1,500` mean different numbers to different readers.
pub fn parse_count(text: &str) -> Result<u64, CountError> {
    let text = clean(text).text;
    let text = text.trim();
    if text.is_empty() {
        return Err(CountError::Empty);
    }
    if text.starts_with(['-', '−']) {
        return Err(CountError::Negative);
    }
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
        return Err(CountError::NotANumber);
    }
    if text.contains(',') {
        return Err(CountError::Comma);
    }
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    // "0.500" is a decimal, whatever its points say.
    let grouped =
        (1..=3).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3);
    if !rest.is_empty() && !grouped {
        return Err(CountError::Grouping);
    }
    text.replace('.', "").parse().map_err(|_| CountError::TooLarge)
}

/// "1.234.567": a point before each three digits.
pub fn format_number(number: u64) -> String {
    group(&number.to_string())
}

/// "1.234,5": at most `digits` decimals, rounded, after a comma; zeros at the end are left out. "–" for what is not finite.
pub fn format_decimal(number: f64, digits: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let rounded = format!("{:.digits$}", number.abs());
    let (whole, decimals) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let decimals = decimals.trim_end_matches('0');
    let is_zero = decimals.is_empty() && whole == "0";
    let sign = if number < 0.0 && !is_zero { "-" } else { "" };
    let comma = if decimals.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{decimals}", group(whole))
}

/// "78,5%" for 0.785: at most one decimal, no space before the sign. "–" for a share of nothing (0/0).
pub fn format_percent(ratio: f64) -> String {
    let mut percent = format_decimal(ratio * 100.0, 1);
    if ratio.is_finite() {
        percent.push('%');
    }
    percent
}

fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// "lần thứ nhất", "lần thứ hai", "lần thứ hai mươi mốt": the how-manieth time, in words up to 99, then in digits.
///
/// First and fourth are nhất and tư, in Sino-Vietnamese, as ordinals have them.
pub fn ordinal_time(time: u64) -> String {
    let ordinal = match time {
        1 => "nhất".to_owned(),
        4 => "tư".to_owned(),
        2..=99 => in_words(time),
        _ => format_number(time),
    };
    format!("lần thứ {ordinal}")
}

/// A number from 1 to 99 in words. One, four and five change after mươi (mốt, tư, lăm), five after mười too.
fn in_words(number: u64) -> String {
    let unit = |n: u64| ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"][(n % 10) as usize];
    let (tens, ones) = (number / 10, number % 10);
    let head = match tens {
        0 => return unit(ones).to_owned(),
        1 => "mười".to_owned(),
        _ => format!("{} mươi", unit(tens)),
    };
    let tail = match (tens, ones) {
        (_, 0) => return head,
        (2.., 1) => "mốt",
        (2.., 4) => "tư",
        (_, 5) => "lăm",
        _ => unit(ones),
    };
    format!("{head} {tail}")
}

/// The three ranks of orders and medals (Law 06/2022/QH15, articles 33 and 54), highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Hạng Nhất.
    First,
    /// Hạng Nhì.
    Second,
    /// Hạng Ba.
    Third,
}

impl Rank {
    /// As it is written in a record: `nhì`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "nhất",
            Self::Second => "nhì",
            Self::Third => "ba",
        }
    }

    /// 1, 2 or 3.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }
}

/// "hạng Nhất", to follow the name of an order.
impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::First => "hạng Nhất",
            Self::Second => "hạng Nhì",
            Self::Third => "hạng Ba",
        })
    }
}

/// A text that names no rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankError;

impl fmt::Display for RankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a rank: 1, 2, 3 or nhất, nhì, ba")
    }
}

impl std::error::Error for RankError {}

impl TryFrom<u8> for Rank {
    type Error = RankError;

    fn try_from(number: u8) -> Result<Self, RankError> {
        match number {
            1 => Ok(Self::First),
            2 => Ok(Self::Second),
            3 => Ok(Self::Third),
            _ => Err(RankError),
        }
    }
}

/// Reads "1", "nhất", "nhat", "I", "hạng Nhất"; letter case and tones do not matter.
impl FromStr for Rank {
    type Err = RankError;

    fn from_str(text: &str) -> Result<Self, RankError> {
        let folded = fold(text);
        match folded.strip_prefix("hang ").unwrap_or(&folded) {
            "1" | "i" | "nhat" => Ok(Self::First),
            "2" | "ii" | "nhi" => Ok(Self::Second),
            "3" | "iii" | "ba" => Ok(Self::Third),
            _ => Err(RankError),
        }
    }
}

/// The rank of that number, or `None` for any but 1, 2 and 3.
pub fn rank(number: u8) -> Option<Rank> {
    number.try_into().ok()
}
