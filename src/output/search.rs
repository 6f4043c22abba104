//! Which files of an output hold certain words: what still names somebody after a withdrawal.

use super::folder::{OutFolder, is_private_name};
use crate::path::OutPath;
use crate::source::{read_own, read_plain};
use crate::vietnamese;
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Files that are text. What is packed (PDF, EPUB, pictures) tells its words to nobody here.
const TEXTS: &[&str] = &["html", "xml", "json", "csv", "js", "txt", "svg", "vtt", "css", "webmanifest"];

/// Those of the files in `out` whose text, as it is [`read_as`], `wanted` asks for. A file that cannot be read is passed
/// over: it is no page that anybody could open.
pub fn search(out: &Path, files: &[OutPath], wanted: impl Fn(&str) -> bool + Sync) -> Vec<OutPath> {
    let folder = OutFolder::new(out, out.to_owned());
    let texts: Vec<&OutPath> = files.iter().filter(|path| is_text(path)).collect();
    let found = texts.into_par_iter().filter(|path| {
        let text = read_plain(&folder.on_disk(path.as_str())).unwrap_or_default();
        wanted(&read_as(&String::from_utf8_lossy(&text)))
    });
    found.cloned().collect()
}

/// What lies in `out` where nobody remembers what was built there, in order.
pub fn files(out: &Path) -> Vec<OutPath> {
    let mut files = Vec::new();
    below(out, "", &mut files);
    files.sort();
    files.iter().filter_map(|path| OutPath::new(path).ok()).collect()
}

/// A text as people read it, however its letters are written and spaced. Small letters, so that capitals hide nothing.
pub fn read_as(text: &str) -> String {
    let spelled = vietnamese::spelled(text);
    spelled.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn is_text(path: &OutPath) -> bool {
    path.as_str().rsplit_once('.').is_some_and(|(_, suffix)| TEXTS.contains(&suffix))
}

/// Files that hide their words.
const PACKED: &[&str] = &[
    "pdf", "epub", "docx", "docm", "dotx", "doc", "xlsx", "xlsm", "xls", "pptx", "ppt", "odt", "ods", "odp", "zip",
    "rar", "7z", "tar", "tgz", "bz2", "xz",
];

/// What lies in a folder, whoever wrote it: paths in it, in their order.
#[derive(Debug, Default)]
pub struct Look {
    /// Files whose text is wanted, whatever their names end in.
    pub wanted: Vec<String>,
    pub packed: Vec<String>,
}

/// Looks through all of `folder` but our own things. What cannot be read is passed over.
pub fn look(folder: &Path, wanted: impl Fn(&str) -> bool + Sync) -> Look {
    let mut files = Vec::new();
    below(folder, "", &mut files);
    files.sort();
    let is_packed = |path: &String| {
        let suffix = path.rsplit_once('.').map(|(_, suffix)| suffix.to_lowercase());
        suffix.is_some_and(|suffix| PACKED.contains(&suffix.as_str()))
    };
    let (packed, other): (Vec<String>, Vec<String>) = files.into_iter().partition(is_packed);
    let is_wanted = |path: &String| {
        let bytes = read_plain(&folder.join(path)).unwrap_or_default();
        let is_text = !bytes.iter().take(1024).any(|byte| *byte == 0);
        is_text && wanted(&read_as(&String::from_utf8_lossy(&bytes)))
    };
    Look { wanted: other.into_par_iter().filter(is_wanted).collect(), packed }
}

/// Who has made a paper, as papers say it.
pub const MAKER: &[u8] = b"vuonhoa ";

/// Whether a file says of itself that this program has made it.
pub fn is_made_here(place: &Path) -> bool {
    read_own(place).is_ok_and(|bytes| bytes.windows(MAKER.len()).any(|part| part == MAKER))
}

fn below(folder: &Path, inside: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && is_private_name(&name) => {}
            Ok(kind) if kind.is_dir() => below(&entry.path(), &path, files),
            Ok(_) => files.push(path),
            Err(_) => {}
        }
    }
}

/// A file as it lies in an output folder, whoever wrote it.
pub fn read(out: &Path, path: &OutPath) -> Option<Vec<u8>> {
    read_own(&out.join(path.as_str())).ok()
}

/// The folder beside `out` for what had to leave it although somebody had altered it.
pub fn set_aside(out: &Path) -> PathBuf {
    let real = out.canonicalize().unwrap_or_else(|_| out.to_owned());
    PathBuf::from(OutFolder::new(out, real).shown_aside(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_however_it_is_written() {
        for text in [
            "Lê Diễm & Co",
            "LÊ  DIỄM\n&amp; CO",
            "L\u{ea}\u{a0}Di\u{1ec5}m &#38; Co",
            "Le\u{302} Die\u{302}\u{303}m &#x26; Co",
            "L&ecirc;&nbsp;Di&#7877;m & Co",
            "L\\u00ea Di\\u1ec5m & Co",
        ] {
            assert_eq!(read_as(text), "lê diễm & co", "{text}");
        }
        for text in ["a & b; c", "&khong-co-ten;", "c:\\user\\u12", "&", "&#x110000;", "&é;"] {
            assert_eq!(read_as(text), text, "what is no letter stays");
        }
    }
}
