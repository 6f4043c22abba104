//! How long a sound lasts, read from its own frames and boxes.

/// Whole seconds, rounded; `None` where the file does not tell.
pub fn seconds(bytes: &[u8]) -> Option<u64> {
    let seconds = if bytes.get(4..8) == Some(b"ftyp") { of_boxes(bytes)? } else { of_frames(bytes)? };
    (seconds >= 0.5).then(|| seconds.round() as u64)
}

/// Thousands of bits a second, by the index in a frame's header (ISO 11172-3, 13818-3; layer III).
const RATES: [[u32; 16]; 2] = [
    [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
    [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
];

/// Samples a second of MPEG-1.
const SAMPLES: [u32; 4] = [44_100, 48_000, 32_000, 0];

/// An MP3 lasts as long as all of its frames; what stands between them is no sound.
fn of_frames(bytes: &[u8]) -> Option<f64> {
    let (mut at, mut lasts, mut frames) = (0, 0.0, 0u32);
    while let Some(head) = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>()) {
        match frame(*head) {
            Some((length, seconds)) => {
                frames += 1;
                lasts += seconds;
                at += length;
            }
            None => at += 1,
        }
    }
    (frames > 0).then_some(lasts)
}

/// A frame's bytes and seconds.
fn frame([sync, head, rates, _]: [u8; 4]) -> Option<(usize, f64)> {
    // Version, layer III.
    if sync != 0xFF || head & 0xE0 != 0xE0 || head >> 1 & 3 != 1 {
        return None;
    }
    let (first, divided) = match head >> 3 & 3 {
        3 => (true, 1),
        2 => (false, 2),
        0 => (false, 4),
        _ => return None,
    };
    let rate = RATES[usize::from(!first)][usize::from(rates >> 4)] * 1000;
    let samples = SAMPLES[usize::from(rates >> 2 & 3)] / divided;
    if rate == 0 || samples == 0 {
        return None;
    }
    let in_frame = if first { 1152 } else { 576 };
    let length = in_frame / 8 * rate / samples + u32::from(rates >> 1 & 1);
    (length >= 4).then(|| (length as usize, f64::from(in_frame) / f64::from(samples)))
}

/// An M4A says it in its `mvhd` (ISO 14496-12, 8.2.2).
fn of_boxes(bytes: &[u8]) -> Option<f64> {
    let at = bytes.windows(4).position(|name| name == b"mvhd")?;
    let body = bytes.get(at + 4..)?;
    let four = |at: usize| body.get(at..)?.first_chunk().map(|part| u32::from_be_bytes(*part));
    let (scale, duration) = match body.first()? {
        0 => (four(12)?, f64::from(four(16)?)),
        _ => (four(20)?, f64::from(four(24)?) * 4_294_967_296.0 + f64::from(four(28)?)),
    };
    (scale > 0).then(|| duration / f64::from(scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_mp3_lasts_as_long_as_its_frames() {
        // MPEG-1, layer III, 128 kbit/s, 44.1 kHz: 417 bytes for 1152 samples.
        let frame = [&[0xFF, 0xFB, 0x90, 0][..], &[0; 413]].concat();
        assert_eq!(seconds(&frame.repeat(115)), Some(3));
        assert_eq!(seconds(&[b"noise".to_vec(), frame.repeat(115), b"TAG".to_vec()].concat()), Some(3));
        // MPEG-2, 24 kbit/s, 16 kHz: 108 bytes for 576 samples.
        let frame = [&[0xFF, 0xF3, 0x38, 0][..], &[0; 104]].concat();
        assert_eq!(seconds(&frame.repeat(250)), Some(9));
        assert_eq!(seconds(b"words"), None);
        assert_eq!(seconds(b""), None);
        assert_eq!(seconds(&[0xFF; 50]), None);
    }

    #[test]
    fn an_m4a_says_how_long_it_lasts() {
        let head = [&b"\0\0\0\x08ftyp\0\0\0\0mvhd\0\0\0\0"[..], &[0; 8]].concat();
        let told = |scale: u32, duration: u32| {
            [head.clone(), scale.to_be_bytes().into(), duration.to_be_bytes().into()].concat()
        };
        assert_eq!(seconds(&told(1000, 61_400)), Some(61));
        assert_eq!(seconds(&told(0, 61_400)), None);
        assert_eq!(seconds(&head), None);
    }
}
