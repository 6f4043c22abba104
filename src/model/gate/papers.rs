//! Which files are papers of consent by their name, whether or not a record names them.
//!
//! `dong y` is "đồng ý" (consent), "đông y" (medicine) and half of "đồng ý kiến" (to share an opinion), so it is a word for what
//! stands before it that tells. A paper of consent is
//!
//! 1. anywhere, what is called a paper, sheet, letter, commitment or confirmation of it ([`HEADS`]), with spaces, hyphens, lines or
//!    nothing between the words, in its name or as the whole name of a folder: `giaydongy.pdf`, `Bản cam kết đồng ý 2.jpg`;
//! 2. anywhere, what is called `dong y` and nothing else but a number, a day or words that are no name: `dong-y-2.jpg`;
//! 3. what asks for an opinion (`phieu-xin-y-kien`), begins with `dong y`, or ends in it and speaks of no medicine, if a person of the
//!    site is named in it, by name or by id; the first also by lying among profiles, and all in the folder where this program
//!    prints such forms;
//! 4. what is called a paper of approval (`giay-chap-thuan`), has the word `consent`, or agrees to be published (`dong-y-dang-anh`).
//!
//! A form that is to be filled in (`mau-...`) is nobody's, except among the printed ones.

use crate::path::SourcePath;
use crate::reading::Kind;
use crate::vietnamese::slug;

/// Whether a file of `content/` is read as a record or a text, and given to nobody as it is.
pub fn is_record(path: &SourcePath) -> bool {
    path.as_str().starts_with("content/") && path.is_content()
}

/// Where forms to sign lie below the folder for printing.
pub const FORMS: &str = "xin-y-kien";

/// What a consent is written on; "bản cam kết", "giấy xác nhận" and the like end in one of them.
const HEADS: &[&str] = &["giay", "phieu", "don", "camket", "vanban", "xacnhan", "thu"];

/// What may stand between that and "đồng ý".
const BETWEEN: &[&str] = &["", "su", "ve", "viec", "veviec", "vesu", "da", "xin", "khong"];

/// What an office agrees to in public.
const OFFICIAL: &[&str] = &["chutruong"];

/// Other papers that say yes.
const OTHERS: &[&str] = &["giaychapthuan", "phieuchapthuan", "donchapthuan", "consentform"];

/// What a person agrees to.
const PUBLISHED: &[&str] = &["dongydanganh", "dongydangbai", "dongydangten", "dongydangtin", "dongycongbo"];

/// What stands before "đông y", on paper of a trade among it.
const OF_MEDICINE: &[&str] =
    &["hoi", "thuoc", "kham", "vien", "ban", "khoa", "nganh", "benh", "nen", "tay", "va", "hoc", "tiem", "don"];

/// What asks.
const ASKING: &[&str] = &["xinykien", "layykien", "hoiykien"];

/// What may stand before `dong y` of rule 2, beside numbers.
const BEFORE: &[&str] = &["scan", "img", "so", "file"];

/// What may stand after it, beside numbers: no names.
const AFTER: &[&str] = &[
    "scan", "scanned", "ky", "da", "ban", "chinh", "goc", "cuoi", "final", "copy", "moi", "cu", "so", "trang", "to",
    "mat", "truoc", "sau", "lan", "ngay", "thang", "nam", "file", "signed", "page", "pdf", "jpg", "jpeg", "png",
    "docx",
];

/// What is read by people as a page or run by a browser, and is no signed paper.
const NO_PAPERS: &[&str] = &[
    "md", "markdown", "yaml", "yml", "html", "htm", "xhtml", "css", "js", "mjs", "json", "xml", "svg", "map", "woff",
    "woff2",
];

/// What a name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    /// A paper of consent.
    Consent,
    /// One if it names a person of the site.
    IfNamed,
}

/// What the name and the place of a file tell.
pub(super) fn paper(path: &SourcePath) -> Option<Paper> {
    if is_record(path) || NO_PAPERS.contains(&path.suffix().as_str()) {
        return None;
    }
    let mut folders = path.folder().split('/').map(Words::of);
    if path.folder().split('/').any(|step| step == FORMS) || folders.any(|step| step.speaks_of_consent(true)) {
        return Some(Paper::Consent);
    }
    let name = Words::of(path.stem());
    if name.is_blank() {
        return None;
    }
    if name.speaks_of_consent(false) || name.is_only_consent() {
        return Some(Paper::Consent);
    }
    if ASKING.iter().any(|asking| name.has(asking, true)) {
        let is_of_person = Kind::of_place(path.as_str()) == Some(Kind::Profile);
        return Some(if is_of_person { Paper::Consent } else { Paper::IfNamed });
    }
    (name.begins_with_consent() || name.ends_with_consent()).then_some(Paper::IfNamed)
}

/// Whether the name of a file holds that of a person, as a slug has it: as words, or of three syllables and more as one word too.
pub fn holds_name(stem: &str, name: &str) -> bool {
    let (stem, name) = (Words::of(stem), Words::of(name));
    name.words.len() > 1 && stem.has(&name.joined, name.words.len() > 2)
}

/// The words of a name, and all of them as one.
struct Words {
    words: Vec<String>,
    joined: String,
    /// Where words begin in it, and its end.
    cuts: Vec<usize>,
}

impl Words {
    fn of(name: &str) -> Self {
        let words: Vec<String> = slug(name).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let mut cuts = vec![0];
        for word in &words {
            cuts.push(cuts.last().copied().unwrap_or(0) + word.len());
        }
        Words { joined: words.concat(), words, cuts }
    }

    /// Whether these letters stand there from the beginning of a word to the end of one, or before a number; `within` allows them to
    /// be a part of one long word.
    fn has(&self, letters: &str, within: bool) -> bool {
        self.places(letters).any(|at| {
            let end = at + letters.len();
            let one_word = within && !self.cuts.iter().any(|cut| (at + 1..end).contains(cut));
            one_word || self.cuts.contains(&at) && self.ends(end)
        })
    }

    fn places<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.joined.match_indices(letters).map(|(at, _)| at)
    }

    fn ends(&self, end: usize) -> bool {
        self.cuts.contains(&end) || self.joined[end..].starts_with(|c: char| c.is_ascii_digit())
    }

    fn begins_with_consent(&self) -> bool {
        let is_one_word = self.cuts.get(1).is_none_or(|cut| *cut > "dongy".len());
        self.joined.starts_with("dongy") && (self.ends("dongy".len()) || is_one_word)
    }

    /// `dinh-thi-lua-dong-y`, with a number or the like behind it.
    fn ends_with_consent(&self) -> bool {
        let is_tail = |word: &&String| word.chars().all(|c| c.is_ascii_digit()) || AFTER.contains(&word.as_str());
        let tail = self.words.iter().rev().take_while(is_tail).count();
        match &self.words[..self.words.len() - tail] {
            [.., before, dong, y] => dong == "dong" && y == "y" && !OF_MEDICINE.contains(&before.as_str()),
            _ => false,
        }
    }

    fn is_blank(&self) -> bool {
        let first = |words: &[&str]| self.words.iter().map(String::as_str).take(words.len()).eq(words.iter().copied());
        [&["mau"][..], &["template"], &["bieu", "mau"], &["bieumau"]].iter().any(|words| first(words))
    }

    /// Rules 1 and 4. `whole` asks for nothing but that, as of a folder.
    fn speaks_of_consent(&self, whole: bool) -> bool {
        let is_foreign = self.words.iter().any(|word| word == "consent" || word == "consents");
        if is_foreign || PUBLISHED.iter().any(|letters| self.has(letters, true)) {
            return true;
        }
        let of_heads =
            HEADS.iter().flat_map(|head| BETWEEN.iter().map(move |between| (*head, format!("{head}{between}dongy"))));
        let others = OTHERS.iter().map(|other| (*other, (*other).to_owned()));
        of_heads.chain(others).any(|(head, letters)| {
            self.places(&letters).any(|at| {
                let end = at + letters.len();
                let one_word = !self.cuts.iter().any(|cut| (at + 1..end).contains(cut));
                // Of short ones, "hóa đơn" and "thu" are the ends of other words.
                let begins = self.cuts.contains(&at) || one_word && head.len() > 3;
                let (before, rest) = (&self.joined[..at], &self.joined[end..]);
                let of_trade = head == "don" && (before.ends_with("hoa") || before.ends_with("toa"));
                let is_whole = (at == 0 || before == "ban") && rest.chars().all(|c| c.is_ascii_digit());
                begins
                    && (self.ends(end) || one_word)
                    && !of_trade
                    && !OFFICIAL.iter().any(|official| rest.starts_with(official))
                    && !self.is_medicine(end)
                    && (!whole || is_whole)
            })
        })
    }

    /// Whether words that end there go on as "đông y học" does, and with no name: `giay-dong-y-hoc-2.pdf`.
    fn is_medicine(&self, end: usize) -> bool {
        let goes_on = ["cotruyen", "vietnam", "thuchanh", "dantoc"];
        self.joined[end..].strip_prefix("hoc").is_some_and(|rest| {
            rest.chars().all(|c| c.is_ascii_digit()) || goes_on.iter().any(|words| rest.starts_with(words))
        })
    }

    /// Rule 2.
    fn is_only_consent(&self) -> bool {
        let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
        // `v2`, `p1`.
        let is_numbered =
            |word: &str| word.len() < 4 && word.get(1..).is_some_and(|rest| !rest.is_empty() && is_number(rest));
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let first = words.iter().position(|word| !(is_number(word) || BEFORE.contains(word))).unwrap_or(words.len());
        let rest = match &words[first..] {
            ["dong", y, rest @ ..] if y.strip_prefix('y').is_some_and(is_number) => rest,
            [dongy, rest @ ..] if dongy.strip_prefix("dongy").is_some_and(is_number) => rest,
            _ => return false,
        };
        rest.iter().all(|word| is_number(word) || is_numbered(word) || AFTER.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is a paper anywhere, what only with a name, and what is free.
    const CONSENT: &[&str] = &[
        "giay-dong-y.pdf",
        "giaydongy.pdf",
        "GiayDongY.pdf",
        "Giấy đồng ý.pdf",
        "giấy_đồng_ý_2.jpg",
        "GIẤY ĐỒNG Ý (1).PDF",
        "giay-dongy.pdf",
        "giaydongylevanmau.pdf",
        "giay-dong-y-le-van-mau.pdf",
        "giay-dong-y-kien.pdf",
        "giay-dong-y2.png",
        "giay-dong-y-hoc-le-van-mau.pdf",
        "phieu-dong-y.pdf",
        "phieudongy.docx",
        "phiếu không đồng ý.pdf",
        "don-dong-y.pdf",
        "dondongy.pdf",
        "đơn xin đồng ý.doc",
        "ban-cam-ket-dong-y.pdf",
        "bancamketdongy.pdf",
        "cam-ket-dong-y.pdf",
        "camket_dongy.heic",
        "van-ban-dong-y.pdf",
        "vanbandongy.rtf",
        "xac-nhan-dong-y.pdf",
        "giay-xac-nhan-su-dong-y.pdf",
        "xacnhandongy",
        "thu-dong-y.pdf",
        "thudongy.pdf",
        "scan giay dong y 3.tif",
        "le-mau-giaydongy.pdf",
        "dong_y.pdf",
        "dong-y-2.jpg",
        "dongy.pdf",
        "đồng ý.pdf",
        "dongy2.jpg",
        "dong-y-2021-05-20.pdf",
        "dong y ngay 20 thang 5.pdf",
        "dong-y-scan-v2.pdf",
        "2021-05-01-dong-y.jpg",
        "so-dong-y.xlsx",
        "giay-chap-thuan.pdf",
        "GiayChapThuan.pdf",
        "consent-form-2.pdf",
        "consentform.pdf",
        "Consent.pdf",
        "consent_lua.pdf",
        "Lua_consent_signed.pdf",
        "dong-y-dang-anh.pdf",
        "dongydangbai.pdf",
    ];
    const IF_NAMED: &[&str] = &[
        "phieu-xin-y-kien.pdf",
        "phiếu xin ý kiến.docx",
        "phieuxinykien.pdf",
        "phieu-xin-y-kien",
        "phieu-lay-y-kien-dang-vien.pdf",
        "dong-y-le-van-mau.pdf",
        "dong-y-hoc.pdf",
        "dong-y-viet-nam.jpg",
        "dinh-thi-lua-dong-y.pdf",
        "Đinh Thị Lụa - đồng ý (2).pdf",
        "dinh-thi-lua-mau-dong-y-scan.jpg",
    ];
    const FREE: &[&str] = &[
        "hoi-dong-y.jpg",
        "hoidongy.jpg",
        "hội đông y.pdf",
        "ban-dong-y.pdf",
        "nghi-quyet-dong-y-chu-truong.pdf",
        "quy-tac-dong-y-kien.pdf",
        "van-ban-dong-y-chu-truong-dau-tu.pdf",
        "giay-dong-y-hoc.pdf",
        "Giấy đông y học 2.pdf",
        "giay-dong-y-hoc-co-truyen.pdf",
        "hoa-don-dong-y.pdf",
        "don-thuoc-dong-y.pdf",
        "thuoc-dong-y.jpg",
        "vien-dong-y.jpg",
        "dong-yen.jpg",
        "phong-kham-dong-y.jpg",
        "mau-giay-dong-y.docx",
        "mau-dong-y.docx",
        "bieu-mau-phieu-dong-y.pdf",
        "mau-phieu-xin-y-kien.docx",
        "giay-dong-y.html",
        "giay-khen.pdf",
        "giay-dong-tien.pdf",
        "xin-y-khac.pdf",
        "nguoi-dong-yeu.jpg",
    ];

    #[test]
    fn papers_are_known_by_their_names() {
        assert!(CONSENT.len() + IF_NAMED.len() + FREE.len() > 40);
        for folder in ["static", "content/bai-viet/a"] {
            let told = |name: &str| paper(&SourcePath::new(format!("{folder}/{name}")));
            for name in CONSENT {
                assert_eq!(told(name), Some(Paper::Consent), "{name}");
            }
            for name in IF_NAMED {
                assert_eq!(told(name), Some(Paper::IfNamed), "{name}");
            }
            for name in FREE {
                assert_eq!(told(name), None, "{name}");
            }
        }
    }

    #[test]
    fn a_place_tells_too() {
        for path in [
            "content/ho-so/a/phieu-xin-y-kien.pdf",
            "content/ho-so/a/lay-y-kien.jpg",
            "static/xin-y-kien/a.pdf",
            "static/Giấy đồng ý/a.pdf",
            "content/bai-viet/ban-cam-ket-dong-y/a.jpg",
        ] {
            assert_eq!(paper(&SourcePath::new(path)), Some(Paper::Consent), "{path}");
        }
        for path in
            ["content/bai-viet/giay-dong-y-la-gi/a.jpg", "static/dong-y/a.jpg", "content/bai-viet/giay-dong-y.md"]
        {
            assert_eq!(paper(&SourcePath::new(path)), None, "{path}");
        }
    }

    #[test]
    fn a_person_is_named_whole() {
        for stem in ["phieu-xin-y-kien-le-van-mau", "PhieuXinYKien Lê Văn Mẫu 2", "levanmau", "dong-y-levanmau"] {
            assert!(holds_name(stem, "Lê Văn Mẫu"), "{stem}");
        }
        for stem in ["le-van-mau2", "le-van-mau_1"] {
            assert!(holds_name(stem, "Lê Văn Mẫu"), "{stem}");
        }
        for stem in ["le-van", "van-mau", "le-van-mau-don"] {
            assert_eq!(holds_name(stem, "Lê Văn Mẫu"), stem.ends_with("don"), "{stem}");
        }
        assert!(!holds_name("phieu-xin-y-kien-mau", "Mẫu") && !holds_name("trangle-an", "Lê An"));
    }
}
