//! Photographs for paper: each cut to the room that a page gives it, never blown up.

use super::colour::Press;
use super::{Decoded, Encoding, Guess, PictureError, decode, encode, encode_jpeg, resize};
use image::{DynamicImage, GenericImageView, Rgb, RgbImage};
use jpeg_encoder::ColorType;
use serde::{Deserialize, Serialize};

/// The room for a photograph on paper, in dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Room {
    pub width: u32,
    pub height: u32,
    /// Whether the picture is cropped to fill the room, or stands whole within it.
    pub fills: bool,
    /// What is kept when it is cropped: the point of the picture, in per cent of its width and height, that
    /// comes to lie at that point of the room.
    pub focus: (u8, u8),
    /// Of the JPEG, 1 to 100.
    pub quality: u8,
}

/// A photograph for paper.
#[derive(Debug, Clone)]
pub struct Print {
    pub bytes: Vec<u8>,
    pub facts: PrintFacts,
}

/// What is known of a photograph for paper without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintFacts {
    pub width: u32,
    pub height: u32,
    /// `jpg` or `png`.
    pub suffix: String,
    /// Why its colours could only be guessed.
    pub guess: Option<Guess>,
}

pub(super) fn for_room(bytes: &[u8], room: Room, press: Option<&Press>) -> Result<Print, PictureError> {
    let Decoded { image, guess } = decode(bytes)?;
    let (width, height) = image.dimensions();
    let (across, down) = (f64::from(room.width) / f64::from(width), f64::from(room.height) / f64::from(height));
    let scale = if room.fills { across.max(down) } else { across.min(down) }.min(1.0);
    let side = |n: u32| ((f64::from(n) * scale).round() as u32).max(1);
    let image = resize(&image, (side(width), side(height)))?;
    let image = if room.fills { crop(&image, room) } else { image };
    // Progressive JPEGs are legal in a PDF, and old printers' software stumbles over them.
    let encoding = Encoding { quality: room.quality, progressive: false };
    let (width, height) = image.dimensions();
    let suffix = |suffix: &str| PrintFacts { width, height, suffix: suffix.to_owned(), guess };
    if let Some(press) = press {
        let inks = press.separated(&on_paper(&image)).ok_or(PictureError::Told("picture-broke"))?;
        return Ok(Print {
            bytes: encode_jpeg(&inks, (width, height), ColorType::Cmyk, encoding)?,
            facts: suffix("jpg"),
        });
    }
    let facts = suffix(if image.color().has_alpha() { "png" } else { "jpg" });
    Ok(Print { bytes: encode(&image, encoding)?, facts })
}

/// Where something shows through, it is the paper: no file of inks is both small and transparent.
fn on_paper(image: &DynamicImage) -> RgbImage {
    let pixels = image.to_rgba8();
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        let [r, g, b, opaque] = pixels.get_pixel(x, y).0.map(u16::from);
        Rgb([r, g, b].map(|light| ((light * opaque + 255 * (255 - opaque)) / 255) as u8))
    })
}

/// The part of a picture that has the room's proportion.
fn crop(image: &DynamicImage, room: Room) -> DynamicImage {
    let (width, height) = image.dimensions();
    let part = |side: u32, other: u32, own: u32, across: u32| -> u32 {
        let wanted = (f64::from(other) * f64::from(own) / f64::from(across.max(1))).round() as u32;
        wanted.clamp(1, side)
    };
    let (across, down) = (part(width, height, room.width, room.height), part(height, width, room.height, room.width));
    let offset = |spare: u32, percent: u8| (f64::from(spare) * f64::from(percent.min(100)) / 100.0).round() as u32;
    image.crop_imm(offset(width - across, room.focus.0), offset(height - down, room.focus.1), across, down)
}

pub(super) fn jpeg(width: u32, height: u32, rgb: Vec<u8>, quality: u8) -> Result<Vec<u8>, PictureError> {
    let image = image::RgbImage::from_raw(width, height, rgb);
    let image = image.ok_or(PictureError::Told("picture-damaged"))?;
    encode(&DynamicImage::from(image), Encoding { quality, progressive: false })
}
