//! Recordings: what pages, the list and the podcast tell of them, and whose never leave the source.

use crate::support::{Scratch, built, options};
use std::collections::BTreeMap;

const APPROVED: &str = "trang_thai: da_duyet\nduyet: {nguoi: B, ngay: 20/5/2021}\n";
const AGREED: &str = "dong_y: {tinh_trang: co, ngay: 1/3/2021, pham_vi: [trang], van_ban: hs/dy-1.pdf}\n";
const WORDS: &str =
    "WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào bà con.\n\n00:02.000 --> 00:04.500\n<v Lan>Hôm nay có 5 hộ.\n";

/// MPEG-2, 24 kbit/s, 16 kHz: 108 bytes for 36 thousandths of a second.
fn sound(frames: usize) -> Vec<u8> {
    [&[0xFF, 0xF3, 0x38, 0][..], &[0; 104]].concat().repeat(frames)
}

fn tagged(frames: usize) -> Vec<u8> {
    [b"ID3\x04\0\0\0\0\0\x05Lan A".to_vec(), sound(frames)].concat()
}

fn site(config: &str) -> Scratch {
    let scratch = Scratch::new("recordings");
    scratch.write("site.yaml", format!("tieu_de: A\nbase_url: https://a.vn/x/\n{config}"));
    let person = |more: &str| {
        format!(
            "loai: ca_nhan\nten: Lê Thị Mẫu\ntom_tat: Chị giúp 5 hộ.\nghi_am: {{tep: doc.mp3, phien_am: loi.vtt}}\n{APPROVED}{more}"
        )
    };
    scratch.write("content/ho-so/mot/ho-so.yaml", person(AGREED));
    scratch.write("content/ho-so/hai/ho-so.yaml", person(""));
    scratch.write(
        "content/bai-viet/a.md",
        "---\ntieu_de: Một việc & hai\nngay: 1/5/2021\nghi_am: {tep: a.mp3, nguoi_doc: Lan}\n---\nCó 5 hộ ở xã.\n",
    );
    for (folder, frames) in [("mot", 100), ("hai", 200)] {
        scratch.write(&format!("content/ho-so/{folder}/doc.mp3"), tagged(frames));
        // A file with the bytes of one that is held back would be held back too.
        scratch.write(&format!("content/ho-so/{folder}/loi.vtt"), WORDS.replace("5 hộ", &format!("{frames} hộ")));
    }
    scratch.write("content/bai-viet/a.mp3", tagged(2000));
    scratch
}

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} of {:?}", files.keys().collect::<Vec<_>>()));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

#[test]
fn a_recording_is_played_listed_and_offered_as_a_podcast() {
    let (files, outcome) = built(&options(&site("").0));
    assert!(!outcome.has_errors(), "{:?}", outcome.findings);
    assert_eq!(files["tep/ho-so/mot/doc.mp3"], sound(100), "what is said of the sound is taken out");
    let page = text(&files, "ho-so/mot/index.html");
    for said in
        ["<audio controls", "tep/ho-so/mot/doc.mp3", "0:04", "data-from=\"2.000\" data-to=\"4.500\"", "Hôm nay có"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    for said in ["\"@type\":\"AudioObject\"", "\"contentSize\":\"10800\"", "\"duration\":\"PT0M4S\""] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let list = text(&files, "nghe/index.html");
    assert_eq!(list.matches("<audio").count(), 2);
    assert!(list.contains("1:12"), "{list}");
    let podcast = text(&files, "nghe/podcast.xml");
    for said in [
        "<enclosure url=\"https://a.vn/x/tep/bai-viet/a.mp3\" length=\"216000\" type=\"audio/mpeg\"/>",
        "<itunes:duration>1:12</itunes:duration>",
        "<title>Một việc &amp; hai</title>",
        "<pubDate>Sat, 01 May 2021 00:00:00 +0700</pubDate>",
        "<podcast:transcript url=\"https://a.vn/x/tep/ho-so/mot/loi.vtt\" type=\"text/vtt\"/>",
        "<itunes:category text=\"Society &amp; Culture\"/>",
    ] {
        assert!(podcast.contains(said), "{said}: {podcast}");
    }
    // What has a date stands before what has none.
    assert!(podcast.find("a.mp3") < podcast.find("doc.mp3"));
}

#[test]
fn a_voice_leaves_the_source_with_its_page_alone() {
    let (files, _) = built(&options(&site("").0));
    assert!(!files.keys().any(|path| path.contains("hai")), "{:?}", files.keys().collect::<Vec<_>>());
    let voice = sound(200);
    assert!(!files.values().any(|bytes| *bytes == voice || *bytes == tagged(200)));
    assert!(!text(&files, "nghe/podcast.xml").contains("/hai/"));
}

#[test]
fn a_podcast_is_called_as_the_site_says() {
    let scratch =
        site("podcast: {tieu_de: Chuyện làng, mo_ta: Mỗi tuần một chuyện, anh: /p.jpg, the_loai: Education}\n");
    let photo = crate::support::repository().join("content/bai-viet/2019/duong-hoa.jpg");
    scratch.write("static/p.jpg", std::fs::read(photo).expect("a photograph"));
    let (files, _) = built(&options(&scratch.0));
    let podcast = text(&files, "nghe/podcast.xml");
    for said in ["<title>Chuyện làng</title>", "<itunes:image href=\"https://a.vn/x/p.jpg\"/>", "text=\"Education\""]
    {
        assert!(podcast.contains(said), "{said}: {podcast}");
    }
}

#[test]
fn nothing_is_heard_where_nothing_is_recorded() {
    let scratch = Scratch::new("silent");
    scratch.write("site.yaml", "tieu_de: A\nbase_url: https://a.vn/\n");
    scratch.write("content/bai-viet/a.md", "---\ntieu_de: A\nngay: 1/5/2021\n---\nCó 5 hộ ở xã.\n");
    let (files, _) = built(&options(&scratch.0));
    assert!(!files.keys().any(|path| path.starts_with("nghe/")));
    assert!(!text(&files, "bai-viet/a/index.html").contains("<audio"));
}
