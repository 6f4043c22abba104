//! Handouts in a build, before the pages that tell how long they are; and one by itself, for a preview.

use super::books::Books;
use super::{Prepared, Progress};
use crate::diagnostic::{Diagnostic, Findings};
use crate::digest::Digest;
use crate::model::Handout;
use crate::output::Outlet;
use crate::path::{OutPath, Route};
use crate::plan::{handout_route, picture_route};
use crate::press::handout::{HandoutInputs, Made, Shop};
use crate::store::Store;
use crate::typeset::Compositor;
use crate::view::{Handed, HandedFile};

/// Sets every handout of the plan and hands it over.
pub(super) fn set(
    prepared: &Prepared,
    which: Books,
    outlet: &dyn Outlet,
    store: &Store,
    progress: &dyn Progress,
) -> (Handed, Findings) {
    let mut handed = Handed::new();
    let handouts = prepared.plan.settled_handouts();
    if which == Books::None || handouts.is_empty() {
        return (handed, Findings::new());
    }
    progress.stage("handouts", Some(handouts.len()));
    let (shop, mut findings) = Shop::open(inputs(prepared, store, true));
    let Some(shop) = shop else { return (handed, findings) };
    let mut refused = Findings::new();
    let mut put = |route: &Route, bytes: &[u8]| {
        // An address that cannot be a file is an error already.
        let Ok(path) = route.out_path() else { return };
        refused.extend(outlet.put(&path, bytes).err().map(|error| *error));
    };
    let found = shop.make(&handouts, &mut |Made { route, pages, pdf, picture }| {
        put(&route, &pdf);
        let picture = picture.map(|jpeg| {
            let route = picture_route(&route).tagged(&Digest::of(&jpeg).tag());
            put(&route, &jpeg);
            route
        });
        handed.insert(route, HandedFile { pages, bytes: pdf.len(), picture });
    });
    findings.extend(found);
    findings.extend(refused);
    (handed, findings)
}

/// The handout at an address; nothing where there is none.
pub fn handout(prepared: &Prepared, path: &OutPath) -> (Option<Vec<u8>>, Vec<Diagnostic>) {
    let is_asked = |handout: &&Handout| handout_route(&prepared.site, handout).out_path().is_ok_and(|own| own == *path);
    let handouts = prepared.plan.settled_handouts();
    let Some(asked) = handouts.iter().find(is_asked) else { return (None, Vec::new()) };
    let store = Store::of_site(&prepared.sources.root);
    let (shop, mut findings) = Shop::open(inputs(prepared, &store, false));
    let mut pdf = None;
    if let Some(shop) = shop {
        findings.extend(shop.make(std::slice::from_ref(asked), &mut |made| pdf = Some(made.pdf)));
    }
    Compositor::forget(4);
    (pdf, findings.sorted(false))
}

pub(super) fn inputs<'a>(prepared: &'a Prepared, store: &'a Store, keeps: bool) -> HandoutInputs<'a> {
    let Prepared { sources, site, plan, theme, .. } = prepared;
    HandoutInputs { site, plan, theme, sources, store, keeps, asks: false }
}
