//! `vuonhoa publish`: builds the site and brings it to a host.

mod person;
mod told;

use super::build;
use super::messages::Messages;
use super::progress::Bar;
use super::{Refusal, has_config, report, site_root, today};
use crate::config::{self, Config, Host, Target};
use crate::diagnostic::{Diagnostic, Message};
use crate::model::{HeldBack, Mode};
use crate::output::{Adopt, Edition, Held};
use crate::path::OutPath;
use crate::pipeline::{self, Books, Destination, Options, Progress};
use crate::plan as addresses;
use crate::source;
use crate::upload::{
    self, Difference, Errand, Files, Kind, Lock, Plan, Remote, Rules, State, Survey, Trouble, files_of, plan,
};
use clap::ArgMatches;
use jiff::Timestamp;
use person::Console;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use told::Told;

/// What a command comes to that cannot go on.
enum End {
    Refused(Refusal),
    /// It has been said why.
    With(ExitCode),
}

impl From<Refusal> for End {
    fn from(refusal: Refusal) -> Self {
        End::Refused(refusal)
    }
}

impl From<Message> for End {
    fn from(message: Message) -> Self {
        End::Refused(Refusal(message))
    }
}

impl From<Trouble> for End {
    fn from(trouble: Trouble) -> Self {
        End::Refused(Refusal(trouble.message()))
    }
}

pub fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Refusal> {
    match Publishing::of(matches, messages).and_then(|publishing| publishing.go()) {
        Ok(status) | Err(End::With(status)) => Ok(status),
        Err(End::Refused(refusal)) => Err(refusal),
    }
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
        let Some((_, config)) = config else {
            report::say_findings(&findings.sorted(false), &root, messages);
            return Err(End::With(ExitCode::from(1)));
        };
        let (name, host) = choose(&config, matches.get_one::<String>("target").map(String::as_str))?;
        let target = host.target(&root).map_err(|reason| {
            Message::new("publish-bad-address")
                .arg("name", name.as_str())
                .arg("reason", Message::new("help-host-address").arg("reason", reason))
        })?;
        let console = Console { messages, yes: matches.get_flag("yes") };
        Ok(Publishing { matches, messages, console, root, out, name, target })
    }

    fn say(&self, message: &Message) {
        report::say(&self.messages.format(message));
    }

    fn go(&self) -> Result<ExitCode, End> {
        let verifies = self.matches.get_flag("verify");
        let as_built = verifies || self.matches.get_flag("as-built");
        let held_back = if as_built { None } else { Some(self.build()?) };
        let held = self.hold()?;
        if let Target::Zip(place, inside) = &self.target {
            return self.pack(&held, place, inside);
        }
        let Some(mut remote) = upload::open(&self.target, &self.console)? else { return Ok(ExitCode::SUCCESS) };
        let remote = &mut *remote;
        if self.matches.get_flag("dry-run") {
            let (state, survey, _) = self.look(remote, &held)?;
            let plan = draw(&held, &state, held_back.as_deref());
            self.told(&held, &state, &plan).say(self.messages, self.as_json(), None);
            self.in_the_way(&survey, &files_of(held.manifest()), &state);
            return Ok(ExitCode::SUCCESS);
        }
        let grants = upload::probe(remote)?;
        if !grants.rename {
            self.say(&Message::new("publish-no-rename"));
        }
        let mut lock = self.lock(remote)?;
        let outcome = self.publish(remote, &held, held_back.as_deref(), grants, &mut lock);
        lock.release(remote);
        outcome
    }

    /// Builds the site as readers get it; what was held back.
    fn build(&self) -> Result<Vec<HeldBack>, End> {
        let options = Options {
            root: self.root.clone(),
            mode: Mode::publication(today(self.matches, &self.root)?),
            base_url: None,
            portable: false,
            keep_going: false,
            strict: false,
            books: Books::All,
            print: None,
        };
        let bar = Bar::new(self.messages);
        let destination = Destination::Folder { path: &self.out, adopt: Adopt::No };
        let outcome = pipeline::build(&options, &destination, &bar);
        bar.finish();
        if outcome.written.is_some() && !outcome.has_errors() {
            return Ok(outcome.held_back);
        }
        report::say_findings(&outcome.findings, &self.root, self.messages);
        self.say(&Message::new("publish-errors"));
        Err(End::With(build::status(&outcome.findings)))
    }

    /// The output, if it is one for readers.
    fn hold(&self) -> Result<Held, End> {
        let folder = self.out.display().to_string();
        let held = Held::open(&self.out).map_err(|error| self.found(*error))?;
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

    fn found(&self, error: Diagnostic) -> End {
        report::say_findings(&[error], &self.root, self.messages);
        End::With(ExitCode::from(2))
    }

    fn pack(&self, held: &Held, place: &Path, inside: &str) -> Result<ExitCode, End> {
        let bar = Bar::new(self.messages);
        let packed = if self.matches.get_flag("dry-run") {
            held.manifest().len()
        } else {
            upload::write_zip(held, place, inside, &bar)?
        };
        bar.finish();
        self.say(&Message::new("publish-packed").arg("files", packed).arg("file", place.display().to_string()));
        Ok(ExitCode::SUCCESS)
    }

    fn lock(&self, remote: &mut dyn Remote) -> Result<Lock, End> {
        let out = std::path::absolute(&self.out).unwrap_or_else(|_| self.out.clone());
        let owner = person::owner(&out);
        match Lock::take(remote, &owner, Timestamp::now(), false) {
            Err(trouble) if trouble.kind == Kind::Busy && trouble.about == "dead" => {
                self.console.confirm(&trouble.message())?;
                Ok(Lock::take(remote, &owner, Timestamp::now(), true)?)
            }
            lock => Ok(lock?),
        }
    }

    /// What we have put there, and what others have made of it since.
    fn look(&self, remote: &mut dyn Remote, held: &Held) -> Result<(State, Survey, Difference), End> {
        let mut state = State::read(remote)?;
        let coming = held.manifest().iter().map(|(path, _)| path);
        let survey = Survey::of(remote, state.files.keys().chain(state.retired.keys()).chain(coming))?;
        let mut difference = survey.compare(&state);
        if self.matches.get_flag("verify") {
            let bar = Bar::new(self.messages);
            bar.stage("checking", Some(state.files.len()));
            upload::read_back(remote, &state, &mut difference, || bar.step())?;
            bar.finish();
        }
        state.correct(&difference, &survey);
        Ok((state, survey, difference))
    }

    fn publish(
        &self,
        remote: &mut dyn Remote,
        held: &Held,
        held_back: Option<&[HeldBack]>,
        grants: upload::Grants,
        lock: &mut Lock,
    ) -> Result<ExitCode, End> {
        let (state, survey, difference) = self.look(remote, held)?;
        if self.matches.get_flag("verify") {
            told::verdict(&difference, &state, self.messages, self.as_json());
            if difference.is_sound() {
                return Ok(ExitCode::SUCCESS);
            }
            if !self.console.agrees(&Message::new("publish-mend")) {
                return Ok(ExitCode::from(1));
            }
        } else if !difference.is_sound() {
            self.say(&told::altered(&difference));
        }
        if state.cut_short {
            self.say(&Message::new("publish-resumed"));
        }
        let plan = draw(held, &state, held_back);
        let told = self.told(held, &state, &plan);
        if plan.acts.is_empty() && !state.cut_short {
            told.say(self.messages, self.as_json(), Some(&upload::Report::default()));
            return Ok(ExitCode::SUCCESS);
        }
        self.ask(held, &state, &survey, &told)?;
        let bar = Bar::new(self.messages);
        let stop = stop_on_interrupt();
        let errand = Errand { held, plan: &plan, state: &state, survey: &survey, grants, progress: &bar, stop: &stop };
        let outcome = errand.run(remote, lock);
        bar.finish();
        match outcome {
            Ok(done) => {
                told.say(self.messages, self.as_json(), Some(&done));
                if !done.doubtful.is_empty() {
                    self.say(&told::doubtful(&done.doubtful));
                    return Ok(ExitCode::from(2));
                }
                Ok(ExitCode::SUCCESS)
            }
            Err(broken) => {
                told.say_broken(self.messages, self.as_json(), &broken);
                Ok(ExitCode::from(2))
            }
        }
    }

    /// What nobody should do without knowing it.
    fn ask(&self, held: &Held, state: &State, survey: &Survey, told: &Told) -> Result<(), End> {
        let base = |edition: Option<&Edition>| edition.and_then(|edition| edition.base_url.clone()).unwrap_or_default();
        let (before, now) = (base(state.edition.as_ref()), base(held.manifest().edition()));
        if state.edition.is_some() && before != now {
            self.console.confirm(&Message::new("publish-other-base").arg("before", before).arg("now", now))?;
        }
        let pages = state.files.keys().filter(|path| told::is_page(path)).count();
        if told.removed.len() * 10 > pages {
            let many = Message::new("publish-many-removed").arg("removed", told.removed.len()).arg("pages", pages);
            self.console.confirm(&many)?;
        }
        if let Some(message) = self.in_the_way(survey, &files_of(held.manifest()), state) {
            self.console.confirm(&message)?;
        }
        Ok(())
    }

    /// Files of others that would be replaced.
    fn in_the_way(&self, survey: &Survey, local: &Files, state: &State) -> Option<Message> {
        let paths: Vec<&OutPath> = survey.in_the_way(local, state).collect();
        let first = paths.first()?;
        let message = Message::new("publish-in-the-way").arg("count", paths.len()).arg("path", first.as_str());
        if self.matches.get_flag("dry-run") {
            self.say(&message);
        }
        Some(message)
    }

    fn told(&self, held: &Held, state: &State, plan: &Plan) -> Told {
        Told::new(&self.name, held, state, plan)
    }

    fn as_json(&self) -> bool {
        self.matches.get_one::<String>("format").is_some_and(|format| format == "json")
    }
}

/// The host that is meant: the one that is named, or the only one there is.
fn choose(config: &Config, typed: Option<&str>) -> Result<(String, Host), End> {
    let hosts = &config.hosts.0;
    let names = || hosts.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    let found = match (typed, &hosts[..]) {
        (_, []) => return Err(Message::new("publish-no-host").into()),
        (None, [only]) => Some(only),
        (None, _) => return Err(Message::new("publish-which-host").arg("names", names()).into()),
        (Some(typed), hosts) => hosts.iter().find(|(name, _)| name == typed),
    };
    match found {
        Some(found) => Ok(found.clone()),
        None => Err(Message::new("publish-unknown-host")
            .arg("name", typed.unwrap_or_default())
            .arg("names", names())
            .into()),
    }
}

/// Without a build nobody knows what is held back: then every photograph and paper that is gone counts as such.
fn draw(held: &Held, state: &State, held_back: Option<&[HeldBack]>) -> Plan {
    let tables = addresses::tables();
    let withheld = match held_back {
        Some(held_back) => addresses::withheld(held_back, []),
        None => ["anh/", "tep/"].into_iter().map(str::to_owned).chain(tables.iter().cloned()).collect(),
    };
    let names = |path: &OutPath| {
        let bytes = held.read(path).ok().flatten().unwrap_or_default();
        std::str::from_utf8(&bytes).map_or_else(|_| BTreeSet::new(), plan::names_in)
    };
    plan::draw(&files_of(held.manifest()), state, Rules { withheld: &withheld, tables: &tables }, names)
}

/// Set when the user presses Ctrl-C: what is under way is brought to its end. A second time ends the program.
fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stop);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        while runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            if set.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        }
    });
    stop
}
