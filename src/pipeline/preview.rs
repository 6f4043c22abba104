//! A site whose files are made when they are asked for: nobody who has changed one page waits for ten thousand.

use super::session::{Prepared, Session};
use super::{Counts, Outcome, is_page, open_gates};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::path::{OutPath, SourcePath, untagged};
use crate::plan::{Artefact, Planned};
use crate::press;
use crate::press::pictures::{self, Bench, How, Made, Task};
use crate::press::recordings;
use crate::press::site::{Options as PressOptions, Press};
use crate::source::{Sources, Stamp};
use crate::store::Store;
use crate::view::{Pictures, View};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::SystemTime;

/// The files of a site by their paths, made when they are asked for.
pub struct Preview {
    pub prepared: Arc<Prepared>,
    press: Press,
    /// By path, the file's number in the plan. What pages load is here by the path that it has before its tag.
    planned: HashMap<OutPath, usize>,
    /// Photographs and copies.
    files: HashMap<OutPath, Arc<[u8]>>,
    /// What was found before any page was made.
    findings: Findings,
}

/// Makes a preview after each change, and keeps what no change has touched.
pub struct Previewer {
    session: Session,
    known: HashMap<SourcePath, KnownFile>,
}

/// What came of a file of the site.
struct KnownFile {
    stamp: Stamp,
    read: SystemTime,
    task: OwnTask,
    files: Vec<(OutPath, Arc<[u8]>)>,
    made: Made,
}

/// A [`Task`] beyond the life of its plan.
#[derive(PartialEq, Eq)]
struct OwnTask(String);

impl OwnTask {
    fn of(task: &Task<'_>) -> Self {
        OwnTask(match task.how {
            How::Photograph { stem, in_full } => format!("photograph {in_full} {stem}"),
            How::Copy(route) => format!("copy {route}"),
            How::Attachment(route) => format!("attachment {route}"),
        })
    }
}

impl Previewer {
    pub fn new(session: Session) -> Self {
        Previewer { session, known: HashMap::new() }
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The site as its folder, just listed, holds it now.
    ///
    /// # Errors
    /// As findings; without a configuration or a theme whose templates can be read there is nothing to show.
    pub fn look(&mut self, sources: Sources, found: Findings) -> (Option<Preview>, Findings) {
        let (prepared, mut findings) = self.session.look_at(sources, found);
        let Some(prepared) = prepared else { return (None, findings) };
        let (files, pictures, found) = self.pictures(&prepared);
        findings.extend(found);
        let view =
            View::new(Arc::clone(&prepared.site), Arc::clone(&prepared.plan), Arc::clone(&prepared.theme), pictures);
        let recordings = recordings::read(&prepared.site, &prepared.plan, &prepared.sources);
        let view = view.with_books(Arc::clone(&prepared.books), Default::default()).with_recordings(recordings);
        let press = match Press::new(Arc::new(view), PressOptions { portable: self.session.options().portable }) {
            Ok(press) => press,
            Err(found) => {
                findings.extend(found);
                return (None, findings);
            }
        };
        if prepared.site.articles.is_empty() && prepared.site.profiles.is_empty() {
            findings.push(Diagnostic::new(Code::EmptySite).in_file(&prepared.site.config_path));
        }
        // Handouts are set when they are asked for, each by itself; so are the pages of books.
        let pages = prepared.plan.files.iter().enumerate();
        let pages = pages.filter(|(_, file)| !matches!(file.artefact, Artefact::Handout(_) | Artefact::Flip(_)));
        let planned = pages.filter_map(|(number, file)| Some((file.route.out_path().ok()?, number))).collect();
        let preview = Preview { prepared, press, planned, files, findings: findings.clone() };
        (Some(preview), findings)
    }

    /// Photographs in their sizes and copied files; of those that have not changed, what came of them before.
    fn pictures(&mut self, prepared: &Prepared) -> (HashMap<OutPath, Arc<[u8]>>, Pictures, Findings) {
        let Prepared { sources, plan, theme, .. } = prepared;
        let store = Store::of_site(&sources.root);
        let bench = Bench { sources, store: &store };
        let read = SystemTime::now();
        let tasks = pictures::tasks(plan);
        let before = std::mem::take(&mut self.known);
        let (mut kept, mut fresh) = (before, Vec::new());
        for task in &tasks {
            let stamp = sources.files.get(task.path).map(|file| file.stamp);
            let holds = |known: &KnownFile| {
                Some(known.stamp) == stamp && known.stamp.is_settled(known.read) && known.task == OwnTask::of(task)
            };
            match kept.remove(task.path).filter(holds) {
                Some(known) => drop(self.known.insert(task.path.clone(), known)),
                None => fresh.extend(stamp.map(|stamp| (task, stamp))),
            }
        }
        let made: Vec<_> = fresh
            .into_par_iter()
            .map(|(task, stamp)| {
                let mut made = bench.make(task);
                let mut files = Vec::new();
                for (route, bytes) in std::mem::take(&mut made.files) {
                    match route.out_path() {
                        Ok(path) => files.push((path, bytes.into())),
                        Err(_) => made.findings.push(Diagnostic::new(Code::BadAddress).arg("address", route.as_str())),
                    }
                }
                (task.path.clone(), KnownFile { stamp, read, task: OwnTask::of(task), files, made })
            })
            .collect();
        self.known.extend(made);
        let (mut files, mut pictures, mut findings) = (HashMap::new(), Pictures::new(), Findings::new());
        for asset in pictures::assets(theme) {
            files.extend(asset.route.out_path().ok().map(|path| (path, Arc::from(&asset.bytes[..]))));
        }
        for task in &tasks {
            let Some(known) = self.known.get(task.path) else { continue };
            files.extend(known.files.iter().map(|(path, bytes)| (path.clone(), Arc::clone(bytes))));
            pictures.extend(known.made.picture.clone().map(|picture| (task.path.clone(), picture)));
            findings.extend(known.made.findings.clone());
        }
        (files, pictures, findings)
    }
}

impl Preview {
    /// Whether there is something at a path.
    pub fn has(&self, path: &OutPath) -> bool {
        self.number(path).is_some() || self.files.contains_key(path)
    }

    /// Every path at which there is something; to tell them, all that pages load is made.
    pub fn paths(&self) -> impl Iterator<Item = OutPath> {
        let planned = self.planned.iter().filter_map(|(path, number)| {
            let file = &self.prepared.plan.files[*number];
            if !press::is_loaded(&file.artefact) {
                return Some(path.clone());
            }
            press::place(file, &press::make(&self.press, file).ok()?).out_path().ok()
        });
        planned.chain(self.files.keys().cloned())
    }

    /// The number in the plan of the file at a path.
    fn number(&self, path: &OutPath) -> Option<usize> {
        let loaded = |number: &usize| press::is_loaded(&self.prepared.plan.files[*number].artefact);
        let plain = untagged(path.as_str()).and_then(|(plain, _)| OutPath::new(&plain).ok());
        let by_tag = plain.and_then(|plain| self.planned.get(&plain).copied().filter(loaded));
        by_tag.or_else(|| self.planned.get(path).copied().filter(|number| !loaded(number)))
    }

    /// The bytes at a path; nothing where there is none.
    ///
    /// # Errors
    /// What the page's template could not do.
    pub fn get(&self, path: &OutPath) -> Option<Result<Arc<[u8]>, Box<Diagnostic>>> {
        if let Some(number) = self.number(path) {
            let file = &self.prepared.plan.files[number];
            let made = press::make(&self.press, file);
            // A page of another edition may ask for a file by its old name.
            if made.as_ref().is_ok_and(|bytes| press::place(file, bytes).out_path().ok().as_ref() != Some(path)) {
                return None;
            }
            // What is wrong in its texts is told of all pages together.
            return Some(made.map(Arc::from));
        }
        self.files.get(path).map(|bytes| Ok(Arc::clone(bytes)))
    }

    /// Makes every page, until `is_over` says that nobody wants to know any more, and gives all that was found; nothing when
    /// it was.
    pub fn prove(&self, is_over: &(dyn Fn() -> bool + Sync)) -> Option<Outcome> {
        let Prepared { plan, site, left_out, .. } = &*self.prepared;
        let (whole, single): (Vec<_>, Vec<_>) = plan
            .files
            .iter()
            .enumerate()
            .filter(|(_, planned)| !matches!(planned.artefact, Artefact::Handout(_)))
            .partition(|(_, planned)| press::tells_of_whole(&planned.artefact));
        let failed = |planned: &[(usize, &Planned)]| -> BTreeMap<usize, Box<Diagnostic>> {
            let wanted = planned.par_iter().filter(|_| !is_over());
            wanted.filter_map(|(number, planned)| Some((*number, press::make(&self.press, planned).err()?))).collect()
        };
        let mut errors = failed(&single);
        // The index is made at one go, so it comes last, when nobody seems to be writing.
        if !is_over() {
            self.press.prepare();
            errors.extend(failed(&whole));
        }
        if is_over() {
            return None;
        }
        let mut findings = self.findings.clone();
        findings.extend(press::told_once(self.press.take_findings(), errors.into_values()));
        Some(Outcome {
            findings: findings.sorted(false),
            counts: Some(Counts {
                pages: plan.files.iter().filter(|file| is_page(&file.artefact)).count(),
                profiles: site.profiles.len(),
            }),
            held_back: site.held_back.clone(),
            left_out: left_out.clone(),
            open_gates: open_gates(&site.config),
            written: None,
            printed: None,
            bound: Vec::new(),
            remembered: false,
        })
    }
}
