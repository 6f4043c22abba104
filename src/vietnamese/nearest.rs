//! "Did you mean": the known word that a mistyped one was meant to be.

use super::fold;

/// The candidate that `wanted` is most likely a slip for, or `None` when none is near.
///
/// Compared without tones, case, spaces, hyphens and underscores, so `Tác giả` finds `tac_gia` at no cost; beyond that,
/// two typing errors are forgiven (one in words of three or four letters, none in shorter ones), two letters swapped
/// counting as one. Of equals the first candidate wins.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = squeezed(wanted);
    let slips = match wanted.chars().count() {
        0 => return None,
        1..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&wanted, &squeezed(candidate)), candidate))
        .filter(|(distance, _)| *distance <= slips)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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
