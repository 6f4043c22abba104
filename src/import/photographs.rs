//! A folder of portraits matched to people by the names of its files: as a table first, and as a sheet of all of them
//! ([`sheet`](super::sheet)); then copied beside the records that have none, which get one line more.

use super::shown;
use crate::diagnostic::Message;
use crate::picture;
use crate::reading::{self, Kind};
use crate::scaffold::{self, Write};
use crate::schema::{NodeKind, parse};
use crate::source;
use crate::vietnamese::{self, fold_toned};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Somebody who has a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    pub name: String,
    /// The record, on the disk.
    pub record: PathBuf,
}

/// A file of the folder, and what comes of it.
#[derive(Debug)]
pub struct Photograph {
    pub file: PathBuf,
    pub outcome: Outcome,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// To be copied to `to`, and named in the record.
    Portrait {
        person: Person,
        to: PathBuf,
        record: String,
    },
    /// The record has a portrait.
    Has(Person),
    /// One line would not do.
    ByHand(Person),
    /// Whose it is must be said by somebody: these it could be.
    Doubtful(Vec<Person>),
    Nobody,
    /// The file cannot be shown.
    Broken,
}

/// What cameras, telephones and scanners make, whether it can be shown or not: what cannot is told.
const SUFFIXES: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "heic", "heif", "tif", "tiff", "bmp"];

/// What would come of the photographs in `folder`.
///
/// # Errors
/// When there are none.
pub fn plan(root: &Path, folder: &Path) -> Result<Vec<Photograph>, Message> {
    let suffix = |path: &Path| path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
    let files: Vec<PathBuf> = scaffold::below(folder)
        .into_iter()
        .filter(|path| suffix(path).is_some_and(|suffix| SUFFIXES.contains(&suffix.as_str())))
        .collect();
    if files.is_empty() {
        return Err(Message::new("import-no-photographs").arg("folder", folder.display().to_string()));
    }
    let people = people(root)?;
    let found: Vec<Vec<usize>> = files.iter().map(|file| of_file(file, folder, &people)).collect();
    let mut wanted: BTreeMap<usize, usize> = BTreeMap::new();
    for one in found.iter().filter_map(|found| if let [one] = found[..] { Some(one) } else { None }) {
        *wanted.entry(one).or_default() += 1;
    }
    let photographs = files.into_iter().zip(found).map(|(file, found)| {
        let outcome = match found[..] {
            [] => Outcome::Nobody,
            // Of two photographs of one person somebody has to choose.
            [one] if wanted.get(&one).is_none_or(|count| *count == 1) && is_sure(&file, folder, &people[one].0) => {
                let (person, record) = &people[one];
                portrait(person.clone(), record, &file)
            }
            _ => Outcome::Doubtful(found.iter().map(|at| people[*at].0.clone()).collect()),
        };
        Photograph { file, outcome }
    });
    Ok(photographs.collect())
}

fn portrait(person: Person, record: &str, file: &Path) -> Outcome {
    let suffix = match scaffold::read(file) {
        Ok(Some(bytes)) => picture::strip(&bytes).ok().and_then(|_| shown::suffix(&bytes)),
        _ => None,
    };
    let Some(suffix) = suffix else { return Outcome::Broken };
    let (folder, stem) = (person.record.parent().unwrap_or(Path::new("")), person.record.file_stem());
    let stem = stem.unwrap_or_default().to_string_lossy().into_owned();
    // A record in a folder of its own has its portrait there; one among others, a file of its name beside it.
    let own = ["ho-so", "profile"].contains(&stem.as_str());
    let base = if own { "chan-dung".to_owned() } else { stem };
    let taken = |name: &str| scaffold::is_taken(&folder.join(format!("{name}.{suffix}")));
    let name = format!("{}.{suffix}", vietnamese::unique(&base, taken));
    if scaffold::has_portrait(record) {
        return Outcome::Has(person);
    }
    match scaffold::with_portrait(record, &name) {
        Some(record) => Outcome::Portrait { to: folder.join(name), record, person },
        None => Outcome::ByHand(person),
    }
}

/// All who have a record that can be read, with its text.
fn people(root: &Path) -> Result<Vec<(Person, String)>, Message> {
    let (sources, _) = source::scan(root);
    let mut people = Vec::new();
    for job in reading::all_places(&sources).into_iter().filter(|job| job.kind == Kind::Profile) {
        let Some(file) = sources.files.get(&job.path) else { continue };
        let text = scaffold::read(&file.disk)?.and_then(|bytes| String::from_utf8(bytes).ok());
        let Some(text) = text else { continue };
        // A record that cannot be read is told of by `check`.
        let Ok(node) = parse(&text, &job.path, 0) else { continue };
        let NodeKind::Map(entries) = node.kind else { continue };
        let name = entries.iter().find(|(key, _)| matches!(key.scalar(), Some("ten" | "name")));
        let Some(name) = name.and_then(|(_, value)| value.scalar()).map(str::to_owned) else { continue };
        people.push((Person { id: job.id, name, record: file.disk.clone() }, text));
    }
    people.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    Ok(people)
}

/// Whose photograph a file may be, by its own name, or else by that of the folder it lies in.
fn of_file(file: &Path, folder: &Path, people: &[(Person, String)]) -> Vec<usize> {
    // Who is told to name a file by an id is taken at the word.
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(at) = people.iter().position(|(person, _)| person.id.rsplit('/').next() == Some(stem.as_str())) {
        return vec![at];
    }
    let own = names(file, folder).into_iter().flat_map(|name| forms(&name));
    for form in own {
        let by = |is: &dyn Fn(&Person) -> bool| -> Vec<usize> {
            people.iter().enumerate().filter(|(_, (person, _))| is(person)).map(|(at, _)| at).collect()
        };
        let named = by(&|person| vietnamese::slug(&person.name) == form);
        // An id is one person's alone, but it may look like the name of others.
        let known = by(&|person| person.id.rsplit('/').next() == Some(form.as_str()));
        match (named.len(), known.len()) {
            (0, 0) => {}
            (0, _) => return known,
            _ => return toned(file, folder, named, people),
        }
    }
    Vec::new()
}

/// The file's name, then the folder's if it lies in one of its own.
fn names(file: &Path, folder: &Path) -> Vec<String> {
    let text = |name: Option<&std::ffi::OsStr>| name.map(|name| name.to_string_lossy().into_owned());
    let parent = file.parent().filter(|parent| *parent != folder).and_then(|parent| text(parent.file_name()));
    text(file.file_stem()).into_iter().chain(parent).collect()
}

/// A name in the forms in which it may be somebody's: as it is, then without what says only that it is a portrait.
fn forms(name: &str) -> Vec<String> {
    const BEFORE: &[&str] = &["anh-chan-dung-", "chan-dung-", "anh-the-", "anh-", "dong-chi-", "dc-"];
    const BEHIND: &[&str] = &["-anh-chan-dung", "-chan-dung", "-anh-the", "-portrait"];
    let whole = vietnamese::slug(name);
    let mut forms = vec![whole.clone()];
    let bare = whole.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-').to_owned();
    for form in [whole, bare] {
        let before = BEFORE.iter().find_map(|word| form.strip_prefix(word)).unwrap_or(&form);
        let behind = BEHIND.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
        forms.extend([form.clone(), before.to_owned(), behind.to_owned()]);
    }
    forms.retain(|form| !form.is_empty());
    forms.dedup();
    forms
}

/// Of several of one name without marks, those whose marks the file's name has, if it has any.
fn toned(file: &Path, folder: &Path, found: Vec<usize>, people: &[(Person, String)]) -> Vec<usize> {
    let exact: Vec<usize> = found.iter().copied().filter(|at| has_tones_of(file, folder, &people[*at].0)).collect();
    if exact.is_empty() { found } else { exact }
}

/// Whether a file's name does not speak against the person: `Lụa` is not `Lựa`, and `lua` may be either.
fn is_sure(file: &Path, folder: &Path, person: &Person) -> bool {
    let bare = |name: &String| name.is_ascii();
    let names = names(file, folder);
    names.iter().all(bare)
        || has_tones_of(file, folder, person)
        || names.iter().any(|name| name.is_ascii() && forms(name).contains(&vietnamese::slug(&person.name)))
}

fn has_tones_of(file: &Path, folder: &Path, person: &Person) -> bool {
    let letters = |text: &str| fold_toned(text).chars().filter(|c| c.is_alphabetic()).collect::<String>();
    names(file, folder).iter().any(|name| letters(name).contains(&letters(&person.name)))
}

/// Copies the portraits and names them in their records; how many.
///
/// # Errors
/// When the system refuses; then all is as it was.
pub fn write(root: &Path, photographs: &[Photograph]) -> Result<usize, Message> {
    let mut files = Vec::new();
    for Photograph { file, outcome } in photographs {
        if let Outcome::Portrait { person, to, record } = outcome {
            let bytes = scaffold::read(file)?.unwrap_or_default();
            files.push(Write { path: to.clone(), bytes, before: None });
            let before = scaffold::read(&person.record)?;
            files.push(Write { path: person.record.clone(), bytes: record.clone().into_bytes(), before });
        }
    }
    scaffold::write_all(root, &files)?;
    Ok(files.len() / 2)
}
