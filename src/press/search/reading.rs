//! Texts as sequences of words and of what stands between them, each different one stored once.
//!
//! A big site repeats a few thousand syllables five million times: so all that is slow (folding, placing tones) is
//! done once for each different spelling, and the rest works on numbers.

use super::document::{Document, Place};
use crate::vietnamese::is_wordy;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// A word and what stands before it; both as numbers of the [`Reading`].
#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub gap: u32,
    /// [`END`] for what stands after the last word.
    pub word: u32,
}

pub const END: u32 = u32::MAX;

/// The words of one document.
#[derive(Debug, Default)]
pub struct Script {
    pub title: Vec<Token>,
    /// The words of each piece.
    pub pieces: Vec<(Place, Vec<Token>)>,
}

/// All documents read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// Different words as written.
    pub words: Vec<&'a str>,
    /// Different texts between words.
    pub gaps: Vec<&'a str>,
    /// In the order of the documents.
    pub scripts: Vec<Script>,
}

/// Different texts, numbered as they come.
#[derive(Debug, Default)]
struct Names<'a> {
    numbers: FxHashMap<&'a str, u32>,
    texts: Vec<&'a str>,
}

impl<'a> Names<'a> {
    fn number(&mut self, text: &'a str) -> u32 {
        let texts = &mut self.texts;
        *self.numbers.entry(text).or_insert_with(|| {
            texts.push(text);
            u32::try_from(texts.len() - 1).unwrap_or(END)
        })
    }
}

/// Documents that one thread reads at a time.
const BATCH: usize = 64;

pub fn read(documents: &[Document]) -> Reading<'_> {
    let batches: Vec<(Names<'_>, Names<'_>, Vec<Script>)> = documents
        .par_chunks(BATCH)
        .map(|batch| {
            let (mut words, mut gaps) = (Names::default(), Names::default());
            let scripts = batch
                .iter()
                .map(|document| Script {
                    title: tokens(&document.title, &mut words, &mut gaps),
                    pieces: document
                        .pieces
                        .iter()
                        .map(|piece| (piece.place, tokens(&piece.text, &mut words, &mut gaps)))
                        .filter(|(_, tokens)| !tokens.is_empty())
                        .collect(),
                })
                .collect();
            (words, gaps, scripts)
        })
        .collect();
    let (mut words, mut gaps) = (Names::default(), Names::default());
    let mut scripts = Vec::with_capacity(documents.len());
    for (its_words, its_gaps, its_scripts) in batches {
        let to_words: Vec<u32> = its_words.texts.into_iter().map(|text| words.number(text)).collect();
        let to_gaps: Vec<u32> = its_gaps.texts.into_iter().map(|text| gaps.number(text)).collect();
        let renumber = |tokens: &mut Vec<Token>| {
            for token in tokens {
                token.gap = to_gaps[token.gap as usize];
                token.word = to_words.get(token.word as usize).copied().unwrap_or(END);
            }
        };
        for mut script in its_scripts {
            renumber(&mut script.title);
            script.pieces.iter_mut().for_each(|(_, tokens)| renumber(tokens));
            scripts.push(script);
        }
    }
    Reading { words: words.texts, gaps: gaps.texts, scripts }
}

/// The words of a text; none when it has no word, however much stands between.
fn tokens<'a>(text: &'a str, words: &mut Names<'a>, gaps: &mut Names<'a>) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_wordy) {
        let length = rest[start..].find(|c| !is_wordy(c)).unwrap_or(rest.len() - start);
        let (word, after) = rest[start..].split_at(length);
        tokens.push(Token { gap: gaps.number(&rest[..start]), word: words.number(word) });
        rest = after;
    }
    if !tokens.is_empty() {
        tokens.push(Token { gap: gaps.number(rest), word: END });
    }
    tokens
}
