//! Papers of Word, Excel, PowerPoint and LibreOffice, which are archives: their properties (who wrote, on what
//! day, for which firm) are made empty, their photographs stripped. Remarks and tracked changes are part of the
//! text, and only whoever wrote it can take them out.

use super::Trace;
use crate::picture;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The properties of a paper, and what stands for none (ECMA-376 part 2, OpenDocument 1.3 part 2).
const PROPERTIES: &[(&str, &str)] = &[
    (
        "docprops/core.xml",
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>"#,
    ),
    (
        "docprops/app.xml",
        r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>"#,
    ),
    (
        "docprops/custom.xml",
        r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>"#,
    ),
    (
        "meta.xml",
        concat!(
            r#"<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0""#,
            r#" office:version="1.3"/>"#
        ),
    ),
];

const SIGNATURES: &[&str] = &["_xmlsignatures/", "meta-inf/documentsignatures.xml"];

/// Parts that hold nothing but remarks and whoever made them.
const REMARKS: &[&str] = &[
    "word/comments",
    "word/people.xml",
    "xl/comments",
    "xl/threadedcomments/",
    "xl/persons/",
    "ppt/comments",
    "ppt/commentauthors.xml",
    "ppt/authors.xml",
];

/// Within a text: where it was altered, and by whom.
const CHANGES: &[&str] = &["<w:ins ", "<w:del ", "<text:tracked-changes", "<office:annotation"];

/// Parts are unpacked to this size at most; what they say of their sizes is not believed.
const LARGEST: u64 = 64 << 20;

pub(super) fn clear(bytes: &[u8]) -> (Option<Vec<u8>>, Vec<Trace>) {
    match cleared(bytes) {
        Some(cleared) => cleared,
        None => (None, vec![Trace::Unread]),
    }
}

fn cleared(bytes: &[u8]) -> Option<(Option<Vec<u8>>, Vec<Trace>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<String> = archive.file_names().map(str::to_lowercase).collect();
    if !names.iter().any(|name| name == "[content_types].xml" || name == "meta-inf/manifest.xml") {
        return Some((None, vec![Trace::Archive]));
    }
    let has = |starts: &[&str]| names.iter().any(|name| starts.iter().any(|start| name.starts_with(start)));
    if has(SIGNATURES) {
        return Some((None, vec![Trace::Signed(author(&mut archive).unwrap_or_default())]));
    }
    let mut left = Vec::new();
    if has(REMARKS) {
        left.push(Trace::Remarks);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    for index in 0..archive.len() {
        let name = archive.by_index_raw(index).ok()?.name().to_owned();
        match anew(&mut archive, index, &name, &mut left)? {
            Some(part) => {
                let options = SimpleFileOptions::default()
                    .compression_method(CompressionMethod::Deflated)
                    .last_modified_time(DateTime::default());
                writer.start_file(name, options).ok()?;
                writer.write_all(&part).ok()?;
            }
            None => writer.raw_copy_file(archive.by_index_raw(index).ok()?).ok()?,
        }
    }
    Some((Some(writer.finish().ok()?.into_inner()), left))
}

/// A part that is written anew; nothing for one that stays.
fn anew(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    name: &str,
    left: &mut Vec<Trace>,
) -> Option<Option<Vec<u8>>> {
    let lower = name.to_lowercase();
    if let Some((_, empty)) = PROPERTIES.iter().find(|(part, _)| *part == lower) {
        let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{empty}");
        return Some(Some(text.into_bytes()));
    }
    let suffix = lower.rsplit('.').next().unwrap_or_default();
    let pictures = ["/media/", "pictures/", "thumbnails/"].iter().any(|folder| lower.contains(folder));
    if pictures && ["jpg", "jpeg", "png", "gif", "webp"].contains(&suffix) {
        let original = part(archive, index)?;
        let kind = |bytes: &[u8]| image::guess_format(bytes).ok();
        let same = |stripped: &Vec<u8>| kind(stripped) == kind(&original);
        return Some(picture::strip(&original).ok().map(|(stripped, _)| stripped).filter(same));
    }
    if ["word/document.xml", "content.xml"].contains(&lower.as_str()) && !left.contains(&Trace::Remarks) {
        let text = String::from_utf8_lossy(&part(archive, index)?).into_owned();
        if CHANGES.iter().any(|change| text.contains(change)) {
            left.push(Trace::Remarks);
        }
    }
    Some(None)
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = archive.by_index(index).ok()?.take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
    (read as u64 <= LARGEST).then_some(bytes)
}

/// Whom the properties name.
fn author(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<String> {
    let index = archive.index_for_name("docProps/core.xml").or_else(|| archive.index_for_name("meta.xml"))?;
    let text = String::from_utf8(part(archive, index)?).ok()?;
    let document = roxmltree::Document::parse(&text).ok()?;
    let creator = document.descendants().find(|node| node.tag_name().name() == "creator")?;
    creator.text().map(|name| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(bytes).expect("a part");
        }
        writer.finish().expect("an archive").into_inner()
    }

    fn read(bytes: &[u8], name: &str) -> Vec<u8> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let index = archive.index_for_name(name).expect("a part");
        part(&mut archive, index).expect("a part")
    }

    const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    const CORE: (&str, &[u8]) = ("docProps/core.xml", b"<c xmlns:dc=\"d\"><dc:creator>Lan A</dc:creator></c>");

    #[test]
    fn papers_lose_their_properties_and_keep_their_text() {
        let mut jpeg = Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(8, 8).write_to(&mut jpeg, image::ImageFormat::Jpeg).expect("a test picture");
        let mut told = jpeg.into_inner();
        told.splice(2..2, *b"\xFF\xFE\0\x07Lan A");
        let text = b"<w:document>Lan A wrote this</w:document>";
        let word = paper(&[
            TYPES,
            CORE,
            ("docProps/app.xml", b"<Company>Lan A</Company>"),
            ("word/document.xml", text),
            ("word/media/image1.jpeg", &told),
        ]);
        let (clean, left) = clear(&word);
        let clean = clean.expect("a paper");
        assert_eq!(left, []);
        assert_eq!(read(&clean, "word/document.xml"), text);
        for name in ["docProps/core.xml", "docProps/app.xml", "word/media/image1.jpeg"] {
            assert!(!read(&clean, name).windows(5).any(|part| part == b"Lan A"), "{name}");
        }
        let mimetype = ("mimetype", &b"application/vnd.oasis.opendocument.text"[..]);
        let open = paper(&[mimetype, ("META-INF/manifest.xml", b""), ("meta.xml", b"Lan A"), ("content.xml", b"<a/>")]);
        let clean = clear(&open).0.expect("a paper");
        assert!(!read(&clean, "meta.xml").windows(5).any(|part| part == b"Lan A"));
        assert_eq!(read(&clean, "content.xml"), b"<a/>");
    }

    #[test]
    fn what_cannot_be_taken_out_is_named() {
        let remarks = |parts: &[(&str, &[u8])]| clear(&paper(&[&[TYPES, CORE], parts].concat())).1;
        assert_eq!(remarks(&[("word/comments.xml", b"")]), [Trace::Remarks]);
        assert_eq!(remarks(&[("word/document.xml", b"<w:ins w:author=\"Lan A\">")]), [Trace::Remarks]);
        let signed = paper(&[TYPES, CORE, ("_xmlsignatures/origin.sigs", b"")]);
        assert_eq!(clear(&signed), (None, vec![Trace::Signed("Lan A".to_owned())]));
        assert_eq!(clear(&paper(&[("a.jpg", b"x")])), (None, vec![Trace::Archive]));
        assert_eq!(clear(b"PK\x03\x04 and no more"), (None, vec![Trace::Unread]));
    }
}
