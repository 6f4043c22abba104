//! What was taken from rosters and given out in them: by it a later import knows which records are still as they were,
//! and may be corrected, and which somebody has worked on since.

use crate::digest::Digest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file, below the site's folder.
pub const FILE: &str = ".vuonhoa/danh-sach.json";

/// A record as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Of the record's file.
    pub file: Digest,
    /// Of what the line said.
    pub row: Digest,
    /// Who the line was about.
    pub key: Digest,
}

/// By the profile's id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    pub records: BTreeMap<String, Kept>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    /// Digests of the file, the line, and the person.
    records: BTreeMap<String, [String; 3]>,
}

const VERSION: u32 = 1;

impl Ledger {
    /// A file that cannot be read is as if there were none: then nothing is taken for unchanged.
    pub fn read(bytes: &[u8]) -> Self {
        let written: Option<Written> = serde_json::from_slice(bytes).ok().filter(|w: &Written| w.version == VERSION);
        let kept = |[file, row, key]: &[String; 3]| {
            Some(Kept { file: Digest::parse(file)?, row: Digest::parse(row)?, key: Digest::parse(key)? })
        };
        let records = written.into_iter().flat_map(|written| written.records);
        Ledger { records: records.filter_map(|(id, digests)| Some((id, kept(&digests)?))).collect() }
    }

    pub fn write(&self) -> Vec<u8> {
        let records = self
            .records
            .iter()
            .map(|(id, kept)| (id.clone(), [kept.file, kept.row, kept.key].map(|digest| digest.to_string())));
        let written = Written { version: VERSION, records: records.collect() };
        let mut bytes = serde_json::to_vec_pretty(&written).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The record that a line of this person was written to.
    pub fn id_of(&self, key: Digest) -> Option<&str> {
        self.records.iter().find(|(_, kept)| kept.key == key).map(|(id, _)| id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let digest = |text: &str| Digest::of(text.as_bytes());
        let kept = Kept { file: digest("a"), row: digest("b"), key: digest("c") };
        let ledger = Ledger { records: BTreeMap::from([("nguyen-van-mau".to_owned(), kept)]) };
        assert_eq!(Ledger::read(&ledger.write()), ledger);
        assert_eq!(ledger.id_of(digest("c")), Some("nguyen-van-mau"));
        assert_eq!(Ledger::read(b"{"), Ledger::default());
    }
}
