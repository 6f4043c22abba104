//! Bytes as a text in whatever encoding an editor may have saved it.

use crate::vietnamese::{from_windows_1258, nfc};

/// The same as [`decoded`], in encodings too that only a program of tables or an editor would guess: UTF-16 without its mark and,
/// of what is no UTF-8, Windows-1258. A mark of the encoding is no part of the text.
pub fn decoded_by_guess(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => decoded(bytes),
        _ => match unmarked(bytes) {
            Some([first, second]) => decoded(&[&[first, second], bytes].concat()),
            None if std::str::from_utf8(bytes).is_err() && decoded(bytes).is_some() => {
                let letters: String = bytes.iter().map(|byte| from_windows_1258(*byte)).collect();
                Some(nfc(&letters).replace('\r', ""))
            }
            None => decoded(bytes),
        },
    }?;
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

/// The mark that UTF-16 should have had. Most letters of a Vietnamese text, and all its spaces, have a zero on one side of every pair,
/// and on the other none ever is.
fn unmarked(bytes: &[u8]) -> Option<[u8; 2]> {
    let look = &bytes[..bytes.len().min(4096) / 2 * 2];
    let zeros = |side: usize| look.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let most = |count: usize| count > 0 && count * 4 >= look.len();
    match (zeros(0), zeros(1)) {
        (0, high) if most(high) => Some([0xFF, 0xFE]),
        (high, 0) if most(high) => Some([0xFE, 0xFF]),
        _ => None,
    }
}

/// What a browser or an editor would show of the bytes; nothing when they are no text.
pub fn decoded(bytes: &[u8]) -> Option<String> {
    /// What has none of these in its beginning is hardly packed.
    const LOOK: usize = 4096;
    let units = |read: fn([u8; 2]) -> u16| -> Vec<u16> {
        bytes[2..].chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect()
    };
    let text = match bytes {
        [0xFF, 0xFE, ..] => String::from_utf16_lossy(&units(u16::from_le_bytes)),
        [0xFE, 0xFF, ..] => String::from_utf16_lossy(&units(u16::from_be_bytes)),
        _ if bytes.iter().take(LOOK).filter(|byte| **byte == 0).count() > 1 => return None,
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    Some(text.replace('\r', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_mark_is_guessed() {
        let wide = |bytes: fn(u16) -> [u8; 2]| "Lê Thị Mẫu\n".encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        for bytes in [
            wide(u16::to_le_bytes),
            wide(u16::to_be_bytes),
            [&[0xFF, 0xFE][..], &wide(u16::to_le_bytes)].concat(),
            "\u{feff}Lê Thị Mẫu\r\n".into(),
            b"L\xEA Thi\xF2 M\xE2\xDEu\n".to_vec(),
        ] {
            assert_eq!(decoded_by_guess(&bytes).as_deref(), Some("Lê Thị Mẫu\n"));
        }
        assert_eq!(decoded_by_guess(b"\x7FELF\0\0\x01\0\x02\0\0\0"), None);
        assert_eq!(decoded_by_guess(b"").as_deref(), Some(""));
    }
}
