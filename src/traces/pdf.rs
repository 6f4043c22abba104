//! PDF: who wrote it is told and left, for papers of offices are signed, and every change breaks a signature.

use super::Trace;
use hayro_syntax::Pdf;
use std::io::Read;

pub(super) fn traces(bytes: &[u8]) -> Vec<Trace> {
    let author = Pdf::new(bytes.to_vec()).ok().and_then(|pdf| pdf.metadata().author.as_deref().map(text));
    let author = author.filter(|name| !name.is_empty()).or_else(|| creator(bytes));
    let author = author.or_else(|| packets(bytes).iter().find_map(|packet| creator(packet))).unwrap_or_default();
    let signed = bytes.windows(10).any(|part| part == b"/ByteRange");
    match author {
        author if author.is_empty() => Vec::new(),
        author if signed => vec![Trace::Signed(author)],
        author => vec![Trace::Author(author)],
    }
}

/// A text of a PDF (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with its mark, else a code of its own, whose letters of
/// ASCII are those of ASCII.
fn text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        // No standard has it the other way round, but programs do.
        [0xFF, 0xFE, rest @ ..] => {
            let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        plain => String::from_utf8_lossy(plain).into_owned(),
    };
    text.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// `dc:creator` of a packet of XMP, which programs leave unpacked so that it can be found.
fn creator(bytes: &[u8]) -> Option<String> {
    const OPENS: &[u8] = b"<dc:creator>";
    const LONGEST: usize = 2000;
    let start = bytes.windows(OPENS.len()).position(|part| part == OPENS)? + OPENS.len();
    let packet = String::from_utf8_lossy(&bytes[start..bytes.len().min(start + LONGEST)]).into_owned();
    let name = packet.split("</dc:creator>").next()?.split("<rdf:li").nth(1)?.split_once('>')?.1.split('<').next()?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// The streams of metadata that are packed all the same (ISO 32000-2, 14.3.2, and 7.4.4), unpacked.
fn packets(bytes: &[u8]) -> Vec<Vec<u8>> {
    const LARGEST: u64 = 1 << 20;
    let places = |of: &'static [u8]| bytes.windows(of.len()).enumerate().filter(move |(_, part)| *part == of);
    let mut packets = Vec::new();
    for (at, _) in places(b"/Metadata") {
        let rest = &bytes[at..];
        // Its dictionary may go on, and ends where the stream begins; what names it from elsewhere ends before.
        let Some(begin) = rest.windows(6).position(|part| part == b"stream") else { continue };
        if rest[..begin].windows(6).any(|part| part == b"endobj") {
            continue;
        }
        let packed = rest[begin + 6..].trim_ascii_start();
        let mut packet = Vec::new();
        // What is broken behind the name tells it all the same.
        let _ = flate2::read::ZlibDecoder::new(packed).take(LARGEST).read_to_end(&mut packet);
        packets.push(packet);
    }
    packets
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    /// A PDF of one empty page, by whoever `info` says.
    fn paper(info: &str) -> Vec<u8> {
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
            info,
        ];
        let mut text = "%PDF-1.7\n".to_owned();
        let mut places = Vec::new();
        for (number, object) in (1..).zip(objects) {
            places.push(text.len());
            text.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
        }
        let table = text.len();
        text.push_str("xref\n0 5\n0000000000 65535 f \n");
        places.iter().for_each(|place| text.push_str(&format!("{place:010} 00000 n \n")));
        text.push_str(&format!("trailer << /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        text.into_bytes()
    }

    #[test]
    fn whoever_wrote_it_is_named() {
        assert_eq!(traces(&paper("<< /Author (Lan A) >>")), [Trace::Author("Lan A".to_owned())]);
        let wide = paper("<< /Author <FEFF004C00EA00200041> >>");
        assert_eq!(traces(&wide), [Trace::Author("Lê A".to_owned())]);
        let other_way = paper("<< /Author <FFFE4C00EA0020004100> >>");
        assert_eq!(traces(&other_way), [Trace::Author("Lê A".to_owned())]);
        assert_eq!(traces(&paper("<< /Producer (Word) /Author () >>")), []);
        let mut signed = paper("<< /Author (Lan A) >>");
        signed.extend(b"<< /ByteRange [0 1 2 3] >>");
        assert_eq!(traces(&signed), [Trace::Signed("Lan A".to_owned())]);
        let packet = "%PDF-1.7 <dc:creator><rdf:Seq><rdf:li xml:lang=\"vi\">Lê A</rdf:li></rdf:Seq></dc:creator>";
        assert_eq!(traces(packet.as_bytes()), [Trace::Author("Lê A".to_owned())]);
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        zlib.write_all(packet.as_bytes()).expect("memory");
        let mut packed = b"%PDF-1.7 1 0 obj << /Metadata 2 0 R >> endobj 2 0 obj << /Type /Metadata \
            /Filter /FlateDecode >> stream\r\n"
            .to_vec();
        packed.extend(zlib.finish().expect("memory"));
        packed.extend(b"\nendstream endobj");
        assert_eq!(traces(&packed), [Trace::Author("Lê A".to_owned())]);
        assert_eq!(traces(b"%PDF-1.7 and no more"), []);
    }
}
