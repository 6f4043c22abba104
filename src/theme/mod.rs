//! How the site looks: a theme's templates, words, files and parameters, in layers.
//!
//! The first layer that has a file wins: the site's own `templates/`, `strings/`, `static/`; then
//! `themes/<name>/`; then the built-in `sen`, which is in the binary. Here are the files and the
//! template engine; what a page is told about the site is the presses' business.

mod assets;
mod engine;
mod files;
mod form;
pub mod html;
pub mod manifest;
mod strings;
pub mod typst;

pub use assets::{ASSET_FOLDER, Asset};
pub use engine::{Answers, Engine, Here, QUESTIONS};
pub use files::{BUILT_IN, Layer, built_in_text};
pub use form::Form;
pub use strings::Strings;

use crate::config::Config;
use crate::diagnostic::Findings;
use crate::model::check::Asked;
use crate::path::SourcePath;
use crate::source::Sources;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// A theme, ready to be rendered with.
#[derive(Debug)]
pub struct Theme {
    pub layers: Vec<Layer>,
    pub strings: Arc<Strings>,
    /// By their path below the theme's `static/`.
    pub assets: Arc<BTreeMap<String, Asset>>,
    /// The theme's parameters as the site sets them, or their defaults.
    pub params: tera::Value,
    /// What those that the site sets should name.
    pub asked: Vec<Asked>,
    engines: [OnceLock<Result<Arc<Engine>, Findings>>; 3],
}

impl Theme {
    /// The engine of a form, made when it is first asked for.
    ///
    /// # Errors
    /// Every template that cannot be read.
    pub fn engine(&self, form: Form) -> Result<Arc<Engine>, Findings> {
        self.engines[form as usize].get_or_init(|| Engine::new(self, form).map(Arc::new)).clone()
    }

    /// The Typst library of yearbooks: by its path below `/library/`, the text and the file it comes from.
    pub fn library(&self) -> BTreeMap<String, (String, SourcePath)> {
        let mut library = BTreeMap::new();
        // From the last layer to the first, so that the first wins.
        for layer in self.layers.iter().rev() {
            for (name, file) in &layer.files {
                let inside = name.strip_prefix("templates/").and_then(|name| name.strip_prefix(form::LIBRARY));
                if let Some(inside) = inside.filter(|inside| inside.ends_with(".typ")) {
                    library.insert(inside.to_owned(), (file.text().into_owned(), file.path.clone()));
                }
            }
        }
        library
    }

    /// A file below `templates/` that is no template: that of the first layer that has it.
    pub fn beside_templates(&self, path: &str) -> Option<&[u8]> {
        let name = format!("templates/{path}");
        self.layers.iter().find_map(|layer| layer.files.get(&name)).map(|file| file.bytes.as_ref())
    }

    /// The font files of yearbooks: those of the first layer that has any.
    pub fn fonts(&self) -> Vec<Vec<u8>> {
        let of = |layer: &Layer| -> Vec<Vec<u8>> {
            let fonts = layer
                .files
                .iter()
                .filter(|(name, _)| name.starts_with("fonts/") && (name.ends_with(".ttf") || name.ends_with(".otf")));
            fonts.map(|(_, file)| file.bytes.to_vec()).collect()
        };
        self.layers.iter().map(of).find(|fonts| !fonts.is_empty()).unwrap_or_default()
    }
}

/// Loads the theme that the configuration names.
///
/// # Errors
/// As findings; without a theme there is nothing to render with.
pub fn load(sources: &Sources, config: &Config) -> (Option<Theme>, Findings) {
    let mut findings = Findings::new();
    let Some(layers) = files::layers(sources, config, &mut findings) else {
        return (None, findings);
    };
    let (params, asked) = manifest::read(&layers, config, &mut findings);
    let strings = Strings::load(&layers, config.language(), &mut findings);
    let assets = assets::of(&layers, sources);
    let (strings, assets) = (Arc::new(strings), Arc::new(assets));
    (Some(Theme { layers, strings, assets, params, asked, engines: Default::default() }), findings)
}
