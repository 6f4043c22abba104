//! The whole way, top to bottom: scan, read, assemble, plan, press, commit. What becomes of yearbooks is
//! in [`books`], what becomes of handouts in [`handouts`]; [`timings`] keeps the time.

mod again;
mod books;
mod consent;
mod delivery;
mod handouts;
mod leaves;
mod office;
mod preview;
mod proof;
mod session;
mod share;
mod timings;
mod withdraw;

pub use books::{Bindery, Block, Books, Format, Request, Set, entry_pages, set as set_books};
pub use consent::{Forms, forms};
pub use handouts::handout;
pub use leaves::Asked;
pub use office::Records;
pub use preview::{Preview, Previewer};
pub use proof::{Proof, Proofs, lapsed_since, proof_names, proof_state, proofs};
pub use session::{Prepared, Session};
pub use timings::{Lap, Stopwatch};
pub use withdraw::{Withdrawal, withdraw, without_record};

use crate::config::{Config, Packing};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::model::{HeldBack, Mode, Site, check};
use crate::output::{self, Adopt, Edition, Manifest, Memory, Outlet, Stage, Territory};
use crate::path::{OutPath, SourcePath};
use crate::plan::{self, Artefact};
use crate::press;
use crate::press::site::{Options as PressOptions, Press};
use crate::reading::{self, Kind};
use crate::schema::{redacted, without_secrets};
use crate::source;
use crate::store::Store;
use crate::theme;
use crate::view::{SharePictures, View};
use crate::write::packed;
use again::Again;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// What a build is asked to do.
#[derive(Debug, Clone, Hash)]
pub struct Options {
    pub root: PathBuf,
    pub mode: Mode,
    /// Instead of the `base_url` of `site.yaml`.
    pub base_url: Option<String>,
    pub portable: bool,
    /// Publishes what is sound although something is not.
    pub keep_going: bool,
    /// Warnings count as errors.
    pub strict: bool,
    /// Which files of yearbooks and handouts are made.
    pub books: Books,
    /// Whether pictures for sharing are drawn for a site that has them.
    pub share: bool,
    /// Where what is for printing goes, instead of `print/`.
    pub print: Option<PathBuf>,
}

impl Options {
    /// Pages at the address that `site.yaml` tells, written only without an error; no books, handouts or pictures for sharing.
    pub fn new(root: impl Into<PathBuf>, mode: Mode) -> Options {
        Options {
            root: root.into(),
            mode,
            base_url: None,
            portable: false,
            keep_going: false,
            strict: false,
            books: Books::None,
            share: false,
            print: None,
        }
    }

    /// Whether pictures for sharing are drawn: where readers will share pages of a site that wants them.
    fn draws_shared(&self, site: &Site) -> bool {
        let wanted = site.config.share_pictures.unwrap_or(true) && self.share;
        wanted && self.books != Books::None && !site.mode.is_preview()
    }

    /// The same for what is written for others, whatever was asked: see [`Mode::for_output`].
    fn for_output(&self) -> Options {
        Options { mode: self.mode.for_output(), ..self.clone() }
    }

    /// The folder for printing: proofs, press files, covers. Never uploaded.
    pub fn print_folder(&self) -> PathBuf {
        self.print.clone().unwrap_or_else(|| self.root.join("print"))
    }
}

/// Where the pages go.
#[derive(Debug, Clone)]
pub enum Destination<'a> {
    /// A folder on the disk.
    Folder { path: &'a Path, adopt: Adopt },
    /// Memory: for tests, and for whoever serves pages without a folder.
    Memory(&'a Memory),
    /// Nowhere: everything is made, to find what is wrong, and thrown away.
    Nowhere,
}

/// What came of a build.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Outcome {
    pub findings: Vec<Diagnostic>,
    pub counts: Option<Counts>,
    pub held_back: Vec<HeldBack>,
    /// What a build that kept going has left out, by id.
    pub left_out: Vec<String>,
    /// The gates that `site.yaml` has turned off, by the names of their messages.
    pub open_gates: Vec<&'static str>,
    /// What was written; absent when nothing was.
    #[serde(skip)]
    pub written: Option<output::Report>,
    /// What was written of yearbooks for printing.
    #[serde(skip)]
    pub printed: Option<output::Report>,
    /// The yearbooks that were set: id and pages.
    pub bound: Vec<(String, usize)>,
    /// Whether all was as the last build left it, so that nothing was made.
    #[serde(skip)]
    pub remembered: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub pages: usize,
    pub profiles: usize,
}

impl Outcome {
    /// Of a build that has made nothing, for these reasons.
    pub fn nothing(findings: Vec<Diagnostic>) -> Self {
        Outcome {
            findings,
            counts: None,
            held_back: Vec::new(),
            left_out: Vec::new(),
            open_gates: Vec::new(),
            written: None,
            printed: None,
            bound: Vec::new(),
            remembered: false,
        }
    }

    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(Diagnostic::is_error)
    }
}

/// What a build tells while it runs.
pub trait Progress: Sync {
    /// A stage has begun; `steps` are to be made in it, if it is known how many.
    fn stage(&self, name: &'static str, steps: Option<usize>);
    /// One of them is made.
    fn step(&self);
}

/// Tells nobody.
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &'static str, _: Option<usize>) {}
    fn step(&self) {}
}

/// Builds the site. Errors stop it before anything is written, unless it is told to keep going; all
/// stages run in any case, so that an error never hides another. Where nothing has changed since the last build, none does.
pub fn build(options: &Options, destination: &Destination<'_>, progress: &dyn Progress) -> Outcome {
    let options = &options.for_output();
    progress.stage("reading", None);
    let read = SystemTime::now();
    let (sources, found) = source::scan(&options.root);
    let again = Again::of(options, destination, (&sources, &found, read));
    if let Some(outcome) = again.as_ref().and_then(Again::recall) {
        return outcome;
    }
    let outcome = match Session::open(options.clone()).look_at(sources, found) {
        (Some(prepared), findings) => make(&prepared, findings, options, destination, progress),
        (None, findings) => Outcome::nothing(findings.sorted(options.strict)),
    };
    if let Some(again) = again {
        again.keep(&outcome);
    }
    outcome
}

/// Makes and writes what was planned.
fn make(
    prepared: &Prepared,
    mut findings: Findings,
    options: &Options,
    destination: &Destination<'_>,
    progress: &dyn Progress,
) -> Outcome {
    let may_write = |findings: &Findings| may_write(findings, options, &prepared.site);
    let errors_stop = !may_write(&findings);
    let (stage, print_stage) = match destination {
        Destination::Folder { path, adopt } if !errors_stop => {
            let (stages, found) = open_stages(prepared, options, path, *adopt);
            findings.extend(found);
            stages
        }
        _ => (None, None),
    };
    let nowhere = Nowhere;
    let outlet: &dyn Outlet = match (&stage, destination) {
        (Some(stage), _) => stage,
        (None, Destination::Memory(memory)) => *memory,
        _ => &nowhere,
    };
    let print_outlet: &dyn Outlet = print_stage.as_ref().map_or(&nowhere, |stage| stage);
    let store = if stage.is_some() { Store::of_site(&options.root) } else { Store::reading(&options.root) };
    let packs = if stage.is_some() { prepared.site.config.packed_beside.0.clone() } else { Vec::new() };
    let outlets = Outlets { public: &Counting { outlet, progress, packs }, print: print_outlet };
    let (bound, found) = press(prepared, options, &outlets, &store, progress);
    findings.extend(found);
    findings.extend(whole_site_findings(prepared, options, destination));
    let sound = may_write(&findings);
    let mut commit = |stage: Option<Stage>| {
        stage.filter(|_| sound).and_then(|stage| {
            progress.stage("writing", None);
            let report = stage.commit().map_err(|error| findings.push(*error)).ok();
            findings.extend(report.iter().flat_map(|report| report.findings.clone()));
            report
        })
    };
    let (written, printed) = (commit(stage), commit(print_stage));
    store.sweep();
    let site = &prepared.site;
    Outcome {
        findings: findings.sorted(options.strict),
        counts: Some(Counts {
            pages: prepared.plan.files.iter().filter(|file| is_page(&file.artefact)).count(),
            profiles: site.profiles.len(),
        }),
        held_back: site.held_back.clone(),
        left_out: if options.keep_going { prepared.left_out.clone() } else { Vec::new() },
        open_gates: open_gates(&site.config),
        written,
        printed,
        bound,
        remembered: false,
    }
}

/// Opens the folder of the site, and that for printing where there is or was anything to print.
fn open_stages(
    prepared: &Prepared,
    options: &Options,
    path: &Path,
    adopt: Adopt,
) -> ((Option<Stage>, Option<Stage>), Findings) {
    let mut findings = Findings::new();
    let print = options.print_folder();
    let prints = options.books == Books::All && (!prepared.books.is_empty() || output::is_known(&print));
    let usual = output::Options { strict: options.strict, ..output::Options::new(&options.root, options.mode.today) };
    let books = prepared.site.yearbooks.iter().map(|entry| entry.id.as_str());
    // Whoever has not said yes, or no longer does, is named no more than who was withdrawn. A single word names others too.
    let unseen = prepared.site.held_back.iter().filter(|held| held.reason.is_of_consent() || held.reason.is_final());
    let people = unseen.filter(|held| held.kind == Kind::Profile).map(|held| &held.name);
    let withdrawn = &prepared.site.withdrawn;
    let names = withdrawn.iter().map(|gone| &gone.name).chain(people).map(|name| output::read_as(name));
    let addresses = withdrawn.iter().map(|gone| gone.route.as_str().trim_start_matches('/').to_lowercase());
    let territory = Territory {
        withdrawn: names.filter(|name| name.contains(' ')).chain(addresses).collect(),
        veils: (!prepared.site.held_back.is_empty()).then_some(plan::veil),
        withheld: plan::withheld(&prepared.site.held_back, books),
        tables: plan::tables(),
        theme: format!("{}/", theme::ASSET_FOLDER),
        ours: plan::folders(),
        lasting: Vec::new(),
    };
    let edition = Some(edition(options, &prepared.site.config));
    let for_site = output::Options { adopt, territory, edition, ..usual.clone() };
    let mut open = |path: &Path, options: &output::Options<'_>| {
        Stage::open(path, options).map_err(|error| findings.push(*error)).ok()
    };
    let for_readers = open(path, &for_site);
    // Where the site may not be at all, it matters little what it would lie beside.
    if for_readers.is_some()
        && options.books == Books::All
        && let Err(error) = output::apart(path, &print)
    {
        findings.push(*error);
        return ((None, None), findings);
    }
    let mut for_print = || {
        let ids: Vec<String> = prepared.books.iter().map(|book| book.id.clone()).collect();
        let territory = Territory {
            lasting: ids.iter().map(|id| proof::place_of(id)).collect(),
            ours: ids,
            ..Territory::default()
        };
        let usual_output = options.root.join("public");
        let output = (path != usual_output).then_some(path);
        let arguments = output::build_arguments(output, options.print.as_deref());
        open(&print, &output::Options { adopt, territory, print: Some(arguments), ..usual.clone() })
    };
    let for_print = if prints { for_print() } else { None };
    ((for_readers, for_print), findings)
}

fn edition(options: &Options, config: &Config) -> Edition {
    let Mode { drafts, future, expired, today, .. } = options.mode;
    Edition {
        base_url: config.base().map(String::from),
        clock: today.to_string(),
        preview: drafts || future || expired,
        portable: options.portable,
        keep_going: options.keep_going,
        amended: false,
    }
}

/// Errors stop a build. One that is told to keep going publishes what is sound of the content; but
/// templates are the whole site's, and without them there is nothing sound. A record with private data is held back, and a
/// paper stays where it is; where neither can be, as in a vocabulary, nothing is written.
fn may_write(findings: &Findings, options: &Options, site: &Site) -> bool {
    const FATAL: &[Code] =
        &[Code::TemplateSyntax, Code::TemplateCircular, Code::TemplateFailed, Code::MissingString, Code::ThemeVersion];
    let shown = |finding: &Diagnostic| {
        let path = finding.labels.first().map(|label| &label.place.path);
        let held = |path: &SourcePath| site.held_back.iter().any(|held| held.path == *path || held.body_path == *path);
        !path.is_some_and(|path| held(path) || site.private.silences(path))
    };
    if options.keep_going {
        let stops =
            |finding: &Diagnostic| FATAL.contains(&finding.code) || finding.code == Code::PrivateData && shown(finding);
        return !findings.iter().any(stops);
    }
    let worrying = if options.strict { !findings.is_empty() } else { findings.has_errors() };
    !worrying
}

/// What can be said only of the whole: an empty site, addresses that have gone since the last build.
fn whole_site_findings(prepared: &Prepared, options: &Options, destination: &Destination<'_>) -> Findings {
    let mut findings = Findings::new();
    let site = &prepared.site;
    if site.articles.is_empty() && site.profiles.is_empty() {
        findings.push(Diagnostic::new(Code::EmptySite).in_file(&site.config_path));
    }
    let usual = options.root.join("public");
    let last = match destination {
        Destination::Folder { path, .. } => path,
        Destination::Nowhere => usual.as_path(),
        Destination::Memory(_) => return findings,
    };
    let Ok(Some(manifest)) = Manifest::read(last) else { return findings };
    let now: BTreeSet<OutPath> = prepared.plan.files.iter().filter_map(|file| file.route.out_path().ok()).collect();
    let subjects = ["bai-viet/", "ho-so/", "trang/", "phong-su-anh/", "video/", "su-kien/"];
    for (path, _) in manifest.iter() {
        // Lists come and go with their contents; what people link to are articles, profiles, pages.
        let text = path.as_str();
        let is_below = |folder: &&str| text.strip_prefix(*folder).is_some_and(|rest| rest != "index.html");
        let subject = subjects.iter().any(is_below) && !text.contains("/trang/") && !plan::is_aloud(text);
        if subject && text.ends_with("/index.html") && !now.contains(path) {
            let address = format!("/{}", text.trim_end_matches("index.html"));
            // What is only held back, or has an error, comes back; and of what was withdrawn nothing is said.
            let waits = site.thing_at(&address).is_some()
                || prepared.left_out.iter().any(|id| address.trim_end_matches('/').ends_with(&format!("/{id}")));
            // Whoever begins with `init` takes away what it invented, to which nobody can have linked.
            let invented = || output::read(last, path).is_some_and(|page| is_invented(&address, &page));
            if !waits && !invented() {
                findings.push(Diagnostic::new(Code::AddressGone).arg("address", address));
            }
        }
    }
    findings
}

/// Whether a page was that of an invented person or article that `init` writes. Somebody's own may have taken its place.
fn is_invented(address: &str, page: &[u8]) -> bool {
    check::FILES.iter().any(|(path, text)| {
        let place = path.strip_prefix("content").unwrap_or_default();
        let place = place.strip_suffix("/ho-so.yaml").or_else(|| place.strip_suffix(".md")).unwrap_or_default();
        let titled = |line: &'static str| line.strip_prefix("ten: ").or_else(|| line.strip_prefix("tieu_de: "));
        let title = text.lines().find_map(titled).map(|title| output::read_as(title.trim_matches('"')));
        let is_there = |title: String| output::read_as(&String::from_utf8_lossy(page)).contains(&title);
        !place.starts_with("/trang/")
            && !place.is_empty()
            && address.trim_end_matches('/') == place
            && title.is_some_and(is_there)
    })
}

fn is_page(artefact: &Artefact) -> bool {
    !matches!(
        artefact,
        Artefact::Redirect(_)
            | Artefact::Feed(_)
            | Artefact::Podcast
            | Artefact::Sitemap(_)
            | Artefact::SitemapIndex(_)
            | Artefact::Robots
            | Artefact::ProfileData
            | Artefact::AwardData
            | Artefact::SearchIndex(_)
            | Artefact::Names
            | Artefact::NamesPointer
            | Artefact::Handout(_)
            // The same text over again.
            | Artefact::Aloud(_)
            | Artefact::AloudText(_)
            | Artefact::Slides(_)
            | Artefact::Garden(_)
            | Artefact::Server(_)
    )
}

fn open_gates(config: &Config) -> Vec<&'static str> {
    let mut gates = Vec::new();
    if !config.needs_approval() {
        gates.push("gate-approval-off");
    }
    if !config.needs_consent() {
        gates.push("gate-consent-off");
    }
    gates
}

/// Where files go: what readers may see, and what goes to the print shop.
struct Outlets<'a> {
    public: &'a dyn Outlet,
    print: &'a dyn Outlet,
}

/// Both waves: what pages mention, then the pages. Gives the yearbooks that were set, with their pages.
fn press(
    prepared: &Prepared,
    options: &Options,
    outlets: &Outlets<'_>,
    store: &Store,
    progress: &dyn Progress,
) -> (Vec<(String, usize)>, Findings) {
    let Prepared { sources, site, plan, theme, books, .. } = prepared;
    progress.stage("pictures", Some(plan.pictures.len() + plan.statics.len()));
    let (pictures, mut findings) = press::pictures::run(plan, sources, theme, store, outlets.public);
    progress.stage("books", Some(books.len()));
    let (shelf, found) = books::bind(prepared, options.books, outlets, store, progress);
    findings.extend(found);
    let bound = shelf.iter().map(|(id, bound)| (id.clone(), bound.pages)).collect();
    let view = View::new(Arc::clone(site), Arc::clone(plan), Arc::clone(theme), pictures);
    let view = view.with_recordings(press::recordings::read(site, plan, sources));
    let (handed, found) = handouts::set(prepared, options.books, outlets.public, store, progress);
    findings.extend(found);
    let view = view.with_books(Arc::clone(books), shelf).with_handouts(handed);
    let shared = if options.draws_shared(site) {
        let (shared, found) = share::make(prepared, &view, outlets.public, store, progress);
        findings.extend(found);
        shared
    } else {
        SharePictures::new()
    };
    progress.stage("pages", Some(plan.files.len()));
    let view = Arc::new(view.with_shared(shared));
    match Press::new(view, PressOptions { portable: options.portable }) {
        Ok(press) => findings.extend(press::run(&press, outlets.public)),
        Err(found) => findings.extend(found),
    }
    (bound, findings)
}

/// Throws everything away.
struct Nowhere;

impl Outlet for Nowhere {
    fn put(&self, _: &OutPath, _: &[u8]) -> Result<(), Box<Diagnostic>> {
        Ok(())
    }
}

/// Tells the progress of what goes through it.
struct Counting<'a> {
    outlet: &'a dyn Outlet,
    progress: &'a dyn Progress,
    /// How texts are packed beside themselves.
    packs: Vec<Packing>,
}

impl Outlet for Counting<'_> {
    fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        self.progress.step();
        for packing in &self.packs {
            if let Some(packed) = packed::beside(path.as_str(), bytes, *packing)
                && let Ok(beside) = OutPath::new(&format!("{path}{}", packing.suffix()))
            {
                self.outlet.put(&beside, &packed)?;
            }
        }
        self.outlet.put(path, bytes)
    }
}

/// The text of a file that a finding points into, for its snippet: one of the site's, or of the theme
/// or catalogue that are in the binary. What is `noi_bo` or a password is not readable in it.
pub fn text_of(root: &Path, path: &SourcePath) -> Option<String> {
    if let Some(text) = theme::built_in_text(path) {
        return Some(text);
    }
    if path.as_str() == "(vuonhoa)/awards.yaml" {
        return Some(reading::AWARD_CATALOGUE.to_owned());
    }
    // A copy of a record may have any suffix.
    source::snippet_text(root, path).map(|text| without_secrets(&redacted(&text), path.is_yaml()))
}
