//! What libraries and readers are told of the book before they open it.

use super::{Page, Writer};
use crate::digest::Digest;
use crate::vietnamese::{PartialDate, typography};
use crate::write::epub::{Accessibility, Metadata, identifier};

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Whether pages of the printed book are marked.
fn counted(pages: &[Page]) -> bool {
    pages.iter().any(|page| !page.leaf.folios.is_empty())
}

impl Writer<'_> {
    pub(super) fn catalogue(&self, pages: &[Page]) -> Metadata {
        let book = self.inputs.book;
        let record = &book.volume.yearbook;
        let config = &book.site.config;
        let set = |text: &str| typography::set(text).into_owned();
        let agency = config.agency.as_ref().and_then(|agency| agency.name.clone());
        let imprint = record.imprint.as_ref();
        let compiler = imprint.and_then(|imprint| imprint.compiler.clone());
        let publisher = imprint.and_then(|imprint| imprint.publisher.clone()).or_else(|| agency.clone());
        let home = config.base().map_or_else(|| config.title.clone(), |base| base.to_string());
        Metadata {
            title: set(&record.title),
            subtitle: record.subtitle.as_deref().map(set),
            language: config.language().word().to_owned(),
            // The same for every edition of this yearbook.
            identifier: identifier(&Digest::of_parts([b"yearbook", home.as_bytes(), book.id.as_bytes()])),
            creators: compiler.or(agency).into_iter().collect(),
            subjects: Vec::new(),
            publisher,
            date: record.year.and_then(|year| PartialDate::of_year(year.0).ok()),
            modified: book.site.mode.today,
            description: record.description.as_deref().map(set),
            rights: None,
            pages_of: counted(pages).then(|| self.printed()),
            accessibility: self.accessibility(pages),
        }
    }

    /// The printed book, by its number or in words.
    fn printed(&self) -> String {
        let record = &self.inputs.book.volume.yearbook;
        let imprint = record.imprint.as_ref();
        let isbn =
            imprint.and_then(|imprint| imprint.isbn.as_ref()).map(|isbn| isbn.value.as_str()).unwrap_or_default();
        let digits: String = isbn.chars().filter(|c| c.is_ascii_digit() || *c == 'X').collect();
        if digits.len() == 10 || digits.len() == 13 {
            return format!("urn:isbn:{digits}");
        }
        let year = record.year.map(|year| year.0.to_string());
        let parts = [Some(record.title.clone()), imprint.and_then(|imprint| imprint.publisher.clone()), year];
        let title = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let words = self.view.theme.strings.get("epub-printed", &[("title", title.clone())]);
        words.unwrap_or(title)
    }

    /// Only what is true of these pages.
    fn accessibility(&self, pages: &[Page]) -> Accessibility {
        let mut features =
            owned(&["tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability"]);
        let mut sufficient = owned(&["textual,visual"]);
        let mut summary = vec![self.word("epub-summary")];
        if pages.iter().any(|page| page.leaf.key.starts_with("index-")) {
            features.extend(owned(&["index"]));
        }
        // A picture that nobody described has an empty description.
        if pages.iter().all(|page| !page.text.contains(" alt=\"\"")) {
            features.extend(owned(&["alternativeText"]));
            sufficient.extend(owned(&["textual"]));
            summary.push(self.word("epub-summary-pictures"));
        }
        if counted(pages) {
            features.extend(owned(&["pageBreakMarkers", "pageNavigation"]));
            summary.push(self.word("epub-summary-pages"));
        }
        Accessibility {
            modes: owned(&["textual", "visual"]),
            sufficient,
            features,
            hazards: owned(&["none"]),
            summary: Some(summary.join(" ")),
            conformance: None,
        }
    }
}
