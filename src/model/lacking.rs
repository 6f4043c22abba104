//! What a record still lacks before it can be published well: what a leader asks for.

use super::Item;
use super::gate::{self, Audience, Mode};
use crate::reading::entities::{Profile, ProfileKind, Status};

/// Something that a profile should have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    Portrait,
    Consent,
    /// An award without a decision.
    Decision,
    Story,
    Approval,
    /// A photograph without a caption.
    Caption,
}

impl Lack {
    pub const ALL: [Lack; 6] =
        [Lack::Portrait, Lack::Consent, Lack::Decision, Lack::Story, Lack::Approval, Lack::Caption];

    /// As it is typed, in English and in Vietnamese.
    pub const fn words(self) -> [&'static str; 2] {
        match self {
            Lack::Portrait => ["portrait", "chan-dung"],
            Lack::Consent => ["consent", "dong-y"],
            Lack::Decision => ["decision", "quyet-dinh"],
            Lack::Story => ["story", "bai-viet"],
            Lack::Approval => ["approval", "duyet"],
            Lack::Caption => ["caption", "chu-thich"],
        }
    }

    pub fn parse(word: &str) -> Option<Lack> {
        Lack::ALL.into_iter().find(|lack| lack.words().contains(&word))
    }

    /// Whether the profile lacks it. Consent is that of people and households, for the site or for a book.
    pub fn is_of(self, profile: &Item<Profile>, mode: Mode) -> bool {
        let record = &profile.record;
        let is_person = profile.kind() == ProfileKind::Individual;
        let consents = |audience| gate::covers(record, mode, audience);
        match self {
            Lack::Portrait => record.portrait.is_none() && (is_person || record.photos.is_empty()),
            Lack::Consent => {
                let asked = is_person || profile.kind() == ProfileKind::Household;
                asked && !(consents(Audience::Site) && consents(Audience::Book))
            }
            Lack::Decision => profile.awards().any(|award| award.decision.is_none()),
            Lack::Story => profile.word_count() == 0,
            Lack::Approval => {
                let approved = record.status.as_ref().is_some_and(|status| status.value == Status::Approved);
                let dated = record.approval.as_ref().is_some_and(|approval| approval.date.is_some());
                !(approved && dated)
            }
            Lack::Caption => record.portrait.iter().chain(&record.photos).any(|photo| photo.caption.is_none()),
        }
    }
}
