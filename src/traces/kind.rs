//! Files that tell more than readers should have by what they are, and that are no page of a site: archives, films as cameras make
//! them, letters, tracks, tables of programs.

use super::Trace;

/// What files are by their suffix, where that alone says it.
const NAMED: &[(&[&str], Trace)] = &[
    (&["eml", "emlx", "msg", "mbox", "mbx", "pst", "ost"], Trace::Mail),
    (&["kml", "kmz", "gpx", "tcx", "fit"], Trace::Places),
    (&["mdb", "accdb", "dbf", "sql", "db", "db3", "sqlite", "sqlite3", "dump"], Trace::Database),
    (&["vcf", "vcard", "ldif"], Trace::Contacts),
];

/// The same of what only its bytes say for certain, so that a kind that is known and cleaned is not told of.
const LIKELY: &[(&[&str], Trace)] = &[
    (&["tar", "gz", "tgz", "7z", "rar", "zip", "xz", "txz", "bz2", "tbz2", "zst", "iso", "cab"], Trace::Archive),
    (&["mkv", "webm", "avi", "mov", "wmv", "flv", "mts", "m2ts", "mpg", "mpeg", "3gp", "vob"], Trace::Film),
];

fn among(table: &[(&[&str], Trace)], suffix: &str) -> Option<Trace> {
    table.iter().find(|(suffixes, _)| suffixes.contains(&suffix)).map(|(_, trace)| trace.clone())
}

pub(super) fn named(suffix: &str) -> Option<Trace> {
    among(NAMED, suffix)
}

/// What a file is that no other part of this module knows.
pub(super) fn unknown(bytes: &[u8], suffix: &str) -> Option<Trace> {
    let archive = matches!(
        bytes,
        [0x1F, 0x8B, ..]
            | [b'7', b'z', 0xBC, 0xAF, ..]
            | [b'R', b'a', b'r', b'!', ..]
            | [0xFD, b'7', b'z', b'X', b'Z', ..]
            | [b'B', b'Z', b'h', b'1'..=b'9', ..]
            | [0x28, 0xB5, 0x2F, 0xFD, ..]
    ) || bytes.get(257..262) == Some(b"ustar");
    let film = matches!(bytes, [0x1A, 0x45, 0xDF, 0xA3, ..])
        || bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"AVI ")
        || bytes
            .get(4..8)
            .is_some_and(|name| [b"moov", b"mdat", b"wide"].contains(&name.try_into().unwrap_or(b"    ")));
    match (archive, film) {
        (true, _) => Some(Trace::Archive),
        (_, true) => Some(Trace::Film),
        _ => among(LIKELY, suffix),
    }
}
