//! Setting a manuscript, portion by portion.
//!
//! All that Typst works out it remembers, and of a large book that is several times what its pages are, though what was
//! worked out once is asked for again only near the place where it stands. So a large main text is set in portions of some
//! of what it includes and calls, each as its pages would be in the whole, and what Typst remembers of one is forgotten with the
//! next but one. A portion ends where something begins at the head of a page, so that no page is parted: whoever
//! hands over the manuscript tells these places ([`Maker::openings`]).
//!
//! What names pages (contents, indexes, running heads) is the business of the whole: each portion is set knowing those
//! before it, and once all are there, those are set again to whom the whole tells something else than they were told. The pages
//! of all are one document again, of which files are written as of any other.

use super::known::{Known, Standing};
use super::portions::Portions;
use super::world::Bench;
use super::{Galley, Problem, problem};
use std::ops::Range;
use typst::World;
use typst::comemo::{self, Constraint, Track};
use typst::diag::{At, SourceDiagnostic, SourceResult};
use typst::ecow::EcoVec;
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Content, NativeElement, StyleChain, Target, TargetElem};
use typst::introspection::{EmptyIntrospector, Introspection, Introspector, Locator, analyze};
use typst::layout::PagebreakElem;
use typst::model::DocumentInfo;
use typst::syntax::Span;
use typst::utils::Protected;
use typst_layout::{Page, PagedDocument, layout_document_for_bundle};

/// How much text, in bytes, a portion holds, until its end is found: some 40 pages, for which Typst remembers 40 megabytes.
const PORTION: usize = 75_000;

/// A book of so much text is one portion: some 250 pages, which are fitted as a whole.
const SMALL: usize = 500_000;

/// How often a portion, and the whole, is set until the pages that it names are right: as often as Typst does it.
const ROUNDS: usize = 5;

/// What whoever hands over a manuscript knows of it.
pub trait Maker {
    /// The path of the text of which each portion may have its own.
    const TEXT: &'static str;

    /// Sets a portion, or all where it stands `alone`, as well as can be. `set` sets it with another such text, or as it is
    /// written; which one served best, and the pages.
    ///
    /// # Errors
    /// What `set` says.
    fn fit(set: &mut Attempt<'_>, alone: bool) -> Result<(Option<String>, Galley), Vec<Problem>>;

    /// What begins at the head of a page with nothing before it: included texts by their paths, calls by their `id`; and that
    /// page, from 1.
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
    /// Errors only as long as nothing is known of what is asked for.
    missed: Vec<Problem>,
}

/// Sets what lies on the bench, in one piece.
///
/// # Errors
/// What Typst says of it; warnings come with the pages.
pub(super) fn set(bench: &Bench) -> Result<(Galley, Vec<Problem>), Vec<Problem>> {
    bound(vec![Portion { units: 0..1, text: None, laid: lay(bench, "", 0, &[], 0)? }], Vec::new())
}

/// Sets what lies on the bench in portions; other texts lie there afterwards. What is remembered of one is forgotten with the
/// next but one, unless it `remembers` all.
///
/// # Errors
/// As of [`set`].
pub(super) fn set_in_portions<M: Maker>(
    bench: &mut Bench,
    remembers: bool,
) -> Result<(Galley, Vec<Problem>), Vec<Problem>> {
    let Some(main) = bench.main_text() else { return set(bench) };
    let portions = Portions::of(&main, |path| bench.text(path).map_or(0, |text| text.len()));
    let written = bench.text(M::TEXT);
    let mut work = Work { portions, bench, written, path: M::TEXT, remembers, done: Vec::new() };
    work.first::<M>()?;
    let unsettled = work.again()?;
    bound(work.done, unsettled)
}

struct Work<'b> {
    bench: &'b mut Bench,
    portions: Portions,
    /// [`Maker::TEXT`] as it is written, and its path.
    written: Option<String>,
    path: &'static str,
    remembers: bool,
    done: Vec<Portion>,
}

impl Work<'_> {
    fn standing(&self) -> Vec<Standing> {
        self.done.iter().map(|portion| portion.laid.standing.clone()).collect()
    }

    fn forget(&self) {
        if !self.remembers {
            comemo::evict(1);
        }
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
            let portion = self.portion::<M>(unit, behind)?;
            behind += portion.laid.pages.len();
            unit = portion.units.end;
            self.done.push(portion);
            self.forget();
        }
        Ok(())
    }

    /// The portion that begins with a unit.
    fn portion<M: Maker>(&mut self, first: usize, behind: usize) -> Result<Portion, Vec<Problem>> {
        let mut known = self.standing();
        let count = self.portions.count();
        let name = self.portions.name(first).to_owned();
        let (place, fits, alone) = (known.len(), self.written.is_some(), self.portions.weight() <= SMALL);
        let mut end = first;
        loop {
            end = if alone { count } else { self.portions.end(end, PORTION) };
            let mut set = |text: Option<&str>| {
                self.put(first..end, text.filter(|_| fits));
                let laid = lay(self.bench, &name, behind, &known, place)?;
                // The next attempt begins with what this one found.
                known.truncate(place);
                known.push(laid.standing);
                Ok(Galley { document: PagedDocument::new(laid.pages, laid.info) })
            };
            let (text, galley) = M::fit(&mut set, alone)?;
            let end_at = |(name, page): &(String, usize)| Some((self.portions.named(name, first + 1..end)?, *page));
            let mut ends: Vec<(usize, usize)> = M::openings(&galley).iter().filter_map(end_at).collect();
            ends.extend((end == count).then_some((count, usize::MAX)));
            ends.sort_unstable();
            for (end, page) in ends.into_iter().rev() {
                self.put(first..end, text.as_deref());
                let laid = lay(self.bench, &name, behind, &known, place)?;
                // More pages than stood before what follows: a break at its end leaves an empty one.
                if laid.pages.len() < page {
                    return Ok(Portion { units: first..end, text, laid });
                }
            }
        }
    }

    /// Sets those again to whom the whole tells something else than they knew, until there are none; what is said of it
    /// when there always are.
    fn again(&mut self) -> Result<Vec<Problem>, Vec<Problem>> {
        let mut unsettled = Vec::new();
        // Alone it was told all.
        let rounds = if self.done.len() > 1 { 1..ROUNDS } else { 0..0 };
        for _ in rounds {
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
                    self.forget();
                }
                behind += self.done[index].laid.pages.len();
            }
            if unsettled.is_empty() {
                break;
            }
        }
        Ok(unsettled)
    }
}

/// The pages of all portions.
///
/// # Errors
/// What Typst still misses in one of them.
fn bound(done: Vec<Portion>, unsettled: Vec<Problem>) -> Result<(Galley, Vec<Problem>), Vec<Problem>> {
    let missed: Vec<Problem> = done.iter().flat_map(|portion| portion.laid.missed.iter().cloned()).collect();
    if !missed.is_empty() {
        return Err(missed);
    }
    let info = done.first().map(|portion| portion.laid.info.clone()).unwrap_or_default();
    let (mut pages, mut warnings) = (EcoVec::new(), unsettled);
    for Portion { laid, .. } in done {
        let before = pages.last().map_or(0, |page: &Page| page.number);
        // As long as a portion counts its pages itself, it counts from one.
        let counted = (1..).zip(&laid.pages).map(|(own, page)| {
            let number = if page.number == own { before + own } else { page.number };
            Page { number, ..page.clone() }
        });
        pages.extend(counted);
        warnings.extend(laid.warnings);
    }
    Ok((Galley { document: PagedDocument::new(pages, info) }, warnings))
}

/// What a portion would be told otherwise now, in Typst's words.
fn changes(bench: &Bench, laid: &Laid, now: Known) -> Vec<Problem> {
    let world: &dyn World = bench;
    // It asks all of the last six that were known, and compares the last two.
    let [a, b, c, d]: [&dyn Introspector; 4] = [&EmptyIntrospector; 4];
    let said = analyze(world.track(), [a, b, c, d, &laid.knew, &now], &laid.asked);
    said.iter().map(|said| problem(bench, said)).collect()
}

/// Sets the main text that lies on the bench. `behind` so many pages, and knowing `others`, among which it has its `place`.
fn lay(bench: &Bench, name: &str, behind: usize, others: &[Standing], place: usize) -> Result<Laid, Vec<Problem>> {
    compile(bench, name, behind, others, place)
        .map_err(|errors| errors.iter().map(|error| problem(bench, error)).collect())
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
        let pages: EcoVec<Page> = document
            .pages()
            .iter()
            .skip(odd)
            .cloned()
            .map(|page| Page { number: page.number - odd as u64, ..page })
            .collect();
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
            let told = |said: EcoVec<SourceDiagnostic>| said.iter().map(|said| problem(bench, said)).collect();
            let missed = told(sink.delayed());
            let warnings = told(sink.warnings());
            let info = typst::model::Document::info(&document).clone();
            return Ok(Laid { pages, info, behind, standing, asked, knew: now, warnings, missed });
        }
        history.push(now);
    }
}

/// Each question once.
fn distinct(asked: &[Introspection]) -> Vec<Introspection> {
    let mut seen = std::collections::HashSet::new();
    asked.iter().filter(|question| seen.insert(typst::utils::hash128(question))).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Compositor, Fonts, Manuscript, Mark};

    struct Plain;

    impl Maker for Plain {
        const TEXT: &'static str = "/fit.typ";

        fn fit(set: &mut Attempt<'_>, _: bool) -> Result<(Option<String>, Galley), Vec<Problem>> {
            Ok((None, set(None)?))
        }

        fn openings(pages: &Galley) -> Vec<(String, usize)> {
            let heads = pages.heads("entry").into_iter();
            heads.filter_map(|mut mark| Some((format!("/{}.typ", mark.said.remove("id")?), mark.page))).collect()
        }
    }

    /// Entries of one to three pages, some on one page with others, after contents that grow with them; each names the page of
    /// another, and what was last said before its own.
    fn manuscript(entries: usize) -> Manuscript {
        let mut texts = std::collections::BTreeMap::new();
        let mut main = "#import \"/fit.typ\": gap\n\
            #set page(width: 100pt, height: 100pt, margin: (inside: 8pt, outside: 4pt, y: 10pt))\n\
            #context for _ in query(<entry>) { block(height: 9pt, rect(height: 100%)) }\n#pagebreak()\n"
            .to_owned();
        for entry in 0..entries {
            main.push_str(&format!("#include \"/{entry}.typ\"\n"));
            let (high, other) = (entry * 37 % 190 + 10, entry * 7 % entries);
            let (breakable, text) =
                (high > 70, "#import \"/fit.typ\": gap\n#let said = state(\"said\", \"\")\n#v(gap, weak: true)\n");
            let text = format!(
                "{text}#block(breakable: {breakable}, {{
                    [#metadata((id: \"{entry}\")) <entry>]
                    context {{
                        let all = query(<entry>)
                        let page = if all.len() > {other} {{ str(all.at({other}).location().page()) }} else {{ \"\" }}
                        [#metadata((said: said.get(), page: page)) <told>]
                    }}
                    for _ in range({high}) {{ block(height: 1pt, above: 0pt, below: 0pt, rect(width: 50%, height: 100%)) }}
                    said.update(\"{entry}\")
                }})"
            );
            // Long, as a story is.
            texts.insert(format!("/{entry}.typ"), format!("{text}\n//{}", " ".repeat(PORTION / 8)));
        }
        texts.insert("/main.typ".to_owned(), main);
        texts.insert("/fit.typ".to_owned(), "#let gap = 6pt".to_owned());
        Manuscript { main: "/main.typ".to_owned(), texts, ..Manuscript::default() }
    }

    fn told(galley: &Galley) -> (usize, Vec<Mark>, Vec<Mark>) {
        (galley.pages(), galley.marks("entry"), galley.marks("told"))
    }

    #[test]
    fn a_book_of_portions_is_the_book_in_one_piece() {
        let mut compositor = Compositor::new(Fonts::new([]));
        let entries = 100;
        let (whole, _) = compositor.set(manuscript(entries)).expect("a book");
        let (book, _) = compositor.set_in_portions::<Plain>(manuscript(entries)).expect("a book in portions");
        assert!(whole.pages() > 80, "{}", whole.pages());
        assert_eq!(told(&book), told(&whole));
        let numbers = |galley: &Galley| galley.document.pages().iter().map(|page| page.number).collect::<Vec<_>>();
        assert_eq!(numbers(&book), numbers(&whole));
    }
}
