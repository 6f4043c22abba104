//! Where the values of keys stand, found line by line, because a text that YAML cannot read has no tree; and a text in which
//! they cannot be read.

use super::lines::Line;
use std::ops::Range;

/// The text with every character of these, in their order, as a dot of as many bytes.
pub(super) fn dotted(text: &str, regions: Vec<Range<usize>>) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut done = 0;
    for region in regions {
        if region.start < done {
            continue;
        }
        shown.push_str(&text[done..region.start]);
        text[region.clone()].chars().for_each(|c| shown.push_str(dot(c)));
        done = region.end;
    }
    shown.push_str(&text[done..]);
    shown
}

fn dot(c: char) -> &'static str {
    match (c, c.len_utf8()) {
        ('\n', _) => "\n",
        (' ', _) => " ",
        (_, 1) => "*",
        (_, 2) => "·",
        (_, 3) => "•",
        _ => "··",
    }
}

/// Where the values of the keys that are wanted stand, with all their lines.
pub(super) fn regions(text: &str, wanted: fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut regions: Vec<Range<usize>> = Vec::new();
    for line in Line::all(text) {
        if regions.last().is_some_and(|region| line.start < region.end) {
            continue;
        }
        for (at, _) in line.text.match_indices(':') {
            let head = &line.text[..at];
            let inner = head.rsplit([',', '{', '[']).next().unwrap_or_default();
            let word = inner.trim().trim_start_matches("- ").trim().trim_matches(['"', '\'', '“', '”']);
            if wanted(word) {
                let column = head.len() - inner.trim_start().trim_start_matches("- ").trim_start().len();
                let start = line.start + at + 1;
                regions.push(start..end(text, start, column, inner.len() < head.len()));
                break;
            }
        }
    }
    regions
}

/// Where the value that begins at `start`, of a key in this column, ends at the earliest: with the line, and with every
/// line that goes on with it.
fn end(text: &str, start: usize, column: usize, in_brackets: bool) -> usize {
    let mut end = Line::at(text, start).start + Line::at(text, start).text.len();
    let mut depth = brackets(&text[start..end]);
    for line in Line::all(text).skip_while(|line| line.start <= start) {
        let content = line.text.trim();
        // What looks like a comment or is empty belongs to what follows.
        if content.is_empty() || content.starts_with('#') && depth <= 0 {
            continue;
        }
        let item = line.indent() == column && (content == "-" || content.starts_with("- "));
        let goes_on = depth > 0 || !in_brackets && (line.indent() > column || item);
        if !goes_on {
            break;
        }
        depth += brackets(line.text);
        end = line.start + line.text.len();
    }
    end
}

/// How many more brackets open in a line than close, those within quotes left out.
fn brackets(line: &str) -> i32 {
    let mut quote = None;
    let mut depth = 0;
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth -= 1,
            _ => {}
        }
    }
    depth
}
