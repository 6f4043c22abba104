//! By what results can be narrowed: units with those below them, fields, awards, years; for every document.

use super::document::Document;
use super::number::put;
use serde::Serialize;

/// A vocabulary as search shows it.
#[derive(Debug, Default, Serialize)]
pub struct Vocabulary {
    pub ids: Vec<String>,
    pub names: Vec<String>,
    /// The terms directly above each; who looks for one of them also means this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub above: Vec<Vec<usize>>,
}

/// The vocabularies, by the names of their parameters in an address.
#[derive(Debug, Default)]
pub struct Vocabularies {
    pub units: Vocabulary,
    pub fields: Vocabulary,
    pub awards: Vocabulary,
}

/// One column for each vocabulary, then the years.
#[derive(Debug, Serialize)]
pub struct Facets<'a> {
    pub units: &'a Vocabulary,
    pub fields: &'a Vocabulary,
    pub awards: &'a Vocabulary,
    pub unit: String,
    pub field: String,
    pub award: String,
    /// Counted from `first_year`.
    pub year: String,
    pub first_year: u16,
}

impl<'a> Facets<'a> {
    pub fn of(documents: &[Document], vocabularies: &'a Vocabularies) -> Self {
        let first_year = documents.iter().flat_map(|document| &document.years).min().copied().unwrap_or(0);
        let year = |year: &u16| usize::from(year - first_year);
        Facets {
            units: &vocabularies.units,
            fields: &vocabularies.fields,
            awards: &vocabularies.awards,
            unit: column(documents, |document| document.units.clone()),
            field: column(documents, |document| document.fields.clone()),
            award: column(documents, |document| document.awards.clone()),
            year: column(documents, |document| document.years.iter().map(year).collect()),
            first_year,
        }
    }
}

/// For each document its terms: twice the term plus one, plus one more if another follows; zero for none.
fn column(documents: &[Document], terms: impl Fn(&Document) -> Vec<usize>) -> String {
    let mut out = String::new();
    for document in documents {
        let terms = terms(document);
        for (at, term) in terms.iter().enumerate() {
            put(&mut out, term * 2 + 1 + usize::from(at + 1 < terms.len()));
        }
        if terms.is_empty() {
            put(&mut out, 0);
        }
    }
    out
}
