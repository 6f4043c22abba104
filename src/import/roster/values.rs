//! What the cells of one person say, as values: names, kinds, dates, years, decisions. Nothing here knows the site.

use super::cells::Cell;
use crate::reading::entities::ProfileKind;
use crate::vietnamese::{self, DateError, PartialDate, Period, Rank, fold, fold_toned};

/// A name as it is written in a roster: what stands before it, and itself in small letters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    pub honorific: Option<String>,
    pub name: String,
}

/// How people are called before their names, folded, and as it is written.
const HONORIFICS: [(&str, &str); 14] = [
    ("dong chi", "đồng chí"),
    ("d c", "đồng chí"),
    ("ong", "ông"),
    ("ba", "bà"),
    ("anh", "anh"),
    ("chi", "chị"),
    ("em", "em"),
    ("co giao", "cô giáo"),
    ("thay giao", "thầy giáo"),
    ("bac si", "bác sĩ"),
    ("thay", "thầy"),
    ("chau", "cháu"),
    ("thuong toa", "thượng tọa"),
    ("linh muc", "linh mục"),
];

/// A person's name without what people put before it, and not in capitals.
pub fn person(written: &str) -> Named {
    let mut rest = written.trim();
    let mut honorific = None;
    for _ in 0..2 {
        // Few of them begin as the name does; folding all for every name costs more than all else that is done with it.
        let first = fold(rest.chars().next().map(String::from).unwrap_or_default().as_str());
        let mut near = HONORIFICS.iter().filter(|(folded, _)| folded.starts_with(&first));
        let taken = near.find_map(|(folded, word)| {
            let mut words = rest
                .char_indices()
                .filter(|(_, c)| c.is_whitespace() || *c == '.' || *c == ':')
                .map(|(at, c)| (at, c.len_utf8()));
            let count = folded.split(' ').count() - usize::from(*folded == "d c");
            let (at, length) = words.nth(count.saturating_sub(1))?;
            let (head, tail) = (&rest[..at], rest[at + length..].trim_start_matches(['.', ':', ' ']));
            let long = tail.split_whitespace().count() >= 2;
            // Without its tones ông might be anybody's name; đ/c is none.
            let same = fold_toned(head) == fold_toned(word) || *folded == "d c" && fold(head) == "d c";
            (same && long).then_some((*word, tail))
        });
        let Some((word, tail)) = taken else { break };
        honorific.get_or_insert(word.to_owned());
        rest = tail;
    }
    let letters: Vec<char> = rest.chars().filter(|c| c.is_alphabetic()).collect();
    let shouted = letters.len() > 3 && letters.iter().all(|c| c.is_uppercase());
    Named { honorific, name: if shouted { titled(rest) } else { rest.to_owned() } }
}

/// `NGUYỄN THỊ H'YẾN` as Nguyễn Thị H'Yến.
fn titled(name: &str) -> String {
    let mut first = true;
    let mut titled = String::with_capacity(name.len());
    for c in name.chars() {
        if first {
            titled.extend(c.to_uppercase())
        } else {
            titled.extend(c.to_lowercase())
        }
        first = !c.is_alphabetic();
    }
    titled
}

/// The kind that a word names: `Cá nhân`, `tập thể`, `ca_nhan`.
pub fn kind(text: &str) -> Option<ProfileKind> {
    Some(match fold(text).as_str() {
        "ca nhan" | "nguoi" | "individual" | "cn" => ProfileKind::Individual,
        "tap the" | "don vi" | "to chuc" | "collective" | "tt" => ProfileKind::Collective,
        "ho gia dinh" | "ho" | "gia dinh" | "household" => ProfileKind::Household,
        "mo hinh" | "cach lam hay" | "mo hinh cach lam hay" | "model" => ProfileKind::Model,
        _ => return None,
    })
}

/// The kind that a name tells by its first words; nothing for a person's.
pub fn kind_of_name(name: &str) -> Option<ProfileKind> {
    const BODIES: &[&str] = &[
        "chi bo",
        "dang bo",
        "dang uy",
        "truong mam non",
        "truong tieu hoc",
        "truong thcs",
        "truong thpt",
        "truong trung hoc",
        "truong cao dang",
        "truong dai hoc",
        "tram y te",
        "trung tam",
        "benh vien",
        "cong ty",
        "hop tac xa",
        "hoi phu nu",
        "hoi nong dan",
        "hoi cuu chien binh",
        "hoi lien hiep",
        "hoi chu thap do",
        "ban chi huy",
        "ban chi dao",
        "ban quan ly",
        "ban tuyen giao",
        "ban to chuc",
        "ban dan van",
        "van phong",
        "to dan pho",
        "to san xuat",
        "cong an",
        "cong doan",
        "uy ban",
        "ubnd",
        "ubmttq",
        "doan thanh nien",
        "doan xa",
        "doan phuong",
        "chi doan",
        "chi hoi",
        "khu dan cu",
        "nhan dan va can bo",
        "can bo va nhan dan",
        "phong giao duc",
        "phong noi vu",
    ];
    let folded = fold(name);
    let begins = |words: &str| folded.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    match () {
        () if begins("ho gia dinh") || begins("gia dinh") || begins("ho ong") || begins("ho ba") => {
            Some(ProfileKind::Household)
        }
        () if begins("mo hinh") => Some(ProfileKind::Model),
        () if BODIES.iter().any(|body| begins(body)) => Some(ProfileKind::Collective),
        () => None,
    }
}

/// Why a cell is not what its column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    Date(DateError),
    Years,
    Rank,
}

/// A day, a month or a year, in whatever way a cell has it: as Excel's date, as its number, as text.
pub fn date(cell: &Cell) -> Result<PartialDate, Unread> {
    if let Some(date) = cell.date {
        return Ok(date);
    }
    let text = cell.text.trim();
    // A date that was typed into a cell of numbers: days since the end of 1899.
    if let Ok(days) = text.parse::<u32>()
        && (20_000..80_000).contains(&days)
    {
        return serial(days).ok_or(Unread::Date(DateError::Unreadable));
    }
    // What is written with a time of day.
    let day = text.split_once(" 00:00").map_or(text, |(day, _)| day);
    day.replace(['(', ')'], " ").trim().parse::<PartialDate>().map_err(Unread::Date)
}

/// Excel's day of that number; the year 1900 was no leap year, whatever Excel says, but no roster is so old.
fn serial(days: u32) -> Option<PartialDate> {
    let epoch = jiff::civil::date(1899, 12, 30);
    let date = epoch.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()?;
    let part = |n: i8| u8::try_from(n).ok();
    PartialDate::of_day(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?).ok()
}

/// Years as examples, or a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Years {
    Single(Vec<u16>),
    Period(Period),
}

/// `2019, 2020`, `2019 và 2020`, `năm 2021`, `2016-2021`.
pub fn years(cell: &Cell) -> Result<Years, Unread> {
    if let Some(date) = cell.date {
        return Ok(Years::Single(vec![date.year()]));
    }
    let text = cell.text.replace(" và ", ", ").replace([';', '\n', '&'], ",");
    let year = |word: &str| {
        let date: PartialDate = word.trim().parse().ok()?;
        let is_year = date.month().is_none() && (1900..=2100).contains(&date.year());
        is_year.then_some(date.year())
    };
    let singles: Option<Vec<u16>> = text.split(',').filter(|word| !word.trim().is_empty()).map(year).collect();
    match singles {
        Some(years) if !years.is_empty() => Ok(Years::Single(years)),
        _ => match text.trim().parse::<Period>() {
            Ok(period) if period.from().year() >= 1900 && period.to().year() <= 2100 => Ok(Years::Period(period)),
            _ => Err(Unread::Years),
        },
    }
}

pub fn rank(text: &str) -> Result<Rank, Unread> {
    text.parse().map_err(|_| Unread::Rank)
}

/// An award's name, and the rank that is written behind it.
pub fn award(text: &str) -> (String, Option<Rank>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let rank = |tail: &[&str]| tail.join(" ").parse::<Rank>().ok();
    if let [head @ .., hang, number] = &words[..]
        && fold(hang) == "hang"
        && let Some(rank) = rank(&[number.trim_end_matches([',', '.'])])
    {
        return (head.join(" ").trim_end_matches(',').to_owned(), Some(rank));
    }
    (words.join(" "), None)
}

/// A decision as its cell tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decided {
    pub number: String,
    pub date: Option<PartialDate>,
    pub issuer: Option<String>,
}

/// `12-QĐ/ĐU`, `Quyết định số 12/QĐ-UBND ngày 15/5/2020 của Ủy ban nhân dân xã`.
pub fn decision(text: &str) -> Decided {
    let text = text.replace('\n', " ");
    let mut rest = text.trim();
    for head in ["quyết định", "quyet dinh", "qđ số", "qd so", "số", "so"] {
        let begins = rest.get(..head.len()).is_some_and(|start| start.to_lowercase() == head);
        if begins && rest[head.len()..].starts_with([' ', ':', '.']) {
            rest = rest[head.len()..].trim_start_matches([' ', ':', '.']);
        }
    }
    let lower = rest.to_lowercase();
    // Lower case may be of another length; then nothing is cut.
    let cut = |word: &str| lower.find(word).filter(|_| lower.len() == rest.len());
    let (day, of) = (cut(" ngày ").or_else(|| cut(", ngày ")), cut(" của "));
    let number_end = [day, of].into_iter().flatten().min().unwrap_or(rest.len());
    let number = rest[..number_end].trim_end_matches([',', ' ', ';']).to_owned();
    let date = day.and_then(|at| {
        let end = of.filter(|of| *of > at).unwrap_or(rest.len());
        rest[at..end].trim_matches([',', ' ', ';', '.']).parse().ok()
    });
    let issuer = of.map(|at| rest[at + " của ".len()..].trim().to_owned()).filter(|issuer| !issuer.is_empty());
    match (day, date) {
        // A day that cannot be read stays where it was written.
        (Some(_), None) => Decided { number: rest.to_owned(), ..Decided::default() },
        _ => Decided { number, date, issuer },
    }
}

/// Short lines: those of the cell, without the signs that lists begin with.
pub fn lines(text: &str) -> Vec<String> {
    text.split('\n').map(bare).filter(|line| !line.is_empty()).collect()
}

/// A line without the sign that lists begin with.
pub fn bare(line: &str) -> String {
    line.trim().trim_start_matches(['-', '+', '•', '*', '–', '\u{f0b7}']).trim().to_owned()
}

/// Several of a kind in one cell.
pub fn several(text: &str) -> Vec<String> {
    text.split([';', '\n']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Whether a text that readers will see tells what only the office may know.
pub fn is_private(text: &str) -> bool {
    !vietnamese::personal_data(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell {
        Cell { text: text.to_owned(), ..Cell::default() }
    }

    #[test]
    fn names_lose_what_stands_before_them() {
        for (written, honorific, name) in [
            ("Nguyễn Văn Mẫu", "", "Nguyễn Văn Mẫu"),
            ("NGUYỄN VĂN MẪU", "", "Nguyễn Văn Mẫu"),
            ("Đ/c Nguyễn Văn Mẫu", "đồng chí", "Nguyễn Văn Mẫu"),
            ("Đồng chí: Trần Thị Hường", "đồng chí", "Trần Thị Hường"),
            ("Bà Trần Thị Hường", "bà", "Trần Thị Hường"),
            ("Ông: H'Yến Niê", "ông", "H'Yến Niê"),
            ("Anh Đức", "", "Anh Đức"),
            ("Bá Văn Tiến", "", "Bá Văn Tiến"),
            ("Chi bộ 3", "", "Chi bộ 3"),
        ] {
            let named = person(written);
            assert_eq!((named.honorific.as_deref().unwrap_or(""), named.name.as_str()), (honorific, name), "{written}");
        }
        assert_eq!(kind_of_name("Hộ ông Nguyễn Văn A"), Some(ProfileKind::Household));
        assert_eq!(kind_of_name("Chi bộ khu 4"), Some(ProfileKind::Collective));
        assert_eq!(kind_of_name("Đoàn Thị Xã"), None);
    }

    #[test]
    fn dates_years_and_decisions() {
        for (text, iso) in [
            ("19/5/2021", "2021-05-19"),
            ("44335", "2021-05-19"),
            ("19.05.2021", "2021-05-19"),
            ("2021-05-19 00:00:00", "2021-05-19"),
            ("5/2021", "2021-05"),
            ("2021", "2021"),
            ("ngày 19 tháng 5 năm 2021", "2021-05-19"),
        ] {
            assert_eq!(date(&cell(text)).expect(text).to_string(), iso);
        }
        for text in ["31/6/2021", "5/19/2021", "19/5", "hôm qua", "19/5/21"] {
            assert!(date(&cell(text)).is_err(), "{text}");
        }
        assert_eq!(years(&cell("2019, 2020 và 2021")), Ok(Years::Single(vec![2019, 2020, 2021])));
        assert_eq!(years(&cell("năm 2021")), Ok(Years::Single(vec![2021])));
        assert_eq!(years(&cell("2016 - 2021")), Ok(Years::Period("2016-2021".parse().expect("a period"))));
        assert_eq!(years(&cell("từ lâu")), Err(Unread::Years));
        assert_eq!(award("Huân chương Lao động hạng Ba"), ("Huân chương Lao động".to_owned(), Some(Rank::Third)));
        for (text, number, day, issuer) in [
            ("12-QĐ/ĐU", "12-QĐ/ĐU", None, None),
            ("Quyết định số 12/QĐ-UBND ngày 15/5/2020 của UBND xã", "12/QĐ-UBND", Some("2020-05-15"), Some("UBND xã")),
            ("Số: 12-QĐ/ĐU, ngày 15/5/2020", "12-QĐ/ĐU", Some("2020-05-15"), None),
            ("12-QĐ/ĐU ngày nào đó", "12-QĐ/ĐU ngày nào đó", None, None),
        ] {
            let found = decision(text);
            let date = found.date.map(|date| date.to_string());
            assert_eq!(
                (found.number.as_str(), date.as_deref(), found.issuer.as_deref()),
                (number, day, issuer),
                "{text}"
            );
        }
    }
}
