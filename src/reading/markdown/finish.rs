//! What can be given only when the whole text is read: the ids of its headings and the numbers of its
//! footnotes.

use super::Report;
use crate::diagnostic::{Code, Message};
use crate::doc::{Block, Change, Doc, Footnote, Heading, Inline, plain, walk_blocks_mut};
use crate::vietnamese;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A footnote as it was defined.
pub struct Definition {
    pub label: String,
    pub blocks: Vec<Block>,
    pub range: Range<usize>,
}

/// The footnotes met while reading. Until they are numbered, a reference holds its label's key.
#[derive(Default)]
pub struct Notes {
    keys: BTreeMap<String, u32>,
    definitions: BTreeMap<u32, Definition>,
}

impl Notes {
    /// The same number for the same label. Case does not matter, as with GitHub.
    pub fn key(&mut self, label: &str) -> u32 {
        let next = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        *self.keys.entry(label.to_lowercase()).or_insert(next)
    }

    /// Takes `definition`, unless its label is defined already: then it is given back.
    pub fn define(&mut self, definition: Definition) -> Option<Definition> {
        let key = self.key(&definition.label);
        match self.definitions.entry(key) {
            std::collections::btree_map::Entry::Occupied(_) => Some(definition),
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(definition);
                None
            }
        }
    }
}

/// The text of `blocks` and `notes`, with ids and numbers.
pub fn finish(mut blocks: Vec<Block>, notes: Notes, report: &mut Report<'_>) -> Doc {
    if has_headings(&blocks) {
        name_headings(&mut blocks);
    }
    let footnotes = number(&mut blocks, notes, report);
    Doc { blocks, footnotes }
}

pub fn report_unused(definition: &Definition, again: bool, report: &mut Report<'_>) {
    let help = match again {
        true => "help-footnote-again",
        false => "help-footnote-unused",
    };
    let finding = report
        .at(Code::UnusedFootnote, definition.range.clone())
        .arg("label", definition.label.as_str())
        .help(Message::new(help).arg("label", definition.label.as_str()));
    report.push(finding);
}

/// Gives footnotes their numbers in the order of their first mention: in the text, then in the
/// footnotes themselves.
fn number(blocks: &mut [Block], notes: Notes, report: &mut Report<'_>) -> Vec<Footnote> {
    let mut definitions = notes.definitions;
    if notes.keys.is_empty() {
        return Vec::new();
    }
    let mut numbering = Numbering::default();
    walk_blocks_mut(blocks, &mut numbering);
    let mut footnotes: Vec<Footnote> = Vec::new();
    while let Some(key) = numbering.order.get(footnotes.len()) {
        let (mut blocks, range) = match definitions.remove(key) {
            Some(definition) => (definition.blocks, definition.range),
            None => (Vec::new(), 0..0),
        };
        walk_blocks_mut(&mut blocks, &mut numbering);
        footnotes.push(Footnote { blocks, mentions: 0, span: report.span(range) });
    }
    for (footnote, mentions) in footnotes.iter_mut().zip(&numbering.mentions) {
        footnote.mentions = *mentions;
    }
    for unused in definitions.values() {
        report_unused(unused, false, report);
    }
    footnotes
}

#[derive(Default)]
struct Numbering {
    /// The keys in the order of their numbers.
    order: Vec<u32>,
    numbers: BTreeMap<u32, u32>,
    mentions: Vec<u32>,
}

impl Change for Numbering {
    fn inline(&mut self, inline: &mut Inline) {
        let Inline::FootnoteRef { number, mention } = inline else {
            return;
        };
        let key = *number;
        *number = *self.numbers.entry(key).or_insert_with(|| {
            self.order.push(key);
            self.mentions.push(0);
            self.order.len() as u32
        });
        if let Some(mentions) = self.mentions.get_mut(*number as usize - 1) {
            *mentions += 1;
            *mention = *mentions;
        }
    }
}

fn has_headings(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Heading(_) => true,
        Block::Quote(inner) | Block::Alert(_, inner) => has_headings(inner),
        Block::List(list) => list.items.iter().any(|item| has_headings(&item.blocks)),
        _ => false,
    })
}

/// Gives every heading an id of its own. Ids the writer chose come first: other pages may link there.
fn name_headings(blocks: &mut [Block]) {
    let mut names = Names::default();
    walk_blocks_mut(blocks, &mut Chosen(&mut names));
    walk_blocks_mut(blocks, &mut names);
}

#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
    /// The last number given to an id that was wanted again: a thousand equal headings are no reason
    /// to count from 2 a thousand times.
    last: BTreeMap<String, u64>,
}

impl Names {
    fn take(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        while self.taken.contains(&id) {
            let last = self.last.entry(wanted.to_owned()).or_insert(1);
            *last += 1;
            id = format!("{wanted}-{last}");
        }
        self.taken.insert(id.clone());
        id
    }
}

struct Chosen<'a>(&'a mut Names);

impl Change for Chosen<'_> {
    fn heading(&mut self, heading: &mut Heading) {
        if !heading.id.is_empty() {
            heading.id = self.0.take(&heading.id);
        }
    }
}

impl Change for Names {
    fn heading(&mut self, heading: &mut Heading) {
        if heading.id.is_empty() {
            let text = plain(&heading.content, &|_| String::new());
            heading.id = self.take(&id_of(&text));
        }
    }
}

/// Whether `id` is one that writers give to footnotes and their mentions.
pub fn is_of_footnote(id: &str) -> bool {
    id.starts_with("fn-") || id.starts_with("fnref-")
}

/// The id for a heading that says `text`. It begins with a letter, as XML wants of ids in EPUB, and is
/// none of those that writers give to footnotes (`fn-1`, `fnref-1`).
pub fn id_of(text: &str) -> String {
    let slug = vietnamese::slug(text);
    match slug.chars().next() {
        None => "muc".to_owned(),
        Some(first) if !first.is_ascii_alphabetic() || is_of_footnote(&slug) => format!("muc-{slug}"),
        Some(_) => slug,
    }
}
