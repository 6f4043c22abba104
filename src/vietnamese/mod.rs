//! What is Vietnamese about Vietnamese text: letters and tones, names, dates, numbers, order, and setting.
//!
//! A Vietnamese letter is not a Latin letter with decoration. Ă, Â, Đ, Ê, Ô, Ơ and Ư are letters of the alphabet, with
//! their own place in it; over any vowel one of five tone marks may stand, and a tone is not part of the letter. Nearly
//! everything here follows from keeping these two apart: an index puts letters before tones, a heading keeps the letter
//! and drops the tone, a search forgives both, and `hoà` is `hòa` because only the place of the tone differs.
//!
//! A name runs họ, đệm, tên (family, middle, given), and people are called, sorted and looked up by the last of them.
//!
//! Here live pure functions of text, which know nothing of files, of the site or of a language for messages: an error is
//! an enum that says what is wrong, and whoever shows it to a reader finds the words. Any function takes text in NFC or
//! NFD. What is stored is [`clean`]; what is printed goes through [`typography`]; in between text has plain spaces.
//!
//! `tests/vietnamese/cases.json` holds the cases that all of this must meet, `aloud.json` those of text that is read out.

mod aloud;
mod awards;
mod clean;
mod codepage;
mod collate;
mod compounds;
mod date;
mod fold;
mod legacy;
mod letter;
mod lunar;
mod name;
mod nearest;
mod number;
mod personal;
mod phrase;
mod rtf;
mod shortened;
mod slug;
mod spelled;
mod typeface;
pub mod typography;
mod workday;

#[cfg(test)]
mod tests;

pub use aloud::{Abbreviations, aloud, is_vietnamese, minutes_aloud};
pub use awards::{AwardWording, award_wording, is_told_by};
pub use clean::{Cleaned, MAX_MARKS, clean, clean_meant, nfc, without_controls};
pub use codepage::from_windows_1258;
pub use collate::{NameKey, TextKey, compare_text, initial};
pub use compounds::held_together;
pub use date::{DateError, PartialDate, Period, PeriodError};
pub use fold::{fold, fold_toned, is_wordy};
pub use legacy::{Legacy, from_tcvn3, is_misread, legacy_encoding, legacy_value, legacy_word};
pub use name::{Name, initials, split};
pub use nearest::{Known, more_exact, most_alike, nearest, nearest_known, numbers};
pub use number::{
    CountError, Rank, RankError, format_decimal, format_number, format_percent, ordinal_time, parse_count, rank,
};
pub use personal::{Personal, PersonalData, days_of_birth, find_personal, heads_births, personal_data, personal_key};
pub use phrase::{capitalised, hyphenated, is_name, is_phrase, is_written_for, phrases, respelled, toned_words, words};
pub use rtf::from_rtf;
pub use shortened::written_out;
pub use slug::{slug, unique};
pub use spelled::spelled;
pub use typeface::{Typeface, from_legacy};
