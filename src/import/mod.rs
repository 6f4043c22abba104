//! What the office has in other programs becomes drafts of the site: rosters of Excel ([`roster`]), articles typed in Word
//! ([`articles`], read by [`word`]), portraits ([`photographs`]).
//!
//! Every import goes the same way: files are read into plain values, what would be is shown line by line, and only then
//! is anything written, all of it or nothing (`scaffold`). What could not be taken over is named.

pub mod articles;
pub mod photographs;
pub mod roster;
pub mod sheet;
mod shown;
pub mod word;
