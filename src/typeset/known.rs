//! What is known of a document while it is set portion by portion: where everything stands that has been set.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use typst::diag::{StrResult, bail};
use typst::ecow::{EcoString, EcoVec};
use typst::foundations::{Content, Label, Selector, Smart};
use typst::introspection::{DocumentPosition, Introspector, Location, PagedPosition};
use typst::layout::{Abs, Frame, Sides, Size};
use typst::model::Numbering;
use typst::syntax::VirtualPath;
use typst_layout::{Page, PagedIntrospector};

/// What stands on a portion's pages, each at its place in the whole.
#[derive(Clone)]
pub(super) struct Standing {
    own: Arc<PagedIntrospector>,
    pages: EcoVec<Page>,
}

impl Standing {
    /// Of the pages that stand behind so many others.
    pub fn new(behind: usize, pages: &EcoVec<Page>) -> Self {
        let mut all = EcoVec::with_capacity(behind + pages.len());
        all.extend(std::iter::repeat_n(nothing(), behind));
        all.extend(pages.iter().cloned());
        Standing { own: Arc::new(PagedIntrospector::new(&all)), pages: pages.clone() }
    }
}

fn nothing() -> Page {
    Page {
        frame: Frame::soft(Size::zero()),
        bleed: Sides::splat(Abs::zero()),
        fill: Smart::Auto,
        numbering: None,
        supplement: Content::empty(),
        number: 0,
    }
}

/// All portions, as one of them sees them.
pub(super) struct Known {
    portions: Vec<Standing>,
    /// The one that looks.
    home: usize,
    /// What was found, by what was looked for.
    found: Mutex<HashMap<u128, EcoVec<Content>>>,
    /// For questions that are seldom asked: as if all were one.
    whole: OnceLock<PagedIntrospector>,
}

impl Known {
    pub fn new(portions: Vec<Standing>, home: usize) -> Self {
        Known { portions, home, found: Mutex::default(), whole: OnceLock::new() }
    }

    fn all(&self) -> impl Iterator<Item = &PagedIntrospector> {
        self.portions.iter().map(|portion| &*portion.own)
    }

    /// The portion, and which it is, where something stands: mostly the one that asks.
    fn holding(&self, location: Location) -> Option<(usize, &PagedIntrospector)> {
        let others = (0..self.portions.len()).filter(|index| *index != self.home);
        let mut order = std::iter::once(self.home).chain(others);
        order.find_map(|index| {
            let own = &*self.portions.get(index)?.own;
            own.position(location).map(|_| (index, own))
        })
    }

    fn home(&self) -> Option<&PagedIntrospector> {
        self.portions.get(self.home).map(|portion| &*portion.own)
    }

    fn whole(&self) -> &PagedIntrospector {
        self.whole.get_or_init(|| {
            let pages: EcoVec<Page> = self.portions.iter().flat_map(|portion| portion.pages.iter().cloned()).collect();
            PagedIntrospector::new(&pages)
        })
    }
}

/// Whether what matches can be told of each portion by itself.
fn is_plain(selector: &Selector) -> bool {
    matches!(selector, Selector::Elem(..) | Selector::Label(_) | Selector::Location(_))
}

impl Introspector for Known {
    fn query(&self, selector: &Selector) -> EcoVec<Content> {
        if !is_plain(selector) {
            return self.whole().query(selector);
        }
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let all = || self.all().flat_map(|portion| portion.query(selector)).collect();
        found.entry(typst::utils::hash128(selector)).or_insert_with(all).clone()
    }

    fn query_first(&self, selector: &Selector) -> Option<Content> {
        if is_plain(selector) {
            self.all().find_map(|portion| portion.query_first(selector))
        } else {
            self.whole().query_first(selector)
        }
    }

    fn query_unique(&self, selector: &Selector) -> StrResult<Content> {
        let found = self.query(selector);
        match &*found {
            [] => bail!("selector does not match any element"),
            [one] => Ok(one.clone()),
            _ => bail!("selector matches multiple elements"),
        }
    }

    fn query_label(&self, label: Label) -> StrResult<&Content> {
        let mut holding = self.all().filter(|portion| portion.label_count(label) > 0);
        match (holding.next(), holding.next()) {
            (Some(_), Some(_)) | (None, _) => self.whole().query_label(label),
            (Some(portion), None) => portion.query_label(label),
        }
    }

    fn query_labelled(&self) -> EcoVec<Content> {
        self.all().flat_map(Introspector::query_labelled).collect()
    }

    fn query_count_before(&self, selector: &Selector, end: Location) -> usize {
        match self.holding(end) {
            Some((index, portion)) if is_plain(selector) => {
                let before: usize = self.all().take(index).map(|portion| portion.query(selector).len()).sum();
                before + portion.query_count_before(selector, end)
            }
            None if is_plain(selector) => self.query(selector).len(),
            _ => self.whole().query_count_before(selector, end),
        }
    }

    fn label_count(&self, label: Label) -> usize {
        self.all().map(|portion| portion.label_count(label)).sum()
    }

    /// What is measured stands, if at all, where it is measured.
    fn locator(&self, key: u128, base: Location) -> Option<Location> {
        let near = self.holding(base).map(|(_, portion)| portion).or_else(|| self.home());
        near.and_then(|portion| portion.locator(key, base))
    }

    fn pages(&self, location: Location) -> Option<NonZeroUsize> {
        self.portions.last()?.own.pages(location)
    }

    fn page(&self, location: Location) -> Option<NonZeroUsize> {
        self.holding(location)?.1.page(location)
    }

    fn position(&self, location: Location) -> Option<DocumentPosition> {
        let position: Option<PagedPosition> = self.holding(location)?.1.position(location);
        position.map(DocumentPosition::Paged)
    }

    fn page_numbering(&self, location: Location) -> Option<&Numbering> {
        self.holding(location)?.1.page_numbering(location)
    }

    fn page_supplement(&self, location: Location) -> Option<&Content> {
        self.holding(location)?.1.page_supplement(location)
    }

    fn anchor(&self, _: Location) -> Option<&EcoString> {
        None
    }

    fn document(&self, _: Location) -> Option<Location> {
        None
    }

    fn path(&self, _: Location) -> Option<&VirtualPath> {
        None
    }
}
