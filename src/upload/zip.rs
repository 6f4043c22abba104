//! The site as one packed file, for whoever uploads it by other means: always the whole, always the same bytes.

use super::remote::{Done, Kind, Trouble};
use super::state::{Files, Mark, State};
use super::survey::Difference;
use crate::digest::Digest;
use crate::output::{Edition, Held};
use crate::path::OutPath;
use crate::pipeline::Progress;
use crate::source::read_plain;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{Cursor, Read, Seek, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What is packed already grows when it is packed again.
const PACKED: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "pdf", "epub", "woff2", "mp3", "mp4", "zip", "gz"];

/// The comment by which a packed file of ours is known.
#[derive(Serialize, Deserialize)]
struct Comment {
    vuonhoa: u32,
    edition: Option<Edition>,
}

/// A packed file that is there already.
#[derive(Debug, Default)]
pub struct Packed {
    edition: Option<Edition>,
    /// The files of a site.
    files: Files,
    /// What else is in it.
    foreign: Vec<String>,
    is_ours: bool,
    /// The other folder in it where the whole of a site of ours lies; empty is the file itself.
    elsewhere: Option<String>,
}

impl Packed {
    /// What is packed at `place` in the folder `inside`; `None` where there is no such file. One that is not packed at all is a
    /// file of others.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(place: &Path, inside: &str) -> Done<Option<Self>> {
        let bytes = match read_plain(place) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(|error| Trouble::of_io(&error, &place.display().to_string()))?,
        };
        let mut packed = Packed::default();
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(Some(packed)) };
        let comment = serde_json::from_slice::<Comment>(zip.comment()).ok();
        packed.is_ours = comment.is_some();
        packed.edition = comment.and_then(|comment| comment.edition);
        let prefix = prefix(inside);
        for index in 0..zip.len() {
            let Ok(mut file) = zip.by_index(index) else { return Ok(Some(Packed::default())) };
            let name = file.name().to_owned();
            let path = name.strip_prefix(prefix.as_str()).and_then(|path| OutPath::new(path).ok());
            let mut bytes = Vec::new();
            match path {
                Some(path) if file.read_to_end(&mut bytes).is_ok() => {
                    let mark = Mark { digest: Digest::of(&bytes), size: bytes.len() as u64 };
                    packed.files.insert(path, mark);
                }
                _ => packed.foreign.push(name),
            }
        }
        packed.elsewhere = home(&zip).filter(|home| packed.is_ours && *home != prefix);
        Ok(Some(packed))
    }

    /// The bytes of one of its files.
    pub fn file(place: &Path, inside: &str, path: &OutPath) -> Option<Vec<u8>> {
        let mut zip = ZipArchive::new(Cursor::new(read_plain(place).ok()?)).ok()?;
        let mut bytes = Vec::new();
        zip.by_name(&format!("{}{path}", prefix(inside))).ok()?.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Whether all that is in it came from us, so that it can be replaced.
    pub fn is_ours(&self) -> bool {
        self.is_ours && self.foreign.is_empty() && self.elsewhere.is_none()
    }

    /// The folder in it where we have packed the site before, when that is another than now; empty is the file itself.
    pub fn elsewhere(&self) -> Option<&str> {
        self.elsewhere.as_deref().map(|folder| folder.trim_end_matches('/'))
    }

    /// As an account of a host: nothing of it counts as ours in a file of others.
    pub fn state(&self) -> State {
        if !self.is_ours() {
            return State::default();
        }
        let files = self.files.iter().map(|(path, mark)| (path.clone(), Some(*mark))).collect();
        State { edition: self.edition.clone(), files, ..State::default() }
    }

    /// How it differs from what was built.
    pub fn compare(&self, local: &Files) -> Difference {
        let mut difference = Difference { foreign: self.foreign.clone(), ..Difference::default() };
        for (path, mark) in local {
            match self.files.get(path) {
                None => difference.missing.push(path.clone()),
                Some(there) if there != mark => difference.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        let others = self.files.keys().filter(|path| !local.contains_key(*path));
        difference.foreign.extend(others.map(OutPath::to_string));
        difference.foreign.sort();
        difference
    }
}

/// The folder with the home page, and with all that is packed.
fn home<R: Read + Seek>(zip: &ZipArchive<R>) -> Option<String> {
    let folders = zip.file_names().filter_map(|name| name.strip_suffix("index.html"));
    let home = folders.filter(|folder| folder.is_empty() || folder.ends_with('/')).min_by_key(|folder| folder.len())?;
    zip.file_names().all(|name| name.starts_with(home)).then(|| home.to_owned())
}

fn prefix(inside: &str) -> String {
    match inside.trim_matches('/') {
        "" => String::new(),
        inside => format!("{inside}/"),
    }
}

/// Writes all files of the site to `place`, below the folder `inside` of the packed file; gives their number.
///
/// # Errors
/// When it cannot be written; a file that was there is then as it was.
pub fn write(held: &Held, place: &Path, inside: &str, progress: &dyn Progress) -> Done<usize> {
    let about = place.display().to_string();
    let fail = |error: &dyn std::fmt::Display| Trouble::new(Kind::Other, about.as_str(), error);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    progress.stage("sending-assets", Some(held.manifest().len()));
    let prefix = prefix(inside);
    let comment = Comment { vuonhoa: 1, edition: held.manifest().edition().cloned() };
    let comment = serde_json::to_string(&comment).unwrap_or_default();
    zip.set_comment(comment).map_err(|error| fail(&error))?;
    for (path, _) in held.manifest().iter() {
        let read = held.read(path);
        let bytes = read.ok().flatten().ok_or_else(|| Trouble::new(Kind::Changed, path.as_str(), ""))?;
        let suffix = path.as_str().rsplit_once('.').map_or("", |(_, suffix)| suffix);
        let method = if PACKED.contains(&suffix) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).unix_permissions(0o644);
        zip.start_file(format!("{prefix}{path}"), options).map_err(|error| fail(&error))?;
        zip.write_all(&bytes).map_err(|error| fail(&error))?;
        progress.step();
    }
    let bytes = zip.finish().map_err(|error| fail(&error))?.into_inner();
    let mut fresh = place.as_os_str().to_owned();
    fresh.push(".moi");
    let fresh = Path::new(&fresh);
    let written = fs::write(fresh, &bytes).and_then(|()| fs::rename(fresh, place));
    written.map_err(|error| {
        let _ = fs::remove_file(fresh);
        Trouble::of_io(&error, &about)
    })?;
    Ok(held.manifest().len())
}
