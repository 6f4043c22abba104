//! Keys under which other programs (Hugo, Jekyll, Decap, Astro) and forms of offices say what has another key here. A
//! key is only ever proposed to a record that has it.

use super::record::Record;
use crate::vietnamese;

/// What becomes of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The same as the first of these that the record has.
    Key(&'static [&'static str]),
    /// Near to one of these, which take ids: whoever knows the content must choose.
    Choice(&'static [&'static str]),
    /// `published: false` is a draft.
    Published,
    /// `private: true` is one as well.
    Hidden,
    /// About a private life: only under the key that is never published.
    Private,
    /// Nothing here needs it.
    Nothing,
}

/// Keys as [`squeezed`] writes them, and what becomes of them. Every Vietnamese key is one of `reading`'s tables, which a
/// test there holds.
#[rustfmt::skip]
pub const KEYS: &[(Meaning, &[&str])] = &[
    (Meaning::Key(&["tieu_de", "ten"]), &["title", "headline", "heading", "tenbai", "tenbaiviet", "tieude"]),
    (Meaning::Key(&["ten", "tieu_de"]), &[
        "name", "fullname", "hovaten", "hoten", "hotendaydu", "tenday", "tengoi", "tennhanvat", "tendaydu",
    ]),
    (Meaning::Key(&["tom_tat", "mo_ta"]), &[
        "description", "desc", "excerpt", "abstract", "summary", "lead", "intro", "sapo", "motangan", "gioithieu",
    ]),
    (Meaning::Key(&["ngay"]), &[
        "date", "pubdate", "created", "createdat", "datecreated", "ngaydang", "ngayviet", "ngaythang", "ngaydangbai",
    ]),
    (Meaning::Key(&["cap_nhat"]), &[
        "lastmod", "lastmodified", "lastmodifiedat", "modified", "updated", "updatedat", "dateupdated", "updateddate",
    ]),
    (Meaning::Key(&["anh_bia", "chan_dung", "anh_dai_dien"]), &[
        "image", "images", "thumbnail", "thumb", "cover", "coverimage", "featuredimage", "banner", "hero", "header",
        "heroimage", "teaser", "ogimage", "hinhanh", "anh", "anhdaidien", "photo", "avatar", "hinh",
    ]),
    (Meaning::Key(&["chuyen_muc"]), &["categories", "category", "section", "danhmuc", "muc", "series", "theloai"]),
    (Meaning::Choice(&["chuyen_de", "linh_vuc"]), &["tags", "tag", "keywords", "tukhoa", "the", "nhan", "labels"]),
    (Meaning::Key(&["dang_tu"]), &["publishdate", "publishat", "publishon", "scheduled", "ngayxuatban", "hengio"]),
    (Meaning::Key(&["go_sau"]), &["expirydate", "expiredate", "expires", "expireat", "unpublishdate", "unpublishat"]),
    (Meaning::Key(&["dia_chi_cu"]), &[
        "aliases", "alias", "redirectfrom", "redirects", "oldurl", "oldurls", "url", "diachicu",
    ]),
    (Meaning::Key(&["duong_dan"]), &["slug", "permalink", "path"]),
    (Meaning::Key(&["nhap"]), &["draft", "isdraft", "bannhap"]),
    (Meaning::Published, &["published", "publish"]),
    (Meaning::Hidden, &["private", "hidden", "unlisted", "headless", "password", "secret", "riengtu", "mat", "bimat", "matkhau", "build"]),
    (Meaning::Key(&["trang_thai"]), &["status", "state"]),
    (Meaning::Key(&["tac_gia"]), &[
        "author", "authors", "byline", "writer", "by", "nguoiviet", "nguoidang", "butdanh", "credit", "photographer",
    ]),
    (Meaning::Key(&["nguon"]), &["source", "sourceurl", "canonicalurl", "canonical", "originalurl", "theo"]),
    (Meaning::Key(&["noi_bat"]), &["featured", "featuredpost", "pinned", "pin", "sticky", "highlight"]),
    (Meaning::Key(&["mo_ta"]), &["alt", "alttext"]),
    (Meaning::Key(&["chu_thich"]), &["caption", "chuthichanh"]),
    (Meaning::Key(&["tep"]), &["file", "src", "path"]),
    (Meaning::Key(&["dia_diem"]), &["location", "place", "venue", "noitochuc"]),
    (Meaning::Key(&["chuc_vu"]), &["chucdanh", "chucvuhientai", "chucvuhiennay", "position", "role", "jobtitle"]),
    (Meaning::Key(&["don_vi"]), &[
        "noicongtac", "donvicongtac", "coquan", "coquancongtac", "organization", "department", "congtactai",
    ]),
    (Meaning::Key(&["thanh_tich"]), &[
        "thanhtichnoibat", "thanhtichtieubieu", "thanhtichcanhan", "thanhtichtapthe", "achievements",
    ]),
    (Meaning::Key(&["khen_thuong"]), &[
        "danhhieu", "danhhieuthidua", "hinhthuckhenthuong", "khenthuongdadat", "giaithuong", "award", "awards",
    ]),
    (Meaning::Key(&["noi_dung", "bai_viet"]), &["content", "body", "text", "noidungbaiviet"]),
    (Meaning::Private, &[
        "ngaysinh", "namsinh", "ngaythangnamsinh", "birthday", "dob", "dienthoai", "sodienthoai", "sdt", "didong",
        "phone", "cccd", "socccd", "cmnd", "socmnd", "cancuoc", "email", "thudientu", "diachinha", "diachinharieng",
        "noio", "noithuongtru", "gioitinh", "sotaikhoan",
    ]),
    (Meaning::Nothing, &[
        "layout", "templatekey", "contenttype", "template", "pagetemplate", "type", "kind", "weight", "navorder",
        "order", "toc", "showtoc", "tableofcontents", "menu", "menus", "linktitle", "cascade", "outputs", "markup",
        "math", "mathjax", "katex", "comments", "comment", "share", "sharing", "related", "sitemap", "robots",
        "noindex", "resources", "params", "extra", "taxonomies", "sidebar", "classes", "parent",
        "navexclude", "haschildren", "readtime", "iscjklanguage", "disableshare", "hidemeta", "uid", "uuid", "lang",
        "language", "locale", "ref", "translationkey", "jsonld", "customcss", "customjs", "css", "js", "searchhidden",
    ]),
];

/// What becomes of `word` in a record; `None` when nobody knows it, or the record has no key for it.
pub fn meaning(word: &str, record: &Record) -> Option<Meaning> {
    let word = squeezed(word);
    let mut known = KEYS.iter().filter(|(_, words)| words.contains(&word.as_str())).map(|(meaning, _)| *meaning);
    known.find(|meaning| fits(*meaning, record))
}

/// The key of the record that `word` is here; its own, or one under another name. The `value` tells an address that was
/// (`permalink: /2016/12/ky-97/`) from the last step of one that is.
pub fn key_for(word: &str, value: Option<&str>, record: &Record) -> Option<&'static str> {
    let was = value.is_some_and(|value| value.trim_matches('/').contains('/'));
    let index = record.position(word).or_else(|| match meaning(word, record)? {
        Meaning::Key(&["duong_dan"]) if was => record.position("dia_chi_cu"),
        Meaning::Key(keys) => keys.iter().find_map(|key| record.position(key)),
        _ => None,
    })?;
    record.fields.get(index).map(|field| field.alias)
}

fn fits(meaning: Meaning, record: &Record) -> bool {
    match meaning {
        Meaning::Key(keys) | Meaning::Choice(keys) => keys.iter().any(|key| record.position(key).is_some()),
        Meaning::Published | Meaning::Hidden => record.position("nhap").is_some(),
        Meaning::Private => record.position("noi_bo").is_some(),
        Meaning::Nothing => true,
    }
}

fn squeezed(word: &str) -> String {
    let mut folded = vietnamese::fold(word);
    folded.retain(|c| c.is_ascii_alphanumeric());
    folded
}
