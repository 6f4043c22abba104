//! Where the texts lie that are read out: below the page of what they tell, so that they leave with it.

use super::Artefact;
use super::draft::Draft;
use crate::diagnostic::Place;
use crate::path::Route;

/// The last step of such a page's address.
const STEP: &str = "doc-loa";

/// The page of what is read out of the thing on this page: `/ho-so/x/doc-loa/`.
pub fn aloud_route(page: &Route) -> Route {
    Route::page(&format!("{}/{STEP}", page.as_str().trim_matches('/')))
}

/// The same as a file of text, named for whoever saves it: `/ho-so/x/doc-loa/x.txt`.
pub fn aloud_text_route(page: &Route) -> Route {
    let name = page.as_str().trim_matches('/').rsplit('/').next().unwrap_or_default();
    aloud_route(page).beside(&format!("{name}.txt"))
}

/// The page below which a text lies that is read out; none where the address is of something else.
pub(super) fn page_of_aloud(route: &Route) -> Option<Route> {
    let (page, rest) = route.as_str().rsplit_once(&format!("/{STEP}/"))?;
    (!rest.contains('/')).then(|| Route::page(page))
}

/// Whether a file of the output is such a page.
pub fn is_aloud(path: &str) -> bool {
    path.ends_with(&format!("/{STEP}/index.html"))
}

/// Whether a file of the output is such a text.
pub fn is_aloud_text(path: &str) -> bool {
    path.ends_with(".txt") && path.rsplit('/').nth(1) == Some(STEP)
}

impl Draft<'_> {
    pub(super) fn read_aloud(&mut self) {
        for subject in self.site.read_aloud() {
            let (page, by) = (self.site.route(subject), Place::file(self.site.path(subject)));
            self.claim(aloud_route(&page), Artefact::Aloud(subject), Some(by.clone()));
            self.claim(aloud_text_route(&page), Artefact::AloudText(subject), Some(by));
        }
    }
}
