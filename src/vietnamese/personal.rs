//! What in a text tells of a private person: numbers of identity papers, telephones and bank accounts, addresses of e-mail,
//! and days of birth, as people in Vietnam write them.
//!
//! A number alone says little, so each rule asks for the form that only such a number has (a telephone begins with 0 or +84,
//! a citizen's number with a province), or for the word before it (`CCCD`, `ĐT`, `STK`, `sinh ngày`). What is written as an
//! amount, a date, an ISBN or the tax number of a business is none ([`public`]). Digits of other scripts, invisible characters and separators hide nothing.

mod address;
mod bank;
mod birth;
mod email;
mod line;
mod papers;
mod public;
mod words;

use super::fold;
use address::addresses;
use birth::births;
pub use birth::{days_of_birth, heads_births};
use email::emails;
use line::{Line, characters, is_invisible, plain, without_tags};
use papers::{is_card, papers};
use std::ops::Range;

/// What kind of private data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Personal {
    /// CCCD (12 digits, of a province 001 to 096: Circular 17/2024/TT-BCA) or CMND (9 digits).
    Identity,
    /// Ten digits, eleven of a landline, or the same behind +84.
    Telephone,
    Account,
    Email,
    /// A day of birth; a year alone is none.
    Birth,
}

impl Personal {
    pub const fn word(self) -> &'static str {
        match self {
            Personal::Identity => "identity",
            Personal::Telephone => "telephone",
            Personal::Account => "account",
            Personal::Email => "email",
            Personal::Birth => "birth",
        }
    }
}

/// Private data in a text: its kind, and the number, address or date itself, with plain digits and separators.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonalData {
    pub kind: Personal,
    pub text: String,
}

/// Every piece of private data in `text`, kind by kind, and then what a browser or a mark of direction would make of it.
pub fn personal_data(text: &str) -> Vec<PersonalData> {
    let mut found = told(text);
    let shown = [
        text.contains('<').then(|| without_tags(text)),
        text.contains(line::RIGHT_TO_LEFT).then(|| line::turned(text)),
    ];
    for text in shown.into_iter().flatten() {
        let known: Vec<String> = found.iter().map(|data| personal_key(&data.text)).collect();
        found.extend(told(&text).into_iter().filter(|data| !known.contains(&personal_key(&data.text))));
    }
    found
}

fn told(text: &str) -> Vec<PersonalData> {
    let digits = text.chars().filter(|c| line::digit(*c).is_some()).count();
    let at = text.contains(['@', '＠']) || line::spells_at(text) || email::words_the_sign(text);
    let spells = words::may_spell(text);
    if digits < 4 && !at && !spells {
        return Vec::new();
    }
    let line = Line::new(text);
    let mut found = if at { emails(&line) } else { Vec::new() };
    if digits >= 4 {
        found.extend(births(&line));
    }
    if digits >= 6 {
        found.extend(papers(&line));
    }
    if digits >= 6 || spells {
        found.extend(numbers(&line));
    }
    found
}

/// What two writings of one number, address or date have in common: `0203 3854 123` and `+84 203.3854.123`.
pub fn personal_key(text: &str) -> String {
    let line = Line::new(text);
    if let Some(key) = email::key(&line) {
        return key;
    }
    let mut digits: Vec<(usize, char)> =
        line.chars.iter().enumerate().filter(|(_, c)| c.is_ascii_digit()).map(|(at, c)| (at, *c)).collect();
    digits.extend(words::spelled(&line).into_iter().map(|(range, digit)| (range.start, digit)));
    digits.sort_unstable();
    let digits: String = digits.into_iter().map(|(_, digit)| digit).collect();
    national(&digits).unwrap_or(digits)
}

/// Where in a source `written` stands, whatever marks and spaces lie between its letters and digits there.
pub fn find_personal(source: &str, written: &str) -> Option<Range<usize>> {
    /// Marks between two digits: emphasis, a comment's brackets, spaces.
    const GAP: usize = 12;
    let tells = |c: &char| c.is_alphanumeric() || *c == '@';
    let wanted: Vec<char> = written.chars().map(plain).filter(tells).collect();
    let chars: Vec<(Range<usize>, char)> =
        characters(source).filter(|(_, c)| !is_invisible(*c)).map(|(range, c)| (range, plain(c))).collect();
    let alike = |c: char, letter: char| c == letter || line::looks_like(c) == Some(letter);
    let first = *wanted.first()?;
    (0..chars.len()).find_map(|start| {
        let inside = start > 0 && first.is_ascii_digit() && chars[start - 1].1.is_ascii_digit();
        if !alike(chars[start].1, first) || inside {
            return None;
        }
        let (mut at, mut gap) = (start, 0);
        for letter in &wanted {
            loop {
                let (_, c) = chars.get(at)?;
                at += 1;
                if alike(*c, *letter) {
                    gap = 0;
                    break;
                }
                gap += 1;
                if tells(c) || gap > GAP {
                    return None;
                }
            }
        }
        Some(chars[start].0.start..chars[at - 1].0.end)
    })
}

/// A telephone number as it is dialled inland, if the digits are one behind the country's 84.
fn national(digits: &str) -> Option<String> {
    let rest = digits.strip_prefix("0084").or_else(|| digits.strip_prefix("84"))?;
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    let dialled = format!("0{rest}");
    is_telephone(&dialled).then_some(dialled)
}

/// Ten digits (mobiles, and landlines until 2017), eleven of a landline since, or of a mobile until 2018.
fn is_telephone(digits: &str) -> bool {
    let second = digits.as_bytes().get(1).copied().unwrap_or_default();
    let third = digits.as_bytes().get(2).copied().unwrap_or_default();
    digits.starts_with('0')
        && match digits.len() {
            10 => (b'2'..=b'9').contains(&second),
            11 => second == b'2' || second == b'1' && b"2689".contains(&third),
            _ => false,
        }
}

/// Digits that stand together, with where they begin and end.
#[derive(Debug)]
struct Group {
    start: usize,
    end: usize,
    digits: String,
    /// Whether it is one digit, written as a word.
    spelled: bool,
    /// What stands between it and the group before, when that may belong to the same number.
    joint: Option<String>,
}

impl Group {
    fn is_year(&self) -> bool {
        self.digits.len() == 4 && ("1900".."2101").contains(&self.digits.as_str())
    }
}

/// The groups of digits outside web addresses, and which of them belong together.
fn groups(line: &Line) -> Vec<Group> {
    let hidden = addresses(line);
    let mut words = words::spelled(line).into_iter().peekable();
    let mut groups: Vec<Group> = Vec::new();
    let mut at = 0;
    while at < line.chars.len() {
        let word = words.next_if(|(range, _)| range.start == at);
        let (digits, end, spelled) = match word {
            Some((range, digit)) => (digit.to_string(), range.end, true),
            None => {
                let digits: String = line.chars[at..].iter().take_while(|c| c.is_ascii_digit()).collect();
                let end = at + digits.len();
                (digits, end, false)
            }
        };
        if digits.is_empty() || hidden.iter().any(|range| range.contains(&at)) {
            at = end.max(at + 1);
            continue;
        }
        let last = groups.last();
        let joint = last.map(|last| line.chars[last.end..at].iter().collect::<String>());
        let joint = joint.filter(|joint| {
            last.is_some_and(|last| match spelled || last.spelled {
                true => words::joins(joint),
                false => joins(joint, &last.digits, &digits),
            })
        });
        groups.push(Group { start: at, end, digits, spelled, joint });
        at = end;
    }
    // A date is no part of a number: `05.2016 - 06.2021`, `19-5-2021`.
    for index in 1..groups.len() {
        let month = groups[index - 1].digits.len() <= 2 && groups[index].is_year();
        let dated = month && matches!(groups[index].joint.as_deref(), Some("." | "-"));
        if dated {
            groups[index].joint = None;
            if let Some(next) = groups.get_mut(index + 1) {
                next.joint = None;
            }
        }
        // ISO 8601 has its year first; what follows is a time.
        let iso = groups[index - 1].is_year() && groups[index].digits.len() == 2;
        if iso && groups[index].joint.as_deref() == Some("-") {
            groups.iter_mut().skip(index).take(3).for_each(|group| group.joint = None);
        }
    }
    groups
}

/// Whether what stands between two groups may stand within one number.
fn joins(joint: &str, before: &str, after: &str) -> bool {
    let year = |digits: &str| digits.len() == 4 && ("1900".."2101").contains(&digits);
    match joint {
        " - " | "- " | " -" => !year(before) && !year(after),
        // An area code of old: `033/3854123`.
        "/" if before.starts_with('0') && (3..=5).contains(&before.len()) && after.len() >= 6 => true,
        "/" | "_" | " / " | "/ " | " /" => {
            [before, after].iter().all(|part| (3..=4).contains(&part.len()) && !year(part))
        }
        _ => joint.chars().count() <= 3 && joint.chars().all(|c| " .-(),".contains(c)) && joint != ", ",
    }
}

fn numbers(line: &Line) -> Vec<PersonalData> {
    let groups = groups(line);
    let mut found = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        let mut last = at;
        let mut digits = String::new();
        let mut hit = None;
        // The longest that is one.
        loop {
            digits.push_str(&groups[last].digits);
            if digits.len() > 19 {
                break;
            }
            let candidate = Candidate { line, groups: &groups, first: at, last, digits: &digits };
            hit = candidate.kind().map(|kind| (last, kind)).or(hit);
            last += 1;
            if groups.get(last).is_none_or(|group| group.joint.is_none()) {
                break;
            }
        }
        match hit {
            Some((last, kind)) => {
                found.push(PersonalData { kind, text: line.text(groups[at].start, groups[last].end) });
                // What follows is a number of its own.
                at = last + 1;
            }
            None => at = next_start(&groups, at),
        }
    }
    found
}

/// Where the next number may begin: within `1.034.567.890` none does.
fn next_start(groups: &[Group], at: usize) -> usize {
    let amount = groups[at].digits.len() <= 3 && !groups[at].digits.starts_with('0');
    let thousands = |group: &&Group| group.digits.len() == 3 && matches!(group.joint.as_deref(), Some("." | ","));
    at + 1 + if amount { groups[at + 1..].iter().take_while(thousands).count() } else { 0 }
}

/// Some groups that may be one number.
struct Candidate<'a> {
    line: &'a Line,
    groups: &'a [Group],
    first: usize,
    last: usize,
    digits: &'a str,
}

impl Candidate<'_> {
    fn kind(&self) -> Option<Personal> {
        let (start, end) = (self.groups[self.first].start, self.groups[self.last].end);
        let before = self.line.before(start, 48);
        let beside = before.trim_end_matches([' ', ':', '.', '-', '(', '+', '"', '“', '\'', '*', '=']);
        let says = |words: &[&str]| words.iter().any(|word| ends_with_word(beside, word));
        let whole = self.groups.get(self.last + 1).is_none_or(|group| group.joint.is_none());
        if self.is_of_office() || self.is_public(&before, beside) || self.is_part_of_word(start, end) {
            return None;
        }
        if whole && self.is_money(beside) {
            return None;
        }
        if whole && !self.is_amount(end) && is_card(self.digits, beside) {
            return Some(Personal::Account);
        }
        if whole && self.digits.len() == 10 && says(INSURANCE) && !self.is_amount(end) {
            return Some(Personal::Identity);
        }
        if whole && !self.is_amount(end) && self.is_account(&before, beside) {
            if !self.is_treasury(&before) {
                return Some(Personal::Account);
            } else if says(ACCOUNTS) || bank::holds(&before) {
                return None;
            }
        }
        let named = address::is_parameter(self.line, start) || says(&address::ACCOUNTS);
        if whole && matches!(self.digits.len(), 9 | 12) && says(IDENTITY) && !named {
            return Some(Personal::Identity);
        }
        let plus = self.line.chars[..start].iter().rev().find(|c| !" (".contains(**c)) == Some(&'+');
        let abroad = national(self.digits).is_some()
            && (plus || self.groups[self.first].digits.starts_with("84") || self.digits.starts_with("00"));
        let first = &self.groups[self.first];
        let two = first.digits.len() >= 2 || first.spelled || whole && self.is_spelled();
        if abroad && (plus || !self.is_amount(end)) || two && is_telephone(self.digits) {
            return Some(Personal::Telephone);
        }
        let called = says(TELEPHONE) && (7..=11).contains(&self.digits.len());
        let free = self.is_free();
        if whole && called && !free && !self.is_amount(end) && !self.is_dated() {
            return Some(Personal::Telephone);
        }
        if whole && self.lacks_zero() && is_called(&before) && !self.is_amount(end) && !self.is_dated() {
            return Some(Personal::Telephone);
        }
        let exempt = named && self.digits.len() == 9;
        (whole && !exempt && self.is_identity(end) && !Self::is_of_thing(beside)).then_some(Personal::Identity)
    }

    /// A line of a service, which many may call.
    fn is_free(&self) -> bool {
        self.digits.starts_with("1800") || self.digits.starts_with("1900")
    }

    /// A mobile's number whose zero a table of numbers has dropped: `912345678`.
    fn lacks_zero(&self) -> bool {
        self.digits.len() == 9 && self.digits.starts_with(['3', '5', '7', '8', '9']) && !self.digits.ends_with("000")
    }

    /// A line of the army's and the police's own network, which no private person has.
    fn is_of_office(&self) -> bool {
        self.digits.len() == 10 && self.digits.starts_with("069")
    }

    /// Digit by digit: `0 9 1 2 3 4 5 6 7 8`.
    fn is_spelled(&self) -> bool {
        let groups = &self.groups[self.first..=self.last];
        groups.iter().all(|group| group.digits.len() == 1)
            && groups[1..].iter().all(|group| matches!(group.joint.as_deref(), Some(" " | "." | "-")))
    }

    /// Letters directly before or after make it a name of something: `z1234567890123.jpg`, a digest.
    fn is_part_of_word(&self, start: usize, end: usize) -> bool {
        let chars = &self.line.folded;
        let word = |c: &char| c.is_alphanumeric() || *c == '_';
        let head: String =
            chars[..start].iter().rev().take_while(|c| word(c)).collect::<Vec<_>>().into_iter().rev().collect();
        let tail = chars[end..].iter().take_while(|c| c.is_ascii_hexdigit()).count();
        let named = TELEPHONE.iter().chain(IDENTITY).chain(INSURANCE).chain(ACCOUNT).any(|known| *known == head);
        !head.is_empty() && !named || self.digits.len() + tail >= 16 && tail > 0
    }

    /// A sum, a count: `123.456.789`, `500000000 đồng`.
    fn is_amount(&self, end: usize) -> bool {
        const UNITS: [&str; 14] =
            ["dong", "vnd", "d ", "d.", "d,", "usd", "trieu", "ty ", "luot", "nguoi", "ho ", "m2", "kg", "%"];
        let first = &self.groups[self.first].digits;
        let rest = &self.groups[self.first + 1..=self.last];
        let thousands = !rest.is_empty()
            && first.len() <= 3
            && !first.starts_with('0')
            && rest.iter().all(|group| group.digits.len() == 3 && matches!(group.joint.as_deref(), Some("." | ",")));
        let after = self.line.after(end);
        thousands || UNITS.iter().any(|unit| after.starts_with(unit)) || after == "d"
    }

    fn is_dated(&self) -> bool {
        self.groups[self.first..=self.last].iter().any(Group::is_year) && self.last > self.first
    }

    fn is_account(&self, before: &str, beside: &str) -> bool {
        let length = self.digits.len();
        let beside = ACCOUNTS.iter().any(|word| ends_with_word(beside, word));
        let named = ACCOUNT.iter().any(|word| before.contains(word));
        let banked =
            !self.is_free() && (bank::holds(before) && length >= 8 || bank::stands_before(before) && length >= 9);
        let long = length <= 19 && (beside && length >= 6 || named && length >= 8 || banked);
        long && !self.is_dated()
    }

    /// Without a word before it: a citizen's number, or nine digits in one that are no round sum.
    fn is_identity(&self, end: usize) -> bool {
        let single = self.first == self.last;
        let decimal = self.groups[self.first].joint.is_some() && self.groups[self.first - 1].digits == "0";
        let after = self.line.chars.get(end);
        match self.digits.len() {
            12 => {
                self.digits.starts_with('0')
                    && ("001".."097").contains(&&self.digits[..3])
                    && (self.groups[self.first].digits.len() >= 3 || self.groups[self.first].spelled)
            }
            9 if single => {
                !decimal
                    && self.digits.as_bytes()[0] <= b'3'
                    && !self.digits.ends_with("000")
                    && after != Some(&'_')
                    && !self.is_amount(end)
            }
            9 => self.digits.starts_with('0') && self.groups[self.first].digits.len() >= 3 && !self.is_dated(),
            _ => false,
        }
    }
}

const IDENTITY: &[&str] = &[
    "cccd",
    "cmnd",
    "cmt",
    "cmtnd",
    "cccd so",
    "cmnd so",
    "so cccd",
    "so cmnd",
    "can cuoc",
    "can cuoc cong dan",
    "chung minh",
    "chung minh nhan dan",
    "chung minh thu",
    "can cuoc so",
    "can cuoc cong dan so",
    "chung minh nhan dan so",
    "dinh danh",
    "dinh danh ca nhan",
    "so dinh danh ca nhan la",
    "id",
    "identity card",
    "citizen id",
];

/// Of social insurance, whose number is also that of the card of health insurance (Decision 1666/QĐ-BHXH of 2020), and of
/// what a person alone pays in taxes.
const INSURANCE: &[&str] = &[
    "bhxh",
    "bhyt",
    "bhxh so",
    "bhyt so",
    "so bhxh",
    "so bhyt",
    "bao hiem",
    "bao hiem so",
    "bao hiem xa hoi",
    "bao hiem y te",
    "bao hiem xa hoi so",
    "bao hiem y te so",
    "mst ca nhan",
    "mst ca nhan so",
    "ma so thue ca nhan",
    "ma so thue ca nhan so",
];

const TELEPHONE: &[&str] = &[
    "dt",
    "sdt",
    "dtdd",
    "dien thoai",
    "so dien thoai",
    "dien thoai so",
    "di dong",
    "may ban",
    "tel",
    "phone",
    "telephone",
    "mobile",
    "zalo",
    "hotline",
    "whatsapp",
    "viber",
    "fax",
    "so may",
    "goi so",
    "lien he so",
];

/// Whether a telephone is said in the last few words, with nothing between but whose it is: `SĐT chị`, `điện thoại của anh Ba`.
fn is_called(before: &str) -> bool {
    const FEW: usize = 4;
    TELEPHONE.iter().any(|word| {
        before.rfind(word).is_some_and(|at| {
            let (head, between) = before.split_at(at + word.len());
            let apart = between.starts_with(|c: char| !c.is_alphanumeric());
            let own = !between.contains(|c: char| c.is_ascii_digit() || ",.".contains(c));
            ends_with_word(head, word) && apart && own && between.split_whitespace().count() <= FEW
        })
    })
}

/// What stands directly before an account.
const ACCOUNTS: &[&str] = &["tai khoan", "tk", "stk", "so tk", "tai khoan so", "tk so", "account", "a/c"];

const ACCOUNT: &[&str] = &["so tai khoan", "stk", "so tk", "tai khoan so", "account number", "account no"];

/// Whether a text ends with these words, whole.
fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.chars().next_back().is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests;
