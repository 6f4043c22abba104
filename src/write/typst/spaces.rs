//! The spaces between words: HTML shows a run of them as one, and so must the book.

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
    fn spaces_close_up_across_texts() {
        let mut gap = true;
        let parts = ["  Một \u{1}", " hai\n", "", "ba\u{a0} \t bốn"].map(|text| closed_up(text, &mut gap));
        assert_eq!(parts, ["Một \u{1}", "hai ", "", "ba\u{a0} bốn"]);
    }
}
