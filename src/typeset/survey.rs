//! What was set, measured: a walk over the frames of every page finds what stands where nobody can read it.
//!
//! Typst never loses a word and never complains: what is too long for its frame goes on over the folio and past the
//! edge, and what is too wide goes on over its neighbour. The walk knows no template. A page's frame holds one
//! frame that is as large as the page less its margins, and what belongs to the text is in it; heads, folios and
//! grounds stand beside it, and need only be on the page. Turned letters are ornament (the word "draft" behind a page).

use std::collections::{BTreeMap, HashSet};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Rect, Size, Transform};
use typst::model::{HeadingElem, ParElem};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::Geometry;
use typst_layout::{Page, PagedDocument};

/// Something that stands where it cannot be read, or stands there again.
pub(super) struct Misplaced {
    /// The page in the file, from 1.
    pub page: usize,
    /// From the head of the page.
    pub down: Abs,
    pub fault: Fault,
    /// The words, or none of a picture or a line.
    pub words: String,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Fault {
    /// Past the text's frame or the page's edge, or cut by a frame within.
    Outside,
    /// Over, or under, other words or a picture.
    Over,
    /// What stands on an earlier page too.
    Twice,
}

impl Fault {
    pub const fn word(self) -> &'static str {
        match self {
            Fault::Outside => "outside",
            Fault::Over => "over",
            Fault::Twice => "twice",
        }
    }
}

/// What hangs over an edge by so much is meant (a hyphen, a stop), or rounded.
const SLACK: f64 = 2.0;

/// How far a picture that lies under the text may reach over the edge of a page: what is cut off.
const BLEED: f64 = 40.0;

/// What may be hung into the margin of its line, in parts of its size.
const HANGING: f64 = 0.6;

pub(super) fn survey(document: &PagedDocument) -> Vec<Misplaced> {
    let mut found = Vec::new();
    for (number, page) in (1..).zip(document.pages()) {
        let mut items = Vec::new();
        let sheet = Rect::from_pos_size(Point::zero(), page.frame.size());
        let inner = text_frame(page);
        let mut clips = 0;
        for (index, (at, item)) in page.frame.items().enumerate() {
            let body = inner == Some(index);
            let room = match item {
                FrameItem::Group(group) if body => Rect::from_pos_size(*at, group.frame.size()),
                _ => sheet,
            };
            let mut walk = Walk { room, body, sheet, clips, items: &mut items };
            walk.item(item, Transform::translate(at.x, at.y), None);
            clips = walk.clips;
        }
        found.extend(faults(number, &items));
    }
    found.extend(repeated(document));
    found
}

/// How far down each page is filled, in parts of its text's height; nothing of a page without words or pictures.
///
/// A frame of few items is dissolved in its page, so where text stands is learned from the pages whose frame is there.
pub(super) fn fullness(document: &PagedDocument) -> Vec<Option<f64>> {
    let Some((top, height)) = usual_frame(document) else {
        return vec![None; document.pages().len()];
    };
    let filled = |page: &Page| {
        let sheet = Rect::from_pos_size(Point::zero(), page.frame.size());
        let mut items = Vec::new();
        Walk { room: sheet, body: true, sheet, clips: 0, items: &mut items }.frame(
            &page.frame,
            Transform::identity(),
            None,
        );
        let within = |item: &&Item<'_>| {
            item.solid && item.bounds.min.y >= top - Abs::pt(SLACK) && item.bounds.max.y <= top + height
        };
        let lowest = items.iter().filter(within).map(|item| item.bounds.max.y - top).max()?;
        Some(lowest / height)
    };
    document.pages().iter().map(filled).collect()
}

/// Where the text begins on a page, as on most.
pub(super) fn text_top(document: &PagedDocument) -> Option<Abs> {
    usual_frame(document).map(|(top, _)| top)
}

/// Where the frame of the text begins and how high it is, on most pages.
fn usual_frame(document: &PagedDocument) -> Option<(Abs, Abs)> {
    let mut heights = BTreeMap::<(Abs, Abs), usize>::new();
    for page in document.pages() {
        if let Some((at, item)) = text_frame(page).and_then(|index| page.frame.items().nth(index)) {
            let FrameItem::Group(group) = item else { continue };
            *heights.entry((at.y, group.frame.height())).or_default() += 1;
        }
    }
    heights.into_iter().max_by_key(|(_, pages)| *pages).map(|(frame, _)| frame)
}

/// Which of a page's items is the frame of its text: of those that are as high as a page of text is, the last, since grounds
/// lie below it. One that is alone and as large as the page is the ground of a blank page.
fn text_frame(page: &Page) -> Option<usize> {
    let sheet = page.frame.size();
    let high = |item: &FrameItem| match item {
        FrameItem::Group(group) if group.frame.height() > sheet.y * 0.4 => Some(group.frame.size()),
        _ => None,
    };
    let frames: Vec<_> = page.frame.items().enumerate().filter_map(|(at, (_, item))| Some((at, high(item)?))).collect();
    match frames[..] {
        [(_, size)] if size.x >= sheet.x && size.y >= sheet.y => None,
        _ => frames.last().map(|(at, _)| *at),
    }
}

/// What a frame within the page cuts off, and which of them it is.
#[derive(Clone, Copy)]
struct Clip {
    bounds: Rect,
    number: usize,
}

/// Words, a picture or a rule on a page.
struct Item<'a> {
    bounds: Rect,
    /// The frame that cuts it. What one such frame holds is one drawing: initials on their ground.
    clip: Option<usize>,
    /// Whether it can be over something, or under it.
    solid: bool,
    outside: bool,
    words: &'a str,
    span: Span,
}

struct Walk<'a, 'f> {
    room: Rect,
    /// Whether it is in the text's frame.
    body: bool,
    sheet: Rect,
    clips: usize,
    items: &'a mut Vec<Item<'f>>,
}

impl<'f> Walk<'_, 'f> {
    fn frame(&mut self, frame: &'f Frame, transform: Transform, clip: Option<Clip>) {
        for (at, item) in frame.items() {
            self.item(item, transform.pre_concat(Transform::translate(at.x, at.y)), clip);
        }
    }

    fn item(&mut self, item: &'f FrameItem, transform: Transform, clip: Option<Clip>) {
        match item {
            FrameItem::Group(group) => self.group(group, transform, clip),
            FrameItem::Text(text) => self.text(text, transform, clip),
            FrameItem::Image(_, size, span) => {
                let bounds = placed(Rect::from_pos_size(Point::zero(), *size), transform);
                let bounds = clip.map_or(bounds, |clip| common(bounds, clip.bounds));
                let outside = beyond(bounds, self.room, Abs::pt(if self.body { SLACK } else { BLEED }));
                let clip = clip.map(|clip| clip.number);
                self.items.push(Item { bounds, clip, solid: self.body, outside, words: "", span: *span });
            }
            FrameItem::Shape(shape, span) => {
                let bounds = match &shape.geometry {
                    Geometry::Line(to) => Rect::new(Point::zero().min(*to), Point::zero().max(*to)),
                    Geometry::Rect(size) => Rect::from_pos_size(Point::zero(), *size),
                    Geometry::Curve(curve) => curve.bbox(None),
                };
                let bounds = placed(bounds, transform);
                let bounds = clip.map_or(bounds, |clip| common(bounds, clip.bounds));
                // Grounds bleed; a ground or a rule in the text may be a little larger than what stands on it.
                let outside = self.body && beyond(bounds, self.sheet, Abs::pt(SLACK));
                let clip = clip.map(|clip| clip.number);
                self.items.push(Item { bounds, clip, solid: false, outside, words: "", span: *span });
            }
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }

    fn group(&mut self, group: &'f GroupItem, transform: Transform, clip: Option<Clip>) {
        let transform = transform.pre_concat(group.transform);
        let clip = group.clip.as_ref().map_or(clip, |curve| {
            self.clips += 1;
            let own = placed(curve.bbox(None), transform);
            Some(Clip { bounds: clip.map_or(own, |clip| common(own, clip.bounds)), number: self.clips })
        });
        self.frame(&group.frame, transform, clip);
    }

    fn text(&mut self, text: &'f TextItem, transform: Transform, clip: Option<Clip>) {
        let words = text.text.trim();
        let upright = transform.kx.is_zero() && transform.ky.is_zero();
        let square = transform.sx.is_zero() && transform.sy.is_zero();
        if words.is_empty() || !(upright || square) {
            return;
        }
        // What letters surely fill of their line, however closely lines stand.
        let line = |above: f64, below: f64| {
            Rect::new(Point::with_y(text.size * -above), Point::new(ink_width(text), text.size * below))
        };
        let bounds = placed(line(0.66, 0.12), transform);
        let hanging = Abs::pt(SLACK) + text.size * HANGING;
        let cut = clip.is_some_and(|clip| beyond(bounds, clip.bounds, Abs::pt(SLACK)));
        // Into the margins may hang what ends a line, and nothing below or above.
        let wide = Rect::new(self.room.min - Point::with_x(hanging), self.room.max + Point::with_x(hanging));
        let outside = cut || beyond(bounds, wide, Abs::pt(SLACK));
        let span = text.glyphs.first().map_or_else(Span::detached, |glyph| glyph.span.0);
        let clip = clip.map(|clip| clip.number);
        self.items.push(Item { bounds, clip, solid: true, outside, words, span });
    }
}

/// How wide a run is without the blank at its end.
fn ink_width(text: &TextItem) -> Abs {
    let end = text.text.trim_end().len();
    text.glyphs.iter().filter(|glyph| glyph.range().start < end).map(|glyph| glyph.x_advance.at(text.size)).sum()
}

/// A box as it stands on the page.
fn placed(bounds: Rect, transform: Transform) -> Rect {
    let Rect { min, max } = bounds;
    let corners =
        [min, max, Point::new(min.x, max.y), Point::new(max.x, min.y)].map(|corner| corner.transform(transform));
    let [first, rest @ ..] = corners;
    rest.into_iter().fold(Rect::new(first, first), |all, corner| Rect::new(all.min.min(corner), all.max.max(corner)))
}

fn common(one: Rect, other: Rect) -> Rect {
    let min = one.min.max(other.min);
    Rect::new(min, one.max.min(other.max).max(min))
}

fn beyond(bounds: Rect, room: Rect, slack: Abs) -> bool {
    let Size { x: width, y: height } = bounds.size();
    let (wide, high) = (width > Abs::zero(), height > Abs::zero());
    let across = bounds.min.x < room.min.x - slack || bounds.max.x > room.max.x + slack;
    let along = bounds.min.y < room.min.y - slack || bounds.max.y > room.max.y + slack;
    (wide || high) && (across || along)
}

/// Whether two things stand over each other, by more than what is rounded.
fn over(one: &Item<'_>, other: &Item<'_>) -> bool {
    if one.clip.is_some() && one.clip == other.clip {
        return false;
    }
    let Size { x, y } = common(one.bounds, other.bounds).size();
    let lower = one.bounds.size().y.min(other.bounds.size().y);
    x > Abs::pt(1.0) && y > lower * 0.2
}

fn faults(page: usize, items: &[Item<'_>]) -> Vec<Misplaced> {
    let misplaced = |item: &Item<'_>, fault| Misplaced {
        page,
        down: item.bounds.min.y,
        fault,
        words: item.words.to_owned(),
        span: item.span,
    };
    let mut found: Vec<_> =
        items.iter().filter(|item| item.outside).map(|item| misplaced(item, Fault::Outside)).collect();
    let mut solid: Vec<&Item<'_>> = items.iter().filter(|item| item.solid).collect();
    solid.sort_by_key(|item| item.bounds.min.y);
    for (index, item) in solid.iter().enumerate() {
        let below = solid[index + 1..].iter().take_while(|other| other.bounds.min.y < item.bounds.max.y);
        found.extend(below.filter(|other| over(item, other)).map(|other| misplaced(other, Fault::Over)));
    }
    found
}

/// Where Typst 0.15 has a footnote that fits nowhere, it may take up a text again from where it stood pages before: it prints
/// whole pages twice (typst/typst#5314 has the like). The library has no footnotes; a site's own may. Every element has a
/// place of its own, so that one met again tells.
fn repeated(document: &PagedDocument) -> Vec<Misplaced> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (page, set) in (1..).zip(document.pages()) {
        let mut again = Again { seen: &mut seen, is_again: false, first: None };
        again.frame(&set.frame, Point::zero());
        found.extend(again.first.map(|(down, text)| Misplaced {
            page,
            down,
            fault: Fault::Twice,
            words: text.text.trim().to_owned(),
            span: text.glyphs.first().map_or_else(Span::detached, |glyph| glyph.span.0),
        }));
    }
    found
}

struct Again<'a, 'f> {
    seen: &'a mut HashSet<Location>,
    /// Whether an element was met that stands on an earlier page.
    is_again: bool,
    /// The first words after it.
    first: Option<(Abs, &'f TextItem)>,
}

impl<'f> Again<'_, 'f> {
    fn frame(&mut self, frame: &'f Frame, origin: Point) {
        for (at, item) in frame.items() {
            match item {
                // A note has the places of its mark.
                FrameItem::Group(group) if group.parent.is_some() => {}
                FrameItem::Group(group) => self.frame(&group.frame, origin + *at),
                // The rule over the notes is on every page the same.
                FrameItem::Tag(Tag::Start(element, _)) if element.is::<ParElem>() || element.is::<HeadingElem>() => {
                    self.is_again |= element.location().is_some_and(|place| !self.seen.insert(place));
                }
                FrameItem::Text(text) if self.is_again && !text.text.trim().is_empty() => {
                    self.first.get_or_insert((origin.y + at.y, text));
                }
                _ => {}
            }
        }
    }
}
