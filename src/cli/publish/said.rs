//! What is said of a host beside the plan: who is still there, what waits, what was left.

use super::bringing::Bringing;
use super::told::Told;
use super::{Publishing, absent};
use crate::cli::report;
use crate::diagnostic::Message;
use crate::path::OutPath;
use crate::upload::{Claim, Kind, Plan, Remote, State, Trouble};
use std::collections::BTreeSet;

impl Publishing<'_> {
    pub(super) fn told(
        &self,
        remote: &mut dyn Remote,
        errand: &Bringing<'_>,
        state: &State,
        plan: &Plan,
        claim: &Claim,
    ) -> Told {
        let page = |path: &OutPath| remote.read(path.as_str()).ok().flatten();
        let leaving = absent::leaving(errand.held, state, plan, errand.held_back, page);
        Told::new(&self.name, errand.held, state, plan, leaving).with_unclear(claim)
    }

    /// What readers may still find of somebody withdrawn, and what to do about it.
    pub(super) fn say_left(&self, errand: &Bringing<'_>, state: &State, plan: &Plan, claim: &Claim) {
        if plan.partial
            && let Some(message) = absent::still_naming(errand.held, state, plan, errand.held_back)
        {
            self.say(&message);
        }
        self.say_unclear(claim);
    }

    /// What leaves only because of where it lies: all of it by name, whoever has answered beforehand.
    pub(super) fn say_beside(&self, claim: &Claim) {
        if !claim.beside.is_empty() {
            self.say(&Message::new("publish-beside-which").arg("count", claim.beside.len()));
            claim.beside.iter().for_each(|path| report::say(&format!("  {path}")));
        }
    }

    /// What others have put in the way, and what waits for them to clear it, or is going to.
    pub(super) fn say_waiting(&self, plan: &Plan) {
        let [blocked, waiting] = match self.matches.get_flag("dry-run") {
            true => ["publish-would-block", "publish-would-wait"],
            false => ["publish-broken", "publish-waiting"],
        };
        for obstacle in plan.waiting.values().collect::<BTreeSet<_>>() {
            let trouble = Trouble::new(Kind::InTheWay, obstacle.as_str(), "");
            self.say(&Message::new(blocked).arg("trouble", trouble.message()));
        }
        if !plan.waiting.is_empty() {
            self.say(&Message::new(waiting).arg("count", plan.waiting.len()));
        }
    }

    /// All of them, by name: they may be somebody's who is to leave.
    pub(super) fn say_not_removed<'p>(&self, paths: impl Iterator<Item = &'p OutPath>) {
        let paths: Vec<&OutPath> = paths.collect();
        if !paths.is_empty() {
            self.say(&Message::new("publish-not-removed").arg("count", paths.len()));
            paths.iter().for_each(|path| report::say(&format!("  {path}")));
        }
    }

    pub(super) fn say_unclear(&self, claim: &Claim) {
        if let Some(message) = absent::unclear(claim) {
            self.say(&message);
            // All of them: whoever has to take a name away must not have to guess where it is.
            claim.unclear.keys().for_each(|path| report::say(&format!("  {path}")));
        }
    }
}
