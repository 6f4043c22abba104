//! A connection that was lost is made again: what has arrived is known, so nothing goes twice.

use super::remote::Kind;
use std::time::Duration;

/// In seconds, before each time.
const WAITS: [u64; 3] = [1, 2, 4];

/// How often it was tried in vain since something last arrived.
#[derive(Debug, Default)]
pub struct Retry {
    tries: usize,
}

impl Retry {
    /// How long to wait before the next try, if there is to be one: not for what another time would end in the same way.
    pub fn after(&mut self, kind: Kind, has_arrived: bool) -> Option<Duration> {
        if has_arrived {
            self.tries = 0;
        }
        // Nobody answers: at first that may be a mistyped name; later it is the accident going on.
        let may_pass = kind == Kind::Cut || kind == Kind::Unreachable && self.tries > 0;
        let wait = WAITS.get(self.tries).filter(|_| may_pass)?;
        self.tries += 1;
        Some(Duration::from_secs(*wait))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accident_is_waited_for_three_times_and_a_mistake_never() {
        let mut retry = Retry::default();
        assert_eq!(retry.after(Kind::Unreachable, false), None);
        let mut waits: Vec<Option<Duration>> =
            [Kind::Cut, Kind::Unreachable, Kind::Cut, Kind::Cut].map(|kind| retry.after(kind, false)).into();
        assert_eq!(waits.pop(), Some(None));
        assert!(waits.is_sorted() && waits.iter().all(Option::is_some), "{waits:?}");
        assert_eq!(retry.after(Kind::Cut, true), waits[0]);
        assert_eq!(retry.after(Kind::Login, true), None);
    }
}
