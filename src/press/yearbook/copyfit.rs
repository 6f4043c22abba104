//! Copyfit: an entry that runs over by a few lines, and leaves the page on which it ends nearly empty, is set again: tighter
//! where that may bring the lines back, or with more of its end held together, so that more of it goes over. Nothing is spread
//! to fill a page; the page before then ends earlier.
//!
//! What the pages are like is known when they have been set. Each round reads how full they are, asks for what is lacking
//! (the library makes closer letters, lower photographs or paragraphs that stay together of it), and sets again. What one entry gains moves
//! those behind it, so later rounds find other pages; the first of the rounds that left the fewest is taken. A book without
//! such a page is set once, and what has not moved is not laid out anew.

use crate::typeset::{Attempt, Galley, Maker, Problem};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// A page that is filled less is nearly empty.
const LEAST: f64 = 0.375;

/// What runs over by less than this may be brought back.
const LITTLE: f64 = 0.25;

/// By how much more is held together at least, when it was not enough: about a line of a small book.
const STEP: f64 = 0.035;

/// So much of a page is held together at most: the page before is left that empty.
const MOST: f64 = 0.65;

/// A page that is filled so far is better than before.
const WORTH: f64 = 0.26;

/// How often an entry can be set tighter.
const TIGHTEST: u8 = 2;

/// How often a book is set again at most, or a portion of a large one. A round costs what has moved, about a tenth of the first
/// setting; of a large book that is time which nobody waits for.
const fn rounds(alone: bool) -> usize {
    if alone { 10 } else { 2 }
}

/// How an entry is set, when not as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fit {
    Tighter(u8),
    /// How much of a page at its end.
    Held(f64),
    /// Likewise, and more of it does not help.
    Settled(f64),
}

/// An entry that ends on a nearly empty page: the one that comes from the page before.
struct Short {
    entry: String,
    /// Those that stand on the page before, where a line that is saved brings one back.
    before: Vec<String>,
    filled: f64,
}

/// Sets portions of a book, each as well as can be.
pub(super) struct Copyfit;

impl Maker for Copyfit {
    const TEXT: &'static str = "/library/fit.typ";

    fn fit(set: &mut Attempt<'_>, alone: bool) -> Result<(Option<String>, Galley), Vec<Problem>> {
        let mut best = (None, set(None)?);
        let mut short = nearly_empty(&best.1);
        let mut fewest = short.len();
        let mut fit: BTreeMap<String, Fit> = BTreeMap::new();
        for _ in 0..rounds(alone) {
            let before = fit.clone();
            short.iter().for_each(|page| mend(&mut fit, page));
            if fit == before {
                break;
            }
            let text = written(&fit);
            // What was set as it is written is a book, whatever comes of this.
            let Ok(next) = set(Some(&text)) else { break };
            short = nearly_empty(&next);
            if short.len() < fewest {
                fewest = short.len();
                best = (Some(text), next);
            }
        }
        Ok(best)
    }

    fn openings(pages: &Galley) -> Vec<(String, usize)> {
        let heads = |label| pages.heads(label).into_iter();
        let said = |label| heads(label).filter_map(|mut mark| Some((mark.said.remove("id")?, mark.page)));
        said("entry").map(|(id, page)| (format!("/entry/{id}.typ"), page)).chain(said("section")).collect()
    }
}

/// What is tried next for a page: first to bring its few lines back, then to bring more of its entry over.
fn mend(fit: &mut BTreeMap<String, Fit>, page: &Short) {
    let lacking = (LEAST - page.filled).max(STEP);
    let next = match fit.get(&page.entry) {
        None if page.filled < LITTLE => Fit::Tighter(1),
        Some(Fit::Tighter(much)) if *much < TIGHTEST => Fit::Tighter(much + 1),
        Some(Fit::Held(part)) if part + lacking <= MOST => Fit::Held(part + lacking),
        // What it has is kept where that is worth the room on the page before.
        Some(Fit::Held(part)) => Fit::Settled(if page.filled < WORTH { 0.0 } else { *part }),
        Some(Fit::Settled(part)) => Fit::Settled(*part),
        None | Some(Fit::Tighter(_)) => Fit::Held(LEAST),
    };
    if let Fit::Tighter(much) = next {
        for neighbour in &page.before {
            let known = fit.entry(neighbour.clone()).or_insert(next);
            if matches!(known, Fit::Tighter(less) if *less < much) {
                *known = next;
            }
        }
    }
    fit.insert(page.entry.clone(), next);
}

fn nearly_empty(galley: &Galley) -> Vec<Short> {
    let spans = spans(galley);
    let of = |(page, filled): (usize, Option<f64>)| {
        let filled = filled.filter(|filled| *filled < LEAST)?;
        let on = |page: usize| spans.iter().filter(move |(_, pages)| pages.contains(&page)).map(|(id, _)| id.clone());
        let comes_over = spans.iter().find(|(_, pages)| pages.contains(&page) && *pages.start() < page);
        let entry = comes_over.map(|(id, _)| id.clone()).or_else(|| on(page).next_back())?;
        let before = on(page.checked_sub(1)?).filter(|id| *id != entry).collect();
        Some(Short { entry, before, filled })
    };
    (1..).zip(galley.fullness()).filter_map(of).collect()
}

/// On which pages of the file each entry stands.
fn spans(galley: &Galley) -> Vec<(String, RangeInclusive<usize>)> {
    let ends: BTreeMap<String, usize> = galley
        .marks("entry-end")
        .into_iter()
        .filter_map(|mut mark| Some((mark.said.remove("id")?, mark.page)))
        .collect();
    galley
        .marks("entry")
        .into_iter()
        .filter_map(|mut mark| {
            let id = mark.said.remove("id")?;
            let end = *ends.get(&id)?;
            Some((id, mark.page..=end))
        })
        .collect()
}

/// The library's text for these entries.
fn written(fit: &BTreeMap<String, Fit>) -> String {
    let mut text = "#let fit = (:".to_owned();
    let told = |fit: &Fit| match *fit {
        Fit::Tighter(much) => -f64::from(much),
        Fit::Held(part) | Fit::Settled(part) => part,
    };
    for (number, (entry, part)) in fit.iter().map(|(entry, fit)| (entry, told(fit))).enumerate() {
        if number == 0 {
            text.pop();
        }
        let _ = write!(text, "{}: {part:.4}, ", crate::theme::typst::literal(entry));
    }
    text.push(')');
    text
}
