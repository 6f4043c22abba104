//! Photographs find their people by the names of files, and only where that is sure.

use crate::support::{Scratch, repository};
use vuonhoa::import::photographs::{Outcome, Photograph, plan, write};
use vuonhoa::import::sheet::{Group, sheet};

const FOLDER: &str = "content/ho-so/nguyen-van-mau/ho-so.yaml";

fn site() -> Scratch {
    let site = Scratch::new("photographs");
    site.write("site.yaml", "tieu_de: A\n");
    for (path, text) in [
        (FOLDER, "loai: ca_nhan\nten: Nguyễn Văn Mẫu\nnam: [2020]\n"),
        ("content/ho-so/nguyen-van-mau-2.yaml", "loai: ca_nhan\nten: Nguyễn Văn Mẫu\n"),
        ("content/ho-so/lua-mot.yaml", "loai: ca_nhan\nten: Trần Thị Lựa\n"),
        ("content/ho-so/lua-hai.yaml", "loai: ca_nhan\nten: Trần Thị Lụa\n"),
        ("content/ho-so/co-anh.yaml", "loai: ca_nhan\nten: Lê Thị Ảnh\nchan_dung: a.jpg\n"),
        ("content/ho-so/to-dan-pho.yaml", "loai: tap_the\nten: Tổ dân phố 5\n"),
        ("content/ho-so/dao.yaml", "loai: ca_nhan\nten: Lý Đào\n"),
    ] {
        site.write(path, text);
    }
    site
}

fn picture() -> Vec<u8> {
    std::fs::read(repository().join("tests/bad/no-alt/static/le.jpg")).expect("a picture")
}

fn outcomes(site: &Scratch, files: &[&str]) -> Vec<String> {
    for file in files {
        site.write(&format!("anh/{file}"), picture());
    }
    let photographs = plan(&site.0, &site.0.join("anh")).expect("photographs");
    let ids = |people: &[vuonhoa::import::photographs::Person]| people.iter().map(|p| p.id.clone()).collect::<Vec<_>>();
    let said = |photograph: &Photograph| match &photograph.outcome {
        Outcome::Portrait { person, to, .. } => {
            format!("{} {}", person.id, to.file_name().expect("a name").to_string_lossy())
        }
        Outcome::Has(person) => format!("{} has", person.id),
        Outcome::Doubtful(people) => format!("? {}", ids(people).join(" ")),
        other => format!("{other:?}"),
    };
    photographs.iter().map(said).collect()
}

#[test]
fn files_are_matched_by_name_id_folder_and_marks() {
    for (file, outcome) in [
        ("Nguyễn Văn Mẫu.jpg", "? nguyen-van-mau nguyen-van-mau-2"),
        ("nguyen-van-mau.jpg", "nguyen-van-mau chan-dung.jpg"),
        ("IMG_0003.HEIC", "Nobody"),
        ("nguyen-van-mau-2.JPG", "nguyen-van-mau-2 nguyen-van-mau-2.jpg"),
        ("Trần Thị Lụa.jpg", "lua-hai lua-hai.jpg"),
        ("tran thi lua.jpg", "? lua-hai lua-mot"),
        ("Trần Thị Lúa.jpg", "? lua-hai lua-mot"),
        ("Chan_dung Ly Dao (1).jpg", "dao dao.jpg"),
        ("Lý Đạo.jpg", "? dao"),
        ("le-thi-anh.jpg", "co-anh has"),
        ("to dan pho 5.jpg", "to-dan-pho to-dan-pho.jpg"),
        ("Lý Đào/IMG_0001.jpg", "dao dao.jpg"),
        ("IMG_0002.jpg", "Nobody"),
    ] {
        assert_eq!(outcomes(&site(), &[file]), [outcome], "{file}");
    }
    // Two photographs of one person: somebody has to choose.
    assert_eq!(outcomes(&site(), &["dao.jpg", "ly dao.jpg"]), ["? dao", "? dao"]);
}

#[test]
fn portraits_are_copied_and_named_or_nothing_is() {
    let site = site();
    site.write("content/ho-so/nguyen-van-mau-2.yaml", "loai: ca_nhan\nten: Người khác\n");
    assert_eq!(outcomes(&site, &["nguyen van mau.jpg", "dao.jpg"]), ["dao dao.jpg", "nguyen-van-mau chan-dung.jpg"]);
    let folder = site.0.join("anh");
    let photographs = plan(&site.0, &folder).expect("photographs");
    // Something has taken a name meanwhile.
    site.write("content/ho-so/nguyen-van-mau/chan-dung.jpg", b"other");
    write(&site.0, &photographs).expect_err("a name is taken");
    let record = |path: &str| std::fs::read_to_string(site.0.join(path)).expect("a record");
    assert!(!site.0.join("content/ho-so/dao.jpg").exists() && !record("content/ho-so/dao.yaml").contains("chan_dung"));
    std::fs::remove_file(site.0.join("content/ho-so/nguyen-van-mau/chan-dung.jpg")).expect("removed");
    assert_eq!(write(&site.0, &photographs).expect("written"), 2);
    assert_eq!(record(FOLDER), "loai: ca_nhan\nten: Nguyễn Văn Mẫu\nnam: [2020]\nchan_dung: chan-dung.jpg\n");
    let again = plan(&site.0, &folder).expect("photographs");
    assert!(again.iter().all(|photograph| matches!(photograph.outcome, Outcome::Has(_))), "{again:?}");
}

#[test]
fn the_sheet_shows_every_photograph() {
    let site = site();
    outcomes(&site, &["dao.jpg", "IMG_1.jpg"]);
    site.write("anh/hỏng #1.png", b"no picture");
    let photographs = plan(&site.0, &site.0.join("anh")).expect("photographs");
    let said = photographs.iter().map(|photograph| (photograph, "Lời \"#nói\"".to_owned())).collect();
    let groups = [Group { heading: "Khớp".to_owned(), photographs: said }];
    let pdf = sheet("Đối chiếu", &groups, Vec::new()).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-"));
    let images = pdf.windows(14).filter(|part| part == b"/Subtype /Imag" || part == b"/Subtype/Image").count();
    assert!(images >= 1, "{images}");
}
