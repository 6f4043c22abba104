//! Signatures under a proof: what each covers, and whether it still holds. None is ever taken away: one that no longer
//! covers what is there has lapsed, and holds again where somebody undoes the change.

use super::entries::Part;
use super::state::{Entry, State};
use crate::reading::vocabulary::Signature;
use crate::vietnamese::PartialDate;
use std::collections::BTreeMap;

/// A signature and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub unit: String,
    pub by: String,
    pub date: PartialDate,
    pub proof: String,
    /// What has changed since; nothing of one that holds.
    pub lapsed: Option<Lapse>,
}

/// By what a signature has lapsed, an entry after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lapse {
    pub changes: Vec<Change>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The entry's name, and what of it is another.
    Edited(String, Vec<Part>),
    Added(String),
    /// Its key: of what is gone nothing else is known.
    Removed(String),
}

/// What a unit answers for in a proof, as its signature has it: a line for each entry.
pub fn covered(state: &State, unit: &str) -> Vec<String> {
    state.entries.iter().filter(|(_, entry)| entry.unit == unit).map(|(key, entry)| line(key, entry)).collect()
}

/// `ho-so/nguyen-van-mau name:1a2b3c4d5e text:6f708192a3`.
pub fn line(key: &str, entry: &Entry) -> String {
    let parts = entry.parts.iter().map(|(part, digest)| format!(" {}:{digest}", part.word()));
    format!("{key}{}", parts.collect::<String>())
}

/// The last signature of each person for each unit of a book, held against what is there now.
pub fn standing<'s>(signatures: impl Iterator<Item = &'s Signature>, now: &State) -> Vec<Signed> {
    let mut last: BTreeMap<(&str, &str), &Signature> = BTreeMap::new();
    for signature in signatures.filter(|signature| signature.book == now.book) {
        last.insert((&signature.unit, &signature.by), signature);
    }
    let signed = last.into_values().map(|signature| Signed {
        unit: signature.unit.clone(),
        by: signature.by.clone(),
        date: signature.date,
        proof: signature.proof.clone(),
        lapsed: lapse(signature, now),
    });
    signed.collect()
}

fn lapse(signature: &Signature, now: &State) -> Option<Lapse> {
    lapsed(&signature.unit, &signature.entries, now)
}

/// By what a signature of the unit for these lines does not hold under a state of the book; nothing of one that holds.
pub fn lapsed(unit: &str, entries: &[String], now: &State) -> Option<Lapse> {
    let then: BTreeMap<&str, BTreeMap<&str, &str>> = entries.iter().filter_map(|line| parsed(line)).collect();
    let mut changes = Vec::new();
    for (key, entry) in now.entries.iter().filter(|(_, entry)| entry.unit == unit) {
        let Some(parts) = then.get(key.as_str()) else {
            changes.push(Change::Added(entry.name.clone()));
            continue;
        };
        let is_other = |part: &&Part| parts.get(part.word()).copied() != entry.parts.get(part).map(String::as_str);
        let edited: Vec<Part> = Part::ALL.iter().filter(is_other).copied().collect();
        if !edited.is_empty() {
            changes.push(Change::Edited(entry.name.clone(), edited));
        }
    }
    let stays = |key: &str| now.entries.get(key).is_some_and(|entry| entry.unit == unit);
    let gone = then.keys().filter(|key| !stays(key)).map(|key| Change::Removed((*key).to_owned()));
    changes.extend(gone);
    (!changes.is_empty()).then_some(Lapse { changes })
}

fn parsed(line: &str) -> Option<(&str, BTreeMap<&str, &str>)> {
    let mut words = line.split_whitespace();
    Some((words.next()?, words.filter_map(|word| word.split_once(':')).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    fn entry(unit: &str, name: &str, text: &str) -> Entry {
        let parts = [(Part::Name, name), (Part::Text, text)];
        let parts = parts.map(|(part, digest)| (part, digest.to_owned())).into();
        Entry { name: name.to_owned(), unit: unit.to_owned(), first: 1, last: 1, parts }
    }

    fn state(entries: &[(&str, Entry)]) -> State {
        let entries = entries.iter().map(|(key, entry)| ((*key).to_owned(), entry.clone())).collect();
        State { book: "k".to_owned(), entries, ..State::default() }
    }

    fn signature(unit: &str, by: &str, read: &State) -> Signature {
        Signature {
            span: Span::default(),
            id: by.to_owned(),
            book: "k".to_owned(),
            unit: unit.to_owned(),
            by: by.to_owned(),
            date: "1/6/2021".parse().expect("a date"),
            proof: "2021-06-01".to_owned(),
            entries: covered(read, unit),
        }
    }

    #[test]
    fn a_signature_lapses_by_what_it_covers_and_by_nothing_else() {
        let read = state(&[
            ("ho-so/a", entry("u", "A", "1")),
            ("ho-so/b", entry("u", "B", "1")),
            ("ho-so/c", entry("v", "C", "1")),
        ]);
        let signatures = [signature("u", "Ông U", &read), signature("v", "Bà V", &read)];
        let changes = |now: &State| -> Vec<(String, Vec<Change>)> {
            let standing = standing(signatures.iter(), now).into_iter();
            standing.filter_map(|signed| Some((signed.by, signed.lapsed?.changes))).collect()
        };
        assert_eq!(changes(&read), []);
        let mut edited = read.clone();
        edited.entries.insert("ho-so/b".to_owned(), entry("u", "B", "2"));
        let told = vec![("Ông U".to_owned(), vec![Change::Edited("B".to_owned(), vec![Part::Text])])];
        assert_eq!(changes(&edited), told);
        let mut moved = read.clone();
        moved.entries.insert("ho-so/c".to_owned(), entry("u", "C", "1"));
        let told = vec![
            ("Ông U".to_owned(), vec![Change::Added("C".to_owned())]),
            ("Bà V".to_owned(), vec![Change::Removed("ho-so/c".to_owned())]),
        ];
        assert_eq!(changes(&moved), told);
        let mut paged = read;
        paged.entries.values_mut().for_each(|entry| entry.last = 7);
        assert_eq!(changes(&paged), [], "where it stands is no matter of the text");
    }
}
