//! From parts of XML to a [`Paper`]: paragraphs with their runs, tables, notes. Tracked changes are taken as accepted. What
//! has no place in a text is told as a [`Loss`], with its words where it has some.

use super::loss::{Kind, Loss, beginning};
use super::numbering::{Label, Numbering};
use super::package::{Package, Relation, attribute, child, chosen, is_contents, parse, words};
use super::paper::{Face, Paper, Paragraph, Part, Piece};
use super::styles::{Looks, Manner, Raised, Role, Styles};
use super::symbol;
use crate::diagnostic::Message;
use crate::doc::To;
use crate::reading::markdown::target;
use crate::vietnamese::Typeface;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

pub struct Reader<'a> {
    pub package: &'a Package,
    pub styles: &'a Styles,
    pub numbering: Numbering,
    /// Of the part that is being read.
    pub relations: BTreeMap<String, (String, Relation)>,
    pub paper: Paper,
    /// The notes in the order of their mention: whether it stands at the end, and its id.
    pub mentioned: Vec<(bool, String)>,
    /// Pictures by the part they are in.
    pub known_pictures: BTreeMap<String, usize>,
    pub underlined: usize,
    /// How the paragraph begins that a remark is about, by the remark's id.
    pub remarks: BTreeMap<String, String>,
    /// The fields that are open: they may go over paragraphs.
    fields: Vec<Field>,
}

/// A field: its command, then its result, which is what a reader sees (ECMA-376 part 1, 17.16).
#[derive(Default)]
struct Field {
    command: String,
    shows: bool,
}

/// A paragraph that is being read.
pub struct Line<'m> {
    manner: &'m Manner,
    raw: Vec<Raw>,
    /// What stands beside it: the paragraphs of text boxes.
    pub beside: Vec<Part>,
}

enum Raw {
    Words(String, Face, Option<Typeface>, Raised),
    Done(Piece),
}

impl Line<'_> {
    pub fn push(&mut self, piece: Piece) {
        self.raw.push(Raw::Done(piece));
    }
}

impl<'a> Reader<'a> {
    pub fn new(package: &'a Package, styles: &'a Styles, numbering: Numbering) -> Self {
        Reader {
            package,
            styles,
            numbering,
            relations: BTreeMap::new(),
            paper: Paper::default(),
            mentioned: Vec::new(),
            known_pictures: BTreeMap::new(),
            underlined: 0,
            remarks: BTreeMap::new(),
            fields: Vec::new(),
        }
    }

    pub fn lose(&mut self, kind: Kind, what: impl Into<String>) {
        self.paper.losses.push(Loss::new(kind, what));
    }

    /// What a body, a cell, a note or a text box holds.
    pub fn parts(&mut self, node: Node<'_, '_>) -> Result<Vec<Part>, Message> {
        let mut parts = Vec::new();
        self.collect(node, &mut parts)?;
        Ok(joined(parts))
    }

    fn collect(&mut self, node: Node<'_, '_>, parts: &mut Vec<Part>) -> Result<(), Message> {
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => self.paragraph(child, parts)?,
                "tbl" => {
                    let rows = self.table(child)?;
                    parts.push(Part::Table(rows));
                }
                "sdt" if is_contents(child) => self.lose(Kind::Contents, beginning(&words(child))),
                "del" | "moveFrom" => self.deleted(child),
                "altChunk" => self.lose(Kind::Part, "altChunk"),
                "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => self.collect(child, parts)?,
                "AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.collect(chosen, parts)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub fn deleted(&mut self, node: Node<'_, '_>) {
        let text = beginning(&words(node));
        if !text.is_empty() {
            self.lose(Kind::Deleted, text);
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, parts: &mut Vec<Part>) -> Result<(), Message> {
        let first_loss = self.paper.losses.len();
        let properties = child(node, "pPr");
        let manner = self.styles.paragraph(properties);
        let mut line = Line { manner: &manner, raw: Vec::new(), beside: Vec::new() };
        self.runs(node, None, &mut line)?;
        let beside = std::mem::take(&mut line.beside);
        let pieces = self.decoded(line.raw);
        let mut paragraph = Paragraph {
            pieces,
            role: manner.role,
            label: Label::None,
            level: manner.depth,
            centred: manner.centred,
            right: manner.right,
            joins: properties.and_then(|node| child(node, "rPr")).is_some_and(|node| child(node, "del").is_some()),
        };
        // Word draws a number before a paragraph that is empty, but nobody means one there.
        if let Some((list, level)) = manner.list.filter(|_| !paragraph.is_empty()) {
            paragraph.label = self.numbering.next(list, level);
        }
        let begins = beginning(&paragraph.text());
        for mark in node.descendants().filter(|node| node.tag_name().name() == "commentReference") {
            let id = attribute(mark, "id").unwrap_or_default().to_owned();
            self.remarks.entry(id).or_insert_with(|| begins.clone());
        }
        for loss in &mut self.paper.losses[first_loss..] {
            if loss.paragraph.is_empty() {
                loss.paragraph.clone_from(&begins);
            }
        }
        if manner.role == Role::Contents {
            if !begins.is_empty() {
                self.lose(Kind::Contents, begins);
            }
        } else {
            parts.push(Part::Paragraph(paragraph));
        }
        parts.extend(beside);
        Ok(())
    }

    /// What stands within a paragraph, a link or another wrapping.
    pub fn runs(&mut self, node: Node<'_, '_>, link: Option<&str>, line: &mut Line<'_>) -> Result<(), Message> {
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "r" => self.run(child, link, line)?,
                "hyperlink" => {
                    let address = self.address_of(child);
                    self.runs(child, address.as_deref().or(link), line)?;
                }
                "fldSimple" => {
                    let address = attribute(child, "instr").and_then(|command| self.address_in(command));
                    self.runs(child, address.as_deref().or(link), line)?;
                }
                "ins" | "moveTo" => {
                    let text = beginning(&words(child));
                    if !text.is_empty() {
                        self.lose(Kind::Inserted, text);
                    }
                    self.runs(child, link, line)?;
                }
                "del" | "moveFrom" => self.deleted(child),
                "oMath" | "oMathPara" => {
                    let text = words(child);
                    self.lose(Kind::Equation, text.as_str());
                    line.raw.push(Raw::Words(text, Face::default(), None, Raised::No));
                }
                "sdt" | "sdtContent" | "smartTag" | "customXml" | "dir" | "bdo" | "ruby" | "rubyBase" | "rt" => {
                    self.runs(child, link, line)?;
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.runs(chosen, link, line)?;
                    }
                }
                "subDoc" => self.lose(Kind::Part, "subDoc"),
                "contentPart" => self.lose(Kind::Ink, ""),
                _ => {}
            }
        }
        Ok(())
    }

    fn run(&mut self, run: Node<'_, '_>, link: Option<&str>, line: &mut Line<'_>) -> Result<(), Message> {
        let looks = self.styles.run(child(run, "rPr"), line.manner);
        if looks.hidden == Some(true) {
            let text = words(run);
            if !text.trim().is_empty() {
                self.lose(Kind::Hidden, beginning(&text));
            }
            return Ok(());
        }
        if looks.underlined == Some(true) && link.is_none() && !words(run).trim().is_empty() {
            self.underlined += 1;
        }
        self.run_parts(run, link, &looks, line)
    }

    fn run_parts(
        &mut self,
        run: Node<'_, '_>,
        link: Option<&str>,
        looks: &Looks,
        line: &mut Line<'_>,
    ) -> Result<(), Message> {
        for node in run.children().filter(Node::is_element) {
            let name = node.tag_name().name();
            match name {
                "fldChar" => self.field(attribute(node, "fldCharType").unwrap_or_default()),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.command.push_str(node.text().unwrap_or_default());
                    }
                }
                _ if self.fields.iter().any(|field| !field.shows) => {}
                "t" => self.text(node.text().unwrap_or_default(), link, looks, line),
                "tab" | "ptab" => self.text("\t", link, looks, line),
                "noBreakHyphen" => self.text("-", link, looks, line),
                "softHyphen" => self.text("\u{ad}", link, looks, line),
                "br" if !matches!(attribute(node, "type"), Some("page" | "column")) => line.push(Piece::Break),
                "cr" => line.push(Piece::Break),
                "sym" => self.sign(node, link, looks, line),
                "footnoteReference" | "endnoteReference" => {
                    if let Some(id) = attribute(node, "id") {
                        let number = self.mention(name == "endnoteReference", id);
                        line.push(Piece::Note(number));
                    }
                }
                "ruby" => self.runs(node, link, line)?,
                "drawing" | "pict" | "object" => self.drawn(node, line)?,
                "AlternateContent" => {
                    if let Some(chosen) = chosen(node) {
                        self.run_parts(chosen, link, looks, line)?;
                    }
                }
                "contentPart" => self.lose(Kind::Ink, ""),
                _ => {}
            }
        }
        Ok(())
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.shows = true;
                }
            }
            "end" => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, link: Option<&str>, looks: &Looks, line: &mut Line<'_>) {
        let font = looks.font.as_deref().unwrap_or_default();
        match symbol::is_of_signs(font) {
            true => {
                let signs = self.signs(text, font);
                self.words(signs, None, link, looks, line);
            }
            false => self.words(text.to_owned(), self.styles.typeface(font), link, looks, line),
        }
    }

    fn words(
        &mut self,
        text: String,
        typeface: Option<Typeface>,
        link: Option<&str>,
        looks: &Looks,
        line: &mut Line<'_>,
    ) {
        let commands = self.fields.iter().rev().map(|field| field.command.clone()).find(|c| c.contains("HYPERLINK"));
        let address = match link {
            Some(link) => Some(link.to_owned()),
            None => commands.and_then(|command| self.address_in(&command)),
        };
        let face = Face {
            bold: looks.bold == Some(true),
            italic: looks.italic == Some(true),
            struck: looks.struck == Some(true),
            link: address,
        };
        let raised = looks.raised.unwrap_or(Raised::No);
        match line.raw.last_mut() {
            Some(Raw::Words(words, before, of, way)) if *before == face && *of == typeface && *way == raised => {
                words.push_str(&text);
            }
            _ => line.raw.push(Raw::Words(text, face, typeface, raised)),
        }
    }

    fn signs(&mut self, text: &str, font: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            match symbol::sign(font, u32::from(c)) {
                Some(sign) => out.push(sign),
                None => self.lose(Kind::Symbol, format!("{font} {:X}", u32::from(c))),
            }
        }
        out
    }

    fn sign(&mut self, node: Node<'_, '_>, link: Option<&str>, looks: &Looks, line: &mut Line<'_>) {
        let font = attribute(node, "font").unwrap_or_default();
        let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or_default();
        match symbol::sign(font, code) {
            // Read already: the run's own typeface has nothing to say of it.
            Some(sign) => self.words(sign.to_string(), None, link, looks, line),
            None => self.lose(Kind::Symbol, format!("{font} {code:X}")),
        }
    }

    fn mention(&mut self, at_end: bool, id: &str) -> usize {
        let known = self.mentioned.iter().position(|(end, known)| *end == at_end && known == id);
        known.unwrap_or_else(|| {
            self.mentioned.push((at_end, id.to_owned()));
            self.mentioned.len() - 1
        })
    }

    fn address_of(&mut self, link: Node<'_, '_>) -> Option<String> {
        let anchor = attribute(link, "anchor");
        let to = attribute(link, "id").and_then(|id| self.relations.get(id));
        let (address, anchor) = match (to, anchor) {
            (Some((_, Relation::External(address))), Some(anchor)) => (address.clone(), format!("#{anchor}")),
            (Some((_, Relation::External(address))), None) => (address.clone(), String::new()),
            _ => return None,
        };
        self.sound(&format!("{address}{anchor}"))
    }

    /// The address in `HYPERLINK "https://..."`.
    fn address_in(&mut self, command: &str) -> Option<String> {
        let rest = command.trim().strip_prefix("HYPERLINK")?.trim_start();
        let address = rest.strip_prefix('"')?.split('"').next()?.to_owned();
        self.sound(&address)
    }

    /// `address` as it may be published; any other is told, and its words stay.
    fn sound(&mut self, address: &str) -> Option<String> {
        if let Ok(To::External(address)) = target::parse(address) {
            return Some(address);
        }
        if !self.paper.losses.iter().any(|loss| loss.kind == Kind::Link && loss.what == address) {
            self.lose(Kind::Link, address);
        }
        None
    }

    /// Words as readers see them: letters of before Unicode read, small figures set.
    fn decoded(&mut self, mut raw: Vec<Raw>) -> Vec<Piece> {
        for at in 1..raw.len() {
            let (before, rest) = raw.split_at_mut(at);
            if let (Some(Raw::Words(words, _, Some(face), _)), Some(Raw::Words(next, _, other, _))) =
                (before.last_mut(), rest.first_mut())
                && Some(*face) == *other
                && let (Some(letter), Some(mark)) = (words.chars().last(), next.chars().next())
                && face.joins(letter, mark)
            {
                words.push(next.remove(0));
            }
        }
        let mut pieces = Vec::new();
        for one in raw {
            match one {
                Raw::Done(piece) => pieces.push(piece),
                Raw::Words(text, face, typeface, raised) => {
                    let read = typeface.map_or_else(|| text.clone(), |typeface| typeface.read(&text));
                    let read = self.without_private(&read);
                    let words = match raised {
                        Raised::No => read,
                        way => symbol::raised(&read, way == Raised::Above).unwrap_or_else(|| {
                            self.lose(Kind::Raised, read.trim());
                            read
                        }),
                    };
                    pieces.push(Piece::Words(words, face));
                }
            }
        }
        pieces
    }

    fn without_private(&mut self, text: &str) -> String {
        if !text.contains(symbol::is_private) {
            return text.to_owned();
        }
        let mut out = String::new();
        for c in text.chars() {
            match symbol::is_private(c) {
                // What is drawn before an item is mostly Word's own bullet.
                true if symbol::sign("Symbol", u32::from(c)).is_some() => {
                    out.extend(symbol::sign("Symbol", u32::from(c)));
                }
                true => self.lose(Kind::Symbol, format!("{:X}", u32::from(c))),
                false => out.push(c),
            }
        }
        out
    }

    /// The text of `part` by its tree, with the relationships of that part.
    pub fn within<T>(
        &mut self,
        part: &str,
        read: impl FnOnce(&mut Self, &Document<'_>) -> Result<T, Message>,
    ) -> Result<Option<T>, Message> {
        let Some(text) = self.package.xml(part)? else { return Ok(None) };
        let tree = parse(&text)?;
        let relations = self.package.relations(part)?;
        let own = std::mem::replace(&mut self.relations, relations);
        let outcome = read(self, &tree);
        self.relations = own;
        outcome.map(Some)
    }
}

/// Paragraphs whose end was deleted, with those that go on with them.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match (out.last_mut(), part) {
            (Some(Part::Paragraph(before)), Part::Paragraph(next)) if before.joins => {
                before.joins = next.joins;
                before.pieces.extend(next.pieces);
            }
            (_, part) => out.push(part),
        }
    }
    out
}
