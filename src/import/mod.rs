//! What the office has in other programs becomes drafts of the site: rosters of Excel ([`roster`]).
//!
//! Every import goes the same way: the file is read into plain values, a proposal says line by line what would be, and
//! only then is anything written, all of it or nothing (`scaffold`). What could not be taken over is named.

pub mod roster;
