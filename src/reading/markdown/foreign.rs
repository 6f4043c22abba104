//! Commands of other programs in texts that were written for them: `{{< youtube w7 >}}` of Hugo,
//! `{{ "/x" | relative_url }}` of Jekyll. What they print is known to those programs alone, so they are named and never
//! corrected; what serves the same end here is told.

/// A command, and what is said of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The program whose language it is; `other` where several have it.
    pub of: &'static str,
    /// The message that says what to write here instead.
    pub help: &'static str,
}

/// Words of commands, and what serves their end here.
const ENDS: &[(&str, &[&str])] = &[
    ("help-foreign-video", &["youtube", "vimeo", "video", "bilibili", "youku", "mp4"]),
    ("help-foreign-gallery", &["gallery", "carousel", "slideshow", "album", "load_photoswipe"]),
    ("help-foreign-picture", &["figure", "img", "image", "picture", "imgproc", "pic"]),
    ("help-foreign-address", &["relative_url", "absolute_url", "baseurl", "relurl", "absurl", "url", "site.url"]),
    ("help-foreign-link", &["ref", "relref", "link", "post_url"]),
    ("help-foreign-notice", &["notice", "alert", "callout", "hint", "admonition", "note", "tip", "warning", "info"]),
];

/// Where a template of Jekyll begins.
const JEKYLL: &[&str] = &["site.", "page.", "include.", "layout.", "post.", "paginator."];

/// Words that begin a template of Hugo.
const HUGO: &[&str] = &["partial", "ref", "relref", "printf", "with", "range", "template", "block", "i18n", "end"];

/// What the command in `inner` is, which stands between `{{` and `}}`, if it is no call of ours gone wrong.
pub fn recognise(inner: &str) -> Option<Foreign> {
    let content = inner.trim_matches(['-', ' ', '\t', '\n']);
    let first = content.split(|c: char| c.is_whitespace() || matches!(c, '(' | '|')).next().unwrap_or_default();
    let dotted = first.split('.').count() > 1 && first.split('.').all(is_word);
    let of = match () {
        () if inner.starts_with(['<', '%', '.', '$']) || content.starts_with(['.', '$', '/']) => "Hugo",
        () if HUGO.contains(&first) => "Hugo",
        () if JEKYLL.iter().any(|begin| content.starts_with(begin)) || outside_quotes(content).contains('|') => {
            "Jekyll"
        }
        () if dotted => "other",
        () => return None,
    };
    Some(Foreign { of, help: help(content) })
}

/// A command between marks that eat the space around it, `{{- x -}}`, also as Word writes them, or that say what it is,
/// `{{# x }}`: none of ours has any.
pub fn trimming(inner: &str) -> Option<Foreign> {
    const TRIMS: [char; 4] = ['-', '–', '—', '−'];
    const SIGNS: [char; 7] = ['~', '+', '#', '!', '&', '>', '^'];
    let of = match () {
        () if inner.starts_with(TRIMS) || inner.ends_with(TRIMS) => "Hugo",
        () if inner.starts_with(SIGNS) || inner.ends_with('~') => "other",
        () => return None,
    };
    Some(Foreign { of, help: help(inner) })
}

/// The command in an address: `{{ site.baseurl }}/a.pdf`, `{% link _posts/a.md %}`.
pub fn in_address(address: &str) -> Option<Foreign> {
    if let Some((_, command)) = address.split_once("{%") {
        return Some(Foreign { of: "Jekyll", help: help(command) });
    }
    let inner = address.split_once("{{")?.1;
    let inner = inner.split("}}").next().unwrap_or(inner);
    Some(recognise(inner).unwrap_or(Foreign { of: "other", help: "help-foreign-address" }))
}

/// The message that says what serves the end of a command of this name here, if that is known.
pub fn end(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    ENDS.iter().find(|(_, known)| known.contains(&name.as_str())).map(|(help, _)| *help)
}

fn help(content: &str) -> &'static str {
    let bare = outside_quotes(content).to_lowercase();
    let mut words = bare.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    let found = words.find_map(|word| ENDS.iter().find(|(_, known)| known.contains(&word)));
    found.map_or("help-foreign-other", |(help, _)| help)
}

/// The text without what stands in quotes.
fn outside_quotes(text: &str) -> String {
    text.split('"').step_by(2).collect::<Vec<_>>().join(" ")
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_and_whose_they_are() {
        for (inner, of, help) in [
            ("< youtube w7 >", "Hugo", "help-foreign-video"),
            ("<figure src=\"a.jpg\">", "Hugo", "help-foreign-picture"),
            ("% notice info %", "Hugo", "help-foreign-notice"),
            ("< /tabs >", "Hugo", "help-foreign-other"),
            ("< ref \"a.md\" >", "Hugo", "help-foreign-link"),
            ("- .Site.BaseURL -", "Hugo", "help-foreign-address"),
            (" \"/x\" | relative_url ", "Jekyll", "help-foreign-address"),
            (" site.baseurl ", "Jekyll", "help-foreign-address"),
            (" page.title ", "Jekyll", "help-foreign-other"),
            (" config.extra.x ", "other", "help-foreign-other"),
        ] {
            assert_eq!(recognise(inner), Some(Foreign { of, help }), "{inner}");
        }
        for ours in [" ho_so(id=a-b) ", " ho_so id: a ", " hồ_sơ(\"a | b\") ", " ho-so(id=“a”) ", ""] {
            assert_eq!(recognise(ours), None, "{ours}");
        }
        assert_eq!(in_address("/a/b.pdf"), None);
        assert_eq!(in_address("{% link _posts/a.md %}").map(|found| found.help), Some("help-foreign-link"));
        assert_eq!(in_address("{{site.baseurl}}/a.pdf").map(|found| found.of), Some("Jekyll"));
    }
}
