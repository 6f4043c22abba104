//! What cards of several kinds say alike: dates, sources, quotes, reported numbers.

use crate::reading::entities::{Quote, Source};
use crate::reading::vocabulary::Figure;
use crate::vietnamese::{self, PartialDate};
use serde::Serialize;

#[derive(Serialize)]
pub struct SourceCard {
    pub name: String,
    pub link: Option<String>,
    pub date: Option<String>,
}

#[derive(Serialize)]
pub struct QuoteCard {
    pub text: String,
    pub by: Option<String>,
}

pub fn iso(date: Option<PartialDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// "hơn 100 mô hình": a reported number as it is printed.
pub fn figure_text(figure: &Figure) -> String {
    let number = figure.written.clone().unwrap_or_else(|| vietnamese::format_number(figure.value));
    let words = [figure.qualifier.as_deref(), Some(number.as_str()), figure.unit.as_deref()];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub fn source_card(source: &Source) -> SourceCard {
    SourceCard {
        name: source.name.clone(),
        link: source.link.as_ref().map(|link| link.0.clone()),
        date: iso(source.date),
    }
}

pub fn quote_card(quote: &Quote) -> QuoteCard {
    QuoteCard { text: quote.text.clone(), by: quote.by.clone() }
}
