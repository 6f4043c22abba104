//! `theme.yaml`: which versions of the program the theme needs, and its typed parameters.

use super::files::Layer;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place};
use crate::model::check::{Asked, Of};
use crate::path::SourcePath;
use crate::schema::{Node, NodeKind, Reader, Shape, Spanned, choices, parse, record};
use crate::vietnamese;
use std::collections::BTreeMap;
use tera::Value;

choices! {
    /// What a parameter of a theme may be.
    pub enum ParamKind {
        Text = "text" | "chu",
        Number = "number" | "so",
        Boolean = "bool" | "dung_sai",
        List = "list" | "danh_sach",
        Choice = "choice" | "lua_chon",
    }
}

record! {
    /// A parameter of a theme.
    pub struct Param {
        kind: ParamKind = "type" | "kieu",
        /// What a text, or each of a list, names.
        of: Option<Of> = "of" | "cua",
        default: Option<Node> = "default" | "mac_dinh",
        choices: Vec<String> = "choices" | "lua_chon",
        help: Option<String> = "help" | "mo_ta",
    }
}

record! {
    /// A theme's description of itself.
    pub struct Manifest {
        name: String = "name" | "ten",
        version: Option<String> = "version" | "phien_ban",
        requires: Option<Spanned<String>> = "requires" | "can_vuonhoa",
        author: Option<String> = "author" | "tac_gia",
        licence: Option<String> = "licence" | "giay_phep",
        description: Option<String> = "description" | "mo_ta",
        params: Option<Node> = "parameters" | "tham_so",
    }
}

/// The parameters that the site sets, checked against what the theme declares, with defaults; and what they name.
pub(super) fn read(layers: &[Layer], config: &Config, findings: &mut Findings) -> (Value, Vec<Asked>) {
    let nothing = || (Value::from(BTreeMap::<String, Value>::new()), Vec::new());
    let Some(file) = layers.iter().find_map(|layer| layer.files.get("theme.yaml")) else {
        return nothing();
    };
    let Some(manifest) = manifest(&file.text(), &file.path, findings) else {
        return nothing();
    };
    let mut asked = Vec::new();
    check_version(&manifest, &file.path, findings);
    let mut declared = declared(&manifest, &file.path, findings);
    let mut values: BTreeMap<String, Value> = BTreeMap::new();
    let config_path = SourcePath::new("site.yaml");
    for (key, node) in config.params.iter().flat_map(entries) {
        let place = Place::at(&config_path, key.span);
        let Some(word) = key.scalar() else { continue };
        let known = declared.iter().position(|(names, _)| names.0 == word || names.1 == word);
        let Some(index) = known else {
            let names = declared.iter().map(|(names, _)| names.1.as_str());
            let near = vietnamese::nearest(word, names).map(|near| Message::new("help-did-you-mean").arg("word", near));
            findings.push(
                Diagnostic::new(Code::ThemeParameter)
                    .arg("key", word)
                    .arg("theme", config.theme())
                    .at(place)
                    .help_if(near),
            );
            continue;
        };
        let (names, param) = declared.remove(index);
        let mut reader = Reader::new(&config_path);
        let value = typed(node, &param, &mut reader);
        asked.extend(param.of.into_iter().flat_map(|of| named(node, of, &config_path)));
        findings.extend(reader.findings);
        values.insert(names.0, value.unwrap_or_else(|| default(&param, &file.path, findings)));
    }
    for (names, param) in declared {
        let value = default(&param, &file.path, findings);
        values.insert(names.0, value);
    }
    (Value::from(values), asked)
}

/// What a value names, or each of a list.
fn named(node: &Node, of: Of, path: &SourcePath) -> Vec<Asked> {
    // What is wrong with the value's shape has been told.
    let values = Vec::<Spanned<String>>::read(node, &mut Reader::new(path)).unwrap_or_default();
    let values = values.into_iter().filter(|value| !value.value.is_empty());
    values.map(|Spanned { value, span }| Asked { of, value, place: Place::at(path, span) }).collect()
}

fn manifest(text: &str, path: &SourcePath, findings: &mut Findings) -> Option<Manifest> {
    let node = match parse(text, path, 0) {
        Ok(node) => node,
        Err(error) => {
            findings.push(*error);
            return None;
        }
    };
    let mut reader = Reader::new(path);
    let manifest = Manifest::read(&node, &mut reader);
    findings.extend(reader.findings);
    manifest
}

fn entries(node: &Node) -> &[(Node, Node)] {
    match &node.kind {
        NodeKind::Map(entries) => entries,
        _ => &[],
    }
}

/// The declared parameters with their two names, written `featured / noi_bat`.
fn declared(manifest: &Manifest, path: &SourcePath, findings: &mut Findings) -> Vec<((String, String), Param)> {
    let mut declared = Vec::new();
    for (key, node) in manifest.params.iter().flat_map(entries) {
        let mut reader = Reader::new(path);
        let param = Param::read(node, &mut reader);
        findings.extend(reader.findings);
        if let (Some(key), Some(param)) = (key.scalar(), param) {
            let (english, vietnamese) = key.split_once('/').unwrap_or((key, key));
            declared.push(((english.trim().to_owned(), vietnamese.trim().to_owned()), param));
        }
    }
    declared
}

fn default(param: &Param, path: &SourcePath, findings: &mut Findings) -> Value {
    let empty = || match param.kind {
        ParamKind::List => Value::from(Vec::<Value>::new()),
        ParamKind::Boolean => Value::from(false),
        _ => Value::none(),
    };
    let Some(node) = &param.default else { return empty() };
    let mut reader = Reader::new(path);
    let value = typed(node, param, &mut reader);
    findings.extend(reader.findings);
    value.unwrap_or_else(empty)
}

fn typed(node: &Node, param: &Param, reader: &mut Reader<'_>) -> Option<Value> {
    if node.is_empty() {
        return None;
    }
    match param.kind {
        ParamKind::Text => String::read(node, reader).map(Value::from),
        ParamKind::Number => u64::read(node, reader).map(Value::from),
        ParamKind::Boolean => bool::read(node, reader).map(Value::from),
        ParamKind::List => Vec::<String>::read(node, reader).map(Value::from),
        ParamKind::Choice => {
            let word = String::read(node, reader)?;
            if param.choices.contains(&word) {
                return Some(Value::from(word));
            }
            let near = vietnamese::nearest(&word, param.choices.iter().map(String::as_str))
                .map(|near| Message::new("help-did-you-mean").arg("word", near));
            let finding = Diagnostic::new(Code::WrongChoice)
                .arg("text", word.as_str())
                .arg("choices", param.choices.join(", "))
                .at(reader.place(node.span))
                .help_if(near);
            reader.findings.push(finding);
            None
        }
    }
}

fn check_version(manifest: &Manifest, path: &SourcePath, findings: &mut Findings) {
    let Some(requires) = &manifest.requires else { return };
    let place = Place::at(path, requires.span);
    let own = semver::Version::parse(env!("CARGO_PKG_VERSION"));
    let fits = semver::VersionReq::parse(&requires.value).ok().zip(own.ok()).is_some_and(|(r, v)| r.matches(&v));
    if !fits {
        findings.push(
            Diagnostic::new(Code::ThemeVersion)
                .arg("wanted", requires.value.as_str())
                .arg("version", env!("CARGO_PKG_VERSION"))
                .at(place),
        );
    }
}
