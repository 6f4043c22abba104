//! Units and decisions that a table names and the site does not have, at the end of their vocabularies.

use super::draft::flow;
use super::person::NewTerm;
use crate::diagnostic::Message;
use crate::reading::vocabulary::{Decision, Term, Unit};
use crate::scaffold::{self, Write, scalar};
use std::path::{Path, PathBuf};

pub(super) fn units(root: &Path, terms: &[NewTerm]) -> Result<Option<Write>, Message> {
    let entry = |term: &NewTerm| format!("- id: {}\n  ten: {}\n", term.id, scalar(&term.name));
    grown::<Unit>(root, terms, entry)
}

pub(super) fn decisions(root: &Path, terms: &[NewTerm]) -> Result<Option<Write>, Message> {
    let entry = |term: &NewTerm| {
        let mut lines = format!("- id: {}\n  so: {}\n", term.id, flow(&term.name));
        lines.extend(term.date.map(|date| format!("  ngay: {}\n", date.short())));
        lines.extend(term.issuer.as_ref().map(|issuer| format!("  co_quan: {}\n", scalar(issuer))));
        lines
    };
    grown::<Decision>(root, terms, entry)
}

fn grown<T: Term>(
    root: &Path,
    terms: &[NewTerm],
    entry: impl Fn(&NewTerm) -> String,
) -> Result<Option<Write>, Message> {
    if terms.is_empty() {
        return Ok(None);
    }
    let path = file::<T>(root);
    let before = scaffold::read(&path)?;
    let entries: Vec<(String, String)> = terms.iter().map(|term| (term.id.clone(), entry(term))).collect();
    let text = String::from_utf8(before.clone().unwrap_or_default()).ok();
    let new = text.and_then(|text| scaffold::grown(&text, &entries));
    let shown = path.display().to_string();
    let new = new.ok_or_else(|| Message::new("roster-vocabulary").arg("path", shown))?;
    Ok(Some(Write { path, bytes: new.into_bytes(), before }))
}

/// The vocabulary's file: the one that is there, else in Vietnamese.
fn file<T: Term>(root: &Path) -> PathBuf {
    let (english, vietnamese) = T::FILES;
    let places = [("danh-muc", vietnamese), ("vocabularies", english)];
    let paths = places.iter().flat_map(|(folder, name)| {
        ["yaml", "yml"].map(|suffix| root.join("content").join(folder).join(format!("{name}.{suffix}")))
    });
    let paths: Vec<PathBuf> = paths.collect();
    paths.iter().find(|path| scaffold::is_taken(path)).unwrap_or(&paths[0]).clone()
}
