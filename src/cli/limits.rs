//! What the system lets the program have: too little of it ends in a sentence, not in a signal.

use super::Refusal;
use crate::diagnostic::Message;

/// Memory that can be addressed, in bytes, without which a small site cannot be built.
#[cfg(unix)]
const LEAST: u64 = 1 << 30;

/// # Errors
/// When so little memory may be addressed (`ulimit -v`) that something would break off in the middle of the work, and nobody could
/// say where.
#[cfg(unix)]
pub(super) fn check_memory() -> Result<(), Refusal> {
    use rustix::process::{Resource, getrlimit};
    let limits = [Resource::As, Resource::Data].map(|resource| getrlimit(resource).current);
    match limits.into_iter().flatten().min() {
        Some(limit) if limit < LEAST => {
            Err(Refusal(Message::new("little-memory").arg("limit", limit >> 20).arg("least", LEAST >> 20)))
        }
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
pub(super) fn check_memory() -> Result<(), Refusal> {
    Ok(())
}

/// Lets a write that passes the largest size of a file (`ulimit -f`) fail as every other does, instead of ending the program. Where
/// that cannot be had, it ends as before.
#[cfg(unix)]
pub(super) fn let_writes_fail() {
    use tokio::signal::unix::{SignalKind, signal};
    // Whoever listens once is never ended by the signal again; nobody needs to hear it.
    if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() {
        let _inside = runtime.enter();
        drop(signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw())));
    }
}

#[cfg(not(unix))]
pub(super) fn let_writes_fail() {}
