//! Accounts that are told by the bank that holds them: `tài khoản Agribank 2600205123456`, `BIDV 12010001234567`.

use super::{ACCOUNTS, ends_with_word};

/// Banks as people call them, folded.
const BANKS: &[&str] = &[
    "agribank",
    "vietinbank",
    "viettinbank",
    "vietcombank",
    "vcb",
    "bidv",
    "techcombank",
    "tcb",
    "mb",
    "mbbank",
    "mb bank",
    "acb",
    "vpbank",
    "tpbank",
    "sacombank",
    "hdbank",
    "vib",
    "shb",
    "msb",
    "ocb",
    "scb",
    "seabank",
    "eximbank",
    "lienvietpostbank",
    "lpbank",
    "pvcombank",
    "namabank",
    "nam a bank",
    "bac a bank",
    "abbank",
    "kienlongbank",
    "saigonbank",
    "vietbank",
    "vietabank",
    "baovietbank",
    "oceanbank",
    "co-opbank",
    "coopbank",
    "cake",
    "timo",
];

/// Whether an account is said in what stands before a number, with nothing between but a bank and its branch.
pub(super) fn holds(before: &str) -> bool {
    /// Words of a bank's full name and of its branch.
    const FEW: usize = 12;
    /// What is said of money, not of an account's number.
    const MONEY: [&str; 6] = ["co", "nhan", "gui", "tien", "du", "chuyen"];
    ACCOUNTS.iter().filter_map(|word| Some((word, before.rfind(word)?))).any(|(word, at)| {
        let (head, between) = before.split_at(at + word.len());
        let words: Vec<&str> = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let bank =
            between.contains("ngan hang") || words.contains(&"nh") || BANKS.iter().any(|bank| has(between, bank));
        let other = between.contains(|c: char| c.is_ascii_digit() || ",.".contains(c));
        let money = words.iter().any(|word| MONEY.contains(word));
        ends_with_word(head, word) && bank && !other && !money && words.len() <= FEW
    })
}

/// Whether a bank's short name stands directly before a number.
pub(super) fn stands_before(before: &str) -> bool {
    let beside = before.trim_end_matches([' ', ':', '-', '(', '*', '=', '"', '“']);
    let beside = beside.strip_suffix(" so").unwrap_or(beside);
    BANKS.iter().any(|bank| ends_with_word(beside, bank))
}

fn has(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        ends_with_word(&text[..at + word.len()], word) && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}
