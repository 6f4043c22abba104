//! Which documents have a word, and which have two words side by side.
//!
//! Vietnamese words are several syllables long, and a syllable alone says little: "đức" is in every second text, "Đức
//! Tuấn" in few. So most of the index is of pairs. A pair is kept by its folded syllables, and within these by its tones,
//! so that both who types them and who does not reads one place. Documents stand in four grades: the words are in the
//! title, in a summary or heading, several times in the text, or once.

use super::document::Place;
use super::lexicon::{LISTED, Lexicon, ListedForm, TONED};
use super::number::{put, put_rising};
use super::reading::{END, Reading, Script, Token};
use rayon::prelude::*;

/// How often a text has what is "several times" in it.
const SEVERAL: usize = 3;

/// One occurrence: what is found, the document, the place; in an order in which equal ones meet.
type Occurrence = u64;

const PLACES: u32 = 2;
/// Documents that the index can tell apart.
pub const DOCUMENTS: usize = 1 << 20;
const DOCUMENT_BITS: u32 = DOCUMENTS.trailing_zeros();
const TONED_BITS: u32 = TONED.trailing_zeros();

/// The entries of an index, each with the characters that say where it is found.
#[derive(Debug, Default)]
pub struct Entries<K> {
    /// The key of each, and where its characters end.
    pub keys: Vec<(K, usize)>,
    pub text: String,
}

impl<K> Entries<K> {
    fn append(&mut self, more: Entries<K>) {
        let offset = self.text.len();
        self.keys.extend(more.keys.into_iter().map(|(key, end)| (key, end + offset)));
        self.text.push_str(&more.text);
    }
}

/// A folded pair, by the places of its syllables among the folded forms of listed words.
pub type Pair = (u32, u32);

/// Of a word that stands in more texts than this, and in a sixteenth of all, it is not said in which: whoever asks for
/// it alone wants those that have it in a title or a heading, and beside other words it tells nothing.
const MANY: usize = 200;

/// Entries of single words, by their form.
pub fn words(reading: &Reading<'_>, lexicon: &Lexicon) -> Entries<usize> {
    let found = |document: usize, tokens: &[Token], place: Place, out: &mut Vec<Occurrence>| {
        for token in tokens.iter().filter(|token| token.word != END) {
            let form = lexicon.spellings[token.word as usize].form as u64;
            out.push(form << (DOCUMENT_BITS + PLACES) | (document as u64) << PLACES | place as u64);
        }
    };
    let occurrences = sorted(&reading.scripts, &found);
    let many = MANY.max(reading.scripts.len() / 16);
    encoded(&occurrences, DOCUMENT_BITS + PLACES, |key, group, out| {
        let form = usize::try_from(key).ok().filter(|form| !lexicon.forms[*form].folded.is_empty())?;
        grades(group).write_word(out, many);
        Some(form)
    })
}

/// Entries of pairs of listed words.
pub fn pairs(reading: &Reading<'_>, lexicon: &Lexicon, spread: &[u32]) -> Entries<Pair> {
    let found = |document: usize, tokens: &[Token], place: Place, out: &mut Vec<Occurrence>| {
        let mut last: Option<ListedForm> = None;
        for token in tokens.iter().filter(|token| token.word != END) {
            let next = lexicon.places[lexicon.spellings[token.word as usize].form];
            if let (Some(a), Some(b)) = (last, next) {
                let folded = u64::from(a.folded) << FOLDED_BITS | u64::from(b.folded);
                let toned = u64::from(a.toned) << TONED_BITS | u64::from(b.toned);
                let key = folded << (2 * TONED_BITS) | toned;
                out.push(key << (DOCUMENT_BITS + PLACES) | (document as u64) << PLACES | place as u64);
            }
            last = next;
        }
    };
    let occurrences = sorted(&reading.scripts, &found);
    let toned = DOCUMENT_BITS + PLACES;
    encoded(&occurrences, toned + 2 * TONED_BITS, |key, group, out| {
        let pair = ((key >> FOLDED_BITS) as u32, (key & ((1 << FOLDED_BITS) - 1)) as u32);
        let mut groups = group.chunk_by(|a, b| a >> toned == b >> toned).peekable();
        while let Some(group) = groups.next() {
            let tones = (group[0] >> toned) as u32 & ((1 << (2 * TONED_BITS)) - 1);
            let number = (tones >> TONED_BITS) * spread[pair.1 as usize] + (tones & (TONED - 1));
            grades(group).write_pair(out, number as usize * 2 + usize::from(groups.peek().is_some()));
        }
        Some(pair)
    })
}

const FOLDED_BITS: u32 = 13;
const _: () = assert!(LISTED <= 1 << FOLDED_BITS && 2 * (FOLDED_BITS + TONED_BITS) + DOCUMENT_BITS + PLACES <= 64);

/// All occurrences of all documents in order. Two fifths of the time of the index goes into this sort.
fn sorted(
    scripts: &[Script],
    found: &(impl Fn(usize, &[Token], Place, &mut Vec<Occurrence>) + Sync),
) -> Vec<Occurrence> {
    let batches: Vec<Vec<Occurrence>> = scripts
        .par_chunks(64)
        .enumerate()
        .map(|(batch, scripts)| {
            let mut out = Vec::new();
            for (i, script) in scripts.iter().enumerate() {
                let document = batch * 64 + i;
                found(document, &script.title, Place::Title, &mut out);
                script.pieces.iter().for_each(|(place, tokens)| found(document, tokens, *place, &mut out));
            }
            out
        })
        .collect();
    let mut all = batches.concat();
    all.par_sort_unstable();
    all
}

/// One entry for each group of occurrences that are the same above `shift`, in parallel.
fn encoded<K: Send + Default>(
    occurrences: &[Occurrence],
    shift: u32,
    write: impl Fn(u64, &[Occurrence], &mut String) -> Option<K> + Sync,
) -> Entries<K> {
    let groups: Vec<&[Occurrence]> = occurrences.chunk_by(|a, b| a >> shift == b >> shift).collect();
    let parts: Vec<Entries<K>> = groups
        .par_chunks(4096)
        .map(|groups| {
            let mut entries = Entries { keys: Vec::with_capacity(groups.len()), text: String::new() };
            for group in groups {
                if let Some(key) = write(group[0] >> shift, group, &mut entries.text) {
                    entries.keys.push((key, entries.text.len()));
                }
            }
            entries
        })
        .collect();
    let mut all = Entries::default();
    parts.into_iter().for_each(|part| all.append(part));
    all
}

/// The documents of one word or pair by grade.
struct Grades([Vec<usize>; 4]);

fn grades(occurrences: &[Occurrence]) -> Grades {
    let mut grades = Grades(Default::default());
    for group in occurrences.chunk_by(|a, b| a >> PLACES == b >> PLACES) {
        let document = (group[0] >> PLACES) as usize & (DOCUMENTS - 1);
        let best = group[group.len() - 1] & 3;
        let grade = match best {
            2 => 3,
            1 => 2,
            _ => usize::from(group.len() >= SEVERAL),
        };
        grades.0[grade].push(document);
    }
    grades
}

/// A pair in several documents, or in grades that have no number of their own.
const SEVERAL_DOCUMENTS: usize = 4;

impl Grades {
    /// The grades that have documents.
    fn used(&self) -> impl Iterator<Item = (usize, &Vec<usize>)> {
        self.0.iter().enumerate().filter(|(_, documents)| !documents.is_empty())
    }

    /// Which grades there are, as bits; 16 when the word is in many more texts. Then the documents of each.
    fn write_word(mut self, out: &mut String, many: usize) {
        let mut mask = 0;
        for documents in &mut self.0[..2] {
            if documents.len() > many {
                documents.clear();
                mask = 16;
            }
        }
        put(out, mask + self.mask());
        self.used().for_each(|(_, documents)| put_rising(out, documents.iter().copied()));
    }

    /// What is said of the tones, with the grade of the one document that most pairs are found in, and this document;
    /// or else which grades there are, and the documents of each.
    fn write_pair(&self, out: &mut String, tones: usize) {
        let tones = tones * (SEVERAL_DOCUMENTS + 1);
        let mut used = self.used();
        if let (Some((grade, [only])), None) = (used.next().map(|(grade, list)| (grade, list.as_slice())), used.next())
        {
            put(out, tones + grade);
            put(out, *only);
            return;
        }
        put(out, tones + SEVERAL_DOCUMENTS);
        put(out, self.mask());
        self.used().for_each(|(_, documents)| put_rising(out, documents.iter().copied()));
    }

    fn mask(&self) -> usize {
        self.used().map(|(grade, _)| 1 << grade).sum()
    }
}
