//! Pictures that stand for pages where their addresses are shared, and those that readers share themselves.

use super::View;
use crate::path::Route;
use std::collections::BTreeMap;

/// What a picture for sharing shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sharing {
    /// A page, by its address.
    Page(Route),
    /// What somebody has said, by the id of the profile.
    Quote(String),
    /// A figure of record, by its id.
    Figure(String),
}

/// A picture that stands for a page where its address is shared.
#[derive(Debug, Clone)]
pub struct Shared {
    pub route: Route,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// What is to be seen.
    pub alt: String,
}

/// The pictures for sharing that were made.
pub type SharePictures = BTreeMap<Sharing, Shared>;

impl View {
    /// The address of a picture for sharing; none where none was made, as in a preview.
    pub fn share_route(&self, what: &Sharing) -> Option<String> {
        self.shared.get(what).map(|shared| shared.route.to_string())
    }
}
