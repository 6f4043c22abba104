//! What can be told of a text without setting it: its contents, its beginning, its length.

use super::walk::{Node, blocks};
use super::{Block, Call, Doc, Heading, Inline};

/// Syllables (what Vietnamese sets between spaces) that a reader reads silently in a minute.
///
/// A choice, not a measurement: English non-fiction is read at 238 words a minute on average
/// (M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019);
/// 200 is the round number below it, for the older readers these pages have too.
pub const SYLLABLES_A_MINUTE: usize = 200;

/// A line of a table of contents, with the lines below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    pub heading: &'a Heading,
    pub below: Vec<Entry<'a>>,
}

impl Doc {
    /// The headings of levels 2 and 3, those of level 3 below the one of level 2 they follow.
    pub fn contents(&self) -> Vec<Entry<'_>> {
        let mut entries: Vec<Entry<'_>> = Vec::new();
        for heading in self.headings() {
            let entry = Entry { heading, below: Vec::new() };
            match (heading.level, entries.last_mut()) {
                (2, _) | (3, None) => entries.push(entry),
                (3, Some(above)) => above.below.push(entry),
                _ => {}
            }
        }
        entries
    }

    /// The beginning of the running text in at most `max_chars` characters: whole sentences where
    /// one ends in the second half of what fits, else whole words and an ellipsis. Headings, lists,
    /// tables and pictures are left out, unless the text has nothing else. `call` gives the words
    /// for a call within a sentence.
    pub fn excerpt(&self, max_chars: usize, call: &dyn Fn(&Call) -> String) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            if let Block::Paragraph(content) = block {
                join(&mut text, &plain(content, call));
            }
            // A character takes at most four bytes: beyond this there is more than enough.
            if text.len() > max_chars.saturating_mul(4).saturating_add(4) {
                break;
            }
        }
        if text.is_empty() {
            blocks(&self.blocks, &mut |node| {
                if let Node::Block(Block::Paragraph(content)) = node {
                    join(&mut text, &plain(content, call));
                }
            });
        }
        cut(&text, max_chars)
    }

    /// How many syllables the text has, with its headings, tables and footnotes, without code.
    pub fn word_count(&self) -> usize {
        let mut count = 0;
        self.walk(&mut |node| {
            if let Node::Inline(Inline::Text(text)) = node {
                count += syllables(text);
            }
        });
        count
    }

    /// How long reading takes at [`SYLLABLES_A_MINUTE`], rounded up; at least 1.
    pub fn reading_minutes(&self) -> usize {
        self.word_count().div_ceil(SYLLABLES_A_MINUTE).max(1)
    }
}

/// How many words of `text` have a letter or a digit, each looked at no further than there.
fn syllables(text: &str) -> usize {
    let (mut count, mut counted) = (0, false);
    for c in text.chars() {
        if c.is_whitespace() {
            counted = false;
        } else if !counted && c.is_alphanumeric() {
            counted = true;
            count += 1;
        }
    }
    count
}

/// The words of `content` without any mark-up; line ends are spaces, pictures their description,
/// footnotes nothing, and `call` gives the words for a call.
pub fn plain(content: &[Inline], call: &dyn Fn(&Call) -> String) -> String {
    let mut text = String::new();
    super::walk::inlines(content, &mut |node| match node {
        Node::Inline(Inline::Text(words) | Inline::Code(words)) => text.push_str(words),
        Node::Inline(Inline::SoftBreak | Inline::HardBreak) => text.push(' '),
        Node::Image(image) => text.push_str(&image.alt),
        Node::Call(a) => text.push_str(&call(a)),
        Node::Block(_) | Node::Inline(_) => {}
    });
    text
}

fn join(text: &mut String, more: &str) {
    for word in more.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
}

/// The first `max_chars` characters of `text` (single spaces between words), cut where it may be cut.
fn cut(text: &str, max_chars: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max_chars) else {
        return text.to_owned();
    };
    let sentence = (0..=end)
        .rev()
        .filter(|&i| text.as_bytes()[i] == b' ')
        .map(|i| &text[..i])
        .take_while(|part| part.chars().count() * 2 >= max_chars)
        .find(|part| ends_sentence(part));
    if let Some(sentence) = sentence {
        return sentence.to_owned();
    }
    // One character is kept for the ellipsis.
    let room = text[..end].char_indices().last().map_or(0, |(i, _)| i);
    let word = if text.as_bytes()[room] == b' ' { room } else { text[..room].rfind(' ').unwrap_or(room) };
    let kept = text[..word].trim_end_matches([' ', ',', ';', ':', '.', '-', '–', '(', '“', '"']);
    if kept.is_empty() {
        return String::new();
    }
    format!("{kept}…")
}

/// Whether `text` ends where a sentence does. A full stop after one or two letters, or after
/// capitals, belongs to an abbreviation: `TP.`, `ThS.`, `đ/c.`
fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '"', ')', '’']);
    if text.ends_with(['!', '?', '…']) {
        return true;
    }
    let Some(rest) = text.strip_suffix('.') else {
        return false;
    };
    let word = rest.rsplit([' ', '/', '.']).next().unwrap_or(rest);
    let after_first = word.chars().skip(1);
    word.chars().count() > 2 && !after_first.clone().any(char::is_uppercase)
}
