//! Two of one name in a book, and what tells them apart.

use super::Subject;
use super::yearbook::Book;
use std::collections::{BTreeMap, BTreeSet};

/// What is said of somebody beside the name.
#[derive(Default)]
struct Facets {
    unit: Option<String>,
    role: Option<String>,
}

impl Facets {
    fn both(&self) -> Option<String> {
        let parts: Vec<&str> = [&self.role, &self.unit].into_iter().flatten().map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The profiles of a book, as indices into its site's, that bear a name which another one bears too; each with the unit
/// or the office, or both, by which they differ. Where nothing does, what is known is said.
pub fn namesakes(book: &Book) -> BTreeMap<usize, String> {
    let site = &book.site;
    // In the book, or named in it: the index has both.
    let named = book.entries().filter_map(|subject| match subject {
        Subject::Article(index) => Some(site.mentioned(&site.articles[index])),
        _ => None,
    });
    let named = named.flatten().filter_map(|id| site.profile_index(&id));
    let all: BTreeSet<usize> = named.chain(book.profiles()).collect();
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in all {
        names.entry(same(&site.profiles[index].record.name)).or_default().push(index);
    }
    let mut told = BTreeMap::new();
    for group in names.into_values().filter(|group| group.len() > 1) {
        let facets: Vec<Facets> = group.iter().map(|index| facets(book, *index)).collect();
        let of = |say: fn(&Facets) -> Option<String>| -> Vec<Option<String>> { facets.iter().map(say).collect() };
        let ways = [of(|facets| facets.unit.clone()), of(|facets| facets.role.clone()), of(Facets::both)];
        // One may have nothing to say, if the others then differ from it.
        let tells = |way: &&Vec<Option<String>>| way.iter().collect::<BTreeSet<_>>().len() == group.len();
        let whole = |way: &&Vec<Option<String>>| tells(way) && way.iter().all(Option::is_some);
        let way = ways.iter().find(whole).or_else(|| ways.iter().find(tells)).unwrap_or(&ways[2]);
        told.extend(group.iter().zip(way).filter_map(|(index, said)| Some((*index, said.clone()?))));
    }
    told
}

/// What two spellings of one name have in common.
fn same(name: &str) -> String {
    crate::vietnamese::nfc(name).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn facets(book: &Book, index: usize) -> Facets {
    let item = &book.site.profiles[index];
    let name = item.record.name.as_str();
    let unit = book.site.units_called(item).first().map(|unit| unit.short_or_name()).filter(|unit| *unit != name);
    Facets { unit: unit.map(str::to_owned), role: item.record.roles.first().map(|role| role.name.clone()) }
}
