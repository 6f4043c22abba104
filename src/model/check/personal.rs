//! Nobody's telephone number is ever published: private data in any text of the site, wherever it stands and whoever wrote it.
//!
//! What looks like it is noted while files are read ([`crate::vietnamese::personal_data`]); here it is held against what
//! `site.yaml` allows. A record with private data is held back by its gate, from the site and from books; this says why.

use super::Checker;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Message, Place, Severity, Span};
use crate::model::{Reason, Site};
use crate::path::SourcePath;
use crate::schema::{Notes, Reader, Shape, Spanned, parse};
use crate::vietnamese::{Personal, PersonalData, find_personal, personal_data, personal_key};
use std::collections::BTreeSet;

/// What of a file's private data nobody has allowed.
pub fn tells<'n>(
    notes: &'n Notes,
    allowed: &'n BTreeSet<String>,
) -> impl Iterator<Item = &'n Spanned<PersonalData>> + 'n {
    notes.personal.iter().filter(|data| !allowed.contains(&personal_key(&data.value.text)))
}

impl Checker<'_> {
    pub(super) fn private_data(&mut self) {
        let allowed = self.site.config.allowed_contacts();
        let notes = self.notes;
        for (path, notes) in notes {
            self.private_in_file(path, notes, &allowed);
        }
        let (path, own) = (self.site.config_path.clone(), self.config_notes());
        self.private_in_file(&path, &own, &allowed);
        self.private_in_papers(&allowed);
        self.private_in_names(&allowed);
    }

    /// Subtitles, tables and plain texts that readers are given as they are.
    fn private_in_papers(&mut self, allowed: &BTreeSet<String>) {
        let sources = self.sources;
        let papers = sources.below("content").chain(sources.below("static")).map(|(path, _)| path);
        for path in papers.filter(|path| ["vtt", "srt", "csv", "txt"].contains(&path.suffix().as_str())) {
            // What cannot be read as a text is looked at by whoever publishes it.
            let Ok(text) = sources.text(path) else { continue };
            let span = Span::new(0..text.text.len());
            let personal = personal_data(&text.text).into_iter().map(|value| Spanned { value, span }).collect();
            self.private_in_file(path, &Notes { personal, ..Notes::default() }, allowed);
        }
    }

    /// `site.yaml` is read before anything is known; its texts are looked at here.
    fn config_notes(&self) -> Notes {
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
            let from = last.clamp(whole.start, whole.end);
            let look = |from: usize| {
                let part = text.get(from..whole.end)?;
                find_personal(part, &value.text).map(|range| Span::new(from + range.start..from + range.end))
            };
            let found = look(from).or_else(|| look(whole.start));
            last = found.map_or(last, |span| span.range().end);
            // Written so that its letters cannot be found (`&#48;912…`): of a value the value, of a text its file.
            let whole = text.get(whole).is_some_and(|text| !text.contains('\n')).then_some(*span);
            self.tell_private(value, Place { path: path.clone(), span: found.or(whole) }, severity);
        }
    }

    /// Names of files are addresses, and papers are offered under theirs. Nine digits are many a camera's.
    fn private_in_names(&mut self, allowed: &BTreeSet<String>) {
        let mut seen = BTreeSet::new();
        let sources = self.sources;
        for (path, _) in sources.below("content").chain(sources.below("static")) {
            let mut end = 0;
            for step in path.as_str().split_inclusive('/') {
                end += step.len();
                let found = personal_data(step.trim_end_matches('/')).into_iter().filter(|data| match data.kind {
                    Personal::Telephone | Personal::Email => true,
                    Personal::Identity => data.text.chars().filter(char::is_ascii_digit).count() == 12,
                    Personal::Account | Personal::Birth => false,
                });
                for data in found.filter(|data| !allowed.contains(&personal_key(&data.text))) {
                    let severity = self.gravity(path);
                    if let Some(severity) = severity.filter(|_| seen.insert(path.as_str()[..end].to_owned())) {
                        self.tell_private(&data, Place::file(path), severity);
                    }
                }
            }
        }
    }

    fn tell_private(&mut self, data: &PersonalData, place: Place, severity: Severity) {
        let finding = Diagnostic::new(Code::PrivateData)
            .arg("kind", data.kind.word())
            .arg("text", data.text.as_str())
            .at(place)
            .help(Message::new("help-private-data").arg("kind", data.kind.word()).arg("text", data.text.as_str()));
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

    /// Whether a file belongs to what is not published yet, or only in a preview.
    pub(super) fn waits(&self, path: &SourcePath) -> bool {
        waits_for(self.site, path).is_some_and(|reason| *reason != Reason::PrivateData)
    }
}

/// Why the record of a file is held back, or would be but for a preview.
fn waits_for<'s>(site: &'s Site, path: &SourcePath) -> Option<&'s Reason> {
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
