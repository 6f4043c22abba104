//! Dates as people know them: often only a month or a year. And the periods between two of them.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

use super::{clean, fold};

/// A day, a month or a year of the Gregorian calendar, always one that exists.
///
/// Ordered by time, what is unknown first: 2021, then 5/2021, then 19/5/2021. Displayed as ISO 8601 has it, which
/// [`FromStr`] reads back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    // The order of the fields is the order of dates.
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// The month has no such day: 31/6, 29/2 outside leap years.
    NoSuchDay {
        /// The day that was given.
        day: u8,
        /// The month, which exists.
        month: u8,
        /// The year, which decides about 29 February.
        year: u16,
    },
    /// The year has no such month. With a number up to 31 probably month and day were swapped.
    NoSuchMonth(u8),
    /// A year of fewer than four digits, which could be of any century.
    ShortYear(u16),
    /// A day and a month, but no year.
    NoYear,
    /// Not in any form that is known here.
    Unreadable,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchDay { day, month, year } => write!(f, "{month}/{year} has no day {day}"),
            Self::NoSuchMonth(month) => write!(f, "there is no month {month}"),
            Self::ShortYear(year) => write!(f, "the year {year} needs four digits"),
            Self::NoYear => f.write_str("the year is missing"),
            Self::Unreadable => f.write_str("not a date such as 19/5/2021, 5/2021 or 2021"),
        }
    }
}

impl std::error::Error for DateError {}

impl PartialDate {
    /// A year, from 1000 to 9999. The error is [`DateError::ShortYear`] below and [`DateError::Unreadable`] above.
    pub fn of_year(year: u16) -> Result<Self, DateError> {
        match year {
            ..1000 => Err(DateError::ShortYear(year)),
            1000..=9999 => Ok(Self { year, month: None, day: None }),
            _ => Err(DateError::Unreadable),
        }
    }

    /// A month of a year; errors as for the year, or [`DateError::NoSuchMonth`].
    pub fn of_month(year: u16, month: u8) -> Result<Self, DateError> {
        let date = Self::of_year(year)?;
        if !(1..=12).contains(&month) {
            return Err(DateError::NoSuchMonth(month));
        }
        Ok(Self { month: Some(month), ..date })
    }

    /// A day; errors as for the month, or [`DateError::NoSuchDay`].
    pub fn of_day(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        let date = Self::of_month(year, month)?;
        if !(1..=days(year, month)).contains(&day) {
            return Err(DateError::NoSuchDay { day, month, year });
        }
        Ok(Self { day: Some(day), ..date })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, if it is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if it is known; then the month is too.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Its year, its month and itself, as far as they are known.
    pub fn scopes(self) -> impl Iterator<Item = Self> {
        let month = self.month.map(|_| Self { day: None, ..self });
        std::iter::once(Self { month: None, day: None, ..self }).chain(month).chain(self.day.map(|_| self))
    }

    /// The first day it can mean: 2021 starts on 2021-01-01.
    pub fn start(self) -> Self {
        Self { month: self.month.or(Some(1)), day: self.day.or(Some(1)), ..self }
    }

    /// The last day it can mean: 2021 ends on 2021-12-31, 2/2020 on 2020-02-29.
    pub fn end(self) -> Self {
        let month = self.month.unwrap_or(12);
        Self { month: Some(month), day: self.day.or(Some(days(self.year, month))), ..self }
    }

    /// The day so many days after its first.
    pub fn after(self, count: u16) -> Self {
        (0..count).fold(self.start(), |date, _| date.next())
    }

    pub(super) fn next(self) -> Self {
        let Self { year, month, day } = self.start();
        match (month.unwrap_or(1), day.unwrap_or(1)) {
            (month, day) if day < days(year, month) => Self { year, month: Some(month), day: Some(day + 1) },
            (month @ ..12, _) => Self { year, month: Some(month + 1), day: Some(1) },
            _ => Self { year: year + 1, month: Some(1), day: Some(1) },
        }
    }

    /// The day so many days before its first, within its year and the year before.
    pub(super) fn before(self, count: u16) -> Self {
        (0..count).fold(self.start(), |date, _| match (date.month.unwrap_or(1), date.day.unwrap_or(1)) {
            (month, day @ 2..) => Self { day: Some(day - 1), month: Some(month), ..date },
            (month @ 2.., _) => Self { month: Some(month - 1), day: Some(days(date.year, month - 1)), ..date },
            _ => Self { year: date.year - 1, month: Some(12), day: Some(31) },
        })
    }

    /// Monday is 0 (Sakamoto's rule).
    pub(super) fn weekday(self) -> u16 {
        const SHIFT: [u16; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let (month, day) = (self.month.unwrap_or(1), u16::from(self.day.unwrap_or(1)));
        let year = if month < 3 { self.year - 1 } else { self.year };
        (year + year / 4 - year / 100 + year / 400 + SHIFT[usize::from(month) - 1] + day + 6) % 7
    }

    /// In words, as in official letters: "ngày 05 tháng 02 năm 2021", "tháng 5 năm 2021", "năm 2021".
    ///
    /// Days under 10 and the months 1 and 2 take a zero, no others: Decree 30/2020/NĐ-CP, annex I, part II, item 4.
    /// Spaces are ordinary; [`typography`](super::typography) keeps them together.
    pub fn long(self) -> String {
        match (self.day, self.month) {
            (Some(day), Some(month)) => format!("ngày {day:02} tháng {} năm {}", month_digits(month), self.year),
            (_, Some(month)) => format!("tháng {} năm {}", month_digits(month), self.year),
            _ => format!("năm {}", self.year),
        }
    }

    /// In digits, with zeros as in [`long`](Self::long): "05/02/2021", "26/9/2016", "5/2021", "2021".
    pub fn short(self) -> String {
        match (self.day, self.month) {
            (Some(day), Some(month)) => format!("{day:02}/{}/{}", month_digits(month), self.year),
            (_, Some(month)) => format!("{}/{}", month_digits(month), self.year),
            _ => self.year.to_string(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        [self.month, self.day].into_iter().flatten().try_for_each(|part| write!(f, "-{part:02}"))
    }
}

/// Reads "19/5/2021" (also with `-` or `.`), "5/2021", "2021", "ngày 19 tháng 5 năm 2021", "19 tháng 5 năm 2021",
/// "tháng 5 năm 2021", "năm 2021" and ISO 8601, with or without tones and spaces. The day comes before the month.
impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        use Token::{Day, Mark, Month, Number, Year};
        let text = clean(text).text;
        let tokens = tokens(&text).ok_or(DateError::Unreadable)?;
        match *tokens.as_slice() {
            [Day, Number(d), Month, Number(m), Year | Mark(_), Number(y)] => read_day(y, m, d),
            [Number(d), Month, Number(m), Year | Mark(_), Number(y)] => read_day(y, m, d),
            [Day, Number(d), Mark(a), Number(m), Mark(b), Number(y)] if a == b => read_day(y, m, d),
            [Number(y), Mark(a), Number(m), Mark(b), Number(d)] if a == b && y.len() == 4 => read_day(y, m, d),
            [Number(d), Mark(a), Number(m), Mark(b), Number(y)] if a == b => read_day(y, m, d),
            [Month, Number(m), Year | Mark(_), Number(y)] => read_month(y, m),
            [Number(y), Mark(_), Number(m)] if y.len() == 4 => read_month(y, m),
            [Number(m), Mark(_), Number(y)] if y.len() == 4 => read_month(y, m),
            [Year, Number(y)] | [Number(y)] => Self::of_year(read_year(y)?),
            [Day, Number(_), Mark(_) | Month, Number(_)]
            | [Number(_), Mark(_) | Month, Number(_)]
            | [Month, Number(_)] => Err(DateError::NoYear),
            _ => Err(DateError::Unreadable),
        }
    }
}

/// What a written date is made of; the words are ngày, tháng, năm.
#[derive(Clone, Copy)]
enum Token<'a> {
    Number(&'a str),
    Mark(char),
    Day,
    Month,
    Year,
}

/// `None` when something in `text` can be no part of a date.
fn tokens(mut text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    loop {
        text = text.trim_start();
        let Some(c) = text.chars().next() else { return Some(tokens) };
        let length = match c {
            '0'..='9' => text.find(|c: char| !c.is_ascii_digit()),
            c if c.is_alphabetic() => text.find(|c: char| !c.is_alphabetic()),
            _ => Some(c.len_utf8()),
        };
        let (piece, rest) = text.split_at(length.unwrap_or(text.len()));
        tokens.push(match c {
            '0'..='9' => Token::Number(piece),
            '/' | '-' | '.' => Token::Mark(c),
            _ => match fold(piece).as_str() {
                "ngay" => Token::Day,
                "thang" => Token::Month,
                "nam" => Token::Year,
                _ => return None,
            },
        });
        text = rest;
    }
}

fn read_year(digits: &str) -> Result<u16, DateError> {
    digits.parse().map_err(|_| DateError::Unreadable)
}

fn read_month(year: &str, month: &str) -> Result<PartialDate, DateError> {
    PartialDate::of_month(read_year(year)?, read_part(month)?)
}

fn read_day(year: &str, month: &str, day: &str) -> Result<PartialDate, DateError> {
    PartialDate::of_day(read_year(year)?, read_part(month)?, read_part(day)?)
}

/// A month or a day: never more than two digits.
fn read_part(digits: &str) -> Result<u8, DateError> {
    if digits.len() > 2 {
        return Err(DateError::Unreadable);
    }
    digits.parse().map_err(|_| DateError::Unreadable)
}

fn days(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The official form gives 1 and 2 a zero, so that no 0 or 1 can be written before them, and 3 to 9 none.
fn month_digits(month: u8) -> String {
    if month <= 2 { format!("{month:02}") } else { month.to_string() }
}

/// From one date to another, both included: 2016-2021 lasts until the end of 2021.
///
/// Displayed as it is written, in digits: "2016-2021", "5/2016-5/2021", "2019"; [`FromStr`] reads it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    from: PartialDate,
    to: PartialDate,
}

/// Why a text is not a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodError {
    /// One of its dates is wrong.
    Date(DateError),
    /// It ends before it begins.
    Backwards {
        /// The date that was given first.
        from: PartialDate,
        /// The date that was given second, and lies before it.
        to: PartialDate,
    },
    /// Neither one date nor two with a dash between.
    Unreadable,
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(error) => error.fmt(f),
            Self::Backwards { from, to } => write!(f, "the period ends ({to}) before it begins ({from})"),
            Self::Unreadable => f.write_str("not a period such as 2016-2021 or 5/2016-5/2021"),
        }
    }
}

impl std::error::Error for PeriodError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Date(error) => Some(error),
            _ => None,
        }
    }
}

impl Period {
    /// The period between two dates, or [`PeriodError::Backwards`].
    pub fn new(from: PartialDate, to: PartialDate) -> Result<Self, PeriodError> {
        if from.start() > to.end() {
            return Err(PeriodError::Backwards { from, to });
        }
        Ok(Self { from, to })
    }

    /// The date it begins with, as given.
    pub fn from(self) -> PartialDate {
        self.from
    }

    /// The date it ends with, as given.
    pub fn to(self) -> PartialDate {
        self.to
    }

    /// Its first day.
    pub fn start(self) -> PartialDate {
        self.from.start()
    }

    /// Its last day.
    pub fn end(self) -> PartialDate {
        self.to.end()
    }

    /// Whether any of `year` lies in it.
    pub fn contains(self, year: u16) -> bool {
        (self.from.year..=self.to.year).contains(&year)
    }

    /// As it is printed, with a dash: "2016–2021", "5/2016–5/2021", "2021".
    pub fn shown(self) -> String {
        self.to_string().replace('-', "–")
    }

    /// Whether the two have a day in common. A single date is asked about as `Period::from(date)`.
    pub fn overlaps(self, other: Self) -> bool {
        self.start() <= other.end() && other.start() <= self.end()
    }
}

/// The period of one date: its year, its month, its day.
impl From<PartialDate> for Period {
    fn from(date: PartialDate) -> Self {
        Self { from: date, to: date }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.from.short())?;
        if self.from != self.to { write!(f, "-{}", self.to.short()) } else { Ok(()) }
    }
}

/// Reads "2016-2021", "2016 – 2021", "5/2016-5/2021", "từ 2016 đến 2021", "giai đoạn 2016-2021", and a single date.
///
/// What can be one date is one: "2016-12" is December 2016.
impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let text = clean(text).text.to_lowercase();
        let text = text.trim();
        let text = ["giai đoạn", "nhiệm kỳ"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        let single = match text.parse::<PartialDate>() {
            Ok(date) => return Ok(date.into()),
            Err(error) => error,
        };
        // Dates may hold dashes too; only one of the splits leaves a date on either side.
        let mut errors = Vec::new();
        for (at, dash) in ["-", "–", "—", "đến"].into_iter().flat_map(|dash| text.match_indices(dash)) {
            let (from, to) = (text[..at].trim(), &text[at + dash.len()..]);
            let from = from.strip_prefix("từ").unwrap_or(from);
            match from.parse().and_then(|from| Ok((from, to.parse()?))) {
                Ok((from, to)) => return Self::new(from, to),
                Err(error) => errors.push(error),
            }
        }
        Err(match errors[..] {
            [] => PeriodError::Date(single),
            [error] if error != DateError::Unreadable => PeriodError::Date(error),
            _ => PeriodError::Unreadable,
        })
    }
}
