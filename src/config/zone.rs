//! Whose midnight ends the site's day, and what people write for Vietnam's.

use crate::vietnamese::{self, fold};
use jiff::tz::TimeZone;

/// Vietnam's, as the IANA database names it.
pub(super) const VIETNAM: &str = "Asia/Ho_Chi_Minh";

/// What people and other programs call it, without tones: its towns, its name on Windows (`SE Asia Standard Time`), letters
/// of its clock (ICT).
const CALLED: [&str; 20] = [
    "hanoi",
    "ha noi",
    "vietnam",
    "viet nam",
    "vn",
    "ict",
    "indochina",
    "dong duong",
    "se",
    "saigon",
    "sai gon",
    "ho chi minh",
    "hochiminh",
    "ho chi minh city",
    "hcm",
    "tp hcm",
    "tphcm",
    "tp ho chi minh",
    "thanh pho ho chi minh",
    "bangkok hanoi jakarta",
];

/// Words that say no more than that it is a time, or how many hours it is.
const OF_TIME: [&str; 12] = ["utc", "gmt", "gio", "mui", "time", "zone", "standard", "asia", "tz", "h", "00", "z"];

/// The time zone that was meant by a name that is none; `None` where nothing is near.
pub(super) fn meant(name: &str) -> Option<String> {
    if is_vietnam(name) || is_turned(name) {
        return Some(VIETNAM.to_owned());
    }
    // Another number of hours is no slip in a name, and of three letters any other three are near: ICT is not UCT.
    if name.contains(|c: char| c.is_ascii_digit()) || name.len() < 5 {
        return None;
    }
    let known: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    vietnamese::nearest(name, known.iter().map(String::as_str)).map(str::to_owned)
}

fn is_vietnam(name: &str) -> bool {
    // Seven hours behind are another part of the world.
    let behind = name.contains(['-', '\u{2212}', '–']) && name.contains(|c: char| c.is_ascii_digit());
    let folded = fold(name);
    let is_hours =
        |word: &str| matches!(word.trim_start_matches(['u', 't', 'c', 'g', 'm']), "7" | "07" | "0700" | "7h");
    let words: Vec<&str> = folded.split(' ').filter(|word| !OF_TIME.contains(word)).collect();
    let (hours, called): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| is_hours(word));
    !behind && if called.is_empty() { !hours.is_empty() } else { CALLED.contains(&called.join(" ").as_str()) }
}

/// Whether a name of the database says the opposite of what is read there: POSIX counts hours west of Greenwich, so that
/// `Etc/GMT+7` is seven hours behind it.
pub(super) fn is_turned(name: &str) -> bool {
    matches!(name.to_ascii_lowercase().as_str(), "etc/gmt+7" | "etc/gmt+07")
}

/// The time zone of this name, or Vietnam's.
pub(super) fn zone(name: Option<&str>) -> TimeZone {
    let own = name.and_then(|name| TimeZone::get(name).ok());
    own.or_else(|| TimeZone::get(VIETNAM).ok()).unwrap_or_else(|| TimeZone::fixed(jiff::tz::offset(7)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_for_vietnam_is_known() {
        for name in [
            "7",
            "+7",
            "07",
            "+07:00",
            "+0700",
            "7:00",
            "GMT+7",
            "GMT +7",
            "UTC+7",
            "UTC+07:00",
            "(GMT+7)",
            "GMT+7h",
            "UTC7",
            "(UTC+07:00) Bangkok, Hanoi, Jakarta",
            "Hanoi",
            "Hà Nội",
            "Asia/Hanoi",
            "Asia/Ha_Noi",
            "Việt Nam",
            "VietNam",
            "vn",
            "Asia/Vietnam",
            "Giờ Việt Nam",
            "Sài Gòn",
            "TP.HCM",
            "Hồ Chí Minh",
            "Asia/HoChiMinh",
            "Asia/Ho_Chi_Minh_City",
            "SE Asia Standard Time",
            "ICT",
            "Indochina Time",
            "Asia/Ho_Chi_Min",
        ] {
            assert_eq!(meant(name).as_deref(), Some(VIETNAM), "{name}");
        }
        for name in
            ["-7", "GMT-7", "UTC-07:00", "+8", "GMT+8", "70", "17", "UCT+9", "", "Asia", "giờ", "Paris hay Rome"]
        {
            assert_eq!(meant(name), None, "{name}");
        }
        assert!(is_turned("Etc/GMT+7") && meant("Etc/GMT+7").as_deref() == Some(VIETNAM));
        assert!(!is_turned("Etc/GMT-7") && TimeZone::get("Etc/GMT-7").is_ok());
        assert_eq!(meant("Asia/Bangkook").as_deref(), Some("Asia/Bangkok"));
        assert_eq!(zone(Some("Asia/Saigon")), TimeZone::get("Asia/Saigon").unwrap());
        assert_eq!(zone(Some("GMT+7")), TimeZone::get(VIETNAM).unwrap());
    }
}
