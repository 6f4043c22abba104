//! The cards: an article, a profile, a gallery as lists and pages show them.

mod pictures;
mod profiles;
mod things;
mod words;

pub use pictures::PictureCard;
pub use profiles::{AwardCard, RoleCard};
pub use things::AuthorCard;
pub use words::{figure_text, iso, quote_card, source_card};
