//! Text as HTML and as XML, and values as JSON within them. Whatever is printed into a page, a feed or a book's file comes
//! through here, and so is never markup, and never a character that the format forbids: one would make a whole feed
//! unreadable. What is read is clean already; names of files, addresses and themes are not.

use crate::vietnamese::typography::is_document_number;
use std::borrow::Cow;

/// Adds `text` to `out` so that it is text, within an element as within a quoted attribute. Characters that neither HTML
/// nor XML allow, or that validators refuse, are left out: controls but tab and line ends, and what is no character.
pub fn escape(text: &str, out: &mut String) {
    parts(text, false, |part| out.push_str(part));
}

/// As [`escape`], with the numbers of documents in elements of their own, which a style keeps on one line: "05-CT/TW" has no
/// other mark that is not copied.
pub fn unbroken(text: &str, out: &mut String) {
    /// A longer one would not stand on the line of a telephone.
    const LONGEST: usize = 24;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let number = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !is_document_number(number) || word.len() > LONGEST {
            escape(piece, out);
            continue;
        }
        out.push_str("<span class=\"unbroken\">");
        escape(word, out);
        out.push_str("</span>");
        escape(&piece[word.len()..], out);
    }
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
