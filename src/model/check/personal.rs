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
use std::ops::Range;

/// Endings of texts that a browser, a program of tables or an address book shows. Programs and styles (`.js`, `.css`) are not.
const TEXTS: &[&str] = &[
    "vtt",
    "srt",
    "csv",
    "tsv",
    "txt",
    "text",
    "html",
    "htm",
    "xhtml",
    "json",
    "geojson",
    "jsonld",
    "svg",
    "xml",
    "vcf",
    "ics",
    "rtf",
    "kml",
    "gpx",
    "tex",
    "typ",
    "rst",
    "adoc",
    "org",
    "log",
    "ini",
    "toml",
    "eml",
    "mht",
    "mhtml",
    "rss",
    "atom",
    "webmanifest",
    "",
];

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

    /// Texts that readers are given as they are: subtitles, tables, pages, drawings, visiting cards.
    fn private_in_papers(&mut self, allowed: &BTreeSet<String>) {
        let sources = self.sources;
        // What content/ holds of these is read as a record, or to one.
        let records = ["md", "markdown", "yaml", "yml"];
        // A record that lies in static/ is given to nobody, which is told of itself.
        let own = sources.below("content").filter(|(path, _)| !records.contains(&path.suffix().as_str()));
        let papers = own
            .chain(sources.below("static").filter(|(path, _)| !["yaml", "yml"].contains(&path.suffix().as_str())))
            .map(|(path, _)| path);
        for path in
            papers.filter(|path| TEXTS.contains(&path.suffix().as_str()) || records.contains(&path.suffix().as_str()))
        {
            // What cannot be read as a text is looked at by whoever publishes it.
            let Ok(text) = sources.text(path) else { continue };
            let span = Span::new(0..text.text.len());
            let personal = personal_data(&without_coordinates(path, &text.text));
            let personal = personal.into_iter().map(|value| Spanned { value, span }).collect();
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

/// What a drawing or a map is made of is no text: the coordinates in its attributes, decimals with many places.
fn without_coordinates(path: &SourcePath, text: &str) -> String {
    if !["svg", "html", "htm", "xhtml", "xml", "json", "geojson", "kml", "gpx"].contains(&path.suffix().as_str()) {
        return text.to_owned();
    }
    let mut text = text.replace("&nbsp;", " ").replace("&#160;", " ");
    for name in [" d=", " points=", " transform=", " viewBox=", " values="] {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(name)).map(|at| from + at + name.len()) {
            from = at;
            let Some(quote) = text[at..].chars().next().filter(|c| ['"', '\''].contains(c)) else { continue };
            let Some(end) = text[at + 1..].find(quote) else { continue };
            text.replace_range(at + 1..at + 1 + end, "");
        }
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('.') {
        let whole = rest[..at].chars().rev().take_while(char::is_ascii_digit).count();
        let part = rest[at + 1..].chars().take_while(char::is_ascii_digit).count();
        let decimal = part >= 8 && whole <= 3;
        kept.push_str(if decimal { &rest[..at - whole] } else { &rest[..=at] });
        rest = &rest[at + 1 + if decimal { part } else { 0 }..];
    }
    kept + rest
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
