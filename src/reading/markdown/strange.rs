//! What the parser takes without a word and nobody means: findings about leftover markup, and about rows that do not fit.

use super::builder::Builder;
use super::frame::{Kind as Container, is_id};
use super::leftover::{self, Kind, Leftover};
use super::{drawn, table};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::doc::Code as CodeBlock;
use std::ops::Range;

/// Characters of what is wrong that a sentence shows.
const SHOWN: usize = 60;

impl Builder<'_, '_> {
    pub fn report_leftover(&mut self, leftover: Leftover) {
        let Leftover { range, kind, fix } = leftover;
        let written = &self.source[range.clone()];
        if kind == Kind::Tag {
            let finding = self.report.at(Code::RawHtml, range.clone()).arg("html", written);
            let finding = match fix {
                Some(fix) => self.report.fixed(finding, range, fix),
                None => finding,
            };
            return self.report.push(finding);
        }
        let rows = (kind == Kind::Tab).then(|| self.rows_around(&range)).flatten();
        // Lines with tabs are rows or items, and one space would run their parts together.
        let fix = fix.filter(|_| rows.is_none());
        let help = rows.unwrap_or_else(|| help(kind, written, fix.as_deref()));
        let thing = match kind {
            // A tab alone shows nothing.
            Kind::Tab => self.line_around(&range).replace('\t', "⇥"),
            Kind::Gap => self.brackets_around(&range).to_owned(),
            Kind::Heading | Kind::Bullet | Kind::Panel => {
                self.source[range.start..].lines().next().unwrap_or_default().to_owned()
            }
            _ => written.to_owned(),
        };
        let finding = self.leftover(range.clone(), &thing).help(help);
        let finding = match fix {
            Some(fix) => self.report.fixed(finding, range, fix),
            None => finding,
        };
        self.report.push(finding);
    }

    /// Whether it is an id that the heading it stands in takes.
    pub fn is_name(&self, leftover: &Leftover) -> bool {
        let written = self.source[leftover.range.clone()].trim();
        leftover.kind == Kind::Attributes
            && written.strip_prefix("{#").and_then(|id| id.strip_suffix('}')).is_some_and(is_id)
    }

    /// `[[_TOC_]]` of GitLab, in which the parser sees emphasis, as a paragraph at `range`.
    pub fn check_contents(&mut self, range: &Range<usize>) {
        let written = self.source[range.clone()].trim_end();
        if written.eq_ignore_ascii_case("[[_toc_]]") {
            let range = range.start..range.start + written.len();
            self.report_leftover(Leftover { range, kind: Kind::Contents, fix: Some(String::new()) });
        }
    }

    fn leftover(&self, range: Range<usize>, thing: &str) -> Diagnostic {
        let thing = thing.trim();
        let shown: String = thing.chars().take(SHOWN).collect();
        let more = if thing.chars().nth(SHOWN).is_some() { "…" } else { "" };
        self.report.at(Code::LeftoverMarkup, range).arg("thing", format!("{shown}{more}"))
    }

    /// The link that a space has cut in two at `range`.
    fn brackets_around(&self, range: &Range<usize>) -> &str {
        let start = self.source[..range.start].rfind('[').unwrap_or(range.start);
        let end = self.source[range.end..].find(')').map_or(range.end, |at| range.end + at + 1);
        &self.source[start..end]
    }

    fn line_around(&self, range: &Range<usize>) -> &str {
        let start = self.source[..range.start].rfind('\n').map_or(0, |end| end + 1);
        self.source[start..].lines().next().unwrap_or_default()
    }

    /// What to write instead of the line at `range` when one beside it has tabs between words as well: an item, or a row.
    fn rows_around(&self, range: &Range<usize>) -> Option<Message> {
        let start = self.source[..range.start].rfind('\n').map_or(0, |end| end + 1);
        let mut below = self.source[start..].lines();
        let parted = |line: &str| line.trim_matches([' ', '\t', '>']).contains('\t');
        let own = below.next().unwrap_or_default();
        let above = self.source[..start].lines().next_back();
        if !above.into_iter().chain(below.next()).any(parted) {
            return None;
        }
        let mut cells = own.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
        let first = cells.next()?;
        let rest: Vec<&str> = cells.collect();
        if let Some(level) = numbered(first) {
            let heading = format!("{} {first} {}", "#".repeat(level), rest.join(" "));
            return Some(Message::new("help-leftover-numbered").arg("heading", heading));
        }
        if first.chars().count() < 4 && first.ends_with(['.', ')']) {
            return Some(Message::new("help-leftover-items").arg("item", rest.join(" ")));
        }
        let row = format!("| {first} | {} |", rest.join(" | "));
        Some(
            Message::new("help-leftover-rows")
                .arg("row", row)
                .arg("rule", format!("|{}", "---|".repeat(rest.len() + 1))),
        )
    }

    /// Code that only its indent has made so, and that reads like a paragraph.
    pub fn check_indent(&mut self, code: &CodeBlock, range: Range<usize>) {
        let written = &self.source[range.clone()];
        let fenced = written.trim_start().starts_with("```") || written.trim_start().starts_with("~~~");
        if fenced || !(leftover::is_prose(&code.text) || leftover::is_table(&code.text)) {
            return;
        }
        let first = code.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let line = self.source[..range.start].rfind('\n').map_or(0, |end| end + 1);
        let whole = line..range.start + written.trim_end().len();
        let finding = self.leftover(whole.clone(), first).help(help(Kind::Indent, first, None));
        // Within lists and quotations the indent is partly theirs.
        let finding = match self.stack.len() {
            1 => {
                let lines: Vec<&str> = self.source[whole.clone()].lines().map(str::trim_start).collect();
                self.report.fixed(finding, whole, lines.join("\n"))
            }
            _ => finding,
        };
        self.report.push(finding);
    }

    /// A list right below another, at `range`: `+` is how Vietnamese offices begin the points below a point.
    pub fn check_nesting(&mut self, range: Range<usize>) {
        let line = self.source[range.clone()].lines().next().unwrap_or_default();
        if !line.starts_with('+') {
            return;
        }
        let range = range.start..range.start + line.len();
        let finding = self.leftover(range, line).help(help(Kind::Nested, line, None));
        self.report.push(finding);
    }

    /// A row of a table that has more cells than the table has columns, which the parser drops, or fewer; or one that is
    /// cut within a code or a call. Called while the table is open.
    pub fn check_row(&mut self, range: Range<usize>) {
        let Container::Table(table) = &self.top().kind else { return };
        let columns = table.alignments.len();
        let row = &self.source[range.clone()];
        let cells = table::cells(row);
        let parted = table::parts_a_whole(row, &cells);
        let said =
            |finding: Diagnostic| finding.arg("row", row.trim()).arg("cells", cells.len()).arg("columns", columns);
        let lost = cells.get(columns).map(|first| first.start..cells.last().map_or(first.end, |last| last.end));
        let finding = match lost.filter(|lost| !row[lost.clone()].trim_matches([' ', '\t', '|']).is_empty()) {
            Some(lost) => {
                let place = range.start + lost.start..range.start + lost.end;
                let finding = said(self.report.at(Code::TableCells, place)).arg("lost", row[lost].trim());
                finding.help(Message::new(if parted { "help-bar" } else { "help-table-cells" }))
            }
            None if parted => self.leftover(trimmed(row, &range), row).help(help(Kind::Bar, row, None)),
            None if cells.len() < columns => said(self.report.at(Code::TableCellsMissing, trimmed(row, &range)))
                .help(Message::new("help-table-cells")),
            None => return,
        };
        self.report.push(finding);
    }
}

fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    range.start..range.start + text.trim_end().len()
}

/// What to write instead of `written`.
fn help(kind: Kind, written: &str, fix: Option<&str>) -> Message {
    let mark = || {
        let first = written.chars().next().unwrap_or('*');
        written.chars().take_while(|c| *c == first).collect::<String>()
    };
    match kind {
        Kind::Command => Message::new("help-leftover-command"),
        Kind::Attributes => Message::new("help-leftover-attributes"),
        Kind::Contents => Message::new("help-leftover-contents"),
        Kind::Fence => Message::new("help-leftover-fence"),
        Kind::Note => Message::new("help-leftover-note"),
        Kind::Script => Message::new("help-leftover-script"),
        Kind::Wiki => {
            let name = written.trim_matches(['[', ']', '!']).split(['|', '#']).next().unwrap_or_default().trim();
            if PICTURES.iter().any(|suffix| name.to_lowercase().ends_with(suffix)) {
                return Message::new("help-leftover-picture").arg("name", name);
            }
            let words = written.trim_matches(['[', ']']).split('|').next_back().unwrap_or_default();
            Message::new("help-leftover-wiki").arg("words", words.trim()).arg("id", crate::vietnamese::slug(words))
        }
        Kind::Emphasis => {
            let mark = mark();
            let words = written.trim_matches(|c: char| c.is_whitespace() || mark.contains(c));
            let form = match fix {
                Some(fix) => fix.trim().to_owned(),
                None if mark.starts_with('~') => format!("~~{words}~~"),
                None => format!("**{words}**"),
            };
            Message::new("help-leftover-emphasis").arg("form", form).arg("mark", escaped(&mark))
        }
        Kind::OpenEmphasis => Message::new("help-leftover-open").arg("mark", mark()).arg("escaped", escaped(&mark())),
        Kind::Heading => Message::new("help-leftover-heading"),
        Kind::Bullet => Message::new("help-leftover-bullet"),
        Kind::Tab => Message::new("help-leftover-tab"),
        Kind::Indent => Message::new("help-leftover-indent"),
        Kind::Nested => Message::new("help-leftover-nested"),
        Kind::Rule => Message::new("help-leftover-rule"),
        Kind::Bar => Message::new("help-bar"),
        Kind::Forum => Message::new("help-leftover-forum"),
        Kind::SingleBraces => Message::new("help-call-form").arg("form", fix.unwrap_or(written)),
        Kind::Gap => Message::new("help-leftover-gap"),
        Kind::Panel => Message::new("help-leftover-panel").arg("kind", panel(written)),
        // Told as what it is, HTML.
        Kind::Tag => Message::new("help-leftover-command"),
        Kind::OpenFence => {
            let mark: String = written.chars().take_while(|c| "`~".contains(*c)).collect();
            Message::new("help-leftover-open-fence").arg("mark", mark)
        }
        Kind::FrontMatter => Message::new("help-leftover-front-matter"),
        Kind::NoRule => Message::new("help-leftover-no-rule").arg("rule", drawn::rule_below(written)),
        Kind::DrawnTable => Message::new("help-leftover-drawn"),
        Kind::EmptyHeading => Message::new("help-leftover-empty-heading"),
    }
}

const PICTURES: [&str; 8] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif", ".heic"];

/// The panel that `[!LƯU Ý]` and its like mean.
fn panel(written: &str) -> &'static str {
    let said = crate::vietnamese::fold(written.split(']').next().unwrap_or_default());
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    match () {
        () if says(&["tip", "meo", "goi y", "hint"]) => "TIP",
        () if says(&["important", "quan trong"]) => "IMPORTANT",
        () if says(&["warning", "canh bao", "attention"]) => "WARNING",
        () if says(&["caution", "danger", "nguy hiem", "than trong"]) => "CAUTION",
        () => "NOTE",
    }
}

/// The level of the heading that begins with this number, `1.1.` or `2.3`, if it is one within another.
fn numbered(number: &str) -> Option<usize> {
    let parts: Vec<&str> = number.trim_end_matches(['.', ')']).split('.').collect();
    let part = |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let within = parts.len() > 1 && parts.iter().all(part) && parts[1..].iter().all(|part| part.parse::<u8>().is_ok());
    within.then(|| (parts.len() + 1).min(6))
}

/// `mark` as it is typed to be printed.
fn escaped(mark: &str) -> String {
    mark.chars().flat_map(|c| ['\\', c]).collect()
}
