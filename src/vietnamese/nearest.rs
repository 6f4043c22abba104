//! "Did you mean": the known word that a mistyped one was meant to be.

use super::{fold, fold_toned, slug};
use std::collections::BTreeSet;

/// The candidate that `wanted` is most likely a slip for, or `None` when none is near.
///
/// Compared without tones, case, spaces, hyphens and underscores, so `Tác giả` finds `tac_gia` at no cost; beyond that,
/// two typing errors are forgiven (one in words of three or four letters, none in shorter ones), two letters swapped
/// counting as one. Of equals the first candidate wins.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(wanted, candidates.into_iter().map(|candidate| (candidate, candidate)))
}

/// The same for candidates that stand for something else.
fn nearest_of<'a, T>(wanted: &str, candidates: impl IntoIterator<Item = (&'a str, T)>) -> Option<T> {
    let wanted = squeezed(wanted);
    let slips = match wanted.chars().count() {
        0 => return None,
        1..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    candidates
        .into_iter()
        .map(|(candidate, of)| (strsim::osa_distance(&wanted, &squeezed(candidate)), of))
        .filter(|(distance, _)| *distance <= slips)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, of)| of)
}

/// The `most` candidates that look most like `wanted`, the likest first, though none may be near.
pub fn most_alike<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let wanted = squeezed(wanted);
    let mut ranked: Vec<_> = candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&wanted, &squeezed(candidate)), candidate))
        .collect();
    ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    ranked.into_iter().take(most).map(|(_, candidate)| candidate).collect()
}

fn squeezed(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|c| c != ' ');
    folded
}

/// Something that is referred to by its id, and that people know by its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub short: Option<&'a str>,
}

impl<'a> Known<'a> {
    fn names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        [Some(self.name), self.short].into_iter().flatten()
    }
}

/// What `wanted` was meant to name: staff write what they see, a name in full, without “(mẫu)”, in capitals, without
/// tones, or nearly an id. The surest way wins: the same name, a slip in an id or its last step, a slip in a name, and
/// at last a name that shares most of its words, as `Bằng khen của UBND tỉnh` with that of its chairman. What is only the
/// beginning of several, as `Bằng khen`, names none of them.
pub fn nearest_known<'a>(wanted: &str, known: &[Known<'a>]) -> Option<Known<'a>> {
    let same = |form: fn(&str) -> String| {
        let wanted = form(&without_brackets(wanted));
        let named = |k: &&Known<'a>| k.names().any(|name| form(&without_brackets(name)) == wanted);
        known.iter().find(named).copied().filter(|_| !wanted.is_empty())
    };
    let last_step = || {
        let step = slug(wanted);
        known.iter().find(|k| k.id.rsplit('/').next() == Some(step.as_str())).copied()
    };
    let exactly = same(fold_toned).or_else(|| same(fold));
    if exactly.is_none() && more_exact(wanted, known).len() > 1 {
        return None;
    }
    let is_slip = |k: &&Known<'a>| !has_another_word(wanted, k.id);
    exactly
        .or_else(|| nearest_of(wanted, numbered(wanted, known.iter().filter(is_slip).map(|k| (k.id, *k)))))
        .or_else(last_step)
        .or_else(|| nearest_of(wanted, numbered(wanted, known.iter().flat_map(|k| k.names().map(|name| (name, *k))))))
        .or_else(|| most_words(wanted, known))
}

/// Those of whose names or ids `wanted` is a part, in whole words: what staff write who know of one award of that kind only.
pub fn more_exact<'a>(wanted: &str, known: &[Known<'a>]) -> Vec<Known<'a>> {
    let wanted = slug(&without_brackets(wanted));
    let part = format!("-{wanted}-");
    let glued = !wanted.contains('-') && wanted.len() > 4;
    let is_part = |form: &str| {
        let form = slug(form);
        let begins = glued && form.contains('-') && form.replace('-', "").starts_with(&wanted);
        form != wanted && (begins || format!("-{form}-").contains(&part))
    };
    let mut found: Vec<Known<'a>> = Vec::new();
    for one in known {
        if !wanted.is_empty() && (is_part(one.id) || one.names().any(is_part)) && found.iter().all(|k| k.id != one.id) {
            found.push(*one);
        }
    }
    found
}

/// Whether one of the words is another than in the id: `bằng khen hội` is no slip for `bang-khen-bo`, though few letters differ.
fn has_another_word(wanted: &str, id: &str) -> bool {
    let (wanted, id) = (slug(wanted), slug(id));
    let (wanted, id): (Vec<&str>, Vec<&str>) = (wanted.split('-').collect(), id.split('-').collect());
    wanted.len() == id.len()
        && wanted.iter().zip(&id).any(|(one, other)| {
            let slips = strsim::osa_distance(one, other);
            slips > 1 && one.len().max(other.len()) <= 3
        })
}

/// The candidates that hold the same numbers: `ky-97` is no slip for `ky-98`, nor 2020 for 2021.
fn numbered<'a, T>(wanted: &str, candidates: impl Iterator<Item = (&'a str, T)>) -> impl Iterator<Item = (&'a str, T)> {
    let wanted = numbers(wanted);
    candidates.filter(move |(candidate, _)| numbers(candidate) == wanted)
}

/// The numbers in a text, in order, without leading zeros.
pub fn numbers(text: &str) -> Vec<&str> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(|run| run.trim_start_matches('0')).collect()
}

/// The name that shares most words with `wanted`, and the same numbers: `Tổ dân phố số 5` is not number 6.
fn most_words<'a>(wanted: &str, known: &[Known<'a>]) -> Option<Known<'a>> {
    /// Of all words of both names those that both have, in hundredths: three of four.
    const ENOUGH: usize = 75;
    let own_numbers = numbers(wanted);
    let wanted = words(wanted);
    let alike = |name: &str| {
        let other = words(name);
        let shared = wanted.intersection(&other).count();
        if numbers(name) == own_numbers { 200 * shared / (wanted.len() + other.len()).max(1) } else { 0 }
    };
    let scored = known.iter().filter_map(|k| Some((k.names().map(alike).max()?, *k)));
    // Of equals the first, which is the highest or the one above.
    scored.filter(|(score, _)| *score >= ENOUGH).rev().max_by_key(|(score, _)| *score).map(|(_, k)| k)
}

fn words(name: &str) -> BTreeSet<String> {
    let folded = format!(" {} ", fold(&without_brackets(name)));
    let whole = folded.replace(" ubnd ", " uy ban nhan dan ").replace(" hdnd ", " hoi dong nhan dan ");
    whole.split_whitespace().map(str::to_owned).collect()
}

/// A name without what stands in round brackets behind it: `(mẫu)`, `(UBND)`.
fn without_brackets(name: &str) -> String {
    match name.split_once('(') {
        Some((before, after)) if !before.trim().is_empty() => {
            let behind = after.split_once(')').map_or("", |(_, behind)| behind);
            format!("{before} {behind}")
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod known_tests {
    use super::*;

    #[test]
    fn names_lead_to_ids() {
        let known = |id, name| Known { id, name, short: None };
        let all = [
            known("bang-khen-tinh", "Bằng khen của Chủ tịch Ủy ban nhân dân cấp tỉnh"),
            known("bang-khen-tinh-uy", "Bằng khen của tỉnh ủy"),
            known("chien-si-co-so", "Chiến sĩ thi đua cơ sở"),
            known("chien-si-tinh", "Chiến sĩ thi đua cấp tỉnh"),
            known("huan-chuong-lao-dong", "Huân chương Lao động"),
            known("tram-y-te-mau", "Trạm Y tế xã Sen Hồng (mẫu)"),
            known("to-dan-pho-5", "Tổ dân phố số 5"),
            known("2016/ky-97", "Học tập và làm theo Bác"),
            known("hoa", "Nguyễn Thị Hoa"),
            known("hoa-2", "Nguyễn Thị Hòa"),
        ];
        for (wanted, id) in [
            ("Bằng khen của Ủy ban nhân dân tỉnh", "bang-khen-tinh"),
            ("Bằng khen của Chủ tịch UBND tỉnh", "bang-khen-tinh"),
            ("BẰNG KHEN CỦA TỈNH UỶ", "bang-khen-tinh-uy"),
            ("Chiến sĩ thi đua cấp cơ sở", "chien-si-co-so"),
            ("Huân chương Lao động hạng Ba", "huan-chuong-lao-dong"),
            ("huan chuong lao dong", "huan-chuong-lao-dong"),
            ("Trạm Y tế xã Sen Hồng", "tram-y-te-mau"),
            ("tram y te xa sen hong (mau)", "tram-y-te-mau"),
            ("ky-97", "2016/ky-97"),
            ("Nguyễn Thị Hoà", "hoa-2"),
            ("bang-khen-tinhh", "bang-khen-tinh"),
        ] {
            assert_eq!(nearest_known(wanted, &all).map(|k| k.id), Some(id), "{wanted}");
        }
        // What several begin with names none of them.
        for several in ["bằng khen", "bangkhen", "Chiến sĩ thi đua", "bang-khen"] {
            assert_eq!(nearest_known(several, &all), None, "{several}");
            assert_eq!(more_exact(several, &all).len(), 2, "{several}");
        }
        for nothing in
            ["Bằng khen Hội", "Tổ dân phố số 6", "ky-98", "Cờ thi đua của Chính phủ", "Tổ dân phố văn hóa", "", "()"]
        {
            assert_eq!(nearest_known(nothing, &all), None, "{nothing}");
        }
    }
}
