//! Markdown inside YAML: where in the file a place of it stands.

use crate::diagnostic::Span;
use crate::schema::Markdown;

/// From a place in inline Markdown to its place in the file: a literal block's lines are the file's
/// lines behind their indentation; any other style is pointed at as a whole.
pub(super) struct InlineMap {
    whole: Span,
    /// For each line of the Markdown: where it begins there, and where in the file.
    lines: Vec<(usize, usize)>,
}

impl InlineMap {
    pub fn new(file: &str, markdown: &Markdown) -> Self {
        let whole = first_line(file, markdown.span);
        let mut lines = Vec::new();
        let mut at = literal_start(file, markdown.span.start as usize).unwrap_or(file.len());
        let mut offset = 0;
        for line in markdown.text.split_inclusive('\n') {
            let content = line.trim_end_matches('\n');
            let file_line = file.get(at..).unwrap_or("").split('\n').next().unwrap_or("");
            // Only indentation may stand before the content; else the map would lie.
            if !file_line.ends_with(content) {
                break;
            }
            lines.push((offset, at + file_line.len() - content.len()));
            offset += line.len();
            at += file_line.len() + 1;
        }
        InlineMap { whole, lines }
    }

    pub fn place(&self, span: Span) -> Span {
        let map = |offset: u32| {
            let offset = offset as usize;
            let index = self.lines.partition_point(|(start, _)| *start <= offset);
            let (start, at) = self.lines.get(index.checked_sub(1)?)?;
            Some(at + offset - start)
        };
        match (map(span.start), map(span.end)) {
            (Some(start), Some(end)) if start <= end => Span::new(start..end),
            _ => self.whole,
        }
    }
}

/// Where the first line of a literal block begins, whose content begins at `content`: the line before
/// it ends in `|`. `None` for every other style.
fn literal_start(file: &str, content: usize) -> Option<usize> {
    let head = file.get(..content)?;
    let start = head.rfind('\n')? + 1;
    let header = head[..start].trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
    (head[start..].trim().is_empty() && header.ends_with('|')).then_some(start)
}

/// The first line of what the span covers.
pub(super) fn first_line(text: &str, span: Span) -> Span {
    let range = span.range();
    let end = text.get(range.clone()).and_then(|t| t.find('\n')).map_or(range.end, |i| range.start + i);
    Span::new(range.start..end)
}
