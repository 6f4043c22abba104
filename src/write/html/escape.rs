//! Text that stays text.

/// Adds `text` to `out` so that it is text, within an element as within a quoted attribute. Characters
/// that neither HTML nor XML allow are left out: controls, and U+FFFE and U+FFFF, which are none.
pub fn escape(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let (reference, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            0..=8 | 11 | 12 | 14..=31 | 127 => ("", 1),
            // In UTF-8: EF BF BE and EF BF BF.
            0xef if matches!(bytes.get(at + 1..at + 3), Some([0xbf, 0xbe | 0xbf])) => ("", 3),
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(reference);
        from = at + length;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_and_loses_what_no_page_may_hold() {
        let mut out = String::new();
        escape("a<b> & \"c\"\u{0}\u{8}\u{b}\u{1f}\u{7f}\u{fffe}\u{ffff}\u{fffd}\u{feff}\tế\n", &mut out);
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot;\u{fffd}\u{feff}\tế\n");
    }
}
