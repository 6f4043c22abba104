//! The presses: each turns a part of the plan into bytes and hands them over; none calls another.
//!
//! - [`pictures`]: wave one, what pages mention: photographs and files, with their sizes.
//! - [`site`]: pages, through the theme's templates.
//! - [`aloud`]: what is read out by loudspeaker.
//! - [`feed`]: Atom feeds, sitemaps, robots.
//! - [`recordings`], `podcast`: what can be heard, as a list and as a podcast.
//! - [`data`]: open data of what is published.
//! - [`servers`]: what tells servers how to bring the site to its readers.
//! - [`search`]: the index that readers' browsers ask.
//! - [`yearbook`]: books: their sources for Typst, their pages, their files.
//! - [`proof`]: what is signed and gone through before a book is printed, beside its proof.
//! - [`handout`]: leaves of A4, which the yearbook's hands set.
//! - [`share`]: pictures that stand for pages where their addresses are shared, set by the same hands.

mod aloud;
pub mod chart;
pub mod data;
pub mod feed;
pub mod handout;
mod head;
mod page;
pub mod pictures;
mod podcast;
pub mod proof;
mod qr;
pub mod recordings;
mod renderer;
pub mod search;
mod servers;
pub mod share;
pub mod site;
mod text;
pub mod yearbook;

use crate::diagnostic::{Diagnostic, Findings};
use crate::digest::Digest;
use crate::output::Outlet;
use crate::path::Route;
use crate::plan::{Artefact, Planned};
use crate::theme::Here;
use crate::view::View;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Makes every planned file and hands it to the outlet, in parallel.
///
/// # Errors
/// As findings, one per page that could not be made; an outlet that fails stops the run.
pub fn run(press: &site::Press, outlet: &dyn Outlet) -> Findings {
    press.prepare();
    let made: Vec<Result<(), Box<Diagnostic>>> = press
        .view()
        .plan
        .files
        .par_iter()
        // Handouts are there already: pages tell of them.
        .filter(|planned| !matches!(planned.artefact, Artefact::Handout(_)))
        .map(|planned| {
            let bytes = make(press, planned)?;
            match place(planned, &bytes).out_path() {
                Ok(path) => outlet.put(&path, &bytes),
                // The plan has refused such addresses.
                Err(_) => Ok(()),
            }
        })
        .collect();
    told_once(press.take_findings(), made.into_iter().filter_map(Result::err))
}

/// What was found in texts, and the errors of pages: a template that fails on a thousand of them has one mistake, which the
/// first page tells.
pub fn told_once(mut findings: Findings, errors: impl IntoIterator<Item = Box<Diagnostic>>) -> Findings {
    let mut seen = BTreeSet::new();
    for error in errors {
        if error.labels.is_empty() || seen.insert((error.code, error.labels.clone())) {
            findings.push(*error);
        }
    }
    findings
}

/// Whether a file tells of the index or of all slides: see [`site::Press::prepare`].
pub fn tells_of_whole(artefact: &Artefact) -> bool {
    matches!(artefact, Artefact::SearchIndex(_) | Artefact::Search | Artefact::Slides(_) | Artefact::Slideshow)
}

/// Whether pages load a file, which is then called by its content too.
pub fn is_loaded(artefact: &Artefact) -> bool {
    matches!(artefact, Artefact::SearchIndex(_) | Artefact::Names | Artefact::Slides(_) | Artefact::Garden(_))
}

/// The address of a planned file that holds these bytes.
pub fn place<'a>(planned: &'a Planned, bytes: &[u8]) -> Cow<'a, Route> {
    match is_loaded(&planned.artefact) {
        true => Cow::Owned(planned.route.tagged(&Digest::of(bytes).tag())),
        false => Cow::Borrowed(&planned.route),
    }
}

/// The bytes of one planned file.
///
/// # Errors
/// What its template could not do.
pub fn make(press: &site::Press, planned: &Planned) -> Result<Vec<u8>, Box<Diagnostic>> {
    match &planned.artefact {
        Artefact::ProfileData => Ok(data::profiles(press.view())),
        Artefact::AwardData => Ok(data::awards(press.view())),
        Artefact::Feed(of) => feed::feed(press, planned, of),
        Artefact::Sitemap(part) => feed::sitemap(press, planned, *part),
        Artefact::SitemapIndex(parts) => feed::sitemap_index(press, planned, *parts),
        Artefact::AloudText(subject) => Ok(aloud::text(press.view(), *subject)),
        Artefact::Podcast => podcast::feed(press, planned),
        Artefact::Robots => feed::robots(press, planned),
        Artefact::Server(file) => Ok(servers::file(press.view(), *file)),
        Artefact::Slides(number) => press.slides(*number),
        Artefact::Garden(number) => press.garden(*number),
        Artefact::SearchIndex(file) => Ok(press.index().map(|index| index.file(*file).to_vec()).unwrap_or_default()),
        Artefact::Names => Ok(press.suggestions().names().to_vec()),
        Artefact::NamesPointer => Ok(press.suggestions().pointer().to_vec()),
        _ => press.page(planned),
    }
    .map_err(|mut error| {
        // A page is named once; the template says the rest.
        if error.labels.is_empty() && error.args.is_empty() {
            error.args.push(("page", planned.route.as_str().into()));
        }
        error
    })
}

/// Where a file stands, for its links.
fn here(planned: &Planned, options: site::Options, view: &View) -> Here {
    let absolute = matches!(planned.artefact, Artefact::NotFound)
        .then(|| view.site.config.base().map_or_else(|| "/".to_owned(), |base| base.path().to_owned()));
    Here { route: planned.route.clone(), portable: options.portable, absolute }
}
