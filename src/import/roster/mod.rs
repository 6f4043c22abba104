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
mod ledger;
mod mapping;
mod people;
mod values;
mod vocabulary;
mod workbook;

pub use cells::{Cell, Sheet};
pub use column::Column;
pub use fields::{Conferred, Fields};
pub use gather::{Adding, NewTerm, Person};
pub use headings::Headed;
pub use ledger::{FILE as LEDGER, Kept, Ledger};
pub use mapping::{FILE as MAPPING, Mapping};
pub use people::{At, Left, Why, letters};
pub use workbook::read;

use crate::diagnostic::Message;
use crate::digest::Digest;
use crate::reading::entities::{Profile, ProfileKind};
use crate::reading::{Entry, Reading};
use crate::scaffold::{self, Planned, Write};
use crate::vietnamese::PartialDate;
use directory::Directory;
use gather::Gatherer;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    let mut judge =
        Judge { root, directory: &directory, ledger: &ledger, keys, today, asked, taken, planned: HashMap::new() };
    let mut items = people.into_iter().map(|person| judge.item(person)).collect::<Result<Vec<Item>, Message>>()?;
    // Each draft is read back before it is believed, which is most of the work.
    let planned = judge.planned;
    items.par_iter_mut().for_each(|item| {
        if let Some(planned) = planned.get(&item.id) {
            item.draft(planned);
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

struct Judge<'a> {
    root: &'a Path,
    directory: &'a Directory,
    ledger: &'a Ledger,
    keys: HashMap<Digest, &'a str>,
    today: PartialDate,
    /// What the columns of the table mean.
    asked: BTreeSet<Column>,
    /// The ids that lines before have come to, and their first row.
    taken: BTreeMap<String, usize>,
    /// The drafts of new people, by their ids, before anything is filled in.
    planned: HashMap<String, Planned>,
}

impl Judge<'_> {
    fn item(&mut self, mut person: Person) -> Result<Item, Message> {
        if person.fields.name.is_none() {
            person.doubts.push(Message::new("roster-no-name"));
        }
        let there = self.record(&mut person);
        let row = person.at.first().map_or(0, |at| at.row);
        if let Some(entry) = &there {
            if let Some(first) = self.taken.get(&entry.id) {
                person.doubts.push(Message::new("roster-taken").arg("id", entry.id.as_str()).arg("row", *first));
            } else {
                self.taken.insert(entry.id.clone(), row);
            }
        }
        match there {
            Some(entry) => self.known(person, &entry),
            None => Ok(self.begin(person, row)),
        }
    }

    /// The record that a person's lines are about.
    fn record(&self, person: &mut Person) -> Option<Arc<Entry<Profile>>> {
        if let Some(id) = &person.id {
            let found = self.directory.profile(id).cloned();
            if found.is_none() {
                person.doubts.push(Message::new("roster-id-unknown").arg("id", id.as_str()));
            }
            return found;
        }
        if let Some(entry) = self.keys.get(&person.fields.key()).and_then(|id| self.directory.profile(id)) {
            return Some(Arc::clone(entry));
        }
        let name = person.fields.name.clone()?;
        let alike: Vec<_> =
            self.directory.named(&name).filter(|entry| entry.record.kind.value == person.kind).collect();
        let units = |entry: &Entry<Profile>| Fields::of(&entry.record).units;
        let own = &person.fields.units;
        let fits: Vec<_> = alike
            .iter()
            .filter(|entry| {
                own.is_empty() || units(entry).is_empty() || units(entry).iter().any(|unit| own.contains(unit))
            })
            .collect();
        match fits[..] {
            [] => {
                self.nearly_known(person, &name);
                let others: Vec<String> = alike.iter().map(|entry| entry.id.clone()).collect();
                if !others.is_empty() {
                    person.notes.push(Message::new("roster-other-unit").arg("ids", others.join(", ")));
                }
                None
            }
            [only] => Some(Arc::clone(only)),
            _ => {
                let ids: Vec<String> = fits.iter().map(|entry| entry.id.clone()).collect();
                person.doubts.push(Message::new("roster-several").arg("ids", ids.join(", ")));
                None
            }
        }
    }

    /// A record of the same unit whose name differs by tones alone is more often a slip than somebody else.
    fn nearly_known(&self, person: &mut Person, name: &str) {
        let near = self.directory.named_nearly(name).find(|entry| {
            let text = scaffold::read(&self.root.join(entry.path.as_str())).ok().flatten().unwrap_or_default();
            let private = scaffold::map_of(&String::from_utf8_lossy(&text), ["internal", "noi_bo"]);
            let there = Fields { private: private.into_iter().collect(), ..Fields::of(&entry.record) };
            entry.record.kind.value == person.kind
                && there.may_be_in_one_unit(&person.fields)
                && !there.is_another(&person.fields)
        });
        if let Some(entry) = near {
            let name = entry.record.name.as_str();
            person.doubts.push(Message::new("roster-near-name").arg("name", name).arg("where", entry.id.as_str()));
        }
    }

    fn begin(&mut self, person: Person, row: usize) -> Item {
        let name = person.fields.name.clone().unwrap_or_default();
        let mut item = Item {
            verdict: Verdict::Doubtful,
            id: String::new(),
            path: PathBuf::new(),
            keys: draft::keys_of(&person.fields),
            write: Vec::new(),
            person,
        };
        if !item.person.doubts.is_empty() {
            return item;
        }
        let taken = |id: &str| self.taken.contains_key(id);
        let planned = scaffold::plan(self.root, draft::kind(item.person.kind), &name, self.today, taken);
        let Some(planned) = planned else {
            item.person.doubts.push(Message::new("roster-no-name"));
            return item;
        };
        self.taken.insert(planned.id.clone(), row);
        (item.id, item.path) = (planned.id.clone(), planned.path.clone());
        self.planned.insert(planned.id.clone(), planned);
        item
    }

    fn known(&self, mut person: Person, entry: &Entry<Profile>) -> Result<Item, Message> {
        let path = self.root.join(entry.path.as_str());
        let bytes = scaffold::read(&path)?.unwrap_or_default();
        let text = String::from_utf8(bytes).unwrap_or_default();
        let private: BTreeMap<String, String> = scaffold::map_of(&text, ["internal", "noi_bo"]).into_iter().collect();
        let keys = person.fields.differing(&Fields::of(&entry.record), &private);
        let kept = self.ledger.records.get(&entry.id);
        let emptied = self.emptied(&person.fields, &Fields::of(&entry.record));
        if kept.is_some_and(|kept| kept.row != person.fields.digest()) && !emptied.is_empty() {
            person.notes.push(Message::new("roster-emptied").arg("keys", emptied.join(", ")));
        }
        let untouched = kept.is_some_and(|kept| kept.file == Digest::of(text.as_bytes()));
        let said_before = kept.is_some_and(|kept| kept.row == person.fields.digest());
        let mut write = Vec::new();
        let verdict = match () {
            () if !person.doubts.is_empty() => Verdict::Doubtful,
            () if keys.is_empty() || said_before && !untouched => Verdict::Same,
            () if untouched => {
                let settings = draft::settings(&person.fields, &keys, Some(&entry.record), &private);
                match scaffold::amended(&text, &settings).filter(|new| *new != text) {
                    Some(new) => {
                        let before = Some(text.into_bytes());
                        write.push(Write { path: path.clone(), bytes: new.into_bytes(), before });
                        Verdict::Update
                    }
                    None => {
                        person.notes.push(Message::new("roster-by-hand"));
                        Verdict::Conflict
                    }
                }
            }
            () => {
                let why = if kept.is_some() { "roster-edited" } else { "roster-not-ours" };
                person.notes.push(Message::new(why));
                Verdict::Conflict
            }
        };
        Ok(Item { person, verdict, id: entry.id.clone(), path, keys, write })
    }
}

impl Judge<'_> {
    /// What the table asks for and a line no longer says, while the record does.
    fn emptied(&self, told: &Fields, there: &Fields) -> Vec<String> {
        let award = |says: fn(&Conferred) -> bool| {
            told.awards.len() == there.awards.len() && there.awards.iter().any(says) && !told.awards.iter().any(says)
        };
        let is_emptied = |column: &&Column| match column {
            Column::Honorific => told.honorific.is_none() && there.honorific.is_some(),
            Column::Role => told.roles.is_empty() && !there.roles.is_empty(),
            Column::Unit => told.units.is_empty() && !there.units.is_empty(),
            Column::Field => told.fields.is_empty() && !there.fields.is_empty(),
            Column::Years => told.years.is_empty() && !there.years.is_empty(),
            Column::Headline => told.headline.is_none() && there.headline.is_some(),
            Column::Summary => told.summary.is_none() && there.summary.is_some(),
            Column::Deeds => told.deeds.is_empty() && !there.deeds.is_empty(),
            Column::Award => told.awards.is_empty() && !there.awards.is_empty(),
            Column::AwardYear => award(|award| award.year.is_some()),
            Column::Decision => award(|award| award.decision.is_some()),
            Column::DecisionDate => award(|award| award.date.is_some()),
            Column::Issuer => award(|award| award.issuer.is_some()),
            Column::Reason => award(|award| award.reason.is_some()),
            _ => false,
        };
        self.asked.iter().filter(is_emptied).map(Column::word).collect()
    }
}

impl Item {
    /// Fills in what the table tells of somebody new.
    fn draft(&mut self, planned: &Planned) {
        let settings = draft::settings(&self.person.fields, &self.keys, None, &BTreeMap::new());
        let Some(text) = scaffold::amended(&planned.text, &settings) else {
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
