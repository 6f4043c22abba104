//! The package of an EPUB, opened again with the eyes of a reading system.

use std::borrow::Cow;
use std::io::{Cursor, Read};
use vuonhoa::digest::Digest;
use vuonhoa::write::epub::{Accessibility, Conformance, Fault, Item, Metadata, Property, Reading, epub, identifier};

fn metadata() -> Metadata {
    Metadata {
        title: "Những bông hoa <đẹp> & \"thơm\"".into(),
        subtitle: Some("Giai đoạn 2016 - 2021".into()),
        language: "vi".into(),
        identifier: identifier(&Digest::of(b"ky-yeu/2021")),
        creators: vec!["Đảng ủy A".into(), "Ban B".into()],
        subjects: vec!["học tập".into()],
        publisher: Some("Nhà xuất bản".into()),
        date: Some("5/2021".parse().expect("a date")),
        modified: "2021-06-01".parse().expect("a date"),
        description: Some("Kỷ yếu".into()),
        rights: Some("CC BY 4.0".into()),
        pages_of: Some("urn:isbn:9786040000000".into()),
        accessibility: Accessibility {
            modes: vec!["textual".into(), "visual".into()],
            sufficient: vec!["textual,visual".into(), "textual".into()],
            features: vec!["tableOfContents".into(), "alternativeText".into()],
            hazards: vec!["none".into()],
            summary: Some("Có mục lục.".into()),
            conformance: Some(Conformance {
                standard: "EPUB Accessibility 1.1 - WCAG 2.2 Level AA".into(),
                certified_by: "Đảng ủy A".into(),
            }),
        },
    }
}

fn item<'a>(href: &str, media_type: &str, bytes: &'a [u8], properties: &[Property], reading: Reading) -> Item<'a> {
    Item {
        href: href.into(),
        media_type: media_type.into(),
        bytes: Cow::Borrowed(bytes),
        properties: properties.to_vec(),
        reading,
    }
}

const PAGE: &str = "application/xhtml+xml";

fn items() -> Vec<Item<'static>> {
    vec![
        item("bia.xhtml", PAGE, b"<p>bia</p>", &[Property::Svg], Reading::Aside),
        item("muc-luc.xhtml", PAGE, b"<p>muc luc</p>", &[Property::Nav], Reading::Linear),
        item("ho-so/a.xhtml", PAGE, &[b'a'; 1000], &[], Reading::Linear),
        item("anh/bia.jpg", "image/jpeg", &[b'j'; 1000], &[Property::CoverImage], Reading::No),
        item("anh/sen.svg", "image/svg+xml", &[b's'; 1000], &[], Reading::No),
    ]
}

fn read(archive: &mut zip::ZipArchive<Cursor<Vec<u8>>>, name: &str) -> String {
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

#[test]
fn a_package_opens_as_the_specification_says() {
    let bytes = epub(&metadata(), &items()).expect("a package");
    // Where software looks for the type: no extra field stands between the name and the content.
    assert_eq!(&bytes[..4], b"PK\x03\x04");
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let stored: Vec<String> = (0..archive.len())
        .filter_map(|index| {
            let file = archive.by_index(index).expect("a file");
            (file.compression() == zip::CompressionMethod::Stored).then(|| file.name().to_owned())
        })
        .collect();
    assert_eq!(stored, ["mimetype", "EPUB/anh/bia.jpg"]);
    let container = read(&mut archive, "META-INF/container.xml");
    let container = roxmltree::Document::parse(&container).expect("XML");
    let root = container.descendants().find_map(|node| node.attribute("full-path")).expect("a root file");
    let package = read(&mut archive, root);
    let package = roxmltree::Document::parse(&package).expect("XML");
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut listed: Vec<String> = Vec::new();
    for node in package.descendants().filter(|node| node.has_tag_name(("http://www.idpf.org/2007/opf", "item"))) {
        let name = format!("{folder}/{}", node.attribute("href").expect("an href"));
        assert!(archive.by_name(&name).is_ok(), "{name}");
        listed.push(format!("{name} {:?}", node.attribute("properties")));
    }
    assert_eq!(
        listed,
        [
            "EPUB/bia.xhtml Some(\"svg\")",
            "EPUB/muc-luc.xhtml Some(\"nav\")",
            "EPUB/ho-so/a.xhtml None",
            "EPUB/anh/bia.jpg Some(\"cover-image\")",
            "EPUB/anh/sen.svg None"
        ]
    );
    let spine: Vec<_> =
        package.descendants().filter_map(|node| Some((node.attribute("idref")?, node.attribute("linear")))).collect();
    assert_eq!(spine, [("item-1", Some("no")), ("item-2", None), ("item-3", None)]);
}

#[test]
fn the_catalogue_holds_what_is_known() {
    let bytes = epub(&metadata(), &items()).expect("a package");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let package = read(&mut archive, "EPUB/content.opf");
    let package = roxmltree::Document::parse(&package).expect("XML");
    let said: Vec<(&str, &str)> = package
        .descendants()
        .find(|node| node.tag_name().name() == "metadata")
        .expect("metadata")
        .children()
        .filter(roxmltree::Node::is_element)
        .map(|node| (node.attribute("property").unwrap_or(node.tag_name().name()), node.text().unwrap_or_default()))
        .collect();
    let expected = [
        ("identifier", "urn:uuid:"),
        ("title", "Những bông hoa <đẹp> & \"thơm\""),
        ("title-type", "main"),
        ("title", "Giai đoạn 2016 - 2021"),
        ("title-type", "subtitle"),
        ("language", "vi"),
        ("creator", "Đảng ủy A"),
        ("creator", "Ban B"),
        ("publisher", "Nhà xuất bản"),
        ("date", "2021-05"),
        ("description", "Kỷ yếu"),
        ("subject", "học tập"),
        ("rights", "CC BY 4.0"),
        ("source", "urn:isbn:9786040000000"),
        ("dcterms:modified", "2021-06-01T00:00:00Z"),
        ("pageBreakSource", "urn:isbn:9786040000000"),
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "visual"),
        ("schema:accessModeSufficient", "textual,visual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityFeature", "alternativeText"),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", "Có mục lục."),
        ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
        ("a11y:certifiedBy", "Đảng ủy A"),
        ("meta", ""),
    ];
    assert_eq!(said.len(), expected.len(), "{said:?}");
    for ((name, text), (expected_name, expected_text)) in said.iter().zip(expected) {
        assert_eq!(*name, expected_name);
        assert!(*text == expected_text || *name == "identifier" && text.starts_with(expected_text), "{name}: {text}");
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    assert_eq!(epub(&metadata(), &items()).ok(), epub(&metadata(), &items()).ok());
}

#[test]
fn an_identifier_is_a_uuid_that_its_digest_gives() {
    for name in 0..64u8 {
        let (one, other) = (identifier(&Digest::of(&[name])), identifier(&Digest::of(&[name, 0])));
        assert_ne!(one, other);
        assert_eq!(one, identifier(&Digest::of(&[name])));
        let uuid = one.strip_prefix("urn:uuid:").expect("a URN");
        let lengths: Vec<usize> = uuid.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{uuid}");
        assert!(uuid.as_bytes()[14] == b'8' && b"89ab".contains(&uuid.as_bytes()[19]), "{uuid}");
    }
}

#[test]
fn slips_in_the_list_are_found() {
    let page = |href: &str, properties: &[Property], reading| item(href, PAGE, b"", properties, reading);
    let nav = || page("a.xhtml", &[Property::Nav], Reading::Linear);
    for href in ["../a.xhtml", "/a.xhtml", "", "a//b", "ảnh.jpg", "a b", ".an", "a?b"] {
        let fault = epub(&metadata(), &[nav(), page(href, &[], Reading::No)]);
        assert!(matches!(fault, Err(Fault::Href(_))), "{href}: {fault:?}");
    }
    for items in [vec![], vec![page("b.xhtml", &[], Reading::Linear)], vec![nav(), nav()]] {
        assert!(matches!(epub(&metadata(), &items), Err(Fault::Navigation)));
    }
    let unread = page("a.xhtml", &[Property::Nav], Reading::Aside);
    assert!(matches!(epub(&metadata(), &[unread]), Err(Fault::NothingToRead)));
    let twice = [nav(), page("b.css", &[], Reading::No), page("b.css", &[], Reading::No)];
    assert!(matches!(epub(&metadata(), &twice), Err(Fault::Zip(_))));
}
