//! Films (MP4, QuickTime; ISO/IEC 14496-12). Every byte keeps its place, since tables within say where pictures lie:
//! what tells something becomes an empty box that players pass over.

use super::Trace;
use std::ops::Range;

/// Boxes in which a film lies; cameras put others beside them.
const FILM: &[&[u8; 4]] =
    &[b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"ssix", b"styp", b"prft", b"pdin", b"emsg", b"wide"];

/// Boxes of user data, which tell of place, device and owner.
const TOLD: &[&[u8; 4]] = &[b"udta", b"meta", b"uuid", b"free", b"skip"];

/// Boxes that hold others in which something is told.
const HOLDERS: &[&[u8; 4]] = &[b"moov", b"trak", b"mdia", b"moof", b"traf"];

/// What is heard and seen of a film.
const HANDLERS: &[&[u8; 4]] =
    &[b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"tmcd", b"hint", b"pict", b"auxv"];

pub(super) fn clear(bytes: &[u8]) -> (Option<Vec<u8>>, Vec<Trace>) {
    let mut film = Film { bytes: bytes.to_vec(), left: Vec::new() };
    let whole = 0..bytes.len();
    film.walk(whole, true);
    (Some(film.bytes), film.left)
}

struct Film {
    bytes: Vec<u8>,
    left: Vec<Trace>,
}

/// A box: its name, the place of the name, and what it holds.
struct Found {
    name: [u8; 4],
    named: usize,
    inside: Range<usize>,
}

impl Film {
    fn walk(&mut self, within: Range<usize>, top: bool) {
        let mut at = within.start;
        while let Some(found) = self.at(at, within.end) {
            at = found.inside.end;
            let (name, inside) = (&found.name, found.inside);
            if TOLD.contains(&name) || top && !FILM.contains(&name) {
                self.bytes[found.named..found.named + 4].copy_from_slice(b"free");
                self.bytes[inside].fill(0);
            } else if HOLDERS.contains(&name) {
                self.walk(inside, false);
            } else if [b"mvhd", b"tkhd", b"mdhd"].contains(&name) {
                self.forget_times(inside);
            } else if name == b"hdlr" {
                let handler = self.bytes[inside].get(8..12).and_then(|four| four.first_chunk::<4>());
                let known = handler.is_none_or(|handler| HANDLERS.contains(&handler) || *handler == [0; 4]);
                if !known && self.left.is_empty() {
                    self.left.push(Trace::Positions);
                }
            }
        }
        // What is no box any more is none of the film's.
        if top && let Some(rest) = self.bytes.get_mut(at..within.end) {
            rest.fill(0);
        }
    }

    fn at(&self, at: usize, end: usize) -> Option<Found> {
        let head = self.bytes.get(at..end)?.first_chunk::<8>()?;
        let size = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let name = [head[4], head[5], head[6], head[7]];
        let (header, size) = match size {
            0 => (8, end - at),
            1 => {
                let long = self.bytes.get(at + 8..end)?.first_chunk::<8>()?;
                (16, usize::try_from(u64::from_be_bytes(*long)).ok()?)
            }
            size => (8, size as usize),
        };
        let last = at.checked_add(size)?;
        (size >= header && last <= end).then_some(Found { name, named: at + 4, inside: at + header..last })
    }

    /// When it was made and altered: the two numbers behind version and flags.
    fn forget_times(&mut self, inside: Range<usize>) {
        let long = self.bytes.get(inside.start) == Some(&1);
        let times = inside.start + 4..(inside.start + if long { 20 } else { 12 }).min(inside.end);
        if let Some(times) = self.bytes.get_mut(times) {
            times.fill(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &[u8; 4], inside: &[u8]) -> Vec<u8> {
        let size = u32::try_from(inside.len() + 8).expect("a small box");
        [&size.to_be_bytes()[..], name, inside].concat()
    }

    #[test]
    fn places_and_times_are_gone_and_nothing_moves() {
        let place = named(b"udta", &named(b"\xA9xyz", b"\0\x12\x15\xC7+21.0285+105.8542/"));
        let keys = named(b"meta", b"com.apple.quicktime.location.ISO6709");
        let header = named(b"mvhd", b"\0\0\0\0TIMEtimeSCALE");
        let handler = |kind: &[u8; 4]| named(b"hdlr", &[&[0; 8][..], kind].concat());
        let track = |kind| named(b"trak", &[named(b"mdia", &handler(kind)), place.clone()].concat());
        let moov = named(b"moov", &[header, track(b"vide"), place.clone(), keys].concat());
        let pictures = named(b"mdat", b"pictures, +21.0 among them");
        let camera = [named(b"free", b"Lan A"), named(b"uuid", b"GPS"), named(b"sefd", b"Samsung")].concat();
        let film = [named(b"ftyp", b"mp42"), moov, pictures.clone(), camera, b"\0\0behind".to_vec()].concat();
        let (clean, left) = clear(&film);
        let clean = clean.expect("a film");
        assert_eq!((clean.len(), left), (film.len(), Vec::new()));
        let holds = |what: &[u8]| clean.windows(what.len()).any(|part| part == what);
        for told in [&b"105.85"[..], b"location", b"TIME", b"time", b"Lan A", b"GPS", b"Samsung", b"behind"] {
            assert!(!holds(told), "{}", String::from_utf8_lossy(told));
        }
        assert!(holds(&pictures) && holds(b"SCALE") && holds(b"vide"));
        assert_eq!(clear(&named(b"moov", &track(b"meta"))).1, [Trace::Positions]);
        // Sizes that lie.
        for bad in [&b"\xFF\xFF\xFF\xFFftypx"[..], b"\0\0\0\x04ftyp", b"\0\0\0\x01ftyp\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"]
        {
            assert_eq!(clear(bad).0.map(|bytes| bytes.len()), Some(bad.len()));
        }
    }
}
