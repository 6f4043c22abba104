//! What stands inside files that are packed: the words of papers of Word, Excel, PowerPoint and LibreOffice; and by what this
//! program knows its own papers about consent, whatever they are called: forms, the ledger, proofs.
//!
//! A form and a proof bear a mark among the keywords of the PDF, which stand there unpacked; those of older versions have their
//! title. The ledger bears its mark among the keywords of the workbook; what Excel has made of it, or an older version, has its
//! headings.
//!
//! Not here: what of the words is private, and what is a paper of consent by its name (`papers`).

use crate::path::SourcePath;
use crate::source::decoded_by_guess;
use crate::wall;
use roxmltree::{Document, Node, ParsingOptions};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The mark of a ledger of consents among the keywords of a workbook.
pub const LEDGER: &str = "vuonhoa:so-dong-y";

/// The marks among the keywords of a PDF: of a form by which somebody is asked, of a proof. The library of Typst writes them.
const MARKS: [&str; 2] = ["vuonhoa:xin-y-kien", "vuonhoa:ban-thao"];

/// Who makes them.
const MAKER: &[u8] = b"vuonhoa";

/// How the titles begin of forms and of papers of a proof that bear no mark yet.
const TITLES: [&str; 8] = [
    "Phiếu xin ý kiến",
    "Request for consent",
    "Ký duyệt theo đơn vị –",
    "Signatures by unit –",
    "Tên và chức vụ –",
    "Names and roles –",
    "Kiểm số –",
    "Numbers –",
];

/// Headings that only a ledger of consents has, all of them.
const HEADINGS: [[&str; 3]; 2] = [
    ["Đã trả lời việc rút", "Phải trả lời trước", "Phải dừng trước"],
    ["Withdrawal answered", "To be answered by", "To be stopped by"],
];

/// Papers that are packed.
const PACKED: &[&str] =
    &["docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "pptx", "pptm", "ppsx", "odt", "ods", "odp", "ott", "ots", "odg"];

/// Parts with words, by how their names begin.
const PARTS: &[&str] = &[
    "word/document",
    "word/header",
    "word/footer",
    "word/footnotes",
    "word/endnotes",
    "word/comments",
    "word/diagrams/data",
    "word/charts/chart",
    "xl/worksheets/sheet",
    "xl/comments",
    "xl/threadedcomments/",
    "xl/drawings/drawing",
    "xl/charts/chart",
    "ppt/slides/slide",
    "ppt/notesslides/",
    "ppt/comments",
    "ppt/diagrams/data",
    "content.xml",
    "styles.xml",
];

const SHARED: &str = "xl/sharedstrings.xml";
const PROPERTIES: [&str; 2] = ["docprops/core.xml", "meta.xml"];

/// What is unpacked of one paper, in bytes: what it says of its sizes is not believed. Its trees take some ten times as much as a
/// part.
const MOST: u64 = 64 << 20;
const MOST_PART: u64 = 16 << 20;
const MOST_PARTS: usize = 4000;
const MOST_NODES: u32 = 4_000_000;

/// Whether a file is a packed paper by its name.
pub fn is_packed(path: &SourcePath) -> bool {
    PACKED.contains(&path.suffix().as_str())
}

/// The words of a packed paper, a line for each paragraph or row; nothing where it is none, or damaged. Numbers of cells are none:
/// Excel keeps what begins with a zero, as telephones and identity numbers do, as a text.
pub(super) fn words(bytes: &[u8]) -> Option<String> {
    wall::behind(|| Package::open(bytes).map(Package::words)).ok().flatten()
}

/// Whether a PDF is a form or a proof that this program has made.
pub(super) fn is_own_pdf(bytes: &[u8]) -> bool {
    const TITLE: &[u8] = b"x-default\">";
    const LONGEST: usize = 200;
    if !holds(bytes, MAKER) {
        return false;
    }
    let is_titled = || {
        places(bytes, TITLE).any(|at| {
            let rest = &bytes[at + TITLE.len()..];
            let title = String::from_utf8_lossy(&rest[..rest.len().min(LONGEST)]).replace('\u{a0}', " ");
            TITLES.iter().any(|known| title.starts_with(known))
        })
    };
    MARKS.iter().any(|mark| holds(bytes, mark.as_bytes())) || is_titled()
}

/// Whether a workbook is a ledger of consents.
pub(super) fn is_ledger(bytes: &[u8]) -> bool {
    let is_marked = || {
        let mut package = Package::open(bytes)?;
        let names = package.names.clone();
        let mut properties = names.iter().filter(|name| PROPERTIES.contains(&name.to_lowercase().as_str()));
        properties.any(|name| package.part(name).is_some_and(|text| text.contains(LEDGER))).then_some(())
    };
    wall::behind(is_marked).is_ok_and(|found| found.is_some())
        || words(bytes).is_some_and(|words| has_headings_of_ledger(&words))
}

/// Whether a table has the headings of the ledger.
pub(super) fn has_headings_of_ledger(words: &str) -> bool {
    HEADINGS.iter().any(|headings| headings.iter().all(|heading| words.contains(heading)))
}

fn places<'a>(bytes: &'a [u8], part: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(bytes, part)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    places(bytes, part).next().is_some()
}

/// A paper whose parts are being unpacked.
struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    left: u64,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let names = archive.file_names().take(MOST_PARTS).map(str::to_owned).collect();
        Some(Package { archive, names, left: MOST })
    }

    /// The text of a part; nothing where it is damaged, or more than can be meant.
    fn part(&mut self, name: &str) -> Option<String> {
        let most = MOST_PART.min(self.left);
        let mut bytes = Vec::new();
        let read = self.archive.by_name(name).ok()?.take(most + 1).read_to_end(&mut bytes);
        self.left = self.left.saturating_sub(bytes.len() as u64);
        read.ok().filter(|read| *read as u64 <= most)?;
        decoded_by_guess(&bytes)
    }

    fn words(mut self) -> String {
        let names = self.names.clone();
        let named = |name: &&String| name.eq_ignore_ascii_case(SHARED);
        let shared = names.iter().find(named).and_then(|name| self.part(name)).map(|text| shared(&text));
        let shared = shared.unwrap_or_default();
        let mut words = String::new();
        for name in &names {
            let lower = name.trim_start_matches('/').to_lowercase();
            let is_relations = lower.ends_with(".rels");
            let is_read = lower.ends_with(".xml") && PARTS.iter().any(|part| lower.starts_with(part));
            if !(is_read || is_relations) {
                continue;
            }
            let Some(text) = self.part(name) else { continue };
            let Some(tree) = parsed(&text) else { continue };
            match () {
                () if is_relations => addresses(&tree, &mut words),
                () if lower.starts_with("xl/worksheets/") => rows(&tree, &shared, &mut words),
                () => paragraphs(tree.root(), &mut words),
            }
            words.push('\n');
        }
        words
    }
}

fn parsed(text: &str) -> Option<Document<'_>> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text.trim_start_matches('\u{feff}'), options).ok()
}

/// What is written in a part, as it is read: letters that stand in several runs are one word.
fn paragraphs(within: Node<'_, '_>, words: &mut String) {
    const OPEN: &str = "urn:oasis:names:tc:opendocument";
    for node in within.descendants() {
        if node.is_text() {
            let holder = node.parent_element().map(|holder| holder.tag_name());
            let is_read = holder.is_some_and(|tag| {
                // In Microsoft's parts other elements hold measures.
                ["t", "delText", "instrText", "text"].contains(&tag.name())
                    || tag.namespace().is_some_and(|space| space.starts_with(OPEN))
            });
            words.push_str(node.text().filter(|_| is_read).unwrap_or_default());
        }
        match node.tag_name().name() {
            "p" | "h" | "comment" | "threadedComment" => words.push('\n'),
            "tab" | "br" | "cr" | "s" | "line-break" => words.push(' '),
            _ => {}
        }
    }
}

/// The texts that cells refer to by their number.
fn shared(text: &str) -> Vec<String> {
    let Some(tree) = parsed(text) else { return Vec::new() };
    let items = tree.root_element().children().filter(|node| node.has_tag_name_of("si"));
    items
        .map(|item| {
            let mut words = String::new();
            paragraphs(item, &mut words);
            words
        })
        .collect()
}

/// The texts of a sheet, each row a line.
fn rows(tree: &Document<'_>, shared: &[String], words: &mut String) {
    for row in tree.descendants().filter(|node| node.has_tag_name_of("row")) {
        for cell in row.children().filter(|node| node.has_tag_name_of("c")) {
            let value = || cell.children().find(|node| node.has_tag_name_of("v")).and_then(|value| value.text());
            match cell.attribute("t") {
                Some("s") => {
                    let text = value().and_then(|number| shared.get(number.trim().parse::<usize>().ok()?));
                    words.push_str(text.map_or("", String::as_str));
                }
                Some("inlineStr") => paragraphs(cell, words),
                Some("str") => words.push_str(value().unwrap_or_default()),
                _ => {}
            }
            words.push('\t');
        }
        words.push('\n');
    }
}

/// Where a paper leads that names somebody: letters and telephones.
fn addresses(tree: &Document<'_>, words: &mut String) {
    for target in tree.descendants().filter_map(|node| node.attribute("Target")) {
        if let Some((_, address)) = target.split_once(':').filter(|(kind, _)| ["mailto", "tel", "sms"].contains(kind)) {
            words.push_str(address);
            words.push('\n');
        }
    }
}

trait Tagged {
    /// Whether an element is called so, in whatever namespace.
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Tagged for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn paper(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(text.as_bytes()).expect("a part");
        }
        writer.finish().expect("an archive").into_inner()
    }

    #[test]
    fn words_are_read_as_they_are_seen() {
        let word = paper(&[
            (
                "word/document.xml",
                "<w:document xmlns:w=\"w\" xmlns:wp=\"p\"><w:p><w:r><w:t>Bà Lê Thị </w:t></w:r><w:r><w:t>Mẫu</w:t></w:r></w:p>\
                 <w:p><w:r><wp:posOffset>912345678</wp:posOffset><w:t>ĐT</w:t><w:tab/><w:t>0912</w:t></w:r>\
                 <w:r><w:t>345678</w:t></w:r></w:p></w:document>",
            ),
            ("word/footer1.xml", "<w:ftr xmlns:w=\"w\"><w:p><w:t>Chân</w:t></w:p></w:ftr>"),
            (
                "word/_rels/document.xml.rels",
                "<Relationships><Relationship Target=\"mailto:mau@a.vn\"/></Relationships>",
            ),
            ("word/styles.xml", "<w:styles xmlns:w=\"w\"><w:t>không</w:t></w:styles>"),
        ]);
        let read = words(&word).expect("a paper");
        for known in ["\nBà Lê Thị Mẫu\n", "\nĐT 0912345678\n", "Chân", "mau@a.vn"] {
            assert!(read.contains(known), "{known:?} in {read:?}");
        }
        assert!(
            !read.contains("912345678\u{20}") && !read.contains("không") && !read.contains("912345678ĐT"),
            "{read:?}"
        );

        let sheet = paper(&[
            (
                "xl/sharedStrings.xml",
                "<sst><si><t>Số CCCD</t></si><si><r><t>0010</t></r><r><t>85012345</t></r></si></sst>",
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c><v>7</v></c></row>\
                 <row><c t=\"inlineStr\"><is><t>Lê Mẫu</t></is></c><c t=\"s\"><v>99</v></c></row></sheetData></worksheet>",
            ),
        ]);
        assert!(words(&sheet).is_some_and(|read| read.contains("Số CCCD\t001085012345\t\t\nLê Mẫu\t\t\n")));

        let open = paper(&[(
            "content.xml",
            "<o:d xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
             xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><t:p>Lê <t:span>Văn</t:span><t:s/>Mẫu</t:p></o:d>",
        )]);
        assert!(words(&open).is_some_and(|read| read.contains("Lê Văn Mẫu")), "{:?}", words(&open));
        assert_eq!(words(b"PK\x03\x04 and no more"), None);
    }

    #[test]
    fn more_than_can_be_meant_is_not_unpacked() {
        let bomb = paper(&[("word/document.xml", &" ".repeat(MOST_PART as usize + 1))]);
        assert_eq!(words(&bomb).as_deref(), Some(""));
    }

    #[test]
    fn own_papers_are_known_by_what_they_hold() {
        for pdf in [
            "%PDF-1.7 /Creator(vuonhoa 0.1.0)/Keywords(vuonhoa:xin-y-kien)",
            "%PDF-1.7 vuonhoa <rdf:li xml:lang=\"x-default\">Phiếu xin ý kiến: Lê Mẫu</rdf:li>",
            "%PDF-1.7 vuonhoa <rdf:li xml:lang=\"x-default\">Kiểm số\u{a0}– Sách</rdf:li>",
        ] {
            assert!(is_own_pdf(pdf.as_bytes()), "{pdf}");
        }
        for pdf in [
            "%PDF-1.7 /Creator(vuonhoa 0.1.0) <rdf:li xml:lang=\"x-default\">Lê Mẫu</rdf:li>",
            "%PDF-1.7 /Creator(Word) <rdf:li xml:lang=\"x-default\">Phiếu xin ý kiến góp ý dự thảo</rdf:li>",
        ] {
            assert!(!is_own_pdf(pdf.as_bytes()), "{pdf}");
        }
        assert!(is_ledger(&paper(&[("docProps/core.xml", "<c><keywords>vuonhoa:so-dong-y</keywords></c>")])));
        let headings = "<sst><si><t>Đã trả lời việc rút</t></si><si><t>Phải trả lời trước</t></si><si><t>Phải dừng trước</t></si></sst>";
        let cells = "<w><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row></w>";
        assert!(is_ledger(&paper(&[("xl/sharedStrings.xml", headings), ("xl/worksheets/sheet1.xml", cells)])));
        assert!(!is_ledger(&paper(&[("xl/sharedStrings.xml", "<sst><si><t>Tên</t></si></sst>")])));
    }
}
