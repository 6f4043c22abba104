//! Units that are renamed, merged, split and ended: whatever tells of them, on pages, in books, lists and tables, calls them
//! as they were called at the time, and counts nobody twice.

use crate::support::{Scratch, built, options};
use crate::yearbook::FINAL;
use std::collections::BTreeMap;
use std::sync::Arc;
use vuonhoa::diagnostic::Code;
use vuonhoa::export::{roll, roster as exported, statistics};
use vuonhoa::import::roster::{self, Adding, LEDGER, Ledger, Mapping, Request as Asked, Verdict};
use vuonhoa::model::statistics::{Count, Tally};
use vuonhoa::model::{Mode, ProfileQuery, Site};
use vuonhoa::pipeline::{Options, Records, Request, Session, Silent, set_books};
use vuonhoa::press::yearbook::Finish;
use vuonhoa::write::sheet::{Sheet, Value, delimited};

/// Hoa Lan is renamed, then merged into Hoa Mai with Hoa Ly; Hoa Cúc is split into Hoa Mai and Hoa Sen; Hoa Mai will be renamed.
const UNITS: &str = "\
- {id: huyen, ten: Huyện Mẫu}
- id: hoa-lan
  ten: Xã Hoa Lan
  ten_ngan: Hoa Lan
  cap_tren: huyen
  thay_doi:
    - {ngay: 1/7/2020, loai: nhap, thanh: hoa-mai, can_cu: 12/NQ-HĐND}
    - {ngay: 1/1/2018, loai: doi_ten, ten: Thị trấn Hoa Lan}
- {id: hoa-dao, ten: Xã Quỳnh Đào, thay_doi: [{ngay: 1/1/2016, loai: doi_ten, ten: Xã Hoa Đào}]}
- {id: hoa-ly, ten: Xã Hoa Ly, cap_tren: huyen, den: 30/6/2020, ke_thua: hoa-mai}
- {id: hoa-cuc, ten: Xã Hoa Cúc, cap_tren: huyen, thay_doi: [{ngay: 1/1/2021, loai: chia, thanh: [hoa-mai, hoa-sen]}]}
- {id: hoa-mai, ten: Xã Hoa Mai, cap_tren: huyen, tu: 1/7/2020, thay_doi: [{ngay: 1/1/2022, loai: doi_ten, ten: Phường Hoa Mai}]}
- {id: hoa-sen, ten: Xã Hoa Sen, cap_tren: huyen, tu: 1/1/2021}
";

fn site() -> Scratch {
    let site = Scratch::new("unit-changes");
    site.write("site.yaml", "tieu_de: T\nbase_url: https://a.vn/\nxuat_ban: {can_dong_y: false, can_duyet: false}\n");
    site.write("content/danh-muc/don-vi.yaml", UNITS);
    let person = |id: &str, more: &str| {
        let text = format!("loai: ca_nhan\nten: Người {id}\ntom_tat: T.\nnoi_dung: Bài.\n{more}");
        site.write(&format!("content/ho-so/{id}.yaml"), text);
    };
    person(
        "a",
        "nam: [2017, 2019]\ndon_vi: [hoa-lan]\nkhen_thuong:\n  - {loai: giay-khen-xa, nam: 2017}\n  - {loai: giay-khen-xa, ngay: 3/2/2019}\n",
    );
    person(
        "b",
        "nam: 2020\nchuc_vu: [{ten: Bí thư, don_vi: hoa-ly, den: 30/6/2020}, {ten: Chủ tịch, don_vi: hoa-mai, tu: 1/7/2020}]\n\
         khen_thuong: [{loai: giay-khen-xa, ngay: 2/9/2020}, {loai: giay-khen-xa, ngay: 19/5/2020}]\n",
    );
    person("c", "nam: 2020\ndon_vi: [hoa-cuc]\nkhen_thuong: [{loai: giay-khen-xa, nam: 2020}]\n");
    person("d", "don_vi: [hoa-mai]\n");
    for (id, date, unit) in [("xua", "1/5/2017", "hoa-lan"), ("nay", "1/5/2021", "hoa-mai")] {
        let text = format!("---\ntieu_de: Bài {id}\nngay: {date}\ndon_vi: [{unit}]\n---\nMột bài.\n");
        site.write(&format!("content/bai-viet/{id}.md"), text);
    }
    site
}

fn model(site: &Scratch) -> Arc<Site> {
    let (prepared, findings) = Session::open(options(&site.0)).look();
    let told: Vec<_> = findings.into_iter().filter(|f| matches!(f.code, Code::UnitChange | Code::UnitEnded)).collect();
    assert!(told.is_empty(), "{told:#?}");
    Arc::clone(&prepared.expect("a site").site)
}

fn under<'a>(site: &'a Site, unit: &str) -> Vec<&'a str> {
    let query = ProfileQuery { unit: Some(unit), ..ProfileQuery::default() };
    site.select_profiles(&query).into_iter().map(|index| site.profiles[index].id.as_str()).collect()
}

/// The cells of the columns with these headings.
fn cells(sheet: &Sheet, columns: &[&str]) -> Vec<Vec<String>> {
    let at = |name: &&str| sheet.columns.iter().position(|column| column == name).expect("a column");
    let at: Vec<usize> = columns.iter().map(at).collect();
    sheet.rows.iter().map(|row| at.iter().map(|at| Value::text(&row[*at])).collect()).collect()
}

#[test]
fn lists_and_totals_follow_a_merger_and_count_nobody_twice() {
    let scratch = site();
    let site = model(&scratch);
    assert_eq!(under(&site, "hoa-lan"), ["a"]);
    assert_eq!(under(&site, "hoa-mai"), ["a", "b", "d"], "with those of before the merger, each once");
    assert_eq!(under(&site, "hoa-cuc"), ["c"], "who went where in a split, nobody has said");
    assert_eq!(under(&site, "hoa-sen"), [""; 0]);
    assert_eq!(under(&site, "huyen"), ["a", "b", "c", "d"]);
    let tally = Tally::of_site(&site);
    let units: BTreeMap<&str, usize> = tally.profiles_by_unit.iter().map(|(id, n)| (id.as_str(), *n)).collect();
    assert_eq!(units, BTreeMap::from([("hoa-mai", 3), ("hoa-cuc", 1)]));
    assert_eq!(tally.awards_by_unit["hoa-mai"], Count { occasions: 4, recipients: 2 });
    assert_eq!(site.become_of("hoa-cuc", None), ["hoa-mai", "hoa-sen"]);
    let all: Vec<usize> = (0..site.profiles.len()).collect();
    let sheets = statistics::sheets(&site, &all);
    let rows = cells(&sheets[0], &["Đơn vị", "Số hồ sơ", "Lượt khen thưởng"]);
    assert_eq!(rows[..2], [["Xã Hoa Cúc", "1", "1"], ["Xã Hoa Mai", "3", "4"]]);
}

#[test]
fn tables_call_a_unit_as_it_was_called_and_take_that_name_back() {
    let scratch = site();
    let records = Records::read(&scratch.0).expect("a site");
    let site = records.site("2021-06-01".parse().expect("a date"));
    let all: Vec<usize> = (0..site.profiles.len()).collect();
    let rolled = cells(&roll::sheet(&site, &all), &["Họ và tên, tên tập thể", "Đơn vị"]);
    let expected = [
        ["Người b", "Xã Hoa Mai"],
        ["Người b", "Xã Hoa Ly"],
        ["Người c", "Xã Hoa Cúc"],
        ["Người a", "Thị trấn Hoa Lan"],
        ["Người a", "Xã Hoa Lan"],
    ];
    assert_eq!(rolled, expected);
    let roster = exported::sheet(&site, &all);
    let units = cells(&roster, &["Họ và tên", "Đơn vị"]);
    assert!(units.contains(&vec!["Người b".to_owned(), "Xã Hoa Ly; Xã Hoa Mai".to_owned()]), "{units:?}");
    let mut ledger = Ledger::default();
    exported::keep(&mut ledger, &site, &all, |path| std::fs::read(scratch.0.join(path))).expect("records");
    scratch.write(LEDGER, ledger.write());
    let asked = || Asked {
        root: &scratch.0,
        reading: &records.reading,
        mapping: Mapping::default(),
        ledger: Ledger::read(&ledger.write()),
        adding: Adding::default(),
        kind: None,
        today: "2021-06-01".parse().expect("a date"),
    };
    let sheets = roster::read(&delimited(&roster), "danh-sach.csv").expect("a table");
    let back = roster::propose(&sheets, asked()).expect("a proposal");
    assert!(back.items.iter().all(|item| item.verdict == Verdict::Same), "{:#?}", back.items);
    // A list of today names somebody of before by the first name of the unit, in its short form.
    let table = "Họ và tên;Đơn vị\nLê Mới;Hoa Lan\n";
    let sheets = roster::read(table.as_bytes(), "moi.csv").expect("a table");
    let new = roster::propose(&sheets, asked()).expect("a proposal");
    assert_eq!(new.items[0].person.fields.units, ["hoa-lan"], "{:#?}", new.items);
}

#[test]
fn pages_and_search_tell_what_has_become_of_a_unit() {
    let scratch = site();
    let (files, _) = built(&options(&scratch.0));
    let page = |path: &str| String::from_utf8_lossy(&files[path]).replace('\u{a0}', " ");
    let lan = page("don-vi/hoa-lan/index.html");
    for text in [
        "<h1>Thị trấn Hoa Lan</h1>",
        "Nay là",
        "../hoa-mai/",
        "nhập vào",
        "12/NQ-HĐND",
        "đổi tên thành Thị trấn Hoa Lan",
    ] {
        assert!(lan.contains(text), "{text}: {lan}");
    }
    let mai = page("don-vi/hoa-mai/index.html");
    assert!(
        mai.contains("<h1>Xã Hoa Mai</h1>") && !mai.contains("Phường Hoa Mai"),
        "what is planned has not happened: {mai}"
    );
    assert!(mai.contains("Tiền thân") && mai.contains("../hoa-cuc/"), "{mai}");
    assert!(page("don-vi/hoa-cuc/index.html").contains("chia thành"));
    assert!(
        page("bai-viet/xua/index.html").contains("Xã Hoa Lan")
            || page("bai-viet/xua/index.html").contains("Hoa Lan</a>")
    );
    assert!(page("ho-so/a/index.html").contains("Thị trấn Hoa Lan"), "of its last year, 2019");
    // Two names of one unit stand on a page only where it says that they are.
    assert!(page("bai-viet/xua/index.html").contains("(nay là Xã Hoa Mai)"), "{}", page("bai-viet/xua/index.html"));
    assert!(page("ho-so/c/index.html").contains("(nay là Xã Hoa Mai, Xã Hoa Sen)"), "{}", page("ho-so/c/index.html"));
    assert!(!page("bai-viet/nay/index.html").contains("nay là"), "its name of then is that of today");
    let index = files.iter().filter(|(path, _)| path.starts_with("_tim/"));
    assert!(index.into_iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains("quỳnh")), "by its first name");
}

#[test]
fn a_frozen_yearbook_knows_nothing_of_later() {
    let scratch = site();
    scratch.write(
        "content/ky-yeu/k/ky-yeu.yaml",
        format!("tieu_de: K\n{FINAL}phan: [{{tieu_de: Người}}]\nphu_luc: [khen_thuong]\nbang_tra: [ten, don_vi]\n"),
    );
    let options = crate::yearbook::sample_options(&scratch.0);
    let bound = |options: &Options| {
        let set = set_books(options, &Request { finishes: vec![Finish::Press], ..Request::default() }, &Silent);
        assert!(set.written.is_some(), "{:#?}", set.findings);
        text_of(&scratch, "print/k/k-in.pdf")
    };
    let frozen = set_books(&options, &Request { freeze: true, ..Request::default() }, &Silent);
    for (path, bytes) in &frozen.frozen {
        std::fs::write(path, bytes).expect("the record");
    }
    let text = bound(&options);
    for name in ["Thị trấn Hoa Lan", "Người a · Hoa Lan", "Xã Hoa Ly", "Xã Hoa Cúc", "Xã Hoa Mai"] {
        assert!(text.contains(name), "{name}: {text}");
    }
    let later = [
        ("{id: huyen, ten: Huyện Mẫu}", "{id: huyen, ten: Huyện Mẫu, thay_doi: [{ngay: 1/1/2030, loai: ket_thuc}]}"),
        (
            "ten: Phường Hoa Mai}",
            "ten: Phường Hoa Mai}, {ngay: 1/1/2027, loai: doi_ten, ten: Phường Mai Mới}, {ngay: 1/1/2028, loai: nhap, thanh: hoa-sen}",
        ),
        ("tu: 1/1/2021}", "tu: 1/1/2021, thay_doi: [{ngay: 1/1/2027, loai: doi_ten, ten: Phường Hoa Sen}]}"),
    ];
    let later = later.iter().fold(UNITS.to_owned(), |units, (now, then)| units.replace(now, then));
    scratch.write("content/danh-muc/don-vi.yaml", later);
    let mode = Mode::publication("2031-06-01".parse().expect("a date"));
    assert_eq!(bound(&Options { mode, ..options }), text);
}

/// The words of a PDF, a line a line.
pub fn text_of(site: &Scratch, path: &str) -> String {
    let told = std::process::Command::new("pdftotext").arg("-layout").arg(site.0.join(path)).arg("-").output();
    String::from_utf8(told.expect("pdftotext").stdout).expect("UTF-8")
}

#[test]
fn a_chain_of_a_hundred_is_told_once() {
    let scratch = Scratch::new("unit-chain");
    scratch.write("site.yaml", "tieu_de: T\n");
    let unit = |n: usize| {
        format!(
            "- {{id: dv-{n}, ten: Đơn vị {n}, thay_doi: [{{ngay: 1/1/{}, loai: nhap, thanh: dv-{}}}]}}\n",
            1900 + n,
            n + 1
        )
    };
    let units: String = (0..100).map(unit).collect::<String>() + "- {id: dv-100, ten: Đơn vị 100}\n";
    scratch.write("content/danh-muc/don-vi.yaml", units);
    let (_, findings) = Session::open(options(&scratch.0)).look();
    let told: Vec<_> = findings.into_iter().filter(|finding| finding.is_error()).collect();
    assert!(
        told.len() == 1 && told[0].code == Code::UnitsTooDeep && told[0].labels[0].place.span.is_some(),
        "{told:#?}"
    );
}

#[test]
fn a_village_and_its_commune_may_end_on_one_day() {
    let site = Scratch::new("unit-changes-day");
    site.write("site.yaml", "tieu_de: T\n");
    let units = |village: &str| {
        format!(
            "- {{id: cu, ten: Xã Cũ, thay_doi: [{{ngay: 1/7/2020, loai: nhap, thanh: moi}}]}}\n\
             - {{id: thon, ten: Thôn Một, cap_tren: cu, thay_doi: [{{ngay: {village}, loai: nhap, thanh: thon-moi}}]}}\n\
             - {{id: moi, ten: Xã Mới}}\n- {{id: thon-moi, ten: Thôn Mới, cap_tren: moi}}\n"
        )
    };
    let told = |village: &str| {
        site.write("content/danh-muc/don-vi.yaml", units(village));
        let (_, outcome) = built(&options(&site.0));
        outcome.findings.iter().filter(|finding| finding.code == Code::UnitEnded).count()
    };
    assert_eq!(told("1/7/2020"), 0, "to the last day");
    assert_eq!(told("1/8/2020"), 1, "a month without a commune");
}
