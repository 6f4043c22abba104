//! Which folders may never be an output folder.
//!
//! Not here: whether a folder that may be one already holds somebody's files (`stage`).

use super::folder::OutFolder;
use super::manifest::{Manifest, Past};
use super::refusal;
use crate::diagnostic::Diagnostic;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

/// The folders of a site that hold what its people have written.
const SOURCES: &[&str] = &["content", "themes", "static", "templates", "src", ".git"];

/// What is made of a site beside its output, unless it is told otherwise.
const WORK: &[&str] = &[".vuonhoa", ".cache", "public", "print"];

/// The output folder `given`, with every link on the way followed; it need not exist yet.
///
/// # Errors
/// `output-failed` when it cannot be told where it is: a link on the way leads nowhere, or a file is
/// where a folder must be.
pub(super) fn locate(given: &Path) -> Result<OutFolder, Box<Diagnostic>> {
    let fail =
        |place: &Path, error: &io::Error| refusal::failed(&OutFolder::new(given, given.to_owned()), place, error);
    let absolute = std::path::absolute(given).map_err(|error| fail(given, &error))?;
    let real = resolve(&absolute).map_err(|(place, error)| fail(&place, &error))?;
    Ok(OutFolder::new(given, real))
}

/// Refuses an output folder in which a build could harm what it is built from.
///
/// # Errors
/// `output-is-source`; `output-failed` when the site's folder cannot be read.
pub(super) fn check(folder: &OutFolder, site_root: &Path) -> Result<(), Box<Diagnostic>> {
    let (given, out) = (folder.given(), folder.real());
    if out.parent().is_none() {
        return Err(refusal::is_source(given, "root", out));
    }
    let home = env::home_dir().and_then(|home| fs::canonicalize(home).ok());
    if let Some(home) = home.filter(|home| home.starts_with(out)) {
        return Err(refusal::is_source(given, "home", &home));
    }
    let root = fs::canonicalize(site_root).map_err(|error| refusal::failed(folder, site_root, &error))?;
    if root.starts_with(out) {
        return Err(refusal::is_source(given, "site", &root));
    }
    if let Some(source) = source_touched(out, &root) {
        return Err(refusal::is_source(given, "inside", &source));
    }
    Ok(())
}

/// Refuses a folder for printing that readers of the output could look into, and the other way round.
///
/// # Errors
/// `output-overlap`; `output-failed` when it cannot be told where one of them is.
pub fn apart(output: &Path, print: &Path) -> Result<(), Box<Diagnostic>> {
    let (of_site, of_print) = (locate(output)?, locate(print)?);
    let (real, other) = (of_site.real(), of_print.real());
    if real.starts_with(other) || other.starts_with(real) {
        return Err(refusal::overlap(output, print));
    }
    // Any other site that was built for readers: what lies in it is given away with it.
    match site_around(other) {
        Some(site) => Err(refusal::overlap(&site, print)),
        None => Ok(()),
    }
}

/// How a place to publish to lies to a folder of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    Is,
    Holds,
    LiesIn,
}

/// The folder of the site that a folder or packed file to publish to is, holds or lies in, and which of these: there
/// its own files and those of the host would be mixed. `made` are the folders that the site is built into.
pub fn mixed(place: &Path, is_file: bool, site_root: &Path, made: &[&Path]) -> Option<(Relation, PathBuf)> {
    let absolute = std::path::absolute(place).ok()?;
    // A packed file takes the place of a link, and leaves what that leads to alone.
    let real = match (is_file, absolute.parent(), absolute.file_name()) {
        (true, Some(folder), Some(name)) => resolve(folder).ok()?.join(name),
        _ => resolve(&absolute).ok()?,
    };
    let root = fs::canonicalize(site_root).ok()?;
    if root.starts_with(&real) {
        return Some((if root == real { Relation::Is } else { Relation::Holds }, root));
    }
    let named = SOURCES.iter().chain(WORK).map(|name| root.join(name));
    let made = made.iter().filter_map(|folder| std::path::absolute(folder).ok());
    named.chain(made).find_map(|folder| {
        let there = resolve(&folder).unwrap_or_else(|_| folder.clone());
        [there, folder].iter().find_map(|folder| relation(&real, folder)).map(|(how, place)| (how, place.to_owned()))
    })
}

/// How `place` lies to `folder`, in any case: `Content` is `content` where the disk says so, and on the next disk it may.
fn relation<'a>(place: &Path, folder: &'a Path) -> Option<(Relation, &'a Path)> {
    let steps = |path: &Path| -> Vec<String> {
        path.components().map(|step| step.as_os_str().to_string_lossy().to_lowercase()).collect()
    };
    let (of_place, of_folder) = (steps(place), steps(folder));
    match (of_place.starts_with(&of_folder), of_folder.starts_with(&of_place)) {
        (true, true) => Some((Relation::Is, folder)),
        (true, false) => Some((Relation::LiesIn, folder)),
        (false, true) => Some((Relation::Holds, folder)),
        (false, false) => None,
    }
}

/// Whether two folders are one, with every link on the way followed.
pub fn is_same(one: &Path, other: &Path) -> bool {
    let [one, other] = [one, other].map(|folder| locate(folder).ok());
    matches!((one, other), (Some(one), Some(other)) if one.real() == other.real())
}

/// The built site that a file or folder is or would be in, whether it is there yet or not.
pub fn site_of(place: &Path) -> Option<PathBuf> {
    site_around(locate(place).ok()?.real())
}

fn site_around(real: &Path) -> Option<PathBuf> {
    let is_site = |folder: &&Path| {
        let folder = OutFolder::new(folder, folder.to_path_buf());
        // A list that is damaged, or that a withdrawal began anew, does not say of what it is; no folder for printing has
        // a first page.
        Past::exists(&folder)
            && (Manifest::recall(folder.real()).ok().flatten().is_some_and(|manifest| manifest.edition().is_some())
                || fs::symlink_metadata(folder.on_disk("index.html")).is_ok())
    };
    real.ancestors().find(is_site).map(Path::to_owned)
}

/// The folder of sources that `out` is, holds or lies in.
fn source_touched(out: &Path, root: &Path) -> Option<PathBuf> {
    // The first step below the site decides, in any case: `Content` is `content` on Windows.
    let first = out
        .strip_prefix(root)
        .ok()
        .and_then(|inside| inside.components().next())
        .and_then(|step| step.as_os_str().to_str());
    if let Some(first) = first
        && SOURCES.iter().any(|name| name.eq_ignore_ascii_case(first))
    {
        return Some(root.join(first));
    }
    // A folder of sources may itself be a link to elsewhere.
    let linked = SOURCES
        .iter()
        .filter_map(|name| fs::canonicalize(root.join(name)).ok())
        .find(|source| out.starts_with(source) || source.starts_with(out));
    // And in no repository's own folder, whosever it is.
    linked.or_else(|| {
        let is_git = |step: &Path| step.file_name().is_some_and(|name| name == ".git");
        out.ancestors().find(|step| is_git(step)).map(Path::to_owned)
    })
}

/// `absolute` with the links of its existing part followed, and `..` worked out in the rest.
fn resolve(absolute: &Path) -> Result<PathBuf, (PathBuf, io::Error)> {
    let mut missing: Vec<OsString> = Vec::new();
    let mut existing = absolute.to_owned();
    let mut real = loop {
        match fs::canonicalize(&existing) {
            Ok(real) => break real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // A link that leads nowhere is there, though what it leads to is not.
                if fs::symlink_metadata(&existing).is_ok() {
                    return Err((existing, error));
                }
            }
            Err(error) => return Err((existing, error)),
        }
        let last = existing.components().next_back().map(|step| step.as_os_str().to_owned());
        let (Some(last), true) = (last, existing.pop()) else {
            let error = io::ErrorKind::NotFound.into();
            return Err((absolute.to_owned(), error));
        };
        missing.push(last);
    };
    for step in missing.iter().rev() {
        match Path::new(step).components().next() {
            Some(Component::ParentDir) => {
                real.pop();
            }
            Some(Component::CurDir) | None => {}
            Some(_) => real.push(step),
        }
    }
    Ok(real)
}
