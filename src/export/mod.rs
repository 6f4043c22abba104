//! What the site holds, as tables for people who work in Excel: the roster, the roll of commendations, statistics.
//!
//! Their headings are Vietnamese, whatever the language of messages: they are content, and a roster is read back by
//! [`crate::import::roster`]. `noi_bo` is in none of them.

pub mod roll;
pub mod roster;
pub mod statistics;

use crate::model::Called;

/// The names of units, as a cell has them.
fn unit_names<'a>(units: impl IntoIterator<Item = Called<'a>>) -> String {
    units.into_iter().map(|unit| unit.name).collect::<Vec<_>>().join("; ")
}
