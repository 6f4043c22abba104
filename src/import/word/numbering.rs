//! The marks before numbered paragraphs, which Word draws and no run holds (ECMA-376 part 1, 17.9).

use super::package::{attribute, child, value};
use super::styles::Looks;
use crate::vietnamese::Typeface;
use roxmltree::Node;
use std::collections::{BTreeMap, BTreeSet};

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    Bullet,
    /// A number as Markdown counts: `3.` or `3)`.
    Number(u64),
    /// Anything else, as it is printed: `II.`, `a)`, `Điều 5.`
    Text(String),
    /// Nothing is drawn.
    None,
}

#[derive(Debug, Clone)]
struct Level {
    start: u64,
    format: String,
    text: String,
    /// A number of a level above is printed as a digit here.
    legal: bool,
}

#[derive(Debug, Default)]
pub struct Numbering {
    /// The levels of each definition.
    definitions: BTreeMap<u32, BTreeMap<u8, Level>>,
    /// Of each list: its definition, and the levels that it begins anew or has otherwise.
    lists: BTreeMap<u32, (u32, BTreeMap<u8, u64>)>,
    counters: BTreeMap<u32, [Option<u64>; 9]>,
    begun: BTreeSet<u32>,
}

impl Numbering {
    /// The lists in `word/numbering.xml`.
    pub fn read(root: Node<'_, '_>) -> Self {
        let mut numbering = Numbering::default();
        let mut links: BTreeMap<u32, String> = BTreeMap::new();
        let mut styles: BTreeMap<String, u32> = BTreeMap::new();
        for node in root.children().filter(|node| node.tag_name().name() == "abstractNum") {
            let Some(id) = number(attribute(node, "abstractNumId")) else { continue };
            let levels = node.children().filter(|child| child.tag_name().name() == "lvl").filter_map(level).collect();
            numbering.definitions.insert(id, levels);
            if let Some(style) = value(node, "numStyleLink") {
                links.insert(id, style.to_owned());
            }
            if let Some(style) = value(node, "styleLink") {
                styles.insert(style.to_owned(), id);
            }
        }
        for node in root.children().filter(|node| node.tag_name().name() == "num") {
            let (Some(id), Some(definition)) = (number(attribute(node, "numId")), number(value(node, "abstractNumId")))
            else {
                continue;
            };
            let linked = links.get(&definition).and_then(|style| styles.get(style)).copied();
            let starts = node.children().filter(|child| child.tag_name().name() == "lvlOverride").filter_map(|node| {
                Some((attribute(node, "ilvl")?.parse().ok()?, value(node, "startOverride")?.parse().ok()?))
            });
            numbering.lists.insert(id, (linked.unwrap_or(definition), starts.collect()));
        }
        numbering
    }

    /// What stands before the next paragraph of this list at this level.
    pub fn next(&mut self, list: u32, level: u8) -> Label {
        let Some((definition, starts)) = self.lists.get(&list) else { return Label::None };
        let Some(levels) = self.definitions.get(definition) else { return Label::None };
        let Some(own) = levels.get(&level) else { return Label::None };
        let counters = self.counters.entry(*definition).or_default();
        if self.begun.insert(list) {
            for (level, start) in starts {
                if let Some(counter) = counters.get_mut(usize::from(*level)) {
                    *counter = start.checked_sub(1);
                }
            }
        }
        let at = usize::from(level).min(8);
        let count = counters[at].map_or(own.start, |count| count.saturating_add(1));
        counters[at] = Some(count);
        counters[at + 1..].fill(None);
        match own.format.as_str() {
            "bullet" => Label::Bullet,
            "none" if own.text.is_empty() => Label::None,
            "decimal" if own.text == format!("%{}.", at + 1) || own.text == format!("%{})", at + 1) => {
                Label::Number(count)
            }
            _ => {
                let counts = *counters;
                Label::Text(printed(own, levels, &counts))
            }
        }
    }
}

fn number(text: Option<&str>) -> Option<u32> {
    text?.parse().ok()
}

fn level(node: Node<'_, '_>) -> Option<(u8, Level)> {
    let at: u8 = attribute(node, "ilvl")?.parse().ok().filter(|at| *at < 9)?;
    Some((
        at,
        Level {
            start: value(node, "start").and_then(|text| text.parse().ok()).unwrap_or(1),
            format: value(node, "numFmt").unwrap_or("decimal").to_owned(),
            text: match Looks::of(child(node, "rPr")).font.as_deref().and_then(Typeface::of) {
                Some(face) => face.read(value(node, "lvlText").unwrap_or_default()),
                None => value(node, "lvlText").unwrap_or_default().to_owned(),
            },
            legal: child(node, "isLgl").is_some(),
        },
    ))
}

/// `Điều %1.`, `%1.%2` with the numbers in their places.
fn printed(own: &Level, levels: &BTreeMap<u8, Level>, counts: &[Option<u64>; 9]) -> String {
    let mut out = String::new();
    let mut chars = own.text.chars().peekable();
    while let Some(c) = chars.next() {
        let place = chars.peek().and_then(|next| next.to_digit(10)).filter(|place| c == '%' && *place > 0);
        let Some(place) = place else {
            out.push(c);
            continue;
        };
        chars.next();
        let at = place as usize - 1;
        let level = levels.get(&(at as u8));
        let count = counts[at].or_else(|| level.map(|level| level.start)).unwrap_or(1);
        let format = level.map_or("decimal", |level| level.format.as_str());
        out.push_str(&counted(count, if own.legal { "decimal" } else { format }));
    }
    out
}

fn counted(count: u64, format: &str) -> String {
    match format {
        "lowerLetter" => letters(count),
        "upperLetter" => letters(count).to_uppercase(),
        "lowerRoman" => roman(count),
        "upperRoman" => roman(count).to_uppercase(),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// a to z, then aa, bb: as Word counts.
fn letters(count: u64) -> String {
    let Some(count) = count.checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + (count % 26) as u8);
    String::from(letter).repeat((count / 26 + 1).min(9) as usize)
}

fn roman(mut count: u64) -> String {
    const SIGNS: &[(u64, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if count >= 4000 {
        return count.to_string();
    }
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while count >= *worth {
            out.push_str(sign);
            count -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_word_counts_them() {
        let xml = r#"<n><abstractNum abstractNumId="1">
            <lvl ilvl="0"><start val="1"/><numFmt val="upperRoman"/><lvlText val="%1."/></lvl>
            <lvl ilvl="1"><start val="1"/><numFmt val="decimal"/><lvlText val="%1.%2"/><isLgl/></lvl>
            <lvl ilvl="2"><start val="1"/><numFmt val="lowerLetter"/><lvlText val="%3)"/></lvl>
            <lvl ilvl="3"><start val="3"/><numFmt val="decimal"/><lvlText val="%4."/></lvl>
            <lvl ilvl="4"><numFmt val="bullet"/><lvlText val="•"/></lvl></abstractNum>
            <num numId="5"><abstractNumId val="1"/></num>
            <num numId="6"><abstractNumId val="1"/><lvlOverride ilvl="3"><startOverride val="1"/></lvlOverride></num></n>"#;
        let tree = roxmltree::Document::parse(xml).expect("XML");
        let mut numbering = Numbering::read(tree.root_element());
        let text = |text: &str| Label::Text(text.to_owned());
        for (list, level, label) in [
            (5, 0, text("I.")),
            (5, 1, text("1.1")),
            (5, 1, text("1.2")),
            (5, 2, text("a)")),
            (5, 0, text("II.")),
            (5, 1, text("2.1")),
            (5, 3, Label::Number(3)),
            (5, 3, Label::Number(4)),
            (6, 3, Label::Number(1)),
            (5, 4, Label::Bullet),
            (7, 0, Label::None),
        ] {
            assert_eq!(numbering.next(list, level), label, "{list} {level}");
        }
    }
}
