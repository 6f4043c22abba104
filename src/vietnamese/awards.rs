//! Awards as people write them in the words of a paper: `Bằng khen của Bộ trưởng Bộ Y tế`, `GK của UBND xã`, `CSTĐ cơ sở`.
//!
//! A type of the built-in catalogue stands for all who may give that award (Law 06/2022/QH15), so a wording names the giver
//! and hardly ever has the words of the type's name. What the giver cannot give, and bodies that the catalogue does not have,
//! lead to no type.

use super::{fold, fold_toned};

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

/// What people write short, and the words.
const SHORT: &[(&str, &str)] = &[
    ("bk", "bằng khen"),
    ("gk", "giấy khen"),
    ("cstđ", "chiến sĩ thi đua"),
    ("cstđcs", "chiến sĩ thi đua cơ sở"),
    ("knc", "kỷ niệm chương"),
    ("ubnd", "ủy ban nhân dân"),
    ("ct", "chủ tịch"),
    ("ttcp", "thủ tướng chính phủ"),
    ("tw", "trung ương"),
    ("tp", "thành phố"),
    ("gđ", "giám đốc"),
    ("hcm", "hồ chí minh"),
];

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

/// Who gives an award, as far as the types tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Giver {
    Nobody,
    President,
    Government,
    /// Ministries, and central bodies beside them.
    Ministry,
    Province,
    /// A city that is not known to be one of those under the government.
    City,
    ProvinceParty,
    Department,
    District,
    DistrictParty,
    Commune,
    /// A committee of the Party that is not said to be of a place.
    Party,
    GrassrootsParty,
    Cell,
    /// The head of an agency, a school, a company.
    Office,
    /// A mass organisation below the centre, and whatever is not known.
    Other,
}

/// A wording, without tones and with them.
struct Words {
    folded: String,
    toned: String,
}

impl Words {
    fn new(text: &str) -> Self {
        let toned = format!(" {} ", fold_toned(text));
        let words = toned.split_whitespace().map(|word| {
            let whole = SHORT.iter().find(|(short, _)| *short == word || fold(short) == word);
            whole.map_or(word, |(_, whole)| whole)
        });
        let toned = words.collect::<Vec<_>>().join(" ");
        let toned = ["danh hiệu ", "được tặng ", "tặng "]
            .iter()
            .fold(toned, |text, head| text.strip_prefix(head).map(str::to_owned).unwrap_or(text));
        Words { folded: format!(" {} ", fold(&toned)), toned: format!(" {toned} ") }
    }

    fn begins(&self, words: &str) -> bool {
        self.folded[1..].starts_with(words)
    }

    fn has(&self, words: &str) -> bool {
        self.folded.contains(&format!(" {words} "))
    }

    fn ends(&self, words: &str) -> bool {
        self.folded.trim_end().ends_with(words)
    }

    /// Whether the first city that is named is one of a province, as far as its name tells.
    fn names_another_city(&self) -> bool {
        const CENTRAL: [&str; 6] = ["ha noi", "ho chi minh", "hai phong", "da nang", "can tho", "hue"];
        let Some((_, name)) = self.folded.split_once(" thanh pho ") else { return false };
        !name.is_empty() && !CENTRAL.iter().any(|city| name.starts_with(city))
    }

    /// Whether the giver is of another country.
    fn is_foreign(&self) -> bool {
        const TONED: [&str; 3] = ["lào", "nga", "pháp"];
        const COUNTRIES: [&str; 9] = [
            "chdcnd lao",
            "campuchia",
            "cuba",
            "trung quoc",
            "nhat ban",
            "han quoc",
            "lien xo",
            "thai lan",
            "dan chu nhan dan lao",
        ];
        let toned = TONED.iter().any(|name| self.toned.trim_end().ends_with(&format!(" {name}")));
        let bare = self.toned.is_ascii() && self.ends(" lao");
        toned || bare || self.any(&COUNTRIES)
    }

    fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(word))
    }

    /// With the tone that tells it from another word, where the text has tones at all.
    fn has_toned(&self, word: &str) -> bool {
        if self.toned.is_ascii() { self.has(&fold(word)) } else { self.toned.contains(&format!(" {word} ")) }
    }

    fn giver(&self) -> Giver {
        const FORMS: [&str; 8] = [
            "bang khen",
            "giay khen",
            "co thi dua",
            "co",
            "chien si thi dua",
            "xuat sac",
            "dan dau phong trao thi dua",
            "cap",
        ];
        let bare = FORMS.iter().fold(self.folded.clone(), |text, form| text.replace(&format!(" {form} "), " "));
        let said = bare.split_whitespace().any(|word| !["cua", "do", "tang", "cap"].contains(&word));
        if !said {
            return Giver::Nobody;
        }
        if self.any(&["thu tuong", "chinh phu", "chu tich nuoc", "nha nuoc"]) && self.is_foreign() {
            return Giver::Other;
        }
        if self.has("chu tich nuoc")
            || self.has("nha nuoc") && !self.any(&["kiem toan nha nuoc", "ngan hang nha nuoc", "uy ban"])
        {
            return Giver::President;
        }
        if self.has("thu tuong") || bare.trim().trim_start_matches("cua ") == "chinh phu" {
            return Giver::Government;
        }
        self.party().or_else(|| self.body()).unwrap_or(Giver::Other)
    }

    fn party(&self) -> Option<Giver> {
        if self.has("chi bo") {
            return Some(Giver::Cell);
        }
        if self.any(&["tinh uy", "thanh uy", "dang bo tinh", "dang bo thanh pho", "dang uy tinh"]) {
            return Some(Giver::ProvinceParty);
        }
        if self.any(&["huyen uy", "quan uy", "thi uy", "dang bo huyen", "dang bo quan"]) {
            return Some(Giver::DistrictParty);
        }
        if !self.any(&["dang uy", "dang bo"]) {
            return None;
        }
        let grassroots = ["xa", "phuong", "thi tran", "co so", "cong ty", "truong", "benh vien"];
        Some(if !self.has("cap tren") && self.any(&grassroots) { Giver::GrassrootsParty } else { Giver::Party })
    }

    fn body(&self) -> Option<Giver> {
        /// At the centre, these too give what a ministry gives.
        const CENTRAL: [&str; 24] = [
            "bo truong",
            "bo tong tham muu",
            "tong cuc",
            "tong lien doan",
            "tong kiem toan",
            "kiem toan nha nuoc",
            "tong thanh tra",
            "thanh tra chinh phu",
            "toa an nhan dan toi cao",
            "vien kiem sat nhan dan toi cao",
            "ngan hang nha nuoc",
            "uy ban dan toc",
            "van phong chinh phu",
            "van phong quoc hoi",
            "dai hoc quoc gia",
            "thong tan xa",
            "dai truyen hinh viet nam",
            "dai tieng noi viet nam",
            "bao hiem xa hoi viet nam",
            "quan khu",
            "quan chung",
            "bo tu lenh",
            "trung uong",
            "bo nganh",
        ];
        const MASS: [&str; 6] = ["hoi", "doan", "lien doan", "mat tran", "cong doan", "lien minh"];
        let local = self.any(&["tinh", "thanh pho", "huyen", "quan", "xa", "phuong", "thi tran", "thi xa"]);
        if self.any(&CENTRAL) && !(self.has("hoi") && local) {
            return Some(Giver::Ministry);
        }
        let mass = self.any(&MASS) || self.folded.contains(" tinh doan ") || self.folded.contains(" huyen doan ");
        if mass && !self.any(&["uy ban nhan dan", "hoi dong nhan dan"]) {
            return Some(if self.has("viet nam") && !local { Giver::Ministry } else { Giver::Other });
        }
        if self.any(&["chi huy quan su", "chi huy bo doi bien phong"]) {
            return Some(Giver::Office);
        }
        let committee = self.any(&["uy ban nhan dan", "chu tich"]);
        if !committee && (self.has_toned("sở") || self.has("giam doc so")) && !self.has("co so") {
            return Some(Giver::Department);
        }
        const OFFICES: [&str; 17] = [
            "hieu truong",
            "thu truong",
            "giam doc",
            "tong giam doc",
            "cuc truong",
            "chi cuc",
            "cong ty",
            "benh vien",
            "trung tam",
            "truong phong",
            "co quan",
            "don vi",
            "cong an",
            "truong",
            "cuc",
            "phong",
            "chi huy truong",
        ];
        let ministry = self.has_toned("bộ") || self.has_toned("ngành") || self.any(&["ban nganh", "bo ban nganh"]);
        if !committee && ministry && !local {
            return Some(Giver::Ministry);
        }
        if !committee && self.any(&OFFICES) {
            return Some(Giver::Office);
        }
        // The smallest place stands first: of the commune in a district of a province.
        let place = |words: &[&str]| words.iter().filter_map(|word| self.folded.find(&format!(" {word} "))).min();
        let places = [
            (place(&["xa", "phuong", "thi tran"]).filter(|_| !self.has("thi xa")), Giver::Commune),
            (place(&["huyen", "quan", "thi xa"]), Giver::District),
            (place(&["tinh"]), Giver::Province),
            (place(&["thanh pho"]), if self.names_another_city() { Giver::City } else { Giver::Province }),
        ];
        places
            .into_iter()
            .filter_map(|(at, giver)| Some((at?, giver)))
            .min_by_key(|(at, _)| *at)
            .map(|(_, giver)| giver)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_lead_to_types() {
        for (text, id) in [
            ("Bằng khen của Bộ trưởng Bộ Y tế", "bang-khen-bo"),
            ("Bằng khen Bộ Y tế", "bang-khen-bo"),
            ("Bằng khen của Bộ Giáo dục và Đào tạo", "bang-khen-bo"),
            ("Bằng khen Tổng cục Thuế", "bang-khen-bo"),
            ("Bằng khen của Tổng Liên đoàn Lao động Việt Nam", "bang-khen-bo"),
            ("Bằng khen của Trung ương Đoàn", "bang-khen-bo"),
            ("Bằng khen của Trung ương Hội Nông dân Việt Nam", "bang-khen-bo"),
            ("Bằng khen Hội Liên hiệp Phụ nữ Việt Nam", "bang-khen-bo"),
            ("Bằng khen của Chánh án Tòa án nhân dân tối cao", "bang-khen-bo"),
            ("Bằng khen của Tổng Kiểm toán Nhà nước", "bang-khen-bo"),
            ("Bằng khen của Bộ Tư lệnh Quân khu 3", "bang-khen-bo"),
            ("BẰNG KHEN BỘ CÔNG AN", "bang-khen-bo"),
            ("bang khen cua bo truong bo y te", "bang-khen-bo"),
            ("BK Bộ trưởng", "bang-khen-bo"),
            ("Bằng khen của UBND tỉnh", "bang-khen-tinh"),
            ("Bằng khen của Chủ tịch UBND tỉnh Sen Hồng", "bang-khen-tinh"),
            ("Bằng khen UBND thành phố", "bang-khen-tinh"),
            ("Bằng khen cấp tỉnh", "bang-khen-tinh"),
            ("Bằng khen Thủ tướng", "bang-khen-thu-tuong"),
            ("Bằng khen của Thủ tướng CP", "bang-khen-thu-tuong"),
            ("Bằng khen của Chính phủ", "bang-khen-thu-tuong"),
            ("Bằng khen TTCP", "bang-khen-thu-tuong"),
            ("Bằng khen của Ban Thường vụ Tỉnh ủy", "bang-khen-tinh-uy"),
            ("Bằng khen Thành uỷ", "bang-khen-tinh-uy"),
            ("Giấy khen của Giám đốc Sở Y tế", "giay-khen-so"),
            ("Giấy khen Sở Giáo dục và Đào tạo", "giay-khen-so"),
            ("giay khen cua giam doc so y te", "giay-khen-so"),
            ("Giấy khen của UBND huyện", "giay-khen-huyen"),
            ("Giấy khen của Chủ tịch UBND quận Mẫu, thành phố Mẫu", "giay-khen-huyen"),
            ("Giấy khen của Chủ tịch UBND xã Sen Hồng, huyện Mẫu, tỉnh Mẫu", "giay-khen-xa"),
            ("GK UBND phường", "giay-khen-xa"),
            ("Giấy khen của Huyện ủy", "giay-khen-huyen-uy"),
            ("Giấy khen của Đảng ủy xã", "giay-khen-dang-uy"),
            ("Giấy khen của Đảng ủy cấp trên cơ sở", "giay-khen-dang-uy-cap-tren"),
            ("Giấy khen ban thường vụ Đảng ủy phường", "giay-khen-dang-uy"),
            ("Giấy khen Đảng ủy Khối các cơ quan tỉnh", "giay-khen-dang-uy-cap-tren"),
            ("Giấy khen Quận ủy", "giay-khen-huyen-uy"),
            ("Giấy khen UBND Phường 5", "giay-khen-xa"),
            ("Giấy khen UBND thị xã Mẫu", "giay-khen-huyen"),
            ("Giấy khen Chi bộ", "giay-khen-chi-bo"),
            ("Giấy khen của Hiệu trưởng", "giay-khen-co-quan"),
            ("Giấy khen của Giám đốc Bệnh viện", "giay-khen-co-quan"),
            ("Giấy khen của Giám đốc Công an tỉnh", "giay-khen-co-quan"),
            ("Cờ thi đua xuất sắc của Chính phủ", "co-thi-dua-chinh-phu"),
            ("Cờ thi đua của UBND tỉnh", "co-thi-dua-tinh"),
            ("Cờ thi đua của Bộ Công an", "co-thi-dua-bo"),
            ("Cờ của Thành ủy", "co-tinh-uy"),
            ("CSTĐ cơ sở", "chien-si-thi-dua-co-so"),
            ("CSTĐCS", "chien-si-thi-dua-co-so"),
            ("Danh hiệu Chiến sĩ thi đua cấp tỉnh", "chien-si-thi-dua-tinh"),
            ("Chiến sĩ thi đua ngành Y tế", "chien-si-thi-dua-bo"),
            ("Chiến sĩ thi đua toàn quân", "chien-si-thi-dua-bo"),
            ("Chiến sĩ thi đua toàn lực lượng Công an nhân dân", "chien-si-thi-dua-bo"),
            ("Giấy khen của Bộ Chỉ huy Quân sự tỉnh", "giay-khen-co-quan"),
            ("Giấy khen Ban Chỉ huy Quân sự huyện", "giay-khen-co-quan"),
            ("Bằng khen của UBND thành phố Hà Nội", "bang-khen-tinh"),
            ("Bằng khen của UBND TP Hồ Chí Minh", "bang-khen-tinh"),
            ("Kỷ niệm chương Vì sự nghiệp giáo dục", "ky-niem-chuong"),
            ("Huy hiệu Đảng 30 năm", "huy-hieu-dang-30"),
            ("Huy hiệu 45 năm tuổi Đảng", "huy-hieu-dang-45"),
        ] {
            assert_eq!(award_wording(text), One(id), "{text}");
        }
    }

    #[test]
    fn what_fits_no_type_leads_to_none() {
        for text in
            ["Bằng khen của Chủ tịch nước", "Bằng khen Chủ tịch nước CHXHCN Việt Nam", "Giấy khen của Chủ tịch nước"]
        {
            assert_eq!(award_wording(text), NeverGiven, "{text}");
        }
        for text in [
            "Bằng khen của Tỉnh đoàn",
            "Bằng khen Hội Nông dân tỉnh",
            "Bằng khen của Liên đoàn Lao động tỉnh",
            "Bằng khen của Hội Khuyến học thành phố",
            "Giấy khen của Huyện đoàn",
            "Giấy khen Hội Phụ nữ xã",
            "Bằng khen của ông Ba",
            "Bằng khen của Thủ tướng Lào",
            "Bằng khen của Bộ Chỉ huy Quân sự tỉnh",
        ] {
            assert_eq!(award_wording(text), New, "{text}");
        }
        for text in [
            "Huân chương Lao động",
            "Lao động tiên tiến",
            "Gia đình văn hóa",
            "Huy hiệu Bác Hồ",
            "Anh hùng Lao động",
            "Cờ",
            "",
        ] {
            assert_eq!(award_wording(text), Unknown, "{text}");
        }
        let several = |text: &str| match award_wording(text) {
            Several(ids) => ids[0],
            _ => "",
        };
        for (text, first) in [
            ("Bằng khen", "bang-khen-thu-tuong"),
            ("Giấy khen", "giay-khen-so"),
            ("Bằng khen của Giám đốc Sở Y tế", "giay-khen-so"),
            ("Bằng khen UBND huyện", "giay-khen-huyen"),
            ("Bằng khen của UBND xã", "giay-khen-xa"),
            ("Giấy khen của UBND tỉnh", "bang-khen-tinh"),
            ("Giấy khen của UBND thành phố", "giay-khen-huyen"),
            ("Giấy khen của UBND thành phố Hạ Long", "giay-khen-huyen"),
            ("Giấy khen của UBND thành phố Thủ Đức, thành phố Hồ Chí Minh", "giay-khen-huyen"),
            ("Giấy khen của UBND thành phố Vinh", "giay-khen-huyen"),
            ("Bằng khen của Chủ tịch UBND thành phố Vinh", "giay-khen-huyen"),
            ("Giấy khen của Đảng ủy", "giay-khen-dang-uy"),
            ("Cờ thi đua", "co-thi-dua-chinh-phu"),
        ] {
            assert_eq!(several(text), first, "{text}");
        }
    }

    #[test]
    fn another_word_makes_another_award() {
        for (text, name, told) in [
            ("huân chương lao dộng", "Huân chương Lao động", true),
            ("huan chuong lao dogn", "Huân chương Lao động", true),
            ("Danh hiệu Thầy thuốc Nhân dân", "Thầy thuốc nhân dân", true),
            ("Huân chương Lao động hạng Ba", "Huân chương Lao động", true),
            ("Huân chương Kháng chiến", "Huân chương Chiến công", false),
            ("Huân chương Chiến thắng", "Huân chương Chiến công", false),
            ("Huân chương Chiến công giải phóng", "Huân chương Chiến công", false),
            ("Nghệ nhân dân gian", "Nghệ nhân nhân dân", false),
            ("Thầy thuốc Nhân dân ưu tú", "Thầy thuốc nhân dân", false),
            ("Thầy thuốc Nhân dân ưu tú", "Thầy thuốc ưu tú", false),
        ] {
            assert_eq!(is_told_by(text, [name]), told, "{text}");
        }
    }

    #[test]
    fn several_awards_in_one_value_are_told() {
        for text in [
            "Chiến sĩ thi đua cơ sở, Bằng khen của UBND tỉnh",
            "Bằng khen của UBND tỉnh và Giấy khen của UBND huyện",
            "Huy hiệu 30 năm tuổi Đảng và Huy hiệu 40 năm tuổi Đảng",
            "Kỷ niệm chương và Bằng khen của Bộ Y tế",
            "CSTĐ cơ sở; BK UBND tỉnh",
            "KNC, được tặng Bằng khen Thủ tướng",
        ] {
            assert_eq!(award_wording(text), Together, "{text}");
        }
        for text in [
            "Bằng khen của Bộ Lao động - Thương binh và Xã hội",
            "Giấy khen của Chủ tịch UBND xã Sen Hồng, huyện Mẫu, tỉnh Mẫu",
            "Kỷ niệm chương Vì sự nghiệp bảo vệ và chăm sóc sức khỏe",
            "Cờ thi đua của bộ, ban, ngành",
            "Huân chương Lao động, hạng Ba",
        ] {
            assert_ne!(award_wording(text), Together, "{text}");
        }
    }
}
