//! Windows-1258, in which Vietnamese was kept before Unicode: a tone stands behind its letter as a mark of its own.

/// Where it differs from Latin-1 above `0x9F`.
const OWN: &[(u8, char)] = &[
    (0xC3, 'Ă'),
    (0xCC, '\u{300}'),
    (0xD0, 'Đ'),
    (0xD2, '\u{309}'),
    (0xD5, 'Ơ'),
    (0xDD, 'Ư'),
    (0xDE, '\u{303}'),
    (0xE3, 'ă'),
    (0xEC, '\u{301}'),
    (0xF0, 'đ'),
    (0xF2, '\u{323}'),
    (0xF5, 'ơ'),
    (0xFD, 'ư'),
    (0xFE, '₫'),
];

/// The letter or mark of a byte; what is only punctuation of Windows is a space.
pub fn from_windows_1258(byte: u8) -> char {
    match OWN.iter().find(|(own, _)| *own == byte) {
        Some((_, letter)) => *letter,
        None if (0x80..0xA0).contains(&byte) => ' ',
        None => char::from(byte),
    }
}
