//! YAML as staff write it: a tree that remembers where everything stood ([`Node`]), and tables that
//! say which keys an entity has ([`record!`], [`choices!`]).
//!
//! One table per entity drives reading, "did you mean", the JSON Schema and the handbook. Reading
//! never stops at the first mistake: every wrong key of a file is found in one go. What a record
//! means is not known here; see [`crate::reading`].

mod cure;
mod elsewhere;
mod escapes;
mod fault;
mod indent;
mod internal;
pub mod json;
mod lines;
mod list;
mod node;
mod notes;
mod overlooked;
mod parse;
mod reader;
mod record;
mod regions;
mod secrets;
mod several;
mod shape;
mod suspect;
#[cfg(test)]
mod tests;

pub use elsewhere::{KEYS as KEYS_ELSEWHERE, Meaning, key_for, meaning};
pub use internal::{has_internal, internal_values, office_values, redacted};
pub use node::{Node, NodeKind, Spanned, Style};
pub use notes::{Dated, Notes};
pub use parse::parse;
pub use reader::Reader;
pub use record::{Field, Kind, Record};
pub(crate) use record::{choices, record};
pub use secrets::without_secrets;
pub use shape::{Choice, Entity, Ignored, Markdown, Ref, Shape, Year, read_record_list};
