//! Pictures that stay as they are: what was not seen is taken out of them, and drawings that could do
//! something are refused.

use super::screen::{Facts, Format, Size};
use super::{Decoded, SCREEN, decode, encode};
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
    let document = roxmltree::Document::parse(text).map_err(|error| Unsafe::Unreadable(error.to_string()))?;
    for node in document.descendants() {
        if let Some(instruction) = node.pi() {
            return Err(Unsafe::Holds(format!("<?{}?>", instruction.target)));
        }
        let name = node.tag_name().name();
        if ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(name)) {
            return Err(Unsafe::Holds(format!("<{name}>")));
        }
        if name.eq_ignore_ascii_case("style") && node.text().is_some_and(fetches) {
            return Err(Unsafe::Holds("<style>".to_owned()));
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name().to_lowercase(), attribute.value().trim());
            let leads_out = name == "href" && !value.starts_with('#') && !value.starts_with("data:image/");
            // An animation may write an address where there was none.
            let rewrites = name == "attributename" && value.to_lowercase().ends_with("href");
            if name.starts_with("on") || leads_out || rewrites || fetches(value) {
                return Err(Unsafe::Holds(format!("{}=\"{value}\"", attribute.name())));
            }
        }
    }
    Ok(())
}

/// Whether a style asks for a file.
fn fetches(style: &str) -> bool {
    let style = style.to_lowercase();
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
        ] {
            assert_eq!(clean_drawing(drawing(bad).as_bytes()), Err(Unsafe::Holds(what.to_owned())), "{bad}");
        }
        let entity = r#"<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"/>"#;
        assert!(matches!(clean_drawing(entity.as_bytes()), Err(Unsafe::Unreadable(_))));
        assert!(matches!(clean_drawing(b"PK\x03\x04"), Err(Unsafe::Unreadable(_))));
    }
}
