//! What an address of this very site means: `/ho-so/x/`, with or without the path of `base_url`, or whole.
//!
//! People copy addresses from their browser. One that is a thing's page means the thing, so that it is asked for, counted
//! and withheld like `@/ho-so/x`. Which other pages and files there are is the plan's to know: such addresses are kept
//! as [`Written`].

use super::Site;
use crate::diagnostic::Place;
use crate::doc::To;
use crate::path::Route;
use crate::reading::Kind;
use crate::reading::markdown::target;
use std::borrow::Cow;

/// How an item is named in links: `ho-so/nguyen-van-mau`.
pub(super) fn key(kind: Kind, id: &str) -> String {
    format!("{}/{id}", kind.folder())
}

/// An address within the site that only the plan can judge.
#[derive(Debug, Clone)]
pub struct Written {
    /// As it was written.
    pub said: String,
    /// From the site's root.
    pub path: String,
    pub place: Place,
    pub by: By,
    /// What it was meant to be is all that is asked: it leads nowhere.
    pub broken: bool,
    /// It stands in a record that is held back, which it will hinder on the day of its approval.
    pub ahead: bool,
}

/// Who wrote an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A text, in which words stay when their link goes.
    Text,
    /// A value of YAML that is a whole address.
    Value,
    /// The menu or the theme's parameters: where a list is empty, the entry hides itself.
    Menu,
}

impl By {
    /// An address as it is written in this place.
    pub fn quoted(self, address: &str) -> String {
        let yaml = self != By::Text;
        if yaml && address.starts_with('@') { format!("\"{address}\"") } else { address.to_owned() }
    }
}

impl Site {
    /// What a target means: an address of one of the site's things is the thing, published or not, and a whole
    /// address of this site is one from its root.
    pub fn meant<'t>(&self, to: &'t To) -> Cow<'t, To> {
        let (path, rest) = match to {
            To::Root { path, rest } => (Cow::Borrowed(path), Cow::Borrowed(rest)),
            To::External(address) => match self.inside(address) {
                Some((path, rest)) => (Cow::Owned(path), Cow::Owned(rest)),
                None => return Cow::Borrowed(to),
            },
            _ => return Cow::Borrowed(to),
        };
        if let Some(key) = self.thing_at(&path) {
            let anchor = rest.split_once('#').map(|(_, anchor)| target::decode(anchor)).filter(|a| !a.is_empty());
            return Cow::Owned(To::Internal { id: key.to_owned(), anchor });
        }
        Cow::Owned(To::Root { path: path.into_owned(), rest: rest.into_owned() })
    }

    /// The thing whose page has this address, or had it before: `ho-so/x`. Published or not.
    pub fn thing_at(&self, path: &str) -> Option<&str> {
        let at = |path: &str| self.addresses.get(&page_at(path)).map(String::as_str);
        at(path).or_else(|| at(&self.without_base(path)?))
    }

    /// The path without that of `base_url`, where it begins with it.
    pub fn without_base(&self, path: &str) -> Option<String> {
        let base = self.config.base()?;
        let folder = target::decode(base.path());
        let rest = path.strip_prefix(folder.trim_end_matches('/'))?;
        (folder != "/" && (rest.is_empty() || rest.starts_with('/')))
            .then(|| format!("/{}", rest.trim_start_matches('/')))
    }

    /// The path and the rest of a whole address of this site.
    fn inside(&self, address: &str) -> Option<(String, String)> {
        let base = self.config.base()?;
        let address = url::Url::parse(address).ok()?;
        let same = |of: fn(&url::Url) -> Option<&str>| of(&base) == of(&address);
        if !matches!(address.scheme(), "http" | "https") || !same(url::Url::host_str) || base.port() != address.port() {
            return None;
        }
        let folder = base.path().trim_end_matches('/');
        let path = address.path().strip_prefix(folder).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
        let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
        let anchor = address.fragment().map(|anchor| format!("#{anchor}")).unwrap_or_default();
        Some((format!("/{}", target::decode(path).trim_start_matches('/')), format!("{query}{anchor}")))
    }
}

/// The page that a server answers this path with.
fn page_at(path: &str) -> Route {
    Route::page(path.strip_suffix("index.html").unwrap_or(path))
}
