//! Which files the site will have: pages, feeds, redirects, pictures, open data. Pure. Two sources
//! for one address are found here, before anything is made.

use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place};
use crate::doc::{Doc, To};
use crate::model::{ArticleQuery, ProfileQuery, Site};
use crate::path::{BadPath, Route, SourcePath};
use crate::reading::entities::{Photo, ProfileKind};
use crate::reading::markdown::target;
use crate::reading::vocabulary::Term;
use crate::schema::Spanned;
use crate::source::Sources;
use crate::vietnamese::{PartialDate, Period, slug, unique};
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
    People,
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
    /// Other files that content refers to (papers, videos), each with its address.
    pub attachments: BTreeMap<SourcePath, Route>,
    /// Files of `static/`, copied to the root.
    pub statics: BTreeMap<SourcePath, Route>,
}

/// Addresses of a sitemap file that search engines still read (sitemaps.org: 50,000 and 50 MB).
pub const SITEMAP_SIZE: usize = 20_000;

/// Draws the plan of the site.
pub fn draw(site: &Site, sources: &Sources) -> (Plan, Findings) {
    let mut draft = Draft { site, files: Vec::new() };
    draft.items();
    draft.lists();
    draft.terms();
    draft.around();
    let mut findings = Findings::new();
    let pictures = pictures(site, sources);
    let attachments = attachments(site, sources);
    let statics: BTreeMap<SourcePath, Route> = sources
        .below("static")
        .map(|(path, _)| (path.clone(), Route::file(&path.as_str()["static/".len()..])))
        .collect();
    let files = settle(site, draft.files, &statics, &attachments, &mut findings);
    (Plan { files, pictures, attachments, statics }, findings)
}

/// Makes the artefact of a list's page from its number.
type Listed = fn(usize) -> Artefact;

/// A file on the plan, with the user's file that asked for it.
struct Claim {
    planned: Planned,
    by: Option<Place>,
}

struct Draft<'a> {
    site: &'a Site,
    files: Vec<Claim>,
}

impl Draft<'_> {
    fn claim(&mut self, route: Route, artefact: Artefact, by: Option<Place>) {
        self.files.push(Claim { planned: Planned { route, artefact }, by });
    }

    fn page(&mut self, path: &str, artefact: Artefact) {
        self.claim(Route::page(path), artefact, None);
    }

    /// The pages of a list: `/x/`, `/x/trang/2/`, ... At least one.
    fn paged(&mut self, path: &str, items: usize, make: impl Fn(usize) -> Artefact) {
        let pages = items.div_ceil(self.site.config.page_size()).max(1);
        for number in 1..=pages {
            self.claim(list_route(path, number), make(number), None);
        }
    }

    fn aliases(&mut self, aliases: &[Spanned<String>], path: &SourcePath, target: &Route) {
        for alias in aliases {
            let text = alias.value.trim_matches('/');
            let route =
                if text.ends_with(".html") || text.ends_with(".htm") { Route::file(text) } else { Route::page(text) };
            let by = Some(Place::at(path, alias.span));
            self.claim(route, Artefact::Redirect(target.clone()), by);
        }
    }

    fn items(&mut self) {
        let site = self.site;
        macro_rules! items {
            ($($list:ident $artefact:ident;)*) => { $(
                for (index, item) in site.$list.iter().enumerate() {
                    self.claim(item.route.clone(), Artefact::$artefact(index), Some(Place::file(&item.path)));
                    self.aliases(&item.record.aliases, &item.path, &item.route);
                }
            )* };
        }
        items! {
            articles Article; profiles Profile; pages Page; galleries Gallery; videos Video; events Event;
        }
        for (index, gone) in site.withdrawn.iter().enumerate() {
            self.claim(gone.route.clone(), Artefact::Withdrawn(index), Some(Place::file(&gone.path)));
        }
    }

    fn lists(&mut self) {
        let site = self.site;
        if !site.articles.is_empty() {
            self.paged("bai-viet", site.articles.len(), Artefact::Articles);
            for scope in archive_scopes(site) {
                let path = archive_path(scope);
                let count = site.articles_of(scope).len();
                self.paged(&path, count, |page| Artefact::Archive(scope, page));
            }
        }
        let of_kind = |kind| site.select_profiles(&ProfileQuery { kind: Some(kind), ..Default::default() }).len();
        if !site.profiles.is_empty() {
            self.page("ho-so", Artefact::People);
        }
        let kinds: [(&str, ProfileKind, Listed); 3] = [
            ("tap-the", ProfileKind::Collective, Artefact::Collectives),
            ("ho-gia-dinh", ProfileKind::Household, Artefact::Households),
            ("mo-hinh", ProfileKind::Model, Artefact::Models),
        ];
        for (path, kind, make) in kinds {
            let count = of_kind(kind);
            if count > 0 {
                self.paged(path, count, make);
            }
        }
        let lists: [(&str, usize, Listed); 3] = [
            ("phong-su-anh", site.galleries.len(), Artefact::Galleries),
            ("video", site.videos.len(), Artefact::Videos),
            ("su-kien", site.events.len(), Artefact::Events),
        ];
        for (path, count, make) in lists {
            if count > 0 {
                self.paged(path, count, make);
            }
        }
    }

    /// The pages of a vocabulary's terms, and its list when there is anything in it.
    fn vocabulary<T: Term>(
        &mut self,
        terms: &crate::model::Terms<T>,
        list: Option<Artefact>,
        count: impl Fn(&str) -> usize,
        make: impl Fn(String, usize) -> Artefact,
    ) {
        if let Some(list) = list.filter(|_| !terms.is_empty()) {
            self.page(T::FOLDER, list);
        }
        for entry in terms.iter() {
            let path = format!("{}/{}", T::FOLDER, entry.id);
            let pages = count(&entry.id).div_ceil(self.site.config.page_size()).max(1);
            for number in 1..=pages {
                let by = Some(Place::at(&entry.path, entry.record.id().span));
                self.claim(list_route(&path, number), make(entry.id.clone(), number), by);
            }
        }
    }

    fn terms(&mut self) {
        let site = self.site;
        let articles = |query: ArticleQuery<'_>| site.select_articles(&query).len();
        let profiles = |query: ProfileQuery<'_>| site.select_profiles(&query).len();
        self.vocabulary(
            &site.series,
            Some(Artefact::SeriesList),
            |id| articles(ArticleQuery { series: Some(id), ..Default::default() }),
            Artefact::Series,
        );
        self.vocabulary(
            &site.topics,
            Some(Artefact::Topics),
            |id| {
                articles(ArticleQuery { topic: Some(id), ..Default::default() })
                    + profiles(ProfileQuery { topic: Some(id), ..Default::default() })
            },
            Artefact::Topic,
        );
        self.vocabulary(
            &site.fields,
            Some(Artefact::Fields),
            |id| {
                articles(ArticleQuery { field: Some(id), ..Default::default() })
                    + profiles(ProfileQuery { field: Some(id), ..Default::default() })
            },
            Artefact::Field,
        );
        self.vocabulary(
            &site.units,
            Some(Artefact::Units),
            |id| {
                articles(ArticleQuery { unit: Some(id), ..Default::default() })
                    + profiles(ProfileQuery { unit: Some(id), ..Default::default() })
            },
            Artefact::Unit,
        );
        self.vocabulary(
            &site.directives,
            Some(Artefact::Directives),
            |id| {
                articles(ArticleQuery { directive: Some(id), ..Default::default() })
                    + profiles(ProfileQuery { directive: Some(id), ..Default::default() })
            },
            Artefact::Directive,
        );
        self.vocabulary(&site.decisions, Some(Artefact::Decisions), |_| 0, |id, _| Artefact::Decision(id));
        self.awards();
        for year in site.years() {
            let count = articles(ArticleQuery { year: Some(year), ..Default::default() })
                + profiles(ProfileQuery { year: Some(year), ..Default::default() });
            self.paged(&format!("nam/{year}"), count, |page| Artefact::Year(year, page));
        }
        if !site.years().is_empty() {
            self.page("nam", Artefact::Years);
        }
        let periods = site.periods();
        if !periods.is_empty() {
            self.page("giai-doan", Artefact::Periods);
        }
        for period in periods {
            let count = site.profiles_of_period(period).len();
            self.paged(&period_path(period), count, |page| Artefact::Period(period, page));
        }
    }

    /// Award types have pages when they were conferred: most of the built-in catalogue waits.
    fn awards(&mut self) {
        let site = self.site;
        let mut any = false;
        for entry in site.award_types.iter() {
            let rows = site.award_rows(&entry.id).len();
            if rows == 0 {
                continue;
            }
            any = true;
            let id = entry.id.clone();
            self.paged(&format!("khen-thuong/{id}"), rows, |page| Artefact::Award(id.clone(), page));
        }
        if any {
            self.page("khen-thuong", Artefact::Awards);
        }
    }

    fn around(&mut self) {
        let site = self.site;
        self.page("", Artefact::Home);
        if !site.profiles.is_empty() || !site.figures.is_empty() {
            self.page("thong-ke", Artefact::Statistics);
        }
        if !site.figures.is_empty() {
            self.page("so-lieu", Artefact::Figures);
        }
        if !site.standards.is_empty() {
            self.page("chuan-muc", Artefact::Standards);
        }
        if !site.commitments.is_empty() {
            self.page("cam-ket", Artefact::Commitments);
        }
        self.claim(Route::file("404.html"), Artefact::NotFound, None);
        self.claim(Route::file("robots.txt"), Artefact::Robots, None);
        self.claim(Route::file("du-lieu/ho-so.json"), Artefact::ProfileData, None);
        self.claim(Route::file("du-lieu/khen-thuong.csv"), Artefact::AwardData, None);
        if site.config.base().is_some() {
            self.feeds();
            self.sitemaps();
        }
    }

    /// Feeds carry absolute addresses, so there are none without `base_url`.
    fn feeds(&mut self) {
        let site = self.site;
        if site.articles.is_empty() {
            return;
        }
        self.claim(Route::file("feed.xml"), Artefact::Feed(FeedOf::Site), None);
        for series in site.series.ids() {
            if !site.select_articles(&ArticleQuery { series: Some(series), ..Default::default() }).is_empty() {
                let route = feed_route(&site.series.route(series));
                self.claim(route, Artefact::Feed(FeedOf::Series(series.to_owned())), None);
            }
        }
        for unit in site.units.ids() {
            if !site.select_articles(&ArticleQuery { unit: Some(unit), ..Default::default() }).is_empty() {
                let route = feed_route(&site.units.route(unit));
                self.claim(route, Artefact::Feed(FeedOf::Unit(unit.to_owned())), None);
            }
        }
    }

    fn sitemaps(&mut self) {
        let pages = self.files.iter().filter(|claim| is_mapped(&claim.planned)).count();
        let parts = pages.div_ceil(SITEMAP_SIZE).max(1);
        if parts == 1 {
            self.claim(Route::file("sitemap.xml"), Artefact::Sitemap(0), None);
            return;
        }
        self.claim(Route::file("sitemap.xml"), Artefact::SitemapIndex(parts), None);
        for part in 0..parts {
            let route = Route::file(&format!("sitemap-{}.xml", part + 1));
            self.claim(route, Artefact::Sitemap(part), None);
        }
    }
}

/// Whether a sitemap names the file: pages that readers should find, and only the first of a list.
pub fn is_mapped(planned: &Planned) -> bool {
    planned.route.is_page()
        && !matches!(planned.artefact, Artefact::Withdrawn(_) | Artefact::Redirect(_) | Artefact::NotFound)
        && planned.artefact.number().unwrap_or(1) == 1
}

impl Artefact {
    /// Which page of its list this is, from 1.
    pub fn number(&self) -> Option<usize> {
        use Artefact as A;
        match self {
            A::Articles(n) | A::Collectives(n) | A::Households(n) | A::Models(n) => Some(*n),
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

/// Every year, month and day that has an article.
fn archive_scopes(site: &Site) -> BTreeSet<PartialDate> {
    let mut scopes = BTreeSet::new();
    for date in site.articles.iter().filter_map(|article| article.record.date) {
        scopes.insert(date);
        scopes.extend(PartialDate::of_year(date.year()));
        if let Some(month) = date.month() {
            scopes.extend(PartialDate::of_month(date.year(), month));
        }
    }
    scopes
}

/// Sorts the files and reports addresses that are claimed twice or cannot be files.
fn settle(
    site: &Site,
    mut claims: Vec<Claim>,
    statics: &BTreeMap<SourcePath, Route>,
    attachments: &BTreeMap<SourcePath, Route>,
    findings: &mut Findings,
) -> Vec<Planned> {
    let mut owners: BTreeMap<String, (Route, Option<Place>)> = BTreeMap::new();
    for (path, route) in statics.iter().chain(attachments) {
        owners.insert(out_key(route), (route.clone(), Some(Place::file(path))));
    }
    // Pages before redirects, so that the error is told of the old address; else in a fixed order.
    claims.sort_by_key(|claim| (matches!(claim.planned.artefact, Artefact::Redirect(_)), claim.planned.route.clone()));
    let mut files = Vec::with_capacity(claims.len());
    for claim in claims {
        let Claim { planned, by } = claim;
        if let Err(bad) = planned.route.out_path() {
            findings.push(bad_address(&planned.route, bad, by));
            continue;
        }
        let here = by.unwrap_or_else(|| Place::file(&site.config_path));
        match owners.get(&out_key(&planned.route)) {
            Some((_, first)) => {
                let mut finding = Diagnostic::new(Code::AddressCollision)
                    .arg("address", planned.route.as_str())
                    .at(here)
                    .help(Message::new("help-slug"));
                if let Some(first) = first {
                    finding = finding.also(first.clone(), Message::new("label-also-here"));
                }
                findings.push(finding);
            }
            None => {
                owners.insert(out_key(&planned.route), (planned.route.clone(), Some(here)));
                files.push(planned);
            }
        }
    }
    for entry in &site.config.menu {
        if let Ok(To::Root { path, .. }) = target::parse(&entry.to.value) {
            let known = [Route::page(&path), Route::file(&path)];
            if !known.iter().any(|route| owners.contains_key(&out_key(route))) {
                let place = Place::at(&site.config_path, entry.to.span);
                findings.push(Diagnostic::new(Code::BrokenLink).arg("link", entry.to.value.as_str()).at(place));
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

fn bad_address(route: &Route, bad: BadPath, by: Option<Place>) -> Diagnostic {
    let reason = match bad {
        BadPath::Empty | BadPath::Leaves => Message::new("bad-path-leaves"),
        BadPath::Character(c) => Message::new("bad-path-character").arg("character", c.to_string()),
        BadPath::Reserved => Message::new("bad-path-reserved"),
        BadPath::Ending => Message::new("bad-path-ending"),
        BadPath::TooLong => Message::new("bad-path-too-long"),
    };
    let finding = Diagnostic::new(Code::BadAddress).arg("address", route.as_str()).help(reason);
    match by {
        Some(place) => finding.at(place),
        None => finding,
    }
}

/// The photographs of everything that is published.
fn pictures(site: &Site, sources: &Sources) -> BTreeMap<SourcePath, Route> {
    let mut files: BTreeSet<SourcePath> = BTreeSet::new();
    let mut photo = |path: &SourcePath, photo: &Photo| {
        files.extend(path.beside(&crate::vietnamese::nfc(&photo.file.value)));
    };
    for item in &site.profiles {
        item.record.portrait.iter().chain(&item.record.photos).for_each(|p| photo(&item.path, p));
    }
    for item in &site.articles {
        item.record.cover.iter().for_each(|p| photo(&item.path, p));
    }
    for item in &site.galleries {
        item.record.photos.iter().for_each(|p| photo(&item.path, p));
    }
    for item in &site.videos {
        item.record.poster.iter().for_each(|p| photo(&item.path, p));
    }
    for item in &site.events {
        item.record.cover.iter().for_each(|p| photo(&item.path, p));
    }
    each_body(site, |body, path| {
        for image in body.images() {
            files.extend(file_of(&image.target.to, path));
        }
    });
    let mut taken = BTreeSet::new();
    files
        .into_iter()
        // Pictures of `static/` keep their address.
        .filter(|path| sources.files.contains_key(path) && path.as_str().starts_with("content/"))
        .filter(|path| !site.private.holds(path))
        .map(|path| {
            let stem = addressed(&path, &mut taken);
            let route = Route::file(&format!("anh/{stem}"));
            (path, route)
        })
        .collect()
}

/// Papers and videos that content refers to.
fn attachments(site: &Site, sources: &Sources) -> BTreeMap<SourcePath, Route> {
    let mut files: BTreeSet<SourcePath> = BTreeSet::new();
    for item in &site.videos {
        if let Some(file) = &item.record.file {
            files.extend(item.path.beside(&file.value));
        }
    }
    each_body(site, |body, path| {
        for link in body.links() {
            files.extend(file_of(&link.target.to, path));
        }
    });
    let mut taken = BTreeSet::new();
    files
        .into_iter()
        .filter(|path| sources.files.contains_key(path) && path.as_str().starts_with("content/"))
        .filter(|path| site.private.allows(path))
        .map(|path| {
            let stem = addressed(&path, &mut taken);
            let route = Route::file(&format!("tep/{stem}.{}", path.suffix()));
            (path, route)
        })
        .collect()
}

/// The address of a file of content, without folder and suffix, that no other file has: `a.jpg` and
/// `a.png` are told apart by a number.
fn addressed(path: &SourcePath, taken: &mut BTreeSet<String>) -> String {
    let inside = path.as_str().strip_prefix("content/").unwrap_or(path.as_str());
    let stem = inside.rsplit_once('.').map_or(inside, |(stem, _)| stem);
    let steps: Vec<String> = stem.split('/').map(slug).collect();
    let stem = unique(&steps.join("/"), |stem| taken.contains(stem));
    taken.insert(stem.clone());
    stem
}

/// The file of the user's that a target names.
pub fn file_of(target: &To, path: &SourcePath) -> Option<SourcePath> {
    match target {
        To::File { path: file, .. } | To::Root { path: file, .. } => path.beside(&crate::vietnamese::nfc(file)),
        _ => None,
    }
}

fn each_body(site: &Site, mut visit: impl FnMut(&Doc, &SourcePath)) {
    site.articles.iter().for_each(|i| visit(&i.body, &i.body_path));
    site.profiles.iter().for_each(|i| visit(&i.body, &i.body_path));
    site.pages.iter().for_each(|i| visit(&i.body, &i.body_path));
    site.videos.iter().for_each(|i| visit(&i.body, &i.body_path));
    site.events.iter().for_each(|i| visit(&i.body, &i.body_path));
}
