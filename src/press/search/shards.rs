//! An index cut into files of about the same size, so that a question fetches little.

use super::lexicon::Lexicon;
use super::number::put;
use super::postings::{Entries, Pair};

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

/// For each part the entries that go into it, cut only where `apart` says that two entries may be apart.
fn cut<K>(entries: &Entries<K>, parts: usize, apart: impl Fn(&K, &K) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::with_capacity(parts);
    let mut start = 0;
    for (at, pair) in entries.keys.windows(2).enumerate() {
        let due = entries.text.len() * (ranges.len() + 1) / parts;
        if ranges.len() + 1 < parts && pair[0].1 >= due && apart(&pair[0].0, &pair[1].0) {
            ranges.push(start..at + 1);
            start = at + 1;
        }
    }
    ranges.push(start..entries.keys.len());
    // A small site may have fewer entries than files were planned.
    ranges.resize(parts, entries.keys.len()..entries.keys.len());
    ranges
}

fn text_of<K>(entries: &Entries<K>, at: usize) -> &str {
    let start = if at == 0 { 0 } else { entries.keys[at - 1].1 };
    &entries.text[start..entries.keys[at].1]
}

/// Words: their toned forms between spaces, and their documents one after the other. The bounds are folded forms.
pub fn words(entries: &Entries<usize>, lexicon: &Lexicon, parts: usize) -> Shards {
    let folded = |form: usize| lexicon.forms[form].folded.as_str();
    let ranges = cut(entries, parts, |a, b| folded(*a) != folded(*b));
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
    let ranges = cut(entries, parts, |_, _| true);
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
