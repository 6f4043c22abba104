//! The Vietnamese calendar of the moon, as far as holidays go by it: the first day of its year (Tết) and the tenth of its
//! third month (the day of the Hùng kings).
//!
//! A month begins on the day, at 7 hours east of Greenwich, on which the moon is new; the eleventh month holds the winter
//! solstice; in a year of thirteen months the first one in which the sun enters no sign of the zodiac is a leap month. When
//! the moon is new and where the sun stands is computed as in Jean Meeus, *Astronomical Algorithms* (2nd ed., chapters 25 and
//! 49), to half a minute: of the years 1900 to 2100 no holiday is so near to midnight.

use super::PartialDate;

/// The part of a day by which clocks in Việt Nam are ahead of Greenwich.
const ZONE: f64 = 7.0 / 24.0;

impl PartialDate {
    /// The first day of the year of the moon that begins in a year; `None` outside the years that dates have.
    pub fn tet(year: u16) -> Option<Self> {
        Self::of_moon(year, 1, 1)
    }

    /// The tenth day of the third month of the moon.
    pub fn hung_kings(year: u16) -> Option<Self> {
        Self::of_moon(year, 3, 10)
    }

    /// A day of the moon's year that begins in `year`; of a month that comes twice, the first.
    fn of_moon(year: u16, month: i32, day: i32) -> Option<Self> {
        let number = month_start(year, month) + day - 1;
        let first = Self::of_day(year, 1, 1).ok()?;
        u16::try_from(number - new_year(year)).ok().map(|after| first.after(after))
    }
}

/// The day, counted as the Julian day at its noon, on which a month of the moon's year begins.
fn month_start(year: u16, month: i32) -> i32 {
    let (first, next) = (eleventh_month(i32::from(year) - 1), eleventh_month(i32::from(year)));
    let leap = next - first > 12;
    let mut wanted = month + 1;
    let (mut at, mut skipped) = (first, !leap);
    // The eleventh month is behind when the count begins.
    while wanted > 0 {
        at += 1;
        if !skipped && sign(new_moon(at)) == sign(new_moon(at + 1)) {
            skipped = true;
        } else {
            wanted -= 1;
        }
    }
    new_moon(at)
}

/// The new moon, counted from that of 6/1/2000, with which the month of the winter solstice of a year begins.
fn eleventh_month(year: i32) -> i32 {
    let end = f64::from(year - 2000) * 12.368_27 + 12.3;
    let mut at = end.floor() as i32 + 1;
    // The solstice comes in the month, or on its first day: when that begins, the sun is not yet in Capricorn.
    let last = new_year_of(year + 1) - 1;
    while new_moon(at) > last || sign(new_moon(at)) >= 9 && sign(new_moon(at)) < 11 {
        at -= 1;
    }
    at
}

fn new_year(year: u16) -> i32 {
    new_year_of(i32::from(year))
}

/// The Julian day of the noon of 1 January.
fn new_year_of(year: i32) -> i32 {
    let before = year - 1;
    1_721_426 + 365 * before + before / 4 - before / 100 + before / 400
}

/// The day on which the moon is new.
fn new_moon(count: i32) -> i32 {
    let k = f64::from(count);
    let t = k / 1236.85;
    let sin = |degrees: f64| degrees.to_radians().sin();
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t * t;
    let sun = 2.5534 + 29.105_356_70 * k - 0.000_001_4 * t * t;
    let moon = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t;
    let latitude = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t;
    let node = 124.7746 - 1.563_755_88 * k + 0.002_067_2 * t * t;
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t * t;
    let periodic = -0.407_20 * sin(moon)
        + 0.172_41 * e * sin(sun)
        + 0.016_08 * sin(2.0 * moon)
        + 0.010_39 * sin(2.0 * latitude)
        + 0.007_39 * e * sin(moon - sun)
        - 0.005_14 * e * sin(moon + sun)
        + 0.002_08 * e * e * sin(2.0 * sun)
        - 0.001_11 * sin(moon - 2.0 * latitude)
        - 0.000_57 * sin(moon + 2.0 * latitude)
        + 0.000_56 * e * sin(2.0 * moon + sun)
        - 0.000_42 * sin(3.0 * moon)
        + 0.000_42 * e * sin(sun + 2.0 * latitude)
        + 0.000_38 * e * sin(sun - 2.0 * latitude)
        - 0.000_24 * e * sin(2.0 * moon - sun)
        - 0.000_17 * sin(node);
    let planets = 0.000_325 * sin(299.77 + 0.107_408 * k - 0.009_173 * t * t) + 0.000_165 * sin(251.88 + 0.016_321 * k);
    (mean + periodic + planets - behind(count) + ZONE + 0.5).floor() as i32
}

/// By how much of a day the clock of the heavens is ahead of that of the earth, in years around ours.
fn behind(count: i32) -> f64 {
    let years = f64::from(count) / 12.368_27;
    (62.92 + 0.322_17 * years + 0.005_589 * years * years) / 86_400.0
}

/// In which twelfth of its way round the sun stands when a day begins, from the spring equinox on.
fn sign(day: i32) -> i32 {
    let t = (f64::from(day) - 0.5 - ZONE - 2_451_545.0) / 36_525.0;
    let sin = |degrees: f64| degrees.to_radians().sin();
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t;
    let centre = (1.914_602 - 0.004_817 * t) * sin(anomaly)
        + (0.019_993 - 0.000_101 * t) * sin(2.0 * anomaly)
        + 0.000_289 * sin(3.0 * anomaly);
    let seen = mean + centre - 0.005_69 - 0.004_78 * sin(125.04 - 1_934.136 * t);
    (seen.rem_euclid(360.0) / 30.0).floor() as i32
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn holidays_of_the_moon_fall_on_their_days() {
        for (year, tet) in [
            (1985, "21/01/1985"),
            (2007, "17/02/2007"),
            (2018, "16/02/2018"),
            (2019, "05/02/2019"),
            (2020, "25/01/2020"),
            (2021, "12/02/2021"),
            (2022, "01/02/2022"),
            (2023, "22/01/2023"),
            (2024, "10/02/2024"),
            (2025, "29/01/2025"),
            (2026, "17/02/2026"),
            (2027, "06/02/2027"),
            (2028, "26/01/2028"),
            (2030, "02/02/2030"),
            (2034, "19/02/2034"),
        ] {
            assert_eq!(PartialDate::tet(year).map(PartialDate::short).as_deref(), Some(tet));
        }
        for (year, day) in [
            (2020, "02/4/2020"),
            (2021, "21/4/2021"),
            (2022, "10/4/2022"),
            (2023, "29/4/2023"),
            (2024, "18/4/2024"),
            (2025, "07/4/2025"),
            (2026, "26/4/2026"),
        ] {
            assert_eq!(PartialDate::hung_kings(year).map(PartialDate::short).as_deref(), Some(day));
        }
    }

    #[test]
    fn every_year_has_its_tet_between_two_days() {
        for year in 1900..=2100 {
            let tet = PartialDate::tet(year).expect("a day");
            let (first, last) = (PartialDate::of_day(year, 1, 20), PartialDate::of_day(year, 2, 21));
            assert!(first.is_ok_and(|first| first <= tet) && last.is_ok_and(|last| tet <= last), "{}", tet.short());
        }
    }
}
