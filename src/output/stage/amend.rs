//! A change to an output that is not made anew: some files leave, some are replaced, the others stay as they lie there.

use super::{Adopt, Options, Put, Stage, Territory};
use crate::diagnostic::Diagnostic;
use crate::output::survey::Seen;
use crate::output::{Edition, Manifest};
use crate::path::OutPath;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::PoisonError;

impl Stage {
    /// Opens the output folder `out` with all that earlier builds have left there but `gone`. What is put wins.
    ///
    /// A file that is no longer the one that was written stays too, and the manifest goes on saying what it said of it: so the
    /// next build writes it again.
    ///
    /// # Errors
    /// As [`Stage::open`].
    pub fn amend(out: &Path, options: &Options<'_>, gone: &BTreeSet<OutPath>) -> Result<Self, Box<Diagnostic>> {
        let mut stage = Stage::open(out, options)?;
        stage.policy.amends = true;
        // What is taken out of an edition makes no other of it.
        let edition = stage.past.manifest().and_then(Manifest::edition).cloned();
        stage.policy.edition = edition.map(|edition| Edition { amended: true, ..edition });
        let mut files = stage.files.lock().unwrap_or_else(PoisonError::into_inner);
        for (path, entry) in stage.past.manifest().into_iter().flat_map(Manifest::iter) {
            let is_there = matches!(stage.survey.get(path.as_str()), Some(Seen::File { .. }));
            if is_there && !gone.contains(path) {
                files.insert(path.clone(), Put { entry: entry.clone(), staged: None, kept: true });
            }
        }
        drop(files);
        Ok(stage)
    }

    /// Opens the output folder `out` of which nobody remembers what was built into it: what is `gone` is set aside beside
    /// it, as is what lies where something is put, and all else stays and is nobody's.
    ///
    /// # Errors
    /// As [`Stage::open`].
    pub fn amend_forgotten(
        out: &Path,
        options: &Options<'_>,
        gone: &BTreeSet<OutPath>,
    ) -> Result<Self, Box<Diagnostic>> {
        let withheld = gone.iter().map(|path| path.as_str().to_owned()).collect();
        let territory = Territory { withheld, ..Territory::default() };
        Stage::open(out, &Options { adopt: Adopt::Yes, territory, ..options.clone() })
    }
}
