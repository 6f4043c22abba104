//! A text as it is stored: composed, and without what nobody sees and no format of the publication may hold.
//!
//! Word, PDF viewers and old programs leave characters behind that steer machines: XML forbids most of them, so that one
//! vertical tab in a title would make a whole feed unreadable. They go here, where texts come in, once for every press.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// Marks that one letter may bear. Vietnamese has two at most, no script in use more than six; typesetting a letter with
/// thousands takes memory by their square.
pub const MAX_MARKS: usize = 8;

/// `text` in NFC, the form in which `ễ` is one character. Borrowed when it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_plain(text) || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// What [`clean`] returns: the text to keep, and what had to be done to it, for whoever reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned<'a> {
    /// The text in NFC, with ordinary spaces and nothing invisible.
    pub text: Cow<'a, str>,
    /// Letters came apart into base and marks, as macOS file names and some keyboards have them.
    pub had_nfd: bool,
    /// A no-break space, or another of Unicode's wide and narrow spaces, became an ordinary one.
    pub had_no_break: bool,
    /// Characters of no width were removed: zero-width spaces and joiners, soft hyphens, byte order and direction marks.
    pub had_invisible: bool,
    /// The first control character, or the like, that was removed or became a space.
    pub control: Option<char>,
    /// Marks above and below one letter were more than [`MAX_MARKS`], and the rest of them was removed.
    pub had_piled_marks: bool,
}

/// `text` as it is stored: NFC, ordinary spaces, nothing invisible, no control characters but tabs and line ends. Spaces
/// are neither collapsed nor trimmed, and line ends stay. Borrowed when nothing had to be done.
///
/// No-break spaces go because they come from word processors by accident, where they hide words from search, and
/// because [`typography`](super::typography) puts them where they belong. What ends a line in Word (U+000B) becomes a
/// space, unless one stands there: a value of one line stays one, and in running text a line end is a space anyway.
pub fn clean(text: &str) -> Cleaned<'_> {
    if is_plain(text) {
        return Cleaned {
            text: Cow::Borrowed(text),
            had_nfd: false,
            had_no_break: false,
            had_invisible: false,
            control: None,
            had_piled_marks: false,
        };
    }
    let had_invisible = text.contains(is_invisible);
    let had_no_break = text.contains(is_odd_space);
    let control = text.chars().find(|c| is_control(*c));
    let had_piled_marks = has_piled_marks(text);
    let plain: Cow<str> = if had_invisible || had_no_break || control.is_some() || had_piled_marks {
        Cow::Owned(cleared(text))
    } else {
        Cow::Borrowed(text)
    };
    let had_nfd = !plain.is_ascii() && !is_nfc(&plain);
    let text = if had_nfd { Cow::Owned(plain.nfc().collect()) } else { plain };
    Cleaned { text, had_nfd, had_no_break, had_invisible, control, had_piled_marks }
}

/// The same for a text whose every space is meant, such as a template: [`without_controls`].
pub fn clean_meant(text: &str) -> Cleaned<'_> {
    Cleaned {
        text: without_controls(text),
        had_nfd: false,
        had_no_break: false,
        had_invisible: false,
        control: text.chars().find(|c| is_control(*c)),
        had_piled_marks: has_piled_marks(text),
    }
}

/// Whether all of `text` is what Vietnamese is written with, of which nothing composes or is removed: no table is asked
/// for a text that is clean already, as nearly all are.
fn is_plain(text: &str) -> bool {
    text.chars().all(is_plain_letter)
}

fn is_plain_letter(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}'
        // Dashes, quotation marks, points: what is of no width, and the spaces, lie around them.
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}')
}

/// `text` without control characters and marks without end, and otherwise as it is: for what a writer has asked for by
/// name, such as the `&nbsp;` and `&shy;` of HTML.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_control(c) || is_line_end(c)) && !has_piled_marks(text) {
        return Cow::Borrowed(text);
    }
    let mut clearing = Clearing::new(text.len());
    text.chars().for_each(|c| clearing.push(c));
    // What is before and behind may be words: this is a part of a sentence.
    let (lead, end) = (text.starts_with(is_line_end), clearing.gap);
    let out = clearing.out;
    Cow::Owned(format!("{}{out}{}", if lead && !out.is_empty() { " " } else { "" }, if end { " " } else { "" }))
}

fn cleared(text: &str) -> String {
    let mut clearing = Clearing::new(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        clearing.push(if is_odd_space(c) { ' ' } else { c });
    }
    clearing.out
}

/// A text on its way.
struct Clearing {
    out: String,
    /// Marks since the last letter.
    marks: usize,
    /// Whether a line of Word's has ended: a space is due, unless one stands on either side.
    gap: bool,
}

impl Clearing {
    fn new(capacity: usize) -> Self {
        Clearing { out: String::with_capacity(capacity), marks: 0, gap: false }
    }

    /// Adds `c`, or what stands for it.
    fn push(&mut self, c: char) {
        match c {
            c if is_line_end(c) => {
                self.gap = true;
                self.marks = 0;
            }
            // Word's hyphen that does not break.
            '\u{1e}' => self.add('-'),
            c if is_control(c) => {}
            c if is_mark(c) => {
                self.marks += 1;
                if self.marks <= MAX_MARKS {
                    self.out.push(c);
                }
            }
            c => self.add(c),
        }
    }

    fn add(&mut self, c: char) {
        if std::mem::take(&mut self.gap) && !c.is_whitespace() && self.out.ends_with(|last: char| !last.is_whitespace())
        {
            self.out.push(' ');
        }
        self.marks = 0;
        self.out.push(c);
    }
}

/// What ends a line or a page to Word and to Unicode, and neither in YAML nor in Markdown.
fn is_line_end(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn has_piled_marks(text: &str) -> bool {
    let mut marks = 0;
    !text.is_ascii()
        && text.chars().filter(|c| !is_invisible(*c) && !is_control(*c)).any(|c| {
            marks = if is_mark(c) { marks + 1 } else { 0 };
            marks > MAX_MARKS
        })
}

fn is_mark(c: char) -> bool {
    // Below are Latin letters and signs, and in the block that is left out the letters of Vietnamese: no table is asked.
    c >= '\u{300}' && !('\u{1e00}'..='\u{1eff}').contains(&c) && is_combining_mark(c)
}

/// What steers machines and says nothing to readers: the controls of ISO 6429 but tab and line ends, characters that
/// Unicode has declared to be none, and the places of notes and objects that were not copied along.
fn is_control(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{fff9}'..='\u{fffc}' | '\u{fdd0}'..='\u{fdef}' => true,
        c => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
    }
}

fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::char::canonical_combining_class;

    #[test]
    fn what_is_plain_needs_no_cleaning() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain_letter(*c)) {
            let wrong = is_invisible(c) || is_odd_space(c) || is_control(c) || is_line_end(c) || is_mark(c);
            assert!(!wrong && canonical_combining_class(c) == 0 && is_nfc(c.encode_utf8(&mut [0; 4])), "{c:?}");
        }
    }
}
