//! Copyfit: an entry that runs over by a few lines, and leaves the page on which it ends nearly empty, is set again looser,
//! so that more of it stands there.
//!
//! What the pages are like is known when they have been set. Each round reads how full they are, asks for what is lacking,
//! in parts of a page (the library makes whole lines of it, between the parts of the entry), and sets again. What one entry
//! gains moves those behind it, so later rounds find other pages; the first of the rounds that left the fewest is taken.
//! A book without such a page is set once, and what has not moved is not laid out anew.

use crate::typeset::{Compositor, Galley, Manuscript, Problem};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::RangeInclusive;

/// The library's text that says which entries are looser.
const TEXT: &str = "/library/fit.typ";

/// A page that is filled less is nearly empty.
const LEAST: f64 = 0.36;

/// What an entry is given at least: about a line of a small book.
const STEP: f64 = 0.035;

/// An entry grows by so much of a page at most; more air between its parts would look worse than the page that it mends.
/// One that needs more stays as it is written.
const MOST: f64 = 0.33;

/// How often a book is set again at most. A round costs what has moved, about a tenth of the first setting; of a very large
/// book that is time which nobody waits for.
const fn rounds(pages: usize) -> usize {
    if pages > 800 { 2 } else { 8 }
}

/// Sets the manuscript as well as can be.
///
/// # Errors
/// What Typst says of it as it is written.
pub(super) fn set(manuscript: Manuscript, compositor: &mut Compositor) -> Result<(Galley, Vec<Problem>), Vec<Problem>> {
    let fits = manuscript.texts.contains_key(TEXT);
    let mut best = compositor.set(manuscript)?;
    let mut empty = nearly_empty(&best.0);
    let mut fewest = empty.len();
    let mut looser: BTreeMap<String, f64> = BTreeMap::new();
    let mut hopeless = BTreeSet::new();
    for _ in 0..if fits { rounds(best.0.pages()) } else { 0 } {
        let before = looser.clone();
        for (entry, lacking) in empty {
            let part = looser.get(&entry).copied().unwrap_or_default() + lacking.max(STEP);
            if hopeless.contains(&entry) {
                continue;
            }
            if part > MOST {
                looser.remove(&entry);
                hopeless.insert(entry);
            } else {
                looser.insert(entry, part);
            }
        }
        if looser == before {
            break;
        }
        // What was set as it is written is a book, whatever comes of this.
        let Ok(next) = compositor.set_again(TEXT, &written(&looser)) else { break };
        empty = nearly_empty(&next.0);
        if empty.len() < fewest {
            fewest = empty.len();
            best = next;
        }
    }
    Ok(best)
}

/// The entries to which nearly empty pages belong, each with what is lacking there.
fn nearly_empty(galley: &Galley) -> Vec<(String, f64)> {
    let spans = spans(galley);
    let owner = |page: usize| spans.iter().rfind(|(_, pages)| pages.contains(&page)).map(|(id, _)| id.clone());
    let lacking = |(page, filled): (usize, Option<f64>)| {
        let lacking = LEAST - filled.filter(|filled| *filled < LEAST)?;
        Some((owner(page)?, lacking))
    };
    (1..).zip(galley.fullness()).filter_map(lacking).collect()
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
fn written(looser: &BTreeMap<String, f64>) -> String {
    let mut text = "#let fit = (:".to_owned();
    for (number, (entry, part)) in looser.iter().enumerate() {
        if number == 0 {
            text.pop();
        }
        let _ = write!(text, "{}: {part:.4}, ", crate::theme::typst::literal(entry));
    }
    text.push(')');
    text
}
