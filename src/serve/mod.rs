//! The preview: the site in memory, shown on this machine, rebuilt and reloaded when a file changes.
//!
//! - `door`: where it listens, and by which names.
//! - `guests`: connections, how many and how long they may be silent.
//! - `edition`: what is shown at one moment, and what of the last edition stays when something breaks.
//! - `answer`: requests.
//! - `books`: yearbooks, set in the background; `handouts`: leaves of A4, set when they are asked for.
//! - `page`: what is added to pages: errors and the script that reloads.
//!
//! Here is the loop: build, show, wait for a change, build again. Not here: noticing changes (`watch`),
//! and every word that is said, which its [`Observer`] knows.

mod answer;
mod books;
mod door;
mod edition;
mod guests;
mod handouts;
mod page;

pub use books::Explain;
pub use door::{DEFAULT_PORT, Door};

use crate::diagnostic::Diagnostic;
use crate::model::Mode;
use crate::output::Memory;
use crate::pipeline::{self, Books, Destination, Outcome, Silent};
use crate::source;
use crate::vietnamese::PartialDate;
use crate::wall;
use crate::watch::{Listing, Noticed, Scope, Stamp, Trouble, Watch};
use answer::Papers;
use edition::Edition;
use handouts::Handouts;
use std::convert::Infallible;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;
use tokio::runtime::Runtime;
use tokio::sync::watch;

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

/// What has come of one build.
pub struct Built<'a> {
    pub outcome: &'a Outcome,
    /// How many files had changed; none at the first build.
    pub changed: Option<usize>,
    pub began: Instant,
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
/// Drafts and what is not yet or no longer to be seen are shown, marked; what lacks consent or was
/// withdrawn is not.
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
    // What changes while the first build runs is noticed after it.
    let mut watch = Watch::begin(scope(&options.root), options.polling, || listing(&options.root));
    let (setter, books) = books::Setter::begin(Arc::clone(explain))?;
    let build_options = preview(options, &url);
    let mut edition = Arc::new(rebuild(&Edition::empty(), &build_options, None, observer, explain));
    setter.wish(build_options.clone());
    let handouts = Arc::new(Handouts::new(build_options.clone(), Arc::clone(explain)));
    let show = open(&runtime, door, Arc::clone(&edition), Papers { books, handouts })?;
    observer.opened(&url);
    loop {
        match watch.notice() {
            Noticed::Polling(trouble) => observer.polling(&trouble),
            Noticed::Changed(files) => {
                let next = Arc::new(rebuild(&edition, &build_options, Some(files.len()), observer, explain));
                setter.wish(build_options.clone());
                if next.id() != edition.id() {
                    show.send_replace(Arc::clone(&next));
                }
                edition = next;
            }
        }
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
fn preview(options: &Options, url: &str) -> pipeline::Options {
    pipeline::Options {
        root: options.root.clone(),
        mode: Mode { drafts: true, future: true, expired: true, today: options.today },
        base_url: Some(url.to_owned()),
        portable: false,
        keep_going: true,
        strict: false,
        books: Books::None,
        print: None,
    }
}

/// Builds the whole site anew. `changed` is how many files did.
fn rebuild(
    last: &Edition,
    options: &pipeline::Options,
    changed: Option<usize>,
    observer: &mut dyn Observer,
    explain: &Explain,
) -> Edition {
    let began = Instant::now();
    let memory = Memory::new();
    let built = wall::behind(|| pipeline::build(options, &Destination::Memory(&memory), &Silent));
    let outcome = built.unwrap_or_else(|broken| Outcome::nothing(vec![Diagnostic::from(&broken)]));
    let errors: Vec<Diagnostic> = outcome.findings.iter().filter(|finding| finding.is_error()).cloned().collect();
    let complaint = (!errors.is_empty()).then(|| explain(&errors));
    let edition = last.next(memory.into_files(), &outcome, complaint.as_ref());
    observer.built(&Built { outcome: &outcome, changed, began });
    edition
}

fn scope(root: &Path) -> Scope {
    Scope { top: root.to_owned(), folders: source::FOLDERS.iter().map(|folder| root.join(folder)).collect() }
}

/// The files that a build would read.
fn listing(root: &Path) -> Listing {
    let (sources, _) = source::scan(root);
    let stamp = |file: source::SourceFile| Stamp { size: file.size, modified: file.modified };
    sources.files.into_iter().map(|(path, file)| (path.as_str().to_owned(), stamp(file))).collect()
}
