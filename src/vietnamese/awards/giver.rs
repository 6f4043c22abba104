//! A wording in words, and who gives the award, as far as it says.

use crate::vietnamese::{fold, fold_toned, written_out};

/// What people write short of awards and givers alone, and the words.
const SHORT: &[(&str, &str)] = &[
    ("bk", "bằng khen"),
    ("gk", "giấy khen"),
    ("knc", "kỷ niệm chương"),
    ("ct", "chủ tịch"),
    ("tw", "trung ương"),
    ("gđ", "giám đốc"),
    ("hcm", "hồ chí minh"),
];

/// Who gives an award, as far as the types tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Giver {
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
pub(super) struct Words {
    pub(super) folded: String,
    toned: String,
}

impl Words {
    pub(super) fn new(text: &str) -> Self {
        let toned = format!(" {} ", fold_toned(text));
        let words = toned.split_whitespace().map(|word| {
            let own = SHORT.iter().find(|(short, _)| *short == word || fold(short) == word);
            own.map(|(_, whole)| *whole).or_else(|| written_out(word)).unwrap_or(word)
        });
        let toned = words.collect::<Vec<_>>().join(" ");
        let toned = ["danh hiệu ", "được tặng ", "tặng "]
            .iter()
            .fold(toned, |text, head| text.strip_prefix(head).map(str::to_owned).unwrap_or(text));
        Words { folded: format!(" {} ", fold(&toned)), toned: format!(" {toned} ") }
    }

    pub(super) fn begins(&self, words: &str) -> bool {
        self.folded[1..].starts_with(words)
    }

    pub(super) fn has(&self, words: &str) -> bool {
        self.folded.contains(&format!(" {words} "))
    }

    pub(super) fn ends(&self, words: &str) -> bool {
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

    pub(super) fn any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(word))
    }

    /// With the tone that tells it from another word, where the text has tones at all.
    fn has_toned(&self, word: &str) -> bool {
        if self.toned.is_ascii() { self.has(&fold(word)) } else { self.toned.contains(&format!(" {word} ")) }
    }

    pub(super) fn giver(&self) -> Giver {
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
