//! Colours: in whatever a picture was saved, it goes on in sRGB.
//!
//! Scanners and print shops save four inks or one, phones a wider red, and a profile beside the pixels says what they
//! mean. Pixels that are written anew are other ones, so that profile would lie about them: each is taken through it
//! here, once. No profile is written afterwards: what bears none is sRGB to every browser (CSS Color 4, 12.1) and
//! reading system, and Typst writes one of sRGB for all pictures of a book; six sizes would bear six of them.

use super::PictureError;
use crate::wall;
use image::{DynamicImage, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Why the colours of a picture could only be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Guess {
    /// Four inks, and nothing says which.
    BareInks,
    /// A profile that cannot be read, or one of other colours than the picture's.
    BadProfile,
}

impl Guess {
    /// The name of the message that says it.
    pub const fn message(self) -> &'static str {
        match self {
            Guess::BareInks => "picture-bare-inks",
            Guess::BadProfile => "picture-bad-profile",
        }
    }
}

/// How far a colour may move, of 255, before it counts as another one: profiles of sRGB differ by their rounding.
const SAME: u8 = 2;

/// The picture in sRGB, opaque unless something shows through: JPEG knows no transparency, and everything else is
/// smaller and alike in it.
pub(super) fn developed(image: DynamicImage, profile: Option<&[u8]>) -> (DynamicImage, Option<Guess>) {
    let transparent = image.color().has_alpha() && image.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255);
    let plain = || match transparent {
        true => DynamicImage::from(image.to_rgba8()),
        false => DynamicImage::from(image.to_rgb8()),
    };
    let Some(profile) = profile else { return (plain(), None) };
    match wall::behind(|| through(profile, &image, transparent)) {
        Ok(Some(Developed::AsItIs)) => (plain(), None),
        Ok(Some(Developed::Anew(image))) => (image, None),
        Ok(None) | Err(_) => (plain(), Some(Guess::BadProfile)),
    }
}

enum Developed {
    /// Its colours are those of sRGB already.
    AsItIs,
    Anew(DynamicImage),
}

fn through(profile: &[u8], image: &DynamicImage, transparent: bool) -> Option<Developed> {
    let (width, height) = (image.width(), image.height());
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let grey = match profile.color_space {
        DataColorSpace::Rgb => false,
        DataColorSpace::Gray if !image.color().has_color() => true,
        _ => return None,
    };
    let (from, pixels) = match (grey, transparent) {
        (true, true) => (Layout::GrayAlpha, image.to_luma_alpha8().into_raw()),
        (true, false) => (Layout::Gray, image.to_luma8().into_raw()),
        (false, true) => (Layout::Rgba, image.to_rgba8().into_raw()),
        (false, false) => (Layout::Rgb, image.to_rgb8().into_raw()),
    };
    let transform = transform(&profile, from, if transparent { Layout::Rgba } else { Layout::Rgb })?;
    if !grey && !transparent && changes_nothing(&*transform) {
        return Some(Developed::AsItIs);
    }
    let mut anew = vec![0; pixels.len() / from.channels() * if transparent { 4 } else { 3 }];
    transform.transform(&pixels, &mut anew).ok()?;
    Some(Developed::Anew(match transparent {
        true => RgbaImage::from_raw(width, height, anew)?.into(),
        false => RgbImage::from_raw(width, height, anew)?.into(),
    }))
}

fn transform(profile: &ColorProfile, from: Layout, to: Layout) -> Option<Arc<Transform8BitExecutor>> {
    profile.create_transform_8bit(from, &ColorProfile::new_srgb(), to, TransformOptions::default()).ok()
}

/// Whether colours from all over the cube stay where they are: most profiles are one of sRGB, by a hundred names.
fn changes_nothing(transform: &Transform8BitExecutor) -> bool {
    let steps = || (0..=5).map(|step| step * 51);
    let probe: Vec<u8> =
        steps().flat_map(|r| steps().flat_map(move |g| steps().flat_map(move |b| [r, g, b]))).collect();
    let mut moved = vec![0; probe.len()];
    transform.transform(&probe, &mut moved).is_ok()
        && probe.iter().zip(&moved).all(|(then, now)| then.abs_diff(*now) <= SAME)
}

/// A JPEG of four inks, 255 of each being full ink; every other decoder would mix them without their profile.
pub(super) struct Inks {
    width: u32,
    height: u32,
    cmyk: Vec<u8>,
}

/// The inks of a JPEG, if it has four; `most` pixels are decoded.
///
/// # Errors
/// When it is damaged.
pub(super) fn inks(bytes: &[u8], most: u64) -> Result<Option<Inks>, PictureError> {
    if !bytes.starts_with(b"\xFF\xD8") {
        return Ok(None);
    }
    let options =
        || DecoderOptions::default().set_strict_mode(false).set_max_width(usize::MAX).set_max_height(usize::MAX);
    let mut head = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    let damaged = |_| PictureError::Told("picture-damaged");
    if head.decode_headers().is_err() {
        // The usual decoder says what is wrong with it.
        return Ok(None);
    }
    let space = head.input_colorspace();
    let (Some(space @ (ColorSpace::CMYK | ColorSpace::YCCK)), Some(info)) = (space, head.info()) else {
        return Ok(None);
    };
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    if u64::from(width) * u64::from(height) > most {
        return Err(PictureError::TooLarge { width, height });
    }
    let raw = options().jpeg_set_out_colorspace(space);
    let mut cmyk = JpegDecoder::new_with_options(ZCursor::new(bytes), raw).decode().map_err(damaged)?;
    // Adobe's programs write the paper that is left and not the ink, and everybody else has followed.
    for pixel in cmyk.chunks_exact_mut(4) {
        let [a, b, c, k] = [pixel[0], pixel[1], pixel[2], pixel[3]];
        let ink = if space == ColorSpace::YCCK { ycc(a, b, c) } else { [255 - a, 255 - b, 255 - c] };
        pixel.copy_from_slice(&[ink[0], ink[1], ink[2], 255 - k]);
    }
    Ok(Some(Inks { width, height, cmyk }))
}

/// Y, Cb and Cr as R, G and B (ITU-T T.871, 7), which in a picture of four inks stand for C, M and Y.
fn ycc(y: u8, cb: u8, cr: u8) -> [u8; 3] {
    let (y, cb, cr) = (f32::from(y), f32::from(cb) - 128.0, f32::from(cr) - 128.0);
    [y + 1.402 * cr, y - 0.344_136 * cb - 0.714_136 * cr, y + 1.772 * cb].map(|value| value.round() as u8)
}

impl Inks {
    /// In sRGB, through their profile.
    pub(super) fn developed(self, profile: Option<&[u8]>) -> (DynamicImage, Option<Guess>) {
        let Inks { width, height, cmyk } = self;
        let mixed = profile.map(|profile| wall::behind(|| mix(profile, &cmyk)).ok().flatten());
        let (rgb, guess) = match mixed {
            Some(Some(rgb)) => (rgb, None),
            // What is left of the paper's light after three inks and black: near, and too bright.
            without => {
                let left = |ink: u8, k: u8| ((255 - u16::from(ink)) * (255 - u16::from(k)) / 255) as u8;
                let rgb = cmyk.chunks_exact(4).flat_map(|p| [left(p[0], p[3]), left(p[1], p[3]), left(p[2], p[3])]);
                (rgb.collect(), Some(if without.is_none() { Guess::BareInks } else { Guess::BadProfile }))
            }
        };
        let image = RgbImage::from_raw(width, height, rgb).unwrap_or_else(|| RgbImage::new(width, height));
        (image.into(), guess)
    }
}

fn mix(profile: &[u8], cmyk: &[u8]) -> Option<Vec<u8>> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Cmyk {
        return None;
    }
    let mut rgb = vec![0; cmyk.len() / 4 * 3];
    transform(&profile, Layout::Rgba, Layout::Rgb)?.transform(cmyk, &mut rgb).ok()?;
    Some(rgb)
}

/// All inks of a point together, of 1 each: more does not dry.
pub const MOST_INK: f64 = 3.0;

/// A press with its inks and its paper, as an ICC profile tells them.
pub struct Press {
    /// From three bytes of sRGB to four of ink.
    separation: Arc<Transform8BitExecutor>,
}

impl Press {
    /// Nothing when that is no profile of four inks, or one that only tells how they look.
    pub fn of(profile: &[u8]) -> Option<Self> {
        let separation = || {
            let profile = ColorProfile::new_from_slice(profile).ok()?;
            (profile.color_space == DataColorSpace::Cmyk).then_some(())?;
            let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
            let separation = srgb.create_transform_8bit(Layout::Rgb, &profile, Layout::Rgba, options).ok()?;
            // What it makes of paper tells whether it can make anything.
            separation.transform(&[255; 3], &mut [0; 4]).ok()?;
            Some(Press { separation })
        };
        wall::behind(separation).ok().flatten()
    }

    /// The inks of a picture, 255 of each being full ink.
    pub(super) fn separated(&self, picture: &RgbImage) -> Option<Vec<u8>> {
        let mut inks = vec![0; picture.as_raw().len() / 3 * 4];
        self.separation.transform(picture.as_raw(), &mut inks).ok()?;
        for point in inks.chunks_exact_mut(4) {
            let colours: f64 = point[..3].iter().map(|ink| f64::from(*ink)).sum();
            let room = MOST_INK * 255.0 - f64::from(point[3]);
            if colours > room {
                point[..3].iter_mut().for_each(|ink| *ink = (f64::from(*ink) * room / colours) as u8);
            }
        }
        Some(inks)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Print, Room, for_room, in_full, make, strip};
    use super::*;
    use image::{GenericImageView, ImageFormat};
    use img_parts::{DynImage, ImageICC};

    fn jpeg(kind: jpeg_encoder::ColorType, pixel: &[u8], profile: Option<&[u8]>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 100);
        if let Some(profile) = profile {
            encoder.add_icc_profile(profile).expect("a small profile");
        }
        encoder.encode(&pixel.repeat(20 * 20), 20, 20, kind).expect("a test picture");
        bytes
    }

    fn png(image: impl Into<DynamicImage>, profile: &[u8]) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image.into().write_to(&mut bytes, ImageFormat::Png).expect("a test picture");
        let mut file = img_parts::png::Png::from_bytes(bytes.into_inner().into()).expect("a PNG");
        file.set_icc_profile(Some(profile.to_vec().into()));
        file.encoder().bytes().to_vec()
    }

    /// A profile of a printer whose cyan is red, and whose other inks are as dark as black.
    fn red_cyan() -> Vec<u8> {
        let corner = |n: u8| match n {
            0 => [255, 128, 128],
            // The first ink counts most.
            0b1000 => [128, 208, 190],
            _ => [0, 128, 128],
        };
        printer([4, 3], (0..16).flat_map(corner).collect(), b"A2B0")
    }

    /// A profile of four inks (ICC.1:2022, 10.10, `lut8Type`) with one table, from so many channels to so many.
    fn printer([from, to]: [u8; 2], corners: Vec<u8>, tag: &[u8; 4]) -> Vec<u8> {
        let identity = || 0..=255u8;
        let mut lut = [&b"mft1\0\0\0\0"[..], &[from, to, 2, 0]].concat();
        for entry in [1, 0, 0, 0, 1, 0, 0, 0, 1u32] {
            lut.extend((entry << 16).to_be_bytes());
        }
        (0..from).for_each(|_| lut.extend(identity()));
        lut.extend(corners);
        (0..to).for_each(|_| lut.extend(identity()));
        let mut head = vec![0; 128];
        let mut put = |at: usize, what: &[u8]| head[at..at + what.len()].copy_from_slice(what);
        put(0, &((144 + lut.len()) as u32).to_be_bytes());
        put(8, &[2, 0x10, 0, 0]);
        for (at, what) in [(12, b"prtr"), (16, b"CMYK"), (20, b"Lab "), (36, b"acsp")] {
            put(at, what);
        }
        for (at, what) in [(68, 0xF6D6u32), (72, 0x1_0000), (76, 0xD32D)] {
            put(at, &what.to_be_bytes());
        }
        let table = [1, u32::from_be_bytes(*tag), 144, lut.len() as u32];
        [head, table.into_iter().flat_map(u32::to_be_bytes).collect(), lut].concat()
    }

    /// The colour of a picture everywhere that it goes, which must be the same one.
    fn shown(original: &[u8]) -> ([u8; 3], Option<Guess>) {
        let made = make(original).expect("a picture");
        let room = Room { width: 10, height: 10, fills: false, focus: (50, 50), quality: 95 };
        let Print { bytes: print, facts } = for_room(original, room, None).expect("a picture");
        assert_eq!(facts.guess, made.facts.guess);
        let files = made.bytes.into_iter().chain([print, in_full(original).expect("a picture").0]);
        let colours: Vec<[u8; 3]> = files
            .map(|file| {
                let picture = DynImage::from_bytes(file.clone().into()).expect("a picture").expect("of a known format");
                assert_eq!(picture.icc_profile(), None);
                let [r, g, b, _] = image::load_from_memory(&file).expect("a picture").get_pixel(5, 5).0;
                [r, g, b]
            })
            .collect();
        let first = colours[0];
        assert!(colours.iter().all(|colour| near(*colour, first)), "{colours:?}");
        (first, facts.guess)
    }

    fn near(one: [u8; 3], other: [u8; 3]) -> bool {
        one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= 6)
    }

    #[test]
    fn inks_are_mixed_as_their_profile_says() {
        let profile = red_cyan();
        for kind in [jpeg_encoder::ColorType::Cmyk, jpeg_encoder::ColorType::CmykAsYcck] {
            let of = |ink: [u8; 4]| shown(&jpeg(kind, &ink, Some(&profile)));
            assert_eq!(of([0, 0, 0, 0]), ([255; 3], None));
            let ([r, g, b], None) = of([255, 0, 0, 0]) else { panic!("a guess") };
            assert!(r > 180 && g < 60 && b < 60, "its cyan is red: {r} {g} {b}");
            let (black, None) = of([0, 0, 0, 255]) else { panic!("a guess") };
            assert!(near(black, [0; 3]), "{black:?}");
            // Without it cyan is cyan, and that is a guess.
            let (bare, guess) = shown(&jpeg(kind, &[255, 0, 0, 0], None));
            assert!(near(bare, [0, 255, 255]) && guess == Some(Guess::BareInks), "{bare:?}");
        }
    }

    #[test]
    fn a_separation_holds_no_more_ink_than_dries() {
        // Dark is all four inks, white none.
        let corner = |n: u8| if n & 0b100 == 0 { [255; 4] } else { [0; 4] };
        let heavy = printer([3, 4], (0..8).flat_map(corner).collect(), b"B2A0");
        let press = Press::of(&heavy).expect("a profile of a press");
        let black = press.separated(&RgbImage::new(2, 2)).expect("inks");
        let most = (MOST_INK * 255.0) as u32;
        for point in black.chunks_exact(4) {
            let ink: u32 = point.iter().map(|ink| u32::from(*ink)).sum();
            assert!((most - 4..=most).contains(&ink) && point[3] > 250, "{point:?}");
        }
        let white = press.separated(&RgbImage::from_pixel(2, 2, image::Rgb([255; 3]))).expect("inks");
        assert!(white.iter().all(|ink| *ink < 5), "{white:?}");
        // What only tells how inks look can make none; nor can lights.
        let srgb = ColorProfile::new_srgb().encode().expect("a profile");
        for none in [&red_cyan()[..], &srgb, b"a colour profile", &heavy[..heavy.len() - 1500]] {
            assert!(Press::of(none).is_none());
        }
    }

    #[test]
    fn wide_reds_and_other_greys_come_to_srgb() {
        let encoded = |profile: ColorProfile| profile.encode().expect("a profile");
        let wide = encoded(ColorProfile::new_display_p3());
        let (opaque, guess) = shown(&jpeg(jpeg_encoder::ColorType::Rgb, &[200, 100, 60], Some(&wide)));
        assert!(near(opaque, [214, 97, 49]) && guess.is_none(), "{opaque:?}");
        let mut clear = RgbaImage::from_pixel(20, 20, image::Rgba([200, 100, 60, 255]));
        clear.put_pixel(0, 0, image::Rgba([0; 4]));
        let (through, guess) = shown(&png(clear, &wide));
        assert!(near(through, opaque) && guess.is_none(), "{through:?}");
        let grey = encoded(ColorProfile::new_gray_with_gamma(1.8));
        let (lighter, guess) = shown(&jpeg(jpeg_encoder::ColorType::Luma, &[101], Some(&grey)));
        assert!(near(lighter, [120; 3]) && guess.is_none(), "{lighter:?}");
    }

    #[test]
    fn profiles_of_srgb_change_nothing_and_broken_ones_are_told() {
        let srgb = ColorProfile::new_srgb().encode().expect("a profile");
        let image = DynamicImage::from(RgbImage::from_pixel(2, 2, image::Rgb([1, 2, 3])));
        assert!(matches!(through(&srgb, &image, false), Some(Developed::AsItIs)));
        let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
        assert!(matches!(through(&p3, &image, false), Some(Developed::Anew(_))));
        let rgb = |profile: &[u8]| shown(&jpeg(jpeg_encoder::ColorType::Rgb, &[200, 100, 60], Some(profile)));
        assert_eq!(rgb(&srgb).1, None);
        let inks = red_cyan();
        let broken: [&[u8]; 5] = [b"a colour profile", &[0; 3000], &srgb[..200], &inks, &inks[..inks.len() - 900]];
        for profile in broken {
            let (colour, guess) = rgb(profile);
            assert!(near(colour, [200, 100, 60]) && guess == Some(Guess::BadProfile));
            let (_, guess) = shown(&jpeg(jpeg_encoder::ColorType::Cmyk, &[9, 8, 7, 6], Some(profile)));
            assert_eq!(guess, if profile == inks { None } else { Some(Guess::BadProfile) });
        }
        // What keeps its pixels keeps what says how to read them.
        let file = jpeg(jpeg_encoder::ColorType::Rgb, &[200, 100, 60], Some(&p3));
        let kept = DynImage::from_bytes(strip(&file).expect("a picture").0.into()).expect("a picture").expect("a JPEG");
        assert_eq!(kept.icc_profile().as_deref(), Some(&p3[..]));
    }
}
