//! The tables of the entities whose records are files: profiles, articles, pages, galleries, videos,
//! events; and the small records inside them. The keys that files have are in each table.
//! Yearbooks are in [`super::yearbook`], vocabularies in [`super::vocabulary`].

use super::focus::Focus;
pub use super::values::{ProfileKind, Source, WebAddress};
use super::vocabulary::{AwardType, Directive, Field, Figure, Series, Topic, Unit};
use crate::schema::{Entity, Ignored, Markdown, Ref, Spanned, Year, choices, record};
use crate::vietnamese::{PartialDate, Period, Rank};

macro_rules! entities {
    ($($t:ty => $name:literal,)*) => { $(impl Entity for $t { const NAME: &'static str = $name; })* };
}
entities! {
    Profile => "profile",
    Article => "article",
    Page => "page",
    Gallery => "gallery",
    Video => "video",
    Event => "event",
}

choices! {
    /// How far a text is on its way to publication.
    pub enum Status {
        Draft = "draft" | "ban_nhap",
        InReview = "in_review" | "cho_duyet",
        Approved = "approved" | "da_duyet",
        Withdrawn = "withdrawn" | "da_rut",
    }
    guess false
}

choices! {
    /// What the person said when asked.
    pub enum ConsentState {
        Given = "yes" | "co",
        /// The form is with the person.
        Asked = "asked" | "dang_xin",
        Refused = "no" | "khong",
        Withdrawn = "withdrawn" | "rut",
    }
    guess false
}

choices! {
    /// What a consent covers.
    pub enum Target {
        Site = "site" | "trang",
        Yearbook = "yearbook" | "ky_yeu",
    }
    // Everything and everywhere are left out: how far a consent goes is the person's to say.
    meant {
        "web" => "trang",
        "website" => "trang",
        "trang web" => "trang",
        "trang tin" => "trang",
        "trang thong tin" => "trang",
        "trang thong tin dien tu" => "trang",
        "cong thong tin" => "trang",
        "cong thong tin dien tu" => "trang",
        "sach" => "ky_yeu",
        "in sach" => "ky_yeu",
        "sach in" => "ky_yeu",
        "cuon sach" => "ky_yeu",
        "book" => "ky_yeu",
        "sach ky yeu" => "ky_yeu",
        "cuon ky yeu" => "ky_yeu",
        "in ky yeu" => "ky_yeu",
        "ca hai" => "trang" "ky_yeu",
        "ca 2" => "trang" "ky_yeu",
        "both" => "trang" "ky_yeu",
    }
    guess false
}

choices! {
    /// Whether an award still stands (Law on Emulation and Commendation 2022, article 93: cancelling).
    pub enum AwardState {
        Valid = "valid" | "hieu_luc",
        Revoked = "revoked" | "thu_hoi",
    }
    guess false
}

record! {
    /// A photograph or drawing with what must be said of it.
    pub struct Photo shorthand "tep" {
        /// The file, beside the record; `/x.jpg` is `static/x.jpg`.
        file: Spanned<String> = "file" | "tep",
        /// What is to be seen, for readers who cannot see it.
        alt: Option<String> = "alt" | "mo_ta",
        caption: Option<String> = "caption" | "chu_thich",
        credit: Option<String> = "credit" | "tac_gia",
        /// Whether it was drawn: its author is then named as one who draws.
        drawing: bool = "drawing" | "tranh",
        date: Option<PartialDate> = "date" | "ngay",
        /// Who is in the picture, and where.
        people: Vec<Pictured> = "people" | "nguoi",
        rights: Option<String> = "rights" | "quyen",
        /// What is kept when it is cropped.
        focus: Option<Focus> = "focus" | "tieu_diem",
    }
}

record! {
    /// A text that was read out and recorded.
    pub struct Recording shorthand "tep" {
        /// The sound, beside the record.
        file: Spanned<String> = "file" | "tep",
        /// What is said, with its times (WebVTT, beside the record).
        transcript: Option<Spanned<String>> = "transcript" | "phien_am",
        /// Whose voice it is.
        reader: Option<String> = "reader" | "nguoi_doc",
        date: Option<PartialDate> = "date" | "ngay",
    }
}

impl Recording {
    /// The files that it names.
    pub fn files(&self) -> impl Iterator<Item = &Spanned<String>> {
        [&self.file].into_iter().chain(&self.transcript)
    }
}

record! {
    /// A person in a picture.
    pub struct Pictured {
        profile: Option<Ref<Profile>> = "profile" | "ho_so",
        name: Option<String> = "name" | "ten",
        /// "bên trái", "hàng đầu, thứ ba từ trái sang".
        position: Option<String> = "position" | "vi_tri",
    }
}

record! {
    /// Who wrote it: a person or a body.
    pub struct Author shorthand "ten" {
        name: String = "name" | "ten",
        role: Option<String> = "role" | "chuc_vu",
        unit: Option<Ref<Unit>> = "unit" | "don_vi",
    }
}

record! {
    /// A position held; several at once are common.
    pub struct Role shorthand "ten" {
        name: String = "name" | "ten",
        unit: Option<Ref<Unit>> = "unit" | "don_vi",
        from: Option<PartialDate> = "from" | "tu",
        to: Option<PartialDate> = "to" | "den",
    }
}

record! {
    /// One conferring of an award.
    pub struct Award shorthand "loai" {
        kind: Ref<AwardType> = "type" | "loai",
        rank: Option<Rank> = "rank" | "hang",
        /// "lần thứ n".
        time: Option<u64> = "time" | "lan",
        year: Option<Year> = "year" | "nam",
        date: Option<PartialDate> = "date" | "ngay",
        period: Option<Period> = "period" | "giai_doan",
        reason: Option<String> = "reason" | "ly_do",
        /// The number of the decision as written; a link when `quyet-dinh.yaml` has it.
        decision: Option<Spanned<String>> = "decision" | "quyet_dinh",
        issuer: Option<String> = "issuer" | "co_quan",
        state: Option<AwardState> = "status" | "tinh_trang",
        posthumous: bool = "posthumous" | "truy_tang",
    }
}

impl Award {
    /// Whether it is in force: a revoked award is in no list and no total.
    pub fn stands(&self) -> bool {
        self.state != Some(AwardState::Revoked)
    }
}

record! {
    /// Words worth setting apart.
    pub struct Quote shorthand "loi" {
        text: String = "text" | "loi",
        by: Option<String> = "by" | "nguoi",
    }
}

record! {
    /// Who approved the publication, and when.
    pub struct Approval shorthand "nguoi" {
        by: String = "by" | "nguoi",
        date: Option<PartialDate> = "date" | "ngay",
    }
}

choices! {
    /// What a child says beside the guardian (Law 91/2025/QH15 on personal data: from seven years both have to agree).
    pub enum ChildVoice {
        Agrees = "agrees" | "dong_y",
        UnderSeven = "under_seven" | "duoi_7_tuoi",
    }
}

record! {
    /// The record of a person's consent. Nothing of it is ever rendered.
    pub struct Consent {
        state: Spanned<ConsentState> = "state" | "tinh_trang",
        date: Option<PartialDate> = "date" | "ngay",
        scope: Vec<Target> = "scope" | "pham_vi",
        /// Where the signed paper is kept.
        document: Option<Spanned<String>> = "document" | "van_ban",
        /// When the person was asked, and by when an answer is expected.
        asked: Option<PartialDate> = "asked" | "xin_y_kien",
        due: Option<PartialDate> = "due" | "han_tra_loi",
        /// The last day on which it holds, where it was given for a time.
        until: Option<PartialDate> = "until" | "den_ngay",
        /// When the person took it back, and when the office answered that.
        withdrawn: Option<PartialDate> = "withdrawn" | "rut_ngay",
        answered: Option<PartialDate> = "answered" | "tra_loi_ngay",
        /// A child's guardian.
        guardian: Option<String> = "guardian" | "giam_ho",
        /// What the child says; nobody else can say it.
        child: Option<ChildVoice> = "child" | "tre_em",
    }
}

impl Consent {
    /// Whether the person has refused, or has taken back what was given.
    pub fn says_no(&self) -> bool {
        matches!(self.state.value, ConsentState::Refused | ConsentState::Withdrawn) || self.withdrawn.is_some()
    }
}

record! {
    /// A person of a collective, a household or a model.
    pub struct Member shorthand "ten" {
        name: Option<String> = "name" | "ten",
        profile: Option<Ref<Profile>> = "profile" | "ho_so",
        role: Option<String> = "role" | "chuc_vu",
    }
}

record! {
    /// The parts of a name where they are not first, middle and last.
    pub struct NameParts {
        family: Option<String> = "family" | "ho",
        middle: Option<String> = "middle" | "dem",
        given: String = "given" | "ten",
    }
}

record! {
    /// An exemplary person, collective or household, or a good model.
    pub struct Profile {
        kind: Spanned<ProfileKind> = "kind" | "loai",
        name: String = "name" | "ten",
        name_parts: Option<NameParts> = "name_parts" | "tach_ten",
        /// What the index sorts by, where the rule for Kinh names does not fit.
        sort_as: Option<String> = "sort_as" | "sap_xep_theo",
        honorific: Option<String> = "honorific" | "xung_ho",
        /// A headline over the story.
        headline: Option<String> = "headline" | "tieu_de",
        roles: Vec<Role> = "roles" | "chuc_vu",
        units: Vec<Ref<Unit>> = "units" | "don_vi",
        fields: Vec<Ref<Field>> = "fields" | "linh_vuc",
        /// Years as an example.
        years: Vec<Year> = "years" | "nam",
        period: Option<Period> = "period" | "giai_doan",
        summary: Option<String> = "summary" | "tom_tat",
        portrait: Option<Photo> = "portrait" | "chan_dung",
        photos: Vec<Photo> = "photos" | "anh",
        recording: Option<Recording> = "recording" | "ghi_am",
        /// Short lines for the fact box and the slideshow.
        deeds: Vec<String> = "deeds" | "thanh_tich",
        awards: Vec<Award> = "awards" | "khen_thuong",
        quote: Option<Quote> = "quote" | "trich_dan",
        /// Models this person or collective carries.
        models: Vec<Ref<Profile>> = "models" | "mo_hinh",
        /// The Markdown file with the story.
        story: Option<Spanned<String>> = "story" | "bai_viet",
        /// The story, inline.
        body: Option<Markdown> = "body" | "noi_dung",
        members: Vec<Member> = "members" | "thanh_vien",
        galleries: Vec<Ref<Gallery>> = "galleries" | "phong_su_anh",
        directives: Vec<Ref<Directive>> = "directives" | "chi_thi",
        topics: Vec<Ref<Topic>> = "topics" | "chuyen_de",
        figures: Vec<Ref<Figure>> = "figures" | "so_lieu",
        source: Option<Source> = "source" | "nguon",
        /// Of a model: the difficulty it answers.
        problem: Option<String> = "problem" | "van_de",
        /// Of a model: how it is done.
        method: Option<String> = "method" | "cach_lam",
        /// Of a model: what came of it.
        result: Option<String> = "result" | "ket_qua",
        /// Of a model: since when.
        since: Option<PartialDate> = "since" | "bat_dau",
        /// Of a model: where it was taken up.
        replicated: Vec<String> = "replicated" | "nhan_rong",
        /// Of a model: how many there are.
        count: Option<u64> = "count" | "so_luong",
        status: Option<Spanned<Status>> = "status" | "trang_thai",
        approval: Option<Approval> = "approval" | "duyet",
        consent: Option<Consent> = "consent" | "dong_y",
        /// A child needs the guardian's consent.
        child: bool = "child" | "tre_em",
        /// An invented sample; pages and books say so.
        sample: bool = "sample" | "mau",
        featured: bool = "featured" | "noi_bat",
        /// Whether readers get a handout of it to print; when it is not said, as `site.yaml` has it.
        handout: Option<bool> = "handout" | "to_in",
        publish_at: Option<PartialDate> = "publish_at" | "dang_tu",
        expire_at: Option<PartialDate> = "expire_at" | "go_sau",
        slug: Option<Spanned<String>> = "slug" | "duong_dan",
        aliases: Vec<Spanned<String>> = "aliases" | "dia_chi_cu",
        /// Never read further, never in any output.
        internal: Ignored = "internal" | "noi_bo",
    }
}

record! {
    /// An article: YAML front matter, then Markdown.
    pub struct Article {
        title: String = "title" | "tieu_de",
        date: Option<PartialDate> = "date" | "ngay",
        updated: Option<PartialDate> = "updated" | "cap_nhat",
        author: Option<Author> = "author" | "tac_gia",
        source: Option<Source> = "source" | "nguon",
        summary: Option<String> = "summary" | "tom_tat",
        cover: Option<Photo> = "cover" | "anh_bia",
        recording: Option<Recording> = "recording" | "ghi_am",
        series: Option<Ref<Series>> = "series" | "chuyen_muc",
        instalment: Option<Spanned<u64>> = "instalment" | "ky",
        topics: Vec<Ref<Topic>> = "topics" | "chuyen_de",
        directives: Vec<Ref<Directive>> = "directives" | "chi_thi",
        units: Vec<Ref<Unit>> = "units" | "don_vi",
        fields: Vec<Ref<Field>> = "fields" | "linh_vuc",
        years: Vec<Year> = "years" | "nam",
        /// Profiles named in it; links to them count too.
        mentions: Vec<Ref<Profile>> = "mentions" | "nhac_den",
        galleries: Vec<Ref<Gallery>> = "galleries" | "phong_su_anh",
        draft: bool = "draft" | "nhap",
        status: Option<Spanned<Status>> = "status" | "trang_thai",
        approval: Option<Approval> = "approval" | "duyet",
        sample: bool = "sample" | "mau",
        featured: bool = "featured" | "noi_bat",
        /// Whether readers get a handout of it to print; when it is not said, as `site.yaml` has it.
        handout: Option<bool> = "handout" | "to_in",
        publish_at: Option<PartialDate> = "publish_at" | "dang_tu",
        expire_at: Option<PartialDate> = "expire_at" | "go_sau",
        slug: Option<Spanned<String>> = "slug" | "duong_dan",
        aliases: Vec<Spanned<String>> = "aliases" | "dia_chi_cu",
        internal: Ignored = "internal" | "noi_bo",
    }
}

impl Article {
    /// What it says of itself: `nhap: true` is the short form of a draft.
    pub fn standing(&self) -> Option<Status> {
        let status = self.status.as_ref().map(|status| status.value);
        match status {
            Some(Status::Withdrawn) => status,
            _ => self.draft.then_some(Status::Draft).or(status),
        }
    }
}

record! {
    /// A page outside the time line: about, privacy, how to send in.
    pub struct Page {
        title: String = "title" | "tieu_de",
        summary: Option<String> = "summary" | "tom_tat",
        date: Option<PartialDate> = "date" | "ngay",
        updated: Option<PartialDate> = "updated" | "cap_nhat",
        draft: bool = "draft" | "nhap",
        slug: Option<Spanned<String>> = "slug" | "duong_dan",
        aliases: Vec<Spanned<String>> = "aliases" | "dia_chi_cu",
    }
}

record! {
    /// A photo report.
    pub struct Gallery {
        title: String = "title" | "tieu_de",
        date: Option<PartialDate> = "date" | "ngay",
        summary: Option<String> = "summary" | "tom_tat",
        photos: Vec<Photo> = "photos" | "anh",
        /// The photographer of all that name none.
        credit: Option<String> = "credit" | "tac_gia",
        /// Whether readers may have the photographs as they were taken.
        originals: bool = "originals" | "anh_goc",
        units: Vec<Ref<Unit>> = "units" | "don_vi",
        fields: Vec<Ref<Field>> = "fields" | "linh_vuc",
        source: Option<Source> = "source" | "nguon",
        draft: bool = "draft" | "nhap",
        sample: bool = "sample" | "mau",
        publish_at: Option<PartialDate> = "publish_at" | "dang_tu",
        expire_at: Option<PartialDate> = "expire_at" | "go_sau",
        slug: Option<Spanned<String>> = "slug" | "duong_dan",
        aliases: Vec<Spanned<String>> = "aliases" | "dia_chi_cu",
    }
}

record! {
    /// A video: a file beside it or an address outside.
    pub struct Video {
        title: String = "title" | "tieu_de",
        date: Option<PartialDate> = "date" | "ngay",
        summary: Option<String> = "summary" | "tom_tat",
        file: Option<Spanned<String>> = "file" | "tep",
        address: Option<WebAddress> = "address" | "dia_chi",
        poster: Option<Photo> = "poster" | "anh_dai_dien",
        /// What is said and heard, shown while it is (WebVTT, beside the record).
        subtitles: Option<Spanned<String>> = "subtitles" | "phu_de",
        transcript: Option<Markdown> = "transcript" | "loi_thoai",
        duration: Option<String> = "duration" | "thoi_luong",
        credit: Option<String> = "credit" | "tac_gia",
        units: Vec<Ref<Unit>> = "units" | "don_vi",
        fields: Vec<Ref<Field>> = "fields" | "linh_vuc",
        source: Option<Source> = "source" | "nguon",
        draft: bool = "draft" | "nhap",
        sample: bool = "sample" | "mau",
        publish_at: Option<PartialDate> = "publish_at" | "dang_tu",
        expire_at: Option<PartialDate> = "expire_at" | "go_sau",
        slug: Option<Spanned<String>> = "slug" | "duong_dan",
        aliases: Vec<Spanned<String>> = "aliases" | "dia_chi_cu",
    }
}

record! {
    /// A conference, ceremony or visit.
    pub struct Event {
        title: String = "title" | "tieu_de",
        date: Option<PartialDate> = "date" | "ngay",
        until: Option<PartialDate> = "until" | "den_ngay",
        place: Option<String> = "place" | "dia_diem",
        units: Vec<Ref<Unit>> = "units" | "don_vi",
        fields: Vec<Ref<Field>> = "fields" | "linh_vuc",
        summary: Option<String> = "summary" | "tom_tat",
        cover: Option<Photo> = "cover" | "anh_bia",
        galleries: Vec<Ref<Gallery>> = "galleries" | "phong_su_anh",
        articles: Vec<Ref<Article>> = "articles" | "bai_viet",
        source: Option<Source> = "source" | "nguon",
        draft: bool = "draft" | "nhap",
        sample: bool = "sample" | "mau",
        publish_at: Option<PartialDate> = "publish_at" | "dang_tu",
        expire_at: Option<PartialDate> = "expire_at" | "go_sau",
        slug: Option<Spanned<String>> = "slug" | "duong_dan",
        aliases: Vec<Spanned<String>> = "aliases" | "dia_chi_cu",
    }
}

#[cfg(test)]
mod tests {
    use super::{ConsentState, Status, Target};
    use crate::path::SourcePath;
    use crate::schema::{Reader, Shape, parse, record};

    #[expect(dead_code, reason = "what matters here is what is proposed")]
    mod records {
        use super::*;

        record! {
            /// What gates ask for.
            pub struct Gate {
                status: Option<Status> = "status" | "trang_thai",
                state: Option<ConsentState> = "state" | "tinh_trang",
                scope: Vec<Target> = "scope" | "pham_vi",
            }
        }
    }

    /// A word that opens a gate is proposed for no other word, and for none that asks.
    #[test]
    fn no_gate_is_opened_by_a_guess() {
        let proposed = |text: &str| {
            let path = SourcePath::new("a.yaml");
            let node = parse(text, &path, 0).expect("YAML");
            let mut reader = Reader::new(&path);
            let _ = records::Gate::read(&node, &mut reader);
            let findings = reader.findings.sorted(false);
            assert!(!findings.is_empty(), "{text}");
            findings.into_iter().find_map(|finding| finding.fix).map(|fix| fix.replacement.to_string())
        };
        for (text, word) in [
            ("tinh_trang: Có", "co"),
            ("tinh_trang: CO", "co"),
            ("trang_thai: đã duyệt", "da_duyet"),
            ("trang_thai: Đã-duyệt", "da_duyet"),
            ("trang_thai: chờ duyệt", "cho_duyet"),
            ("pham_vi: website", "trang"),
            ("pham_vi: kỷ yếu", "ky_yeu"),
            ("pham_vi: trang và kỷ yếu", "[trang, ky_yeu]"),
        ] {
            assert_eq!(proposed(text).as_deref(), Some(word), "{text}");
        }
        for text in [
            "tinh_trang: \"có?\"",
            "tinh_trang: co?",
            "tinh_trang: cho",
            "tinh_trang: con",
            "tinh_trang: có (?)",
            "tinh_trang: có...",
            "tinh_trang: sẽ có",
            "pham_vi: \"trang, ky_yeu?\"",
            "pham_vi: trang?",
            "pham_vi: trng",
            "trang_thai: sẽ duyệt",
            "trang_thai: đã duyệt?",
            "trang_thai: duyệt",
            "trang_thai: da_duyt",
            "trang_thai: chưa duyệt",
        ] {
            assert_eq!(proposed(text), None, "{text}");
        }
    }
}
