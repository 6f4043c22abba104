//! Rosters that say a thing twice, almost, or in an encoding of before: what is taken in, what waits, what is named.

use crate::import_roster::{apply, doubts, proposal, site, to_tcvn3, to_vni, verdicts};
use vuonhoa::import::roster::{self, Fields, Proposal, Verdict, Why};

const COMMUNE: &str = "Giấy khen của Chủ tịch UBND xã";
const PM: &str = "Bằng khen của Thủ tướng Chính phủ";

fn of(proposal: &Proposal, at: usize) -> &Fields {
    &proposal.items[at].person.fields
}

fn left_columns(proposal: &Proposal) -> Vec<&str> {
    proposal.left.iter().filter(|left| left.why == Why::Column).map(|left| left.text.as_str()).collect()
}

#[test]
fn columns_of_one_meaning_are_taken_together_or_named() {
    let site = site();
    let read = |table: &str| proposal(&site, table.as_bytes());

    for (heads, cells, name) in [
        ("Họ và tên Họ và đệm,Họ và tên Tên", "Nguyễn Thị,Hoa", "Nguyễn Thị Hoa"),
        ("Họ tên,Tên", "Lò Thị Một,Một", "Lò Thị Một"),
        ("Họ tên,Tên", "Lò Thị,Một", "Lò Thị Một"),
        ("Họ và đệm,Tên", "Lò Thị,Một", "Lò Thị Một"),
    ] {
        let proposal = read(&format!("STT,{heads},Đơn vị\n1,{cells},Khu 4\n"));
        assert_eq!(of(&proposal, 0).name.as_deref(), Some(name), "{heads}: {cells}");
        assert_eq!(verdicts(&proposal), [Verdict::New], "{heads}: {cells}");
    }

    let bodies = read("STT,Họ và tên,Tên đơn vị,Năm\n1,Lò Thị Một,Khu 4,2020\n");
    assert_eq!(
        (of(&bodies, 0).name.as_deref(), &of(&bodies, 0).units[..]),
        (Some("Lò Thị Một"), &["khu-4".to_owned()][..])
    );

    let both = read("STT,Họ và tên,Tên tập thể,Năm\n1,Lò Thị Một,,2020\n2,,Chi bộ A,2020\n3,Lò Thị Ba,Chi bộ B,2020\n");
    assert_eq!(verdicts(&both), [Verdict::New, Verdict::New, Verdict::Doubtful]);
    assert_eq!(doubts(&both.items[2]), ["roster-second"]);

    let lists = read(
        "STT,Họ tên,Chức vụ,Chức vụ Đảng,Thành tích 2021,Thành tích 2022\n1,Lò Thị Hai,Trưởng thôn,Bí thư,a1,a2\n",
    );
    assert_eq!(of(&lists, 0).roles, ["Trưởng thôn", "Bí thư"]);
    assert_eq!(of(&lists, 0).deeds, ["Năm 2021: a1", "Năm 2022: a2"]);
    assert!(left_columns(&lists).is_empty());

    let twice = read("STT,Họ tên,Đơn vị,Tóm tắt,Tóm tắt thành tích\n1,Lò Thị Tư,Khu 4,Câu một,Câu hai\n");
    assert_eq!(of(&twice, 0).summary.as_deref(), Some("Câu một"));
    assert_eq!(left_columns(&twice), ["Tóm tắt thành tích: Câu hai"]);
    assert_eq!(twice.mapping().column("Tóm tắt thành tích"), None, "alone it means what it did");
}

#[test]
fn every_award_of_a_line_is_taken() {
    let site = site();
    let heads = "STT,Họ tên,Hình thức khen thưởng 2020,Số QĐ,Ngày QĐ,Hình thức khen thưởng 2021,Số QĐ";
    let awards = proposal(&site, format!("{heads}\n1,Lò Thị Một,{COMMUNE},1/QĐ,5/6/2020,{PM},2/QĐ\n").as_bytes());
    let told: Vec<_> = of(&awards, 0)
        .awards
        .iter()
        .map(|a| (a.kind.as_str(), a.year, a.decision.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(told, [("giay-khen-xa", Some(2020), "1/QĐ"), ("bang-khen-thu-tuong", Some(2021), "2/QĐ")]);
    assert_eq!(of(&awards, 0).awards[0].date.map(|date| date.to_string()).as_deref(), Some("2020-06-05"));

    let shared = format!("STT,Họ tên,Hình thức khen thưởng,Danh hiệu,Số QĐ\n1,Lò Thị Một,{COMMUNE},{PM},1/QĐ\n");
    assert_eq!(doubts(&proposal(&site, shared.as_bytes()).items[0]), ["roster-whose-decision"]);
}

#[test]
fn an_encoding_of_before_is_that_of_the_table() {
    let names = ["Trương Thị Thư", "Nguyễn Ngọc Ánh", "Lò Văn Mến", "Ngô Thị Lựa"];
    let lines = names.map(|name| name.replace('Á', "á"));
    let table = format!(
        "STT,Họ và tên,Đơn vị\n{}",
        lines.iter().enumerate().map(|(at, name)| format!("{at},{name},Khu 4\n")).collect::<String>()
    );
    for encoded in [to_tcvn3(&table), to_vni(&table)] {
        let site = site();
        let encoded = encoded.expect("letters of both");
        let proposal = proposal(&site, encoded.as_bytes());
        let read: Vec<_> = (0..lines.len()).map(|at| of(&proposal, at).name.clone().unwrap_or_default()).collect();
        assert_eq!(read, lines, "{encoded}");
        assert!((0..lines.len()).all(|at| of(&proposal, at).units == ["khu-4"]), "{encoded}");
    }
    // One cell by itself shows nothing for certain, and is no name.
    let alone = proposal(&site(), "STT,Họ và tên,Đơn vị\n1,NguyÔn Ngäc,Khu 4\n2,Lò Thị Hoà,Khu 4\n".as_bytes());
    assert_ne!(of(&alone, 0).name.as_deref().filter(|_| alone.items[0].verdict == Verdict::New), Some("NguyÔn Ngäc"));
    assert_eq!(alone.items[1].verdict, Verdict::New);
}

#[test]
fn units_and_names_that_differ_by_tones_are_not_one() {
    let site = site();
    let units = "STT,Họ tên,Đơn vị\n1,Lò Thị Một,Thôn Đồng Má\n2,Lò Thị Hai,Thôn Đông Mả\n3,Lò Thị Ba,Thon Dong Ma\n\
                 4,Lò Thị Bốn,UBND cấp xã Hoa Sen\n";
    let units = proposal(&site, units.as_bytes());
    assert_eq!(verdicts(&units), [Verdict::New, Verdict::Doubtful, Verdict::New, Verdict::New]);
    assert_eq!(doubts(&units.items[1]), ["roster-unit-unknown"]);
    assert_eq!(of(&units, 3).units, ["ubnd-xa"]);

    let first = proposal(&site, "STT,Họ tên,Đơn vị\n1,Trần Thị Lựa,Khu 4\n".as_bytes());
    apply(&site, &first);
    let second = proposal(&site, "STT,Họ tên,Đơn vị\n1,Trần Thị Lụa,Khu 4\n2,Trần Thị Lựa,Khu 4\n".as_bytes());
    assert_eq!(verdicts(&second), [Verdict::Doubtful, Verdict::Same]);
    assert!(doubts(&second.items[0]).contains(&"roster-near-name"));
    let table = "STT,Họ tên,Đơn vị,Ngày sinh\n1,Đinh Thị Lựa,Khu 4,1/2/1970\n2,Đinh Thị Lụa,Khu 4,1/2/1970\n\
                 3,Đinh Thị Lúa,Khu 4,3/4/1980\n4,Đinh Thị Lứa,UBND xã Hoa Sen,1/2/1970\n";
    assert_eq!(
        verdicts(&proposal(&site, table.as_bytes())),
        [Verdict::New, Verdict::Doubtful, Verdict::New, Verdict::New]
    );
}

#[test]
fn groups_are_lettered_and_ditto_marks_repeat() {
    let site = site();
    let table = "STT,Họ tên,Chức vụ,Đơn vị\nI,Khu 4,,\n1,Nguyễn Thị Hoa,Trưởng khu,\nA,TẬP THỂ,,\n1,Chi bộ thôn,,\nB,CÁ NHÂN,,\n\
                 1,Lò Thị Bốn,Bí thư,Khu 4\n2,Lò Thị Năm,-nt-,như trên\n3,Lò Thị Sáu,//,nt\n4,Lò Thị Bảy,\"\"\"\",\n";
    let proposal = proposal(&site, table.as_bytes());
    let told: Vec<_> = proposal
        .items
        .iter()
        .map(|item| (item.person.kind.word(), item.person.fields.roles.join(""), item.person.fields.units.join("")))
        .collect();
    let is = |kind, role: &str, unit: &str| (kind, role.to_owned(), unit.to_owned());
    assert_eq!(
        told,
        [
            is("individual", "Trưởng khu", "khu-4"),
            is("collective", "", ""),
            is("individual", "Bí thư", "khu-4"),
            is("individual", "Bí thư", "khu-4"),
            is("individual", "Bí thư", "khu-4"),
            is("individual", "Bí thư", ""),
        ]
    );
    let above = crate::import_roster::proposal(&site, "STT,Họ tên,Đơn vị\n1,Lò Thị Một,nt\n".as_bytes());
    assert_eq!(doubts(&above.items[0]), ["roster-ditto"]);
}

#[test]
fn an_emptied_cell_is_told_and_takes_nothing_away() {
    let site = site();
    let table = |role: &str| format!("STT,Họ tên,Đơn vị,Chức vụ\n1,Lò Thị Một,Khu 4,{role}\n");
    apply(&site, &proposal(&site, table("Bí thư").as_bytes()));
    let again = proposal(&site, table("").as_bytes());
    assert_eq!(verdicts(&again), [Verdict::Same]);
    assert_eq!(again.items[0].person.notes.iter().map(|note| note.id).collect::<Vec<_>>(), ["roster-emptied"]);
    assert!(proposal(&site, table("Bí thư").as_bytes()).items[0].person.notes.is_empty());
}

#[test]
fn a_year_beside_a_day_is_written_once() {
    let site = site();
    let table = |year: &str| {
        format!("STT,Họ tên,Đơn vị,Khen thưởng,Ngày QĐ,Năm khen\n1,Lò Thị Một,Khu 4,{COMMUNE},16/5/2021,{year}\n")
    };
    apply(&site, &proposal(&site, table("").as_bytes()));
    let second = proposal(&site, table("2022").as_bytes());
    assert_eq!(verdicts(&second), [Verdict::Update]);
    apply(&site, &second);
    assert_eq!(verdicts(&proposal(&site, table("2022").as_bytes())), [Verdict::Same]);
}

#[test]
fn a_web_page_named_as_a_workbook_is_refused() {
    let page = roster::read(b"\xef\xbb\xbf<html><table><tr><td>a</td></tr></table></html>", "h.xls");
    assert_eq!(page.map(|_| ()).map_err(|message| message.id), Err("roster-html"));
}

/// What Excel shows of a tick is a word, and arrives as one, not as a sign of ours.
#[test]
fn a_cell_that_is_true_says_so() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.write(0, 0, "Họ và tên").expect("a cell");
    page.write(0, 1, "Thành tích").expect("a cell");
    page.write(1, 0, "Lò Thị Một").expect("a cell");
    page.write_boolean(1, 1, true).expect("a cell");
    page.write(2, 0, "Lò Thị Hai").expect("a cell");
    page.write_boolean(2, 1, false).expect("a cell");
    let sheets = roster::read(&book.save_to_buffer().expect("a workbook"), "a.xlsx").expect("a table");
    assert_eq!([sheets[0].text(2, 1), sheets[0].text(3, 1)], ["TRUE", "FALSE"]);
}

#[test]
fn new_units_that_stand_often_are_none_of_each_others_slips() {
    let site = site();
    let line = |n: usize, unit: &str| format!("Lò Thị {n},{unit}\n");
    let table = |units: &[&str]| {
        let lines: String = units.iter().enumerate().map(|(n, unit)| line(n, unit)).collect();
        proposal(&site, format!("Họ tên,Đơn vị\n{lines}").as_bytes())
    };
    let names = |proposal: &Proposal| proposal.units.iter().map(|new| new.name.clone()).collect::<Vec<_>>();
    let often = table(&["Xã Hoa Lan", "Xã Hoa Mai", "Xã Hoa Mai", "Xã Hoa Lan"]);
    assert_eq!(names(&often), ["Xã Hoa Lan", "Xã Hoa Mai"]);
    // Once is a slip, and tones alone are one however often.
    assert_eq!(
        verdicts(&table(&["Xã Hoa Lan", "Xã Hoa Lna", "Xã Hoa Lan"])),
        [Verdict::New, Verdict::Doubtful, Verdict::New]
    );
    assert_eq!(names(&table(&["Xã Hoa Lan", "Xã Hoa Lân", "Xã Hoa Lan", "Xã Hoa Lân"])), ["Xã Hoa Lan"]);
}
