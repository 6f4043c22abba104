//! What the site holds, as tables for people who work in Excel: the roster, the roll of commendations, statistics.
//!
//! Their headings are Vietnamese, whatever the language of messages: they are content, and a roster is read back by
//! [`crate::import::roster`]. `noi_bo` is in none of them.

pub mod roll;
pub mod roster;
pub mod statistics;

use crate::model::Site;
use crate::reading::vocabulary::Term;

/// The names of units, as a cell has them.
fn unit_names(site: &Site, ids: &[&str]) -> String {
    let name = |id: &&str| site.units.get(id).map_or_else(|| (*id).to_owned(), |unit| unit.record.name().to_owned());
    ids.iter().map(name).collect::<Vec<_>>().join("; ")
}
