//! Proofs that hold: papers beside a yearbook's proof, for the people who answer for it.
//!
//! Pages with lines to sign, by unit; names with the lines of the files that they come from; numbers that disagree with the
//! data; photographs. `entries` says what each entry is made of, by digests; `state` keeps where everything stood, so that
//! two proofs can be compared; `signing` tells which signatures still hold: one covers what was read, and lapses by itself
//! when that changes. `numbers` reads articles for numbers. Nothing here writes files.

mod entries;
mod numbers;
mod papers;
mod signing;
mod state;

pub use entries::{NOWHERE, Part};
pub use papers::{Papers, Told, papers};
pub use signing::{Change, Lapse, Signed, covered, lapsed, line, standing};
pub use state::{Changed, Entry, Leaf, State, compare};

use super::yearbook::{Facts, WorkInputs};

/// What stands in a book as the content is now, without its pages: what a signature is held against before a proof is set.
pub fn state_unset(inputs: WorkInputs<'_>) -> State {
    state::of(inputs, &Facts::default(), Vec::new())
}

/// Where everything stands in a book that was just set; `looks` are the digests of its pages, those of no draft's mark.
pub fn state(inputs: WorkInputs<'_>, facts: &Facts, looks: Vec<String>) -> State {
    state::of(inputs, facts, looks)
}
