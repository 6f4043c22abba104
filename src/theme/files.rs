//! The layers of a theme and the files in them.

use super::form::Form;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Findings, Message, Place};
use crate::model::gate::of_theme;
use crate::path::SourcePath;
use crate::source::Sources;
use crate::vietnamese;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The theme that is in the binary.
pub const BUILT_IN: &str = "sen";

static BUILT_IN_FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/sen");

/// A file of a layer, with the path under which errors speak of it. What [is read](is_read) is here as snippets show it.
#[derive(Debug)]
pub struct File {
    pub path: SourcePath,
    pub bytes: Cow<'static, [u8]>,
}

impl File {
    /// The text of a file that is read. Those are UTF-8; an error has said which are not, and they are in no layer.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }
}

/// Whether the program reads the file, by its path below the layer: templates, words, the manifest. All others are
/// passed on as they are.
fn is_read(inside: &str) -> bool {
    match inside.strip_prefix("templates/") {
        Some(template) => Form::ALL.iter().any(|form| form.has_suffix(template)),
        None => inside == "theme.yaml" || inside.starts_with("strings/") && inside.ends_with(".yaml"),
    }
}

/// One layer of a theme.
#[derive(Debug)]
pub struct Layer {
    /// The first step of its templates' names: `sen` in `sen/page.html`; `site` for the site's own.
    pub prefix: String,
    /// By path below the layer: `templates/page.html`.
    pub files: BTreeMap<String, File>,
}

impl Layer {
    /// The site's own `static/` is copied to the root, not among the theme's files.
    pub fn brings_assets(&self) -> bool {
        self.prefix != SITE
    }
}

const SITE: &str = "site";

/// The text of a file of the built-in theme, for snippets: `(sen)/templates/page.html`.
pub fn built_in_text(path: &SourcePath) -> Option<String> {
    let inside = path.as_str().strip_prefix("(sen)/")?;
    BUILT_IN_FILES.get_file(inside).map(|file| String::from_utf8_lossy(file.contents()).into_owned())
}

/// The layers, first the one that wins.
pub(super) fn layers(sources: &Sources, config: &Config, findings: &mut Findings) -> Option<Vec<Layer>> {
    let name = config.theme();
    let mut layers = vec![site_layer(sources, findings)];
    let theme = theme_layer(sources, name, findings);
    let exists = !theme.files.is_empty();
    if !exists && name != BUILT_IN {
        findings.push(no_theme(sources, config, name));
        return None;
    }
    if name == BUILT_IN {
        layers.push(built_in_layer(theme));
    } else {
        layers.push(theme);
        layers.push(built_in_layer(theme_layer(sources, BUILT_IN, findings)));
    }
    Some(layers)
}

fn no_theme(sources: &Sources, config: &Config, name: &str) -> Diagnostic {
    let installed: BTreeSet<&str> =
        sources.below("themes").filter_map(|(path, _)| path.as_str().split('/').nth(1)).chain([BUILT_IN]).collect();
    let near = vietnamese::nearest(name, installed.iter().copied())
        .map(|near| Message::new("help-did-you-mean").arg("word", near));
    let list = installed.into_iter().collect::<Vec<_>>().join(", ");
    let finding = Diagnostic::new(Code::NoTheme).arg("theme", name).arg("known", list).help_if(near);
    match &config.theme {
        Some(theme) => finding.at(Place::at(&SourcePath::new("site.yaml"), theme.span)),
        None => finding,
    }
}

fn site_layer(sources: &Sources, findings: &mut Findings) -> Layer {
    let mut files = BTreeMap::new();
    for folder in ["templates", "strings", "fonts"] {
        for (path, _) in sources.below(folder) {
            insert(sources, path, path.as_str(), &mut files, findings);
        }
    }
    Layer { prefix: SITE.to_owned(), files }
}

fn theme_layer(sources: &Sources, name: &str, findings: &mut Findings) -> Layer {
    let mut files = BTreeMap::new();
    let folder = format!("themes/{name}");
    for (path, _) in sources.below(&folder) {
        let inside = &path.as_str()[folder.len() + 1..];
        insert(sources, path, inside, &mut files, findings);
    }
    Layer { prefix: name.to_owned(), files }
}

fn insert(
    sources: &Sources,
    path: &SourcePath,
    inside: &str,
    files: &mut BTreeMap<String, File>,
    findings: &mut Findings,
) {
    if !of_theme(&sources.names, path) {
        let lead = Message::new("help-link-leads").arg("file", sources.names.real(path));
        let finding = Diagnostic::new(Code::PrivateFile).arg("cause", "place").arg("file", path).in_file(path);
        findings.push(finding.help(lead));
        return;
    }
    let bytes = match is_read(inside) {
        true => sources.text(path).map(|text| {
            findings.extend(text.findings);
            text.text.into_bytes()
        }),
        false => sources.bytes(path),
    };
    match bytes {
        Ok(bytes) => {
            files.insert(inside.to_owned(), File { path: path.clone(), bytes: Cow::Owned(bytes) });
        }
        Err(error) => findings.push(*error),
    }
}

/// The built-in theme, with the files that `themes/sen/` on the disk has in their place.
fn built_in_layer(on_disk: Layer) -> Layer {
    fn collect(dir: &'static Dir<'static>, files: &mut BTreeMap<String, File>) {
        for file in dir.files() {
            let Some(inside) = file.path().to_str().map(|path| path.replace('\\', "/")) else { continue };
            let path = SourcePath::new(format!("(sen)/{inside}"));
            files.insert(inside, File { path, bytes: Cow::Borrowed(file.contents()) });
        }
        for dir in dir.dirs() {
            collect(dir, files);
        }
    }
    let mut files = BTreeMap::new();
    collect(&BUILT_IN_FILES, &mut files);
    files.extend(on_disk.files);
    Layer { prefix: BUILT_IN.to_owned(), files }
}
