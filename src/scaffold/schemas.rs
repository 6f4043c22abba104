//! The JSON Schemas of the site's files, for editors, and the settings that tell an editor of them.

use super::disk;
use crate::diagnostic::Message;
use crate::reading::tables;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// The folder of the schemas, below the site.
const FOLDER: &str = ".vuonhoa/schema";
const SETTINGS: &str = ".vscode/settings.json";

/// What was written.
pub struct Written {
    pub folder: PathBuf,
    pub schemas: usize,
    /// The settings that an editor wants, when it already has others that must not be touched.
    pub by_hand: Option<String>,
}

/// Writes the schemas anew, and the editor's settings where there are none.
///
/// # Errors
/// When the system refuses to write; the message says where.
pub fn write_schemas(root: &Path) -> Result<Written, Message> {
    let folder = root.join(FOLDER);
    let mut patterns = Map::new();
    let mut schemas = 0;
    for table in tables() {
        let name = format!("{}.json", table.name);
        disk::replace(&folder.join(&name), format!("{:#}\n", table.schema()).as_bytes())?;
        schemas += 1;
        if !table.files.is_empty() {
            patterns.insert(format!("./{FOLDER}/{name}"), json!(table.files));
        }
    }
    let settings = format!("{:#}\n", json!({"yaml.schemas": Value::Object(patterns), "files.encoding": "utf8"}));
    let path = root.join(SETTINGS);
    let by_hand = match disk::read(&path)? {
        None => {
            disk::write_new(&[(path, settings.as_bytes())])?;
            None
        }
        Some(bytes) if bytes == settings.as_bytes() => None,
        Some(_) => Some(settings),
    };
    Ok(Written { folder, schemas, by_hand })
}
