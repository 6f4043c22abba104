//! Where a line belongs that is indented unlike those it goes with.

use super::lines::{Line, key_colon};
use std::ops::Range;

/// The columns at which keys and items may go on behind the lines before this one.
#[derive(Default)]
struct Levels {
    keys: Vec<usize>,
    items: Vec<usize>,
}

impl Levels {
    fn before(text: &str, line: Line<'_>) -> Self {
        let mut levels = Levels::default();
        let mut inside = usize::MAX;
        for (nearness, other) in line.lines_before(text).enumerate() {
            let key = key_colon(other.item());
            let column = other.item_start() - other.start;
            // A list may stand as far out as the key that it belongs to.
            let owner = other.indent() == inside && !other.is_item() && key.is_some() && !levels.keys.contains(&column);
            if owner {
                levels.keys.push(column);
            }
            if other.indent() >= inside || key.is_none() && !other.is_item() {
                continue;
            }
            // A key that has no value yet is waiting for what is below it.
            if nearness == 0 && key == other.item().len().checked_sub(1) {
                levels.keys.push(column + 2);
                levels.items.push(column + 2);
            }
            if key.is_some() && column < inside {
                levels.keys.push(column);
            }
            if other.is_item() {
                levels.items.extend(dashes(other).filter(|dash| *dash < inside));
            }
            inside = other.indent();
        }
        levels
    }
}

/// The columns of the dashes of `- - a`.
fn dashes(line: Line<'_>) -> impl Iterator<Item = usize> {
    let head = &line.text[..line.item_start() - line.start];
    head.match_indices('-').map(|(at, _)| at)
}

/// The column at which the line should begin; `None` when two are equally near or there is none.
pub(super) fn wanted(text: &str, line: Line<'_>) -> Option<usize> {
    let levels = Levels::before(text, line);
    let mut columns = if line.is_item() { levels.items } else { levels.keys };
    columns.retain(|column| *column != line.indent());
    columns.sort_unstable();
    columns.dedup();
    let distance = |column: &usize| column.abs_diff(line.indent());
    let nearest = columns.iter().copied().min_by_key(distance)?;
    (columns.iter().filter(|column| distance(column) == distance(&nearest)).count() == 1).then_some(nearest)
}

/// The corrections that move the line to `column`: with all below it that stand as deep, with what is in it, or alone.
pub(super) fn moved(text: &str, line: Line<'_>, column: usize) -> Vec<(Range<usize>, String)> {
    let indent = line.indent();
    let with = |belongs: &dyn Fn(usize) -> bool| {
        let rest = Line::all(text).skip_while(|other| other.start <= line.start);
        let block: Vec<Line<'_>> = std::iter::once(line)
            .chain(rest.take_while(|other| other.text.trim().is_empty() || belongs(other.indent())))
            .collect();
        let lines: Vec<Line<'_>> = match block.iter().rposition(|other| !other.text.trim().is_empty()) {
            Some(last) => block[..=last].to_vec(),
            None => block,
        };
        let end = lines.last().map_or(line.end(), |last| last.end());
        let shifted = lines.iter().map(|other| {
            let content = other.text.trim();
            let depth = (other.indent() + column).saturating_sub(indent);
            if content.is_empty() { String::new() } else { format!("{}{content}", " ".repeat(depth)) }
        });
        (line.start..end, shifted.collect::<Vec<_>>().join("\n"))
    };
    vec![with(&|other| other >= indent), with(&|other| other > indent), with(&|_| false)]
}

/// The corrections of a line that a tab indents: with the lines below it that tabs indent too, or alone, at each of the
/// depths that the tab may stand for.
pub(super) fn in_spaces(text: &str, line: Line<'_>) -> Vec<(Range<usize>, String)> {
    let tabbed: Vec<Line<'_>> = Line::all(text)
        .skip_while(|other| other.start < line.start)
        .take_while(|other| other.tab().is_some())
        .collect();
    let end = tabbed.last().map_or(line.end(), |last| last.start + last.text.len());
    let spaced = |tab: &str| {
        let lines = tabbed.iter().map(|line| {
            let (indent, content) = line.text.split_at(line.indent());
            format!("{}{content}", indent.replace('\t', tab))
        });
        (line.start..end, lines.collect::<Vec<_>>().join("\n"))
    };
    let depths = line.previous(text).into_iter().flat_map(|before| [before.indent(), before.indent() + 2]);
    let alone = depths.map(|depth| (line.start..line.content_start(), " ".repeat(depth)));
    [spaced("  "), spaced("    ")].into_iter().chain(alone).collect()
}
