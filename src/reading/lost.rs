//! What can be told of a record that cannot be read: enough to keep private what is private. Its words are looked at one
//! by one, without knowing what they mean, because whatever it may have meant must not be published by mistake.

use super::files::{Job, Kind};
use crate::path::SourcePath;
use crate::source::{Found, Sources, decoded};
use crate::vietnamese::nfc;

/// A record that no gate can judge.
#[derive(Debug, Clone)]
pub struct Lost {
    pub kind: Kind,
    pub id: String,
    pub path: SourcePath,
    /// What it seems to be called; empty when that cannot be told.
    pub name: String,
    /// It says that it is withdrawn, whatever else is wrong with it.
    pub withdrawn: bool,
    /// It says that it is a draft.
    pub waits: bool,
    /// The files that it and its story name.
    pub files: Vec<SourcePath>,
    /// Those that may be papers of consent.
    pub papers: Vec<SourcePath>,
}

const STATUS: [&str; 2] = ["trang_thai", "status"];
const WITHDRAWN: [&str; 2] = ["da_rut", "withdrawn"];
const DRAFT: [&str; 4] = ["ban_nhap", "draft", "cho_duyet", "in_review"];
const DRAFTED: [&str; 2] = ["nhap", "draft"];
const NAMES: [&str; 4] = ["ten", "name", "tieu_de", "title"];
const PAPERS: [&str; 2] = ["van_ban", "document"];

/// More than this no record holds; what is larger is not looked through.
const MOST: u64 = 8 << 20;

impl Lost {
    /// Looks through the record's file as it is now.
    pub fn of(job: &Job, sources: &Sources) -> Self {
        let text = text(&job.path, sources);
        let (files, papers) = named_files(&text, &job.path, sources);
        let stories = files.iter().filter(|file| file.is_markdown());
        let more: Vec<SourcePath> =
            stories.flat_map(|story| named_files(&self::text(story, sources), story, sources).0).collect();
        Lost {
            kind: job.kind,
            id: job.id.clone(),
            path: job.path.clone(),
            name: value(&text, &NAMES).unwrap_or_default().to_owned(),
            withdrawn: says_withdrawn(&text),
            waits: says_draft(&text),
            files: files.into_iter().chain(more).collect(),
            papers,
        }
    }
}

/// Whether a record's text says that it is withdrawn.
pub fn says_withdrawn(text: &str) -> bool {
    value(text, &STATUS).is_some_and(|word| WITHDRAWN.contains(&word))
}

/// Whether a record's text says that it is a draft; in Markdown that is above the text that readers would have.
fn says_draft(text: &str) -> bool {
    let head = match text.trim_start_matches('\u{feff}').strip_prefix("---\n") {
        Some(rest) => rest.split_once("\n---").map_or(rest, |(head, _)| head),
        None => text,
    };
    let drafted = value(head, &DRAFTED) == Some("true");
    drafted || value(head, &STATUS).is_some_and(|word| DRAFT.contains(&word))
}

fn text(path: &SourcePath, sources: &Sources) -> String {
    let small = sources.files.get(path).is_some_and(|file| file.stamp.size <= MOST);
    let bytes = if small { sources.bytes(path).unwrap_or_default() } else { Vec::new() };
    // The Notepad of before saves a record as UTF-16: it cannot be read, and says all the same whose it is.
    let text = decoded(&bytes).unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
    nfc(&text).into_owned()
}

/// The value of the first line at the margin that has one of these keys, or of a record in braces, without quotes and
/// comment.
fn value<'t>(text: &'t str, keys: &[&str]) -> Option<&'t str> {
    let of = |pair: &'t str| {
        let (key, value) = pair.split_once(':')?;
        let key = key.trim_start_matches('\u{feff}').trim_end().trim_matches(['"', '\'']);
        let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        (keys.contains(&key) && !value.is_empty()).then_some(value)
    };
    match in_braces(text) {
        Some(record) => pairs(record).find_map(|pair| of(pair.trim())),
        None => {
            let margin = margin(text);
            text.lines().find_map(|line| of(line.strip_prefix(margin).unwrap_or(line)))
        }
    }
}

/// What stands before every key of a record that is indented as a whole.
fn margin(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().find(|line| !is_idle(line)).unwrap_or_default();
    &first[..first.len() - first.trim_start().len()]
}

/// A line before the first key: empty, a comment, a directive, the mark of a document.
fn is_idle(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim();
    line.is_empty() || line == "---" || line.starts_with(['#', '%'])
}

/// What a record between braces has in them.
fn in_braces(text: &str) -> Option<&str> {
    let head: usize = text.split_inclusive('\n').take_while(|line| is_idle(line)).map(str::len).sum();
    text[head..].trim_start_matches('\u{feff}').trim_start().strip_prefix('{')
}

/// The pairs of the outermost braces. Marks within quotes are taken for marks: what is seen to be withdrawn by mistake is
/// held back, and it could not be read.
fn pairs(record: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0i32;
    record.split(move |c| {
        depth += match c {
            '{' | '[' => 1,
            '}' | ']' => -1,
            _ => 0,
        };
        depth < 0 || depth == 0 && c == ','
    })
}

/// The files of the site that a text seems to name, and those of them in a line about a paper of consent.
pub fn named_files(text: &str, path: &SourcePath, sources: &Sources) -> (Vec<SourcePath>, Vec<SourcePath>) {
    let (mut files, mut papers) = (Vec::new(), Vec::new());
    for line in text.lines() {
        files.extend(pieces(line).filter_map(|piece| existing(path.beside(&piece.replace('\\', "/"))?, sources)));
        if PAPERS.iter().any(|key| line.contains(key)) {
            let places = pieces(line).flat_map(|piece| path.meant(piece));
            papers.extend(places.filter_map(|place| existing(place, sources)));
        }
    }
    (files, papers)
}

/// Every part of a line that may be the name of a file: between marks, behind a colon, between spaces.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let between = line.split([',', '{', '}', '[', ']', '(', ')', '"', '\'', '“', '”', '<', '>']);
    let between = between.filter(|part| part.len() <= 255);
    between.flat_map(|part| {
        let value = part.split_once(':').map_or("", |(_, value)| value);
        let item = part.trim_start().strip_prefix("- ").unwrap_or_default();
        [part, value, item].into_iter().chain(part.split_whitespace()).map(str::trim)
    })
}

fn existing(file: SourcePath, sources: &Sources) -> Option<SourcePath> {
    // What has no suffix is no file that could be published.
    if !file.file_name().contains('.') {
        return None;
    }
    match sources.find(&file) {
        Found::Yes => Some(file),
        Found::OtherCase(other) => Some(other),
        Found::No => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_withdrawn_says_so_in_spite_of_all_else() {
        for text in [
            "ten: A: B\ntrang_thai: da_rut\n",
            "\u{feff}status: \"withdrawn\" # x\r\nten:\n",
            "---\ntrang_thai : da_rut",
            "{trang_thai: da_rut, ten: A: B",
            "\u{feff}# x\n---\n{ten: [A, B], dong_y: {van_ban: x}, \"trang_thai\":\"da_rut\"}\n",
            "# x\n  ten: A\n  trang_thai: da_rut\n  noi_bo:\n    x: y\n",
            "---\n\t\n  ten: A\n  status: withdrawn\n---\nBài\n",
            "{\n  ten: A,\n  status: withdrawn # x\n}\n",
        ] {
            assert!(says_withdrawn(text), "{text}");
        }
        for text in [
            "trang_thai: da_duyet",
            "noi_bo:\n  trang_thai: da_rut",
            "  noi_bo:\n    trang_thai: da_rut",
            "trang_thai:\nten: da_rut",
            "{noi_bo: {trang_thai: da_rut}, ten: A}",
            "{a: 1}\ntrang_thai: da_rut",
        ] {
            assert!(!says_withdrawn(text), "{text}");
        }
    }

    #[test]
    fn pieces_of_a_line() {
        for (line, wanted) in [
            ("chan_dung: ảnh 1.jpg", "ảnh 1.jpg"),
            ("chan_dung: {tep: \"a b.jpg\", mo_ta: x}", "a b.jpg"),
            ("  - anh/a.jpg", "anh/a.jpg"),
            ("Xem ![Ảnh](a.jpg \"Lễ\") và", "a.jpg"),
            ("dong_y: {van_ban: ../dy.pdf}", "../dy.pdf"),
        ] {
            assert!(pieces(line).any(|piece| piece == wanted), "{line}: {:?}", pieces(line).collect::<Vec<_>>());
        }
    }
}
