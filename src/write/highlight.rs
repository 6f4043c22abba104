//! Source code with its parts marked, as HTML with classes: colours are the theme's.

use crate::digest::Digest;
use crate::vietnamese::without_controls;
use crate::wall;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// Every class begins so: `hl-keyword`.
pub const PREFIX: &str = "hl-";

/// Longer code is printed plain: what is shown to readers is shorter, and grammars are regular
/// expressions that backtrack.
const MAX_BYTES: usize = 64 * 1024;
const MAX_LINE: usize = 2000;

/// Marking a block takes longer than all else of its page, and a preview shows the same again and again.
static MARKED: LazyLock<Mutex<HashMap<Digest, Option<String>>>> = LazyLock::new(Mutex::default);
const MOST_KEPT: usize = 4096;

/// Loaded when the first code block with a known language is written.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Whether `code` is short enough for its parts to be marked.
pub fn fits(code: &str) -> bool {
    code.len() <= MAX_BYTES && code.lines().all(|line| line.len() <= MAX_LINE)
}

/// `code` as HTML with `<span class="hl-...">`, or `None` when `language` (a name or a file suffix) is
/// not known, the code too long, or with characters that are left out of pages.
pub fn highlight(language: &str, code: &str) -> Option<String> {
    if language.is_empty() || !fits(code) || matches!(without_controls(code), Cow::Owned(_)) {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    if syntax.name == "Plain Text" {
        return None;
    }
    let key = Digest::of(format!("{}\0{code}", syntax.name).as_bytes());
    let known = |marked: &HashMap<Digest, Option<String>>| marked.get(&key).cloned();
    if let Some(html) = known(&MARKED.lock().unwrap_or_else(PoisonError::into_inner)) {
        return html;
    }
    // Code that the marking breaks over is printed plain: nothing of it is lost.
    let html = wall::behind(|| marked(syntax, code)).ok().flatten();
    let mut marked = MARKED.lock().unwrap_or_else(PoisonError::into_inner);
    if marked.len() >= MOST_KEPT {
        marked.clear();
    }
    marked.insert(key, html.clone());
    html
}

fn marked(syntax: &SyntaxReference, code: &str) -> Option<String> {
    let style = ClassStyle::SpacedPrefixed { prefix: PREFIX };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, style);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_get_classes_and_escapes() {
        let html = highlight("yaml", "ten: \"<b>\" # ghi chú\n").unwrap_or_default();
        assert!(html.contains("class=\"hl-") && html.contains("&lt;b&gt;") && !html.contains("<b>"));
        let again = |language| highlight(language, "ten: \"<b>\" # ghi chú\n");
        assert_eq!(again("yaml").as_ref(), Some(&html));
        assert!(again("rs").is_some_and(|other| other != html));
    }

    #[test]
    fn others_are_left_to_plain_setting() {
        assert_eq!(highlight("khong-co", "x"), None);
        assert_eq!(highlight("", "x"), None);
        assert_eq!(highlight("txt", "x"), None);
        assert_eq!(highlight("rs", &"x".repeat(MAX_LINE + 1)), None);
        assert_eq!(highlight("rs", "let a = 1;\u{0}"), None);
    }
}
