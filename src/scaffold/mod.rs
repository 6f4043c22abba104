//! What the program writes for a person to go on from: a site to begin with ([`init`]), and the file of
//! a new profile, article or other item ([`create`]).
//!
//! Nothing that exists is ever changed, but for vocabularies that new entries are added to the end of, a record that is
//! withdrawn ([`mark_withdrawn`]), one that an import corrects ([`amended`], [`with_portrait`]), and names that somebody asks
//! to correct ([`rename`]). What is written is Vietnamese, whatever the language of messages: it is content, and its readers
//! are the office's.
//!
//! Not here: what a record may hold (`reading`), and the output folder (`output`).

mod amend;
mod batch;
mod disk;
mod draft;
mod imported;
mod init;
mod naming;
mod new;
mod portrait;
mod rename;
mod schemas;
mod series;
mod withdraw;

pub use amend::{Blank, Setting, Value, amended, map_of};
pub use batch::{Write, write_all};
pub use disk::{below, is_taken, read, replace};
pub use draft::{Kind, Made};
pub use imported::{Imported, Place, article_place, article_text};
pub use init::init;
pub use naming::{id, scalar, title};
pub use new::{Planned, create, plan};
pub use portrait::{has_portrait, with_portrait};
pub use rename::{Spot, Written as NameWritten, rename, written as names_written};
pub use schemas::{Written, write_schemas};
pub use series::grown;
pub use withdraw::mark_withdrawn;
