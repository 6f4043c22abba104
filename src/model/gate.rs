//! The gates before publication. Each rule is here and nowhere else; what a gate holds back never
//! reaches the lists of a [`Site`](super::Site), so that no page can forget to ask.

mod consent;
mod gated;
mod inside;
mod named;
mod papers;
mod private;
mod seen;
mod verdict;

pub use consent::{covers, own_lacks, unconsented};
pub use gated::{Decided, Gated};
pub use inside::{LEDGER, is_packed};
pub use named::names_somebody;
pub use papers::{FORMS, holds_name, is_record};
pub use private::{
    Holder, Kept, NamesFiles, Private, file_of, files_of_books, files_of_config, files_of_text, of_theme,
    papers_spoken_of,
};
pub use seen::{Seen, may_be_offered, may_hold_words, spelled_text, tells};
pub use verdict::{Audience, HeldBack, Mode, Reason, Unconsented, Verdict};

use crate::config::Config;
use crate::reading::entities::{Profile, Status};
use std::collections::HashSet;

/// Approval, withdrawal and dates: the gates that every record passes. The gravest reason comes
/// first, so that lifting a lighter one cannot let a record through.
pub fn judge(record: &impl Gated, config: &Config, mode: Mode) -> Verdict {
    weigh(common_reasons(record, config, mode, &Decided::new()), mode)
}

/// What the gates of a profile ask of other records.
#[derive(Debug, Default)]
pub struct Others<'a> {
    /// The ids of profiles whose own consent covers the audience.
    pub consenting: HashSet<&'a str>,
    pub decided: Decided,
}

/// The gates for a profile, which needs the consent of the people it names.
pub fn judge_profile(
    profile: &Profile,
    config: &Config,
    mode: Mode,
    audience: Audience,
    others: &Others<'_>,
) -> Verdict {
    let mut reasons = common_reasons(profile, config, mode, &others.decided);
    reasons.extend(consent::reason(profile, config, mode, audience, &others.consenting));
    weigh(reasons, mode)
}

fn weigh(reasons: Vec<Reason>, mode: Mode) -> Verdict {
    if let Some(fixed) = reasons.iter().find(|reason| !mode.lifts(reason)) {
        return Verdict::HoldBack(fixed.clone());
    }
    // That somebody has not consented matters more than that the text is a draft.
    let consent = reasons.iter().position(Reason::is_of_consent).unwrap_or(0);
    match reasons.into_iter().nth(consent) {
        Some(lifted) => Verdict::Preview(lifted),
        None => Verdict::Publish,
    }
}

/// A record that says it is a draft is one, also where the site needs no approval.
fn common_reasons(record: &impl Gated, config: &Config, mode: Mode, decided: &Decided) -> Vec<Reason> {
    let mut reasons = Vec::new();
    match record.status() {
        Some(Status::Withdrawn) => reasons.push(Reason::Withdrawn),
        Some(Status::Draft) => reasons.push(Reason::Draft),
        Some(Status::InReview) => reasons.push(Reason::InReview),
        Some(Status::Approved) => reasons.extend(approval_reason(record, config, mode, decided)),
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

/// What is wrong with the approval that a record speaks of. A profile must name it; an article may.
fn approval_reason(record: &impl Gated, config: &Config, mode: Mode, decided: &Decided) -> Option<Reason> {
    if !config.needs_approval() {
        return None;
    }
    let Some(approval) = record.approval() else {
        return record.waits_for_approval().then_some(Reason::NoApproval);
    };
    if !named::names_somebody(&approval.by) {
        return Some(Reason::NoApproval);
    }
    if record.subject().is_some_and(|subject| named::names(&approval.by, subject)) {
        return Some(Reason::OwnApproval);
    }
    let Some(approved) = approval.date else { return Some(Reason::UndatedApproval) };
    if approved.start() > mode.today {
        return Some(Reason::FutureApproval(approved));
    }
    let fact = record.latest_fact(decided).filter(|fact| approved.end() < fact.start())?;
    Some(if fact.start() > mode.today { Reason::FutureFact(fact) } else { Reason::EarlyApproval { approved, fact } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;
    use crate::reading::entities::Article;
    use crate::schema::{Reader, Shape, parse};
    use crate::vietnamese::PartialDate;

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

    const GOOD: &str = "loai: ca_nhan\nten: A\ntrang_thai: da_duyet\nduyet: {nguoi: B, ngay: 20/5/2021}\n\
                        dong_y: {tinh_trang: co, pham_vi: [trang]}\n";

    fn verdict(yaml: &str, gates: &str, mode: Mode) -> Verdict {
        let config = config(&format!("tieu_de: T\n{gates}"));
        judge_profile(&profile(yaml), &config, mode, Audience::Site, &Others::default())
    }

    #[test]
    fn each_gate_holds_and_only_its_flag_lifts_it() {
        let today = day("1/6/2021");
        let plain = Mode::publication(today);
        let all = Mode::all(today);
        let held = |yaml: &str, reason: Reason, lifted: bool| {
            assert_eq!(verdict(yaml, "", plain), Verdict::HoldBack(reason.clone()), "{yaml}");
            let expected = if lifted { Verdict::Preview(reason.clone()) } else { Verdict::HoldBack(reason) };
            assert_eq!(verdict(yaml, "", all), expected, "{yaml}");
        };
        assert_eq!(verdict(GOOD, "", plain), Verdict::Publish);
        held(&GOOD.replace("trang_thai: da_duyet\n", ""), Reason::Draft, true);
        held(&GOOD.replace("da_duyet", "cho_duyet"), Reason::InReview, true);
        held(&GOOD.replace("da_duyet", "da_rut"), Reason::Withdrawn, false);
        held(GOOD.split("dong_y").next().unwrap_or_default(), Reason::NoConsent("site"), false);
        let approved = |text: &str| GOOD.replace("duyet: {nguoi: B, ngay: 20/5/2021}", text);
        held(&approved(""), Reason::NoApproval, true);
        for filler in ["'...'", "'-'", "chưa có", "chưa", "'?'", "x"] {
            held(&approved(&format!("duyet: {{nguoi: {filler}, ngay: 20/5/2021}}")), Reason::NoApproval, true);
        }
        held(&approved("duyet: {nguoi: 'Ông A, bí thư', ngay: 20/5/2021}"), Reason::OwnApproval, true);
        held(&approved("duyet: B"), Reason::UndatedApproval, true);
        held(&approved("duyet: {nguoi: B, ngay: 2/6/2021}"), Reason::FutureApproval(day("2/6/2021")), true);
        let early = |fact: &str| Reason::EarlyApproval { approved: day("20/5/2021"), fact: day(fact) };
        held(
            &format!("{GOOD}khen_thuong: [{{loai: a, nam: 2019}}, {{loai: a, ngay: 21/5/2021}}]\n"),
            early("21/5/2021"),
            true,
        );
        held(
            &format!("{}nam: [2020, 2021]\n", approved("duyet: {nguoi: B, ngay: 31/12/2020}")),
            Reason::EarlyApproval { approved: day("31/12/2020"), fact: day("2021") },
            true,
        );
        for fact in [
            "chuc_vu: [{ten: Bí thư, tu: 6/2021}]",
            "anh: [{tep: a.jpg, ngay: 6/2021}]",
            "chan_dung: {tep: a.jpg, ngay: 6/2021}",
            "nguon: {ten: Báo, ngay: 6/2021}",
            "bat_dau: 6/2021",
            "giai_doan: 6/2021-2025",
            "khen_thuong: [{loai: a, giai_doan: 2018-6/2021}]",
        ] {
            held(&format!("{GOOD}{fact}\n"), early("6/2021"), true);
        }
        // Nobody can approve after what is still to come: its date is wrong.
        held(&format!("{GOOD}khen_thuong: [{{loai: a, nam: 2022}}]\n"), Reason::FutureFact(day("2022")), true);
        let period = format!("{GOOD}khen_thuong: [{{loai: a, giai_doan: 2018-2022}}]\n");
        held(&period, Reason::FutureFact(day("2022")), true);
        // What was running when it was approved may run on, or have ended since.
        let running = format!("{GOOD}giai_doan: 2018-6/2021\nchuc_vu: [{{ten: Bí thư, tu: 2018, den: 6/2021}}]\n");
        assert_eq!(verdict(&running, "", plain), Verdict::Publish);
        held(&format!("{GOOD}khen_thuong: [{{loai: a, ngay: 2/6/2021}}]\n"), Reason::FutureFact(day("2/6/2021")), true);
        // A month or a year of approval may be its last day, one of a fact its first.
        for duyet in
            ["duyet: {nguoi: B, ngay: 1/6/2021}", "duyet: {nguoi: B, ngay: 2021}", "duyet: {nguoi: B, ngay: 5/2021}"]
        {
            let yaml = format!("{}nam: [2021]\nkhen_thuong: [{{loai: a, ngay: 31/5/2021}}]\n", approved(duyet));
            assert_eq!(verdict(&yaml, "", plain), Verdict::Publish, "{duyet}");
        }
        held(&GOOD.replace("trang]", "ky_yeu]"), Reason::NoConsent("site"), false);
        held(&GOOD.replace("tinh_trang: co", "tinh_trang: rut"), Reason::ConsentRefused, false);
        held(&format!("{GOOD}tre_em: true\n"), Reason::NoGuardian, false);
        let child = |guardian: &str| {
            let yaml = GOOD.replace("tinh_trang: co", &format!("tinh_trang: co, tre_em: dong_y, giam_ho: {guardian}"));
            format!("{yaml}tre_em: true\n")
        };
        held(&child("Bà B (mẹ)").replace("tre_em: dong_y, ", ""), Reason::NoChildsVoice, false);
        for nobody in ["'.'", "chưa có", "x", "Cháu A"] {
            held(&child(nobody), Reason::NoGuardian, false);
        }
        assert_eq!(verdict(&child("Bà B (mẹ)"), "", plain), Verdict::Publish);
        let consented = |day: &str| GOOD.replace("tinh_trang: co", &format!("tinh_trang: co, ngay: {day}"));
        held(&consented("2/6/2021"), Reason::FutureConsent(day("2/6/2021")), false);
        assert_eq!(verdict(&consented("1/6/2021"), "", plain), Verdict::Publish);
        held(&format!("{GOOD}dang_tu: 2/6/2021\n"), Reason::Embargo(day("2/6/2021")), true);
        held(&format!("{GOOD}go_sau: 31/5/2021\n"), Reason::Expired(day("31/5/2021")), true);
        // The day itself is still, and already, public; a month is public to its last day.
        assert_eq!(verdict(&format!("{GOOD}dang_tu: 1/6/2021\ngo_sau: 6/2021\n"), "", plain), Verdict::Publish);
    }

    #[test]
    fn an_award_is_of_the_day_of_its_decision() {
        let config = config("tieu_de: T\n");
        let others = Others { decided: [("12/QĐ".to_owned(), day("1/6/2021"))].into(), ..Others::default() };
        let judged = |award: &str| {
            let yaml = format!("{GOOD}khen_thuong: [{{loai: a, {award}}}]\n");
            judge_profile(&profile(&yaml), &config, Mode::publication(day("1/7/2021")), Audience::Site, &others)
        };
        let early = Reason::EarlyApproval { approved: day("20/5/2021"), fact: day("1/6/2021") };
        assert_eq!(judged("quyet_dinh: 12/QĐ"), Verdict::HoldBack(early));
        assert_eq!(judged("quyet_dinh: 13/QĐ"), Verdict::Publish);
        assert_eq!(judged("quyet_dinh: 12/QĐ, nam: 2020"), Verdict::Publish);
    }

    #[test]
    fn a_book_on_the_site_needs_both_consents() {
        let config = config("tieu_de: T\n");
        let plain = Mode::publication(day("1/6/2021"));
        let judged = |scope: &str, audience| {
            let yaml = GOOD.replace("pham_vi: [trang]", scope);
            judge_profile(&profile(&yaml), &config, plain, audience, &Others::default())
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
        assert_eq!(verdict("loai: ca_nhan\nten: A\ntrang_thai: da_duyet\n", off, plain), Verdict::Publish);
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
    fn an_article_needs_no_approval_but_a_whole_one_if_any() {
        let path = SourcePath::new("x.md");
        let config = config("tieu_de: T\n");
        let plain = Mode::publication(day("1/6/2021"));
        for (duyet, verdict) in [
            ("", Verdict::Publish),
            ("duyet: {nguoi: B, ngay: 1/6/2021}", Verdict::Publish),
            ("duyet: B", Verdict::HoldBack(Reason::UndatedApproval)),
            ("duyet: {nguoi: B, ngay: 2022}", Verdict::HoldBack(Reason::FutureApproval(day("2022")))),
        ] {
            let yaml = format!("tieu_de: A\ntrang_thai: da_duyet\n{duyet}\n");
            let node = parse(&yaml, &path, 0).expect("the test's YAML");
            let article = Article::read(&node, &mut Reader::new(&path)).expect("the test's article");
            assert_eq!(judge(&article, &config, plain), verdict, "{duyet}");
        }
    }

    #[test]
    fn a_reason_more_is_lighter_than_those_weighed() {
        let today = day("1/6/2021");
        let (plain, all) = (Mode::publication(today), Mode { drafts: true, ..Mode::publication(today) });
        let private = || Some(Reason::PrivateData);
        assert_eq!(Verdict::Publish.unless(None, plain), Verdict::Publish);
        assert_eq!(Verdict::Publish.unless(private(), plain), Verdict::HoldBack(Reason::PrivateData));
        assert_eq!(Verdict::Publish.unless(private(), all), Verdict::Preview(Reason::PrivateData));
        assert_eq!(Verdict::Preview(Reason::Draft).unless(private(), all), Verdict::Preview(Reason::Draft));
        let withdrawn = Verdict::HoldBack(Reason::Withdrawn);
        assert_eq!(withdrawn.clone().unless(private(), plain), withdrawn);
    }

    #[test]
    fn collectives_need_consent_for_the_people_they_list() {
        let plain = Mode::publication(day("1/6/2021"));
        let yaml = "loai: tap_the\nten: T\ntrang_thai: da_duyet\nduyet: {nguoi: B, ngay: 20/5/2021}\n";
        assert_eq!(verdict(yaml, "", plain), Verdict::Publish);
        let listed = format!("{yaml}thanh_vien: [{{ten: B, ho_so: b}}]\n");
        assert_eq!(verdict(&listed, "", plain), Verdict::HoldBack(Reason::PersonWithoutConsent("B".into())));
        let config = config("tieu_de: T\n");
        let both = Others { consenting: HashSet::from(["b"]), ..Others::default() };
        let judged = judge_profile(&profile(&listed), &config, plain, Audience::Site, &both);
        assert_eq!(judged, Verdict::Publish);
        let own = format!("{listed}dong_y: {{tinh_trang: co, pham_vi: [trang]}}\n");
        assert_eq!(verdict(&own, "", plain), Verdict::Publish);
    }
}
