//! The objects of a finished PDF, for whoever adds to it what Typst cannot write.
//!
//! What is read is what Typst writes, not any PDF: objects one after the other, one table of them at the end.

use flate2::read::{ZlibDecoder, ZlibEncoder};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// A file's objects, by their numbers.
pub struct Objects<'a> {
    pdf: &'a [u8],
    places: BTreeMap<usize, usize>,
    table: usize,
    trailer: String,
}

impl<'a> Objects<'a> {
    pub fn of(pdf: &'a [u8]) -> Option<Self> {
        let tail = &pdf[pdf.len().saturating_sub(64)..];
        let table: usize = text(tail).rsplit_once("startxref")?.1.split_ascii_whitespace().next()?.parse().ok()?;
        let last = text(pdf.get(table..)?);
        let (entries, trailer) = last.split_once("trailer")?;
        let trailer = format!("trailer{}", trailer.rsplit_once("startxref")?.0);
        let entries = entries.lines().skip(2).map(str::trim).filter(|entry| entry.ends_with('n'));
        let place = |entry: &str| entry.split(' ').next()?.parse::<usize>().ok().filter(|place| *place < table);
        let places: Option<Vec<usize>> = entries.map(place).collect();
        Some(Objects { pdf, places: (1..).zip(places?).collect(), table, trailer })
    }

    /// In the order of the file, each up to the next.
    pub fn in_order(&self) -> impl Iterator<Item = (usize, &'a [u8])> {
        let mut starts: Vec<(usize, usize)> = self.places.iter().map(|(number, place)| (*place, *number)).collect();
        starts.sort_unstable();
        let ends: Vec<usize> = starts.iter().skip(1).map(|(place, _)| *place).chain([self.table]).collect();
        let pdf = self.pdf;
        starts.into_iter().zip(ends).map(move |((start, number), end)| (number, &pdf[start..end]))
    }

    /// The file anew, each object as `change` writes it.
    pub fn rewritten(&self, mut change: impl FnMut(usize, &'a [u8], &mut Vec<u8>) -> Option<()>) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(self.pdf.len());
        out.extend(&self.pdf[..self.places.values().min().copied()?]);
        let mut places = BTreeMap::new();
        for (number, object) in self.in_order() {
            places.insert(number, out.len());
            change(number, object, &mut out)?;
        }
        let table = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f\r\n", places.len() + 1).bytes());
        // Objects are numbered from one, without a gap.
        for (number, place) in (1..).zip(&places) {
            (number == *place.0).then_some(())?;
            out.extend(format!("{:010} 00000 n\r\n", place.1).bytes());
        }
        out.extend(format!("{}startxref\n{table}\n%%EOF", self.trailer).bytes());
        Some(out)
    }

    /// The streams that pages are drawn by.
    pub fn contents(&self) -> BTreeSet<usize> {
        let of = |(_, object): (usize, &[u8])| -> Option<usize> {
            let head = text(&object[..object.len().min(1 << 16)]).into_owned();
            head.contains("/Type/Page").then_some(())?;
            head.split_once("/Contents ")?.1.split(' ').next()?.parse().ok()
        };
        self.in_order().filter_map(of).collect()
    }
}

pub fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// A stream that was packed.
pub struct Stream<'a> {
    /// Up to its length, and from there to its data.
    before: &'a [u8],
    after: &'a [u8],
    data: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Stream<'a> {
    pub fn of(object: &'a [u8]) -> Option<Self> {
        const LENGTH: &[u8] = b"/Length ";
        const OPENS: &[u8] = b"stream\n";
        let find =
            |what: &[u8], from: usize| Some(from + object.get(from..)?.windows(what.len()).position(|w| w == what)?);
        let length = find(LENGTH, 0)? + LENGTH.len();
        let digits = object[length..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let bytes: usize = text(&object[length..length + digits]).parse().ok()?;
        let start = find(OPENS, length)? + OPENS.len();
        let after = &object[length + digits..start];
        text(after).contains("/Filter/FlateDecode").then_some(())?;
        let end = start + bytes;
        Some(Stream { before: &object[..length], after, data: object.get(start..end)?, rest: &object[end..] })
    }

    pub fn is_form(&self) -> bool {
        let head = text(self.after);
        head.contains("/Subtype/Form") || head.contains("/PatternType 1")
    }

    pub fn unpacked(&self) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        ZlibDecoder::new(self.data).read_to_end(&mut content).ok()?;
        Some(content)
    }

    pub fn write(&self, content: &[u8], out: &mut Vec<u8>) -> Option<()> {
        let mut packed = Vec::new();
        ZlibEncoder::new(content, flate2::Compression::default()).read_to_end(&mut packed).ok()?;
        out.extend(self.before);
        out.extend(packed.len().to_string().bytes());
        out.extend(self.after);
        out.extend(packed);
        out.extend(self.rest);
        Some(())
    }
}
