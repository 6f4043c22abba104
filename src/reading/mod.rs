//! From files to typed records and documents. Pure per file and parallel: nothing here knows of any
//! other file, and references are not looked up (that is [`crate::model`]'s).

pub mod entities;
mod files;
mod front_matter;
pub mod markdown;
mod tables;
pub mod vocabulary;

pub use files::Kind;
pub use tables::{Table, tables};

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Span};
use crate::doc::Doc;
use crate::path::SourcePath;
use crate::schema::{Entity, Markdown, Node, NodeKind, Reader, Shape, parse, read_record_list};
use crate::source::{Found, Sources};
use entities::{Article, Event, Gallery, Page, Profile, Video, Yearbook};
use files::Job;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{AwardType, CommitmentCount, Decision, Directive, Field, Figure, Series, Standard, Term, Topic, Unit};

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
#[derive(Debug, Default)]
pub struct Reading {
    pub articles: Vec<Entry<Article>>,
    pub profiles: Vec<Entry<Profile>>,
    pub pages: Vec<Entry<Page>>,
    pub galleries: Vec<Entry<Gallery>>,
    pub videos: Vec<Entry<Video>>,
    pub events: Vec<Entry<Event>>,
    pub yearbooks: Vec<Entry<Yearbook>>,
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
    for (job, outcome) in results {
        taken.extend([job.path.clone()].into_iter().chain(outcome.body_path.clone()));
        reading.take(job, outcome, unsound, &mut findings);
    }
    read_vocabularies(&listing.vocabularies, sources, unsound, &mut reading, &mut findings);
    findings.extend(files::unused(sources, &taken));
    report_double_ids(&mut reading, &mut findings);
    (reading, findings)
}

/// What came of one file: its record if sound, and what is wrong in it.
struct Outcome {
    record: Option<FileRecord>,
    /// Where the body stands, if not in the record's own file.
    body_path: Option<SourcePath>,
    findings: Findings,
}

enum FileRecord {
    Article(Box<Article>, Doc),
    Profile(Box<Profile>, Doc),
    Page(Box<Page>, Doc),
    Gallery(Box<Gallery>, Doc),
    Video(Box<Video>, Doc),
    Event(Box<Event>, Doc),
    Yearbook(Box<Yearbook>, Doc),
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
            Some(FileRecord::Yearbook(record, body)) => keep!(yearbooks, *record, body),
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
            return Outcome { record: None, body_path: None, findings };
        }
    };
    findings.extend(text.findings);
    let mut file =
        FileReader { path: &job.path, text: &text.text, sources, raw_html: config.raw_html, body_path: None, findings };
    let record = match job.kind {
        Kind::Article => file.markdown().map(|(r, d)| FileRecord::Article(Box::new(r), d)),
        Kind::Page => file.markdown().map(|(r, d)| FileRecord::Page(Box::new(r), d)),
        Kind::Event => file.markdown().map(|(r, d)| FileRecord::Event(Box::new(r), d)),
        Kind::Profile => file.yaml::<Profile>().map(|record| {
            let body = file.story(&record);
            FileRecord::Profile(Box::new(record), body)
        }),
        Kind::Gallery => file.yaml().map(|r| FileRecord::Gallery(Box::new(r), Doc::default())),
        Kind::Video => file.yaml::<Video>().map(|record| {
            let body = file.inline(record.transcript.as_ref());
            FileRecord::Video(Box::new(record), body)
        }),
        Kind::Yearbook => file.yaml().map(|r| FileRecord::Yearbook(Box::new(r), Doc::default())),
    };
    Outcome { record, body_path: file.body_path, findings: file.findings }
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
        record
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
        let missing =
            Diagnostic::new(Code::MissingFile).arg("file", story.value.as_str()).at_span(self.path, story.span);
        // A record, a paper or a story of somebody else's must not become this one's text.
        let own = self.path.beside(&story.value).filter(|path| {
            let inside = path.as_str().strip_prefix(self.path.folder()).is_some_and(|rest| rest.starts_with('/'));
            inside && matches!(path.suffix().as_str(), "md" | "markdown")
        });
        let Some(path) = own else {
            self.findings.push(missing.help(Message::new("help-story")));
            return Doc::default();
        };
        match self.sources.find(&path) {
            Found::Yes => {}
            Found::OtherCase(other) => {
                let name = Message::new("help-other-case").arg("name", other.file_name());
                self.findings.push(missing.help(name));
                return Doc::default();
            }
            Found::No => {
                self.findings.push(missing);
                return Doc::default();
            }
        }
        match self.sources.text(&path) {
            Ok(text) => {
                self.findings.extend(text.findings);
                self.body_path = Some(path.clone());
                self.document(&text.text, &path, &|span| span)
            }
            Err(error) => {
                self.findings.push(*error);
                Doc::default()
            }
        }
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

/// From a place in inline Markdown to its place in the file: a literal block's lines are the file's
/// lines behind their indentation; any other style is pointed at as a whole.
struct InlineMap {
    whole: Span,
    /// For each line of the Markdown: where it begins there, and where in the file.
    lines: Vec<(usize, usize)>,
}

impl InlineMap {
    fn new(file: &str, markdown: &Markdown) -> Self {
        let whole = first_line(file, markdown.span);
        let mut lines = Vec::new();
        let mut at = literal_start(file, markdown.span.start as usize).unwrap_or(file.len());
        let mut offset = 0;
        for line in markdown.text.split_inclusive('\n') {
            let content = line.trim_end_matches('\n');
            let file_line = file.get(at..).unwrap_or("").split('\n').next().unwrap_or("");
            // Only indentation may stand before the content; else the map would lie.
            if !file_line.ends_with(content) {
                break;
            }
            lines.push((offset, at + file_line.len() - content.len()));
            offset += line.len();
            at += file_line.len() + 1;
        }
        InlineMap { whole, lines }
    }

    fn place(&self, span: Span) -> Span {
        let map = |offset: u32| {
            let offset = offset as usize;
            let index = self.lines.partition_point(|(start, _)| *start <= offset);
            let (start, at) = self.lines.get(index.checked_sub(1)?)?;
            Some(at + offset - start)
        };
        match (map(span.start), map(span.end)) {
            (Some(start), Some(end)) if start <= end => Span::new(start..end),
            _ => self.whole,
        }
    }
}

/// Where the first line of a literal block begins, whose content begins at `content`: the line before
/// it ends in `|`. `None` for every other style.
fn literal_start(file: &str, content: usize) -> Option<usize> {
    let head = file.get(..content)?;
    let start = head.rfind('\n')? + 1;
    let header = head[..start].trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
    (head[start..].trim().is_empty() && header.ends_with('|')).then_some(start)
}

fn read_vocabularies(
    files: &[(String, SourcePath)],
    sources: &Sources,
    unsound: Unsound,
    reading: &mut Reading,
    findings: &mut Findings,
) {
    builtin_awards(reading, findings);
    for (name, path) in files {
        let mut file = VocabularyFile {
            name,
            path,
            sources,
            keep: unsound == Unsound::Keep,
            unsound: &mut reading.unsound,
            unread: &mut reading.unread,
            findings,
        };
        let known = file.terms(&mut reading.units)
            || file.terms(&mut reading.fields)
            || file.awards(&mut reading.award_types)
            || file.terms(&mut reading.series)
            || file.terms(&mut reading.topics)
            || file.terms(&mut reading.directives)
            || file.terms(&mut reading.decisions)
            || file.terms(&mut reading.figures)
            || file.terms(&mut reading.standards)
            || file.commitments(&mut reading.commitments);
        if !known {
            let names = vocabulary_names();
            let near = crate::vietnamese::nearest(name, names.iter().copied())
                .map(|near| Message::new("help-did-you-mean").arg("word", format!("{near}.yaml")));
            findings.push(Diagnostic::new(Code::UnknownFile).arg("path", path).in_file(path).help_if(near));
        }
    }
}

/// The names that files of `danh-muc/` may have, without suffix.
pub fn vocabulary_names() -> Vec<&'static str> {
    let mut names = Vec::new();
    for (english, vietnamese) in [
        Unit::FILES,
        Field::FILES,
        AwardType::FILES,
        Series::FILES,
        Topic::FILES,
        Directive::FILES,
        Decision::FILES,
        Figure::FILES,
        Standard::FILES,
        COMMITMENT_FILES,
    ] {
        names.extend([vietnamese, english]);
    }
    names.dedup();
    names
}

const COMMITMENT_FILES: (&str, &str) = ("commitments", "cam-ket");

fn builtin_awards(reading: &mut Reading, findings: &mut Findings) {
    let path = SourcePath::new("(vuonhoa)/awards.yaml");
    let parsed = match parse(AWARD_CATALOGUE, &path, 0) {
        Ok(node) => node,
        Err(error) => {
            findings.push(*error);
            return;
        }
    };
    let mut reader = Reader::new(&path);
    for (_, record) in read_record_list::<AwardType>(&parsed, &mut reader) {
        if let Some(record) = record {
            reading.award_types.push(Entry {
                id: record.id.value.clone(),
                path: path.clone(),
                record,
                body: Doc::default(),
                body_path: path.clone(),
            });
        }
    }
    findings.extend(reader.findings);
}

/// One file of `danh-muc/`.
struct VocabularyFile<'a> {
    name: &'a str,
    path: &'a SourcePath,
    sources: &'a Sources,
    /// Whether records with errors stay.
    keep: bool,
    unsound: &'a mut BTreeSet<(&'static str, String)>,
    unread: &'a mut BTreeSet<&'static str>,
    findings: &'a mut Findings,
}

impl VocabularyFile<'_> {
    fn is(&self, (english, vietnamese): (&str, &str)) -> bool {
        self.name == english || self.name == vietnamese
    }

    /// The file's records, each with its node's id where it has one.
    fn records<T: Shape>(&mut self, entity: &'static str) -> Vec<T> {
        let text = match self.sources.text(self.path) {
            Ok(text) => text,
            Err(error) => {
                self.findings.push(*error);
                self.unread.insert(entity);
                return Vec::new();
            }
        };
        self.findings.extend(text.findings);
        let node = match parse(&text.text, self.path, 0) {
            Ok(node) => node,
            Err(error) => {
                self.findings.push(*error);
                self.unread.insert(entity);
                return Vec::new();
            }
        };
        let mut records = Vec::new();
        let items: Vec<&Node> = match &node.kind {
            NodeKind::List(items) => items.iter().collect(),
            _ => vec![&node],
        };
        if !matches!(node.kind, NodeKind::List(_) | NodeKind::Null) {
            self.unread.insert(entity);
        }
        if !matches!(node.kind, NodeKind::List(_)) {
            let mut reader = Reader::new(self.path);
            read_record_list::<T>(&node, &mut reader);
            self.findings.extend(reader.findings);
            return records;
        }
        for item in items {
            let mut reader = Reader::new(self.path);
            let record = T::read(item, &mut reader);
            let sound = !reader.findings.has_errors();
            self.findings.extend(reader.findings);
            if !sound && let Some(id) = id_of(item) {
                self.unsound.insert((entity, id));
            }
            records.extend(record.filter(|_| sound || self.keep));
        }
        records
    }

    /// Reads the file into `list` if it is this vocabulary's.
    fn terms<T: Term>(&mut self, list: &mut Vec<Entry<T>>) -> bool {
        if !self.is(T::FILES) {
            return false;
        }
        let records = self.records::<T>(T::NAME);
        for id in records.iter().map(Term::id) {
            self.findings.extend(files::check_id(&id.value, Place::at(self.path, id.span)));
        }
        list.extend(records.into_iter().map(|record| Entry {
            id: record.id().value.clone(),
            path: self.path.clone(),
            record,
            body: Doc::default(),
            body_path: self.path.clone(),
        }));
        true
    }

    /// Award types: a site's own replaces the built-in one of the same id.
    fn awards(&mut self, list: &mut Vec<Entry<AwardType>>) -> bool {
        let mut own = Vec::new();
        let is = self.terms(&mut own);
        let replaced: BTreeSet<&str> = own.iter().map(|entry| entry.id.as_str()).collect();
        list.retain(|entry| entry.path == *self.path || !replaced.contains(entry.id.as_str()));
        list.extend(own);
        is
    }

    fn commitments(&mut self, list: &mut Vec<Entry<CommitmentCount>>) -> bool {
        if !self.is(COMMITMENT_FILES) {
            return false;
        }
        let records = self.records::<CommitmentCount>("commitment");
        list.extend(records.into_iter().map(|record| Entry {
            id: format!("{}-{}", record.unit.id, record.year.0),
            path: self.path.clone(),
            record,
            body: Doc::default(),
            body_path: self.path.clone(),
        }));
        true
    }
}

fn id_of(node: &Node) -> Option<String> {
    let NodeKind::Map(entries) = &node.kind else {
        return None;
    };
    entries.iter().find(|(key, _)| key.scalar() == Some("id")).and_then(|(_, value)| value.scalar().map(str::to_owned))
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
