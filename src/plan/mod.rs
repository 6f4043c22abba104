//! Which files the site will have: pages, feeds, redirects, pictures, open data. Pure. Two sources
//! for one address are found here, before anything is made.

mod aloud;
mod draft;
mod editions;
mod files;
mod handouts;
mod links;
mod people;
mod search;
mod servers;
mod share;
mod slides;
mod territory;

pub use crate::model::gate::file_of;
pub use aloud::{aloud_route, aloud_text_route, is_aloud, is_aloud_text};
pub use editions::{Chapter, Edition, FLIP, book_file, ladder_route, page_picture, panel_anchor};
pub use handouts::{handout_route, picture_route};
pub use links::judge;
pub use people::{PEOPLE_SIZE, garden_route};
pub use search::{SearchFile, SearchLayout};
pub use servers::ServerFile;
pub use share::{figure_route, is_share_picture, quote_route, share_route};
pub use slides::{Slides, slides_route};
pub use territory::{Veil, folders, tables, veil, withheld, withheld_of};

use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place};
use crate::model::yearbook::Book;
use crate::model::{Handout, Site, Subject};
use crate::path::{BadPath, OutPath, Route, SourcePath};
use crate::source::Sources;
use crate::vietnamese::{PartialDate, Period, slug};
use draft::Draft;
use files::{attachments, originals, pictures, statics};
use std::collections::{BTreeMap, BTreeSet};

/// One file to be made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Artefact {
    Home,
    /// An index into the site's list, as are the next five.
    Article(usize),
    Profile(usize),
    Page(usize),
    Gallery(usize),
    Video(usize),
    Event(usize),
    /// A list of everything of one sort, by its page from 1.
    Articles(usize),
    Archive(PartialDate, usize),
    People(usize),
    /// What a page of people after the first holds, for whoever narrows the first.
    Garden(usize),
    Collectives(usize),
    Households(usize),
    Models(usize),
    Galleries(usize),
    Videos(usize),
    Events(usize),
    /// A vocabulary's list, and the page of one of its terms.
    SeriesList,
    Series(String, usize),
    Topics,
    Topic(String, usize),
    Fields,
    Field(String, usize),
    Years,
    Year(u16, usize),
    Periods,
    Period(Period, usize),
    Units,
    Unit(String, usize),
    Awards,
    Award(String, usize),
    Directives,
    Directive(String, usize),
    Decisions,
    Decision(String),
    /// The list of yearbooks.
    Yearbooks,
    /// An index into the plan's editions.
    Yearbook(usize),
    /// An edition, whose pages are turned as pictures.
    Flip(usize),
    /// An edition, and a text of its own: a foreword.
    Piece(usize, usize),
    /// An edition, and a text that the site has too.
    Chapter(usize, usize),
    Statistics,
    Figures,
    Standards,
    Commitments,
    NotFound,
    Withdrawn(usize),
    /// An old address, and where it leads.
    Redirect(Route),
    Feed(FeedOf),
    Sitemap(usize),
    SitemapIndex(usize),
    Robots,
    ProfileData,
    AwardData,
    /// The page that asks the search index, and a file of the index.
    Search,
    SearchIndex(SearchFile),
    /// Names that are offered while one types, and what tells where they are.
    Names,
    NamesPointer,
    /// The list of recordings, by its page from 1, and the same as a podcast.
    Recordings(usize),
    Podcast,
    /// What is read out of an article or a profile, as a page and as a file of text.
    Aloud(Subject),
    AloudText(Subject),
    /// An index into the plan's handouts.
    Handout(usize),
    /// The page that runs by itself, and a file of slides that it loads later, by its number from 2.
    Slideshow,
    Slides(usize),
    /// What tells a server how to bring the site to its readers.
    Server(ServerFile),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedOf {
    Site,
    Series(String),
    Unit(String),
}

/// A file to be made, and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub route: Route,
    pub artefact: Artefact,
}

/// Everything that will be made.
#[derive(Debug, Default)]
pub struct Plan {
    /// In the order of their addresses.
    pub files: Vec<Planned>,
    /// Photographs of content, each with the stem of its addresses: `/anh/ho-so/a/chan-dung`.
    pub pictures: BTreeMap<SourcePath, Route>,
    /// Those of them that readers may have in full.
    pub originals: BTreeSet<SourcePath>,
    /// Other files that content refers to (papers, videos), each with its address.
    pub attachments: BTreeMap<SourcePath, Route>,
    /// Files of `static/`, copied to the root.
    pub statics: BTreeMap<SourcePath, Route>,
    /// The yearbooks that can be read on the site.
    pub editions: Vec<Edition>,
    /// What readers may print.
    pub handouts: Vec<Handout>,
    /// The files of the search index; none where there is nothing to find.
    pub search: Option<SearchLayout>,
}

impl Plan {
    /// Whether there will be a page or a file at an address: `/quyet-dinh/`.
    pub fn has(&self, route: &str) -> bool {
        self.files.binary_search_by(|file| file.route.as_str().cmp(route)).is_ok()
    }

    /// The handouts whose addresses are theirs alone.
    pub fn settled_handouts(&self) -> Vec<Handout> {
        let settled = self.files.iter().filter_map(|file| match file.artefact {
            Artefact::Handout(index) => self.handouts.get(index),
            _ => None,
        });
        settled.cloned().collect()
    }
}

/// Addresses of a sitemap file that search engines still read (sitemaps.org: 50,000 and 50 MB).
pub const SITEMAP_SIZE: usize = 20_000;

/// Draws the plan of the site.
pub fn draw(site: &Site, books: &[Book], sources: &Sources) -> (Plan, Findings) {
    let mut draft = Draft { site, files: Vec::new() };
    draft.items();
    draft.lists();
    draft.terms();
    let editions = editions::editions(books);
    draft.yearbooks(books, &editions);
    draft.introductions();
    let handouts = site.handouts();
    draft.handouts(&handouts);
    draft.read_aloud();
    let search = search::layout(site, !editions.is_empty());
    draft.around(search);
    let mut findings = Findings::new();
    let pictures = pictures(site, books, sources);
    let originals = originals(site);
    let (attachments, found) = attachments(site, sources);
    findings.extend(found);
    let (statics, found) = statics(site, sources);
    findings.extend(found);
    let mut statics = usable(statics, "", &mut findings);
    draft.servers(&statics);
    let attachments = usable(attachments, "", &mut findings);
    // Each size has the stem of its photograph.
    let pictures = usable(pictures, "-1600.01234567.webp", &mut findings);
    let files = settle(site, draft.files, &mut statics, &attachments, &mut findings);
    let plan = Plan { files, pictures, originals, attachments, statics, editions, handouts, search };
    (plan, findings)
}

/// The files whose addresses every disk can hold; the others are reported by name.
fn usable(files: BTreeMap<SourcePath, Route>, ending: &str, findings: &mut Findings) -> BTreeMap<SourcePath, Route> {
    let sound = |path: &SourcePath, route: &Route| match OutPath::new(&format!("{}{ending}", &route.as_str()[1..])) {
        Ok(_) => true,
        Err(bad) => {
            findings.push(bad_address(route, bad, Some(Place::file(path))));
            false
        }
    };
    let mut sound = sound;
    files.into_iter().filter(|(path, route)| sound(path, route)).collect()
}

/// Makes the artefact of a list's page from its number.
type Listed = fn(usize) -> Artefact;

/// A file on the plan, with the user's file that asked for it.
struct Claim {
    planned: Planned,
    by: Option<Place>,
}

/// Whether a sitemap names the file: pages that readers should find, and only the first of a list.
pub fn is_mapped(planned: &Planned) -> bool {
    planned.route.is_page()
        // The texts of a yearbook have pages of their own on the site, and these are found.
        && !matches!(
            planned.artefact,
            Artefact::Withdrawn(_)
                | Artefact::Redirect(_)
                | Artefact::NotFound
                | Artefact::Search
                | Artefact::Slideshow
                | Artefact::Chapter(..)
                | Artefact::Flip(_)
                | Artefact::Aloud(_)
        )
        && planned.artefact.number().unwrap_or(1) == 1
}

impl Artefact {
    /// Which page of its list this is, from 1.
    pub fn number(&self) -> Option<usize> {
        use Artefact as A;
        match self {
            A::Articles(n) | A::People(n) | A::Collectives(n) | A::Households(n) | A::Models(n) => Some(*n),
            A::Recordings(n) => Some(*n),
            A::Galleries(n) | A::Videos(n) | A::Events(n) => Some(*n),
            A::Archive(_, n) | A::Year(_, n) | A::Period(_, n) => Some(*n),
            A::Series(_, n) | A::Topic(_, n) | A::Field(_, n) => Some(*n),
            A::Unit(_, n) | A::Award(_, n) | A::Directive(_, n) => Some(*n),
            _ => None,
        }
    }
}

/// The feed of a series or a unit, beside its page.
pub fn feed_route(page: &Route) -> Route {
    page.beside("feed.xml")
}

/// The address of a list's page.
pub fn list_route(path: &str, number: usize) -> Route {
    match number {
        1 => Route::page(path),
        n => Route::page(&format!("{path}/trang/{n}")),
    }
}

/// The address of the archive of a day, a month or a year, without slashes at its ends.
pub fn archive_path(scope: PartialDate) -> String {
    let mut path = format!("theo-ngay/{}", scope.year());
    if let Some(month) = scope.month() {
        path.push_str(&format!("/{month:02}"));
    }
    if let Some(day) = scope.day() {
        path.push_str(&format!("/{day:02}"));
    }
    path
}

pub fn period_path(period: Period) -> String {
    format!("giai-doan/{}", slug(&period.to_string()))
}

/// Sorts the files and reports addresses that are claimed twice or cannot be files. A file of `static/` in the place of a page
/// is taken out: the page is what was meant to be there.
fn settle(
    site: &Site,
    mut claims: Vec<Claim>,
    statics: &mut BTreeMap<SourcePath, Route>,
    attachments: &BTreeMap<SourcePath, Route>,
    findings: &mut Findings,
) -> Vec<Planned> {
    let mut owners: BTreeMap<String, (Route, Option<Place>)> = BTreeMap::new();
    let mut folders: BTreeMap<String, Option<Place>> = BTreeMap::new();
    for (path, route) in statics.iter().chain(attachments) {
        for folder in folders_of(&out_key(route)) {
            folders.entry(folder.to_owned()).or_insert_with(|| Some(Place::file(path)));
        }
        owners.insert(out_key(route), (route.clone(), Some(Place::file(path))));
    }
    // Pages before redirects, so that the error is told of the old address; else in a fixed order.
    claims.sort_by_key(|claim| (matches!(claim.planned.artefact, Artefact::Redirect(_)), claim.planned.route.clone()));
    let mut files = Vec::with_capacity(claims.len());
    // Where a page cannot be, neither can what is read out of it, which need not be said.
    let mut refused: BTreeSet<Route> = BTreeSet::new();
    for claim in claims {
        let Claim { planned, by } = claim;
        let is_derived = matches!(planned.artefact, Artefact::Aloud(_) | Artefact::AloudText(_));
        let is_told = is_derived && aloud::page_of_aloud(&planned.route).is_some_and(|page| refused.contains(&page));
        let address = planned.route.as_str();
        if matches!(planned.artefact, Artefact::Redirect(_)) && address.contains(['?', '#']) {
            let finding = Diagnostic::new(Code::BadAddress).arg("address", address.trim_end_matches('/'));
            let finding = finding.help(Message::new("help-alias-query"));
            findings.push(by.into_iter().fold(finding, Diagnostic::at));
            continue;
        }
        if let Err(bad) = planned.route.out_path() {
            if !is_told {
                findings.push(bad_address(&planned.route, bad, by));
            }
            refused.insert(planned.route);
            continue;
        }
        let here = by.unwrap_or_else(|| Place::file(&site.config_path));
        let key = out_key(&planned.route);
        // A file in a folder's place, or a folder in a file's, is a collision too.
        let in_the_way = |(_, first): &(Route, Option<Place>)| first.clone();
        let taken = owners.get(&key).map(in_the_way).or_else(|| folders.get(&key).cloned());
        let taken = taken.or_else(|| folders_of(&key).find_map(|folder| owners.get(folder).map(in_the_way)));
        match taken {
            Some(_) if is_told => {}
            Some(first) => {
                let mut finding = Diagnostic::new(Code::AddressCollision)
                    .arg("address", planned.route.as_str())
                    .at(here)
                    .help(Message::new("help-slug"));
                if let Some(first) = first {
                    finding = finding.also(first.clone(), Message::new("label-also-here"));
                }
                findings.push(finding);
                let loose = statics.iter().find(|(_, route)| out_key(route) == key).map(|(path, _)| path.clone());
                match loose.and_then(|path| statics.remove(&path)) {
                    Some(_) => files.push(planned),
                    None => drop(refused.insert(planned.route)),
                }
            }
            None => {
                for folder in folders_of(&key) {
                    folders.entry(folder.to_owned()).or_insert_with(|| Some(here.clone()));
                }
                owners.insert(key, (planned.route.clone(), Some(here)));
                files.push(planned);
            }
        }
    }
    files.sort_by(|a, b| a.route.cmp(&b.route));
    files
}

/// Two addresses that one file system cannot keep apart are one.
fn out_key(route: &Route) -> String {
    let index = if route.is_page() { "index.html" } else { "" };
    format!("{}{index}", route.as_str()).to_lowercase()
}

/// The folders above an address, as [`out_key`] writes them.
fn folders_of(key: &str) -> impl Iterator<Item = &str> {
    key.match_indices('/').map(|(at, _)| &key[..at]).filter(|folder| !folder.is_empty())
}

fn bad_address(route: &Route, bad: BadPath, by: Option<Place>) -> Diagnostic {
    let reason = match bad {
        BadPath::Empty | BadPath::Leaves => Message::new("bad-path-leaves"),
        BadPath::Character(c) => Message::new("bad-path-character").arg("character", c.to_string()),
        BadPath::Reserved => Message::new("bad-path-reserved"),
        BadPath::Ending => Message::new("bad-path-ending"),
        BadPath::TooLong => Message::new("bad-path-too-long"),
        BadPath::Private => Message::new("bad-path-private"),
    };
    let finding = Diagnostic::new(Code::BadAddress).arg("address", route.as_str()).help(reason);
    match by {
        Some(place) => finding.at(place),
        None => finding,
    }
}
