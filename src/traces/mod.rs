//! What a file tells beside what it shows: who wrote it, on whose computer, where a film was taken. Taken out where
//! that changes nothing else of the file, named where it would.
//!
//! Here are papers, tables, sound and films, which leave the source as they are. Pictures are [`crate::picture`]'s.
//! Pure: bytes in, bytes out.

mod film;
mod kind;
mod office;
mod pdf;
mod rtf;
mod sound;

use crate::diagnostic::Message;
use crate::wall;

/// Something that a file still tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trace {
    /// Who wrote it, as the file says.
    Author(String),
    /// Remarks or tracked changes, with the names of whoever made them.
    Remarks,
    /// It bears a digital signature, which every change would break; who wrote it, if it says so.
    Signed(String),
    /// A format of Word, Excel or PowerPoint from before 2007, or a file with a password.
    OldOffice,
    /// An archive, whose files are as they were.
    Archive,
    /// A film with a track of what its camera measured: places, mostly.
    Positions,
    /// Sound with words of its own about singer, album, remarks.
    Tags,
    /// A film of a kind that is not looked through: its camera may have written its name, the time and the place into it.
    Film,
    /// Letters, with addresses, the way they took, and what was attached.
    Mail,
    /// Places and tracks.
    Places,
    /// The tables of a program.
    Database,
    /// Visiting cards.
    Contacts,
    /// It could not be looked through.
    Unread,
}

impl Trace {
    /// What is still told, as a phrase.
    pub fn message(&self) -> Message {
        match self {
            Trace::Author(name) => Message::new("trace-author").arg("name", name.as_str()),
            Trace::Remarks => Message::new("trace-remarks"),
            Trace::Signed(name) if name.is_empty() => Message::new("trace-signed"),
            Trace::Signed(name) => Message::new("trace-signed-by").arg("name", name.as_str()),
            Trace::OldOffice => Message::new("trace-old-office"),
            Trace::Archive => Message::new("trace-archive"),
            Trace::Positions => Message::new("trace-positions"),
            Trace::Tags => Message::new("trace-tags"),
            Trace::Film => Message::new("trace-film"),
            Trace::Mail => Message::new("trace-mail"),
            Trace::Places => Message::new("trace-places"),
            Trace::Database => Message::new("trace-database"),
            Trace::Contacts => Message::new("trace-contacts"),
            Trace::Unread => Message::new("trace-unread"),
        }
    }
}

/// The file without what could be taken out of it, and what it still tells. What a file is its bytes say; its suffix, in small
/// letters, where they do not.
pub fn clear(bytes: Vec<u8>, suffix: &str) -> (Vec<u8>, Vec<Trace>) {
    if let Some(trace) = kind::named(suffix) {
        return (bytes, vec![trace]);
    }
    // Taken from the file as it is: what broke over it may have left it half done.
    match wall::behind(|| cleared(&bytes, suffix)) {
        Ok((Some(clean), left)) => (clean, left),
        Ok((None, left)) => (bytes, left),
        Err(_) => (bytes, vec![Trace::Unread]),
    }
}

fn cleared(bytes: &[u8], suffix: &str) -> (Option<Vec<u8>>, Vec<Trace>) {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => (None, pdf::traces(bytes)),
        [b'{', b'\\', b'r', b't', b'f', ..] => (None, rtf::traces(bytes)),
        [b'P', b'K', 3, 4, ..] => office::clear(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => (None, vec![Trace::OldOffice]),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => film::clear(bytes),
        [b'O', b'g', b'g', b'S', ..] => (None, sound::ogg(bytes)),
        [b'f', b'L', b'a', b'C', ..] => (sound::flac(bytes), Vec::new()),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => (sound::wave(bytes), Vec::new()),
        // The mark of UTF-16 is no sound.
        [0xFF, 0xFE, ..] => (None, kind::unknown(bytes, suffix).into_iter().collect()),
        [b'I', b'D', b'3', ..] | [b'A', b'P', b'E', b'T', b'A', b'G', b'E', b'X', ..] | [0xFF, 0xE0..=0xFF, ..] => {
            match sound::mp3(bytes) {
                Some(clean) => (Some(clean), Vec::new()),
                None => (None, vec![Trace::Tags]),
            }
        }
        _ => (None, kind::unknown(bytes, suffix).into_iter().collect()),
    }
}
