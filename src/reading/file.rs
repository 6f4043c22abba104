//! One file read: its record, its text, and all that is wrong in it.

use super::entities::{Article, Event, Gallery, Page, Profile, Status, Video};
use super::entry::Entry;
use super::files::{Job, Kind, Office, introduced};
use super::inline::{InlineMap, first_line};
use super::yearbook::{Piece, Volume, Yearbook};
use super::{front_matter, markdown, names, shown};
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Severity, Span};
use crate::doc::Doc;
use crate::path::SourcePath;
use crate::schema::{self, Markdown, Node, NodeKind, Notes, Reader, Shape, Spanned, parse};
use crate::source::{Found, Sources};
use crate::vietnamese;
use crate::wall;
use std::sync::Arc;

/// Faults of a text, whose record is read whole all the same.
pub const FAULTS_OF_TEXT: &[Code] = &[
    Code::BrokenLink,
    Code::BadScheme,
    Code::LocalDiskLink,
    Code::TableCells,
    Code::BadCall,
    Code::ForeignCall,
    Code::MarkdownTooDeep,
    Code::MissingFile,
    Code::StoryKind,
    Code::TwoBodies,
    Code::NotUtf8,
    Code::NotText,
    Code::FileTooLarge,
    Code::UnreadableFile,
];

/// What becomes of a record that has an error but could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsound {
    /// It stays, so that the checks of the whole find what else is wrong; nothing will be written.
    Keep,
    /// It is left out, and the rest is published.
    LeaveOut,
}

/// What came of one file: its record if sound, and what is wrong in it.
#[derive(Debug)]
pub(super) struct Outcome {
    pub record: Option<FileRecord>,
    /// Where the body stands, if not in the record's own file.
    pub body_path: Option<SourcePath>,
    /// Further texts that the record has taken.
    pub pieces: Vec<SourcePath>,
    pub notes: Vec<(SourcePath, Notes)>,
    pub findings: Findings,
    /// Further files that were looked for, whether they are there or not.
    pub seen: Vec<SourcePath>,
}

impl Outcome {
    /// Of a file that could not be read.
    fn nothing(findings: Findings) -> Self {
        Outcome { record: None, body_path: None, pieces: Vec::new(), notes: Vec::new(), findings, seen: Vec::new() }
    }

    /// Whether the record stays.
    pub fn is_taken(&self, unsound: Unsound) -> bool {
        let sound = unsound == Unsound::Keep || !self.findings.has_errors();
        // A gate will hold back what says that it is withdrawn or a draft, and has to know that it is there; whoever writes
        // a draft sees in a preview what is written so far.
        let held = |record: &FileRecord| !matches!(record.status(), Some(Status::Approved) | None);
        self.record.as_ref().is_some_and(|record| sound || held(record))
    }
}

#[derive(Debug)]
pub(super) enum FileRecord {
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

/// Reads a file; one that a reader of Markdown or YAML breaks over is told by name, and the others are read.
pub(super) fn read_walled(job: &Job, sources: &Sources, raw_html: bool) -> Outcome {
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
        Kind::Page if introduced(&job.id).is_some() => {
            file.introduction().map(|(r, d)| FileRecord::Page(file.entry(job, r, d)))
        }
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

    /// The text above a list. Without front matter it has no title yet, and the list stands as it would without it: that
    /// stops nothing.
    fn introduction(&mut self) -> Option<(Page, Doc)> {
        let read = self.markdown();
        let spared = |finding: Diagnostic| match finding.code {
            Code::FrontMatterMissing => {
                let help = Message::new(if self.text.trim().is_empty() { "help-list-empty" } else { "help-list-text" });
                Diagnostic { severity: Severity::Warning, helps: vec![help], ..finding }
            }
            _ => finding,
        };
        let found = std::mem::take(&mut self.findings);
        self.findings.extend(found.into_iter().map(spared));
        read
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
        let Some(path) = self.own_file(story) else { return Doc::default() };
        self.body_path = Some(path.clone());
        let Some(text) = self.text_of(&path) else { return Doc::default() };
        self.document(&text, &path, Span::new(0..text.len()), &|span| span)
    }

    /// The Markdown file that the record names, which must lie in the record's own folder: a record, a
    /// paper or a story of somebody else's must not become this one's text.
    fn own_file(&mut self, named: &Spanned<String>) -> Option<SourcePath> {
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
            Found::Yes => return Some(path),
            Found::OtherCase(other) => {
                let name = Message::new("help-other-case").arg("name", other.file_name());
                self.findings.push(missing.help(name));
            }
            Found::No => self.findings.push(missing),
        }
        None
    }

    fn text_of(&mut self, path: &SourcePath) -> Option<String> {
        match self.sources.text(path) {
            Ok(text) => {
                self.findings.extend(text.findings);
                Some(text.text)
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
            let Some(path) = self.own_file(named) else { continue };
            let Some(text) = self.text_of(&path) else { continue };
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
