//! The files of `danh-muc/`, and the catalogue of awards that is built in.

use super::vocabulary::{
    Abbreviation, AwardType, CommitmentCount, Decision, Directive, Field, Figure, Series, Signature, Standard, Term,
    Topic, Unit,
};
use super::{AWARD_CATALOGUE, Entry, Reading, Unsound, files};
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place};
use crate::path::SourcePath;
use crate::schema::{Node, NodeKind, Notes, Reader, Shape, parse, read_record_list};
use crate::source::Sources;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Reads every vocabulary of the site, after the built-in one.
pub(super) fn read_vocabularies(
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
            notes: reading.notes.entry(path.clone()).or_default(),
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
            || file.commitments(&mut reading.commitments)
            || file.signatures(&mut reading.signatures)
            || file.abbreviations(&mut reading.abbreviations);
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
        SIGNATURE_FILES,
        ABBREVIATION_FILES,
    ] {
        names.extend([vietnamese, english]);
    }
    names.dedup();
    names
}

pub(super) const COMMITMENT_FILES: (&str, &str) = ("commitments", "cam-ket");
pub(super) const SIGNATURE_FILES: (&str, &str) = ("signatures", "ky-duyet");
pub(super) const ABBREVIATION_FILES: (&str, &str) = ("abbreviations", "chu-viet-tat");

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
            reading.award_types.push(Entry::bare(record.id.value.clone(), &path, record));
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
    notes: &'a mut Notes,
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
            self.notes.extend(reader.notes);
            if !sound && let Some(id) = id_of(item) {
                self.unsound.insert((entity, id));
            }
            records.extend(record.filter(|_| sound || self.keep));
        }
        records
    }

    /// Reads the file into `list` if it is this vocabulary's.
    fn terms<T: Term>(&mut self, list: &mut Vec<Arc<Entry<T>>>) -> bool {
        if !self.is(T::FILES) {
            return false;
        }
        let records = self.records::<T>(T::NAME);
        for id in records.iter().map(Term::id) {
            self.findings.extend(files::check_id(&id.value, Place::at(self.path, id.span)));
        }
        list.extend(records.into_iter().map(|record| Entry::bare(record.id().value.clone(), self.path, record)));
        true
    }

    /// Award types: a site's own replaces the built-in one of the same id.
    fn awards(&mut self, list: &mut Vec<Arc<Entry<AwardType>>>) -> bool {
        let mut own = Vec::new();
        let is = self.terms(&mut own);
        let replaced: BTreeSet<&str> = own.iter().map(|entry| entry.id.as_str()).collect();
        list.retain(|entry| entry.path == *self.path || !replaced.contains(entry.id.as_str()));
        list.extend(own);
        is
    }

    fn commitments(&mut self, list: &mut Vec<Arc<Entry<CommitmentCount>>>) -> bool {
        if !self.is(COMMITMENT_FILES) {
            return false;
        }
        let records = self.records::<CommitmentCount>("commitment");
        list.extend(
            records
                .into_iter()
                .map(|record| Entry::bare(format!("{}-{}", record.unit.id, record.year.0), self.path, record)),
        );
        true
    }

    fn signatures(&mut self, list: &mut Vec<Arc<Entry<Signature>>>) -> bool {
        let is = self.is(SIGNATURE_FILES);
        if is {
            let records = self.records::<Signature>("signature");
            list.extend(records.into_iter().map(|record| Entry::bare(record.id.clone(), self.path, record)));
        }
        is
    }

    fn abbreviations(&mut self, list: &mut Vec<Arc<Entry<Abbreviation>>>) -> bool {
        let is = self.is(ABBREVIATION_FILES);
        if is {
            let records = self.records::<Abbreviation>("abbreviation");
            list.extend(records.into_iter().map(|record| Entry::bare(record.short.value.clone(), self.path, record)));
        }
        is
    }
}

fn id_of(node: &Node) -> Option<String> {
    let NodeKind::Map(entries) = &node.kind else {
        return None;
    };
    entries.iter().find(|(key, _)| key.scalar() == Some("id")).and_then(|(_, value)| value.scalar().map(str::to_owned))
}
