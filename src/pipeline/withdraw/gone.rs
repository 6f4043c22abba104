//! What of a built site leaves with somebody: by whose it is, whom it names, and what hides whom it shows.
//!
//! Not here: taking it away, and what is told of the rest.

use super::super::Prepared;
use crate::model::gate::{Kept, Private};
use crate::model::{Reason, Withdrawn};
use crate::output;
use crate::path::{OutPath, Route, SourcePath, untagged};
use crate::plan::{FLIP, is_aloud, is_aloud_text, is_share_picture};
use crate::reading::{self, Job, Kind, Lost};
use crate::source::Sources;
use crate::vietnamese::slug;
use crate::write::packed;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// What is to leave.
pub(super) struct Gone {
    /// As it is read in a text, like the two that follow.
    name: String,
    address: String,
    id: String,
    pub(super) route: Route,
    /// The person's own files, by their path in the site's folder.
    own: BTreeSet<SourcePath>,
    /// The stem of what was made of files that are no longer there.
    stem: String,
}

impl Gone {
    /// Of the record that `job` is, or of one that is no longer there and whose pages lie in `out`.
    pub(super) fn new(sources: &Sources, prepared: Option<&Prepared>, job: &Job, out: &Path) -> Self {
        let lost = Lost::of(job, sources);
        let mut alone = Private::new(Arc::clone(&sources.names), Arc::default());
        alone.lose(&lost, Some(Reason::Withdrawn));
        // Without a theme or a configuration nobody knows what else names a photograph, and it goes; but `p-2.jpg` of `p-2.yaml`
        // is not `p.yaml`'s.
        for other in reading::all_places(sources).iter().filter(|other| other.path != job.path) {
            alone.publish(other.kind, &other.path, &other.id, &[]);
        }
        // A record that could not be marked is to the site like any other.
        let marked = lost.withdrawn || prepared.is_some_and(|prepared| withdrawn(prepared, job).is_some());
        let private = prepared.filter(|_| marked).map_or(&alone, |prepared| &prepared.site.private);
        let is_own = |path: &SourcePath| matches!(private.why(path), Some(Kept::Holder(holder)) if holder.kind == job.kind && holder.id == job.id);
        let known = prepared.and_then(|prepared| withdrawn(prepared, job));
        let name = known.map_or(lost.name, |known| known.name.clone());
        let route =
            known.map_or_else(|| Route::page(&format!("{}/{}", job.kind.folder(), job.id)), |k| k.route.clone());
        let name = if sources.files.contains_key(&job.path) { name } else { shown_name(out, job).unwrap_or_default() };
        let base =
            if job.kind.has_own_folder(&job.path) { SourcePath::new(job.path.folder()) } else { job.path.clone() };
        Gone {
            name: output::read_as(&name),
            stem: stem(&base),
            address: output::read_as(route.as_str().trim_start_matches('/')),
            id: output::read_as(&job.id),
            route,
            own: sources.files.keys().filter(|path| is_own(path)).cloned().collect(),
        }
    }

    /// Those of the files in `out` that leave with the person.
    pub(super) fn of(
        &self,
        out: &Path,
        old: &[OutPath],
        job: &Job,
        sources: &Sources,
        planned: &BTreeSet<OutPath>,
    ) -> BTreeSet<OutPath> {
        let leads = |text: &str| text.contains("http-equiv=\"refresh\"") && text.contains(&self.address);
        let mut files = self.files(old, job, sources, planned);
        files.extend(output::search(out, old, leads));
        files.extend(self.editions(out, old, job, sources));
        files.extend(self.before(out, old, planned));
        files.extend(self.shared(out, old, &files));
        // A text says the same when it is packed.
        let packed = |path: &&OutPath| packed::text_of(path.as_str()).is_some_and(|text| files.contains(text));
        let packed: Vec<OutPath> = old.iter().filter(packed).cloned().collect();
        files.extend(packed);
        files
    }

    /// Pages at addresses of before that nothing is planned at any more and that name the person, with what lies beside them: the
    /// address may have changed in the same edit.
    fn before(&self, out: &Path, old: &[OutPath], planned: &BTreeSet<OutPath>) -> BTreeSet<OutPath> {
        // Where nothing could be planned, nobody knows which addresses are of before.
        let Some(folder) = (!planned.is_empty()).then(|| self.route.as_str().trim_start_matches('/')) else {
            return BTreeSet::new();
        };
        let kind = folder.split('/').next().unwrap_or_default();
        let page_of = |path: &OutPath| {
            let page = path.as_str().strip_suffix("index.html")?;
            let inside = page.strip_prefix(kind)?.strip_prefix('/')?;
            // A list's later page tells of many.
            let listed = inside.split('/').next() == Some("trang");
            (!inside.is_empty() && !listed && !planned.contains(path)).then(|| page.to_owned())
        };
        let stale: Vec<OutPath> = old.iter().filter(|path| page_of(path).is_some()).cloned().collect();
        let named = output::search(out, &stale, |text| self.is_named_in(text));
        let pages: BTreeSet<String> = named.iter().filter_map(page_of).collect();
        let beside = |path: &&OutPath| {
            path.as_str().rfind('/').is_some_and(|end| pages.contains(&path.as_str()[..=end]))
                && !planned.contains(*path)
        };
        old.iter().filter(beside).cloned().collect()
    }

    /// The pictures for sharing of texts that name the person or show a photograph that is among what is `gone`: what they
    /// show, nobody can read in them.
    fn shared(&self, out: &Path, old: &[OutPath], gone: &BTreeSet<OutPath>) -> BTreeSet<OutPath> {
        let of_a_text = |path: &OutPath| {
            Kind::ALL.iter().any(|kind| {
                let inside = path.as_str().strip_prefix(kind.folder()).and_then(|rest| rest.strip_prefix('/'));
                inside.is_some_and(|rest| rest.contains('/'))
            })
        };
        let folder_of = |path: &OutPath| path.as_str().rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let photographs: Vec<&str> = gone
            .iter()
            .map(OutPath::as_str)
            .filter(|path| path.starts_with("anh/") || path.starts_with("tep/"))
            .collect();
        let shows = |text: &str| photographs.iter().any(|photograph| text.contains(photograph));
        let naming = output::search(out, old, |text| self.is_named_in(text) || shows(text));
        let folders: BTreeSet<String> = naming.iter().filter(|path| of_a_text(path)).filter_map(folder_of).collect();
        let is_shared = |path: &OutPath| {
            is_share_picture(path.as_str()) && folder_of(path).is_some_and(|folder| folders.contains(&folder))
        };
        old.iter().filter(|path| is_shared(path)).cloned().collect()
    }

    /// The files of the last build that are of the person and of nobody else.
    fn files(&self, old: &[OutPath], job: &Job, sources: &Sources, planned: &BTreeSet<OutPath>) -> BTreeSet<OutPath> {
        // Two sources may share a stem, and be told apart by a number: then both go until the next build.
        let mut stems: BTreeMap<String, bool> = BTreeMap::new();
        for (path, _) in sources.below("content") {
            *stems.entry(stem(path)).or_default() |= self.own.contains(path);
        }
        let statics: BTreeSet<&str> =
            self.own.iter().filter_map(|path| path.as_str().strip_prefix("static/")).collect();
        let page = self.route.as_str().trim_start_matches('/');
        let places = reading::all_places(sources).into_iter().filter(|place| place.path != job.path);
        let others: Vec<String> = places.map(|place| format!("{}/{}/", place.kind.folder(), place.id)).collect();
        let others: Vec<&String> = others.iter().filter(|other| other.starts_with(page)).collect();
        // Below a page lies what belongs to it, and pages of others whose ids begin with its own.
        let of_page = |path: &OutPath| {
            let Some(name) = path.as_str().strip_prefix(page) else { return false };
            let is_read_out = is_aloud(path.as_str()) || is_aloud_text(path.as_str());
            !name.contains('/')
                || is_read_out && name.matches('/').count() == 1
                || !planned.contains(path) && !others.iter().any(|other| path.as_str().starts_with(other.as_str()))
        };
        let is_own = |path: &OutPath| {
            of_page(path) || statics.contains(path.as_str()) || made_of(path.as_str(), &stems, &self.stem)
        };
        old.iter().filter(|path| is_own(path)).cloned().collect()
    }

    /// Whether a text, as it is read, has the name or leads to the page.
    pub(super) fn is_named_in(&self, text: &str) -> bool {
        !self.name.is_empty() && text.contains(&self.name) || text.contains(&self.address)
    }

    /// Whether it has the bare id. One without a hyphen may be a word (`an`, `hoa`), and is one only between marks.
    pub(super) fn is_meant_in(&self, text: &str) -> bool {
        let wordy = !self.id.contains(['-', '/']);
        let ends = |c: Option<char>| match c {
            Some(c) if wordy => "\"'/".contains(c),
            Some(c) => !c.is_alphanumeric() && !"-_".contains(c),
            None => !wordy,
        };
        text.match_indices(&self.id)
            .any(|(at, _)| ends(text[..at].chars().next_back()) && ends(text[at + self.id.len()..].chars().next()))
    }

    /// The person's chapters in the yearbooks on the site, and the files of those books, which hide their words: a book
    /// that has the chapter, or names the person on one of its pages, is no longer offered until it is made anew.
    fn editions(&self, out: &Path, old: &[OutPath], job: &Job, sources: &Sources) -> BTreeSet<OutPath> {
        let step_of = |id: &str| slug(id.rsplit('/').next().unwrap_or(id));
        let own = step_of(&job.id);
        let places = reading::all_places(sources);
        let others: BTreeSet<String> =
            places.iter().filter(|place| place.path != job.path).map(|place| step_of(&place.id)).collect();
        let is_own = |step: &str| {
            let bare = step.rsplit_once('-').filter(|(_, tail)| tail.bytes().all(|byte| byte.is_ascii_digit()));
            step == own || !others.contains(step) && bare.is_some_and(|(bare, _)| bare == own)
        };
        let chapter = |path: &OutPath| {
            let (book, step) = in_book(path)?.strip_suffix("/index.html")?.rsplit_once('/')?;
            is_own(step).then(|| book.to_owned())
        };
        let naming = output::search(out, old, |text| self.is_named_in(text));
        let mut books: BTreeSet<String> = old.iter().filter_map(chapter).collect();
        books.extend(naming.iter().filter_map(|path| Some(in_book(path)?.rsplit_once('/')?.0.to_owned())));
        // A page that names the person may be a chapter, one step below the book.
        let of_such = |path: &OutPath| {
            let folder = in_book(path).and_then(|rest| rest.rsplit_once('/')).map(|(folder, _)| folder);
            // Pages as pictures hide their words too, in a folder of their own.
            let drawn = folder.and_then(|folder| folder.strip_suffix(FLIP)?.strip_suffix('/'));
            let folder = drawn.or(folder);
            let is_at = |book: &String, folder: &str| {
                book == folder || book.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
            };
            (drawn.is_some() || is_packed(path.as_str()))
                && folder.is_some_and(|folder| books.iter().any(|book| is_at(book, folder)))
        };
        old.iter().filter(|path| chapter(path).is_some() || of_such(path)).cloned().collect()
    }
}

/// The record of the withdrawal, where it could be read.
pub(super) fn withdrawn<'a>(prepared: &'a Prepared, job: &Job) -> Option<&'a Withdrawn> {
    prepared.site.withdrawn.iter().find(|gone| gone.kind == job.kind && gone.id == job.id)
}

/// What follows the folder of yearbooks in a path.
fn in_book(path: &OutPath) -> Option<&str> {
    path.as_str().strip_prefix("ky-yeu/")
}

fn is_packed(path: &str) -> bool {
    path.ends_with(".pdf") || path.ends_with(".epub")
}

/// The stem of the addresses of what is made of a file of content, as the plan chooses it.
fn stem(path: &SourcePath) -> String {
    let inside = path.as_str().strip_prefix("content/").unwrap_or(path.as_str());
    let stem = inside.rsplit_once('.').map_or(inside, |(stem, _)| stem);
    stem.split('/').map(slug).collect::<Vec<_>>().join("/")
}

/// Whether a file of the output was made of one whose stem is marked: `anh/ho-so/a/chan-dung-480.3f9c1a2b.webp`, or with the number
/// that tells two sources apart.
///
/// Of files that are no longer there nothing is marked: what was made of them is known by the stem `base` of the record.
fn made_of(path: &str, stems: &BTreeMap<String, bool>, base: &str) -> bool {
    let Some((folder, rest)) = path.split_once('/') else { return false };
    let plain = untagged(rest).map_or(rest.into(), |(plain, _)| Cow::Owned(plain));
    let bare = plain.rsplit_once('.').map_or(&*plain, |(bare, _)| bare);
    let numbered = |text: &str| {
        let (head, tail) = text.rsplit_once('-')?;
        tail.bytes().all(|byte| byte.is_ascii_digit()).then(|| head.to_owned())
    };
    let first = match folder {
        "anh" => numbered(bare),
        "tep" => Some(bare.strip_suffix(".goc").unwrap_or(bare).to_owned()),
        _ => None,
    };
    let Some(first) = first else { return false };
    let known = stems.get(&first).copied();
    let known = known.or_else(|| stems.get(&numbered(&first)?).copied());
    known.unwrap_or_else(|| first.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// The name that stands above the built page of a record, where no record says it any more. What stands above the list too is
/// the site's.
fn shown_name(out: &Path, job: &Job) -> Option<String> {
    let heading = |path: String| {
        let page = output::read(out, &OutPath::new(&path).ok()?)?;
        heading_of(&String::from_utf8_lossy(&page))
    };
    let folder = job.kind.folder();
    let name = heading(format!("{folder}/{}/index.html", job.id))?;
    (heading(format!("{folder}/index.html")).as_ref() != Some(&name)).then_some(name)
}

/// The text of a page's first heading, without marks.
fn heading_of(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<h1")?;
    let (_, rest) = rest.split_once('>')?;
    let (inside, _) = rest.split_once("</h1>")?;
    let text: String = inside.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_id_is_no_part_of_a_word() {
        let gone = |id: &str| Gone {
            name: String::new(),
            address: format!("ho-so/{id}/"),
            id: id.to_owned(),
            route: Route::page(&format!("ho-so/{id}")),
            own: BTreeSet::new(),
            stem: format!("ho-so/{id}"),
        };
        for (id, text, meant) in [
            ("le-an", "ho_so: le-an", true),
            ("le-an", "le-an", true),
            ("le-an", "/anh/ho-so/le-an/1.jpg", true),
            ("le-an", "le-an-binh, ba-le-an, le-anh", false),
            ("an", "bình an, an", false),
            ("an", "{\"id\":\"an\"}", true),
            ("2025/ky-1", "bai-viet/2025/ky-1.html", true),
        ] {
            assert_eq!(gone(id).is_meant_in(text), meant, "{id} in {text}");
        }
    }

    #[test]
    fn pictures_are_known_by_their_stems() {
        let stems = [("ho-so/p", true), ("ho-so/p-2", false), ("ho-so/q/anh", true)];
        let stems = stems.map(|(stem, own)| (stem.to_owned(), own)).into();
        for path in
            ["anh/ho-so/p-480.0123abcd.webp", "tep/ho-so/p.goc.jpg", "anh/ho-so/q/anh-3-96.jpg", "tep/ho-so/p.pdf"]
        {
            assert!(made_of(path, &stems, "ho-so/x"), "{path}");
        }
        for path in
            ["anh/ho-so/p-2-480.0123abcd.webp", "anh/ho-so/pa-480.webp", "tep/ho-so/r.pdf", "ho-so/p/index.html"]
        {
            assert!(!made_of(path, &stems, "ho-so/x"), "{path}");
        }
        // Of files that are no longer there.
        assert!(made_of("anh/ho-so/r/anh-3-96.0123abcd.jpg", &stems, "ho-so/r"));
        assert!(made_of("tep/ho-so/r.pdf", &stems, "ho-so/r"));
        assert!(!made_of("anh/ho-so/ra/anh-3-96.jpg", &stems, "ho-so/r"));
        assert!(!made_of("anh/ho-so/p-2-480.0123abcd.webp", &stems, "ho-so/p"));
        assert_eq!(stem(&SourcePath::new("content/ho-so/Ông A/Ảnh 1.JPG")), "ho-so/ong-a/anh-1");
    }
}
