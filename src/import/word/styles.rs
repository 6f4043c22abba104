//! Styles, through all they are based on: what a paragraph is, and how its runs look (ECMA-376 part 1, 17.7).

use super::package::{attribute, child, switch, value};
use crate::vietnamese::{self, Legacy, Typeface};
use roxmltree::Node;
use std::collections::BTreeMap;

/// How a run looks, as far as it is said at one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looks {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
    pub underlined: Option<bool>,
    pub raised: Option<Raised>,
    pub font: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raised {
    No,
    Above,
    Below,
}

impl Looks {
    /// What the properties `rPr` say.
    pub fn of(properties: Option<Node<'_, '_>>) -> Self {
        let Some(node) = properties else { return Looks::default() };
        let fonts = child(node, "rFonts");
        let font = fonts.and_then(|fonts| {
            // A typeface of the theme is one of Unicode, and goes before a name.
            match attribute(fonts, "asciiTheme").or_else(|| attribute(fonts, "hAnsiTheme")) {
                Some(_) => Some(String::new()),
                None => attribute(fonts, "ascii").or_else(|| attribute(fonts, "hAnsi")).map(str::to_owned),
            }
        });
        Looks {
            bold: switch(node, "b"),
            italic: switch(node, "i"),
            struck: switch(node, "strike").or_else(|| switch(node, "dstrike")),
            hidden: switch(node, "vanish"),
            underlined: switch(node, "u"),
            raised: value(node, "vertAlign").map(|way| match way {
                "superscript" => Raised::Above,
                "subscript" => Raised::Below,
                _ => Raised::No,
            }),
            font,
        }
    }

    /// With what is not said here said by `below`.
    pub fn over(self, below: &Looks) -> Looks {
        Looks {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            struck: self.struck.or(below.struck),
            hidden: self.hidden.or(below.hidden),
            underlined: self.underlined.or(below.underlined),
            raised: self.raised.or(below.raised),
            font: self.font.or_else(|| below.font.clone()),
        }
    }
}

/// What a paragraph is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Text,
    Title,
    Subtitle,
    /// From 1.
    Heading(u8),
    Caption,
    Quote,
    /// A line of a table of contents.
    Contents,
}

/// Of which list, at which level from 0.
pub type Listed = (u32, u8);

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: (Option<u32>, Option<u8>),
    looks: Looks,
    centred: Option<bool>,
    ragged_left: Option<bool>,
}

#[derive(Debug, Default)]
pub struct Styles {
    known: BTreeMap<String, Style>,
    default: Option<String>,
    base: Looks,
    /// How a paper was typed whose typefaces do not tell: somebody has changed the font of an old text.
    untold: Option<Typeface>,
}

/// A paragraph's properties, its own and those of its style.
#[derive(Debug, Clone)]
pub struct Manner {
    pub role: Role,
    pub list: Option<Listed>,
    /// How deep its item stands, from 0.
    pub depth: u8,
    pub looks: Looks,
    pub centred: bool,
    pub right: bool,
}

impl Styles {
    /// The encoding in which words in this font were typed; nothing for Unicode.
    pub fn typeface(&self, font: &str) -> Option<Typeface> {
        Typeface::of(font).or(self.untold)
    }

    /// Takes what is to be seen of a paper, read by its fonts alone: what then is not Vietnamese in Unicode was typed in an
    /// encoding of before. Where TCVN3's ư, a soft hyphen, may have been lost on the way, nothing is sure.
    pub fn see(&mut self, seen: &str) {
        let Some(legacy) = vietnamese::legacy_encoding(seen) else { return };
        let typeface = Typeface { legacy, capitals: false };
        let doubtful = ['ơ', 'ớ', 'ờ', 'ở', 'ỡ', 'ợ'];
        if legacy == Legacy::Vni || seen.contains('\u{ad}') || !typeface.read(seen).contains(doubtful) {
            self.untold = Some(typeface);
        }
    }

    /// The styles in `word/styles.xml`.
    pub fn read(root: Node<'_, '_>) -> Self {
        let mut styles = Styles::default();
        for node in root.children().filter(|node| node.is_element()) {
            match node.tag_name().name() {
                "docDefaults" => {
                    let run = child(node, "rPrDefault").and_then(|node| child(node, "rPr"));
                    styles.base = Looks::of(run);
                }
                "style" => {
                    let Some(id) = attribute(node, "styleId") else { continue };
                    if attribute(node, "default") == Some("1") && attribute(node, "type") == Some("paragraph") {
                        styles.default = Some(id.to_owned());
                    }
                    styles.known.insert(id.to_owned(), style(node));
                }
                _ => {}
            }
        }
        styles
    }

    /// The style and all it is based on, the nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = id.filter(|id| self.known.contains_key(*id)).or(self.default.as_deref());
        let mut next = first.and_then(|id| self.known.get(id));
        // Styles may be based on each other in a circle.
        (0..32).map_while(move |_| {
            let style = next?;
            next = style.based_on.as_deref().and_then(|id| self.known.get(id));
            Some(style)
        })
    }

    /// How a run looks whose properties are `own`, in a paragraph of `manner`.
    pub fn run(&self, own: Option<Node<'_, '_>>, manner: &Manner) -> Looks {
        let style = own.and_then(|own| value(own, "rStyle")).filter(|id| self.known.contains_key(*id));
        let mut looks = Looks::of(own);
        if style.is_some() {
            looks = self.chain(style).fold(looks, |looks, style| looks.over(&style.looks));
        }
        looks.over(&manner.looks)
    }

    /// What a paragraph with the properties `pPr` is.
    pub fn paragraph(&self, own: Option<Node<'_, '_>>) -> Manner {
        let id = own.and_then(|own| value(own, "pStyle"));
        let chain = || self.chain(id);
        let outline = own.and_then(|own| value(own, "outlineLvl")).and_then(|level| level.parse().ok());
        let named = chain().find_map(|style| role_of(&style.name));
        let outline = outline.or_else(|| chain().find_map(|style| style.outline)).filter(|level: &u8| *level < 9);
        let role = match (named, outline) {
            (Some(role), _) if !matches!(role, Role::Heading(_)) => role,
            (_, Some(level)) => Role::Heading(level + 1),
            (Some(role), None) => role,
            (None, None) => Role::Text,
        };
        let alignment = own.and_then(|own| value(own, "jc"));
        let aligned = |said: Option<bool>, style: fn(&Style) -> Option<bool>| {
            said.or_else(|| chain().find_map(style)).unwrap_or(false)
        };
        let list = self.list(own, id);
        Manner {
            role,
            list,
            depth: list.map_or(0, |(_, level)| level).max(self.depth(id)),
            looks: chain().fold(Looks::default(), |looks, style| looks.over(&style.looks)).over(&self.base),
            centred: aligned(alignment.map(|way| way == "center"), |style| style.centred),
            right: aligned(alignment.map(is_right), |style| style.ragged_left),
        }
    }

    /// How deep the items of a style stand whose lists have one level each: Word's own are "List Bullet 2" and the like.
    fn depth(&self, id: Option<&str>) -> u8 {
        let depth = self.chain(id).find_map(|style| {
            let rest = style.name.strip_prefix("list bullet ").or_else(|| style.name.strip_prefix("list number "))?;
            rest.parse::<u8>().ok()?.checked_sub(1)
        });
        depth.unwrap_or(0).min(8)
    }

    fn list(&self, own: Option<Node<'_, '_>>, id: Option<&str>) -> Option<Listed> {
        let (mut number, mut level) = own.map_or((None, None), numbering);
        for style in self.chain(id) {
            number = number.or(style.list.0);
            level = level.or(style.list.1);
        }
        // Number 0 takes a paragraph out of its style's list.
        number.filter(|number| *number > 0).map(|number| (number, level.unwrap_or(0).min(8)))
    }
}

fn is_right(way: &str) -> bool {
    way == "right" || way == "end"
}

fn style(node: Node<'_, '_>) -> Style {
    let paragraph = child(node, "pPr");
    let outline = paragraph.and_then(|node| value(node, "outlineLvl")).and_then(|level| level.parse().ok());
    let alignment = paragraph.and_then(|node| value(node, "jc"));
    Style {
        name: vietnamese::fold(value(node, "name").unwrap_or_default().trim()),
        based_on: value(node, "basedOn").map(str::to_owned),
        outline,
        list: paragraph.map_or((None, None), numbering),
        looks: Looks::of(child(node, "rPr")),
        centred: alignment.map(|way| way == "center"),
        ragged_left: alignment.map(is_right),
    }
}

fn numbering(properties: Node<'_, '_>) -> (Option<u32>, Option<u8>) {
    let Some(node) = child(properties, "numPr") else { return (None, None) };
    let number = value(node, "numId").and_then(|text| text.parse().ok());
    (number, value(node, "ilvl").and_then(|text| text.parse().ok()))
}

/// What a style of this folded name is for: those of Word in English and Vietnamese, and what offices call their own.
fn role_of(name: &str) -> Option<Role> {
    match name {
        "title" | "tieu de" | "ten bai" | "tieu de bai" | "dau de" => return Some(Role::Title),
        "subtitle" | "tieu de phu" | "phu de" => return Some(Role::Subtitle),
        "caption" | "chu thich" | "chu thich anh" | "chu thich hinh" => return Some(Role::Caption),
        "quote" | "intense quote" | "trich dan" | "trich dan manh" => return Some(Role::Quote),
        "toc heading" | "muc luc" | "dau de muc luc" => return Some(Role::Contents),
        _ => {}
    }
    let numbered = |prefix: &str| name.strip_prefix(prefix).and_then(|rest| rest.trim().parse::<u8>().ok());
    if ["toc ", "muc luc "].into_iter().any(|prefix| numbered(prefix).is_some()) {
        return Some(Role::Contents);
    }
    let heading = ["heading ", "tieu de ", "dau de ", "de muc ", "muc "].into_iter().find_map(numbered);
    heading.filter(|level| (1..=9).contains(level)).map(Role::Heading)
}
