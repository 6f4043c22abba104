//! `vuonhoa publish`: builds the site and brings it to a host.

mod absent;
mod bringing;
mod end;
mod packed;
mod person;
mod questions;
mod said;
mod told;
mod whither;

use super::messages::Messages;
use super::progress::Bar;
use super::{Refusal, has_config, report, site_root, today};
use crate::config::{self, Target};
use crate::diagnostic::{Diagnostic, Message};
use crate::model::{HeldBack, Mode};
use crate::output::{Adopt, Held};
use crate::path::OutPath;
use crate::pipeline::{self, Books, Destination, Options, Progress, Session};
use crate::source;
use crate::upload::{
    self, Broken, Claim, Difference, Errand, Grants, Kind, Lock, Plan, Remote, Retry, State, Survey, files_of,
};
use absent::draw;
use bringing::{Bringing, stop_on_interrupt};
use clap::ArgMatches;
use end::End;
use jiff::Timestamp;
use person::Console;
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    let as_json = as_json(matches);
    let typed = matches.get_one::<String>("target").map(String::as_str);
    let publishing = match Publishing::of(matches, messages) {
        Ok(publishing) => publishing,
        Err(end) => return end.say(typed, &site_root(matches).unwrap_or_default(), messages, as_json),
    };
    publishing.go().or_else(|end| end.say(Some(&publishing.name), &publishing.root, messages, as_json))
}

/// What was asked for.
struct Publishing<'a> {
    matches: &'a ArgMatches,
    messages: &'a Messages,
    console: Console<'a>,
    root: PathBuf,
    out: PathBuf,
    /// The name of the host in `site.yaml`.
    name: String,
    target: Target,
}

impl<'a> Publishing<'a> {
    fn of(matches: &'a ArgMatches, messages: &'a Messages) -> Result<Self, End> {
        let root = site_root(matches)?;
        if !has_config(&root) {
            return Err(Message::new("no-site").arg("folder", root.display().to_string()).into());
        }
        let out = matches.get_one::<PathBuf>("output").cloned().unwrap_or_else(|| root.join("public"));
        let (sources, _) = source::scan(&root);
        let (config, findings) = config::read(&sources);
        let Some((_, config)) = config else { return Err(End::Found(findings.sorted(false), None)) };
        let typed = matches.get_one::<String>("target").map(String::as_str);
        // What is wrong with a host was found with its line.
        let found: Vec<_> = findings.sorted(false).into_iter().filter(Diagnostic::is_error).collect();
        let unfit = |message| if found.is_empty() { End::from(message) } else { End::Unfit(found.clone(), message) };
        let (name, host) = whither::choose(&config, typed).map_err(|message| {
            let is_meant = |name: &String| typed.is_none_or(|typed| typed == name);
            if config.hosts.unread.iter().any(is_meant) { unfit(message) } else { message.into() }
        })?;
        let target = host.target(&root).map_err(|reason| {
            let message = Message::new("publish-bad-address")
                .arg("name", name.as_str())
                .arg("reason", Message::new("help-host-address").arg("reason", reason));
            unfit(message)
        })?;
        whither::apart(&name, &target, &root, &out)?;
        let console = Console::new(messages, matches.get_flag("yes"));
        Ok(Publishing { matches, messages, console, root, out, name, target })
    }

    fn say(&self, message: &Message) {
        report::say(&self.messages.format(message));
    }

    fn go(&self) -> Result<ExitCode, End> {
        let verifies = self.matches.get_flag("verify");
        let as_built = verifies || self.matches.get_flag("as-built");
        let held_back = if as_built { self.held_back()? } else { Some(self.build()?) };
        let held = self.hold()?;
        match &self.target {
            Target::Zip(place, inside) => packed::publish(self, &held, held_back.as_deref(), (place, inside)),
            _ => self.bring(&held, held_back.as_deref()),
        }
    }

    /// Until it is done, or there is no more hope of it: a connection that is lost is made again.
    fn bring(&self, held: &Held, held_back: Option<&[HeldBack]>) -> Result<ExitCode, End> {
        let errand = Bringing::new(held, held_back);
        let mut retry = Retry::default();
        loop {
            let before = errand.done.borrow().sent;
            let end = match self.attempt(&errand) {
                Ok(status) => return Ok(status),
                Err(end) => end,
            };
            let kind = end.trouble().map(|trouble| trouble.kind);
            let wait = kind.and_then(|kind| retry.after(kind, errand.done.borrow().sent > before));
            let Some(wait) = wait.filter(|_| !errand.is_stopped()) else { return Err(end) };
            self.say(&Message::new("publish-again").arg("seconds", wait.as_secs() as usize));
            errand.pause(wait);
        }
    }

    fn attempt(&self, errand: &Bringing<'_>) -> Result<ExitCode, End> {
        let Some(mut remote) = upload::open(&self.target, &self.console)? else { return Ok(ExitCode::SUCCESS) };
        let remote = &mut *remote;
        if self.matches.get_flag("dry-run") {
            let Look { state, survey, claim, .. } = self.look(remote, errand)?;
            let plan = draw(errand.held, &state, &survey, errand.held_back);
            let told = self.told(remote, errand, &state, &plan, &claim);
            let asked = questions::of(errand.held, &state, &plan, &told, &claim);
            told.say(self.messages, self.as_json(), None, &asked);
            self.say_beside(&claim);
            self.say_left(errand, &state, &plan, &claim);
            self.say_waiting(&plan);
            return Ok(ExitCode::SUCCESS);
        }
        let grants = self.grants(remote, errand)?;
        if !grants.rename && !remote.capabilities().whole_puts && !errand.begun.get() {
            self.say(&Message::new("publish-no-rename"));
        }
        let mut lock = self.lock(remote, errand)?;
        let outcome = self.publish(remote, errand, grants, &mut lock);
        lock.release(remote);
        outcome
    }

    /// What the host grants. From one that takes no file, what is withdrawn leaves before it is asked again: that needs no room.
    fn grants(&self, remote: &mut dyn Remote, errand: &Bringing<'_>) -> Result<Grants, End> {
        let trouble = match upload::probe(remote) {
            Err(trouble) if trouble.kind.is_of_writing() && !self.matches.get_flag("verify") => trouble,
            probed => return Ok(probed?),
        };
        let look = self.look(remote, errand)?;
        let plan = draw(errand.held, &look.state, &look.survey, errand.held_back);
        if upload::withdrawn(&plan).next().is_none() {
            return Err(trouble.into());
        }
        Lock::look(remote, &self.owner(), Timestamp::now())?;
        if !errand.agreed.get() {
            self.agree_to(remote, errand, &look, &plan, Vec::new())?;
        }
        let relief = upload::relieve(remote, &plan)?;
        self.say(&told::relieved(&relief));
        Ok(upload::probe(remote)?)
    }

    /// By what this account knows its own lock.
    fn owner(&self) -> String {
        person::owner(&std::path::absolute(&self.out).unwrap_or_else(|_| self.out.clone()))
    }

    fn options(&self, books: Books, keep_going: bool) -> Result<Options, End> {
        Ok(Options {
            keep_going,
            books,
            share: true,
            ..Options::new(&self.root, Mode::publication(today(self.matches, &self.root)?))
        })
    }

    /// What is held back now, for an edition that was built before.
    fn held_back(&self) -> Result<Option<Vec<HeldBack>>, End> {
        Ok(Session::open(self.options(Books::None, true)?).held_back())
    }

    /// Builds the site as readers get it; what was held back.
    fn build(&self) -> Result<Vec<HeldBack>, End> {
        let options = self.options(Books::All, false)?;
        let bar = Bar::new(self.messages);
        let destination = Destination::Folder { path: &self.out, adopt: Adopt::No };
        let outcome = pipeline::build(&options, &destination, &bar);
        bar.finish();
        if outcome.written.is_some() && !outcome.has_errors() {
            return Ok(outcome.held_back);
        }
        Err(End::Found(outcome.findings, Some(Message::new("publish-errors"))))
    }

    /// The output, if it is one for readers.
    fn hold(&self) -> Result<Held, End> {
        let folder = self.out.display().to_string();
        let held = Held::open(&self.out).map_err(|error| End::Found(vec![*error], None))?;
        let held = held.ok_or_else(|| Message::new("publish-not-built").arg("folder", folder.as_str()))?;
        let manifest = held.manifest();
        let strange = match manifest.edition() {
            None => Some("unknown"),
            Some(edition) if edition.preview => Some("preview"),
            Some(_) if !manifest.contains("index.html") => Some("empty"),
            Some(_) => None,
        };
        match strange {
            Some(cause) => Err(Message::new("publish-strange").arg("folder", folder).arg("cause", cause).into()),
            None => Ok(held),
        }
    }

    /// A dead one's place is taken with everything else that has to be agreed to.
    fn lock(&self, remote: &mut dyn Remote, errand: &Bringing<'_>) -> Result<Lock, End> {
        let owner = self.owner();
        match Lock::take(remote, &owner, Timestamp::now(), false) {
            Err(trouble) if trouble.kind == Kind::Busy && trouble.about == "dead" => {
                let asked = vec![trouble.message()];
                if self.matches.get_flag("verify") {
                    self.console.confirm(&asked)?;
                } else if !errand.agreed.get() {
                    let look = self.look(remote, errand)?;
                    let plan = draw(errand.held, &look.state, &look.survey, errand.held_back);
                    self.agree_to(remote, errand, &look, &plan, asked)?;
                }
                Ok(Lock::take(remote, &owner, Timestamp::now(), true)?)
            }
            lock => Ok(lock?),
        }
    }

    /// Asks for all that this plan needs a yes to, and for what is `asked` besides.
    fn agree_to(
        &self,
        remote: &mut dyn Remote,
        errand: &Bringing<'_>,
        look: &Look,
        plan: &Plan,
        mut asked: Vec<Message>,
    ) -> Result<(), End> {
        let Look { state, claim, .. } = look;
        let told = self.told(remote, errand, state, plan, claim);
        asked.extend(questions::of(errand.held, state, plan, &told, claim));
        self.agree(errand, &asked, claim)
    }

    /// Asks for all that needs a yes, once.
    fn agree(&self, errand: &Bringing<'_>, asked: &[Message], claim: &Claim) -> Result<(), End> {
        self.say_beside(claim);
        let agreed = self.console.confirm(asked);
        if agreed.is_err() {
            self.say_unclear(claim);
        }
        agreed?;
        errand.agreed.set(true);
        Ok(())
    }

    /// What we have put there, and what others have made of it since.
    fn look(&self, remote: &mut dyn Remote, errand: &Bringing<'_>) -> Result<Look, End> {
        let held = errand.held;
        let mut state = State::read(remote)?;
        let coming = held.manifest().iter().map(|(path, _)| path);
        let mut survey = Survey::of(remote, state.files.keys().chain(state.retired.keys()).chain(coming))?;
        let mut difference;
        if self.matches.get_flag("verify") {
            let bar = Bar::new(self.messages);
            bar.stage("checking", Some(state.files.len()));
            survey.go_into(remote, |_| true)?;
            difference = survey.compare(&state);
            upload::read_back(remote, &state, &mut difference, || bar.step())?;
            bar.finish();
        } else {
            difference = survey.compare(&state);
        }
        state.correct(&difference, &survey);
        let local = files_of(held.manifest());
        let claim = absent::with_signs(held, &state.clone(), errand.held_back, |signs| {
            upload::claim(remote, &mut survey, &mut state, &local, signs)
        })?;
        Ok(Look { state, survey, difference, claim })
    }

    fn publish(
        &self,
        remote: &mut dyn Remote,
        errand: &Bringing<'_>,
        grants: upload::Grants,
        lock: &mut Lock,
    ) -> Result<ExitCode, End> {
        let Bringing { held, held_back, stop, .. } = errand;
        let Look { state, survey, difference, claim } = self.look(remote, errand)?;
        let begins = !errand.begun.replace(true);
        let plan = draw(held, &state, &survey, *held_back);
        if let Some(status) = self.difference(&difference, &state, &plan, &claim, begins) {
            self.say_unclear(&claim);
            return Ok(status);
        }
        let told = self.told(remote, errand, &state, &plan, &claim);
        if plan.acts.is_empty() && (plan.partial || !state.cut_short) && state.left.iter().eq(plan.waiting.keys()) {
            told.say(self.messages, self.as_json(), Some(&errand.done.borrow()), &[]);
            self.say_left(errand, &state, &plan, &claim);
            self.say_waiting(&plan);
            return Ok(ExitCode::from(if plan.waiting.is_empty() { 0 } else { 2 }));
        }
        if !errand.agreed.get() {
            let mends = self.matches.get_flag("verify").then(|| Message::new("publish-mend"));
            let mut asked: Vec<Message> = mends.into_iter().collect();
            asked.extend(questions::of(held, &state, &plan, &told, &claim));
            match self.agree(errand, &asked, &claim) {
                // It was looked at, and found wanting.
                Err(End::Refused(_)) if self.matches.get_flag("verify") => {
                    if !Console::is_manned() {
                        asked.iter().skip(1).for_each(|question| self.say(question));
                    }
                    return Ok(ExitCode::from(1));
                }
                agreed => agreed?,
            }
        }
        let bar = Bar::new(self.messages);
        let stop = stop.get_or_init(stop_on_interrupt);
        let work = Errand { held, plan: &plan, state: &state, survey: &survey, grants, progress: &bar, stop };
        let outcome = work.run(remote, lock);
        bar.finish();
        errand.done.borrow_mut().add(match &outcome {
            Ok(done) => done,
            Err(broken) => &broken.done,
        });
        let all = errand.done.borrow().clone();
        match outcome {
            Ok(done) => {
                told.say(self.messages, self.as_json(), Some(&all), &[]);
                self.say_left(errand, &state, &plan, &claim);
                self.say_waiting(&plan);
                self.say_not_removed(done.left.keys());
                if !done.doubtful.is_empty() {
                    self.say(&told::doubtful(&done.doubtful));
                }
                let is_whole = done.doubtful.is_empty() && done.left.is_empty() && plan.waiting.is_empty();
                // Whoever has published looks at it next, and tells others where it is.
                let address = held.manifest().edition().and_then(|edition| edition.base_url.as_ref());
                if let Some(address) = address.filter(|_| is_whole && !plan.partial) {
                    self.say(&Message::new("publish-where").arg("address", address.as_str()));
                }
                Ok(ExitCode::from(if is_whole { 0 } else { 2 }))
            }
            Err(broken) => Err(End::Broken(Box::new((told, Broken { done: Box::new(all), ..broken })))),
        }
    }

    /// Says what others have changed; how it ends, if it is to go no further.
    fn difference(
        &self,
        difference: &Difference,
        state: &State,
        plan: &Plan,
        claim: &Claim,
        begins: bool,
    ) -> Option<ExitCode> {
        if self.matches.get_flag("verify") && begins {
            let sound = state.files.values().filter(|mark| mark.is_some()).count();
            told::verdict(difference, sound, self.messages, self.as_json());
            if state.cut_short {
                self.say(&Message::new("publish-unfinished"));
                return Some(ExitCode::from(1));
            }
            if !state.left.is_empty() {
                self.say_waiting(plan);
                let is_there = |path: &&OutPath| state.files.contains_key(*path) || state.retired.contains_key(*path);
                let is_left = |path: &&OutPath| is_there(path) && !plan.waiting.contains_key(*path);
                self.say_not_removed(state.left.iter().filter(is_left));
                if plan.waiting.is_empty() && !state.left.iter().any(|path| is_left(&path)) {
                    self.say(&Message::new("publish-unfinished"));
                }
                return Some(ExitCode::from(1));
            }
            if difference.is_sound() && claim.ours.is_empty() {
                return Some(if claim.unclear.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) });
            }
        } else if state.cut_short {
            // What is missing then is what we were taking away.
            if begins {
                self.say(&Message::new("publish-resumed"));
            }
        } else if !difference.is_sound() {
            self.say(&told::altered(difference));
        }
        None
    }

    fn as_json(&self) -> bool {
        as_json(self.matches)
    }
}

fn as_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|format| format == "json")
}

/// What is on the host.
struct Look {
    state: State,
    survey: Survey,
    difference: Difference,
    claim: Claim,
}
