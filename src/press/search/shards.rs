//! An index cut into files of about the same size, so that a question fetches little.

use super::lexicon::Lexicon;
use super::number::put;
use super::postings::{Entries, Pair};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// A part of an index as it is fetched.
#[derive(Debug, Default, Clone)]
pub struct Shard {
    /// What is in it, for words.
    pub words: String,
    pub entries: String,
}

/// Parts, and what tells a reader in which part to look.
#[derive(Debug)]
pub struct Shards {
    pub shards: Vec<Shard>,
    /// The first key of each.
    pub bounds: String,
}

/// For each part the entries that go into it, cut only where `apart` says that two entries may be apart. Near each place
/// where a cut is due, `mark` of the entry before it chooses one: so an edit, which moves all that follows it by some
/// characters, leaves most cuts, and the files between them, as they were.
fn cut<K>(
    entries: &Entries<K>,
    parts: usize,
    apart: impl Fn(&K, &K) -> bool,
    mark: impl Fn(&K) -> u64,
) -> Vec<Range<usize>> {
    let keys = &entries.keys;
    let near = entries.text.len() / parts / 4;
    let mut ranges = Vec::with_capacity(parts);
    let mut start = 0;
    for part in 1..parts {
        let due = entries.text.len() * part / parts;
        let at = |place: usize| keys.partition_point(|(_, end)| *end < place).max(start);
        let may = |at: &usize| keys.get(at + 1).is_some_and(|next| apart(&keys[*at].0, &next.0));
        let chosen = (at(due.saturating_sub(near))..at(due + near)).filter(may).min_by_key(|at| mark(&keys[*at].0));
        let Some(last) = chosen.or_else(|| (at(due)..keys.len()).find(may)) else { break };
        ranges.push(start..last + 1);
        start = last + 1;
    }
    ranges.push(start..keys.len());
    // A small site may have fewer entries than files were planned.
    ranges.resize(parts, keys.len()..keys.len());
    ranges
}

/// A number that says nothing of the value, and is always the same for it.
fn mark(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

fn text_of<K>(entries: &Entries<K>, at: usize) -> &str {
    let start = if at == 0 { 0 } else { entries.keys[at - 1].1 };
    &entries.text[start..entries.keys[at].1]
}

/// Words: their toned forms between spaces, and their documents one after the other. The bounds are folded forms.
pub fn words(entries: &Entries<usize>, lexicon: &Lexicon, parts: usize) -> Shards {
    let folded = |form: usize| lexicon.forms[form].folded.as_str();
    let ranges = cut(entries, parts, |a, b| folded(*a) != folded(*b), |form| mark(&folded(*form)));
    let mut bounds: Vec<&str> = Vec::with_capacity(parts);
    let mut shards = Vec::with_capacity(parts);
    for range in ranges {
        let mut shard = Shard::default();
        // Nothing is looked up beyond the last word.
        bounds.push(range.clone().next().map_or("\u{ffff}", |first| folded(entries.keys[first].0)));
        for at in range {
            if !shard.words.is_empty() {
                shard.words.push(' ');
            }
            shard.words.push_str(&lexicon.forms[entries.keys[at].0].toned);
            shard.entries.push_str(text_of(entries, at));
        }
        shards.push(shard);
    }
    Shards { shards, bounds: bounds.join(" ") }
}

/// Pairs: each by how much its second syllable is beyond the last one's; or a zero, how much its first syllable is
/// beyond, and its second.
pub fn pairs(entries: &Entries<Pair>, parts: usize) -> Shards {
    let ranges = cut(entries, parts, |_, _| true, mark);
    let mut bounds = String::new();
    let mut shards = Vec::with_capacity(parts);
    let mut bound: Pair = (0, 0);
    for range in ranges {
        let mut shard = Shard::default();
        let first = range.clone().next().map_or((bound.0 + 1, 0), |first| entries.keys[first].0);
        put_step(&mut bounds, bound, first);
        bound = first;
        let mut last: Option<Pair> = None;
        for at in range {
            let key = entries.keys[at].0;
            match last {
                Some(last) if last.0 == key.0 => put(&mut shard.entries, (key.1 - last.1) as usize),
                _ => {
                    put(&mut shard.entries, 0);
                    put(&mut shard.entries, (key.0 - last.map_or(0, |last| last.0)) as usize);
                    put(&mut shard.entries, key.1 as usize);
                }
            }
            shard.entries.push_str(text_of(entries, at));
            last = Some(key);
        }
        shards.push(shard);
    }
    Shards { shards, bounds }
}

/// How far the first syllable is from the last bound's, and the second: from its, or in itself.
fn put_step(out: &mut String, from: Pair, to: Pair) {
    put(out, (to.0 - from.0) as usize);
    put(out, if to.0 == from.0 { (to.1 - from.1) as usize } else { to.1 as usize });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries of these lengths, called by their numbers.
    fn entries(lengths: &[usize]) -> Entries<Pair> {
        let mut text = String::new();
        let keys = lengths.iter().enumerate().map(|(number, length)| {
            text.push_str(&"x".repeat(*length));
            ((number as u32, 0), text.len())
        });
        let keys = keys.collect();
        Entries { keys, text }
    }

    #[test]
    fn what_grows_in_one_place_moves_few_cuts() {
        let mut lengths: Vec<usize> = (0..4000).map(|n| 3 + n * 7 % 11).collect();
        let cuts = |lengths: &[usize]| cut(&entries(lengths), 40, |_, _| true, mark);
        let before = cuts(&lengths);
        lengths[100] += 20;
        let after = cuts(&lengths);
        let same = before.iter().zip(&after).filter(|(a, b)| a == b).count();
        assert!(same >= 25, "{same} of 40");
        assert!(after.iter().map(|range| range.len()).max() < Some(160), "none is much larger than the others");
        assert_eq!(after.iter().map(|range| range.len()).sum::<usize>(), 4000);
    }

    #[test]
    fn there_are_as_many_parts_as_were_planned() {
        for lengths in [&[][..], &[5], &[5, 5], &[900, 1, 1, 1]] {
            let ranges = cut(&entries(lengths), 3, |_, _| true, mark);
            assert_eq!((ranges.len(), ranges.iter().map(|range| range.len()).sum::<usize>()), (3, lengths.len()));
        }
        assert_eq!(cut(&entries(&[5; 9]), 3, |_, _| false, mark), [0..9, 9..9, 9..9]);
    }
}
