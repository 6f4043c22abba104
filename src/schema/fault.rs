//! What is wrong in a YAML text, in terms of what its writer typed: a quote left open, a line indented too far, a colon
//! inside a value. The YAML reader says where it gave up, often a line too late, and in words for programmers.
//!
//! What YAML takes without a word and nobody means is found in [`super::overlooked`].

use super::lines::{Line, Openings, key_colon, missing_space, with_spaces};
use super::suspect::{File, Suspect};
use super::{escapes, indent};
use crate::diagnostic::{Code, Diagnostic, Message};
use std::ops::Range;

/// Marks that a plain value cannot begin with, or that YAML takes for something else than text.
const MARKS: &str = "@`%*&!|>?,]}-";

/// Turns the YAML reader's error into what the writer of the file can act on. Its words choose what is looked for and
/// are never shown: they are English, and for programmers.
pub(super) fn explain(error: &serde_yaml::Error, file: File<'_>) -> Suspect {
    let said = error.without_snippet().to_string();
    let at = error.location().map_or(file.text.len(), |l| byte_at(file.text, l.line() as usize, l.column() as usize));
    let fault = Fault { file, line: Line::at(file.text, at), at, said };
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

/// A value that must be quoted because of its colon.
fn colon(file: File<'_>, value: Range<usize>) -> Suspect {
    let quoted = quote(&file.text[value.clone()]);
    Suspect::new(Diagnostic::new(Code::YamlColon).at(file.place(value.clone()))).cure(value, quoted)
}

/// The place where the reader gave up, and what it said.
struct Fault<'a> {
    file: File<'a>,
    line: Line<'a>,
    at: usize,
    said: String,
}

impl Fault<'_> {
    fn syntax(&self, cause: &'static str, range: Range<usize>) -> Suspect {
        self.file.syntax(cause, range)
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

    fn too_big(&self) -> Option<Suspect> {
        let big = self.says(&["budget", "depth", "recursion", "expansion", "replay", "too large"]);
        big.then(|| Suspect::new(Diagnostic::new(Code::YamlTooBig).at(self.file.place(self.here()))))
    }

    /// A tab where a line begins: this one, or when the reader says that it met one, a line beside it.
    fn tab(&self) -> Option<Suspect> {
        let text = self.file.text;
        let blamed = self.says(&["tab"]);
        let before = self.line.previous(text).filter(|_| blamed);
        let behind = Line::all(text).find(|line| blamed && line.start > self.line.start && !line.is_idle());
        let near = [Some(self.line), before, behind].into_iter().flatten();
        let Some((line, tab)) = near.filter_map(|line| Some((line, line.tab()?))).next() else {
            return blamed.then(|| self.tab_within()).flatten();
        };
        let at = line.start + tab;
        let suspect = Suspect::new(Diagnostic::new(Code::YamlTab).at(self.file.place(at..at + 1)));
        let cures = indent::in_spaces(text, line).into_iter();
        Some(cures.fold(suspect, |suspect, (range, lines)| suspect.cure(range, lines)))
    }

    /// A tab behind the dash or the colon, where YAML wants a space.
    fn tab_within(&self) -> Option<Suspect> {
        let tab = self.line.start + self.line.text.find('\t')?;
        let spaced = self.line.text.replace('\t', " ");
        let finding = Diagnostic::new(Code::YamlTab).at(self.file.place(tab..tab + 1));
        Some(Suspect::new(finding).cure(self.line.start..self.line.start + self.line.text.len(), spaced))
    }

    fn unknown(&self) -> Suspect {
        let mut suspect = self.syntax("other", self.here());
        suspect.finding = suspect.finding.help(Message::new("help-yaml-syntax"));
        suspect
    }

    /// The words of the reader choose what to look for; whether it is there is then seen in the text.
    fn by_words(&self) -> Option<Suspect> {
        if self.says(&["multiple YAML documents", "document end marker"]) {
            return self.second_document();
        }
        let in_quote = ["document indicator", "multiline quoted"];
        if self.says(&["quoted scalar", "unclosed quote"]) || self.says(&in_quote) {
            return self.bad_quote();
        }
        let openings = Openings::before(self.file.text, self.at);
        self.mark_first(&openings).or_else(|| self.in_brackets(&openings)).or_else(|| match () {
            () if self.says(&["mapping values are not allowed"]) => self.unexpected_colon(),
            () if self.says(&["simple key", "could not find expected ':'"]) => Some(self.no_key()),
            () if self.says(&["expected key", "expected '-'", "<document start>", "invalid indentation"]) => {
                self.off_indent()
            }
            () => self.value_of_marks(),
        })
    }

    /// The `---` that ends the first document.
    fn second_document(&self) -> Option<Suspect> {
        let rule = Line::all(self.file.text)
            .skip_while(|line| line.is_idle() || line.text.starts_with("---"))
            .find(|line| line.text.starts_with("---") || line.text.starts_with("..."))?;
        Some(self.syntax("documents", rule.content()))
    }

    fn bad_quote(&self) -> Option<Suspect> {
        let text = self.file.text;
        if self.says(&["trailing content"]) {
            return self.behind_quote();
        }
        if self.says(&["escape", "hexadecimal", "surrogate", "Unicode character"]) {
            let value = escapes::quoted(text, self.line, self.at)?;
            let repaired = escapes::repaired(&text[value.start + 1..value.end - 1]);
            return Some(self.syntax("escape", value.clone()).cure(value, repaired));
        }
        let open = [self.at, text.len()].into_iter().find_map(|at| Openings::before(text, at).quote)?;
        Some(self.open_quote(open))
    }

    /// The quote at `open`, which was meant to end with its line.
    fn open_quote(&self, open: usize) -> Suspect {
        let line = Line::at(self.file.text, open);
        let whole = line.value_around(open).is_some_and(|value| value.start == open && value.end == line.end());
        let mark = &self.file.text[open..=open];
        self.syntax("open-quote", open..line.end()).cure_if(whole, line.end()..line.end(), mark)
    }

    /// Text behind the quote that closes a value. Where that value has swallowed lines with keys of their own, its first
    /// line lacks a quote, and what closed it was meant to open another.
    fn behind_quote(&self) -> Option<Suspect> {
        let text = self.file.text;
        if let Some(closed) = Openings::before(text, self.at).closed {
            let head = Line::at(text, closed.start);
            let swallowed = |line: Line<'_>| key_colon(line.item()).is_some_and(|colon| is_key(&line.item()[..colon]));
            let mut within = Line::all(text).filter(|line| line.start > head.start && line.start < closed.end);
            if within.any(swallowed) {
                return Some(self.open_quote(closed.start));
            }
        }
        let value = self.line.value_around(self.at)?;
        let written = &text[value.clone()];
        let mark = written.chars().next()?;
        // With an odd number of quotes nobody can tell which one is missing.
        let even = written.matches(mark).count().is_multiple_of(2);
        let behind = self.at..value.end.max(self.here().end);
        // `"Chị nói "được" rồi"`: the second mark opens, so the first and the last were meant for YAML.
        let inner = written.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        let nested = |inner: &&str| inner.split_once(mark).is_some_and(|(head, _)| head.ends_with([' ', '(', '“']));
        let meant = inner.filter(nested).unwrap_or(written);
        Some(self.syntax("after-quote", behind).cure_if(even, value, quote(meant)))
    }

    /// A value that begins with a mark that means something to YAML, or with a bracket that closes before its end.
    fn mark_first(&self, openings: &Openings) -> Option<Suspect> {
        let text = self.file.text;
        let value = self.line.value_around(self.at)?;
        let first = text[value.clone()].chars().next()?;
        // A dash at the beginning of a line is an item's.
        let marked = value.start == self.at
            && MARKS.contains(first)
            && (first != '-' || self.line.content_start() < value.start);
        let bracketed = self.at > value.start && matches!(first, '[' | '{') && openings.brackets.is_empty();
        (marked || bracketed && self.says(&["expected key"])).then(|| self.marked(value, first))
    }

    /// A value that begins with a mark, wherever in it the reader gave up.
    fn value_of_marks(&self) -> Option<Suspect> {
        let value = self.line.value_around(self.at).or_else(|| self.line.value_around(self.line.end()))?;
        let first = self.file.text[value.clone()].chars().next().filter(|first| MARKS.contains(*first))?;
        Some(self.marked(value, first))
    }

    fn marked(&self, value: Range<usize>, first: char) -> Suspect {
        let mark = value.start..value.start + first.len_utf8();
        let quoted = quote(&self.file.text[value.clone()]);
        self.syntax("mark-first", mark).cure(value, quoted)
    }

    /// What can go wrong between brackets: one is not closed, a comma is missing, a value has a colon.
    fn in_brackets(&self, openings: &Openings) -> Option<Suspect> {
        let text = self.file.text;
        let unclosed = self.says(&["unclosed bracket"]);
        let brackets = if unclosed { Openings::before(text, text.len()).brackets } else { openings.brackets.clone() };
        let (first, last) = (*brackets.first()?, *brackets.last()?);
        let opening = Line::at(text, first);
        if opening.start != self.line.start || unclosed {
            let closers: String =
                brackets.iter().rev().map(|at| if text[*at..].starts_with('[') { ']' } else { '}' }).collect();
            let one_line = Line::at(text, last).start == opening.start && !opening.text.ends_with([',', '[', '{']);
            let end = opening.end();
            if self.line.indent() > opening.indent() && !unclosed {
                let before = text[..self.line.start].trim_end().len();
                return Some(self.syntax("no-comma", self.line.content()).cure(before..before, ","));
            }
            return Some(self.syntax("open-bracket", first..first + 1).cure_if(one_line, end..end, closers));
        }
        if !text[self.at..].starts_with(':') || !self.says(&["expected ','"]) {
            return None;
        }
        let value = self.line.flow_value(last, self.at)?;
        Some(colon(self.file, value))
    }

    /// A colon where no key can be: a value with a colon, a line indented too far, or a line before that is no key.
    fn unexpected_colon(&self) -> Option<Suspect> {
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
            return Some(colon(self.file, if sentence { line.after(item) } else { value }));
        }
        let before = before?;
        if before.indent() < line.indent() && is_key(&text[item..first]) {
            return Some(self.indent_of(line));
        }
        if before.indent() < line.indent() {
            // A sentence in several lines, of which this one has the colon.
            let head = line.lines_before(text).find(|head| key_colon(head.item()).is_some() || head.is_item())?;
            let begin = key_colon(head.item()).map_or(head.item_start(), |colon| head.item_start() + colon + 1);
            let value = head.after(begin).start..line.end();
            let plain = !text[value.clone()].starts_with(['"', '\'', '[', '{', '|', '>']);
            return plain.then(|| colon(self.file, value));
        }
        let alone = before.indent() == line.indent() && key_colon(before.item()).is_none() && !before.is_item();
        alone.then(|| self.syntax("no-key", before.content()))
    }

    /// A line that is no `key: value`.
    fn no_key(&self) -> Suspect {
        if missing_space(self.line.item()).is_some() {
            return self.no_space(self.line);
        }
        if dash_and_letter(&self.file.text[self.line.content()]) {
            let dash = self.line.content_start();
            return self.syntax("no-dash-space", self.line.content()).cure(dash..dash + 1, "- ");
        }
        self.syntax("no-key", self.line.content())
    }

    /// `tieu_de:Lễ`, in this line and in those before it.
    fn no_space(&self, last: Line<'_>) -> Suspect {
        let text = self.file.text;
        let same = |line: &Line<'_>| line.indent() == last.indent() && missing_space(line.item()).is_some();
        let first = last.lines_before(text).take_while(same).last().unwrap_or(last);
        let lines = first.start..last.end();
        let spaced = with_spaces(&text[lines.clone()]);
        self.syntax("no-space", first.content()).cure(lines, spaced)
    }

    /// A line indented unlike the lines that it goes with.
    fn off_indent(&self) -> Option<Suspect> {
        if !self.says(&["<document start>"]) {
            return Some(self.indent_of(self.line));
        }
        // Nothing can stand further out than the first line: it is the one that is off.
        let text = self.file.text;
        let first = Line::all(text).find(|line| !line.is_idle() && !line.text.starts_with("---"))?;
        Some(self.moved(first, Some(0)))
    }

    fn indent_of(&self, line: Line<'_>) -> Suspect {
        let wanted = indent::wanted(self.file.text, line);
        self.moved(line, wanted)
    }

    fn moved(&self, line: Line<'_>, column: Option<usize>) -> Suspect {
        let suspect = self.syntax("indent", line.content());
        let moves = column.map(|column| indent::moved(self.file.text, line, column)).unwrap_or_default();
        moves.into_iter().fold(suspect, |suspect, (range, lines)| suspect.cure(range, lines))
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
