//! A GIF without what is not seen: comments, texts, what programs have put in (XMP), and what lies behind its end.

/// The extensions that are seen: how long a frame stands and what is transparent, and how often the film runs.
const CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;
const LOOPS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

/// The same pictures, block by block (GIF89a, appendix A); nothing when the blocks do not fit together.
pub(super) fn strip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = 13;
    let palette = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3usize << ((flags & 7) + 1) };
    at += palette(*bytes.get(10)?);
    let mut kept = bytes.get(..at)?.to_vec();
    let mut pictures = 0;
    loop {
        let start = at;
        match *bytes.get(at)? {
            0x21 => {
                let label = *bytes.get(at + 1)?;
                let (first, end) = sub_blocks(bytes, at + 2)?;
                at = end;
                if label == CONTROL || label == APPLICATION && LOOPS.contains(&first) {
                    kept.extend(bytes.get(start..at)?);
                }
            }
            0x2C => {
                let data = at + 10 + palette(*bytes.get(at + 9)?);
                // One byte says how wide codes are; then the picture.
                at = sub_blocks(bytes, data + 1)?.1;
                pictures += 1;
                kept.extend(bytes.get(start..at)?);
            }
            // Readers disagree about what goes on behind an end that comes before any picture.
            0x3B => {
                kept.push(0x3B);
                return (pictures > 0).then_some(kept);
            }
            _ => return None,
        }
    }
}

/// The first of a row of blocks, each told by its length, and where the row ends.
fn sub_blocks(bytes: &[u8], start: usize) -> Option<(&[u8], usize)> {
    let length = |at: usize| bytes.get(at).copied().map(usize::from);
    let first = bytes.get(start + 1..start + 1 + length(start)?)?;
    let mut at = start;
    loop {
        match length(at)? {
            0 => return Some((first, at + 1)),
            length => at += 1 + length,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_stay() {
        let mut gif = Vec::new();
        let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
        encoder.set_repeat(image::codecs::gif::Repeat::Infinite).expect("a loop");
        let frame = |shade| image::Frame::new(image::RgbaImage::from_pixel(4, 4, image::Rgba([shade, 0, 0, 255])));
        encoder.encode_frames([frame(255), frame(0)]).expect("a test picture");
        drop(encoder);
        assert_eq!(strip(&gif).as_deref(), Some(&gif[..]), "nothing is lost of what is seen");
        let header = 13 + if gif[10] & 0x80 == 0 { 0 } else { 3usize << ((gif[10] & 7) + 1) };
        let mut told = gif[..header].to_vec();
        told.extend(b"\x21\xFE\x05Lan A\x00");
        told.extend(b"\x21\xFF\x0BXMP DataXMP\x04<gps\x00");
        told.extend(&gif[header..]);
        told.extend(b"behind the end");
        assert_eq!(strip(&told).as_deref(), Some(&gif[..]));
        assert_eq!(strip(&gif[..gif.len() - 4]), None, "a part of one");
        let mut early = gif[..header].to_vec();
        early.push(0x3B);
        early.extend(&gif[header..]);
        assert_eq!(strip(&early), None, "an end before the picture");
    }
}
