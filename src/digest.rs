//! The digest that tells whether bytes have changed: BLAKE3, shown as 64 hexadecimal digits.

use std::fmt;
use std::hash::{Hash, Hasher};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// In bytes.
    pub const LENGTH: usize = 32;

    pub fn of(bytes: &[u8]) -> Self {
        Digest(*blake3::hash(bytes).as_bytes())
    }

    /// The digest of several parts, which no other division of the same bytes gives.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Digest(*hasher.finalize().as_bytes())
    }

    /// The digest of a value as its [`Hash`] tells it: for one build of the program the same whenever all parts are.
    pub fn of_value(value: &impl Hash) -> Self {
        let mut feed = Feed(blake3::Hasher::new());
        value.hash(&mut feed);
        Digest(*feed.0.finalize().as_bytes())
    }

    /// Makes `bytes` unreadable to who does not know this digest; once more, readable again. What is so sealed must be
    /// the same whenever the digest is.
    pub fn seal(self, bytes: &mut [u8]) {
        let mut stream = vec![0; bytes.len()];
        blake3::Hasher::new_derive_key("vuonhoa 2026-11-28 sealed bytes")
            .update(&self.0)
            .finalize_xof()
            .fill(&mut stream);
        bytes.iter_mut().zip(stream).for_each(|(byte, other)| *byte ^= other);
    }

    pub fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// The digest that was shown as `text`.
    pub fn parse(text: &str) -> Option<Self> {
        blake3::Hash::from_hex(text).ok().map(|hash| Digest(*hash.as_bytes()))
    }

    /// The first byte, for choosing one of a few.
    pub fn first(&self) -> u8 {
        self.0[0]
    }

    /// The first eight digits: enough to tell apart the versions of one file, by its name.
    pub fn tag(&self) -> String {
        self.to_string()[..8].to_owned()
    }

    /// The first ten digits: enough to tell two editions apart.
    pub fn short(&self) -> String {
        self.to_string()[..10].to_owned()
    }
}

/// Passes what a value tells of itself on to BLAKE3.
struct Feed(blake3::Hasher);

impl Hasher for Feed {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks: 64 bits would be too few.
    fn finish(&self) -> u64 {
        0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_is_read_by_who_knows_the_digest() {
        let [key, other] = [&b"key"[..], b"other"].map(Digest::of);
        let mut bytes = *b"somebody's name";
        key.seal(&mut bytes);
        assert_ne!(&bytes, b"somebody's name");
        let mut guessed = bytes;
        other.seal(&mut guessed);
        key.seal(&mut bytes);
        assert_eq!(&bytes, b"somebody's name");
        assert_ne!(guessed, bytes);
    }

    #[test]
    fn a_value_is_told_from_one_that_is_divided_otherwise() {
        assert_ne!(Digest::of_value(&("ab", "c")), Digest::of_value(&("a", "bc")));
        assert_ne!(Digest::of_value(&[vec![1, 2], vec![]]), Digest::of_value(&[vec![1], vec![2]]));
    }
}
