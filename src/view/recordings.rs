//! Recordings as pages and feeds tell of them.

use super::{View, cards, extend};
use crate::model::Subject;
use crate::path::{Route, SourcePath};
use crate::reading::entities::Recording;
use crate::sound::{self, Cue};
use crate::vietnamese::{PartialDate, nfc};
use serde::Serialize;
use std::collections::BTreeMap;
use tera::Value;

/// What is known of a sound that is published.
#[derive(Debug, Clone, Default)]
pub struct Recorded {
    /// As readers get it.
    pub bytes: usize,
    pub seconds: Option<u64>,
    /// What is said in it; none without a transcript that can be read.
    pub cues: Vec<Cue>,
}

/// The sounds that articles and profiles have, by their files.
pub type Recordings = BTreeMap<SourcePath, Recorded>;

/// A recording with where it lies: what a page's head and a feed need.
#[derive(Debug, Clone)]
pub struct Heard {
    pub route: Route,
    pub media_type: &'static str,
    pub bytes: usize,
    pub seconds: Option<u64>,
    /// What is said, as WebVTT.
    pub transcript: Option<Route>,
}

impl Heard {
    /// "PT3M25S", as schema.org has it (ISO 8601).
    pub fn iso_duration(&self) -> Option<String> {
        let seconds = self.seconds?;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        Some(match hours {
            0 => format!("PT{minutes}M{seconds}S"),
            _ => format!("PT{hours}H{minutes}M{seconds}S"),
        })
    }
}

/// "3:05", "1:02:05".
pub fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// Words with their times, in seconds.
#[derive(Serialize)]
struct CueCard {
    from: String,
    to: String,
    /// "0:05", for people.
    at: String,
    text: String,
}

impl View {
    /// The record of a recording, and the file in which it stands.
    fn recording_of(&self, subject: Subject) -> Option<(&Recording, &SourcePath)> {
        let site = &self.site;
        let (recording, path) = match subject {
            Subject::Article(index) => site.articles.get(index).map(|item| (&item.record.recording, &item.path))?,
            Subject::Profile(index) => site.profiles.get(index).map(|item| (&item.record.recording, &item.path))?,
            _ => return None,
        };
        Some((recording.as_ref()?, path))
    }

    /// The recording of an article or a profile, if there is one that browsers play and readers may have.
    pub fn heard(&self, subject: Subject) -> Option<Heard> {
        let (recording, path) = self.recording_of(subject)?;
        let file = path.beside(&nfc(&recording.file.value))?;
        let known = self.recordings.get(&file)?;
        Some(Heard {
            route: self.plan.attachments.get(&file)?.clone(),
            media_type: sound::media_type(&file.suffix())?,
            bytes: known.bytes,
            seconds: known.seconds,
            transcript: recording
                .transcript
                .as_ref()
                .and_then(|name| self.plan.attachments.get(&path.beside(&nfc(&name.value))?).cloned()),
        })
    }

    /// When a recording was made, or else when its text appeared.
    pub fn heard_on(&self, subject: Subject) -> Option<PartialDate> {
        let (recording, _) = self.recording_of(subject)?;
        recording.date.or_else(|| match subject {
            Subject::Article(index) => self.site.articles.get(index)?.record.date,
            _ => None,
        })
    }

    /// What a page's player is told; nothing where there is nothing to play.
    pub fn recording(&self, subject: Subject) -> Value {
        let (Some(heard), Some((recording, path))) = (self.heard(subject), self.recording_of(subject)) else {
            return Value::none();
        };
        let known = path.beside(&nfc(&recording.file.value)).and_then(|file| self.recordings.get(&file));
        let exact = |time: u64| format!("{}.{:03}", time / 1000, time % 1000);
        let cues: Vec<CueCard> = known
            .map(|known| known.cues.as_slice())
            .unwrap_or_default()
            .iter()
            .map(|cue| CueCard {
                from: exact(cue.from),
                to: exact(cue.to),
                at: clock(cue.from / 1000),
                text: cue.text.clone(),
            })
            .collect();
        let entries = [
            ("route", Value::from(heard.route.to_string())),
            ("type", Value::from(heard.media_type)),
            ("kilobytes", Value::from(heard.bytes.div_ceil(1000))),
            ("duration", Value::from(heard.seconds.map(clock))),
            ("reader", Value::from(recording.reader.clone())),
            ("date", Value::from(cards::iso(self.heard_on(subject)))),
            ("transcript", Value::from(heard.transcript.as_ref().map(ToString::to_string))),
            ("cues", Value::from_serializable(&cues)),
        ];
        extend(Value::none(), entries)
    }
}
