//! A roster of people becomes drafts of profiles, and corrects the records that it was made from.
//!
//! [`workbook`] and [`delimited`] read a file into cells, [`headings`] tells what its columns mean, [`people`] which lines
//! are people, [`gather`] what their cells say; [`propose`] holds that against the site, and [`Proposal::writes`] tells
//! which files would be written. A line is never guessed at: what is not certain is a doubt, and waits.
//!
//! A record is corrected only while it is as an import or an export left it ([`ledger`]); one that somebody has worked on
//! is a conflict, and stays.

mod cells;
mod column;
mod delimited;
mod directory;
mod draft;
mod fields;
mod gather;
mod headings;
mod join;
mod judge;
mod ledger;
mod line;
mod mapping;
mod people;
mod person;
mod values;
mod vocabulary;
mod workbook;

pub use cells::{Cell, Sheet};
pub use column::Column;
pub use fields::{Conferred, Fields};
pub use headings::Headed;
pub use ledger::{FILE as LEDGER, Kept, Ledger};
pub use mapping::{FILE as MAPPING, Mapping};
pub use people::{At, Left, Why, letters};
pub use person::{Adding, NewTerm, Person};
pub use workbook::read;

use crate::diagnostic::Message;
use crate::digest::Digest;
use crate::reading::Reading;
use crate::reading::entities::ProfileKind;
use crate::scaffold::{self, Blank, Planned, Write};
use crate::vietnamese::PartialDate;
use directory::Directory;
use gather::Gatherer;
use judge::Judge;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// What would become of somebody's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// A draft that is not there yet.
    New,
    /// A record that is still as it was taken in or given out, and is corrected.
    Update,
    /// Nothing to do.
    Same,
    /// A record says otherwise, and somebody has worked on it: it stays.
    Conflict,
    /// Not certain; it waits.
    Doubtful,
}

impl Verdict {
    pub const ALL: [Verdict; 5] = [Verdict::New, Verdict::Update, Verdict::Same, Verdict::Conflict, Verdict::Doubtful];

    pub const fn word(self) -> &'static str {
        match self {
            Verdict::New => "new",
            Verdict::Update => "update",
            Verdict::Same => "same",
            Verdict::Conflict => "conflict",
            Verdict::Doubtful => "doubtful",
        }
    }
}

/// A person of the roster, and what would be done.
#[derive(Debug, Clone)]
pub struct Item {
    pub person: Person,
    pub verdict: Verdict,
    /// The record that is there, or the one that would be.
    pub id: String,
    pub path: PathBuf,
    /// The keys that differ.
    pub keys: Vec<&'static str>,
    write: Vec<Write>,
}

/// The columns of a sheet as they were understood.
#[derive(Debug, Clone)]
pub struct Columns {
    pub sheet: String,
    pub row: usize,
    pub columns: Vec<Headed>,
    pub hidden: BTreeSet<usize>,
    pub hidden_sheet: bool,
}

/// All that an import would do.
#[derive(Debug)]
pub struct Proposal {
    pub items: Vec<Item>,
    pub columns: Vec<Columns>,
    pub left: Vec<Left>,
    pub units: Vec<NewTerm>,
    pub decisions: Vec<NewTerm>,
    mapping: Mapping,
    ledger: Ledger,
}

/// What an import is told, besides the table.
pub struct Request<'a> {
    pub root: &'a Path,
    pub reading: &'a Reading,
    pub mapping: Mapping,
    pub ledger: Ledger,
    pub adding: Adding,
    /// Of lines that do not tell.
    pub kind: Option<ProfileKind>,
    pub today: PartialDate,
}

/// Holds a table against the site; nothing is written.
///
/// # Errors
/// When a record of the site cannot be read from the disk.
pub fn propose(sheets: &[Sheet], request: Request<'_>) -> Result<Proposal, Message> {
    let Request { root, reading, mapping, ledger, adding, kind, today } = request;
    let mut directory = Directory::new(reading);
    let mut gatherer = Gatherer::new(&mut directory, &mapping, adding, kind);
    let (mut columns, mut left) = (Vec::new(), Vec::new());
    for sheet in sheets {
        let page = people::read(sheet, &mapping);
        left.extend(page.left);
        let Some(head) = page.head else { continue };
        let award_year = head.columns.iter().any(|column| column.means == Some(Column::AwardYear));
        gatherer.look(&page.people);
        page.people.iter().for_each(|told| gatherer.take(told, award_year));
        columns.push(Columns {
            sheet: sheet.name.clone(),
            row: head.row,
            columns: head.columns,
            hidden: sheet.hidden_columns.clone(),
            hidden_sheet: sheet.hidden,
        });
    }
    let Gatherer { people, units, decisions, .. } = gatherer;
    let keys: HashMap<Digest, &str> = ledger.records.iter().map(|(id, kept)| (kept.key, id.as_str())).collect();
    let asked = columns.iter().flat_map(|columns| &columns.columns).filter_map(|column| column.means.clone()).collect();
    let taken = BTreeMap::new();
    let planned = HashMap::new();
    let mut judge = Judge { root, directory: &directory, ledger: &ledger, keys, today, asked, taken, planned };
    let mut items = people.into_iter().map(|person| judge.item(person)).collect::<Result<Vec<Item>, Message>>()?;
    // Each draft is read back before it is believed, which is most of the work.
    let planned = judge.planned;
    let mut blanks: HashMap<ProfileKind, Option<Blank>> = HashMap::new();
    for item in &items {
        if let Some(planned) = planned.get(&item.id) {
            blanks.entry(item.person.kind).or_insert_with(|| Blank::read(&planned.text));
        }
    }
    items.par_iter_mut().for_each(|item| {
        if let Some(planned) = planned.get(&item.id) {
            item.draft(planned, blanks.get(&item.person.kind).and_then(Option::as_ref));
        }
    });
    let (units, decisions) = used(&items, units, decisions.into_values().collect());
    Ok(Proposal { items, columns, left, units, decisions, mapping, ledger })
}

/// The new terms that a record will refer to: what only doubtful lines name is not made.
fn used(items: &[Item], units: Vec<NewTerm>, decisions: Vec<NewTerm>) -> (Vec<NewTerm>, Vec<NewTerm>) {
    let written = || items.iter().filter(|item| !item.write.is_empty()).map(|item| &item.person.fields);
    let of_units: BTreeSet<&str> = written().flat_map(|fields| &fields.units).map(String::as_str).collect();
    let of_awards: BTreeSet<&str> =
        written().flat_map(|fields| &fields.awards).filter_map(|award| award.decision.as_deref()).collect();
    let units = units.into_iter().filter(|term| of_units.contains(term.id.as_str())).collect();
    let decisions = decisions.into_iter().filter(|term| of_awards.contains(term.name.as_str())).collect();
    (units, decisions)
}

impl Item {
    /// Fills in what the table tells of somebody new. `blank` is a draft of this kind, of anybody.
    fn draft(&mut self, planned: &Planned, blank: Option<&Blank>) {
        let mut keys = self.keys.clone();
        // In which drafts differ from the first.
        keys.extend(["ten"].into_iter().filter(|key| !self.keys.contains(key)));
        let settings = draft::settings(&self.person.fields, &keys, None, &BTreeMap::new());
        let text = blank.and_then(|blank| blank.amended(&planned.text, &settings));
        let Some(text) = text.or_else(|| scaffold::amended(&planned.text, &settings)) else {
            self.person.doubts.push(Message::new("roster-unwritten"));
            return;
        };
        let new = |path: &PathBuf, bytes: Vec<u8>| Write { path: path.clone(), bytes, before: None };
        self.write.push(new(&planned.path, text.into_bytes()));
        self.write.extend(planned.story.iter().map(|(_, path, text)| new(path, text.as_bytes().to_vec())));
        self.verdict = Verdict::New;
    }
}

impl Proposal {
    /// How many people have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.items.iter().filter(|item| item.verdict == verdict).count()
    }

    /// Whether anything is to be written of any person.
    pub fn has_work(&self) -> bool {
        self.items.iter().any(|item| !item.write.is_empty())
    }

    /// The mapping as this table shows it: with every heading that it has, and the guesses at names that are in doubt.
    pub fn mapping(&self) -> Mapping {
        let mut mapping = self.mapping.clone();
        self.note_columns(&mut mapping);
        for doubt in self.items.iter().flat_map(|item| &item.person.doubts) {
            mapping.note_doubt(doubt);
        }
        mapping
    }

    /// A column that was left out beside another of its meaning means that still, where it stands alone.
    fn note_columns(&self, mapping: &mut Mapping) {
        for column in self.columns.iter().flat_map(|columns| &columns.columns).filter(|column| !column.again) {
            mapping.note(&column.heading, column.means.as_ref());
        }
    }

    /// The mapping's file, where it would be another than it is.
    ///
    /// # Errors
    /// When the one that is there cannot be read.
    pub fn mapping_write(&self, root: &Path, with_guesses: bool) -> Result<Option<Write>, Message> {
        let mut mapping = self.mapping.clone();
        if with_guesses {
            mapping = self.mapping();
        } else {
            self.note_columns(&mut mapping);
        }
        let path = root.join(MAPPING);
        let before = scaffold::read(&path)?;
        let bytes = mapping.write().into_bytes();
        Ok((mapping != self.mapping && before.as_ref() != Some(&bytes)).then_some(Write { path, bytes, before }))
    }

    /// Every file that would be written: records, vocabularies, the mapping, and what is known of them from now on.
    ///
    /// # Errors
    /// When a vocabulary cannot be added to.
    pub fn writes(&self, root: &Path) -> Result<Vec<Write>, Message> {
        let mut ledger = self.ledger.clone();
        let mut writes = Vec::new();
        for item in self.items.iter().filter(|item| matches!(item.verdict, Verdict::New | Verdict::Update)) {
            let Some(record) = item.write.first() else { continue };
            let fields = &item.person.fields;
            let kept = Kept { file: Digest::of(&record.bytes), row: fields.digest(), key: fields.key() };
            ledger.records.insert(item.id.clone(), kept);
            writes.extend(item.write.iter().cloned());
        }
        if writes.is_empty() {
            return Ok(writes);
        }
        writes.extend(vocabulary::units(root, &self.units)?);
        writes.extend(vocabulary::decisions(root, &self.decisions)?);
        writes.extend(self.mapping_write(root, false)?);
        let path = root.join(LEDGER);
        let before = scaffold::read(&path)?;
        writes.push(Write { path, bytes: ledger.write(), before });
        Ok(writes)
    }
}
