//! The index of people: whole on its pages, light on the first, and the same in what the first fetches to be narrowed.

use crate::support::{Scratch, built, options};
use std::collections::BTreeSet;
use vuonhoa::plan::PEOPLE_SIZE;

/// A site of so many people, whose given names begin with several letters.
fn site(people: usize) -> Scratch {
    let site = Scratch::new("people");
    site.write("site.yaml", "tieu_de: Nhiều người\nxuat_ban: {can_duyet: false, can_dong_y: false}\n");
    site.write("content/danh-muc/don-vi.yaml", "- {id: xa-mau, ten: Xã Mẫu}\n- {id: phuong-mau, ten: Phường Mẫu}\n");
    let given = ["An", "Bình", "Cúc", "Dũng", "Đào", "Hoa", "Lan", "Mai", "Xuân", "Yến"];
    for number in 0..people {
        let (name, unit) = (given[number % given.len()], ["xa-mau", "phuong-mau"][number % 2]);
        let text = format!(
            "loai: ca_nhan\nten: Nguyễn Văn {name}\nmau: true\ndon_vi: {unit}\ntom_tat: Người thứ {number}, có một câu tóm tắt vừa phải.\n"
        );
        site.write(&format!("content/ho-so/nguoi-{number}.yaml"), text);
    }
    site
}

/// The people whose tiles a text holds.
fn tiles(html: &str) -> BTreeSet<String> {
    let links = html.split("class=\"person-name\" href=\"").skip(1);
    links
        .filter_map(|rest| Some(rest.split_once('"')?.0.trim_end_matches('/').rsplit('/').next()?.to_owned()))
        .collect()
}

#[test]
fn the_index_of_many_people_is_whole_and_its_first_page_light() {
    const PEOPLE: usize = 2 * PEOPLE_SIZE + 7;
    let site = site(PEOPLE);
    let (files, outcome) = built(&options(&site.0));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    let text = |path: &str| String::from_utf8(files.get(path).expect(path).clone()).expect("a text");
    let first = text("ho-so/index.html");
    assert!(first.len() < 150_000, "{}", first.len());
    let mut all = tiles(&first);
    assert_eq!(all.len(), PEOPLE_SIZE);
    let tags = first.split_once("data-tags=\"").and_then(|(_, rest)| rest.split_once('"')).expect("tags").0;
    for number in 2..=3 {
        let page = text(&format!("ho-so/trang/{number}/index.html"));
        let here = tiles(&page);
        assert!(all.is_disjoint(&here), "{number}");
        // What the first page fetches is the same tiles, with links from where it stands.
        let tag = &tags[8 * (number - 2)..8 * (number - 1)];
        let script = text(&format!("_tim/n/{number}.{tag}.js"));
        let html = script.strip_prefix(&format!("senVuon({number},")).and_then(|rest| rest.strip_suffix(");\n"));
        let html: String = serde_json::from_str(html.expect("a call")).expect("a text");
        assert_eq!(tiles(&html), here);
        assert!(html.contains("href=\"nguoi-") && !html.contains("../"), "{html}");
        assert!(first.contains(&format!("trang/{number}/")), "a way without a script");
        all.extend(here);
    }
    assert_eq!(all.len(), PEOPLE);
    // A letter leads to the page on which its people begin.
    let letters =
        first.split_once("class=\"letters\"").and_then(|(_, rest)| rest.split_once("</nav>")).expect("letters").0;
    let targets: Vec<&str> =
        letters.split("href=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    assert_eq!(targets.len(), 10);
    for target in targets {
        let (page, anchor) = target.split_once('#').expect("an anchor");
        let page = text(&format!("ho-so/{page}index.html"));
        assert!(page.contains(&format!("id=\"{anchor}\"")), "{target}");
    }
}

#[test]
fn a_few_people_are_one_page_that_fetches_nothing() {
    let site = site(12);
    let (files, _) = built(&options(&site.0));
    assert!(!files.keys().any(|path| path.starts_with("ho-so/trang/") || path.starts_with("_tim/n/")));
    let page = String::from_utf8(files["ho-so/index.html"].clone()).expect("a text");
    assert!(!page.contains("data-tags"));
    assert_eq!(tiles(&page).len(), 12);
}
