//! The ledger of consents: who was asked for what, who has still to be asked, what runs out, what has to be done by which
//! day. It names people whom no reader may see, and is for the office alone. Whether something is published is not
//! decided here, but in [`gate`].
//!
//! The days are those of Decree 356/2025/NĐ-CP, which details Law 91/2025/QH15 on personal data (both in force from
//! 1/1/2026), as summaries in the press tell them; its text was not at hand: who withdraws a consent is answered within
//! two working days, and what was agreed to stops within fifteen days, which are those of the calendar. Which days are
//! worked is the Labour Code's to say (`vietnamese/workday.rs`). The program itself needs no such time: the next build, and
//! `withdraw` at once, take the person out.

use super::gate::{self, Audience, Mode, Reason};
use super::{Item, Site};
use crate::reading::entities::{ChildVoice, Consent, ConsentState, Profile, ProfileKind, Status, Target};
use crate::schema::choices;
use crate::vietnamese::PartialDate;
use std::collections::HashSet;

/// Working days within which a withdrawal is answered, and days within which what was agreed to stops.
const TO_ANSWER: u16 = 2;
const TO_STOP: u16 = 15;

choices! {
    /// How it stands with somebody's consent.
    pub enum Standing {
        /// Nobody has asked.
        Missing = "missing" | "chua_xin",
        Asked = "asked" | "dang_xin",
        /// Asked, and the day by which to answer is past.
        Overdue = "overdue" | "qua_han",
        /// Given, but the gate does not take it: no guardian, a day to come, nothing that it is for.
        Incomplete = "incomplete" | "chua_du",
        Given = "given" | "da_co",
        Expiring = "expiring" | "sap_het",
        Expired = "expired" | "het_han",
        Refused = "refused" | "khong",
        Withdrawn = "withdrawn" | "da_rut",
    }
}

impl Standing {
    /// Whether a form would help: nobody who has said no is asked again by a program.
    pub const fn may_be_asked(self) -> bool {
        !matches!(self, Standing::Given | Standing::Refused | Standing::Withdrawn)
    }
}

/// A line of the ledger.
pub struct Line<'a> {
    pub profile: &'a Item<Profile>,
    pub consent: Option<&'a Consent>,
    pub standing: Standing,
    /// What the record covers, as the gate sees it.
    pub site: bool,
    pub book: bool,
    /// All for which the gate does not take it, where something was given.
    pub lacks: Vec<Lacks>,
    /// By when a withdrawal is to be answered, and by when all must have stopped.
    pub answer_by: Option<PartialDate>,
    pub stop_by: Option<PartialDate>,
}

/// What a consent that was given still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// The guardian, or a name of one.
    Guardian,
    /// What the child says, who from seven years signs too, or that it is younger.
    Child,
    /// What it is for: the site, the book.
    Scope,
    /// It is of a day to come.
    Date,
}

impl Lacks {
    /// For programs.
    pub const fn word(self) -> &'static str {
        match self {
            Lacks::Guardian => "guardian",
            Lacks::Child => "child",
            Lacks::Scope => "scope",
            Lacks::Date => "date",
        }
    }
}

impl Site {
    /// The lines of these profiles; `within` so many days a consent counts as running out. Of collectives and models only
    /// those that need people's consent, or have it. The site must be one that holds nobody back.
    pub fn ledger(&self, profiles: &[usize], within: u16) -> Vec<Line<'_>> {
        let covered = [Audience::Site, Audience::Book].map(|audience| {
            let consents = |item: &&Item<Profile>| gate::covers(&item.record, self.mode, audience);
            (audience, self.profiles.iter().filter(consents).map(|item| item.id.as_str()).collect())
        });
        let lines = profiles.iter().filter_map(|index| line(&self.profiles[*index], self.mode, &covered, within));
        lines.collect()
    }
}

fn line<'a>(
    profile: &'a Item<Profile>,
    mode: Mode,
    covered: &[(Audience, HashSet<&str>); 2],
    within: u16,
) -> Option<Line<'a>> {
    let record = &profile.record;
    let reasons = covered.each_ref().map(|(audience, people)| gate::unconsented(record, mode, *audience, people));
    let is_of_people = matches!(profile.kind(), ProfileKind::Individual | ProfileKind::Household);
    if !is_of_people && record.consent.is_none() && reasons.iter().all(Option::is_none) {
        return None;
    }
    let consent = record.consent.as_ref();
    let [site, book] = reasons.each_ref().map(Option::is_none);
    let lacks = lacks(record, mode);
    let standing = match consent {
        // `withdraw` marks the record, and whoever asked for it.
        _ if record.status.as_ref().is_some_and(|status| status.value == Status::Withdrawn) => Standing::Withdrawn,
        Some(consent) => standing(consent, &lacks, mode.today, within),
        None => Standing::Missing,
    };
    let withdrawn = consent.filter(|_| standing == Standing::Withdrawn).and_then(|consent| consent.withdrawn);
    let open = withdrawn.filter(|_| consent.is_some_and(|consent| consent.answered.is_none()));
    Some(Line {
        profile,
        consent,
        standing,
        site,
        book,
        lacks,
        answer_by: open.map(|date| date.after_working(TO_ANSWER)),
        stop_by: withdrawn.map(|date| date.after(TO_STOP)),
    })
}

fn lacks(record: &Profile, mode: Mode) -> Vec<Lacks> {
    let given = |consent: &&Consent| !consent.says_no() && consent.state.value == ConsentState::Given;
    let Some(consent) = record.consent.as_ref().filter(given) else { return Vec::new() };
    let scope = consent.scope.is_empty().then_some(Lacks::Scope);
    let others = gate::own_lacks(record, mode, Audience::Site).into_iter().filter_map(|reason| match reason {
        Reason::FutureConsent(_) => Some(Lacks::Date),
        Reason::NoGuardian => Some(Lacks::Guardian),
        Reason::NoChildsVoice => Some(Lacks::Child),
        _ => None,
    });
    scope.into_iter().chain(others).collect()
}

fn standing(consent: &Consent, lacks: &[Lacks], today: PartialDate, within: u16) -> Standing {
    match consent.state.value {
        ConsentState::Refused => Standing::Refused,
        _ if consent.says_no() => Standing::Withdrawn,
        ConsentState::Asked if consent.due.is_some_and(|due| due.end() < today) => Standing::Overdue,
        ConsentState::Asked => Standing::Asked,
        _ if consent.until.is_some_and(|until| until.end() < today) => Standing::Expired,
        _ if !lacks.is_empty() => Standing::Incomplete,
        _ if consent.until.is_some_and(|until| until.end() <= today.after(within)) => Standing::Expiring,
        _ => Standing::Given,
    }
}

impl Line<'_> {
    /// What it was given for, or is asked for.
    pub fn scope(&self) -> &[Target] {
        self.consent.map_or(&[], |consent| &consent.scope)
    }

    /// The site or the book, where what was given is for one of them alone.
    pub fn only(&self) -> Option<Target> {
        let given = self.consent.filter(|consent| consent.state.value == ConsentState::Given)?;
        match given.scope[..] {
            [first, ref rest @ ..] if rest.iter().all(|target| *target == first) => Some(first),
            _ => None,
        }
    }

    /// Whether it was given and holds.
    pub const fn stands(&self) -> bool {
        matches!(self.standing, Standing::Given | Standing::Expiring)
    }

    /// What the child says, where the person is one.
    pub fn child(&self) -> Option<Option<ChildVoice>> {
        self.profile.record.child.then(|| self.consent.and_then(|consent| consent.child))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;
    use crate::schema::{Reader, Shape, parse};

    fn day(text: &str) -> PartialDate {
        text.parse().expect("the test's date")
    }

    /// The standing and what lacks of a consent on the first of June 2021, a Tuesday.
    fn told(consent: &str, child: bool) -> (Standing, Vec<Lacks>) {
        let path = SourcePath::new("x.yaml");
        let yaml = format!("loai: ca_nhan\nten: A\ntre_em: {child}\n{consent}");
        let node = parse(&yaml, &path, 0).expect("the test's YAML");
        let record = Profile::read(&node, &mut Reader::new(&path)).expect("the test's profile");
        let mode = Mode::publication(day("1/6/2021"));
        let lacks = lacks(&record, mode);
        let consent = record.consent.as_ref().expect("a consent");
        (standing(consent, &lacks, mode.today, 60), lacks)
    }

    #[test]
    fn each_line_says_how_it_stands() {
        let of = |keys: &str| told(&format!("dong_y: {{{keys}}}\n"), false).0;
        assert_eq!(of("tinh_trang: dang_xin"), Standing::Asked);
        assert_eq!(of("tinh_trang: dang_xin, han_tra_loi: 1/6/2021"), Standing::Asked);
        assert_eq!(of("tinh_trang: dang_xin, han_tra_loi: 31/5/2021"), Standing::Overdue);
        assert_eq!(of("tinh_trang: khong"), Standing::Refused);
        assert_eq!(of("tinh_trang: rut"), Standing::Withdrawn);
        assert_eq!(of("tinh_trang: co, pham_vi: [trang], rut_ngay: 1/5/2021"), Standing::Withdrawn);
        let given = |more: &str| of(&format!("tinh_trang: co, pham_vi: [trang]{more}"));
        assert_eq!(given(""), Standing::Given);
        assert_eq!(given(", den_ngay: 31/7/2021"), Standing::Expiring);
        assert_eq!(given(", den_ngay: 01/8/2021"), Standing::Given);
        assert_eq!(given(", den_ngay: 01/6/2021"), Standing::Expiring);
        assert_eq!(given(", den_ngay: 31/5/2021"), Standing::Expired);
        assert_eq!(given(", den_ngay: 5/2021"), Standing::Expired);
        assert_eq!(given(", ngay: 2/6/2021"), Standing::Incomplete);
        assert_eq!(of("tinh_trang: co"), Standing::Incomplete);
    }

    #[test]
    fn a_child_from_seven_years_signs_beside_the_guardian() {
        let of = |more: &str| told(&format!("dong_y: {{tinh_trang: co{more}}}\n"), true);
        let all = vec![Lacks::Scope, Lacks::Date, Lacks::Guardian, Lacks::Child];
        assert_eq!(of(", ngay: 2/6/2021"), (Standing::Incomplete, all), "all of it, not the first alone");
        let of = |more: &str| of(&format!(", pham_vi: [trang]{more}"));
        assert_eq!(of(""), (Standing::Incomplete, vec![Lacks::Guardian, Lacks::Child]));
        assert_eq!(of(", giam_ho: Bà B (mẹ)"), (Standing::Incomplete, vec![Lacks::Child]));
        assert_eq!(of(", giam_ho: Bà B (mẹ), tre_em: dong_y"), (Standing::Given, vec![]));
        assert_eq!(of(", giam_ho: Bà B (mẹ), tre_em: duoi_7_tuoi"), (Standing::Given, vec![]));
    }

    #[test]
    fn days_are_counted_over_months() {
        assert_eq!(day("24/12/2026").after(15), day("8/1/2027"));
        assert_eq!(day("28/2/2024").after(1), day("29/2/2024"));
    }
}
