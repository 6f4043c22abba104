//! Escapes in double quotes that YAML does not have, or that stand for nothing: `"C:\du"`, `"\uD800"`.

use super::lines::{Line, Openings};
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
                        None => out.extend(paired(&digits, &mut chars)),
                    }
                }
                None => out.extend(['\\', '\\', kind]),
            },
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

/// Whether a backslash before a word is read with its first letter as a sign that nobody types: `D:\anh`, `K\Lào`. Not those that
/// programs write for what ends a line, a page or a column.
pub(super) fn eats_a_letter(inner: &str) -> bool {
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        let sign = if c == '\\' { chars.next() } else { None };
        let before_word = chars.peek().is_some_and(|next| next.is_alphanumeric());
        if before_word && matches!(sign, Some('a' | 'b' | 'e' | '0' | 'L' | 'P' | 'N' | '_')) {
            return true;
        }
    }
    false
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
        ] {
            assert!(eats_a_letter(inner), "{inner}");
        }
        for inner in
            [r"Bài\v hai", r"Bài\vhai", r"a\nb", r"a\tb", r"a\\b", r"D:\\anh", r"a\u0110b", r"\xe9", "a", r"K\L", ""]
        {
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
        ] {
            assert_eq!(repaired(inner), scalar, "{inner}");
        }
    }
}
