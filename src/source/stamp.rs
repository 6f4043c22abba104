//! What tells one state of a file from another without reading it.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// Some file systems count time in steps of two seconds (FAT): two writes within one step look like one.
const STEP: Duration = Duration::from_secs(2);

/// The state of a file as its folder tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    pub modified: Option<SystemTime>,
    /// When the system last changed what it knows of the file, where it tells: a file that was put in another's place
    /// with its own old time of modification shows here.
    changed: Option<(i64, i64)>,
}

impl Stamp {
    pub fn of(data: &Metadata) -> Self {
        Stamp { size: data.len(), modified: data.modified().ok(), changed: changed(data) }
    }

    /// A stamp of so many bytes and nothing else.
    pub fn of_size(size: u64) -> Self {
        Stamp { size, modified: None, changed: None }
    }

    /// Whether whoever read the file at `read` and finds this stamp again can be sure to know what is in it: a file that
    /// had only just been written may have been written once more within one step of the clock.
    pub fn is_settled(&self, read: SystemTime) -> bool {
        self.modified.is_some_and(|modified| modified.checked_add(STEP).is_some_and(|settled| settled <= read))
    }
}

#[cfg(unix)]
fn changed(data: &Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((data.ctime(), data.ctime_nsec()))
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<(i64, i64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_rested_before_it_was_read_is_known() {
        let now = SystemTime::now();
        let stamp = |modified| Stamp { modified, ..Stamp::of_size(1) };
        assert!(stamp(Some(now - STEP)).is_settled(now));
        for unsettled in [None, Some(now), Some(now - STEP / 2), Some(now + STEP)] {
            assert!(!stamp(unsettled).is_settled(now), "{unsettled:?}");
        }
    }
}
