//! Never stale: after every edit a session that remembers shows what a clean build of the same files makes.
//!
//! A site of a few files, each of which may be in one of several states or absent; a step puts some of them into others. A
//! failure names its seed and its steps. `VUONHOA_ROUNDS=30` makes the run that many times longer.

use crate::support::{Random, Scratch, built, options};
use std::collections::BTreeMap;
use std::fs::File;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use vuonhoa::diagnostic::Diagnostic;
use vuonhoa::model::Mode;
use vuonhoa::path::OutPath;
use vuonhoa::pipeline::{Options, Preview, Previewer, Session};
use vuonhoa::source;

/// What a file may hold. The first state is the one that a site begins in; an empty one means that there is no such file.
pub type States = &'static [&'static str];

const APPROVED: &str = "trang_thai: da_duyet\nduyet: {nguoi: Ban biên tập, ngay: 31/5/2021}\n";

/// `{duyet}` stands for an approval.
pub const FILES: &[(&str, States)] = &[
    (
        "site.yaml",
        &[
            "tieu_de: Trang\nbase_url: https://a.vn/x/\n",
            "tieu_de: Trang khác\nbase_url: https://a.vn/x/\nmenu: [{ten: Hồ sơ, den: '@/ho-so/le-an'}]\n",
            "tieu_de: Trang\nbase_url: https://b.vn/\nxuat_ban: {can_dong_y: false}\n",
            "tieu_de: [\n",
        ],
    ),
    (
        "content/danh-muc/don-vi.yaml",
        &[
            "- {id: xa, ten: Xã Sen}\n- {id: thon, ten: Thôn Một, cap_tren: xa}\n",
            "- {id: xa, ten: Xã Sen Hồng}\n- {id: thon, ten: Thôn Hai, cap_tren: xa}\n",
            "- {id: xa, ten: Xã Sen}\n",
            "- {id: xa, ten: [}\n",
        ],
    ),
    (
        "content/bai-viet/mot.md",
        &[
            "---\ntieu_de: Bài một\nngay: 5/5/2021\ndon_vi: [thon]\n---\nChữ của bài một.\n",
            "---\ntieu_de: Bài một\nngay: 5/5/2021\ndon_vi: [thon]\n---\nChữ của bài hai.\n",
            "---\ntieu_de: Bài đổi tên\nngay: 7/5/2021\n---\nXem [ông An](@/ho-so/le-an) và [bài hai](hai.md).\n",
            "---\ntieu_de: Bài một\nngay: 5/5/2021\n---\n{{ho_so(id=\"le-an\")}}\n",
            "---\ntieu_de: Bài một\nnhap: true\n---\nChữ của bài một.\n",
            "---\ntieu_de: [\n---\nChữ của bài một.\n",
            "",
        ],
    ),
    (
        "content/bai-viet/hai.md",
        &[
            "---\ntieu_de: Bài hai\nngay: 6/5/2021\nnhac_den: [le-an]\n---\nChữ.\n\n## Mục\n\nÔng An, bà Bình.\n",
            "---\ntieu_de: Bài hai\nngay: 6/5/2021\nnhac_den: [tran-binh]\n---\nChữ.\n\n## Đề mục\n\nÔng An, bà Bình.\n",
            "---\ntieu_de: Bài hai\nngay: 9/9/2031\n---\nChữ.\n",
            "---\ntieu_de: Bài hai\nngay: 6/5/2021\ndang_tu: 3/6/2021\n---\nChữ.\n",
            "",
        ],
    ),
    (
        "content/bai-viet/2021/mot.md",
        &["", "---\ntieu_de: Bài một\nngay: 5/5/2021\ndon_vi: [thon]\n---\nChữ của bài một.\n"],
    ),
    (
        "content/ho-so/le-an/ho-so.yaml",
        &[
            "loai: ca_nhan\nten: Lê An\ntom_tat: Người trồng cây.\nbai_viet: bai.md\ndon_vi: [thon]\nchan_dung: anh.png\ndong_y: {tinh_trang: co, pham_vi: [trang, ky_yeu]}\n{duyet}",
            "loai: ca_nhan\nten: Lê Văn An\ntom_tat: Người trồng cây.\nbai_viet: bai.md\ndon_vi: [thon]\nchan_dung: anh.png\ndong_y: {tinh_trang: co, pham_vi: [trang, ky_yeu]}\n{duyet}",
            "loai: ca_nhan\nten: Lê An\ntom_tat: Người trồng cây.\nnoi_dung: Chữ ở đây.\ndong_y: {tinh_trang: co, pham_vi: [trang]}\n{duyet}",
            "loai: ca_nhan\nten: Lê An\ntom_tat: Người trồng cây.\nnoi_dung: Chữ ở đây.\ndong_y: {tinh_trang: khong}\n{duyet}",
            "loai: ca_nhan\nten: Lê An\ntrang_thai: da_rut\n",
            "loai: ca_nhan\nten: Lê An\nnoi_dung: Chữ.\ntrang_thai: ban_nhap\ndong_y: {tinh_trang: co, pham_vi: [trang]}\n",
            "loai: ca_nhan\nten: [\n",
            "",
        ],
    ),
    (
        "content/ho-so/le-an/bai.md",
        &["Ông An trồng cây.\n", "Ông An giồng cây.\n", "Ông An trồng cây [ở thôn](@/don-vi/thon).\n", ""],
    ),
    ("content/ho-so/le-an/anh.png", &["!0", "!1", ""]),
    (
        "content/ho-so/tran-binh.yaml",
        &[
            "loai: ca_nhan\nten: Trần Bình\ntom_tat: Người dạy học.\nnoi_dung: Bà dạy học.\ndong_y: {tinh_trang: co, pham_vi: [trang, ky_yeu]}\n{duyet}",
            "loai: tap_the\nten: Tổ Bình Minh\ntom_tat: Một tổ.\nnoi_dung: Tổ dạy học.\nthanh_vien: [le-an]\n{duyet}",
            "",
        ],
    ),
    (
        "content/trang/gioi-thieu.md",
        &["---\ntieu_de: Giới thiệu\n---\nTrang này.\n", "---\ntieu_de: Về trang\n---\nTrang này.\n", ""],
    ),
    (
        "content/ky-yeu/k/ky-yeu.yaml",
        &[
            "",
            "tieu_de: Kỷ yếu\nmo_dau: [loi.md]\nphan: [{tieu_de: Người, chon: {loai: [ca_nhan]}}]\n",
            "tieu_de: Kỷ yếu\nphan: [{tieu_de: Tập thể, chon: {loai: [tap_the]}}]\n",
        ],
    ),
    ("content/ky-yeu/k/loi.md", &["", "---\ntieu_de: Lời mở\n---\nLời.\n", "---\ntieu_de: Lời mở\n---\nMột.\n"]),
    (
        "templates/article.html",
        &[
            "",
            "{% extends \"sen/article.html\" %}",
            "<!DOCTYPE html><title>{{ page.title }}</title>{% for p in profiles() %}{{ p.name }}{% endfor %}",
            "<!DOCTYPE html>{{ page.nothing.at.all }}",
            "{% if %}",
        ],
    ),
    ("strings/vi.yaml", &["", "nav-home: Về đầu\n", "nav-home: Trang đầu\n"]),
    ("static/tep.txt", &["", "Một.", "Hai."]),
];

/// The files as they are.
pub struct Site {
    pub folder: Scratch,
    now: Vec<usize>,
    clock: u64,
}

impl Site {
    pub fn new(name: &str) -> Self {
        let mut site = Site { folder: Scratch::new(name), now: vec![0; FILES.len()], clock: 0 };
        for file in 0..FILES.len() {
            site.put(file, 0);
        }
        site
    }

    /// Puts a file into a state; whether anything on the disk became another. Its time of modification is long ago, for
    /// only what has rested is remembered.
    pub fn put(&mut self, file: usize, state: usize) -> bool {
        let (path, states) = FILES[file];
        self.now[file] = state;
        match states[state] {
            "" => return std::fs::remove_file(self.folder.0.join(path)).is_ok(),
            text => match text.strip_prefix('!') {
                Some(picture) => self.folder.write(path, dot(picture == "1")),
                None => self.folder.write(path, text.replace("{duyet}", APPROVED)),
            },
        }
        self.touch(file);
        true
    }

    /// Gives a file another time.
    pub fn touch(&mut self, file: usize) -> bool {
        self.clock += 1;
        // Now and then two states in one step of the clock: nothing but their bytes tells them apart.
        let long_ago = SystemTime::now() - Duration::from_secs(1_000_000) + Duration::from_secs(self.clock / 3);
        let opened = File::options().write(true).open(self.folder.0.join(FILES[file].0));
        opened.is_ok_and(|file| file.set_modified(long_ago).is_ok())
    }

    /// Puts a file into some state. A site that cannot be read at all is soon mended.
    pub fn change(&mut self, random: &mut Random) -> (&'static str, usize, bool) {
        let file = random.below(FILES.len());
        let (file, state) = match self.now[0] == 3 && random.below(2) == 0 {
            true => (0, 0),
            false => (file, random.below(FILES[file].1.len())),
        };
        (FILES[file].0, state, self.put(file, state))
    }
}

/// The site as a session knows it.
struct Trial {
    site: Site,
    previewer: Previewer,
}

impl Trial {
    fn begin() -> Self {
        let site = Site::new("edits");
        let usual = options(&site.folder.0);
        let mode = Mode { drafts: true, future: true, expired: true, ..usual.mode };
        let of_preview = Options { mode, keep_going: true, ..usual };
        Trial { site, previewer: Previewer::new(Session::open(of_preview)) }
    }

    fn look(&mut self) -> (Option<Preview>, Vec<Diagnostic>) {
        let (sources, found) = source::scan(&self.site.folder.0);
        let (preview, findings) = self.previewer.look(sources, found);
        (preview, findings.sorted(false))
    }
}

/// A picture of one colour.
fn dot(dark: bool) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let colour = if dark { [10, 20, 30] } else { [210, 120, 130] };
    let picture = image::RgbImage::from_pixel(64, 64, image::Rgb(colour));
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

/// Everything that a preview shows, and all that it finds.
fn shown(trial: &mut Trial) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let (preview, findings) = trial.look();
    let Some(preview) = preview else { return (BTreeMap::new(), told(&findings)) };
    let pages =
        preview.paths().filter_map(|path: OutPath| Some((path.to_string(), preview.get(&path)?.ok()?.to_vec())));
    let pages = pages.collect();
    let outcome = preview.prove(&|| false).expect("nobody has ended it");
    (pages, told(&outcome.findings))
}

pub fn told(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| format!("{finding:?}")).collect()
}

#[test]
fn what_is_remembered_is_never_stale() {
    let rounds: u64 = std::env::var("VUONHOA_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    for seed in 0..2 * rounds {
        let mut random = Random::new(seed + 1);
        let mut trial = Trial::begin();
        let mut steps = Vec::new();
        for _ in 0..30 {
            let (pages, findings) = shown(&mut trial);
            let (clean, outcome) = built(trial.previewer.session().options());
            let differing: Vec<&String> =
                pages.keys().chain(clean.keys()).filter(|path| pages.get(*path) != clean.get(*path)).collect();
            assert!(differing.is_empty(), "seed {seed}, after {steps:?}: {differing:?}");
            assert_eq!(findings, told(&outcome.findings), "seed {seed}, after {steps:?}");
            for _ in 0..=random.below(2) {
                steps.push(trial.site.change(&mut random));
            }
        }
    }
}

/// A look after one edit reads that one file: entries of all others are the very same.
#[test]
fn an_edit_reads_one_file() {
    let mut trial = Trial::begin();
    let before = trial.look().0.expect("a site").prepared;
    trial.site.put(2, 1);
    let after = trial.look().0.expect("a site").prepared;
    let entries = |site: &vuonhoa::model::Site| {
        let entries = site.articles.iter().map(|item| (item.id.clone(), std::ptr::from_ref(&item.record) as usize));
        entries.collect::<BTreeMap<_, _>>()
    };
    let (before_entries, after_entries) = (entries(&before.site), entries(&after.site));
    assert_ne!(before_entries["mot"], after_entries["mot"]);
    assert_eq!(before_entries["hai"], after_entries["hai"]);
    assert!(Arc::ptr_eq(&before.theme, &after.theme), "nothing of the theme has changed");
}
