//! Where everything stood in a proof: what the next one is compared with, and what a signature was given under.

use super::super::yearbook::{Facts, WorkInputs};
use super::entries::{self, Part};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
    /// What stands around the entries, with the folio on which it begins.
    #[serde(default)]
    pub titles: Vec<(usize, String)>,
}

/// A page of the file, from the first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    /// None of a cover.
    pub folio: Option<usize>,
    /// The digest of how it looks.
    pub look: String,
    /// That of what is read and shown on it, wherever it stands; empty in proofs of before there was one.
    #[serde(default)]
    pub words: String,
}

impl Leaf {
    /// By what it is known again when pages before it have come or gone.
    fn known_by(&self) -> &str {
        if self.words.is_empty() { &self.look } else { &self.words }
    }
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
    let leaf = |(page, look): (usize, String)| {
        let words = facts.words.get(page - 1).cloned().unwrap_or_default();
        Leaf { folio: facts.folio(page), look, words }
    };
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
        entries: book.entries().map(entry).chain(pieces(inputs, facts)).collect(),
        signatures: signatures(inputs),
        titles: facts.titles.clone(),
    }
}

/// The texts of the book's own, for which the editors answer.
fn pieces<'i>(inputs: WorkInputs<'i>, facts: &'i Facts) -> impl Iterator<Item = (String, Entry)> + 'i {
    let starts: BTreeSet<usize> =
        facts.sections.values().copied().chain(facts.entries.values().map(|pages| pages.first)).collect();
    (1..).zip(&inputs.book.volume.front).map(move |(number, piece)| {
        let first = facts.sections.get(&format!("front-{number}")).copied().unwrap_or(0);
        let next = starts.range(first + 1..).next().copied().unwrap_or(first + 1);
        let entry = Entry {
            name: piece.record.title.clone(),
            unit: entries::NOWHERE.to_owned(),
            first,
            last: next.max(first + 1) - 1,
            parts: entries::parts_of_piece(inputs, piece),
        };
        (format!("ky-yeu/{}", piece.path.stem()), entry)
    })
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

/// The pages by which two proofs differ, and no other. A page that has only come to stand elsewhere is the same.
pub fn compare(before: &State, after: &State) -> Vec<Changed> {
    let (old, new) = (&before.pages, &after.pages);
    let told = |state: &State, at: usize, added: bool, removed: bool| {
        let folio = state.pages[at].folio;
        Changed { page: at + 1, folio, added, removed, entries: on(state, folio) }
    };
    let mut changed = Vec::new();
    let (mut was, mut is) = (0, 0);
    for (next_was, next_is) in kept(old, new).into_iter().chain([(old.len(), new.len())]) {
        // What lies between two pages that stayed: one for the other as far as both go.
        let both = (next_was - was).min(next_is - is);
        changed.extend((0..both).map(|step| told(after, is + step, false, false)));
        changed.extend((is + both..next_is).map(|at| told(after, at, true, false)));
        changed.extend((was + both..next_was).map(|at| told(before, at, false, true)));
        // Where it stands as before, it should look so too.
        if next_was == next_is && old.get(next_was).map(|leaf| &leaf.look) != new.get(next_is).map(|leaf| &leaf.look) {
            changed.push(told(after, next_is, false, false));
        }
        (was, is) = (next_was + 1, next_is + 1);
    }
    changed
}

/// The pages that both have, in the order of both: as many as can be (their longest common subsequence).
fn kept(old: &[Leaf], new: &[Leaf]) -> Vec<(usize, usize)> {
    let same = |was: usize, is: usize| old[was].known_by() == new[is].known_by();
    // How many pages follow in common from each place on; the last row and column are none.
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for was in (0..old.len()).rev() {
        for is in (0..new.len()).rev() {
            common[was * width + is] = match same(was, is) {
                true => common[(was + 1) * width + is + 1] + 1,
                false => common[(was + 1) * width + is].max(common[was * width + is + 1]),
            };
        }
    }
    let (mut was, mut is, mut pairs) = (0, 0, Vec::new());
    while was < old.len() && is < new.len() {
        if same(was, is) {
            pairs.push((was, is));
            (was, is) = (was + 1, is + 1);
        } else if common[(was + 1) * width + is] >= common[was * width + is + 1] {
            was += 1;
        } else {
            is += 1;
        }
    }
    pairs
}

/// The names of what stands on a page: entries, or else what has begun last.
fn on(state: &State, folio: Option<usize>) -> Vec<String> {
    let Some(folio) = folio else { return Vec::new() };
    let stands = state.entries.values().filter(|entry| (entry.first..=entry.last).contains(&folio));
    let names: Vec<String> = stands.map(|entry| entry.name.clone()).collect();
    if !names.is_empty() {
        return names;
    }
    state.titles.iter().rev().find(|(begins, _)| *begins <= folio).map(|(_, title)| title.clone()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_pages_are_told_and_no_other() {
        let state = |looks: &[&str]| {
            // A page looks otherwise where it bears another number.
            let leaf = |(at, words): (usize, &&str)| Leaf {
                folio: at.checked_sub(1),
                look: format!("{words}{at}"),
                words: (*words).to_owned(),
            };
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
        // What follows a page that has come or gone is the same further on.
        assert_eq!(told(&state(&["b", "n", "o", "x", "y", "z"])), [(2, String::new(), true, false)]);
        assert_eq!(told(&state(&["b", "x", "y", "z"])), [(2, String::new(), false, true)]);
        // The same words, set otherwise.
        let mut other = before.clone();
        other.pages[2].look = "otherwise".to_owned();
        assert_eq!(told(&other), [(3, "A".to_owned(), false, false)]);
    }
}
