//! Sound: MP3, WAVE and FLAC without their tags; Ogg, whose pages are sealed with sums, is told of.

use super::Trace;

/// An MP3 without the tags before it (ID3v2, APEv2) and behind it (ID3v1 and its enlargement, ID3v2.4, APEv2, Lyrics3), however many
/// programs have added theirs: names, pictures, remarks. `None` when one is cut off.
pub(super) fn mp3(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut sound = bytes;
    loop {
        let before = sound.len();
        sound = without_head(sound)?;
        while let Some(kept) = without_tail(sound) {
            sound = kept;
        }
        if sound.len() == before {
            return Some(sound.to_vec());
        }
    }
}

fn without_head(mut sound: &[u8]) -> Option<&[u8]> {
    while let Some(&[_, _, _, _, _, flags, a, b, c, d]) =
        sound.first_chunk::<10>().filter(|head| head.starts_with(b"ID3"))
    {
        let size = [a, b, c, d].iter().fold(0usize, |size, byte| size << 7 | usize::from(byte & 0x7F));
        let footer = if flags & 0x10 == 0 { 0 } else { 10 };
        sound = sound.get(10 + size + footer..)?;
    }
    if let Some(head) = sound.first_chunk::<32>().filter(|head| head.starts_with(b"APETAGEX")) {
        let size = u32::from_le_bytes([head[12], head[13], head[14], head[15]]) as usize;
        sound = sound.get(size.checked_add(32)?..)?;
    }
    Some(sound)
}

fn without_tail(sound: &[u8]) -> Option<&[u8]> {
    let before = |length: usize| sound.get(..sound.len().checked_sub(length)?);
    if sound.len() >= 128 && sound[sound.len() - 128..].starts_with(b"TAG") {
        // The enlargement that some programs put before it.
        let large = sound.len().checked_sub(128 + 227).is_some_and(|at| sound[at..].starts_with(b"TAG+"));
        return before(if large { 128 + 227 } else { 128 });
    }
    // Lyrics3 2.00: its length in six digits before the end; of 1.00 only the beginning is marked.
    if let Some(rest) = sound.strip_suffix(b"LYRICS200") {
        let digits = rest.last_chunk::<6>().and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<usize>().ok());
        return before(digits?.checked_add(15)?);
    }
    if sound.ends_with(b"LYRICSEND") {
        let from = sound.len().saturating_sub(5120);
        let begin = sound[from..].windows(11).rposition(|part| part == b"LYRICSBEGIN")?;
        return sound.get(..from + begin);
    }
    // ID3v2.4 at the end: its head over again, with the letters turned round.
    if let Some(&[_, _, _, _, _, _, a, b, c, d]) = sound.last_chunk::<10>().filter(|foot| foot.starts_with(b"3DI")) {
        let size = [a, b, c, d].iter().fold(0usize, |size, byte| size << 7 | usize::from(byte & 0x7F));
        return before(size + 20);
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
        let first_tag = first.clone();
        let ape = [&b"Lan A"[..], b"APETAGEX\0\0\0\0\x25\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"].concat();
        for told in [
            [id3(5, 0, b"Lan A"), sound.clone(), first.clone()].concat(),
            [id3(5, 0x10, b"Lan A3DI4567890"), id3(1, 0, b"x"), sound.clone(), ape, first].concat(),
            [b"APETAGEX\0\0\0\0\x05\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0Lan A", &sound[..]].concat(),
            [id3(0, 0, b""), sound.clone(), [&b"TAG+"[..], &[b'L'; 223]].concat(), first_tag.clone()].concat(),
            [sound.clone(), b"LYRICSBEGININD0000200Lan A000026LYRICS200".to_vec(), first_tag.clone()].concat(),
            [sound.clone(), b"LYRICSBEGINLan ALYRICSEND".to_vec(), first_tag].concat(),
            [id3(1, 0, b"x"), sound.clone(), id3(5, 0x10, b"Lan A3DI\x04\0\x10\0\0\0\x05")].concat(),
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
