//! Sound: MP3, WAVE and FLAC without their tags; Ogg, whose pages are sealed with sums, is told of.

use super::Trace;

/// An MP3 without the tags before it (ID3v2) and behind it (ID3v1, APEv2): names, pictures, remarks.
pub(super) fn mp3(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut sound = bytes;
    while let Some(&[_, _, _, _, _, flags, a, b, c, d]) =
        sound.first_chunk::<10>().filter(|head| head.starts_with(b"ID3"))
    {
        let size = [a, b, c, d].iter().fold(0usize, |size, byte| size << 7 | usize::from(byte & 0x7F));
        let footer = if flags & 0x10 == 0 { 0 } else { 10 };
        sound = sound.get(10 + size + footer..)?;
    }
    while let Some(kept) = without_tail(sound) {
        sound = kept;
    }
    Some(sound.to_vec())
}

fn without_tail(sound: &[u8]) -> Option<&[u8]> {
    let before = |length: usize| sound.get(..sound.len().checked_sub(length)?);
    if sound.len() >= 128 && sound[sound.len() - 128..].starts_with(b"TAG") {
        return before(128);
    }
    let footer = sound.last_chunk::<32>().filter(|footer| footer.starts_with(b"APETAGEX"))?;
    let number = |at: usize| u32::from_le_bytes([footer[at], footer[at + 1], footer[at + 2], footer[at + 3]]);
    let header = if number(20) & 0x8000_0000 == 0 { 0 } else { 32 };
    before((number(12) as usize).max(32).checked_add(header)?)
}

/// A WAVE whose chunks of words are empty; sound keeps its place.
pub(super) fn wave(bytes: &[u8]) -> Option<Vec<u8>> {
    const SOUND: &[&[u8; 4]] = &[b"fmt ", b"data", b"fact", b"cue ", b"smpl", b"inst", b"plst", b"wavl", b"slnt"];
    let mut wave = bytes.to_vec();
    let mut at = 12;
    while let Some(head) = wave.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let end = (at + 8).saturating_add(size).min(wave.len());
        if !SOUND.iter().any(|name| head.starts_with(*name)) {
            wave[at..at + 4].copy_from_slice(b"JUNK");
            wave[at + 8..end].fill(0);
        }
        at = end + size % 2;
    }
    Some(wave)
}

/// A FLAC whose blocks of words, pictures and programs are padding (RFC 9639, section 8).
pub(super) fn flac(bytes: &[u8]) -> Option<Vec<u8>> {
    const PADDING: u8 = 1;
    let mut flac = bytes.to_vec();
    let mut at = 4;
    loop {
        let [head, a, b, c] = *flac.get(at..)?.first_chunk::<4>()?;
        let end = at + 4 + u32::from_be_bytes([0, a, b, c]) as usize;
        // Stream info, seek table and cue sheet are of use.
        if ![0, 3, 5].contains(&(head & 0x7F)) {
            flac[at] = head & 0x80 | PADDING;
            flac.get_mut(at + 4..end)?.fill(0);
        }
        at = end;
        if head & 0x80 != 0 {
            return Some(flac);
        }
    }
}

/// Whether an Ogg has words of its own (Vorbis I, section 5; RFC 7845, section 5.2).
pub(super) fn ogg(bytes: &[u8]) -> Vec<Trace> {
    let start = &bytes[..bytes.len().min(1 << 16)];
    let told = [&b"\x03vorbis"[..], b"OpusTags"].into_iter().any(|mark| {
        let found = start.windows(mark.len()).position(|part| part == mark);
        found.is_some_and(|at| comments(&start[at + mark.len()..]).is_some_and(|count| count > 0))
    });
    if told { vec![Trace::Tags] } else { Vec::new() }
}

fn comments(header: &[u8]) -> Option<u32> {
    let vendor = u32::from_le_bytes(*header.first_chunk()?) as usize;
    Some(u32::from_le_bytes(*header.get(4usize.checked_add(vendor)?..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_mp3_is_its_sound() {
        let sound = [&[0xFF, 0xFB, 0x90][..], &[7; 300]].concat();
        let id3 = |size: u8, flags: u8, rest: &[u8]| [&b"ID3\x04\0"[..], &[flags, 0, 0, 0, size], rest].concat();
        let first = [&b"TAG"[..], &[b'A'; 125]].concat();
        let ape = [&b"Lan A"[..], b"APETAGEX\0\0\0\0\x25\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"].concat();
        for told in [
            [id3(5, 0, b"Lan A"), sound.clone(), first.clone()].concat(),
            [id3(5, 0x10, b"Lan A3DI4567890"), id3(1, 0, b"x"), sound.clone(), ape, first].concat(),
            sound.clone(),
        ] {
            assert_eq!(mp3(&told).as_deref(), Some(&sound[..]));
        }
        assert_eq!(mp3(&id3(0x7F, 0, b"cut")), None);
    }

    #[test]
    fn waves_and_flacs_lose_their_words() {
        let wave_file = b"RIFF\x30\0\0\0WAVEfmt \x02\0\0\0xxLIST\x05\0\0\0Lan A\0data\x02\0\0\0ss";
        let clean = wave(wave_file).expect("a sound");
        assert_eq!(clean, b"RIFF\x30\0\0\0WAVEfmt \x02\0\0\0xxJUNK\x05\0\0\0\0\0\0\0\0\0data\x02\0\0\0ss");
        assert_eq!(wave(b"RIFF\x30\0\0\0WAVELIST\xFF\xFF\xFF\xFFx").map(|wave| wave.len()), Some(21));
        let flac_file = b"fLaC\0\0\0\x02xx\x04\0\0\x05Lan A\x83\0\0\x01ssound";
        assert_eq!(flac(flac_file).as_deref(), Some(&b"fLaC\0\0\0\x02xx\x01\0\0\x05\0\0\0\0\0\x83\0\0\x01ssound"[..]));
        assert_eq!(flac(b"fLaC\x04\0\0\xFFx"), None);
    }

    #[test]
    fn an_ogg_with_words_is_told_of() {
        assert_eq!(ogg(b"OggS....\x03vorbis\x02\0\0\0xy\x01\0\0\0"), [Trace::Tags]);
        assert_eq!(ogg(b"OggS....OpusTags\x02\0\0\0xy\0\0\0\0"), []);
        assert_eq!(ogg(b"OggS....OpusTags\xFF\xFF\xFF\xFF"), []);
    }
}
