//! The preview: the site on this machine, looked at again and reloaded when a file changes.
//!
//! - `door`: where it listens, and by which names.
//! - `guests`: connections, how many and how long they may be silent.
//! - `edition`: what is shown at one moment, and what of the last edition stays when something breaks.
//! - `answer`: requests.
//! - `books`: yearbooks, set in the background; `handouts`: leaves of A4, `leaves`: pages of yearbooks as pictures, both when they are asked for.
//! - `page`: what is added to pages: errors and the script that reloads.
//!
//! Here is the loop: look, show, make every page in the background to find what is wrong, wait for a change. A page is
//! shown as soon as somebody asks for it. Not here: noticing changes (`watch`), and every word that is said, which its
//! [`Observer`] knows.

mod answer;
mod books;
mod door;
mod edition;
mod guests;
mod handouts;
mod leaves;
mod page;

pub use books::Explain;
pub use door::{DEFAULT_PORT, Door};

use crate::diagnostic::{Diagnostic, Findings};
use crate::model::{Mode, Unconsented};
use crate::pipeline::{self, Outcome, Preview, Previewer, Session};
use crate::source::{self, Sources};
use crate::vietnamese::PartialDate;
use crate::wall;
use crate::watch::{Listing, Noticed, Scope, Trouble, Watch};
use answer::Papers;
use edition::Edition;
use handouts::Handouts;
use leaves::Leaves;
use std::cell::RefCell;
use std::convert::Infallible;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio::sync::watch;

/// How long nothing may have changed before all pages are made: who saves again and again waits for none of it.
const REST: Duration = Duration::from_millis(300);

/// What is to be shown.
#[derive(Debug, Clone)]
pub struct Options {
    pub root: PathBuf,
    pub today: PartialDate,
    /// Lists files every second instead of asking the system for their changes.
    pub polling: bool,
}

/// Errors in words, to be laid over every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The language of the words, as a tag of HTML: `vi`.
    pub language: &'static str,
    pub heading: String,
    /// Plain text in lines, as on a terminal.
    pub text: String,
}

/// What has come of one look at the site.
pub struct Built<'a> {
    pub outcome: &'a Outcome,
    /// How many files had changed; none at the first look.
    pub changed: Option<usize>,
    /// From the change until pages could be asked for.
    pub took: Duration,
}

/// Who is told what happens, and has the words for it.
pub trait Observer {
    fn built(&mut self, built: &Built<'_>);
    /// The first edition can be seen at `url`.
    fn opened(&mut self, url: &str);
    /// Changes will be noticed within a second, not at once.
    fn polling(&mut self, trouble: &Trouble);
}

/// Shows the site until the program is interrupted, when `on_interrupt` is called, on another thread.
/// Drafts and what is not yet or no longer to be seen are shown, marked; where nobody but this machine reaches the door, so
/// are people who have not consented. Who has said no or was withdrawn is not.
///
/// # Errors
/// When the system gives no threads or takes the door away.
pub fn run(
    door: Door,
    options: &Options,
    observer: &mut dyn Observer,
    explain: &Explain,
    on_interrupt: fn(),
) -> io::Result<Infallible> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            on_interrupt();
        }
    });
    let url = door.url();
    let unconsented = if door.is_open_to_others() { Unconsented::HeldBack } else { Unconsented::Marked };
    // What changes while the site is first looked at is noticed after it.
    let listed = Rc::new(RefCell::new(None));
    let mut watch = Watch::begin(scope(&options.root), options.polling, lister(&options.root, &listed));
    let (setter, books) = books::Setter::begin(Arc::clone(explain))?;
    let mut previewer = Previewer::new(Session::open(preview(options, &url, unconsented)));
    let mut look = Look::at(&mut previewer, listed.take(), None);
    let first = Arc::new(Edition::empty(Arc::clone(explain)).next(look.preview.clone(), &look.errors()));
    let handouts = Arc::new(Handouts::new(Arc::clone(explain)));
    let leaves = Arc::new(Leaves::new(Arc::clone(explain)));
    let show = open(&runtime, door, first, Papers { books, handouts, leaves })?;
    observer.opened(&url);
    loop {
        if let Some(preview) = &look.preview {
            setter.request(Arc::clone(&preview.prepared));
        }
        let mut noticed = None;
        if let Some(outcome) = look.proven(&mut watch, &mut noticed) {
            let errors: Vec<Diagnostic> = outcome.findings.iter().filter(|found| found.is_error()).cloned().collect();
            let edition = Arc::clone(&show.borrow());
            if !edition.tells(&errors) {
                show.send_replace(Arc::new(edition.under(&errors)));
            }
            observer.built(&Built { outcome: &outcome, changed: look.changed, took: look.took });
        }
        let files = loop {
            match noticed.take().unwrap_or_else(|| watch.notice()) {
                Noticed::Polling(trouble) => observer.polling(&trouble),
                Noticed::Changed(files) => break files,
            }
        };
        look = Look::at(&mut previewer, listed.take(), Some(files.len()));
        let edition = Arc::clone(&show.borrow());
        show.send_replace(Arc::new(edition.next(look.preview.clone(), &look.errors())));
    }
}

/// The site as it is listed, for who looks at it next: the watcher has just listed it.
type Listed = Rc<RefCell<Option<(Sources, Findings)>>>;

/// One look at the site.
struct Look {
    /// None where there is nothing to show.
    preview: Option<Arc<Preview>>,
    findings: Findings,
    changed: Option<usize>,
    began: Instant,
    took: Duration,
}

impl Look {
    fn at(previewer: &mut Previewer, listed: Option<(Sources, Findings)>, changed: Option<usize>) -> Self {
        let began = Instant::now();
        let (sources, found) = listed.unwrap_or_else(|| source::scan(&previewer.session().options().root));
        let looked = wall::behind(|| previewer.look(sources, found));
        let (preview, findings) = looked.unwrap_or_else(|broken| {
            // What it remembers may be half changed.
            *previewer = Previewer::new(Session::open(previewer.session().options().clone()));
            (None, Findings::from(Diagnostic::from(&broken)))
        });
        Look { preview: preview.map(Arc::new), findings, changed, began, took: began.elapsed() }
    }

    fn errors(&self) -> Vec<Diagnostic> {
        self.findings.clone().sorted(false).into_iter().filter(Diagnostic::is_error).collect()
    }

    /// What comes of making every page; nothing when a change is `noticed` meanwhile, which nobody waits with until what was
    /// begun is done.
    fn proven<L: FnMut() -> Listing>(&self, watch: &mut Watch<L>, noticed: &mut Option<Noticed>) -> Option<Outcome> {
        let Some(preview) = &self.preview else { return Some(Outcome::nothing(self.findings.clone().sorted(false))) };
        let rested = self.took + if self.changed.is_some() { REST } else { Duration::ZERO };
        *noticed = watch.notice_until(&|| self.began.elapsed() >= rested);
        if noticed.is_some() {
            return None;
        }
        let over = Arc::new(AtomicBool::new(false));
        let (own, ends) = (Arc::clone(preview), Arc::clone(&over));
        let prove = move || wall::behind(|| own.prove(&|| ends.load(Ordering::Relaxed)));
        let prover = std::thread::Builder::new().name("pages".to_owned()).spawn(prove).ok()?;
        *noticed = watch.notice_until(&|| prover.is_finished());
        if noticed.is_some() {
            over.store(true, Ordering::Relaxed);
            return None;
        }
        prover.join().ok()?.unwrap_or_else(|broken| Some(Outcome::nothing(vec![Diagnostic::from(&broken)])))
    }
}

/// Begins to answer requests; what is sent through the result is shown from then on.
fn open(runtime: &Runtime, door: Door, first: Arc<Edition>, papers: Papers) -> io::Result<watch::Sender<Arc<Edition>>> {
    let (show, current) = watch::channel(first);
    let (listener, names) = door.into_parts();
    listener.set_nonblocking(true)?;
    let _inside = runtime.enter();
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let router = answer::router(current, papers, names);
    runtime.spawn(guests::receive(listener, router, guests::Limits::default()));
    Ok(show)
}

/// What is built for the preview.
fn preview(options: &Options, url: &str, unconsented: Unconsented) -> pipeline::Options {
    pipeline::Options {
        base_url: Some(url.to_owned()),
        keep_going: true,
        ..pipeline::Options::new(&options.root, Mode { unconsented, ..Mode::all(options.today) })
    }
}

fn scope(root: &Path) -> Scope {
    Scope { top: root.to_owned(), folders: source::FOLDERS.iter().map(|folder| root.join(folder)).collect() }
}

/// Lists the files that a build would read, and keeps the list for it.
fn lister(root: &Path, listed: &Listed) -> impl FnMut() -> Listing + use<> {
    let (root, listed) = (root.to_owned(), Rc::clone(listed));
    move || {
        let (sources, found) = source::scan(&root);
        let listing = sources.files.iter().map(|(path, file)| (path.as_str().to_owned(), file.stamp)).collect();
        *listed.borrow_mut() = Some((sources, found));
        listing
    }
}
