//! Days of birth: a full date behind a word of birth, or under the heading of one.
//!
//! `sinh` is the hard word. It is the verb (`chị Lan sinh ngày 3/4/1980`), the end of many longer words (`học sinh`,
//! `phát sinh`), and a name (`ông Sinh`); what stands before it decides, and where that says nothing, the year does.
//! A year alone tells nothing, and who was born before 1915 is of history.

use super::{Line, Personal, PersonalData, fold};

/// First syllables of words that end in `sinh`: học sinh, vệ sinh, hy sinh, phát sinh ...
const COMPOUNDS: [&str; 41] = [
    "học",
    "vệ",
    "phục",
    "hy",
    "hi",
    "tái",
    "giáng",
    "khai",
    "thí",
    "kháng",
    "môi",
    "dân",
    "song",
    "quyên",
    "giám",
    "tuyển",
    "khoáng",
    "y",
    "sỹ",
    "sĩ",
    "ki",
    "kí",
    "ký",
    "chúng",
    "phát",
    "hộ",
    "cứu",
    "tập",
    "hồi",
    "an",
    "môn",
    "sản",
    "nảy",
    "nẩy",
    "mưu",
    "trường",
    "sơ",
    "nam",
    "nữ",
    "du",
    "thư",
];

/// Words that speak of nothing but a birth, whatever stands before them.
const CERTAIN: [&str; 7] = ["ntns", "dob", "birth", "birthday", "birthdate", "chao doi", "lot long"];

/// Words before `sinh` of which it is the verb, or a form's field.
const BORN: [&str; 34] = [
    "ngày", "tháng", "năm", "đã", "được", "và", "có", "là", "vốn", "anh", "chị", "ông", "bà", "em", "cô", "chú", "bác",
    "cháu", "bé", "bạn", "tôi", "họ", "mình", "ấy", "này", "vợ", "chồng", "mẹ", "cha", "bố", "người", "con", "chí",
    "cùng",
];

/// What is born as people are, in words that begin a sentence, folded: nobody's birthday.
const THINGS: [&str; 22] = [
    "mo hinh",
    "hop tac xa",
    "to hop tac",
    "ngoi cho",
    "cho phien",
    "phien cho",
    "cau lac bo",
    "phong trao",
    "doi van nghe",
    "nha may",
    "ngoi truong",
    "cong ty",
    "doanh nghiep",
    "du an",
    "san pham",
    "to bao",
    "ban tin",
    "chuong trinh",
    "cuoc thi",
    "bai hat",
    "bai tho",
    "lang nghe",
];

/// Whether the sentence in which a word stands begins with a thing.
fn tells_of_a_thing(line: &Line, start: usize) -> bool {
    let sentence: String = line.folded[..start].iter().rev().take_while(|c| !".;:!?\n".contains(**c)).collect();
    let sentence: String = sentence.chars().rev().collect();
    let words = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
    THINGS.iter().any(|thing| words.strip_prefix(thing).is_some_and(|rest| rest.starts_with(' ')))
}

/// Whether the clause before a word is nothing but what a body is called: `chi bộ sinh ngày 3/2/1930`, `Trường THCS Lê Lợi sinh
/// ngày ...`. Of somebody who is named behind it, or has another word, it is not.
fn is_of_a_body(line: &Line, start: usize) -> bool {
    const BODIES: &[&str] = &[
        "chi bộ",
        "đảng",
        "đảng bộ",
        "đảng ủy",
        "đảng uỷ",
        "chi đoàn",
        "đoàn thanh niên",
        "đoàn tncs",
        "đội",
        "hội",
        "công đoàn",
        "trường",
        "xã",
        "phường",
        "thôn",
        "quận",
        "huyện",
        "tỉnh",
        "nước",
        "bệnh viện",
        "trạm",
        "ủy ban",
        "tổ dân phố",
        "quân đội",
        "mặt trận",
    ];
    const LEADING: &[&str] = &["khi", "lúc", "từ", "và", "mà", "thì", "vì", "ngôi"];
    /// Small words within names of bodies.
    const WITHIN: &[&str] = &[
        "bộ",
        "cộng",
        "sản",
        "thanh",
        "niên",
        "phụ",
        "nữ",
        "nông",
        "dân",
        "tiểu",
        "học",
        "trung",
        "cơ",
        "sở",
        "phổ",
        "thông",
        "mầm",
        "non",
        "thôn",
        "xã",
        "phường",
        "quận",
        "huyện",
        "tỉnh",
        "thành",
        "phố",
        "số",
        "khu",
        "của",
        "ta",
        "này",
        "ấy",
        "chiến",
        "binh",
        "cựu",
        "y",
        "tế",
        "tổ",
        "quốc",
        "khối",
        "cơ",
        "quan",
        "ngoại",
        "nhân",
    ];
    let clause: String = line.chars[..start].iter().rev().take_while(|c| !".,;:!?\n(".contains(**c)).collect();
    let clause: String = clause.chars().rev().collect();
    let mut words: Vec<&str> = clause.split_whitespace().collect();
    while words.first().is_some_and(|word| LEADING.contains(&word.to_lowercase().as_str())) {
        words.remove(0);
    }
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let begins = |body: &&&str| lower.iter().map(String::as_str).take(body.split(' ').count()).eq(body.split(' '));
    let Some(body) = BODIES.iter().filter(begins).max_by_key(|body| body.split(' ').count()) else { return false };
    let rest = body.split(' ').count();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let of_name = words[rest..].iter().zip(&lower[rest..]);
    let all =
        of_name.into_iter().all(|(word, lower)| capital(word) && *lower != "viên" || WITHIN.contains(&lower.as_str()));
    all && !names_a_person(line, start)
}

pub(super) fn births(line: &Line) -> Vec<PersonalData> {
    let folded = &line.folded;
    let mut found = Vec::new();
    let words = ["sinh", "sn", "ns", "born"].into_iter().map(|word| (word, false));
    for (word, certain) in words.chain(CERTAIN.into_iter().map(|word| (word, true))) {
        let letters: Vec<char> = word.chars().collect();
        for start in 0..folded.len().saturating_sub(letters.len()) {
            let end = start + letters.len();
            let whole = folded[start..end] == letters[..]
                && !folded[end].is_alphanumeric()
                && (start == 0 || !folded[start - 1].is_alphanumeric());
            if !whole || tells_of_a_thing(line, start) || is_of_a_body(line, start) {
                continue;
            }
            let tells = |(from, to): &(usize, usize)| certain || tells_birth(line, start, *from, *to);
            if let Some((from, to)) = day_after(line, end).filter(tells) {
                found.push(PersonalData { kind: Personal::Birth, text: line.text(from, to) });
            }
        }
    }
    found.extend(bracketed(line));
    found
}

/// Days that stand alone in brackets behind somebody's name, as lists of people have them: `Đinh Thị Lụa (12.5.1985)`.
fn bracketed(line: &Line) -> Vec<PersonalData> {
    let mut found = Vec::new();
    for open in (0..line.folded.len()).filter(|at| line.folded[*at] == '(') {
        let from = open + 1 + line.folded[open + 1..].iter().take_while(|c| **c == ' ').count();
        let Some(to) = line.folded.get(from).and_then(|_| date_at(line, from)) else { continue };
        let closed = line.folded[to..].iter().find(|c| **c != ' ') == Some(&')');
        if closed && is_long_ago(line, from, to) && names_a_person(line, open) {
            found.push(PersonalData { kind: Personal::Birth, text: line.text(from, to) });
        }
    }
    found
}

/// Whether what ends at a place is a person's name in full: a family name and two or three more words with capitals, and
/// before them no word of what is named after people.
fn names_a_person(line: &Line, end: usize) -> bool {
    const FAMILIES: [&str; 40] = [
        "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
        "dương", "lý", "đinh", "đoàn", "trịnh", "đào", "lương", "hà", "cao", "tạ", "mai", "tô", "trương", "vương",
        "lâm", "phùng", "quách", "chu", "tống", "triệu", "lưu", "thái", "kiều", "nghiêm", "bạch", "giang",
    ];
    const PLACES: [&str; 6] = ["ho chi minh", "ha noi", "thai nguyen", "thai binh", "cao bang", "lam dong"];
    const NAMED: [&str; 22] = [
        "trường",
        "thpt",
        "thcs",
        "học",
        "non",
        "xã",
        "phường",
        "đường",
        "phố",
        "đoàn",
        "đội",
        "hội",
        "ty",
        "bộ",
        "báo",
        "viện",
        "quỹ",
        "giải",
        "khu",
        "thôn",
        "nhà",
        "tích",
    ];
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let mut at = end;
    let mut words: Vec<String> = Vec::new();
    while let Some((start, word)) = word_before(line, at).filter(|(_, word)| capital(word)) {
        let spaced = line.chars[start..at].iter().all(|c| c.is_alphanumeric() || *c == ' ');
        if !spaced || words.len() == 5 {
            break;
        }
        words.insert(0, word);
        at = start;
        let lower = words[0].to_lowercase();
        let toneless = words.iter().all(|word| word.is_ascii());
        let family = FAMILIES.iter().any(|name| *name == lower || toneless && fold(name) == lower);
        if family && words.len() >= 3 {
            let name = fold(&words.join(" "));
            let before = word_before(line, at).map(|(_, word)| word.to_lowercase());
            let named = before.is_some_and(|word| NAMED.iter().any(|known| *known == word || fold(known) == word));
            return !named && !PLACES.iter().any(|place| name.starts_with(place));
        }
    }
    false
}

/// Whether the word `sinh` is the verb: no part of a longer word, and nobody's name. Where only its neighbour could say so and
/// does not, the year does: what happened lately is an event.
fn tells_birth(line: &Line, start: usize, from: usize, to: usize) -> bool {
    let Some((at, previous)) = word_before(line, start) else { return true };
    let lower = previous.to_lowercase();
    if ["ngày", "tháng", "năm", "ngay", "thang"].contains(&lower.as_str()) {
        return true;
    }
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let named = line.chars[start].is_uppercase() && line.chars.get(start + 1).is_some_and(|c| c.is_lowercase());
    if named {
        return false;
    }
    if BORN.contains(&lower.as_str()) {
        return true;
    }
    let small = !capital(&previous);
    let compound = COMPOUNDS.iter().any(|word| *word == lower || small && fold(word) == lower);
    let name = !small
        && word_before(line, at)
            .is_some_and(|(_, word)| capital(&word) || BORN.contains(&word.to_lowercase().as_str()));
    let long_ago = is_long_ago(line, from, to);
    if name { !compound || long_ago } else { !compound && long_ago }
}

/// The word directly before a place, with where it begins.
fn word_before(line: &Line, at: usize) -> Option<(usize, String)> {
    let end = at - line.chars[..at].iter().rev().take_while(|c| **c == ' ').count();
    let start = end - line.chars[..end].iter().rev().take_while(|c| c.is_alphanumeric()).count();
    (start < end).then(|| (start, line.chars[start..end].iter().collect()))
}

/// Whether a day is more likely one of birth than of something lately done.
fn is_long_ago(line: &Line, from: usize, to: usize) -> bool {
    let text: String = line.folded[from..to].iter().collect();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let year = numbers.clone().find(|part| part.len() == 4).or_else(|| numbers.next_back());
    year.and_then(|year| year.parse().ok()).is_some_and(|year: u16| year < 10 || (30..2010).contains(&year))
}

/// Whether days in a column or row under this heading are of birth: `Ngày, tháng, năm sinh`, `NTNS`.
pub fn heads_births(heading: &str) -> bool {
    let heading: String = Line::new(heading).folded.into_iter().collect();
    let words: Vec<&str> = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let born = |at: usize| {
        let led = at == 0 || ["ngay", "thang", "nam", "ng", "n", "t", "ntn"].contains(&words[at - 1]);
        let other = ["hoat", "vien", "thai", "hoc", "ke", "san", "quan", "su"];
        words[at] == "sinh" && led && words.get(at + 1).is_none_or(|next| !other.contains(next))
    };
    let known = ["ntns", "nts", "dob", "sn", "ns", "birth", "birthday", "birthdate", "born"];
    (0..words.len()).any(born) || words.iter().any(|word| known.contains(word))
}

/// Every full date of a text that is known to be of birth.
pub fn days_of_birth(text: &str) -> Vec<PersonalData> {
    let line = Line::new(text);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < line.folded.len() {
        let begins = line.folded[at].is_ascii_digit() && (at == 0 || !line.folded[at - 1].is_ascii_digit());
        match date_at(&line, at).filter(|_| begins) {
            Some(to) => {
                found.push(PersonalData { kind: Personal::Birth, text: line.text(at, to) });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// The full date that follows a word of birth, with no more between than `ra`, `ngày`, `vào`, `nhật`, `on` or a colon, and
/// whose it is (`ngày sinh của bà Lụa`) or where (`sinh tại Hải Phòng`) in a few words.
fn day_after(line: &Line, at: usize) -> Option<(usize, usize)> {
    /// Words of a name or a place.
    const FEW: usize = 8;
    let mut at = at;
    let mut free = 0;
    loop {
        let marks = line.folded[at..].iter().take_while(|c| " :-.(,|=\"“”'".contains(**c)).count();
        let parted = line.folded[at..at + marks].contains(&',');
        at += marks;
        let word: String = line.folded[at..].iter().take_while(|c| c.is_alphabetic()).collect();
        match word.as_str() {
            "" => break,
            // Behind these stands a day, or something else that happened.
            "ngay" | "vao" | "hom" | "la" if free > 1 => free = 1,
            "cua" | "tai" | "o" | "of" | "in" if free == 0 => free = FEW,
            "xa" | "phuong" | "huyen" | "quan" | "thi" | "thanh" | "tinh" | "dac" | "thon" if free > 1 => free -= 1,
            _ if free > 1 && !parted => free -= 1,
            "ra" | "dung" | "ngay" | "mung" | "mong" | "vao" | "nhat" | "hom" | "on" | "la" | "thang" | "nam" => {}
            _ => return None,
        }
        at += word.chars().count();
    }
    date_at(line, at).map(|to| (at, to))
}

/// Where the day that begins at `at` ends: `3/4/1980`, `03-4-80`, `3 tháng 4 năm 1980`, `3 April 1980`.
fn date_at(line: &Line, at: usize) -> Option<usize> {
    let number = |at: usize, most: usize| {
        let digits: String = line.folded.get(at..)?.iter().take_while(|c| c.is_ascii_digit()).collect();
        let value: u16 = digits.parse().ok().filter(|_| digits.len() <= most)?;
        Some((value, at + digits.len()))
    };
    let gap = |at: usize| {
        let text: String = line.folded[at..].iter().take_while(|c| !c.is_ascii_digit()).take(16).collect();
        (text.trim().to_owned(), at + text.chars().count())
    };
    let iso = |at: usize| {
        let part = |at: usize, most| number(at, most).filter(|(_, end)| end - at == usize::from(most == 4) * 2 + 2);
        let (year, end) = part(at, 4)?;
        let (month, end) = part(end + 1, 2).filter(|_| line.folded.get(end) == Some(&'-'))?;
        let (day, end) = part(end + 1, 2).filter(|_| line.folded.get(end) == Some(&'-'))?;
        ((1915..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some(end)
    };
    if let Some(end) = iso(at) {
        return Some(end);
    }
    let (day, end) = number(at, 2).filter(|(day, _)| (1..=31).contains(day))?;
    let (between, next) = gap(end);
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let (month, between, next) = match MONTHS.iter().position(|month| *month == between.trim_end_matches(',')) {
        Some(_) => (1, "/".to_owned(), next),
        None if ["/", "-", ".", "thang", ",thang", ", thang"].contains(&between.as_str()) => {
            let (month, end) = number(next, 2)?;
            let (between, next) = gap(end);
            (month, between, next)
        }
        None => return None,
    };
    let (year, end) = number(next, 4)?;
    let digits = end - next;
    let known = ["/", "-", ".", ",", "nam", ",nam", ", nam"].contains(&between.as_str());
    let lives = digits == 2 || digits == 4 && (1915..=2100).contains(&year);
    (day > 0 && (1..=12).contains(&month) && known && lives).then_some(end)
}
