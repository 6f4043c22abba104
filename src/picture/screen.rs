//! Photographs for pages, in the sizes that pages offer.
//!
//! WebP is a third smaller than JPEG and known to every browser of the last years; JPEG (PNG where something
//! shows through) is for the others, for feeds and for whoever shares the page.

use super::{Decoded, Guess, IN_FULL, PictureError, SCREEN, decode, encode, is_animated, resize};
use image::{DynamicImage, GenericImageView};
use serde::{Deserialize, Serialize};

/// The widths that pages offer, in pixels: a face in a list, a phone, a page, a whole screen.
pub const WIDTHS: [u32; 4] = [240, 480, 800, 1600];

/// The widths for browsers that know no WebP.
const FALLBACKS: [u32; 2] = [480, 1600];

/// Of WebP, 0 to 100: what looks like our JPEGs.
const WEBP_QUALITY: f32 = 78.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    Webp,
    Jpeg,
    Png,
    /// The user's own file, of whatever format.
    AsItIs,
}

impl Format {
    pub const fn suffix(self) -> &'static str {
        match self {
            Format::Webp => "webp",
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::AsItIs => "",
        }
    }
}

/// One file of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    pub width: u32,
    pub height: u32,
    pub format: Format,
}

/// What is known of a picture without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Of the upright original, in pixels.
    pub width: u32,
    pub height: u32,
    /// The mean colour, `#rrggbb`, shown until the picture is there; none where it would show through.
    pub colour: Option<String>,
    /// Whether it moved: only its first frame is shown.
    pub animated: bool,
    /// Why its colours could only be guessed.
    pub guess: Option<Guess>,
    /// The files of each format, the smallest first; those for every browser last.
    pub sizes: Vec<Size>,
}

/// A photograph in the sizes for pages, `bytes[i]` of `facts.sizes[i]`.
#[derive(Debug)]
pub struct Picture {
    pub facts: Facts,
    pub bytes: Vec<Vec<u8>>,
}

pub(super) fn make(bytes: &[u8]) -> Result<Picture, PictureError> {
    let Decoded { image, guess } = decode(bytes)?;
    let (width, height) = image.dimensions();
    let opaque = !image.color().has_alpha();
    let fallback = if opaque { Format::Jpeg } else { Format::Png };
    let cut = |target: u32| resize(&image, (target, scaled(height, target, width)));
    let mut made: Vec<(Size, Vec<u8>)> = Vec::new();
    let mut fallbacks = Vec::new();
    for target in offered(&WIDTHS, width) {
        let cut = cut(target)?;
        let size = |format| Size { width: cut.width(), height: cut.height(), format };
        if let Some(bytes) = webp(&cut) {
            made.push((size(Format::Webp), bytes));
        }
        if offered(&FALLBACKS, width).contains(&target) {
            fallbacks.push((size(fallback), encode(&cut, SCREEN)?));
        }
    }
    // Flat drawings are sometimes smaller as PNG, tiny pictures as JPEG: then there is no need of two.
    let largest = |of: &[(Size, Vec<u8>)]| of.last().map_or(usize::MAX, |(_, bytes)| bytes.len());
    if largest(&made) >= largest(&fallbacks) {
        made.clear();
    }
    made.extend(fallbacks);
    let (sizes, files) = made.into_iter().unzip();
    let colour = opaque.then(|| mean_colour(&image));
    let animated = is_animated(bytes);
    Ok(Picture { facts: Facts { width, height, colour, animated, guess, sizes }, bytes: files })
}

pub(super) fn in_full(bytes: &[u8]) -> Result<(Vec<u8>, &'static str), PictureError> {
    let Decoded { image, .. } = decode(bytes)?;
    let format = if image.color().has_alpha() { Format::Png } else { Format::Jpeg };
    Ok((encode(&image, IN_FULL)?, format.suffix()))
}

/// Those of the widths that a picture fills, and its own where it has less than the largest.
fn offered(widths: &[u32], own: u32) -> Vec<u32> {
    let mut offered: Vec<u32> = widths.iter().copied().filter(|width| *width < own).collect();
    if offered.len() < widths.len() {
        offered.push(own);
    }
    offered
}

/// The picture as WebP; `None` when it is larger than the format allows (16,383 pixels a side).
fn webp(image: &DynamicImage) -> Option<Vec<u8>> {
    let encoded = match image {
        DynamicImage::ImageRgba8(image) => {
            webp::Encoder::from_rgba(image.as_raw(), image.width(), image.height()).encode_simple(false, WEBP_QUALITY)
        }
        image => {
            let image = image.to_rgb8();
            webp::Encoder::from_rgb(image.as_raw(), image.width(), image.height()).encode_simple(false, WEBP_QUALITY)
        }
    };
    Some(encoded.ok()?.to_vec())
}

/// A page of letters. The least effort: more takes three times as long and saves a tenth.
pub(super) fn page(width: u32, height: u32, rgb: &[u8], quality: u8) -> Option<Vec<u8>> {
    let mut config = webp::WebPConfig::new().ok()?;
    config.quality = f32::from(quality);
    config.method = 1;
    let whole = rgb.len() == width as usize * height as usize * 3;
    whole
        .then(|| webp::Encoder::from_rgb(rgb, width, height).encode_advanced(&config).ok())
        .flatten()
        .map(|b| b.to_vec())
}

/// `value * to / from`, rounded, at least 1.
fn scaled(value: u32, to: u32, from: u32) -> u32 {
    let scaled = (u64::from(value) * u64::from(to) + u64::from(from) / 2) / u64::from(from.max(1));
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}

fn mean_colour(image: &DynamicImage) -> String {
    let small = image.thumbnail_exact(8, 8).to_rgb8();
    let mut sum = [0u32; 3];
    for pixel in small.pixels() {
        for (total, channel) in sum.iter_mut().zip(pixel.0) {
            *total += u32::from(channel);
        }
    }
    format!("#{:02x}{:02x}{:02x}", sum[0] / 64, sum[1] / 64, sum[2] / 64)
}
