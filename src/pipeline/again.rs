//! What a build remembers for the next: that nothing is to be done, and what there was to say.
//!
//! A record holds no list of files, only whether all is as it was: the program, what it was asked, the day, the files of the
//! site, the folders written to. What was told names also those whom gates hold back, so it is sealed with the state of all
//! of it: who has no longer these very files can read nothing. Any doubt leads to a whole build, and so a record may be
//! lost, damaged or another's.
//!
//! Not here: how the state of a folder is told (`source`, `output`).

use super::{Books, Destination, Options, Outcome};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::digest::Digest;
use crate::output::{self, Adopt, Stage};
use crate::source::Sources;
use crate::store::{self, Store};
use std::path::Path;
use std::time::SystemTime;

/// What is said of the step from one output to the next: it is not said again when there is none.
const OF_THE_STEP: &[Code] = &[Code::AddressGone, Code::OutputWithheld, Code::OutputAltered, Code::OutputLeft];

/// A build as its sources are, before it is begun.
pub(super) struct Again<'a> {
    options: &'a Options,
    out: &'a Path,
    store: Store,
    /// Where the record lies: one for each output.
    place: Digest,
    /// All that decides what comes out.
    state: Digest,
}

impl<'a> Again<'a> {
    /// Of the build of these sources, listed at `read` with what was found; `None` where nothing can be remembered: the
    /// output is no folder or is taken over, or a file of the site may change unseen.
    pub(super) fn of(
        options: &'a Options,
        destination: &Destination<'a>,
        (sources, found, read): (&Sources, &Findings, SystemTime),
    ) -> Option<Self> {
        let Destination::Folder { path: out, adopt: Adopt::No } = *destination else { return None };
        let state = Digest::of_value(&(store::program()?, options, out, sources.state(read)?, found));
        let place = Digest::of_value(&("again", out));
        Some(Again { options, out, store: Store::of_site(&options.root), place, state })
    }

    /// What the build would come to, if nothing has changed since the one that left the record.
    pub(super) fn recall(&self) -> Option<Outcome> {
        let kept = self.store.get(self.place)?;
        let (state, kept) = kept.split_first_chunk()?;
        let (mark, sealed) = kept.split_first_chunk()?;
        if state != self.mark().as_bytes() {
            return None;
        }
        let print = self.options.print_folder();
        output::apart(self.out, &print).ok()?;
        let written = self.standing(self.out)?;
        let prints = self.options.books == Books::All && output::is_known(&print);
        let printed = if prints { Some(self.standing(&print)?) } else { None };
        let key = self.key(&written, printed.as_ref());
        if mark != Digest::of_parts([key.as_bytes(), sealed]).as_bytes() {
            return None;
        }
        let mut told = sealed.to_vec();
        key.seal(&mut told);
        // The names of messages live as long as the program, here as where they are written down in it.
        let outcome: Outcome = serde_json::from_slice(told.leak()).ok()?;
        Some(Outcome { remembered: true, written: Some(written), printed, ..outcome })
    }

    /// Remembers what a build has come to. One with errors is not: what could not be read may be readable the next time.
    pub(super) fn keep(&self, outcome: &Outcome) {
        let Some(written) = outcome.written.as_ref().filter(|_| !outcome.has_errors()) else { return };
        let lasting = |finding: &&Diagnostic| !OF_THE_STEP.contains(&finding.code);
        let findings = outcome.findings.iter().filter(lasting).cloned().collect();
        let Ok(mut told) = serde_json::to_vec(&Outcome { findings, ..outcome.clone() }) else { return };
        let key = self.key(written, outcome.printed.as_ref());
        key.seal(&mut told);
        let mark = Digest::of_parts([key.as_bytes(), &told[..]]);
        self.store.put(self.place, &[self.mark().as_bytes(), mark.as_bytes(), &told[..]].concat());
    }

    fn standing(&self, folder: &Path) -> Option<output::Report> {
        // To open a folder makes it.
        let known = output::is_known(folder).then_some(folder)?;
        Stage::open(known, &output::Options::new(&self.options.root, self.options.mode.today)).ok()?.standing()
    }

    /// What opens the record: only these sources and these outputs give it.
    fn key(&self, written: &output::Report, printed: Option<&output::Report>) -> Digest {
        Digest::of_value(&("key", self.state, written.standing, printed.map(|report| report.standing)))
    }

    /// A digest by which the state is known again, and which does not tell it.
    fn mark(&self) -> Digest {
        Digest::of_value(&("state", self.state))
    }
}
