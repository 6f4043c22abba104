//! A text beside itself, packed, for servers that hand out what was packed beforehand (`gzip_static` of nginx).
//!
//! The same bytes give the same bytes: no time and no name is in them.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// What names of packed files end in, after the name of the text.
pub const SUFFIX: &str = ".gz";

/// Texts; all else that a site has is packed already.
const TEXTS: &[&str] = &["html", "css", "js", "json", "xml", "svg", "txt", "csv", "webmanifest"];

/// Below this a server's answer fits into one packet in any case.
const SMALL: usize = 1024;

/// The packed bytes of the file at `path`; nothing where they are of no use.
pub fn beside(path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let suffix = path.rsplit('/').next()?.rsplit_once('.')?.1;
    if !TEXTS.contains(&suffix) || bytes.len() <= SMALL {
        return None;
    }
    let mut packing = GzEncoder::new(Vec::new(), Compression::best());
    packing.write_all(bytes).ok()?;
    packing.finish().ok().filter(|packed| packed.len() < bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn texts_are_packed_and_nothing_else() {
        let text = "một hai ba ".repeat(200).into_bytes();
        let packed = beside("a/b.html", &text).expect("a text");
        let mut again = Vec::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut again).expect("whole");
        assert_eq!((again, &packed[4..8]), (text.clone(), &[0; 4][..]), "and no time in it");
        for (path, bytes) in [("a.webp", &text), ("html", &text), ("a.html", &text[..1024].to_vec())] {
            assert_eq!(beside(path, bytes), None, "{path}");
        }
        // What does not get smaller.
        let noise: Vec<u8> = (0..400_u32).flat_map(|n| *blake3::hash(&n.to_le_bytes()).as_bytes()).collect();
        assert_eq!(beside("a.txt", &noise), None);
    }
}
