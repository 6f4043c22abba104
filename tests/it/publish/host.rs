//! A host in memory, at which a reader looks after every act, and which can be told to fail.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use unicode_normalization::UnicodeNormalization;
use vuonhoa::output::Held;
use vuonhoa::pipeline::Silent;
use vuonhoa::upload::{
    Broken, Capabilities, Done, Errand, Item, Kind, Lock, Remote, Report, Rules, State, Survey, Trouble, files_of,
    plan, probe,
};

#[derive(Clone)]
struct Body {
    bytes: Arc<Vec<u8>>,
    /// Of a page: the paths that it loads.
    loads: Arc<BTreeSet<String>>,
    names: bool,
}

#[derive(Clone, Default)]
pub struct Host {
    files: BTreeMap<String, Body>,
    folders: BTreeSet<String>,
    /// Acts that change something, until now.
    pub writes: usize,
    /// After so many acts from now on every one fails, until it is mended; the first of them may have happened.
    left: Option<(usize, bool)>,
    pub refuses_rename: bool,
    pub refuses_append: bool,
    /// It takes files and gives none back, as FTP does with 550.
    pub refuses_read: bool,
    /// A file that is cut on its way is there as a whole or not at all, as on S3.
    pub puts_whole: bool,
    /// It tells names with letters and marks apart.
    pub lists_decomposed: bool,
    /// Pages that lacked something at some moment.
    pub broken_pairs: Vec<String>,
    /// Texts that named the withdrawn, and her photographs, when something else had already come.
    pub named_too_late: Vec<String>,
    /// Files whose paths begin so are refused.
    pub refuses: Option<&'static str>,
    /// Files whose paths begin so cannot be deleted.
    pub keeps: Option<&'static str>,
}

/// Her photographs go from under pages that still show them.
const HERS: &str = "anh/ho-so/lan/";

/// In every page of hers, and in every list.
const WITHDRAWN: &str = "Lê Thị Lan";

/// Brings the edition to the host, as the command does.
pub fn published(host: &mut dyn Remote, held: &Held) -> Result<Report, Broken> {
    let early = |trouble| Broken { trouble, group: None, done: Box::default() };
    let grants = probe(host).map_err(early)?;
    let mut lock = Lock::take(host, "test", jiff::Timestamp::now(), false).map_err(early)?;
    let mut state = State::read(host).map_err(early)?;
    let local = files_of(held.manifest());
    let survey = Survey::of(host, local.keys().chain(state.files.keys()).chain(state.retired.keys())).map_err(early)?;
    let difference = survey.compare(&state);
    state.correct(&difference, &survey);
    let tables = vuonhoa::plan::tables();
    let withheld = ["ho-so/lan/", "anh/ho-so/lan/"].map(str::to_owned);
    let names = |path: &vuonhoa::path::OutPath| {
        let bytes = held.read(path).ok().flatten().unwrap_or_default();
        plan::names_in(&String::from_utf8_lossy(&bytes))
    };
    let kept = held.manifest().previous().map(|(path, _)| path.clone()).collect();
    let rules = Rules { withheld: Some(&withheld), tables: &tables, kept: &kept };
    let plan = plan::draw(&local, &state, rules, names).around(&survey, &state, rules, names);
    if plan.acts.is_empty() && !state.cut_short && state.left.iter().eq(plan.waiting.keys()) {
        lock.release(host);
        return Ok(Report::default());
    }
    let stop = AtomicBool::new(false);
    let errand = Errand { held, plan: &plan, state: &state, survey: &survey, grants, progress: &Silent, stop: &stop };
    let outcome = errand.run(host, &mut lock);
    lock.release(host);
    outcome
}

impl Host {
    pub fn cut_after(&mut self, acts: usize, in_the_midst: bool) {
        self.left = Some((acts, in_the_midst));
    }

    pub fn mend(&mut self) {
        self.left = None;
    }

    pub fn file(&self, path: &str) -> Option<&Vec<u8>> {
        self.files.get(path).map(|body| &*body.bytes)
    }

    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, body)| (path.as_str(), body.bytes.as_slice()))
    }

    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().map(String::as_str)
    }

    pub fn put_foreign(&mut self, path: &str, bytes: &[u8]) {
        self.files.insert(path.to_owned(), body(path, bytes));
    }

    /// What is not our own account of it.
    pub fn readable(&self) -> BTreeMap<String, Vec<u8>> {
        let readers = self.files.iter().filter(|(path, _)| !path.starts_with(".vuonhoa/"));
        readers.map(|(path, body)| (path.clone(), body.bytes.to_vec())).collect()
    }

    /// Does something, unless the connection is cut; a cut in its midst may come after it was done, or when half was.
    fn act(&mut self, path: &str, act: impl FnOnce(&mut Self, bool)) -> Done {
        let cut = || Trouble::new(Kind::Cut, path, "cut");
        if self.refuses.is_some_and(|refused| path.starts_with(refused)) {
            return Err(Trouble::new(Kind::Denied, path, "no"));
        }
        match self.left {
            Some((0, true)) => {
                self.left = Some((0, false));
                self.writes += 1;
                act(self, true);
                self.look();
                return Err(cut());
            }
            Some((0, false)) => return Err(cut()),
            Some((left, midst)) => self.left = Some((left - 1, midst)),
            None => {}
        }
        self.writes += 1;
        act(self, false);
        self.look();
        Ok(())
    }

    fn alive(&self, path: &str) -> Done {
        match self.left {
            Some((0, _)) => Err(Trouble::new(Kind::Cut, path, "cut")),
            _ => Ok(()),
        }
    }

    /// What a reader finds at this moment.
    fn look(&mut self) {
        for (path, body) in self.files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let is_there = |loaded: &String| self.files.contains_key(loaded) || loaded.starts_with(HERS);
            for loaded in body.loads.iter().filter(|loaded| !is_there(loaded)) {
                self.broken_pairs.push(format!("{path} loads {loaded}"));
            }
        }
        let named: Vec<&String> = self
            .files
            .iter()
            .filter(|(path, body)| (body.names || path.starts_with(HERS)) && !path.starts_with('.'))
            .map(|(path, _)| path)
            .collect();
        // Once a page of the new people is there, the first group is done.
        if self.files.contains_key("ho-so/moi/index.html") && !named.is_empty() {
            self.named_too_late.extend(named.into_iter().cloned());
        }
        // And no photograph of theirs stands beside one of hers.
        if self.files.keys().any(|path| path.starts_with("anh/ho-so/moi/")) {
            self.named_too_late.extend(self.files.keys().filter(|path| path.starts_with(HERS)).cloned());
        }
    }
}

fn body(path: &str, bytes: &[u8]) -> Body {
    let text = String::from_utf8_lossy(bytes);
    let loads =
        if path.ends_with(".html") || path.ends_with("incoming") { loads(path, &text) } else { BTreeSet::new() };
    let names = text.contains(WITHDRAWN);
    Body { bytes: Arc::new(bytes.to_vec()), loads: Arc::new(loads), names }
}

/// The files of the site that a page loads when it is opened.
pub fn loads(page: &str, html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for tag in html.split('<') {
        let tag = tag.split('>').next().unwrap_or_default();
        let element = tag.split_whitespace().next().unwrap_or_default();
        let wanted: &[&str] = match element {
            "img" | "source" => &["src", "srcset"],
            "script" | "iframe" => &["src"],
            "link" if tag.contains("stylesheet") || tag.contains("icon") || tag.contains("preload") => &["href"],
            _ => continue,
        };
        for name in wanted {
            let Some((_, value)) = tag.split_once(&format!(" {name}=\"")) else { continue };
            let value = value.split('"').next().unwrap_or_default();
            for address in value.split(',') {
                let address = address.trim().split(' ').next().unwrap_or_default();
                found.extend(resolved(page, address));
            }
        }
    }
    found
}

fn resolved(page: &str, address: &str) -> Option<String> {
    if address.is_empty() || address.contains(':') || address.starts_with("//") {
        return None;
    }
    let address = address.split(['?', '#']).next()?;
    let mut steps: Vec<&str> = match address.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => page.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for step in address.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

impl Remote for Host {
    fn capabilities(&self) -> Capabilities {
        Capabilities { rename: !self.refuses_rename, append: !self.refuses_append, whole_puts: self.puts_whole }
    }

    fn list(&mut self, folder: &str) -> Done<Option<Vec<Item>>> {
        self.alive(folder)?;
        let inside = |path: &str| {
            let rest = if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') };
            let name = rest.filter(|rest| !rest.is_empty() && !rest.contains('/'))?;
            Some(if self.lists_decomposed { name.nfd().collect() } else { name.to_owned() })
        };
        let files = self.files.iter().filter_map(|(path, body)| {
            Some(Item { name: inside(path)?, is_folder: false, size: body.bytes.len() as u64 })
        });
        let folders =
            self.folders.iter().filter_map(|path| Some(Item { name: inside(path)?, is_folder: true, size: 0 }));
        Ok(Some(files.chain(folders).collect()))
    }

    fn read(&mut self, path: &str) -> Done<Option<Vec<u8>>> {
        self.alive(path)?;
        Ok(self.files.get(path).filter(|_| !self.refuses_read).map(|body| body.bytes.to_vec()))
    }

    fn put(&mut self, path: &str, bytes: &[u8]) -> Done {
        self.act(path, |host, half| {
            let bytes = if half && !host.puts_whole { &bytes[..bytes.len() / 2] } else { bytes };
            host.files.insert(path.to_owned(), body(path, bytes));
        })
    }

    fn append(&mut self, path: &str, bytes: &[u8]) -> Done {
        self.act(path, |host, half| {
            let bytes = if half { &bytes[..bytes.len() / 2] } else { bytes };
            let mut all = host.files.get(path).map(|body| body.bytes.to_vec()).unwrap_or_default();
            all.extend(bytes);
            host.files.insert(path.to_owned(), body(path, &all));
        })
    }

    fn rename(&mut self, from: &str, to: &str) -> Done {
        self.act(to, |host, _| {
            if let Some(moved) = host.files.remove(from) {
                host.files.insert(to.to_owned(), body(to, &moved.bytes));
            }
        })
    }

    fn delete(&mut self, path: &str) -> Done {
        if self.keeps.is_some_and(|kept| path.starts_with(kept)) {
            self.alive(path)?;
            return Err(Trouble::new(Kind::Denied, path, "no"));
        }
        self.act(path, |host, _| drop(host.files.remove(path)))
    }

    fn make_folder(&mut self, path: &str) -> Done {
        self.act(path, |host, _| {
            host.folders.insert(path.to_owned());
        })
    }

    fn remove_empty_folder(&mut self, path: &str) -> Done {
        self.act(path, |host, _| {
            let inside = format!("{path}/");
            let is_used = host.files.keys().chain(&host.folders).any(|other| other.starts_with(&inside));
            if !is_used {
                host.folders.remove(path);
            }
        })
    }
}
