//! What `list in-book` and `coverage` say of a book of four hundred is what stands in its PDF.

use crate::support::Scratch;
use crate::unit_changes::text_of;
use crate::yearbook::{FINAL, sample_options};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use vuonhoa::pipeline::{Request, Silent, set_books};
use vuonhoa::press::yearbook::Finish;

const PEOPLE: usize = 400;
/// Those before it have stories, the others stand on panels.
const STORIES: usize = 60;
const UNITS: usize = 20;

/// Every third award has no decision. The last unit was merged into the first after the awards.
fn site() -> Scratch {
    let site = Scratch::new("book-counts");
    site.write("site.yaml", "tieu_de: T\nxuat_ban: {can_dong_y: false, can_duyet: false}\n");
    let merged = ", thay_doi: [{ngay: 1/1/2021, loai: nhap, thanh: xa-0}]";
    let unit = |n: usize| format!("- {{id: xa-{n}, ten: Xã {n}{}}}\n", if n + 1 == UNITS { merged } else { "" });
    site.write("content/danh-muc/don-vi.yaml", (0..UNITS).map(unit).collect::<String>());
    for n in 0..PEOPLE {
        let story = if n < STORIES { format!("noi_dung: Chuyện số {n} kể.\n") } else { String::new() };
        let decision = if n % 3 == 0 { String::new() } else { format!(", quyet_dinh: {n}/QĐ") };
        site.write(
            &format!("content/ho-so/n{n}.yaml"),
            format!(
                "loai: ca_nhan\nten: Lê Thị Số {n}\nnam: 2020\ntom_tat: T.\ndon_vi: [xa-{}]\n\
                 khen_thuong: [{{loai: giay-khen-xa, nam: 2020{decision}}}]\n{story}",
                n % UNITS
            ),
        );
    }
    let told: Vec<String> = (0..STORIES).map(|n| format!("n{n}")).collect();
    let parts = format!(
        "phan:\n  - {{tieu_de: Chuyện kể, chon: {{loai: [tap_the], them: [{}]}}}}\n\
         \x20 - {{tieu_de: Gương mặt, bo_cuc: bang, sap_xep: [ten]}}\nphu_luc: [khen_thuong]\n",
        told.join(", ")
    );
    site.write("content/ky-yeu/k/ky-yeu.yaml", format!("tieu_de: Sách\n{FINAL}{parts}"));
    site
}

fn listed(site: &Scratch, what: &[&str]) -> Vec<BTreeMap<String, String>> {
    let output = Command::new(env!("CARGO_BIN_EXE_vuonhoa"))
        .arg("list")
        .args(what)
        .args(["--format", "json", "--clock", "2026-11-22", "--site"])
        .arg(&site.0)
        .output()
        .expect("the program");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let rows: Vec<BTreeMap<String, Value>> = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = |value: Value| value.as_str().expect("a text").to_owned();
    rows.into_iter().map(|row| row.into_iter().map(|(name, value)| (name, text(value))).collect()).collect()
}

/// The numbers behind each `mark` of a text.
fn numbers(text: &str, mark: &str) -> Vec<usize> {
    let ends = text.match_indices(mark).map(|(at, _)| &text[at + mark.len()..]);
    ends.filter_map(|end| end.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).collect()
}

#[test]
fn lists_say_of_four_hundred_what_the_book_shows() {
    let site = site();
    let request = Request { finishes: vec![Finish::Screen], ..Request::default() };
    let set = set_books(&sample_options(&site.0), &request, &Silent);
    assert!(set.written.is_some(), "{:#?}", set.findings);
    let text = text_of(&site, "print/k/k-doc.pdf").replace('\u{a0}', " ").to_lowercase();
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let roll = pages.iter().position(|page| page.contains("cấp cơ sở")).expect("the roll");
    // The contents name it first.
    let first = pages[..roll].iter().rposition(|page| page.contains("phần thứ nhất")).expect("a part");

    // Where each name stands in the parts, by the folios that are printed there.
    let mut stands: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut stories: BTreeSet<usize> = BTreeSet::new();
    for page in &pages[first..roll] {
        let folio = page.lines().rev().map(str::trim).find(|line| !line.is_empty());
        stories.extend(numbers(page, "chuyện số "));
        for person in numbers(page, "lê thị số ") {
            let folio = folio.and_then(|line| line.parse().ok()).unwrap_or_else(|| panic!("no folio: {page}"));
            stands.entry(person).or_default().insert(folio);
        }
    }
    let mut said: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for row in listed(&site, &["in-book", "k"]) {
        let mut ends = row["pages"].split('-').map(|page| page.parse::<usize>().expect("a page"));
        let from = ends.next().expect("a page");
        said.insert(numbers(&row["id"], "n")[0], (from..=ends.next().unwrap_or(from)).collect());
    }
    assert_eq!(said.len(), PEOPLE);
    assert_eq!(said, stands);
    assert_eq!(stories, (0..STORIES).collect());

    // Who is of which unit, and by what decision, the roll says under the names of the time.
    let mut of_unit: BTreeMap<usize, [usize; 3]> = BTreeMap::new();
    let rolled = pages[roll..].concat();
    let holders: Vec<&str> = rolled.split("lê thị số ").skip(1).collect();
    assert_eq!(holders.len(), PEOPLE);
    for holder in holders {
        let person = numbers(&format!("#{holder}"), "#")[0];
        let unit = numbers(holder, "· xã ")[0];
        assert_eq!(unit, person % UNITS);
        let counts = of_unit.entry(if unit + 1 == UNITS { 0 } else { unit }).or_default();
        counts[0] += 1;
        counts[1] += usize::from(!holder.contains("/qđ"));
        counts[2] += usize::from(!stories.contains(&person));
    }
    let mut coverage: BTreeMap<usize, [usize; 3]> = BTreeMap::new();
    let rows = listed(&site, &["coverage"]);
    let count =
        |row: &BTreeMap<String, String>| ["profiles", "decision", "story"].map(|of| row[of].parse().expect("a number"));
    for row in rows.iter().filter(|row| row["unit"].starts_with("Xã ")) {
        coverage.insert(numbers(&row["unit"], "Xã ")[0], count(row));
    }
    assert_eq!(coverage, of_unit);
    let all = rows.last().map(count).expect("all");
    assert_eq!(all, [0, 1, 2].map(|at| of_unit.values().map(|counts| counts[at]).sum::<usize>()));
}
