//! Text as it may reach a terminal or a pipe. A title or a file's name can hold what makes a terminal do things, or what
//! turns the order of letters round: none of it is sent on, all of it is shown.

use std::borrow::Cow;
use std::fmt::Write;

/// A value, on one line: line ends, tabs and all else that is not to be seen in its escaped form, `\n`, `\u{202e}`.
pub fn shown(text: &str) -> Cow<'_, str> {
    escaped(text, |_| false)
}

/// Whole lines that were put together from values: their line ends and tabs are ours.
pub fn shown_lines(text: &str) -> Cow<'_, str> {
    escaped(text, |c| matches!(c, '\n' | '\t'))
}

/// Lines with colours of our own, whose values have been shown already.
pub fn shown_styled(text: &str) -> Cow<'_, str> {
    escaped(text, |c| matches!(c, '\n' | '\t' | '\u{1b}'))
}

/// JSON with its unseen characters as JSON escapes them: the same value to whoever reads it.
pub fn shown_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unseen(c) && c != '\n' {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn escaped(text: &str, is_ours: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(|c| is_unseen(c) && !is_ours(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unseen(c) && !is_ours(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Controls (C0, DEL, C1), line and paragraph separators, and the marks of writing direction (UAX #9, table 4).
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const NASTY: &str = "a\u{1b}[2Jb\u{202e}c\u{2066}d\ne\u{7f}f\u{9b}g\rh\u{2028}i\tj\u{200f}k";

    #[test]
    fn nothing_unseen_is_sent_on() {
        let value = r"a\u{1b}[2Jb\u{202e}c\u{2066}d\ne\u{7f}f\u{9b}g\rh\u{2028}i\tj\u{200f}k";
        assert_eq!(shown(NASTY), value);
        assert_eq!(shown_lines(NASTY), value.replace(r"\n", "\n").replace(r"\t", "\t"));
        assert!(matches!(shown("Nguyễn Thị “Sáu” 🌸"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_keeps_its_values() {
        let json = shown_json(&serde_json::to_string_pretty(&[NASTY]).expect("JSON"));
        assert!(!json.contains(|c| is_unseen(c) && c != '\n'), "{json}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).expect("JSON"), [NASTY]);
    }
}
