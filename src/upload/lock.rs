//! One publishes at a time: a file on the host says who, and since when.
//!
//! A host knows no locks, so who takes one looks again whether it is still his, and does so before each group. Who held it
//! and died is not waited for: the same account on the same machine takes its own lock back (the output folder is locked
//! there as long as anything is published from it), and anybody else is told how old it is.
//!
//! Readers can open the file, so it names nobody: a number, and a mark by which an account knows itself.

use super::remote::{Done, Kind, Remote, Trouble};
use super::state::LOCK;
use crate::digest::Digest;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// After so many minutes without a sign of life nobody is at work any more.
const DEAD: i64 = 10;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Holder {
    owner: String,
    number: String,
    /// In seconds since 1970.
    since: i64,
}

/// The lock that we hold.
#[derive(Debug)]
pub struct Lock {
    holder: Holder,
}

/// By what an account on a machine, publishing from one folder, knows its own lock.
pub fn owner(parts: &[&str]) -> String {
    Digest::of_parts(parts.iter().map(|part| part.as_bytes())).short()
}

impl Lock {
    /// Takes nothing: whether somebody else is at work.
    ///
    /// # Errors
    /// [`Kind::Busy`] when another holds it and gives signs of life.
    pub fn look(remote: &mut dyn Remote, owner: &str, now: Timestamp) -> Done {
        Lock::other(remote, owner, now, true)
    }

    /// # Errors
    /// [`Kind::Busy`] when another holds it and gives signs of life or has a clock ahead of ours, or gives none and
    /// `take_over` is not said.
    pub fn take(remote: &mut dyn Remote, owner: &str, now: Timestamp, take_over: bool) -> Done<Self> {
        Lock::other(remote, owner, now, take_over)?;
        let number = Digest::of_value(&(std::process::id(), now.as_nanosecond())).short();
        let lock = Lock { holder: Holder { owner: owner.to_owned(), number, since: now.as_second() } };
        lock.write(remote)?;
        lock.confirm(remote)?;
        Ok(lock)
    }

    fn other(remote: &mut dyn Remote, owner: &str, now: Timestamp, take_over: bool) -> Done {
        if let Some(other) = remote.read(LOCK)? {
            // One that cannot be read was cut while it was written.
            let other: Option<Holder> = serde_json::from_slice(&other).ok();
            let age = other.as_ref().map(|other| (now.as_second() - other.since) / 60);
            let foreign = other.as_ref().is_some_and(|other| other.owner != owner);
            let is_dead = age.is_some_and(|age| age >= DEAD);
            if foreign && !(is_dead && take_over) {
                let age = age.unwrap_or_default();
                // A clock ahead of ours says nothing of how long nobody has been at work.
                let about = match age {
                    ..0 => "ahead",
                    DEAD.. => "dead",
                    _ => "alive",
                };
                return Err(Trouble::new(Kind::Busy, about, age.abs()));
            }
        }
        Ok(())
    }

    fn write(&self, remote: &mut dyn Remote) -> Done {
        remote.put(LOCK, &serde_json::to_vec(&self.holder).unwrap_or_default())
    }

    /// Whether it is still ours.
    ///
    /// # Errors
    /// [`Kind::Busy`] when somebody else has taken it.
    pub fn confirm(&self, remote: &mut dyn Remote) -> Done {
        let there = remote.read(LOCK)?.and_then(|bytes| serde_json::from_slice::<Holder>(&bytes).ok());
        match there {
            Some(there) if there.number == self.holder.number => Ok(()),
            _ => Err(Trouble::new(Kind::Busy, "alive", "0")),
        }
    }

    /// Says that we are still at work, once a minute at most.
    pub fn refresh(&mut self, remote: &mut dyn Remote, now: Timestamp) -> Done {
        if now.as_second() - self.holder.since < 60 {
            return Ok(());
        }
        self.confirm(remote)?;
        self.holder.since = now.as_second();
        self.write(remote)
    }

    /// Gives it back. What cannot be removed counts as dead soon.
    pub fn release(self, remote: &mut dyn Remote) {
        if self.confirm(remote).is_ok() {
            let _ = remote.delete(LOCK);
        }
    }
}
