//! The files that a theme brings for the site: style sheets, scripts, fonts. Each is called by its content, and what style
//! sheets and scripts name is called so in them.
//!
//! Not here: which of them a site replaces by files of its own (`press::pictures`).

use super::files::Layer;
use crate::digest::Digest;
use crate::path::Route;
use crate::source::Sources;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The folder of the site in which a theme's files are served.
pub const ASSET_FOLDER: &str = "_sen";

/// A file that a theme brings for the site.
#[derive(Debug)]
pub struct Asset {
    pub route: Route,
    pub bytes: Vec<u8>,
    /// Whether the site has a file of its own at this address, which keeps it: `static/_sen/sen.css`.
    pub replaced: bool,
}

/// Files by their path below `static/`.
type Files<'a> = BTreeMap<&'a str, Cow<'a, [u8]>>;

/// Where a file names another, and which.
type Reference<'a> = (Range<usize>, &'a str);

/// The files of all layers, the first layer that has one wins.
pub(super) fn of(layers: &[Layer], sources: &Sources) -> BTreeMap<String, Asset> {
    let mut files = Files::new();
    for layer in layers.iter().rev().filter(|layer| layer.brings_assets()) {
        let own = layer.files.iter().filter(|(_, file)| !file.path.is_leftover());
        files.extend(own.filter_map(|(name, file)| Some((name.strip_prefix("static/")?, (&*file.bytes).into()))));
    }
    let prefix = format!("static/{ASSET_FOLDER}/");
    let replaced: BTreeSet<&str> = sources
        .below(prefix.trim_end_matches('/'))
        .filter_map(|(path, _)| path.as_str().strip_prefix(&prefix))
        .collect();
    let mut names: BTreeMap<&str, String> = replaced.iter().map(|name| (*name, (*name).to_owned())).collect();
    // What names no other file is called first, then what names only such, and so on.
    let mut waiting: Vec<(&str, Vec<Reference<'_>>)> =
        files.iter().map(|(name, bytes)| (*name, references(name, bytes, &files))).collect();
    while !waiting.is_empty() {
        let ready = |(_, named): &(_, Vec<Reference<'_>>)| named.iter().all(|(_, other)| names.contains_key(other));
        let (now, later): (Vec<_>, Vec<_>) = waiting.into_iter().partition(ready);
        // Scripts that name each other in a circle are called by all that is in it.
        let circle = Digest::of_parts(later.iter().filter(|_| now.is_empty()).map(|(name, _)| &*files[name]));
        waiting = if now.is_empty() { Vec::new() } else { later.clone() };
        if now.is_empty() {
            for (name, _) in &later {
                names.entry(name).or_insert_with(|| tagged(name, circle));
            }
        }
        for (name, named) in if now.is_empty() { later } else { now } {
            let written = rewritten(name, &files[name], &named, &names);
            files.insert(name, written.into());
            let own = tagged(name, Digest::of(&files[name]));
            names.entry(name).or_insert(own);
        }
    }
    let asset = |(name, bytes): (&str, Cow<'_, [u8]>)| {
        let route = Route::file(&format!("{ASSET_FOLDER}/{}", names.get(name).map_or(name, String::as_str)));
        (name.to_owned(), Asset { route, bytes: bytes.into_owned(), replaced: replaced.contains(name) })
    };
    files.into_iter().map(asset).collect()
}

fn tagged(name: &str, digest: Digest) -> String {
    Route::file(name).tagged(&digest.tag()).as_str()[1..].to_owned()
}

/// Where a style sheet or a script names other files of the theme, and which.
fn references<'a>(name: &str, bytes: &[u8], files: &Files<'a>) -> Vec<Reference<'a>> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Vec::new() };
    let found = match name.rsplit_once('.').map(|(_, suffix)| suffix) {
        Some("css") => in_style(text),
        Some("js" | "mjs") => in_script(text),
        _ => Vec::new(),
    };
    let known = |range: Range<usize>| {
        let path = beside(name, &text[range.clone()])?;
        Some((range, files.get_key_value(path.as_str()).map(|(known, _)| *known).filter(|known| *known != name)?))
    };
    found.into_iter().filter_map(known).collect()
}

/// What stands in `url(...)` and behind `@import`, as far as the end of the file's name.
fn in_style(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in ["url(", "@import"] {
        for (at, _) in text.match_indices(word) {
            let start = at + word.len() + blank(&text[at + word.len()..]);
            let quoted = text[start..].starts_with(['"', '\'']);
            // `@import url(...)` is found by its address.
            if quoted || word == "url(" {
                let start = start + usize::from(quoted);
                let end = text[start..].find(['"', '\'', ')', '?', '#', '\n']).map_or(text.len(), |end| start + end);
                found.push(start..start + text[start..end].trim_end().len());
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The modules that a script imports, and what it finds beside itself by `new URL("./x", import.meta.url)`.
fn in_script(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['"', '\'']) {
        let before = text[..at].trim_end();
        let before = before.strip_suffix('(').map_or(before, str::trim_end);
        let names = ["from", "import", "URL"].iter().any(|word| before.ends_with(word));
        let inside = &text[at + 1..];
        if names && (inside.starts_with("./") || inside.starts_with("../")) {
            let end = inside.find(['"', '\'', '?', '#', '\n']).unwrap_or(inside.len());
            found.push(at + 1..at + 1 + end);
        }
    }
    found
}

fn blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The path of a file that is named beside another; nothing for addresses, and for what lies elsewhere.
fn beside(name: &str, reference: &str) -> Option<String> {
    if reference.is_empty() || reference.starts_with('/') || reference.contains(':') {
        return None;
    }
    let mut steps: Vec<&str> = name.split('/').collect();
    steps.pop();
    for step in reference.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

/// The file with the names that others now have.
fn rewritten(name: &str, bytes: &[u8], named: &[Reference<'_>], names: &BTreeMap<&str, String>) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + named.len() * 9);
    let mut from = 0;
    for (range, other) in named {
        out.extend_from_slice(&bytes[from..range.start]);
        let to = names.get(other).map_or(*other, String::as_str);
        let link = crate::path::relative_link(&format!("/{name}"), &format!("/{to}"), false);
        // A script's import begins with a dot.
        if bytes[range.start] == b'.' && !link.starts_with('.') {
            out.extend_from_slice(b"./");
        }
        out.extend_from_slice(link.as_bytes());
        from = range.end;
    }
    out.extend_from_slice(&bytes[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> Vec<String> {
        let range_of = if name.ends_with(".css") { in_style } else { in_script };
        range_of(text).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn what_files_name() {
        let style = "@import 'a.css';@import url( \"b.css\" );x{src:url(c.woff2#iefix),url('d e.woff2?x')}";
        assert_eq!(found("x.css", style), ["a.css", "b.css", "c.woff2", "d e.woff2"]);
        let script = "import a from './a.js';import\"./b.js\";await import( '../c.js' );new URL('./d.json', import.meta.url);\
                      f('./e.js'); import x from 'pkg'";
        assert_eq!(found("x.js", script), ["./a.js", "./b.js", "../c.js", "./d.json"]);
    }

    #[test]
    fn what_lies_beside() {
        assert_eq!(beside("css/a.css", "../fonts/./b.woff2").as_deref(), Some("fonts/b.woff2"));
        assert_eq!(beside("a.css", "b.woff2").as_deref(), Some("b.woff2"));
        for outside in ["../a", "/a", "data:x", "https://a.vn/b", ""] {
            assert_eq!(beside("a.css", outside), None, "{outside}");
        }
    }
}
