//! The tables of a yearbook (kỷ yếu): what goes in, in which order, on what paper.

use super::entities::{Photo, ProfileKind, Quote};
use super::vocabulary::{AwardType, Directive, Field, Level, Series, Topic, Unit};
use crate::diagnostic::{Code, Diagnostic, Message, Span};
use crate::doc::Doc;
use crate::path::SourcePath;
use crate::schema::{Entity, Kind, Markdown, Node, Reader, Ref, Shape, Spanned, Year, choices, record};
use crate::vietnamese::{PartialDate, Period};

impl Entity for Yearbook {
    const NAME: &'static str = "yearbook";
}

/// A yearbook as read: its record, the texts before its parts, and what opens each part.
#[derive(Debug, Clone)]
pub struct Volume {
    pub yearbook: Yearbook,
    /// In the order of `mo_dau`.
    pub front: Vec<Piece>,
    /// One for each part, often empty.
    pub openings: Vec<Doc>,
}

/// A text of the book's own: a foreword, a report.
#[derive(Debug, Clone)]
pub struct Piece {
    pub path: SourcePath,
    pub record: PieceRecord,
    pub body: Doc,
}

record! {
    /// The front matter of a text in a yearbook.
    pub struct PieceRecord {
        title: String = "title" | "tieu_de",
        /// Who signs it, line by line.
        signature: Vec<String> = "signature" | "ky_ten",
        date: Option<PartialDate> = "date" | "ngay",
    }
}

choices! {
    pub enum YearbookStatus {
        Draft = "draft" | "ban_nhap",
        Final = "final" | "chinh_thuc",
    }
}

choices! {
    /// What a part is made of.
    pub enum PartOf {
        Profiles = "profiles" | "ho_so",
        Articles = "articles" | "bai_viet",
        Galleries = "galleries" | "phong_su_anh",
        Events = "events" | "su_kien",
    }
}

choices! {
    pub enum Appendix {
        Roll = "awards" | "khen_thuong",
        Statistics = "statistics" | "thong_ke",
        Figures = "figures" | "so_lieu",
        Models = "models" | "mo_hinh",
        Plates = "photos" | "anh",
    }
}

choices! {
    pub enum BookIndex {
        Names = "names" | "ten",
        Units = "units" | "don_vi",
    }
}

choices! {
    pub enum ContentsPlace {
        Front = "front" | "dau",
        Back = "back" | "cuoi",
    }
}

choices! {
    /// What a press file is printed with.
    pub enum Ink {
        /// Text in black alone, colours as the theme builds them; photographs stay in sRGB.
        Black = "black" | "den",
        /// Photographs too in the inks of a press, which `ink_profile` names.
        Cmyk = "cmyk" | "cmyk",
        /// All in sRGB, as on a screen; the print shop makes inks of it.
        Rgb = "rgb" | "rgb",
    }
}

choices! {
    pub enum Order {
        Unit = "unit" | "don_vi",
        Award = "award" | "khen_thuong",
        Name = "name" | "ten",
        Date = "date" | "ngay",
        /// As listed under `them`.
        Explicit = "explicit" | "tu_chon",
    }
}

choices! {
    /// How profiles stand on their pages.
    pub enum ProfileLayout {
        /// Short ones share a page.
        Flowing = "flowing" | "lien_tuc",
        /// Each begins a page.
        Page = "page" | "mot_trang",
        /// Portrait on the left page, story on the right.
        Spread = "spread" | "trang_doi",
    }
}

choices! {
    /// How the entries of a part stand on their pages, when not as the book's.
    pub enum PartLayout {
        /// Name, offices and portrait, many to a page and without their stories.
        Panels = "panels" | "bang",
    }
}

choices! {
    /// What a book is bound in.
    pub enum BindingKind {
        /// A cover of card, cut with the block.
        Soft = "soft" | "mem",
        /// Boards, over which the printed sheet is drawn.
        Hard = "hard" | "cung",
    }
}

/// How many pages are folded together: the block is made of whole ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    pub pages: usize,
}

impl Shape for Signature {
    fn kind() -> Kind {
        u64::kind()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let pages = u64::read(node, reader)?;
        let signature = [4, 8, 16, 32].into_iter().find(|usual| *usual as u64 == pages);
        if signature.is_none() {
            bad_measure(node, reader, &pages.to_string(), "help-signature");
        }
        signature.map(|pages| Signature { pages })
    }
}

/// A length as printers write it: `3mm`, `14,5cm`, `10,5pt`; a bare number is in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Length {
    pub mm: f64,
}

impl Length {
    pub fn points(self) -> f64 {
        self.mm / 25.4 * 72.0
    }

    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (number, factor) = [("mm", 1.0), ("cm", 10.0), ("pt", 25.4 / 72.0), ("in", 25.4)]
            .iter()
            .find_map(|(unit, factor)| Some((text.strip_suffix(unit)?, *factor)))
            .unwrap_or((&text, 1.0));
        let value: f64 = number.trim().replace(',', ".").parse().ok()?;
        (value.is_finite() && value >= 0.0).then_some(Length { mm: value * factor })
    }
}

fn bad_measure(node: &Node, reader: &mut Reader<'_>, text: &str, help: &'static str) {
    let place = reader.place(node.span);
    reader.findings.push(Diagnostic::new(Code::BadMeasure).arg("text", text).at(place).help(Message::new(help)));
}

impl Shape for Length {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = String::read(node, reader)?;
        let length = Length::parse(&text);
        if length.is_none() {
            bad_measure(node, reader, &text, "help-length");
        }
        length
    }
}

/// The trimmed size of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSize {
    pub width: Length,
    pub height: Length,
}

impl PageSize {
    /// What most yearbooks of offices are printed on.
    pub const USUAL: PageSize = PageSize { width: Length { mm: 145.0 }, height: Length { mm: 205.0 } };

    /// `A4`, `A5`, `14,5x20,5cm`, `160x240mm`; a size without a unit is in centimetres when its sides
    /// are smaller than 50, else in millimetres.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase().replace('×', "x");
        let of = |width, height| PageSize { width: Length { mm: width }, height: Length { mm: height } };
        match text.as_str() {
            "a4" => return Some(of(210.0, 297.0)),
            "a5" => return Some(of(148.0, 210.0)),
            _ => {}
        }
        let (sides, factor) = [("mm", 1.0), ("cm", 10.0)]
            .iter()
            .find_map(|(unit, factor)| Some((text.strip_suffix(unit)?.to_owned(), *factor)))
            .unwrap_or((text.clone(), 0.0));
        let (width, height) = sides.split_once('x')?;
        let side = |text: &str| text.trim().trim_end_matches("cm").trim_end_matches("mm").trim().replace(',', ".");
        let (width, height): (f64, f64) = (side(width).parse().ok()?, side(height).parse().ok()?);
        let factor = match factor {
            0.0 if width < 50.0 && height < 50.0 => 10.0,
            0.0 => 1.0,
            factor => factor,
        };
        let size = of(width * factor, height * factor);
        let printable = |side: Length| (60.0..=500.0).contains(&side.mm);
        (printable(size.width) && printable(size.height)).then_some(size)
    }

    /// "14,5 x 20,5 cm", as an imprint states it.
    pub fn written(self) -> String {
        let side = |length: Length| {
            let tenths = (length.mm * 10.0).round() / 100.0;
            let digits = usize::from(tenths.fract() != 0.0) + usize::from((tenths * 10.0).fract() != 0.0);
            crate::vietnamese::format_decimal(tenths, digits)
        };
        format!("{} x {} cm", side(self.width), side(self.height))
    }
}

impl Shape for PageSize {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = String::read(node, reader)?;
        let size = PageSize::parse(&text);
        if size.is_none() {
            bad_measure(node, reader, &text, "help-paper-size");
        }
        size
    }
}

record! {
    /// The white around the text, from the trimmed edge.
    pub struct Margins {
        inside: Option<Length> = "inside" | "trong",
        outside: Option<Length> = "outside" | "ngoai",
        top: Option<Length> = "top" | "tren",
        bottom: Option<Length> = "bottom" | "duoi",
    }
}

record! {
    /// The cover for the binder; what is left out is as usual for its kind.
    pub struct Binding {
        /// Soft, when it is not said.
        kind: Option<BindingKind> = "kind" | "loai",
        /// The thickness of one board of a hard cover, of the card of a soft one.
        board: Option<Length> = "board" | "do_day_bia",
        /// The joint beside the spine.
        hinge: Option<Length> = "hinge" | "ranh_gay",
        /// Of a soft cover, or of a jacket; none, when it is not said.
        flap: Option<Length> = "flap" | "tai_gap",
        /// How far boards stand out over the block.
        overhang: Option<Length> = "overhang" | "du_bia",
        /// What is folded in around boards.
        turn_in: Option<Length> = "turn_in" | "gap_mep",
    }
}

record! {
    /// A member of a board.
    pub struct BoardMember {
        name: String = "name" | "ten",
        role: Option<String> = "role" | "chuc_vu",
        part: Option<String> = "part" | "vai_tro",
    }
}

record! {
    /// Which items a part of a yearbook takes; every condition that is given must hold.
    pub struct Selection {
        /// Profiles, when it is not said.
        of: Option<PartOf> = "of" | "lay",
        kinds: Vec<ProfileKind> = "kinds" | "loai",
        /// With the units below them.
        units: Vec<Ref<Unit>> = "units" | "don_vi",
        fields: Vec<Ref<Field>> = "fields" | "linh_vuc",
        series: Vec<Ref<Series>> = "series" | "chuyen_muc",
        topics: Vec<Ref<Topic>> = "topics" | "chuyen_de",
        directives: Vec<Ref<Directive>> = "directives" | "chi_thi",
        years: Vec<Year> = "years" | "nam",
        /// The yearbook's own, when neither years nor a period are given.
        period: Option<Period> = "period" | "giai_doan",
        awards: Vec<Ref<AwardType>> = "awards" | "khen_thuong",
        award_levels: Vec<Level> = "award_levels" | "cap_khen",
        /// Ids to leave out although they match.
        leave_out: Vec<Spanned<String>> = "leave_out" | "tru",
        /// Ids to take although they do not match.
        add: Vec<Spanned<String>> = "add" | "them",
    }
}

record! {
    /// A part of a yearbook.
    pub struct Part {
        title: String = "title" | "tieu_de",
        select: Option<Selection> = "select" | "chon",
        order: Vec<Order> = "order" | "sap_xep",
        /// Of profiles.
        layout: Option<Spanned<PartLayout>> = "layout" | "bo_cuc",
        /// Over its title, to the edges of the page.
        photo: Option<Photo> = "photo" | "anh",
        opening: Option<Markdown> = "opening" | "loi_dan",
    }
}

record! {
    /// What the law wants printed at the end of a book (Publishing Law 2012, article 27).
    pub struct Imprint {
        compiler: Option<String> = "compiler" | "bien_soan",
        /// The publishing house, or the body that was licensed to publish.
        publisher: Option<String> = "publisher" | "xuat_ban",
        responsible: Option<String> = "responsible" | "chiu_trach_nhiem",
        content_responsible: Option<String> = "content_responsible" | "chiu_trach_nhiem_noi_dung",
        editor: Option<String> = "editor" | "bien_tap",
        design: Option<String> = "design" | "trinh_bay",
        proofreader: Option<String> = "proofreader" | "sua_ban_in",
        licence: Option<String> = "licence" | "giay_phep",
        print_run: Option<u64> = "print_run" | "so_luong",
        printer: Option<String> = "printer" | "noi_in",
        printer_address: Option<String> = "printer_address" | "dia_chi_in",
        deposit: Option<String> = "deposit" | "nop_luu_chieu",
        isbn: Option<Spanned<String>> = "isbn" | "isbn",
        /// As it is printed: 120.000 đ.
        price: Option<String> = "price" | "gia",
        not_for_sale: bool = "not_for_sale" | "khong_ban",
        note: Option<String> = "note" | "ghi_chu",
    }
}

impl Imprint {
    /// Everything that it says in words.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let people = [
            &self.compiler,
            &self.responsible,
            &self.content_responsible,
            &self.editor,
            &self.design,
            &self.proofreader,
        ];
        let bodies = [
            &self.publisher,
            &self.licence,
            &self.printer,
            &self.printer_address,
            &self.deposit,
            &self.price,
            &self.note,
        ];
        let isbn = self.isbn.iter().map(|isbn| isbn.value.as_str());
        people.into_iter().chain(bodies).flatten().map(String::as_str).chain(isbn)
    }
}

record! {
    /// A yearbook (kỷ yếu).
    pub struct Yearbook {
        title: String = "title" | "tieu_de",
        subtitle: Option<String> = "subtitle" | "phu_de",
        description: Option<String> = "description" | "mo_ta",
        period: Option<Period> = "period" | "giai_doan",
        /// The year on the title page.
        year: Option<Year> = "year" | "nam",
        status: Option<YearbookStatus> = "status" | "trang_thai",
        /// Whether a final edition is put on the site; then whoever is in it must have consented to both.
        on_site: Option<bool> = "on_site" | "len_trang",
        /// Whether its pages can be turned on the site, as pictures.
        flip: bool = "flip" | "lat_trang",
        format: Option<PageSize> = "format" | "kho",
        margins: Option<Margins> = "margins" | "le",
        bleed: Option<Length> = "bleed" | "tran_le",
        /// Of the press file; black, when it is not said.
        ink: Option<Ink> = "ink" | "mau_in",
        /// The file of the ICC profile of the press and its paper, for `cmyk`.
        ink_profile: Option<Spanned<String>> = "ink_profile" | "ho_so_mau",
        type_size: Option<Length> = "type_size" | "co_chu",
        layout: Option<ProfileLayout> = "layout" | "bo_cuc",
        /// The thickness of one leaf, for the width of the spine.
        paper: Option<Length> = "paper" | "do_day_giay",
        /// Pages of one folded sheet: note pages fill the block up to a multiple.
        signature: Option<Signature> = "signature" | "tay_sach",
        binding: Option<Binding> = "binding" | "dong_bia",
        cover: Option<Photo> = "cover" | "anh_bia",
        /// Words on the back cover.
        back: Option<String> = "back" | "bia_sau",
        /// A word before everything else.
        quote: Option<Quote> = "quote" | "trich_dan",
        front_matter: Vec<Spanned<String>> = "front_matter" | "mo_dau",
        steering_board: Vec<BoardMember> = "steering_board" | "ban_chi_dao",
        editorial_board: Vec<BoardMember> = "editorial_board" | "ban_bien_tap",
        parts: Vec<Part> = "parts" | "phan",
        appendices: Vec<Appendix> = "appendices" | "phu_luc",
        indexes: Vec<BookIndex> = "indexes" | "bang_tra",
        contents: Option<ContentsPlace> = "contents" | "muc_luc",
        imprint: Option<Imprint> = "imprint" | "xi_nhe",
        /// An invented sample; the book says so.
        sample: bool = "sample" | "mau",
    }
}

impl Part {
    /// Where it asks for panels, if it does.
    pub fn asks_for_panels(&self) -> Option<Span> {
        self.layout.as_ref().filter(|layout| layout.value == PartLayout::Panels).map(|layout| layout.span)
    }

    /// Whether it shows its people on panels.
    pub fn has_panels(&self) -> bool {
        let of = self.select.as_ref().and_then(|select| select.of).unwrap_or(PartOf::Profiles);
        self.asks_for_panels().is_some() && of == PartOf::Profiles
    }
}

impl Yearbook {
    /// The photographs that it has of its own: of its cover, and over the titles of its parts.
    pub fn photos(&self) -> impl Iterator<Item = &Photo> {
        self.cover.iter().chain(self.parts.iter().filter_map(|part| part.photo.as_ref()))
    }

    pub fn is_final(&self) -> bool {
        self.status == Some(YearbookStatus::Final)
    }

    /// Whether its final edition is put on the site.
    pub fn goes_on_site(&self) -> bool {
        self.on_site.unwrap_or(true)
    }

    /// What is cut off around a page, in millimetres; three are what print shops ask for.
    pub fn bleed(&self) -> f64 {
        self.bleed.map_or(3.0, |bleed| bleed.mm)
    }

    pub fn page_size(&self) -> PageSize {
        self.format.unwrap_or(PageSize::USUAL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        let mm = |text: &str| PageSize::parse(text).map(|size| (size.width.mm, size.height.mm));
        assert_eq!(mm("14,5x20,5"), Some((145.0, 205.0)));
        assert_eq!(mm("14.5 x 20.5 cm"), Some((145.0, 205.0)));
        assert_eq!(mm("14,5cm x 20,5cm"), Some((145.0, 205.0)));
        assert_eq!(mm("160×240mm"), Some((160.0, 240.0)));
        assert_eq!(mm("16x24"), Some((160.0, 240.0)));
        assert_eq!(mm("A4"), Some((210.0, 297.0)));
        for wrong in ["14,5", "x", "0x0", "A9", "1x1", "9999x9999", "14,5x", "tờ rơi"] {
            assert_eq!(mm(wrong), None, "{wrong}");
        }
        assert_eq!(PageSize::USUAL.written(), "14,5 x 20,5 cm");
        assert_eq!(PageSize::parse("16x24").map(PageSize::written).as_deref(), Some("16 x 24 cm"));
    }

    #[test]
    fn lengths_have_units() {
        let mm = |text: &str| Length::parse(text).map(|length| length.mm);
        assert_eq!(mm("3mm"), Some(3.0));
        assert_eq!(mm("0,3 cm"), Some(3.0));
        assert_eq!(mm("20"), Some(20.0));
        assert_eq!(Length::parse("10,5pt").map(|l| (l.points() * 10.0).round()), Some(105.0));
        assert_eq!(mm("-3mm"), None);
        assert_eq!(mm("ba"), None);
    }
}
