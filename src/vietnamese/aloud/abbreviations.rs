//! What is written short, and what is said for it.

use super::letters::before_cue;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The table that every site has.
const BUILT_IN: &str = include_str!("abbreviations.txt");

/// Abbreviations with their words: those of a site's own, those for anything, and what the signs of documents mean.
#[derive(Debug, Clone)]
pub struct Abbreviations {
    own: BTreeMap<String, String>,
    all: BTreeMap<String, String>,
    documents: BTreeMap<String, String>,
    issuers: BTreeMap<String, String>,
    /// All of a text's short forms by their first letters, the longest first: most words begin with none.
    openings: FxHashMap<char, Vec<String>>,
}

impl Default for Abbreviations {
    /// The table that is built in.
    fn default() -> Self {
        let mut table = Abbreviations {
            own: BTreeMap::new(),
            all: BTreeMap::new(),
            documents: BTreeMap::new(),
            issuers: BTreeMap::new(),
            openings: FxHashMap::default(),
        };
        let mut section = "";
        for line in BUILT_IN.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = name;
            } else if let Some((short, words)) = line.split_once(" = ") {
                let list = match section {
                    "văn bản" => &mut table.documents,
                    "cơ quan" => &mut table.issuers,
                    _ => &mut table.all,
                };
                list.insert(short.to_owned(), words.to_owned());
            }
        }
        table.opened()
    }
}

impl Abbreviations {
    /// The table with a site's own; a short form that is there already gets these words.
    pub fn with<'a>(mut self, own: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        for (short, words) in own {
            self.own.insert(short.to_owned(), words.to_owned());
        }
        self.opened()
    }

    /// The table with its short forms by their first letters.
    fn opened(mut self) -> Self {
        self.openings.clear();
        for short in self.own.keys().chain(self.all.keys().filter(|short| !self.own.contains_key(*short))) {
            let Some(first) = short.chars().next() else { continue };
            self.openings.entry(first).or_default().push(short.clone());
        }
        for forms in self.openings.values_mut() {
            forms.sort_by_key(|short| std::cmp::Reverse(short.len()));
        }
        self
    }

    /// The words of exactly this short form.
    pub(super) fn words(&self, short: &str) -> Option<&str> {
        self.own.get(short).or_else(|| self.all.get(short)).map(String::as_str)
    }

    /// Every short form at the beginning of `text`, the longest first, with its words.
    pub(super) fn at<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
        let forms = text.chars().next().and_then(|first| self.openings.get(&first)).into_iter().flatten();
        let written = forms.filter(|short| text.starts_with(short.as_str()));
        written.filter_map(|short| Some((&text[..short.len()], self.words(short)?)))
    }

    /// What kind of document a sign tells.
    pub(super) fn document(&self, sign: &str) -> Option<&str> {
        self.documents.get(sign).map(String::as_str)
    }

    /// Whether text ends with the name of a kind of document, letter case aside.
    pub(super) fn names_document(&self, text: &str) -> bool {
        const OTHERS: [&str; 5] = ["luật", "pháp lệnh", "văn bản", "điều lệ", "giấy phép"];
        self.documents.values().map(String::as_str).chain(OTHERS).any(|name| before_cue(text, name).is_some())
    }

    /// Whom a sign names.
    pub(super) fn issuer(&self, sign: &str) -> Option<&str> {
        self.own.get(sign).or_else(|| self.issuers.get(sign)).or_else(|| self.all.get(sign)).map(String::as_str)
    }
}
