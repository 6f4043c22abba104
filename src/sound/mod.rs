//! Sound files as pages and feeds tell of them: their kind, how long they last, and what is said in them when.
//!
//! Pure: bytes in, facts out. What sound tells beside what is heard is [`crate::traces`]'s.

mod length;
mod webvtt;

pub use length::seconds;
pub use webvtt::{Cue, cues};

/// The media type of a sound that every browser plays, by the ending of its name (RFC 3003, RFC 4337).
pub fn media_type(suffix: &str) -> Option<&'static str> {
    match suffix {
        "mp3" => Some("audio/mpeg"),
        "m4a" => Some("audio/mp4"),
        _ => None,
    }
}
