//! Working days, by which the law counts what an office must do in time.

use super::PartialDate;

/// What every year has: New Year, Reunification and Labour Day, National Day (Labour Code 2019, article 112, clause 1).
const HOLIDAYS: [(u8, u8); 4] = [(1, 1), (30, 4), (1, 5), (2, 9)];

/// National Day takes a second day, before it or after it, as the Prime Minister decides each year (article 112, clause 3).
/// These are the years of which that was known when this was written; of others neither day counts as free.
const BEFORE_NATIONAL_DAY: [u16; 4] = [2022, 2023, 2025, 2026];
const AFTER_NATIONAL_DAY: [u16; 2] = [2021, 2024];

/// How many days may lie between a day that is bridged and the Saturday that is worked for it.
const EXCHANGE: u16 = 9;

impl PartialDate {
    /// The day so many working days after its first. None are Saturdays and Sundays, the holidays of the Labour Code 2019
    /// (article 112), those of the moon among them, and the days given for one that falls on a weekend (article 111, clause 3).
    ///
    /// Three things the government decides for each year, and nobody knows in advance: the fifth day of Tết (a second one of
    /// the old year, or the fourth of the new), on which side of National Day its second day lies (see
    /// [`BEFORE_NATIONAL_DAY`]), and which day between a holiday and a weekend is free in exchange for a Saturday. Such a day
    /// counts as worked, and so does a Saturday that may be the one: whoever keeps to the day that comes of it may be early,
    /// and never late.
    pub fn after_working(self, count: u16) -> Self {
        let mut date = self.start();
        for _ in 0..count {
            date = date.next();
            while !date.is_worked() {
                date = date.next();
            }
        }
        date
    }

    fn is_worked(self) -> bool {
        !self.is_free() || self.weekday() == 5 && !self.is_holiday() && self.may_be_exchanged()
    }

    fn is_free(self) -> bool {
        self.is_weekend() || self.is_holiday() || self.is_given_for_one()
    }

    fn is_weekend(self) -> bool {
        self.weekday() >= 5
    }

    /// Whether a single day between free ones is so near that this Saturday may be worked for it.
    fn may_be_exchanged(self) -> bool {
        let first = self.before(EXCHANGE);
        (0..=2 * EXCHANGE)
            .map(|days| first.after(days))
            .any(|day| !day.is_free() && day.before(1).is_free() && day.next().is_free())
    }

    fn is_holiday(self) -> bool {
        let day = (self.day().unwrap_or(1), self.month().unwrap_or(1));
        let second = match day {
            (1, 9) => BEFORE_NATIONAL_DAY.contains(&self.year()),
            (3, 9) => AFTER_NATIONAL_DAY.contains(&self.year()),
            _ => false,
        };
        second || HOLIDAYS.contains(&day) || self.is_holiday_of_the_moon()
    }

    /// The last day of the old year of the moon and the first three of the new one, which Tết has whatever is decided; the
    /// day of the Hùng kings.
    fn is_holiday_of_the_moon(self) -> bool {
        match self.month() {
            Some(1 | 2) => {
                let tet = PartialDate::tet(self.year());
                tet.is_some_and(|tet| tet.before(1) <= self && self <= tet.after(2))
            }
            Some(3 | 4) => PartialDate::hung_kings(self.year()) == Some(self),
            _ => false,
        }
    }

    /// Whether it is free in place of a holiday on the weekend before: the first days of the week that are none themselves,
    /// one for each.
    fn is_given_for_one(self) -> bool {
        let mut owed = 0;
        // The Saturday before; further back nothing is owed, for no row of holidays fills a week.
        let mut day = self.before(self.weekday() + 2);
        while day < self {
            if day.is_weekend() {
                owed += u16::from(day.is_holiday());
            } else if owed > 0 && !day.is_holiday() {
                owed -= 1;
            }
            day = day.next();
        }
        owed > 0
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    fn day(text: &str) -> PartialDate {
        text.parse().expect("the test's date")
    }

    #[test]
    fn days_off_are_none() {
        let after = |from: &str, count: u16| day(from).after_working(count).short();
        // 24/12/2026 is a Thursday.
        assert_eq!(after("24/12/2026", 2), "28/12/2026");
        assert_eq!(after("05/6/2021", 1), "07/6/2021", "from a Saturday");
        assert_eq!(after("31/12/2026", 1), "04/01/2027", "New Year is a Friday");
        assert_eq!(after("29/4/2026", 1), "04/5/2026", "30/4 and 1/5 are a Thursday and a Friday");
        assert_eq!(after("29/4/2027", 2), "05/5/2027", "1/5 is a Saturday, for which Monday is given");
        assert_eq!(after("29/4/2022", 1), "04/5/2022", "30/4 and 1/5 are a Saturday and a Sunday");
        assert_eq!(after("31/8/2026", 1), "03/9/2026", "the first of September, as decided");
        assert_eq!(after("31/8/2024", 1), "04/9/2024", "the third, as decided");
        assert_eq!(after("01/9/2023", 1), "05/9/2023", "National Day was a Saturday");
        assert_eq!(after("31/8/2033", 2), "05/9/2033", "undecided: the first is a Thursday that counts");
        assert_eq!(after("31/12/2022", 1), "03/01/2023", "New Year was a Sunday");
        assert_eq!(
            after("07/02/2024", 2),
            "15/02/2024",
            "Tết on a weekend, for which two days are given; the 8th counts"
        );
        assert_eq!(after("19/01/2023", 2), "27/01/2023", "as decided, but for the 20th, which counts");
        assert_eq!(
            after("27/01/2025", 1),
            "01/02/2025",
            "Tết from Tuesday to Friday; a Saturday that may be worked for Monday 27/1"
        );
        assert_eq!(
            after("28/4/2023", 1),
            "04/5/2023",
            "the kings' day, 30/4 and 1/5 in a row, two of them on a weekend"
        );
        assert_eq!(after("06/4/2025", 1), "08/4/2025", "the kings' day is a Monday");
        assert_eq!(after("24/4/2026", 1), "28/4/2026", "the kings' day is a Sunday, for which Monday is given");
    }

    #[test]
    fn who_keeps_to_the_day_is_not_late_whatever_is_exchanged() {
        let after = |from: &str, count: u16| day(from).after_working(count).short();
        assert_eq!(after("03/5/2024", 2), "06/5/2024", "Saturday 4/5 was worked for Monday 29/4");
        assert_eq!(after("25/4/2025", 1), "26/4/2025", "a Saturday that was worked for Friday 2/5");
        assert_eq!(after("09/01/2026", 1), "10/01/2026", "a Saturday that was worked for Friday 2/1");
        assert_eq!(after("22/5/2026", 1), "25/5/2026", "a Saturday far from any holiday");
    }
}
