//! Photographs for the screen and for paper: turned upright, cut down to the sizes that are shown, freed of
//! everything that was not seen (EXIF, GPS, thumbnails), in sRGB. Pure: bytes in, bytes out.
//!
//! [`screen`] makes what pages offer, [`paper`] what books print, [`keep`] cleans pictures that stay as they
//! are, [`drawing`] writes drawings anew, [`colour`] takes pixels through their profile; here is what they share: reading, scaling, writing, and the wall behind
//! which all of it is done.

mod colour;
mod css;
mod drawing;
mod gif;
mod keep;
mod paper;
mod screen;

pub use colour::{Guess, MOST_INK, Press};
pub use drawing::Unsafe;
pub use paper::{Print, PrintFacts, Room};
pub use screen::{Facts, Format, Picture, Size};

use crate::diagnostic::Message;
use crate::wall;
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{IntoImageView, IntoImageViewMut, PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::{gif::GifDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Changed when the same photograph would give other bytes, so that cached ones are made anew.
pub const VERSION: &[u8] = b"picture 5";

/// 108 megapixels is what phones take; what is beyond is a mistake or an attack.
const MAX_PIXELS: u64 = 120_000_000;

const SCREEN: Encoding = Encoding { quality: 82, progressive: true };

/// Of a picture that keeps its size: nobody should see that it was written anew.
const IN_FULL: Encoding = Encoding { quality: 95, progressive: true };

/// How a JPEG is written.
#[derive(Debug, Clone, Copy)]
struct Encoding {
    quality: u8,
    progressive: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureError {
    /// Not a JPEG, PNG, WebP or GIF, or not a sound one: the name of the message that says what it is.
    Told(&'static str),
    /// More pixels than are decoded.
    TooLarge { width: u32, height: u32 },
}

impl From<image::ImageError> for PictureError {
    fn from(error: image::ImageError) -> Self {
        PictureError::Told(match error {
            image::ImageError::Limits(_) => "picture-memory",
            image::ImageError::Unsupported(_) => "picture-unsupported",
            _ => "picture-damaged",
        })
    }
}

/// Makes the sizes for pages.
///
/// # Errors
/// When the bytes are no picture, or too large a one.
pub fn make(bytes: &[u8]) -> Result<Picture, PictureError> {
    walled(|| screen::make(bytes))
}

/// A photograph in its own size, upright and without what was not seen; with the suffix of its format. Written
/// anew and not copied: cameras hide second pictures, and what they tell, in more places than anybody lists.
///
/// # Errors
/// When the bytes are no picture, or too large a one.
pub fn in_full(bytes: &[u8]) -> Result<(Vec<u8>, &'static str), PictureError> {
    walled(|| screen::in_full(bytes))
}

/// Cuts a photograph down to what a room can show of it; a small one is left as it is, never blown up. In the inks of a
/// press, when it is for one, else in sRGB.
///
/// # Errors
/// When the bytes are no picture, or too large a one.
pub fn for_room(bytes: &[u8], room: Room, press: Option<&Press>) -> Result<Print, PictureError> {
    walled(|| paper::for_room(bytes, room, press))
}

/// A drawing as a JPEG: `rgb` holds three bytes for each pixel, row by row.
///
/// # Errors
/// When there are fewer or more bytes than pixels, or too many pixels for the format.
pub fn jpeg(width: u32, height: u32, rgb: Vec<u8>, quality: u8) -> Result<Vec<u8>, PictureError> {
    walled(|| paper::jpeg(width, height, rgb, quality))
}

/// A page as a WebP: `rgb` as of [`jpeg`]. Nothing when it is larger than the format allows.
pub fn page(width: u32, height: u32, rgb: &[u8], quality: u8) -> Option<Vec<u8>> {
    wall::behind(|| screen::page(width, height, rgb, quality)).ok().flatten()
}

/// A picture that keeps its size and form: the same picture without what was not seen, and its sizes.
///
/// # Errors
/// When the bytes are no picture, or too large a one: unread, it might tell where it was taken.
pub fn strip(bytes: &[u8]) -> Result<(Vec<u8>, Facts), PictureError> {
    walled(|| keep::strip(bytes))
}

/// A drawing (SVG), written anew of what only draws.
///
/// # Errors
/// When it cannot be read, and with the first thing in it that does more than draw.
pub fn draw_anew(bytes: &[u8]) -> Result<Vec<u8>, Unsafe> {
    let broke = |_| Err(Unsafe::Unreadable(Message::new("picture-broke")));
    wall::behind(|| drawing::draw_anew(bytes)).unwrap_or_else(broke)
}

fn walled<T>(work: impl FnOnce() -> Result<T, PictureError>) -> Result<T, PictureError> {
    wall::behind(work).unwrap_or(Err(PictureError::Told("picture-broke")))
}

/// A picture as it is written: upright, in sRGB, opaque unless something shows through.
struct Decoded {
    image: DynamicImage,
    guess: Option<Guess>,
}

/// Whether a JPEG ends before its picture does, as after a broken copy: the decoder would fill the rest
/// with grey. The end mark of a whole one stands in its second half; thumbnails have theirs in the first.
fn is_cut(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xD8") && !bytes[bytes.len() / 2..].windows(2).any(|pair| pair == b"\xFF\xD9")
}

/// What a file is that is no picture of a known kind, by the name of the message that says it.
fn no_picture(bytes: &[u8]) -> Option<&'static str> {
    if let Ok(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP | ImageFormat::Gif) = image::guess_format(bytes)
    {
        return None;
    }
    let text = bytes.trim_ascii_start();
    let xml = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    Some(match bytes {
        [b'P', b'K', 3, 4, ..] => "picture-office",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => "picture-heic",
        [b'I', b'I', b'*' | b'+', 0, ..] | [b'M', b'M', 0, b'*' | b'+', ..] => "picture-tiff",
        [b'B', b'M', ..] => "picture-bmp",
        [b'%', b'P', b'D', b'F', ..] | [b'%', b'!', ..] => "picture-pdf",
        [b'8', b'B', b'P', b'S', ..] => "picture-photoshop",
        _ if xml.starts_with(b"<svg") || xml.starts_with(b"<?xml") => "picture-svg",
        _ if image::guess_format(bytes).is_ok() => "picture-unsupported",
        _ => "picture-none",
    })
}

fn decode(bytes: &[u8]) -> Result<Decoded, PictureError> {
    if is_cut(bytes) {
        return Err(PictureError::Told("picture-cut"));
    }
    if let Some(what) = no_picture(bytes) {
        return Err(PictureError::Told(what));
    }
    let mut reader = reader(bytes)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 4 + (64 << 20));
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let (mut image, guess) = match colour::inks(bytes, MAX_PIXELS)? {
        Some(inks) => inks.developed(profile.as_deref()),
        None => colour::developed(DynamicImage::from_decoder(decoder)?, profile.as_deref()),
    };
    image.apply_orientation(orientation);
    Ok(Decoded { image, guess })
}

fn reader(bytes: &[u8]) -> Result<ImageReader<Cursor<&[u8]>>, PictureError> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    reader.map_err(|_| PictureError::Told("picture-damaged"))
}

/// Whether a picture moves: a GIF, WebP or PNG with more than one frame.
fn is_animated(bytes: &[u8]) -> bool {
    let cursor = || Cursor::new(bytes);
    match image::guess_format(bytes) {
        Ok(ImageFormat::Gif) => GifDecoder::new(cursor())
            .is_ok_and(|decoder| decoder.into_frames().take(2).filter(Result::is_ok).count() > 1),
        Ok(ImageFormat::WebP) => WebPDecoder::new(cursor()).is_ok_and(|decoder| decoder.has_animation()),
        Ok(ImageFormat::Png) => PngDecoder::new(cursor()).is_ok_and(|decoder| decoder.is_apng().unwrap_or(false)),
        _ => false,
    }
}

fn resize(image: &DynamicImage, (width, height): (u32, u32)) -> Result<DynamicImage, PictureError> {
    if image.dimensions() == (width, height) {
        return Ok(image.clone());
    }
    let mut target = DynamicImage::new(width, height, image.color());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(fast_image_resize::FilterType::Lanczos3));
    // What was decoded is one of these two. To say so leaves out the machine code for twelve other forms of pixels.
    let scaled = match image.color().has_alpha() {
        true => resize_typed::<U8x4>(image, &mut target, &options),
        false => resize_typed::<U8x3>(image, &mut target, &options),
    };
    scaled.ok_or(PictureError::Told("picture-memory"))?;
    Ok(target)
}

fn resize_typed<P: PixelTrait>(image: &DynamicImage, target: &mut DynamicImage, options: &ResizeOptions) -> Option<()> {
    let (from, mut to) = (image.image_view::<P>()?, target.image_view_mut::<P>()?);
    Resizer::new().resize_typed(&from, &mut to, options).ok()
}

fn encode(image: &DynamicImage, encoding: Encoding) -> Result<Vec<u8>, PictureError> {
    if image.color().has_alpha() {
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
        return Ok(bytes);
    }
    encode_jpeg(image.to_rgb8().as_raw(), image.dimensions(), jpeg_encoder::ColorType::Rgb, encoding)
}

fn encode_jpeg(
    pixels: &[u8],
    (width, height): (u32, u32),
    colours: jpeg_encoder::ColorType,
    encoding: Encoding,
) -> Result<Vec<u8>, PictureError> {
    let mut bytes = Vec::new();
    let side = |n: u32| u16::try_from(n).map_err(|_| PictureError::TooLarge { width, height });
    let (across, down) = (side(width)?, side(height)?);
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, encoding.quality);
    encoder.set_progressive(encoding.progressive);
    // With tables of its own a baseline JPEG gets a scan for each colour, which zune-jpeg 0.5.15 reads as green stripes
    // (zune-image #419, #448): what Typst draws with, and some printers' programs too.
    encoder.set_optimized_huffman_tables(encoding.progressive);
    encoder.encode(pixels, across, down, colours).map_err(|_| PictureError::Told("picture-memory"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage};
    use img_parts::{ImageEXIF, ImageICC};

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let image = RgbImage::from_fn(width, height, |x, _| Rgb([if x < width / 2 { 255 } else { 0 }, 0, 0]));
        encode(&DynamicImage::from(image), SCREEN).expect("a test picture")
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
        let sizes = |format| -> Vec<(u32, u32)> {
            picture.facts.sizes.iter().filter(|s| s.format == format).map(|s| (s.width, s.height)).collect()
        };
        assert_eq!(sizes(Format::Webp), [(240, 480), (480, 960), (800, 1600), (1000, 2000)]);
        assert_eq!(sizes(Format::Jpeg), [(480, 960), (1000, 2000)]);
        for (size, bytes) in picture.facts.sizes.iter().zip(picture.bytes) {
            let shown = image::load_from_memory(&bytes).expect("a picture");
            assert_eq!((shown.width(), shown.height()), (size.width, size.height));
            let file = img_parts::DynImage::from_bytes(bytes.into()).expect("a picture").expect("of a known format");
            assert!(file.exif().is_none() && file.icc_profile().is_none(), "{:?}", size.format);
        }
    }

    #[test]
    fn paper_gets_what_it_can_show() {
        let original = with_exif(jpeg(2000, 1000), 6);
        let room = |width, height, fills| Room { width, height, fills, focus: (50, 50), quality: 90 };
        let size = |room| {
            let print = for_room(&original, room, None).expect("a photograph");
            let jpeg = img_parts::jpeg::Jpeg::from_bytes(print.bytes.into()).expect("a JPEG");
            assert!(jpeg.exif().is_none() && jpeg.icc_profile().is_none());
            (print.facts.width, print.facts.height)
        };
        // Upright it is 1000 by 2000.
        assert_eq!(size(room(300, 400, true)), (300, 400));
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
        assert_eq!(strip(b"PK\x03\x04 not a picture").err(), Some(PictureError::Told("picture-office")));
    }

    #[test]
    fn a_second_picture_behind_the_first_tells_nothing() {
        let plain = jpeg(40, 20);
        let mut two = plain.clone();
        two.extend(with_exif(jpeg(30, 30), 1));
        for picture in [strip(&two).expect("a picture").0, in_full(&two).expect("a picture").0] {
            assert!(!picture.windows(4).any(|four| four == b"Exif"), "the second one's EXIF");
            assert_eq!(image::load_from_memory(&picture).expect("a JPEG").dimensions(), (40, 20));
        }
        // One that ends with its picture is left as it is, but for what it told of itself.
        assert!(strip(&with_exif(plain.clone(), 1)).expect("a picture").0.ends_with(&plain[plain.len() - 20..]));
    }

    #[test]
    fn what_is_no_picture_is_an_error() {
        assert!(matches!(make(b"PK\x03\x04zip"), Err(PictureError::Told("picture-office"))));
        assert!(matches!(make(b"\0\0\0\x18ftypheic"), Err(PictureError::Told("picture-heic"))));
        for (bytes, what) in [
            (&b"II*\0\x08\0\0\0"[..], "picture-tiff"),
            (b"BM\x9a\0\0\0", "picture-bmp"),
            (b"%PDF-1.7", "picture-pdf"),
            (b"\xEF\xBB\xBF<svg/>", "picture-svg"),
            (b"qoif\0\0\0\x01", "picture-unsupported"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", "picture-damaged"),
        ] {
            for error in [make(bytes).err(), strip(bytes).err(), in_full(bytes).err()] {
                assert_eq!(error, Some(PictureError::Told(what)));
            }
        }
        assert!(matches!(make(b"anything else"), Err(PictureError::Told("picture-none"))));
        assert!(matches!(make(&jpeg(100, 100)[..200]), Err(PictureError::Told("picture-cut"))));
        let one = make(&jpeg(1, 1)).expect("one pixel").facts.sizes;
        assert!(one.iter().all(|size| (size.width, size.height) == (1, 1)), "{one:?}");
        let wide = make(&jpeg(30_000, 4)).expect("a panorama").facts.sizes;
        assert_eq!(wide.last().map(|size| (size.width, size.height)), Some((1600, 1)));
    }

    #[test]
    fn a_crop_keeps_what_is_looked_at() {
        // Red on the left, black on the right.
        let original = jpeg(2000, 1000);
        let left = |focus| {
            let room = Room { width: 100, height: 100, fills: true, focus, quality: 90 };
            let print = for_room(&original, room, None).expect("a photograph");
            let image = image::load_from_memory(&print.bytes).expect("a JPEG").to_rgb8();
            assert_eq!(image.dimensions(), (100, 100));
            image.pixels().filter(|pixel| pixel.0[0] > 128).count() / 100
        };
        assert_eq!([left((0, 50)), left((50, 0)), left((100, 50))], [100, 50, 0]);
    }

    #[test]
    fn what_moves_is_told_and_stands_still() {
        let mut bytes = Vec::new();
        let mut gif = image::codecs::gif::GifEncoder::new(&mut bytes);
        let frame = |shade| image::Frame::new(image::RgbaImage::from_pixel(4, 4, image::Rgba([shade, 0, 0, 255])));
        gif.encode_frames([frame(255), frame(0)]).expect("a test picture");
        drop(gif);
        assert!(make(&bytes).expect("a picture").facts.animated);
        assert!(!make(&jpeg(4, 4)).expect("a picture").facts.animated);
    }
}
