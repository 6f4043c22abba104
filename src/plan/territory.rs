//! Where in an output folder the site's own files lie, also those that this plan does not make: for who
//! finds a folder of which nobody remembers what was built into it.

use super::files::stem;
use super::{editions, search, slides_route};
use crate::model::Site;
use crate::path::SourcePath;
use crate::reading::Kind;
use crate::reading::vocabulary::{
    AwardType, Decision, Directive, Field, Figure, Series, Standard, Term, Topic, Unit,
};

/// How the paths begin at which what is held back had its page, photographs, papers and handouts; and those of
/// the tables that name everybody: search, slides, open data.
pub fn withheld(site: &Site) -> Vec<String> {
    let slides = slides_route(1);
    let mut beginnings = vec![format!("{}/", search::FOLDER), format!("{}/", trimmed(slides.as_str())), DATA.to_owned()];
    for held in &site.held_back {
        beginnings.push(format!("{}/", trimmed(held.route.as_str())));
        let own = own_stem(&held.path, &held.id);
        // A folder of its own, or files beside the record that are called like it.
        for folder in ["anh", "tep"] {
            beginnings.extend(["/", "-", "."].map(|next| format!("{folder}/{own}{next}")));
        }
    }
    beginnings
}

const DATA: &str = "du-lieu/";

fn trimmed(route: &str) -> &str {
    route.trim_matches('/')
}

/// The address of a record's folder below `anh/` and `tep/`; of a record that is a file by itself, the file's.
fn own_stem(path: &SourcePath, id: &str) -> String {
    let name = id.rsplit('/').next().unwrap_or(id);
    let whole = stem(path);
    if path.stem() == name { whole } else { whole.rsplit_once('/').map_or(whole.clone(), |(above, _)| above.to_owned()) }
}

/// The folders at the top of a site in which builds make files.
pub fn folders() -> Vec<String> {
    const OTHERS: &[&str] = &[
        "anh", "tep", "theo-ngay", "tap-the", "ho-gia-dinh", "mo-hinh", "nam", "giai-doan", "thong-ke", "cam-ket",
        "tim-kiem", "trinh-chieu", "du-lieu",
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
