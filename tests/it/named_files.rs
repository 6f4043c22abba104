//! Names of people who must not be named, in files that readers are given as they are: in every writing, and in their names.

use crate::support::{Scratch, built, options};
use std::collections::BTreeSet;
use vuonhoa::diagnostic::{Code, Severity};
use vuonhoa::pipeline::Options;

const PUBLISHED: &str = "trang_thai: da_duyet\nduyet: {nguoi: Lê An, ngay: 1/4/2021}\n\
                         dong_y: {tinh_trang: co, ngay: 1/3/2021, pham_vi: [trang]}\n";

/// Mẫu has not been asked, Rút has withdrawn, Mẫu Đơn is published.
fn site() -> Scratch {
    let site = Scratch::new("named-files");
    site.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\n");
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nBài.\n");
    let profile = |id: &str, name: &str, rest: &str| {
        site.write(&format!("content/ho-so/{id}.yaml"), format!("loai: ca_nhan\nten: {name}\nmau: true\n{rest}"));
    };
    profile("mau", "Trần Thị Mẫu", "trang_thai: da_duyet\nduyet: {nguoi: Lê An, ngay: 1/4/2021}\n");
    profile("rut", "Ngô Văn Rút", "trang_thai: da_rut\n");
    profile("mau-don", "Trần Thị Mẫu Đơn", PUBLISHED);
    site
}

/// Which files are told of, by whom they name; and that none of it stops anything.
fn told(site: &Scratch) -> BTreeSet<(String, &'static str)> {
    let (files, outcome) = built(&Options { keep_going: true, ..options(&site.0) });
    assert!(files.len() > 10, "{:?}", outcome.findings);
    let named = outcome.findings.iter().filter_map(|finding| {
        let who = match finding.code {
            Code::MentionsUnconsented => "mau",
            Code::MentionsWithdrawn => "rut",
            _ => return None,
        };
        assert_eq!(finding.severity, Severity::Warning, "{finding:?}");
        Some((finding.labels.first()?.place.path.to_string(), who))
    });
    named.collect()
}

fn wide(text: &str, mark: &[u8]) -> Vec<u8> {
    let bytes = text.encode_utf16().flat_map(u16::to_le_bytes);
    mark.iter().copied().chain(bytes).collect()
}

#[test]
fn a_name_is_found_however_a_file_writes_it() {
    let plain: &[(&str, &str)] = &[
        ("a.txt", "Bà Trần Thị Mẫu, ông Ngô Văn Rút.\n"),
        ("a.xml", "<a t='Tr&#7847;n Th&#x1ECB; M&#x1eab;u'>Ngô V&#259;n Rút</a>"),
        ("a.js", "var a = 'Tr\\u1ea7n Th\\u1ecb M\\u1eabu', b = \"Ng\\xF4 V\\u{103}n Rút\";"),
        ("a.json", "{\"a\": \"Tr\\u1ea7n Th\\u1ecb M\\u1eabu\", \"b\": \"Ng\\u00f4 V\\u0103n R\\u00fat\"}"),
        ("a.geojson", "{\"properties\": {\"ten\": \"Trần Thị Mẫu\", \"b\": \"Ngô Văn Rút\"}}"),
        ("a.ics", "BEGIN:VCALENDAR\r\nSUMMARY:Gặp bà Trần T\r\n hị Mẫu, ông Ngô Văn R\r\n út\r\nEND:VCALENDAR\r\n"),
        ("a.csv", "stt,ten\n1,Trần Thị Mẫu\n2,Ngô Văn Rút\n"),
        ("a.tsv", "1\tTrần Thị Mẫu\n2\tNgô Văn Rút\n"),
        ("a.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Trần Thị Mẫu>Chào ông Ngô Văn Rút\n"),
        ("a.srt", "1\n00:00:00,000 --> 00:00:01,000\nTrần Thị Mẫu: chào ông Ngô Văn Rút\n"),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>Trần Thị Mẫu</text><text>Ngô Văn Rút</text></svg>"),
        ("DANHSACH", "Trần Thị Mẫu\nNgô Văn Rút\n"),
        ("a.rtf", "{\\rtf1\\ansi Tr\\u7847?n Th\\u7883? M\\u7851?u\\par Ng\\'f4 V\\u259?n R\\'fat}"),
        ("a.html", "<p>Tr&#7847;n Th&#7883; M&#7851;u, Ng&ocirc; V&#259;n R&uacute;t</p>"),
    ];
    let site = site();
    for (name, text) in plain {
        site.write(&format!("static/{name}"), text);
    }
    let both = "Bà Trần Thị Mẫu\nÔng Ngô Văn Rút\n";
    site.write("static/b.txt", wide(both, b"\xFF\xFE"));
    site.write("static/c.csv", wide(both, b""));
    site.write("static/d.txt", b"B\xE0 Tr\xE2\xCCn Thi\xF2 M\xE2\xDEu\n\xD4ng Ng\xF4 V\xE3n R\xFAt\n");
    let told = told(&site);
    let names = plain.iter().map(|(name, _)| *name).chain(["b.txt", "c.csv", "d.txt"]);
    for name in names {
        for who in ["mau", "rut"] {
            assert!(told.contains(&(format!("static/{name}"), who)), "{name} {who}: {told:?}");
        }
    }
}

#[test]
fn a_name_is_found_however_people_write_it() {
    let site = site();
    let files: &[(&str, &str)] = &[
        ("a.html", "<p><b>Trần</b> Thị <em>Mẫu</em>, <i>Ngô</i> Văn <span class=x>Rút</span></p>"),
        ("b.html", "<tr><td>Tr&#7847;n Thị</td>\n<td>Mẫu</td></tr><tr><td>Ngô Văn</td><td>Rút</td></tr>"),
        ("a.csv", "ho;ten\n1;Trần Thị;Mẫu;Bí thư\n2;Ngô Văn;Rút;Bí thư\n"),
        ("b.csv", "1,\"Trần\",\"Thị\",\"Mẫu\"\n2,\"Ngô\",\"Văn\",\"Rút\"\n"),
        ("a.tsv", "1\tTrần Thị\tMẫu\tTổ 5\n2\tNgô Văn\tRút\tTổ 5\n"),
        ("a.txt", "Tran Thi Mau, Ngo Van Rut\n"),
        ("b.txt", "Trần-Thị-Mẫu, Ngô-Văn-Rút\n"),
        ("c.txt", "BÀ TRẦN THỊ MẪU VÀ ÔNG NGÔ VĂN RÚT NHẬN KHEN\n"),
        ("d.txt", "Trần Thị Mẫu Bí thư, Ngô Văn Rút Chủ tịch\n"),
    ];
    for (name, text) in files {
        site.write(&format!("static/{name}"), text);
    }
    let story = "| Họ | Tên |\n|---|---|\n| Trần Thị | Mẫu |\n| Ngô Văn | Rút |\n\nBảng: ai được khen.\n";
    site.write("content/bai-viet/b.md", format!("---\ntieu_de: B\nngay: 1/5/2021\n---\n{story}"));
    let told = told(&site);
    let paths = files.iter().map(|(name, _)| format!("static/{name}"));
    for path in paths.chain(["content/bai-viet/b.md".to_owned()]) {
        for who in ["mau", "rut"] {
            assert!(told.contains(&(path.clone(), who)), "{path} {who}: {told:?}");
        }
    }
}

#[test]
fn other_people_and_other_bytes_are_nobody() {
    let site = site();
    site.write("static/a.txt", "Bà Trần Thị Mẫu Đơn, bà Trần Thị Màu, ông Ngô Văn Ruột.\n");
    site.write("static/a.js", "var a = 'Tr\\u1ea7n Th\\u1ecb M\\u00e0u';");
    site.write("static/b.txt", "Bà Trần Thị Mẫu Lan, ông Tran Thi Màu, TRẦN THỊ MẪU LAN.\n");
    site.write("static/b.html", "<p>Trần Thị</p><p>Mẫu</p><b>Trần Thị Mẫu</b> Lan");
    site.write("static/a.bin", [0u8, 1, 2, 0, 0, 3].repeat(50));
    site.write("static/tran-thi-mau-don.pdf", "%PDF-1.4");
    site.write("static/thi-mau.pdf", "%PDF-1.4");
    assert_eq!(told(&site), BTreeSet::new());
}

#[test]
fn the_name_of_a_file_names_too() {
    let site = site();
    let picture = std::fs::read("tests/bad/no-alt/static/le.jpg").expect("a picture");
    for name in ["tran-thi-mau.pdf", "anh/Trần Thị Mẫu (1).txt", "TranThiMau.csv", "tran_thi_mau/a.txt"] {
        site.write(&format!("static/{name}"), "%PDF-1.4");
    }
    site.write("static/ngo-van-rut-2021.pdf", "%PDF-1.4 x");
    site.write("content/bai-viet/tran-thi-mau.jpg", &picture);
    site.write("content/bai-viet/khong-dung/tran-thi-mau.jpg", &picture[..picture.len() - 1]);
    site.write(
        "content/bai-viet/a.md",
        "---\ntieu_de: A\nngay: 1/5/2021\n---\n![Một người đứng giữa vườn](tran-thi-mau.jpg)\n",
    );
    let told: Vec<String> = told(&site).into_iter().map(|(path, who)| format!("{who} {path}")).collect();
    let expected = [
        "mau content/bai-viet/tran-thi-mau.jpg",
        "mau static/TranThiMau.csv",
        "mau static/anh/Trần Thị Mẫu (1).txt",
        "mau static/tran-thi-mau.pdf",
        "mau static/tran_thi_mau/a.txt",
        "rut static/ngo-van-rut-2021.pdf",
    ];
    assert_eq!(told.iter().map(String::as_str).collect::<BTreeSet<_>>(), BTreeSet::from(expected));
}

#[test]
fn a_private_key_reaches_nobody_wherever_it_lies() {
    let site = site();
    let coded = "MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MhgwMbRvI0MBZhpI";
    let key = format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{coded}\n");
    site.write("content/bai-viet/khoa.txt", &key);
    site.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nBài [này](khoa.txt).\n");
    site.write("static/u16.txt", wide(&key, &[0xFF, 0xFE]));
    site.write("static/sa.json", format!("{{\"k\": \"-----BEGIN PRIVATE KEY-----\\n{coded}\"}}"));
    site.write("static/cuoi.txt", format!("{}{key}", "Dòng chữ.\n".repeat(20_000)));
    let (files, outcome) = built(&Options { keep_going: true, ..options(&site.0) });
    let kept: BTreeSet<String> = outcome
        .findings
        .iter()
        .filter(|finding| finding.code == Code::NotForReaders)
        .filter_map(|finding| Some(finding.labels.first()?.place.path.to_string()))
        .collect();
    let all = ["content/bai-viet/khoa.txt", "static/cuoi.txt", "static/sa.json", "static/u16.txt"];
    assert_eq!(kept, all.map(str::to_owned).into());
    let out: Vec<&String> = files
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(coded))
        .map(|(path, _)| path)
        .collect();
    assert!(out.is_empty() && !files.contains_key("u16.txt"), "{out:?}");
}

#[test]
fn a_paper_of_consent_is_known_by_the_name_or_the_id_of_the_person() {
    let site = site();
    for name in ["tran-thi-mau-dong-y.pdf", "phieu-xin-y-kien-mau-don.pdf", "Consent.pdf", "hoi-dong-y.pdf"] {
        site.write(&format!("static/{name}"), "%PDF-1.4\n");
    }
    let (files, _) = built(&Options { keep_going: true, ..options(&site.0) });
    let out: Vec<&String> = files.keys().filter(|path| path.ends_with(".pdf")).collect();
    assert_eq!(out, ["hoi-dong-y.pdf"]);
}
