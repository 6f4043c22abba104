//! Typography across the parts of a sentence.
//!
//! `"Học **tập**" năm **2021**` is four texts to a writer, but the quotation marks pair up, and the
//! year is held to its word, only in the whole. So the whole is set, and then divided again.

use crate::doc::Inline;
use crate::vietnamese::typography;
use std::borrow::Cow;

/// Set texts, in the order in which a writer meets them.
pub type Texts<'a> = std::vec::IntoIter<Cow<'a, str>>;

/// Stands for what is not text within a sentence: neither a letter nor a space (U+FFFC, OBJECT
/// REPLACEMENT CHARACTER).
const OBJECT: char = '\u{fffc}';

/// Every [`Inline::Text`] of `content`, as set, in reading order, those in links and emphasis too.
pub fn set(content: &[Inline]) -> Vec<Cow<'_, str>> {
    if let [Inline::Text(text)] = content {
        return vec![typography::set(text)];
    }
    let mut whole = Whole::default();
    whole.add(content);
    let set = typography::set(&whole.text);
    match divide(&whole.text, &set, &whole.ends) {
        Some(texts) => texts.into_iter().map(Cow::Owned).collect(),
        None => whole.texts.into_iter().map(typography::set).collect(),
    }
}

#[derive(Default)]
struct Whole<'a> {
    text: String,
    texts: Vec<&'a str>,
    /// Where each of the texts begins and ends.
    ends: Vec<(usize, usize)>,
}

impl<'a> Whole<'a> {
    fn add(&mut self, content: &'a [Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) => {
                    let start = self.text.len();
                    self.text.push_str(text);
                    self.texts.push(text);
                    self.ends.push((start, self.text.len()));
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => self.add(inner),
                Inline::Link(link) => self.add(&link.content),
                Inline::SoftBreak | Inline::HardBreak => self.text.push('\n'),
                Inline::Code(_)
                | Inline::Image(_)
                | Inline::Call(_)
                | Inline::FootnoteRef { .. }
                | Inline::RawHtml(_) => {
                    self.text.push(OBJECT);
                }
            }
        }
    }
}

/// The parts of `set` that come from the parts of `text` at `ends`. Setting puts one character for
/// one, and one for three points; `None` when it has done anything else.
fn divide(text: &str, set: &str, ends: &[(usize, usize)]) -> Option<Vec<String>> {
    let mut parts = Vec::with_capacity(ends.len());
    let (mut from, mut to) = (0, 0);
    for &(start, end) in ends {
        advance(text, set, &mut from, &mut to, start)?;
        let begin = to;
        advance(text, set, &mut from, &mut to, end)?;
        parts.push(set[begin..to].to_owned());
    }
    advance(text, set, &mut from, &mut to, text.len())?;
    (to == set.len()).then_some(parts)
}

/// Moves `from` in `text` and `to` in `set` on together until `from` is `until`.
fn advance(text: &str, set: &str, from: &mut usize, to: &mut usize, until: usize) -> Option<()> {
    while *from < until {
        let same = text.as_bytes()[*from..until].iter().zip(&set.as_bytes()[*to..]).take_while(|(a, b)| a == b).count();
        *from += same;
        *to += same;
        if *from == until {
            break;
        }
        let was = text.get(*from..)?.chars().next()?;
        let is = set.get(*to..)?.chars().next()?;
        *from += match (was, is) {
            ('.', '…') => "...".len(),
            (' ' | '"' | '-', _) => was.len_utf8(),
            _ => return None,
        };
        *to += is.len_utf8();
    }
    (*from == until).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn a_sentence_is_set_as_a_whole() {
        let content = [
            text("\"Học "),
            Inline::Strong(vec![text("tập")]),
            Inline::SoftBreak,
            text("Bác\" năm "),
            Inline::Strong(vec![text("2021")]),
            Inline::Code("\"".into()),
            text(" - có "),
            Inline::Emphasis(vec![text("263")]),
            text(" lượt..."),
        ];
        let set = set(&content);
        assert_eq!(set, ["“Học ", "tập", "Bác” năm\u{a0}", "2021", " – có ", "263", "\u{a0}lượt…"]);
    }

    #[test]
    fn points_over_a_border_are_left_to_their_parts() {
        let content = [text("a.."), Inline::Emphasis(vec![text(". b")]), text(" ...")];
        assert_eq!(set(&content), ["a..", ". b", " …"]);
    }
}
