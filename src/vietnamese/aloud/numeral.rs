//! Numbers in words, as northern Vietnamese reads them out: linh for a missing ten, nghìn for a thousand.
//!
//! One, four and five change after a ten (mốt, tư, lăm), five after mười too. Of larger numbers each group of three is read
//! whole, so that 1.005 is "một nghìn không trăm linh năm" and no listener takes it for 1.500.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// What groups of three below tỷ are called, from the right; beyond it everything is counted in tỷ.
const GROUPS: [&str; 3] = ["", "nghìn", "triệu"];

/// Digits of one group with a name of its own, and of the largest number that is read as one.
const BILLION: usize = 9;
const MOST: usize = 2 * BILLION;

/// A digit's name; of anything else nothing.
fn digit(c: char) -> &'static str {
    c.to_digit(10).and_then(|n| DIGITS.get(n as usize)).copied().unwrap_or_default()
}

/// Each digit by itself: "không chín một hai".
pub(super) fn one_by_one(digits: &str) -> String {
    digits.chars().map(digit).collect::<Vec<_>>().join(" ")
}

/// A whole number of ASCII digits in words; zeros before it are not read. One that is too long for words is read digit by
/// digit.
pub(super) fn cardinal(digits: &str) -> String {
    let digits = digits.trim_start_matches('0');
    if digits.is_empty() {
        return DIGITS[0].to_owned();
    }
    if digits.len() > MOST {
        return one_by_one(digits);
    }
    let (billions, rest) = digits.split_at(digits.len().saturating_sub(BILLION));
    let mut words = Vec::new();
    if !billions.is_empty() {
        words.extend([cardinal(billions), "tỷ".to_owned()]);
    }
    let (first, groups) = rest.split_at(rest.len() % 3);
    let groups = groups.as_bytes().chunks(3).filter_map(|group| std::str::from_utf8(group).ok());
    let groups: Vec<&str> = Some(first).filter(|first| !first.is_empty()).into_iter().chain(groups).collect();
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| **group != "000") {
        words.push(below_thousand(group, !words.is_empty()));
        words.extend(GROUPS.get(groups.len() - 1 - at).filter(|name| !name.is_empty()).map(|name| (*name).to_owned()));
    }
    words.join(" ")
}

/// One to three digits in words; `whole` reads the hundreds although there are none.
fn below_thousand(group: &str, whole: bool) -> String {
    let mut places = [0usize; 3];
    for (place, c) in places.iter_mut().rev().zip(group.chars().rev()) {
        *place = c.to_digit(10).unwrap_or_default() as usize;
    }
    let [hundreds, tens, ones] = places;
    let mut words = Vec::new();
    if hundreds > 0 || whole {
        words.extend([DIGITS[hundreds], "trăm"]);
    }
    match tens {
        0 if words.is_empty() => {}
        0 if ones > 0 => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[tens], "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(DIGITS[ones]),
    }
    words.join(" ")
}

/// What follows a decimal comma: as a number where that is how people say it (3,25 is "ba phẩy hai mươi lăm"), digit by
/// digit where a zero leads or there are more than two.
pub(super) fn decimals(digits: &str) -> String {
    match digits.len() {
        1 | 2 if !digits.starts_with('0') => cardinal(digits),
        _ => one_by_one(digits),
    }
}

/// The number after "thứ": first and fourth are nhất and tư.
pub(super) fn ordinal(digits: &str) -> String {
    match digits.trim_start_matches('0') {
        "1" => "nhất".to_owned(),
        "4" => "tư".to_owned(),
        _ => cardinal(digits),
    }
}

/// The number of a rank or a prize: nhất, nhì, ba.
pub(super) fn rank(digits: &str) -> String {
    match digits.trim_start_matches('0') {
        "1" => "nhất".to_owned(),
        "2" => "nhì".to_owned(),
        _ => cardinal(digits),
    }
}

/// A day of the month. The first ten are called mùng.
pub(super) fn day(digits: &str) -> String {
    let day = cardinal(digits);
    match digits.trim_start_matches('0').parse() {
        Ok(1..=10) => format!("mùng {day}"),
        _ => day,
    }
}

/// A month: the fourth is tháng tư.
pub(super) fn month(digits: &str) -> String {
    match digits.trim_start_matches('0') {
        "4" => "tư".to_owned(),
        _ => cardinal(digits),
    }
}

/// The value of a Roman numeral in capitals, written as numbers are written; `None` for anything else.
pub(super) fn roman(text: &str) -> Option<String> {
    const SIGNS: [(&str, u32); 13] = [
        ("M", 1000),
        ("CM", 900),
        ("D", 500),
        ("CD", 400),
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    // Most words are none.
    if !text.bytes().all(|sign| b"MDCLXVI".contains(&sign)) {
        return None;
    }
    let (mut rest, mut value, mut written) = (text, 0, String::new());
    for (sign, worth) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            (rest, value) = (after, value + worth);
            written.push_str(sign);
            // No sign stands more than three times, and the halves once.
            if written.ends_with("IIII") || written.ends_with("XXXX") || written.ends_with("VV") {
                return None;
            }
        }
    }
    (rest.is_empty() && (1..4000).contains(&value)).then(|| value.to_string())
}
