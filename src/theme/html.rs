//! Text as HTML and as XML, and values as JSON within them. Whatever is printed into a page, a feed or a book's file comes
//! through here, and so is never markup, and never a character that the format forbids: one would make a whole feed
//! unreadable. What is read is clean already; names of files, addresses and themes are not.

use crate::vietnamese::{held_together, typography::is_document_number};
use std::borrow::Cow;

/// Adds `text` to `out` so that it is text, within an element as within a quoted attribute. Characters that neither HTML
/// nor XML allow, or that validators refuse, are left out: controls but tab and line ends, and what is no character.
pub fn escape(text: &str, out: &mut String) {
    parts(text, false, |part| out.push_str(part));
}

/// As [`escape`], with the numbers of documents and with ranges of numbers in elements of their own, which a style keeps on
/// one line: "05-CT/TW" has no other mark that is not copied, and a line may end behind the dash of "2016 – 2021" whatever
/// spaces stand around it.
pub fn unbroken(text: &str, out: &mut String) {
    /// What is longer would not stand on the line of a telephone.
    const LONGEST: usize = 24;
    let pieces: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let words: Vec<&str> = pieces[at..].iter().take(3).map(|piece| piece.trim_end()).collect();
        let together = match words[..] {
            [from, "–" | "-", to] if ends_with_digit(from) && starts_with_digit(to) => 3,
            [word, ..] if is_range(word) || is_document_number(bare(word)) => 1,
            _ => 0,
        };
        let run = pieces[at..at + together].concat();
        let held = run.trim_end();
        if together == 0 || held.chars().count() > LONGEST {
            escape(piece, out);
            at += 1;
            continue;
        }
        out.push_str("<span class=\"unbroken\">");
        escape(held, out);
        out.push_str("</span>");
        escape(&run[held.len()..], out);
        at += together;
    }
}

/// As [`unbroken`], for what is set large: common words of two syllables and the ends of names stay together as well, by
/// spaces that do not break. (Elements that do not break would keep browsers from balancing the lines.)
pub fn heading(text: &str, out: &mut String) {
    let pieces: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let words: Vec<&str> = pieces.iter().map(|piece| piece.trim_end()).collect();
    let mut set = String::with_capacity(text.len() + pieces.len());
    for ((piece, word), held) in pieces.iter().zip(&words).zip(held_together(&words)) {
        match piece.strip_suffix(' ').filter(|_| held) {
            Some(word) => set.extend([word, "\u{a0}"]),
            None => set.extend([*word, &piece[word.len()..]]),
        }
    }
    unbroken(&set, out);
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// "2016–2021", "17–18/10/2020": a dash, which a line may end behind.
fn is_range(word: &str) -> bool {
    word.split_once('–').is_some_and(|(from, to)| ends_with_digit(from) && starts_with_digit(to))
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn ends_with_digit(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
}

/// How templates print strings: as [`escape`] does, and safe in attributes between single quotation marks, since who
/// writes a theme may choose.
pub(super) fn print(text: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    let mut written = Ok(());
    parts(text, true, |part| {
        if written.is_ok() {
            written = out.write_all(part.as_bytes());
        }
    });
    written
}

/// The escaped text in parts: what may stand as it is, and references for what may not.
fn parts(text: &str, apostrophes: bool, mut put: impl FnMut(&str)) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        // No letter of Vietnamese but a few of Latin-1 begins like a character that is looked at.
        if !matches!(byte, b'"' | b'&' | b'\'' | b'<' | b'>' | ..=0x1f | 0x7f | 0xc2 | 0xef..) {
            continue;
        }
        let Some(c) = text[at..].chars().next() else { continue };
        let reference = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' if apostrophes => "&#39;",
            '\t' | '\n' | '\r' => continue,
            c if is_forbidden(c) => "",
            _ => continue,
        };
        put(&text[from..at]);
        put(reference);
        from = at + c.len_utf8();
    }
    put(&text[from..]);
}

/// JSON as it may stand within `<script>`, and as browsers of before 2019 read it in a script of its own: nothing that
/// could end the element or begin a comment or a script in it (WHATWG HTML, "restrictions for contents of script
/// elements"), and neither of the two ends of lines that JavaScript knew and JSON not. It stays JSON: outside of its
/// strings none of these occurs.
pub fn script_json(json: &str) -> Cow<'_, str> {
    // The two begin with the same byte as quotation marks do.
    if !json.bytes().any(|byte| matches!(byte, b'<' | 0xe2)) || !json.contains(['<', '\u{2028}', '\u{2029}']) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    for (at, c) in json.char_indices() {
        let opens = |word: &str| {
            let rest = &json.as_bytes()[at + 1..];
            rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        };
        match c {
            '<' if opens("!--") || opens("script") => out.push_str("\\u003c"),
            '<' if opens("/") => out.push_str("<\\"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Neither a page nor the metadata of a PDF may hold it.
pub(super) fn is_forbidden(c: char) -> bool {
    c.is_control() || ('\u{fdd0}'..='\u{fdef}').contains(&c) || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every control of both sets, and what is no character.
    fn forbidden() -> String {
        let sets = ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}').filter(|c| !"\t\n\r".contains(*c));
        sets.chain(['\u{fffe}', '\u{ffff}', '\u{fdd0}', '\u{1fffe}', '\u{10ffff}']).collect()
    }

    #[test]
    fn text_stays_text_and_loses_what_no_page_may_hold() {
        let mut out = String::new();
        escape(&format!("a<b> & \"c\"{}\u{fffd}\u{feff}\tế\n", forbidden()), &mut out);
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot;\u{fffd}\u{feff}\tế\n");
        let mut printed = Vec::new();
        print(&format!("'{}<", forbidden()), &mut printed).unwrap();
        assert_eq!(printed, b"&#39;&lt;");
        for c in ('\0'..=char::MAX).filter(|c| !"<>&\"\t\n\r".contains(*c)) {
            let (mut out, text) = (String::new(), format!("ă{c}ô"));
            escape(&text, &mut out);
            assert_eq!(out == text, !is_forbidden(c), "{c:?}");
        }
    }

    #[test]
    fn what_belongs_together_is_in_one_element() {
        let shown = |write: fn(&str, &mut String), text: &str| {
            let mut out = String::new();
            write(text, &mut out);
            out.replace("<span class=\"unbroken\">", "[").replace("</span>", "]").replace('\u{a0}', "~")
        };
        for (text, plain, large) in [
            ("Về Chỉ thị\u{a0}05-CT/TW, nay", "Về Chỉ thị~[05-CT/TW,] nay", "Về Chỉ~thị~[05-CT/TW,] nay"),
            ("Kế hoạch ở Lạng Sơn & nay", "Kế hoạch ở Lạng Sơn &amp; nay", "Kế~hoạch ở Lạng~Sơn &amp; nay"),
            ("Năm 2016\u{a0}–\u{a0}2021 & sau", "Năm [2016~–~2021] &amp; sau", "Năm [2016~–~2021] &amp; sau"),
            ("(2016–2021)", "[(2016–2021)]", "[(2016–2021)]"),
            ("Sáng – chiều, 5 - 7", "Sáng – chiều, [5 - 7]", "Sáng – chiều, [5 - 7]"),
            ("kế hoạch\nKế\nhoạch ", "kế hoạch\nKế\nhoạch ", "kế~hoạch\nKế\nhoạch "),
            ("1/2-ABCDEFGHIJKLMNOPQRSTUVWXYZ", "1/2-ABCDEFGHIJKLMNOPQRSTUVWXYZ", "1/2-ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            ("", "", ""),
        ] {
            assert_eq!(shown(unbroken, text), plain);
            assert_eq!(shown(heading, text), large);
        }
    }

    #[test]
    fn json_ends_no_script() {
        let nasty = format!("Tổ \"1\" \\ </script><!--<script> \u{2028}\u{2029}\n{}", forbidden());
        let json = serde_json::Value::from(nasty.as_str()).to_string();
        let text = script_json(&json);
        assert!(
            !["</", "<!--", "<script", "\u{2028}", "\u{2029}", "\n", "\0", "\u{b}"].iter().any(|no| text.contains(no))
        );
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), nasty);
    }
}
