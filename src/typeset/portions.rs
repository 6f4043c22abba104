//! A main text in portions: what it includes, one text after the other, each with what surrounds it.
//!
//! A portion is the main text with everything blank that is not of it; what binds names and styles stands in each. Blanks
//! are as long as what they stand for, so that places in a portion are places in the text.

use std::ops::Range;
use typst::syntax::ast::{Expr, ModuleInclude};
use typst::syntax::{Source, SyntaxKind};

/// A main text, taken apart.
pub(super) struct Portions {
    text: String,
    /// Imports, bindings and rules: all portions share them.
    shared: Vec<Range<usize>>,
    units: Vec<Unit>,
}

/// What cannot be taken apart: an included text, and what stands after it up to the next one.
struct Unit {
    /// The text that it includes; none before the first.
    includes: Option<String>,
    range: Range<usize>,
}

impl Portions {
    pub fn of(main: &Source) -> Self {
        let (mut shared, mut units) = (Vec::new(), vec![Unit { includes: None, range: 0..0 }]);
        let (mut at, mut hash) = (0, 0);
        for node in main.root().children() {
            let end = at + node.len();
            match node.kind() {
                SyntaxKind::Hash => hash = at,
                SyntaxKind::ModuleImport | SyntaxKind::LetBinding | SyntaxKind::SetRule | SyntaxKind::ShowRule => {
                    shared.push(hash..end);
                }
                SyntaxKind::ModuleInclude => {
                    let path = node.cast::<ModuleInclude>().and_then(|include| match include.source() {
                        Expr::Str(path) => Some(path.get().to_string()),
                        _ => None,
                    });
                    if path.is_some() {
                        if let Some(before) = units.last_mut() {
                            before.range.end = hash;
                        }
                        units.push(Unit { includes: path, range: hash..end });
                    }
                }
                _ => {}
            }
            at = end;
        }
        if let Some(last) = units.last_mut() {
            last.range.end = at;
        }
        Portions { text: main.text().to_owned(), shared, units }
    }

    pub fn count(&self) -> usize {
        self.units.len()
    }

    /// The unit, among some, that includes a text.
    pub fn including(&self, path: &str, among: Range<usize>) -> Option<usize> {
        among.into_iter().find(|unit| self.units[*unit].includes.as_deref() == Some(path))
    }

    /// What tells the portion that begins with a unit from others, whatever stands before it.
    pub fn name(&self, unit: usize) -> &str {
        self.units[unit].includes.as_deref().unwrap_or_default()
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

/// So many blanks, the first of which ends a statement.
fn blank(text: &mut String, length: usize) {
    text.extend((0..length).map(|at| if at == 0 { '\n' } else { ' ' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_are_the_text_in_which_the_others_are_blank() {
        let main = "#import \"a.typ\": *\n#show: book\nĐầu\n#include \"/1.typ\"\n#part[Hai]\n#include \"/2.typ\"\n#set text(red)\nCuối";
        let portions = Portions::of(&Source::detached(main));
        assert_eq!(portions.count(), 3);
        assert_eq!(portions.text(0..3), main);
        let squeezed = |units| portions.text(units).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(squeezed(0..1), "#import \"a.typ\": * #show: book Đầu #set text(red)");
        assert_eq!(squeezed(1..2), "#import \"a.typ\": * #show: book #include \"/1.typ\" #part[Hai] #set text(red)");
        assert_eq!(portions.text(1..2).find("#part"), main.find("#part"));
        assert_eq!(portions.text(2..3).len(), main.len());
        assert_eq!(portions.including("/2.typ", 1..3), Some(2));
    }
}
