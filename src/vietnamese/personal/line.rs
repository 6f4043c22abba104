//! A text as it is searched: whatever script, form or trick its digits and signs are written in, they are plain here.

use crate::vietnamese::fold::fold_letter;
use crate::vietnamese::{fold, nfc};
use std::ops::Range;

/// From here on a browser shows letters from right to left.
pub(super) const RIGHT_TO_LEFT: [char; 2] = ['\u{202e}', '\u{2067}'];

/// A text with plain digits and separators and without what cannot be seen, and the same without tones and capitals; both
/// have the same length.
pub(super) struct Line {
    pub chars: Vec<char>,
    pub folded: Vec<char>,
}

impl Line {
    pub fn new(text: &str) -> Self {
        let text = nfc(text);
        let seen: Vec<char> = spelled(&text).filter(|c| !is_invisible(*c)).collect();
        let chars = undisguised(without_marks(&seen).into_iter().map(plain).collect());
        let folded =
            chars.iter().map(|c| if c.is_ascii() { c.to_ascii_lowercase() } else { fold_letter(*c) }).collect();
        Line { chars, folded }
    }

    /// Up to `reach` folded characters before a place, of its own sentence.
    pub fn before(&self, at: usize, reach: usize) -> String {
        let part: String = self.folded[at.saturating_sub(reach)..at].iter().collect();
        match part.rfind([';', '\n', '!', '?']) {
            Some(end) => part[end + 1..].to_owned(),
            None => part,
        }
    }

    pub fn after(&self, at: usize) -> String {
        self.folded[at..self.folded.len().min(at + 12)].iter().collect::<String>().trim_start().to_owned()
    }

    pub fn text(&self, from: usize, to: usize) -> String {
        self.chars[from..to].iter().collect::<String>().trim().to_owned()
    }
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The value of a digit of the scripts that a keyboard, a telephone or a trick may give.
pub(super) fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => return Some(c),
        // The letters of nearly all texts.
        '\0'..='\x7f' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => return None,
        _ => {}
    }
    if let Some(digit) = raised(c) {
        return Some(digit);
    }
    const ZEROS: [u32; 9] = [0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6];
    let code = c as u32;
    let zero = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

pub(super) fn plain(c: char) -> char {
    if let Some(digit) = digit(c) {
        return digit;
    }
    match c {
        '\n' => '\n',
        c if c.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '·' | '•' | '․' | '‧' | '∙' | '⋅' => '.',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// The characters of a source with where they stand; what Markdown and HTML write as an entity is what it means.
pub(super) fn characters(source: &str) -> impl Iterator<Item = (Range<usize>, char)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &source[at..];
        let (c, length) =
            entity(rest).or_else(|| sign(rest)).or_else(|| rest.chars().next().map(|c| (c, c.len_utf8())))?;
        at += length;
        Some((at - length..at, c))
    })
}

/// The character of the entity that a text begins with, and its length: `&nbsp;`, `&#48;`, `&#x30;`.
fn entity(text: &str) -> Option<(char, usize)> {
    let text = text.strip_prefix('&')?;
    let end = text.bytes().take(9).position(|byte| byte == b';')?;
    let name = text.get(..end)?;
    let number = |digits: &str| match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    };
    let c = match name.strip_prefix('#') {
        Some(digits) => number(digits).and_then(char::from_u32)?,
        None => match name {
            "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
            "shy" | "zwj" | "zwnj" => '\u{ad}',
            "commat" => '@',
            "period" => '.',
            _ => return None,
        },
    };
    Some((c, end + 2))
}

/// A digit that is set high or low.
fn raised(c: char) -> Option<char> {
    let value = match c {
        '\u{b9}' => 1,
        '\u{b2}' | '\u{b3}' => u32::from(c) - 0xb0,
        '\u{2070}' | '\u{2074}'..='\u{2079}' => u32::from(c) - 0x2070,
        '\u{2080}'..='\u{2089}' => u32::from(c) - 0x2080,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// Without the raised digits behind a number that are the mark of a note: `0912345678¹`.
fn without_marks(chars: &[char]) -> Vec<char> {
    let mut kept: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| raised(**c).is_some()).count();
        let follows = kept.last().is_some_and(|c| digit(*c).is_some());
        let goes_on = chars.get(at + run).is_some_and(|c| digit(*c).is_some());
        if !((1..=2).contains(&run) && follows && !goes_on) {
            kept.extend(&chars[at..at + run.max(1)]);
        }
        at += run.max(1);
    }
    kept
}

/// The digit that a letter looks like, in three scripts: `O912345678`, `O9l2 345 678`.
pub(super) fn looks_like(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'О' | 'о' | 'Ο' | 'ο' => Some('0'),
        'l' | 'I' | 'І' | 'Ӏ' | 'ӏ' | 'Ι' => Some('1'),
        _ => None,
    }
}

/// With digits for the letters that stand for them in a word of digits. A one has them on both sides, or the word is long:
/// `25l` are litres.
fn undisguised(mut chars: Vec<char>) -> Vec<char> {
    /// The digits of an area or of a network, and some more.
    const LONG: usize = 7;
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|c| c.is_alphanumeric()).count();
        let word = &mut chars[at..at + length];
        let digits = word.iter().filter(|c| c.is_ascii_digit()).count();
        let letters = word.iter().filter(|c| looks_like(**c).is_some()).count();
        if digits >= 2 && letters > 0 && digits + letters == length {
            let inside = |index: usize| index > 0 && index + 1 < length || length >= LONG;
            for (index, c) in word.iter_mut().enumerate() {
                match looks_like(*c) {
                    Some(digit) if digit == '0' || inside(index) => *c = digit,
                    _ => {}
                }
            }
        }
        at += length.max(1);
    }
    chars
}

/// The characters of a text, `[at]` being what it says.
fn spelled(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let (c, length) = sign(rest).or_else(|| rest.chars().next().map(|c| (c, c.len_utf8())))?;
        at += length;
        Some(c)
    })
}

pub(super) fn spells_at(text: &str) -> bool {
    text.match_indices(['[', '(', '{']).any(|(at, _)| sign(&text[at..]).is_some_and(|(c, _)| c == '@'))
}

/// The sign that a text begins with in brackets, and the length: `[at]`, `(a còng)`, `[dot]`, `(chấm)`.
fn sign(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix(['[', '(', '{'])?;
    let end = inner.char_indices().take(12).find(|(_, c)| [']', ')', '}'].contains(c)).map(|(at, _)| at)?;
    let c = match fold(&inner[..end]).as_str() {
        "at" | "a cong" => '@',
        "a" if begins_mail_host(&inner[end + 1..]) => '@',
        _ if inner[..end].trim() == "@" => '@',
        _ if inner[..end].trim() == "." => '.',
        "dot" | "cham" => '.',
        _ => return None,
    };
    Some((c, end + 2))
}

/// Whether a text begins with the host of somebody's mail. A letter in brackets is else that of an item: `khoản (a)`.
fn begins_mail_host(text: &str) -> bool {
    const HOSTS: [&str; 8] = ["gmail", "yahoo", "outlook", "hotmail", "icloud", "ymail", "mail.", "zoho"];
    let host: String = text.trim_start().chars().take_while(|c| c.is_alphanumeric() || ".-".contains(*c)).collect();
    let host = host.to_lowercase();
    HOSTS.iter().any(|known| host.starts_with(known)) || [".gov.vn", ".edu.vn"].iter().any(|end| host.ends_with(end))
}

/// What is shown where a mark turns the direction: up to the next one, or the end of the line.
pub(super) fn turned(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (before, after) = line.split_once(RIGHT_TO_LEFT).unwrap_or((line, ""));
        let (inside, after) = after.split_once(['\u{202c}', '\u{2069}']).unwrap_or((after, ""));
        shown.push_str(before);
        shown.extend(inside.trim_end_matches('\n').chars().rev());
        shown.push_str(after);
        shown.push('\n');
    }
    shown
}

/// What is seen of a marked-up text: tags within a line leave no trace, others end it.
pub(super) fn without_tags(text: &str) -> String {
    const INLINE: [&str; 14] =
        ["a", "b", "i", "u", "em", "strong", "span", "tspan", "font", "small", "mark", "wbr", "sub", "sup"];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        let Some((tag, after)) = tag.split_once('>') else { return plain };
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if !INLINE.contains(&name.to_ascii_lowercase().as_str()) {
            plain.push('\n');
        }
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_within_a_line_hide_nothing() {
        assert_eq!(without_tags("<p>Gọi <b>0912</b> 345</p><p>678"), "\nGọi 0912 345\n\n678");
        assert_eq!(without_tags("<tspan x='1'>09</tspan><tspan>12</tspan> a < b"), "0912 a ");
    }
}
