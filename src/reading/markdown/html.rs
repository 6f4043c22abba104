//! The little of HTML that a text may hold where HTML is not allowed.

/// What an HTML block or tag is to a site that takes no HTML.
#[derive(Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing but comments: nobody is to see it.
    Comment,
    /// `<br>`, which writers need within table cells.
    LineBreak,
    Markup,
}

pub fn meaning(html: &str) -> Meaning {
    let visible = without_comments(html);
    let visible = visible.trim();
    if visible.is_empty() {
        return Meaning::Comment;
    }
    let tag = visible.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    if tag.eq_ignore_ascii_case("br") && visible.ends_with('>') {
        return Meaning::LineBreak;
    }
    Meaning::Markup
}

/// `html` without its comments. One that is never closed is no comment: it would swallow the text.
pub fn without_comments(html: &str) -> String {
    let mut visible = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        // `<!-->` and `<!--->` are whole comments (CommonMark 0.31, "HTML comment").
        let Some(end) = rest[start + 2..].find("-->") else {
            break;
        };
        visible.push_str(&rest[..start]);
        rest = &rest[start + 2 + end + 3..];
    }
    visible.push_str(rest);
    visible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings() {
        for (html, expected) in [
            ("<!-- a -->", Meaning::Comment),
            ("<!-- a -->\n<!-- b\n-->\n", Meaning::Comment),
            ("<!-->", Meaning::Comment),
            ("<!-- a", Meaning::Markup),
            ("<br>", Meaning::LineBreak),
            ("<BR />", Meaning::LineBreak),
            ("<b>", Meaning::Markup),
        ] {
            assert_eq!(meaning(html), expected, "{html}");
        }
        assert_eq!(without_comments("a<!-- b -->c<!-- d"), "ac<!-- d");
    }
}
