//! What the gates need to know of each kind of record.

use crate::reading::entities::{Approval, Article, Event, Gallery, Page, Profile, ProfileKind, Status, Video};
use crate::schema::{Spanned, Year};
use crate::vietnamese::{PartialDate, Period};
use std::collections::HashMap;

/// The dates of decisions, by their ids and by their numbers.
pub type Decided = HashMap<String, PartialDate>;

/// What a gate needs to know of a record.
pub trait Gated {
    fn name(&self) -> &str;
    /// What the record says of itself; `None` when it says nothing.
    fn status(&self) -> Option<Status>;
    /// Whether a record that says nothing waits for approval.
    fn waits_for_approval(&self) -> bool {
        false
    }
    /// Who approved it, and when.
    fn approval(&self) -> Option<&Approval> {
        None
    }
    /// The person whom the record tells of, who cannot approve it.
    fn subject(&self) -> Option<&str> {
        None
    }
    /// When the latest thing happened that the record tells as done, with what its decisions are dated.
    fn latest_fact(&self, _: &Decided) -> Option<PartialDate> {
        None
    }
    /// The addresses that it had before.
    fn aliases(&self) -> &[Spanned<String>];
    fn publish_at(&self) -> Option<PartialDate> {
        None
    }
    fn expire_at(&self) -> Option<PartialDate> {
        None
    }
}

macro_rules! gated_by_draft {
    ($($t:ty),*) => { $(impl Gated for $t {
        fn name(&self) -> &str { &self.title }
        fn status(&self) -> Option<Status> { draft(self.draft) }
        fn aliases(&self) -> &[Spanned<String>] { &self.aliases }
        fn publish_at(&self) -> Option<PartialDate> { self.publish_at }
        fn expire_at(&self) -> Option<PartialDate> { self.expire_at }
    })* };
}
gated_by_draft!(Gallery, Video, Event);

fn draft(draft: bool) -> Option<Status> {
    draft.then_some(Status::Draft)
}

impl Gated for Page {
    fn name(&self) -> &str {
        &self.title
    }

    fn aliases(&self) -> &[Spanned<String>] {
        &self.aliases
    }

    fn status(&self) -> Option<Status> {
        draft(self.draft)
    }
}

impl Gated for Article {
    fn name(&self) -> &str {
        &self.title
    }

    fn aliases(&self) -> &[Spanned<String>] {
        &self.aliases
    }

    fn status(&self) -> Option<Status> {
        self.standing()
    }

    fn approval(&self) -> Option<&Approval> {
        self.approval.as_ref()
    }

    fn publish_at(&self) -> Option<PartialDate> {
        self.publish_at
    }

    fn expire_at(&self) -> Option<PartialDate> {
        self.expire_at
    }
}

impl Gated for Profile {
    fn name(&self) -> &str {
        &self.name
    }

    fn aliases(&self) -> &[Spanned<String>] {
        &self.aliases
    }

    fn status(&self) -> Option<Status> {
        self.status.as_ref().map(|status| status.value)
    }

    /// No `trang_thai` means draft.
    fn waits_for_approval(&self) -> bool {
        true
    }

    fn approval(&self) -> Option<&Approval> {
        self.approval.as_ref()
    }

    /// A collective is a body, which may have its own approver.
    fn subject(&self) -> Option<&str> {
        matches!(self.kind.value, ProfileKind::Individual | ProfileKind::Household).then_some(self.name.as_str())
    }

    /// The latest of all that it dates as done: awards, years as an example, offices taken, pictures, sources. An award for
    /// a period is for all of it. A period of the record's own and an office count from their beginning: they may have been
    /// running when the text was approved, which must not go from the site on the day of their end. A consent may be written
    /// down after the text was approved.
    fn latest_fact(&self, decided: &Decided) -> Option<PartialDate> {
        let of_year = |year: Year| PartialDate::of_year(year.0).ok();
        let awarded = self.awards.iter().filter_map(|award| {
            let decision = || decided.get(&award.decision.as_ref()?.value).copied();
            award.date.or_else(|| award.year.and_then(of_year)).or_else(decision)
        });
        let awards = self.awards.iter().filter_map(|award| award.period).map(Period::to);
        let periods = awards.chain(self.period.map(Period::from));
        let years = self.years.iter().copied().filter_map(of_year);
        let offices = self.roles.iter().filter_map(|role| role.from);
        let pictures = self.portrait.iter().chain(&self.photos).filter_map(|photo| photo.date);
        let others = [self.since, self.source.as_ref().and_then(|source| source.date)];
        let facts =
            awarded.chain(years).chain(offices).chain(pictures).chain(periods).chain(others.into_iter().flatten());
        facts.max_by_key(|date| date.start())
    }

    fn publish_at(&self) -> Option<PartialDate> {
        self.publish_at
    }

    fn expire_at(&self) -> Option<PartialDate> {
        self.expire_at
    }
}
