//! Where handouts lie: beside the page of what they show, under a name that tells it to whoever has saved the file.

use super::Artefact;
use super::draft::Draft;
use crate::diagnostic::Place;
use crate::model::{Handout, Pack, Site};
use crate::path::Route;

/// Where forms lie below the folder for printing.
const FORMS: &str = "xin-y-kien";

/// The address of a handout: `/bai-viet/2021/ten-bai/ten-bai.pdf`, of a pack
/// `/chuyen-muc/so-tay/tai-lieu-doc/so-tay-2021-05.pdf`.
pub fn handout_route(site: &Site, handout: &Handout) -> Route {
    match handout {
        Handout::Leaf(subject) => {
            let page = site.route(*subject);
            let name = page.as_str().trim_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
            page.beside(&format!("{name}.pdf"))
        }
        // Below the folder for printing, with its day.
        Handout::Form(index) => Route::file(&format!("{FORMS}/{}-{}.pdf", site.profiles[*index].id, site.mode.today)),
        Handout::Pack(Pack { series, month, .. }) => {
            site.series.route(series).beside(&format!("tai-lieu-doc/{series}-{month}.pdf"))
        }
    }
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
            };
            self.claim(handout_route(site, handout), Artefact::Handout(index), by);
        }
    }
}
