//! Our account on the host: what is noted of a publishing under way, and the list of what is there when it has come to its end.

use super::{Act, Errand, Group, Way};
use crate::path::OutPath;
use crate::upload::remote::Done;
use crate::upload::state::{self, Account, Files, JOURNAL, MANIFEST, Mark};
use std::collections::BTreeSet;

/// How long a part of a journal grows, in bytes, on a host that adds to no file.
const PART: usize = 8 * 1024;

impl Way<'_> {
    pub(super) fn note(&mut self, lines: &str) -> Done {
        if self.errand.grants.append {
            return self.remote.append(JOURNAL, lines.as_bytes());
        }
        if self.journal.len() > PART {
            self.journal.clear();
            self.part += 1;
        }
        self.journal.push_str(lines);
        let journal = self.journal.clone();
        self.replace(&state::part(self.part), journal.as_bytes())
    }

    /// Removes the journal. The first part goes first, for without it there is none; then the last, so that no gap hides others.
    pub(super) fn close_journal(&mut self) -> Done {
        self.remote.settle()?;
        self.remote.delete(JOURNAL)?;
        if self.errand.grants.append {
            return Ok(());
        }
        for number in (1..=self.part).rev() {
            self.remote.delete(&state::part(number))?;
        }
        self.part = 0;
        self.journal.clear();
        Ok(())
    }

    /// Parts that were left when the first had gone.
    pub(super) fn sweep(&mut self) -> Done {
        let mut last = 0;
        while self.remote.read(&state::part(last + 1))?.is_some() {
            last += 1;
        }
        for number in (1..=last).rev() {
            self.remote.delete(&state::part(number))?;
        }
        Ok(())
    }

    /// Takes out of our own account on the host what has just left it.
    pub(super) fn forget_withdrawn(&mut self, rest: &[(Group, Act)]) -> Done {
        if !self.errand.state.is_known() {
            return Ok(());
        }
        // With what was withdrawn all that was kept has gone, for it may have named it.
        let mut left = Files::new();
        self.keep_left(&mut left);
        let account = Account {
            edition: self.errand.state.edition.as_ref(),
            files: Some(&self.there),
            retired: Some(&left),
            unsure: Vec::new(),
            left: self.left().collect(),
            withdrawing: self.errand.state.withdrawing,
        };
        let json = account.to_json();
        self.replace(MANIFEST, &json)?;
        self.close_journal()?;
        self.note(&self.intents(rest))
    }

    /// What does not let itself be taken away, and what waits for others to clear the way.
    fn left(&self) -> impl Iterator<Item = &OutPath> {
        self.report.left.keys().chain(self.errand.plan.waiting.keys())
    }

    /// What was kept of an edition before and is still there stays ours.
    fn keep_left(&self, kept: &mut Files) {
        let old = &self.errand.state.retired;
        let left = self.report.left.keys().filter(|path| !self.there.contains_key(*path));
        kept.extend(left.filter_map(|path| Some((path.clone(), *old.get(path)?))));
    }

    /// All is done that could be.
    pub(super) fn settle(&mut self) -> Done {
        let Errand { held, plan, .. } = self.errand;
        if plan.partial || self.left().next().is_some() {
            return self.settle_in_part();
        }
        let kept = self.kept();
        let edition = held.manifest().edition();
        let account = Account { edition, files: Some(&self.local), retired: Some(&kept), ..Account::default() };
        let json = account.to_json();
        self.replace(MANIFEST, &json)?;
        self.close_journal()
    }

    /// What is kept for one edition more.
    fn kept(&self) -> Files {
        let Errand { plan, state, .. } = self.errand;
        let mut kept = plan.retired.clone();
        // Known as ours until they are gone.
        let old = plan.acts.iter().filter_map(|act| match act {
            (Group::Old, Act::Delete(path)) => Some((path.clone(), *state.retired.get(path)?)),
            _ => None,
        });
        kept.extend(old.collect::<Vec<(OutPath, Mark)>>());
        kept
    }

    /// The edition of before has lost what it had to lose, or the one that comes is not whole.
    fn settle_in_part(&mut self) -> Done {
        let Errand { held, plan, state, .. } = self.errand;
        let is_gone = |path: &OutPath| !self.report.left.contains_key(path);
        let gone: BTreeSet<&OutPath> = plan.deletes().filter(|path| is_gone(path)).collect();
        let (edition, mut kept) = match plan.partial {
            true => (state.edition.as_ref(), state.retired.clone()),
            false => (held.manifest().edition(), self.kept()),
        };
        let mut files = self.there.clone();
        if !plan.partial {
            files.retain(|path, _| !plan.retired.contains_key(path));
        }
        kept.retain(|path, _| !gone.contains(path) && !files.contains_key(path));
        self.keep_left(&mut kept);
        // What an earlier publishing may have brought half is ours as before.
        let is_known = |path: &OutPath| gone.contains(path) || files.contains_key(path) || kept.contains_key(path);
        let account = Account {
            edition,
            files: Some(&files),
            retired: Some(&kept),
            unsure: state.files.keys().filter(|path| !is_known(path)).collect(),
            left: self.left().collect(),
            withdrawing: plan.partial,
        };
        let json = account.to_json();
        self.replace(MANIFEST, &json)?;
        self.close_journal()
    }
}
