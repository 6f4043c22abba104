//! From files to typed records and documents. Pure per file and parallel: nothing here knows of any
//! other file, and references are not looked up (that is [`crate::model`]'s).

pub mod entities;
mod files;
pub mod focus;
mod front_matter;
mod inline;
pub mod markdown;
mod names;
mod tables;
mod vocabularies;
pub mod vocabulary;
pub mod yearbook;

pub use files::Kind;
pub use tables::{Table, tables};
pub use vocabularies::vocabulary_names;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Span};
use crate::doc::Doc;
use crate::path::SourcePath;
use crate::schema::{Entity, Markdown, Node, NodeKind, Reader, Shape, Spanned, parse};
use crate::source::{Found, Sources};
use entities::{Article, Event, Gallery, Page, Profile, Video};
use files::Job;
use inline::InlineMap;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vocabularies::read_vocabularies;
use vocabulary::{AwardType, CommitmentCount, Decision, Directive, Field, Figure, Series, Standard, Term, Topic, Unit};
use yearbook::{Piece, Volume, Yearbook};

/// The built-in catalogue of award types; `tests` count it against the law.
pub const AWARD_CATALOGUE: &str = include_str!("../model/awards.yaml");

/// A record that could be read whole, with its text.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    pub id: String,
    pub path: SourcePath,
    pub record: T,
    pub body: Doc,
    /// The file that the body's positions count in: the record's own, or its story's.
    pub body_path: SourcePath,
}

/// Everything that was read.
#[derive(Debug, Default, Clone)]
pub struct Reading {
    pub articles: Vec<Entry<Article>>,
    pub profiles: Vec<Entry<Profile>>,
    pub pages: Vec<Entry<Page>>,
    pub galleries: Vec<Entry<Gallery>>,
    pub videos: Vec<Entry<Video>>,
    pub events: Vec<Entry<Event>>,
    pub yearbooks: Vec<Entry<Volume>>,
    pub units: Vec<Entry<Unit>>,
    pub fields: Vec<Entry<Field>>,
    pub award_types: Vec<Entry<AwardType>>,
    pub series: Vec<Entry<Series>>,
    pub topics: Vec<Entry<Topic>>,
    pub directives: Vec<Entry<Directive>>,
    pub decisions: Vec<Entry<Decision>>,
    pub figures: Vec<Entry<Figure>>,
    pub standards: Vec<Entry<Standard>>,
    pub commitments: Vec<Entry<CommitmentCount>>,
    /// Records that exist but are not sound: `(entity, id)`. A reference to one is not an unknown id.
    pub unsound: BTreeSet<(&'static str, String)>,
    /// Vocabularies that could not be read at all: no reference into them can be judged.
    pub unread: BTreeSet<&'static str>,
}

/// What becomes of a record that has an error but could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsound {
    /// It stays, so that the checks of the whole find what else is wrong; nothing will be written.
    Keep,
    /// It is left out, and the rest is published.
    LeaveOut,
}

/// Reads every file of the site's content.
pub fn read(sources: &Sources, config: &Config, unsound: Unsound) -> (Reading, Findings) {
    let listing = files::list(sources);
    let mut findings = listing.findings;
    let mut reading = Reading::default();
    let results: Vec<(Job, Outcome)> = listing
        .jobs
        .into_par_iter()
        .map(|job| {
            let outcome = read_file(&job, sources, config);
            (job, outcome)
        })
        .collect();
    let mut taken: BTreeSet<SourcePath> = BTreeSet::new();
    // What lies in the folder of a record that could not be read may be its own.
    let mut unread: Vec<String> = Vec::new();
    for (job, outcome) in results {
        if outcome.record.is_none() && job.path.folder().ends_with(&job.id) {
            unread.push(format!("{}/", job.path.folder()));
        }
        taken.extend([job.path.clone()].into_iter().chain(outcome.body_path.clone()).chain(outcome.pieces.clone()));
        reading.take(job, outcome, unsound, &mut findings);
    }
    read_vocabularies(&listing.vocabularies, sources, unsound, &mut reading, &mut findings);
    let strange = files::unused(sources, &taken).into_iter().filter(|finding| {
        let path = finding.labels.first().map(|label| label.place.path.as_str()).unwrap_or_default();
        !unread.iter().any(|folder| path.starts_with(folder.as_str()))
    });
    findings.extend(strange);
    report_double_ids(&mut reading, &mut findings);
    (reading, findings)
}

/// What came of one file: its record if sound, and what is wrong in it.
struct Outcome {
    record: Option<FileRecord>,
    /// Where the body stands, if not in the record's own file.
    body_path: Option<SourcePath>,
    /// Further texts that the record has taken.
    pieces: Vec<SourcePath>,
    findings: Findings,
}

enum FileRecord {
    Article(Box<Article>, Doc),
    Profile(Box<Profile>, Doc),
    Page(Box<Page>, Doc),
    Gallery(Box<Gallery>, Doc),
    Video(Box<Video>, Doc),
    Event(Box<Event>, Doc),
    Yearbook(Box<Volume>),
}

impl Reading {
    fn take(&mut self, job: Job, outcome: Outcome, unsound: Unsound, findings: &mut Findings) {
        let Job { kind, id, path } = job;
        let body_path = outcome.body_path.unwrap_or_else(|| path.clone());
        let sound = !outcome.findings.has_errors();
        findings.extend(outcome.findings);
        if !sound {
            self.unsound.insert((entity_name(kind), id.clone()));
        }
        let record = outcome.record.filter(|_| sound || unsound == Unsound::Keep);
        macro_rules! keep {
            ($list:ident, $record:expr, $body:expr) => {
                self.$list.push(Entry { id, path, record: $record, body: $body, body_path })
            };
        }
        match record {
            Some(FileRecord::Article(record, body)) => keep!(articles, *record, body),
            Some(FileRecord::Profile(record, body)) => keep!(profiles, *record, body),
            Some(FileRecord::Page(record, body)) => keep!(pages, *record, body),
            Some(FileRecord::Gallery(record, body)) => keep!(galleries, *record, body),
            Some(FileRecord::Video(record, body)) => keep!(videos, *record, body),
            Some(FileRecord::Event(record, body)) => keep!(events, *record, body),
            Some(FileRecord::Yearbook(volume)) => keep!(yearbooks, *volume, Doc::default()),
            None => {}
        }
    }
}

/// The name under which references speak of the entities of a folder.
pub const fn entity_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => Article::NAME,
        Kind::Profile => Profile::NAME,
        Kind::Page => Page::NAME,
        Kind::Gallery => Gallery::NAME,
        Kind::Video => Video::NAME,
        Kind::Event => Event::NAME,
        Kind::Yearbook => Yearbook::NAME,
    }
}

fn read_file(job: &Job, sources: &Sources, config: &Config) -> Outcome {
    let mut findings = Findings::new();
    let text = match sources.text(&job.path) {
        Ok(text) => text,
        Err(error) => {
            findings.push(*error);
            return Outcome { record: None, body_path: None, pieces: Vec::new(), findings };
        }
    };
    findings.extend(text.findings);
    let mut file =
        FileReader { path: &job.path, text: &text.text, sources, raw_html: config.raw_html, body_path: None, findings };
    let record = match job.kind {
        Kind::Article => file.markdown().map(|(r, d)| FileRecord::Article(Box::new(r), d)),
        Kind::Page => file.markdown().map(|(r, d)| FileRecord::Page(Box::new(r), d)),
        Kind::Event => file.markdown().map(|(r, d)| FileRecord::Event(Box::new(r), d)),
        Kind::Profile => file.profile().map(|record| {
            let body = file.story(&record);
            FileRecord::Profile(Box::new(record), body)
        }),
        Kind::Gallery => file.yaml().map(|r| FileRecord::Gallery(Box::new(r), Doc::default())),
        Kind::Video => file.yaml::<Video>().map(|record| {
            let body = file.inline(record.transcript.as_ref());
            FileRecord::Video(Box::new(record), body)
        }),
        Kind::Yearbook => file.yaml::<Yearbook>().map(|record| FileRecord::Yearbook(Box::new(file.volume(record)))),
    };
    let pieces = match &record {
        Some(FileRecord::Yearbook(volume)) => volume.front.iter().map(|piece| piece.path.clone()).collect(),
        _ => Vec::new(),
    };
    Outcome { record, body_path: file.body_path, pieces, findings: file.findings }
}

/// Reads one file and collects what is wrong in it.
struct FileReader<'a> {
    path: &'a SourcePath,
    text: &'a str,
    sources: &'a Sources,
    raw_html: bool,
    body_path: Option<SourcePath>,
    findings: Findings,
}

impl FileReader<'_> {
    /// The record of a YAML text that begins at `start`.
    fn record<T: Shape>(&mut self, yaml: &str, start: usize) -> Option<T> {
        self.tree(yaml, start)?.1
    }

    /// The tree of a YAML text, and the record that it is.
    fn tree<T: Shape>(&mut self, yaml: &str, start: usize) -> Option<(Node, Option<T>)> {
        let node = match parse(yaml, self.path, start) {
            Ok(node) => node,
            Err(error) => {
                self.findings.push(*error);
                return None;
            }
        };
        let mut reader = Reader::new(self.path);
        let node = match node.kind {
            // An empty record still says which keys it lacks.
            NodeKind::Null => Node { kind: NodeKind::Map(Vec::new()), span: Span::new(start..start) },
            _ => node,
        };
        let record = T::read(&node, &mut reader);
        self.findings.extend(reader.findings);
        Some((node, record))
    }

    fn profile(&mut self) -> Option<Profile> {
        let (node, record) = self.tree::<Profile>(self.text, 0)?;
        let record = record?;
        self.findings.extend(names::remarks(&node, &record, self.path));
        Some(record)
    }

    fn yaml<T: Shape>(&mut self) -> Option<T> {
        self.record(self.text, 0)
    }

    /// Front matter and Markdown.
    fn markdown<T: Shape>(&mut self) -> Option<(T, Doc)> {
        let parts = match front_matter::split(self.text, self.path) {
            Ok(parts) => parts,
            Err(error) => {
                self.findings.push(*error);
                return None;
            }
        };
        let record = self.record(parts.yaml, parts.yaml_start);
        let start = parts.body_start;
        let path = self.path.clone();
        let body = self.document(parts.body, &path, &|span: Span| span.shifted(start));
        record.map(|record| (record, body))
    }

    fn document(&mut self, text: &str, path: &SourcePath, place: &dyn Fn(Span) -> Span) -> Doc {
        let options = markdown::Options { raw_html: self.raw_html, source: path, place };
        let (doc, findings) = markdown::read(text, &options);
        self.findings.extend(findings);
        doc
    }

    /// A profile's text: `bai_viet` names a file beside it, `noi_dung` is the text itself.
    fn story(&mut self, record: &Profile) -> Doc {
        let Some(story) = &record.story else {
            return self.inline(record.body.as_ref());
        };
        if let Some(body) = &record.body {
            self.findings.push(
                Diagnostic::new(Code::TwoBodies)
                    .at_span(self.path, story.span)
                    .at_span(self.path, first_line(self.text, body.span)),
            );
        }
        let Some((path, text)) = self.own_text(story) else { return Doc::default() };
        self.body_path = Some(path.clone());
        self.document(&text, &path, &|span| span)
    }

    /// The Markdown file that the record names, which must lie in the record's own folder: a record, a
    /// paper or a story of somebody else's must not become this one's text.
    fn own_text(&mut self, named: &Spanned<String>) -> Option<(SourcePath, String)> {
        let missing =
            Diagnostic::new(Code::MissingFile).arg("file", named.value.as_str()).at_span(self.path, named.span);
        let own = self.path.beside(&named.value).filter(|path| {
            let inside = path.as_str().strip_prefix(self.path.folder()).is_some_and(|rest| rest.starts_with('/'));
            inside && matches!(path.suffix().as_str(), "md" | "markdown")
        });
        let Some(path) = own else {
            self.findings.push(missing.help(Message::new("help-story")));
            return None;
        };
        match self.sources.find(&path) {
            Found::Yes => {}
            Found::OtherCase(other) => {
                let name = Message::new("help-other-case").arg("name", other.file_name());
                self.findings.push(missing.help(name));
                return None;
            }
            Found::No => {
                self.findings.push(missing);
                return None;
            }
        }
        match self.sources.text(&path) {
            Ok(text) => {
                self.findings.extend(text.findings);
                Some((path, text.text))
            }
            Err(error) => {
                self.findings.push(*error);
                None
            }
        }
    }

    /// A yearbook with its texts; a piece that cannot be read is left out, and the findings say why.
    fn volume(&mut self, yearbook: Yearbook) -> Volume {
        let mut front = Vec::new();
        for named in &yearbook.front_matter {
            let Some((path, text)) = self.own_text(named) else { continue };
            let mut piece = FileReader {
                path: &path,
                text: &text,
                sources: self.sources,
                raw_html: self.raw_html,
                body_path: None,
                findings: Findings::new(),
            };
            let read = piece.markdown();
            self.findings.extend(piece.findings);
            front.extend(read.map(|(record, body)| Piece { path: path.clone(), record, body }));
        }
        let openings = yearbook.parts.iter().map(|part| self.inline(part.opening.as_ref())).collect();
        Volume { yearbook, front, openings }
    }

    /// Markdown inside YAML.
    fn inline(&mut self, markdown: Option<&Markdown>) -> Doc {
        let Some(markdown) = markdown else {
            return Doc::default();
        };
        let map = InlineMap::new(self.text, markdown);
        let path = self.path.clone();
        self.document(&markdown.text, &path, &|span| map.place(span))
    }
}

fn first_line(text: &str, span: Span) -> Span {
    let range = span.range();
    let end = text.get(range.clone()).and_then(|t| t.find('\n')).map_or(range.end, |i| range.start + i);
    Span::new(range.start..end)
}

/// Two records of one kind under one id: an error that names both; the first stays.
fn report_double_ids(reading: &mut Reading, findings: &mut Findings) {
    fn check<T>(list: &mut Vec<Entry<T>>, span: impl Fn(&T) -> Option<Span>, findings: &mut Findings) {
        let mut seen: BTreeMap<String, Place> = BTreeMap::new();
        list.retain(|entry| {
            let place = Place { path: entry.path.clone(), span: span(&entry.record) };
            match seen.get(&entry.id) {
                None => {
                    seen.insert(entry.id.clone(), place);
                    true
                }
                Some(first) => {
                    findings.push(
                        Diagnostic::new(Code::DuplicateId)
                            .arg("id", entry.id.as_str())
                            .at(place)
                            .also(first.clone(), Message::new("label-first-here")),
                    );
                    false
                }
            }
        });
    }
    fn id<T: Term>(term: &T) -> Option<Span> {
        Some(term.id().span)
    }
    check(&mut reading.articles, |_| None, findings);
    check(&mut reading.profiles, |_| None, findings);
    check(&mut reading.pages, |_| None, findings);
    check(&mut reading.galleries, |_| None, findings);
    check(&mut reading.videos, |_| None, findings);
    check(&mut reading.events, |_| None, findings);
    check(&mut reading.yearbooks, |_| None, findings);
    check(&mut reading.units, id, findings);
    check(&mut reading.fields, id, findings);
    check(&mut reading.award_types, id, findings);
    check(&mut reading.series, id, findings);
    check(&mut reading.topics, id, findings);
    check(&mut reading.directives, id, findings);
    check(&mut reading.decisions, id, findings);
    check(&mut reading.figures, id, findings);
    check(&mut reading.standards, id, findings);
}
