//! Where in an output folder the site's own files lie, also those that this plan does not make: for who
//! finds a folder of which nobody remembers what was built into it.

use super::files::stem;
use super::{editions, is_share_picture, search, slides_route};
use crate::model::HeldBack;
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::vocabulary::{AwardType, Decision, Directive, Field, Figure, Series, Standard, Term, Topic, Unit};
use crate::vietnamese::slug;

/// How the paths begin at which what is held back had its page, photographs, papers and handouts; and those of
/// the tables that name everybody: search, slides, open data.
/// In each of the `books`, by their ids, a chapter has the name of whose it is.
pub fn withheld<'a>(held_back: &[HeldBack], books: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let books: Vec<String> = books.into_iter().map(|id| format!("{}/{id}", editions::FOLDER)).collect();
    let mut beginnings = tables();
    // Pages as pictures hide whom they show.
    if !held_back.is_empty() {
        beginnings.extend(books.iter().map(|book| format!("{book}/{}/", editions::FLIP)));
    }
    beginnings.extend(held_back.iter().flat_map(|held| own(held, &books)));
    beginnings
}

/// The same of one alone: what lies there is of nobody else.
pub fn withheld_of<'a>(held: &HeldBack, books: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let books: Vec<String> = books.into_iter().map(|id| format!("{}/{id}", editions::FOLDER)).collect();
    own(held, &books)
}

fn own(held: &HeldBack, books: &[String]) -> Vec<String> {
    let step = slug(held.id.rsplit('/').next().unwrap_or(&held.id));
    let files = own_files(&held.path, &held.id);
    let pages = [format!("{}/", trimmed(held.route.as_str()))].into_iter();
    let chapters = books.iter().map(|book| format!("{book}/{step}/"));
    let files = ["anh", "tep"].iter().flat_map(|folder| files.iter().map(move |own| format!("{folder}/{own}")));
    pages.chain(chapters).chain(files).collect()
}

/// How a file tells whom it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Veil {
    /// In words, or nobody.
    None,
    /// Nobody can see it, and only builds make such a file.
    Ours,
    /// Nobody can see it; if it has our mark it is of a build.
    Marked,
}

/// How a file of a build hides whom it is of: no page is asked by whom it was.
pub fn veil(path: &str) -> Veil {
    let book = path.strip_prefix(editions::FOLDER).is_some_and(|rest| rest.starts_with('/'));
    let drawn = || path.split('/').any(|step| step == editions::FLIP);
    match path.rsplit_once('.').map_or("", |(_, suffix)| suffix) {
        _ if is_share_picture(path) || book && drawn() => Veil::Ours,
        "epub" if book => Veil::Ours,
        "pdf" => Veil::Marked,
        _ => Veil::None,
    }
}

/// How the paths of the tables begin that name everybody.
pub fn tables() -> Vec<String> {
    let slides = slides_route(1);
    vec![format!("{}/", search::FOLDER), format!("{}/", trimmed(slides.as_str())), DATA.to_owned()]
}

const DATA: &str = "du-lieu/";

fn trimmed(route: &str) -> &str {
    route.trim_matches('/')
}

/// How the addresses of a record's own files begin below `anh/` and `tep/`: those in its folder, or, of a record that is
/// a file by itself, those that are called like it.
fn own_files(path: &SourcePath, id: &str) -> Vec<String> {
    let name = id.rsplit('/').next().unwrap_or(id);
    let stem = stem(path);
    match stem.rsplit_once('/') {
        Some((folder, _)) if path.stem() != name => vec![format!("{folder}/")],
        _ => vec![format!("{stem}-"), format!("{stem}.")],
    }
}

/// The folders at the top of a site in which builds make files.
pub fn folders() -> Vec<String> {
    const OTHERS: &[&str] = &[
        "anh",
        "tep",
        "theo-ngay",
        "tap-the",
        "ho-gia-dinh",
        "mo-hinh",
        "nam",
        "nghe",
        "giai-doan",
        "thong-ke",
        "cam-ket",
        "tim-kiem",
        "trinh-chieu",
        "du-lieu",
    ];
    let terms = [
        Unit::FOLDER,
        Field::FOLDER,
        AwardType::FOLDER,
        Series::FOLDER,
        Topic::FOLDER,
        Directive::FOLDER,
        Decision::FOLDER,
        Figure::FOLDER,
        Standard::FOLDER,
    ];
    let kinds = Kind::ALL.into_iter().map(Kind::folder);
    let all = kinds.chain(terms).chain(OTHERS.iter().copied()).chain([editions::FOLDER, search::FOLDER]);
    all.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_whom_it_is_of() {
        for (path, veil_of_it) in [
            ("bai-viet/a/the-chia-se.0123abcd.jpg", Veil::Ours),
            ("ho-so/a/loi-noi.0123abcd.jpg", Veil::Ours),
            ("ky-yeu/b/lat-trang/1.0123abcd.webp", Veil::Ours),
            ("ky-yeu/b/b.epub", Veil::Ours),
            ("ky-yeu/b/b.pdf", Veil::Marked),
            ("bai-viet/a/a.pdf", Veil::Marked),
            ("tep/bai-viet/a/sach.epub", Veil::None),
            ("anh/bai-viet/a-480.0123abcd.webp", Veil::None),
            ("bai-viet/a/index.html", Veil::None),
        ] {
            assert_eq!(veil(path), veil_of_it, "{path}");
        }
    }

    #[test]
    fn the_own_files_of_a_record_are_those_of_its_folder_or_of_its_name() {
        let own = |path: &str, id: &str| own_files(&SourcePath::new(path), id);
        assert_eq!(own("content/ho-so/lan/ho-so.yaml", "lan"), ["ho-so/lan/"]);
        assert_eq!(own("content/ho-so/to-1/lan/ho-so.yaml", "to-1/lan"), ["ho-so/to-1/lan/"]);
        assert_eq!(own("content/ho-so/lan.yaml", "lan"), ["ho-so/lan-", "ho-so/lan."]);
        assert_eq!(
            own("content/bai-viet/2016/ky-97.md", "2016/ky-97"),
            ["bai-viet/2016/ky-97-", "bai-viet/2016/ky-97."]
        );
    }
}
