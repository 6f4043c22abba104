//! Consents as they are recorded: days that contradict each other, papers that are not there or that nobody can read. Whom a
//! consent lets be published is decided in [`gate`], and how far each has come in the ledger.

use super::Checker;
use super::contradictions::wrong_order;
use crate::diagnostic::{Code, Diagnostic, Message, Place, Severity};
use crate::model::assemble::Waiting;
use crate::model::{Item, Reason, gate};
use crate::path::SourcePath;
use crate::reading::entities::{Consent, Profile};
use crate::source::Found;
use crate::vietnamese::{PartialDate, nfc};

impl Checker<'_> {
    pub(super) fn consents(&mut self, waiting: &Waiting) {
        let site = self.site;
        for item in site.profiles.iter().chain(&waiting.profiles) {
            let Some(consent) = &item.record.consent else { continue };
            self.days(item, consent);
            if !item.record.sample {
                self.paper_of(item, consent);
            }
        }
    }

    /// Days that cannot all be right. They would let somebody be published, so of what is published they are an error.
    fn days(&mut self, item: &Item<Profile>, consent: &Consent) {
        let begun = consent.date.map_or(("xin_y_kien", consent.asked), |date| ("ngay", Some(date)));
        for (first, second) in [
            (("xin_y_kien", consent.asked), ("ngay", consent.date)),
            (("xin_y_kien", consent.asked), ("han_tra_loi", consent.due)),
            (begun, ("den_ngay", consent.until)),
            (begun, ("rut_ngay", consent.withdrawn)),
            (("rut_ngay", consent.withdrawn), ("tra_loi_ngay", consent.answered)),
        ] {
            let Some(finding) = wrong_order(first, second) else { continue };
            let severity = if item.held.is_some() { Severity::Warning } else { Severity::Error };
            self.push(Diagnostic { severity, ..finding.at(Place::at(&item.path, consent.span)) });
        }
        // Days of others that lie ahead are told of every record that is still to be published (`dates`).
        if item.held.as_ref().is_some_and(Reason::is_final) {
            self.ahead_of_time(item, consent);
        }
    }

    /// A withdrawal that is to come has not been made.
    fn ahead_of_time(&mut self, item: &Item<Profile>, consent: &Consent) {
        let today = self.site.mode.today;
        let days: [(&'static str, Option<PartialDate>); 4] = [
            ("xin_y_kien", consent.asked),
            ("ngay", consent.date),
            ("rut_ngay", consent.withdrawn),
            ("tra_loi_ngay", consent.answered),
        ];
        for (key, date) in days {
            let Some(date) = date.filter(|date| date.start() > today) else { continue };
            self.push(
                Diagnostic::new(Code::FutureDate)
                    .arg("key", key)
                    .arg("date", date.short())
                    .arg("today", today.short())
                    .at(Place::at(&item.path, consent.span)),
            );
        }
    }

    /// A paper that is named as a file and is none of the site's: one that lies there after all, under another name, nothing
    /// would keep from readers. One that nobody can open proves nothing.
    fn paper_of(&mut self, item: &Item<Profile>, consent: &Consent) {
        let Some(paper) = &consent.document else { return };
        let sources = self.sources;
        let places = item.path.meant(&nfc(&paper.value));
        let there = places.iter().find_map(|place| match sources.find(place) {
            Found::Yes => Some(place.clone()),
            Found::OtherCase(other) => Some(other),
            Found::No => None,
        });
        let spoken_of = || gate::papers_spoken_of(&paper.value, sources);
        if let Some(file) = there.or_else(|| spoken_of().into_iter().next()) {
            if let Some(fault) = self.fault(&file) {
                let finding = Diagnostic::new(Code::BadPaper).arg("file", &file).arg("fault", fault);
                self.push(finding.at(Place::at(&item.path, paper.span)));
            }
            return;
        }
        if gate::may_be_offered(&paper.value) {
            let places = places.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let finding = Diagnostic::new(Code::MissingFile).arg("file", paper.value.as_str());
            let finding = finding.at(Place::at(&item.path, paper.span));
            let finding = finding.help(Message::new("help-paper").arg("places", places));
            self.push(Diagnostic { severity: Severity::Warning, ..finding });
        }
    }

    /// Why a paper cannot be read: the word that the message chooses by.
    fn fault(&self, file: &SourcePath) -> Option<&'static str> {
        /// Readers of PDF look for its mark so far into the file (PDF 32000-1, annex H, note 13).
        const HEAD: usize = 1024;
        let Ok(bytes) = self.sources.bytes(file) else { return Some("closed") };
        let head = &bytes[..bytes.len().min(HEAD)];
        match file.suffix().as_str() {
            _ if bytes.is_empty() => Some("empty"),
            "pdf" if !head.windows(5).any(|mark| mark == b"%PDF-") => Some("pdf"),
            _ => None,
        }
    }
}
