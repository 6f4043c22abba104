//! Working days, by which the law counts what an office must do in time.

use super::PartialDate;

/// What every year has: New Year, Reunification and Labour Day, National Day (Labour Code 2019, article 112, clause 1).
const HOLIDAYS: [(u8, u8); 4] = [(1, 1), (30, 4), (1, 5), (2, 9)];

/// National Day takes a second day, before it or after it, as the Prime Minister decides each year (article 112, clause 3).
/// These are the years of which that was known when this was written; of others neither day counts as free.
const BEFORE_NATIONAL_DAY: [u16; 4] = [2022, 2023, 2025, 2026];
const AFTER_NATIONAL_DAY: [u16; 2] = [2021, 2024];

impl PartialDate {
    /// The day so many working days after its first. Saturdays, Sundays, the holidays of the Gregorian calendar and the days
    /// given for one that falls on a weekend (article 111, clause 3) are none. Tết and the day of the Hùng kings go by the moon
    /// and by yearly decisions, and are counted as working days: whoever keeps to this day is early there, and never late.
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
        !self.is_weekend() && !self.is_holiday() && !self.is_given_for_one()
    }

    fn is_weekend(self) -> bool {
        self.weekday() >= 5
    }

    fn is_holiday(self) -> bool {
        let day = (self.day().unwrap_or(1), self.month().unwrap_or(1));
        let second = match day {
            (1, 9) => BEFORE_NATIONAL_DAY.contains(&self.year()),
            (3, 9) => AFTER_NATIONAL_DAY.contains(&self.year()),
            _ => false,
        };
        second || HOLIDAYS.contains(&day)
    }

    /// Whether it is free in place of a holiday on the weekend before: the first days of the week that are none themselves,
    /// one for each.
    fn is_given_for_one(self) -> bool {
        let mut owed = 0;
        // The Saturday before; further back nothing is owed, for holidays of the sun are at most two in a row.
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
    }
}
