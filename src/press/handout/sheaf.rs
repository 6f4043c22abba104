//! The handouts that are written together: a work without pages of its own. A link from one leaf to another leads
//! to the site, for nobody holds both.

use super::super::yearbook::photographs::{Use, Wanted};
use super::super::yearbook::{Order, Work};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Handout, Item, Poster, Site, Subject};
use crate::path::{Route, SourcePath};
use crate::plan::handout_route;
use crate::reading::entities::{Photo, Profile};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) struct Sheaf<'a> {
    pub site: &'a Arc<Site>,
    pub handouts: &'a [Handout],
}

impl Sheaf<'_> {
    /// What any of them shows, each once.
    pub fn subjects(&self) -> BTreeSet<Subject> {
        self.handouts.iter().flat_map(Handout::subjects).collect()
    }
}

/// What a sheet for the wall shows of somebody.
pub(super) fn photo_of(item: &Item<Profile>) -> Option<&Photo> {
    item.record.portrait.as_ref().or_else(|| item.record.photos.first())
}

/// That a handout could not be set; the reason is still to be said.
pub(super) fn failed(route: &Route) -> Diagnostic {
    Diagnostic::new(Code::HandoutFailed).arg("address", route.as_str())
}

impl Work for Sheaf<'_> {
    const TEMPLATES: &'static str = "handout";

    fn site(&self) -> &Arc<Site> {
        self.site
    }

    fn has(&self, _: Subject) -> bool {
        false
    }

    fn address(&self) -> Route {
        self.handouts.first().map_or_else(Route::home, |handout| handout_route(self.site, handout))
    }

    fn record(&self) -> &SourcePath {
        &self.site.config_path
    }

    fn loose(&self) -> Vec<SourcePath> {
        Vec::new()
    }

    fn want(&self, _: Order, wanted: &mut Wanted<'_>) {
        for subject in self.subjects() {
            wanted.subject(subject);
        }
        for handout in self.handouts {
            if let Handout::Poster(Poster::Exemplar(index)) = handout {
                let item = &self.site.profiles[*index];
                wanted.photo(&item.path, photo_of(item), Use::Plate);
            }
        }
    }

    fn failed(&self) -> Diagnostic {
        failed(&self.address())
    }
}
