//! Papers of Word as drafts of articles: each gets a folder with its text and its pictures. What will be is told first, as
//! a [`Draft`] for each paper; then all of it is written, or nothing.

use super::word::{self, Article};
use crate::diagnostic::Message;
use crate::digest::Digest;
use crate::scaffold::{self, Imported, Place, Write};
use crate::vietnamese::PartialDate;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What comes of one file.
#[derive(Debug)]
pub struct Draft {
    /// As it was given.
    pub file: PathBuf,
    pub outcome: Outcome,
}

#[derive(Debug)]
pub enum Outcome {
    /// To be written: the text, and where.
    New {
        path: PathBuf,
        text: String,
        article: Box<Article>,
    },
    /// The draft that was made of the same file before; it stays as it is.
    Known(PathBuf),
    Refused(Message),
}

/// Files that somebody may take for papers of Word; what they are is told by what is in them.
const SUFFIXES: &[&str] = &["docx", "docm", "dotx", "doc", "rtf", "odt"];

/// What would come of these files, and of the papers in these folders.
///
/// # Errors
/// When nothing is given that could be read.
pub fn plan(root: &Path, given: &[PathBuf], today: PartialDate) -> Result<Vec<Draft>, Message> {
    let mut files = Vec::new();
    for path in given {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        files.extend(scaffold::below(path).into_iter().filter(|file| is_paper(file)));
    }
    if files.is_empty() {
        let first = given.first().map(|path| path.display().to_string()).unwrap_or_default();
        return Err(Message::new("import-no-papers").arg("folder", first));
    }
    let mut taken = BTreeSet::new();
    let drafts = files.into_iter().map(|file| {
        let outcome = draft(root, &file, today, &mut taken).unwrap_or_else(Outcome::Refused);
        Draft { file, outcome }
    });
    Ok(drafts.collect())
}

fn is_paper(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    // Word's own mark that a paper is open.
    !name.starts_with("~$") && name.rsplit_once('.').is_some_and(|(_, suffix)| SUFFIXES.contains(&suffix))
}

fn draft(root: &Path, file: &Path, today: PartialDate, taken: &mut BTreeSet<PathBuf>) -> Result<Outcome, Message> {
    let bytes =
        scaffold::read(file)?.ok_or_else(|| Message::new("import-no-file").arg("path", file.display().to_string()))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut article = word::read(&bytes, &name)?;
    article.title = scaffold::title(&article.title).unwrap_or_else(|| name.clone());
    let digest = Digest::of(&bytes).to_string();
    let digest = digest.get(..16).unwrap_or(&digest);
    let folder = match scaffold::article_place(root, &article.title, digest, today, taken)? {
        Place::Known(path) => return Ok(Outcome::Known(path)),
        Place::Free(folder) => folder,
    };
    taken.insert(folder.clone());
    let source = article.source.as_ref().map(|source| (source.name.as_str(), source.link.as_deref()));
    let imported = Imported {
        title: &article.title,
        author: article.author.as_deref(),
        source,
        file: &name,
        digest,
        body: &article.markdown,
    };
    let text = scaffold::article_text(&imported, today);
    Ok(Outcome::New { path: folder.join("index.md"), text, article: Box::new(article) })
}

/// Writes all drafts that are new, with their pictures; how many.
///
/// # Errors
/// When a file has appeared meanwhile or the system refuses; then nothing of it is there.
pub fn write(root: &Path, drafts: &[Draft]) -> Result<usize, Message> {
    let mut files = Vec::new();
    let new = |path: PathBuf, bytes: &[u8]| Write { path, bytes: bytes.to_vec(), before: None };
    let mut count = 0;
    for draft in drafts {
        let Outcome::New { path, text, article } = &draft.outcome else { continue };
        count += 1;
        let pictures = article.pictures.iter().map(|(name, bytes)| new(path.with_file_name(name), bytes));
        files.extend(pictures);
        files.push(new(path.clone(), text.as_bytes()));
    }
    scaffold::write_all(root, &files)?;
    Ok(count)
}
