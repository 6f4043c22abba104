//! What stands on the host where something of ours should: a folder of others in the place of a file, or a file in that of a folder.
//!
//! It is never touched. What it keeps out waits, and with it the pages that load that; all the rest is done. A page that may name
//! somebody withdrawn waits for nothing: better a gap than a name.

use super::acts::{Act, Group, Plan};
use super::class::{Class, Rules, name_of};
use crate::path::OutPath;
use crate::upload::state::State;
use crate::upload::survey::Survey;
use std::collections::BTreeSet;

impl Plan {
    /// As much of it as can be done. `names` tells which file names a text of the new edition mentions.
    pub fn around(
        mut self,
        survey: &Survey,
        state: &State,
        rules: Rules<'_>,
        names: impl Fn(&OutPath) -> BTreeSet<String>,
    ) -> Self {
        let first = |(group, act): &(Group, Act)| match act {
            Act::Delete(path) if *group == Group::Withdrawn => Some(path.to_string()),
            _ => None,
        };
        let leaves: BTreeSet<String> = self.acts.iter().filter_map(first).collect();
        let kept_out = |path: &OutPath| Some((path.clone(), obstacle(path, survey, &leaves)?.to_owned()));
        self.waiting = self.puts().filter_map(kept_out).collect();
        if self.waiting.is_empty() {
            return self;
        }
        // Until nothing more waits: a page for its style sheet, that for its fonts.
        loop {
            let is_loaded = |path: &OutPath| Class::of(path.as_str(), rules).is_loaded();
            let missing: Vec<(&str, &String)> = self
                .waiting
                .iter()
                .filter(|(path, _)| is_loaded(path))
                .map(|(path, obstacle)| (name_of(path), obstacle))
                .collect();
            let free = self.acts.iter().filter_map(|(group, act)| match act {
                Act::Put(path) if !group.withdraws() && !self.waiting.contains_key(path) => Some(path),
                _ => None,
            });
            let lacks = |path: &OutPath| {
                let names = names(path);
                let lacking = missing.iter().find(|(name, _)| names.contains(*name));
                lacking.map(|(_, obstacle)| (path.clone(), (*obstacle).clone()))
            };
            let more: Vec<(OutPath, String)> = free.filter_map(lacks).collect();
            if more.is_empty() {
                break;
            }
            self.waiting.extend(more);
        }
        // Pages that wait are those of before, and load what those loaded.
        let old = self.acts.iter().filter_map(|(group, act)| match act {
            Act::Delete(path) if *group == Group::Old => Some((path.clone(), *state.retired.get(path)?)),
            _ => None,
        });
        self.retired.extend(old);
        let waiting = &self.waiting;
        self.acts.retain(|(group, act)| match act {
            Act::Put(path) => !waiting.contains_key(path),
            Act::Delete(_) => *group != Group::Old,
        });
        self
    }
}

/// Where something is that keeps a file out, when what `leaves` has gone.
fn obstacle<'a>(path: &'a OutPath, survey: &Survey, leaves: &BTreeSet<String>) -> Option<&'a str> {
    let mut folders = path.as_str().match_indices('/').map(|(end, _)| &path.as_str()[..end]);
    let file = folders.find(|folder| survey.is_file(folder) && !leaves.contains(*folder));
    file.or_else(|| survey.is_kept(path.as_str(), |inside| leaves.contains(inside)).then_some(path.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::{Files, draw};
    use super::*;
    use crate::digest::Digest;
    use crate::upload::state::Mark;

    fn files(text: &str) -> Files {
        let mark = |word: &str| Mark { digest: Digest::of(word.as_bytes()), size: 1 };
        let file = |word: &str| {
            let (path, version) = word.split_once('=').unwrap_or((word, ""));
            (OutPath::new(path).expect("a path"), mark(version))
        };
        text.split_whitespace().map(file).collect()
    }

    /// What is done and what waits, on a host with these files, of which `ours` are ours.
    fn drawn(local: &str, ours: &str, there: &str, loads: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let state = State {
            files: files(ours).into_iter().map(|(path, mark)| (path, Some(mark))).collect(),
            ..State::default()
        };
        let kept = state.files.keys().cloned().collect();
        let rules = Rules { withheld: Some(&[]), tables: &[], kept: &kept };
        let names = |path: &OutPath| {
            let of = loads.iter().filter(|(page, _)| *page == path.as_str());
            of.map(|(_, name)| (*name).to_owned()).collect::<BTreeSet<String>>()
        };
        let survey = Survey::of_paths(there.split_whitespace());
        let plan = draw(&files(local), &state, rules, names).around(&survey, &state, rules, names);
        let act = |(_, act): &(Group, Act)| match act {
            Act::Put(path) => format!("+{path}"),
            Act::Delete(path) => format!("-{path}"),
        };
        let waiting = plan.waiting.iter().map(|(path, obstacle)| format!("{path} for {obstacle}"));
        (plan.acts.iter().map(act).collect(), waiting.collect())
    }

    #[test]
    fn what_is_in_the_way_keeps_out_what_loads_it_and_nothing_else() {
        let local = "index.html a/x/index.html a/y/index.html _s/t.css _s/f.woff2 anh/x.webp feed.xml";
        let loads = [("a/x/index.html", "x.webp"), ("index.html", "x.webp"), ("_s/t.css", "f.woff2")];
        // A folder where a picture should be.
        let (acts, waiting) = drawn(local, "", "anh/x.webp/theirs.txt", &loads);
        assert_eq!(acts, ["+_s/f.woff2", "+_s/t.css", "+a/y/index.html", "+feed.xml"]);
        let of = "anh/x.webp";
        assert_eq!(
            waiting,
            [format!("a/x/index.html for {of}"), format!("{of} for {of}"), format!("index.html for {of}")]
        );
        // A file where a folder should be.
        let (acts, waiting) = drawn(local, "", "a", &loads);
        assert_eq!(
            (acts.len(), waiting),
            (5, vec!["a/x/index.html for a".to_owned(), "a/y/index.html for a".to_owned()])
        );
        // Through a style sheet.
        let (acts, waiting) = drawn(local, "", "_s/f.woff2/x", &[("a/y/index.html", "t.css"), loads[2]]);
        assert_eq!(waiting.len(), 3, "{waiting:?}");
        assert!(!acts.contains(&"+a/y/index.html".to_owned()), "{acts:?}");
    }

    #[test]
    fn what_is_ours_gives_way() {
        let (acts, waiting) =
            drawn("a index.html", "a/b/c.webp a/d.webp index.html", "a/b/c.webp a/d.webp index.html", &[]);
        assert_eq!(
            (acts, waiting),
            (vec!["-a/b/c.webp".to_owned(), "-a/d.webp".to_owned(), "+a".to_owned()], Vec::new())
        );
        let (acts, waiting) = drawn("a/b.webp index.html", "a index.html", "a index.html", &[]);
        assert_eq!((acts, waiting), (vec!["-a".to_owned(), "+a/b.webp".to_owned()], Vec::new()));
        // And what others have beside it does not.
        let (acts, waiting) = drawn("a index.html", "a/d.webp index.html", "a/d.webp a/theirs index.html", &[]);
        assert_eq!((acts, waiting), (vec!["-a/d.webp".to_owned()], vec!["a for a".to_owned()]));
    }

    #[test]
    fn what_may_name_somebody_withdrawn_waits_for_no_picture() {
        let before = "index.html ho-so/lan/index.html";
        let there = format!("{before} anh/x.webp/theirs");
        let (acts, waiting) = drawn("index.html=2 anh/x.webp", before, &there, &[("index.html", "x.webp")]);
        assert_eq!(acts, ["-ho-so/lan/index.html", "+index.html"]);
        assert_eq!(waiting, ["anh/x.webp for anh/x.webp"]);
    }
}
