//! Every case of `tests/vietnamese/cases.json`, and the edges that cases do not reach.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::Debug;

use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::typography::{set, set_name};
use super::*;

/// The sections that a test below reads. A section added to the file and not to this list fails.
const SECTIONS: [&str; 18] = [
    "about",
    "split_name",
    "sort_names",
    "fold",
    "same_word",
    "different_exactly",
    "slug",
    "parse_date",
    "bad_date",
    "format_date",
    "parse_count",
    "bad_count",
    "format_number",
    "format_percent",
    "ordinal_time",
    "rank",
    "nfc_equal",
    "letters",
];

fn cases() -> Value {
    serde_json::from_str(include_str!("../../tests/vietnamese/cases.json")).unwrap()
}

/// The cases of a section, which is never empty.
fn section(name: &str) -> Vec<Value> {
    assert!(SECTIONS.contains(&name));
    let section = cases()[name].as_array().unwrap().clone();
    assert!(!section.is_empty());
    section
}

fn pairs(name: &str) -> Vec<(Value, Value)> {
    section(name).into_iter().map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

fn texts(name: &str) -> Vec<(String, String)> {
    let text = |value: Value| value.as_str().unwrap().to_owned();
    pairs(name).into_iter().map(|(a, b)| (text(a), text(b))).collect()
}

fn nfd(text: &str) -> String {
    text.nfd().collect()
}

fn shown<T>(items: &[&str], of: impl Fn(&str) -> T, expected: &[T])
where
    T: Debug + PartialEq,
{
    let found: Vec<T> = items.iter().map(|item| of(item)).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_section_is_tested() {
    let cases = cases();
    let found: BTreeSet<&str> = cases.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(found, BTreeSet::from(SECTIONS));
}

#[test]
fn case_split_name() {
    for (full, parts) in pairs("split_name") {
        let full = full.as_str().unwrap();
        let part = |key: &str| parts[key].as_str().unwrap().to_owned();
        let expected = Name { family: part("ho"), middle: part("dem"), given: part("ten") };
        assert_eq!(split(full), expected, "{full}");
        assert_eq!(split(&nfd(full)), expected, "{full}");
        assert_eq!(split(full).to_string(), full.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}

#[test]
fn case_sort_names() {
    for list in section("sort_names") {
        let sorted: Vec<&str> = list.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        let key = |name: &&str| NameKey::new(&split(name));
        let mut names = sorted.clone();
        names.reverse();
        names.sort_by_key(key);
        assert_eq!(names, sorted);
        assert!(sorted.iter().all(|name| key(name) == key(&nfd(name).as_str())));
    }
}

#[test]
fn case_fold() {
    for (text, folded) in texts("fold") {
        assert_eq!(fold(&text), folded, "{text}");
        assert_eq!(fold(&nfd(&text)), folded, "{text}");
        assert_eq!(fold(&folded), folded);
    }
}

/// What browsers fold too: `tests/browser/search/letters.test.mjs` reads the same table.
#[test]
fn search_folds_here_as_in_browsers() {
    let cases: Vec<[String; 3]> = serde_json::from_str(include_str!("../../tests/vietnamese/search.json")).unwrap();
    assert!(cases.len() > 300);
    for [text, folded, toned] in cases {
        assert_eq!(fold(&text), folded, "{text:?}");
        assert_eq!(fold_toned(&text), toned, "{text:?}");
        assert_eq!(fold(&fold_toned(&text)), folded, "{text:?}");
    }
}

#[test]
fn case_same_word() {
    for (a, b) in texts("same_word") {
        assert_eq!(fold_toned(&a), fold_toned(&b), "{a} {b}");
        assert_eq!(fold_toned(&nfd(&a)), fold_toned(&b), "{a} {b}");
        assert_eq!(fold(&a), fold(&b));
    }
}

#[test]
fn case_different_exactly() {
    for (a, b) in texts("different_exactly") {
        assert_ne!(fold_toned(&a), fold_toned(&b), "{a} {b}");
    }
}

#[test]
fn case_slug() {
    for (text, expected) in texts("slug") {
        assert_eq!(slug(&text), expected, "{text}");
        assert_eq!(slug(&nfd(&text)), expected, "{text}");
        assert_eq!(slug(&expected), expected);
    }
}

#[test]
fn case_parse_date() {
    for (text, iso) in texts("parse_date") {
        let date: PartialDate = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.to_string(), iso);
        for again in [nfd(&text), iso, date.long(), date.short(), set(&date.long()).into_owned(), text.to_uppercase()] {
            assert_eq!(again.parse(), Ok(date), "{again}");
        }
    }
}

#[test]
fn case_bad_date() {
    for text in section("bad_date") {
        let text = text.as_str().unwrap();
        assert!(text.parse::<PartialDate>().is_err(), "{text}");
    }
}

#[test]
fn case_format_date() {
    for (iso, forms) in pairs("format_date") {
        let date: PartialDate = iso.as_str().unwrap().parse().unwrap();
        assert_eq!(date.long(), forms["long"].as_str().unwrap());
        assert_eq!(date.short(), forms["short"].as_str().unwrap());
    }
}

#[test]
fn case_parse_count() {
    for (text, count) in pairs("parse_count") {
        assert_eq!(parse_count(text.as_str().unwrap()), Ok(count.as_u64().unwrap()), "{text}");
    }
}

#[test]
fn case_bad_count() {
    for text in section("bad_count") {
        let text = text.as_str().unwrap();
        assert!(parse_count(text).is_err(), "{text}");
    }
}

#[test]
fn case_format_number() {
    for (number, text) in pairs("format_number") {
        let number = number.as_u64().unwrap();
        assert_eq!(format_number(number), text.as_str().unwrap());
        assert_eq!(parse_count(&format_number(number)), Ok(number));
    }
}

#[test]
fn case_format_percent() {
    for (ratio, text) in pairs("format_percent") {
        assert_eq!(format_percent(ratio.as_f64().unwrap()), text.as_str().unwrap());
    }
}

#[test]
fn case_ordinal_time() {
    for (time, text) in pairs("ordinal_time") {
        assert_eq!(ordinal_time(time.as_u64().unwrap()), text.as_str().unwrap());
    }
}

#[test]
fn case_rank() {
    for (number, text) in pairs("rank") {
        let number = u8::try_from(number.as_u64().unwrap()).unwrap();
        let rank = rank(number).unwrap();
        assert_eq!((rank.to_string().as_str(), rank.number()), (text.as_str().unwrap(), number));
        assert_eq!(nfd(&rank.to_string()).parse(), Ok(rank));
    }
}

#[test]
fn case_nfc_equal() {
    for (a, b) in texts("nfc_equal") {
        assert_eq!(nfc(&a), nfc(&b));
        let cleaned = clean(&a);
        assert_eq!(cleaned.text, b);
        assert!(cleaned.had_nfd && !cleaned.had_no_break && !cleaned.had_invisible);
    }
}

#[test]
fn case_letters() {
    let cases = cases();
    let letters = cases["letters"].as_str().unwrap();
    assert!(is_nfc(letters));
    assert_eq!(letters.chars().filter(|c| !c.is_ascii()).count(), 134);
    for c in letters.chars() {
        let (letter, tone) = letter::split_tone(c);
        assert_eq!([Some(letter), tone].into_iter().flatten().nfc().collect::<String>(), c.to_string());
        assert_eq!(fold(&c.to_string()).len(), 1, "{c}");
        assert!("AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY".contains(initial(&c.to_string())), "{c}");
    }
}

#[test]
fn clean_says_what_it_did() {
    assert_eq!(clean("Vườn hoa").text, "Vườn hoa");
    let all = clean("\u{feff}Ho\u{ad}\u{300}a\u{a0}đào\u{200b}\n");
    assert_eq!(all.text, "Hòa đào\n");
    assert!(all.had_nfd && all.had_no_break && all.had_invisible);
    assert!(!clean("a  b\t").had_no_break);
    assert!(matches!(clean("Đẹp").text, std::borrow::Cow::Borrowed(_)));
}

/// Every control character of both sets, and what Unicode calls no character.
fn controls() -> impl Iterator<Item = char> {
    let sets = ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}').filter(|c| !"\t\n\r".contains(*c));
    sets.chain(['\u{fff9}', '\u{fffa}', '\u{fffb}', '\u{fffc}', '\u{fffe}', '\u{ffff}', '\u{fdd0}', '\u{1fffe}'])
}

#[test]
fn no_control_character_is_kept() {
    for c in controls() {
        let text = format!("Bài{c}hai");
        let wanted = match c {
            '\u{b}' | '\u{c}' | '\u{85}' => "Bài hai",
            '\u{1e}' => "Bài-hai",
            _ => "Bàihai",
        };
        let cleaned = clean(&text);
        assert_eq!((&*cleaned.text, cleaned.control), (wanted, Some(c)), "{c:?}");
        assert_eq!(without_controls(&text), wanted);
        // Where a space or a line's beginning stands already, none is added: YAML is indented by them.
        assert_eq!(
            clean(&format!("\n{c}a {c} b\n")).text.trim_end(),
            if c == '\u{1e}' { "\n-a - b" } else { "\na  b" }
        );
    }
    assert_eq!(clean("a\tb\r\n").control, None);
    assert_eq!(clean("Bài\u{b} hai\u{b}\n\u{c}ba").text, "Bài hai\nba");
    // A part of a sentence keeps the space that parts it from the rest.
    for (text, wanted) in [("\u{b}", " "), ("a\u{b}", "a "), ("\u{b}a", " a"), ("a\u{2028}b", "a b")] {
        assert_eq!(without_controls(text), wanted, "{text:?}");
    }
    assert_eq!(without_controls("a\u{a0}\u{ad}b"), "a\u{a0}\u{ad}b");
}

#[test]
fn a_letter_bears_so_many_marks() {
    let piled = format!("a{}b", "\u{301}".repeat(32_768));
    let cleaned = clean(&piled);
    assert!(cleaned.had_piled_marks);
    assert_eq!(cleaned.text.nfd().count(), 2 + MAX_MARKS);
    // What is left out does not part them.
    let hidden = format!("a{}", "\u{301}\u{200b}\u{1}".repeat(100));
    assert!(clean(&hidden).had_piled_marks);
    assert_eq!(clean(&hidden).text.nfd().count(), 1 + MAX_MARKS);
    assert_eq!(without_controls(&piled).nfd().count(), 2 + MAX_MARKS);
    for sound in ["ễ", "e\u{302}\u{303}", "ผู้ที่", "བསྒྲུབས", "क्षत्रिय"] {
        assert!(!clean(sound).had_piled_marks, "{sound}");
    }
}

#[test]
fn folding_edges() {
    shown(&["", "\u{301}", " – ", "\u{200b}"], fold, &["", "", "", ""].map(String::from));
    shown(&["", "\u{301}", " – ", "\u{200b}"], fold_toned, &["", "", "", ""].map(String::from));
    assert_eq!(fold("Ðắk Lắk, H'Mông, ﬁ, 12 m²"), "dak lak h mong fi 12 m2");
    assert_eq!(fold_toned("ĐẶNG  THỊ – “Hòa”"), "đặng thị hoà");
}

#[test]
fn tones_have_one_place() {
    for pair in [
        "hòan hoàn",
        "húê huế",
        "gìa già",
        "qúa quá",
        "giừơng giường",
        "khuỷu khủyu",
        "muà mùa",
        "thuở thủơ",
        "ngoái ngóai",
        "nguye\u{303}\u{302}n nguyễn",
    ] {
        let (a, b) = pair.split_once(' ').unwrap();
        assert_eq!(fold_toned(a), fold_toned(b), "{pair}");
    }
    // What is spelled well stays as it is.
    for word in
        "của nghĩa gì gìn giếng giặt giữa giỏi quốc quyển quýt rượu hươu khuya huỳnh uống ươm yếu ỉa mía túi tàu \
                 ngoằn ngoèo xoong loà khoẻ thuỷ bưởi cứu ngày José café tuyết"
            .split(' ')
    {
        assert_eq!(fold_toned(word), word.to_lowercase());
    }
}

#[test]
fn nearest_forgives_little() {
    let keys = ["ten", "tac_gia", "don_vi", "khen_thuong", "chuc_vu", "anh", "tep"];
    let near = |wanted: &str| nearest(wanted, keys);
    assert_eq!(near("Tác giả"), Some("tac_gia"));
    assert_eq!(near("đơn-vị"), Some("don_vi"));
    assert_eq!(near("khen_thuogn"), Some("khen_thuong"));
    assert_eq!(near("chuwc_vuj"), Some("chuc_vu"));
    assert_eq!(near("te"), None);
    assert_eq!(near("tem"), Some("ten"));
    assert_eq!(near("phong_su"), None);
    assert_eq!(near(""), None);
    assert_eq!(nearest("x", []), None);
}

#[test]
fn slugs_are_ascii_and_unique() {
    shown(&["", "!!!", "Tromsø №5", "Đào/Đạo"], slug, &["", "", "tromso-no5", "dao-dao"].map(String::from));
    let mut seen = BTreeSet::new();
    let mut add = |text: &str| {
        let free = unique(&slug(text), |candidate| seen.contains(candidate));
        seen.insert(free.clone());
        free
    };
    assert_eq!(["Đào", "Đạo", "dao", "?"].map(&mut add), ["dao", "dao-2", "dao-3", "muc"]);
}

#[test]
fn names_in_order() {
    let key = |name: &str| NameKey::new(&split(name));
    // Case and place of tone come last: họ decides first.
    assert!(key("Lê Thị HOÀ") < key("Trần Văn Hòa"));
    assert!(key("Lê Văn Hoà") < key("Lê Thị Hoán"));
    assert_ne!(key("Lê Hoà"), key("Lê Hòa"));
    assert!(NameKey::sorted_as("Ênuôl Y Moan") < key("Nguyễn Văn Gấm"));
    assert!(NameKey::sorted_as("Ênuôl") > key("Nguyễn Thị En"));
    assert!(key("") < key("An"));
}

#[test]
fn texts_in_order() {
    let sorted =
        ["", "“Dân vận khéo”", "Đảng bộ 2", "Đảng bộ 10", "KHU 4", "Khu 4", "Khu 10", "Ủy ban", "Ưu tú", "Xã A"];
    for pair in sorted.windows(2) {
        assert_eq!(compare_text(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        assert_eq!(compare_text(&nfd(pair[0]), pair[0]), Ordering::Equal);
    }
    shown(
        &["Ấn", "đạt", "Ơn", "Ö", "Yến", "“Ưu", "7", "", "Ðức"],
        initial,
        &['Â', 'Đ', 'Ơ', 'O', 'Y', 'Ư', '#', '#', 'Đ'],
    );
    assert_eq!(initial(&nfd("Ấn")), 'Â');
}

#[test]
fn initials_of_names() {
    let expected = ["NM", "ĐA", "M", "HN", ""].map(String::from);
    shown(&["Nguyễn Văn Mẫu", "đỗ thị ánh", "Mẫu", "Hoàng Thị Ngọc-Lan", " "], initials, &expected);
}

#[test]
fn dates_say_what_is_wrong() {
    use DateError::{NoSuchDay, NoSuchMonth, NoYear, ShortYear, Unreadable};
    let expected = [
        Err(NoSuchDay { day: 31, month: 6, year: 2020 }),
        Err(NoSuchDay { day: 29, month: 2, year: 1900 }),
        Err(NoSuchMonth(19)),
        Err(ShortYear(21)),
        Err(NoYear),
        Err(NoYear),
        Err(Unreadable),
        Err(Unreadable),
        Err(Unreadable),
        PartialDate::of_day(2021, 5, 19),
        PartialDate::of_month(2021, 5),
    ];
    let written = [
        "31/6/2020",
        "29/2/1900",
        "05/19/2021",
        "19/5/21",
        "19/5",
        "ngày 19 tháng 5",
        "019/5/2021",
        "19/5-2021",
        "20211",
        "Ngay 19 thang 5/2021",
        "tháng 5/2021",
    ];
    shown(&written, str::parse::<PartialDate>, &expected);
}

#[test]
fn dates_in_order() {
    let date = |text: &str| text.parse::<PartialDate>().unwrap();
    let mut dates = ["19/5/2021", "2022", "5/2021", "2021", "1/2021"].map(date);
    dates.sort();
    assert_eq!(dates.map(PartialDate::short), ["2021", "01/2021", "5/2021", "19/5/2021", "2022"]);
    assert_eq!(date("2020").start().to_string(), "2020-01-01");
    assert_eq!(date("2/2020").end().to_string(), "2020-02-29");
    assert_eq!(date("2020").end().to_string(), "2020-12-31");
    assert_eq!((date("19/5/2021").start(), date("19/5/2021").day()), (date("19/5/2021"), Some(19)));
}

#[test]
fn periods() {
    let period = |text: &str| text.parse::<Period>();
    for same in
        ["2016-2021", "2016 - 2021", "2016–2021", "2016 — 2021", "giai đoạn 2016 - 2021", "từ năm 2016 đến năm 2021"]
    {
        assert_eq!(period(same).unwrap().to_string(), "2016-2021", "{same}");
        assert_eq!(period(&nfd(same)), period("2016-2021"));
    }
    for (text, shown) in [
        ("2019", "2019"),
        ("2016-12", "12/2016"),
        ("5/2016-5/2021", "5/2016-5/2021"),
        ("2016-05-2021-06", "5/2016-6/2021"),
        ("19-5-2016 - 19-5-2021", "19/5/2016-19/5/2021"),
        ("2019-2019", "2019"),
    ] {
        assert_eq!(period(text).unwrap().to_string(), shown);
        assert_eq!(period(shown), period(text));
    }
    assert_eq!(period("2016-21"), Err(PeriodError::Date(DateError::ShortYear(21))));
    assert_eq!(period("hôm qua"), Err(PeriodError::Date(DateError::Unreadable)));
    assert_eq!(period("2016-2017-2018"), Err(PeriodError::Unreadable));
    assert!(matches!(period("2021-2016"), Err(PeriodError::Backwards { .. })));
    let years = period("2016-2021").unwrap();
    assert!(years.contains(2016) && years.contains(2021) && !years.contains(2022));
    assert!(years.overlaps(period("12/2021-2025").unwrap()) && !years.overlaps(period("2022").unwrap()));
    assert_eq!((years.start().to_string(), years.end().to_string()), ("2016-01-01".into(), "2021-12-31".into()));
}

#[test]
fn counts_say_what_is_wrong() {
    use CountError::{Comma, Empty, Grouping, Negative, NotANumber, TooLarge};
    let written = ["", "-3", "1,500", "1.5", "0.500", "1..500", ".5", "mười", "1 500", "1e3", "99999999999999999999"];
    let why =
        [Empty, Negative, Comma, Grouping, Grouping, Grouping, Grouping, NotANumber, NotANumber, NotANumber, TooLarge];
    shown(&written, parse_count, &why.map(Err));
    assert_eq!(parse_count(" 1.500\u{a0}"), Ok(1500));
    assert_eq!(format_number(u64::MAX), "18.446.744.073.709.551.615");
}

#[test]
fn decimals() {
    let shown = [(1234.5, 1), (-1234.56, 1), (-0.04, 1), (2.0, 2), (999.96, 1), (f64::NAN, 1)]
        .map(|(n, d)| format_decimal(n, d));
    assert_eq!(shown, ["1.234,5", "-1.234,6", "0", "2", "1.000", "–"]);
    assert_eq!(format_decimal(1e6, 0), "1.000.000");
    assert_eq!((format_percent(f64::NAN), format_percent(12.5)), ("–".into(), "1.250%".into()));
}

#[test]
fn ordinals_and_ranks() {
    let words = [11, 14, 15, 20, 21, 24, 25, 40, 55, 99, 100, 1500].map(ordinal_time);
    let expected = [
        "mười một",
        "mười bốn",
        "mười lăm",
        "hai mươi",
        "hai mươi mốt",
        "hai mươi tư",
        "hai mươi lăm",
        "bốn mươi",
        "năm mươi lăm",
        "chín mươi chín",
        "100",
        "1.500",
    ];
    assert_eq!(words, expected.map(|word| format!("lần thứ {word}")));
    let ranks = [Ok(Rank::First), Ok(Rank::Second), Ok(Rank::Second), Ok(Rank::Third), Ok(Rank::First), Err(RankError)];
    shown(&["1", "nhi", "Nhì", "hạng Ba", "HẠNG I", "4"], str::parse::<Rank>, &ranks);
    assert!(Rank::First < Rank::Third && rank(0).is_none() && rank(4).is_none());
}

#[test]
fn setting() {
    // `~` stands for a no-break space.
    for (plain, expected) in [
        ("Ngày 19 tháng 5 năm 2021, tại Khu 4", "Ngày~19 tháng~5 năm~2021, tại Khu~4"),
        ("giai đoạn 2016 - 2021", "giai đoạn 2016~–~2021"),
        ("(ngày 05/02/2021) số 05-CT/TW", "(ngày~05/02/2021) số~05-CT/TW"),
        ("Chỉ thị 05-CT/TW, Nghị định 42/2022/NĐ-CP", "Chỉ thị~05-CT/TW, Nghị định~42/2022/NĐ-CP"),
        ("263 lượt, hơn 1.500 người; đạt 78,5 %.", "263~lượt, hơn 1.500~người; đạt 78,5~%."),
        ("sau 5 năm, 12 tháng", "sau 5~năm, 12~tháng"),
        ("năm 2021 người dân", "năm~2021 người dân"),
        ("TP. Hồ Chí Minh, đồng chí Nguyễn Văn Mẫu, ông Mẫu", "TP.~Hồ~Chí~Minh, đồng chí~Nguyễn Văn Mẫu, ông~Mẫu"),
        ("học tập Chủ tịch (Hồ Chí Minh), Hồ Chí, Chí Minh", "học tập Chủ tịch (Hồ~Chí~Minh), Hồ Chí, Chí Minh"),
        ("\"Dân vận khéo\" và (\"6 cộng 1\").", "“Dân vận khéo” và (“6 cộng 1”)."),
        ("màn 14\" và \"chữ\"", "màn 14\" và \"chữ\""),
        ("Lạng Sơn - Quảng Ninh, 2016-2021 v.v...", "Lạng Sơn – Quảng Ninh, 2016-2021 v.v…"),
        ("- gạch đầu dòng ....", "- gạch đầu dòng ...."),
        ("ngày  19 và năm\n2021", "ngày  19 và năm\n2021"),
    ] {
        let expected = expected.replace('~', "\u{a0}");
        assert_eq!(set(plain), expected);
        assert_eq!(set(&nfd(plain)), expected);
        assert_eq!(set(&expected), expected);
        assert_eq!(clean(&expected).text == plain, !expected.contains(['“', '–', '…']));
    }
    assert_eq!(set("2016 – 2021"), "2016\u{a0}–\u{a0}2021");
    assert!(matches!(set("Một câu không có gì"), std::borrow::Cow::Borrowed(_)));
    let names = ["Nguyễn Văn\u{a0}Mẫu", "Lê\u{a0}Mẫu", "Mẫu", "", " Mẫu"].map(String::from);
    shown(&["Nguyễn Văn Mẫu", "Lê Mẫu", "Mẫu", "", " Mẫu"], |name| set_name(name).into_owned(), &names);
    shown(&names.each_ref().map(String::as_str), |name| set_name(name).into_owned(), &names);
}

/// Texts made of all that is awkward, the same in each run: what must hold for any text holds for them.
#[test]
fn any_text() {
    let pieces: Vec<&str> = "a|Ấ|ệ|Đ|đ|ð|\u{301}|\u{302}|\u{31b}|o|u|y|q|g|i|oà|úy| |  |\u{a0}|\u{200b}|\u{ad}|\n|-| - |–|.|...|,|\"|“|”|(|)|1|05|2021|/|%\
        |ngày|tháng|năm|ông|đồng chí|TP.|lượt|№|ﬁ|İ|ß|ก่|漢|👩\u{200d}🌾|½|'"
        .split('|')
        .collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for _ in 0..5_000 {
        let text: String = (0..next(12)).map(|_| pieces[next(pieces.len())]).collect();
        let (folded, toned, setting, cleaned) = (fold(&text), fold_toned(&text), set(&text), clean(&text));
        let twin = nfd(&text);
        assert_eq!(fold(&folded), folded, "{text:?}");
        assert_eq!(fold(&toned), folded, "{text:?}");
        assert_eq!(fold_toned(&toned), toned, "{text:?}");
        assert_eq!((fold(&twin), fold_toned(&twin)), (folded, toned), "{text:?}");
        assert_eq!(set(&setting), setting, "{text:?}");
        assert_eq!(set(&twin), setting, "{text:?}");
        assert_eq!(set_name(&set_name(&text)), set_name(&text), "{text:?}");
        assert!(is_nfc(&cleaned.text) && !cleaned.text.contains(['\u{a0}', '\u{200b}', '\u{ad}']));
        let slug = slug(&text);
        assert!(slug.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')) && !slug.contains("--"), "{slug}");
        assert_eq!(NameKey::new(&split(&text)), NameKey::new(&split(&twin)));
        assert_eq!(compare_text(&text, &twin), Ordering::Equal, "{text:?}");
        // These may refuse, but must not panic.
        let _ = (
            text.parse::<PartialDate>(),
            text.parse::<Period>(),
            text.parse::<Rank>(),
            parse_count(&text),
            initials(&text),
        );
    }
}

#[test]
fn text_is_read_out_in_words() {
    let cases: Vec<[String; 2]> = serde_json::from_str(include_str!("../../tests/vietnamese/aloud.json")).unwrap();
    let table = Abbreviations::default();
    let wrong: Vec<String> = cases
        .iter()
        .map(|[written, read]| (written, read, aloud(written, &table)))
        .filter(|(_, read, heard)| *read != heard)
        .map(|(written, read, heard)| format!("{written}\n  wanted {read}\n  heard  {heard}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() >= 150);
    // However its letters are composed.
    for [written, read] in &cases {
        assert_eq!(aloud(&nfd(written), &table), *read);
    }
}

#[test]
fn nothing_is_left_to_a_machine() {
    let table = Abbreviations::default();
    let cases: Vec<[String; 2]> = serde_json::from_str(include_str!("../../tests/vietnamese/aloud.json")).unwrap();
    let capitals =
        |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.chars().all(|c| c.is_uppercase());
    for [written, _] in &cases {
        let heard = aloud(written, &table);
        assert!(!heard.contains(|c: char| c.is_ascii_digit() || c == '/'), "{written}: {heard}");
        assert!(!heard.split(|c: char| !c.is_alphabetic()).any(capitals), "{written}: {heard}");
        assert_eq!(aloud(&heard, &table), heard, "what is in words stays as it is");
    }
}

#[test]
fn a_site_says_what_its_own_abbreviations_mean() {
    let table = Abbreviations::default().with([("XYĐ", "Xã ủy Đại Mẫu"), ("TU", "Thành ủy")]);
    for (written, read) in [
        ("XYĐ và UBND", "Xã ủy Đại Mẫu và Ủy ban nhân dân"),
        ("Công văn số 15-CV/XYĐ", "Công văn số mười lăm của Xã ủy Đại Mẫu"),
        ("Kế hoạch số 7-KH/TU", "Kế hoạch số bảy của Thành ủy"),
        ("TỪ TU DƯỠNG", "Từ Tu Dưỡng"),
    ] {
        assert_eq!(aloud(written, &table), read);
    }
}

#[test]
fn vietnamese_is_told_from_other_languages() {
    assert!(is_vietnamese("Bác sĩ quét sân trạm. Ba người đã ngồi trên chiếc ghế dài ngoài hiên."));
    assert!(is_vietnamese("Kỳ 97"));
    assert!(!is_vietnamese(
        "The doctor of Hoa Bàn sweeps the yard before three people who sit on a long bench outside"
    ));
    assert!(!is_vietnamese(""));
}

#[test]
fn the_time_of_reading_out_is_told_in_whole_minutes() {
    assert_eq!(minutes_aloud(""), 1);
    assert_eq!(minutes_aloud(&"một ".repeat(180)), 1);
    assert_eq!(minutes_aloud(&"một ".repeat(181)), 2);
}
