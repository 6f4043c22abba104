//! How the pages of a book look, as small pictures: for the ladder, and for readers who turn its leaves on the site.
//!
//! A picture is kept by all that stands on its page, so that an edit draws anew only what it has changed.

use super::WorkInputs;
use crate::digest::Digest;
use crate::picture;
use crate::typeset::Galley;
use rayon::prelude::*;

/// Changed when the same page would give another picture.
const VERSION: &[u8] = b"look 1";

/// How large pages are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// In pixels.
    pub width: u32,
    /// Of the WebP, 1 to 100.
    pub quality: u8,
}

impl Look {
    /// Recognised, not read.
    pub const SMALL: Look = Look { width: 200, quality: 55 };
    /// Read on a phone, or two at a time on a screen.
    pub const READABLE: Look = Look { width: 900, quality: 60 };

    pub(super) fn name(self) -> String {
        format!("look {} {}", self.width, self.quality)
    }
}

/// Takes the picture of a page of the file, from 1; from many threads, in any order.
pub type Take<'t> = &'t (dyn Fn(usize, &[u8]) + Sync);

/// Draws every page, hands the pictures over and keeps them, and under `list` which they are; a page that cannot be drawn has none.
pub(super) fn draw(inputs: WorkInputs<'_>, list: Digest, galley: &Galley, look: Look, take: Take<'_>) {
    let drawn = |page: usize| {
        let own = Digest::of_parts([VERSION, look.name().as_bytes(), galley.digest(page)?.as_bytes()]);
        let kept = inputs.store.get(own);
        let bytes = match kept {
            Some(bytes) => bytes,
            None => {
                let raster = galley.look(page, look.width)?;
                let bytes = picture::page(raster.width, raster.height, &raster.rgb, look.quality)?;
                if inputs.keeps {
                    inputs.store.put(own, &bytes);
                }
                bytes
            }
        };
        take(page, &bytes);
        Some(own.to_string())
    };
    let pages: Vec<Option<String>> = (1..=galley.pages()).into_par_iter().map(drawn).collect();
    if let Ok(bytes) = serde_json::to_vec(&pages)
        && inputs.keeps
    {
        inputs.store.put(list, &bytes);
    }
}

/// Hands over the pictures of a book that was drawn before; nothing when one of them is gone.
pub(super) fn recall(inputs: WorkInputs<'_>, list: Digest, take: Take<'_>) -> Option<()> {
    let pages: Vec<Option<String>> = serde_json::from_slice(&inputs.store.get(list)?).ok()?;
    let kept = |page: Option<String>| match page {
        Some(own) => inputs.store.get(Digest::parse(&own)?).map(Some),
        None => Some(None),
    };
    let pictures: Option<Vec<Option<Vec<u8>>>> = pages.into_par_iter().map(kept).collect();
    (1..).zip(pictures?).for_each(|(page, bytes)| bytes.iter().for_each(|bytes| take(page, bytes)));
    Some(())
}
