//! Text as it is read out: for the loudspeaker of a village, where whoever reads may not stumble over "05-CT/TW", and for a
//! machine that knows no Vietnamese offices.
//!
//! Numbers, dates, times, money, units, abbreviations and the numbers of documents are written in words; what is words
//! already stays as it is, names above all. Where people read one thing in several ways, the choices are these:
//!
//! - Numbers as in the north: linh, nghìn, tư after mươi ([`numeral`]). A zero before a number is read where it is part of
//!   a name ("Chỉ thị 05": không năm), and not where something is counted ("06 mô hình": sáu mô hình).
//! - Dates with "ngày", the first ten days with "mùng", the fourth month "tháng tư".
//! - The number of a document is read with what it is and who issued it, as its sign abbreviates them (Decree
//!   30/2020/NĐ-CP, annexes I and III; Guide 36-HD/VPTW of 2018 for the Party): "Chỉ thị số 05-CT/TW" is "Chỉ thị số không
//!   năm của Trung ương". Where the sentence itself goes on with the issuer, this is said once: "Chỉ thị số không năm của Bộ
//!   Chính trị". Signs that are not known are named letter by letter.
//! - An abbreviation that is in no table is named letter by letter ([`letters`]), unless it could be a word of a heading in
//!   capitals; that is read as the word.
//! - A slash between counts is "trên" (91/91), after an amount "mỗi" (đồng/hộ), between words "hoặc".

mod abbreviations;
mod address;
mod calendar;
mod document;
mod letters;
mod numeral;
mod paragraph;
mod quantity;
mod reader;
mod shorthand;
mod signs;
mod tokens;

pub use abbreviations::Abbreviations;

use super::{clean, letter};

/// How many syllables a reader at a microphone says in a minute, with pauses: three in a second.
const SYLLABLES_A_MINUTE: usize = 180;

/// One paragraph of text as it is read out: without digits, slashes, and abbreviations in capitals.
pub fn aloud(text: &str, table: &Abbreviations) -> String {
    let text = figures_on_line(&clean(text).text);
    let shown: Vec<&str> = text.split_whitespace().collect();
    reader::read(&shown.join(" "), table)
}

/// `text` with small figures below the line as figures: CO₂.
fn figures_on_line(text: &str) -> String {
    let figure =
        |c: char| ('₀'..='₉').contains(&c).then(|| char::from_digit(u32::from(c) - u32::from('₀'), 10)).flatten();
    text.chars().map(|c| figure(c).unwrap_or(c)).collect()
}

/// How long a text that is written in words takes to be read out, in minutes, rounded up; at least 1.
pub fn minutes_aloud(text: &str) -> usize {
    text.split_whitespace().count().div_ceil(SYLLABLES_A_MINUTE).max(1)
}

/// Whether a text is Vietnamese: of Vietnamese words more than half carry a mark, of other languages' next to none.
pub fn is_vietnamese(text: &str) -> bool {
    let marked =
        |c: char| matches!(c, 'đ' | 'Đ' | 'ă' | 'Ă' | 'ơ' | 'Ơ' | 'ư' | 'Ư') || letter::split_tone(c).1.is_some();
    let (mut words, mut with_marks) = (0usize, 0usize);
    for word in text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)) {
        words += 1;
        with_marks += usize::from(word.chars().any(marked));
    }
    with_marks * 5 >= words && with_marks > 0
}
