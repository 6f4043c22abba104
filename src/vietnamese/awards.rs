//! Awards as people write them in the words of a paper: `Bằng khen của Bộ trưởng Bộ Y tế`, `GK của UBND xã`, `CSTĐ cơ sở`.
//!
//! A type of the built-in catalogue stands for all who may give that award (Law 06/2022/QH15), so a wording names the giver
//! and hardly ever has the words of the type's name. What the giver cannot give, and bodies that the catalogue does not have,
//! lead to no type.

mod giver;

use giver::{Giver, Words};

/// What a wording of an award names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwardWording {
    /// The type of this id.
    One(&'static str),
    /// One of several, or what the giver gives instead; people choose.
    Several(&'static [&'static str]),
    /// Nothing that is ever given: the President gives orders, medals and titles.
    NeverGiven,
    /// Several awards in one value.
    Together,
    /// An award that no type fits.
    New,
    /// No award that has givers of several kinds.
    Unknown,
}

use AwardWording::{NeverGiven, New, One, Several, Together, Unknown};

/// What a wording of an award names, as far as its giver tells.
pub fn award_wording(text: &str) -> AwardWording {
    if names_several(text) {
        return Together;
    }
    let words = Words::new(text);
    if words.begins("bang khen") {
        return certificate_of_merit(&words);
    }
    if words.begins("giay khen") {
        return certificate_of_commendation(&words);
    }
    if words.begins("co ") {
        return flag(&words);
    }
    if words.begins("chien si thi dua") {
        return emulation_fighter(&words);
    }
    if words.begins("ky niem chuong") {
        return One("ky-niem-chuong");
    }
    badge(&words)
}

/// Whether every word of a wording is in the names of a type, but for what all wordings may have and for a slip in a long
/// word. One word more or another one makes another award, often a higher one: `Thầy thuốc Nhân dân ưu tú`, `Nghệ nhân dân gian`.
pub fn is_told_by<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> bool {
    const FREE: [&str; 9] = ["cua", "do", "tang", "duoc", "danh", "hieu", "cap", "trao", "hang"];
    const RANKS: [&str; 6] = ["nhat", "nhi", "ba", "i", "ii", "iii"];
    /// Letters of a word in which one may be wrong.
    const LONG: usize = 5;
    let written = Words::new(text).folded;
    let names: Vec<String> = names.into_iter().map(|name| Words::new(name).folded).collect();
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let whole = squeezed(&written);
    if names.iter().any(|name| strsim::osa_distance(&squeezed(name), &whole) <= 1) {
        return true;
    }
    let alike = |one: &str, other: &str| {
        let swapped = one.len() == other.len() && {
            let sorted = |word: &str| {
                let mut letters: Vec<char> = word.chars().collect();
                letters.sort_unstable();
                letters
            };
            sorted(one) == sorted(other)
        };
        one == other || strsim::osa_distance(one, other) <= 1 && (swapped || one.len().min(other.len()) >= LONG)
    };
    let ranked = written.contains(" hang ");
    written.split_whitespace().all(|word| {
        FREE.contains(&word)
            || ranked && RANKS.contains(&word)
            || names.iter().flat_map(|name| name.split_whitespace()).any(|known| alike(word, known))
    })
}

/// Whether a text names two awards or more: what stands behind a comma or `và` begins as an award does.
fn names_several(text: &str) -> bool {
    const HEADS: [&str; 19] = [
        "bang khen",
        "giay khen",
        "ky niem chuong",
        "huy hieu",
        "huan chuong",
        "huy chuong",
        "co thi dua",
        "chien si thi dua",
        "chien si tien tien",
        "lao dong tien tien",
        "tap the lao dong",
        "anh hung lao dong",
        "gia dinh van hoa",
        "nha giao uu tu",
        "nha giao nhan dan",
        "thay thuoc uu tu",
        "thay thuoc nhan dan",
        "danh hieu",
        "giai thuong",
    ];
    let pieces = text.split([',', ';', '+', '&', '/', '\n']).map(|piece| Words::new(piece).folded);
    let awards = pieces.map(|piece| {
        let parts = piece.split(" va ").map(str::trim);
        let heads = |part: &&str| {
            HEADS
                .iter()
                .any(|head| part.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
        };
        parts.filter(heads).count()
    });
    awards.sum::<usize>() > 1
}

/// Bằng khen: of the Prime Minister, ministries and central bodies, provinces, the Party in a province.
fn certificate_of_merit(words: &Words) -> AwardWording {
    const ALL: &[&str] = &["bang-khen-thu-tuong", "bang-khen-bo", "bang-khen-tinh", "bang-khen-tinh-uy"];
    match words.giver() {
        Giver::Nobody => Several(ALL),
        Giver::President => NeverGiven,
        Giver::Government => One("bang-khen-thu-tuong"),
        Giver::Ministry => One("bang-khen-bo"),
        Giver::Province => One("bang-khen-tinh"),
        Giver::City => Several(&["giay-khen-huyen", "bang-khen-tinh"]),
        Giver::ProvinceParty => One("bang-khen-tinh-uy"),
        Giver::Department => Several(&["giay-khen-so", "bang-khen-tinh"]),
        Giver::District => Several(&["giay-khen-huyen", "bang-khen-tinh"]),
        Giver::Commune => Several(&["giay-khen-xa", "bang-khen-tinh"]),
        Giver::DistrictParty => Several(&["giay-khen-huyen-uy", "bang-khen-tinh-uy"]),
        Giver::Cell | Giver::GrassrootsParty | Giver::Party => Several(&["giay-khen-dang-uy", "bang-khen-tinh-uy"]),
        Giver::Office | Giver::Other => New,
    }
}

/// Giấy khen: of heads of departments, districts, communes and agencies, and of the Party below the province.
fn certificate_of_commendation(words: &Words) -> AwardWording {
    const ALL: &[&str] = &[
        "giay-khen-so",
        "giay-khen-huyen",
        "giay-khen-xa",
        "giay-khen-co-quan",
        "giay-khen-huyen-uy",
        "giay-khen-dang-uy",
        "giay-khen-chi-bo",
    ];
    match words.giver() {
        Giver::Nobody => Several(ALL),
        Giver::President => NeverGiven,
        Giver::Government => Several(&["bang-khen-thu-tuong"]),
        Giver::Ministry => Several(&["bang-khen-bo", "giay-khen-co-quan"]),
        // A city may be one of a province.
        Giver::City => Several(&["giay-khen-huyen", "bang-khen-tinh"]),
        Giver::Province if words.ends("thanh pho") => Several(&["giay-khen-huyen", "bang-khen-tinh"]),
        Giver::Province => Several(&["bang-khen-tinh", "giay-khen-so"]),
        Giver::ProvinceParty if words.has("thanh uy") => Several(&["giay-khen-huyen-uy", "bang-khen-tinh-uy"]),
        Giver::ProvinceParty => Several(&["bang-khen-tinh-uy", "giay-khen-huyen-uy"]),
        Giver::Department => One("giay-khen-so"),
        Giver::District => One("giay-khen-huyen"),
        Giver::Commune => One("giay-khen-xa"),
        Giver::DistrictParty => One("giay-khen-huyen-uy"),
        Giver::GrassrootsParty => One("giay-khen-dang-uy"),
        Giver::Cell => One("giay-khen-chi-bo"),
        Giver::Party if words.any(&["cap tren", "dang uy khoi"]) => One("giay-khen-dang-uy-cap-tren"),
        Giver::Party => Several(&["giay-khen-dang-uy", "giay-khen-dang-uy-cap-tren"]),
        Giver::Office => One("giay-khen-co-quan"),
        Giver::Other => New,
    }
}

fn flag(words: &Words) -> AwardWording {
    match words.giver() {
        Giver::Nobody if words.begins("co thi dua") => {
            Several(&["co-thi-dua-chinh-phu", "co-thi-dua-bo", "co-thi-dua-tinh"])
        }
        Giver::Government => One("co-thi-dua-chinh-phu"),
        Giver::Ministry => One("co-thi-dua-bo"),
        Giver::Province => One("co-thi-dua-tinh"),
        Giver::ProvinceParty => One("co-tinh-uy"),
        Giver::Nobody => Unknown,
        _ => New,
    }
}

fn emulation_fighter(words: &Words) -> AwardWording {
    if words.has("co so") {
        return One("chien-si-thi-dua-co-so");
    }
    if words.has("toan quoc") {
        return One("chien-si-thi-dua-toan-quoc");
    }
    // Of all the army, and of all the police: both stand beside those of a ministry.
    if words.any(&["toan quan", "toan luc luong"]) {
        return One("chien-si-thi-dua-bo");
    }
    match words.giver() {
        Giver::Province => One("chien-si-thi-dua-tinh"),
        Giver::Ministry => One("chien-si-thi-dua-bo"),
        _ => Unknown,
    }
}

/// Huy hiệu Đảng, by its years: `Huy hiệu Đảng 30 năm`, `40 năm tuổi Đảng`.
fn badge(words: &Words) -> AwardWording {
    const BADGES: [(&str, &str); 12] = [
        ("30", "huy-hieu-dang-30"),
        ("40", "huy-hieu-dang-40"),
        ("45", "huy-hieu-dang-45"),
        ("50", "huy-hieu-dang-50"),
        ("55", "huy-hieu-dang-55"),
        ("60", "huy-hieu-dang-60"),
        ("65", "huy-hieu-dang-65"),
        ("70", "huy-hieu-dang-70"),
        ("75", "huy-hieu-dang-75"),
        ("80", "huy-hieu-dang-80"),
        ("85", "huy-hieu-dang-85"),
        ("90", "huy-hieu-dang-90"),
    ];
    if !words.has("huy hieu") && !words.has("tuoi dang") || !words.has("dang") {
        return Unknown;
    }
    let found = BADGES.iter().find(|(years, _)| words.has(years));
    found.map_or(Unknown, |(_, id)| One(id))
}

#[cfg(test)]
mod tests;
