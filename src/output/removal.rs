//! Taking files out of an output folder in which nothing can be written: a full disk, a list or a lock that cannot be made.
//! Removing needs neither room nor a list.
//!
//! What we have not written is not lost here either: it goes beside the output, by a second name, or stays and is told.
//!
//! Not here: taking files out where the folder can be written (`stage`), which also says so in the manifest.

use super::effects::Effects;
use super::folder::OutFolder;
use super::journey::Journey;
use super::manifest::Past;
use super::moves::{Aside, Look, Moves, Step};
use super::names::folders_of;
use super::stage::{Options, Report, name_aside};
use super::survey::Seen;
use super::{guard, lock, refusal};
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Removes the files `gone` from the output folder `out`, with all that is of no edition that could be told: what a killed
/// build had made, what was kept of the edition before. The manifest stays as it is, so that the next build or withdrawal makes the
/// rest true. What could not be removed is among the findings, by its path; so is what was set aside.
///
/// # Errors
/// `output-locked` while another build is at work there, `output-is-source`, and `output-failed` when the folder cannot be found.
pub fn take_out(out: &Path, options: &Options<'_>, gone: &BTreeSet<OutPath>) -> Result<Report, Box<Diagnostic>> {
    take_out_by(out, options, gone, &Effects::default())
}

pub(super) fn take_out_by(
    out: &Path,
    options: &Options<'_>,
    gone: &BTreeSet<OutPath>,
    effects: &Effects,
) -> Result<Report, Box<Diagnostic>> {
    let folder = guard::locate(out)?;
    guard::check(&folder, options.site_root)?;
    let _lock = lock::respect(&folder)?;
    let mut report = Report::default();
    for place in [folder.stage(), folder.old()].iter().filter(|place| place.is_dir()) {
        if let Err(error) = effects.remove_tree(place) {
            report.findings.push(*refusal::failed(&folder, place, &error));
        }
    }
    let past = Past::of(&folder).unwrap_or_else(|_| Past::forgotten());
    let stays = |path: &OutPath| past.manifest().is_some_and(|last| last.get(path).is_some());
    let leaving: BTreeSet<&OutPath> = past.paths().filter(|path| !stays(path)).chain(gone).collect();
    let aside = name_aside(&folder, options.day);
    let mut leave = Leave {
        journey: Journey::new(&folder, effects, folder.aside(&aside)),
        look: Look::new(&folder),
        folder: &folder,
        effects,
        past: &past,
        aside: Aside::default(),
    };
    for path in leaving {
        match leave.take(path) {
            Ok(true) => report.removed.push(path.clone()),
            Ok(false) => {}
            Err(error) => report.findings.push(*error),
        }
    }
    report.findings.extend(Moves::only_aside(leave.aside).set_aside(&folder, &aside, false));
    Ok(report)
}

/// The files that leave, and how.
struct Leave<'a> {
    folder: &'a OutFolder,
    effects: &'a Effects,
    past: &'a Past,
    look: Look<'a>,
    journey: Journey<'a>,
    aside: Aside<'a>,
}

impl<'a> Leave<'a> {
    /// Whether the file was there. What has become a link or a folder, or lies behind a link, is not ours any more.
    fn take(&mut self, path: &'a OutPath) -> Result<bool, Box<Diagnostic>> {
        let name = path.as_str();
        if self.look.obstacle(name)?.is_some() {
            return Ok(false);
        }
        let Some(seen @ Seen::File { .. }) = self.look.at(name)? else { return Ok(false) };
        if !self.look.holds(name, seen, self.past.versions(path))? {
            self.journey.take(Step::SetAside(name))?;
            let owned = self.past.owns(name);
            if owned { &mut self.aside.altered } else { &mut self.aside.withheld }.insert(name);
        }
        let place = self.folder.on_disk(name);
        match self.effects.remove(&place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            removed => removed.map_err(|error| refusal::failed(self.folder, &place, &error))?,
        }
        let folders: Vec<&str> = folders_of(name).collect();
        for inner in folders.iter().rev() {
            // One that still holds something stays.
            if self.effects.remove_folder(&self.folder.on_disk(inner)).is_err() {
                break;
            }
        }
        Ok(true)
    }
}
