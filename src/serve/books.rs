//! Yearbooks in the preview: set in the background after every change, so that no page waits for them.
//! Who asks for one that is being set waits for it; who asks for one that failed is told why.

use super::Complaint;
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::pipeline::{Bindery, Prepared};
use crate::wall;
use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use tokio::sync::watch;

/// Puts errors into words, on any thread.
pub type Explain = Arc<dyn Fn(&[Diagnostic]) -> Complaint + Send + Sync>;

/// What there is of yearbooks at one moment.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    /// Whether nothing has changed since they were set.
    pub ready: bool,
    pub files: BTreeMap<OutPath, Arc<[u8]>>,
    pub complaint: Option<Complaint>,
}

/// The state of the books, for requests.
pub(super) type Books = watch::Receiver<State>;

/// What is asked of the thread that sets books: the newest request counts.
#[derive(Default)]
struct Request {
    site: Mutex<Option<Arc<Prepared>>>,
    made: Condvar,
}

impl Request {
    fn make(&self, site: Arc<Prepared>) {
        *self.site.lock().unwrap_or_else(PoisonError::into_inner) = Some(site);
        self.made.notify_one();
    }

    fn wait(&self) -> Arc<Prepared> {
        let mut requested = self.site.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match requested.take() {
                Some(site) => return site,
                None => requested = self.made.wait(requested).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

/// Sets books on a thread of its own.
pub(super) struct Setter {
    request: Arc<Request>,
    state: watch::Sender<State>,
}

impl Setter {
    /// Begins the thread; it ends with the program.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn begin(explain: Explain) -> std::io::Result<(Self, Books)> {
        let (state, books) = watch::channel(State::default());
        let request = Arc::new(Request::default());
        let (own, shown) = (Arc::clone(&request), state.clone());
        std::thread::Builder::new().name("yearbooks".to_owned()).spawn(move || {
            work(&own, &shown, &explain, Bindery::preview);
        })?;
        Ok((Setter { request, state }, books))
    }

    /// Something has changed: the books are set anew.
    pub fn request(&self, site: Arc<Prepared>) {
        self.state.send_modify(|state| state.ready = false);
        self.request.make(site);
    }
}

/// What a setter gives: files, and what is wrong with them.
type Set = (Vec<(OutPath, Vec<u8>)>, Vec<Diagnostic>);

/// Fulfils requests for ever. A setting that breaks is told in the books' place, and the next request is fulfilled.
fn work<B: Default>(
    request: &Request,
    shown: &watch::Sender<State>,
    explain: &Explain,
    set: impl Fn(&mut B, &Prepared) -> Set,
) {
    let mut bindery = B::default();
    loop {
        let site = request.wait();
        let (files, findings) = wall::behind(|| set(&mut bindery, &site)).unwrap_or_else(|broken| {
            // What it remembers may be half changed.
            bindery = B::default();
            (Vec::new(), vec![Diagnostic::from(&broken)])
        });
        let errors: Vec<Diagnostic> = findings.into_iter().filter(Diagnostic::is_error).collect();
        let complaint = (!errors.is_empty()).then(|| explain(&errors));
        let newer = request.site.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        let files = files.into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
        shown.send_replace(State { ready: !newer, files, complaint });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mode;
    use crate::pipeline;

    fn site() -> Arc<Prepared> {
        let options = pipeline::Options {
            keep_going: true,
            ..pipeline::Options::new(env!("CARGO_MANIFEST_DIR"), Mode::publication("1/6/2021".parse().expect("a day")))
        };
        pipeline::Session::open(options).look().0.expect("the sample")
    }

    #[test]
    fn a_setting_that_breaks_is_told_and_the_next_is_made() {
        let explain: Explain =
            Arc::new(|errors| Complaint { language: "en", heading: errors[0].code.to_string(), text: String::new() });
        let (state, mut books) = watch::channel(State::default());
        let request = Arc::new(Request::default());
        let own = Arc::clone(&request);
        std::thread::spawn(move || {
            work(&own, &state, &explain, |settings: &mut usize, _: &Prepared| -> Set {
                *settings += 1;
                assert!(*settings > 1 || SETTINGS.fetch_add(1, Ordering::SeqCst) > 0, "the first setting breaks");
                (vec![(OutPath::new(&format!("{settings}.pdf")).expect("a path"), Vec::new())], Vec::new())
            });
        });
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let site = site();
        let mut next = || {
            request.make(Arc::clone(&site));
            runtime.block_on(books.changed()).expect("the thread lives");
            books.borrow_and_update().clone()
        };
        let broken = next();
        assert!(broken.ready && broken.files.is_empty());
        assert_eq!(broken.complaint.map(|complaint| complaint.heading), Some("program-fault".to_owned()));
        let sound = next();
        assert!(sound.complaint.is_none());
        assert_eq!(sound.files.keys().map(OutPath::as_str).collect::<Vec<_>>(), ["1.pdf"], "made with a new setter");
    }

    use std::sync::atomic::{AtomicUsize, Ordering};
    static SETTINGS: AtomicUsize = AtomicUsize::new(0);
}
