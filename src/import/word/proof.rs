//! That every visible character has arrived. What is seen in a paper is gathered by a walk of its own, which knows nothing of
//! paragraphs' meanings, and looked for in the text as it is read back from what will be written.

use super::loss::{Kind, Loss, beginning};
use super::package::{attribute, child, chosen, is_contents};
use super::styles::{Manner, Role, Styles};
use super::symbol;
use crate::doc::{Block, Doc, Inline, Node as Met};
use crate::vietnamese::{self, Typeface};
use roxmltree::Node;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What is seen below a node, paragraph by paragraph; tables of contents, which pages make, left out.
pub fn visible(node: Node<'_, '_>, styles: &Styles) -> Vec<String> {
    let mut seen = Seen { styles, paragraphs: Vec::new() };
    seen.walk(node, None, &mut Vec::new());
    seen.paragraphs
}

struct Seen<'s> {
    styles: &'s Styles,
    paragraphs: Vec<String>,
}

/// Words by the typeface they are read in.
type Runs = Vec<(Option<Typeface>, String)>;

impl Seen<'_> {
    fn walk(&mut self, node: Node<'_, '_>, manner: Option<&Manner>, runs: &mut Runs) {
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => self.paragraph(child),
                "r" => self.run(child, manner, runs),
                "del" | "moveFrom" | "instrText" | "pPr" | "rPr" | "sdtPr" | "tblPr" | "tcPr" => {}
                "tr" if self::child(child, "trPr").is_some_and(|node| self::child(node, "del").is_some()) => {}
                "sdt" if is_contents(child) => {}
                "AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.walk(chosen, manner, runs);
                    }
                }
                "t" => push(runs, None, child.text().unwrap_or_default()),
                _ => self.walk(child, manner, runs),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let manner = self.styles.paragraph(child(node, "pPr"));
        let mut runs = Vec::new();
        let at = self.paragraphs.len();
        self.walk(node, Some(&manner), &mut runs);
        let text: String =
            runs.iter().map(|(face, text)| face.map_or_else(|| text.clone(), |face| face.read(text))).collect();
        if manner.role == Role::Contents {
            self.paragraphs.truncate(at);
        } else if !squeezed(&text).is_empty() {
            self.paragraphs.push(text);
        }
    }

    fn run(&mut self, node: Node<'_, '_>, manner: Option<&Manner>, runs: &mut Runs) {
        let looks = manner.map(|manner| self.styles.run(child(node, "rPr"), manner)).unwrap_or_default();
        if looks.hidden == Some(true) {
            return;
        }
        let font = looks.font.as_deref().unwrap_or_default();
        let face = self.styles.typeface(font);
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "t" if symbol::is_of_signs(font) => {
                    let signs = child.text().unwrap_or_default().chars();
                    push(runs, None, &signs.filter_map(|c| symbol::sign(font, u32::from(c))).collect::<String>());
                }
                "t" => push(runs, face, child.text().unwrap_or_default()),
                "noBreakHyphen" => push(runs, face, "-"),
                "softHyphen" => push(runs, face, "\u{ad}"),
                "sym" => {
                    let code = attribute(child, "char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    let sign = symbol::sign(attribute(child, "font").unwrap_or_default(), code.unwrap_or_default());
                    push(runs, None, &sign.map(String::from).unwrap_or_default());
                }
                "instrText" | "delText" | "rPr" => {}
                "AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.walk(chosen, manner, runs);
                    }
                }
                _ => self.walk(child, manner, runs),
            }
        }
    }
}

fn push(runs: &mut Runs, face: Option<Typeface>, text: &str) {
    match runs.last_mut() {
        Some((before, words)) if *before == face => words.push_str(text),
        _ => runs.push((face, text.to_owned())),
    }
}

/// A text as it is compared: without spaces, and with the forms of one character being one.
fn squeezed(text: &str) -> String {
    let cleaned = vietnamese::clean(text);
    let one = |c: char| match c {
        '\u{2212}' => '-',
        c => c,
    };
    let plain = cleaned.text.nfkc().map(one);
    plain.filter(|c| !c.is_whitespace() && !symbol::is_private(*c)).collect()
}

/// What was seen and is neither in `doc` nor among what the head `taken` was. `marks` were typed before items, and are
/// marks of lists now.
pub fn missing(seen: &[String], taken: &[String], marks: &[String], doc: &Doc, losses: &[Loss]) -> Vec<Loss> {
    let mut arrived = arrived(doc);
    for text in taken {
        arrived.push('\n');
        arrived.push_str(&squeezed(text));
    }
    let marks: Vec<String> = marks.iter().map(|mark| squeezed(mark)).collect();
    let mut found = Vec::new();
    let mut from = 0;
    let mut stood: BTreeMap<char, i64> = BTreeMap::new();
    for paragraph in seen {
        let whole = squeezed(paragraph);
        let text = match marks.iter().find(|mark| !arrived.contains(&whole) && whole.starts_with(mark.as_str())) {
            Some(mark) => &whole[mark.len()..],
            None => whole.as_str(),
        };
        for c in text.chars() {
            *stood.entry(c).or_default() += 1;
        }
        // In the order of the text first, so that what stands twice must be there twice.
        match arrived[from..].find(text) {
            Some(at) => from += at + text.len(),
            None if arrived.contains(text) => {}
            None => {
                let what = beginning(&lost(paragraph, &arrived));
                found.push(Loss { kind: Kind::Missing, paragraph: beginning(paragraph), what });
            }
        }
    }
    for c in arrived.chars() {
        if let Some(count) = stood.get_mut(&c) {
            *count -= 1;
        }
    }
    let short: String = stood.iter().filter(|(_, count)| **count > 0).map(|(c, _)| *c).collect();
    let told = losses.iter().any(|loss| loss.kind == Kind::Missing);
    if found.is_empty() && !told && !short.is_empty() {
        found.push(Loss::new(Kind::Missing, short));
    }
    found
}

/// The end of a paragraph from the first word that has not arrived behind the words before it.
fn lost(paragraph: &str, arrived: &str) -> String {
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let there = (1..=words.len()).take_while(|end| arrived.contains(&squeezed(&words[..*end].concat()))).count();
    words[there..].join(" ")
}

/// All words of a text, block by block.
fn arrived(doc: &Doc) -> String {
    let mut out = String::new();
    doc.walk(&mut |met| match met {
        Met::Block(Block::Figure(figure)) => {
            out.push('\n');
            out.push_str(&squeezed(figure.caption.as_deref().unwrap_or_default()));
        }
        Met::Block(Block::Code(code)) => {
            out.push('\n');
            out.push_str(&squeezed(&code.text));
        }
        Met::Block(_) => out.push('\n'),
        Met::Inline(Inline::Text(text) | Inline::Code(text)) => out.push_str(&squeezed(text)),
        _ => {}
    });
    out
}
