//! In how many files the slides are: the page holds the first of them, and a screen with thousands of exemplars
//! loads the others while it runs, each as a script, which also a page from a USB stick may load.

use crate::model::Site;
use crate::path::Route;
use std::ops::Range;

/// The slides of a site: one for each profile, in the order of the index of names.
#[derive(Debug, Clone, Copy)]
pub struct Slides {
    pub total: usize,
}

impl Slides {
    /// How many a file holds: some minutes of a screen, some tens of kilobytes.
    pub const A_FILE: usize = 24;

    pub fn of(site: &Site) -> Self {
        Slides { total: site.profiles.len() }
    }

    /// How many files there are, the page among them; none where there is nobody to show.
    pub fn files(self) -> Option<usize> {
        (self.total > 0).then(|| self.total.div_ceil(Self::A_FILE))
    }

    /// The slides in one of the files, by its number from 1.
    pub fn within(self, file: usize) -> Range<usize> {
        let start = (file.max(1) - 1) * Self::A_FILE;
        start.min(self.total)..(start + Self::A_FILE).min(self.total)
    }
}

/// The address of a file: the first is the page.
pub fn slides_route(file: usize) -> Route {
    let page = Route::page("trinh-chieu");
    if file < 2 { page } else { page.beside(&format!("{file}.js")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slide_is_in_one_file() {
        for total in [0, 1, 23, 24, 25, 48, 49, 1000] {
            let slides = Slides { total };
            let all: Vec<usize> = (1..=slides.files().unwrap_or(0)).flat_map(|file| slides.within(file)).collect();
            assert_eq!(all, (0..total).collect::<Vec<_>>(), "{total}");
            assert!((1..=slides.files().unwrap_or(0)).all(|file| !slides.within(file).is_empty()), "{total}");
        }
        assert_eq!((Slides { total: 0 }.files(), Slides { total: 24 }.files()), (None, Some(1)));
    }

    #[test]
    fn the_first_file_is_the_page() {
        assert_eq!((slides_route(1).as_str(), slides_route(2).as_str()), ("/trinh-chieu/", "/trinh-chieu/2.js"));
    }
}
