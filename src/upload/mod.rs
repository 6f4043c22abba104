//! Publishing: an edition that was built comes to a host, so that no reader meets half of it, whatever happens on the way.
//!
//! ```text
//! open(target)        a Remote: a folder, SFTP, FTP with and without TLS, WebDAV, S3
//! State::read         what we have put there, and how far a publishing came that was cut
//! Survey::of          what is there
//! plan::draw          what is to be done, in which order
//! relieve             takes away what is withdrawn, where the host takes no file
//! Errand::run         does it, and writes on the host how far it came
//! ```
//!
//! A new protocol is one file that fills [`Remote`], and a line in `config/hosts.rs` that knows its scheme.
//!
//! Not here: building, and what is asked of the person who publishes (`cli/publish.rs`).

mod claim;
mod crew;
mod folder;
mod ftp;
mod http;
mod lock;
pub mod plan;
mod probe;
mod relief;
mod remote;
mod retry;
mod run;
mod s3;
mod secret;
mod sftp;
mod state;
mod survey;
mod tls;
mod webdav;
mod zip;

pub use claim::{Absent, Claim, Signs, claim};
pub use folder::Folder;
pub use lock::{Lock, owner};
pub use plan::{Act, Group, Plan, Rules};
pub use probe::{Grants, probe};
pub use relief::{Relief, relieve, withdrawn};
pub use remote::{Capabilities, Done, Item, Kind, Parcel, Remote, Trouble};
pub use retry::Retry;
pub use run::{Broken, Errand, Report};
pub use secret::{Person, Secret};
pub use state::{Files, Mark, State, files_of};
pub use survey::{Difference, Survey, read_back};
pub use zip::{Packed, write as write_zip};

use crate::config::Target;

/// Opens the host; `None` for a packed file, which is none.
///
/// # Errors
/// Why there is no way in.
pub fn open(target: &Target, person: &dyn Person) -> Done<Option<Box<dyn Remote>>> {
    Ok(match target {
        Target::Folder(path) => Some(Box::new(Folder::open(path)?)),
        Target::Zip(..) => None,
        Target::Sftp(account) => Some(Box::new(sftp::Sftp::open(account, person)?)),
        Target::Ftp(account, protection) => Some(Box::new(ftp::Ftp::open(account, *protection, person)?)),
        Target::WebDav(account, protection) => Some(Box::new(webdav::WebDav::open(account, *protection, person)?)),
        Target::S3(account, region, protection) => Some(Box::new(s3::S3::open(account, region, *protection, person)?)),
    })
}
