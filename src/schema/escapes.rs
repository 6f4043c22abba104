//! Escapes in double quotes that YAML does not have, or that stand for nothing: `"C:\du"`, `"\uD800"`.

use super::lines::{Line, Openings};
use crate::vietnamese::{fold, nfc};
use std::iter::Peekable;
use std::ops::Range;
use std::str::Chars;

/// The text in double quotes around the byte `at`, with its quotes, if it ends in its line.
pub(super) fn quoted(text: &str, line: Line<'_>, at: usize) -> Option<Range<usize>> {
    let begins = |open: &usize| text.get(*open..).is_some_and(|rest| rest.starts_with('"'));
    let open = Openings::before(text, at).quote.or(Some(at)).filter(|open| begins(open) && *open >= line.start);
    let Some(open) = open else {
        let value = line.value_around(at)?;
        let inner = text[value.clone()].strip_prefix('"')?.strip_suffix('"')?;
        return (!inner.contains('"')).then_some(value);
    };
    let mut escaped = false;
    let close = text.get(open + 1..line.end())?.char_indices().find(|(_, c)| {
        let closes = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    close.map(|(close, _)| open..open + close + 2)
}

/// A quoted scalar that says what such a text was meant to say. Where a program has written escapes by number, or Word's
/// line ends as `\v`, they are kept as far as they stand for a character; else a backslash is a backslash.
pub(super) fn repaired(inner: &str) -> String {
    let mut out = String::with_capacity(inner.len());
    let mut by_machine = false;
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some(kind @ ('x' | 'u' | 'U')) => match number(&mut chars, kind) {
                Some(digits) => {
                    by_machine = true;
                    match u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32) {
                        Some(c) if c.is_control() => space(&mut out, &mut chars),
                        Some(_) => out.push_str(&format!("\\{kind}{digits}")),
                        None => match paired(&digits, &mut chars) {
                            Some(c) => out.push(c),
                            // Of two spaces around nothing one is too many.
                            None if out.ends_with(' ') && chars.peek() == Some(&' ') => drop(chars.next()),
                            None => {}
                        },
                    }
                }
                None => out.extend(['\\', '\\', kind]),
            },
            Some(sign) if is_eaten(inner, sign, &chars) => out.extend(['\\', '\\', sign]),
            // What ends a line or a page in Word.
            Some('v' | 'f') => {
                by_machine = true;
                space(&mut out, &mut chars);
            }
            Some('0' | 'a' | 'b' | 'e') => {}
            Some(c @ ('t' | 'n' | 'r' | '"' | '/' | '\\' | ' ' | 'N' | '_' | 'L' | 'P')) => out.extend(['\\', c]),
            Some(c) => out.extend(['\\', '\\', c]),
            None => out.push_str("\\\\"),
        }
    }
    match by_machine {
        true => format!("\"{out}\""),
        false => format!("'{}'", inner.replace('\'', "''")),
    }
}

/// Whether a backslash before a word is read with its first letter as a sign that nobody types: `D:\anh`, `K\Lào`, `A\vùng`.
/// Those that programs write for what ends a line, a page or a column are signs, unless their letter makes a word of what
/// follows and is none itself.
pub(super) fn eats_a_letter(inner: &str) -> bool {
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        let sign = if c == '\\' { chars.next() } else { None };
        if sign.is_some_and(|sign| is_eaten(inner, sign, &chars)) {
            return true;
        }
    }
    false
}

/// Whether a sign behind a backslash is the first letter of the word that `rest` goes on with.
fn is_eaten(inner: &str, sign: char, rest: &Peekable<Chars<'_>>) -> bool {
    let behind: String = rest.clone().collect();
    match sign {
        'a' | 'b' | 'e' | '0' | 'L' | 'P' | 'N' | '_' => behind.starts_with(char::is_alphanumeric),
        'v' | 'f' | 't' | 'n' | 'r' => {
            is_doubtful(&inner[..inner.len() - behind.len() - sign.len_utf8() - 1], sign, &behind)
        }
        _ => false,
    }
}

/// Whether a sign that may end a line or a column is more likely the first letter of a word: `\vùng`, `\rừng`, `\năm`, and
/// whatever follows the letter of a disk, `D:\nam`. Behind `\nông` may stand `ông`.
fn is_doubtful(before: &str, sign: char, behind: &str) -> bool {
    /// Words without a consonant before them.
    const BARE: &str = " à ạ ả ác ách ai ái ải am ám ảm an án ản áng ang anh ánh ảnh ao áo ảo ạo áp au áy ẵm ăn ắng ắp ắt \
         âm ấm ầm ẩm ậm ân ấn ẩn ấp ập ất âu ấu ẩu ẩy ấy e é ẻ éc em én eo éo ẹo ép ê ế ễ êm ếch ếm ển ếp ỉ ỉa ích ịch im ìm ỉm in \
         inh ít ịt o ó ọ oa oà oác oách oai oải oan oán oang oanh oành oạp oăm oằn óc óc oe oẻ oi ói om óm ong óng ỏng óp ọp ót ô \
         ố ồ ổ ốc ôi ối ổi ôm ốm ôn ồn ổn ông ống ổng ốp ộp ơ ớ ờ ở ơi ới ơn ớn ớt u ú ù ủ ụ uẩn uất úc ục ủi ùm um ung úng ủng uổng \
         uốn uống úp ụp út uy úy ủy uỷ uý uyên uyển ư ừ ức ưng ứng ửng ước ươm ướm ưỡn ướp ướt ưu ỷ y ý ỳ yếm yểm \
         yên yến yêng yết yêu yếu yểu ";
    if !behind.starts_with(char::is_alphabetic) {
        return false;
    }
    let mut head = before.chars().rev();
    let disk = head.next() == Some(':')
        && head.next().is_some_and(|c| c.is_ascii_alphabetic())
        && !head.next().is_some_and(char::is_alphanumeric);
    if disk {
        return true;
    }
    let word = &behind[..behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len())];
    let small = nfc(word).to_lowercase();
    // In capitals a word begins, and a letter of no ASCII tells that it is Vietnamese.
    let syllable = *small == *nfc(word) && !small.is_ascii() && is_rhyme(&small) && sign != 'f';
    syllable && !BARE.split(' ').any(|bare| bare == small)
}

/// Whether letters are those of a syllable without its first consonant: vowels, and one of the eight ends.
fn is_rhyme(letters: &str) -> bool {
    let folded = fold(letters);
    let end = folded.trim_start_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    let vowels = folded.len() - end.len();
    (1..=3).contains(&vowels) && ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"].contains(&end)
}

/// The digits of an escape by number; nothing is taken where they are too few.
fn number(chars: &mut Peekable<Chars<'_>>, kind: char) -> Option<String> {
    let length = match kind {
        'x' => 2,
        'u' => 4,
        _ => 8,
    };
    let digits: String = chars.clone().take(length).take_while(char::is_ascii_hexdigit).collect();
    let whole = digits.len() == length;
    if whole {
        chars.by_ref().take(length).for_each(drop);
    }
    whole.then_some(digits)
}

/// The character of two surrogates in a row, as JSON writes what lies beyond the first plane; one alone is none.
fn paired(high: &str, chars: &mut Peekable<Chars<'_>>) -> Option<char> {
    let high = u32::from_str_radix(high, 16).ok().filter(|high| (0xd800..0xdc00).contains(high))?;
    let ahead: String = chars.clone().take(6).collect();
    let low = u32::from_str_radix(ahead.strip_prefix("\\u")?, 16).ok()?;
    let low = Some(low).filter(|low| (0xdc00..0xe000).contains(low))?;
    chars.by_ref().take(6).for_each(drop);
    char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
}

/// A space, unless one stands there.
fn space(out: &mut String, chars: &mut Peekable<Chars<'_>>) {
    if !out.ends_with(' ') && chars.peek().is_some_and(|next| *next != ' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::{eats_a_letter, repaired};

    #[test]
    fn a_letter_that_is_eaten_is_told() {
        for inner in [
            r"Chuyện ở K\Lào",
            r"Thôn \Nà Pheo",
            r"Khu \Phố Mới",
            r"Khu\bản",
            r"D:\anh\bac\van-ban",
            r"Theo \05",
            r"a\_b",
            r"A\vùng",
            r"Khu \vườn hoa",
            r"dòng\năm 2021",
            r"bảo vệ \rừng",
            r"phòng\tốt",
            r"D:\nam",
            r"(D:\tai-lieu)",
            r"Đ\u0110 K\anh",
        ] {
            assert!(eats_a_letter(inner), "{inner}");
        }
        for inner in
            [r"Bài\v hai", r"Bài\vhai", r"a\nb", r"a\tb", r"a\\b", r"D:\\anh", r"a\u0110b", r"\xe9", "a", r"K\L", ""]
        {
            assert!(!eats_a_letter(inner), "{inner}");
        }
        // Lines, pages and columns of a program or of Word.
        for inner in [
            r"dòng 1\ndòng 2",
            r"Người kể:\nông Ba",
            r"Câu một.\nÔng Ba",
            r"Bài\vông Ba",
            r"Bài\vBa",
            r"một\r\nhai",
            r"1\tÁnh\t2",
            r"hết\v",
            r"số\t5",
            r"thơ\nanh và em",
            r"a\nu",
            r"Ảnh:\nảnh 1",
        ] {
            assert!(!eats_a_letter(inner), "{inner}");
        }
    }

    #[test]
    fn a_text_with_bad_escapes_says_what_was_meant() {
        for (inner, scalar) in [
            (r"C:\du", r"'C:\du'"),
            (r"\d", r"'\d'"),
            (r"C:\Users\x", r"'C:\Users\x'"),
            (r"C:\nam's", r"'C:\nam''s'"),
            (r"Bài\v hai\uD800", r#""Bài hai""#),
            (r"Bài\vhai\uDC00", r#""Bài hai""#),
            (r"\u0110\d", r#""\u0110\\d""#),
            (r"a\uD83D\uDE00b", "\"a\u{1f600}b\""),
            (r"a\uD83Db", r#""ab""#),
            (r"a\U00110000\n", r#""a\n""#),
            (r"a\x0Bb", r#""a b""#),
            (r"A\vùng", r"'A\vùng'"),
            (r"Bài\v hai\ud800 D:\anh", r#""Bài hai D:\\anh""#),
            (r"Bài \ud800 hai", r#""Bài hai""#),
            (r"\u0110\vùng", r#""\u0110\\vùng""#),
        ] {
            assert_eq!(repaired(inner), scalar, "{inner}");
        }
    }
}
