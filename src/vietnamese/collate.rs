//! Order: of people in any index, of titles and unit names in any list, and the letters that head an index.
//!
//! ICU knows the Vietnamese alphabet and that letters count before tones, but it weighs the tones of a whole string
//! only after all its letters: as one string "Bính Lê" would come before "Bình Trần". So the parts of a name are keys of
//! their own.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use super::name::Name;
use super::{fold_toned, letter, nfc};

/// The place of a person in an index: by tên, then họ, then đệm, each by its letters before its tones.
///
/// Made once for each person; comparing costs no more than comparing bytes. Letter case and the place of a tone (`Hoà`,
/// `Hòa`) matter only between names that are otherwise the same, and equal keys mean equal names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey {
    // The order of the fields is the rule.
    given: Weights,
    family: Weights,
    middle: Weights,
    written: String,
}

impl NameKey {
    /// The key of a name in its parts.
    pub fn new(name: &Name) -> Self {
        Self {
            given: weights(&name.given),
            family: weights(&name.family),
            middle: weights(&name.middle),
            written: nfc(&name.to_string()).into_owned(),
        }
    }

    /// The key of somebody who is sorted under another text than the name (`sap_xep_theo`), as names of ethnic
    /// minorities need: the text counts as a tên does.
    pub fn sorted_as(text: &str) -> Self {
        Self { given: weights(text), family: weights(""), middle: weights(""), written: nfc(text).into_owned() }
    }
}

/// The place of a title or of a unit's name in a list: see [`compare_text`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextKey {
    weights: Weights,
    written: String,
}

impl TextKey {
    /// The key of a text.
    pub fn new(text: &str) -> Self {
        Self { weights: weights(text), written: nfc(text).into_owned() }
    }
}

/// The order of two titles or unit names: by their words as in a Vietnamese dictionary, numbers by their value ("Khu 4"
/// before "Khu 10"), punctuation and case only between otherwise equal texts. To sort many, make a [`TextKey`] of each.
pub fn compare_text(a: &str, b: &str) -> Ordering {
    TextKey::new(a).cmp(&TextKey::new(b))
}

/// The letter that heads the part of an index where `name` stands: its first letter, without tone. Ă, Â, Đ, Ê, Ô, Ơ
/// and Ư are letters of their own; a digit, another script or nothing is `#`.
///
/// Of a person this takes the tên (or what replaces it), not the full name.
pub fn initial(name: &str) -> char {
    nfc(name).chars().find(|c| c.is_alphanumeric()).and_then(letter::heading).unwrap_or('#')
}

type Weights = Vec<u8>;

/// ICU's sort key of the words of `text`: bytes that compare as the texts do.
fn weights(text: &str) -> Weights {
    static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
        let mut preferences = CollatorPreferences::from(&locale!("vi"));
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        CollatorBorrowed::try_new(preferences, CollatorOptions::default()).expect("the order of vi is compiled in")
    });
    let mut weights = Weights::new();
    let Ok(()) = VIETNAMESE.write_sort_key_to(&fold_toned(text), &mut weights);
    weights
}
