//! Pages of yearbooks as pictures: turned by readers, in a build before the page that shows them; as a ladder for whoever makes the
//! book; and either by itself, for a preview.

use super::delivery::{Piece, Way, ladder_state};
use super::{Nowhere, Outlets, Prepared};
use crate::diagnostic::{Diagnostic, Findings};
use crate::digest::Digest;
use crate::output::{self, Memory, Outlet};
use crate::path::{OutPath, Route};
use crate::plan::{Artefact, Edition, ladder_route, page_picture};
use crate::press;
use crate::press::site::{Options as PressOptions, Press};
use crate::press::yearbook::{self, Bound, Facts, Finish, Look, Order, WorkInputs};
use crate::reading::yearbook::PageSize;
use crate::store::Store;
use crate::typeset::{Compositor, Fonts};
use crate::view::{BookLeaf, BoundBook, Pictures, Shelf, View};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Binds a book, and puts its pages below the address where they are turned.
pub(super) fn bind(
    inputs: WorkInputs<'_>,
    order: Order,
    flip: &Route,
    outlet: &dyn Outlet,
    compositor: &mut Compositor,
) -> (Option<Bound>, Vec<BookLeaf>, Findings) {
    let told = Mutex::new((BTreeMap::new(), Findings::new()));
    let take = |page: usize, bytes: &[u8]| {
        let route = page_picture(flip, page).tagged(&Digest::of(bytes).tag());
        // An address that cannot be a file is an error already.
        let put = route.out_path().map(|path| outlet.put(&path, bytes));
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        match put {
            Ok(Ok(())) => drop(told.0.insert(page, (route, bytes.len()))),
            Ok(Err(error)) => told.1.push(*error),
            Err(_) => {}
        }
    };
    let (bound, mut findings) = yearbook::bind_seen(inputs, order, Some((Look::READABLE, &take)), compositor);
    let (pictures, refused) = told.into_inner().unwrap_or_else(PoisonError::into_inner);
    findings.extend(refused);
    let leaves = bound.as_ref().map(|bound| leaves(&bound.facts, &pictures)).unwrap_or_default();
    (bound, leaves, findings)
}

/// What pages tell of a book that was bound.
pub(super) fn bound_book(bound: &Bound, leaves: Vec<BookLeaf>) -> BoundBook {
    let pages = bound.facts.entries.iter().map(|(key, pages)| (key.clone(), (pages.first, pages.last)));
    BoundBook { pages: bound.facts.pages, bytes: bound.pdf.len(), epub: None, entries: pages.collect(), leaves }
}

fn leaves(facts: &Facts, pictures: &BTreeMap<usize, (Route, usize)>) -> Vec<BookLeaf> {
    let leaf = |number: usize| {
        let folio = facts.folio(number);
        let begun = facts.titles.iter().filter(|(page, _)| folio == Some(*page));
        let sections = begun.map(|(_, title)| title.clone()).collect();
        BookLeaf { folio, picture: pictures.get(&number).cloned(), width: Look::READABLE.width, sections }
    };
    (1..=facts.pages).map(leaf).collect()
}

/// The ladder of a book into `print`, beside what the last one left there; gives its pages.
pub(super) fn ladder(
    inputs: WorkInputs<'_>,
    size: Option<PageSize>,
    (folder, print): &(PathBuf, &dyn Outlet),
    compositor: &mut Compositor,
) -> (Option<usize>, Findings) {
    let before = ladder_state(inputs.book, size).and_then(|path| output::read(folder, &path));
    let (ladder, mut findings) = yearbook::ladder(inputs, as_printed(size), before.as_deref(), compositor);
    Compositor::forget(0);
    let Some(ladder) = ladder else { return (None, findings) };
    let outlets = Outlets { public: &Nowhere, print: *print };
    let way = Way::Asked { today: inputs.book.site.mode.today };
    for (piece, bytes) in [(Piece::Ladder(size), &ladder.html), (Piece::LadderState(size), &ladder.state)] {
        findings.extend(way.deliver(inputs.book, piece, bytes, &outlets).1);
    }
    (Some(ladder.pages), findings)
}

/// A draft too is laid out as it would be printed: its proof has coarse photographs and the ids of sources.
const fn as_printed(size: Option<PageSize>) -> Order {
    Order { finish: Finish::Press, size, cover_of: None, marks: false }
}

/// What a preview makes of a book's pages when somebody asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The place of an edition in the plan.
    Flip(usize),
    Ladder(usize),
}

impl Asked {
    /// What a path is of; nothing when it is of something else.
    pub fn of(prepared: &Prepared, path: &OutPath) -> Option<Self> {
        let folder = path.as_str().rsplit_once('/')?.0;
        let at = |route: &Route| route.out_path().ok();
        (0..).zip(&prepared.plan.editions).find_map(|(number, edition)| {
            let flips = edition
                .flip
                .as_ref()
                .and_then(at)
                .is_some_and(|page| page.as_str().rsplit_once('/').is_some_and(|(own, _)| own == folder));
            let ladder = || at(&ladder_route(&prepared.books[edition.book].id)).is_some_and(|own| own == *path);
            if flips { Some(Asked::Flip(number)) } else { ladder().then_some(Asked::Ladder(number)) }
        })
    }

    pub const fn is_ladder(self) -> bool {
        matches!(self, Asked::Ladder(_))
    }

    /// Its files, and what was found on the way.
    pub fn make(self, prepared: &Prepared) -> (BTreeMap<OutPath, Arc<[u8]>>, Vec<Diagnostic>) {
        let (Asked::Flip(number) | Asked::Ladder(number)) = self;
        let Some(edition) = prepared.plan.editions.get(number) else { return Default::default() };
        let store = Store::of_site(&prepared.sources.root);
        let own = WorkInputs { keeps: false, ..prepared.inputs(&prepared.books[edition.book], &store) };
        let mut compositor = Compositor::new(Fonts::new(prepared.theme.fonts()));
        let memory = Memory::new();
        let findings = match self {
            Asked::Flip(_) => turned(prepared, edition, own, &memory, &mut compositor),
            Asked::Ladder(_) => laid_out(prepared, own, &memory, &mut compositor),
        };
        Compositor::forget(4);
        (memory.into_files(), findings.sorted(false))
    }
}

fn turned(
    prepared: &Prepared,
    edition: &Edition,
    inputs: WorkInputs<'_>,
    memory: &Memory,
    compositor: &mut Compositor,
) -> Findings {
    let Some(flip) = &edition.flip else { return Findings::new() };
    let order = Order { finish: Finish::Screen, size: None, cover_of: None, marks: false };
    let (bound, leaves, mut findings) = bind(inputs, order, flip, memory, compositor);
    let Some(bound) = bound else { return findings };
    let shelf = Shelf::from([(inputs.book.id.clone(), bound_book(&bound, leaves))]);
    let Prepared { site, plan, theme, books, .. } = prepared;
    let view = View::new(Arc::clone(site), Arc::clone(plan), Arc::clone(theme), Pictures::new());
    let planned = plan.files.iter().find(|file| matches!(file.artefact, Artefact::Flip(_)) && file.route == *flip);
    let view = Arc::new(view.with_books(Arc::clone(books), shelf));
    match (Press::new(view, PressOptions::default()), planned) {
        (Ok(press), Some(planned)) => match (press::make(&press, planned), flip.out_path()) {
            (Ok(bytes), Ok(path)) => findings.extend(memory.put(&path, &bytes).err().map(|error| *error)),
            (Err(error), _) => findings.push(*error),
            _ => {}
        },
        (Err(found), _) => findings.extend(found),
        _ => {}
    }
    findings
}

/// Compared with the ladder that was asked for last at the command line.
fn laid_out(prepared: &Prepared, inputs: WorkInputs<'_>, memory: &Memory, compositor: &mut Compositor) -> Findings {
    let print = prepared.sources.root.join("print");
    let before = ladder_state(inputs.book, None).and_then(|path| output::read(&print, &path));
    let (ladder, mut findings) = yearbook::ladder(inputs, as_printed(None), before.as_deref(), compositor);
    if let (Some(ladder), Ok(path)) = (ladder, ladder_route(&inputs.book.id).out_path()) {
        findings.extend(memory.put(&path, &ladder.html).err().map(|error| *error));
    }
    findings
}
