//! What lies on the host by our own account: the list of the last whole edition, and the journal of what has arrived since.
//!
//! Both lie in a folder of ours on the host, where any reader may open them. They name what is public: files of the
//! edition that is there, and of the one that is coming. What has been taken away is in neither.
//!
//! ```text
//! .vuonhoa/manifest.json   the last whole edition, and what was kept of the one before
//! .vuonhoa/journal         what a publishing under way has brought; gone afterwards (and `journal-1`, ...)
//! .vuonhoa/lock.json       who is publishing; gone afterwards
//! .vuonhoa/incoming        a file on its way to its name
//! ```

use super::remote::{Done, Kind, Remote, Trouble};
use crate::digest::Digest;
use crate::output::{Edition, Entry, Manifest};
use crate::path::OutPath;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const FOLDER: &str = ".vuonhoa";
pub(super) const MANIFEST: &str = ".vuonhoa/manifest.json";
pub(super) const JOURNAL: &str = ".vuonhoa/journal";

/// The parts of a journal on a host that adds to no file: each is written anew with every line, so none may grow long.
pub(super) fn part(number: usize) -> String {
    if number == 0 { JOURNAL.to_owned() } else { format!("{JOURNAL}-{number}") }
}
pub(super) const LOCK: &str = ".vuonhoa/lock.json";
/// The names of files on their way: several may be at a time.
pub(super) const INCOMING: [&str; 16] = [
    ".vuonhoa/incoming",
    ".vuonhoa/incoming-1",
    ".vuonhoa/incoming-2",
    ".vuonhoa/incoming-3",
    ".vuonhoa/incoming-4",
    ".vuonhoa/incoming-5",
    ".vuonhoa/incoming-6",
    ".vuonhoa/incoming-7",
    ".vuonhoa/incoming-8",
    ".vuonhoa/incoming-9",
    ".vuonhoa/incoming-10",
    ".vuonhoa/incoming-11",
    ".vuonhoa/incoming-12",
    ".vuonhoa/incoming-13",
    ".vuonhoa/incoming-14",
    ".vuonhoa/incoming-15",
];

const VERSION: u32 = 1;

/// By what a file is known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub digest: Digest,
    /// In bytes.
    pub size: u64,
}

impl From<&Entry> for Mark {
    fn from(entry: &Entry) -> Self {
        Mark { digest: entry.digest, size: entry.size }
    }
}

pub type Files = BTreeMap<OutPath, Mark>;

/// The files of a built site.
pub fn files_of(manifest: &Manifest) -> Files {
    manifest.iter().map(|(path, entry)| (path.clone(), Mark::from(entry))).collect()
}

/// What we have put on a host.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The last whole edition; none on a host to which we have not yet published one.
    pub edition: Option<Edition>,
    /// What is there; without a mark where it may be there, whole or not, in whatever version.
    pub files: BTreeMap<OutPath, Option<Mark>>,
    /// What was kept of the edition before, for pages that readers still have open.
    pub retired: Files,
    /// Whether a publishing has not come to its end.
    pub cut_short: bool,
    /// Whether the list is that of a built folder, which somebody has carried there with it: nobody knows what arrived.
    pub copied: bool,
    /// In how many parts its journal is.
    pub journals: usize,
    /// Whether it was taking away what was withdrawn, or has left what tells of everybody for the next: what has gone of it is
    /// no evidence any more.
    pub withdrawing: bool,
    /// What was to come to places where nothing was: of that, what is there is there as a whole.
    pub(super) expected: Files,
    /// What we have put there and is no longer there.
    pub lost: BTreeSet<OutPath>,
    /// What the last publishing could not take away or bring, though it came to its end.
    pub left: BTreeSet<OutPath>,
}

impl State {
    /// # Errors
    /// [`Kind::State`] when it is there and is not ours to read: then nobody may delete by it.
    pub fn read(remote: &mut dyn Remote) -> Done<Self> {
        let mut state = match remote.read(MANIFEST)? {
            None => State::default(),
            Some(bytes) => {
                let known = parse(&bytes).or_else(|| Manifest::parse(&bytes).as_ref().map(State::carried));
                known.ok_or_else(|| Trouble::new(Kind::State, MANIFEST, if is_newer(&bytes) { NEWER } else { "" }))?
            }
        };
        while let Some(journal) = remote.read(&part(state.journals))? {
            state.cut_short = true;
            state.journals += 1;
            state.replay(&journal);
        }
        // The end of a journal without its beginning: it was being taken away, and is no account of anything.
        state.cut_short |= state.journals == 0 && remote.read(&part(1))?.is_some();
        Ok(state)
    }

    /// Of a list that lay in a built folder.
    fn carried(manifest: &Manifest) -> Self {
        let known_there = |(path, mark): (OutPath, Mark)| {
            let first = path.as_str().split('/').next().unwrap_or_default();
            (!first.eq_ignore_ascii_case(FOLDER)).then_some((path, Some(mark)))
        };
        State {
            edition: manifest.edition().cloned(),
            files: files_of(manifest).into_iter().filter_map(known_there).collect(),
            retired: manifest.previous().map(|(path, entry)| (path.clone(), Mark::from(entry))).collect(),
            copied: true,
            ..State::default()
        }
    }

    /// What has arrived, and what was to arrive. A line that is not whole was never written.
    fn replay(&mut self, journal: &[u8]) {
        let text = String::from_utf8_lossy(journal);
        for line in text.lines() {
            let whole = line.split_once(' ').filter(|(mark, body)| *mark == Digest::of(body.as_bytes()).short());
            match whole.and_then(|(_, body)| body.split_once(' ')) {
                Some(("?", path)) => {
                    if let Some(path) = known(path) {
                        self.expected.remove(&path);
                        self.files.entry(path).or_insert(None);
                    }
                }
                Some(("=", rest)) => {
                    if let Some((path, mark)) = arrival(rest) {
                        self.files.entry(path.clone()).or_insert(None);
                        self.expected.insert(path, mark);
                    }
                }
                Some(("+", rest)) => {
                    if let Some((path, mark)) = arrival(rest) {
                        self.expected.remove(&path);
                        self.retired.remove(&path);
                        self.files.insert(path, Some(mark));
                    }
                }
                Some(("-", _)) => self.withdrawing = true,
                _ => {}
            }
        }
    }

    /// Whether we have ever begun to publish there.
    pub fn is_known(&self) -> bool {
        self.edition.is_some() || self.cut_short || !self.files.is_empty()
    }
}

/// The lines that say what is about to come to places where nothing of ours is: who finds them later knows whose it is.
pub(super) fn intent<'a>(paths: impl Iterator<Item = &'a OutPath>) -> String {
    // After a line that an accident has cut, the first must be one of its own.
    let mut text = "\n".to_owned();
    paths.for_each(|path| text.push_str(&line(&format!("? {path}"))));
    text
}

/// The lines that say the same of places where nothing is: a file that is there later, with its size, has arrived.
pub(super) fn expectation<'a>(files: impl Iterator<Item = (&'a OutPath, Mark)>) -> String {
    files.map(|(path, mark)| line(&format!("= {} {} {path}", mark.digest, mark.size))).collect()
}

/// The line that says that a withdrawal is under way.
pub(super) fn withdrawing() -> String {
    line("- withdrawing")
}

pub(super) fn arrived(path: &OutPath, mark: Mark) -> String {
    line(&format!("+ {} {} {path}", mark.digest, mark.size))
}

/// With a mark by which a line that was cut is told from a whole one: half a path may be another's.
fn line(body: &str) -> String {
    format!("{} {body}\n", Digest::of(body.as_bytes()).short())
}

fn arrival(text: &str) -> Option<(OutPath, Mark)> {
    let (digest, rest) = text.split_once(' ')?;
    let (size, path) = rest.split_once(' ')?;
    Some((known(path)?, Mark { digest: Digest::parse(digest)?, size: size.parse().ok()? }))
}

/// A path that others may have written: none that leads out, none into our own folder.
fn known(path: &str) -> Option<OutPath> {
    let path = OutPath::new(path).ok()?;
    let first = path.as_str().split('/').next()?;
    (!first.eq_ignore_ascii_case(FOLDER)).then_some(path)
}

#[derive(Serialize, Deserialize)]
struct Form {
    version: u32,
    edition: Option<Edition>,
    files: Vec<Line>,
    retired: Vec<Line>,
    /// What is there in whatever version.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unsure: Vec<String>,
    /// What could not be taken away or brought. It makes nothing ours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left: Vec<String>,
    /// Whether somebody was taken out of what is there, and not yet out of its lists and tables.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    withdrawing: bool,
}

#[derive(Serialize, Deserialize)]
struct Line(String, String, u64);

/// Said of a list that a later version of this program has written.
const NEWER: &str = "newer";

/// Whether it is a list in a form that only a later version knows, and is not to be thrown away.
fn is_newer(bytes: &[u8]) -> bool {
    let form: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let version = form.as_ref().and_then(|form| form.get("version")?.as_u64());
    version.is_some_and(|version| version > u64::from(VERSION))
}

fn parse(bytes: &[u8]) -> Option<State> {
    let form: Form = serde_json::from_slice(bytes).ok()?;
    if form.version != VERSION {
        return None;
    }
    let read = |Line(path, digest, size): Line| Some((known(&path)?, Mark { digest: Digest::parse(&digest)?, size }));
    let files = form.files.into_iter().map(read).map(|line| line.map(|(path, mark)| (path, Some(mark))));
    let unsure = form.unsure.iter().map(|path| Some((known(path)?, None)));
    Some(State {
        edition: form.edition,
        files: unsure.chain(files).collect::<Option<_>>()?,
        retired: form.retired.into_iter().map(read).collect::<Option<_>>()?,
        left: form.left.iter().map(|path| known(path)).collect::<Option<_>>()?,
        withdrawing: form.withdrawing,
        ..State::default()
    })
}

/// What the list on the host is to say.
#[derive(Default)]
pub(super) struct Account<'a> {
    pub edition: Option<&'a Edition>,
    pub files: Option<&'a Files>,
    /// Kept for one edition more.
    pub retired: Option<&'a Files>,
    /// What may have been cut short.
    pub unsure: Vec<&'a OutPath>,
    /// What does not let itself be taken away.
    pub left: Vec<&'a OutPath>,
    pub withdrawing: bool,
}

impl Account<'_> {
    /// The list as it is kept on the host.
    pub fn to_json(&self) -> Vec<u8> {
        let lines = |files: Option<&Files>| {
            let files = files.into_iter().flatten();
            files.map(|(path, mark)| Line(path.to_string(), mark.digest.to_string(), mark.size)).collect()
        };
        let paths = |paths: &[&OutPath]| paths.iter().map(|path| path.to_string()).collect();
        let form = Form {
            version: VERSION,
            edition: self.edition.cloned(),
            files: lines(self.files),
            retired: lines(self.retired),
            unsure: paths(&self.unsure),
            left: paths(&self.left),
            withdrawing: self.withdrawing,
        };
        // Texts and numbers alone: there is nothing that JSON cannot say.
        serde_json::to_vec(&form).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> OutPath {
        OutPath::new(text).expect("a path")
    }

    #[test]
    fn a_list_is_read_as_it_was_written_and_leads_nowhere_else() {
        let mark = Mark { digest: Digest::of(b"a"), size: 1 };
        let files: Files = [(path("a b/ả.html"), mark)].into();
        let edition = Edition { clock: "2021-06-01".to_owned(), ..Edition::default() };
        let told =
            Account { edition: Some(&edition), files: Some(&files), retired: Some(&files), ..Account::default() };
        let json = told.to_json();
        let state = parse(&json).expect("our own");
        assert_eq!((state.files.get(&path("a b/ả.html")), state.edition), (Some(&Some(mark)), Some(edition)));
        for bad in ["../a", "/a", ".vuonhoa/manifest.json", ".Vuonhoa/x", "a//b"] {
            let forged = String::from_utf8(json.clone()).expect("JSON").replace("a b/ả.html", bad);
            assert_eq!(parse(forged.as_bytes()), None, "{bad}");
        }
    }

    #[test]
    fn a_journal_says_what_arrived_however_it_was_cut() {
        let mark = Mark { digest: Digest::of(b"a"), size: 1 };
        let whole = format!("{}{}", intent([path("a/long"), path("b")].iter()), arrived(&path("a/long"), mark));
        for cut in 0..=whole.len() {
            let mut state = State::default();
            // Who goes on after a cut begins a line of his own.
            state.replay(format!("{}{}{}", &whole[..cut], intent([].iter()), arrived(&path("c"), mark)).as_bytes());
            assert_eq!(state.files.get(&path("c")), Some(&Some(mark)), "{cut}");
            let long = state.files.get(&path("a/long"));
            assert_eq!(long == Some(&Some(mark)), cut + 1 >= whole.len(), "{cut}");
            assert!(!state.files.keys().any(|path| path.as_str().starts_with("a/l") && path.as_str() != "a/long"));
        }
    }
}
