//! Pictures that stay as they are: what was not seen is taken out of them, their pixels are left alone.

use super::screen::{Facts, Format, Size};
use super::{Decoded, IN_FULL, PictureError, decode, encode, gif, no_picture, reader};
use image::metadata::Orientation;
use image::{GenericImageView, ImageDecoder};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::{Bytes, DynImage};

/// A picture of `static/`, which keeps its size: the same picture without what was not seen, and its sizes.
pub(super) fn strip(bytes: &[u8]) -> Result<(Vec<u8>, Facts), PictureError> {
    if let Some(what) = no_picture(bytes) {
        return Err(PictureError::Told(what));
    }
    let mut decoder = reader(bytes)?.into_decoder()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = decoder.dimensions();
    let facts = |width, height| Facts {
        width,
        height,
        colour: None,
        animated: false,
        guess: None,
        sizes: vec![Size { width, height, format: Format::AsItIs }],
    };
    // Without the tag the picture would lie on its side. And what phones append behind the picture (a film of the
    // moment, a second picture) tells a place of its own.
    let jpeg = bytes.starts_with(b"\xFF\xD8");
    if orientation != Orientation::NoTransforms || jpeg && !ends_with_its_picture(bytes) {
        let Decoded { image, .. } = decode(bytes)?;
        let (width, height) = image.dimensions();
        return Ok((encode(&image, IN_FULL)?, facts(width, height)));
    }
    let damaged = || PictureError::Told("picture-damaged");
    let picture = DynImage::from_bytes(Bytes::copy_from_slice(bytes)).map_err(|_| damaged())?;
    let stripped = match picture {
        Some(DynImage::Jpeg(picture)) => strip_jpeg(picture),
        Some(DynImage::Png(mut png)) => {
            const SEEN: [[u8; 4]; 16] = [
                *b"IHDR", *b"PLTE", *b"IDAT", *b"IEND", *b"tRNS", *b"gAMA", *b"cHRM", *b"sRGB", *b"iCCP", *b"sBIT",
                *b"bKGD", *b"pHYs", *b"cICP", *b"acTL", *b"fcTL", *b"fdAT",
            ];
            png.chunks_mut().retain(|chunk| SEEN.contains(&chunk.kind()));
            png.encoder().bytes().to_vec()
        }
        Some(DynImage::WebP(mut webp)) => {
            const SEEN: [[u8; 4]; 7] = [*b"VP8X", *b"VP8 ", *b"VP8L", *b"ALPH", *b"ANIM", *b"ANMF", *b"ICCP"];
            webp.chunks_mut().retain(|chunk| SEEN.contains(&chunk.id()));
            webp.chunks_mut().iter_mut().for_each(strip_webp_chunk);
            webp.encoder().bytes().to_vec()
        }
        None => gif::strip(bytes).ok_or_else(damaged)?,
    };
    // A damaged picture may be one to this reader only as it was.
    reader(&stripped)?.into_decoder()?;
    Ok((stripped, facts(width, height)))
}

/// Of all that a JPEG may say of itself, its density, colour profile and colour transform are seen; the rest (EXIF,
/// XMP, IPTC, comments, thumbnails in JFIF and JFXX, the index of further pictures) is not.
fn strip_jpeg(mut jpeg: Jpeg) -> Vec<u8> {
    const JFIF: &[u8] = b"JFIF\0";
    /// Of a JFIF header without a thumbnail; its last two bytes are the thumbnail's size.
    const BARE: usize = 14;
    jpeg.segments_mut().retain(|segment| {
        let told = segment.contents();
        match segment.marker() {
            markers::APP0 => told.starts_with(JFIF) && told.len() >= BARE,
            markers::APP2 => told.starts_with(b"ICC_PROFILE\0"),
            markers::APP14 => told.starts_with(b"Adobe"),
            markers::COM => false,
            marker => !(markers::APP0..=markers::APP15).contains(&marker),
        }
    });
    for segment in jpeg.segments_mut().iter_mut().filter(|segment| segment.marker() == markers::APP0) {
        let bare = [&segment.contents()[..BARE - 2], &[0, 0]].concat();
        *segment = JpegSegment::new_with_contents(markers::APP0, Bytes::from(bare));
    }
    jpeg.encoder().bytes().to_vec()
}

/// The header no longer promises what is gone, and a frame of an animation holds its picture only.
fn strip_webp_chunk(chunk: &mut RiffChunk) {
    const EXIF_AND_XMP: u8 = 0b1100;
    /// Of a frame, before its chunks: where it stands, and how long.
    const FRAME: usize = 16;
    let id = chunk.id();
    let RiffContent::Data(data) = chunk.content_mut() else { return };
    if id == *b"VP8X" && !data.is_empty() {
        let mut header = data.to_vec();
        header[0] &= !EXIF_AND_XMP;
        *data = Bytes::from(header);
    } else if id == *b"ANMF" && data.len() >= FRAME {
        let mut frame = data[..FRAME].to_vec();
        let mut rest = &data[FRAME..];
        while let Some((head, _)) = rest.split_first_chunk::<8>() {
            let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
            let whole = (8 + size).saturating_add(size % 2).min(rest.len());
            if [*b"ALPH", *b"VP8 ", *b"VP8L"].iter().any(|seen| head.starts_with(seen)) {
                frame.extend(&rest[..whole]);
            }
            rest = &rest[whole..];
        }
        *data = Bytes::from(frame);
    }
}

/// Whether a JPEG ends where its picture does, and tells nothing between its scans. After the first scan has begun, no coded data can hold the mark of
/// an end (ITU-T T.81, B.1.1.5: 0xFF is followed by 0 there), so the first one ends the picture.
fn ends_with_its_picture(bytes: &[u8]) -> bool {
    let mut at = 2;
    // The segments before the scan tell their lengths; a thumbnail within one has marks of its own.
    while let Some(&[0xFF, marker, high, low]) = bytes.get(at..at + 4).and_then(|head| head.first_chunk::<4>()) {
        if marker == 0xDA {
            let end = bytes[at..].windows(2).position(|pair| pair == b"\xFF\xD9");
            let told = |pair: &[u8]| pair[0] == 0xFF && (0xE0..=0xEF).contains(&pair[1]) || pair == b"\xFF\xFE";
            return end.is_some_and(|end| at + end + 2 == bytes.len()) && !bytes[at..].windows(2).any(told);
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use img_parts::png::PngChunk;
    use img_parts::webp::WebP;

    fn picture(format: image::ImageFormat) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(8, 8).write_to(&mut bytes, format).expect("a test picture");
        bytes.into_inner()
    }

    fn stripped(bytes: &[u8]) -> Vec<u8> {
        let (bytes, facts) = strip(bytes).expect("a picture");
        assert_eq!((facts.width, facts.height), (8, 8));
        assert!(image::load_from_memory(&bytes).is_ok(), "it is still one");
        assert!(!bytes.windows(5).any(|five| five == b"Lan A"), "somebody is named");
        bytes
    }

    #[test]
    fn jpegs_lose_thumbnails_and_second_pictures() {
        let plain = picture(image::ImageFormat::Jpeg);
        let mut jpeg = Jpeg::from_bytes(plain.clone().into()).expect("a JPEG");
        let mut told = |marker, contents: &[u8]| {
            jpeg.segments_mut().insert(0, JpegSegment::new_with_contents(marker, Bytes::copy_from_slice(contents)));
        };
        told(markers::APP0, b"JFXX\0\x10 Lan A");
        told(markers::APP2, b"MPF\0 Lan A");
        told(markers::APP13, b"Photoshop 3.0\0 Lan A");
        told(markers::COM, b"Lan A");
        told(markers::APP0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x02Lan A.");
        let bytes = stripped(&jpeg.encoder().bytes());
        let kept = Jpeg::from_bytes(bytes.into()).expect("a JPEG");
        let header = kept.segment_by_marker(markers::APP0).expect("its density");
        assert_eq!(&header.contents()[..], b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
        let mut between = plain;
        let end = between.len() - 2;
        between.splice(end..end, *b"\xFF\xFE\0\x07Lan A");
        stripped(&between);
    }

    #[test]
    fn pngs_and_webps_keep_their_pictures_only() {
        let mut png = img_parts::png::Png::from_bytes(picture(image::ImageFormat::Png).into()).expect("a PNG");
        for kind in [*b"tEXt", *b"zTXt", *b"iTXt", *b"eXIf", *b"tIME"] {
            png.chunks_mut().insert(1, PngChunk::new(kind, Bytes::from_static(b"Author\0Lan A")));
        }
        let mut bytes = png.encoder().bytes().to_vec();
        bytes.extend(b"behind the end: Lan A");
        stripped(&bytes);
        let mut webp = WebP::from_bytes(picture(image::ImageFormat::WebP).into()).expect("a WebP");
        let data = |text: &'static [u8]| RiffContent::Data(Bytes::from_static(text));
        // Flags of EXIF and XMP; eight by eight.
        webp.chunks_mut().insert(0, RiffChunk::new(*b"VP8X", data(b"\x0C\0\0\0\x07\0\0\x07\0\0")));
        for id in [*b"EXIF", *b"XMP ", *b"JUNK"] {
            webp.chunks_mut().push(RiffChunk::new(id, data(b"Lan A.")));
        }
        let kept = WebP::from_bytes(stripped(&webp.encoder().bytes()).into()).expect("a WebP");
        assert!(!kept.has_chunk(*b"EXIF") && !kept.has_chunk(*b"JUNK"));
        let mut frame = RiffChunk::new(*b"ANMF", data(b"0123456789abcdefJUNK\x06\0\0\0Lan A.VP8 \x02\0\0\0xy"));
        strip_webp_chunk(&mut frame);
        assert_eq!(*frame.content(), data(b"0123456789abcdefVP8 \x02\0\0\0xy"));
    }
}
