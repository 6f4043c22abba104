//! Setting a manuscript, portion by portion.
//!
//! All that Typst works out it remembers, and of a large book that is ten times what its pages are: for what was worked
//! out once is asked again only near the place where it stands. So a main text that includes many others is set in
//! portions of some of them, each as its pages would be in the whole, and what Typst remembers of one is forgotten with
//! the next but one. A portion ends where a text that is included begins at the head of a page, so that none is cut that
//! would not be: whoever hands over the manuscript tells these places.
//!
//! What names pages (contents, indexes, running heads) is the business of the whole: each portion is set knowing those
//! before it, and once all are there, those are set again to whom the whole tells something else than they were told.

use super::known::{Known, Standing};
use super::portions::Portions;
use super::world::Bench;
use super::{Galley, Problem, problem};
use std::ops::Range;
use typst::World;
use typst::comemo::{self, Constraint, Track};
use typst::diag::{At, SourceResult};
use typst::ecow::EcoVec;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Content, NativeElement, StyleChain, Target, TargetElem};
use typst::introspection::{Introspection, Introspector, Locator, analyze};
use typst::layout::PagebreakElem;
use typst::model::DocumentInfo;
use typst::syntax::Span;
use typst::utils::Protected;
use typst_layout::{Page, PagedDocument, layout_document_for_bundle};

/// How many included texts a portion holds, until its end is found.
const TEXTS: usize = 24;

/// How often a portion, and the whole, is set until the pages that it names are right: as often as Typst does it.
const ROUNDS: usize = 5;

/// What whoever hands over a manuscript knows of it.
pub trait Maker {
    /// The path of the text of which each portion may have its own.
    const TEXT: &'static str;

    /// Sets a portion as well as can be. `set` sets it with another such text, or as it is written; which one served best,
    /// and the pages.
    ///
    /// # Errors
    /// What `set` says.
    fn fit(set: &mut Attempt<'_>) -> Result<(Option<String>, Galley), Vec<Problem>>;

    /// The included texts that begin at the head of a page with nothing before them, and these pages, from 1.
    fn openings(pages: &Galley) -> Vec<(String, usize)>;
}

pub type Attempt<'a> = dyn FnMut(Option<&str>) -> Result<Galley, Vec<Problem>> + 'a;

/// Pages that have been set, and what they were told of others.
struct Portion {
    units: Range<usize>,
    /// What stands in the place of [`Maker::TEXT`].
    text: Option<String>,
    laid: Laid,
}

struct Laid {
    pages: EcoVec<Page>,
    info: DocumentInfo,
    /// How many pages stand before them.
    behind: usize,
    standing: Standing,
    asked: Vec<Introspection>,
    knew: Known,
    warnings: Vec<Problem>,
}

/// Sets what lies on the bench, in one piece.
///
/// # Errors
/// What Typst says of it; warnings come with the pages.
pub(super) fn set(bench: &Bench) -> Result<(Galley, Vec<Problem>), Vec<Problem>> {
    let laid = lay(bench, "", 0, &[], 0)?;
    Ok((Galley { document: PagedDocument::new(laid.pages, laid.info) }, laid.warnings))
}

/// Sets what lies on the bench in portions.
///
/// # Errors
/// As of [`set`].
pub(super) fn set_in_portions<M: Maker>(bench: &mut Bench) -> Result<(Galley, Vec<Problem>), Vec<Problem>> {
    let Some(main) = bench.main_text() else { return set(bench) };
    let written = bench.text(M::TEXT);
    let mut work = Work { portions: Portions::of(&main), bench, written, path: M::TEXT, done: Vec::new() };
    let set = work.first::<M>().and_then(|()| work.again());
    let bound = set.map(|unsettled| work.bound(unsettled));
    let Work { bench, written, .. } = work;
    bench.lay_main(main);
    bench.revise(M::TEXT, written.as_deref().unwrap_or_default());
    bound
}

struct Work<'b> {
    bench: &'b mut Bench,
    portions: Portions,
    /// [`Maker::TEXT`] as it is written, and its path.
    written: Option<String>,
    path: &'static str,
    done: Vec<Portion>,
}

impl Work<'_> {
    fn standing(&self) -> Vec<Standing> {
        self.done.iter().map(|portion| portion.laid.standing.clone()).collect()
    }

    /// Lays a portion on the bench.
    fn put(&mut self, units: Range<usize>, text: Option<&str>) {
        let written = self.written.as_deref().unwrap_or_default();
        self.bench.revise(self.path, text.unwrap_or(written));
        self.bench.revise_main(&self.portions.text(units));
    }

    /// Sets portion after portion, each knowing those before it.
    fn first<M: Maker>(&mut self) -> Result<(), Vec<Problem>> {
        let (mut unit, mut behind) = (0, 0);
        while unit < self.portions.count() {
            let known = self.standing();
            let name = self.portions.name(unit).to_owned();
            let (text, units) = self.portion::<M>(unit, &known, behind)?;
            self.put(units.clone(), text.as_deref());
            let laid = lay(self.bench, &name, behind, &known, known.len())?;
            behind += laid.pages.len();
            unit = units.end;
            self.done.push(Portion { units, text, laid });
            comemo::evict(1);
        }
        Ok(())
    }

    /// The portion that begins with a unit: where it ends, and what its text is.
    fn portion<M: Maker>(
        &mut self,
        first: usize,
        known: &[Standing],
        behind: usize,
    ) -> Result<(Option<String>, Range<usize>), Vec<Problem>> {
        let count = self.portions.count();
        let name = self.portions.name(first).to_owned();
        let mut end = first;
        loop {
            end = (end + TEXTS).min(count);
            let fits = self.written.is_some();
            let (text, galley) = M::fit(&mut |text| {
                self.put(first..end, text.filter(|_| fits));
                let laid = lay(self.bench, &name, behind, known, known.len())?;
                Ok(Galley { document: PagedDocument::new(laid.pages, laid.info) })
            })?;
            if end == count {
                return Ok((text, first..end));
            }
            let begin = |(path, _): &(String, usize)| self.portions.including(path, first + 1..end);
            if let Some(cut) = M::openings(&galley).iter().filter_map(begin).max() {
                return Ok((text, first..cut));
            }
        }
    }

    /// Sets those again to whom the whole tells something else than they knew, until there are none; what is said of it
    /// when there always are.
    fn again(&mut self) -> Result<Vec<Problem>, Vec<Problem>> {
        let mut unsettled = Vec::new();
        for _ in 1..ROUNDS {
            unsettled.clear();
            let mut behind = 0;
            for index in 0..self.done.len() {
                let all = self.standing();
                let portion = &self.done[index];
                let said = changes(self.bench, &portion.laid, Known::new(all.clone(), index));
                if portion.laid.behind != behind || !said.is_empty() {
                    unsettled.extend(said);
                    let (units, text) = (portion.units.clone(), portion.text.clone());
                    let name = self.portions.name(units.start).to_owned();
                    self.put(units, text.as_deref());
                    self.done[index].laid = lay(self.bench, &name, behind, &all, index)?;
                    comemo::evict(1);
                }
                behind += self.done[index].laid.pages.len();
            }
            if unsettled.is_empty() {
                break;
            }
        }
        Ok(unsettled)
    }

    /// The pages of all portions.
    fn bound(&self, unsettled: Vec<Problem>) -> (Galley, Vec<Problem>) {
        let (mut pages, mut warnings) = (EcoVec::new(), unsettled);
        for portion in &self.done {
            let before = pages.last().map_or(0, |page: &Page| page.number);
            // As long as a portion counts its pages itself, it counts from one.
            let counted = (1..).zip(&portion.laid.pages).map(|(own, page)| {
                let number = if page.number == own { before + own } else { page.number };
                Page { number, ..page.clone() }
            });
            pages.extend(counted);
            warnings.extend(portion.laid.warnings.iter().cloned());
        }
        let info = self.done.first().map(|portion| portion.laid.info.clone()).unwrap_or_default();
        (Galley { document: PagedDocument::new(pages, info) }, warnings)
    }
}

/// What a portion would be told otherwise now, in Typst's words.
fn changes(bench: &Bench, laid: &Laid, now: Known) -> Vec<Problem> {
    let knew: &dyn Introspector = &laid.knew;
    let world: &dyn World = bench;
    let said = analyze(world.track(), [knew, knew, knew, knew, knew, &now], &laid.asked);
    said.iter().map(|said| problem(bench, said)).collect()
}

/// Sets the main text that lies on the bench. `behind` so many pages, and knowing `others`, among which it has its `place`.
fn lay(bench: &Bench, name: &str, behind: usize, others: &[Standing], place: usize) -> Result<Laid, Vec<Problem>> {
    compile(bench, name, behind, others, place).map_err(|errors| errors.iter().map(|error| problem(bench, error)).collect())
}

/// As [`typst::compile`], but for what it knows.
fn compile(bench: &Bench, name: &str, behind: usize, others: &[Standing], place: usize) -> SourceResult<Laid> {
    let world: &dyn World = bench;
    let (world, library, traced) = (world.track(), World::library(bench), Traced::default());
    let mut sink = Sink::new();
    let main = bench.source(bench.main()).at(Span::detached())?;
    let route = Route::default();
    let mut content =
        typst_eval::eval(world, library, traced.track(), sink.track_mut(), route.track(), &main)?.content();
    // Inner and outer margins are told by whether a page is odd.
    let odd = behind % 2;
    if odd == 1 {
        content = Content::sequence([PagebreakElem::new().pack(), content]);
    }
    let base = StyleChain::new(&library.styles);
    let target = TargetElem::target.set(Target::Paged).wrap();
    let styles = base.chain(&target);
    let with = |standing: &Standing| {
        let mut all = others.to_vec();
        match all.get_mut(place) {
            Some(known) => *known = standing.clone(),
            None => all.push(standing.clone()),
        }
        Known::new(all, place)
    };
    let mut history = vec![Known::new(others.to_vec(), place)];
    loop {
        let knew = &history[history.len() - 1];
        let constraint = Constraint::new();
        let mut subsink = Sink::new();
        let mut engine = Engine {
            library,
            world,
            introspector: Protected::new((knew as &dyn Introspector).track_with(&constraint)),
            traced: traced.track(),
            sink: subsink.track_mut(),
            route: Route::default(),
        };
        let locator = Locator::root().split().next(&name);
        let document = layout_document_for_bundle(&mut engine, &content, locator, styles)?;
        let pages: EcoVec<Page> = document.pages().iter().skip(odd).cloned().map(|page| Page { number: page.number - odd as u64, ..page }).collect();
        let standing = Standing::new(behind, &pages);
        let now = with(&standing);
        let settled = constraint.validate(&now as &dyn Introspector);
        if settled || history.len() == ROUNDS {
            let asked = distinct(subsink.introspections());
            if !settled {
                let seen: Vec<&dyn Introspector> = history.iter().map(|known| known as &dyn Introspector).collect();
                if let [a, b, c, d, e] = seen[..] {
                    analyze(world, [a, b, c, d, e, &now], &asked).into_iter().for_each(|warning| sink.warn(warning));
                }
            }
            sink.extend_from_sink(subsink);
            let delayed = sink.delayed();
            if !delayed.is_empty() {
                return Err(delayed);
            }
            let warnings = sink.warnings().iter().map(|warning| problem(bench, warning)).collect();
            let info = typst::model::Document::info(&document).clone();
            return Ok(Laid { pages, info, behind, standing, asked, knew: now, warnings });
        }
        history.push(now);
    }
}

/// Each question once.
fn distinct(asked: &[Introspection]) -> Vec<Introspection> {
    let mut seen = std::collections::HashSet::new();
    asked.iter().filter(|question| seen.insert(typst::utils::hash128(question))).cloned().collect()
}
