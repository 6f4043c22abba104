//! Pages that are no record's: numbers, standards, commitments, years, periods, yearbooks. An office asks for them by what
//! stands on them.

use super::document::{Document, Sort};
use super::draft::Draft;
use crate::plan::{Artefact, Chapter, Edition, Planned};
use crate::reading::vocabulary::Term;
use crate::vietnamese::Period;
use crate::view::{View, figure_text};

/// A document for each of them that the site has.
pub fn of(view: &View) -> Vec<Document> {
    let mut documents: Vec<Document> = view.plan.files.iter().filter_map(|planned| list(view, planned)).collect();
    view.plan.editions.iter().for_each(|edition| documents.extend(book(view, edition)));
    documents
}

fn list(view: &View, planned: &Planned) -> Option<Document> {
    let site = &view.site;
    // The text above a list is found as what it is, a page with a title and words.
    if site.introduction(&planned.route).is_some() {
        return None;
    }
    let word = |key: &str| view.theme.strings.get(key, &[]).unwrap_or_default();
    let numbered = |key: &str, number: String| view.theme.strings.get(key, &[("n", number)]).unwrap_or_default();
    let unit = |id: &str| site.units.get(id).map(|entry| entry.record.name().to_owned());
    let draft = |title: String| Draft::new(view, Sort::Page, &title, planned.route.clone());
    let draft = match &planned.artefact {
        Artefact::Statistics => draft(word("title-statistics")),
        Artefact::People(1) => draft(word("title-people")),
        Artefact::Collectives(1) => draft(word("title-collectives")),
        Artefact::Households(1) => draft(word("title-households")),
        Artefact::Models(1) => draft(word("title-models")),
        Artefact::Units => draft(word("title-units")),
        Artefact::Fields => draft(word("title-fields")),
        Artefact::Awards => draft(word("title-awards")),
        Artefact::Decisions => draft(word("title-decisions")),
        Artefact::Directives => draft(word("title-directives")),
        Artefact::Yearbooks => draft(word("title-yearbooks")),
        Artefact::Slideshow => draft(word("title-slideshow")),
        Artefact::Figures => {
            let mut draft = draft(word("title-figures"));
            for record in site.figures.iter().map(|entry| &entry.record) {
                draft.body(Some(&format!("{}: {}", figure_text(record), record.name())));
            }
            draft
        }
        Artefact::Standards => {
            let mut draft = draft(word("title-standards"));
            for entry in site.standards.iter() {
                draft.head(Some(entry.record.name()));
                entry.record.items.iter().for_each(|item| draft.body(Some(item)));
            }
            draft
        }
        Artefact::Commitments => {
            let mut draft = draft(word("title-commitments"));
            site.commitments.iter().for_each(|count| draft.body(unit(&count.record.unit.id).as_deref()));
            draft
        }
        Artefact::Year(year, 1) => {
            let mut draft = draft(numbered("title-year", year.to_string()));
            draft.document.years = vec![*year];
            draft
        }
        Artefact::Period(period, 1) => draft(numbered("title-period", period.shown())),
        _ => return None,
    };
    Some(draft.document)
}

/// A yearbook that is read on the site, and the texts that only it has.
fn book(view: &View, edition: &Edition) -> Vec<Document> {
    let Some(book) = view.books.get(edition.book) else { return Vec::new() };
    let record = &book.volume.yearbook;
    let mut cover = Draft::new(view, Sort::Page, &record.title, edition.route.clone());
    cover.head(record.subtitle.as_deref());
    // By what it is and the years it is of, whatever its title: "kỷ yếu 2016".
    let years = record.period.map(Period::shown).or(record.year.map(|year| year.0.to_string()));
    let kind = view.theme.strings.get("title-yearbooks", &[]).unwrap_or_default();
    cover.head(years.map(|years| format!("{kind} {years}")).as_deref());
    cover.head(record.description.as_deref());
    record.parts.iter().for_each(|part| cover.head(Some(&part.title)));
    let pieces = edition.chapters.iter().filter_map(|(chapter, route)| {
        let Chapter::Piece(number) = chapter else { return None };
        let piece = book.volume.front.get(*number)?;
        let mut draft = Draft::new(view, Sort::Page, &piece.record.title, route.clone());
        draft.doc(&piece.body);
        piece.record.signature.iter().for_each(|line| draft.body(Some(line)));
        Some(draft.document)
    });
    std::iter::once(cover.document).chain(pieces).collect()
}
