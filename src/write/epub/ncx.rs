//! The contents as EPUB 2 has them (OPF 2.0.1, section 2.4.1; ANSI/NISO Z39.86-2005, section 8), for reading systems that
//! know no navigation document.

use super::Metadata;
use super::package::Xml;

pub const NCX: &str = "application/x-dtbncx+xml";

/// A line of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub title: String,
    /// From the package document: `texts/part-1.xhtml`.
    pub href: String,
    pub below: Vec<Point>,
}

/// The document: lines, and the pages of the printed book with the places where they begin.
pub fn ncx(metadata: &Metadata, points: &[Point], pages: &[(usize, String)]) -> String {
    let mut xml = Xml(String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    xml.open(
        "ncx",
        &[("xmlns", "http://www.daisy.org/z3986/2005/ncx/"), ("version", "2005-1"), ("xml:lang", &metadata.language)],
    );
    xml.open("head", &[]);
    let depth = if points.iter().any(|point| !point.below.is_empty()) { "2" } else { "1" };
    let last = pages.iter().map(|(folio, _)| *folio).max().unwrap_or(0).to_string();
    let count = pages.len().to_string();
    let told = [
        ("dtb:uid", metadata.identifier.as_str()),
        ("dtb:depth", depth),
        ("dtb:totalPageCount", &count),
        ("dtb:maxPageNumber", &last),
    ];
    for (name, content) in told {
        xml.empty("meta", &[("name", name), ("content", content)]);
    }
    xml.close("head");
    xml.open("docTitle", &[]);
    xml.element("text", &[], &metadata.title);
    xml.close("docTitle");
    let mut order = 0;
    xml.open("navMap", &[]);
    for point in points {
        xml.point(point, &mut order);
    }
    xml.close("navMap");
    if !pages.is_empty() {
        xml.open("pageList", &[]);
        for (folio, href) in pages {
            order += 1;
            let (folio, order) = (folio.to_string(), order.to_string());
            let id = format!("page-{folio}");
            xml.open("pageTarget", &[("id", &id), ("type", "normal"), ("value", &folio), ("playOrder", &order)]);
            xml.label(&folio, href);
            xml.close("pageTarget");
        }
        xml.close("pageList");
    }
    xml.close("ncx");
    xml.0
}

impl Xml {
    fn point(&mut self, point: &Point, order: &mut usize) {
        *order += 1;
        let number = order.to_string();
        self.open("navPoint", &[("id", &format!("point-{number}")), ("playOrder", &number)]);
        self.label(&point.title, &point.href);
        for below in &point.below {
            self.point(below, order);
        }
        self.close("navPoint");
    }

    fn label(&mut self, text: &str, href: &str) {
        self.open("navLabel", &[]);
        self.element("text", &[], text);
        self.close("navLabel");
        self.empty("content", &[("src", href)]);
    }
}
