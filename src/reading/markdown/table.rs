//! The rows of tables, which the parser makes fit: what is too much it drops, what is missing it adds (GFM 0.29, 4.10).

use std::ops::Range;

/// The cells of `row`, a line of a table as it was typed, without the bars at its ends.
pub fn cells(row: &str) -> Vec<Range<usize>> {
    let end = row.trim_end().len();
    let mut start = row.len() - row.trim_start().len();
    if row[start..end].starts_with('|') {
        start += 1;
    }
    let mut cells = Vec::new();
    let mut escaped = false;
    for (at, byte) in row.bytes().enumerate().take(end).skip(start) {
        if byte == b'|' && !escaped {
            cells.push(start..at);
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if start < end {
        cells.push(start..end);
    }
    cells
}

/// Whether a bar has parted what belongs together: a code, or a call.
pub fn parts_a_whole(row: &str, cells: &[Range<usize>]) -> bool {
    cells.iter().any(|cell| {
        let cell = &row[cell.clone()];
        cell.matches('`').count() % 2 == 1 && row.matches('`').count().is_multiple_of(2)
            || cell.rfind("{{").is_some_and(|open| !cell[open..].contains("}}") && row.contains("}}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut_at_their_bars() {
        for (row, wanted) in [
            ("| a | b |\n", &[" a ", " b "][..]),
            ("a|b", &["a", "b"]),
            ("| a || c |", &[" a ", "", " c "]),
            ("| a \\| b | c", &[" a \\| b ", " c"]),
            ("| a \\\\| b |", &[" a \\\\", " b "]),
            ("|", &[]),
        ] {
            let found: Vec<&str> = cells(row).into_iter().map(|cell| &row[cell]).collect();
            assert_eq!(found, wanted, "{row}");
        }
    }

    #[test]
    fn bars_within_code_and_calls() {
        for (row, parts) in [
            ("| `a|b` | c |", true),
            ("| `a\\|b` | c |", false),
            ("| {{ ho_so(id=\"a|b\") }} |", true),
            ("| {{ ho_so(id=\"a\") }} | b |", false),
            ("| 5` | 6 |", false),
        ] {
            assert_eq!(parts_a_whole(row, &cells(row)), parts, "{row}");
        }
    }
}
