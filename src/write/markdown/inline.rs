//! The pieces of a sentence as Markdown.

use crate::doc::{Inline, Link, To};
use std::collections::BTreeSet;

/// Where a sentence stands: what begins a line there, and how a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    Lines,
    Heading,
    Cell,
}

/// A mark of emphasis; the same opens and closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Emphasis,
    Strong,
    Struck,
}

enum Part {
    /// Running text, each character as it may be written.
    Words(Vec<(char, String)>),
    /// Written already.
    Done(String),
    Open(Mark),
    Close(Mark),
    Break(bool),
}

/// A text where it is neither the beginning of a line nor between marks: the words for a picture.
pub fn words(text: &str) -> String {
    text.replace('\n', " ").chars().map(|c| escaped(c, None)).collect()
}

impl Setting {
    /// `content` on the lines of this setting.
    pub fn set(self, content: &[Inline]) -> String {
        let mut parts = Vec::new();
        flatten(content, &mut parts);
        let among_strong = parts.iter().any(|part| matches!(part, Part::Open(Mark::Strong)));
        // Stars beside stars would be read together.
        let emphasis = if among_strong { "_" } else { "*" };
        let text = self.written(&mut parts, emphasis);
        match self {
            // Signs at a heading's end are its closing ones.
            Setting::Heading if text.ends_with('#') => format!("{}\\#", &text[..text.len() - 1]),
            _ => text,
        }
    }

    fn written(self, parts: &mut [Part], emphasis: &str) -> String {
        for (part, last) in letters_in_the_way(parts, emphasis) {
            if let Part::Words(words) = &mut parts[part]
                && let Some((c, written)) = if last { words.last_mut() } else { words.first_mut() }
            {
                *written = format!("&#{};", u32::from(*c));
            }
        }
        let mut out = String::new();
        let mut line_starts = self == Setting::Lines;
        for index in 0..parts.len() {
            if let Part::Words(words) = &mut parts[index]
                && std::mem::take(&mut line_starts)
            {
                escape_line_start(words);
            }
            let behind_note = is_note(index.checked_sub(1).and_then(|before| parts.get(before)));
            if let Part::Words(words) = &mut parts[index]
                && behind_note
                && let Some((mark @ ('(' | ':'), written)) = words.first_mut()
            {
                *written = format!("\\{mark}");
            }
            match &parts[index] {
                Part::Words(words) => {
                    out.extend(words.iter().map(|(_, written)| written.as_str()));
                    // `!` before the bracket of a link would make a picture of it.
                    let link = matches!(parts.get(index + 1), Some(Part::Done(next)) if next.starts_with('['));
                    if link && out.ends_with('!') {
                        out.pop();
                        out.push_str("\\!");
                    }
                }
                Part::Done(text) => {
                    // Two brackets side by side would be one link; what parts them is left out by the reader.
                    if text.starts_with('[') && is_note(index.checked_sub(1).and_then(|before| parts.get(before))) {
                        out.push_str("<!-- -->");
                    }
                    out.push_str(text);
                }
                Part::Open(mark) | Part::Close(mark) => out.push_str(mark.written(emphasis)),
                Part::Break(hard) => out.push_str(match (self, hard) {
                    (Setting::Lines, true) => "\\\n",
                    (Setting::Lines, false) => "\n",
                    (Setting::Cell, true) => "<br>",
                    _ => " ",
                }),
            }
            line_starts = self == Setting::Lines && matches!(parts[index], Part::Break(_));
        }
        out
    }
}

impl Mark {
    fn written(self, emphasis: &str) -> &str {
        match self {
            Mark::Emphasis => emphasis,
            Mark::Strong => "**",
            Mark::Struck => "~~",
        }
    }
}

/// Whether a part is the mark of a footnote.
fn is_note(part: Option<&Part>) -> bool {
    matches!(part, Some(Part::Done(text)) if text.starts_with("[^"))
}

fn flatten(content: &[Inline], parts: &mut Vec<Part>) {
    for inline in content {
        match inline {
            Inline::Emphasis(inner) => within(Mark::Emphasis, inner, parts),
            Inline::Strong(inner) => within(Mark::Strong, inner, parts),
            Inline::Strikethrough(inner) => within(Mark::Struck, inner, parts),
            Inline::Text(text) => parts.push(Part::Words(escaped_words(text))),
            Inline::Code(code) => parts.push(Part::Done(self::code(code))),
            Inline::Link(link) => self::link(link, parts),
            Inline::Image(image) => parts.push(Part::Done(super::image(image))),
            Inline::FootnoteRef { number, .. } => parts.push(Part::Done(format!("[^{number}]"))),
            Inline::Call(call) => parts.push(Part::Done(super::call(call))),
            Inline::SoftBreak => parts.push(Part::Break(false)),
            Inline::HardBreak => parts.push(Part::Break(true)),
            Inline::RawHtml(html) => parts.push(Part::Done(html.clone())),
        }
    }
}

fn within(mark: Mark, inner: &[Inline], parts: &mut Vec<Part>) {
    parts.push(Part::Open(mark));
    flatten(inner, parts);
    parts.push(Part::Close(mark));
}

fn link(link: &Link, parts: &mut Vec<Part>) {
    if let (To::External(address), [Inline::Text(text)], None) = (&link.target.to, &link.content[..], &link.title)
        && is_automatic(address, text)
    {
        return parts.push(Part::Done(format!("<{text}>")));
    }
    parts.push(Part::Done("[".to_owned()));
    flatten(&link.content, parts);
    let title = super::title(link.title.as_deref());
    parts.push(Part::Done(format!("]({}{title})", super::address(&link.target.to))));
}

/// Whether `<text>` is read as a link to `address` (CommonMark 0.31, 6.5).
fn is_automatic(address: &str, text: &str) -> bool {
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:/?#@!$'+,;=%".contains(&b));
    match address.strip_prefix("mailto:") {
        Some(mail) => {
            let sound = |part: &str| {
                part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b))
                    && part.split(['.', '-']).all(|label| !label.is_empty())
            };
            mail == text && mail.split_once('@').is_some_and(|(name, host)| sound(name) && sound(host))
        }
        None => address == text && plain(text) && (text.starts_with("http://") || text.starts_with("https://")),
    }
}

fn code(code: &str) -> String {
    let fence = "`".repeat(super::longest_run(code, '`') + 1);
    let padded = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
    let pad = if padded { " " } else { "" };
    format!("{fence}{pad}{}{pad}{fence}", code.replace('|', "\\|"))
}

fn escaped_words(text: &str) -> Vec<(char, String)> {
    let mut words = Vec::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        words.push((c, escaped(c, chars.peek().copied())));
    }
    words
}

/// A character of running text, which `next` follows in it.
fn escaped(c: char, next: Option<char>) -> String {
    let markup = match c {
        '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '{' | '|' | '~' => true,
        '&' => next.is_none_or(|next| next == '#' || next.is_ascii_alphanumeric()),
        '=' => next.is_none_or(|next| next == '='),
        _ => false,
    };
    if markup { format!("\\{c}") } else { c.to_string() }
}

/// Escapes what would begin a block where these words begin a line.
fn escape_line_start(words: &mut [(char, String)]) {
    let digits = words.iter().take_while(|(c, _)| c.is_ascii_digit()).count();
    let ends = |at: usize| words.get(at).is_none_or(|(c, _)| c.is_whitespace());
    let at = match words.first() {
        Some(('#' | '>' | '-' | '+' | '=' | ':', _)) => 0,
        Some(_) if digits > 0 && ends(digits + 1) => digits,
        _ => return,
    };
    if let Some((c, written)) = words.get_mut(at)
        && written.chars().count() == 1
        && (at == 0 || matches!(c, '.' | ')'))
    {
        written.insert(0, '\\');
    }
}

/// The letters that keep CommonMark from seeing that emphasis opens or closes: the part they are in, and whether they are
/// its last (or its first).
fn letters_in_the_way(parts: &[Part], emphasis: &str) -> BTreeSet<(usize, bool)> {
    let mut found = BTreeSet::new();
    for (index, part) in parts.iter().enumerate() {
        let (mark, opens) = match part {
            Part::Open(mark) => (*mark, true),
            Part::Close(mark) => (*mark, false),
            _ => continue,
        };
        let before = index.checked_sub(1).map_or(Kind::Space, |before| kind(&parts[before], true));
        let after = parts.get(index + 1).map_or(Kind::Space, |after| kind(after, false));
        let (outside, inside) = if opens { (before, after) } else { (after, before) };
        let within_word = mark == Mark::Emphasis && emphasis == "_";
        // Behind a point or a bracket, and within a word for `_`, only what is no letter may stand on the other side.
        let (may_be_letter, may_be_sign) =
            (matches!(outside, Kind::Letter | Kind::Unsure), matches!(inside, Kind::Sign | Kind::Unsure));
        if may_be_letter && (may_be_sign || within_word) {
            let at = if opens { index.wrapping_sub(1) } else { index + 1 };
            found.insert((at, opens));
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Sign,
    Letter,
    /// A sign to some and none to others; as an entity it surely is one.
    Unsure,
}

/// What a part ends with, or begins with.
fn kind(part: &Part, end: bool) -> Kind {
    let of = |c: Option<&(char, String)>| match c {
        None => Kind::Space,
        Some((c, _)) if c.is_whitespace() => Kind::Space,
        Some((_, written)) if written.len() > 1 && written.is_ascii() => Kind::Sign,
        Some((c, _)) if c.is_alphanumeric() => Kind::Letter,
        Some(('!'..='~' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}', _)) => Kind::Sign,
        Some(_) => Kind::Unsure,
    };
    match part {
        Part::Words(words) => of(if end { words.last() } else { words.first() }),
        Part::Break(_) => Kind::Space,
        Part::Done(_) | Part::Open(_) | Part::Close(_) => Kind::Sign,
    }
}
