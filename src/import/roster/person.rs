//! Somebody whom a table tells of, and what the site does not have yet.

use super::fields::Fields;
use super::people::At;
use crate::diagnostic::Message;
use crate::reading::entities::ProfileKind;
use crate::vietnamese::PartialDate;

/// Somebody whom a table tells of, in one line or several.
#[derive(Debug, Clone)]
pub struct Person {
    pub at: Vec<At>,
    pub kind: ProfileKind,
    /// The record that the table names by its id.
    pub id: Option<String>,
    pub fields: Fields,
    /// Why nothing may be written of it before somebody has looked.
    pub doubts: Vec<Message>,
    /// Worth saying, and no reason to wait.
    pub notes: Vec<Message>,
}

/// A term that the site does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTerm {
    pub id: String,
    pub name: String,
    /// Of a decision: its day and who issued it.
    pub date: Option<PartialDate>,
    pub issuer: Option<String>,
}

/// What the import may add to the vocabularies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Adding {
    pub units: bool,
    pub decisions: bool,
}
