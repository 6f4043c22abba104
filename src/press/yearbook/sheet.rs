//! The cover for the binder: how its sheet is made up around a block of pages.

use super::{Finish, Writer, context};
use crate::reading::isbn::Isbn;
use crate::reading::yearbook::{Binding, BindingKind, Length, Yearbook};
use serde::Serialize;
use tera::{Context, Value};

/// The thickness of a leaf of the usual offset paper (80 g/m²), in millimetres.
const LEAF: f64 = 0.1;

/// Board of the usual weight, the joint that lets it open, what stands out over the block and what is folded in.
const BOARD: f64 = 2.5;
const HINGE: f64 = 8.0;
const OVERHANG: f64 = 3.0;
const TURN_IN: f64 = 17.0;

/// The measures of a cover's sheet, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CoverSheet {
    pub hard: bool,
    /// Of the block alone, from the thickness of its leaves.
    pub block: f64,
    /// With the boards, or with the card.
    pub spine: f64,
    pub board: f64,
    pub hinge: f64,
    pub overhang: f64,
    pub flap: f64,
    pub turn_in: f64,
    /// Of the whole sheet after cutting.
    pub width: f64,
    pub height: f64,
}

impl CoverSheet {
    /// Around `pages` pages of `width` by `height`.
    pub fn of(record: &Yearbook, pages: usize, (width, height): (f64, f64)) -> Self {
        let tenth = |mm: f64| (mm * 10.0).round() / 10.0;
        let given = record.binding.as_ref();
        let of =
            |get: fn(&Binding) -> Option<Length>, usual: f64| given.and_then(get).map_or(usual, |length| length.mm);
        let hard = given.and_then(|binding| binding.kind) == Some(BindingKind::Hard);
        let usual = |mm: f64| if hard { mm } else { 0.0 };
        let block = tenth(pages.div_ceil(2) as f64 * record.paper.map_or(LEAF, |leaf| leaf.mm));
        let board = of(|b| b.board, usual(BOARD));
        let spine = tenth(block + 2.0 * board);
        let (hinge, flap) = (of(|b| b.hinge, usual(HINGE)), of(|b| b.flap, 0.0));
        let (overhang, turn_in) = (of(|b| b.overhang, usual(OVERHANG)), of(|b| b.turn_in, usual(TURN_IN)));
        CoverSheet {
            hard,
            block,
            spine,
            board,
            hinge,
            overhang,
            flap,
            turn_in,
            width: tenth(2.0 * (width + overhang + flap + turn_in) + spine),
            height: tenth(height + 2.0 * (overhang + turn_in)),
        }
    }
}

impl Writer<'_> {
    pub(super) fn sheet_of(&self, pages: usize) -> CoverSheet {
        let record = &self.inputs.book.volume.yearbook;
        let size = self.order.size.unwrap_or_else(|| record.page_size());
        CoverSheet::of(record, pages, (size.width.mm, size.height.mm))
    }

    /// The cover around a block of `pages` pages.
    pub(super) fn cover_sheet(&self, pages: usize) -> Context {
        let record = &self.inputs.book.volume.yearbook;
        let written = record.imprint.as_ref().and_then(|imprint| imprint.isbn.as_ref()).map(|isbn| &isbn.value);
        let isbn = written.and_then(|written| Isbn::parse(written).ok());
        let press = self.order.finish == Finish::Press;
        context([
            ("sheet", Value::from_serializable(&self.sheet_of(pages))),
            ("bleed", Value::from(record.bleed())),
            ("marks", Value::from(press && self.order.marks)),
            ("cover", self.cover()),
            ("back", Value::from(record.back.clone())),
            ("sale", Value::from(self.sale())),
            ("isbn", Value::from(written.cloned())),
            ("bars", Value::from(isbn.map(|isbn| isbn.bars()))),
            ("digits", Value::from(isbn.map(|isbn| isbn.plain()))),
        ])
    }

    /// What it costs, or that it is not sold.
    pub(super) fn sale(&self) -> Option<String> {
        let imprint = self.inputs.book.volume.yearbook.imprint.as_ref()?;
        let price = || self.view.theme.strings.get("imprint-price", &[("price", imprint.price.clone()?)]);
        if imprint.not_for_sale { Some(self.word("book-not-for-sale")) } else { price() }
    }
}
