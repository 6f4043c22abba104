//! In which order an edition comes to a host: a pure function of what was built and what is there.
//!
//! Two promises are kept by the order alone, wherever it is cut. No page stands on the host before all that it loads. And
//! what is withdrawn goes before anything else comes: first its own pages, papers and photographs, then every text that
//! changes is replaced, since any of them may have named it, each after the pictures that it alone needs. Where an old
//! list shows a photograph that has gone, it has a gap until it is replaced: the gap is meant. Nobody can tell a record that
//! was deleted from one that was withdrawn, so every page that the new edition does not have counts as such.
//!
//! Not here: what is asked before (`cli`), and doing it (`run`).

use super::state::{Files, Mark, State};
use crate::path::{OutPath, untagged};
use crate::write::gzip;
use std::collections::{BTreeMap, BTreeSet};

/// What is done together; a group begins when the one before is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Pages, papers and photographs that are no longer published.
    Withdrawn,
    /// Pages that may have named them, each after what it loads from now on.
    Naming,
    /// What told of everybody, and what was kept of the edition before: no page loads it any more.
    Remains,
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

impl Group {
    /// What is under way to those who look on: the word of the message files.
    pub fn stage(self) -> &'static str {
        match self {
            Group::Withdrawn | Group::Naming | Group::Remains => "withdrawing",
            Group::Assets => "sending-assets",
            Group::Leaves | Group::Lists | Group::Home | Group::Feeds => "sending-pages",
            Group::Old => "pruning",
        }
    }

    /// Whether all of what was withdrawn has gone once this is done.
    pub(super) fn withdraws(self) -> bool {
        self <= Group::Remains
    }
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
    /// Whether it only takes away: the host then keeps the rest of the edition that it has.
    pub partial: bool,
}

/// What is known of what is held back.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// How the paths begin of its pages, papers and photographs; `None` when nobody knows: then nothing that is no longer
    /// made is kept for an edition more.
    pub withheld: Option<&'a [String]>,
    /// How the paths begin of tables that name everybody.
    pub tables: &'a [String],
    /// What the output itself has kept of the edition before. It keeps nothing where somebody has gone; so then nothing else of
    /// what records bring is kept on the host either, whoever's it was.
    pub kept: &'a BTreeSet<OutPath>,
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
        // A text says the same when it is packed, and goes where it goes.
        if let Some(text) = path.strip_suffix(gzip::SUFFIX) {
            return Class::of(text, rules);
        }
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
    // What left before a cut still tells whose photographs must follow.
    let gone = removed.iter().map(|(path, _)| *path).chain(state.lost.iter().filter(|path| !local.contains_key(*path)));
    let own = own_files(gone, class);
    let is_own = |path: &OutPath| is_withheld(path, rules) || begins(path.as_str(), &own);
    let changes = |path: &OutPath| state.files.contains_key(path);
    // Where nobody knows whose it was, a picture that is gone may be anybody's.
    let may_be_own = |path: &OutPath| is_own(path) || rules.withheld.is_none() && is_picture(path.as_str());
    let leaves = |path: &OutPath| class(path) != Class::Table && (class(path).tells() || may_be_own(path));
    // A photograph that nothing has replaced may have been asked back, like a whole record.
    let vanishes = |path: &OutPath| is_picture(path.as_str()) && !rules.kept.contains(path);
    let withdraws = state.withdrawing
        || removed.iter().any(|(path, _)| leaves(path) || vanishes(path))
        || put.iter().any(|path| changes(path) && is_withheld(path, rules));

    let mut acts = Vec::new();
    let mut retired = Files::new();
    for (path, mark) in removed {
        let class = class(path);
        let keeps = !withdraws || rules.withheld.is_some() && class != Class::Table;
        let group = match mark {
            _ if class.tells() && !class.is_loaded() || withdraws && is_own(path) => Group::Withdrawn,
            Some(_) if withdraws && is_brought(path) && !rules.kept.contains(path) => Group::Remains,
            Some(mark) if keeps => {
                retired.insert(path.clone(), mark);
                continue;
            }
            // Pages may load it until they are replaced.
            _ if !withdraws => Group::Old,
            _ => Group::Remains,
        };
        acts.push((group, Act::Delete(path.clone())));
    }
    let mut naming = Vec::new();
    for path in put {
        let class = class(path);
        let group = match class {
            _ if !withdraws => class.group(),
            _ if changes(path) && class.tells() && is_withheld(path, rules) => Group::Withdrawn,
            Class::Asset if !is_picture(path.as_str()) => Group::Naming,
            Class::Table => Group::Naming,
            _ if changes(path) && class.tells() => {
                naming.push((class.group(), path));
                continue;
            }
            _ => class.group(),
        };
        acts.push((group, Act::Put(path.clone())));
    }
    let old = state.retired.keys().filter(|path| !local.contains_key(*path));
    let (kept, gone): (Vec<_>, Vec<_>) = old.partition(|path| !withdraws || !is_own(path));
    let when = if withdraws { Group::Remains } else { Group::Old };
    acts.extend(kept.into_iter().map(|path| (when, Act::Delete(path.clone()))));
    acts.extend(gone.into_iter().map(|path| (Group::Withdrawn, Act::Delete(path.clone()))));
    // What most people see first.
    naming.sort_by(|(one, path), (other, beside)| other.cmp(one).then(path.cmp(beside)));
    let pages: Vec<&OutPath> = naming.into_iter().map(|(_, path)| path).collect();
    let mut plan = Plan { acts: in_order(acts, &pages, names), retired, partial: false };
    plan.forget_idle(local, state);
    plan
}

/// By groups; in that of pages which may have named somebody each stands after the pictures that it needs.
fn in_order(
    acts: Vec<(Group, Act)>,
    pages: &[&OutPath],
    names: impl Fn(&OutPath) -> BTreeSet<String>,
) -> Vec<(Group, Act)> {
    // The first page that needs it, by the name of a file.
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        for name in names(page) {
            first.entry(name).or_insert(index);
        }
    }
    let place = |group: Group, act: &Act| match act {
        Act::Put(path) if group == Group::Assets => {
            first.get(name_of(path)).map_or((group, 0), |page| (Group::Naming, 2 * page + 1))
        }
        _ => (group, 0),
    };
    let mut placed: Vec<_> = acts.into_iter().map(|(group, act)| (place(group, &act), act)).collect();
    let pages = pages.iter().enumerate();
    placed.extend(pages.map(|(index, page)| ((Group::Naming, 2 * index + 2), Act::Put((*page).clone()))));
    placed.sort();
    placed.into_iter().map(|((group, _), act)| (group, act)).collect()
}

/// Whether something held back had its page, papers or photographs there.
fn is_withheld(path: &OutPath, rules: Rules<'_>) -> bool {
    rules.withheld.is_some_and(|withheld| begins(path.as_str(), withheld)) && !begins(path.as_str(), rules.tables)
}

fn name_of(path: &OutPath) -> &str {
    path.as_str().rsplit('/').next().unwrap_or_default()
}

/// Whether only pages that name it load it; what belongs to the theme, all may. A picture for sharing lies beside its page.
fn is_picture(path: &str) -> bool {
    let is_shared = || path.ends_with(".jpg") && !path.starts_with('_') && untagged(path).is_some();
    path.starts_with("anh/") || path.starts_with("tep/") || is_shared()
}

/// What is of a record or of `static/`, and not of the theme or of our own tables.
fn is_brought(path: &OutPath) -> bool {
    !path.as_str().starts_with('_')
}

/// How the photographs and papers begin of pages that go: `anh/ho-so/lan/`, `anh/ho-so/lan-`, `anh/ho-so/lan.`.
fn own_files<'a>(removed: impl Iterator<Item = &'a OutPath>, class: impl Fn(&OutPath) -> Class) -> Vec<String> {
    let pages = removed.filter(|path| class(path) == Class::Leaf);
    let addresses = pages.filter_map(|path| path.as_str().strip_suffix("/index.html"));
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

    /// Of an edition out of which somebody was taken after it was built: what takes them away, with the notices in their place, and
    /// what was kept of the edition before. The other pages of it may name them, and do not come.
    pub fn only_withdrawal(mut self, state: &State) -> Self {
        self.acts.retain(|(group, act)| match act {
            _ if *group == Group::Withdrawn => true,
            // What has gone from the output since can only be theirs.
            Act::Delete(path) => state.retired.contains_key(path) || is_brought(path),
            Act::Put(_) => false,
        });
        self.partial = true;
        self
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

    /// A photograph may lie anywhere: beside a record of one file, in `static/`.
    #[test]
    fn where_somebody_goes_no_picture_is_kept_that_the_output_has_not_kept() {
        let before =
            state("index.html ho-so/lua/index.html anh/ho-so/lua-1.webp chan-dung/lua.jpg anh/x.webp _sen/s.css", "");
        let local = files("index.html=2 anh/x.webp _sen/t.css");
        let tables = [TABLES[0].to_owned()];
        let none = BTreeSet::new();
        let rules = Rules { withheld: Some(&[]), tables: &tables, kept: &none };
        let plan = draw(&local, &before, rules, |_| BTreeSet::new());
        let gone = |plan: &Plan| plan.deletes().map(OutPath::to_string).collect::<BTreeSet<_>>();
        let hers = ["anh/ho-so/lua-1.webp", "chan-dung/lua.jpg", "ho-so/lua/index.html"].map(str::to_owned);
        assert_eq!(gone(&plan), hers.clone().into());
        assert_eq!(plan.retired.keys().map(OutPath::to_string).collect::<Vec<_>>(), ["_sen/s.css"]);
        // The texts that may show them are replaced before they go.
        let at = |act: Act| plan.acts.iter().position(|(_, one)| *one == act);
        let (home, picture) = (OutPath::new("index.html").unwrap(), OutPath::new("chan-dung/lua.jpg").unwrap());
        assert!(at(Act::Put(home)) < at(Act::Delete(picture)));
        // An edition that was only amended brings no texts, and they go all the same.
        let amended = files("index.html anh/x.webp _sen/s.css");
        let plan = draw(&amended, &before, rules, |_| BTreeSet::new()).only_withdrawal(&before);
        assert_eq!(gone(&plan), hers.into());
    }

    /// The plan in words: `Leaves +a/b/index.html`.
    fn drawn(local: &str, state: &State, withheld: &[&str], mentions: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let (withheld, tables) = (owned(withheld), owned(TABLES));
        let kept = state.files.keys().cloned().collect();
        let rules = Rules { withheld: Some(&withheld), tables: &tables, kept: &kept };
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
    fn what_is_withdrawn_goes_first_and_then_what_may_have_named_it_before_anything_new() {
        let before = state(
            "index.html ho-so/index.html ho-so/lan/index.html ho-so/lan/to.pdf ho-so/an/index.html anh/ho-so/lan/a.webp \
             anh/ho-so/lan-2.webp anh/ho-so/an/a.webp _tim/a.js feed.xml anh/q.webp",
            "_tim/0.js anh/ho-so/lan/a.0.webp",
        );
        let local = "index.html=2 ho-so/index.html=2 ho-so/an/index.html ho-so/moi/index.html anh/ho-so/an/a.webp \
                     anh/ho-so/moi/a.webp anh/l.webp anh/m.webp _tim/b.js feed.xml=2";
        let mentions = [("index.html", "l.webp"), ("ho-so/index.html", "l.webp"), ("ho-so/index.html", "m.webp")];
        let (acts, retired) = drawn(local, &before, &[], &mentions);
        assert_eq!(
            acts,
            [
                "Withdrawn -anh/ho-so/lan-2.webp",
                "Withdrawn -anh/ho-so/lan/a.0.webp",
                "Withdrawn -anh/ho-so/lan/a.webp",
                "Withdrawn -ho-so/lan/index.html",
                "Withdrawn -ho-so/lan/to.pdf",
                "Naming +_tim/b.js",
                "Naming +feed.xml",
                "Naming +anh/l.webp",
                "Naming +index.html",
                "Naming +anh/m.webp",
                "Naming +ho-so/index.html",
                "Remains -_tim/0.js",
                "Remains -_tim/a.js",
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
        let [notice, home] = ["Withdrawn +ho-so/lan/index.html", "Naming +index.html"];
        assert_eq!(acts, [notice, "Withdrawn -anh/ho-so/lan/a.webp", home]);
    }

    #[test]
    fn a_withdrawal_that_was_cut_is_still_one_when_its_first_signs_have_gone() {
        let mut before = state("index.html anh/ho-so/lan/a.webp anh/l.webp", "");
        before.lost.insert(OutPath::new("ho-so/lan/index.html").expect("a path"));
        before.withdrawing = true;
        let (acts, _) = drawn("index.html=2 anh/m.webp anh/l.webp", &before, &[], &[]);
        assert_eq!(acts, ["Withdrawn -anh/ho-so/lan/a.webp", "Naming +index.html", "Assets +anh/m.webp"]);
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
