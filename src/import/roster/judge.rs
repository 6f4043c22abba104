//! People of a table held against the records of the site: who is new, whom a record is about, and what may be done with it.

use super::directory::Directory;
use super::draft;
use super::person::Person;
use super::{Column, Conferred, Fields, Item, Ledger, Verdict};
use crate::diagnostic::Message;
use crate::digest::Digest;
use crate::reading::Entry;
use crate::reading::entities::Profile;
use crate::scaffold::{self, Planned, Write};
use crate::vietnamese::PartialDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Holds one person after another against the site.
pub(super) struct Judge<'a> {
    pub root: &'a Path,
    pub directory: &'a Directory,
    pub ledger: &'a Ledger,
    pub keys: HashMap<Digest, &'a str>,
    pub today: PartialDate,
    /// What the columns of the table mean.
    pub asked: BTreeSet<Column>,
    /// The ids that lines before have come to, and their first row.
    pub taken: BTreeMap<String, usize>,
    /// The drafts of new people, by their ids, before anything is filled in.
    pub planned: HashMap<String, Planned>,
}

impl Judge<'_> {
    /// What would become of a person's lines.
    ///
    /// # Errors
    /// When the record that is there cannot be read from the disk.
    pub fn item(&mut self, mut person: Person) -> Result<Item, Message> {
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
