//! In which order an edition comes to a host: a pure function of what was built and what is there.
//!
//! Two promises are kept by the order alone, wherever it is cut. No page stands on the host before all that it loads. And
//! what is withdrawn goes before anything else comes: first its own pages and papers, then every text that changes is
//! replaced, since any of them may have named it, then its photographs, which by then no page shows. Nobody can tell a
//! record that was deleted from one that was withdrawn, so every page that the new edition does not have counts as such.
//!
//! Not here: what is asked before (`cli`), and doing it (`run`).

use super::state::{Files, Mark, State};
use crate::path::OutPath;
use std::collections::{BTreeMap, BTreeSet};

/// What is done together; a group begins when the one before is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Pages and papers that are no longer published.
    Withdrawn,
    /// What pages that may have named them load from now on.
    Needed,
    /// These pages.
    Naming,
    /// The photographs of what was withdrawn.
    Photographs,
    /// Whatever pages load.
    Assets,
    /// Pages that tell of one thing.
    Leaves,
    /// Pages that list others.
    Lists,
    Home,
    /// Feeds and what search engines read.
    Feeds,
    /// What the edition before last left.
    Old,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    Put(OutPath),
    Delete(OutPath),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which they are done.
    pub acts: Vec<(Group, Act)>,
    /// Kept on the host for one edition more.
    pub retired: Files,
}

/// How the paths begin of what must leave at once where it is no longer made, and of tables that name everybody.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    pub withheld: &'a [String],
    pub tables: &'a [String],
}

/// What a file is to its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Home,
    List,
    Leaf,
    Feed,
    /// A paper to keep or to print: it tells, and no page loads it.
    Paper,
    /// Loaded by a page, and tells of everybody: the search index, the slides.
    Table,
    Asset,
}

impl Class {
    fn of(path: &str, rules: Rules<'_>) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let suffix = name.rsplit_once('.').map_or("", |(_, suffix)| suffix);
        match suffix {
            "html" | "xhtml" if path == "index.html" => Class::Home,
            "html" | "xhtml" if !folder.contains('/') && name == "index.html" || is_numbered(folder) => Class::List,
            "html" | "xhtml" => Class::Leaf,
            "pdf" | "epub" => Class::Paper,
            _ if begins(path, rules.tables) => Class::Table,
            "xml" | "txt" | "csv" | "json" | "webmanifest" => Class::Feed,
            _ => Class::Asset,
        }
    }

    /// Whether it may name somebody in words.
    fn tells(self) -> bool {
        self != Class::Asset
    }

    /// Whether pages load it.
    fn is_loaded(self) -> bool {
        matches!(self, Class::Asset | Class::Table)
    }

    fn group(self) -> Group {
        match self {
            Class::Asset | Class::Table | Class::Paper => Group::Assets,
            Class::Leaf => Group::Leaves,
            Class::List => Group::Lists,
            Class::Home => Group::Home,
            Class::Feed => Group::Feeds,
        }
    }
}

/// `.../trang/3`: a list's later page.
fn is_numbered(folder: &str) -> bool {
    folder.rsplit_once("trang/").is_some_and(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn begins(path: &str, beginnings: &[String]) -> bool {
    beginnings.iter().any(|beginning| path.starts_with(beginning.as_str()))
}

/// What is to be done so that the host has these files. `names` tells which file names a text of the new edition mentions.
pub fn draw(local: &Files, state: &State, rules: Rules<'_>, names: impl Fn(&OutPath) -> BTreeSet<String>) -> Plan {
    let class = |path: &OutPath| Class::of(path.as_str(), rules);
    let removed: Vec<(&OutPath, Option<Mark>)> = {
        let files = state.files.iter().map(|(path, mark)| (path, *mark));
        files.filter(|(path, _)| !local.contains_key(*path)).collect()
    };
    let put: Vec<&OutPath> = local
        .iter()
        .filter(|(path, mark)| state.files.get(*path).copied().flatten() != Some(**mark))
        // What was kept comes back into use as it is.
        .filter(|(path, mark)| state.retired.get(*path) != Some(*mark))
        .map(|(path, _)| path)
        .collect();
    let own = own_files(&removed, class);
    let withheld = |path: &str| begins(path, rules.withheld) || begins(path, &own);
    let changes = |path: &OutPath| state.files.contains_key(path);
    let leaves = |path: &OutPath| class(path) != Class::Table && (class(path).tells() || withheld(path.as_str()));
    let withdraws = removed.iter().any(|(path, _)| leaves(path))
        || put.iter().any(|path| changes(path) && is_own_address(path, rules));

    let mut acts = BTreeSet::new();
    let mut retired = Files::new();
    for (path, mark) in removed {
        match (class(path), mark) {
            (class, _) if class.tells() && !class.is_loaded() => {
                acts.insert((Group::Withdrawn, Act::Delete(path.clone())));
            }
            (class, Some(mark)) if !(withdraws && (withheld(path.as_str()) || class == Class::Table)) => {
                retired.insert(path.clone(), mark);
            }
            _ => drop(acts.insert((Group::Photographs, Act::Delete(path.clone())))),
        }
    }
    let needed: BTreeSet<String> = match withdraws {
        true => put.iter().filter(|path| changes(path) && class(path).tells()).flat_map(|path| names(path)).collect(),
        false => BTreeSet::new(),
    };
    for path in put {
        let class = class(path);
        let group = match class {
            _ if !withdraws => class.group(),
            _ if changes(path) && class.tells() && is_own_address(path, rules) => Group::Withdrawn,
            Class::Asset if is_picture(path.as_str()) && !needed.contains(name_of(path)) => Group::Assets,
            Class::Asset | Class::Table => Group::Needed,
            _ if changes(path) => Group::Naming,
            _ => class.group(),
        };
        acts.insert((group, Act::Put(path.clone())));
    }
    let old = state.retired.keys().filter(|path| !local.contains_key(*path));
    let when = if withdraws { Group::Photographs } else { Group::Old };
    acts.extend(old.map(|path| (when, Act::Delete(path.clone()))));
    let mut plan = Plan { acts: acts.into_iter().collect(), retired };
    plan.forget_idle(local, state);
    plan
}

/// Whether the address is one at which something held back had its page.
fn is_own_address(path: &OutPath, rules: Rules<'_>) -> bool {
    begins(path.as_str(), rules.withheld) && !begins(path.as_str(), rules.tables)
}

fn name_of(path: &OutPath) -> &str {
    path.as_str().rsplit('/').next().unwrap_or_default()
}

/// Whether only pages that name it load it; what belongs to the theme, all may.
fn is_picture(path: &str) -> bool {
    path.starts_with("anh/") || path.starts_with("tep/")
}

/// How the photographs and papers begin of pages that go: `anh/ho-so/lan/`, `anh/ho-so/lan-`, `anh/ho-so/lan.`.
fn own_files(removed: &[(&OutPath, Option<Mark>)], class: impl Fn(&OutPath) -> Class) -> Vec<String> {
    let pages = removed.iter().filter(|(path, _)| class(path) == Class::Leaf);
    let addresses = pages.filter_map(|(path, _)| path.as_str().strip_suffix("/index.html"));
    addresses
        .flat_map(|address| {
            ["anh", "tep"].into_iter().flat_map(move |top| ["/", "-", "."].map(|end| format!("{top}/{address}{end}")))
        })
        .collect()
}

impl Plan {
    /// Nothing is pruned for its own sake: an edition that is the same as before leaves the host as it is.
    fn forget_idle(&mut self, local: &Files, state: &State) {
        let is_old = |(group, _): &(Group, Act)| *group == Group::Old;
        let same = self.acts.iter().all(is_old) && self.retired.is_empty();
        if same && !state.cut_short && local.len() == state.files.len() {
            self.acts.clear();
            self.retired.clone_from(&state.retired);
        }
    }

    pub fn puts(&self) -> impl Iterator<Item = &OutPath> {
        self.acts.iter().filter_map(|(_, act)| if let Act::Put(path) = act { Some(path) } else { None })
    }

    /// What leaves because it is no longer published; not what is only old.
    pub fn deletes(&self) -> impl Iterator<Item = &OutPath> {
        let current = self.acts.iter().filter(|(group, _)| *group != Group::Old);
        current.filter_map(|(_, act)| if let Act::Delete(path) = act { Some(path) } else { None })
    }

    /// The number of acts of each group, in their order.
    pub fn groups(&self) -> BTreeMap<Group, usize> {
        let mut groups = BTreeMap::new();
        self.acts.iter().for_each(|(group, _)| *groups.entry(*group).or_default() += 1);
        groups
    }
}

/// The file names that a text mentions: what stands behind the last `/` of anything between quotes, brackets and spaces.
pub fn names_in(text: &str) -> BTreeSet<String> {
    let pieces = text.split(|c: char| c.is_whitespace() || "\"'(),<>?#".contains(c));
    let names = pieces.filter_map(|piece| piece.rsplit('/').next()).filter(|name| name.contains('.'));
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;

    const TABLES: &[&str] = &["_tim/"];

    /// `path` or `path=version`, by lines or spaces.
    fn files(text: &str) -> Files {
        let file = |word: &str| {
            let (path, version) = word.split_once('=').unwrap_or((word, "1"));
            (OutPath::new(path).expect("a path"), Mark { digest: Digest::of(version.as_bytes()), size: 1 })
        };
        text.split_whitespace().map(file).collect()
    }

    fn state(there: &str, retired: &str) -> State {
        let files_there = files(there).into_iter().map(|(path, mark)| (path, Some(mark))).collect();
        State { files: files_there, retired: files(retired), ..State::default() }
    }

    /// The plan in words: `Leaves +a/b/index.html`.
    fn drawn(local: &str, state: &State, withheld: &[&str], mentions: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let (withheld, tables) = (owned(withheld), owned(TABLES));
        let rules = Rules { withheld: &withheld, tables: &tables };
        let names = |path: &OutPath| {
            let of = mentions.iter().filter(|(page, _)| *page == path.as_str());
            of.map(|(_, name)| (*name).to_owned()).collect()
        };
        let plan = draw(&files(local), state, rules, names);
        let words = |(group, act): &(Group, Act)| match act {
            Act::Put(path) => format!("{group:?} +{path}"),
            Act::Delete(path) => format!("{group:?} -{path}"),
        };
        (plan.acts.iter().map(words).collect(), plan.retired.keys().map(OutPath::to_string).collect())
    }

    #[test]
    fn a_first_edition_brings_what_is_loaded_before_who_loads_it() {
        let local =
            "index.html a/index.html a/b/index.html a/b/to.pdf feed.xml anh/x.webp _sen/sen.css _tim/c.js 404.html";
        let (acts, retired) = drawn(local, &State::default(), &[], &[]);
        assert_eq!(
            acts,
            [
                "Assets +_sen/sen.css",
                "Assets +_tim/c.js",
                "Assets +a/b/to.pdf",
                "Assets +anh/x.webp",
                "Leaves +404.html",
                "Leaves +a/b/index.html",
                "Lists +a/index.html",
                "Home +index.html",
                "Feeds +feed.xml"
            ]
        );
        assert!(retired.is_empty());
    }

    #[test]
    fn what_changes_travels_alone_and_what_was_loaded_stays_for_one_edition() {
        let before = state("index.html a/b/index.html anh/x.1.webp _sen/s.css", "anh/x.0.webp");
        let (acts, retired) = drawn("index.html a/b/index.html=2 anh/x.2.webp _sen/s.css", &before, &[], &[]);
        assert_eq!(acts, ["Assets +anh/x.2.webp", "Leaves +a/b/index.html", "Old -anh/x.0.webp"]);
        assert_eq!(retired, ["anh/x.1.webp"]);
        // The same again: nothing, and what was kept is kept.
        let (acts, retired) = drawn("index.html a/b/index.html anh/x.1.webp _sen/s.css", &before, &[], &[]);
        assert_eq!((acts.len(), retired), (0, vec!["anh/x.0.webp".to_owned()]));
        // Back to the edition before.
        let (acts, retired) = drawn("index.html a/b/index.html=0 anh/x.0.webp _sen/s.css", &before, &[], &[]);
        assert_eq!((acts, retired), (vec!["Leaves +a/b/index.html".to_owned()], vec!["anh/x.1.webp".to_owned()]));
    }

    #[test]
    fn what_is_withdrawn_goes_first_and_its_photographs_when_no_page_shows_them() {
        let before = state(
            "index.html ho-so/index.html ho-so/lan/index.html ho-so/lan/to.pdf ho-so/an/index.html anh/ho-so/lan/a.webp \
             anh/ho-so/lan-2.webp anh/ho-so/an/a.webp _tim/a.js feed.xml anh/q.webp",
            "_tim/0.js",
        );
        let local = "index.html=2 ho-so/index.html=2 ho-so/an/index.html ho-so/moi/index.html anh/ho-so/an/a.webp \
                     anh/ho-so/moi/a.webp anh/l.webp _tim/b.js feed.xml=2";
        let (acts, retired) = drawn(local, &before, &[], &[("ho-so/index.html", "l.webp")]);
        assert_eq!(
            acts,
            [
                "Withdrawn -ho-so/lan/index.html",
                "Withdrawn -ho-so/lan/to.pdf",
                "Needed +_tim/b.js",
                "Needed +anh/l.webp",
                "Naming +feed.xml",
                "Naming +ho-so/index.html",
                "Naming +index.html",
                "Photographs -_tim/0.js",
                "Photographs -_tim/a.js",
                "Photographs -anh/ho-so/lan-2.webp",
                "Photographs -anh/ho-so/lan/a.webp",
                "Assets +anh/ho-so/moi/a.webp",
                "Leaves +ho-so/moi/index.html"
            ]
        );
        assert_eq!(retired, ["anh/q.webp"]);
    }

    #[test]
    fn a_notice_in_place_of_a_page_is_a_withdrawal_too() {
        let before = state("index.html ho-so/lan/index.html anh/ho-so/lan/a.webp", "");
        let held = ["ho-so/lan/", "anh/ho-so/lan/"];
        let (acts, _) = drawn("index.html=2 ho-so/lan/index.html=2", &before, &held, &[]);
        assert_eq!(
            acts,
            ["Withdrawn +ho-so/lan/index.html", "Naming +index.html", "Photographs -anh/ho-so/lan/a.webp"]
        );
    }

    #[test]
    fn what_may_be_half_there_is_sent_again_or_removed() {
        let mut before = state("index.html", "");
        before.files.insert(OutPath::new("a/b/index.html").expect("a path"), None);
        before.files.insert(OutPath::new("anh/x.webp").expect("a path"), None);
        let (acts, _) = drawn("index.html anh/x.webp", &before, &[], &[]);
        assert_eq!(acts, ["Withdrawn -a/b/index.html", "Assets +anh/x.webp"]);
    }

    #[test]
    fn names_are_found_wherever_html_has_them() {
        let text = "<img src=\"../anh/a.webp\" srcset='x/b.webp 2x, x/c.webp 3x'> url(d.woff2)";
        assert_eq!(names_in(text).into_iter().collect::<Vec<_>>(), ["a.webp", "b.webp", "c.webp", "d.woff2"]);
    }
}
