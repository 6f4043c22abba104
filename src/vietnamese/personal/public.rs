//! Numbers that are nobody's own: of businesses, goods, documents and budgets, and places on the map.

use super::{ACCOUNT, Candidate, Group, IDENTITY, INSURANCE, TELEPHONE, ends_with_word};

/// Words before the number of a business. Since July 2025 that of a household, twelve digits, is its owner's own
/// (Circular 86/2024/TT-BTC).
const BUSINESS: &[&str] = &[
    "mst",
    "ma so thue",
    "tax code",
    "tax id",
    "dkkd",
    "gpkd",
    "dkdn",
    "gcndkkd",
    "gcndkdn",
    "msdn",
    "dang ky kinh doanh",
    "dang ky doanh nghiep",
    "dang ki kinh doanh",
    "giay phep kinh doanh",
    "ma so doanh nghiep",
    "ma so hop tac xa",
    "ma so htx",
];

/// What a number of a business is said to be of, before the number itself.
const OWNERS: &[&str] =
    &["cua ", "(", "la ", "so ", "htx ", "hop tac xa ", "cong ty ", "doanh nghiep ", "don vi ", "co quan ", "truong "];

/// Words before numbers of goods.
const GOODS: &[&str] = &["isbn", "issn", "isbn-13", "isbn-10", "ma vach"];

/// Words before the number of whoever spends public money, and of a paper of an office.
const OFFICES: &[&str] = &[
    "ma qhns",
    "ma dvqhns",
    "quan he ngan sach",
    "quan he voi ngan sach",
    "su dung ngan sach",
    "don vi ngan sach",
    "quyet dinh so",
    "nghi quyet so",
    "cong van so",
    "chi thi so",
    "thong bao so",
    "ke hoach so",
    "to trinh so",
    "bao cao so",
    "so vao so",
    "vao so so",
    "vao so cap bang",
    "vao so cap giay",
    "vao so cap gcn",
    "vao so cap chung chi",
    "so vao so cap",
    "so vao so goc",
];

/// Words before numbers that look like those of a person's paper, but are of a thing.
const THINGS: &[&str] = &[
    "giay phep so",
    "giay phep",
    "so hieu",
    "so hieu bang",
    "so hieu van bang",
    "so hieu chung chi",
    "so hieu giay",
    "so hieu phoi",
    "so dang ky",
    "ma ho so",
    "ma van don",
    "ma don hang",
    "ma san pham",
    "so se ri",
    "so seri",
    "serial",
    "so lo",
    "so khung",
    "hoa don so",
    "so hoa don",
];

/// What stands behind the stroke in the number of a document: its kind or its office (Decree 30/2020/NĐ-CP).
const DOCUMENTS: &[&str] = &[
    "qd", "nq", "ct", "kh", "bc", "tb", "cv", "ttr", "tt", "hd", "qc", "gp", "gm", "bb", "nd", "kl", "ubnd", "hdnd",
    "ttg", "cp", "tu", "du", "vp", "vpcp", "ld", "ldtbxh", "snv",
];

/// Behind one of these comes something else than what was announced before it.
const CALLS: &[&str] = &["goi", "alo", "lien he", "nhan tin", "lh"];

const PLACES: &[&str] = &["toa do", "vi do", "kinh do", "gps", "vn2000", "vn-2000", "latitude", "longitude"];

impl Candidate<'_> {
    /// Whether it is a number of a business, of goods, of an office or its papers, or a place on the map.
    /// `before` is what stands before it, `beside` that without marks.
    pub(super) fn is_public(&self, before: &str, beside: &str) -> bool {
        let says = |words: &[&str]| {
            words.iter().any(|word| ends_with_word(beside, word) || ends_with_word(beside, &format!("{word} so")))
        };
        // Twelve digits, but not ten and what stands behind them.
        let own = self.digits.len() == 12 && self.groups[self.first].digits.len() != 10;
        let business = says(BUSINESS) || is_of(before, BUSINESS);
        says(GOODS) || says(OFFICES) || business && !own || self.is_document(beside) || self.is_place(before)
    }

    /// Whether the number is said to be of a thing, as far as one of a person's papers could be meant.
    pub(super) fn is_of_thing(beside: &str) -> bool {
        let said = beside.strip_suffix(" la").unwrap_or(beside).trim_end_matches([' ', ':']);
        THINGS.iter().any(|word| ends_with_word(said, word))
    }

    /// A sum of money: `0912345678 đồng`, and no `đồng chí` whose telephone it is.
    pub(super) fn is_money(&self, beside: &str) -> bool {
        /// What `đồng` begins as a word of its own.
        const FELLOWS: &[&str] = &["chí", "nghiệp", "bào", "đội", "hành", "hương", "môn", "sự", "tộc", "ý"];
        let mut called = [TELEPHONE, IDENTITY, INSURANCE, CALLS].into_iter().flatten();
        if called.any(|word| ends_with_word(beside, word)) {
            return false;
        }
        let behind: String = self.line.chars[self.groups[self.last].end..].iter().take(24).collect();
        let behind = behind.trim_start();
        let unit = &behind[..behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len())];
        let next = behind[unit.len()..].trim_start();
        let next = &next[..next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len())];
        match unit {
            "đồng" => !FELLOWS.contains(&next.to_lowercase().as_str()),
            "VND" | "VNĐ" | "vnd" | "vnđ" => true,
            _ => false,
        }
    }

    /// `0912345678/QĐ-UBND`, `123456789/2021/TT-BTC`.
    fn is_document(&self, beside: &str) -> bool {
        let called = TELEPHONE.iter().chain(CALLS).any(|word| ends_with_word(beside, word));
        let end = self.groups[self.last].end;
        let text: String = self.line.folded[end..].iter().take(24).collect();
        let Some(rest) = text.strip_prefix('/') else { return false };
        let year = rest.split_once('/').filter(|(year, _)| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
        let code = year.map_or(rest, |(_, code)| code);
        let capital =
            self.line.chars.get(end + text.chars().count() - code.chars().count()).is_some_and(|c| c.is_uppercase());
        let code: String = code.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
        capital && !called && code.split('-').any(|part| DOCUMENTS.contains(&part))
    }

    /// `20.4463 106.3366` behind the word for it: degrees and their decimals, or metres of the country's own grid.
    fn is_place(&self, before: &str) -> bool {
        /// How far back the word may stand when the second of two numbers is asked.
        const REACH: usize = 96;
        let start = self.groups[self.first].start;
        let far: String = self.line.folded[start.saturating_sub(REACH)..start].iter().collect();
        let names = |text: &str| PLACES.iter().any(|word| text.contains(word));
        let axis = before.trim_end_matches([' ', ':', '=']);
        if ["x", "y"].iter().any(|axis_name| ends_with_word(axis, axis_name)) && names(&far) {
            return true;
        }
        let degrees = |group: &Group| {
            let value = group.digits.parse::<u16>().ok();
            value.is_some_and(|value| value <= 180) && group.digits.len() <= 3 && !group.digits.starts_with('0')
        };
        let decimals = |group: &Group| group.digits.len() >= 4 && matches!(group.joint.as_deref(), Some("." | ","));
        let is_decimal =
            |at: usize| at > 0 && degrees(&self.groups[at - 1]) && self.groups.get(at).is_some_and(decimals);
        names(&far) && (is_decimal(self.first) || is_decimal(self.first + 1))
    }

    /// An account at the treasury, where no private person has one: `3713.0.1012345` (of an account, a level and a unit; with
    /// the code of a programme behind), or said to be there.
    pub(super) fn is_treasury(&self, before: &str) -> bool {
        const REACH: usize = 48;
        let groups = &self.groups[self.first..=self.last];
        let lengths: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
        let pointed = groups[1..].iter().all(|group| group.joint.as_deref() == Some("."));
        let behind = &self.line.folded[self.groups[self.last].end..];
        let own = |c: &&char| !c.is_ascii_digit() && !";\n".contains(**c);
        let behind: String = behind.iter().take(REACH).take_while(own).collect();
        let said = [before, &behind].iter().any(|text| text.contains("kho bac") || text.contains("kbnn"));
        let account = ACCOUNT.iter().chain(&["tai khoan", "tk"]).any(|word| before.contains(word));
        pointed && matches!(lengths[..], [4, 1, 7] | [4, 1, 7, 5]) || said && account
    }
}

/// Whether one of the words stands in a text with nothing between it and the end but whose number it is.
fn is_of(text: &str, words: &[&str]) -> bool {
    let whole = |text: &str, word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let behind = &text[at + word.len()..];
            ends_with_word(&text[..at + word.len()], word) && !behind.starts_with(char::is_alphanumeric)
        })
    };
    words.iter().filter_map(|word| Some((word, text.rfind(word)?))).any(|(word, at)| {
        let between = &text[at + word.len()..];
        let owned = OWNERS.iter().any(|owner| between.trim_start().starts_with(owner));
        let mut others = [TELEPHONE, IDENTITY, INSURANCE, CALLS].into_iter().flatten();
        let another = others.any(|other| whole(between, other)) || between.contains(|c: char| c.is_ascii_digit());
        ends_with_word(&text[..at + word.len()], word) && owned && !another && !between.contains([',', '.'])
    })
}
