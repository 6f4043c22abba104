//! Articles typed in Word: from the bytes of a .docx to a text of ours, its pictures, and what did not come along.
//!
//! - `package`: what the file really is, its parts, their sizes as they unpack
//! - `styles`, `numbering`, `symbol`, `graphics`: what Word says elsewhere than in the text
//! - `reader`: the parts to a [`Paper`], with `rows` for tables and `drawn` for pictures; `paper`: what that holds; `loss`: what has no place in it
//! - `head`: title, byline, source; `tidy`: the dirt of typing; `table`, `compose`: blocks
//! - `proof`: that every visible character has arrived, or is named
//!
//! Not here: where the files go (`articles`), and what is said of it (`cli`).

mod compose;
mod drawn;
mod graphics;
mod head;
mod loss;
mod numbering;
mod package;
mod paper;
mod proof;
mod reader;
mod rows;
mod styles;
mod symbol;
mod table;
mod tidy;

pub use head::Source;
pub use loss::{Kind, Loss};

use crate::diagnostic::{Message, Span};
use crate::doc::Doc;
use crate::path::SourcePath;
use crate::reading::markdown;
use crate::write;
use loss::beginning;
use package::{Package, Relation, parse};
use paper::Paper;
use reader::Reader;
use std::collections::BTreeMap;

/// An article as it will be written.
#[derive(Debug)]
pub struct Article {
    pub title: String,
    pub author: Option<String>,
    pub source: Option<Source>,
    /// As it is read back from `markdown`.
    pub doc: Doc,
    pub markdown: String,
    /// With the names under which the text calls them.
    pub pictures: Vec<(String, Vec<u8>)>,
    pub losses: Vec<Loss>,
}

/// Reads a paper. `name` is that of its file, for a paper without a title.
///
/// # Errors
/// When it is no .docx, damaged, protected by a password, or larger than anybody writes.
pub fn read(bytes: &[u8], name: &str) -> Result<Article, Message> {
    let package = Package::open(bytes)?;
    let main = package.text()?;
    let (paper, seen) = paper(&package, &main)?;
    let Paper { mut parts, notes, pictures, mut losses } = paper;
    let head = head::take(&mut parts, name);
    let composed = compose::compose(parts, notes, pictures, &mut losses);
    let markdown = write::markdown::markdown(&composed.doc);
    let place = SourcePath::new("content/bai-viet/index.md");
    let options = markdown::Options { raw_html: false, source: &place, place: &|span: Span| span };
    let (doc, _) = markdown::read(&markdown, &options);
    losses.extend(proof::missing(&seen, &head.taken, &composed.marks, &doc, &losses));
    losses.sort_by_key(|loss| !loss.kind.is_lost());
    Ok(Article {
        title: head.title,
        author: head.author,
        source: head.source,
        doc,
        markdown,
        pictures: composed.pictures,
        losses,
    })
}

/// The paper, and what is to be seen in it, paragraph by paragraph.
fn paper(package: &Package, main: &str) -> Result<(Paper, Vec<String>), Message> {
    let relations = package.relations(main)?;
    let part_of = |wanted: &str| {
        relations.values().find_map(|(kind, to)| match to {
            Relation::Part(part) if kind == wanted => Some(part.clone()),
            _ => None,
        })
    };
    let tree_text = |kind: &str| match part_of(kind) {
        Some(part) => package.xml(&part),
        None => Ok(None),
    };
    let mut styles = match tree_text("styles")? {
        Some(text) => styles::Styles::read(parse(&text)?.root_element()),
        None => styles::Styles::default(),
    };
    let numbering = match tree_text("numbering")? {
        Some(text) => numbering::Numbering::read(parse(&text)?.root_element()),
        None => numbering::Numbering::default(),
    };
    if let Some(text) = package.xml(main)? {
        let seen = proof::visible(parse(&text)?.root_element(), &styles).join("\n");
        styles.see(&seen);
    }
    let mut reader = Reader::new(package, &styles, numbering);
    let mut seen = Vec::new();
    let parts = reader.within(main, |reader, tree| {
        let body = package::child(tree.root_element(), "body").ok_or_else(package::damaged)?;
        seen = proof::visible(body, &styles);
        reader.parts(body)
    })?;
    reader.paper.parts = parts.ok_or_else(package::damaged)?;
    notes(&mut reader, [part_of("footnotes"), part_of("endnotes")], &mut seen)?;
    margins(&mut reader, &relations)?;
    if let Some(text) = tree_text("comments")? {
        let tree = parse(&text)?;
        for comment in tree.root_element().children().filter(roxmltree::Node::is_element) {
            let words = beginning(&package::words(comment));
            if !words.is_empty() {
                let id = package::attribute(comment, "id").unwrap_or_default();
                let paragraph = reader.remarks.get(id).cloned().unwrap_or_default();
                reader.paper.losses.push(Loss { paragraph, ..Loss::new(Kind::Comment, words) });
            }
        }
    }
    if reader.underlined > 0 {
        let count = reader.underlined.to_string();
        reader.lose(Kind::Underlined, count);
    }
    Ok((reader.paper, seen))
}

/// Reads the notes that the text mentions, those at feet of pages and those at its end alike.
fn notes(reader: &mut Reader<'_>, parts: [Option<String>; 2], seen: &mut Vec<String>) -> Result<(), Message> {
    let mut read: BTreeMap<(bool, String), Vec<paper::Part>> = BTreeMap::new();
    let mentioned = reader.mentioned.clone();
    for (at_end, part) in [false, true].into_iter().zip(parts) {
        let Some(part) = part else { continue };
        reader.within(&part, |reader, tree| {
            for note in tree.root_element().children().filter(roxmltree::Node::is_element) {
                let Some(id) = package::attribute(note, "id") else { continue };
                let key = (at_end, id.to_owned());
                if mentioned.contains(&key) {
                    seen.extend(proof::visible(note, reader.styles));
                    let parts = reader.parts(note)?;
                    read.insert(key, parts);
                }
            }
            Ok(())
        })?;
    }
    reader.paper.notes = mentioned.iter().map(|key| read.remove(key).unwrap_or_default()).collect();
    Ok(())
}

/// Names what stands above and below every page: it belongs to the paper, and not to the text.
fn margins(reader: &mut Reader<'_>, relations: &BTreeMap<String, (String, Relation)>) -> Result<(), Message> {
    let mut told: Vec<String> = Vec::new();
    for (kind, to) in relations.values() {
        let Relation::Part(part) = to else { continue };
        if !matches!(kind.as_str(), "header" | "footer") {
            continue;
        }
        let Some(text) = reader.package.xml(part)? else { continue };
        let tree = parse(&text)?;
        let words = proof::visible(tree.root_element(), reader.styles).join(" ");
        // A page's number is no text.
        if words.chars().any(char::is_alphabetic) && !told.contains(&words) {
            reader.lose(Kind::Margin, beginning(&words));
            told.push(words);
        }
    }
    Ok(())
}
