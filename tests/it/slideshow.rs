//! The slideshow's files, as a screen reads them: every published exemplar once, in the order of the index of names,
//! and choices that hold the right ones. How it runs, a browser tells: `tests/browser/slideshow.test.mjs`.

use crate::support::{Scratch, built, options};
use std::collections::{BTreeMap, BTreeSet};

type Files = BTreeMap<String, Vec<u8>>;

const UNITS: [&str; 3] = ["huyen", "xa", "thon"];

/// A site of `count` profiles in three units, one above the other, and one that is not yet approved.
fn site(count: usize) -> Scratch {
    let site = Scratch::new("slideshow");
    site.write("site.yaml", "tieu_de: Trang\nxuat_ban: {can_duyet: true, can_dong_y: false}\n");
    site.write(
        "content/danh-muc/don-vi.yaml",
        "- {id: huyen, ten: Huyện}\n- {id: xa, ten: Xã, cap_tren: huyen}\n- {id: thon, ten: Thôn, cap_tren: xa}\n",
    );
    site.write("content/danh-muc/linh-vuc.yaml", "- {id: y-te, ten: Y tế}\n- {id: giao-duc, ten: Giáo dục}\n");
    for n in 0..count {
        let kind = ["ca_nhan", "tap_the", "ho_gia_dinh", "mo_hinh"][n % 4];
        let name = format!("Tổ {} \\\"</script> số {n}", ["Ngọc", "An", "Ánh", "Đào", "Yên"][n % 5]);
        let (unit, year) = (UNITS[n % 3], 2018 + n % 2);
        let field = if n.is_multiple_of(7) { "linh_vuc: [y-te]\n" } else { "" };
        site.write(
            &format!("content/ho-so/so-{n}.yaml"),
            format!(
                "loai: {kind}\nten: \"{name}\"\ndon_vi: [{unit}]\nnam: [{year}]\n{field}tom_tat: Tóm tắt {n}.\n\
                 trang_thai: da_duyet\nduyet: {{nguoi: Ban biên tập, ngay: 2/1/2021}}\n"
            ),
        );
    }
    site.write("content/ho-so/cho.yaml", "loai: ca_nhan\nten: Người Chưa Duyệt\ntom_tat: Chờ.\ntrang_thai: ban_nhap\n");
    site
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}"))).expect("UTF-8")
}

/// The HTML in a file of slides.
fn html(files: &Files, number: usize) -> String {
    let page = text(files, "trinh-chieu/index.html");
    let tags = values(page, "data-tags")[0];
    let script = text(files, &format!("trinh-chieu/{number}.{}.js", &tags[8 * (number - 2)..][..8]));
    let json = script.strip_prefix(&format!("vuonhoaSlides({number},")).and_then(|rest| rest.strip_suffix(");\n"));
    let json = json.unwrap_or_else(|| panic!("{script}"));
    assert!(!json.contains("</"), "a script element would end there");
    serde_json::from_str(json).expect("a text")
}

/// The values of `name="..."`, in order.
fn values<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.match_indices(&start).filter_map(|(at, _)| page[at + start.len()..].split('"').next()).collect()
}

/// The slides of all files, by the ids of their profiles.
fn slides(files: &Files) -> Vec<String> {
    let scripts = files.keys().filter(|path| path.starts_with("trinh-chieu/") && path.ends_with(".js")).count();
    let mut all = text(files, "trinh-chieu/index.html").to_owned();
    (2..scripts + 2).for_each(|number| all.push_str(&html(files, number)));
    let numbers: Vec<String> = values(&all, "data-slide").into_iter().map(str::to_owned).collect();
    let ids: Vec<String> =
        values(&all, "id").into_iter().filter_map(|id| id.strip_prefix("guong-")).map(str::to_owned).collect();
    assert_eq!(numbers, (0..ids.len()).map(|n| n.to_string()).collect::<Vec<_>>());
    ids
}

/// What the option of a select holds.
fn chosen(page: &str, select: &str, option: &str) -> BTreeSet<usize> {
    let select =
        page.split(&format!("<select name=\"{select}\"")).nth(1).and_then(|rest| rest.split("</select>").next());
    let option = select.and_then(|text| text.split(&format!("<option value=\"{option}\" data-slides=\"")).nth(1));
    let ranges = option.and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let number = |text: &str| text.parse::<usize>().expect("a number");
    let run = |run: &str| match run.split_once('-') {
        Some((first, last)) => number(first)..=number(last),
        None => number(run)..=number(run),
    };
    ranges.split(' ').filter(|text| !text.is_empty()).flat_map(run).collect()
}

#[test]
fn every_exemplar_has_one_slide_in_the_order_of_names() {
    let root = site(53);
    let (files, outcome) = built(&options(&root.0));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    let shown = slides(&files);
    let data: serde_json::Value = serde_json::from_slice(&files["du-lieu/ho-so.json"]).expect("JSON");
    let wanted: Vec<&str> = values_of(&data, "id");
    assert_eq!(shown, wanted, "the index of names");
    assert_eq!(shown.len(), 53);
    assert_eq!(values(text(&files, "trinh-chieu/index.html"), "data-tags")[0].len(), 2 * 8);
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("trinh-chieu/")) {
        assert!(!String::from_utf8_lossy(bytes).contains("Chưa Duyệt"), "{path} shows who is not approved");
    }
    let links = html(&files, 2);
    assert!(links.contains("href=\"../ho-so/"), "links lead from the page, not from the script: {links}");
}

fn values_of<'a>(data: &'a serde_json::Value, key: &str) -> Vec<&'a str> {
    let list = data.as_array().or_else(|| data.as_object()?.values().find_map(serde_json::Value::as_array));
    list.expect("a list").iter().filter_map(|entry| entry[key].as_str()).collect()
}

#[test]
fn a_choice_holds_its_slides_and_a_unit_those_below_it() {
    let root = site(53);
    let (files, _) = built(&options(&root.0));
    let page = text(&files, "trinh-chieu/index.html");
    let shown = slides(&files);
    let of = |fits: &dyn Fn(usize) -> bool| -> BTreeSet<usize> {
        let number = |id: &String| id.strip_prefix("so-").and_then(|n| n.parse().ok()).expect("a number");
        shown.iter().enumerate().filter(|(_, id)| fits(number(id))).map(|(at, _)| at).collect()
    };
    assert_eq!(chosen(page, "don-vi", "thon"), of(&|n| n % 3 == 2));
    assert_eq!(chosen(page, "don-vi", "xa"), of(&|n| n % 3 > 0));
    assert_eq!(chosen(page, "don-vi", "huyen"), of(&|_| true));
    assert_eq!(chosen(page, "loai", "household"), of(&|n| n % 4 == 2));
    assert_eq!(chosen(page, "linh-vuc", "y-te"), of(&|n| n.is_multiple_of(7)));
    assert_eq!(chosen(page, "nam", "2019"), of(&|n| n % 2 == 1));
    assert!(!page.contains("giao-duc"), "a field without an exemplar is no choice");
}

#[test]
fn search_engines_leave_it_out_and_a_code_needs_an_address() {
    let root = site(30);
    let (files, _) = built(&options(&root.0));
    assert!(!text(&files, "trinh-chieu/index.html").contains("class=\"qr\""));
    let mut with_base = options(&root.0);
    with_base.base_url = Some("https://mau.example/trang/".to_owned());
    let (files, outcome) = built(&with_base);
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    let page = text(&files, "trinh-chieu/index.html");
    assert_eq!(page.matches("class=\"qr\"").count(), 24);
    assert_eq!(html(&files, 2).matches("class=\"qr\"").count(), 6);
    assert!(page.contains("content=\"noindex\"") && !text(&files, "sitemap.xml").contains("trinh-chieu"));
}

#[test]
fn without_exemplars_there_is_none_and_nothing_leads_there() {
    let root = Scratch::new("slideshow-none");
    root.write("site.yaml", "tieu_de: Trang\n");
    root.write("content/trang/a.md", "---\ntieu_de: Giới thiệu\n---\nChữ.\n");
    let (files, outcome) = built(&options(&root.0));
    assert!(!outcome.has_errors(), "{:#?}", outcome.findings);
    for (path, bytes) in &files {
        assert!(!path.starts_with("trinh-chieu"), "{path}");
        let leads = path.ends_with(".html") && String::from_utf8_lossy(bytes).contains("trinh-chieu/");
        assert!(!leads, "{path} leads there");
    }
}
