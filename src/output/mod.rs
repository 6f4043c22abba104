//! The output folder: what is written to it, and what is never touched.
//!
//! A press hands `(OutPath, bytes)` to an [`Outlet`]. [`Memory`] keeps them, for the preview and for
//! tests; [`Stage`] streams them to `<output>/.vuonhoa/stage/`, and [`Stage::commit`] moves what has
//! changed into place. What a build has made is its [`Manifest`], which also says what the next build
//! and [`clean()`] may delete: nothing else in the folder is ours.
//!
//! Our own things lie in `<output>/.vuonhoa/`, inside the output because that may be a mount point,
//! and a file can only be renamed within one file system:
//!
//! ```text
//! lock            held, by the system's advisory lock, while a build or `clean` runs
//! holder.json     who holds it; gone afterwards
//! manifest.json   what the last complete build left
//! next.json       the journal: what a commit under way will own; gone afterwards
//! stage/          bodies not yet in place
//! old/            what the commit under way has replaced, to put it back if a later step fails
//! ```
//!
//! Not here: what the pages are (`plan`), their bytes (`press`), and sending them to a host (`upload`).
//!
//! Out of scope: somebody who swaps folders for links while a build runs. Such a person can write to
//! the output anyway.

mod clean;
mod effects;
mod folder;
mod guard;
mod held;
mod journey;
mod lock;
mod manifest;
mod moves;
mod names;
mod outlet;
mod previous;
mod refusal;
mod removal;
mod search;
mod stage;
mod survey;
mod territory;
#[cfg(test)]
mod trial;
mod verify;

pub use clean::{Removed, clean};
pub use guard::{Relation, apart, is_same, mixed, site_of};
pub use held::Held;
pub use lock::drop_unfinished;
pub use manifest::{Edition, Entry, Manifest, is_known};
pub use moves::Adopt;
pub use outlet::{Memory, Outlet};
pub use refusal::{build_arguments, of_print};
pub use removal::take_out;
pub use search::{MAKER, files, look, read, read_as, search, set_aside};
pub use stage::{Options, Report, Stage};
pub use territory::Territory;
pub use verify::{Verdict, verify};
