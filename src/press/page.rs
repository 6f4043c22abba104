//! A page as it is drafted: what its template is told, and what its head tells machines.

use crate::path::Route;
use crate::view::{Heard, Shared};
use tera::Value;

/// What a page is about, for JSON-LD (schema.org).
#[derive(Debug, Clone)]
pub enum Subject {
    WebPage,
    Article { author: Option<String>, author_is_person: bool },
    Person { roles: Vec<String>, unit: Option<String>, awards: Vec<String> },
    Organization { awards: Vec<String> },
}

/// A page before it is rendered.
pub struct Page {
    pub template: &'static str,
    pub title: String,
    pub description: Option<String>,
    /// From the home page down to the list the page belongs to.
    pub breadcrumbs: Vec<(String, Route)>,
    pub entries: Vec<(&'static str, Value)>,
    pub noindex: bool,
    pub sample: bool,
    pub date: Option<String>,
    pub modified: Option<String>,
    pub image: Option<Shared>,
    /// The text read out.
    pub audio: Option<Heard>,
    /// The page that this one tells over again.
    pub canonical: Option<Route>,
    /// In a preview: why it would be held back.
    pub held_back: Option<String>,
    pub subject: Subject,
}

impl Page {
    pub fn new(template: &'static str, title: impl Into<String>) -> Self {
        Page {
            template,
            title: title.into(),
            description: None,
            breadcrumbs: Vec::new(),
            entries: Vec::new(),
            noindex: false,
            sample: false,
            date: None,
            modified: None,
            image: None,
            audio: None,
            canonical: None,
            held_back: None,
            subject: Subject::WebPage,
        }
    }

    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.entries.push((name, value.into()));
        self
    }

    pub fn described(mut self, text: Option<&str>) -> Self {
        self.description = text.map(str::to_owned);
        self
    }

    pub fn below(mut self, name: impl Into<String>, route: Route) -> Self {
        self.breadcrumbs.push((name.into(), route));
        self
    }

    pub fn is_article(&self) -> bool {
        matches!(self.subject, Subject::Article { .. })
    }

    pub fn author(&self) -> Option<&str> {
        match &self.subject {
            Subject::Article { author, .. } => author.as_deref(),
            _ => None,
        }
    }
}
