//! Proofs of yearbooks with the papers to sign, into `print/<book>/proof/<date>/`; what lies there is never replaced.

use super::books::{self, Books};
use super::{Nowhere, Options, Progress, Session};
use crate::diagnostic::{Diagnostic, Findings};
use crate::digest::Digest;
use crate::model::Mode;
use crate::model::yearbook::Book;
use crate::output::{self, Outlet};
use crate::path::{OutPath, Route};
use crate::press::proof::{self, Lapse, Papers, Signed, State};
use crate::press::yearbook::{self, Finish, Look, Order, WorkInputs};
use crate::store::Store;
use crate::typeset::{Compositor, Fonts};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Where a proof keeps how everything stood.
const STATE: &str = "ban-thao.json";

/// A proof that was made, or that lay there already.
#[derive(Debug)]
pub struct Proof {
    pub state: State,
    /// Its folder below the folder for printing.
    pub folder: String,
    pub files: Vec<String>,
    pub signed: Vec<Signed>,
    pub told: proof::Told,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Proofs {
    pub findings: Vec<Diagnostic>,
    pub made: Vec<Proof>,
    /// The ids of all yearbooks, when the one that was asked for is none of them.
    pub unknown: Option<Vec<String>>,
}

/// Makes the proofs of one book or of all.
pub fn proofs(options: &Options, id: Option<&str>, progress: &dyn Progress) -> Proofs {
    let options = &Options { books: Books::None, keep_going: false, ..options.for_output() };
    let mut outcome = Proofs::default();
    progress.stage("reading", None);
    let (prepared, mut findings) = Session::open(options.clone()).look();
    let Some(prepared) = prepared else {
        outcome.findings = findings.sorted(options.strict);
        return outcome;
    };
    let asked: Vec<&Book> = prepared.books.iter().filter(|book| id.is_none_or(|id| book.id == id)).collect();
    if asked.is_empty() {
        outcome.unknown = Some(prepared.books.iter().map(|book| book.id.clone()).collect());
        return outcome;
    }
    let store = Store::of_site(&options.root);
    let mut compositor = Compositor::new(Fonts::new(prepared.theme.fonts()));
    progress.stage("books", Some(asked.len()));
    let stage = books::open(options).map_err(|error| findings.push(*error)).ok();
    let nowhere = Nowhere;
    let outlet: &dyn Outlet = stage.as_ref().map_or(&nowhere, |stage| stage);
    for book in asked {
        let (proof, found) = proof(prepared.inputs(book, &store), (&options.print_folder(), outlet), &mut compositor);
        findings.extend(found);
        outcome.made.extend(proof);
        progress.step();
    }
    let written = super::may_write(&findings, options, &prepared.site)
        && stage.is_some_and(|stage| match stage.commit() {
            Ok(report) => {
                findings.extend(report.findings);
                true
            }
            Err(error) => {
                findings.push(*error);
                false
            }
        });
    if !written {
        outcome.made.clear();
    }
    store.sweep();
    outcome.findings = findings.sorted(options.strict);
    outcome
}

const fn order(finish: Finish) -> Order {
    Order { finish, size: None, cover_of: None, marks: false }
}

fn proof(
    inputs: WorkInputs<'_>,
    (print, outlet): (&Path, &dyn Outlet),
    compositor: &mut Compositor,
) -> (Option<Proof>, Findings) {
    let book = inputs.book;
    // As it would be printed: a proof bears its day on every page, and has photographs of its own.
    let bare = WorkInputs { bare: true, ..inputs };
    let looks = Mutex::new(BTreeMap::new());
    let take = |page: usize, bytes: &[u8]| {
        looks.lock().unwrap_or_else(PoisonError::into_inner).insert(page, Digest::of(bytes).short());
    };
    let press = order(Finish::Press);
    let (bound, mut findings) = yearbook::bind_seen(bare, press, Some((Look::READABLE, &take)), compositor);
    let Some(bound) = bound else { return (None, findings) };
    let looks = looks.into_inner().unwrap_or_else(PoisonError::into_inner);
    let looks = (1..=bound.facts.pages).map(|page| looks.get(&page).cloned().unwrap_or_default()).collect();
    let state = proof::state(inputs, &bound.facts, looks);
    let given = book.site.signatures.iter().map(|entry| &entry.record);
    let signed = proof::standing(given, &state);
    let (pages, found) = yearbook::bind(inputs, order(Finish::Proof), compositor);
    findings.extend(found);
    let (papers, found) = proof::papers(inputs, press, &bound.facts, (&state, &signed), compositor);
    findings.extend(found);
    Compositor::forget(0);
    let Papers { files, told } = papers;
    let Some(folder) = folder(print, &state) else { return (None, findings) };
    let json = serde_json::to_vec_pretty(&state).unwrap_or_default();
    let pages = pages.map(|bound| ("ban-thao.pdf", bound.pdf));
    let mut proof = Proof { folder: folder.clone(), state, files: Vec::new(), signed, told };
    for (name, bytes) in pages.into_iter().chain(files).chain([(STATE, json)]) {
        let path = format!("{folder}/{name}");
        let put = place(&path).map(|place| outlet.add(&place, &bytes));
        match put {
            Some(Ok(())) => proof.files.push(path),
            Some(Err(error)) => findings.push(*error),
            None => {}
        }
    }
    (Some(proof), findings)
}

/// How the paths of a book's proofs begin below the folder for printing.
pub(super) fn place_of(book: &str) -> String {
    format!("{book}/proof/")
}

fn place(path: &str) -> Option<OutPath> {
    Route::file(&format!("/{path}")).out_path().ok()
}

/// `2021/proof/2021-06-01`, and for another proof of the same day `2021/proof/2021-06-01-2`.
fn folder(print: &Path, state: &State) -> Option<String> {
    let names = (1..1000).map(|number| match number {
        1 => state.date.clone(),
        number => format!("{}-{number}", state.date),
    });
    names.map(|name| format!("{}{name}", place_of(&state.book))).find(|folder| {
        let there = place(&format!("{folder}/{STATE}")).and_then(|path| output::read(print, &path));
        there.is_none_or(|bytes| serde_json::from_slice::<State>(&bytes).is_ok_and(|there| there == *state))
    })
}

/// The state of a proof of a book, by the name of its folder, and that name; without one, the latest.
pub fn proof_state(print: &Path, book: &str, name: Option<&str>) -> Option<(String, State)> {
    let read = |name: &str| {
        let path = place(&format!("{}{name}/{STATE}", place_of(book)))?;
        let state = serde_json::from_slice::<State>(&output::read(print, &path)?).ok()?;
        Some((name.to_owned(), state))
    };
    match name {
        Some(name) => read(name),
        None => proof_names(print, book).iter().rev().find_map(|name| read(name)),
    }
}

/// By what a signature of a unit, given for these lines of a proof, no longer holds: what has changed since in the content.
/// A proof may have been made with drafts, so it holds if it does under either. Nothing where the site has errors.
pub fn lapsed_since(options: &Options, book: &str, unit: &str, entries: &[String]) -> Option<Lapse> {
    let lapsed = |drafts: bool| {
        let output = options.for_output();
        let mode = Mode { drafts, ..output.mode };
        let (prepared, _) = Session::open(Options { mode, books: Books::None, ..output }).look();
        let prepared = prepared?;
        let store = Store::of_site(&options.root);
        let book = prepared.books.iter().find(|known| known.id == book)?;
        proof::lapsed(unit, entries, &proof::state_unset(prepared.inputs(book, &store)))
    };
    let published = lapsed(false)?;
    lapsed(true).map(|_| published)
}

/// The proofs of a book that lie in the folder for printing, the oldest first.
pub fn proof_names(print: &Path, book: &str) -> Vec<String> {
    let prefix = place_of(book);
    let own = |path: OutPath| {
        let name = path.as_str().strip_prefix(&prefix)?.strip_suffix(STATE)?.strip_suffix('/')?.to_owned();
        let (day, number) = match name.split('-').collect::<Vec<_>>()[..] {
            [year, month, day] => (format!("{year}-{month}-{day}"), 1),
            [year, month, day, number] => (format!("{year}-{month}-{day}"), number.parse::<u32>().ok()?),
            _ => return None,
        };
        Some(((day, number), name))
    };
    let mut names: Vec<((String, u32), String)> = output::files(print).into_iter().filter_map(own).collect();
    names.sort();
    names.into_iter().map(|(_, name)| name).collect()
}
