//! What a host asks of a person: a password, and whether its key is the right one.

use std::fmt;

/// A password. It is printed nowhere, and written nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: String) -> Self {
        Secret(text)
    }

    /// The password itself, for the host alone.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Who answers for the person.
pub trait Person {
    /// The password that was given beforehand, so that nobody has to be asked.
    fn given(&self) -> Option<Secret>;

    /// The password for `account`, `name@host`; `None` when nobody is there.
    fn password(&self, account: &str) -> Option<Secret>;

    /// Whether a host that was never seen shows the right key.
    fn trusts(&self, host: &str, fingerprint: &str) -> bool;
}
