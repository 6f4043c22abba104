//! A draft of an article that was written elsewhere: where it goes, and its front matter, which is that of a new one.

use super::draft::{Kind, filled};
use super::new::{is_used, year_step};
use super::{disk, naming};
use crate::diagnostic::Message;
use crate::reading;
use crate::vietnamese::PartialDate;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What an imported article brings along.
pub struct Imported<'a> {
    pub title: &'a str,
    pub author: Option<&'a str>,
    /// The name and the address of where it was published.
    pub source: Option<(&'a str, Option<&'a str>)>,
    /// The file that it was in, and the digest of that, by which it is known again.
    pub file: &'a str,
    pub digest: &'a str,
    /// Its Markdown.
    pub body: &'a str,
}

/// Where an imported article goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A folder that is not there yet.
    Free(PathBuf),
    /// The draft that was made of the same file before.
    Known(PathBuf),
}

/// The folder for an article of this title in the site at `root`, none of those `taken`.
///
/// # Errors
/// When the system does not let the site's files be read.
pub fn article_place(
    root: &Path,
    title: &str,
    digest: &str,
    today: PartialDate,
    taken: &BTreeSet<PathBuf>,
) -> Result<Place, Message> {
    let folders = reading::Kind::Article.folders().map(|name| root.join("content").join(name));
    let tongue = usize::from(!disk::is_taken(&folders[0]) && disk::is_taken(&folders[1]));
    let folder = folders[tongue].join(year_step(&folders[tongue], today));
    let mut known = None;
    let mut failed = None;
    let id = naming::id(title, |id| {
        let place = folder.join(id);
        match disk::read(&place.join("index.md")) {
            Ok(Some(bytes)) if String::from_utf8_lossy(&bytes).contains(digest) => known = Some(place.clone()),
            Ok(_) => {}
            Err(message) => failed = Some(message),
        }
        known.is_none() && failed.is_none() && (taken.contains(&place) || is_used(&folder, id))
    });
    match (failed, known) {
        (Some(message), _) => Err(message),
        (None, Some(place)) => Ok(Place::Known(place.join("index.md"))),
        (None, None) => Ok(Place::Free(folder.join(id))),
    }
}

/// The text of the draft: what `new` writes for an article, filled in as far as it is known.
pub fn article_text(article: &Imported<'_>, today: PartialDate) -> String {
    let mut text = filled(Kind::Article.template(), article.title, today, &[]);
    let mut put =
        |line: &str, instead: String| text = text.replacen(&format!("\n{line}\n"), &format!("\n{instead}\n"), 1);
    if let Some(author) = article.author {
        put("tac_gia:", format!("tac_gia:\n  ten: {}", naming::scalar(author)));
    }
    if let Some((name, link)) = article.source {
        let link = link.map_or_else(String::new, |link| format!("\n  lien_ket: \"{}\"", link.replace('"', "%22")));
        put(
            "# nguon: {ten: , lien_ket: \"https://\", ngay: }",
            format!("nguon:\n  ten: {}{link}", naming::scalar(name)),
        );
    }
    let file = naming::title(article.file).unwrap_or_default();
    let mark = format!("---\n# Nhập từ {file} (dấu vân tay {})\n", article.digest);
    let text = text.replacen("---\n", &mark, 1);
    format!("{}\n{}", text.trim_end_matches('\n').to_owned() + "\n", article.body)
}
