//! A withdrawal that waits for nothing: what has been built loses the person at once, whatever is wrong elsewhere on the
//! site. The next build makes the rest true.

mod gone;

use super::{Options, Prepared, Session};
use crate::diagnostic::{Arg, Code, Diagnostic, Findings};
use crate::model::Withdrawn;
use crate::output::{self, Manifest, Outlet, Report, Stage};
use crate::path::{OutPath, Route};
use crate::plan::{self, Artefact};
use crate::press;
use crate::press::site::{Options as PressOptions, Press};
use crate::reading::{self, Job, Kind};
use crate::source::{self, Sources};
use crate::view::{Pictures, Shelf, View};
use gone::{Gone, withdrawn};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// What came of it.
#[derive(Debug)]
pub struct Withdrawal {
    /// What the built site lost; absent when there is none.
    pub report: Option<Report>,
    /// In the folder nothing could be written: what shows the person was only removed, and the report says why and what is left.
    pub unwritten: bool,
    /// How many of these files could not be removed either.
    pub stuck: usize,
    /// The folder has files, and its list of what was built is lost.
    pub forgotten: bool,
    /// The address that now says, naming nobody, that the page is no longer published.
    pub notice: Option<Route>,
    /// The address at which there is nothing now, since without a configuration or a theme no page can be made.
    pub unannounced: Option<Route>,
    /// Files that still name the person or lead to the page: on the site, for printing, and altered ones set aside from both.
    pub naming: Vec<String>,
    /// Files in these places that hide their words; first those beside a page that names the person.
    pub books: Vec<String>,
    /// Where the sources still name the person or share a photograph.
    pub mentions: Vec<Diagnostic>,
    /// Errors for which a build refuses.
    pub errors: usize,
}

/// Takes what has been withdrawn out of the site built in `out`. The record says already that it is.
///
/// Where nothing can be written, files are removed all the same.
///
/// # Errors
/// While a build runs there, and when the folder is the site itself or cannot be found; then it is as it was.
pub fn withdraw(options: &Options, out: &Path, job: &Job) -> Result<Withdrawal, Box<Diagnostic>> {
    let options = &options.for_output();
    let (sources, _) = source::scan(&options.root);
    let (prepared, makeshift, mut findings) = Session::open(options.clone()).look_anyway();
    let mut unannounced = makeshift;
    let notice = prepared.as_ref().filter(|_| !makeshift).and_then(|prepared| {
        let made = notice(prepared, job, options.portable);
        made.unwrap_or_else(|found| {
            unannounced = true;
            findings.extend(found);
            None
        })
    });
    let findings = findings.sorted(false);
    let key = format!("{}/{}", job.kind.folder(), job.id);
    let (remembered, unread) = match Manifest::recall(out) {
        Ok(remembered) => (remembered, None),
        Err(error) => (None, Some(error)),
    };
    let old = built(out, remembered.as_ref());
    let gone = Gone::new(&sources, prepared.as_deref(), job, out);
    let forgotten = remembered.is_none() && !old.is_empty();
    // What a makeshift would make, and where, decides nothing.
    let sound = prepared.as_ref().filter(|_| !makeshift);
    let planned = sound.map(|prepared| planned(prepared, &sources, job)).unwrap_or_default();
    let files = gone.of(out, &old, job, &sources, &planned);
    let usual = output::Options::new(&options.root, options.mode.today);
    let write = || -> Result<Option<Report>, Box<Diagnostic>> {
        // In a folder of which nothing is known, and that has nothing of the person, nothing is written.
        if remembered.is_none() && files.is_empty() {
            output::drop_unfinished(out)?;
            return Ok(None);
        }
        let stage = match forgotten {
            true => Stage::amend_forgotten(out, &usual, &files)?,
            false => Stage::amend(out, &usual, &files)?,
        };
        if let Some((path, bytes)) = &notice {
            stage.put(path, bytes)?;
        }
        stage.commit().map(Some)
    };
    let (report, unwritten) = match unread.map_or_else(write, Err) {
        Ok(report) => (report, false),
        Err(error) if matches!(error.code, Code::OutputLocked | Code::OutputIsSource) => return Err(error),
        Err(error) => {
            let mut report = output::take_out(out, &usual, &files)?;
            report.findings.retain(|finding| *finding != *error);
            report.findings.insert(0, *error);
            (Some(report), true)
        }
    };
    let is_failure = |finding: &&Diagnostic| finding.code == Code::OutputFailed;
    let told = report.iter().flat_map(|report| &report.findings);
    let stuck = told.skip(usize::from(unwritten)).filter(is_failure).count();
    let notice = notice.filter(|_| report.is_some() && !unwritten);
    let own = notice.as_ref().map(|(path, _)| path.as_str());
    let (naming, books) =
        remaining(out, &options.print_folder(), own, |text| gone.is_named_in(text) || gone.is_meant_in(text));
    let about = |finding: &&Diagnostic| {
        let of_whom = finding
            .args
            .iter()
            .any(|(_, value)| *value == Arg::Text(key.clone()) || *value == Arg::Text(job.id.clone()));
        matches!(finding.code, Code::MentionsWithdrawn | Code::SharedFile) && of_whom
    };
    Ok(Withdrawal {
        unannounced: unannounced.then(|| gone.route.clone()),
        notice: notice.map(|_| gone.route.clone()),
        report,
        unwritten,
        stuck,
        forgotten,
        naming,
        books,
        mentions: findings.iter().filter(about).cloned().collect(),
        errors: findings.iter().filter(|finding| finding.is_error()).count(),
    })
}

/// The files that builds have left in `out`; where that is forgotten, all that lies there.
fn built(out: &Path, remembered: Option<&Manifest>) -> Vec<OutPath> {
    match remembered {
        Some(manifest) => manifest.iter().map(|(path, _)| path.clone()).collect(),
        None => output::files(out),
    }
}

/// What is still on the built site under the id or address that was typed, and has no record any more that could be read:
/// as records that would be there. None where the site built in `out` has no such page.
pub fn without_record(sources: &Sources, out: &Path, typed: &str) -> Vec<Job> {
    let typed = reading::as_typed(typed);
    // A text may be named by its file.
    let wanted = typed.trim_end_matches(".md").trim_end_matches(".yaml");
    let old = built(out, Manifest::recall(out).unwrap_or_default().as_ref());
    let jobs = [Kind::Profile, Kind::Article].into_iter().filter_map(|kind| {
        let inside = kind.folders().iter().find_map(|folder| wanted.strip_prefix(folder)?.strip_prefix('/'));
        let id = inside.unwrap_or(wanted);
        let page = format!("{}/{id}/index.html", kind.folder());
        // Lists have pages too, and what is read out is part of a page.
        let is_listed = id.split('/').next() == Some("trang") || plan::is_aloud(&page);
        let is_there = !id.is_empty() && !is_listed && old.iter().any(|path| path.as_str() == page);
        is_there.then(|| Job { kind, id: id.to_owned(), path: reading::place_of(sources, kind, id) })
    });
    jobs.collect()
}

/// Where the next build will make something, or would if every record could be read.
fn planned(prepared: &Prepared, sources: &Sources, job: &Job) -> BTreeSet<OutPath> {
    let routes = prepared.plan.files.iter().map(|file| file.route.clone());
    let places = reading::all_places(sources).into_iter().filter(|place| place.path != job.path);
    let records = places.map(|place| Route::page(&format!("{}/{}", place.kind.folder(), place.id)));
    routes.chain(records).filter_map(|route| route.out_path().ok()).collect()
}

/// The page that says that there is none any more.
///
/// # Errors
/// When the theme cannot make it, and so cannot make any page.
fn notice(prepared: &Prepared, job: &Job, portable: bool) -> Result<Option<(OutPath, Vec<u8>)>, Findings> {
    let Prepared { site, plan, theme, books, .. } = prepared;
    let Some(Withdrawn { route, .. }) = withdrawn(prepared, job) else { return Ok(None) };
    let is_it = |artefact: &Artefact| matches!(artefact, Artefact::Withdrawn(_));
    let planned = plan.files.iter().find(|file| file.route == *route && is_it(&file.artefact));
    let Some((planned, path)) = planned.and_then(|planned| Some((planned, planned.route.out_path().ok()?))) else {
        return Ok(None);
    };
    let view = View::new(Arc::clone(site), Arc::clone(plan), Arc::clone(theme), Pictures::new());
    // Every page may ask for the yearbooks, and the plan has their editions.
    let view = Arc::new(view.with_books(Arc::clone(books), Shelf::default()));
    match press::make(&Press::new(view, PressOptions { portable })?, planned) {
        Ok(bytes) => Ok(Some((path, bytes))),
        Err(error) => {
            let mut found = Findings::new();
            found.push(*error);
            Err(found)
        }
    }
}

/// What names the person after all, and what hides its words: in the site but the notice `own`, in the folder for
/// printing, and in the folders beside them.
fn remaining(
    out: &Path,
    print: &Path,
    own: Option<&str>,
    named: impl Fn(&str) -> bool + Sync,
) -> (Vec<String>, Vec<String>) {
    let site = output::look(out, &named);
    let mut naming = site.wanted;
    naming.retain(|path| Some(path.as_str()) != own);
    let folder_of = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let pages: BTreeSet<String> = naming.iter().filter(|path| path.ends_with(".html")).cloned().collect();
    // The search index is of the same words, but holds them in pieces.
    if !pages.is_empty() && out.join("_tim").is_dir() {
        naming.retain(|path| !path.starts_with("_tim/"));
        naming.insert(0, "_tim/".to_owned());
    }
    let folders: BTreeSet<String> = pages.iter().filter_map(|page| folder_of(page)).collect();
    let (mut books, rest): (Vec<String>, Vec<String>) =
        site.packed.into_iter().partition(|path| folder_of(path).is_some_and(|folder| folders.contains(&folder)));
    books.extend(rest);
    let shown = |folder: &Path, path: String| folder.join(path).display().to_string();
    let mut books: Vec<String> = books.into_iter().map(|path| shown(out, path)).collect();
    for folder in [print.to_owned(), output::set_aside(out), output::set_aside(print)] {
        let found = output::look(&folder, &named);
        // First: no build makes these anew.
        naming.splice(0..0, found.wanted.into_iter().map(|path| shown(&folder, path)));
        books.extend(found.packed.into_iter().map(|path| shown(&folder, path)));
    }
    (naming, books)
}
