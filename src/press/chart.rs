//! Charts drawn at build time as SVG: no script, and readable without colour, because every bar
//! carries its number. Colours are the theme's, by class.

use crate::vietnamese::format_number;
use crate::write::html::escape;
use std::fmt::Write;

/// A row of a chart: its name, and one number for each series.
#[derive(Debug, Clone)]
pub struct Bar {
    pub label: String,
    pub values: Vec<usize>,
}

/// All lengths are in units of the drawing, which scales to its column.
const WIDTH: f64 = 640.0;
const LABEL: f64 = 220.0;
const BAR: f64 = 14.0;
const GAP: f64 = 4.0;
const ROW_GAP: f64 = 12.0;
const LINE: f64 = 17.0;
/// Room for the number behind the longest bar.
const NUMBER: f64 = 64.0;
/// Characters of a label in one line; the mean width of the sans at this size.
const LABEL_CHARACTERS: usize = 30;

/// Horizontal bars. `series` names what stands in each place of [`Bar::values`].
pub fn bars(title: &str, rows: &[Bar], series: &[String]) -> String {
    let most = rows.iter().flat_map(|row| &row.values).copied().max().unwrap_or(0).max(1);
    let mut body = String::new();
    let mut y = 4.0;
    for row in rows {
        let lines = wrapped(&row.label, LABEL_CHARACTERS);
        let bars = row.values.len() as f64 * (BAR + GAP) - GAP;
        let height = bars.max(lines.len() as f64 * LINE);
        for (index, line) in lines.iter().enumerate() {
            let at = y + height / 2.0 + (index as f64 - (lines.len() as f64 - 1.0) / 2.0) * LINE + 4.5;
            let _ = write!(
                body,
                "<text class=\"chart-label\" x=\"{:.0}\" y=\"{at:.1}\" text-anchor=\"end\">{}</text>",
                LABEL - 12.0,
                escaped(line)
            );
        }
        let top = y + (height - bars) / 2.0;
        for (index, value) in row.values.iter().enumerate() {
            let at = top + index as f64 * (BAR + GAP);
            let length = (*value as f64 / most as f64) * (WIDTH - LABEL - NUMBER);
            let number = index + 1;
            let _ = write!(
                body,
                "<rect class=\"series-{number}\" x=\"{LABEL:.0}\" y=\"{at:.1}\" width=\"{:.1}\" height=\"{BAR:.0}\"/>\
                 <text class=\"chart-value\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                length.max(if *value > 0 { 2.0 } else { 0.0 }),
                LABEL + length + 8.0,
                at + BAR - 2.5,
                format_number(*value as u64)
            );
        }
        y += height + ROW_GAP;
    }
    let height = y;
    let description: Vec<String> = rows.iter().map(|row| described(row, series)).collect();
    format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH:.0} {height:.0}\" role=\"img\" aria-label=\"{}: {}\">\
         <line class=\"axis\" x1=\"{LABEL:.0}\" y1=\"0\" x2=\"{LABEL:.0}\" y2=\"{:.1}\"/>{body}</svg>",
        escaped(title),
        escaped(&description.join("; ")),
        height - ROW_GAP + 4.0,
    )
}

fn described(row: &Bar, series: &[String]) -> String {
    let values: Vec<String> =
        row.values.iter().zip(series).map(|(value, name)| format!("{} {name}", format_number(*value as u64))).collect();
    format!("{} {}", row.label, values.join(", "))
}

/// The label in lines of at most `width` characters, broken between words, at most three.
fn wrapped(label: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in label.split_whitespace() {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    if lines.len() > 3 {
        lines.truncate(3);
        lines[2].push('…');
    }
    lines
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_stands_in_the_drawing_and_nothing_of_a_label_is_markup() {
        let rows = [
            Bar { label: "Giấy khen <b>".to_owned(), values: vec![1500, 3] },
            Bar { label: "Không".to_owned(), values: vec![0, 0] },
        ];
        let svg = bars("Theo \"loại\"", &rows, &["lượt".to_owned(), "nơi nhận".to_owned()]);
        assert!(svg.contains(">1.500<") && svg.contains(">3<") && svg.contains("&lt;b&gt;"));
        assert!(svg.contains("1.500 lượt, 3 nơi nhận") && !svg.contains("<b>"));
        assert!(svg.contains("width=\"0.0\""), "nothing is drawn for nothing");
    }

    #[test]
    fn long_labels_break_between_words() {
        let lines = wrapped("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh, thành phố", 30);
        assert!(lines.len() == 2 && lines.iter().all(|line| line.chars().count() <= 30), "{lines:?}");
    }
}
