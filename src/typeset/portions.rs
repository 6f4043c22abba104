//! A main text in portions: what it includes and calls, one after the other, each with what surrounds it.
//!
//! A portion is the main text with everything blank that is not of it; what binds names and styles stands in each. Blanks
//! are as long as what they stand for, so that places in a portion are places in the text.

use std::ops::Range;
use typst::syntax::ast::{Arg, Expr, FuncCall, ModuleInclude};
use typst::syntax::{Source, SyntaxKind, SyntaxNode};

/// A main text, taken apart.
pub(super) struct Portions {
    text: String,
    /// Imports, bindings and rules: all portions share them.
    shared: Vec<Range<usize>>,
    units: Vec<Unit>,
}

/// What cannot be taken apart: an included text, or a call that says an `id`, and what stands after it up to the next one.
struct Unit {
    /// The path of the text, or the id; none of what stands before the first.
    name: String,
    range: Range<usize>,
    /// How much is to be set: letters of both.
    weight: usize,
}

impl Portions {
    /// `length` tells how long an included text is.
    pub fn of(main: &Source, length: impl Fn(&str) -> usize) -> Self {
        let (mut shared, mut units) = (Vec::new(), Vec::new());
        let mut unit = Unit { name: String::new(), range: 0..0, weight: 0 };
        let (mut at, mut hash, mut breaks) = (0, 0, false);
        for node in main.root().children() {
            let end = at + node.len();
            match node.kind() {
                SyntaxKind::Hash => hash = at,
                SyntaxKind::ModuleImport | SyntaxKind::LetBinding | SyntaxKind::SetRule | SyntaxKind::ShowRule => {
                    shared.push(hash..end);
                }
                _ => {
                    // What follows a break that is not weak stays with it: at the end of a portion it would make a page.
                    match begins(node, &length) {
                        Some((_, weight)) if breaks => unit.weight += weight,
                        Some((name, weight)) => {
                            unit.range.end = hash;
                            units.push(std::mem::replace(&mut unit, Unit { name, range: hash..end, weight }));
                        }
                        None => {}
                    }
                    if !matches!(node.kind(), SyntaxKind::Space | SyntaxKind::Parbreak) {
                        breaks = is_break(node);
                    }
                    unit.weight += node.len();
                }
            }
            at = end;
        }
        unit.range.end = at;
        units.push(unit);
        Portions { text: main.text().to_owned(), shared, units }
    }

    pub fn count(&self) -> usize {
        self.units.len()
    }

    /// How much all of it is.
    pub fn weight(&self) -> usize {
        self.units.iter().map(|unit| unit.weight).sum()
    }

    /// The end of what begins with a unit and weighs so much, or a little more.
    pub fn end(&self, first: usize, weight: usize) -> usize {
        let mut sum = 0;
        let fits = |unit: &&Unit| {
            let before = sum;
            sum += unit.weight;
            before == 0 || sum <= weight
        };
        first + self.units[first..].iter().take_while(fits).count()
    }

    /// The unit of a name, among some.
    pub fn named(&self, name: &str, among: Range<usize>) -> Option<usize> {
        among.into_iter().find(|unit| self.units[*unit].name == name)
    }

    /// What tells the portion that begins with a unit from others, whatever stands before it.
    pub fn name(&self, unit: usize) -> &str {
        &self.units[unit].name
    }

    /// The text with nothing in it but these units, and what all share.
    pub fn text(&self, units: Range<usize>) -> String {
        let whole = self.text.as_str();
        let own = self.units[units].iter().map(|unit| &unit.range);
        let mut kept: Vec<&Range<usize>> = self.shared.iter().chain(own).collect();
        kept.sort_by_key(|range| range.start);
        let (mut text, mut at) = (String::with_capacity(whole.len()), 0);
        for range in kept {
            let start = range.start.max(at);
            blank(&mut text, start - at);
            text.push_str(whole.get(start..range.end).unwrap_or_default());
            at = range.end.max(at);
        }
        blank(&mut text, whole.len() - at);
        text
    }
}

fn is_break(node: &SyntaxNode) -> bool {
    let callee = node.cast::<FuncCall>().map(|call| call.callee());
    matches!(callee, Some(Expr::Ident(name)) if name.as_str() == "pagebreak")
}

/// The name of a unit that begins with this node, and what it weighs beside its own letters.
fn begins(node: &SyntaxNode, length: &dyn Fn(&str) -> usize) -> Option<(String, usize)> {
    if let Some(include) = node.cast::<ModuleInclude>() {
        let Expr::Str(path) = include.source() else { return None };
        return Some((path.get().to_string(), length(&path.get())));
    }
    node.cast::<FuncCall>()?.args().items().find_map(|arg| match arg {
        Arg::Named(named) if named.name().as_str() == "id" => match named.expr() {
            Expr::Str(id) => Some((id.get().to_string(), 0)),
            _ => None,
        },
        _ => None,
    })
}

/// So many blanks, the first of which ends a statement.
fn blank(text: &mut String, length: usize) {
    text.extend((0..length).map(|at| if at == 0 { '\n' } else { ' ' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_are_the_text_in_which_the_others_are_blank() {
        let main = "#import \"a.typ\": *\n#show: book\nĐầu\n#include \"/1.typ\"\n#part(id: \"p\")[Hai]\nvà\n#set text(red)\nCuối";
        let portions = Portions::of(&Source::detached(main), |_| 100);
        assert_eq!(portions.count(), 3);
        assert_eq!(portions.text(0..3), main);
        let squeezed = |units| portions.text(units).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(squeezed(0..1), "#import \"a.typ\": * #show: book Đầu #set text(red)");
        assert_eq!(squeezed(1..2), "#import \"a.typ\": * #show: book #include \"/1.typ\" #set text(red)");
        assert_eq!(squeezed(2..3), "#import \"a.typ\": * #show: book #part(id: \"p\")[Hai] và #set text(red) Cuối");
        assert_eq!(portions.text(2..3).find("#part"), main.find("#part"));
        assert_eq!(portions.text(1..2).len(), main.len());
        assert_eq!([portions.named("/1.typ", 1..3), portions.named("p", 1..3)], [Some(1), Some(2)]);
        let held =
            Portions::of(&Source::detached("Đầu\n#pagebreak()\n#include \"/1.typ\"\n#include \"/2.typ\""), |_| 0);
        assert_eq!([held.named("/1.typ", 0..held.count()), held.named("/2.typ", 0..held.count())], [None, Some(1)]);
        assert_eq!([portions.end(0, 20), portions.end(0, 200), portions.end(1, 20)], [1, 3, 2]);
    }
}
