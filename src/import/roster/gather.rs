//! From lines to people: who is told of twice, and who is nearly another. What a line says is read in `line`.

use super::column::Column;
use super::directory::Directory;
use super::fields::Fields;
use super::join::{join, join_person};
use super::mapping::Mapping;
use super::people::Told;
use super::person::{Adding, NewTerm, Person};
use super::values;
use crate::diagnostic::Message;
use crate::digest::Digest;
use crate::reading::entities::ProfileKind;
use crate::vietnamese::{fold, fold_toned};
use std::collections::{BTreeMap, HashMap};

/// Goes through the lines of a table.
pub struct Gatherer<'a> {
    pub directory: &'a mut Directory,
    pub mapping: &'a Mapping,
    pub adding: Adding,
    pub kind: Option<ProfileKind>,
    pub people: Vec<Person>,
    pub units: Vec<NewTerm>,
    pub decisions: BTreeMap<String, NewTerm>,
    /// How many lines name each unit, as it is written.
    pub(super) lines_of: HashMap<String, usize>,
    /// By name and unit, to find who is told of twice.
    seen: HashMap<Digest, Vec<usize>>,
    /// By the name without tones.
    alike: HashMap<String, Vec<usize>>,
    ids: HashMap<String, usize>,
}

impl<'a> Gatherer<'a> {
    pub fn new(directory: &'a mut Directory, mapping: &'a Mapping, adding: Adding, kind: Option<ProfileKind>) -> Self {
        Gatherer {
            directory,
            mapping,
            adding,
            kind,
            people: Vec::new(),
            units: Vec::new(),
            decisions: BTreeMap::new(),
            lines_of: HashMap::new(),
            seen: HashMap::new(),
            alike: HashMap::new(),
            ids: HashMap::new(),
        }
    }

    /// Looks at the lines of a sheet before they are taken.
    pub fn look(&mut self, lines: &[Told]) {
        let cells = lines.iter().flat_map(|told| &told.cells).filter(|(column, _)| *column == Column::Unit);
        for name in cells.flat_map(|(_, cell)| values::several(&cell.text)) {
            *self.lines_of.entry(name).or_default() += 1;
        }
    }

    /// Takes a line. `award_year` says whether the table has a column for the year of an award.
    pub fn take(&mut self, told: &Told, award_year: bool) {
        let mut line = self.line(told, award_year);
        if told.continues
            && let Some(person) = self.people.last_mut()
        {
            person.at.push(told.at.clone());
            person.doubts.append(&mut line.doubts);
            let others = join(&mut person.fields, line.fields);
            person.doubts.extend(others);
            return;
        }
        let kind = line.kind.unwrap_or(ProfileKind::Individual);
        line.fields.kind = Some(kind.word());
        let person = Person {
            at: vec![told.at.clone()],
            kind,
            id: line.id,
            fields: line.fields,
            doubts: line.doubts,
            notes: line.notes,
        };
        self.enter(person);
    }

    /// Puts a line's person among the others, with whom it may be one.
    fn enter(&mut self, mut person: Person) {
        let at = self.people.len();
        if let Some(id) = &person.id {
            if let Some(first) = self.ids.get(id) {
                join_person(&mut self.people[*first], person);
                return;
            }
            self.ids.insert(id.clone(), at);
            self.people.push(person);
            return;
        }
        let plain = Fields { private: BTreeMap::new(), ..person.fields.clone() }.key();
        let apart = |person: &Person| -> Vec<String> { person.fields.tells_apart().map(str::to_owned).collect() };
        let own = apart(&person);
        let earlier = self.seen.entry(plain).or_default();
        let same = earlier.iter().copied().find(|other| !own.is_empty() && apart(&self.people[*other]) == own);
        if let Some(same) = same {
            join_person(&mut self.people[same], person);
            return;
        }
        if let Some(first) = earlier.first().copied() {
            let row = self.people[first].at.first().map_or(0, |at| at.row);
            let unclear = own.is_empty() || earlier.iter().any(|other| apart(&self.people[*other]).is_empty());
            match unclear {
                true => person.doubts.push(Message::new("roster-namesakes").arg("row", row)),
                false => person.notes.push(Message::new("roster-two-people").arg("row", row)),
            }
        }
        earlier.push(at);
        self.nearly_another(&mut person);
        self.alike.entry(fold(person.fields.name.as_deref().unwrap_or_default())).or_default().push(at);
        self.people.push(person);
    }

    /// Lụa for Lựa is a slip more often than another woman.
    fn nearly_another(&self, person: &mut Person) {
        let Some(name) = person.fields.name.clone() else { return };
        // Who is in the site by this very name is no slip.
        if self.directory.named(&name).next().is_some() {
            return;
        }
        let others = self.alike.get(&fold(&name)).into_iter().flatten().map(|at| &self.people[*at]);
        let near = others.filter(|other| other.kind == person.kind).find(|other| {
            let other = &other.fields;
            other.name.as_deref().map(fold_toned) != Some(fold_toned(&name))
                && other.may_be_in_one_unit(&person.fields)
                && !other.is_another(&person.fields)
        });
        if let Some(near) = near {
            let row = near.at.first().map_or(0, |at| at.row).to_string();
            let name = near.fields.name.clone().unwrap_or_default();
            person.doubts.push(Message::new("roster-near-name").arg("name", name).arg("where", row));
        }
    }
}
