//! What Typst finds wrong, as findings at the user's file and in words for whoever wrote it.

use super::{MAIN, SETTINGS};
use crate::diagnostic::{Diagnostic, Message, Place, Span};
use crate::path::SourcePath;
use crate::typeset::{Compositor, Pdf, Problem, ProblemKind, TextPlace};
use std::collections::BTreeMap;

/// The problems of the manuscript that was set last. `failed` says what could not be set. Where Typst broke it tells
/// no place: then the text that it breaks over is looked for.
pub(in crate::press) fn explain_all(
    problems: &[Problem],
    failed: &dyn Fn() -> Diagnostic,
    origins: &BTreeMap<String, SourcePath>,
    compositor: &mut Compositor,
    pdf: &Pdf,
) -> Vec<Diagnostic> {
    let one = |problem: &Problem| {
        let finding = explain(problem, failed(), origins);
        if problem.kind != ProblemKind::Broke {
            return finding;
        }
        let is_text = |path: &&String| !path.starts_with("/library/") && *path != MAIN && *path != SETTINGS;
        let texts: Vec<String> = origins.keys().filter(is_text).cloned().collect();
        let culprit = compositor.culprit(&texts, pdf).and_then(|path| origins.get(path));
        match culprit.or_else(|| origins.get(MAIN)) {
            Some(origin) => finding.in_file(origin),
            None => finding,
        }
    };
    problems.iter().map(one).collect()
}

/// A problem of Typst's at the user's file, where it is known: the text that it lies in, or the one
/// that called the library's function that failed. `failed` says what could not be set.
pub(in crate::press) fn explain(
    problem: &Problem,
    failed: Diagnostic,
    origins: &BTreeMap<String, SourcePath>,
) -> Diagnostic {
    if problem.kind == ProblemKind::Broke {
        let finding = failed.arg("reason", Message::new("typeset-broke"));
        return finding.help(Message::new("help-broken").arg("detail", problem.message.as_str()));
    }
    let finding = failed.arg("reason", words(problem));
    let places = problem.place.iter().chain(&problem.called_from);
    let own = |place: &&TextPlace| !place.path.starts_with("/library/") && place.path != MAIN;
    let content = places.clone().find(own).and_then(|place| origins.get(&place.path)).map(Place::file);
    // The library is a file of the theme's, as it stands.
    let library = places
        .clone()
        .find(|place| place.path.starts_with("/library/"))
        .and_then(|place| Some(Place::at(origins.get(&place.path)?, Span::new(place.range.clone()))));
    match (content, library) {
        (Some(content), Some(library)) => finding.at(content).at(library),
        (Some(place), None) | (None, Some(place)) => finding.at(place),
        (None, None) => match places.clone().find_map(|place| origins.get(&place.path)) {
            Some(origin) => finding.in_file(origin),
            None => finding,
        },
    }
}

/// Content is never code, so it is the author of a template who reads this: what kind of mistake it is, and in
/// brackets Typst's own words.
fn words(problem: &Problem) -> Message {
    const KINDS: &[(&str, &str)] = &[
        ("unknown variable", "typeset-unknown"),
        ("file not found", "typeset-no-file"),
        ("does not exist in the document", "typeset-no-label"),
        ("unclosed", "typeset-syntax"),
        ("unexpected", "typeset-syntax"),
        ("missing argument", "typeset-arguments"),
        ("expected", "typeset-kind"),
        ("unknown font", "typeset-no-font"),
        ("PDF/", "typeset-standard"),
        ("maximum", "typeset-endless"),
    ];
    let mut said = problem.message.clone();
    for hint in &problem.hints {
        said.push_str("; ");
        said.push_str(hint);
    }
    let kind = KINDS.iter().find(|(part, _)| problem.message.contains(part));
    Message::new(kind.map_or("typeset-other", |(_, word)| word)).arg("said", said)
}
