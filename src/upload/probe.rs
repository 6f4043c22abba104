//! What a host grants, tried on files of our own: what it says of itself is not always so.

use super::remote::{Done, Kind, Remote, Trouble};
use super::state::FOLDER;

/// What this very host lets us do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grants {
    /// Whether a file can take another's name in one step. Otherwise readers may get half of one for a moment.
    pub rename: bool,
    pub append: bool,
    /// Whether its lists tell which files are there, and how long they are.
    pub lists: bool,
}

/// Tries on files of our own what the host can do; makes our folder there.
///
/// # Errors
/// As the host's, when it cannot even keep a file.
pub fn probe(remote: &mut dyn Remote) -> Done<Grants> {
    const TRIALS: [&str; 2] = [".vuonhoa/trial-1", ".vuonhoa/trial-2"];
    remote.make_folder(FOLDER)?;
    let capable = remote.capabilities();
    let [first, second] = TRIALS;
    remote.put(first, b"1")?;
    remote.put(second, b"2")?;
    let holds = |remote: &mut dyn Remote, path, wanted: &[u8]| Ok(remote.read(path)?.as_deref() == Some(wanted));
    let mut there = remote.read(second)?;
    if there.is_none() {
        // Somebody who tries it at the same moment may have taken it away; hardly twice.
        remote.put(second, b"2")?;
        there = remote.read(second)?;
    }
    match there.as_deref() {
        Some(b"2") => {}
        // Only somebody who tries it at the same moment writes there.
        Some(_) => return Err(Trouble::new(Kind::Busy, "alive", "0")),
        None => return Err(Trouble::new(Kind::NoRead, second, "")),
    }
    let append = capable.append && refused(remote.append(second, b"3"))?.is_some() && holds(remote, second, b"23")?;
    let rename = capable.rename && refused(remote.rename(first, second))?.is_some() && holds(remote, second, b"1")?;
    let sizes = remote.list(FOLDER)?.unwrap_or_default();
    let lists = sizes
        .iter()
        .any(|item| item.name == "trial-2" && !item.is_folder && item.size == if rename || !append { 1 } else { 2 });
    for path in TRIALS {
        remote.delete(path).map_err(Trouble::of_deleting)?;
    }
    Ok(Grants { rename, append, lists })
}

/// What a host refuses is an answer too; a connection that has gone is none.
fn refused(done: Done) -> Done<Option<()>> {
    match done {
        Ok(()) => Ok(Some(())),
        Err(trouble) if trouble.kind == Kind::Cut => Err(trouble),
        Err(_) => Ok(None),
    }
}
