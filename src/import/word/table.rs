//! Tables: rows of as many cells as there are columns, whatever was merged.

use super::paper::{Part, Row};
use super::tidy::{Atom, inlines};
use crate::doc::{Alignment, Table};

/// Whether a table is only a frame: what is in its one column stands below each other.
pub fn is_frame(rows: &[Row]) -> bool {
    rows.iter().all(|row| row.len() <= 1)
}

/// Whether cells were made one.
pub fn has_merged(rows: &[Row]) -> bool {
    rows.iter().flatten().any(|cell| cell.span > 1 || cell.merged)
}

/// The table with a cell's content in its first column and row; nothing for one without words. `sentence` makes
/// a sentence of a cell's parts.
pub fn table(rows: Vec<Row>, mut sentence: impl FnMut(Vec<Part>) -> Vec<Atom>) -> Option<Table> {
    let width = |row: &Row| row.iter().map(|cell| cell.span).sum::<usize>();
    let columns = rows.iter().map(width).max().unwrap_or(0).min(63);
    let mut lines = Vec::new();
    let mut right = vec![(0_usize, 0_usize); columns];
    for (index, row) in rows.into_iter().enumerate() {
        let mut line = Vec::with_capacity(columns);
        for cell in row {
            let at_right = cell.parts.iter().any(|part| matches!(part, Part::Paragraph(p) if p.right && !p.is_empty()));
            let content = inlines(&sentence(cell.parts));
            if let Some((rights, all)) = right.get_mut(line.len()).filter(|_| index > 0 && !content.is_empty()) {
                *rights += usize::from(at_right);
                *all += 1;
            }
            line.push(content);
            line.extend(std::iter::repeat_n(Vec::new(), cell.span - 1));
        }
        line.resize(columns, Vec::new());
        lines.push(line);
    }
    if lines.iter().flatten().all(Vec::is_empty) {
        return None;
    }
    let alignment = |(rights, all): (usize, usize)| match rights {
        rights if rights > 0 && rights == all => Alignment::Right,
        _ => Alignment::None,
    };
    let mut lines = lines.into_iter();
    Some(Table {
        alignments: right.into_iter().map(alignment).collect(),
        head: lines.next().unwrap_or_default(),
        rows: lines.collect(),
    })
}
