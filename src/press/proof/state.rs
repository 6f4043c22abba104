//! Where everything stood in a proof: what the next one is compared with, and what a signature was given under.

use super::super::yearbook::{Facts, WorkInputs};
use super::entries::{self, Part};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A proof, as it is kept beside its papers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    pub book: String,
    /// The day, ISO 8601.
    pub date: String,
    pub pages: Vec<Leaf>,
    /// By their keys: `ho-so/nguyen-van-mau`.
    pub entries: BTreeMap<String, Entry>,
    /// The signatures that were given before, by their ids.
    pub signatures: Vec<String>,
}

/// A page of the file, from the first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    /// None of a cover.
    pub folio: Option<usize>,
    /// The digest of how it looks.
    pub look: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub name: String,
    /// The id of the unit that answers for it.
    pub unit: String,
    /// Folios.
    pub first: usize,
    pub last: usize,
    pub parts: BTreeMap<Part, String>,
}

pub(super) fn of(inputs: WorkInputs<'_>, facts: &Facts, looks: Vec<String>) -> State {
    let book = inputs.book;
    let leaf = |(page, look): (usize, String)| Leaf { folio: facts.folio(page), look };
    let entry = |subject| {
        let key = book.key(subject);
        let pages = facts.entries.get(&key);
        let entry = Entry {
            name: book.site.named(subject).2.to_owned(),
            unit: entries::unit(&book.site, subject),
            first: pages.map_or(0, |pages| pages.first),
            last: pages.map_or(0, |pages| pages.last),
            parts: entries::parts(inputs, subject),
        };
        (key, entry)
    };
    State {
        book: book.id.clone(),
        date: book.site.mode.today.to_string(),
        pages: (1..).zip(looks).map(leaf).collect(),
        entries: book.entries().map(entry).collect(),
        signatures: signatures(inputs),
    }
}

fn signatures(inputs: WorkInputs<'_>) -> Vec<String> {
    let given = inputs.book.site.signatures.iter().filter(|entry| entry.record.book == inputs.book.id);
    given.map(|entry| entry.id.clone()).collect()
}

/// A page that is another than it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// In the file, from 1.
    pub page: usize,
    pub folio: Option<usize>,
    /// Whether only one of the proofs has it.
    pub added: bool,
    pub removed: bool,
    /// The names of the entries on it, in the later proof or else the earlier.
    pub entries: Vec<String>,
}

/// The pages by which two proofs differ, and no other.
pub fn compare(before: &State, after: &State) -> Vec<Changed> {
    let count = before.pages.len().max(after.pages.len());
    let changed = (0..count).filter_map(|at| {
        let (was, is) = (before.pages.get(at), after.pages.get(at));
        if was.map(|leaf| &leaf.look) == is.map(|leaf| &leaf.look) {
            return None;
        }
        let folio = is.or(was).and_then(|leaf| leaf.folio);
        let state = if is.is_some() { after } else { before };
        Some(Changed { page: at + 1, folio, added: was.is_none(), removed: is.is_none(), entries: on(state, folio) })
    });
    changed.collect()
}

fn on(state: &State, folio: Option<usize>) -> Vec<String> {
    let Some(folio) = folio else { return Vec::new() };
    let stands = state.entries.values().filter(|entry| (entry.first..=entry.last).contains(&folio));
    stands.map(|entry| entry.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_pages_are_told_and_no_other() {
        let state = |looks: &[&str]| {
            let leaf = |(at, look): (usize, &&str)| Leaf { folio: at.checked_sub(1), look: (*look).to_owned() };
            let entry = Entry { name: "A".to_owned(), first: 1, last: 2, ..Entry::default() };
            State {
                pages: looks.iter().enumerate().map(leaf).collect(),
                entries: BTreeMap::from([("ho-so/a".to_owned(), entry)]),
                ..State::default()
            }
        };
        let before = state(&["b", "o", "x", "y", "z"]);
        assert_eq!(compare(&before, &before), []);
        let told = |after: &State| {
            let changed = compare(&before, after).into_iter();
            changed.map(|one| (one.page, one.entries.join(","), one.added, one.removed)).collect::<Vec<_>>()
        };
        assert_eq!(told(&state(&["b", "o", "X", "y", "z"])), [(3, "A".to_owned(), false, false)]);
        assert_eq!(told(&state(&["b", "o", "x", "y"])), [(5, String::new(), false, true)]);
        assert_eq!(told(&state(&["b", "o", "x", "y", "z", "n"])), [(6, String::new(), true, false)]);
    }
}
