//! Numbers of papers that begin with letters, and of payment cards.

use super::{Line, Personal, PersonalData, ends_with_word};

/// Words before the number of a passport, which is a letter (two since 2023 for some) and seven or eight digits.
const PASSPORT: [&str; 6] = ["ho chieu", "ho chieu so", "so ho chieu", "passport", "passport no", "passport number"];

/// Words before the number of a card.
const CARDS: [&str; 12] = [
    "the",
    "so the",
    "the so",
    "the atm",
    "the ngan hang",
    "the tin dung",
    "the ghi no",
    "the visa",
    "visa",
    "mastercard",
    "napas",
    "card",
];

/// Passports, and cards of health insurance in their long form: two letters of the group, and thirteen digits that begin
/// with the level of benefit, 1 to 5 (Decision 1351/QĐ-BHXH of 2015).
pub(super) fn papers(line: &Line) -> Vec<PersonalData> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.folded.len() {
        let word = line.folded[at..].iter().take_while(|c| c.is_alphanumeric()).count();
        let letters = line.folded[at..].iter().take_while(|c| c.is_ascii_lowercase()).count();
        if (1..=2).contains(&letters) {
            let (digits, end) = digits_after(line, at + letters);
            let before = line.before(at, 24);
            let beside = before.trim_end_matches([' ', ':', '.', '-', '(', '"', '*']);
            let insured = letters == 2
                && digits.len() == 13
                && ('1'..='5').any(|level| digits.starts_with(level))
                && !is_word(line, at)
                && !is_branch(&line.text(at + letters, end));
            let travels = [7, 8].contains(&digits.len()) && PASSPORT.iter().any(|word| ends_with_word(beside, word));
            if insured || travels {
                found.push(PersonalData { kind: Personal::Identity, text: line.text(at, end) });
                at = end;
                continue;
            }
        }
        at += word.max(1);
    }
    found
}

/// Whether the two letters are a word before a number: xã, số, độ, also in capitals or without their tones.
fn is_word(line: &Line, at: usize) -> bool {
    const WORDS: [&str; 12] = ["so", "xa", "do", "tu", "la", "ma", "co", "ho", "to", "va", "ky", "ke"];
    let word: String = line.folded[at..at + 2].iter().collect();
    let apart = line.chars.get(at + 2).is_some_and(|c| !c.is_ascii_digit());
    apart && WORDS.contains(&word.as_str()) || line.chars[at..at + 2].iter().any(|c| !c.is_ascii())
}

/// The tax number of a branch: ten digits and, behind a hyphen, three.
fn is_branch(number: &str) -> bool {
    let parts = number.split_once('-').map(|(main, branch)| (main.trim(), branch.trim()));
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    parts.is_some_and(|(main, branch)| digits(main, 10) && digits(branch, 3))
}

/// The digits from here on, with single spaces, points or hyphens between them, and where they end.
fn digits_after(line: &Line, start: usize) -> (String, usize) {
    let (mut digits, mut at, mut end) = (String::new(), start, start);
    while let Some(c) = line.chars.get(at) {
        match c {
            c if c.is_ascii_digit() => {
                digits.push(*c);
                end = at + 1;
            }
            ' ' | '.' | '-' if at == end => {}
            _ => break,
        }
        at += 1;
    }
    // Letters directly behind make it a name of something.
    let whole = line.chars.get(end).is_none_or(|c| !c.is_alphanumeric());
    (if whole { digits } else { String::new() }, end)
}

/// Whether digits are of a payment card: said to be, or of an issuer's series and with the right check digit
/// (ISO/IEC 7812; 9704 is NAPAS of Vietnam).
pub(super) fn is_card(digits: &str, beside: &str) -> bool {
    let issued =
        ["9704", "4", "51", "52", "53", "54", "55", "35", "62"].iter().any(|series| digits.starts_with(series));
    let said = || CARDS.iter().any(|word| ends_with_word(beside, word));
    (16..=19).contains(&digits.len()) && (said() || issued && is_checked(digits))
}

/// The algorithm of Luhn.
fn is_checked(digits: &str) -> bool {
    let values = digits.chars().rev().filter_map(|c| c.to_digit(10)).enumerate();
    let sum: u32 = values.map(|(at, value)| if at % 2 == 1 { value * 2 / 10 + value * 2 % 10 } else { value }).sum();
    sum.is_multiple_of(10)
}
