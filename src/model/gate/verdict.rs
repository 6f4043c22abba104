//! What the gates can say of a record, for whom, and why.

use crate::diagnostic::Message;
use crate::path::{Route, SourcePath};
use crate::reading::Kind;
use crate::reading::entities::Target;
use crate::vietnamese::PartialDate;
use serde::{Deserialize, Serialize};

/// For whom something is gathered, and so which consent it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Audience {
    /// The readers of the site.
    #[default]
    Site,
    /// Who holds the printed yearbook.
    Book,
    /// Both: a yearbook that is put on the site.
    BookOnSite,
}

impl Audience {
    /// What the consent of a person must cover.
    pub const fn targets(self) -> &'static [Target] {
        match self {
            Audience::Site => &[Target::Site],
            Audience::Book => &[Target::Yearbook],
            Audience::BookOnSite => &[Target::Site, Target::Yearbook],
        }
    }
}

/// How far a mode looks past the gate of consent. Nothing that is written for others does: see [`Mode::for_output`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Unconsented {
    #[default]
    HeldBack,
    /// Who has not said yes is shown, marked: on the office's own machine, and on the form that asks. A "no" still holds.
    Marked,
    /// Also who has said no, and who was withdrawn: in the office's own ledger, and nowhere else.
    Told,
}

/// Which gates a preview lifts, and what day it is.
#[derive(Debug, Clone, Copy, Hash)]
pub struct Mode {
    /// Lifts draft and in review.
    pub drafts: bool,
    /// Lifts `dang_tu`.
    pub future: bool,
    /// Lifts `go_sau`.
    pub expired: bool,
    /// Looks past consent.
    pub unconsented: Unconsented,
    /// The day against which dates are compared.
    pub today: PartialDate,
}

impl Mode {
    /// Nothing lifted: what may be published on that day.
    pub fn publication(today: PartialDate) -> Self {
        Mode { drafts: false, future: false, expired: false, unconsented: Unconsented::HeldBack, today }
    }

    /// Everything lifted that a flag can lift.
    pub fn all(today: PartialDate) -> Self {
        Mode { drafts: true, future: true, expired: true, ..Mode::publication(today) }
    }

    /// The same for what leaves the office: whatever was asked, nobody is in it who has not consented.
    pub fn for_output(self) -> Self {
        Mode { unconsented: Unconsented::HeldBack, ..self }
    }

    /// The date, or today when it lies ahead.
    pub fn until_today(self, date: PartialDate) -> PartialDate {
        if date.start() > self.today { self.today } else { date }
    }

    /// A preview is marked, and must not be uploaded.
    pub fn is_preview(self) -> bool {
        self.drafts || self.future || self.expired || self.unconsented != Unconsented::HeldBack
    }

    pub fn lifts(self, reason: &Reason) -> bool {
        match reason {
            _ if self.unconsented == Unconsented::Told => true,
            reason if reason.is_of_consent() => self.unconsented == Unconsented::Marked,
            Reason::Draft | Reason::InReview => self.drafts,
            reason if reason.is_of_approval() => self.drafts,
            // Whoever writes must see what is to be taken out; a preview is never uploaded.
            Reason::PrivateData => self.drafts,
            Reason::Embargo(_) => self.future,
            Reason::Expired(_) => self.expired,
            _ => false,
        }
    }
}

/// Why something is not published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    Draft,
    InReview,
    /// It says that it is approved, but not by whom.
    NoApproval,
    /// Approved by the very person whom it tells of.
    OwnApproval,
    UndatedApproval,
    FutureApproval(PartialDate),
    /// Approved before what it tells had happened: what was approved was another text.
    EarlyApproval {
        approved: PartialDate,
        fact: PartialDate,
    },
    /// It tells as done what is of a day to come; no approval can be after it.
    FutureFact(PartialDate),
    Withdrawn,
    /// No consent record, or one that does not cover the target.
    NoConsent(&'static str),
    ConsentRefused,
    /// Of a day to come: nobody has given it yet.
    FutureConsent(PartialDate),
    /// It was given until a day that is past.
    LapsedConsent(PartialDate),
    /// A child without a guardian's consent.
    NoGuardian,
    /// A child of whom nobody knows whether it agrees, or is under seven years.
    NoChildsVoice,
    /// A collective or model that lists a person who has not consented.
    PersonWithoutConsent(String),
    Embargo(PartialDate),
    Expired(PartialDate),
    /// Its text holds somebody's telephone number, or the like.
    PrivateData,
}

impl Reason {
    /// The reason as a phrase of the message files.
    pub fn message(&self) -> Message {
        match self {
            Reason::Draft => Message::new("held-draft"),
            Reason::InReview => Message::new("held-in-review"),
            Reason::NoApproval => Message::new("held-no-approval"),
            Reason::OwnApproval => Message::new("held-own-approval"),
            Reason::UndatedApproval => Message::new("held-undated-approval"),
            Reason::FutureApproval(date) => Message::new("held-future-approval").arg("date", date.short()),
            Reason::EarlyApproval { approved, fact } => {
                Message::new("held-early-approval").arg("date", approved.short()).arg("fact", fact.short())
            }
            Reason::FutureFact(date) => Message::new("held-future-fact").arg("date", date.short()),
            Reason::Withdrawn => Message::new("held-withdrawn"),
            Reason::NoConsent(target) => Message::new("held-no-consent").arg("target", *target),
            Reason::ConsentRefused => Message::new("held-consent-refused"),
            Reason::FutureConsent(date) => Message::new("held-future-consent").arg("date", date.short()),
            Reason::LapsedConsent(date) => Message::new("held-lapsed-consent").arg("date", date.short()),
            Reason::NoGuardian => Message::new("held-no-guardian"),
            Reason::NoChildsVoice => Message::new("held-no-childs-voice"),
            Reason::PersonWithoutConsent(name) => Message::new("held-person").arg("name", name.as_str()),
            Reason::Embargo(date) => Message::new("held-embargo").arg("date", date.short()),
            Reason::Expired(date) => Message::new("held-expired").arg("date", date.short()),
            Reason::PrivateData => Message::new("held-private-data"),
        }
    }

    /// Whether its office holds the record for approved, and the approval does not do.
    pub const fn is_of_approval(&self) -> bool {
        matches!(
            self,
            Reason::NoApproval
                | Reason::OwnApproval
                | Reason::UndatedApproval
                | Reason::FutureApproval(_)
                | Reason::EarlyApproval { .. }
                | Reason::FutureFact(_)
        )
    }

    /// Whether somebody has not said yes, and may still do so.
    pub const fn is_of_consent(&self) -> bool {
        matches!(
            self,
            Reason::NoConsent(_)
                | Reason::FutureConsent(_)
                | Reason::LapsedConsent(_)
                | Reason::NoGuardian
                | Reason::NoChildsVoice
                | Reason::PersonWithoutConsent(_)
        )
    }

    /// Whether nobody will publish it again as it is.
    pub const fn is_final(&self) -> bool {
        matches!(self, Reason::Withdrawn | Reason::ConsentRefused)
    }
}

/// Something held back, by name and reason.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct HeldBack {
    pub kind: Kind,
    pub id: String,
    pub name: String,
    pub path: SourcePath,
    /// Where its page would be.
    pub route: Route,
    /// The file of its text: `path`, or a story of its own.
    pub body_path: SourcePath,
    pub reason: Reason,
    /// It says itself that it is a draft, in whatever state.
    pub drafted: bool,
}

impl HeldBack {
    /// By what it is told to people: its name, or its file while it has none.
    pub fn called(&self) -> &str {
        if self.name.trim().is_empty() { self.path.as_str() } else { &self.name }
    }
}

/// What the gates say of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Publish,
    /// Shown in a preview, with the reason for which it would be held back.
    Preview(Reason),
    HoldBack(Reason),
}

impl Verdict {
    /// The verdict with a reason more, which is lighter than those already weighed.
    pub fn unless(self, reason: Option<Reason>, mode: Mode) -> Self {
        match (self, reason) {
            (Verdict::Publish | Verdict::Preview(_), Some(reason)) if !mode.lifts(&reason) => Verdict::HoldBack(reason),
            (Verdict::Publish, Some(reason)) => Verdict::Preview(reason),
            (verdict, _) => verdict,
        }
    }
}
