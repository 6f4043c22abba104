//! Photographs for the screen and for paper: turned upright, cut down to the sizes that are shown, freed of
//! everything that was not seen (EXIF, GPS, thumbnails), colour profile kept. Pure: bytes in, bytes out.

use fast_image_resize::{ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits};
use serde::{Deserialize, Serialize};
use std::io::Cursor;

/// Changed when the same photograph would give other bytes, so that cached ones are made anew.
pub const VERSION: &[u8] = b"picture 1";

/// The widths that pages offer, in pixels.
pub const WIDTHS: [u32; 3] = [480, 800, 1600];

/// 108 megapixels is what phones take; what is beyond is a mistake or an attack.
const MAX_PIXELS: u64 = 120_000_000;

const SCREEN: Encoding = Encoding { quality: 82, progressive: true };

/// How a JPEG is written.
#[derive(Debug, Clone, Copy)]
struct Encoding {
    quality: u8,
    progressive: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureError {
    /// Not a JPEG, PNG, WebP or GIF, or damaged; the decoder's words.
    Unreadable(String),
    /// More pixels than are decoded.
    TooLarge { width: u32, height: u32 },
}

/// What is known of a picture's sizes without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Of the upright original, in pixels.
    pub width: u32,
    pub height: u32,
    /// The mean colour, `#rrggbb`, shown until the picture is there.
    pub colour: String,
    /// `jpg` or `png`.
    pub suffix: String,
    /// Width and height of each size, the smallest first.
    pub sizes: Vec<(u32, u32)>,
}

/// A photograph in the sizes for pages, `bytes[i]` of `facts.sizes[i]`.
#[derive(Debug)]
pub struct Picture {
    pub facts: Facts,
    pub bytes: Vec<Vec<u8>>,
}

struct Decoded {
    image: DynamicImage,
    profile: Option<Vec<u8>>,
}

/// Whether a JPEG ends before its picture does, as after a broken copy: the decoder would fill the rest
/// with grey. The end mark of a whole one stands in its second half; thumbnails have theirs in the first.
fn is_cut(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xD8") && !bytes[bytes.len() / 2..].windows(2).any(|pair| pair == b"\xFF\xD9")
}

fn decode(bytes: &[u8]) -> Result<Decoded, PictureError> {
    if is_cut(bytes) {
        return Err(PictureError::Unreadable("the file is not whole".to_owned()));
    }
    let unreadable = |error: &dyn std::fmt::Display| PictureError::Unreadable(error.to_string());
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| unreadable(&e))?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 4 + (64 << 20));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|e| unreadable(&e))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder).map_err(|e| unreadable(&e))?;
    image.apply_orientation(orientation);
    Ok(Decoded { image, profile })
}

/// Makes the sizes for pages.
///
/// # Errors
/// When the bytes are no picture, or too large a one.
pub fn make(bytes: &[u8]) -> Result<Picture, PictureError> {
    let Decoded { image, profile } = decode(bytes)?;
    let (width, height) = image.dimensions();
    let transparent = image.color().has_alpha() && has_transparency(&image);
    // JPEG knows no transparency; everything else is smaller and alike in it.
    let image = if transparent { DynamicImage::from(image.to_rgba8()) } else { DynamicImage::from(image.to_rgb8()) };
    let suffix = if transparent { "png" } else { "jpg" };
    let mut sizes = Vec::new();
    let mut encoded = Vec::new();
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|w| *w < width).collect();
    if widths.len() < WIDTHS.len() {
        widths.push(width);
    }
    for target in widths {
        let size = (target, scaled(height, target, width));
        let resized = resize(&image, size)?;
        encoded.push(encode(&resized, profile.as_deref(), SCREEN)?);
        sizes.push(size);
    }
    let facts = Facts { width, height, colour: mean_colour(&image), suffix: suffix.to_owned(), sizes };
    Ok(Picture { facts, bytes: encoded })
}

/// The room for a photograph on paper, in dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Room {
    pub width: u32,
    pub height: u32,
    /// Whether the picture is cropped to fill the room, or stands whole within it.
    pub fills: bool,
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
}

/// Cuts a photograph down to what a room can show of it; a small one is left as it is, never blown up.
///
/// # Errors
/// When the bytes are no picture, or too large a one.
pub fn for_room(bytes: &[u8], room: Room) -> Result<Print, PictureError> {
    let Decoded { image, profile } = decode(bytes)?;
    let (width, height) = image.dimensions();
    let (across, down) = (f64::from(room.width) / f64::from(width), f64::from(room.height) / f64::from(height));
    let scale = if room.fills { across.max(down) } else { across.min(down) }.min(1.0);
    let side = |n: u32| ((f64::from(n) * scale).round() as u32).max(1);
    let transparent = image.color().has_alpha() && has_transparency(&image);
    let image = if transparent { DynamicImage::from(image.to_rgba8()) } else { DynamicImage::from(image.to_rgb8()) };
    let image = resize(&image, (side(width), side(height)))?;
    // Progressive JPEGs are legal in a PDF, and old printers' software stumbles over them.
    let bytes = encode(&image, profile.as_deref(), Encoding { quality: room.quality, progressive: false })?;
    let suffix = if transparent { "png" } else { "jpg" }.to_owned();
    Ok(Print { bytes, facts: PrintFacts { width: image.width(), height: image.height(), suffix } })
}

/// A drawing as a JPEG: `rgb` holds three bytes for each pixel, row by row.
///
/// # Errors
/// When there are fewer or more bytes than pixels, or too many pixels for the format.
pub fn jpeg(width: u32, height: u32, rgb: Vec<u8>, quality: u8) -> Result<Vec<u8>, PictureError> {
    let image = image::RgbImage::from_raw(width, height, rgb);
    let image = image.ok_or_else(|| PictureError::Unreadable("not as many bytes as pixels".to_owned()))?;
    encode(&DynamicImage::from(image), None, Encoding { quality, progressive: false })
}

/// `value * to / from`, rounded, at least 1.
fn scaled(value: u32, to: u32, from: u32) -> u32 {
    let scaled = (u64::from(value) * u64::from(to) + u64::from(from) / 2) / u64::from(from.max(1));
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}

fn has_transparency(image: &DynamicImage) -> bool {
    image.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255)
}

fn resize(image: &DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage, PictureError> {
    if image.dimensions() == (width, height) {
        return Ok(image.clone());
    }
    let mut target = DynamicImage::new(width, height, image.color());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(fast_image_resize::FilterType::Lanczos3));
    Resizer::new().resize(image, &mut target, &options).map_err(|error| PictureError::Unreadable(error.to_string()))?;
    Ok(target)
}

fn encode(image: &DynamicImage, profile: Option<&[u8]>, encoding: Encoding) -> Result<Vec<u8>, PictureError> {
    let failed = |error: &dyn std::fmt::Display| PictureError::Unreadable(error.to_string());
    let mut bytes = Vec::new();
    if image.color().has_alpha() {
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).map_err(|e| failed(&e))?;
        return Ok(bytes);
    }
    let rgb = image.to_rgb8();
    let side =
        |n: u32| u16::try_from(n).map_err(|_| PictureError::TooLarge { width: rgb.width(), height: rgb.height() });
    let (width, height) = (side(rgb.width())?, side(rgb.height())?);
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, encoding.quality);
    encoder.set_progressive(encoding.progressive);
    encoder.set_optimized_huffman_tables(true);
    if let Some(profile) = profile {
        // A profile too large for JPEG is none that a browser would heed.
        let _ = encoder.add_icc_profile(profile);
    }
    encoder.encode(rgb.as_raw(), width, height, jpeg_encoder::ColorType::Rgb).map_err(|e| failed(&e))?;
    Ok(bytes)
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

/// A picture of `static/`, which keeps its size: the same picture without what was not seen, and its
/// sizes. `None` when the bytes are no picture that is known here.
pub fn strip(bytes: &[u8]) -> Option<(Vec<u8>, Facts)> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = decoder.dimensions();
    let facts = |width, height| Facts {
        width,
        height,
        colour: "#d8d2c6".to_owned(),
        suffix: String::new(),
        sizes: vec![(width, height)],
    };
    if orientation != Orientation::NoTransforms {
        // Without the tag the picture would lie on its side.
        let Decoded { image, profile } = decode(bytes).ok()?;
        let (width, height) = image.dimensions();
        return Some((encode(&image, profile.as_deref(), SCREEN).ok()?, facts(width, height)));
    }
    if bytes.starts_with(b"\xFF\xD8") && !bytes.ends_with(b"\xFF\xD9") {
        // What phones append behind the picture (a film of the moment) carries a place of its own.
        let Decoded { image, profile } = decode(bytes).ok()?;
        return Some((encode(&image, profile.as_deref(), SCREEN).ok()?, facts(width, height)));
    }
    let Some(mut picture) = img_parts::DynImage::from_bytes(img_parts::Bytes::copy_from_slice(bytes)).ok()? else {
        // A GIF has no EXIF, and nobody photographs with it.
        return Some((bytes.to_vec(), facts(width, height)));
    };
    match &mut picture {
        img_parts::DynImage::Jpeg(jpeg) => {
            // Of all that a JPEG may say of itself, its density, colour profile and colour transform are
            // seen; the rest (EXIF, XMP, IPTC, comments, thumbnails) is not.
            use img_parts::jpeg::markers;
            jpeg.segments_mut().retain(|segment| {
                let marker = segment.marker();
                let told = (markers::APP0..=markers::APP15).contains(&marker) || marker == markers::COM;
                !told || [markers::APP0, markers::APP2, markers::APP14].contains(&marker)
            });
        }
        img_parts::DynImage::Png(png) => {
            for kind in [*b"eXIf", *b"tEXt", *b"zTXt", *b"iTXt", *b"tIME"] {
                png.remove_chunks_by_type(kind);
            }
        }
        img_parts::DynImage::WebP(webp) => {
            webp.chunks_mut().retain(|chunk| ![*b"EXIF", *b"XMP "].contains(&chunk.id()));
        }
    }
    Some((picture.encoder().bytes().to_vec(), facts(width, height)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage};
    use img_parts::{ImageEXIF, ImageICC};

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let image = RgbImage::from_fn(width, height, |x, _| Rgb([if x < width / 2 { 255 } else { 0 }, 0, 0]));
        encode(&DynamicImage::from(image), None, SCREEN).expect("a test picture")
    }

    /// A little-endian EXIF block that holds one tag: orientation.
    fn exif(orientation: u8) -> Vec<u8> {
        let mut block = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        block.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
        block
    }

    fn with_exif(bytes: Vec<u8>, orientation: u8) -> Vec<u8> {
        let mut jpeg = img_parts::jpeg::Jpeg::from_bytes(bytes.into()).expect("a JPEG");
        jpeg.set_exif(Some(exif(orientation).into()));
        jpeg.set_icc_profile(Some(b"a colour profile".to_vec().into()));
        jpeg.encoder().bytes().to_vec()
    }

    #[test]
    fn a_photograph_is_upright_small_and_without_metadata() {
        let original = with_exif(jpeg(2000, 1000), 6);
        let picture = make(&original).expect("a photograph");
        // Orientation 6 is a quarter turn: width and height change places.
        assert_eq!((picture.facts.width, picture.facts.height), (1000, 2000));
        assert_eq!(picture.facts.sizes, vec![(480, 960), (800, 1600), (1000, 2000)]);
        for bytes in picture.bytes {
            let jpeg = img_parts::jpeg::Jpeg::from_bytes(bytes.into()).expect("a JPEG");
            assert!(jpeg.exif().is_none());
            assert_eq!(jpeg.icc_profile().as_deref(), Some(&b"a colour profile"[..]));
        }
    }

    #[test]
    fn paper_gets_what_it_can_show() {
        let original = with_exif(jpeg(2000, 1000), 6);
        let room = |width, height, fills| Room { width, height, fills, quality: 90 };
        let size = |room| {
            let print = for_room(&original, room).expect("a photograph");
            let jpeg = img_parts::jpeg::Jpeg::from_bytes(print.bytes.into()).expect("a JPEG");
            assert!(jpeg.exif().is_none() && jpeg.icc_profile().is_some());
            (print.facts.width, print.facts.height)
        };
        // Upright it is 1000 by 2000.
        assert_eq!(size(room(300, 400, true)), (300, 600));
        assert_eq!(size(room(300, 400, false)), (200, 400));
        assert_eq!(size(room(9000, 9000, false)), (1000, 2000), "nothing is blown up");
    }

    #[test]
    fn static_pictures_lose_metadata_too() {
        for orientation in [1, 6] {
            let (bytes, facts) = strip(&with_exif(jpeg(40, 20), orientation)).expect("a picture");
            assert_eq!(facts.width, if orientation == 6 { 20 } else { 40 });
            assert!(img_parts::jpeg::Jpeg::from_bytes(bytes.into()).expect("a JPEG").exif().is_none());
        }
        assert!(strip(b"PK\x03\x04 not a picture").is_none());
    }

    #[test]
    fn what_is_no_picture_is_an_error() {
        assert!(matches!(make(b"PK\x03\x04zip"), Err(PictureError::Unreadable(_))));
        assert!(matches!(make(&jpeg(100, 100)[..200]), Err(PictureError::Unreadable(_))));
        assert_eq!(make(&jpeg(1, 1)).expect("one pixel").facts.sizes, vec![(1, 1)]);
    }
}
