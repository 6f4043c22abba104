//! The index of people is one page, until that would be heavy to carry.

use super::search::FOLDER;
use crate::path::Route;

/// How many people a page of the index holds: some hundred kilobytes of tiles, so that of nearly every office all are on one.
pub const PEOPLE_SIZE: usize = 160;

/// The tiles of a page of people, by its number from 2, before the file has its tag. It names people, so it lies where all
/// tables do that do.
pub fn garden_route(number: usize) -> Route {
    Route::file(&format!("{FOLDER}/n/{number}.js"))
}
