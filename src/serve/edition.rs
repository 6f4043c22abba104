//! What is shown at one moment: all files of the site in memory, and the errors that lie over them.
//!
//! Not here: how it is sent (`answer`).

use super::Complaint;
use super::page;
use crate::path::{OutPath, Route};
use crate::pipeline::Outcome;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

pub(super) type Files = BTreeMap<OutPath, Arc<[u8]>>;

/// One state of the preview. Never altered: the next one takes its place.
#[derive(Debug)]
pub(super) struct Edition {
    /// When the server began, and which edition since: no other edition has the same.
    began: u128,
    number: u64,
    files: Files,
    /// What the gates hold back, by kind and id.
    held_back: BTreeSet<(&'static str, String)>,
    /// The errors as HTML.
    banner: Option<String>,
}

/// What lies at an address.
pub(super) enum Found<'a> {
    File(&'a OutPath, &'a Arc<[u8]>),
    /// The address lacks its last slash; here with it.
    Moved(String),
    Nothing,
}

impl Edition {
    /// The edition before the first.
    pub fn empty() -> Self {
        Edition {
            began: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis()),
            number: 0,
            files: Files::new(),
            held_back: BTreeSet::new(),
            banner: None,
        }
    }

    /// The edition that follows this one when `made` has come of a build.
    ///
    /// While there are errors, what could not be made stays as it was: the page of a file that broke,
    /// all pages when the theme or `site.yaml` did. (So does the page of a file that was deleted
    /// meanwhile, until the errors are mended.) Unless something is newly held back: then nothing is
    /// kept, since what somebody has withdrawn must not stay because of another's typing error.
    pub fn next(&self, made: Files, outcome: &Outcome, complaint: Option<&Complaint>) -> Self {
        let held_back = match outcome.counts {
            Some(_) => outcome.held_back.iter().map(|item| (item.kind.folders()[0], item.id.clone())).collect(),
            // The site could not be read: what was known still holds.
            None => self.held_back.clone(),
        };
        let mut files = made;
        if complaint.is_some() && held_back.is_subset(&self.held_back) {
            for (path, bytes) in &self.files {
                files.entry(path.clone()).or_insert_with(|| Arc::clone(bytes));
            }
        }
        let banner = complaint.map(page::banner);
        let differs = self.number == 0 || files != self.files || banner != self.banner;
        Edition { began: self.began, number: self.number + u64::from(differs), files, held_back, banner }
    }

    /// A name that changes when anything that is shown does.
    pub fn id(&self) -> String {
        format!("{}-{}", self.began, self.number)
    }

    /// The errors over every page, as HTML.
    pub fn banner(&self) -> Option<&str> {
        self.banner.as_deref()
    }

    /// What a static host would answer the path of a URL with. The path is only ever looked up here: it
    /// is no path on the disk, and what is no path of an output (`..`, a NUL, a backslash) is nowhere.
    pub fn find(&self, url_path: &str) -> Found<'_> {
        self.look_up(url_path).unwrap_or(Found::Nothing)
    }

    fn look_up(&self, url_path: &str) -> Option<Found<'_>> {
        let decoded = percent_decode_str(url_path.strip_prefix('/')?).decode_utf8().ok()?;
        let index = |folder: &str| OutPath::new(&format!("{folder}index.html")).ok();
        if decoded.is_empty() || decoded.ends_with('/') {
            let (path, bytes) = self.files.get_key_value(&index(&decoded)?)?;
            return Some(Found::File(path, bytes));
        }
        if let Some((path, bytes)) = self.files.get_key_value(&OutPath::new(&decoded).ok()?) {
            return Some(Found::File(path, bytes));
        }
        self.files.contains_key(&index(&format!("{decoded}/"))?).then(|| {
            let route = Route::page(&decoded);
            Found::Moved(format!("/{}", route.encoded()))
        })
    }

    /// The site's own page for addresses where nothing is.
    pub fn not_found(&self) -> Option<&Arc<[u8]>> {
        self.files.get(&Route::file("404.html").out_path().ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic};
    use crate::model::{HeldBack, Reason};
    use crate::reading::Kind;

    fn files(paths: &[&str]) -> Files {
        paths.iter().map(|path| (OutPath::new(path).expect("a path"), path.as_bytes().into())).collect()
    }

    fn outcome(held: &[&str]) -> Outcome {
        let held_back = |id: &&str| HeldBack {
            kind: Kind::Profile,
            id: (*id).to_owned(),
            name: String::new(),
            path: crate::path::SourcePath::new("content/ho-so/x.yaml"),
            route: crate::path::Route::page("ho-so/x"),
            body_path: crate::path::SourcePath::new("content/ho-so/x.yaml"),
            reason: Reason::ConsentRefused,
        };
        Outcome {
            findings: vec![Diagnostic::new(Code::YamlTab)],
            counts: Some(crate::pipeline::Counts { pages: 0, profiles: 0 }),
            held_back: held.iter().map(held_back).collect(),
            left_out: Vec::new(),
            open_gates: Vec::new(),
            written: None,
            printed: None,
            bound: Vec::new(),
        }
    }

    fn complaint() -> Complaint {
        Complaint { language: "en", heading: "1 error".into(), text: "<b>".into() }
    }

    fn paths(edition: &Edition) -> Vec<&str> {
        edition.files.keys().map(OutPath::as_str).collect()
    }

    #[test]
    fn what_breaks_stays_until_it_is_mended() {
        let first = Edition::empty().next(files(&["a", "b"]), &outcome(&["x"]), None);
        let broken = first.next(files(&["b", "c"]), &outcome(&["x"]), Some(&complaint()));
        assert_eq!(paths(&broken), ["a", "b", "c"]);
        assert!(broken.banner().is_some_and(|banner| banner.contains("&lt;b&gt;")) && broken.id() != first.id());
        let still = broken.next(files(&["b", "c"]), &outcome(&["x"]), Some(&complaint()));
        assert_eq!(still.id(), broken.id(), "nothing has changed to the eye");
        let mended = still.next(files(&["b"]), &outcome(&["x"]), None);
        assert_eq!(paths(&mended), ["b"]);
        assert!(mended.banner().is_none());
    }

    #[test]
    fn what_is_withdrawn_goes_whatever_else_is_broken() {
        let first = Edition::empty().next(files(&["a", "b"]), &outcome(&["x"]), None);
        let broken = first.next(files(&["b"]), &outcome(&["a", "x"]), Some(&complaint()));
        assert_eq!(paths(&broken), ["b"]);
        let unreadable = Outcome { counts: None, ..outcome(&[]) };
        let unread = broken.next(Files::new(), &unreadable, Some(&complaint()));
        assert_eq!(paths(&unread), ["b"]);
        let again = unread.next(files(&[]), &outcome(&["a", "x"]), Some(&complaint()));
        assert_eq!(paths(&again), ["b"], "it was held back before");
    }

    #[test]
    fn addresses_are_looked_up_and_nothing_else() {
        let made = files(&["index.html", "ho-so/a/index.html", "ảnh 1.jpg", "404.html"]);
        let edition = Edition::empty().next(made, &outcome(&[]), None);
        let found = |path: &str| match edition.find(path) {
            Found::File(path, _) => path.to_string(),
            Found::Moved(to) => format!("-> {to}"),
            Found::Nothing => String::new(),
        };
        for (path, answer) in [
            ("/", "index.html"),
            ("/index.html", "index.html"),
            ("/ho-so/a/", "ho-so/a/index.html"),
            ("/ho-so/a", "-> /ho-so/a/"),
            ("/%E1%BA%A3nh%201.jpg", "ảnh 1.jpg"),
            ("/ho-so/", ""),
            ("/ho-so/a/../a/", ""),
            ("/ho-so/%2e%2e/index.html", ""),
            ("/..%2f..%2fetc/passwd", ""),
            ("/ho-so%5ca/", ""),
            ("//ho-so/a", ""),
            ("/index.html%00", ""),
            ("/%ff", ""),
            ("/%", ""),
            ("", ""),
            ("*", ""),
        ] {
            assert_eq!(found(path), answer, "{path}");
        }
    }
}
