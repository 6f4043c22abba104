//! What is known of each recording before pages tell of it: its size as readers get it, its length, what is said in it.

use crate::model::Site;
use crate::path::SourcePath;
use crate::plan::Plan;
use crate::reading::entities::Recording;
use crate::sound;
use crate::source::Sources;
use crate::traces;
use crate::vietnamese::nfc;
use crate::view::{Recorded, Recordings};

/// The recordings of what is published. A file that cannot be read has been told by whoever copies it.
pub fn read(site: &Site, plan: &Plan, sources: &Sources) -> Recordings {
    let articles = site.articles.iter().map(|item| (&item.path, &item.record.recording));
    let profiles = site.profiles.iter().map(|item| (&item.path, &item.record.recording));
    let all = articles.chain(profiles).filter_map(|(path, recording)| Some((path, recording.as_ref()?)));
    all.filter_map(|(path, recording)| recorded(path, recording, plan, sources)).collect()
}

fn recorded(
    record: &SourcePath,
    recording: &Recording,
    plan: &Plan,
    sources: &Sources,
) -> Option<(SourcePath, Recorded)> {
    let published = |name: &str| record.beside(&nfc(name)).filter(|file| plan.attachments.contains_key(file));
    let file = published(&recording.file.value)?;
    let (bytes, _) = traces::clear(sources.bytes(&file).ok()?, &file.suffix());
    let transcript = recording.transcript.as_ref().and_then(|name| published(&name.value));
    let words = transcript.and_then(|file| sources.bytes(&file).ok());
    let cues = words.map(|words| sound::cues(&String::from_utf8_lossy(&words))).unwrap_or_default();
    Some((file, Recorded { bytes: bytes.len(), seconds: sound::seconds(&bytes), cues }))
}
