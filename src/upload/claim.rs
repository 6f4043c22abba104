//! What lies on a host and is ours although no account of ours says so: the account was lost, or somebody copied `public/` there
//! by hand, and what was withdrawn since has stayed.
//!
//! Files of others are never touched, so each must prove itself: by a name that holds the digest of its content, by what only
//! our pages and papers say, or by lying at the addresses of something that has proved itself. What proves nothing, and lies
//! where somebody withdrawn had a page or names them, is left, and told by name.

use super::remote::{Done, Remote};
use super::state::{Files, Mark, State};
use super::survey::Survey;
use crate::config::Packing;
use crate::digest::Digest;
use crate::output::{MAKER, read_as};
use crate::path::{OutPath, untagged};
use crate::write::packed;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody, or something, that is held back.
#[derive(Debug, Clone)]
pub struct Absent {
    pub name: String,
    /// Whose name is no common word.
    pub is_person: bool,
    /// How the paths of the page, the papers and the photographs begin.
    pub beginnings: Vec<String>,
}

/// By what files of ours are known.
#[derive(Debug, Clone)]
pub struct Signs<'a> {
    /// The folders at the top in which builds make files.
    pub folders: &'a [String],
    /// How the paths of the theme's files begin: every page of ours loads some of them.
    pub theme: &'a str,
    /// Whether a file of this name is a text that builds put below a page of theirs, and nobody else does.
    pub is_text: fn(&str) -> bool,
    pub absent: &'a [Absent],
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim {
    /// Ours, no longer published, and in no account.
    pub ours: BTreeSet<OutPath>,
    /// Those of them that are taken for ours by nothing but where they lie: somebody else may have brought them.
    pub beside: BTreeSet<OutPath>,
    /// Who is meant by them.
    pub names: BTreeSet<String>,
    /// Whose it is nobody knows: at the address of somebody withdrawn, or with their name. By the path, with the names.
    pub unclear: BTreeMap<String, BTreeSet<String>>,
    /// Files of others at addresses of the coming edition.
    pub coming: Vec<OutPath>,
    /// How many files an account names that somebody copied there with them.
    pub copied: usize,
}

/// Looks for what is ours, and adds it to the account: then it is published over or taken away like all else.
///
/// # Errors
/// As the host's.
pub fn claim(
    remote: &mut dyn Remote,
    survey: &mut Survey,
    state: &mut State,
    local: &Files,
    signs: &Signs<'_>,
) -> Done<Claim> {
    // Where we know what we have brought, only the withdrawn can be there behind our back.
    let wide = state.edition.is_none() || state.copied;
    let top = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let is_built = |path: &str| path.starts_with('_') || signs.folders.contains(&top(path));
    let whose = |path: &str| signs.absent.iter().filter(move |absent| begins(path, absent)).collect::<Vec<_>>();
    survey.go_into(remote, |folder| {
        let inside = format!("{folder}/");
        let leads = |absent: &Absent| {
            absent.beginnings.iter().any(|beginning| inside.starts_with(beginning) || beginning.starts_with(&inside))
        };
        wide && is_built(&inside) || signs.absent.iter().any(leads)
    })?;
    let mut found = Claim { copied: if state.copied { state.files.len() } else { 0 }, ..Claim::default() };
    let foreign: Vec<OutPath> = survey.foreign(state).filter_map(|path| OutPath::new(path).ok()).collect();
    let (coming, foreign): (Vec<OutPath>, Vec<OutPath>) =
        foreign.into_iter().partition(|path| local.contains_key(path));
    let mut read: BTreeMap<OutPath, Read> = BTreeMap::new();
    for path in foreign {
        let whose = whose(path.as_str());
        if !(wide && is_built(path.as_str()) && path.as_str().contains('/')) && whose.is_empty() {
            continue;
        }
        let Some(bytes) = remote.read(path.as_str())? else { continue };
        let own: BTreeSet<String> = whose.iter().map(|absent| absent.name.clone()).collect();
        let one = Read::of(&path, &bytes, own, signs);
        read.insert(path, one);
    }
    // With a text goes what packs it.
    let ours = read.iter().filter(|(_, one)| one.is_ours);
    let packs: BTreeSet<String> = ours
        .flat_map(|(path, _)| Packing::ALL.iter().map(move |packing| format!("{path}{}", packing.suffix())))
        .collect();
    let proven: BTreeSet<String> = beginnings(&read, signs).into_iter().chain(packs.iter().cloned()).collect();
    for (path, one) in read {
        let is_beside = || proven.iter().any(|beginning| path.as_str().starts_with(beginning));
        if one.is_ours || (may_lie_beside(path.as_str()) || (signs.is_text)(path.as_str())) && is_beside() {
            if !one.is_ours && !packs.contains(path.as_str()) && !(signs.is_text)(path.as_str()) {
                found.beside.insert(path.clone());
            }
            state.files.insert(path.clone(), Some(one.mark));
            found.names.extend(one.at);
            found.ours.insert(path);
        } else if !one.at.is_empty() || !one.names.is_empty() {
            found.unclear.insert(path.to_string(), one.at.into_iter().chain(one.names).collect());
        }
    }
    if wide {
        // Whatever it is, the coming edition takes its place; until then it may name anybody.
        state.files.extend(coming.iter().map(|path| (path.clone(), None)));
    }
    found.coming = coming;
    Ok(found)
}

fn begins(path: &str, absent: &Absent) -> bool {
    absent.beginnings.iter().any(|beginning| path.starts_with(beginning))
}

/// A file that was looked into.
struct Read {
    mark: Mark,
    is_ours: bool,
    /// At whose addresses it is.
    at: BTreeSet<String>,
    /// Whom its words name.
    names: BTreeSet<String>,
}

impl Read {
    fn of(path: &OutPath, bytes: &[u8], at: BTreeSet<String>, signs: &Signs<'_>) -> Self {
        let mark = Mark { digest: Digest::of(bytes), size: bytes.len() as u64 };
        let is_tagged = untagged(path.as_str()).is_some_and(|(_, tag)| mark.digest.tag() == tag);
        let (mut is_ours, mut names) = (is_tagged, BTreeSet::new());
        match path.as_str().rsplit_once('.').map_or("", |(_, suffix)| suffix) {
            "html" => {
                let text = String::from_utf8_lossy(bytes);
                is_ours |= text.contains(signs.theme);
                let text = read_as(&text);
                let named =
                    signs.absent.iter().filter(|absent| absent.is_person && text.contains(&read_as(&absent.name)));
                names = named.map(|absent| absent.name.clone()).collect();
            }
            "pdf" => is_ours |= bytes.windows(MAKER.len()).any(|part| part == MAKER),
            _ => {}
        }
        Read { mark, is_ours, at, names }
    }
}

/// Whether a file may be ours by where it lies: photographs and papers of our folders for them, and texts. All else that we put beside a
/// page says by itself whose it is, and an office may have put papers of its own there.
fn may_lie_beside(path: &str) -> bool {
    let is_among = |folder: &&str| path.starts_with(folder);
    ["anh/", "tep/"].iter().any(is_among) || path.ends_with(".html") || packed::text_of(path).is_some()
}

/// Where all is ours because something there is: the addresses of a page of ours and of its photographs, and all those of
/// somebody at one of whose addresses there is something of ours.
fn beginnings(read: &BTreeMap<OutPath, Read>, signs: &Signs<'_>) -> BTreeSet<String> {
    let ours = || read.iter().filter(|(_, one)| one.is_ours);
    let pages = ours().filter_map(|(path, _)| path.as_str().strip_suffix("index.html"));
    // A folder at the top lists others.
    let pages = pages.filter(|page| page.matches('/').count() > 1);
    let with_files = pages.flat_map(|page| {
        let address = page.trim_end_matches('/');
        let beside =
            ["anh", "tep"].into_iter().flat_map(move |top| ["/", "-", "."].map(|end| format!("{top}/{address}{end}")));
        beside.chain([page.to_owned()])
    });
    let absent = ours().flat_map(|(path, _)| signs.absent.iter().filter(|absent| begins(path.as_str(), absent)));
    with_files.chain(absent.flat_map(|absent| absent.beginnings.clone())).collect()
}
