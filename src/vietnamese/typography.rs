//! What writers do to a text when they set it: spaces that must not break, quotation marks, dashes.
//!
//! Vietnamese has no hyphenation, and its words are of one to four syllables with spaces between them, so a line may
//! end almost anywhere. Where it had better not: inside a date, between a number and what it counts or numbers,
//! between a title and the name it belongs to, and before the last word of a name.
//!
//! Each function may be applied to its own result and changes nothing then. Search, slugs and open data are made from
//! the text as it was before.

use std::borrow::Cow;
use std::ops::Range;

use super::nfc;

const NO_BREAK: &str = "\u{a0}";

/// Words that hold the number after them.
#[rustfmt::skip]
const BEFORE_NUMBER: &[&str] = &[
    "ngày", "tháng", "năm", "quý", "tuần", "kỳ", "khóa", "khoá", "số", "điều", "khoản", "chương", "phần", "mục",
    "trang", "hình", "bảng", "lớp", "khối", "khu", "tổ", "phường", "quận", "thôn", "xóm", "ấp", "đội", "lần",
    "thứ", "hạng", "tập", "q.", "p.",
];

/// The first syllable of what is counted or measured: the number holds it.
#[rustfmt::skip]
const AFTER_NUMBER: &[&str] = &[
    "lượt", "người", "tập", "cá", "mô", "đồng", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "hộ", "gia", "cuốn", "bài",
    "tác", "giải", "lần", "buổi", "cuộc", "lớp", "đơn", "chi", "đảng", "đoàn", "hội", "giờ", "phút", "tuổi",
    "điểm", "em", "học", "suất", "căn", "ngôi", "chiếc", "công", "cán", "giấy", "bằng", "gương", "tấm", "xã",
    "phường", "huyện", "tỉnh", "thôn", "cơ", "tổ", "km", "m", "cm", "mm", "kg", "g", "ha", "m²", "m2", "km²",
    "tấn", "tạ", "lít", "đ", "%", "‰", "°C",
];

/// Words of time, which stand before a number ("năm 2021") as well as after one ("5 năm").
const TIMES: &[&str] = &["ngày", "tháng", "năm"];

/// Forms of address and academic titles: they hold the name after them.
#[rustfmt::skip]
const BEFORE_NAME: &[&str] = &[
    "ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "thầy", "em", "cháu", "mẹ", "má", "tp.", "tp", "tx.",
    "h.", "q.", "p.", "gs.", "pgs.", "ts.", "pgs.ts.", "gs.ts.", "ths.", "bs.", "ks.", "cn.", "nsnd", "nsưt",
    "ngnd", "ngưt",
];

/// `text`, one paragraph or less, as it is set: no-break spaces (U+00A0) where a line must not end, straight quotation
/// marks as “ ”, a hyphen between spaces as –, three points as ….
///
/// Quotation marks are left alone unless they all pair up, so inches and stray marks survive. Hyphens inside document
/// numbers stay hyphens, because people copy them. In NFC; borrowed when nothing is to be done.
pub fn set(text: &str) -> Cow<'_, str> {
    let text = nfc(text);
    let edits = edits(&text);
    if edits.is_empty() {
        return text;
    }
    let mut set = String::with_capacity(text.len() + 2 * edits.len());
    let mut done = 0;
    for (range, replacement) in edits {
        set.push_str(&text[done..range.start]);
        set.push_str(replacement);
        done = range.end;
    }
    set.push_str(&text[done..]);
    Cow::Owned(set)
}

/// `text` as a line begins, with its first letter in upper case: "Ngày 19 tháng 5 năm 2021".
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A person's name with a no-break space before its last word, so that no line begins with a lonely tên. In NFC;
/// borrowed when it is one word, or set already.
pub fn set_name(name: &str) -> Cow<'_, str> {
    let name = nfc(name);
    let words = name.trim_end();
    match words.rfind(char::is_whitespace) {
        Some(at) if words[at..].starts_with(' ') && !words[..at].trim().is_empty() => {
            Cow::Owned(format!("{}{NO_BREAK}{}", &name[..at], &name[at + 1..]))
        }
        _ => name,
    }
}

type Edit = (Range<usize>, &'static str);

/// What is to be done, in the order of the text.
fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut quotes = Vec::new();
    // All that may be edited is of ASCII: most of a text is passed over byte by byte.
    for (at, byte) in text.bytes().enumerate() {
        let edit = match byte {
            b' ' if is_held(text, at) => (at..at + 1, NO_BREAK),
            b'-' if is_dash(text, at) => (at..at + 1, "–"),
            b'.' if are_points(text, at) => (at..at + 3, "…"),
            b'"' => {
                quotes.push(at);
                continue;
            }
            _ => continue,
        };
        edits.push(edit);
    }
    if !quotes.is_empty() && are_paired(text, &quotes) {
        edits.extend(quotes.iter().enumerate().map(|(n, &at)| (at..at + 1, if n % 2 == 0 { "“" } else { "”" })));
        edits.sort_by_key(|(range, _)| range.start);
    }
    edits
}

/// Whether the space at `at` is single and must not break. A no-break space parts words too, so that a set text reads
/// like a plain one.
fn is_held(text: &str, at: usize) -> bool {
    // Only a digit or a capital letter holds anything, and nearly all spaces stand elsewhere.
    let may_hold = text[..at].ends_with(|c: char| c.is_ascii_digit())
        || text[at + 1..].starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
    may_hold && Around::new(text, at).is_some_and(|around| around.is_held())
}

/// A space, by the two words on either side of it; the outer ones may be empty.
struct Around<'a> {
    before: &'a str,
    left: &'a str,
    right: &'a str,
    after: &'a str,
}

impl<'a> Around<'a> {
    /// `None` where the space at `at` is not single, or not between words.
    fn new(text: &'a str, at: usize) -> Option<Self> {
        let (head, tail) = (&text[..at], &text[at + 1..]);
        let left = head.rsplit(char::is_whitespace).next().filter(|word| !word.is_empty())?;
        let right = tail.split(char::is_whitespace).next().filter(|word| !word.is_empty())?;
        let before = head[..at - left.len()].split_whitespace().next_back().unwrap_or_default();
        let after = tail[right.len()..].split_whitespace().next().unwrap_or_default();
        Some(Self { before, left, right, after })
    }

    fn is_held(&self) -> bool {
        self.numbers() || self.counts() || self.addresses() || self.ranges() || self.is_president()
    }

    /// "Hồ Chí Minh", the name that stands in nearly every text of such a site, is never parted.
    fn is_president(&self) -> bool {
        let is = |word: &str, wanted: &str| word.trim_matches(|c: char| !c.is_alphanumeric()) == wanted;
        (is(self.left, "Hồ") && self.right == "Chí" && is(self.after, "Minh"))
            || (is(self.before, "Hồ") && self.left == "Chí" && is(self.right, "Minh"))
    }

    /// "2016 – 2021": both spaces of a dash between two numbers.
    fn ranges(&self) -> bool {
        let dash = |word: &str| matches!(word, "–" | "-");
        (is_number(self.left) && dash(self.right) && starts_with_digit(self.after))
            || (is_number(self.before) && dash(self.left) && starts_with_digit(self.right))
    }

    /// "ngày 19", "số 05-CT/TW", "Chỉ thị 05-CT/TW".
    fn numbers(&self) -> bool {
        starts_with_digit(self.right) && (is_among(self.left, BEFORE_NUMBER) || is_document_number(self.right))
    }

    /// "263 lượt", "78,5 %", "5 năm". Not the number of a date: "19 tháng" would make a date one long word, and in
    /// "năm 2021 người dân" nobody is counted.
    fn counts(&self) -> bool {
        let unit = self.right.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '%' || "…”’»".contains(c));
        if !is_number(self.left) || is_among(self.before, TIMES) {
            return false;
        }
        let dates = unit == self.right && starts_with_digit(self.after);
        AFTER_NUMBER.contains(&unit) || (TIMES.contains(&unit) && !dates)
    }

    /// "ông Nguyễn", "đồng chí Nguyễn", "TP. Hồ": before a capital letter.
    fn addresses(&self) -> bool {
        let comrade = self.left == "chí" && is_among(self.before, &["đồng"]);
        self.right.starts_with(char::is_uppercase) && (comrade || is_among(self.left, BEFORE_NAME))
    }
}

/// Whether `word` is one of `list`, in whatever case, after an opening bracket or quotation mark or not.
fn is_among(word: &str, list: &[&str]) -> bool {
    let word = word.trim_start_matches(is_opening);
    // Nothing in the lists is longer; most words are not worth folding.
    word.len() <= 16 && (list.contains(&word) || list.contains(&word.to_lowercase().as_str()))
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Digits, points and commas, as in "(1.500", but not "1.500," where the clause ends.
fn is_number(word: &str) -> bool {
    let word = word.trim_start_matches(is_opening);
    starts_with_digit(word)
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '/' | '-' | '–'))
}

/// "05-CT/TW", "42/2022/NĐ-CP": digits first, then capital letters after a hyphen or a slash.
pub fn is_document_number(word: &str) -> bool {
    starts_with_digit(word) && word.contains(['-', '/']) && word.contains(char::is_uppercase)
}

fn is_opening(c: char) -> bool {
    "([{“‘«\"".contains(c)
}

/// Straight quotation marks in pairs: each opens before a word and closes after one, or none of them is touched.
fn are_paired(text: &str, marks: &[usize]) -> bool {
    let before = |at: usize| text[..at].chars().next_back();
    let after = |at: usize| text[at + 1..].chars().next();
    let opens = |at| {
        before(at).is_none_or(|c| c.is_whitespace() || is_opening(c) || "–—-/".contains(c))
            && after(at).is_some_and(|c| !c.is_whitespace())
    };
    let closes = |at| {
        before(at).is_some_and(|c| !c.is_whitespace() && !is_opening(c))
            && after(at).is_none_or(|c| !c.is_alphanumeric())
    };
    marks.chunks(2).all(|pair| matches!(*pair, [open, close] if opens(open) && closes(close)))
}

/// Whether the hyphen at `at` is alone between two spaces.
fn is_dash(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + 1..]);
    before.ends_with([' ', '\u{a0}']) && after.starts_with([' ', '\u{a0}']) && !before.trim().is_empty()
}

/// Whether there are three points at `at`, no more.
fn are_points(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at..]);
    after.starts_with("...") && !after[3..].starts_with('.') && !before.ends_with('.')
}
