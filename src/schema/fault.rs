//! What is wrong in a YAML text, in terms of what its writer typed: a quote left open, a line indented too far, a colon
//! inside a value. The YAML reader says where it gave up, often a line too late, and in words for programmers.
//!
//! What YAML takes without a word and nobody means is found in [`super::overlooked`].

use super::lines::{Line, Openings, key_colon, missing_space, with_spaces};
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::path::SourcePath;
use std::ops::Range;

/// Marks that a plain value cannot begin with, or that YAML takes for something else than text.
const MARKS: &str = "@`%*&!|>?,]}-";

/// Turns the YAML reader's error into what the writer of the file can act on.
pub(super) fn explain(error: &serde_yaml::Error, text: &str, path: &SourcePath, start: usize) -> Diagnostic {
    let said = error.without_snippet().to_string();
    let said = said.split(" at line ").next().unwrap_or(&said).to_owned();
    let at = error.location().map_or(text.len(), |l| byte_at(text, l.line() as usize, l.column() as usize));
    let fault = Fault { file: File { text, path, start }, line: Line::at(text, at), at, said };
    fault.too_big().or_else(|| fault.tab()).or_else(|| fault.by_words()).unwrap_or_else(|| fault.unknown())
}

/// The byte at which a line (from 1) and a column in characters (from 1) stand.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let mut offset = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            let within: usize = content.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
            return offset + within;
        }
        offset += content.len();
    }
    text.len()
}

/// A text of YAML, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub text: &'a str,
    pub path: &'a SourcePath,
    /// Where the text begins in its file.
    pub start: usize,
}

impl File<'_> {
    pub fn place(self, range: Range<usize>) -> Place {
        Place::at(self.path, Span::new(range).shifted(self.start))
    }

    pub fn syntax(self, cause: &'static str, said: &str, range: Range<usize>) -> Diagnostic {
        Diagnostic::new(Code::YamlSyntax).arg("cause", cause).arg("reason", said).at(self.place(range))
    }

    /// A value that must be quoted because of its colon.
    fn colon(self, value: Range<usize>) -> Diagnostic {
        let quoted = quote(&self.text[value.clone()]);
        Diagnostic::new(Code::YamlColon).at(self.place(value.clone())).fix(self.place(value), quoted)
    }
}

/// The place where the reader gave up, and what it said.
struct Fault<'a> {
    file: File<'a>,
    line: Line<'a>,
    at: usize,
    said: String,
}

impl Fault<'_> {
    fn syntax(&self, cause: &'static str, range: Range<usize>) -> Diagnostic {
        self.file.syntax(cause, &self.said, range)
    }

    fn place(&self, range: Range<usize>) -> Place {
        self.file.place(range)
    }

    fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.said.contains(word))
    }

    /// The character at which the reader gave up; empty at the end of a line.
    fn here(&self) -> Range<usize> {
        let next = self.file.text[self.at..].chars().next().map_or(self.at, |c| self.at + c.len_utf8());
        let end = self.line.end();
        self.at.min(end)..next.min(end).max(self.at.min(end))
    }

    fn too_big(&self) -> Option<Diagnostic> {
        self.says(&["budget", "depth", "recursion"])
            .then(|| Diagnostic::new(Code::YamlTooBig).at(self.place(self.here())))
    }

    fn tab(&self) -> Option<Diagnostic> {
        let line = self.line.text;
        let tab = line.find('\t').filter(|tab| line[..*tab].trim().is_empty())?;
        let at = self.line.start + tab;
        let indent = self.line.start..self.line.content_start();
        let spaces = self.file.text[indent.clone()].replace('\t', "  ");
        Some(Diagnostic::new(Code::YamlTab).at(self.place(at..at + 1)).fix(self.place(indent), spaces))
    }

    fn unknown(&self) -> Diagnostic {
        self.syntax("other", self.here()).help(Message::new("help-yaml-syntax"))
    }

    /// The words of the reader choose what to look for; whether it is there is then seen in the text.
    fn by_words(&self) -> Option<Diagnostic> {
        if self.says(&["multiple YAML documents"]) {
            return self.second_document();
        }
        if self.says(&["quoted scalar"]) {
            return self.bad_quote();
        }
        let openings = Openings::before(self.file.text, self.at);
        self.mark_first(&openings).or_else(|| self.in_brackets(&openings)).or_else(|| match () {
            () if self.says(&["mapping values are not allowed"]) => self.unexpected_colon(),
            () if self.says(&["simple key expected", "could not find expected ':'"]) => Some(self.no_key()),
            () if self.says(&["expected key", "expected '-'", "<document start>"]) => self.off_indent(),
            () => None,
        })
    }

    /// The `---` that ends the first document.
    fn second_document(&self) -> Option<Diagnostic> {
        let rule = Line::all(self.file.text)
            .skip_while(|line| line.is_idle() || line.text.starts_with("---"))
            .find(|line| line.text.starts_with("---"))?;
        Some(self.syntax("documents", rule.content()))
    }

    fn bad_quote(&self) -> Option<Diagnostic> {
        let text = self.file.text;
        if self.says(&["trailing content"]) {
            let value = self.line.value_around(self.at)?;
            let written = &text[value.clone()];
            let mark = written.chars().next()?;
            let finding = self.syntax("after-quote", self.at..value.end.max(self.here().end));
            // With an odd number of quotes nobody can tell which one is missing.
            let even = written.matches(mark).count().is_multiple_of(2);
            return Some(if even { finding.fix(self.place(value), quote(written)) } else { finding });
        }
        if self.says(&["escape"]) {
            let value = self.line.value_around(self.at)?;
            let inner =
                text[value.clone()].strip_prefix('"')?.strip_suffix('"').filter(|inner| !inner.contains('"'))?;
            let single = format!("'{}'", inner.replace('\'', "''"));
            return Some(self.syntax("escape", value.clone()).fix(self.place(value), single));
        }
        let open = Openings::before(text, self.at).quote?;
        let line = Line::at(text, open);
        let finding = self.syntax("open-quote", open..line.end());
        let mark = &text[open..=open];
        let closed = line.value_around(open).filter(|value| value.start == open && value.end == line.end());
        Some(match closed {
            Some(_) => finding.fix(self.place(line.end()..line.end()), mark),
            None => finding,
        })
    }

    /// A value that begins with a mark that means something to YAML, or with a bracket that closes before its end.
    fn mark_first(&self, openings: &Openings) -> Option<Diagnostic> {
        let text = self.file.text;
        let value = self.line.value_around(self.at)?;
        let first = text[value.clone()].chars().next()?;
        // A dash at the beginning of a line is an item's.
        let marked = value.start == self.at
            && MARKS.contains(first)
            && (first != '-' || self.line.content_start() < value.start);
        let bracketed = self.at > value.start && matches!(first, '[' | '{') && openings.brackets.is_empty();
        (marked || bracketed && self.says(&["expected key"])).then(|| {
            let mark = value.start..value.start + first.len_utf8();
            self.syntax("mark-first", mark).fix(self.place(value.clone()), quote(&text[value]))
        })
    }

    /// What can go wrong between brackets: one is not closed, a comma is missing, a value has a colon.
    fn in_brackets(&self, openings: &Openings) -> Option<Diagnostic> {
        let text = self.file.text;
        let unclosed = self.says(&["unclosed bracket"]);
        let brackets = if unclosed { Openings::before(text, text.len()).brackets } else { openings.brackets.clone() };
        let (first, last) = (*brackets.first()?, *brackets.last()?);
        let opening = Line::at(text, first);
        if opening.start != self.line.start || unclosed {
            if self.line.indent() > opening.indent() && !unclosed {
                let before = text[..self.line.start].trim_end().len();
                return Some(self.syntax("no-comma", self.line.content()).fix(self.place(before..before), ","));
            }
            let finding = self.syntax("open-bracket", first..first + 1);
            let closers: String =
                brackets.iter().rev().map(|at| if text[*at..].starts_with('[') { ']' } else { '}' }).collect();
            let one_line = Line::at(text, last).start == opening.start && !opening.text.ends_with([',', '[', '{']);
            let end = opening.end();
            return Some(if one_line { finding.fix(self.place(end..end), closers) } else { finding });
        }
        if !text[self.at..].starts_with(':') || !self.says(&["expected ','"]) {
            return None;
        }
        let value = self.line.flow_value(last, self.at)?;
        Some(self.file.colon(value))
    }

    /// A colon where no key can be: a value with a colon, a line indented too far, or a line before that is no key.
    fn unexpected_colon(&self) -> Option<Diagnostic> {
        let text = self.file.text;
        let line = self.line;
        let before = line.previous(text);
        if let Some(before) = before.filter(|before| before.indent() == line.indent())
            && missing_space(before.item()).is_some()
        {
            return Some(self.no_space(before));
        }
        let item = line.item_start();
        let first = item + key_colon(line.item())?;
        let value = line.after(first + 1);
        if !value.is_empty()
            && key_colon(&text[value.clone()]).is_some()
            && !text[value.clone()].starts_with(['"', '\''])
        {
            // `- Năm 2019: …: …` is one sentence; `- loai: …: …` has a key.
            let sentence = item > line.content_start() && !is_key(&text[item..first]);
            return Some(self.file.colon(if sentence { line.after(item) } else { value }));
        }
        let before = before?;
        if before.indent() < line.indent() && is_key(&text[item..first]) {
            return self.off_indent();
        }
        if before.indent() < line.indent() {
            // A sentence in several lines, of which this one has the colon.
            let head = line.lines_before(text).find(|head| key_colon(head.item()).is_some() || head.is_item())?;
            let begin = key_colon(head.item()).map_or(head.item_start(), |colon| head.item_start() + colon + 1);
            let value = head.after(begin).start..line.end();
            let plain = !text[value.clone()].starts_with(['"', '\'', '[', '{', '|', '>']);
            return plain.then(|| self.file.colon(value));
        }
        let alone = before.indent() == line.indent() && key_colon(before.item()).is_none() && !before.is_item();
        alone.then(|| self.syntax("no-key", before.content()))
    }

    /// A line that is no `key: value`.
    fn no_key(&self) -> Diagnostic {
        if missing_space(self.line.item()).is_some() {
            return self.no_space(self.line);
        }
        if dash_and_letter(&self.file.text[self.line.content()]) {
            let dash = self.line.content_start();
            return self.syntax("no-dash-space", self.line.content()).fix(self.place(dash..dash + 1), "- ");
        }
        self.syntax("no-key", self.line.content())
    }

    /// `tieu_de:Lễ`, in this line and in those before it.
    fn no_space(&self, last: Line<'_>) -> Diagnostic {
        let text = self.file.text;
        let same = |line: &Line<'_>| line.indent() == last.indent() && missing_space(line.item()).is_some();
        let first = last.lines_before(text).take_while(same).last().unwrap_or(last);
        let lines = first.start..last.end();
        let spaced = with_spaces(&text[lines.clone()]);
        self.syntax("no-space", first.content()).fix(self.place(lines), spaced)
    }

    /// A line indented unlike the lines that it goes with.
    fn off_indent(&self) -> Option<Diagnostic> {
        let text = self.file.text;
        let mut line = self.line;
        let first = Line::all(text).find(|line| !line.is_idle() && !line.text.starts_with("---"))?;
        let wanted = if self.says(&["<document start>"]) {
            // Nothing can stand further out than the first line: it is the one that is off.
            line = first;
            Some(0)
        } else if line.is_item() {
            line.lines_before(text).find(|other| other.is_item()).map(|other| other.indent())
        } else {
            let keyed = key_colon(line.item()).is_some();
            let outer = |other: &Line<'_>| other.indent() <= line.indent() && key_colon(other.item()).is_some();
            line.lines_before(text)
                .find(outer)
                .filter(|_| keyed)
                .map(|other| other.indent())
                .filter(|indent| *indent != line.indent())
        };
        let finding = self.syntax("indent", line.content());
        Some(match wanted.filter(|indent| *indent != line.indent()) {
            Some(indent) => finding.fix(self.place(line.start..line.content_start()), " ".repeat(indent)),
            None => finding,
        })
    }
}

/// Keys are ASCII words; what has spaces or accents is a sentence.
pub(super) fn is_key(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// `-Vận động`, which is no list item.
pub(super) fn dash_and_letter(content: &str) -> bool {
    content.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// The text as a quoted YAML scalar, in the quotes that need no escapes if there are such.
pub(super) fn quote(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}
