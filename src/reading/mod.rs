//! From files to typed records and documents. Pure per file and parallel: nothing here knows of any
//! other file, and references are not looked up (that is [`crate::model`]'s).

pub mod entities;
mod files;
pub mod focus;
mod front_matter;
mod inline;
pub mod isbn;
mod lost;
pub mod markdown;
mod names;
mod parsed;
mod shown;
mod tables;
mod values;
mod vocabularies;
pub mod vocabulary;
pub mod yearbook;

pub use files::{Job, Kind, Office, all_places, places};
pub use lost::{Lost, named_files, says_withdrawn};
pub use parsed::Parsed;
pub use tables::{Table, tables};
pub use vocabularies::vocabulary_names;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Span};
use crate::doc::{Doc, Pointed};
use crate::path::SourcePath;
use crate::schema::{self, Entity, Markdown, Node, NodeKind, Notes, Reader, Shape, Spanned, parse};
use crate::source::{Found, Names, Sources};
use crate::vietnamese;
use crate::wall;
use entities::{Article, Event, Gallery, Page, Profile, Status, Video};
use inline::InlineMap;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;
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
    words: OnceLock<usize>,
    pointed: OnceLock<Pointed>,
}

impl<T> Entry<T> {
    fn new(id: String, path: SourcePath, record: T, body: Doc, body_path: SourcePath) -> Arc<Self> {
        Arc::new(Entry { id, path, record, body, body_path, words: OnceLock::new(), pointed: OnceLock::new() })
    }

    /// The words of its text, counted once.
    pub fn word_count(&self) -> usize {
        *self.words.get_or_init(|| self.body.word_count())
    }

    /// What its text points to, looked for once.
    pub fn pointed(&self) -> &Pointed {
        self.pointed.get_or_init(|| self.body.pointed())
    }

    /// A record without a text of its own, shared from its beginning as all entries are.
    pub(crate) fn bare(id: String, path: &SourcePath, record: T) -> Arc<Self> {
        Entry::new(id, path.clone(), record, Doc::default(), path.clone())
    }
}

/// Everything that was read.
#[derive(Debug, Default, Clone)]
pub struct Reading {
    pub articles: Vec<Arc<Entry<Article>>>,
    pub profiles: Vec<Arc<Entry<Profile>>>,
    pub pages: Vec<Arc<Entry<Page>>>,
    pub galleries: Vec<Arc<Entry<Gallery>>>,
    pub videos: Vec<Arc<Entry<Video>>>,
    pub events: Vec<Arc<Entry<Event>>>,
    pub yearbooks: Vec<Arc<Entry<Volume>>>,
    pub units: Vec<Arc<Entry<Unit>>>,
    pub fields: Vec<Arc<Entry<Field>>>,
    pub award_types: Vec<Arc<Entry<AwardType>>>,
    pub series: Vec<Arc<Entry<Series>>>,
    pub topics: Vec<Arc<Entry<Topic>>>,
    pub directives: Vec<Arc<Entry<Directive>>>,
    pub decisions: Vec<Arc<Entry<Decision>>>,
    pub figures: Vec<Arc<Entry<Figure>>>,
    pub standards: Vec<Arc<Entry<Standard>>>,
    pub commitments: Vec<Arc<Entry<CommitmentCount>>>,
    /// Records that exist but are not sound: `(entity, id)`. A reference to one is not an unknown id.
    pub unsound: BTreeSet<(&'static str, String)>,
    /// Those of them that stay where the others are left out, for a gate of their own holds them back.
    pub staying: BTreeSet<(&'static str, String)>,
    /// Records that are in no list above because they could not be read: nobody can tell whether they may be published.
    pub lost: Vec<Lost>,
    /// Under which names the site's files are known.
    pub names: Arc<Names>,
    /// Vocabularies that could not be read at all: no reference into them can be judged.
    pub unread: BTreeSet<&'static str>,
    /// What each file holds that the checks look at again.
    pub notes: BTreeMap<SourcePath, Notes>,
}

/// Faults of a text, whose record is read whole all the same.
pub const FAULTS_OF_TEXT: &[Code] = &[
    Code::BrokenLink,
    Code::BadScheme,
    Code::LocalDiskLink,
    Code::TableCells,
    Code::BadCall,
    Code::ForeignCall,
    Code::MarkdownTooDeep,
];

/// What becomes of a record that has an error but could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsound {
    /// It stays, so that the checks of the whole find what else is wrong; nothing will be written.
    Keep,
    /// It is left out, and the rest is published.
    LeaveOut,
}

/// Reads every file of the site's content, but for what `parsed` knows of it already.
pub fn read(sources: &Sources, config: &Config, unsound: Unsound, parsed: &mut Parsed) -> (Reading, Findings) {
    let began = SystemTime::now();
    let listing = files::list(sources);
    let mut findings = listing.findings;
    let mut reading = Reading { names: Arc::clone(&sources.names), ..Reading::default() };
    let results: Vec<(Job, Arc<Outcome>)> = listing
        .jobs
        .into_par_iter()
        .map(|job| {
            let known = parsed.get(&job, sources, config.raw_html);
            let outcome = known.unwrap_or_else(|| Arc::new(read_walled(&job, sources, config.raw_html)));
            (job, outcome)
        })
        .collect();
    parsed.replace(results.iter().map(|(job, outcome)| (job, outcome)), sources, config.raw_html, began);
    let mut taken: BTreeSet<SourcePath> = BTreeSet::new();
    // What lies in the folder of a record that could not be read may be its own.
    let mut unread: Vec<String> = Vec::new();
    let mut ids: BTreeSet<(Kind, String)> = BTreeSet::new();
    for (job, outcome) in results {
        if outcome.record.is_none() && job.kind.has_own_folder(&job.path) {
            unread.push(format!("{}/", job.path.folder()));
        }
        // The second of one id is dropped below.
        if !ids.insert((job.kind, job.id.clone())) || !outcome.is_taken(unsound) {
            reading.lost.push(Lost::of(&job, sources));
        }
        taken.extend([job.path.clone()].into_iter().chain(outcome.body_path.clone()).chain(outcome.pieces.clone()));
        reading.take(&job, &outcome, unsound, &mut findings);
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
#[derive(Debug)]
struct Outcome {
    record: Option<FileRecord>,
    /// Where the body stands, if not in the record's own file.
    body_path: Option<SourcePath>,
    /// Further texts that the record has taken.
    pieces: Vec<SourcePath>,
    notes: Vec<(SourcePath, Notes)>,
    findings: Findings,
    /// Further files that were looked for, whether they are there or not.
    seen: Vec<SourcePath>,
}

impl Outcome {
    /// Of a file that could not be read.
    fn nothing(findings: Findings) -> Self {
        Outcome { record: None, body_path: None, pieces: Vec::new(), notes: Vec::new(), findings, seen: Vec::new() }
    }

    /// Whether the record stays.
    fn is_taken(&self, unsound: Unsound) -> bool {
        let sound = unsound == Unsound::Keep || !self.findings.has_errors();
        self.record.as_ref().is_some_and(|record| sound || self.is_held(record))
    }

    /// Whether a gate will hold the record back, which has to know that it is there. One that is withdrawn stays with all
    /// its errors. A draft stays with those of its text: whoever writes it sees in a preview what is written so far.
    fn is_held(&self, record: &FileRecord) -> bool {
        match record.status() {
            Some(Status::Withdrawn) => true,
            Some(Status::Draft | Status::InReview) => self
                .findings
                .iter()
                .filter(|finding| finding.is_error())
                .all(|finding| FAULTS_OF_TEXT.contains(&finding.code)),
            Some(Status::Approved) | None => false,
        }
    }
}

#[derive(Debug)]
enum FileRecord {
    Article(Arc<Entry<Article>>),
    Profile(Arc<Entry<Profile>>),
    Page(Arc<Entry<Page>>),
    Gallery(Arc<Entry<Gallery>>),
    Video(Arc<Entry<Video>>),
    Event(Arc<Entry<Event>>),
    Yearbook(Arc<Entry<Volume>>),
}

impl FileRecord {
    /// What the record says of itself; `None` when it says nothing.
    fn status(&self) -> Option<Status> {
        let draft = |draft: bool| draft.then_some(Status::Draft);
        match self {
            FileRecord::Article(entry) => entry.record.standing(),
            FileRecord::Profile(entry) => entry.record.status.as_ref().map(|status| status.value),
            FileRecord::Page(entry) => draft(entry.record.draft),
            FileRecord::Gallery(entry) => draft(entry.record.draft),
            FileRecord::Video(entry) => draft(entry.record.draft),
            FileRecord::Event(entry) => draft(entry.record.draft),
            FileRecord::Yearbook(_) => None,
        }
    }
}

impl Reading {
    fn note(&mut self, path: &SourcePath, notes: &Notes) {
        if !notes.is_empty() {
            self.notes.entry(path.clone()).or_default().extend(notes.clone());
        }
    }

    fn take(&mut self, job: &Job, outcome: &Outcome, unsound: Unsound, findings: &mut Findings) {
        let taken = outcome.is_taken(unsound);
        let sound = !outcome.findings.has_errors();
        findings.extend(outcome.findings.clone());
        // What is left out will be looked at when it can be read.
        if sound || taken || unsound == Unsound::Keep {
            outcome.notes.iter().for_each(|(path, notes)| self.note(path, notes));
        }
        if !sound {
            self.unsound.insert((entity_name(job.kind), job.id.clone()));
            if taken {
                self.staying.insert((entity_name(job.kind), job.id.clone()));
            }
        }
        match outcome.record.as_ref().filter(|_| taken) {
            Some(FileRecord::Article(entry)) => self.articles.push(Arc::clone(entry)),
            Some(FileRecord::Profile(entry)) => self.profiles.push(Arc::clone(entry)),
            Some(FileRecord::Page(entry)) => self.pages.push(Arc::clone(entry)),
            Some(FileRecord::Gallery(entry)) => self.galleries.push(Arc::clone(entry)),
            Some(FileRecord::Video(entry)) => self.videos.push(Arc::clone(entry)),
            Some(FileRecord::Event(entry)) => self.events.push(Arc::clone(entry)),
            Some(FileRecord::Yearbook(entry)) => self.yearbooks.push(Arc::clone(entry)),
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

/// Reads a file; one that a reader of Markdown or YAML breaks over is told by name, and the others are read.
fn read_walled(job: &Job, sources: &Sources, raw_html: bool) -> Outcome {
    wall::behind(|| read_file(job, sources, raw_html)).unwrap_or_else(|broken| {
        let mut findings = Findings::new();
        findings.push(Diagnostic::from(&broken).in_file(&job.path));
        Outcome::nothing(findings)
    })
}

fn read_file(job: &Job, sources: &Sources, raw_html: bool) -> Outcome {
    let mut findings = Findings::new();
    let text = match sources.text(&job.path) {
        Ok(text) => text,
        Err(error) => {
            findings.push(*error);
            return Outcome::nothing(findings);
        }
    };
    findings.extend(text.findings);
    let mut file = FileReader {
        path: &job.path,
        text: &text.text,
        sources,
        raw_html,
        body_path: None,
        notes: Vec::new(),
        findings,
        seen: Vec::new(),
    };
    let record = match job.kind {
        Kind::Article => file.markdown().map(|(r, d)| FileRecord::Article(file.entry(job, r, d))),
        Kind::Page => file.markdown().map(|(r, d)| FileRecord::Page(file.entry(job, r, d))),
        Kind::Event => file.markdown().map(|(r, d)| FileRecord::Event(file.entry(job, r, d))),
        Kind::Profile => file.profile().map(|record| {
            let body = file.story(&record);
            FileRecord::Profile(file.entry(job, record, body))
        }),
        Kind::Gallery => file.yaml().map(|record| FileRecord::Gallery(file.entry(job, record, Doc::default()))),
        Kind::Video => file.yaml::<Video>().map(|record| {
            let body = file.inline(record.transcript.as_ref());
            FileRecord::Video(file.entry(job, record, body))
        }),
        Kind::Yearbook => file.yaml::<Yearbook>().map(|record| {
            let volume = file.volume(record);
            FileRecord::Yearbook(file.entry(job, volume, Doc::default()))
        }),
    };
    let pieces = match &record {
        Some(FileRecord::Yearbook(entry)) => entry.record.front.iter().map(|piece| piece.path.clone()).collect(),
        _ => Vec::new(),
    };
    let FileReader { body_path, notes, findings, seen, .. } = file;
    Outcome { record, body_path, pieces, notes, findings, seen }
}

/// Reads one file and collects what is wrong in it.
struct FileReader<'a> {
    path: &'a SourcePath,
    text: &'a str,
    sources: &'a Sources,
    raw_html: bool,
    body_path: Option<SourcePath>,
    notes: Vec<(SourcePath, Notes)>,
    findings: Findings,
    /// Files beside it that were looked for.
    seen: Vec<SourcePath>,
}

impl FileReader<'_> {
    fn entry<T>(&self, job: &Job, record: T, body: Doc) -> Arc<Entry<T>> {
        let body_path = self.body_path.clone().unwrap_or_else(|| job.path.clone());
        Entry::new(job.id.clone(), job.path.clone(), record, body, body_path)
    }

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
        self.notes.push((self.path.clone(), reader.notes));
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
        let table = match T::kind() {
            schema::Kind::Record(record) => Some(record),
            _ => None,
        };
        let path = self.path.clone();
        let parts = match front_matter::split(self.text, self.path, table) {
            Ok(parts) => parts,
            Err(unread) => {
                self.findings.push(unread.finding);
                // What is wrong in the text is told all the same.
                if let Some(start) = unread.body_start {
                    let within = Span::new(start..self.text.len());
                    self.document(&self.text[start..], &path, within, &|span: Span| span.shifted(start));
                }
                return None;
            }
        };
        let record = self.record(parts.yaml, parts.yaml_start);
        let start = parts.body_start;
        let within = Span::new(start..start + parts.body.len());
        let body = self.document(parts.body, &path, within, &|span: Span| span.shifted(start));
        record.map(|record| (record, body))
    }

    /// `within` is where the text stands in the file at `path`.
    fn document(&mut self, text: &str, path: &SourcePath, within: Span, place: &dyn Fn(Span) -> Span) -> Doc {
        let options = markdown::Options { raw_html: self.raw_html, source: path, place };
        let (doc, findings) = markdown::read(text, &options);
        self.findings.extend(findings);
        let mut notes = Notes::default();
        shown::note(&doc, within, &mut notes);
        self.notes.push((path.clone(), notes));
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
        self.document(&text, &path, Span::new(0..text.len()), &|span| span)
    }

    /// The Markdown file that the record names, which must lie in the record's own folder: a record, a
    /// paper or a story of somebody else's must not become this one's text.
    fn own_text(&mut self, named: &Spanned<String>) -> Option<(SourcePath, String)> {
        let missing =
            Diagnostic::new(Code::MissingFile).arg("file", named.value.as_str()).at_span(self.path, named.span);
        let path = self.path.beside(&named.value);
        self.seen.extend(path.clone());
        if let Some(finding) = path.as_ref().and_then(|path| self.no_story(named, path)) {
            self.findings.push(finding);
            return None;
        }
        let names = &self.sources.names;
        let own = path.filter(|path| {
            let inside = |path: &SourcePath, folder: &str| {
                path.as_str().strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
            };
            // A link must not lead to another's text either.
            let real = inside(names.real(path), names.real(self.path).folder());
            real && inside(path, self.path.folder()) && path.is_markdown()
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

    /// What is named as a story and is there, but of a kind that holds no Markdown.
    fn no_story(&self, named: &Spanned<String>, path: &SourcePath) -> Option<Diagnostic> {
        let office = Office::of(path);
        let is_there = !matches!(self.sources.find(path), Found::No);
        let wrong = !path.is_markdown() && (office.is_some() || is_there);
        wrong.then(|| {
            let finding = Diagnostic::new(Code::StoryKind)
                .arg("file", named.value.as_str())
                .arg("kind", office.map_or("other", Office::word))
                .at_span(self.path, named.span);
            finding.help(Message::new("help-save-as-text").arg("name", format!("{}.md", vietnamese::slug(path.stem()))))
        })
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
                notes: Vec::new(),
                findings: Findings::new(),
                seen: Vec::new(),
            };
            let read = piece.markdown();
            self.notes.append(&mut piece.notes);
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
        self.document(&markdown.text, &path, markdown.span, &|span| map.place(span))
    }
}

fn first_line(text: &str, span: Span) -> Span {
    let range = span.range();
    let end = text.get(range.clone()).and_then(|t| t.find('\n')).map_or(range.end, |i| range.start + i);
    Span::new(range.start..end)
}

/// Two records of one kind under one id: an error that names both; the first stays.
fn report_double_ids(reading: &mut Reading, findings: &mut Findings) {
    fn check<T>(list: &mut Vec<Arc<Entry<T>>>, span: impl Fn(&T) -> Option<Span>, findings: &mut Findings) {
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
