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
const BEFORE_NUMBER: &str = "\
    ngày tháng năm quý tuần kỳ khóa khoá số điều khoản chương phần mục trang hình bảng lớp khối khu tổ phường quận \
    thôn xóm ấp đội lần thứ hạng tập q. p.";

/// The first syllable of what is counted or measured: the number holds it.
const AFTER_NUMBER: &str = "\
    lượt người tập cá mô đồng nghìn ngàn triệu tỷ tỉ hộ gia cuốn bài tác giải lần buổi cuộc lớp đơn chi đảng đoàn \
    hội giờ phút tuổi điểm em học suất căn ngôi chiếc công cán giấy bằng gương tấm xã phường huyện tỉnh thôn cơ tổ \
    km m cm mm kg g ha m² m2 km² tấn tạ lít đ % ‰ °C";

/// Words of time, which stand before a number ("năm 2021") as well as after one ("5 năm").
const TIMES: &str = "ngày tháng năm";

/// Forms of address and academic titles: they hold the name after them.
const BEFORE_NAME: &str = "\
    ông bà anh chị cô chú bác cụ thầy em cháu mẹ má tp. tp tx. h. q. p. gs. pgs. ts. pgs.ts. gs.ts. ths. bs. ks. cn. \
    nsnd nsưt ngnd ngưt";

/// `text`, one paragraph or less, as it is set: no-break spaces (U+00A0) where a line must not end, straight quotation
/// marks as “ ”, a hyphen between spaces as –, three points as ….
///
/// Quotation marks are left alone unless they all pair up, so inches and stray marks survive. Hyphens inside document
/// numbers stay hyphens, because people copy them. In NFC; borrowed when nothing is to be done.
pub fn set(text: &str) -> Cow<'_, str> {
    let text = nfc(text);
    let mut edits = held_spaces(&text);
    edits.extend(quotes(&text));
    edits.extend(dashes_and_points(&text));
    if edits.is_empty() {
        return text;
    }
    edits.sort_by_key(|(range, _)| range.start);
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

/// The single spaces that must not break. A no-break space parts words too, so that a set text reads like a plain one.
fn held_spaces(text: &str) -> Vec<Edit> {
    let bytes = text.as_bytes();
    // Between two plain words nothing is ever held, and nearly all spaces stand there.
    let may_hold = |at: usize| {
        let left = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
        let right = bytes.get(at + 1).copied().unwrap_or(b' ');
        !right.is_ascii_lowercase() || left.is_ascii_digit() || b".-".contains(&left)
    };
    let spaces = text.match_indices(' ').filter(|(at, _)| may_hold(*at));
    let held = spaces.filter(|(at, _)| Around::new(text, *at).is_some_and(|around| around.is_held()));
    held.map(|(at, space)| (at..at + space.len(), NO_BREAK)).collect()
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
        self.numbers() || self.counts() || self.addresses() || self.ranges()
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
        is_in(unit, AFTER_NUMBER) || (is_in(unit, TIMES) && !dates)
    }

    /// "ông Nguyễn", "đồng chí Nguyễn", "TP. Hồ": before a capital letter.
    fn addresses(&self) -> bool {
        let comrade = self.left == "chí" && is_among(self.before, "đồng");
        self.right.starts_with(char::is_uppercase) && (comrade || is_among(self.left, BEFORE_NAME))
    }
}

/// Whether `word` is one of `list`, in whatever case, after an opening bracket or quotation mark or not.
fn is_among(word: &str, list: &str) -> bool {
    let word = word.trim_start_matches(is_opening);
    // Nothing in the lists is longer; most words are not worth folding.
    word.len() <= 16 && is_in(&word.to_lowercase(), list)
}

fn is_in(word: &str, list: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
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
fn is_document_number(word: &str) -> bool {
    starts_with_digit(word) && word.contains(['-', '/']) && word.contains(char::is_uppercase)
}

fn is_opening(c: char) -> bool {
    "([{“‘«\"".contains(c)
}

/// Straight quotation marks in pairs: each opens before a word and closes after one, or none of them is touched.
fn quotes(text: &str) -> Vec<Edit> {
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
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
    let paired = marks.chunks(2).all(|pair| matches!(*pair, [open, close] if opens(open) && closes(close)));
    if !paired {
        return Vec::new();
    }
    marks.into_iter().enumerate().map(|(n, at)| (at..at + 1, if n % 2 == 0 { "“" } else { "”" })).collect()
}

/// A hyphen alone between two spaces, and points that are three, no more.
fn dashes_and_points(text: &str) -> Vec<Edit> {
    let is_space = |c: Option<char>| matches!(c, Some(' ' | '\u{a0}'));
    let dashes = text.match_indices('-').filter_map(|(at, dash)| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let stands = is_space(before.chars().next_back()) && is_space(after.chars().next());
        (stands && !before.trim().is_empty()).then_some((at..at + dash.len(), "–"))
    });
    let points = text.match_indices("...").filter_map(|(at, points)| {
        let more = text[..at].ends_with('.') || text[at + 3..].starts_with('.');
        (!more).then_some((at..at + points.len(), "…"))
    });
    dashes.chain(points).collect()
}
