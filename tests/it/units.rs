//! Units that stand above each other by the thousand: an error that is told once, and that costs no more than as many units
//! side by side. What is counted are steps and bytes, not seconds.

use crate::support::{Scratch, built, options};
use std::sync::Arc;
use vuonhoa::diagnostic::{Code, Findings};
use vuonhoa::model::MOST_LEVELS;
use vuonhoa::model::{ArticleQuery, Site};
use vuonhoa::pipeline::Session;

/// Articles of the lowest units, one each.
const ARTICLES: usize = 50;

/// A site whose units stand in one line; `top` is what is said of the highest.
fn chain(levels: usize, top: &str) -> Scratch {
    let site = Scratch::new("units");
    site.write("site.yaml", "tieu_de: Trang thử\n");
    let mut units = format!("- {{id: dv-0, ten: Đơn vị 0{top}}}\n");
    for n in 1..levels {
        units.push_str(&format!("- {{id: dv-{n}, ten: Đơn vị {n}, cap_tren: dv-{}}}\n", n - 1));
    }
    site.write("content/danh-muc/don-vi.yaml", units);
    for n in 0..ARTICLES {
        let text = format!("---\ntieu_de: Bài {n}\nngay: 19/5/2021\ndon_vi: [dv-{}]\n---\nMột bài.\n", levels - 1 - n);
        site.write(&format!("content/bai-viet/b-{n}.md"), text);
    }
    site
}

fn assembled(site: &Scratch) -> (Arc<Site>, Findings) {
    let (prepared, findings) = Session::open(options(&site.0)).look();
    (Arc::clone(&prepared.expect("a site").site), findings)
}

/// What findings of a code say, in the order in which they were found.
fn told(findings: Findings, code: Code) -> Vec<String> {
    findings.into_iter().filter(|finding| finding.code == code).map(|finding| format!("{finding:?}")).collect()
}

#[test]
fn a_line_of_twenty_thousand_is_walked_no_further_than_offices_go() {
    const LEVELS: usize = 20_000;
    let (site, findings) = assembled(&chain(LEVELS, ""));
    assert_eq!(told(findings, Code::UnitsTooDeep).len(), 1);
    let longest = site.units.ids().map(|id| site.ancestors(id).len()).max();
    assert_eq!(longest, Some(MOST_LEVELS));
    let of_unit = |id| site.select_articles(&ArticleQuery { unit: Some(id), ..ArticleQuery::default() }).len();
    assert_eq!(site.units.ids().map(of_unit).sum::<usize>(), ARTICLES * MOST_LEVELS);
    assert_eq!(of_unit(&format!("dv-{}", LEVELS - MOST_LEVELS)), MOST_LEVELS, "of those below it and its own");
}

#[test]
fn a_circle_of_twenty_thousand_is_told_once_and_shortly() {
    let (site, findings) = assembled(&chain(20_000, ", cap_tren: dv-19999"));
    let told = told(findings, Code::CyclicUnits);
    assert!(told.len() == 1 && told[0].contains(" → … → ") && told[0].len() < 1000, "{told:?}");
    assert!(site.units.ids().all(|id| site.ancestors(id).len() == MOST_LEVELS));
}

/// The largest page of a unit.
fn largest_page(levels: usize) -> usize {
    let site = chain(levels, "");
    let (files, _) = built(&vuonhoa::pipeline::Options { keep_going: true, ..options(&site.0) });
    let pages = files.iter().filter(|(path, _)| path.starts_with("don-vi/dv-") && path.ends_with(".html"));
    pages.map(|(_, bytes)| bytes.len()).max().expect("pages of units")
}

#[test]
fn no_page_grows_with_the_line() {
    let (short, long) = (largest_page(100), largest_page(400));
    assert!(long <= short + short / 20, "{short} bytes of a page below 100 units, {long} below 400");
}
