//! A .docx as a package of parts (ECMA-376 part 2): what it really is, told by its first bytes, and its parts, whose sizes
//! are counted as they unpack and never believed.

use crate::diagnostic::Message;
use roxmltree::{Document, Node, ParsingOptions};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// All that is unpacked of one paper, in bytes. The text of a thousand pages is about ten million.
const MOST: u64 = 256 << 20;
/// One part of XML: its tree takes some ten times as much.
const MOST_XML: u64 = 32 << 20;
/// How deep elements may stand within each other: they are read by recursion. Word's own stop at about thirty.
const DEEPEST: u32 = 256;

pub struct Package {
    archive: RefCell<ZipArchive<Cursor<Vec<u8>>>>,
    left: Cell<u64>,
}

/// Where a relationship leads (ECMA-376 part 2, 6.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    Part(String),
    External(String),
}

impl Package {
    /// # Errors
    /// What the file is, if it is no .docx, or that it is damaged.
    pub fn open(bytes: &[u8]) -> Result<Self, Message> {
        if !bytes.starts_with(b"PK") {
            return Err(foreign(bytes));
        }
        let archive = ZipArchive::new(Cursor::new(bytes.to_vec())).map_err(|_| damaged())?;
        let has = |start: &str| archive.file_names().any(|name| name.to_lowercase().starts_with(start));
        for (start, program) in [("xl/", "Excel"), ("ppt/", "PowerPoint")] {
            if has(start) && !has("word/") {
                return Err(Message::new("import-not-word").arg("kind", program));
            }
        }
        if has("meta-inf/manifest.xml") && has("content.xml") {
            return Err(Message::new("import-other-text").arg("kind", "LibreOffice (.odt)"));
        }
        if !has("[content_types].xml") && !has("word/") {
            return Err(Message::new("import-not-word").arg("kind", "zip"));
        }
        Ok(Package { archive: RefCell::new(archive), left: Cell::new(MOST) })
    }

    /// The bytes of a part, if there is one of this name.
    ///
    /// # Errors
    /// When it is damaged, or more than can be meant.
    pub fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Message> {
        self.unpack(name, self.left.get())
    }

    fn unpack(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Message> {
        let mut archive = self.archive.borrow_mut();
        let found = archive.file_names().find(|known| known.trim_start_matches('/').eq_ignore_ascii_case(name));
        let Some(found) = found.map(str::to_owned) else { return Ok(None) };
        let part = archive.by_name(&found).map_err(|_| damaged())?;
        let most = most.min(self.left.get());
        let mut bytes = Vec::new();
        let read = part.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())? as u64;
        if read > most {
            return Err(Message::new("import-too-large").arg("part", name).arg("most", most >> 20));
        }
        self.left.set(self.left.get() - read);
        Ok(Some(bytes))
    }

    /// The text of a part of XML.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes).
    pub fn xml(&self, name: &str) -> Result<Option<String>, Message> {
        Ok(self.unpack(name, MOST_XML)?.map(|bytes| decoded(&bytes)))
    }

    /// Where the relationships of a part lead, by their ids.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes); relationships that are no XML are none.
    pub fn relations(&self, part: &str) -> Result<BTreeMap<String, (String, Relation)>, Message> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}{}_rels/{file}.rels", if folder.is_empty() { "" } else { "/" });
        let Some(text) = self.xml(&name)? else { return Ok(BTreeMap::new()) };
        let Ok(tree) = parse(&text) else { return Ok(BTreeMap::new()) };
        let relation = |node: Node<'_, '_>| {
            let target = node.attribute("Target")?;
            let kind = node.attribute("Type")?.rsplit('/').next()?.to_owned();
            let to = match node.attribute("TargetMode") {
                Some("External") => Relation::External(target.to_owned()),
                _ => Relation::Part(joined(folder, target)),
            };
            Some((node.attribute("Id")?.to_owned(), (kind, to)))
        };
        Ok(tree.root_element().children().filter_map(relation).collect())
    }

    /// The part that is the text itself.
    ///
    /// # Errors
    /// As [`bytes`](Self::bytes).
    pub fn text(&self) -> Result<String, Message> {
        let relations = self.relations("")?;
        let main = relations.into_values().find_map(|(kind, to)| match to {
            Relation::Part(part) if kind == "officeDocument" => Some(part),
            _ => None,
        });
        Ok(main.unwrap_or_else(|| "word/document.xml".to_owned()))
    }
}

/// The tree of a part.
///
/// # Errors
/// When it is no XML, or deeper than anybody writes.
pub fn parse(text: &str) -> Result<Document<'_>, Message> {
    // Beyond this many nodes a text is an attack.
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 8_000_000, ..ParsingOptions::default() };
    if too_deep(text) {
        return Err(Message::new("import-too-deep"));
    }
    Document::parse_with_options(text, options).map_err(|_| damaged())
}

/// Whether tags open within each other without end. Told from the text: making the tree may be recursion itself.
fn too_deep(text: &str) -> bool {
    let mut depth = 0_u32;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>').unwrap_or(rest.len());
        match rest.as_bytes().first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') => {}
            _ if rest[..end].ends_with('/') => {}
            _ => depth += 1,
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

fn joined(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn decoded(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => String::from_utf8_lossy(bytes).into_owned(),
    }
}

pub fn damaged() -> Message {
    Message::new("import-damaged")
}

/// What a file is that is no archive.
fn foreign(bytes: &[u8]) -> Message {
    let head = &bytes[..bytes.len().min(1024)];
    let text = String::from_utf8_lossy(head).to_lowercase();
    let wide: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    match bytes {
        [] => Message::new("import-empty-file"),
        // A compound file: an encrypted package (MS-OFFCRYPTO 2.3), or Word 97 to 2003.
        [0xd0, 0xcf, 0x11, 0xe0, ..] if bytes.windows(wide.len()).any(|part| part == wide) => {
            Message::new("import-password")
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Message::new("import-other-text").arg("kind", "Word 97-2003 (.doc)"),
        _ if text.trim_start().starts_with("{\\rtf") => Message::new("import-other-text").arg("kind", "RTF (.rtf)"),
        _ if head.starts_with(b"%PDF") => Message::new("import-other-text").arg("kind", "PDF"),
        _ if text.contains("<html") || text.contains("<!doctype html") => {
            Message::new("import-other-text").arg("kind", "HTML")
        }
        _ if text.contains("progid=\"word.document\"") || text.contains("<w:worddocument") => {
            Message::new("import-other-text").arg("kind", "Word 2003 XML")
        }
        _ => damaged(),
    }
}

/// The child of a node that is called so.
pub fn child<'t, 'i>(node: Node<'t, 'i>, name: &str) -> Option<Node<'t, 'i>> {
    node.children().find(|child| child.tag_name().name() == name)
}

/// An attribute by its local name, whatever its namespace: Word's strict form has others.
pub fn attribute<'t>(node: Node<'t, '_>, name: &str) -> Option<&'t str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The value of a property: of the child's attribute `val`.
pub fn value<'t>(node: Node<'t, '_>, name: &str) -> Option<&'t str> {
    attribute(child(node, name)?, "val")
}

/// Whether a property is on: `<w:b/>`, `<w:b w:val="1"/>`; nothing where it is not said.
pub fn switch(node: Node<'_, '_>, name: &str) -> Option<bool> {
    let child = child(node, name)?;
    Some(!matches!(attribute(child, "val"), Some("0" | "false" | "off" | "none")))
}

/// The branch of alternatives that Word would show: the first choice, or what there is for old programs.
pub fn chosen<'t, 'i>(node: Node<'t, 'i>) -> Option<Node<'t, 'i>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}

/// The bare words below a node, deleted ones too, for telling what it was.
pub fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|node| matches!(node.tag_name().name(), "t" | "delText"));
    texts.filter_map(|node| node.text()).collect::<Vec<_>>().concat()
}

/// Whether a content control is a table of contents made by Word.
pub fn is_contents(node: Node<'_, '_>) -> bool {
    let gallery = child(node, "sdtPr").and_then(|node| child(node, "docPartObj"));
    gallery.and_then(|node| value(node, "docPartGallery")).is_some_and(|name| name == "Table of Contents")
}
