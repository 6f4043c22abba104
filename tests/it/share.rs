//! Pictures for sharing, as a messenger and a reader get them.

use crate::support::{Scratch, built, options};
use image::{DynamicImage, GenericImageView};
use std::collections::BTreeMap;
use vuonhoa::diagnostic::Code;
use vuonhoa::model::Mode;
use vuonhoa::output::Adopt;
use vuonhoa::pipeline::{Books, Destination, Options, Silent, build};

type Files = BTreeMap<String, Vec<u8>>;

/// The ground of a picture.
const IVORY: [u8; 3] = [0xFB, 0xF7, 0xEF];

fn with_pictures(site: &Scratch) -> Options {
    Options { books: Books::All, share: true, ..options(&site.0) }
}

fn made(site: &Scratch) -> Files {
    let (files, outcome) = built(&with_pictures(site));
    assert_eq!(outcome.findings.iter().filter(|f| f.is_error()).count(), 0, "{:?}", outcome.findings);
    files
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("{path} is not made"))).expect("UTF-8")
}

/// What a page's head says under a property.
fn meta(page: &str, property: &str) -> Option<String> {
    let at = page.find(&format!("property=\"{property}\" content=\""))?;
    let value = page[at..].split("content=\"").nth(1)?;
    Some(value.split('"').next()?.to_owned())
}

/// The picture that a page names, by its path.
fn path_of(page: &str) -> Option<String> {
    meta(page, "og:image")?.strip_prefix("https://a.vn/x/").map(str::to_owned)
}

fn opened(jpeg: &[u8]) -> DynamicImage {
    image::load_from_memory_with_format(jpeg, image::ImageFormat::Jpeg).expect("a JPEG")
}

fn near(pixel: [u8; 4], colour: [u8; 3]) -> bool {
    pixel.iter().zip(colour).all(|(one, other)| one.abs_diff(other) < 24)
}

fn site(more: &str) -> Scratch {
    let site = Scratch::new("chia-se");
    let gates = "xuat_ban: {can_dong_y: false, can_duyet: false}\n";
    site.write("site.yaml", format!("tieu_de: Vườn hoa\nbase_url: https://a.vn/x/\n{gates}{more}"));
    site.write("content/bai-viet/mot.md", "---\ntieu_de: Bài một\nngay: 5/5/2021\n---\nChữ.\n");
    site.write(
        "content/ho-so/le-an.yaml",
        "loai: ca_nhan\nten: Lê An\ntrich_dan: {loi: Làm đi thôi., nguoi: Anh Lê An}\n",
    );
    site.write("content/danh-muc/don-vi.yaml", "- {id: to-5, ten: Tổ dân phố số 5}\n");
    site.write("content/danh-muc/so-lieu.yaml", "- {id: mo-hinh, ten: Mô hình, gia_tri: 79, don_vi_tinh: mô hình}\n");
    site
}

#[test]
fn a_messenger_gets_a_large_picture_of_every_page_that_a_sitemap_names() {
    let files = made(&site(""));
    let sitemap = text(&files, "sitemap.xml");
    let addresses: Vec<&str> =
        sitemap.split("<loc>https://a.vn/x/").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert!(addresses.len() > 6, "{addresses:?}");
    for address in addresses {
        let page = text(&files, &format!("{address}index.html"));
        let path = path_of(page).unwrap_or_else(|| panic!("{address} has no picture"));
        let picture = opened(&files[&path]);
        assert_eq!(picture.dimensions(), (1200, 630), "{path}");
        assert!(files[&path].len() < 200_000, "{path}: {}", files[&path].len());
        for (property, wanted) in [("og:image:width", "1200"), ("og:image:height", "630")] {
            assert_eq!(meta(page, property).as_deref(), Some(wanted), "{address}");
        }
        assert!(page.contains("content=\"summary_large_image\""), "{address}");
    }
    let person = text(&files, "ho-so/le-an/index.html");
    assert!(path_of(person).is_some_and(|path| path.starts_with("ho-so/le-an/the-chia-se.")), "{person}");
    assert_eq!(meta(person, "og:image:alt").as_deref(), Some("Gương cá nhân. Lê An"));
}

#[test]
fn what_somebody_said_and_a_figure_are_squares_to_be_saved() {
    let files = made(&site(""));
    for (page, begins) in
        [("ho-so/le-an/index.html", "ho-so/le-an/loi-noi."), ("so-lieu/index.html", "so-lieu/mo-hinh.")]
    {
        let (path, jpeg) = files.iter().find(|(path, _)| path.starts_with(begins)).expect(begins);
        assert_eq!(opened(jpeg).dimensions(), (1080, 1080), "{path}");
        let name = path.rsplit('/').next().expect("a name");
        assert!(text(&files, page).contains(&format!("{name}\" download")), "{page} offers {name}");
    }
}

#[test]
fn words_of_any_length_stay_inside_their_picture() {
    let long = "Tổ dân phố làm sạch đường ".repeat(160);
    let word = "hoa".repeat(70);
    for (title, role) in [(long.as_str(), "Tổ trưởng"), (word.as_str(), word.as_str()), ("Lê An", long.as_str())]
    {
        let site = site("");
        let record =
            format!("loai: ca_nhan\nten: \"{title}\"\nchuc_vu: \"{role}\"\ntom_tat: {long}\ntrich_dan: {long}\n");
        site.write("content/ho-so/le-an.yaml", record);
        let (files, outcome) = built(&with_pictures(&site));
        assert!(!outcome.findings.iter().any(|finding| finding.code == Code::ShareFailed), "{:?}", outcome.findings);
        let (path, jpeg) =
            files.iter().find(|(path, _)| path.starts_with("ho-so/le-an/the-chia-se.")).expect("a picture");
        let picture = opened(jpeg);
        assert_eq!(picture.dimensions(), (1200, 630), "{path}");
        // Beside the words, over and under them, and over the name of the site nothing stands but the ground.
        let bands = [(14, 20, 40, 590), (745, 0, 50, 630), (14, 0, 780, 50), (14, 585, 780, 45), (14, 505, 780, 14)];
        for (left, top, width, height) in bands {
            for (x, y) in (left..left + width).flat_map(|x| (top..top + height).map(move |y| (x, y))) {
                let pixel = picture.get_pixel(x, y).0;
                assert!(near(pixel, IVORY), "{title:.40}: {pixel:?} at {x}, {y}");
            }
        }
    }
}

#[test]
fn who_is_held_back_is_in_no_picture_and_leaves_with_their_own() {
    let site = site("");
    let out = site.0.join("public");
    let press = |site: &Scratch| {
        let folder = Destination::Folder { path: &out, adopt: Adopt::No };
        let outcome = build(&with_pictures(site), &folder, &Silent);
        assert!(outcome.written.is_some(), "{:?}", outcome.findings);
    };
    let pictures = || -> Vec<String> {
        let files = walkdir::WalkDir::new(out.join("ho-so/le-an")).into_iter().filter_map(Result::ok);
        let names = files.map(|file| file.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".jpg")).collect();
        names.sort();
        names
    };
    press(&site);
    assert_eq!(pictures().len(), 2, "{:?}", pictures());
    let first = pictures();
    press(&site);
    assert_eq!(pictures(), first, "the same words, the same pictures");
    site.write("content/ho-so/le-an.yaml", "loai: ca_nhan\nten: Lê An\ntrang_thai: da_rut\ntrich_dan: Làm đi thôi.\n");
    press(&site);
    assert!(pictures().is_empty(), "{:?}", pictures());
    site.write(
        "content/ho-so/le-an.yaml",
        "loai: ca_nhan\nten: Lê An\ntrang_thai: ban_nhap\ntrich_dan: Làm đi thôi.\n",
    );
    assert!(!made(&site).keys().any(|path| path.contains("le-an")));
}

#[test]
fn a_site_or_a_build_may_do_without_and_a_preview_does() {
    let own = site("the_chia_se: false\n");
    let none = |files: &Files| !files.keys().any(|path| path.contains("the-chia-se") || path.contains("loi-noi"));
    assert!(none(&made(&own)));
    let usual = site("");
    assert!(none(&built(&Options { share: false, ..with_pictures(&usual) }).0));
    let mode = Mode { drafts: true, ..options(&usual.0).mode };
    assert!(none(&built(&Options { mode, ..with_pictures(&usual) }).0));
}

#[test]
fn a_photograph_of_somebody_who_is_held_back_is_in_no_picture() {
    let photograph = |name: &str| {
        let site = site("");
        let mut jpeg = Vec::new();
        let red = image::RgbImage::from_pixel(900, 1200, image::Rgb([200, 20, 20]));
        let written = red.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg);
        written.expect("a JPEG");
        site.write("content/bai-viet/bia.jpg", &jpeg);
        let article = format!(
            "---\ntieu_de: Bài có bìa\nngay: 5/5/2021\nanh_bia: {{tep: bia.jpg, mo_ta: Người, nguoi: [{{ho_so: {name}}}]}}\n---\nChữ.\n"
        );
        site.write("content/bai-viet/bia.md", article);
        site.write("content/ho-so/le-binh.yaml", "loai: ca_nhan\nten: Lê Bình\ntrang_thai: ban_nhap\n");
        let (files, _) = built(&with_pictures(&site));
        let picture = files.iter().find(|(path, _)| path.starts_with("bai-viet/bia/the-chia-se."));
        let picture = opened(picture.expect("a picture").1);
        let [red, green, _, _] = picture.get_pixel(1000, 315).0;
        red > 150 && green < 80
    };
    assert!(photograph("le-an"), "a photograph of somebody whom readers see");
    assert!(!photograph("le-binh"), "a photograph of somebody whom they do not");
}
