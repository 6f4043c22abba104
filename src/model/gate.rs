//! The gates before publication. Each rule is here and nowhere else; what a gate holds back never
//! reaches the lists of a [`Site`](super::Site), so that no page can forget to ask.

use crate::config::Config;
use crate::diagnostic::Message;
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::entities::{
    Article, Consent, ConsentState, Event, Gallery, Page, Profile, ProfileKind, Status, Target, Video,
};
use crate::schema::Spanned;
use crate::vietnamese::PartialDate;
use std::collections::{BTreeSet, HashSet};

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

/// Which gates a preview lifts, and what day it is.
#[derive(Debug, Clone, Copy)]
pub struct Mode {
    /// Lifts draft and in review.
    pub drafts: bool,
    /// Lifts `dang_tu`.
    pub future: bool,
    /// Lifts `go_sau`.
    pub expired: bool,
    /// The day against which dates are compared.
    pub today: PartialDate,
}

impl Mode {
    /// Nothing lifted: what may be published on that day.
    pub fn publication(today: PartialDate) -> Self {
        Mode { drafts: false, future: false, expired: false, today }
    }

    /// A preview is marked, and must not be uploaded.
    pub fn is_preview(self) -> bool {
        self.drafts || self.future || self.expired
    }

    fn lifts(self, reason: &Reason) -> bool {
        match reason {
            Reason::Draft | Reason::InReview => self.drafts,
            Reason::Embargo(_) => self.future,
            Reason::Expired(_) => self.expired,
            _ => false,
        }
    }
}

/// Why something is not published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    Draft,
    InReview,
    Withdrawn,
    /// No consent record, or one that does not cover the target.
    NoConsent(&'static str),
    ConsentRefused,
    /// A child without a guardian's consent.
    NoGuardian,
    /// A collective or model that lists a person who has not consented.
    PersonWithoutConsent(String),
    Embargo(PartialDate),
    Expired(PartialDate),
}

impl Reason {
    /// The reason as a phrase of the message files.
    pub fn message(&self) -> Message {
        match self {
            Reason::Draft => Message::new("held-draft"),
            Reason::InReview => Message::new("held-in-review"),
            Reason::Withdrawn => Message::new("held-withdrawn"),
            Reason::NoConsent(target) => Message::new("held-no-consent").arg("target", *target),
            Reason::ConsentRefused => Message::new("held-consent-refused"),
            Reason::NoGuardian => Message::new("held-no-guardian"),
            Reason::PersonWithoutConsent(name) => Message::new("held-person").arg("name", name.as_str()),
            Reason::Embargo(date) => Message::new("held-embargo").arg("date", date.short()),
            Reason::Expired(date) => Message::new("held-expired").arg("date", date.short()),
        }
    }
}

/// Something held back, by name and reason.
#[derive(Debug, Clone)]
pub struct HeldBack {
    pub kind: Kind,
    pub id: String,
    pub name: String,
    pub path: SourcePath,
    pub reason: Reason,
}

/// What the gates say of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Publish,
    /// Shown in a preview, with the reason for which it would be held back.
    Preview(Reason),
    HoldBack(Reason),
}

/// What a gate needs to know of a record.
pub trait Gated {
    fn name(&self) -> &str;
    /// What the record says of itself; `None` when it says nothing.
    fn status(&self) -> Option<Status>;
    /// Whether a record that says nothing waits for approval.
    fn waits_for_approval(&self) -> bool {
        false
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
        let status = self.status.as_ref().map(|status| status.value);
        match status {
            Some(Status::Withdrawn) => status,
            _ => draft(self.draft).or(status),
        }
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

    fn publish_at(&self) -> Option<PartialDate> {
        self.publish_at
    }

    fn expire_at(&self) -> Option<PartialDate> {
        self.expire_at
    }
}

/// Approval, withdrawal and dates: the gates that every record passes. The gravest reason comes
/// first, so that lifting a lighter one cannot let a record through.
pub fn judge(record: &impl Gated, config: &Config, mode: Mode) -> Verdict {
    weigh(common_reasons(record, config, mode), mode)
}

/// The gates for a profile, which needs the consent of the people it names.
/// `consenting` holds the ids of profiles whose own consent covers the audience.
pub fn judge_profile(
    profile: &Profile,
    config: &Config,
    mode: Mode,
    audience: Audience,
    consenting: &HashSet<&str>,
) -> Verdict {
    let mut reasons = common_reasons(profile, config, mode);
    reasons.extend(consent_reason(profile, config, audience, consenting));
    weigh(reasons, mode)
}

fn weigh(reasons: Vec<Reason>, mode: Mode) -> Verdict {
    if let Some(fixed) = reasons.iter().find(|reason| !mode.lifts(reason)) {
        return Verdict::HoldBack(fixed.clone());
    }
    match reasons.into_iter().next() {
        Some(lifted) => Verdict::Preview(lifted),
        None => Verdict::Publish,
    }
}

/// A record that says it is a draft is one, also where the site needs no approval.
fn common_reasons(record: &impl Gated, config: &Config, mode: Mode) -> Vec<Reason> {
    let mut reasons = Vec::new();
    match record.status() {
        Some(Status::Withdrawn) => reasons.push(Reason::Withdrawn),
        Some(Status::Draft) => reasons.push(Reason::Draft),
        Some(Status::InReview) => reasons.push(Reason::InReview),
        Some(Status::Approved) => {}
        None if record.waits_for_approval() && config.needs_approval() => reasons.push(Reason::Draft),
        None => {}
    }
    if let Some(date) = record.publish_at().filter(|date| date.start() > mode.today) {
        reasons.push(Reason::Embargo(date));
    }
    if let Some(date) = record.expire_at().filter(|date| date.end() < mode.today) {
        reasons.push(Reason::Expired(date));
    }
    reasons
}

/// Whether the profile's own record covers the audience: a person's or a household's.
pub fn covers(profile: &Profile, audience: Audience) -> bool {
    own_consent(profile, audience).is_none()
}

fn own_consent(profile: &Profile, audience: Audience) -> Option<Reason> {
    let word = |target: &Target| match target {
        Target::Site => "site",
        Target::Yearbook => "yearbook",
    };
    let mut targets = audience.targets().iter();
    let Some(consent) = &profile.consent else {
        return targets.next().map(|target| Reason::NoConsent(word(target)));
    };
    if consent.state.value != ConsentState::Given {
        return Some(Reason::ConsentRefused);
    }
    if let Some(target) = targets.find(|target| !consent.scope.contains(target)) {
        return Some(Reason::NoConsent(word(target)));
    }
    let guarded = |consent: &Consent| consent.guardian.is_some();
    (profile.child && !guarded(consent)).then_some(Reason::NoGuardian)
}

fn consent_reason(
    profile: &Profile,
    config: &Config,
    audience: Audience,
    consenting: &HashSet<&str>,
) -> Option<Reason> {
    let said_no = profile.consent.as_ref().is_some_and(|consent| consent.state.value != ConsentState::Given);
    if said_no {
        // A "no" holds even where the site asks nobody.
        return Some(Reason::ConsentRefused);
    }
    if !config.needs_consent() {
        return None;
    }
    match profile.kind.value {
        ProfileKind::Individual | ProfileKind::Household => own_consent(profile, audience),
        ProfileKind::Collective | ProfileKind::Model => {
            let uncovered = profile
                .members
                .iter()
                .find(|member| member.profile.as_ref().is_none_or(|person| !consenting.contains(person.id.as_str())))?;
            // One record of the collective's may stand for all whom it lists.
            if covers(profile, audience) {
                return None;
            }
            let name = uncovered
                .name
                .clone()
                .or_else(|| uncovered.profile.as_ref().map(|person| person.id.clone()))
                .unwrap_or_default();
            Some(Reason::PersonWithoutConsent(name))
        }
    }
}

/// Files that content may offer for reading: papers, tables, pictures, sound, video. A record, a text
/// or a vocabulary is never one, whatever a link says.
const PAPERS: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "csv", "txt", "zip", "jpg", "jpeg", "png",
    "webp", "gif", "mp3", "m4a", "ogg", "mp4", "webm", "vtt",
];

/// What is known of files that must stay where they are.
#[derive(Debug, Default)]
pub struct Private {
    /// Signed papers of consent.
    papers: BTreeSet<SourcePath>,
    /// The folders of records that are held back.
    folders: BTreeSet<String>,
}

impl Private {
    pub fn keep_paper(&mut self, record: &SourcePath, profile: &Profile) {
        let paper = profile.consent.as_ref().and_then(|consent| consent.document.as_ref());
        self.papers.extend(paper.and_then(|paper| record.beside(paper)));
    }

    /// A record with a folder of its own keeps everything in it.
    pub fn keep_folder(&mut self, record: &SourcePath, id: &str) {
        if record.folder().ends_with(id) {
            self.folders.insert(format!("{}/", record.folder()));
        }
    }

    /// Whether a file of `content/` must stay where it is, whatever refers to it: a record, a text, a
    /// consent, or what belongs to somebody who is held back.
    pub fn holds(&self, file: &SourcePath) -> bool {
        ["yaml", "yml", "md", "markdown"].contains(&file.suffix().as_str())
            || self.papers.contains(file)
            || self.folders.iter().any(|folder| file.as_str().starts_with(folder.as_str()))
    }

    /// Whether a text may offer a file of `content/` for reading.
    pub fn allows(&self, file: &SourcePath) -> bool {
        PAPERS.contains(&file.suffix().as_str()) && !self.holds(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Reader, Shape, parse};

    fn profile(yaml: &str) -> Profile {
        let path = SourcePath::new("x.yaml");
        let node = parse(yaml, &path, 0).expect("the test's YAML");
        Profile::read(&node, &mut Reader::new(&path)).expect("the test's profile")
    }

    fn config(yaml: &str) -> Config {
        let path = SourcePath::new("site.yaml");
        let node = parse(yaml, &path, 0).expect("the test's YAML");
        Config::read(&node, &mut Reader::new(&path)).expect("the test's configuration")
    }

    fn day(text: &str) -> PartialDate {
        text.parse().expect("the test's date")
    }

    const GOOD: &str = "loai: ca_nhan\nten: A\ntrang_thai: da_duyet\ndong_y: {tinh_trang: co, pham_vi: [trang]}\n";

    fn verdict(yaml: &str, gates: &str, mode: Mode) -> Verdict {
        let config = config(&format!("tieu_de: T\n{gates}"));
        judge_profile(&profile(yaml), &config, mode, Audience::Site, &HashSet::new())
    }

    #[test]
    fn each_gate_holds_and_only_its_flag_lifts_it() {
        let today = day("1/6/2021");
        let plain = Mode::publication(today);
        let all = Mode { drafts: true, future: true, expired: true, today };
        let held = |yaml: &str, reason: Reason, lifted: bool| {
            assert_eq!(verdict(yaml, "", plain), Verdict::HoldBack(reason.clone()), "{yaml}");
            let expected = if lifted { Verdict::Preview(reason.clone()) } else { Verdict::HoldBack(reason) };
            assert_eq!(verdict(yaml, "", all), expected, "{yaml}");
        };
        assert_eq!(verdict(GOOD, "", plain), Verdict::Publish);
        held(&GOOD.replace("trang_thai: da_duyet\n", ""), Reason::Draft, true);
        held(&GOOD.replace("da_duyet", "cho_duyet"), Reason::InReview, true);
        held(&GOOD.replace("da_duyet", "da_rut"), Reason::Withdrawn, false);
        held("loai: ca_nhan\nten: A\ntrang_thai: da_duyet\n", Reason::NoConsent("site"), false);
        held(&GOOD.replace("trang]", "ky_yeu]"), Reason::NoConsent("site"), false);
        held(&GOOD.replace("tinh_trang: co", "tinh_trang: rut"), Reason::ConsentRefused, false);
        held(&format!("{GOOD}tre_em: true\n"), Reason::NoGuardian, false);
        held(&format!("{GOOD}dang_tu: 2/6/2021\n"), Reason::Embargo(day("2/6/2021")), true);
        held(&format!("{GOOD}go_sau: 31/5/2021\n"), Reason::Expired(day("31/5/2021")), true);
        // The day itself is still, and already, public; a month is public to its last day.
        assert_eq!(verdict(&format!("{GOOD}dang_tu: 1/6/2021\ngo_sau: 6/2021\n"), "", plain), Verdict::Publish);
    }

    #[test]
    fn a_book_on_the_site_needs_both_consents() {
        let config = config("tieu_de: T\n");
        let plain = Mode::publication(day("1/6/2021"));
        let judged = |scope: &str, audience| {
            let yaml = GOOD.replace("pham_vi: [trang]", scope);
            judge_profile(&profile(&yaml), &config, plain, audience, &HashSet::new())
        };
        let no = |target| Verdict::HoldBack(Reason::NoConsent(target));
        assert_eq!(judged("pham_vi: [ky_yeu]", Audience::Book), Verdict::Publish);
        assert_eq!(judged("pham_vi: [ky_yeu]", Audience::BookOnSite), no("site"));
        assert_eq!(judged("pham_vi: [trang]", Audience::Book), no("yearbook"));
        assert_eq!(judged("pham_vi: [trang]", Audience::BookOnSite), no("yearbook"));
        assert_eq!(judged("pham_vi: [trang, ky_yeu]", Audience::BookOnSite), Verdict::Publish);
    }

    #[test]
    fn a_site_may_ask_nobody_but_no_means_no() {
        let plain = Mode::publication(day("1/6/2021"));
        let off = "xuat_ban: {can_dong_y: false, can_duyet: false}\n";
        assert_eq!(verdict("loai: ca_nhan\nten: A\n", off, plain), Verdict::Publish);
        let refused = GOOD.replace("tinh_trang: co", "tinh_trang: khong");
        assert_eq!(verdict(&refused, off, plain), Verdict::HoldBack(Reason::ConsentRefused));
        assert_eq!(
            verdict("loai: ca_nhan\nten: A\ntrang_thai: ban_nhap\n", off, plain),
            Verdict::HoldBack(Reason::Draft)
        );
    }

    #[test]
    fn a_draft_is_a_draft_where_nobody_approves() {
        let path = SourcePath::new("x.md");
        let config = config("tieu_de: T\nxuat_ban: {can_duyet: false}\n");
        for (yaml, reason) in [("nhap: true", Reason::Draft), ("trang_thai: cho_duyet", Reason::InReview)] {
            let node = parse(&format!("tieu_de: A\n{yaml}\n"), &path, 0).expect("the test's YAML");
            let article = Article::read(&node, &mut Reader::new(&path)).expect("the test's article");
            let verdict = judge(&article, &config, Mode::publication(day("1/6/2021")));
            assert_eq!(verdict, Verdict::HoldBack(reason));
        }
    }

    #[test]
    fn collectives_need_consent_for_the_people_they_list() {
        let plain = Mode::publication(day("1/6/2021"));
        let yaml = "loai: tap_the\nten: T\ntrang_thai: da_duyet\n";
        assert_eq!(verdict(yaml, "", plain), Verdict::Publish);
        let listed = format!("{yaml}thanh_vien: [{{ten: B, ho_so: b}}]\n");
        assert_eq!(verdict(&listed, "", plain), Verdict::HoldBack(Reason::PersonWithoutConsent("B".into())));
        let config = config("tieu_de: T\n");
        let both = HashSet::from(["b"]);
        let judged = judge_profile(&profile(&listed), &config, plain, Audience::Site, &both);
        assert_eq!(judged, Verdict::Publish);
        let own = format!("{listed}dong_y: {{tinh_trang: co, pham_vi: [trang]}}\n");
        assert_eq!(verdict(&own, "", plain), Verdict::Publish);
    }
}
