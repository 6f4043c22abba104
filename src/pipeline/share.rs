//! Pictures for sharing in a build, before the pages that name them.

use super::{Prepared, Progress, handouts};
use crate::diagnostic::Findings;
use crate::output::Outlet;
use crate::press::share::{self, Made};
use crate::store::Store;
use crate::view::{SharePictures, View};

/// Makes every picture for sharing that the view can be told in, and hands it over.
pub(super) fn make(
    prepared: &Prepared,
    view: &View,
    outlet: &dyn Outlet,
    store: &Store,
    progress: &dyn Progress,
) -> (SharePictures, Findings) {
    let mut pictures = SharePictures::new();
    progress.stage("share", None);
    let mut refused = Findings::new();
    let mut findings = share::make(handouts::inputs(prepared, store, true), view, &mut |Made { of, shared, jpeg }| {
        // An address that cannot be a file is an error already.
        let Ok(path) = shared.route.out_path() else { return };
        refused.extend(outlet.put(&path, &jpeg).err().map(|error| *error));
        pictures.insert(of, shared);
    });
    findings.extend(refused);
    (pictures, findings)
}
