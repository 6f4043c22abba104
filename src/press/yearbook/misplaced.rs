//! What stands where nobody can read it, as findings at whoever wrote it.

use super::{Order, WorkInputs};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, Span};
use crate::model::Subject;
use crate::path::SourcePath;
use crate::typeset::{Compositor, Fault, Galley, Mark};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something that cannot be read where it stands, as it is kept with a bound book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stray {
    fault: Fault,
    words: String,
    folio: usize,
    /// The entry or section that it is of: `ho-so/x`, `front-1`.
    owner: Option<String>,
}

/// What a search for words in a file goes by, at most: lines are broken elsewhere in print.
const WORDS: usize = 4;

/// What is told of a text that runs over: the first of each kind on each page of each entry.
pub(super) fn strays(galley: &Galley, compositor: &Compositor, folio: &dyn Fn(usize) -> usize) -> Vec<Stray> {
    let mut marks: Vec<Mark> = ["entry", "section"].iter().flat_map(|label| galley.marks(label)).collect();
    marks.sort_by(|a, b| (a.page, a.down).partial_cmp(&(b.page, b.down)).unwrap_or(std::cmp::Ordering::Equal));
    let mut seen = BTreeSet::new();
    let stray = |found: crate::typeset::Misplaced| {
        let written = found.text.as_deref().and_then(|path| path.strip_prefix("/entry/")?.strip_suffix(".typ"));
        let before = |mark: &&Mark| mark.page < found.page || mark.page == found.page && mark.down <= found.down + 1.0;
        let around = || marks.iter().rev().find(before).and_then(|mark| mark.said.get("id").cloned());
        let owner = written.map(str::to_owned).or_else(around);
        let first = seen.insert((found.page, found.fault, owner.clone()));
        first.then(|| Stray { fault: found.fault, words: found.words, folio: folio(found.page), owner })
    };
    galley.misplaced(compositor).into_iter().filter_map(stray).collect()
}

/// A draft is shown to be corrected; a final edition is printed, where nothing may be lost. The cover has no folio: page 0.
pub(super) fn finding(inputs: WorkInputs<'_>, order: Order, stray: &Stray) -> Diagnostic {
    let book = inputs.book;
    let files = files_of(inputs, stray.owner.as_deref());
    let told: String = stray.words.chars().take(40).collect();
    let told = if told.len() < stray.words.len() { format!("{}…", told.trim_end()) } else { told };
    let finding = Diagnostic::new(Code::OffPage)
        .arg("what", stray.fault.word())
        .arg("book", book.id.as_str())
        .arg("page", if order.cover_of.is_some() { 0 } else { stray.folio })
        .arg("text", told);
    let severity = if book.volume.yearbook.is_final() { Severity::Error } else { Severity::Warning };
    let at = files.iter().find_map(|file| {
        let source = inputs.sources.text(file).ok()?.text;
        Some(Place { path: (*file).clone(), span: Some(find(&source, &stray.words)?) })
    });
    let place = at.unwrap_or_else(|| Place { path: (*files.first().unwrap_or(&&book.path)).clone(), span: None });
    Diagnostic { severity, ..finding.at(place) }
}

/// The files in which the words of an entry or a section may be.
fn files_of<'a>(inputs: WorkInputs<'a>, owner: Option<&str>) -> Vec<&'a SourcePath> {
    let book = inputs.book;
    let entry = |key: &str| {
        let site = &book.site;
        let (record, body) = match book.entries().find(|subject| book.key(*subject) == key)? {
            Subject::Profile(index) => (&site.profiles[index].path, &site.profiles[index].body_path),
            Subject::Article(index) => (&site.articles[index].path, &site.articles[index].body_path),
            Subject::Gallery(index) => (&site.galleries[index].path, &site.galleries[index].body_path),
            Subject::Event(index) => (&site.events[index].path, &site.events[index].body_path),
            Subject::Page(_) | Subject::Video(_) => return None,
        };
        Some(vec![body, record])
    };
    let front = |id: &str| {
        let number: usize = id.strip_prefix("front-")?.parse().ok()?;
        Some(vec![&book.volume.front.get(number.checked_sub(1)?)?.path])
    };
    owner.and_then(|owner| entry(owner).or_else(|| front(owner))).unwrap_or_else(|| vec![&book.path])
}

/// Where words that were set stand in a file: the first few of them, or else the longest alone.
fn find(source: &str, words: &str) -> Option<Span> {
    let plain: Vec<&str> = words.split(char::is_whitespace).filter(|word| !word.is_empty()).collect();
    let runs = (1..=plain.len().min(WORDS)).rev().map(|count| plain[..count].join(" "));
    let longest = plain.iter().max_by_key(|word| word.chars().count()).map(|word| (*word).to_owned());
    let found =
        runs.chain(longest).filter(|said| said.chars().count() >= 4).find_map(|said| Some((source.find(&said)?, said)));
    let (at, said) = found?;
    Some(Span::new(at..at + said.len()))
}
