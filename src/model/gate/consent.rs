//! The gate of consent: nothing is told of a person who has not said yes to it.

use super::named;
use super::verdict::{Audience, Mode, Reason};
use crate::config::Config;
use crate::reading::entities::{Consent, ConsentState, Profile, ProfileKind, Target};
use std::collections::HashSet;

/// Whether the profile's own record covers the audience: a person's or a household's.
pub fn covers(profile: &Profile, mode: Mode, audience: Audience) -> bool {
    own_consent(profile, mode, audience).is_none()
}

fn own_consent(profile: &Profile, mode: Mode, audience: Audience) -> Option<Reason> {
    own_lacks(profile, mode, audience).into_iter().next()
}

/// All for which the gate does not take a profile's own record, the gravest first.
pub fn own_lacks(profile: &Profile, mode: Mode, audience: Audience) -> Vec<Reason> {
    let word = |target: &Target| match target {
        Target::Site => "site",
        Target::Yearbook => "yearbook",
    };
    let mut targets = audience.targets().iter();
    let Some(consent) = &profile.consent else {
        return targets.next().map(|target| Reason::NoConsent(word(target))).into_iter().collect();
    };
    if consent.says_no() {
        return vec![Reason::ConsentRefused];
    }
    // Who is asked afterwards has not said yes before.
    let is_clear = consent.asked.zip(consent.date).is_none_or(|(asked, date)| date.end() >= asked.start());
    let given = consent.state.value == ConsentState::Given && is_clear;
    let uncovered = targets.find(|target| !given || !consent.scope.contains(target));
    let mut lacks: Vec<Reason> = uncovered.map(|target| Reason::NoConsent(word(target))).into_iter().collect();
    lacks.extend(consent.until.filter(|date| date.end() < mode.today).map(Reason::LapsedConsent));
    lacks.extend(consent.date.filter(|date| date.start() > mode.today).map(Reason::FutureConsent));
    if profile.child {
        lacks.extend((!is_guarded(profile, consent)).then_some(Reason::NoGuardian));
        lacks.extend(consent.child.is_none().then_some(Reason::NoChildsVoice));
    }
    lacks
}

/// Whether somebody else has said yes for a child, and who.
fn is_guarded(child: &Profile, consent: &Consent) -> bool {
    let names = |guardian: &&String| named::names_somebody(guardian) && !named::names(guardian, &child.name);
    consent.guardian.as_ref().is_some_and(|guardian| names(&guardian))
}

/// What the people named in the profile have not said yes to, where the site asks them.
pub(super) fn reason(
    profile: &Profile,
    config: &Config,
    mode: Mode,
    audience: Audience,
    consenting: &HashSet<&str>,
) -> Option<Reason> {
    if profile.consent.as_ref().is_some_and(Consent::says_no) {
        // A "no" holds even where the site asks nobody.
        return Some(Reason::ConsentRefused);
    }
    config.needs_consent().then(|| unconsented(profile, mode, audience, consenting))?
}

/// What the people named in the profile have not said yes to, whether or not the site asks them; `consenting` are the
/// profiles whose own consent covers the audience.
pub fn unconsented(profile: &Profile, mode: Mode, audience: Audience, consenting: &HashSet<&str>) -> Option<Reason> {
    match profile.kind.value {
        ProfileKind::Individual | ProfileKind::Household => own_consent(profile, mode, audience),
        ProfileKind::Collective | ProfileKind::Model => {
            let uncovered = profile
                .members
                .iter()
                .find(|member| member.profile.as_ref().is_none_or(|person| !consenting.contains(person.id.as_str())))?;
            // One record of the collective's may stand for all whom it lists.
            if covers(profile, mode, audience) {
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
