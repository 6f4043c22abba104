//! Counts, decimals, fractions, and the units behind them.

use super::calendar::is_year;
use super::numeral::{cardinal, decimals, one_by_one};
use super::paragraph::{Paragraph, Read, counted};
use super::tokens::Kind;

/// Units as they are written behind numbers, and their names.
const UNITS: &[(&str, &str)] = &[
    ("kg", "ki-lô-gam"),
    ("Kg", "ki-lô-gam"),
    ("KG", "ki-lô-gam"),
    ("g", "gam"),
    ("gr", "gam"),
    ("mg", "mi-li-gam"),
    ("ha", "héc-ta"),
    ("Ha", "héc-ta"),
    ("HA", "héc-ta"),
    ("m", "mét"),
    ("km", "ki-lô-mét"),
    ("Km", "ki-lô-mét"),
    ("dm", "đề-xi-mét"),
    ("cm", "xăng-ti-mét"),
    ("mm", "mi-li-mét"),
    ("l", "lít"),
    ("ml", "mi-li-lít"),
    ("h", "giờ"),
    ("ph", "phút"),
    ("p", "phút"),
    ("s", "giây"),
    ("đ", "đồng"),
    ("Đ", "đồng"),
    ("d", "đồng"),
    ("VNĐ", "đồng"),
    ("VND", "đồng"),
    ("vnđ", "đồng"),
    ("tr", "triệu"),
    ("trđ", "triệu đồng"),
    ("W", "oát"),
    ("kW", "ki-lô-oát"),
    ("KW", "ki-lô-oát"),
    ("MW", "mê-ga-oát"),
    ("kWh", "ki-lô-oát giờ"),
    ("KWh", "ki-lô-oát giờ"),
    ("V", "vôn"),
    ("kV", "ki-lô-vôn"),
    ("KV", "ki-lô-vôn"),
    ("kVA", "ki-lô-vôn am-pe"),
    ("KVA", "ki-lô-vôn am-pe"),
    ("GB", "gi-ga-bai"),
    ("MB", "mê-ga-bai"),
    ("KB", "ki-lô-bai"),
    ("kB", "ki-lô-bai"),
    ("Mbps", "mê-ga-bít mỗi giây"),
    ("µg", "mi-crô-gam"),
    ("μg", "mi-crô-gam"),
    ("mmHg", "mi-li-mét thủy ngân"),
];

/// Whether a word is a unit behind a number.
pub(super) fn is_unit(word: &str) -> bool {
    name_of(word).is_some()
}

fn name_of(word: &str) -> Option<&'static str> {
    UNITS.iter().find(|(written, _)| *written == word).map(|(_, name)| *name)
}

/// A unit with its square or cube: the pieces it takes, and its name.
fn unit_at(paragraph: &Paragraph<'_>, at: usize) -> Option<(usize, String)> {
    let word = paragraph.token(at).filter(|token| token.kind == Kind::Word)?.text;
    let power = |mark: &str| match mark {
        "2" | "²" => Some("vuông"),
        "3" | "³" => Some("khối"),
        _ => None,
    };
    for mark in ["²", "³"] {
        if let Some(name) = word.strip_suffix(mark).and_then(name_of) {
            return Some((1, format!("{name} {}", power(mark)?)));
        }
    }
    let name = name_of(word)?;
    let measured = word.ends_with('m').then(|| power(paragraph.text_at(at + 1))).flatten();
    match measured {
        Some(power) => Some((2, format!("{name} {power}"))),
        None => Some((1, name.to_owned())),
    }
}

/// A unit behind a number, or by itself where its square says that it is one.
pub(super) fn unit(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let word = paragraph.token(at).filter(|token| token.kind == Kind::Word)?.text;
    if !paragraph.after_number && !word.ends_with(['m', '²', '³']) {
        return None;
    }
    let (used, name) = unit_at(paragraph, at)?;
    let squared = name.ends_with("vuông") || name.ends_with("khối");
    if !paragraph.after_number && !squared || paragraph.is(at + used, Kind::Number) && name != "nhân" {
        return None;
    }
    let gap = if at > 0 && paragraph.is(at - 1, Kind::Number) { " " } else { "" };
    // "7 m" ends a sum, "7 m-đun" does not.
    if !squared && paragraph.text_at(at + used) == "'" {
        return None;
    }
    Some(Read { used, words: format!("{gap}{name}"), number: true })
}

/// The unit behind a slash: "đồng/kg" is each kilogram.
pub(super) fn unit_behind(paragraph: &Paragraph<'_>, at: usize) -> Option<(usize, String)> {
    unit_at(paragraph, at)
}

/// What a number is made of: `1.500`, `3,5`, `4.0`.
pub(super) struct Figure<'t> {
    pub used: usize,
    whole: String,
    decimals: Option<&'t str>,
    /// What stands behind points that part no thousands.
    parts: Vec<&'t str>,
}

pub(super) fn figure<'t>(paragraph: &Paragraph<'t>, at: usize) -> Option<Figure<'t>> {
    let first = paragraph.digits(at)?;
    let mut groups = vec![first];
    while paragraph.text_at(at + 2 * groups.len() - 1) == "." {
        let Some(group) = paragraph.digits(at + 2 * groups.len()) else { break };
        groups.push(group);
    }
    let rest = &groups[1..];
    let thousands = (1..4).contains(&first.len()) && !first.starts_with('0') && rest.iter().all(|g| g.len() == 3);
    let used = 2 * groups.len() - 1;
    if !rest.is_empty() && !thousands {
        return Some(Figure { used, whole: first.to_owned(), decimals: None, parts: rest.to_vec() });
    }
    let whole = groups.concat();
    // "1,5" has decimals, "1,2,3" is three numbers.
    let behind = paragraph.digits(at + used + 1).filter(|_| paragraph.text_at(at + used) == ",");
    let listed = paragraph.text_at(at + used + 2) == "," && paragraph.is(at + used + 3, Kind::Number);
    let before = at > 1 && paragraph.text_at(at - 1) == "," && paragraph.is(at - 2, Kind::Number);
    match behind.filter(|_| !listed && !before) {
        Some(decimals) => Some(Figure { used: used + 2, whole, decimals: Some(decimals), parts: Vec::new() }),
        None => Some(Figure { used, whole, decimals: None, parts: Vec::new() }),
    }
}

/// A number by itself.
pub(super) fn number(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let figure = figure(paragraph, at)?;
    let mut words = match () {
        () if figure.used == 1 && figure.whole.len() > 9 => one_by_one(&figure.whole),
        () => counted(paragraph, at, &figure.whole),
    };
    if let Some(behind) = figure.decimals {
        words = format!("{words} phẩy {}", decimals(behind));
    }
    for part in figure.parts {
        words = format!("{words} chấm {}", if part.starts_with('0') { one_by_one(part) } else { cardinal(part) });
    }
    Read::number(figure.used, words)
}

/// What is counted behind "12/15", where a fraction would be of something.
const COUNTED: &[&str] = &[
    "chi",
    "hộ",
    "đảng",
    "người",
    "tổ",
    "khu",
    "thôn",
    "xã",
    "phường",
    "tiêu",
    "chỉ",
    "đơn",
    "cơ",
    "trường",
    "tập",
    "cá",
    "đồng",
    "cán",
    "ủy",
    "học",
    "lớp",
    "bản",
    "ấp",
    "mô",
    "nội",
    "đại",
];

/// `1/3`, `91/91`, `quý 2/2021`, and a slash between numbers that are no date.
pub(super) fn fraction(paragraph: &Paragraph<'_>, at: usize) -> Option<Read> {
    let (over, under) = (paragraph.digits(at)?, paragraph.digits(at + 2)?);
    if paragraph.text_at(at + 1) != "/" {
        return None;
    }
    let last = paragraph.text_at(at + 3) != "/";
    if is_year(under) && !is_year(over) && last {
        return Read::number(3, format!("{} năm {}", counted(paragraph, at, over), cardinal(under)));
    }
    let count = |digits: &str| digits.parse::<u64>().unwrap_or(u64::MAX);
    let counted_behind = paragraph.word_follows(at + 3) && COUNTED.contains(&paragraph.text_at(at + 4));
    let part = count(over) < count(under) && count(under) <= 10 && last && !counted_behind;
    let house = paragraph.follows(at, &["nhà", "số", "ngõ", "hẻm", "ngách", "kiệt"]);
    let between = if part && !house { "phần" } else { "trên" };
    Read::number(3, format!("{} {between} {}", counted(paragraph, at, over), cardinal(under)))
}
