//! The words of a site: how each is written, compared and counted, and the short list that every reader loads.
//!
//! Vietnamese has some six thousand syllables in all, and a site uses fewer. The list of the common ones is small
//! enough to load first, and then does three things: texts are stored as numbers in it (a third of their size), the
//! index of pairs speaks of words by number, and a half-typed word is completed without asking.

use super::number;
use super::reading::{END, Reading};
use crate::vietnamese::{fold, fold_toned};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// How a word is written, besides its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Lower,
    Capital,
    Upper,
    /// Stored as it is: `ThS`, `iPhone`.
    Mixed,
}

/// One way of writing a word.
#[derive(Debug)]
pub struct Spelling {
    pub case: Case,
    /// Its number in [`Lexicon::forms`].
    pub form: usize,
    /// Its number in [`Lexicon::listed`], if it has one.
    pub listed: Option<usize>,
}

/// A word as an exact search compares it: lower case, each tone in its one place.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    pub folded: String,
    pub toned: String,
}

#[derive(Debug)]
pub struct Lexicon {
    /// For each word of the reading.
    pub spellings: Vec<Spelling>,
    /// In the order of their folded, then of their toned forms.
    pub forms: Vec<Form>,
    /// The common words in lower case; words that take fewer characters come before those that take more, and
    /// within these groups words stand in alphabetical order.
    pub listed: Vec<String>,
    /// Of each form: its place among the listed words, as pairs know it.
    pub places: Vec<Option<ListedForm>>,
}

/// The place of a form among those of the listed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedForm {
    /// Among the different folded forms.
    pub folded: u32,
    /// Among the forms that are folded to the same.
    pub toned: u32,
}

/// A word that stands more seldom is not listed.
const SELDOM: u32 = 3;
/// So many words are listed at most: about what a reader's first visit may cost.
pub const LISTED: usize = 6000;
/// What is longer is no word that people look up.
const LONGEST: usize = 24;
/// More toned forms of one folded form are not told apart in pairs. "đương" and its kin have 36.
pub const TONED: u32 = 64;

impl Lexicon {
    /// `reserved` numbers below those of words have another meaning in stored texts.
    pub fn of(reading: &Reading<'_>, reserved: usize) -> Self {
        let counts = counts(reading);
        let lower: Vec<(String, Case)> = reading.words.par_iter().map(|word| lower(word)).collect();
        let listed = listed(&lower, &counts, reserved);
        let numbers: BTreeMap<&str, usize> = listed.iter().enumerate().map(|(i, word)| (word.as_str(), i)).collect();
        let made: Vec<Form> = lower.par_iter().map(|(word, _)| form(word)).collect();
        let mut order: Vec<usize> = (0..made.len()).collect();
        order.par_sort_unstable_by(|a, b| made[*a].cmp(&made[*b]));
        let mut of_word = vec![0; made.len()];
        let mut form_count = 0;
        for (rank, &word) in order.iter().enumerate() {
            if rank > 0 && made[word] != made[order[rank - 1]] {
                form_count += 1;
            }
            of_word[word] = form_count;
        }
        let spellings: Vec<Spelling> = lower
            .iter()
            .enumerate()
            .map(|(i, (word, case))| Spelling {
                case: *case,
                form: of_word[i],
                listed: numbers.get(word.as_str()).copied(),
            })
            .collect();
        let mut forms: Vec<Form> = made;
        forms.sort_unstable();
        forms.dedup();
        let places = places(&forms, &spellings);
        Lexicon { spellings, forms, listed, places }
    }

    /// For each folded form of the listed words, how many toned forms it has.
    pub fn spread(&self) -> Vec<u32> {
        let mut spread = Vec::new();
        for place in self.places.iter().flatten() {
            match spread.get_mut(place.folded as usize) {
                Some(count) => *count = place.toned + 1,
                None => spread.push(1),
            }
        }
        spread
    }
}

/// How often each word of the reading occurs.
fn counts(reading: &Reading<'_>) -> Vec<u32> {
    let mut counts = vec![0; reading.words.len()];
    for script in &reading.scripts {
        for token in script.title.iter().chain(script.pieces.iter().flat_map(|(_, tokens)| tokens)) {
            if token.word != END {
                counts[token.word as usize] += 1;
            }
        }
    }
    counts
}

/// A word in lower case, and how it was written.
fn lower(word: &str) -> (String, Case) {
    let lower: String = word.chars().flat_map(char::to_lowercase).collect();
    let capital = || {
        let mut letters = lower.chars();
        let first = letters.next().map(char::to_uppercase).into_iter().flatten();
        first.chain(letters).eq(word.chars())
    };
    let case = if lower == word {
        Case::Lower
    } else if capital() {
        Case::Capital
    } else if lower.chars().flat_map(char::to_uppercase).eq(word.chars()) {
        Case::Upper
    } else {
        Case::Mixed
    };
    (lower, case)
}

fn form(lower: &str) -> Form {
    // A sign like ½ is spelled out as two words; here it must stay one.
    let whole = |text: String| if text.contains(' ') { text.replace(' ', "") } else { text };
    Form { folded: whole(fold(lower)), toned: whole(fold_toned(lower)) }
}

/// The words to list, those that take one character before those of two, and these before the rest.
fn listed(lower: &[(String, Case)], counts: &[u32], reserved: usize) -> Vec<String> {
    let mut totals: BTreeMap<&str, u32> = BTreeMap::new();
    for ((word, case), count) in lower.iter().zip(counts) {
        let plain = word.chars().all(|c| u32::from(c) < 0x1_0000) && word.chars().count() <= LONGEST;
        if *case != Case::Mixed && plain {
            *totals.entry(word).or_default() += count;
        }
    }
    let mut common: Vec<(&str, u32)> = totals.into_iter().filter(|(_, count)| *count >= SELDOM).collect();
    common.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    common.truncate(LISTED);
    let mut words: Vec<String> = common.into_iter().map(|(word, _)| word.to_owned()).collect();
    let (one, two) = (number::ENDING - reserved, number::SHORT - reserved);
    for group in [0..one, one..two, two..usize::MAX] {
        let end = group.end.min(words.len());
        if let Some(group) = words.get_mut(group.start..end) {
            group.sort_unstable();
        }
    }
    words
}

/// The places of the forms that a listed word has.
fn places(forms: &[Form], spellings: &[Spelling]) -> Vec<Option<ListedForm>> {
    let mut wanted = vec![false; forms.len()];
    for spelling in spellings.iter().filter(|spelling| spelling.listed.is_some()) {
        wanted[spelling.form] = true;
    }
    let mut last: Option<(&str, ListedForm)> = None;
    let mut places = Vec::with_capacity(forms.len());
    for (form, wanted) in forms.iter().zip(wanted) {
        if !wanted {
            places.push(None);
            continue;
        }
        let place = match last {
            Some((folded, at)) if folded == form.folded => ListedForm { toned: at.toned + 1, ..at },
            Some((_, at)) => ListedForm { folded: at.folded + 1, toned: 0 },
            None => ListedForm { folded: 0, toned: 0 },
        };
        last = Some((&form.folded, place));
        places.push(Some(place).filter(|place| place.toned < TONED));
    }
    places
}
