//! The site as one packed file, for whoever uploads it by other means: always the whole, always the same bytes.

use super::remote::{Done, Kind, Trouble};
use crate::output::Held;
use crate::pipeline::Progress;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What is packed already grows when it is packed again.
const PACKED: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "pdf", "epub", "woff2", "mp3", "mp4", "zip"];

/// Writes all files of the site to `place`, below the folder `inside` of the packed file; gives their number.
///
/// # Errors
/// When it cannot be written; a file that was there is then as it was.
pub fn write(held: &Held, place: &Path, inside: &str, progress: &dyn Progress) -> Done<usize> {
    let about = place.display().to_string();
    let fail = |error: &dyn std::fmt::Display| Trouble::new(Kind::Other, about.as_str(), error);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    progress.stage("sending-assets", Some(held.manifest().len()));
    let prefix = inside.trim_matches('/');
    for (path, _) in held.manifest().iter() {
        let read = held.read(path);
        let bytes = read.ok().flatten().ok_or_else(|| Trouble::new(Kind::Changed, path.as_str(), ""))?;
        let suffix = path.as_str().rsplit_once('.').map_or("", |(_, suffix)| suffix);
        let method = if PACKED.contains(&suffix) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).unix_permissions(0o644);
        let name = if prefix.is_empty() { path.to_string() } else { format!("{prefix}/{path}") };
        zip.start_file(name, options).map_err(|error| fail(&error))?;
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
