//! What the columns of a roster mean, by their headings in the many ways in which offices write them; and where the line
//! of headings is, below titles, names of offices and dates.

use super::cells::{Merged, Sheet};
use super::column::Column;
use super::mapping::Mapping;
use crate::vietnamese::{fold, fold_toned};
use std::collections::BTreeMap;

/// The headings that say it all, folded.
fn whole(heading: &str) -> Option<Column> {
    Some(match heading {
        "stt" | "tt" | "so tt" | "so thu tu" | "sott" | "thu tu" | "ky nhan" | "ky ten" | "chu ky" | "trang thai"
        | "ngay duyet" => Column::Skip,
        "ma" | "ma ho so" | "id" | "ma so" => Column::Id,
        "loai" | "loai hinh" | "doi tuong" | "kind" => Column::Kind,
        "ho va ten" | "ho ten" | "ho va ten khai sinh" | "ten" | "hoten" | "ten nguoi" | "full name" | "name" => {
            Column::Name
        }
        "ho" | "ho dem" | "ho va dem" | "ho va ten dem" | "ho ten dem" | "ho lot" | "ho va chu lot" => Column::Family,
        "ten goi" | "ten rieng" => Column::Given,
        "tap the" | "ten tap the" | "ten don vi" | "ten to chuc" => Column::BodyName,
        "xung ho" | "danh xung" | "ong ba" => Column::Honorific,
        "chuc vu" | "chuc danh" | "nghe nghiep" | "chuc vu chuc danh" | "cong viec" | "chuc vu cong tac" | "role" => {
            Column::Role
        }
        "don vi" | "don vi cong tac" | "noi cong tac" | "co quan don vi" | "noi lam viec" | "to chuc co so dang"
        | "co quan cong tac" | "dang bo" | "chi bo" | "phong ban" | "truong" | "unit" => Column::Unit,
        "linh vuc" | "nganh" | "nganh linh vuc" | "field" => Column::Field,
        "nam neu guong" | "nam tieu bieu" | "nam binh chon" | "giai doan" | "year" => Column::Years,
        "tua" | "tieu de" => Column::Headline,
        "tom tat" | "summary" => Column::Summary,
        "thanh tich" | "viec lam tieu bieu" | "viec da lam" | "noi dung thanh tich" => Column::Deeds,
        "hang" | "hang khen thuong" => Column::Rank,
        "nam khen" | "nam khen thuong" | "nam duoc khen" | "nam quyet dinh" => Column::AwardYear,
        "ly do" | "ly do khen thuong" | "ve viec" => Column::Reason,
        "ghi chu" | "note" => Column::Private("ghi_chu".to_owned()),
        "nu" | "gioi tinh" | "phai" | "nam nu" => Column::Private("gioi_tinh".to_owned()),
        _ => return None,
    })
}

/// Words that a heading may hold among others, the surest first.
const PARTS: &[(&str, &str)] = &[
    ("nam sinh", "noi_bo.ngay_sinh"),
    ("ngay sinh", "noi_bo.ngay_sinh"),
    ("sinh ngay", "noi_bo.ngay_sinh"),
    ("ngay thang nam sinh", "noi_bo.ngay_sinh"),
    ("noi sinh", "noi_bo.noi_sinh"),
    ("que quan", "noi_bo.que_quan"),
    ("dien thoai", "noi_bo.dien_thoai"),
    ("so dt", "noi_bo.dien_thoai"),
    ("sdt", "noi_bo.dien_thoai"),
    ("di dong", "noi_bo.dien_thoai"),
    ("email", "noi_bo.thu"),
    ("thu dien tu", "noi_bo.thu"),
    ("cccd", "noi_bo.can_cuoc"),
    ("cmnd", "noi_bo.can_cuoc"),
    ("can cuoc", "noi_bo.can_cuoc"),
    ("chung minh", "noi_bo.can_cuoc"),
    ("dinh danh", "noi_bo.can_cuoc"),
    ("tai khoan", "noi_bo.tai_khoan"),
    ("stk", "noi_bo.tai_khoan"),
    ("dia chi", "noi_bo.dia_chi"),
    ("noi o", "noi_bo.dia_chi"),
    ("thuong tru", "noi_bo.dia_chi"),
    ("cu tru", "noi_bo.dia_chi"),
    ("dan toc", "noi_bo.dan_toc"),
    ("ton giao", "noi_bo.ton_giao"),
    ("gioi tinh", "noi_bo.gioi_tinh"),
    ("trinh do", "noi_bo.trinh_do"),
    ("vao dang", "noi_bo.ngay_vao_dang"),
    ("ngay cap", "noi_bo.ngay_cap"),
    ("noi cap", "noi_bo.noi_cap"),
    ("ma so", "noi_bo.ma_so"),
    ("ghi chu", "noi_bo.ghi_chu"),
    ("tom tat", "tom_tat"),
    ("ho va ten", "ten"),
    ("ho ten", "ten"),
    ("ten tap the", "ten_tap_the"),
    ("chuc vu don vi", "chuc_vu_don_vi"),
    ("chuc danh don vi", "chuc_vu_don_vi"),
    ("chuc vu va don vi", "chuc_vu_don_vi"),
    ("chuc vu noi cong tac", "chuc_vu_don_vi"),
    ("ngay quyet dinh", "ngay_quyet_dinh"),
    ("ngay qd", "ngay_quyet_dinh"),
    ("ngay ky", "ngay_quyet_dinh"),
    ("ngay ban hanh", "ngay_quyet_dinh"),
    ("quyet dinh ngay", "ngay_quyet_dinh"),
    ("co quan khen", "co_quan"),
    ("cap khen", "co_quan"),
    ("co quan ban hanh", "co_quan"),
    ("co quan ra quyet dinh", "co_quan"),
    ("cap ky", "co_quan"),
    ("noi ban hanh", "co_quan"),
    ("quyet dinh", "quyet_dinh"),
    ("so qd", "quyet_dinh"),
    ("ly do", "ly_do"),
    ("hinh thuc", "khen_thuong"),
    ("khen thuong", "khen_thuong"),
    ("danh hieu", "khen_thuong"),
    ("linh vuc", "linh_vuc"),
    ("thanh tich", "thanh_tich"),
    ("chuc vu", "chuc_vu"),
    ("chuc danh", "chuc_vu"),
    ("don vi", "don_vi"),
    ("noi cong tac", "don_vi"),
];

/// What a heading means, by itself.
pub fn meaning(heading: &str) -> Option<Column> {
    // “Năm” is a year and “Nam” a man.
    match fold_toned(heading).as_str() {
        "năm" => return Some(Column::Years),
        "nam" => return Some(if heading.chars().any(char::is_lowercase) { male() } else { Column::Years }),
        _ => {}
    }
    let folded = fold(heading);
    whole(&folded).or_else(|| {
        let padded = format!(" {folded} ");
        let found = PARTS.iter().find(|(part, _)| padded.contains(&format!(" {part} ")));
        found.and_then(|(_, word)| Column::parse(word))
    })
}

fn male() -> Column {
    Column::Private("gioi_tinh".to_owned())
}

/// A column of a sheet.
#[derive(Debug, Clone)]
pub struct Headed {
    pub index: usize,
    /// As it stands in the sheet.
    pub heading: String,
    /// Nothing where nobody knows what it means.
    pub means: Option<Column>,
    /// Means what a column before it does, of which there can be one only: it is left out and named.
    pub again: bool,
    /// Of an award: its year, where the heading says that.
    pub year: Option<u16>,
}

/// The head of a sheet: its columns, and the first row below.
#[derive(Debug, Clone)]
pub struct Head {
    pub row: usize,
    pub below: usize,
    pub columns: Vec<Headed>,
}

/// The line of headings: among the first lines the one most of whose cells are known, one of them a name.
pub fn find(sheet: &Sheet, mapping: &Mapping) -> Option<Head> {
    /// Titles, names of offices, and a motto stand above; nobody writes forty lines of them.
    const DEPTH: usize = 40;
    let scored = sheet.lines.iter().take(DEPTH).filter_map(|line| {
        let head = head_at(sheet, line.number, mapping);
        let known: Vec<&Column> = head.columns.iter().filter_map(|column| column.means.as_ref()).collect();
        let is_head = known.iter().any(|column| column.names()) && (known.len() > 1 || head.columns.len() == 1);
        is_head.then_some((known.len(), head))
    });
    // Of equals the first: the line below it might be a person called “Chi bộ”.
    scored.rev().max_by_key(|(known, _)| *known).map(|(_, head)| head)
}

/// The head that begins with this row: a heading over several columns is said again over each of them, before what
/// stands below it.
fn head_at(sheet: &Sheet, row: usize, mapping: &Mapping) -> Head {
    let depth = sheet.merged.iter().filter(|m| m.rows.0 == row).map(|m| m.rows.1 - m.rows.0 + 1).max().unwrap_or(1);
    let over = sheet.merged.iter().any(|m| m.rows == (row, row) && m.columns.1 > m.columns.0);
    // A heading over several columns has others below it, unless a number stands there.
    let splits = over && depth == 1 && !has_number(sheet, row + 1) && names_below(sheet, row);
    let depth = if splits { 2 } else { depth.min(3) };
    let mut headings: BTreeMap<usize, String> = BTreeMap::new();
    for at in row..row + depth {
        let Ok(found) = sheet.lines.binary_search_by_key(&at, |line| line.number) else { continue };
        for (column, cell) in &sheet.lines[found].cells {
            let columns = merged_at(sheet, at, *column).map_or((*column, *column), |area| area.columns);
            for column in columns.0..=columns.1.min(columns.0 + 64) {
                let heading = headings.entry(column).or_default();
                if !heading.is_empty() {
                    heading.push(' ');
                }
                heading.push_str(&cell.text.replace('\n', " "));
            }
        }
    }
    let columns: Vec<Headed> = headings
        .into_iter()
        .map(|(index, heading)| Headed {
            index,
            means: mapping.column(&heading).or_else(|| meaning(&heading)),
            again: false,
            year: year_in(&heading),
            heading,
        })
        .collect();
    Head { row, below: numbering(sheet, row + depth), columns: once(units_of_people(two_names(columns))) }
}

fn merged_at(sheet: &Sheet, row: usize, column: usize) -> Option<&Merged> {
    sheet.merged.iter().find(|area| area.rows.0 == row && area.columns.0 == column)
}

fn line_at(sheet: &Sheet, row: usize) -> Option<&super::cells::Line> {
    sheet.lines.binary_search_by_key(&row, |line| line.number).ok().map(|at| &sheet.lines[at])
}

fn has_number(sheet: &Sheet, row: usize) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    line_at(sheet, row).is_some_and(|line| line.cells.values().any(|cell| is_number(&cell.text)))
}

/// Whether the row below holds headings: not all of its cells lie where the row above has none of its own.
fn names_below(sheet: &Sheet, row: usize) -> bool {
    let Some(below) = line_at(sheet, row + 1) else { return false };
    let wide = |column: usize| {
        let covers =
            |m: &&Merged| m.rows.0 == row && m.columns.1 > m.columns.0 && (m.columns.0..=m.columns.1).contains(&column);
        sheet.merged.iter().any(|m| covers(&m))
    };
    !below.cells.is_empty() && below.cells.keys().all(|column| wide(*column))
}

/// The first row of people: a row of column numbers (1, 2, 3 or A, B, 1) below the head is none.
fn numbering(sheet: &Sheet, row: usize) -> usize {
    let Some(line) = line_at(sheet, row) else { return row };
    let short = line.cells.values().all(|cell| cell.text.trim_matches(['(', ')']).chars().count() <= 2);
    let digits =
        line.cells.values().filter(|cell| cell.text.trim_matches(['(', ')']).chars().all(|c| c.is_ascii_digit()));
    if short && line.cells.len() > 2 && digits.count() > 1 { row + 1 } else { row }
}

/// “Họ và tên” over two columns is a name in two parts, and so is “Họ và tên đệm” beside “Tên”.
fn two_names(mut columns: Vec<Headed>) -> Vec<Headed> {
    for at in 1..columns.len() {
        let (before, after) = columns.split_at_mut(at);
        let (Some(left), Some(right)) = (before.last_mut(), after.first_mut()) else { continue };
        if left.index + 1 != right.index || right.means != Some(Column::Name) {
            continue;
        }
        let (family, given) = (fold(&left.heading), fold(&right.heading));
        let named = left.means == Some(Column::Name);
        // “Họ và tên” over “Họ và đệm” and “Tên” is read as one heading over each.
        let ends = |words: &[&str]| words.iter().any(|word| family.ends_with(word));
        let parts = ends(&[" ho", " dem", " ho lot", " chu lot"]) && given.ends_with(" ten");
        if left.means == Some(Column::Family) || named && (family == given || parts) {
            left.means = Some(Column::Family);
            right.means = Some(Column::Given);
        } else if named && given == "ten" {
            right.means = Some(Column::Given);
        }
    }
    columns
}

/// “Tên đơn vị” beside the names of people is their unit.
fn units_of_people(mut columns: Vec<Headed>) -> Vec<Headed> {
    let people = columns.iter().any(|column| matches!(column.means, Some(Column::Name | Column::Given)));
    let of_people = |column: &&mut Headed| people && column.means == Some(Column::BodyName);
    for column in columns.iter_mut().filter(of_people) {
        if matches!(fold(&column.heading).as_str(), "ten don vi" | "ten to chuc") {
            column.means = Some(Column::Unit);
        }
    }
    columns
}

/// Of columns that mean one value the first is taken. Every award begins its own decision, day and reason.
fn once(mut columns: Vec<Headed>) -> Vec<Headed> {
    let mut seen: Vec<Column> = Vec::new();
    for column in &mut columns {
        let Some(means) = column.means.clone() else { continue };
        if means == Column::Award {
            seen.retain(|seen| !seen.is_of_award());
        }
        column.again = !means.takes_several() && seen.contains(&means);
        match column.again {
            true => column.means = None,
            false => seen.push(means),
        }
    }
    columns
}

/// “Hình thức khen thưởng 2020”.
fn year_in(heading: &str) -> Option<u16> {
    let numbers = heading.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let years: Vec<u16> = numbers.filter_map(|digits| digits.parse().ok()).collect();
    if let [year @ 1930..=2100] = years[..] { Some(year) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        for (heading, word) in [
            ("STT", "bo"),
            ("Họ và tên", "ten"),
            ("HỌ TÊN", "ten"),
            ("Ho va ten", "ten"),
            ("Họ và tên (in hoa)", "ten"),
            ("Ngày, tháng, năm sinh", "noi_bo.ngay_sinh"),
            ("Năm sinh Nam", "noi_bo.ngay_sinh"),
            ("Số điện thoại", "noi_bo.dien_thoai"),
            ("Số CCCD/CMND", "noi_bo.can_cuoc"),
            ("Chức vụ", "chuc_vu"),
            ("Chức vụ, đơn vị công tác", "chuc_vu_don_vi"),
            ("Đơn vị công tác", "don_vi"),
            ("Hình thức khen thưởng", "khen_thuong"),
            ("Danh hiệu thi đua", "khen_thuong"),
            ("Số quyết định", "quyet_dinh"),
            ("Quyết định Ngày", "ngay_quyet_dinh"),
            ("Quyết định Số", "quyet_dinh"),
            ("Ngày QĐ", "ngay_quyet_dinh"),
            ("Năm", "nam"),
            ("NĂM", "nam"),
            ("Nam", "noi_bo.gioi_tinh"),
            ("Lĩnh vực", "linh_vuc"),
            ("Tóm tắt thành tích", "tom_tat"),
            ("Thành tích nổi bật", "thanh_tich"),
            ("Ghi chú", "noi_bo.ghi_chu"),
            ("Cỡ áo", ""),
        ] {
            assert_eq!(meaning(heading).map(|column| column.word()).unwrap_or_default(), word, "{heading}");
        }
    }
}
