//! From files to typed records and documents. Pure per file and parallel: nothing here knows of any
//! other file, and references are not looked up (that is [`crate::model`]'s).

pub mod entities;
mod entry;
mod file;
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
pub mod unit;
mod values;
mod vocabularies;
pub mod vocabulary;
pub mod yearbook;

pub use entry::Entry;
pub use file::{FAULTS_OF_TEXT, Unsound};
pub use files::{Job, Kind, Office, all_places, as_typed, introduced, place_of, places};
pub use lost::{Lost, named_files, says_withdrawn};
pub use names::begins_title;
pub use parsed::Parsed;
pub use tables::{Table, tables};
pub use vocabularies::vocabulary_names;

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place, Severity, Span};
use crate::path::SourcePath;
use crate::schema::{Entity, Notes};
use crate::source::{Names, Sources};
use entities::{Article, Event, Gallery, Page, Profile, Video};
use file::{FileRecord, Outcome, read_walled};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::SystemTime;
use vocabularies::read_vocabularies;
use vocabulary::{
    Abbreviation, AwardType, CommitmentCount, Decision, Directive, Field, Figure, Series, Signature, Standard, Term,
    Topic, Unit,
};
use yearbook::{Volume, Yearbook};

/// The built-in catalogue of award types; `tests` count it against the law.
pub const AWARD_CATALOGUE: &str = include_str!("../model/awards.yaml");

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
    pub signatures: Vec<Arc<Entry<Signature>>>,
    pub abbreviations: Vec<Arc<Entry<Abbreviation>>>,
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
        // The second of one id is dropped below; it says nothing of the first.
        let second = !ids.insert((job.kind, job.id.clone()));
        // A text above a list that is only begun is none yet, and hides nothing.
        let begun = introduced(&job.id).is_some() && outcome.record.is_none() && !outcome.findings.has_errors();
        if second || !begun && !outcome.is_taken(unsound) {
            let lost = Lost::of(&job, sources);
            let waits = lost.waits && !second;
            if waits {
                reading.staying.insert((entity_name(job.kind), job.id.clone()));
            }
            reading.lost.push(Lost { waits, ..lost });
        }
        taken.extend([job.path.clone()].into_iter().chain(outcome.body_path.clone()).chain(outcome.pieces.clone()));
        let withdrawn = outcome.findings.has_errors() && Lost::of(&job, sources).withdrawn;
        reading.take(&job, &outcome, unsound, withdrawn, &mut findings);
    }
    // What lies behind a name that cannot be read may have said that it is withdrawn. Why it cannot, the listing has told.
    for job in files::unreadable(sources) {
        if job.kind.has_own_folder(&job.path) {
            unread.push(format!("{}/", job.path.folder()));
        }
        reading.unsound.insert((entity_name(job.kind), job.id.clone()));
        reading.lost.push(Lost::of(&job, sources));
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

impl Reading {
    fn note(&mut self, path: &SourcePath, notes: &Notes) {
        if !notes.is_empty() {
            self.notes.entry(path.clone()).or_default().extend(notes.clone());
        }
    }

    /// Nothing that is wrong in a record which says that it is `withdrawn` may delay its withdrawal.
    fn take(&mut self, job: &Job, outcome: &Outcome, unsound: Unsound, withdrawn: bool, findings: &mut Findings) {
        let taken = outcome.is_taken(unsound);
        let sound = !outcome.findings.has_errors();
        let spared = |finding: Diagnostic| match withdrawn {
            true => Diagnostic { severity: Severity::Warning, ..finding },
            false => finding,
        };
        findings.extend(outcome.findings.clone().into_iter().map(spared));
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
    check(&mut reading.abbreviations, |short| Some(short.short.span), findings);
}
