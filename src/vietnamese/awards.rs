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
    /// An award that no type fits.
    New,
    /// No award that has givers of several kinds.
    Unknown,
}

use AwardWording::{NeverGiven, New, One, Several, Unknown};

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
    ("gđ", "giám đốc"),
    ("hcm", "hồ chí minh"),
];

/// What a wording of an award names, as far as its giver tells.
pub fn award_wording(text: &str) -> AwardWording {
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

/// Bằng khen: of the Prime Minister, ministries and central bodies, provinces, the Party in a province.
fn certificate_of_merit(words: &Words) -> AwardWording {
    const ALL: &[&str] = &["bang-khen-thu-tuong", "bang-khen-bo", "bang-khen-tinh", "bang-khen-tinh-uy"];
    match words.giver() {
        Giver::Nobody => Several(ALL),
        Giver::President => NeverGiven,
        Giver::Government => One("bang-khen-thu-tuong"),
        Giver::Ministry => One("bang-khen-bo"),
        Giver::Province => One("bang-khen-tinh"),
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
        Giver::Province => Several(&["bang-khen-tinh", "giay-khen-so"]),
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
            (place(&["tinh", "thanh pho"]), Giver::Province),
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
            ("Giấy khen của Đảng ủy", "giay-khen-dang-uy"),
            ("Cờ thi đua", "co-thi-dua-chinh-phu"),
        ] {
            assert_eq!(several(text), first, "{text}");
        }
    }
}
