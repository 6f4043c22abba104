//! The tables of the vocabularies: what many records refer to by id. Each is a file of
//! `content/danh-muc/`, a list of maps with `id` and `ten`.

use super::values::{ProfileKind, Source, WebAddress};
use crate::schema::{Entity, Ref, Spanned, Year, choices, record};
use crate::vietnamese::{AwardWording, PartialDate, Period, award_wording};

/// An entry of a vocabulary.
pub trait Term: Entity + crate::schema::Shape {
    /// The file's name without suffix, in English and in Vietnamese.
    const FILES: (&'static str, &'static str);
    /// The first step of its pages' addresses.
    const FOLDER: &'static str;
    fn id(&self) -> &Spanned<String>;
    /// What it is called now.
    fn name(&self) -> &str;
    fn short(&self) -> Option<&str>;
    /// What it was called before, the latest first.
    fn former_names(&self) -> Vec<&str> {
        Vec::new()
    }
    fn description(&self) -> Option<&str>;
    fn order(&self) -> Option<u64>;
    /// Whether a text with a word that no name has names something else.
    const EVERY_WORD: bool = false;
    /// What a wording names where it has rules of its own, as that of an award, which names its giver.
    fn worded(_wording: &str) -> AwardWording {
        AwardWording::Unknown
    }
}

macro_rules! terms {
    ($($t:ident $name:literal $english:literal | $vietnamese:literal $folder:literal $(by $worded:path)?;)*) => { $(
        impl Entity for $t { const NAME: &'static str = $name; }
        impl Term for $t {
            const FILES: (&'static str, &'static str) = ($english, $vietnamese);
            const FOLDER: &'static str = $folder;
            fn id(&self) -> &Spanned<String> { &self.id }
            fn name(&self) -> &str { self.name.as_deref().unwrap_or(&self.id.value) }
            fn short(&self) -> Option<&str> { self.short.as_deref() }
            fn description(&self) -> Option<&str> { self.description.as_deref() }
            fn order(&self) -> Option<u64> { self.order }
            $( const EVERY_WORD: bool = { let _ = $worded; true }; )?
            $( fn worded(wording: &str) -> AwardWording { $worded(wording) } )?
        }
    )* };
}
terms! {
    Field "field" "fields" | "linh-vuc" "linh-vuc";
    AwardType "award-type" "awards" | "khen-thuong" "khen-thuong" by award_wording;
    Series "series" "series" | "chuyen-muc" "chuyen-muc";
    Topic "topic" "topics" | "chuyen-de" "chuyen-de";
    Directive "directive" "directives" | "chi-thi" "chi-thi";
    Decision "decision" "decisions" | "quyet-dinh" "quyet-dinh";
    Figure "figure" "figures" | "so-lieu" "so-lieu";
    Standard "standard" "standards" | "chuan-muc" "chuan-muc";
}

/// A vocabulary's struct: the keys that all have, then its own.
macro_rules! term {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident named $required:ty {
            $( $(#[doc = $fdoc:literal])* $field:ident: $ty:ty = $key:literal | $alias:literal, )*
        }
    ) => {
        record! {
            $(#[doc = $doc])*
            pub struct $name {
                /// What others refer to it by.
                id: Spanned<String> = "id" | "id",
                name: $required = "name" | "ten",
                short: Option<String> = "short" | "ten_ngan",
                description: Option<String> = "description" | "mo_ta",
                /// Its place among its siblings; those without follow by name.
                order: Option<u64> = "order" | "thu_tu",
                $( $(#[doc = $fdoc])* $field: $ty = $key | $alias, )*
            }
        }
    };
}

/// A name that must be given. `Option` in the struct lets all vocabularies share one accessor.
#[derive(Debug, Clone)]
pub struct Named(String);

impl Named {
    pub fn as_deref(&self) -> Option<&str> {
        Some(&self.0)
    }
}

impl crate::schema::Shape for Named {
    fn kind() -> crate::schema::Kind {
        String::kind()
    }

    fn read(node: &crate::schema::Node, reader: &mut crate::schema::Reader<'_>) -> Option<Self> {
        String::read(node, reader).map(Named)
    }
}

choices! {
    /// Which line of the hierarchy a unit belongs to.
    pub enum Line {
        Party = "party" | "dang",
        State = "state" | "chinh_quyen",
        Mass = "mass" | "doan_the",
        Business = "business" | "doanh_nghiep",
    }
}

choices! {
    /// What happens to units (decrees and resolutions of 2025 on their rearrangement speak of these).
    pub enum UnitChangeKind {
        Renamed = "renamed" | "doi_ten",
        /// Into one other unit.
        Merged = "merged" | "nhap",
        /// Into several.
        Split = "split" | "chia",
        /// With nobody to follow.
        Ended = "ended" | "ket_thuc",
    }
}

record! {
    /// A change in the life of a unit.
    pub struct UnitChange {
        /// The first day on which it holds.
        date: PartialDate = "date" | "ngay",
        kind: Spanned<UnitChangeKind> = "type" | "loai",
        /// What it is called from then on.
        name: Option<String> = "name" | "ten",
        short: Option<String> = "short" | "ten_ngan",
        /// The units that it became.
        into: Vec<Ref<Unit>> = "into" | "thanh",
        /// The resolution or decision.
        basis: Option<String> = "basis" | "can_cu",
    }
}

term! {
    /// An organisation in the hierarchy, on the party line, the administrative line, or both.
    pub struct Unit named Named {
        line: Option<Line> = "line" | "tuyen",
        /// The unit above on the administrative line.
        parent: Option<Ref<Unit>> = "parent" | "cap_tren",
        /// The unit above on the party line.
        party_parent: Option<Ref<Unit>> = "party_parent" | "cap_tren_dang",
        valid_from: Option<PartialDate> = "valid_from" | "tu",
        /// The last day of a unit that ended; the short form of a change that ends it.
        valid_to: Option<PartialDate> = "valid_to" | "den",
        /// The unit it was merged into or became; with `den`, the short form of a merger.
        successor: Option<Ref<Unit>> = "successor" | "ke_thua",
        /// What happened to it: renamings, and the merger, the split or the end that was its last.
        changes: Vec<UnitChange> = "changes" | "thay_doi",
        place: Option<String> = "place" | "dia_ban",
    }
}

term! {
    /// A field of work.
    pub struct Field named Named {}
}

choices! {
    /// The two classes that staff mix up (Law on Emulation and Commendation 2022).
    pub enum AwardClass {
        /// Danh hiệu thi đua.
        Title = "title" | "danh_hieu",
        /// Hình thức khen thưởng.
        Form = "form" | "hinh_thuc",
    }
}

choices! {
    pub enum Track {
        State = "state" | "nha_nuoc",
        Party = "party" | "dang",
        Mass = "mass" | "doan_the",
    }
}

choices! {
    pub enum Level {
        State = "state" | "nha_nuoc",
        Government = "government" | "chinh_phu",
        MinistryProvince = "ministry_province" | "bo_tinh",
        District = "district" | "huyen",
        Grassroots = "grassroots" | "co_so",
    }
}

term! {
    /// A title or form of commendation.
    pub struct AwardType named Named {
        class: Option<AwardClass> = "class" | "lop",
        track: Option<Track> = "track" | "tuyen",
        level: Option<Level> = "level" | "cap",
        /// Whether it is given in three ranks.
        ranked: bool = "ranked" | "co_hang",
        recipients: Vec<ProfileKind> = "recipients" | "doi_tuong",
        /// Smaller is higher; local, and therefore data.
        precedence: Option<u64> = "precedence" | "thu_bac",
        /// The law and its article.
        law: Option<String> = "law" | "can_cu",
    }
}

term! {
    /// A series of articles with numbered instalments.
    pub struct Series named Named {
        unit: Option<Ref<Unit>> = "unit" | "don_vi",
        since: Option<PartialDate> = "since" | "bat_dau",
        /// Whether its articles of a month are made into a reading pack for that month's meeting. Articles
        /// whose date names no month are in none.
        reading_pack: bool = "reading_pack" | "tai_lieu_doc",
    }
}

term! {
    /// The study topic of a year.
    pub struct Topic named Named {
        year: Option<Year> = "year" | "nam",
    }
}

term! {
    /// A directive, conclusion or plan. Its number is its own to say.
    pub struct Directive named Named {
        number: String = "number" | "so",
        /// Chỉ thị, Kết luận, Kế hoạch.
        kind: Option<String> = "kind" | "loai",
        issuer: Option<String> = "issuer" | "co_quan",
        date: Option<PartialDate> = "date" | "ngay",
        link: Option<WebAddress> = "link" | "lien_ket",
    }
}

term! {
    /// A decision to commend; one has many recipients.
    pub struct Decision named Option<String> {
        number: String = "number" | "so",
        issuer: Option<String> = "issuer" | "co_quan",
        date: Option<PartialDate> = "date" | "ngay",
        /// The signer's title.
        signer: Option<String> = "signer" | "nguoi_ky",
    }
}

choices! {
    /// What a number counts: `lượt` is not a person.
    pub enum Counts {
        /// Lượt: the same recipient may be counted several times.
        Occasions = "occasions" | "luot",
        /// Distinct recipients.
        Recipients = "recipients" | "doi_tuong",
    }
}

term! {
    /// A number that was reported, with where it comes from.
    pub struct Figure named Named {
        value: u64 = "value" | "gia_tri",
        /// "hơn", "gần".
        qualifier: Option<String> = "qualifier" | "uoc_luong",
        /// lượt tập thể, người, mô hình.
        unit: Option<String> = "unit" | "don_vi_tinh",
        counts: Option<Counts> = "counts" | "dem",
        /// As printed in the source: "06".
        written: Option<String> = "written" | "nguyen_van",
        period: Option<Period> = "period" | "giai_doan",
        date: Option<PartialDate> = "date" | "ngay",
        of: Option<Ref<Unit>> = "of" | "don_vi",
        /// Its place before the others, from 1; once one has such a place, those that have none are folded away.
        important: Option<u64> = "important" | "quan_trong",
        source: Option<Source> = "source" | "nguon",
    }
}

term! {
    /// A unit's short list of standards, posted in offices.
    pub struct Standard named Named {
        unit: Option<Ref<Unit>> = "unit" | "don_vi",
        year: Option<Year> = "year" | "nam",
        items: Vec<String> = "items" | "noi_dung",
        source: Option<Source> = "source" | "nguon",
    }
}

record! {
    /// That a unit has read its pages of a yearbook's proof and agrees to them. Written by `proof --sign`; in no output.
    pub struct Signature {
        id: String = "id" | "id",
        book: String = "book" | "ky_yeu",
        unit: String = "unit" | "don_vi",
        by: String = "by" | "nguoi",
        date: PartialDate = "date" | "ngay",
        /// The folder of the proof that was read, by its day.
        proof: String = "proof" | "ban_thao",
        /// What was read, each with the digests of its parts: `ho-so/nguyen-van-mau name:1a2b3c4d text:5e6f7a8b`.
        entries: Vec<String> = "entries" | "muc",
    }
}

record! {
    /// What is written short, and what is said for it where a text is read out. It has no page.
    pub struct Abbreviation {
        short: Spanned<String> = "short" | "viet_tat",
        words: String = "words" | "doc_la",
    }
}

record! {
    /// How many of a unit made their commitment in a year. Individual commitments are never published.
    pub struct CommitmentCount {
        unit: Ref<Unit> = "unit" | "don_vi",
        year: Year = "year" | "nam",
        committed: Spanned<u64> = "committed" | "da_cam_ket",
        total: u64 = "total" | "tong_so",
        subject: Option<String> = "subject" | "doi_tuong",
        source: Option<Source> = "source" | "nguon",
    }
}
