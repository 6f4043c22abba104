//! What came of each file, for whoever reads the same site again: a file that has not changed is not read twice.

use super::file::Outcome;
use super::files::Job;
use crate::path::SourcePath;
use crate::source::{Found, Sources, Stamp};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::SystemTime;

/// The outcomes of one reading, by the path of the record.
#[derive(Debug, Default)]
pub struct Parsed {
    files: HashMap<SourcePath, Remembered>,
}

/// What came of a file, and of what.
#[derive(Debug, Clone)]
struct Remembered {
    job: Job,
    raw_html: bool,
    read: SystemTime,
    /// Every file that was looked at, or looked for, and how it was found.
    seen: Vec<(SourcePath, Sight)>,
    outcome: Arc<Outcome>,
}

/// All that a reader can learn of a path without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sight {
    found: Found,
    stamp: Option<Stamp>,
    real: SourcePath,
}

impl Sight {
    fn of(sources: &Sources, path: &SourcePath) -> Self {
        Sight {
            found: sources.find(path),
            stamp: sources.files.get(path).map(|file| file.stamp),
            real: sources.names.real(path).clone(),
        }
    }
}

impl Parsed {
    /// What came of the file the last time, if it would come of it now.
    pub(super) fn get(&self, job: &Job, sources: &Sources, raw_html: bool) -> Option<Arc<Outcome>> {
        let known = self.files.get(&job.path).filter(|known| known.job == *job && known.raw_html == raw_html)?;
        let holds = |(path, sight): &(SourcePath, Sight)| {
            *sight == Sight::of(sources, path) && sight.stamp.is_none_or(|stamp| stamp.is_settled(known.read))
        };
        known.seen.iter().all(holds).then(|| Arc::clone(&known.outcome))
    }

    /// Only what came of this reading, begun at `read`.
    pub(super) fn replace<'a>(
        &mut self,
        outcomes: impl Iterator<Item = (&'a Job, &'a Arc<Outcome>)>,
        sources: &Sources,
        raw_html: bool,
        read: SystemTime,
    ) {
        let mut before = std::mem::take(&mut self.files);
        for (job, outcome) in outcomes {
            let known = before.remove(&job.path).filter(|known| Arc::ptr_eq(&known.outcome, outcome));
            let known = known.unwrap_or_else(|| {
                let paths = [&job.path].into_iter().chain(&outcome.seen);
                let seen = paths.map(|path| (path.clone(), Sight::of(sources, path))).collect();
                Remembered { job: job.clone(), raw_html, read, seen, outcome: Arc::clone(outcome) }
            });
            self.files.insert(job.path.clone(), known);
        }
    }
}
