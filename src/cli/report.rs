//! Findings as people read them: the sentence, the line, what to write instead.

use super::messages::Messages;
use super::visible::{shown, shown_lines, shown_styled};
use crate::diagnostic::{Code, Diagnostic, Label, Message, Severity, Span};
use crate::pipeline::text_of;
use annotate_snippets::{AnnotationKind, Level, Origin, Patch, Renderer, Snippet};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

/// The findings as text, with or without colour. Files are read below `root` for their lines.
pub fn render(findings: &[Diagnostic], root: &Path, messages: &Messages, colour: bool) -> String {
    let texts = texts(findings, root);
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for finding in findings {
        let one = render_one(finding, &texts, messages, &renderer);
        // The lines of files that are quoted here; the renderer leaves some of what they may hold.
        out.push_str(&if colour { shown_styled(&one) } else { shown_lines(&one) });
        out.push_str("\n\n");
    }
    out
}

/// The texts of the files that the findings are about, by path.
pub(super) fn texts(findings: &[Diagnostic], root: &Path) -> BTreeMap<String, Option<String>> {
    let mut texts: BTreeMap<String, Option<String>> = BTreeMap::new();
    for place in findings.iter().flat_map(places) {
        let path = place.path.as_str();
        if !texts.contains_key(path) {
            texts.insert(path.to_owned(), text_of(root, &place.path));
        }
    }
    texts
}

fn places(finding: &Diagnostic) -> impl Iterator<Item = &crate::diagnostic::Place> {
    finding.labels.iter().map(|label| &label.place).chain(finding.fix.iter().map(|fix| &fix.place))
}

fn level(severity: Severity, messages: &Messages) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.with_name(messages.word("level-error")),
        Severity::Warning => Level::WARNING.with_name(messages.word("level-warning")),
    }
}

fn render_one(
    finding: &Diagnostic,
    texts: &BTreeMap<String, Option<String>>,
    messages: &Messages,
    renderer: &Renderer,
) -> String {
    let text = |path: &crate::path::SourcePath| texts.get(path.as_str()).and_then(Option::as_deref);
    let mut group = level(finding.severity, messages)
        .primary_title(messages.sentence(finding))
        .id(finding.code.name())
        .elements(Vec::<annotate_snippets::Element<'_>>::new());
    for (file, labels) in by_file(&finding.labels) {
        let source = text(&labels[0].place.path);
        match source {
            Some(source) if labels.iter().any(|label| label.place.span.is_some()) => {
                let mut snippet = Snippet::source(source).path(shown(file).into_owned());
                for (index, label) in labels.iter().enumerate() {
                    let Some(span) = label.place.span else { continue };
                    let primary = index == 0 && std::ptr::eq(*label, &finding.labels[0]);
                    let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
                    let remark = label.remark.as_ref().map(|remark| messages.format(remark));
                    snippet = snippet.annotation(kind.span(inside(source, span)).label(remark));
                }
                group = group.element(snippet);
            }
            _ => group = group.element(Origin::path(shown(file).into_owned())),
        }
    }
    let help = Level::HELP.with_name(messages.word("level-help"));
    for message in &finding.helps {
        group = group.element(help.clone().message(messages.format(message)));
    }
    let mut groups = vec![group];
    if let Some(fix) = &finding.fix
        && let (Some(source), Some(span)) = (text(&fix.place.path), fix.place.span)
    {
        let patch = Patch::new(inside(source, span), fix.replacement.clone());
        let snippet = Snippet::source(source).path(shown(fix.place.path.as_str()).into_owned()).patch(patch);
        groups.push(help.secondary_title(messages.word("help-write-instead")).element(snippet));
    }
    renderer.render(&groups)
}

/// The labels of each file, files in the order of their first label.
fn by_file(labels: &[Label]) -> Vec<(&str, Vec<&Label>)> {
    let mut files: Vec<(&str, Vec<&Label>)> = Vec::new();
    for label in labels {
        let path = label.place.path.as_str();
        match files.iter_mut().find(|(known, _)| *known == path) {
            Some((_, list)) => list.push(label),
            None => files.push((path, vec![label])),
        }
    }
    files
}

/// The span within the text as it is now: the file may have changed since it was read.
pub(super) fn inside(source: &str, span: Span) -> std::ops::Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(source.len());
        while !source.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let range = span.range();
    let (start, end) = (floor(range.start), floor(range.end));
    start..end.max(start)
}

/// Says a line on stderr; a closed stderr is nobody listening.
pub fn say(text: &str) {
    let _ = writeln!(anstream::stderr(), "{}", shown_lines(text));
}

/// Asks on stderr, and gives the line that is typed; nothing where nobody types.
pub fn ask(question: &str) -> String {
    let _ = write!(anstream::stderr(), "{} ", shown(question));
    let mut answer = String::new();
    let _ = io::stdin().read_line(&mut answer);
    answer
}

/// Whether the person at the terminal says yes to this question, or nobody is there. `how` says what may be typed.
pub fn agrees(question: &str, how: &str) -> bool {
    if !io::stdin().is_terminal() {
        return false;
    }
    say(question);
    is_yes(&ask(how))
}

/// Whether an answer says yes, in either language.
pub fn is_yes(answer: &str) -> bool {
    ["c", "co", "có", "y", "yes"].contains(&answer.trim().to_lowercase().as_str())
}

/// Why something could not be printed on stdout, the first time: data that is lost is a failure, which the
/// program tells at its end.
static FAILED: OnceLock<Message> = OnceLock::new();

/// Notes what came of printing on stdout. A reader that has gone away has had enough.
pub fn printed(result: io::Result<()>) {
    if let Err(error) = result.and_then(|()| io::stdout().flush())
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        let _ = FAILED.set(Message::from(&error));
    }
}

/// Why not everything could be printed on stdout, if that is so.
pub fn failed_to_print() -> Option<&'static Message> {
    FAILED.get()
}

/// Prints data on stdout.
pub fn print(text: &str) {
    printed(writeln!(anstream::stdout(), "{}", shown_lines(text)));
}

/// Prints bytes as they are.
pub fn print_bytes(bytes: &[u8]) {
    printed(io::stdout().write_all(bytes));
}

/// Says the findings on stderr: in colour on a terminal, unless NO_COLOR says otherwise. A flood is cut
/// and counted, kind by kind: nobody reads the thousandth. What is left out is of a code that has been shown, and an
/// error is shown at least once for each file.
pub fn say_findings(findings: &[Diagnostic], root: &Path, messages: &Messages) {
    say_most(findings, root, messages, "vuonhoa check --all");
}

/// The same of findings that only the setting of books brings.
pub fn say_findings_of_books(findings: &[Diagnostic], root: &Path, messages: &Messages) {
    say_most(findings, root, messages, "vuonhoa check --books --all");
}

/// `command` is what shows all.
fn say_most(findings: &[Diagnostic], root: &Path, messages: &Messages, command: &str) {
    let mut shown = most(findings);
    // What stops the build stands last, where the eye is when the screen has scrolled.
    shown.sort_by_key(|finding| finding.is_error());
    let _ = write!(anstream::stderr(), "{}", render(&shown, root, messages, true));
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    findings.iter().for_each(|finding| *counts.entry(finding.code).or_default() += 1);
    for (code, count) in counts {
        let told = shown.iter().filter(|finding| finding.code == code).count();
        if count > told {
            let more = Message::new("more-findings").arg("count", count - told).arg("code", code.name());
            say(&messages.format(&more.arg("command", command)));
        }
    }
    say_count(findings, messages);
}

/// The findings that are shown of so many.
fn most(findings: &[Diagnostic]) -> Vec<Diagnostic> {
    /// Of one kind of error, and of one kind of warning.
    const MOST: (usize, usize) = (100, 10);
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    let mut files: BTreeSet<(Code, &str)> = BTreeSet::new();
    let mut shown = Vec::new();
    for finding in findings {
        let count = counts.entry(finding.code).or_default();
        *count += 1;
        let file = finding.labels.first().map_or("", |label| label.place.path.as_str());
        let first = files.insert((finding.code, file)) && finding.is_error();
        if first || *count <= if finding.is_error() { MOST.0 } else { MOST.1 } {
            shown.push(finding.clone());
        }
    }
    shown
}

/// Tells every one of these, however many they are, in the order of [`say_findings`].
pub fn say_every_one(findings: &[Diagnostic], root: &Path, messages: &Messages) {
    let mut all = findings.to_vec();
    all.sort_by_key(Diagnostic::is_error);
    say_all(&all, root, messages);
    say_count(findings, messages);
}

/// Tells these as they come.
pub fn say_all(findings: &[Diagnostic], root: &Path, messages: &Messages) {
    let _ = write!(anstream::stderr(), "{}", render(findings, root, messages, true));
}

/// Says on stderr how many errors and warnings there are, if there are any.
pub fn say_count(findings: &[Diagnostic], messages: &Messages) {
    if !findings.is_empty() {
        let errors = findings.iter().filter(|finding| finding.is_error()).count();
        let count = Message::new("count-findings").arg("errors", errors).arg("warnings", findings.len() - errors);
        say(&messages.format(&count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::path::SourcePath;

    #[test]
    fn a_flood_is_cut_within_one_code_and_every_file_with_an_error_is_told() {
        let of = |code: Code, file: String| Diagnostic::new(code).at(Place::file(&SourcePath::new(file)));
        let mut findings: Vec<Diagnostic> = (0..12).map(|_| of(Code::NoDate, "a.md".to_owned())).collect();
        findings.push(of(Code::NoDecision, "a.md".to_owned()));
        findings.extend((0..150).map(|_| of(Code::BadDate, "a.md".to_owned())));
        findings.extend((0..30).map(|n| of(Code::BadDate, format!("{}.md", n / 2))));
        let shown = most(&findings);
        let count = |code| shown.iter().filter(|finding| finding.code == code).count();
        assert_eq!((count(Code::NoDate), count(Code::NoDecision), count(Code::BadDate)), (10, 1, 115));
        assert_eq!(most(&findings[..10]).len(), 10);
    }
}
