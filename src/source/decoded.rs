//! Bytes as a text in whatever encoding an editor may have saved it.

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
