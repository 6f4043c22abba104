//! Yearbooks in the preview: set in the background after every change, so that no page waits for them.
//! Who asks for one that is being set waits for it; who asks for one that failed is told why.

use super::Complaint;
use crate::build::{self, Bindery};
use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::wall;
use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use tokio::sync::watch;

/// Puts errors into words, on any thread.
pub type Explain = Arc<dyn Fn(&[Diagnostic]) -> Complaint + Send + Sync>;

/// What there is of yearbooks at one moment.
#[derive(Debug, Clone, Default)]
pub(super) struct Stand {
    /// Whether nothing has changed since they were set.
    pub ready: bool,
    pub files: BTreeMap<OutPath, Arc<[u8]>>,
    pub complaint: Option<Complaint>,
}

/// The files of the stand, for requests.
pub(super) type Books = watch::Receiver<Stand>;

/// What is asked of the thread that sets books: the newest wish counts.
#[derive(Default)]
struct Wish {
    options: Mutex<Option<build::Options>>,
    made: Condvar,
}

/// Sets books on a thread of its own.
pub(super) struct Setter {
    wish: Arc<Wish>,
    stand: watch::Sender<Stand>,
}

impl Setter {
    /// Begins the thread; it ends with the program.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn begin(explain: Explain) -> std::io::Result<(Self, Books)> {
        let (stand, books) = watch::channel(Stand::default());
        let wish = Arc::new(Wish::default());
        let (own, shown) = (Arc::clone(&wish), stand.clone());
        std::thread::Builder::new().name("yearbooks".to_owned()).spawn(move || work(&own, &shown, &explain))?;
        Ok((Setter { wish, stand }, books))
    }

    /// Something has changed: the books are set anew.
    pub fn wish(&self, options: build::Options) {
        self.stand.send_modify(|stand| stand.ready = false);
        *self.wish.options.lock().unwrap_or_else(PoisonError::into_inner) = Some(options);
        self.wish.made.notify_one();
    }
}

fn work(wish: &Wish, shown: &watch::Sender<Stand>, explain: &Explain) {
    let mut bindery = Bindery::default();
    loop {
        let options = {
            let mut wished = wish.options.lock().unwrap_or_else(PoisonError::into_inner);
            loop {
                match wished.take() {
                    Some(options) => break options,
                    None => wished = wish.made.wait(wished).unwrap_or_else(PoisonError::into_inner),
                }
            }
        };
        let (files, findings) = wall::behind(|| bindery.preview(&options)).unwrap_or_else(|broken| {
            // What it remembers may be half changed.
            bindery = Bindery::default();
            (Vec::new(), vec![Diagnostic::from(&broken)])
        });
        let errors: Vec<Diagnostic> = findings.into_iter().filter(Diagnostic::is_error).collect();
        let complaint = (!errors.is_empty()).then(|| explain(&errors));
        let newer = wish.options.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        let files = files.into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
        shown.send_replace(Stand { ready: !newer, files, complaint });
    }
}
