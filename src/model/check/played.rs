//! What is to be played: films, recordings, and what is said in them.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::model::Item;
use crate::path::SourcePath;
use crate::reading::entities::{Recording, Video};
use crate::schema::Spanned;
use crate::sound;
use crate::vietnamese;

impl Checker<'_> {
    /// A sound that browsers play, and what is said in it; without that, deaf readers are left out.
    pub(super) fn recording(&mut self, path: &SourcePath, recording: Option<&Recording>) {
        let Some(recording) = recording else { return };
        for file in recording.files() {
            self.file(path, &file.value, file.span);
        }
        let file = &recording.file;
        if sound::media_type(&SourcePath::new(file.value.as_str()).suffix()).is_none() {
            let finding = Diagnostic::new(Code::BadRecording).arg("file", file.value.as_str());
            self.push(finding.at(Place::at(path, file.span)).help(Message::new("help-recording")));
        }
        match &recording.transcript {
            Some(transcript) => self.timed(path, transcript),
            None => self.poor(Code::NoTranscript, path, file.span, &file.value),
        }
    }

    /// What browsers do not play would be an empty frame.
    pub(super) fn film(&mut self, item: &Item<Video>) {
        const PLAYED: &[&str] = &["mp4", "m4v", "webm"];
        let told = |code, file: &Spanned<String>, help: &'static str| {
            let finding = Diagnostic::new(code).arg("file", file.value.as_str());
            finding.at(Place::at(&item.path, file.span)).help(Message::new(help))
        };
        let suffix = |file: &Spanned<String>| SourcePath::new(file.value.as_str()).suffix();
        if let Some(file) = item.record.file.as_ref().filter(|file| !PLAYED.contains(&suffix(file).as_str())) {
            self.push(told(Code::BadFilm, file, "help-film"));
        }
        if let Some(file) = &item.record.subtitles {
            self.timed(&item.path, file);
        }
    }

    /// Words with their times; a file that is missing has been told already.
    fn timed(&mut self, record: &SourcePath, file: &Spanned<String>) {
        let path = record.beside(&vietnamese::nfc(&file.value)).filter(|path| self.sources.files.contains_key(path));
        let text = path.and_then(|path| self.sources.bytes(&path).ok());
        if SourcePath::new(file.value.as_str()).suffix() != "vtt" || text.is_some_and(|text| !is_webvtt(&text)) {
            let finding = Diagnostic::new(Code::BadSubtitles).arg("file", file.value.as_str());
            self.push(finding.at(Place::at(record, file.span)).help(Message::new("help-subtitles")));
        }
    }
}

/// Whether a file begins as WebVTT does, and times one line at least (W3C WebVTT, 4).
fn is_webvtt(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let timed = |line: &str| line.split_once("-->").is_some_and(|(from, to)| !from.contains(',') && !to.contains(','));
    text.starts_with("WEBVTT") && text.lines().any(timed)
}
