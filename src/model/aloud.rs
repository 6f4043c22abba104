//! What can be heard: recordings; and what is read out by loudspeaker: articles and profiles in Vietnamese, unless the site wants none.

use super::{Site, Subject};
use crate::vietnamese::is_vietnamese;

impl Site {
    /// Every article and profile that has a text to be read out, in the order of the site's lists.
    pub fn read_aloud(&self) -> Vec<Subject> {
        let articles = (0..self.articles.len()).map(Subject::Article);
        let profiles = (0..self.profiles.len()).map(Subject::Profile);
        articles.chain(profiles).filter(|subject| self.is_read_aloud(*subject)).collect()
    }

    /// Whether something has such a text. The rules by which numbers are put in words are those of Vietnamese, so what is
    /// written in another language has none.
    pub fn is_read_aloud(&self, subject: Subject) -> bool {
        if self.config.loudspeaker == Some(false) {
            return false;
        }
        let (head, summary, body) = match subject {
            Subject::Article(index) => {
                let Some(item) = self.articles.get(index) else { return false };
                (&item.record.title, &item.record.summary, &item.body)
            }
            Subject::Profile(index) => {
                let Some(item) = self.profiles.get(index) else { return false };
                (&item.record.name, &item.record.summary, &item.body)
            }
            _ => return false,
        };
        /// Enough of a text to tell its language.
        const LETTERS: usize = 600;
        let beginning = body.excerpt(LETTERS, &|_| String::new());
        match beginning.is_empty() {
            false => is_vietnamese(&beginning),
            true => is_vietnamese(summary.as_deref().unwrap_or(head)),
        }
    }

    /// Every article and profile that has a recording.
    pub fn recorded(&self) -> Vec<Subject> {
        let articles = self.articles.iter().enumerate().filter(|(_, item)| item.record.recording.is_some());
        let profiles = self.profiles.iter().enumerate().filter(|(_, item)| item.record.recording.is_some());
        let profiles = profiles.map(|(index, _)| Subject::Profile(index));
        articles.map(|(index, _)| Subject::Article(index)).chain(profiles).collect()
    }
}
