//! Pictures that stay as they are: what was not seen is taken out of them, and drawings that could do
//! something are refused.

use super::screen::{Facts, Format, Size};
use super::{Decoded, IN_FULL, decode, encode};
use image::metadata::Orientation;
use image::{GenericImageView, ImageDecoder, ImageReader};
use std::io::Cursor;

/// A picture of `static/`, which keeps its size: the same picture without what was not seen, and its
/// sizes. `None` when the bytes are no picture that is known here.
pub fn strip(bytes: &[u8]) -> Option<(Vec<u8>, Facts)> {
    let mut decoder = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_decoder().ok()?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = decoder.dimensions();
    let facts = |width, height| Facts {
        width,
        height,
        colour: None,
        animated: false,
        sizes: vec![Size { width, height, format: Format::AsItIs }],
    };
    if orientation != Orientation::NoTransforms {
        // Without the tag the picture would lie on its side.
        let Decoded { image, profile } = decode(bytes).ok()?;
        let (width, height) = image.dimensions();
        return Some((encode(&image, profile.as_deref(), IN_FULL).ok()?, facts(width, height)));
    }
    if bytes.starts_with(b"\xFF\xD8") && !ends_with_its_picture(bytes) {
        // What phones append behind the picture (a film of the moment, a second picture) tells a place of its own.
        let Decoded { image, profile } = decode(bytes).ok()?;
        return Some((encode(&image, profile.as_deref(), IN_FULL).ok()?, facts(width, height)));
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
            const SEEN: [[u8; 4]; 16] = [
                *b"IHDR", *b"PLTE", *b"IDAT", *b"IEND", *b"tRNS", *b"gAMA", *b"cHRM", *b"sRGB", *b"iCCP", *b"sBIT",
                *b"bKGD", *b"pHYs", *b"cICP", *b"acTL", *b"fcTL", *b"fdAT",
            ];
            png.chunks_mut().retain(|chunk| SEEN.contains(&chunk.kind()));
        }
        img_parts::DynImage::WebP(webp) => {
            const SEEN: [[u8; 4]; 7] = [*b"VP8X", *b"VP8 ", *b"VP8L", *b"ALPH", *b"ANIM", *b"ANMF", *b"ICCP"];
            webp.chunks_mut().retain(|chunk| SEEN.contains(&chunk.id()));
        }
    }
    Some((picture.encoder().bytes().to_vec(), facts(width, height)))
}

/// Whether a JPEG ends where its picture does. After the first scan has begun, no coded data can hold the mark of
/// an end (ITU-T T.81, B.1.1.5: 0xFF is followed by 0 there), so the first one ends the picture.
fn ends_with_its_picture(bytes: &[u8]) -> bool {
    let mut at = 2;
    // The segments before the scan tell their lengths; a thumbnail within one has marks of its own.
    while let Some(&[0xFF, marker, high, low]) = bytes.get(at..at + 4).and_then(|head| head.first_chunk::<4>()) {
        if marker == 0xDA {
            let end = bytes[at..].windows(2).position(|pair| pair == b"\xFF\xD9");
            return end.is_some_and(|end| at + end + 2 == bytes.len());
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
    false
}

/// Why a drawing (SVG) is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsafe {
    /// Not well-formed, or with a document type, in which more may hide; the parser's words.
    Unreadable(String),
    /// An element or attribute that runs something or fetches something from elsewhere.
    Holds(String),
}

/// Whether a drawing only draws. One that is opened by its address is a page of the site, and what it runs
/// runs there.
///
/// # Errors
/// With the first thing in it that does more than draw.
pub fn clean_drawing(bytes: &[u8]) -> Result<(), Unsafe> {
    const ELEMENTS: &[&str] =
        &["script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler", "set"];
    let text = std::str::from_utf8(bytes).map_err(|error| Unsafe::Unreadable(error.to_string()))?;
    let text = text.trim_start_matches('\u{feff}');
    // Illustrator and Corel name their document type; entities of one's own are what one hides things in.
    if text.to_ascii_uppercase().contains("<!ENTITY") {
        return Err(Unsafe::Holds("<!ENTITY>".to_owned()));
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| Unsafe::Unreadable(error.to_string()))?;
    for node in document.descendants() {
        if let Some(instruction) = node.pi() {
            return Err(Unsafe::Holds(format!("<?{}?>", instruction.target)));
        }
        let name = node.tag_name().name();
        // Elements of drawing programs' own mean nothing to a browser; those of HTML do.
        let html = node.tag_name().namespace().is_some_and(|space| space.contains("xhtml") || space.contains("MathML"));
        if html || ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(name)) {
            return Err(Unsafe::Holds(format!("<{name}>")));
        }
        if name.eq_ignore_ascii_case("style") {
            let style: String =
                node.descendants().filter(|part| part.is_text()).filter_map(|part| part.text()).collect();
            if fetches(&style) {
                return Err(Unsafe::Holds("<style>".to_owned()));
            }
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name().to_lowercase(), attribute.value().trim());
            let drawn = value.starts_with("data:image/") && !value.to_lowercase().starts_with("data:image/svg");
            let leads_out = ["href", "src"].contains(&name.as_str()) && !value.starts_with('#') && !drawn;
            // An animation may write an address where there was none.
            let rewrites = name == "attributename" && value.to_lowercase().ends_with("href");
            let styles = name == "style" || value.contains("url(") || value.contains('\\');
            if name.starts_with("on") || leads_out || rewrites || (styles && fetches(value)) {
                return Err(Unsafe::Holds(format!("{}=\"{value}\"", attribute.name())));
            }
        }
    }
    Ok(())
}

/// Whether a style asks for a file, or is written so that one cannot see whether it does.
fn fetches(style: &str) -> bool {
    let style = style.to_lowercase();
    if style.contains('\\') || style.contains("image-set(") || style.contains("src(") {
        return true;
    }
    let outside = |rest: &str| !rest.trim_start().trim_start_matches(['"', '\'']).starts_with('#');
    style.contains("@import") || style.split("url(").skip(1).any(outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_only_draws() {
        let drawing = |inner: &str| {
            format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}</svg>"#
            )
        };
        for sound in [
            r##"<path d="M0 0h9" fill="url(#a)"/><use xlink:href="#b"/>"##,
            r#"<image href="data:image/png;base64,AAAA"/><style>path{fill:red}</style>"#,
        ] {
            assert_eq!(clean_drawing(drawing(sound).as_bytes()), Ok(()), "{sound}");
        }
        for (bad, what) in [
            ("<script>alert(1)</script>", "<script>"),
            ("<g><SCRIPT/></g>", "<SCRIPT>"),
            (r#"<path onload="x()"/>"#, "onload=\"x()\""),
            (r#"<a href="javascript:x()"><path/></a>"#, "href=\"javascript:x()\""),
            (r#"<a xlink:href=" https://x.example/"><path/></a>"#, "href=\"https://x.example/\""),
            (r#"<image href="data:text/html,x"/>"#, "href=\"data:text/html,x\""),
            (r#"<animate attributeName="xlink:href" to="javascript:x()"/>"#, "attributeName=\"xlink:href\""),
            ("<style>@import 'x'</style>", "<style>"),
            (r#"<path style="fill:url(https://x.example/)"/>"#, "style=\"fill:url(https://x.example/)\""),
            ("<foreignObject/>", "<foreignObject>"),
            ("<style><!-- --> @import url(https://x.example/)</style>", "<style>"),
            ("<style>a{background:image-set('https://x.example/')}</style>", "<style>"),
            (r"<style>a{background:\75rl(https://x.example/)}</style>", "<style>"),
            (r#"<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="https://x.example/"/>"#, "<img>"),
            (r#"<use href="data:image/svg+xml,x"/>"#, "href=\"data:image/svg+xml,x\""),
        ] {
            assert_eq!(clean_drawing(drawing(bad).as_bytes()), Err(Unsafe::Holds(what.to_owned())), "{bad}");
        }
        let typed = |inner: &str| format!(r#"<!DOCTYPE svg {inner}><svg xmlns="http://www.w3.org/2000/svg"/>"#);
        let public = typed(r#"PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd""#);
        assert_eq!(clean_drawing(public.as_bytes()), Ok(()), "as drawing programs write it");
        let entity = typed(r#"[<!ENTITY x "y">]"#);
        assert_eq!(clean_drawing(entity.as_bytes()), Err(Unsafe::Holds("<!ENTITY>".to_owned())));
        assert!(matches!(clean_drawing(b"PK\x03\x04"), Err(Unsafe::Unreadable(_))));
    }
}
