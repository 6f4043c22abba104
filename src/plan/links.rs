//! Where an address within the site leads. What a text, the menu and a theme's parameters may link to is decided here:
//! every page and file that will be made.

use super::{Artefact, Plan};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::model::check::astray;
use crate::model::{By, Site, Written};
use crate::path::{Route, SourcePath};
use crate::reading::vocabulary::{AwardType, Term};
use crate::vietnamese;

/// The pages and files that a site has when there is something to show on them.
const WHEN_FILLED: &[&str] = &[
    "bai-viet",
    "cam-ket",
    "chi-thi",
    "chuan-muc",
    "chuyen-de",
    "chuyen-muc",
    "don-vi",
    "feed.xml",
    "giai-doan",
    "ho-gia-dinh",
    "ho-so",
    "khen-thuong",
    "ky-yeu",
    "linh-vuc",
    "mo-hinh",
    "nam",
    "nghe",
    "phong-su-anh",
    "quyet-dinh",
    "sitemap.xml",
    "so-lieu",
    "su-kien",
    "tap-the",
    "thong-ke",
    "tim-kiem",
    "trinh-chieu",
    "video",
];

impl Plan {
    /// Where a path from the site's root leads, with or without the path of `base_url` and a slash at its end: to a
    /// page or a file. An old address leads where it was moved to.
    pub fn leads(&self, site: &Site, path: &str) -> Option<Route> {
        let bare = || self.there(&site.without_base(path)?);
        self.there(path).or_else(bare)
    }

    fn there(&self, path: &str) -> Option<Route> {
        let page = Route::page(path.strip_suffix("index.html").unwrap_or(path));
        let made = [page, Route::file(path)].into_iter().find_map(|route| {
            let index = self.files.binary_search_by(|file| file.route.cmp(&route)).ok()?;
            match &self.files[index].artefact {
                Artefact::Redirect(target) => Some(target.clone()),
                Artefact::Withdrawn(_) => None,
                _ => Some(route),
            }
        });
        let copied = || self.statics.get(&SourcePath::new(format!("static{path}"))).cloned();
        let attached = || self.attachments.values().find(|route| route.as_str() == path).cloned();
        made.or_else(copied).or_else(attached)
    }

    /// The address that was meant by one that leads nowhere, as it is written in its place.
    fn near(&self, site: &Site, written: &Written) -> Option<String> {
        let path = site.without_base(&written.path).unwrap_or_else(|| written.path.clone());
        let found = self.files.iter().filter(|file| found(&file.artefact)).map(|file| &file.route);
        let all = found.chain(self.statics.values()).map(Route::as_str);
        let numbers = vietnamese::numbers(&path);
        let alike = all.filter(|address| vietnamese::numbers(address) == numbers);
        let near = self.leads(site, &path).or_else(|| self.there(vietnamese::nearest(&path, alike)?))?;
        if written.by == By::Value {
            let base = site.config.base()?;
            return base.join(&near.encoded()).ok().map(String::from);
        }
        Some(site.thing_at(near.as_str()).map_or_else(|| near.to_string(), |key| format!("@/{key}")))
    }
}

/// Whether readers look for such a page or file.
fn found(artefact: &Artefact) -> bool {
    use Artefact as A;
    !matches!(
        artefact,
        A::Home
            | A::Redirect(_)
            | A::Withdrawn(_)
            | A::NotFound
            | A::Robots
            | A::Aloud(_)
            | A::AloudText(_)
            | A::SearchIndex(_)
            | A::Names
            | A::NamesPointer
            | A::Slides(_)
            | A::Garden(_)
            | A::Server(_)
    )
}

/// Whether the address is one that a site has only when there is something to show on it.
fn waits_to_be_filled(site: &Site, path: &str) -> bool {
    let waits = |path: &str| {
        let path = path.trim_matches('/');
        let award = path.strip_prefix(AwardType::FOLDER).and_then(|rest| rest.strip_prefix('/'));
        WHEN_FILLED.contains(&path) || award.is_some_and(|id| site.award_types.get(id).is_some())
    };
    waits(path) || site.without_base(path).is_some_and(|path| waits(&path))
}

/// Judges the addresses that content names and that are no thing's.
pub fn judge(written: &[Written], site: &Site, plan: &Plan) -> Findings {
    let mut findings = Findings::new();
    for written in written {
        let Written { said, path, place, by, broken, ahead } = written;
        if !broken && plan.leads(site, path).is_some() {
            continue;
        }
        if !broken && waits_to_be_filled(site, path) {
            if *by != By::Menu && !ahead {
                let finding = Diagnostic::new(Code::LinkToEmpty).arg("link", said.as_str());
                findings.push(finding.at(place.clone()));
            }
            continue;
        }
        let finding = astray(said, plan.near(site, written).as_deref(), place.clone(), *by);
        let severity = if *ahead { Severity::Warning } else { finding.severity };
        findings.push(Diagnostic { severity, ..finding });
    }
    findings
}
