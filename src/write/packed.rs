//! A text beside itself, packed, for servers that hand out what was packed beforehand (`gzip_static` and `brotli_static` of
//! nginx, `precompressed` of Caddy).
//!
//! The same bytes give the same bytes: no time and no name is in them.

use crate::config::Packing;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

impl Packing {
    fn pack(self, bytes: &[u8]) -> Option<Vec<u8>> {
        match self {
            Packing::Gzip => {
                let mut packing = GzEncoder::new(Vec::new(), Compression::best());
                packing.write_all(bytes).ok()?;
                packing.finish().ok()
            }
            Packing::Brotli => {
                let how = brotli::enc::BrotliEncoderParams { quality: 9, size_hint: bytes.len(), ..Default::default() };
                let mut packed = Vec::new();
                brotli::BrotliCompress(&mut &*bytes, &mut packed, &how).ok()?;
                Some(packed)
            }
        }
    }
}

/// Texts; all else that a site has is packed already.
const TEXTS: &[&str] = &["html", "css", "js", "json", "xml", "svg", "txt", "csv", "webmanifest"];

/// Below this a server's answer fits into one packet in any case.
const SMALL: usize = 1024;

/// The packed bytes of the file at `path`; nothing where they are of no use.
pub fn beside(path: &str, bytes: &[u8], packing: Packing) -> Option<Vec<u8>> {
    let suffix = path.rsplit('/').next()?.rsplit_once('.')?.1;
    if !TEXTS.contains(&suffix) || bytes.len() <= SMALL {
        return None;
    }
    packing.pack(bytes).filter(|packed| packed.len() < bytes.len())
}

/// The path of the text that the file at `path` packs, if its name says that it does.
pub fn text_of(path: &str) -> Option<&str> {
    Packing::ALL.iter().find_map(|packing| path.strip_suffix(packing.suffix()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn unpacked(packing: Packing, packed: &[u8]) -> Vec<u8> {
        let mut text = Vec::new();
        match packing {
            Packing::Gzip => flate2::read::GzDecoder::new(packed).read_to_end(&mut text).map(|_| ()),
            Packing::Brotli => brotli::BrotliDecompress(&mut &*packed, &mut text),
        }
        .expect("whole");
        text
    }

    #[test]
    fn texts_are_packed_and_nothing_else() {
        let text = "một hai ba ".repeat(200).into_bytes();
        // What does not get smaller.
        let noise: Vec<u8> = (0..400_u32).flat_map(|n| *blake3::hash(&n.to_le_bytes()).as_bytes()).collect();
        for packing in Packing::ALL.iter().copied() {
            let packed = beside("a/b.html", &text, packing).expect("a text");
            assert_eq!(unpacked(packing, &packed), text);
            assert_eq!(beside("a/b.html", &text, packing).as_ref(), Some(&packed));
            assert_eq!(beside("a/b.html", b"", packing), None);
            for (path, bytes) in [("a.webp", &text), ("html", &text), ("a.html", &text[..1024].to_vec())] {
                assert_eq!(beside(path, bytes, packing), None, "{path}");
            }
            assert_eq!(beside("a.txt", &noise, packing), None);
            assert_eq!(text_of(&format!("a/b.html{}", packing.suffix())), Some("a/b.html"));
        }
        assert_eq!(&beside("a.html", &text, Packing::Gzip).expect("a text")[4..8], &[0; 4][..], "no time is in it");
        assert_eq!(text_of("a/b.html"), None);
    }
}
