//! Where pictures for sharing lie, before they have their tags: beside the pages whose they are, so that they leave with them.

use crate::path::{Route, untagged};
use crate::vietnamese::slug;

const OF_PAGE: &str = "the-chia-se.jpg";
const OF_QUOTE: &str = "loi-noi.jpg";

/// Of a page: `/ho-so/nguyen-van-mau/the-chia-se.jpg`.
pub fn share_route(page: &Route) -> Route {
    page.beside(OF_PAGE)
}

/// Of what somebody has said whose page this is.
pub fn quote_route(page: &Route) -> Route {
    page.beside(OF_QUOTE)
}

/// Of a figure of record, beside the page of all figures.
pub fn figure_route(id: &str) -> Route {
    Route::page("so-lieu").beside(&format!("{}.jpg", slug(id)))
}

/// Whether a path is that of a picture of a page, or of what somebody has said.
pub fn is_share_picture(path: &str) -> bool {
    let name = untagged(path).and_then(|(plain, _)| Some(plain.rsplit_once('/')?.1.to_owned()));
    name.is_some_and(|name| [OF_PAGE, OF_QUOTE].contains(&name.as_str()))
}
