//! What YAML reads without an error and otherwise than it was meant: `-Vận động` as text, the next item folded into it;
//! `tieu_de:Lễ` as text; `&Tổ dân phố` as a name for “dân phố”.

use super::escapes;
use super::fault::{dash_and_letter, is_key, quote};
use super::lines::{Line, missing_space, with_spaces};
use super::node::{Node, NodeKind, Style};
use super::suspect::{File, Suspect};
use crate::diagnostic::{Code, Diagnostic};

/// The first value of the tree that is not what its writer typed, if there is one.
pub(super) fn overlooked(node: &Node, file: File<'_>) -> Option<Suspect> {
    match &node.kind {
        NodeKind::List(items) => {
            items.iter().find_map(|item| deeper_item(item, file).or_else(|| overlooked(item, file)))
        }
        NodeKind::Map(entries) => comma_in_value(entries, file).or_else(|| {
            entries.iter().find_map(|(key, value)| overlooked(key, file).or_else(|| overlooked(value, file)))
        }),
        NodeKind::Scalar { style: Style::Plain, .. } => {
            let scalar = Scalar::new(node, file)?;
            scalar.keys_without_space().or_else(|| scalar.items_without_space()).or_else(|| scalar.lost_word())
        }
        NodeKind::Scalar { style: Style::Quoted, .. } => Scalar::new(node, file)?.eaten_letter(),
        NodeKind::Null | NodeKind::Scalar { .. } => None,
    }
}

/// A plain scalar as it stands in the text.
struct Scalar<'a> {
    file: File<'a>,
    source: &'a str,
    /// Where it begins.
    start: usize,
    /// The line on which it begins.
    head: Line<'a>,
}

impl<'a> Scalar<'a> {
    fn new(node: &Node, file: File<'a>) -> Option<Self> {
        let start = (node.span.start as usize).checked_sub(file.start)?;
        let end = (node.span.end as usize).checked_sub(file.start)?;
        let source = file.text.get(start..end)?.trim_end();
        Some(Scalar { file, source, start, head: Line::at(file.text, start) })
    }

    fn end(&self) -> usize {
        self.start + self.source.len()
    }

    /// Whether nothing stands before it on its line.
    fn is_alone(&self) -> bool {
        self.head.content_start() == self.start
    }

    /// `"Thôn \Nà Pheo"`, of which YAML takes two signs for one that nobody sees.
    fn eaten_letter(&self) -> Option<Suspect> {
        let inner = self.source.strip_prefix('"')?.strip_suffix('"')?;
        escapes::eats_a_letter(inner).then(|| {
            let whole = self.start..self.end();
            self.file.syntax("escape", whole.clone()).cure(whole, escapes::repaired(inner))
        })
    }

    /// A file or a record of which every line is like `ten:Tổ dân phố`.
    fn keys_without_space(&self) -> Option<Suspect> {
        let mut lines = self.source.lines();
        let all = lines.clone().count() > 1 && lines.all(|line| missing_space(line.trim_start()).is_some());
        (all && self.is_alone()).then(|| {
            let whole = self.start..self.end();
            self.file.syntax("no-space", self.head.content()).cure(whole, with_spaces(self.source))
        })
    }

    fn items_without_space(&self) -> Option<Suspect> {
        let unspaced = |line: &Line<'_>| (line.start > 0 || self.is_alone()) && dash_and_letter(line.text.trim_start());
        let first = Line::all(self.source).find(unspaced)?;
        let at = first.content();
        let finding = self.file.syntax("no-dash-space", self.start + at.start..self.start + at.end);
        if !self.is_alone() && !self.head.is_item() {
            return Some(finding);
        }
        let indent = " ".repeat(self.head.indent());
        let spaced = Line::all(self.source).map(|line| match line.text.trim_start().strip_prefix('-') {
            Some(item) if line.start == 0 && unspaced(&line) => format!("- {item}"),
            Some(item) if unspaced(&line) => format!("{indent}- {item}"),
            _ => line.text.to_owned(),
        });
        let spaced = spaced.collect::<Vec<_>>().join("\n");
        Some(finding.cure(self.start..self.end(), spaced))
    }

    /// A word that YAML has taken for an anchor that nothing refers to, or for the name of a type.
    fn lost_word(&self) -> Option<Suspect> {
        let before = self.file.text.get(self.head.start..self.start)?.trim_end();
        let begin = before.rfind(' ').map_or(0, |space| space + 1);
        let lost = match before[begin..].strip_prefix('&') {
            Some(name) => !name.is_empty() && !self.file.text.contains(&format!("*{name}")),
            None => before[begin..].strip_prefix('!').is_some_and(|name| name.starts_with(char::is_alphabetic)),
        };
        let mark = self.head.start + begin;
        lost.then(|| {
            let quoted = quote(&self.file.text[mark..self.end()]);
            self.file.syntax("mark-first", mark..mark + 1).cure(mark..self.end(), quoted)
        })
    }
}

/// An item indented further than the one before it, which goes on with its text: `- a` and below it `  - b`.
fn deeper_item(node: &Node, file: File<'_>) -> Option<Suspect> {
    let NodeKind::Scalar { style: Style::Plain, .. } = node.kind else { return None };
    let scalar = Scalar::new(node, file).filter(|scalar| scalar.head.is_item())?;
    let within = |line: &Line<'_>| line.start > scalar.start && line.start < scalar.end();
    let deeper = Line::all(file.text).find(|line| within(line) && line.is_item())?;
    let indent = deeper.start..deeper.content_start();
    Some(file.syntax("indent", deeper.content()).cure(indent, " ".repeat(scalar.head.indent())))
}

/// The value that a comma has cut in braces: `{ten: A, B, loai: c}` has the keys `ten`, `B` and `loai`.
fn comma_in_value(entries: &[(Node, Node)], file: File<'_>) -> Option<Suspect> {
    let plain = |node: &Node| matches!(node.kind, NodeKind::Scalar { style: Style::Plain, .. });
    let local = |at: u32| (at as usize).checked_sub(file.start);
    let cut_off = |(key, value): &(Node, Node)| {
        let behind = local(key.span.end).and_then(|end| file.text.get(end..)).map(str::trim_start);
        plain(key) && value.kind == NodeKind::Null && behind.is_some_and(|rest| rest.starts_with([',', '}']))
    };
    let first = (1..entries.len()).find(|at| cut_off(&entries[*at]) && plain(&entries[at - 1].1))?;
    let last = entries[first..].iter().take_while(|entry| cut_off(entry)).last()?;
    let value = local(entries[first - 1].1.span.start)?..local(last.0.span.end)?;
    let text = file.text.get(value.clone())?;
    // Words that are ids are several of a list: `pham_vi: trang, ky_yeu`.
    let is_id = |word: &str| word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-/".contains(c));
    let cured = if text.split(',').all(|word| is_id(word.trim())) { format!("[{text}]") } else { quote(text) };
    Some(Suspect::new(Diagnostic::new(Code::YamlComma).at(file.place(value.clone()))).cure(value, cured))
}

/// The text that YAML took for a record of one key: `- Năm 2019: trồng hoa`.
pub(super) fn sentence_with_colon(node: &Node) -> Option<String> {
    let NodeKind::Map(entries) = &node.kind else { return None };
    let [(key, value)] = entries.as_slice() else { return None };
    let plain = |node: &Node| matches!(node.kind, NodeKind::Scalar { style: Style::Plain, .. });
    let (word, rest) = (key.scalar()?, value.scalar()?);
    (plain(key) && plain(value) && !is_key(word) && key.span.end < value.span.start).then(|| format!("{word}: {rest}"))
}

/// The key that a text like `ten:Báo` begins with, if it is one that `is_known`.
pub(super) fn unspaced_key(text: &str, is_known: impl Fn(&str) -> bool) -> Option<&str> {
    let after = missing_space(text)?;
    text.get(..after - 1).filter(|key| is_known(key))
}
