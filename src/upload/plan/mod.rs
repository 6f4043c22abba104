//! In which order an edition comes to a host: a pure function of what was built and what is there.
//!
//! Two promises are kept by the order alone, wherever it is cut. No page stands on the host before all that it loads. And
//! what is withdrawn goes before anything else comes: first its own pages, papers and photographs, then every text that
//! changes is replaced, since any of them may have named it, each after the pictures that it alone needs. Where an old
//! list shows a photograph that has gone, it has a gap until it is replaced: the gap is meant. Nobody can tell a record that
//! was deleted from one that was withdrawn, so every page that the new edition does not have counts as such.
//!
//! Not here: what is asked before (`cli`), and doing it (`run`).

mod acts;
mod around;
mod class;

pub use acts::{Act, Group, Plan};
pub use class::Rules;

use super::state::{Files, Mark, State};
use crate::path::OutPath;
use acts::is_brought;
use class::{Class, begins, is_picture, is_withheld, name_of, own_files};
use std::collections::{BTreeMap, BTreeSet};

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
        || put.iter().any(|path| changes(path) && is_withheld(path, rules))
        // Taken away while the host took nothing, by us or by others.
        || state.lost.iter().any(|path| if local.contains_key(path) { is_withheld(path, rules) } else { leaves(path) });

    let mut acts = Vec::new();
    let mut retired = Files::new();
    for (path, mark) in removed {
        let class = class(path);
        let keeps = !withdraws || rules.withheld.is_some() && class != Class::Table;
        let group = match mark {
            // What could not be taken away the last time is old to nobody.
            _ if gives_way(path, local) || state.left.contains(path) => Group::Withdrawn,
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
    let (kept, gone): (Vec<_>, Vec<_>) = old.partition(|path| !gives_way(path, local) && (!withdraws || !is_own(path)));
    let when = if withdraws { Group::Remains } else { Group::Old };
    acts.extend(kept.into_iter().map(|path| (when, Act::Delete(path.clone()))));
    acts.extend(gone.into_iter().map(|path| (Group::Withdrawn, Act::Delete(path.clone()))));
    // What most people see first.
    naming.sort_by(|(one, path), (other, beside)| other.cmp(one).then(path.cmp(beside)));
    let pages: Vec<&OutPath> = naming.into_iter().map(|(_, path)| path).collect();
    let mut plan = Plan { acts: in_order(acts, &pages, names), retired, ..Plan::default() };
    plan.forget_idle(local, state);
    plan
}

/// Whether a file of before is where a folder is to come, or in a folder where a file is.
fn gives_way(path: &OutPath, local: &Files) -> bool {
    let inside = format!("{path}/");
    let mut behind =
        local.range::<OutPath, _>(path..).map(|(new, _)| new.as_str()).take_while(|new| new.starts_with(path.as_str()));
    let mut folders = path.as_str().match_indices('/').map(|(end, _)| &path.as_str()[..end]);
    behind.any(|new| new.starts_with(&inside)) || folders.any(|folder| local.contains_key(folder))
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
