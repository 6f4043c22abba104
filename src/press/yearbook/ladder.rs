//! The ladder (thang trang): every spread of a book as a small picture in the order of reading, with what stands on it, how full
//! it is, what was found there and what has moved since the last time. One page of HTML that holds all it shows, for whoever makes
//! the book; readers never get it.

use super::bind::LOWEST_DPI;
use super::looks::Look;
use super::photographs::Shown;
use super::{Facts, Order, WorkInputs, Writer, bind_seen, context};
use crate::diagnostic::{Arg, Diagnostic, Findings};
use crate::path::Route;
use crate::theme::{Form, Here};
use crate::typeset::Compositor;
use crate::vietnamese::{format_number, typography};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tera::Value;

/// A page that is filled less stands nearly empty.
const NEAR_EMPTY: f64 = 0.3;

/// Of one page as many names are told; on panels stand forty.
const MOST_NAMES: usize = 6;

/// The ladder as it is looked at, and what the next one compares itself with.
pub struct Ladder {
    pub html: Vec<u8>,
    pub state: Vec<u8>,
    pub pages: usize,
}

/// Where everything stood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    /// The day, ISO 8601.
    date: String,
    pages: usize,
    /// The first page of each entry, by its key.
    entries: BTreeMap<String, Standing>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Standing {
    title: String,
    first: usize,
}

/// What one page shows.
#[derive(Debug, Default, Serialize)]
struct Leaf {
    /// In the file, from 1.
    number: usize,
    /// None of a cover.
    folio: Option<usize>,
    /// As a `data:` address; none of a page that could not be drawn.
    picture: Option<String>,
    /// Titles of parts and the like that begin here.
    sections: Vec<String>,
    entries: Vec<Name>,
    /// How many more entries stand here.
    more: usize,
    /// In per cent.
    filled: Option<u32>,
    near_empty: bool,
    blank: bool,
    notes: bool,
    coarse: usize,
    findings: Vec<Finding>,
    /// Whether it lies left.
    verso: bool,
}

#[derive(Debug, Serialize)]
struct Name {
    id: String,
    title: String,
    begins: bool,
    /// The page on which it began the last time, where that is another.
    from: Option<usize>,
}

#[derive(Debug, Clone, Serialize)]
struct Finding {
    code: &'static str,
    file: Option<String>,
}

#[derive(Debug, Serialize)]
struct Move {
    title: String,
    from: Option<usize>,
    to: Option<usize>,
}

/// Sets a book for the press, and lays out its pages; `before` is the state of the last ladder.
///
/// # Errors
/// As findings: what setting the book says, and what the template could not do.
pub fn ladder(
    inputs: WorkInputs<'_>,
    order: Order,
    before: Option<&[u8]>,
    compositor: &mut Compositor,
) -> (Option<Ladder>, Findings) {
    let pictures = Mutex::new(BTreeMap::new());
    let take = |page: usize, bytes: &[u8]| {
        let address = format!("data:image/webp;base64,{}", BASE64_STANDARD.encode(bytes));
        pictures.lock().unwrap_or_else(PoisonError::into_inner).insert(page, address);
    };
    let (bound, mut findings) = bind_seen(inputs, order, Some((Look::SMALL, &take)), compositor);
    let Some(bound) = bound else { return (None, findings) };
    let pictures = pictures.into_inner().unwrap_or_else(PoisonError::into_inner);
    let before: Option<State> = before.and_then(|bytes| serde_json::from_slice(bytes).ok());
    let state = state(inputs, &bound.facts);
    let leaves = leaves(inputs, &bound.facts, before.as_ref(), pictures, &findings);
    let html = match rendered(inputs, order, &bound.facts, &leaves, moves(before.as_ref(), &state), before.as_ref()) {
        Ok(html) => html,
        Err(found) => {
            findings.extend(found);
            return (None, findings);
        }
    };
    let state = serde_json::to_vec_pretty(&state).unwrap_or_default();
    (Some(Ladder { html, state, pages: bound.facts.pages }), findings)
}

fn state(inputs: WorkInputs<'_>, facts: &Facts) -> State {
    let book = inputs.book;
    let standing = |subject| {
        let key = book.key(subject);
        let first = facts.entries.get(&key)?.first;
        Some((key, Standing { title: book.site.named(subject).2.to_owned(), first }))
    };
    let entries = book.entries().filter_map(standing).collect();
    State { date: book.site.mode.today.to_string(), pages: facts.pages, entries }
}

/// Every page of the file.
fn leaves(
    inputs: WorkInputs<'_>,
    facts: &Facts,
    before: Option<&State>,
    mut pictures: BTreeMap<usize, String>,
    found: &Findings,
) -> Vec<Leaf> {
    let book = inputs.book;
    let mut on: BTreeMap<usize, Vec<Name>> = BTreeMap::new();
    for subject in book.entries() {
        let id = book.key(subject);
        let Some(pages) = facts.entries.get(&id) else { continue };
        let then = before.and_then(|state| state.entries.get(&id)).map(|standing| standing.first);
        for folio in pages.first..=pages.last {
            let begins = folio == pages.first;
            let from = then.filter(|then| begins && *then != folio);
            let title = typography::set(book.site.named(subject).2).into_owned();
            on.entry(folio).or_default().push(Name { id: id.clone(), title, begins, from });
        }
    }
    let findings = by_page(found);
    let leaf = |number: usize| {
        let folio = facts.folio(number);
        let begun = facts.titles.iter().filter(|(page, _)| folio == Some(*page));
        let sections: Vec<String> = begun.map(|(_, title)| typography::set(title).into_owned()).collect();
        let mut entries = folio.and_then(|folio| on.remove(&folio)).unwrap_or_default();
        let more = entries.len().saturating_sub(MOST_NAMES);
        entries.truncate(MOST_NAMES);
        let filled = facts.filled.get(number - 1).copied().flatten();
        let is = |pages: &[usize]| folio.is_some_and(|folio| pages.contains(&folio));
        let (blank, notes) = (is(&facts.blank), is(&facts.notes));
        // What opens a part, and what stands before the first entry or after the last, is as full as it is meant to be.
        let text = !entries.is_empty() && sections.is_empty() && !blank && !notes;
        let coarse = |photo: &&super::bind::Printed| folio == Some(photo.page) && photo.dpi < LOWEST_DPI as u32;
        Leaf {
            number,
            folio,
            picture: pictures.remove(&number),
            sections,
            entries,
            more,
            filled: filled.map(|part| (part * 100.0).round() as u32),
            near_empty: text && filled.is_some_and(|part| part < NEAR_EMPTY),
            blank,
            notes,
            coarse: facts.pictures.iter().filter(coarse).count(),
            findings: folio.and_then(|folio| findings.get(&folio)).cloned().unwrap_or_default(),
            verso: folio.unwrap_or(number).is_multiple_of(2),
        }
    };
    (1..=facts.pages).map(leaf).collect()
}

/// What was found, by the folio that it names.
fn by_page(found: &Findings) -> BTreeMap<usize, Vec<Finding>> {
    let mut pages: BTreeMap<usize, Vec<Finding>> = BTreeMap::new();
    let page = |finding: &Diagnostic| {
        finding.args.iter().find_map(|(name, value)| match value {
            Arg::Count(page) if *name == "page" => usize::try_from(*page).ok(),
            _ => None,
        })
    };
    for finding in found.iter() {
        let Some(page) = page(finding) else { continue };
        let file = finding.labels.first().map(|label| label.place.path.to_string());
        pages.entry(page).or_default().push(Finding { code: finding.code.name(), file });
    }
    pages
}

/// Which entries begin elsewhere than they did, in the order of their new pages; then those that are gone.
fn moves(before: Option<&State>, now: &State) -> Vec<Move> {
    let Some(before) = before else { return Vec::new() };
    let moved = now.entries.iter().filter_map(|(key, standing)| {
        let from = before.entries.get(key).map(|standing| standing.first);
        let title = standing.title.clone();
        (from != Some(standing.first)).then_some(Move { title, from, to: Some(standing.first) })
    });
    let mut moves: Vec<Move> = moved.collect();
    moves.sort_by(|a, b| (a.to, &a.title).cmp(&(b.to, &b.title)));
    let gone = before.entries.iter().filter(|(key, _)| !now.entries.contains_key(*key));
    moves.extend(gone.map(|(_, old)| Move { title: old.title.clone(), from: Some(old.first), to: None }));
    moves
}

/// A left page and the right one that follows it; one that has no other lies alone.
fn spreads(leaves: &[Leaf]) -> Vec<&[Leaf]> {
    leaves.chunk_by(|left, right| left.verso && !right.verso).collect()
}

fn rendered(
    inputs: WorkInputs<'_>,
    order: Order,
    facts: &Facts,
    leaves: &[Leaf],
    moves: Vec<Move>,
    before: Option<&State>,
) -> Result<Vec<u8>, Findings> {
    let writer = Writer::new(inputs, order, Shown::default())?;
    let book = inputs.book;
    let record = &book.volume.yearbook;
    let number = |n: usize| format_number(n as u64);
    let said = |key: &str, values: &[(&str, String)]| writer.view.theme.strings.get(key, values).unwrap_or_default();
    let signatures = match record.signature {
        Some(signature) => {
            let values = [("n", number(facts.pages / signature.pages)), ("pages", number(signature.pages))];
            said("preflight-signatures-of", &values)
        }
        None => writer.word("preflight-not-said"),
    };
    let count = |is: &dyn Fn(&Leaf) -> bool| number(leaves.iter().filter(|leaf| is(leaf)).count());
    let coarse: usize = leaves.iter().map(|leaf| leaf.coarse).sum();
    let totals = [
        ("preflight-pages", number(facts.pages)),
        ("preflight-signatures", signatures),
        ("ladder-near-empty", count(&|leaf| leaf.near_empty)),
        ("preflight-blank", count(&|leaf| leaf.blank)),
        ("ladder-notes", number(facts.notes.len())),
        ("ladder-coarse", number(coarse)),
        ("ladder-found", number(leaves.iter().map(|leaf| leaf.findings.len()).sum())),
    ];
    let total = |(key, value): (&str, String)| BTreeMap::from([("name", writer.word(key)), ("value", value)]);
    let totals: Vec<_> = totals.into_iter().map(total).collect();
    let size = order.size.unwrap_or_else(|| record.page_size());
    let told = context([
        ("title", Value::from(typography::set(&record.title).into_owned())),
        ("language", Value::from(book.site.config.language().word())),
        ("made", Value::from(book.site.mode.today.short())),
        ("before", Value::from_serializable(&before.map(|state| day(&state.date)))),
        ("totals", Value::from_serializable(&totals)),
        ("moves", Value::from_serializable(&moves)),
        ("spreads", Value::from_serializable(&spreads(leaves))),
        ("width", Value::from(Look::SMALL.width)),
        ("height", Value::from((f64::from(Look::SMALL.width) * size.height.mm / size.width.mm).round())),
    ]);
    let one = |error: Box<Diagnostic>| Findings::from(*error);
    let engine = inputs.theme.engine(Form::Web)?;
    let here = Here { route: Route::home(), portable: false, absolute: None };
    let answers = Arc::clone(&writer.view) as Arc<dyn crate::theme::Answers>;
    engine.bytes("ladder.html", &told, here, answers).map_err(one)
}

/// As it is read, when it is a day.
fn day(iso: &str) -> String {
    iso.parse::<crate::vietnamese::PartialDate>().map_or_else(|_| iso.to_owned(), |date| date.short())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(entries: &[(&str, usize)]) -> State {
        let standing =
            |(key, first): &(&str, usize)| ((*key).to_owned(), Standing { title: key.to_uppercase(), first: *first });
        State { date: String::new(), pages: 9, entries: entries.iter().map(standing).collect() }
    }

    #[test]
    fn moves_are_told_by_their_new_pages_and_what_is_gone_last() {
        let before = state(&[("a", 34), ("b", 3), ("c", 7), ("d", 8)]);
        let now = state(&[("a", 36), ("b", 3), ("d", 6), ("e", 5)]);
        let told: Vec<_> = moves(Some(&before), &now).into_iter().map(|m| (m.title, m.from, m.to)).collect();
        let expected = [("E", None, Some(5)), ("D", Some(8), Some(6)), ("A", Some(34), Some(36)), ("C", Some(7), None)];
        assert_eq!(told, expected.map(|(title, from, to)| (title.to_owned(), from, to)));
        assert!(moves(None, &now).is_empty(), "the first ladder has nothing to compare");
    }

    #[test]
    fn a_spread_is_a_left_page_and_the_right_one_behind_it() {
        let leaf = |number: usize| Leaf { number, verso: number.is_multiple_of(2), ..Leaf::default() };
        let widths = |pages: &[usize]| {
            let leaves: Vec<Leaf> = pages.iter().map(|page| leaf(*page)).collect();
            spreads(&leaves).into_iter().map(<[Leaf]>::len).collect::<Vec<_>>()
        };
        assert_eq!(widths(&[1, 2, 3, 4, 5, 6]), [1, 2, 2, 1]);
        assert_eq!(widths(&[1, 1, 2, 3]), [1, 1, 2], "a cover of one leaf");
    }
}
