//! The index of people: tiles by letter, on as many pages as they fill. Without a script these are turned; with one the first
//! page fetches what the others hold as soon as somebody narrows it, from scripts that the same template has written.

use super::{Press, extend};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::model::ProfileQuery;
use crate::path::Route;
use crate::plan::{PEOPLE_SIZE, garden_route, list_route};
use crate::press::page::Page;
use crate::reading::entities::ProfileKind;
use crate::theme::Here;
use crate::theme::html::script_json;
use serde::Serialize;
use tera::Value;

/// The address of the index below the site.
const PATH: &str = "ho-so";

/// A letter on its way to its people.
#[derive(Serialize)]
struct Letter {
    /// Its number among the letters, from 1; its anchor is made of it.
    id: usize,
    letter: String,
    route: String,
    /// Whether its first people are on this page.
    here: bool,
}

/// People of one letter, in order.
struct Group {
    letter: char,
    people: Vec<usize>,
}

impl Press {
    pub(super) fn people(&self, number: usize) -> Page {
        let groups = self.letters();
        let total: usize = groups.iter().map(|group| group.people.len()).sum();
        let pages = total.div_ceil(PEOPLE_SIZE).max(1);
        let mut before = 0;
        let letters = (1..).zip(&groups).map(|(id, group)| {
            let page = before / PEOPLE_SIZE + 1;
            before += group.people.len();
            let route = format!("{}#chu-{id}", list_route(PATH, page));
            Letter { id, letter: group.letter.to_string(), route, here: page == number }
        });
        let letters: Vec<Letter> = letters.collect();
        let later = 2..=if number == 1 { pages } else { 1 };
        let tags: String = later.map(|page| Digest::of(&self.garden(page).unwrap_or_default()).tag()).collect();
        let page = Page::new("people.html", self.word("title-people"));
        let page = if number > 1 { page.below(self.word("title-people"), Route::page(PATH)) } else { page };
        page.with("groups", self.groups_on(&groups, number))
            .with("letters", Value::from_serializable(&letters))
            .with("number", number)
            .with("garden", garden_route(0).to_string())
            .with("tags", tags)
            .with("pager", self.pager_of(pages, total, PATH, number))
            .with("rule", self.word("rule-of-names"))
    }

    /// The bytes of a file of tiles: a call with the number of the page that has them, and their HTML as it will stand on the first.
    ///
    /// # Errors
    /// When the template fails.
    pub fn garden(&self, number: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = self.context();
        context.insert_value("groups", Value::from(self.groups_on(&self.letters(), number)));
        let here = Here { route: list_route(PATH, 1), portable: self.options.portable, absolute: None };
        let html = self.render("parts/garden.html", &context, here)?;
        let html = serde_json::Value::from(html).to_string();
        Ok(format!("senVuon({number},{});\n", script_json(&html)).into_bytes())
    }

    /// All people by the letter that their given names begin with.
    fn letters(&self) -> Vec<Group> {
        let site = &self.view.site;
        let query = ProfileQuery { kind: Some(ProfileKind::Individual), ..ProfileQuery::default() };
        let mut groups: Vec<Group> = Vec::new();
        for index in site.select_profiles(&query) {
            let letter = site.profiles[index].letter();
            match groups.last_mut() {
                Some(last) if last.letter == letter => last.people.push(index),
                _ => groups.push(Group { letter, people: vec![index] }),
            }
        }
        groups
    }

    /// The letters of a page with those of their people who are on it.
    fn groups_on(&self, groups: &[Group], number: usize) -> Vec<Value> {
        let (start, end) = ((number - 1) * PEOPLE_SIZE, number * PEOPLE_SIZE);
        let mut shown = Vec::new();
        let mut before = 0;
        for (id, group) in (1_usize..).zip(groups) {
            let here = |at: usize| at.saturating_sub(before).min(group.people.len());
            let people = &group.people[here(start)..here(end)];
            before += group.people.len();
            if !people.is_empty() {
                let entries = [
                    ("id", Value::from(id)),
                    ("letter", Value::from(group.letter.to_string())),
                    ("items", self.view.profiles(people)),
                ];
                shown.push(extend(Value::none(), entries));
            }
        }
        shown
    }
}
