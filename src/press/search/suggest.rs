//! Names that the box in the masthead offers while one types: people, collectives, units, titles of articles.
//!
//! Every page has the box, so no page tells where the names are: each would be another file with every new article. Pages know
//! `tim-kiem/goi-y.js`, which servers ask for anew; it knows the tag of `_tim/goi-y.js`, which browsers keep. `goi-y.js` of the
//! theme asks for both when the box is first entered. Like the index they are scripts, because a page from a disk loads nothing else.

use super::document::Sort;
use crate::digest::Digest;
use crate::model::Item;
use crate::path::Route;
use crate::reading::entities::{Article, ProfileKind};
use crate::reading::vocabulary::Term;
use crate::theme::html::script_json;
use crate::vietnamese::typography;
use crate::view::View;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;

/// How many bytes the names of a sort may take. All together are some 20 kB when compressed: a list that comes before the third
/// letter is typed. Whom it leaves out, on a site of thousands, the search page finds.
const PROFILES: usize = 48_000;
const UNITS: usize = 8_000;
const ARTICLES: usize = 16_000;

/// The names of a site, and where they are.
#[derive(Debug)]
pub struct Suggestions {
    names: Vec<u8>,
    pointer: Vec<u8>,
}

/// Names of one sort: what it is called, the folder of their addresses, and on each line a name; after a tab the last step of its
/// address, where that is not the name's own letters.
#[derive(Debug, Serialize)]
struct Group(String, &'static str, String);

impl Suggestions {
    /// The names of a site, in the order in which it lists them.
    pub fn of(view: &View) -> Self {
        let site = &view.site;
        let group = |sort: Sort, lines: String| {
            Group(view.theme.strings.word(&format!("kind-{}", sort.name())), sort.folder(), lines)
        };
        let profiles = |sort, kind: ProfileKind| {
            let of_kind = site.profiles.iter().filter(|item| item.kind() == kind);
            group(sort, lines(of_kind.map(|item| (item.record.name.as_str(), &item.route)), PROFILES))
        };
        let units: Vec<(&str, Route)> =
            site.units.iter().map(|entry| (entry.record.name(), site.units.route(&entry.id))).collect();
        let groups = [
            profiles(Sort::Individual, ProfileKind::Individual),
            profiles(Sort::Collective, ProfileKind::Collective),
            profiles(Sort::Household, ProfileKind::Household),
            profiles(Sort::Model, ProfileKind::Model),
            group(Sort::Unit, lines(units.iter().map(|(name, route)| (*name, route)), UNITS)),
            group(Sort::Article, lines(site.articles.iter().map(titled), ARTICLES)),
        ];
        let groups: Vec<Group> = groups.into_iter().filter(|group| !group.2.is_empty()).collect();
        let names = script(&groups);
        let pointer = script(&Digest::of(&names).tag());
        Suggestions { names, pointer }
    }

    /// The file with the names.
    pub fn names(&self) -> &[u8] {
        &self.names
    }

    /// The file that tells the tag in the name of that.
    pub fn pointer(&self) -> &[u8] {
        &self.pointer
    }
}

fn titled(item: &Item<Article>) -> (&str, &Route) {
    (&item.record.title, &item.route)
}

fn script(value: &impl Serialize) -> Vec<u8> {
    format!("senGoiY({});\n", script_json(&serde_json::to_string(value).unwrap_or_default())).into_bytes()
}

/// Lines of names while they fit.
fn lines<'a>(names: impl Iterator<Item = (&'a str, &'a Route)>, most: usize) -> String {
    let mut out = String::new();
    for (name, route) in names {
        // As it is set everywhere else, but for spaces: what is typed has none that do not break.
        let name = typography::set(name).split_whitespace().collect::<Vec<_>>().join(" ");
        // All below the folder of its kind: an article may lie in one of a year.
        let step = route.as_str().trim_matches('/').split_once('/').map_or("", |(_, below)| below);
        let line = if spelled(&name) == step { name } else { format!("{name}\t{step}") };
        if out.len() + line.len() >= most {
            break;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line);
    }
    out
}

/// A name as `goi-y.js` spells it in an address. It is shorter than [`crate::vietnamese::fold`], so that each page carries little; where
/// the two differ, the line tells the address.
fn spelled(name: &str) -> String {
    let plain: String = name.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect::<String>().to_lowercase();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").replace('đ', "d")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_an_address_only_where_the_name_does_not() {
        let names = [
            ("Đặng  Thị Hồng", Route::page("/ho-so/dang-thi-hong")),
            ("Nguyễn Văn An", Route::page("/ho-so/nguyen-van-an-2")),
            ("Kế hoạch 28-KH/QU", Route::page("/ho-so/ke-hoach-28-kh-qu")),
            ("Lạng Sơn, 2016 - 2021", Route::page("/ho-so/lang-son-2016-2021")),
            ("Ølga", Route::page("/ho-so/olga")),
        ];
        let lines = lines(names.iter().map(|(name, route)| (*name, route)), 200);
        assert_eq!(
            lines,
            "Đặng Thị Hồng\nNguyễn Văn An\tnguyen-van-an-2\nKế hoạch 28-KH/QU\nLạng Sơn, 2016 – 2021\nØlga\tolga"
        );
    }

    #[test]
    fn a_list_ends_before_it_is_too_long() {
        let route = Route::page("/ho-so/a");
        let names = || std::iter::repeat_n(("A", &route), 100);
        assert_eq!(lines(names(), 8), "A\nA\nA\nA");
        assert_eq!(lines(names(), 1), "");
    }
}
