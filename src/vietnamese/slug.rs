//! Names for files, addresses and anchors.

use super::fold;

/// `text` in `a`-`z`, `0`-`9` and single hyphens between them: "Đặng Thị Hồng" is `dang-thi-hong`. Empty when there is
/// nothing to spell.
///
/// Different texts may share a slug, as Đào and Đạo do: see [`unique`].
pub fn slug(text: &str) -> String {
    // Folding does all Vietnamese needs, đ included; the crate spells what is left of other languages, such as ø.
    slug::slugify(fold(text))
}

/// `slug` if it is free, otherwise the first free one of `slug-2`, `slug-3`, ... An empty slug counts as `muc` (an item).
pub fn unique(slug: &str, mut taken: impl FnMut(&str) -> bool) -> String {
    let base = if slug.is_empty() { "muc" } else { slug };
    let mut candidate = base.to_owned();
    let mut number = 2_u64;
    while taken(&candidate) {
        candidate = format!("{base}-{number}");
        number += 1;
    }
    candidate
}
