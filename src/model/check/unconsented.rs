//! Names of people who have not said yes, in plain words of other texts that are published: on the site, and in each book. No
//! gate can take a name out of a sentence, so whoever wrote it is told, once for each file.
//!
//! Not here: who was withdrawn, whose name is looked for in every file (`mentions`).

use super::Checker;
use super::mentions::{Gone, Other, is_comment, named};
use super::personal::waits_for;
use super::written::{Index, Sought, laid_out};
use crate::diagnostic::{Code, Diagnostic, Message, Place, Span};
use crate::model::gate::{holds_name, may_hold_words, spelled_text};
use crate::model::yearbook::Book;
use crate::model::{HeldBack, Reason, Site, Subject};
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::schema::{Notes, office_values};
use crate::vietnamese::{fold_toned, slug, toned_words};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

/// Somebody who may not be named to whom a text is for.
struct Unseen<'a> {
    held: &'a HeldBack,
    gone: Gone,
    sought: Sought,
}

impl<'a> Unseen<'a> {
    /// A collective that lists such people is no person. One word alone is in every other sentence; and a name that somebody
    /// published has as well tells of them.
    fn all(site: &'a Site, others: &[Other<'_>]) -> Vec<Self> {
        let people = site.held_back.iter().filter(|held| held.kind == Kind::Profile && may_not_be_named(&held.reason));
        let people = people.map(|held| Unseen {
            held,
            gone: Gone::new(held.kind, &held.id, &held.name),
            sought: Sought::new(&held.name),
        });
        people.filter(|one| one.sought.len() > 1 && !others.iter().any(|other| other.is_called(&one.gone))).collect()
    }

    /// Whether the letters of the name stand in a text, whoever is meant.
    fn is_in(&self, text: &str) -> bool {
        let found = named(text, std::slice::from_ref(&self.gone), &[], None);
        found.iter().any(|named| self.sought.is_written_at(text, &named.span))
    }

    /// Where a text of `path` names this person. Written without its marks a name may be somebody's who is published.
    fn places(&self, text: &str, others: &[Other<'_>], path: &SourcePath) -> Vec<Range<usize>> {
        let own = others.iter().find(|other| other.holds(path));
        let is_other = |span: &Range<usize>| {
            let written: Vec<String> = toned_words(&text[span.clone()]).into_iter().map(|(word, _)| word).collect();
            others.iter().any(|other| other.is_written(&written))
        };
        let found = named(text, std::slice::from_ref(&self.gone), others, own).into_iter().map(|named| named.span);
        found.filter(|span| self.sought.stands_at(text, span) && !is_other(span)).collect()
    }
}

fn may_not_be_named(reason: &Reason) -> bool {
    match reason {
        Reason::PersonWithoutConsent(_) => false,
        reason => reason.is_of_consent() || *reason == Reason::ConsentRefused,
    }
}

impl Checker<'_> {
    pub(super) fn unconsented(&mut self) {
        let (site, books) = (self.site, self.books);
        let mut told = BTreeSet::new();
        let config = BTreeMap::from([(site.config_path.clone(), self.config_notes())]);
        // What stands in the folder of a book is for whoever will hold it.
        let in_books = |path: &SourcePath| books.iter().any(|book| is_of(path, &book.path));
        let given: BTreeMap<SourcePath, Notes> =
            if site.held_back.is_empty() { BTreeMap::new() } else { self.given_texts() };
        let all = self.notes.iter().chain(&given).chain(&config);
        let texts = all.filter(|(path, _)| !in_books(path) && waits_for(site, path).is_none());
        self.names_in(site, texts, &mut told);
        self.names_of_files();
        for book in books {
            let own = texts_of(book);
            let texts = self.notes.iter().filter(|(path, _)| own.contains(path));
            self.names_in(&book.site, texts, &mut told);
        }
    }

    /// What looks like a name in the files that readers are given as they are, as they write it and as it is meant.
    fn given_texts(&self) -> BTreeMap<SourcePath, Notes> {
        let sources = self.sources;
        let all = ["static", "content"].into_iter().flat_map(|folder| sources.below(folder)).map(|(path, _)| path);
        let given: Vec<&SourcePath> =
            all.filter(|path| may_hold_words(path) && self.site.private.gives(path)).collect();
        let called = |path: &SourcePath| {
            let mut notes = Notes::default();
            let plain = sources.text(path).ok().map(|text| text.text);
            for text in plain.into_iter().chain(spelled_text(path, sources)) {
                notes.call(&text, Span::new(0..text.len()));
                if let Cow::Owned(laid_out) = laid_out(path, &text) {
                    notes.call(&laid_out, Span::new(0..text.len()));
                }
            }
            Some((path.clone(), notes))
        };
        given.into_par_iter().filter_map(called).collect()
    }

    fn names_in<'n>(
        &mut self,
        site: &Site,
        texts: impl Iterator<Item = (&'n SourcePath, &'n Notes)>,
        told: &mut BTreeSet<(SourcePath, String)>,
    ) {
        let others = Other::all(site);
        let unseen = Unseen::all(site, &others);
        if unseen.is_empty() {
            return;
        }
        let index = Index::new(unseen.iter().map(|one| &one.sought));
        for (path, notes) in texts {
            let mut found = HashSet::new();
            notes.called.iter().chain(&notes.in_cells).for_each(|called| index.find(&called.value, &mut found));
            for (_, one) in unseen.iter().enumerate().filter(|(at, _)| found.contains(at)) {
                if let Some(finding) = self.name_in(path, one, &others)
                    && told.insert((path.clone(), one.held.id.clone()))
                {
                    self.push(finding);
                }
            }
        }
    }

    /// Names of files are addresses that readers see: of what they are given, and of photographs.
    fn names_of_files(&mut self) {
        let site = self.site;
        let others = Other::all(site);
        let unseen = Unseen::all(site, &others);
        let withdrawn = site.withdrawn.iter().filter(|gone| gone.kind == Kind::Profile);
        let people = withdrawn.map(|gone| (gone.id.as_str(), gone.name.as_str(), None));
        let people = people.chain(unseen.iter().map(|one| {
            let held = one.held;
            (held.id.as_str(), held.name.as_str(), Some(held.reason.message()))
        }));
        // Without its tones a name of two words is many people's.
        let people: Vec<_> = people.filter(|(_, name, _)| fold_toned(name).split(' ').count() > 2).collect();
        if people.is_empty() {
            return;
        }
        let mut found = Vec::new();
        let all = ["static", "content"].into_iter().flat_map(|folder| self.sources.below(folder)).map(|(path, _)| path);
        for path in all.filter(|path| site.private.shows(path)) {
            let steps = path.as_str().split('/').skip(1);
            let steps: Vec<&str> = steps.map(|step| step.rsplit_once('.').map_or(step, |(stem, _)| stem)).collect();
            for (id, name, reason) in &people {
                // A published person of the same name, or of a longer one that holds it, may be meant.
                let is_other = |step: &str| {
                    let others = site.profiles.iter().map(|item| item.record.name.as_str());
                    others.into_iter().any(|other| holds_name(&slug(other), name) && holds_name(step, other))
                };
                if !steps.iter().any(|step| holds_name(step, name) && !is_other(step)) {
                    continue;
                }
                let finding = match reason {
                    Some(reason) => Diagnostic::new(Code::MentionsUnconsented)
                        .arg("name", *name)
                        .arg("reason", reason.clone())
                        .arg("count", 0usize),
                    None => Diagnostic::new(Code::MentionsWithdrawn).arg("case", "file"),
                };
                found.push(finding.arg("id", *id).in_file(path).help(Message::new("help-file-name-person")));
            }
        }
        found.into_iter().for_each(|finding| self.push(finding));
    }

    /// The first place where somebody is named in a file, and how many there are.
    fn name_in(&self, path: &SourcePath, one: &Unseen<'_>, others: &[Other<'_>]) -> Option<Diagnostic> {
        let text = self.sources.text(path).map(|text| text.text).unwrap_or_default();
        let laid_out = laid_out(path, &text);
        let mut spans = one.places(&text, others, path);
        // Markup may part a longer name: `<b>Phạm Văn Hòa</b> Bình`.
        spans.retain(|span| {
            laid_out.get(span.clone()) != text.get(span.clone()) || one.sought.stands_at(&laid_out, span)
        });
        let spans = if spans.is_empty() { one.places(&laid_out, others, path) } else { spans };
        // Who has approved a text, or speaks for a child, is told to nobody.
        let (unread, yaml) = (office_values(&text), path.is_yaml());
        let is_unread = |at: usize| unread.iter().any(|region| region.contains(&at)) || yaml && is_comment(&text, at);
        let read: Vec<_> = spans.into_iter().filter(|span| !is_unread(span.start)).collect();
        let place = match read.first() {
            Some(span) => Place::at(path, Span::new(span.clone())),
            // Written so that its letters cannot be found: `L&ecirc;`.
            None if !one.is_in(&text) && !one.is_in(&laid_out) => Place::file(path),
            None => return None,
        };
        let finding = Diagnostic::new(Code::MentionsUnconsented)
            .arg("id", one.held.id.as_str())
            .arg("name", one.held.name.as_str())
            .arg("reason", one.held.reason.message())
            .arg("count", read.len().max(1));
        Some(finding.at(place).help(Message::new("help-mentions-unconsented")))
    }
}

/// Whether a file lies in the folder of a book's record.
fn is_of(path: &SourcePath, record: &SourcePath) -> bool {
    path == record
        || Kind::Yearbook.has_own_folder(record)
            && path.as_str().strip_prefix(record.folder()).is_some_and(|rest| rest.starts_with('/'))
}

/// The texts that a book prints: its own, and those of its entries.
fn texts_of(book: &Book) -> BTreeSet<&SourcePath> {
    let site = &book.site;
    let pieces = book.volume.front.iter().map(|piece| &piece.path);
    let mut texts: BTreeSet<&SourcePath> = pieces.chain([&book.path]).collect();
    for subject in book.parts.iter().flatten().chain(&book.models) {
        texts.extend(match subject {
            Subject::Article(index) => [&site.articles[*index].path, &site.articles[*index].body_path],
            Subject::Profile(index) => [&site.profiles[*index].path, &site.profiles[*index].body_path],
            Subject::Page(index) => [&site.pages[*index].path, &site.pages[*index].body_path],
            Subject::Gallery(index) => [&site.galleries[*index].path, &site.galleries[*index].body_path],
            Subject::Video(index) => [&site.videos[*index].path, &site.videos[*index].body_path],
            Subject::Event(index) => [&site.events[*index].path, &site.events[*index].body_path],
        });
    }
    texts
}
