//! What is read out by loudspeaker, as a page and as a file of text.

use super::page::Page;
use super::site::Press;
use crate::model::Subject;
use crate::path::Route;
use crate::view::View;

/// The text alone, a paragraph a line and a line between them, as old programs of Windows want it.
pub fn text(view: &View, subject: Subject) -> Vec<u8> {
    /// Of a server that says nothing of letters, browsers and Windows guess without it.
    const BYTE_ORDER_MARK: &str = "\u{feff}";
    let lines: Vec<String> = view.spoken(subject).into_iter().map(|piece| piece.text).collect();
    format!("{BYTE_ORDER_MARK}{}\r\n", lines.join("\r\n\r\n")).into_bytes()
}

impl Press {
    /// The page of it. Search engines have the page that it tells over again.
    pub(super) fn loudspeaker_page(&self, subject: Subject) -> Page {
        let site = &self.view().site;
        let (title, list, held, sample) = match subject {
            Subject::Profile(index) => {
                let item = &site.profiles[index];
                let (word, path) = super::site::kind_list(item.kind());
                (&item.record.name, (word, path), self.view().held(item), item.record.sample)
            }
            Subject::Article(index) => {
                let item = &site.articles[index];
                (&item.record.title, ("title-articles", "bai-viet"), self.view().held(item), item.record.sample)
            }
            _ => return Page { noindex: true, ..Page::new("404.html", self.word("title-not-found")) },
        };
        let named = self.view().theme.strings.get("aloud-of", &[("title", title.clone())]);
        let mut page = Page::new("aloud.html", named.unwrap_or_else(|| title.clone()))
            .below(self.word(list.0), Route::page(list.1))
            .below(title.clone(), site.route(subject))
            .with("subject", title.clone())
            .with("aloud", self.view().loudspeaker_page(subject));
        page.noindex = true;
        page.held_back = held;
        page.sample = sample;
        page
    }
}
