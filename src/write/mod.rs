//! Writers of a [`crate::doc::Doc`]: one file per form, none knowing another.
//!
//! A writer goes over the tree once and returns one string. What it cannot know (where a link leads,
//! which files a picture has, what a call shows) it asks its press. Typography is done here and only
//! here, so that the tree, search and open data keep the text as it was written.

pub mod aloud;
pub mod epub;
pub mod highlight;
pub mod html;
pub mod markdown;
pub mod packed;
pub mod setting;
pub mod sheet;
pub mod text;
pub mod typst;
