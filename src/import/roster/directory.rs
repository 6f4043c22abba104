//! What the site knows already: its people, and the names in its vocabularies, which a table writes in its own way.

use super::mapping::{Mapping, Vocabulary};
use crate::reading::entities::Profile;
use crate::reading::vocabulary::Term;
use crate::reading::{Entry, Reading};
use crate::vietnamese::{
    AwardWording, Known, award_wording, fold, fold_toned, is_told_by, more_exact, nearest_known, written_out,
};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    Sure(String),
    /// Perhaps this one: its id and its name.
    Near(String, String),
    /// One of these, by their ids: what stands there is only the beginning of their names.
    Several(Vec<String>),
    Unknown,
}

/// A vocabulary, by all its names.
#[derive(Default)]
struct Names {
    terms: Vec<(String, String, Option<String>)>,
    /// By name with tones, and by name without.
    toned: HashMap<String, Vec<usize>>,
    folded: HashMap<String, Vec<usize>>,
    /// Whether a word that no name has tells of something else, as it does of awards.
    every_word: bool,
}

impl Names {
    fn of<T: Term>(entries: &[Arc<Entry<T>>]) -> Self {
        let mut names = Names { every_word: T::EVERY_WORD, ..Names::default() };
        for entry in entries {
            names.add(&entry.id, entry.record.name(), entry.record.short());
        }
        // A table of before the change has the name of before; whoever bears it now comes first.
        for entry in entries {
            for name in entry.record.former_names() {
                if names.toned.get(&spelled_out(name)).is_none_or(Vec::is_empty) {
                    names.add(&entry.id, name, None);
                }
            }
        }
        names
    }

    fn add(&mut self, id: &str, name: &str, short: Option<&str>) {
        let at = self.terms.len();
        self.terms.push((id.to_owned(), name.to_owned(), short.map(str::to_owned)));
        for name in [Some(name), short].into_iter().flatten() {
            let bare = name.split_once(" (").map(|(bare, _)| bare);
            for name in [Some(name), bare].into_iter().flatten() {
                let toned = spelled_out(name);
                self.folded.entry(fold(&toned)).or_default().push(at);
                self.toned.entry(toned).or_default().push(at);
            }
        }
    }

    fn find(&self, text: &str) -> Found {
        if let Some((id, ..)) = self.terms.iter().find(|(id, ..)| id == text) {
            return Found::Sure(id.clone());
        }
        let toned = spelled_out(text);
        let of = |index: &HashMap<String, Vec<usize>>, form: &str| {
            let mut found = index.get(form).cloned().unwrap_or_default();
            found.dedup();
            found
        };
        if let [only] = of(&self.toned, &toned)[..] {
            return Found::Sure(self.terms[only].0.clone());
        }
        // Đồng Má and Đông Mả are two places; only who writes no tones at all may mean either.
        let alike = of(&self.folded, &fold(&toned));
        if let Some((id, name, _)) = alike.first().map(|at| &self.terms[*at]) {
            let sure = alike.len() == 1 && (is_toneless(text) || is_toneless(name));
            return if sure { Found::Sure(id.clone()) } else { Found::Near(id.clone(), name.clone()) };
        }
        let told = |near: &Known<'_>| {
            let of = self.terms.iter().filter(|(id, ..)| id == near.id);
            let names = of.flat_map(|(id, name, short)| [Some(id.as_str()), Some(name.as_str()), short.as_deref()]);
            award_wording(text) != AwardWording::Together && is_told_by(text, names.flatten())
        };
        match nearest_known(text, &self.known()).filter(|near| !self.every_word || told(near)) {
            Some(near) => Found::Near(near.id.to_owned(), near.name.to_owned()),
            None => Found::Unknown,
        }
    }
}

impl Names {
    /// The award that who gives it tells. It is a proposal only: which committee is of which tier an office knows.
    fn issued(&self, text: &str) -> Found {
        let id = match award_wording(text) {
            AwardWording::One(id) => Some(id),
            AwardWording::Several([id, _]) => Some(*id),
            _ => None,
        };
        match id.and_then(|id| self.terms.iter().find(|(known, ..)| known == id)) {
            Some((id, name, _)) => Found::Near(id.clone(), name.clone()),
            None => self.begun(text),
        }
    }

    /// The awards of which a text is only the beginning, as “Giấy khen” is of five.
    fn begun(&self, text: &str) -> Found {
        let meant = more_exact(text, &self.known());
        if meant.is_empty() { Found::Unknown } else { Found::Several(meant.iter().map(|k| k.id.to_owned()).collect()) }
    }

    fn known(&self) -> Vec<Known<'_>> {
        self.terms.iter().map(|(id, name, short)| Known { id, name, short: short.as_deref() }).collect()
    }
}

fn is_toneless(name: &str) -> bool {
    fold(name) == fold_toned(name)
}

/// A name for comparing, with what offices shorten written out, so that two ways of writing it are one.
fn spelled_out(name: &str) -> String {
    let toned = fold_toned(name);
    // Cấp tỉnh is tỉnh, and của says nothing.
    let words = toned.split(' ').filter(|word| !["cấp", "của", "cap", "cua"].contains(word));
    fold_toned(&words.map(|word| written_out(word).unwrap_or(word)).collect::<Vec<_>>().join(" "))
}

/// The site as an import sees it.
pub struct Directory {
    vocabularies: BTreeMap<Vocabulary, Names>,
    decisions: BTreeMap<String, String>,
    profiles: Vec<Arc<Entry<Profile>>>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_folded: HashMap<String, Vec<usize>>,
    /// Answers found before: a table repeats its names.
    answers: std::cell::RefCell<HashMap<(Vocabulary, String), Found>>,
}

impl Directory {
    pub fn new(reading: &Reading) -> Self {
        let profiles = reading.profiles.clone();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_folded: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, entry) in profiles.iter().enumerate() {
            by_folded.entry(fold(&entry.record.name)).or_default().push(at);
            by_name.entry(fold_toned(&entry.record.name)).or_default().push(at);
        }
        Directory {
            vocabularies: BTreeMap::from([
                (Vocabulary::Unit, Names::of(&reading.units)),
                (Vocabulary::Field, Names::of(&reading.fields)),
                (Vocabulary::Award, Names::of(&reading.award_types)),
            ]),
            decisions: reading.decisions.iter().map(|d| (d.record.number.clone(), d.id.clone())).collect(),
            by_id: profiles.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect(),
            profiles,
            by_name,
            by_folded,
            answers: Default::default(),
        }
    }

    /// What a name in a table stands for; what the mapping says is never doubted.
    pub fn find(&self, vocabulary: Vocabulary, text: &str, mapping: &Mapping) -> Found {
        let key = (vocabulary, text.to_owned());
        if let Some(found) = self.answers.borrow().get(&key) {
            return found.clone();
        }
        let names = &self.vocabularies[&vocabulary];
        let said = mapping.id(vocabulary, text).filter(|id| names.terms.iter().any(|(known, ..)| known == id));
        let found = match said {
            Some(id) => Found::Sure(id.to_owned()),
            None => match names.find(text) {
                Found::Unknown if vocabulary == Vocabulary::Award => names.issued(text),
                found => found,
            },
        };
        self.answers.borrow_mut().insert(key, found.clone());
        found
    }

    /// Takes a term into the vocabulary that the import will write.
    pub fn add(&mut self, vocabulary: Vocabulary, id: &str, name: &str) {
        self.vocabularies.entry(vocabulary).or_default().add(id, name, None);
        self.answers.borrow_mut().retain(|(of, _), _| *of != vocabulary);
    }

    pub fn has_id(&self, vocabulary: Vocabulary, id: &str) -> bool {
        self.vocabularies[&vocabulary].terms.iter().any(|(known, ..)| known == id)
    }

    pub fn has_decision(&self, number: &str) -> bool {
        self.decisions.contains_key(number) || self.decisions.values().any(|id| id == number)
    }

    pub fn has_decision_id(&self, id: &str) -> bool {
        self.decisions.values().any(|known| known == id)
    }

    pub fn profile(&self, id: &str) -> Option<&Arc<Entry<Profile>>> {
        self.by_id.get(id).map(|at| &self.profiles[*at])
    }

    /// The profiles that have this name, as it is written.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Arc<Entry<Profile>>> {
        let found = self.by_name.get(&fold_toned(name)).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|at| &self.profiles[*at])
    }

    /// The profiles whose names differ from this one by tones or marks alone.
    pub fn named_nearly(&self, name: &str) -> impl Iterator<Item = &Arc<Entry<Profile>>> {
        let found = self.by_folded.get(&fold(name)).map(Vec::as_slice).unwrap_or_default();
        let own = fold_toned(name);
        found.iter().map(|at| &self.profiles[*at]).filter(move |entry| fold_toned(&entry.record.name) != own)
    }
}
