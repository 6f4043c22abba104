//! Brings an edition to a host, act by act, so that it can be cut anywhere and gone on with.
//!
//! A file travels under another name and is renamed into place, so no reader gets half of one. Each that has arrived is
//! written to the journal on the host at once; the list of the edition comes when everything else is there. A failure
//! stops all that would have followed, deletions too; a file that the host does not let go stops nothing.
//!
//! Not here: the order (`plan`), and what is told of it (`cli`).

mod account;

use super::lock::Lock;
use super::plan::{Act, Group, Plan};
use super::probe::Grants;
use super::remote::{Done, Kind, MANY, Parcel, Remote, Trouble};
use super::state::{self, Files, INCOMING, State};
use super::survey::{Survey, folders, hides};
use crate::output::Held;
use crate::path::OutPath;
use crate::pipeline::Progress;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// So many files are brought between two looks at the lock and at the folders that are missing, and for so long.
const TOGETHER: usize = 500;
const AT_WORK: Duration = Duration::from_secs(30);

/// Of the names of files on their way, those that files take one after another. What a cut leaves under one of so few is soon
/// written over, also where no journal says that there was a cut.
const IN_TURN: usize = 3;

/// What is known before anything is brought.
pub struct Errand<'a> {
    pub held: &'a Held,
    pub plan: &'a Plan,
    pub state: &'a State,
    pub survey: &'a Survey,
    pub grants: Grants,
    pub progress: &'a dyn Progress,
    /// Set when the user wants it to stop.
    pub stop: &'a AtomicBool,
}

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    pub sent: usize,
    pub bytes: u64,
    pub deleted: usize,
    /// Files that the host lists with another size than they were sent with. Sorted.
    pub doubtful: Vec<OutPath>,
    /// Files that the host does not let go, each with why. Sorted.
    pub left: BTreeMap<OutPath, Trouble>,
}

impl Report {
    /// Counts what another connection has done.
    pub fn add(&mut self, other: &Report) {
        self.sent += other.sent;
        self.bytes += other.bytes;
        self.deleted += other.deleted;
        self.left.clone_from(&other.left);
    }
}

/// Why not all of it.
#[derive(Debug, Clone)]
pub struct Broken {
    pub trouble: Trouble,
    /// In the midst of what.
    pub group: Option<Group>,
    pub done: Box<Report>,
}

impl Errand<'_> {
    /// # Errors
    /// With what was done until then. Nothing of it has to be undone: the next publishing goes on.
    pub fn run(&self, remote: &mut dyn Remote, lock: &mut Lock) -> Result<Report, Broken> {
        let mut way = Way::new(self, remote);
        let mut group = None;
        let brought = way.go(lock, &mut group).and_then(|()| way.look_again());
        match brought {
            Ok(()) => Ok(way.report),
            Err(trouble) => {
                let _ = way.remote.settle();
                // What may have arrived counts when it is found there.
                way.report.sent -= usize::from(way.remote.is_under_way()).min(way.report.sent);
                Err(Broken { trouble, group, done: Box::new(way.report) })
            }
        }
    }
}

impl Errand<'_> {
    fn go_on_if_wanted(&self) -> Done {
        let is_stopped = self.stop.load(Ordering::Relaxed);
        if is_stopped { Err(Trouble::new(Kind::Stopped, "", "")) } else { Ok(()) }
    }

    /// The bytes of a file, if they are those that were built.
    fn built(&self, path: &OutPath) -> Done<Vec<u8>> {
        let read = self.held.read(path);
        read.ok().flatten().ok_or_else(|| Trouble::new(Kind::Changed, path.as_str(), ""))
    }
}

struct Way<'a> {
    errand: &'a Errand<'a>,
    remote: &'a mut dyn Remote,
    local: Files,
    /// What is there for certain.
    there: Files,
    folders: BTreeSet<String>,
    /// The part of the journal that is being written, for a host that adds to no file, and its number.
    journal: String,
    part: usize,
    /// How many files have had a name of [`INCOMING`].
    turn: usize,
    report: Report,
}

impl<'a> Way<'a> {
    fn new(errand: &'a Errand<'a>, remote: &'a mut dyn Remote) -> Self {
        let State { files, retired, .. } = errand.state;
        let local = state::files_of(errand.held.manifest());
        let there = files.iter().filter_map(|(path, mark)| Some((path.clone(), (*mark)?)));
        // What was kept and is of use again.
        let back = retired.iter().filter(|(path, mark)| local.get(*path) == Some(*mark));
        let there = there.chain(back.map(|(path, mark)| (path.clone(), *mark))).collect();
        Way {
            local,
            there,
            folders: errand.survey.folders(),
            journal: String::new(),
            // What an earlier publishing has noted stays noted.
            part: errand.state.journals,
            turn: 0,
            report: Report::default(),
            errand,
            remote,
        }
    }

    fn go(&mut self, lock: &mut Lock, current: &mut Option<Group>) -> Done {
        let plan = self.errand.plan;
        let groups = plan.groups();
        if !self.errand.grants.append && self.part == 0 {
            self.sweep()?;
        }
        if self.errand.state.cut_short {
            INCOMING.iter().try_for_each(|left| self.remote.delete(left))?;
        }
        let withdraws = plan.acts.first().is_some_and(|(group, _)| group.withdraws());
        let begun = if withdraws { state::withdrawing() } else { String::new() };
        self.note(&(self.intents(&plan.acts) + &begun))?;
        // What left last before a cut may have left its folder.
        for path in
            self.errand.state.lost.iter().filter(|path| !self.local.contains_key(*path)).cloned().collect::<Vec<_>>()
        {
            self.leave(&path)?;
        }
        let mut settled = false;
        let mut index = 0;
        while let Some((group, act)) = plan.acts.get(index) {
            if *current != Some(*group) {
                lock.confirm(self.remote)?;
                if current.is_some_and(Group::withdraws) && !group.withdraws() {
                    self.forget_withdrawn(&plan.acts[index..])?;
                }
                if *group == Group::Old {
                    self.settle()?;
                    settled = true;
                }
                *current = Some(*group);
                self.errand.progress.stage(group.stage(), groups.get(group).copied());
            }
            self.errand.go_on_if_wanted()?;
            lock.refresh(self.remote, Timestamp::now())?;
            index += match act {
                Act::Put(path) => match self.together(&plan.acts[index..]) {
                    paths if paths.len() >= MANY => self.put_all(&paths)?,
                    _ => self.put(path).map(|()| 1)?,
                },
                Act::Delete(path) => self.delete(path).map(|()| 1)?,
            };
        }
        let old = plan.acts.iter().filter(|(group, _)| *group == Group::Old).map(|(_, act)| act);
        let is_left = |act: &Act| matches!(act, Act::Delete(path) if self.report.left.contains_key(path));
        if settled && !old.into_iter().any(is_left) {
            return Ok(());
        }
        lock.confirm(self.remote).and_then(|()| self.settle())
    }

    /// The files at the beginning that need not wait for each other, and of which lists tell whether they have arrived: whatever is
    /// cut, only those that are on their way travel twice.
    fn together<'p>(&self, acts: &'p [(Group, Act)]) -> Vec<&'p OutPath> {
        let in_turn = |group: &Group| matches!(group, Group::Withdrawn | Group::Naming);
        let first = acts.first().map(|(group, _)| *group);
        let put = |(group, act): &'p (Group, Act)| match act {
            Act::Put(path) if Some(*group) == first && !in_turn(group) && self.is_told_by_lists(path) => Some(path),
            _ => None,
        };
        acts.iter().map_while(put).collect()
    }

    /// What comes to addresses at which nothing of ours is.
    fn intents(&self, acts: &[(Group, Act)]) -> String {
        let puts = acts.iter().filter_map(|(_, act)| if let Act::Put(path) = act { Some(path) } else { None });
        let (sure, unsure): (Vec<&OutPath>, Vec<&OutPath>) =
            puts.filter(|path| !self.there.contains_key(*path)).partition(|path| self.is_told_by_lists(path));
        let expected = sure.into_iter().filter_map(|path| Some((path, self.local.get(path).copied()?)));
        state::intent(unsure.into_iter()) + &state::expectation(expected)
    }

    /// Whether a list is enough to know that it has arrived: nothing is there yet, and it comes as a whole or not at all.
    fn is_told_by_lists(&self, path: &OutPath) -> bool {
        let Errand { grants, survey, state, .. } = self.errand;
        let is_whole = grants.rename || self.remote.capabilities().whole_puts;
        grants.lists && is_whole && !survey.is_there(path) && !hides(path) && !state.files.contains_key(path)
    }

    /// Makes the folders of these files.
    fn make_way(&mut self, paths: &[&OutPath]) -> Done {
        let missing: Vec<String> = folders(paths.iter().copied())
            .into_iter()
            .filter(|folder| !self.folders.contains(*folder))
            .map(str::to_owned)
            .collect();
        self.remote.make_folders(&missing)?;
        self.folders.extend(missing);
        Ok(())
    }

    /// Brings the first of these files, for as long as nothing else is to be looked after; how many.
    fn put_all(&mut self, paths: &[&OutPath]) -> Done<usize> {
        let some = &paths[..paths.len().min(TOGETHER)];
        self.make_way(some)?;
        let (errand, began) = (self.errand, Instant::now());
        let by: &[&str] = if errand.grants.rename { &INCOMING } else { &[] };
        let (mut given, mut brought) = (0, Vec::new());
        let mut next = || {
            errand.go_on_if_wanted()?;
            let Some(path) = some.get(given).filter(|_| began.elapsed() < AT_WORK) else { return Ok(None) };
            given += 1;
            Ok(Some(Parcel { path: (*path).clone(), bytes: errand.built(path)? }))
        };
        let mut arrived = |parcel: Parcel| {
            errand.progress.step();
            brought.push((parcel.path, parcel.bytes.len()));
        };
        let outcome = self.remote.bring_all(by, &mut next, &mut arrived);
        for (path, bytes) in brought {
            self.report.sent += 1;
            self.report.bytes += bytes as u64;
            self.there.extend(self.local.get(&path).map(|mark| (path.clone(), *mark)));
        }
        outcome.map(|()| given)
    }

    fn put(&mut self, path: &OutPath) -> Done {
        let bytes = self.errand.built(path)?;
        self.make_way(&[path])?;
        self.replace(path.as_str(), &bytes)?;
        if let Some(mark) = self.local.get(path).copied() {
            if !self.is_told_by_lists(path) {
                self.note(&state::arrived(path, mark))?;
            }
            self.there.insert(path.clone(), mark);
        }
        self.report.sent += 1;
        self.report.bytes += bytes.len() as u64;
        self.errand.progress.step();
        Ok(())
    }

    fn replace(&mut self, path: &str, bytes: &[u8]) -> Done {
        if !self.errand.grants.rename {
            return self.remote.put(path, bytes);
        }
        // Whoever is told of a trouble knows the file by its own name.
        let own = |trouble: Trouble| match INCOMING.contains(&trouble.about.as_str()) {
            true => Trouble { about: path.to_owned(), ..trouble },
            false => trouble,
        };
        self.turn += 1;
        self.remote.bring(INCOMING[self.turn % IN_TURN], path, bytes).map_err(own)
    }

    /// With the folders that are empty then: a host may list one, and its name is the name of a person.
    fn delete(&mut self, path: &OutPath) -> Done {
        match self.remote.delete(path.as_str()).map_err(Trouble::of_deleting) {
            // All others go all the same, and what is to replace them comes.
            Err(trouble) if trouble.is_of_one_file() => {
                self.report.left.insert(path.clone(), trouble);
                self.errand.progress.step();
                return Ok(());
            }
            done => done?,
        }
        self.there.remove(path);
        self.report.deleted += 1;
        self.errand.progress.step();
        self.leave(path)
    }

    /// Removes the folders that are empty without this file.
    fn leave(&mut self, path: &OutPath) -> Done {
        let ends: Vec<usize> = path.as_str().match_indices('/').map(|(end, _)| end).collect();
        for end in ends.into_iter().rev() {
            let (folder, inside) = (&path.as_str()[..end], &path.as_str()[..=end]);
            let is_used = |files: &Files| files.keys().any(|path| path.as_str().starts_with(inside));
            if is_used(&self.there) || is_used(&self.local) || is_used(&self.errand.plan.retired) {
                break;
            }
            self.remote.remove_empty_folder(folder)?;
            self.folders.remove(folder);
        }
        Ok(())
    }

    /// What the host itself says of the files that were sent.
    fn look_again(&mut self) -> Done {
        let sent: Vec<OutPath> = self.errand.plan.puts().cloned().collect();
        if sent.is_empty() {
            return Ok(());
        }
        let survey = Survey::of(self.remote, sent.iter())?;
        let mark = |path: &OutPath| Some((path.clone(), Some(*self.there.get(path)?)));
        let files = sent.iter().filter_map(mark).collect();
        let difference = survey.compare(&State { files, ..State::default() });
        self.report.doubtful = difference.missing.into_iter().chain(difference.changed).collect();
        self.report.doubtful.sort();
        Ok(())
    }
}
