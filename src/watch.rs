//! Notices that files below some folders have changed. It knows nothing of sites: whoever watches says
//! which folders, and lists the files that count.
//!
//! What the system reports is a hint, never the truth. On a hint, and now and then without one, the files
//! are listed; what differs from the last listing has changed. So our own reading, an editor's scratch
//! files and events that come twice change nothing, and the files that were put into a new folder before
//! the system watched it are found all the same.

use crate::diagnostic::Message;
use crate::source::Stamp;
use notify::event::ModifyKind;
use notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// A save is over when nothing has happened for so long: several files saved at once are one change.
const QUIET: Duration = Duration::from_millis(12);
/// Nobody waits longer than this for the end of a copy.
const STORM: Duration = Duration::from_secs(2);
/// After a hint the files are listed once more: what came into a new folder may have given no event.
const AGAIN: Duration = Duration::from_millis(400);
/// How often files are listed without a hint. Some file systems (of a network, of WSL, of a container)
/// take the order to watch, and then report nothing.
const GLANCE: Duration = Duration::from_secs(3);
/// How often is asked whether the waiting is over.
const TICK: Duration = Duration::from_millis(25);
/// How long an event may be late before the system counts as silent.
const GRACE: Duration = Duration::from_millis(500);
/// How often files are listed when nothing is reported.
const POLL: Duration = Duration::from_secs(1);

/// The files that count, by name.
pub type Listing = BTreeMap<String, Stamp>;

/// Where to look, in absolute paths.
#[derive(Debug, Clone)]
pub struct Scope {
    /// Watched for what lies directly in it.
    pub top: PathBuf,
    /// Folders directly in `top`, watched with all below them, whether they exist yet or not.
    pub folders: Vec<PathBuf>,
}

/// What has been noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noticed {
    /// Files that were added, altered or removed, by name; at least one.
    Changed(Vec<String>),
    /// From now on files are listed every second.
    Polling(Trouble),
}

/// Why the system's reports are not to be relied on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The system refused, in its own words.
    Refused(Message),
    /// It reported nothing of a change.
    Silent,
}

enum Hint {
    Something,
    /// A watched folder itself was made, moved or removed.
    Folder,
    Refused(Message),
}

/// Watches a [`Scope`].
pub struct Watch<L> {
    scope: Scope,
    list: L,
    seen: Listing,
    hints: Receiver<Hint>,
    /// None while polling.
    system: Option<RecommendedWatcher>,
    trouble: Option<Trouble>,
    /// A hint has come since the files were last found at rest.
    unsettled: bool,
    /// Held so that waiting without a system watcher is waiting, not an error.
    _hinting: Sender<Hint>,
}

impl<L: FnMut() -> Listing> Watch<L> {
    /// Begins to watch: what changes after this call is noticed. Where the system cannot watch, files
    /// are listed every second, which the first [`Watch::notice`] says.
    pub fn begin(scope: Scope, polling: bool, mut list: L) -> Self {
        let (hinting, hints) = channel();
        let mut trouble = None;
        let system = match polling {
            true => None,
            false => system(&scope, hinting.clone()).map_err(|refused| trouble = Some(refused)).ok(),
        };
        let seen = list();
        Watch { scope, list, seen, hints, system, trouble, unsettled: false, _hinting: hinting }
    }

    /// Waits for what happens next.
    pub fn notice(&mut self) -> Noticed {
        loop {
            if let Some(noticed) = self.notice_until(&|| false) {
                return noticed;
            }
        }
    }

    /// Waits for what happens next, but no longer than until `is_over`; then nothing was noticed.
    pub fn notice_until(&mut self, is_over: &dyn Fn() -> bool) -> Option<Noticed> {
        loop {
            if let Some(trouble) = self.trouble.take() {
                self.system = None;
                return Some(Noticed::Polling(trouble));
            }
            let awaited = self.unsettled;
            let hinted = self.wait(is_over)?;
            let changed = self.look();
            if changed.is_empty() {
                continue;
            }
            if self.system.is_some() && !hinted && !awaited && !self.is_hinted_late() {
                self.trouble = Some(Trouble::Silent);
            }
            return Some(Noticed::Changed(changed));
        }
    }

    /// Waits for a hint, and then for quiet, but never longer than until the files are to be listed
    /// anyway. Whether there was a hint; nothing when it `is_over` before.
    fn wait(&mut self, is_over: &dyn Fn() -> bool) -> Option<bool> {
        let patience = match (&self.system, self.unsettled) {
            (None, _) => POLL,
            (Some(_), true) => AGAIN,
            (Some(_), false) => GLANCE,
        };
        let began = Instant::now();
        let mut hinted = false;
        while !hinted && began.elapsed() < patience {
            if is_over() {
                return None;
            }
            hinted = self.hears(TICK.min(patience.saturating_sub(began.elapsed())));
        }
        let began = Instant::now();
        if hinted {
            while began.elapsed() < STORM && self.hears(QUIET) {}
        }
        self.unsettled = hinted;
        Some(hinted)
    }

    fn is_hinted_late(&mut self) -> bool {
        self.unsettled = self.hears(GRACE);
        self.unsettled
    }

    /// Takes the next hint, if one comes within `patience`.
    fn hears(&mut self, patience: Duration) -> bool {
        let Ok(hint) = self.hints.recv_timeout(patience) else { return false };
        match hint {
            Hint::Something => {}
            Hint::Folder => {
                let armed = self.system.as_mut().map_or(Ok(()), |system| arm(system, &self.scope.folders));
                self.trouble = armed.err().or(self.trouble.take());
            }
            Hint::Refused(reason) => self.trouble = Some(Trouble::Refused(reason)),
        }
        true
    }

    /// What differs from the last look.
    fn look(&mut self) -> Vec<String> {
        let now = (self.list)();
        let names: BTreeSet<&String> = now.keys().chain(self.seen.keys()).collect();
        let changed = names.into_iter().filter(|name| now.get(*name) != self.seen.get(*name)).cloned().collect();
        self.seen = now;
        changed
    }
}

/// The system's watcher over the whole scope.
fn system(scope: &Scope, hinting: Sender<Hint>) -> Result<RecommendedWatcher, Trouble> {
    let folders: BTreeSet<PathBuf> = scope.folders.iter().cloned().collect();
    let on_event = move |event: notify::Result<notify::Event>| {
        let hint = match event {
            // Reading is no change: our own would set us going for ever.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
            Ok(event) if comes_or_goes(event.kind) && event.paths.iter().any(|path| folders.contains(path)) => {
                Hint::Folder
            }
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => Hint::Refused(reason(&error)),
            // Any other error is about a file that has gone meanwhile: worth a look, no more.
            Ok(_) | Err(_) => Hint::Something,
        };
        let _ = hinting.send(hint);
    };
    let mut system = notify::recommended_watcher(on_event).map_err(refused)?;
    system.watch(&scope.top, RecursiveMode::NonRecursive).map_err(refused)?;
    arm(&mut system, &scope.folders)?;
    Ok(system)
}

fn comes_or_goes(kind: EventKind) -> bool {
    matches!(kind, EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)))
}

/// Watches those of the folders that exist. A folder that was removed and made again has lost its watch
/// although the watcher may not know it: so each is given up first.
fn arm(system: &mut RecommendedWatcher, folders: &[PathBuf]) -> Result<(), Trouble> {
    for folder in folders {
        let _ = system.unwatch(folder);
        if folder.is_dir()
            && let Err(error) = system.watch(folder, RecursiveMode::Recursive)
            // It may have gone between the question and the order.
            && folder.is_dir()
        {
            return Err(refused(error));
        }
    }
    Ok(())
}

fn refused(error: notify::Error) -> Trouble {
    Trouble::Refused(reason(&error))
}

fn reason(error: &notify::Error) -> Message {
    match &error.kind {
        ErrorKind::MaxFilesWatch => Message::new("watch-too-many"),
        ErrorKind::Io(error) => Message::from(error),
        ErrorKind::PathNotFound => Message::new("io-not-found"),
        _ => Message::new("io-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(files: &[(&str, u64)]) -> Listing {
        files.iter().map(|(name, size)| ((*name).to_owned(), Stamp::of_size(*size))).collect()
    }

    /// A watch over a folder that does not exist: the system refuses it, whatever the system.
    fn nowhere(listings: Vec<Listing>) -> Watch<impl FnMut() -> Listing> {
        let top = std::env::temp_dir().join("vuonhoa-no-such-folder");
        let mut listings = listings.into_iter();
        let mut last = Listing::new();
        Watch::begin(Scope { top, folders: Vec::new() }, false, move || {
            last = listings.next().unwrap_or_else(|| last.clone());
            last.clone()
        })
    }

    #[test]
    fn where_the_system_refuses_files_are_listed() {
        let before = listing(&[("altered", 1), ("kept", 1), ("removed", 1)]);
        let after = listing(&[("added", 1), ("altered", 2), ("kept", 1)]);
        let mut watch = nowhere(vec![before.clone(), before, after]);
        assert!(matches!(watch.notice(), Noticed::Polling(Trouble::Refused(_))));
        let changed = ["added", "altered", "removed"].map(str::to_owned).to_vec();
        assert_eq!(watch.notice(), Noticed::Changed(changed));
    }
}
