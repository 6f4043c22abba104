//! Where handouts lie: beside the page of what they show, under a name that tells it to whoever has saved the file.

use super::Artefact;
use super::draft::Draft;
use crate::diagnostic::Place;
use crate::model::gate::FORMS;
use crate::model::{Handout, Pack, Poster, Site};
use crate::path::Route;
use crate::vietnamese::slug;

/// The address of a handout: `/bai-viet/2021/ten-bai/ten-bai.pdf`, of a pack
/// `/chuyen-muc/so-tay/tai-lieu-doc/so-tay-2021-05.pdf`.
pub fn handout_route(site: &Site, handout: &Handout) -> Route {
    match handout {
        Handout::Leaf(subject) => {
            let page = site.route(*subject);
            page.beside(&format!("{}.pdf", last_step(&page)))
        }
        // Below the folder for printing, with its day.
        Handout::Form(index) => Route::file(&format!("{FORMS}/{}-{}.pdf", site.profiles[*index].id, site.mode.today)),
        Handout::Pack(Pack { series, month, .. }) => {
            site.series.route(series).beside(&format!("tai-lieu-doc/{series}-{month}.pdf"))
        }
        Handout::Poster(Poster::Exemplar(index)) => {
            let page = &site.profiles[*index].route;
            page.beside(&format!("{}-ap-phich.pdf", last_step(page)))
        }
        Handout::Poster(Poster::Standards(id, paper)) => {
            Route::page("chuan-muc").beside(&format!("{}-{}.pdf", slug(id), paper.word()))
        }
    }
}

/// Of a handout as a picture, beside its file, before it has its tag.
pub fn picture_route(handout: &Route) -> Route {
    let path = handout.as_str();
    Route::file(&format!("{}.jpg", path.strip_suffix(".pdf").unwrap_or(path)))
}

fn last_step(page: &Route) -> &str {
    page.as_str().trim_matches('/').rsplit('/').next().unwrap_or_default()
}

impl Draft<'_> {
    pub(super) fn handouts(&mut self, handouts: &[Handout]) {
        let site = self.site;
        for (index, handout) in handouts.iter().enumerate() {
            let by = match handout {
                Handout::Leaf(subject) => Some(Place::file(site.path(*subject))),
                Handout::Form(index) => Some(Place::file(&site.profiles[*index].path)),
                Handout::Pack(pack) => {
                    site.series.get(&pack.series).map(|entry| Place::at(&entry.path, entry.record.id.span))
                }
                Handout::Poster(_) => Some(Place::file(site.record_of(handout))),
            };
            self.claim(handout_route(site, handout), Artefact::Handout(index), by);
        }
    }
}
