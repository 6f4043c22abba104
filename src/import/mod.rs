//! What lies in the office's files becomes content of the site: articles typed in Word, portraits.
//!
//! Reading gives values, which are shown before anything is written; `scaffold` writes, all of it or nothing.

pub mod articles;
pub mod photographs;
pub mod sheet;
mod shown;
pub mod word;
