//! Which files of an output hold certain words: what still names somebody after a withdrawal.

use super::Manifest;
use super::folder::OutFolder;
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// Files that are text. What is packed (PDF, EPUB, pictures) tells its words to nobody here.
const TEXTS: &[&str] = &["html", "xml", "json", "csv", "js", "txt", "svg", "vtt", "css", "webmanifest"];

/// The files of the last build in `out` whose text `wanted` asks for; it sees plain spaces for those that do not break.
///
/// # Errors
/// As [`Manifest::read`]. A file that cannot be read is passed over: it is no page that anybody could open.
pub fn search(out: &Path, wanted: impl Fn(&str) -> bool + Sync) -> Result<Vec<OutPath>, Box<Diagnostic>> {
    let folder = OutFolder::new(out, out.to_owned());
    let Some(manifest) = Manifest::read(out)? else { return Ok(Vec::new()) };
    let texts: Vec<&OutPath> = manifest.iter().map(|(path, _)| path).filter(|path| is_text(path)).collect();
    let found = texts.into_par_iter().filter(|path| {
        let text = fs::read(folder.on_disk(path.as_str())).unwrap_or_default();
        wanted(&String::from_utf8_lossy(&text).replace('\u{a0}', " "))
    });
    Ok(found.cloned().collect())
}

fn is_text(path: &OutPath) -> bool {
    path.as_str().rsplit_once('.').is_some_and(|(_, suffix)| TEXTS.contains(&suffix))
}
