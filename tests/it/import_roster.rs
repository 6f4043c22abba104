//! Rosters as offices have them: what is visible arrives or is named, what is there already is held to.

use crate::support::{Random, Scratch};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::collections::BTreeMap;
use std::io::Write;
use vuonhoa::export::roster as exported;
use vuonhoa::import::roster::{self, Adding, Item, LEDGER, Ledger, MAPPING, Mapping, Proposal, Request, Verdict};
use vuonhoa::pipeline::Records;
use vuonhoa::scaffold;
use vuonhoa::vietnamese::fold;
use vuonhoa::write::sheet;

const UNITS: &str = "- {id: khu-4, ten: Khu 4}\n- {id: chi-bo-truong, ten: Chi bộ Trường Tiểu học Hòa Bình}\n\
                     - {id: ubnd-xa, ten: Ủy ban nhân dân xã Hoa Sen, ten_ngan: UBND xã Hoa Sen}\n";

pub fn site() -> Scratch {
    let site = Scratch::new("roster");
    site.write("site.yaml", "tieu_de: Vườn hoa\n");
    site.write("content/danh-muc/don-vi.yaml", UNITS);
    site.write("content/danh-muc/linh-vuc.yaml", "- {id: y-te, ten: Y tế}\n- {id: giao-duc, ten: Giáo dục}\n");
    site
}

fn proposal_with(site: &Scratch, bytes: &[u8], name: &str, adding: Adding) -> Proposal {
    let records = Records::read(&site.0).expect("a site");
    let read = |path: &str| scaffold::read(&site.0.join(path)).expect("a file").unwrap_or_default();
    let request = Request {
        root: &site.0,
        reading: &records.reading,
        mapping: Mapping::read(&String::from_utf8_lossy(&read(MAPPING))).expect("a mapping"),
        ledger: Ledger::read(&read(LEDGER)),
        adding,
        kind: None,
        today: "2021-06-01".parse().expect("a date"),
    };
    let sheets = roster::read(bytes, name).unwrap_or_else(|message| panic!("{name}: {message:?}"));
    roster::propose(&sheets, request).expect("a proposal")
}

pub fn proposal(site: &Scratch, bytes: &[u8]) -> Proposal {
    proposal_with(site, bytes, "danh-sach.csv", Adding { units: true, decisions: true })
}

pub fn apply(site: &Scratch, proposal: &Proposal) -> usize {
    let writes = proposal.writes(&site.0).expect("writes");
    scaffold::write_all(&site.0, &writes).expect("written");
    writes.len()
}

/// Every file of the site.
pub fn files(site: &Scratch) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(&site.0).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    walk.map(|e| (e.path().display().to_string(), std::fs::read(e.path()).expect("a file"))).collect()
}

pub fn verdicts(proposal: &Proposal) -> Vec<Verdict> {
    proposal.items.iter().map(|item| item.verdict).collect()
}

pub fn doubts(item: &Item) -> Vec<&'static str> {
    item.person.doubts.iter().map(|doubt| doubt.id).collect()
}

// The encodings of before, the other way.

const TCVN3: (&str, &str) = (
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u{ad}øõö÷ùýúûüþ¡¢§£¤¥¦",
    "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
);

pub fn to_tcvn3(text: &str) -> Option<String> {
    let letter = |c: char| match c.is_ascii() {
        true => Some(c),
        false => TCVN3.1.chars().zip(TCVN3.0.chars()).find(|(from, _)| *from == c).map(|(_, to)| to),
    };
    text.chars().map(letter).collect()
}

/// Base letters and marks, as VNI writes them; only small letters carry marks here.
pub fn to_vni(text: &str) -> Option<String> {
    const LETTERS: &str = "aăâeêioôơuưy";
    const MARKED: [(&str, [&str; 6]); 12] = [
        ("a", ["a", "aø", "aù", "aû", "aõ", "aï"]),
        ("ă", ["aê", "aè", "aé", "aú", "aü", "aë"]),
        ("â", ["aâ", "aà", "aá", "aå", "aã", "aä"]),
        ("e", ["e", "eø", "eù", "eû", "eõ", "eï"]),
        ("ê", ["eâ", "eà", "eá", "eå", "eã", "eä"]),
        ("i", ["i", "ì", "í", "æ", "ó", "ò"]),
        ("o", ["o", "oø", "où", "oû", "oõ", "oï"]),
        ("ô", ["oâ", "oà", "oá", "oå", "oã", "oä"]),
        ("ơ", ["ô", "ôø", "ôù", "ôû", "ôõ", "ôï"]),
        ("u", ["u", "uø", "uù", "uû", "uõ", "uï"]),
        ("ư", ["ö", "öø", "öù", "öû", "öõ", "öï"]),
        ("y", ["y", "yø", "yù", "yû", "yõ", "î"]),
    ];
    const TONES: &str = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ";
    let mut written = String::new();
    for c in text.chars() {
        match TONES.chars().position(|known| known == c) {
            Some(at) => {
                let letter = LETTERS.chars().nth(at / 6)?;
                written.push_str(MARKED.iter().find(|(base, _)| base.starts_with(letter))?.1[at % 6]);
            }
            None if c == 'đ' => written.push('ñ'),
            None if c == 'Đ' => written.push('Ñ'),
            None if c.is_ascii() => written.push(c),
            None => return None,
        }
    }
    Some(written)
}

/// A cell as one of the fonts has it, with the font's name.
fn in_some_font(text: &str, random: &mut Random) -> (String, Option<&'static str>) {
    match random.below(3) {
        0 => to_tcvn3(text).map_or((text.to_owned(), None), |text| (text, Some(".VnTime"))),
        1 => to_vni(text).map_or((text.to_owned(), None), |text| (text, Some("VNI-Times"))),
        _ => (text.to_owned(), None),
    }
}

const FAMILIES: [&str; 6] = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng"];
const MIDDLES: [&str; 6] = ["Văn", "Thị", "Đức", "Hữu", "Ngọc", "Xuân"];
const GIVENS: [&str; 12] =
    ["Hường", "Lựa", "Lụa", "Mười", "Bảy", "Thủy", "Nghĩa", "Hưởng", "Quỳnh", "Dũng", "Vĩnh", "Kỷ"];
const DEEDS: [&str; 4] = [
    "Giúp đỡ người già neo đơn trong khu",
    "Vận động hiến đất làm đường",
    "Dạy học miễn phí cho trẻ em nghèo",
    "Giữ sạch đường làng ngõ xóm",
];

struct Person {
    name: String,
    role: &'static str,
    unit: (&'static str, &'static str),
    deed: &'static str,
    born: &'static str,
    shirt: String,
}

fn people(random: &mut Random) -> Vec<Person> {
    let units =
        [("Khu 4", "khu-4"), ("UBND xã Hoa Sen", "ubnd-xa"), ("Chi bộ Trường Tiểu học Hòa Bình", "chi-bo-truong")];
    let pick = |list: &[&'static str], random: &mut Random| list[random.below(list.len())];
    let count = 3 + random.below(12);
    let mut people: Vec<Person> = Vec::new();
    while people.len() < count {
        let names = [pick(&FAMILIES, random), pick(&MIDDLES, random), pick(&GIVENS, random)];
        let name = names.join(" ");
        // Two that differ by tones alone are held for one unless their days of birth say otherwise.
        if people.iter().all(|other| fold(&other.name) != fold(&name)) {
            people.push(Person {
                name,
                role: pick(&["Bí thư chi bộ", "Trưởng khu", "Giáo viên", "Y sĩ"], random),
                unit: units[random.below(3)],
                deed: pick(&DEEDS, random),
                born: pick(&["19/5/1970", "02/9/1965", "1980"], random),
                shirt: format!("áo {}", random.below(50)),
            });
        }
    }
    people
}

/// The columns in some order, with one of their headings.
fn headings(random: &mut Random) -> Vec<(usize, &'static str)> {
    let all: [&[&'static str]; 6] = [
        &["Họ và tên", "HỌ TÊN", "Họ, tên"],
        &["Chức vụ", "Chức danh", "CHỨC VỤ"],
        &["Đơn vị", "Đơn vị công tác", "Nơi công tác"],
        &["Tóm tắt thành tích", "Tóm tắt"],
        &["Ngày sinh", "Ngày, tháng, năm sinh", "Năm sinh"],
        &["Cỡ áo", "Size"],
    ];
    let mut columns: Vec<(usize, &'static str)> =
        all.iter().enumerate().map(|(at, names)| (at, names[random.below(names.len())])).collect();
    for at in (1..columns.len()).rev() {
        columns.swap(at, random.below(at + 1));
    }
    columns
}

fn value(person: &Person, column: usize) -> String {
    match column {
        0 => person.name.clone(),
        1 => person.role.to_owned(),
        2 => person.unit.0.to_owned(),
        3 => person.deed.to_owned(),
        4 => person.born.to_owned(),
        _ => person.shirt.clone(),
    }
}

const TITLES: [&str; 6] =
    ["ĐẢNG ỦY XÃ HOA SEN", "*", "DANH SÁCH", "Gương người tốt, việc tốt", "(Kèm theo tờ trình)", "Năm 2020"];

fn workbook(people: &[Person], random: &mut Random) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let mut row = 0;
    for title in TITLES.iter().take(random.below(7)) {
        page.write(row, 2, *title).expect("a cell");
        row += 1;
    }
    let columns = headings(random);
    page.write(row, 0, "STT").expect("a cell");
    for (at, (_, heading)) in (1..).zip(&columns) {
        write(page, row, at, heading, random);
    }
    row += 1;
    for (number, person) in (1..).zip(people) {
        page.write(row, 0, number).expect("a number");
        for (at, (column, _)) in (1..).zip(&columns) {
            let text = value(person, *column);
            if *column == 4 && random.below(2) == 0 && text.matches('/').count() == 2 {
                let parts: Vec<u16> = text.split('/').map(|part| part.parse().expect("a number")).collect();
                let date = ExcelDateTime::from_ymd(parts[2], parts[1] as u8, parts[0] as u8).expect("a date");
                let format = Format::new().set_num_format("dd/mm/yyyy");
                page.write_datetime_with_format(row, at, &date, &format).expect("a date");
            } else {
                write(page, row, at, &text, random);
            }
        }
        row += 1;
    }
    page.write(row, 1, format!("Tổng cộng: {} người", people.len())).expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

fn write(page: &mut Worksheet, row: u32, column: u16, text: &str, random: &mut Random) {
    let (text, font) = in_some_font(text, random);
    match font {
        Some(font) => {
            page.write_string_with_format(row, column, text, &Format::new().set_font_name(font)).expect("a cell")
        }
        None => page.write_string(row, column, text).expect("a cell"),
    };
}

/// The same as text of columns, in one of the encodings that Windows writes.
fn delimited(people: &[Person], random: &mut Random) -> Vec<u8> {
    let sign = [";", ",", "\t"][random.below(3)];
    let quote = |text: &str| if text.contains(sign) { format!("\"{text}\"") } else { text.to_owned() };
    let columns = headings(random);
    let mut lines = vec![TITLES[2].to_owned()];
    lines.push(columns.iter().map(|(_, heading)| quote(heading)).collect::<Vec<_>>().join(sign));
    for person in people {
        lines.push(columns.iter().map(|(column, _)| quote(&value(person, *column))).collect::<Vec<_>>().join(sign));
    }
    let text = lines.join("\r\n");
    match random.below(3) {
        0 => text.into_bytes(),
        1 => [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat(),
        _ => [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
    }
}

#[test]
fn every_visible_cell_arrives_or_is_named() {
    for seed in 0..120 {
        let mut random = Random::new(seed);
        let people = people(&mut random);
        let bytes = if seed % 3 == 2 { delimited(&people, &mut random) } else { workbook(&people, &mut random) };
        let site = site();
        let proposal = proposal(&site, &bytes);
        assert_eq!(proposal.items.len(), people.len(), "{seed}: {:#?}", proposal.left);
        for item in &proposal.items {
            assert_eq!(item.verdict, Verdict::New, "{seed}: {:?}", item.person);
        }
        let named: Vec<&str> = proposal.left.iter().map(|left| left.text.as_str()).collect();
        for person in &people {
            assert!(named.iter().any(|text| text.ends_with(&person.shirt)), "{seed}: {}", person.shirt);
        }
        apply(&site, &proposal);
        let records = Records::read(&site.0).expect("a site");
        let errors: Vec<_> = records.findings.iter().filter(|finding| finding.is_error()).collect();
        assert!(errors.is_empty(), "{seed}: {errors:#?}");
        for person in &people {
            let entry = records.reading.profiles.iter().find(|entry| entry.record.name == person.name);
            let entry = entry.unwrap_or_else(|| panic!("{seed}: {} did not arrive", person.name));
            assert_eq!(entry.record.summary.as_deref(), Some(person.deed), "{seed}");
            assert_eq!(entry.record.roles[0].name, person.role, "{seed}");
            assert_eq!(entry.record.roles[0].unit.as_ref().map(|unit| unit.id.as_str()), Some(person.unit.1), "{seed}");
            let text = std::fs::read_to_string(site.0.join(entry.path.as_str())).expect("a record");
            let kept = text.split("noi_bo:").nth(1).expect("what is kept for the office");
            assert!(kept.contains(person.born), "{seed}: {text}");
            assert!(text.contains("trang_thai: ban_nhap") && !text.contains("\ndong_y"), "{seed}: {text}");
        }
        // The same table once more changes nothing.
        let before = files(&site);
        let again = self::proposal(&site, &bytes);
        assert!(again.items.iter().all(|item| item.verdict == Verdict::Same), "{seed}: {:?}", verdicts(&again));
        assert_eq!(apply(&site, &again), 0);
        assert_eq!(files(&site), before);
    }
}

const SMALL: &str = "Họ và tên;Chức vụ;Đơn vị;Tóm tắt\nNguyễn Văn A;Y sĩ;Khu 4;Một\nTrần Thị B;Y sĩ;Khu 4;Hai\nLê Văn C;Y sĩ;Khu 4;Ba\n";

#[test]
fn a_corrected_roster_corrects_what_nobody_has_worked_on() {
    let site = site();
    apply(&site, &proposal(&site, SMALL.as_bytes()));
    let path = site.0.join("content/ho-so/tran-thi-b/ho-so.yaml");
    let edited = std::fs::read_to_string(&path).expect("a record").replace("tom_tat: Hai", "tom_tat: Tự viết");
    std::fs::write(&path, &edited).expect("written");
    let corrected = SMALL.replace("Một", "Một việc tốt").replace("Hai", "Hai việc tốt");
    let next = proposal(&site, corrected.as_bytes());
    assert_eq!(verdicts(&next), [Verdict::Update, Verdict::Conflict, Verdict::Same]);
    assert_eq!(next.items[0].keys, ["tom_tat"]);
    apply(&site, &next);
    assert_eq!(std::fs::read_to_string(&path).expect("a record"), edited);
    let first = std::fs::read_to_string(site.0.join("content/ho-so/nguyen-van-a/ho-so.yaml")).expect("a record");
    assert!(first.contains("\ntom_tat: Một việc tốt\n"), "{first}");
    // The old table again: the edited record says otherwise, and the table says what it said when it was taken in.
    let before = files(&site);
    let old = proposal(&site, SMALL.as_bytes());
    assert_eq!(verdicts(&old), [Verdict::Update, Verdict::Same, Verdict::Same]);
    assert_eq!(files(&site), before);
}

#[test]
fn what_is_not_certain_waits_and_says_why() {
    let site = site();
    site.write("content/ho-so/le-van-c.yaml", "loai: ca_nhan\nten: Lê Văn C\ntom_tat: Của tôi\ndon_vi: [khu-4]\n");
    let head = "Họ và tên;Chức vụ;Đơn vị;Tóm tắt;Ngày quyết định;Hình thức khen thưởng;Số quyết định";
    for (line, doubt) in [
        ("Nguyễn Văn A;Y sĩ;Khu 5;x;;;", "roster-unit-unknown"),
        ("Nguyễn Văn A;Y sĩ;Khu 4;x;31/6/2020;Giấy khen;1", "roster-unread"),
        ("Nguyễn Văn A;Y sĩ;Khu 4;x;;Giấy khen gì đó;1", "roster-award-unknown"),
        ("Nguyễn Văn A;Y sĩ;Khu 4;x;;Giấy khen;1", "roster-award-several"),
        ("Nguyễn Văn A;Y sĩ;Khu 4;x;;BẰNG KHEN;1", "roster-award-several"),
        ("Nguyễn Văn A;Y sĩ;Khu 4;x;;;12-QĐ/ĐU", "roster-no-award"),
        ("Nguyễn Văn A;Y sĩ;Khu 4;Gọi 0912 345 678;;;", "roster-private"),
        ("Nguyễn Văn A;#REF!;Khu 4;x;;;", "roster-formula"),
    ] {
        let table = format!("{head}\n{line}\n");
        let proposal = proposal_with(&site, table.as_bytes(), "a.csv", Adding::default());
        assert_eq!(verdicts(&proposal), [Verdict::Doubtful], "{line}");
        assert!(doubts(&proposal.items[0]).contains(&doubt), "{line}: {:?}", doubts(&proposal.items[0]));
        assert!(proposal.writes(&site.0).expect("nothing").is_empty());
    }
    // A record that is there, from no table.
    let proposal = proposal(&site, format!("{head}\nLê Văn C;;Khu 4;Khác;;;\n").as_bytes());
    assert_eq!(verdicts(&proposal), [Verdict::Conflict]);
    // Two of one name in one unit: told apart by birth dates, else a doubt.
    let table = "Họ và tên;Đơn vị;Ngày sinh\nNguyễn Văn A;Khu 4;1/1/1970\nNguyễn Văn A;Khu 4;2/2/1980\n";
    let apart = self::proposal(&site, table.as_bytes());
    assert_eq!(verdicts(&apart), [Verdict::New, Verdict::New]);
    assert_eq!(apart.items[1].id, "nguyen-van-a-2");
    apply(&site, &apart);
    assert_eq!(verdicts(&self::proposal(&site, table.as_bytes())), [Verdict::Same, Verdict::Same]);
    let table = "Họ và tên;Đơn vị;Ngày sinh;Tóm tắt\nLê Thị D;Khu 4;1/1/1970;\nLê Thị D;Khu 4;2/2/1980;Một\nLê Thị D;Khu 4;2/2/1980;\n";
    assert_eq!(verdicts(&self::proposal(&site, table.as_bytes())), [Verdict::New, Verdict::New]);
    let table = table.replace("1980;\n", "1980;Hai\n");
    let otherwise = self::proposal(&site, table.as_bytes());
    assert_eq!(verdicts(&otherwise), [Verdict::New, Verdict::Doubtful]);
    assert_eq!(doubts(&otherwise.items[1]), ["roster-otherwise"]);
    let same = "Họ và tên;Đơn vị\nTrần Thị B;Khu 4\nTrần Thị B;Khu 4\n";
    assert_eq!(verdicts(&self::proposal(&site, same.as_bytes())), [Verdict::New, Verdict::Doubtful]);
}

#[test]
fn an_exported_roster_comes_back() {
    let site = site();
    site.write(
        "content/ho-so/nguyen-van-mau/ho-so.yaml",
        "# viết tay\nloai: ca_nhan\nten: Nguyễn Văn Mẫu   # tên thật\nchuc_vu:\n  - {ten: Bí thư, don_vi: khu-4, tu: 2018}\n\
         \x20 - {ten: Trưởng khu, don_vi: ubnd-xa}\ndon_vi: [chi-bo-truong]\nnam: [2019, 2020]\ntom_tat: Việc cũ\n\
         thanh_tich:\n  - Một\n  - \"- Hai\"\nkhen_thuong:\n  - {loai: giay-khen-xa, nam: 2020, lan: 2, quyet_dinh: 1/QĐ-UBND}\n\
         \x20 - {loai: bang-khen-tinh, ngay: 5/2021, truy_tang: true}\ntrang_thai: cho_duyet\nnoi_bo: {dien_thoai: 0912345678}\n",
    );
    site.write("content/ho-so/khu-4.yaml", "loai: tap_the\nten: Nhân dân khu 4\ngiai_doan: 2016-2021\n");
    let records = Records::read(&site.0).expect("a site");
    let model = records.site("2021-06-01".parse().expect("a date"));
    let all: Vec<usize> = (0..model.profiles.len()).collect();
    let mut table = exported::sheet(&model, &all);
    let mut ledger = Ledger::default();
    exported::keep(&mut ledger, &model, &all, |path| std::fs::read(site.0.join(path))).expect("records");
    site.write(LEDGER, ledger.write());
    let cells: Vec<String> = table.rows.iter().flatten().map(sheet::Value::text).collect();
    assert!(!cells.iter().any(|cell| cell.contains("0912345678")), "{cells:?}");
    for (name, bytes) in [
        ("a.xlsx", sheet::workbook(std::slice::from_ref(&table)).expect("a workbook")),
        ("a.csv", sheet::delimited(&table)),
    ] {
        let back = proposal_with(&site, &bytes, name, Adding::default());
        assert_eq!(verdicts(&back), [Verdict::Same, Verdict::Same], "{name}: {:#?}", back.items);
    }
    // Corrected in Excel: a name, a summary, the number of a decision.
    for row in &mut table.rows {
        for cell in row {
            let text = cell.text();
            let corrected = text
                .replace("Nguyễn Văn Mẫu", "Nguyễn Văn Mậu")
                .replace("Việc cũ", "Việc: mới")
                .replace("1/QĐ", "11/QĐ");
            if corrected != text {
                *cell = corrected.into();
            }
        }
    }
    let bytes = sheet::workbook(&[table]).expect("a workbook");
    let back = proposal_with(&site, &bytes, "a.xlsx", Adding::default());
    assert_eq!(back.count(Verdict::Update), 1, "{:#?}", back.items);
    apply(&site, &back);
    let text = std::fs::read_to_string(site.0.join("content/ho-so/nguyen-van-mau/ho-so.yaml")).expect("the record");
    let expected = "# viết tay\nloai: ca_nhan\nten: Nguyễn Văn Mậu   # tên thật\nchuc_vu:\n  - {ten: Bí thư, don_vi: khu-4, tu: 2018}\n\
         \x20 - {ten: Trưởng khu, don_vi: ubnd-xa}\ndon_vi: [chi-bo-truong]\nnam: [2019, 2020]\ntom_tat: \"Việc: mới\"\n\
         thanh_tich:\n  - Một\n  - \"- Hai\"\nkhen_thuong:\n  - {loai: giay-khen-xa, nam: 2020, quyet_dinh: \"11/QĐ-UBND\", lan: 2}\n\
         \x20 - {loai: bang-khen-tinh, ngay: 5/2021, truy_tang: true}\ntrang_thai: cho_duyet\nnoi_bo: {dien_thoai: 0912345678}\n";
    assert_eq!(text, expected);
    let again = proposal_with(&site, &bytes, "a.xlsx", Adding::default());
    assert_eq!(verdicts(&again), [Verdict::Same, Verdict::Same], "{:#?}", again.items);
}

fn refused(bytes: &[u8]) -> &'static str {
    roster::read(bytes, "a.xlsx").expect_err("no table").id
}

#[test]
fn files_that_are_no_tables_are_told_apart() {
    let good = workbook(&people(&mut Random::new(1)), &mut Random::new(1));
    assert_eq!(refused(b""), "roster-empty-file");
    assert_eq!(refused(&good[..good.len() / 2]), "roster-damaged");
    assert_eq!(refused(b"%PDF-1.7"), "roster-no-table");
    assert_eq!(refused(&locked()), "roster-password");
    assert_eq!(refused(&[&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat()), "roster-damaged");
    let zip = |name: &str, megabytes: usize| {
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        let block = vec![b' '; 1 << 20];
        (0..megabytes).for_each(|_| writer.write_all(&block).expect("a part"));
        writer.finish().expect("an archive").into_inner()
    };
    assert_eq!(refused(&zip("xl/workbook.xml", 129)), "roster-too-large");
    assert_eq!(refused(&zip("word/document.xml", 1)), "roster-word");
    assert_eq!(refused(&zip("a.txt", 1)), "roster-no-table");
}

/// What Excel saves with a password: a box in which a package is locked.
fn locked() -> Vec<u8> {
    const FREE: u32 = 0xffff_ffff;
    const END: u32 = 0xffff_fffe;
    let mut head = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    head.extend([0; 16]);
    head.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0, 0, 0, 0, 0, 0, 0]);
    for number in [0, 1, 1, 0, 4096, END, 0, END, 0, 0] {
        head.extend(number.to_le_bytes());
    }
    head.resize(512, 0xff);
    let mut table: Vec<u8> = [0xffff_fffd_u32, END].into_iter().flat_map(u32::to_le_bytes).collect();
    table.resize(512, 0xff);
    let entry = |name: &str, kind: u8| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(entry.len() + 2).expect("a short name");
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend([FREE; 3].into_iter().flat_map(u32::to_le_bytes));
        entry.resize(116, 0);
        entry.extend(END.to_le_bytes());
        entry.resize(128, 0);
        entry
    };
    let folder = [entry("Root Entry", 5), entry("EncryptedPackage", 2), entry("", 0), entry("", 0)].concat();
    [head, table, folder].concat()
}

#[test]
fn strange_sheets_are_read_as_they_are_seen() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let long = "ấ".repeat(32_767);
    // The headings in the seventh row, over 300 columns, two of them one name, and a heading over two others.
    page.merge_range(6, 1, 6, 2, "Họ và tên", &Format::new()).expect("merged");
    page.write(6, 0, "STT").expect("a cell");
    page.write(6, 3, "Tóm tắt").expect("a cell");
    page.write(6, 4, "Đơn vị").expect("a cell");
    for column in 5..300 {
        page.write(6, column, format!("Cột {column}")).expect("a cell");
        page.write(7, column, format!("ô {column}")).expect("a cell");
    }
    for (row, names) in [(7, ["Nguyễn Văn", "An"]), (8, ["Trần Thị", "Bình"])] {
        page.write(row, 0, row).expect("a cell");
        page.write(row, 1, names[0]).expect("a cell");
        page.write(row, 2, names[1]).expect("a cell");
    }
    page.write(7, 3, long.as_str()).expect("a cell");
    page.write_formula(8, 3, Formula::new("=1/0").set_result("#DIV/0!")).expect("a formula");
    page.merge_range(7, 4, 8, 4, "Khu 4", &Format::new()).expect("merged");
    page.set_row_hidden(8).expect("hidden");
    page.set_column_hidden(3).expect("hidden");
    let bytes = book.save_to_buffer().expect("a workbook");
    let site = site();
    let proposal = proposal(&site, &bytes);
    assert_eq!(verdicts(&proposal), [Verdict::New, Verdict::Doubtful]);
    assert_eq!(proposal.items[0].person.fields.name.as_deref(), Some("Nguyễn Văn An"));
    assert_eq!(proposal.items[0].person.fields.summary.as_deref(), Some(long.as_str()));
    assert_eq!(proposal.items[1].person.fields.units, ["khu-4"]);
    assert_eq!(doubts(&proposal.items[1]), ["roster-formula"]);
    assert!(proposal.items[1].person.notes.iter().any(|note| note.id == "roster-hidden"));
    assert_eq!(proposal.left.len(), 295);
    assert_eq!(proposal.columns[0].row, 7);
    assert!(proposal.columns[0].hidden.contains(&3));
    apply(&site, &proposal);
}

#[test]
fn sections_and_further_lines_tell_of_those_they_stand_with() {
    let table = "STT;Họ và tên, tên đơn vị;Đơn vị;Hình thức khen thưởng;Số quyết định;Ngày quyết định\n\
                 I;TẬP THỂ;;;;\n1;Nhân dân khu 4;Khu 4;Giấy khen của Chủ tịch Ủy ban nhân dân xã;1/QĐ;1/2/2020\n\
                 II;CÁ NHÂN;;;;\n1;Ông NGUYỄN VĂN A;Khu 4;Giấy khen của Chủ tịch UBND xã;1/QĐ;01/02/2020\n\
                 ;;;Bằng khen của Chủ tịch UBND tỉnh;2/QĐ;2021\nTổng cộng;;;2;;\n";
    let site = site();
    let proposal = proposal(&site, table.as_bytes());
    assert_eq!(verdicts(&proposal), [Verdict::New, Verdict::New], "{:#?}", proposal.items);
    let fields = |at: usize| &proposal.items[at].person.fields;
    assert_eq!((fields(0).kind, fields(1).kind), (Some("collective"), Some("individual")));
    assert_eq!(fields(1).honorific.as_deref(), Some("ông"));
    let awards: Vec<&str> = fields(1).awards.iter().map(|award| award.kind.as_str()).collect();
    assert_eq!(awards, ["giay-khen-xa", "bang-khen-tinh"]);
    assert_eq!(proposal.items[1].person.at.iter().map(|at| at.row).collect::<Vec<_>>(), [5, 6]);
    apply(&site, &proposal);
    let decisions = std::fs::read_to_string(site.0.join("content/danh-muc/quyet-dinh.yaml")).expect("decisions");
    assert!(decisions.contains("so: \"1/QĐ\"") && decisions.contains("so: \"2/QĐ\""), "{decisions}");
}
