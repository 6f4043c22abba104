//! Text as Typst's string literals: the only form in which what people wrote reaches the book.

/// `text` as a string literal of Typst with its quotation marks: in code it is one value, whatever it
/// holds. Characters that neither a page nor a PDF's metadata may hold are left out.
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push(text, &mut out);
    out
}

/// Adds the literal of `text` to `out`.
pub(super) fn push(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out.push('"');
}

/// `text` with one space for each run of white space, as HTML shows it: Typst prints the spaces of a
/// string one by one. `gap` is whether a space, or nothing yet, stands before; then none begins it.
pub(super) fn closed_up(text: &str, gap: &mut bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_whitespace() {
            if !*gap {
                out.push(' ');
            }
            *gap = true;
        } else {
            out.push(c);
            *gap &= c.is_control();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_literal_early() {
        assert_eq!(literal("a\"b\\c\\\"\nd\te"), r#""a\"b\\c\\\"\nd\te""#);
        assert_eq!(literal("#\u{0}\u{7f}\u{85}\u{ffff}$\r\n"), "\"#$\\n\"");
    }

    #[test]
    fn spaces_close_up_across_texts() {
        let mut gap = true;
        let parts = ["  Một \u{1}", " hai\n", "", "ba\u{a0} \t bốn"].map(|text| closed_up(text, &mut gap));
        assert_eq!(parts, ["Một \u{1}", "hai ", "", "ba\u{a0} bốn"]);
    }
}
