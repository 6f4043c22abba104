//! A YAML text line by line, as far as can be told without reading it as YAML: indents, list dashes, the colon of a key,
//! and what has been opened and not closed. For explaining what YAML cannot read ([`super::fault`]).

use std::ops::Range;

/// A line without its line break. All positions are bytes of the whole text.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub start: usize,
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// The line that holds the byte `at`.
    pub fn at(text: &'a str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
        let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
        Line { start, text: &text[start..end] }
    }

    pub fn all(text: &'a str) -> impl Iterator<Item = Line<'a>> {
        let mut start = 0;
        text.split('\n').map(move |text| {
            let line = Line { start, text };
            start += text.len() + 1;
            line
        })
    }

    /// The lines before this one, the nearest first, without empty ones and comments.
    pub fn lines_before(self, text: &'a str) -> impl Iterator<Item = Line<'a>> {
        let mut end = self.start;
        std::iter::from_fn(move || {
            let before = end.checked_sub(1)?;
            let line = Line::at(text, before);
            end = line.start;
            Some(line)
        })
        .filter(|line| !line.is_idle())
    }

    pub fn previous(self, text: &'a str) -> Option<Line<'a>> {
        self.lines_before(text).next()
    }

    /// Neither a key nor a value: empty, or a comment.
    pub fn is_idle(self) -> bool {
        let content = self.text.trim();
        content.is_empty() || content.starts_with('#')
    }

    pub fn end(self) -> usize {
        self.start + self.text.trim_end().len()
    }

    pub fn indent(self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// Where in the line's indentation a tab stands.
    pub fn tab(self) -> Option<usize> {
        self.text[..self.indent()].find('\t').filter(|_| !self.text.trim().is_empty())
    }

    pub fn content_start(self) -> usize {
        self.start + self.indent()
    }

    pub fn content(self) -> Range<usize> {
        self.content_start()..self.end().max(self.content_start())
    }

    pub fn is_item(self) -> bool {
        let content = self.text.trim_start();
        content == "-" || content.starts_with("- ")
    }

    /// The content behind the dashes of list items.
    pub fn item(self) -> &'a str {
        item_content(self.text.trim())
    }

    pub fn item_start(self) -> usize {
        self.end() - self.item().len()
    }

    /// What is written from the byte `from` to the end of the line, without the spaces around it.
    pub fn after(self, from: usize) -> Range<usize> {
        let rest = self.text.get(from - self.start..).unwrap_or("");
        let start = self.start + self.text.len() - rest.trim_start().len();
        start.min(self.end().max(from))..self.end().max(from)
    }

    /// The value that holds the byte `at`: up to the end of the line, or between the marks of a list or map in brackets.
    pub fn value_around(self, at: usize) -> Option<Range<usize>> {
        let open = Openings::before(self.text, at.checked_sub(self.start)?).brackets;
        if let Some(bracket) = open.last() {
            return self.flow_value(self.start + bracket, at);
        }
        let colon = key_colon(self.item()).map(|colon| self.item_start() + colon + 1);
        let value = self.after(colon.unwrap_or_else(|| self.item_start()));
        (value.start <= at && !value.is_empty()).then_some(value)
    }

    /// The value that holds the byte `at` in the list or map that `bracket` opens: a map's values go on over commas until
    /// the next key.
    pub fn flow_value(self, bracket: usize, at: usize) -> Option<Range<usize>> {
        let in_map = self.text[bracket - self.start..].starts_with('{');
        let (at, bracket) = (at - self.start, bracket - self.start);
        let begin = self.text.get(..at)?.rfind([',', '[', '{']).map_or(bracket, |mark| mark.max(bracket)) + 1;
        let begin = begin + key_colon(&self.text[begin..]).filter(|_| in_map).map_or(0, |colon| colon + 1);
        let begin = begin + self.text[begin..].len() - self.text[begin..].trim_start().len();
        let rest = &self.text[begin..];
        let close = rest.find(if in_map { '}' } else { ']' }).unwrap_or(rest.trim_end().len());
        let next_entry = |comma: usize| {
            let next = &rest[comma + 1..close];
            let piece = next.split(',').next().unwrap_or(next).trim_start();
            !in_map || key_colon(piece).is_some_and(|colon| piece[..colon].bytes().all(|b| b.is_ascii_graphic()))
        };
        let end = rest[..close].match_indices(',').map(|(comma, _)| comma).find(|comma| next_entry(*comma));
        let value = rest[..end.unwrap_or(close)].trim_end();
        (!value.is_empty()).then(|| self.start + begin..self.start + begin + value.len())
    }
}

/// The text behind the dashes of list items.
pub(super) fn item_content(mut content: &str) -> &str {
    while let Some(rest) = content.strip_prefix("- ") {
        content = rest.trim_start();
    }
    content
}

/// The first colon that a space or the end follows.
pub(super) fn key_colon(content: &str) -> Option<usize> {
    content.match_indices(':').map(|(at, _)| at).find(|at| {
        let rest = &content[at + 1..];
        rest.is_empty() || rest.starts_with([' ', '\t', '\n'])
    })
}

/// Where the space is missing after the colon of `tieu_de:Lễ`. No address (`https://`), disk (`C:\`) or time (`7:30`).
pub(super) fn missing_space(content: &str) -> Option<usize> {
    let colon = content.find(':')?;
    let (word, rest) = (&content[..colon], &content[colon + 1..]);
    let key = word.chars().count() > 1
        && word.starts_with(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    let value = rest.starts_with(|c: char| !c.is_whitespace() && !matches!(c, '/' | '\\' | ':'));
    (key && value).then_some(colon + 1)
}

/// The lines with the spaces that [`missing_space`] misses.
pub(super) fn with_spaces(lines: &str) -> String {
    let spaced = Line::all(lines).map(|line| match missing_space(line.item()) {
        Some(after) => {
            let (key, value) = line.text.split_at(line.item_start() - line.start + after);
            format!("{key} {value}")
        }
        None => line.text.to_owned(),
    });
    spaced.collect::<Vec<_>>().join("\n")
}

/// Brackets and quotes that are open at a place.
#[derive(Default)]
pub(super) struct Openings {
    /// From the outermost.
    pub brackets: Vec<usize>,
    pub quote: Option<usize>,
    /// The last value in quotes that was closed.
    pub closed: Option<Range<usize>>,
}

impl Openings {
    /// What is open before the byte `at`. A mark opens only where a value begins: `Ông "A"` opens nothing.
    pub fn before(text: &str, at: usize) -> Self {
        let mut open = Openings::default();
        // The indent of the key whose value is a block of lines (`|`, `>`).
        let mut block: Option<usize> = None;
        for line in Line::all(text).take_while(|line| line.start <= at) {
            let end = at.min(line.start + line.text.len());
            if block.is_some_and(|indent| line.text.trim().is_empty() || line.indent() > indent) {
                continue;
            }
            block = None;
            if open.quote.is_some() || !open.brackets.is_empty() {
                open.scan(text, line.start..end);
                continue;
            }
            if line.is_idle() {
                continue;
            }
            let key = key_colon(line.item()).filter(|_| !line.item().starts_with(['"', '\'', '[', '{']));
            let value = line.after(key.map_or_else(|| line.item_start(), |colon| line.item_start() + colon + 1));
            match text[value.clone()].chars().next() {
                Some('|' | '>') => {
                    block = Some(if key.is_some() { line.item_start() - line.start } else { line.indent() })
                }
                Some('"' | '\'' | '[' | '{') if value.start < end => open.scan(text, value.start..end),
                _ => {}
            }
        }
        open
    }

    fn scan(&mut self, text: &str, range: Range<usize>) {
        let mut begins = true;
        let mut escaped = false;
        for (offset, c) in text[range.clone()].char_indices() {
            let at = range.start + offset;
            if let Some(quote) = self.quote {
                let ends = text[quote..].starts_with(c) && !escaped;
                escaped = c == '\\' && !escaped && text[quote..].starts_with('"');
                if ends {
                    self.closed = Some(quote..at + 1);
                    self.quote = None;
                    begins = false;
                }
                continue;
            }
            match c {
                '"' | '\'' if begins => self.quote = Some(at),
                '[' | '{' if begins => self.brackets.push(at),
                ']' | '}' if !self.brackets.is_empty() => {
                    self.brackets.pop();
                }
                '#' if at > range.start && text[..at].ends_with(' ') => return,
                _ => {}
            }
            begins = matches!(c, '[' | '{' | ',' | ':') || begins && c == ' ';
            if self.brackets.is_empty() && self.quote.is_none() {
                return;
            }
        }
    }
}
