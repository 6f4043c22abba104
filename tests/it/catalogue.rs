//! The built-in catalogue of award types, counted against what the law lists (06/2022/QH15, as quoted in
//! the data file's head) and against what the Party's rule lists.

use std::collections::BTreeMap;
use vuonhoa::reading::AWARD_CATALOGUE;

/// The counts that the head of the file states, by group.
fn stated() -> BTreeMap<&'static str, usize> {
    AWARD_CATALOGUE
        .lines()
        .filter_map(|line| line.strip_prefix("#   ")?.split_once(": "))
        .filter_map(|(group, count)| Some((group.trim(), count.trim().parse().ok()?)))
        .collect()
}

#[test]
fn the_catalogue_holds_what_the_law_lists() {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    let mut group = "";
    for line in AWARD_CATALOGUE.lines() {
        if let Some(name) = line.strip_prefix("# == ").and_then(|rest| rest.strip_suffix(" ==")) {
            group = name;
        } else if line.starts_with("- id: ") {
            *groups.entry(group).or_default() += 1;
        }
    }
    for (name, count) in &groups {
        assert_eq!(stated().get(name), Some(count), "{name}");
    }
    // Article 33: ten orders. Article 54: four medals. Article 59: honorary titles, of two grades where it says so.
    assert_eq!(groups["Huân chương"], 10);
    assert_eq!(groups["Huy chương"], 4);
    assert_eq!(groups["Huy hiệu Đảng"], 12);
    assert_eq!(groups.values().sum::<usize>(), stated()["Tổng"]);
}

#[test]
fn every_entry_names_its_rule_and_its_place() {
    let entries: Vec<&str> = AWARD_CATALOGUE.split("\n- id: ").skip(1).collect();
    let mut precedences = std::collections::BTreeSet::new();
    for entry in &entries {
        let value = |key: &str| {
            entry.lines().find_map(|line| line.trim().strip_prefix(key)).unwrap_or_else(|| panic!("{key} in {entry}"))
        };
        assert!(!value("can_cu:").trim().is_empty());
        let precedence: u32 = value("thu_bac:").trim().parse().expect("a number");
        assert!(precedences.insert(precedence), "two entries of precedence {precedence}");
        let class = value("lop:").trim();
        assert!(["danh_hieu", "hinh_thuc"].contains(&class), "{class}");
    }
    assert_eq!(entries.len(), stated()["Tổng"]);
}
