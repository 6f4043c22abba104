//! The package document: what is known of the book, its files, and the order of reading.

use super::{Conformance, Item, Metadata, NCX, PACKAGE, Property, Reading};
use crate::write::html::escape;
use std::fmt::Write;

pub(super) fn container() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
         <rootfiles>\n<rootfile full-path=\"{PACKAGE}\" media-type=\"application/oebps-package+xml\"/>\n\
         </rootfiles>\n</container>\n"
    )
}

pub(super) fn package(metadata: &Metadata, items: &[Item<'_>]) -> String {
    let mut xml = Xml(String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    xml.open(
        "package",
        &[
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "id"),
            ("xml:lang", &metadata.language),
        ],
    );
    xml.metadata(metadata, items);
    xml.open("manifest", &[]);
    for (number, item) in items.iter().enumerate() {
        let id = id_of(number);
        let mut attributes = vec![("id", &*id), ("href", &item.href), ("media-type", &item.media_type)];
        let properties: Vec<&str> = item.properties.iter().map(|property| property.name()).collect();
        let properties = properties.join(" ");
        if !properties.is_empty() {
            attributes.push(("properties", &properties));
        }
        xml.empty("item", &attributes);
    }
    xml.close("manifest");
    let ncx = items.iter().position(|item| item.media_type == NCX).map(id_of);
    xml.open("spine", &ncx.iter().map(|id| ("toc", id.as_str())).collect::<Vec<_>>());
    for (number, item) in items.iter().enumerate() {
        let id = id_of(number);
        match item.reading {
            Reading::No => {}
            Reading::Linear => xml.empty("itemref", &[("idref", &id)]),
            Reading::Aside => xml.empty("itemref", &[("idref", &id), ("linear", "no")]),
        }
    }
    xml.close("spine");
    xml.close("package");
    xml.0
}

fn id_of(number: usize) -> String {
    format!("item-{}", number + 1)
}

/// A document on its way.
pub(super) struct Xml(pub String);

impl Xml {
    fn metadata(&mut self, metadata: &Metadata, items: &[Item<'_>]) {
        self.open("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
        self.element("dc:identifier", &[("id", "id")], &metadata.identifier);
        self.titles(metadata);
        self.element("dc:language", &[], &metadata.language);
        self.elements("dc:creator", &metadata.creators);
        self.elements("dc:publisher", &metadata.publisher);
        self.elements("dc:date", &metadata.date.map(|date| date.to_string()));
        self.elements("dc:description", &metadata.description);
        self.elements("dc:subject", &metadata.subjects);
        self.elements("dc:rights", &metadata.rights);
        self.elements("dc:source", &metadata.pages_of);
        // A partial date begins with its first day.
        self.meta("dcterms:modified", Some(&format!("{}T00:00:00Z", metadata.modified.start())));
        // The same again, since a book may name sources of other kinds (W3C, "Identifying the source of
        // page breaks").
        self.meta("pageBreakSource", &metadata.pages_of);
        let accessibility = &metadata.accessibility;
        self.meta("schema:accessMode", &accessibility.modes);
        self.meta("schema:accessModeSufficient", &accessibility.sufficient);
        self.meta("schema:accessibilityFeature", &accessibility.features);
        self.meta("schema:accessibilityHazard", &accessibility.hazards);
        self.meta("schema:accessibilitySummary", &accessibility.summary);
        if let Some(Conformance { standard, certified_by }) = &accessibility.conformance {
            self.element("meta", &[("property", "dcterms:conformsTo"), ("id", "conformance")], standard);
            self.element("meta", &[("property", "a11y:certifiedBy"), ("refines", "#conformance")], certified_by);
        }
        // For reading systems that look for covers as in EPUB 2.
        if let Some(cover) = items.iter().position(|item| item.properties.contains(&Property::CoverImage)) {
            self.empty("meta", &[("name", "cover"), ("content", &id_of(cover))]);
        }
        self.close("metadata");
    }

    /// The title, and the subtitle told apart from it.
    fn titles(&mut self, metadata: &Metadata) {
        let Some(subtitle) = &metadata.subtitle else {
            return self.element("dc:title", &[], &metadata.title);
        };
        for (id, kind, text) in [("title", "main", &metadata.title), ("subtitle", "subtitle", subtitle)] {
            self.element("dc:title", &[("id", id)], text);
            self.element("meta", &[("refines", &format!("#{id}")), ("property", "title-type")], kind);
        }
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.0, " {attribute}=\"");
            escape(value, &mut self.0);
            self.0.push('"');
        }
        self.0.push_str(end);
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, ">\n");
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes, "/>\n");
    }

    pub(super) fn close(&mut self, name: &str) {
        let _ = writeln!(self.0, "</{name}>");
    }

    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes, ">");
        escape(text, &mut self.0);
        self.close(name);
    }

    fn elements<'a>(&mut self, name: &str, texts: impl IntoIterator<Item = &'a String>) {
        for text in texts {
            self.element(name, &[], text);
        }
    }

    fn meta<'a>(&mut self, property: &str, values: impl IntoIterator<Item = &'a String>) {
        for value in values {
            self.element("meta", &[("property", property)], value);
        }
    }
}
