//! Lines that make a block in another program, or would have made one here: tables as others draw them, a second front
//! matter, a code without its end, a heading without words. Each is told once, at its first line.

use super::builder::Builder;
use super::leftover::{Kind, Leftover};
use super::table;
use std::ops::Range;

/// Keys that a front matter has and no sentence begins with.
const KEYS: &[&str] = &[
    "tieu_de",
    "title",
    "ngay",
    "date",
    "tom_tat",
    "summary",
    "description",
    "ghi_chu",
    "noi_bo",
    "internal",
    "tac_gia",
    "author",
    "trang_thai",
    "status",
    "nhap",
    "draft",
    "chuyen_muc",
    "categories",
    "chuyen_de",
    "tags",
    "anh_bia",
    "image",
    "layout",
    "slug",
    "loai",
    "duyet",
    "dong_y",
    "nguon",
    "cap_nhat",
    "base_url",
];

impl Builder<'_, '_> {
    /// Looks at the lines of the paragraph at `range`.
    pub fn check_lines(&mut self, range: &Range<usize>) {
        let lines = self.lines_of(range);
        let Some(first) = lines.first().cloned() else { return };
        if self.is_front_matter(&lines, false) {
            return self.report_block(first, Kind::FrontMatter, None);
        }
        if let Some(drawn) = lines.iter().find(|line| is_drawn(&self.source[(*line).clone()])) {
            return self.report_block(drawn.clone(), Kind::DrawnTable, None);
        }
        let ruled = lines.iter().any(|line| is_rule(&self.source[line.clone()]));
        let mut rows = lines.iter().filter(|line| is_row(&self.source[(*line).clone()]));
        let Some(row) = rows.next().cloned().filter(|_| !ruled) else { return };
        let head = &self.source[row.clone()];
        let rule = rule(head);
        // Where the row is the first line of all, its rule makes it a table.
        let first = row.start == first.start && self.stack.len() == 1;
        let fix = first.then(|| format!("{head}\n{rule}"));
        self.report_block(row, Kind::NoRule, fix);
    }

    /// A heading of one line of hyphens below several: the lower end of a front matter.
    pub fn check_heading(&mut self, range: &Range<usize>, empty: bool) {
        let mut lines = self.lines_of(range);
        let underlined = lines.last().is_some_and(|line| self.source[line.clone()].bytes().all(|b| b == b'-'));
        if underlined && lines.len() > 1 {
            lines.pop();
            if self.is_front_matter(&lines, true) {
                self.report_block(lines[0].clone(), Kind::FrontMatter, None);
            }
        } else if let (true, [line]) = (empty, &lines[..]) {
            self.report_block(line.clone(), Kind::EmptyHeading, Some(String::new()));
        }
    }

    /// A code that is opened at `range` by a fence and goes on to the end of all, or of what it stands in.
    pub fn check_fence(&mut self, range: &Range<usize>) {
        let lines = self.lines_of(range);
        let Some(open) = lines.first().map(|line| &self.source[line.clone()]) else { return };
        let Some(mark) = open.chars().next().filter(|mark| "`~".contains(*mark)) else { return };
        let length = open.len() - open.trim_start_matches(mark).len();
        let closes = |line: &str| line.len() >= length && line.chars().all(|c| c == mark);
        let closed = lines.len() > 1 && lines.last().is_some_and(|line| closes(&self.source[line.clone()]));
        if length >= 3 && !closed {
            self.report_block(lines[0].clone(), Kind::OpenFence, None);
        }
    }

    /// `----- ----` with words below it is the rule of a table to Pandoc, and a line across the page here.
    pub fn check_break(&mut self, range: &Range<usize>) {
        let below = self.source[range.end..].lines().map(bare).find(|line| !line.is_empty());
        let beside = self.source[range.end..].trim_start_matches('\n').len() + 1 >= self.source[range.end..].len();
        let written = self.source[range.clone()].trim_end();
        if written.starts_with("--") && is_drawn(written) && below.is_some() && beside {
            self.report_block(range.start..range.start + written.len(), Kind::DrawnTable, None);
        }
    }

    fn report_block(&mut self, range: Range<usize>, kind: Kind, fix: Option<String>) {
        self.report_leftover(Leftover { range, kind, fix });
    }

    /// The lines at `range` without the marks of quotations and the spaces around them; none that is empty.
    fn lines_of(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut from = range.start;
        for line in self.source[range.clone()].split_inclusive('\n') {
            let text = bare(line);
            let start = from + line.len() - line.trim_start_matches([' ', '\t', '>']).len();
            if !text.is_empty() {
                lines.push(start..start + text.len());
            }
            from += line.len();
        }
        lines
    }

    /// Whether lines are of a front matter: keys with their values, right below a line of hyphens or with a key that
    /// texts do not have. `closed` is whether a line of hyphens follows.
    fn is_front_matter(&self, lines: &[Range<usize>], closed: bool) -> bool {
        let Some(first) = lines.first() else { return false };
        let above = self.source[..first.start].lines().map(bare).rfind(|line| !line.is_empty());
        let opened = above.is_some_and(|line| line.len() >= 3 && line.bytes().all(|b| b == b'-'));
        let keys: Vec<&str> = lines.iter().filter_map(|line| key(&self.source[line.clone()])).collect();
        let known = keys.iter().any(|key| KEYS.contains(key));
        let all = lines.iter().all(|line| {
            let line = &self.source[line.clone()];
            key(line).is_some() || line.starts_with("- ") || line.starts_with('#')
        });
        known && (opened || closed || all && keys.len() > 1) || all && opened && closed && !keys.is_empty()
    }
}

fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>']).trim_end()
}

/// The key of a line of YAML: `tieu_de: B`.
fn key(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let named = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    (named && (value.is_empty() || value.starts_with(' '))).then_some(key)
}

/// `+---+---+`, `===== ====`: the rules of tables that are drawn.
fn is_drawn(line: &str) -> bool {
    let grid = line.len() > 3
        && line.starts_with('+')
        && line.ends_with('+')
        && line.bytes().all(|b| b"+-=:".contains(&b))
        && (line.contains("--") || line.contains("=="));
    let runs: Vec<&str> = line.split_whitespace().collect();
    let run = |run: &&str| run.len() > 1 && (run.bytes().all(|b| b == b'-') || run.bytes().all(|b| b == b'='));
    grid || runs.len() > 1 && runs.iter().all(run)
}

/// `|---|---|`, which is told of itself where it makes no table.
fn is_rule(line: &str) -> bool {
    line.contains('|') && line.contains('-') && line.bytes().all(|b| b"|-: \t".contains(&b))
}

/// `| Lê Văn A | 1960 |`
fn is_row(line: &str) -> bool {
    let closed = line.len() > 1 && line.starts_with('|') && line.ends_with('|');
    closed && table::cells(line).len() > 1 && line.contains(char::is_alphanumeric)
}

/// The rule that belongs below a row.
fn rule(row: &str) -> String {
    format!("|{}", "---|".repeat(table::cells(row).len()))
}

/// What to write below the first row at the beginning of `written`.
pub fn rule_below(written: &str) -> String {
    rule(bare(written.lines().next().unwrap_or_default()))
}
