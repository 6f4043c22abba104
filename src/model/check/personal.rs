//! Nobody's telephone number is ever published: private data in any text of the site, wherever it stands and whoever wrote it.
//!
//! What looks like it is noted while files are read ([`crate::vietnamese::personal_data`]); here it is held against what
//! `site.yaml` allows. A record with private data is held back by its gate, from the site and from books; this says why.

use super::Checker;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Message, Place, Severity, Span};
use crate::model::gate::{is_packed, is_record, tells};
use crate::model::{Reason, Site};
use crate::path::SourcePath;
use crate::schema::{Notes, Reader, Shape, Spanned, parse};
use crate::vietnamese::{PersonalData, find_personal, personal_data};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

impl Checker<'_> {
    pub(super) fn private_data(&mut self) {
        let allowed = self.site.config.allowed_contacts();
        let notes = self.notes;
        for (path, notes) in notes {
            self.private_in_file(path, notes, &allowed);
        }
        let (path, own) = (self.site.config_path.clone(), self.config_notes());
        self.private_in_file(&path, &own, &allowed);
        let seen = Arc::clone(self.site.private.seen());
        // A paper of Word that nothing offers to readers is the office's own.
        let is_given = |path: &SourcePath| {
            let is_own = path.as_str().starts_with("content/") && is_packed(path);
            !is_own || self.site.private.is_named(path)
        };
        let texts: Vec<_> = seen.texts.iter().filter(|(path, _)| is_given(path)).collect();
        for (path, notes) in texts {
            self.private_in_file(path, notes, &allowed);
        }
        self.private_in_names();
    }

    /// `site.yaml` is read before anything is known; its texts are looked at here.
    pub(super) fn config_notes(&self) -> Notes {
        let path = &self.site.config_path;
        let mut reader = Reader::new(path);
        if let Some(node) = self.sources.text(path).ok().and_then(|text| parse(&text.text, path, 0).ok()) {
            Config::read(&node, &mut reader);
        }
        reader.notes
    }

    fn private_in_file(&mut self, path: &SourcePath, notes: &Notes, allowed: &BTreeSet<String>) {
        let found: Vec<&Spanned<PersonalData>> = tells(notes, allowed).collect();
        if found.is_empty() {
            return;
        }
        let Some(severity) = self.gravity(path) else { return };
        let text = self.sources.text(path).map(|text| text.text).unwrap_or_default();
        let mut last = 0;
        for Spanned { value, span } in found {
            let whole = span.range();
            let found = text.get(whole.clone()).and_then(|part| {
                let places = places(part, value, last.clamp(whole.start, whole.end) - whole.start);
                places.map(|range| Span::new(whole.start + range.start..whole.start + range.end))
            });
            last = found.map_or(last, |span| span.range().end);
            // Written so that its letters cannot be found (`0912%20345…`): of a value the value, of a text its file.
            let whole = text.get(whole).is_some_and(|text| !text.contains('\n')).then_some(*span);
            self.tell_private(value, Place { path: path.clone(), span: found.or(whole) }, severity);
        }
    }

    /// A folder's name is told once, of a record in it if there is one, since that keeps the name off the site.
    fn private_in_names(&mut self) {
        let mut seen = BTreeSet::new();
        let seen_files = Arc::clone(self.site.private.seen());
        let (records, others): (Vec<_>, Vec<_>) = seen_files.names.iter().partition(|(path, _)| is_record(path));
        for (path, found) in records.into_iter().chain(others) {
            for (end, data) in found {
                let severity = self.gravity(path);
                if let Some(severity) = severity.filter(|_| seen.insert(path.as_str()[..*end].to_owned())) {
                    self.tell_private(data, Place::file(path), severity);
                }
            }
        }
    }

    fn tell_private(&mut self, data: &PersonalData, place: Place, severity: Severity) {
        let finding = Diagnostic::new(Code::PrivateData)
            .arg("kind", data.kind.word())
            .arg("text", bracketed(&data.text))
            .at(place)
            .help(Message::new("help-private-data").arg("kind", data.kind.word()).arg("text", bracketed(&data.text)));
        self.push(Diagnostic { severity, ..finding });
    }

    /// How grave it is in this file: while its record waits, a warning; none in what will not be published again.
    fn gravity(&self, path: &SourcePath) -> Option<Severity> {
        let Some(reason) = waits_for(self.site, path) else { return Some(Severity::Error) };
        if reason.is_final() {
            return None;
        }
        // Whoever has consented to the book alone is in the book.
        let told = |site: &Site| waits_for(site, path) == Some(&Reason::PrivateData);
        let shown = *reason == Reason::PrivateData || self.books.iter().any(|book| told(&book.site));
        Some(if shown { Severity::Error } else { Severity::Warning })
    }
}

/// What is told and may be allowed, with the bracket that opens before the number itself: `(0203) 3854 123`, `(+84) 912 345 678`.
fn bracketed(text: &str) -> String {
    let (open, close) = (text.matches('(').count(), text.matches(')').count());
    match open.cmp(&close) {
        Ordering::Less if text.starts_with("84)") => format!("(+{text}"),
        Ordering::Less => format!("({text}"),
        Ordering::Greater => format!("{text})"),
        Ordering::Equal => text.to_owned(),
    }
}

/// Where in a text that holds it private data stands, if possible behind `last`: a day that is one of birth may be written
/// before as one of a meeting, so what stands before it decides, and in a table that it is a cell.
fn places(text: &str, data: &PersonalData, last: usize) -> Option<Range<usize>> {
    let (mut ranges, mut at) = (Vec::new(), 0);
    while let Some(found) = text.get(at..).and_then(|rest| find_personal(rest, &data.text)) {
        ranges.push(at + found.start..at + found.end);
        at += found.end;
    }
    let tells = |range: &&Range<usize>| {
        let before = &text[..range.end];
        let line = &before[before[..range.start].rfind('\n').map_or(0, |at| at + 1)..];
        let paragraph = before[before.rfind("\n\n").map_or(0, |at| at + 2)..].replace('\n', " ");
        [line, &paragraph].iter().any(|part| personal_data(part).contains(data))
    };
    let cell = |range: &&Range<usize>| text[..range.start].lines().next_back().is_some_and(|line| line.contains('|'));
    let behind = |range: &&Range<usize>| range.start >= last;
    let told: Vec<&Range<usize>> = ranges.iter().filter(tells).collect();
    let cells: Vec<&Range<usize>> = ranges.iter().filter(cell).collect();
    let all: Vec<&Range<usize>> = ranges.iter().collect();
    let lists = [told, cells, all];
    let next = lists.iter().find_map(|list| list.iter().find(|range| behind(range)));
    next.or_else(|| lists.iter().find_map(|list| list.first())).map(|range| (*range).clone())
}

/// Why the record of a file is held back, or would be but for a preview.
pub(super) fn waits_for<'s>(site: &'s Site, path: &SourcePath) -> Option<&'s Reason> {
    let of = |own: &SourcePath, body: &SourcePath, id: &str| {
        let folder = own.folder();
        let inside = || path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        own == path || body == path || folder.ends_with(&format!("/{id}")) && inside()
    };
    let held = site.held_back.iter().find(|held| of(&held.path, &held.body_path, &held.id)).map(|held| &held.reason);
    macro_rules! previewed {
        ($($list:ident)*) => { None$(.or_else(|| {
            let item = site.$list.iter().find(|item| item.held.is_some() && of(&item.path, &item.body_path, &item.id));
            item.and_then(|item| item.held.as_ref())
        }))* };
    }
    held.or_else(|| previewed!(profiles articles pages galleries videos events))
}
