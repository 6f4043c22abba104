//! What is shown at one moment: the site's pages, made when they are asked for, and the errors that lie over them.
//!
//! Not here: how it is sent (`answer`).

use super::books::Explain;
use super::page;
use crate::diagnostic::Diagnostic;
use crate::model::HeldBack;
use crate::path::{OutPath, Route};
use crate::pipeline::{Prepared, Preview};
use crate::wall;
use percent_encoding::percent_decode_str;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where an edition's files come from.
pub(super) trait Pages: Send + Sync {
    fn has(&self, path: &OutPath) -> bool;

    /// The bytes at a path; nothing where there is none.
    ///
    /// # Errors
    /// Why the page could not be made.
    fn get(&self, path: &OutPath) -> Option<Result<Arc<[u8]>, Box<Diagnostic>>>;
}

impl Pages for Preview {
    fn has(&self, path: &OutPath) -> bool {
        Preview::has(self, path)
    }

    fn get(&self, path: &OutPath) -> Option<Result<Arc<[u8]>, Box<Diagnostic>>> {
        wall::behind(|| Preview::get(self, path))
            .unwrap_or_else(|broken| Some(Err(Box::new(Diagnostic::from(&broken)))))
    }
}

/// The files of one state of the site; those that were asked for are kept.
struct Files {
    pages: Arc<dyn Pages>,
    made: Mutex<HashMap<OutPath, Arc<[u8]>>>,
    /// What the gates hold back, by kind and id.
    held_back: BTreeSet<(&'static str, String)>,
}

impl Files {
    fn get(&self, path: &OutPath) -> Option<Result<Arc<[u8]>, Box<Diagnostic>>> {
        let kept = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = kept().get(path) {
            return Some(Ok(Arc::clone(bytes)));
        }
        let bytes = self.pages.get(path)?;
        if let Ok(bytes) = &bytes {
            kept().insert(path.clone(), Arc::clone(bytes));
        }
        Some(bytes)
    }
}

/// One state of the preview. Never altered: the next one takes its place.
#[derive(Clone)]
pub(super) struct Edition {
    /// When the server began, and which edition since: no other edition has the same.
    began: u128,
    number: u64,
    /// Nothing where the site could not be read.
    files: Option<Arc<Files>>,
    /// What could not be made stays as it was: those of the edition before, and of the last one without errors.
    before: Vec<Arc<Files>>,
    /// What handouts are set from.
    site: Option<Arc<Prepared>>,
    /// The errors as HTML.
    banner: Option<String>,
    explain: Explain,
}

/// A file as it is sent.
pub(super) struct Shown {
    pub path: OutPath,
    pub bytes: Arc<[u8]>,
    /// What is laid over a page: errors as HTML.
    pub banner: Option<String>,
}

/// What lies at an address.
pub(super) enum Found {
    File(Shown),
    /// The address lacks its last slash; here with it.
    Moved(String),
    Nothing,
}

impl Edition {
    /// The edition before the first.
    pub fn empty(explain: Explain) -> Self {
        Edition {
            began: SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis()),
            number: 0,
            files: None,
            before: Vec::new(),
            site: None,
            banner: None,
            explain,
        }
    }

    /// The edition that follows this one when the site has been looked at again; `errors` are in the way of its pages.
    ///
    /// While there are errors, what cannot be made stays as it was: the page of a file that broke, all pages when the theme
    /// or `site.yaml` did. (So does the page of a file that was deleted meanwhile, until the errors are mended.) Unless
    /// something is newly held back: then nothing is kept, since what somebody has withdrawn must not stay because of
    /// another's typing error.
    pub fn next(&self, preview: Option<Arc<Preview>>, errors: &[Diagnostic]) -> Self {
        let site = preview.as_ref().map(|preview| Arc::clone(&preview.prepared));
        let held_back = site.as_ref().map_or(&[][..], |prepared| &prepared.site.held_back);
        let next = self.of(preview.map(|preview| (preview as Arc<dyn Pages>, held_back)), errors);
        Edition { site: site.or_else(|| self.site.clone()), ..next }
    }

    fn of(&self, pages: Option<(Arc<dyn Pages>, &[HeldBack])>, errors: &[Diagnostic]) -> Self {
        let files = pages.map(|(pages, held_back)| {
            let held_back = held_back.iter().map(|item| (item.kind.folders()[0], item.id.clone())).collect();
            Arc::new(Files { pages, made: Mutex::default(), held_back })
        });
        let holds = |before: &&Arc<Files>| files.as_ref().is_none_or(|now| now.held_back.is_subset(&before.held_back));
        // An edition without files is one more moment of the one before; without errors, it is the last such one itself.
        let older = match (&self.files, &self.banner) {
            (None, _) => &self.before[..],
            (Some(_), None) => &[],
            (Some(_), Some(_)) => self.before.last().map_or(&[][..], std::slice::from_ref),
        };
        Edition {
            began: self.began,
            number: self.number + 1,
            before: self.files.iter().chain(older).filter(holds).cloned().collect(),
            files,
            site: None,
            banner: self.banner_of(errors),
            explain: Arc::clone(&self.explain),
        }
    }

    /// The same pages under these errors.
    pub fn under(&self, errors: &[Diagnostic]) -> Self {
        Edition { number: self.number + 1, banner: self.banner_of(errors), ..self.clone() }
    }

    /// Whether these errors lie over its pages already.
    pub fn tells(&self, errors: &[Diagnostic]) -> bool {
        self.banner == self.banner_of(errors)
    }

    fn banner_of(&self, errors: &[Diagnostic]) -> Option<String> {
        (!errors.is_empty()).then(|| page::banner(&(self.explain)(errors)))
    }

    /// A name that no other edition has.
    pub fn id(&self) -> String {
        format!("{}-{}", self.began, self.number)
    }

    /// The errors over every page, as HTML.
    pub fn banner(&self) -> Option<&str> {
        self.banner.as_deref()
    }

    /// What handouts are set from.
    pub fn site(&self) -> Option<Arc<Prepared>> {
        self.site.clone()
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &OutPath) -> bool {
        let kept = self.before.iter().filter(|_| self.banner.is_some());
        self.files.iter().chain(kept).any(|files| files.pages.has(path))
    }

    /// What a static host would answer the path of a URL with. The path is only ever looked up here: it
    /// is no path on the disk, and what is no path of an output (`..`, a NUL, a backslash) is nowhere.
    pub fn find(&self, url_path: &str) -> Found {
        self.look_up(url_path).unwrap_or(Found::Nothing)
    }

    fn look_up(&self, url_path: &str) -> Option<Found> {
        let decoded = percent_decode_str(url_path.strip_prefix('/')?).decode_utf8().ok()?;
        let index = |folder: &str| OutPath::new(&format!("{folder}index.html")).ok();
        if decoded.is_empty() || decoded.ends_with('/') {
            return self.get(index(&decoded)?).map(Found::File);
        }
        if let Some(shown) = self.get(OutPath::new(&decoded).ok()?) {
            return Some(Found::File(shown));
        }
        self.has(&index(&format!("{decoded}/"))?).then(|| {
            let route = Route::page(&decoded);
            Found::Moved(format!("/{}", route.encoded()))
        })
    }

    /// The file at a path: made now, or, where errors are in the way, as it was before them.
    fn get(&self, path: OutPath) -> Option<Shown> {
        let banner = self.banner.clone();
        let now = self.files.as_ref().and_then(|files| files.get(&path));
        let error = match now {
            Some(Ok(bytes)) => return Some(Shown { path, bytes, banner }),
            Some(Err(error)) => Some(error),
            None if self.banner.is_none() => return None,
            None => None,
        };
        let bytes = self.before.iter().find_map(|before| before.get(&path)?.ok());
        // The page's own error, which is told of all pages when all have been tried.
        let banner = banner.or_else(|| self.banner_of(&[*error.clone()?]));
        match bytes {
            Some(bytes) => Some(Shown { path, bytes, banner }),
            None => error.map(|_| Shown { path, bytes: Arc::from(page::BARE.as_bytes()), banner }),
        }
    }

    /// The site's own page for addresses where nothing is.
    pub fn not_found(&self) -> Option<Arc<[u8]>> {
        self.get(Route::file("404.html").out_path().ok()?).map(|shown| shown.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Complaint;
    use super::*;
    use crate::diagnostic::Code;
    use crate::model::Reason;
    use crate::path::SourcePath;
    use crate::reading::Kind;

    /// Pages that say their paths; those that begin with `!` cannot be made.
    struct Named(Vec<OutPath>);

    impl Pages for Named {
        fn has(&self, path: &OutPath) -> bool {
            self.0.contains(path)
        }

        fn get(&self, path: &OutPath) -> Option<Result<Arc<[u8]>, Box<Diagnostic>>> {
            let failed = || Box::new(Diagnostic::new(Code::TemplateFailed));
            self.has(path).then(|| match path.as_str().starts_with('!') {
                true => Err(failed()),
                false => Ok(path.as_str().as_bytes().into()),
            })
        }
    }

    fn path(text: &str) -> OutPath {
        OutPath::new(text).expect("a path")
    }

    fn held(id: &str) -> HeldBack {
        HeldBack {
            kind: Kind::Profile,
            id: id.to_owned(),
            name: String::new(),
            path: SourcePath::new("content/ho-so/x.yaml"),
            route: Route::page("ho-so/x"),
            body_path: SourcePath::new("content/ho-so/x.yaml"),
            reason: Reason::ConsentRefused,
            drafted: false,
        }
    }

    fn nothing() -> Edition {
        Edition::empty(Arc::new(|errors: &[Diagnostic]| Complaint {
            language: "en",
            heading: format!("{} error", errors.len()),
            text: "<b>".into(),
        }))
    }

    fn next(edition: &Edition, paths: &[&str], held_back: &[&str], errors: usize) -> Edition {
        let pages = Named(paths.iter().map(|text| path(text)).collect());
        let held_back: Vec<HeldBack> = held_back.iter().map(|id| held(id)).collect();
        edition.of(Some((Arc::new(pages), &held_back)), &vec![Diagnostic::new(Code::YamlTab); errors])
    }

    fn shown(edition: &Edition) -> Vec<&'static str> {
        ["a", "b", "c", "d"].into_iter().filter(|name| edition.get(path(name)).is_some()).collect()
    }

    #[test]
    fn what_breaks_stays_until_it_is_mended() {
        let first = next(&nothing(), &["a", "b"], &["x"], 0);
        let broken = next(&first, &["b", "c"], &["x"], 1);
        assert_eq!(shown(&broken), ["a", "b", "c"]);
        assert!(broken.banner().is_some_and(|banner| banner.contains("&lt;b&gt;")) && broken.id() != first.id());
        let still = next(&broken, &["b", "d"], &["x"], 1);
        assert_eq!(shown(&still), ["a", "b", "c", "d"], "also what came meanwhile");
        let unread = still.of(None, &[Diagnostic::new(Code::YamlTab)]);
        assert_eq!(shown(&unread), ["a", "b", "d"]);
        let unread = unread.of(None, &[Diagnostic::new(Code::YamlTab)]);
        assert_eq!(shown(&unread), ["a", "b", "d"], "as long as it lasts");
        let mended = next(&still, &["b"], &["x"], 0);
        assert_eq!(shown(&mended), ["b"]);
        assert!(mended.banner().is_none());
    }

    #[test]
    fn a_page_that_cannot_be_made_says_so_over_what_it_was() {
        let first = next(&nothing(), &["a"], &[], 0);
        let broken = next(&first, &["a", "!b"], &[], 0);
        let failed = broken.get(path("!b")).expect("a page");
        assert!(failed.banner.is_some() && &*failed.bytes == page::BARE.as_bytes());
        assert!(broken.get(path("a")).expect("a page").banner.is_none(), "the others are sound");
        let told = broken.under(&[Diagnostic::new(Code::TemplateFailed)]);
        assert!(told.tells(&[Diagnostic::new(Code::TemplateFailed)]) && !told.tells(&[]) && told.id() != broken.id());
        assert!(told.get(path("a")).expect("a page").banner.is_some());
    }

    #[test]
    fn what_is_withdrawn_goes_whatever_else_is_broken() {
        let first = next(&nothing(), &["a", "b"], &["x"], 0);
        let broken = next(&first, &["b"], &["a", "x"], 1);
        assert_eq!(shown(&broken), ["b"]);
        let unread = broken.of(None, &[Diagnostic::new(Code::YamlTab)]);
        assert_eq!(shown(&unread), ["b"]);
        let again = next(&unread, &[], &["a", "x"], 1);
        assert_eq!(shown(&again), ["b"], "it was held back before");
    }

    #[test]
    fn addresses_are_looked_up_and_nothing_else() {
        let edition = next(&nothing(), &["index.html", "ho-so/a/index.html", "ảnh 1.jpg", "404.html"], &[], 0);
        let found = |path: &str| match edition.find(path) {
            Found::File(shown) => shown.path.to_string(),
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
