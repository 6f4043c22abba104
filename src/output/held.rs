//! A built output that is read while nobody may build into it: to bring it elsewhere.

use super::effects::Effects;
use super::guard;
use super::lock::Hold;
use super::manifest::{Entry, Manifest, Past};
use super::refusal;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::path::OutPath;
use crate::source::read_own;
use std::io::ErrorKind;
use std::path::Path;

pub struct Held {
    hold: Hold,
    manifest: Manifest,
}

impl Held {
    /// Holds the output of the last whole build in `out`; `None` where there is none, or it was cut short.
    ///
    /// # Errors
    /// `output-locked` while a build runs, `output-failed` when it cannot be read.
    pub fn open(out: &Path) -> Result<Option<Self>, Box<Diagnostic>> {
        let folder = guard::locate(out)?;
        if !Past::exists(&folder) {
            return Ok(None);
        }
        let mut hold = Hold::take(folder, Effects::default())?;
        hold.establish(true);
        let past = Past::of(hold.folder())?;
        let manifest = past.manifest().filter(|_| !past.cut_short).cloned();
        Ok(manifest.map(|manifest| Held { hold, manifest }))
    }

    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The bytes of a file as they were built; `None` where it has been changed since.
    ///
    /// # Errors
    /// `output-failed` when it cannot be read.
    pub fn read(&self, path: &OutPath) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
        let place = self.hold.folder().on_disk(path.as_str());
        let bytes = match read_own(&place) {
            // A link, a pipe: somebody has put it there.
            Err(error) if error.kind() == ErrorKind::InvalidData => return Ok(None),
            bytes => bytes.map_err(|error| refusal::failed(self.hold.folder(), &place, &error))?,
        };
        let is_as_built = |entry: &Entry| entry.digest == Digest::of(&bytes);
        Ok(self.manifest.get(path).is_some_and(is_as_built).then_some(bytes))
    }
}
