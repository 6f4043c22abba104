//! One wrong and one right example for each kind of finding. They stand in `messages/examples.yaml`.

use crate::diagnostic::Code;
use crate::path::SourcePath;
use crate::schema::{Node, NodeKind, parse};
use serde::Serialize;

/// The file of the examples.
pub const SOURCE: &str = include_str!("messages/examples.yaml");

/// How something is written wrongly, and how it is right.
#[derive(Debug, Clone, Serialize)]
pub struct Example {
    /// The file that it is a part of; none where it is a path or a command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    pub wrong: String,
    pub right: String,
}

/// The examples, each with the name of its code.
pub fn all() -> Vec<(String, Example)> {
    // Ours, and held by a test: what cannot be read is not shown.
    let root = parse(SOURCE, &SourcePath::new("(vuonhoa)/examples.yaml"), 0).ok();
    let entries = |node: Node| match node.kind {
        NodeKind::Map(entries) => entries,
        _ => Vec::new(),
    };
    let example = |(code, node): (Node, Node)| {
        let parts = entries(node);
        let part = |name: &str| {
            let found = parts.iter().find(|(key, _)| key.scalar() == Some(name));
            found.and_then(|(_, value)| value.scalar()).map(|text| text.trim_end_matches('\n').to_owned())
        };
        Some((code.scalar()?.to_owned(), Example { file: part("file"), wrong: part("wrong")?, right: part("right")? }))
    };
    root.into_iter().flat_map(entries).filter_map(example).collect()
}

/// The example of a code.
pub fn of(code: Code) -> Option<Example> {
    all().into_iter().find(|(name, _)| name == code.name()).map(|(_, example)| example)
}
