//! Search: an index that the reader's browser asks by itself, from any host and from a folder on a disk.
//!
//! The index is made of texts, not of pages: what a page says, without its frame. It is cut into small files, each a
//! script that calls one function, because a browser that opens a page from a disk loads nothing else. `tim-muc-luc.js`
//! and `tim-kiem.js` of the theme `sen` read it; they must agree with what is here, and `tests/browser/search` holds
//! them to it.
//!
//! | file | holds | is fetched |
//! |---|---|---|
//! | `goc.js` | the list of common words, and where everything is | first |
//! | `ten.js` | the names of people, collectives, units | first |
//! | `loc.js` | units, fields, awards and years of every document | once there are results |
//! | `sach.js` | where documents stand in yearbooks, if the site has any | once there are results |
//! | `c/*.js` | pairs of words | for each two words of a question |
//! | `t/*.js` | single words | for a question of one word, or where pairs find too little |
//! | `m/*.js` | titles and addresses | for the results that are shown |
//! | `v/*.js` | texts | for the results that are in sight, to quote from them |
//! | `s/*.js` | tags of the files of the four sorts above | for the first of them |
//!
//! Each file's name has its tag too, by its content: `c/12.3f9c1a2b.js`. The search page tells that of `goc.js`, which tells
//! those of `ten.js`, `loc.js`, `sach.js` and `s/*.js`. So an edit makes new names for what it changes, and for nothing else.
//!
//! What is held back is not here: `gather` asks only the lists of the site. Nothing here reads or writes files.

mod document;
mod draft;
mod facets;
mod folios;
mod gather;
mod lexicon;
mod lists;
mod number;
mod postings;
mod reading;
mod shards;
mod suggest;
mod text;

use crate::digest::Digest;
use crate::path::Route;
use crate::plan::{SearchFile, SearchLayout};
use crate::theme::html::script_json;
use crate::view::View;
use document::Document;
use facets::{Facets, Vocabularies};
use folios::Folios;
use lexicon::Lexicon;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
pub use suggest::Suggestions;
use text::Coder;

/// The index of a site, as the contents of its files.
#[derive(Debug)]
pub struct Index {
    files: BTreeMap<SearchFile, Made>,
    sorts: Vec<SortCount>,
}

/// A file as it is written, and its tag.
#[derive(Debug)]
struct Made {
    bytes: Vec<u8>,
    tag: String,
}

/// How many documents there are of a sort.
#[derive(Debug, Serialize)]
pub struct SortCount {
    name: &'static str,
    count: usize,
}

/// Titles, and the addresses that go with them.
#[derive(Debug, Default)]
struct Records {
    titles: String,
    routes: String,
}

/// What the reader must know before anything else.
#[derive(Serialize)]
struct Root<'a> {
    documents: usize,
    /// Of each sort its name, the folder of its addresses, and its first document.
    sorts: Vec<(&'static str, &'static str, usize)>,
    /// Documents before this one are known by their names.
    named: usize,
    words: String,
    gaps: &'a [&'a str],
    word_bounds: &'a str,
    pair_bounds: &'a str,
    /// The first document of each file of texts.
    text_bounds: String,
    /// How many titles a file holds.
    record_size: usize,
    /// How many files there are of words, pairs, titles and texts.
    shards: [usize; 4],
    /// How many tags a file of tags holds.
    tags_size: usize,
    /// Whether there is a file of folios.
    books: bool,
    /// The tags of the names, of the facets, of the folios and of the files of tags, one after the other.
    tags: String,
}

impl Index {
    /// Makes the index of a site.
    pub fn of(view: &View, layout: SearchLayout) -> Index {
        let (documents, vocabularies) = gather::gather(view);
        let folios = Folios::of(view, &documents);
        Index::new(&documents, &vocabularies, &folios, layout)
    }

    /// Makes the index of documents that are in the order of their sorts.
    fn new(documents: &[Document], vocabularies: &Vocabularies, folios: &Folios, layout: SearchLayout) -> Index {
        let reading = reading::read(documents);
        let lexicon = Lexicon::of(&reading, text::RESERVED);
        let coder = Coder::new(&reading, &lexicon);
        let spread = lexicon.spread();
        let ((words, pairs), texts) = rayon::join(
            || {
                let words = postings::words(&reading, &lexicon);
                let pairs = postings::pairs(&reading, &lexicon, &spread);
                (shards::words(&words, &lexicon, layout.words), shards::pairs(&pairs, layout.pairs))
            },
            || {
                let coded = |script: &reading::Script| {
                    let mut out = String::new();
                    coder.pieces(script.pieces.iter().map(|(_, tokens)| tokens.as_slice()), &mut out);
                    out
                };
                reading.scripts.par_iter().map(coded).collect::<Vec<String>>()
            },
        );
        let (texts, text_bounds) = packed(&texts, layout.texts);
        let named = documents.partition_point(|document| document.sort.is_named());
        let record = |documents: &[Document], scripts: &[reading::Script]| {
            let mut records = Records::default();
            for (at, (document, script)) in documents.iter().zip(scripts).enumerate() {
                coder.title(&script.title, &mut records.titles);
                if at > 0 {
                    records.routes.push('\n');
                }
                records.routes.push_str(&address(document));
            }
            records
        };
        let record_size = (documents.len() - named).div_ceil(layout.records.max(1)).max(1);
        let mut records: Vec<Records> = documents[named..]
            .chunks(record_size)
            .zip(reading.scripts[named..].chunks(record_size))
            .map(|(documents, scripts)| record(documents, scripts))
            .collect();
        records.resize_with(layout.records, Records::default);
        let names = record(&documents[..named], &reading.scripts[..named]);
        let content = |file: &SearchFile| match *file {
            SearchFile::Words(at) => json(&[&words.shards[at].words, &words.shards[at].entries]),
            SearchFile::Pairs(at) => json(&[&pairs.shards[at].entries]),
            SearchFile::Records(at) => json(&[&records[at].titles, &records[at].routes]),
            SearchFile::Texts(at) => json(&[&texts[at]]),
            SearchFile::Names => json(&[&names.titles, &names.routes]),
            SearchFile::Facets => json(&Facets::of(documents, vocabularies)),
            SearchFile::Folios => json(folios),
            // These tell of the others.
            SearchFile::Root | SearchFile::Tags(_) => String::new(),
        };
        let made = |file: SearchFile| (file, Made::of(file, &content(&file)));
        let shards: Vec<SearchFile> = layout.shards().collect();
        let mut files: BTreeMap<SearchFile, Made> = shards.par_iter().map(|file| made(*file)).collect();
        files.extend(layout.single().map(made));
        let tag = |file: &SearchFile| files[file].tag.as_str();
        let lists: Vec<String> = shards.chunks(SearchLayout::TAGS).map(|some| some.iter().map(tag).collect()).collect();
        files
            .extend((0..).map(SearchFile::Tags).zip(&lists).map(|(file, list)| (file, Made::of(file, &json(&[list])))));
        let named_in_root = layout.single().chain((0..lists.len()).map(SearchFile::Tags));
        let root = Root {
            documents: documents.len(),
            sorts: sorts(documents),
            named,
            words: lexicon.listed.join(" "),
            gaps: &coder.gaps,
            word_bounds: &words.bounds,
            pair_bounds: &pairs.bounds,
            text_bounds,
            record_size,
            shards: [layout.words, layout.pairs, layout.records, layout.texts],
            tags_size: SearchLayout::TAGS,
            books: layout.books,
            tags: named_in_root.map(|file| files[&file].tag.as_str()).collect(),
        };
        let root = Made::of(SearchFile::Root, &json(&root));
        files.insert(SearchFile::Root, root);
        Index { files, sorts: counted(documents) }
    }

    /// The sorts of documents that there are.
    pub fn sorts(&self) -> &[SortCount] {
        &self.sorts
    }

    /// The address of one of its files; nothing for one that this index does not have.
    pub fn route(&self, file: SearchFile) -> Option<Route> {
        self.files.get(&file).map(|made| file.route().tagged(&made.tag))
    }

    /// The bytes of one of its files.
    pub fn file(&self, file: SearchFile) -> &[u8] {
        self.files.get(&file).map_or(&[], |made| &made.bytes)
    }
}

impl Made {
    fn of(file: SearchFile, content: &str) -> Self {
        let bytes = format!("senTim({},{content});\n", json(&file.name())).into_bytes();
        Made { tag: Digest::of(&bytes).tag(), bytes }
    }
}

/// Where each sort of document begins.
fn sorts(documents: &[Document]) -> Vec<(&'static str, &'static str, usize)> {
    let mut first = 0;
    documents
        .chunk_by(|a, b| a.sort == b.sort)
        .map(|group| {
            let start = first;
            first += group.len();
            (group[0].sort.name(), group[0].sort.folder(), start)
        })
        .collect()
}

fn counted(documents: &[Document]) -> Vec<SortCount> {
    documents
        .chunk_by(|a, b| a.sort == b.sort)
        .map(|group| SortCount { name: group[0].sort.name(), count: group.len() })
        .collect()
}

/// An address without what its sort and title tell: nothing for `/ho-so/nguyen-van-mau/` of Nguyễn Văn Mẫu; else how
/// many characters of the folded title to leave out, `~`, and the rest; else the whole address.
fn address(document: &Document) -> String {
    let route = document.route.as_str();
    let folder = document.sort.folder();
    let Some(id) = route
        .strip_prefix('/')
        .and_then(|rest| rest.strip_prefix(folder)?.strip_prefix('/'))
        .and_then(|rest| rest.strip_suffix('/'))
    else {
        return route.to_owned();
    };
    let guess = crate::vietnamese::fold(&document.title).replace(' ', "-");
    if guess == id {
        return String::new();
    }
    // Numbers and letters of the title are plain wherever an address is.
    let same = guess.bytes().zip(id.bytes()).take_while(|(a, b)| a == b && a.is_ascii()).count();
    let dropped = guess[same..].chars().map(char::len_utf16).sum::<usize>();
    let dropped = if dropped == 0 { String::new() } else { dropped.to_string() };
    format!("{dropped}~{}", &id[same..])
}

/// Texts one after the other in files of about the same size, and the first document of each file.
fn packed(texts: &[String], parts: usize) -> (Vec<String>, String) {
    let total: usize = texts.iter().map(String::len).sum();
    let (mut files, mut bounds) = (Vec::with_capacity(parts), String::new());
    let (mut file, mut done, mut first, mut last) = (String::new(), 0, 0, 0);
    for (number, text) in texts.iter().enumerate() {
        file.push_str(text);
        done += text.len();
        if files.len() + 1 < parts && done >= total * (files.len() + 1) / parts {
            number::put(&mut bounds, first - last);
            last = first;
            files.push(std::mem::take(&mut file));
            first = number + 1;
        }
    }
    number::put(&mut bounds, first - last);
    files.push(file);
    files.resize(parts, String::new());
    (files, bounds)
}

fn json(value: &impl Serialize) -> String {
    // These types hold nothing that JSON could refuse.
    let json = serde_json::to_string(value).unwrap_or_default();
    script_json(&json).into_owned()
}
