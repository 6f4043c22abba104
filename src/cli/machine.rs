//! Findings as other programs read them: one JSON document, or the workflow commands by which GitHub marks
//! lines. Nothing is cut here as it is for people; lines and columns begin at 1, columns count characters.

use super::messages::Messages;
use super::report::{inside, texts};
use super::visible::{shown_json, shown_lines};
use crate::diagnostic::{Diagnostic, Fix, Label, Place, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// The texts of the files that findings are about, by path; none where a file cannot be read as text.
type Texts = BTreeMap<String, Option<String>>;

#[derive(Serialize)]
struct Document {
    /// The site's folder, to which the paths below are relative.
    site: String,
    errors: usize,
    warnings: usize,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    position: Position,
    message: String,
    /// Every marked place, the one above first.
    labels: Vec<Mark>,
    help: Vec<String>,
    fix: Option<Correction>,
}

#[derive(Serialize)]
struct Mark {
    #[serde(flatten)]
    position: Position,
    message: Option<String>,
}

#[derive(Serialize)]
struct Correction {
    #[serde(flatten)]
    position: Position,
    replacement: String,
}

/// Where something is; what is not known is null.
#[derive(Serialize, Default)]
struct Position {
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    /// Just behind the last character.
    end: Option<Point>,
}

#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    line: usize,
    column: usize,
}

impl Point {
    fn of(text: &str, offset: usize) -> Self {
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Point { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }
}

impl Position {
    fn of(place: &Place, texts: &Texts) -> Self {
        let points = spanned(place, texts).map(|(text, span)| (Point::of(text, span.start), Point::of(text, span.end)));
        Position {
            file: Some(place.path.as_str().to_owned()),
            line: points.map(|(start, _)| start.line),
            column: points.map(|(start, _)| start.column),
            end: points.map(|(_, end)| end),
        }
    }
}

/// The text that a place is in, and the place within it.
fn spanned<'a>(place: &Place, texts: &'a Texts) -> Option<(&'a str, Range<usize>)> {
    let text = texts.get(place.path.as_str())?.as_deref()?;
    Some((text, inside(text, place.span?)))
}

fn severity(finding: &Diagnostic) -> &'static str {
    match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// All findings as one JSON document. Files are read below `root` for their lines.
pub fn json(findings: &[Diagnostic], root: &Path, messages: &Messages) -> String {
    let texts = texts(findings, root);
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let mark = |label: &Label| Mark {
        position: Position::of(&label.place, &texts),
        message: label.remark.as_ref().map(|remark| messages.format(remark)),
    };
    let correction =
        |fix: &Fix| Correction { position: Position::of(&fix.place, &texts), replacement: fix.replacement.clone() };
    let finding = |finding: &Diagnostic| Finding {
        code: finding.code.name(),
        severity: severity(finding),
        position: finding.labels.first().map(|label| Position::of(&label.place, &texts)).unwrap_or_default(),
        message: messages.sentence(finding),
        labels: finding.labels.iter().map(mark).collect(),
        help: finding.helps.iter().map(|help| messages.format(help)).collect(),
        fix: finding.fix.as_ref().map(correction),
    };
    let document = Document {
        site: root.display().to_string(),
        errors,
        warnings: findings.len() - errors,
        findings: findings.iter().map(finding).collect(),
    };
    self::document(&document)
}

/// A value as one JSON document.
pub fn document(value: &impl Serialize) -> String {
    // Texts and numbers: nothing that JSON could refuse.
    shown_json(&serde_json::to_string_pretty(value).unwrap_or_default())
}

/// All findings as workflow commands of GitHub Actions, a line each. `folder` is the site's folder as the
/// workflow sees it, empty where that is the checkout itself.
///
/// The form is that of `actions/toolkit`, `packages/core/src/command.ts`.
pub fn github(findings: &[Diagnostic], root: &Path, folder: &str, messages: &Messages) -> String {
    let texts = texts(findings, root);
    let commands = findings.iter().map(|finding| workflow_command(finding, folder, &texts, messages));
    shown_lines(&commands.collect::<String>()).into_owned()
}

fn workflow_command(finding: &Diagnostic, folder: &str, texts: &Texts, messages: &Messages) -> String {
    let mut properties = Vec::new();
    let position = finding.labels.first().map(|label| Position::of(&label.place, texts)).unwrap_or_default();
    let from_checkout = |file: &str| if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") };
    if let Some(file) = &position.file {
        properties.push(format!("file={}", escape_property(&from_checkout(file))));
    }
    if let (Some(line), Some(column), Some(end)) = (position.line, position.column, position.end) {
        properties.push(format!("line={line}"));
        // GitHub takes columns only where the mark stays on one line.
        if end.line == line {
            properties.push(format!("col={column}"));
            properties.push(format!("endLine={line},endColumn={}", end.column));
        } else {
            properties.push(format!("endLine={}", end.line));
        }
    }
    properties.push(format!("title={}", escape_property(finding.code.name())));
    let mut words = vec![messages.sentence(finding)];
    for label in finding.labels.iter().skip(1) {
        let line = Position::of(&label.place, texts).line.map_or_else(String::new, |line| format!(":{line}"));
        let remark = label.remark.as_ref().map_or_else(String::new, |remark| format!("{}: ", messages.format(remark)));
        words.push(format!("{remark}{}{line}", from_checkout(label.place.path.as_str())));
    }
    words.extend(finding.helps.iter().map(|help| messages.format(help)));
    if let Some(corrected) = finding.fix.as_ref().and_then(|fix| corrected_lines(fix, texts)) {
        words.push(format!("{}: {corrected}", messages.word("help-write-instead")));
    }
    format!("::{} {}::{}\n", severity(finding), properties.join(","), escape(&words.join("\n")))
}

/// The lines that a correction touches, corrected.
fn corrected_lines(fix: &Fix, texts: &Texts) -> Option<String> {
    let (text, span) = spanned(&fix.place, texts)?;
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let corrected = format!("{}{}{}", &text[start..span.start], fix.replacement, &text[span.end..end]);
    Some(corrected.trim().to_owned())
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::messages::Language;
    use crate::diagnostic::{Code, Message, Span};
    use crate::path::SourcePath;

    const TEXT: &str = "# ghi\nhọ tên: 100%\ncuối";

    fn texts_of(path: &str) -> Texts {
        [(path.to_owned(), Some(TEXT.to_owned()))].into()
    }

    #[test]
    fn columns_count_characters_and_lines_begin_at_one() {
        let place = |range| Place::at(&SourcePath::new("a.md"), Span::new(range));
        let found = |range| {
            let position = Position::of(&place(range), &texts_of("a.md"));
            (position.line, position.column, position.end)
        };
        let at = TEXT.find("tên").expect("a word");
        assert_eq!(found(at..at + "tên".len()), (Some(2), Some(4), Some(Point { line: 2, column: 7 })));
        assert_eq!(found(0..TEXT.len()), (Some(1), Some(1), Some(Point { line: 3, column: 5 })));
        // The file has become shorter since it was read.
        assert_eq!(found(900..901), (Some(3), Some(5), Some(Point { line: 3, column: 5 })));
        let elsewhere = Position::of(&place(0..1), &Texts::new());
        assert_eq!((elsewhere.file.as_deref(), elsewhere.line), (Some("a.md"), None));
    }

    #[test]
    fn workflow_commands_are_escaped() {
        let messages = Messages::new(Language::English);
        let path = SourcePath::new("content/a,b:c/50%.md");
        let at = TEXT.find("100%").expect("a word");
        let finding = Diagnostic::new(Code::BadCount)
            .arg("text", "100%\r\n::error::x")
            .at_span(&path, Span::new(at..at + 4))
            .help(Message::new("help-count"))
            .fix(Place::at(&path, Span::new(at..at + 4)), "100");
        let said = workflow_command(&finding, "trang", &texts_of(path.as_str()), &messages);
        let head =
            "::error file=trang/content/a%2Cb%3Ac/50%25.md,line=2,col=9,endLine=2,endColumn=13,title=bad-count::";
        let words = said.strip_prefix(head).unwrap_or_else(|| panic!("{said}"));
        assert!(words.starts_with(r"“100%25\r\n::error::x” cannot be read as a count%0AWrite digits"), "{words}");
        assert!(words.ends_with("%0Awrite instead: họ tên: 100\n"), "{words}");
        assert_eq!(said.matches('\n').count(), 1, "{said}");
    }

    #[test]
    fn a_mark_over_several_lines_has_no_columns_and_a_finding_without_place_no_file() {
        let messages = Messages::new(Language::English);
        let path = SourcePath::new("a.md");
        let long = Diagnostic::new(Code::NotText).arg("path", "a.md").at_span(&path, Span::new(0..TEXT.len()));
        let said = workflow_command(&long, "", &texts_of("a.md"), &messages);
        assert!(said.starts_with("::error file=a.md,line=1,endLine=3,title=not-text::"), "{said}");
        let said = workflow_command(&Diagnostic::new(Code::EmptySite), "trang", &Texts::new(), &messages);
        assert!(said.starts_with("::warning title=empty-site::"), "{said}");
    }
}
