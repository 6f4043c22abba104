//! A small writer of .docx, as Word would save: from parts of XML, and from a text of ours.

use std::io::{Cursor, Write};
use vuonhoa::doc::{Block, Doc, Inline, Item, List, Table, To};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("a part");
    }
    writer.finish().expect("an archive").into_inner()
}

const NAMES: &str = r#"xmlns:w="w" xmlns:r="r" xmlns:m="m" xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic" xmlns:v="v" xmlns:o="o" xmlns:mc="mc" xmlns:wps="wps" xmlns:c="c" xmlns:dgm="dgm""#;

const STYLES: &str = r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Heading1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Muc1"><w:name w:val="Tiêu đề 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Nho"><w:name w:val="Mục nhỏ"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="Cũ"/><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Dam"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;

/// Bullets are list 1; numbers are lists from 10 on, each beginning anew; 2 counts with letters.
fn numbering() -> String {
    let levels = |format: &str, text: &dyn Fn(u32) -> String| -> String {
        (0..9)
            .map(|at| {
                format!(
                    r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{}"/></w:lvl>"#,
                    text(at)
                )
            })
            .collect()
    };
    let number = |at: u32| format!("%{}.", at + 1);
    let mut out = format!(
        r#"<w:abstractNum w:abstractNumId="1">{}</w:abstractNum><w:abstractNum w:abstractNumId="2">{}</w:abstractNum><w:abstractNum w:abstractNumId="3">{}</w:abstractNum>"#,
        levels("bullet", &|_| "•".to_owned()),
        levels("lowerLetter", &|at| format!("%{})", at + 1)),
        levels("upperRoman", &number),
    );
    for id in 10..40 {
        out.push_str(&format!(
            r#"<w:abstractNum w:abstractNumId="{id}">{}</w:abstractNum>"#,
            levels("decimal", &number)
        ));
    }
    for id in (1..4).chain(10..40) {
        out.push_str(&format!(r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>"#));
    }
    out
}

/// A paper that is being written.
#[derive(Default)]
pub struct Paper {
    pub body: String,
    pub footnotes: Vec<String>,
    relations: String,
    extra: Vec<(String, Vec<u8>)>,
    links: usize,
    lists: usize,
}

impl Paper {
    pub fn of(body: &str) -> Paper {
        Paper { body: body.to_owned(), ..Paper::default() }
    }

    /// A relationship of the text, and the part that it leads to.
    pub fn with(mut self, id: &str, kind: &str, part: &str, bytes: &[u8]) -> Paper {
        self.relations.push_str(&format!(r#"<Relationship Id="{id}" Type="x/{kind}" Target="{part}"/>"#));
        self.extra.push((format!("word/{part}"), bytes.to_vec()));
        self
    }

    pub fn external(mut self, id: &str, kind: &str, address: &str) -> Paper {
        self.relations.push_str(&format!(
            r#"<Relationship Id="{id}" Type="x/{kind}" Target="{}" TargetMode="External"/>"#,
            escaped(address)
        ));
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let xml = |name: &str, inner: &str| format!("<?xml version=\"1.0\"?><w:{name} {NAMES}>{inner}</w:{name}>");
        let notes: String = self
            .footnotes
            .iter()
            .enumerate()
            .map(|(at, inner)| format!(r#"<w:footnote w:id="{}">{inner}</w:footnote>"#, at + 1))
            .collect();
        let relations = format!(
            r#"<Relationships><Relationship Id="s" Type="x/styles" Target="styles.xml"/><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/><Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/>{}</Relationships>"#,
            self.relations
        );
        let text = xml("document", &format!("<w:body>{}</w:body>", self.body));
        let (styles, numbering) = (xml("styles", STYLES), xml("numbering", &numbering()));
        let notes = xml("footnotes", &notes);
        let mut parts: Vec<(&str, &[u8])> = vec![
            ("[Content_Types].xml", b"<Types/>"),
            ("_rels/.rels", br#"<Relationships><Relationship Id="d" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#),
            ("word/document.xml", text.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
            ("word/numbering.xml", numbering.as_bytes()),
            ("word/footnotes.xml", notes.as_bytes()),
        ];
        parts.extend(self.extra.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        archive(&parts)
    }
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A paragraph with these properties and runs.
pub fn p(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

pub fn run(properties: &str, text: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(text))
}

/// How a text of ours is typed: as it is, or in a typeface of before Unicode.
pub type Typed<'a> = dyn FnMut(&str, &str) -> String + 'a;

/// `doc` as Word would hold it.
pub fn of_doc(doc: &Doc, typed: &mut Typed<'_>) -> Paper {
    let mut paper = Paper::default();
    let body: String = blocks(&doc.blocks, &mut paper, typed);
    let notes = doc.footnotes.iter().map(|note| blocks(&note.blocks, &mut paper, typed)).collect();
    Paper { body, footnotes: notes, ..paper }
}

fn blocks(list: &[Block], paper: &mut Paper, typed: &mut Typed<'_>) -> String {
    list.iter().map(|block| self::block(block, paper, typed)).collect()
}

fn block(block: &Block, paper: &mut Paper, typed: &mut Typed<'_>) -> String {
    match block {
        Block::Paragraph(content) => p("", &inlines(content, "", paper, typed)),
        Block::Heading(heading) => {
            let style = format!(r#"<w:pStyle w:val="Heading{}"/>"#, heading.level - 1);
            p(&style, &inlines(&heading.content, "", paper, typed))
        }
        Block::List(list) => self::list(list, 0, 0, paper, typed),
        Block::Quote(inner) => {
            let quoted = |block: &Block, paper: &mut Paper, typed: &mut Typed<'_>| match block {
                Block::Paragraph(content) => p(r#"<w:pStyle w:val="Quote"/>"#, &inlines(content, "", paper, typed)),
                _ => String::new(),
            };
            inner.iter().map(|block| quoted(block, paper, typed)).collect()
        }
        Block::Table(table) => self::table(table, paper, typed),
        _ => String::new(),
    }
}

fn list(list: &List, level: usize, number: usize, paper: &mut Paper, typed: &mut Typed<'_>) -> String {
    let number = match list.start {
        None => 1,
        Some(_) if number >= 10 => number,
        Some(_) => {
            paper.lists += 1;
            9 + paper.lists
        }
    };
    let item = |item: &Item, paper: &mut Paper, typed: &mut Typed<'_>| -> String {
        let one = |block: &Block, paper: &mut Paper, typed: &mut Typed<'_>| match block {
            Block::Paragraph(content) => {
                let properties = format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>"#);
                p(&properties, &inlines(content, "", paper, typed))
            }
            Block::List(inner) => self::list(inner, level + 1, 0, paper, typed),
            _ => String::new(),
        };
        item.blocks.iter().map(|block| one(block, paper, typed)).collect()
    };
    list.items.iter().map(|one| item(one, paper, typed)).collect()
}

fn table(table: &Table, paper: &mut Paper, typed: &mut Typed<'_>) -> String {
    let rows = [&table.head].into_iter().chain(&table.rows);
    let mut out = String::new();
    for row in rows {
        let cells: String =
            row.iter().map(|cell| format!("<w:tc>{}</w:tc>", p("", &inlines(cell, "", paper, typed)))).collect();
        out.push_str(&format!("<w:tr>{cells}</w:tr>"));
    }
    format!("<w:tbl>{out}</w:tbl>")
}

fn inlines(content: &[Inline], looks: &str, paper: &mut Paper, typed: &mut Typed<'_>) -> String {
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Text(text) => out.push_str(&typed(looks, text)),
            Inline::Strong(inner) => out.push_str(&inlines(inner, &format!("{looks}<w:b/>"), paper, typed)),
            Inline::Emphasis(inner) => out.push_str(&inlines(inner, &format!("{looks}<w:i/>"), paper, typed)),
            Inline::Strikethrough(inner) => out.push_str(&inlines(inner, &format!("{looks}<w:strike/>"), paper, typed)),
            Inline::HardBreak => out.push_str("<w:r><w:br/></w:r>"),
            Inline::FootnoteRef { number, .. } => {
                out.push_str(&format!(r#"<w:r><w:footnoteReference w:id="{number}"/></w:r>"#));
            }
            Inline::Link(link) => {
                let To::External(address) = &link.target.to else { continue };
                paper.links += 1;
                let id = format!("l{}", paper.links);
                paper.relations.push_str(&format!(
                    r#"<Relationship Id="{id}" Type="x/hyperlink" Target="{}" TargetMode="External"/>"#,
                    escaped(address)
                ));
                let inner = inlines(&link.content, looks, paper, typed);
                out.push_str(&format!(r#"<w:hyperlink r:id="{id}">{inner}</w:hyperlink>"#));
            }
            _ => {}
        }
    }
    out
}
