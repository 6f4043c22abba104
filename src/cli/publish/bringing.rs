//! A publishing over all its connections: how far it came, what was agreed to, whether it is to stop.

use crate::model::HeldBack;
use crate::output::Held;
use crate::upload::Report;
use std::cell::{Cell, OnceCell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What is brought, and how far that came over all connections.
pub(super) struct Bringing<'a> {
    pub held: &'a Held,
    pub held_back: Option<&'a [HeldBack]>,
    /// Set when the user wants it to stop; until something is brought, the system sees to that.
    pub stop: OnceCell<Arc<AtomicBool>>,
    pub done: RefCell<Report>,
    /// Whether what is there was looked at already, over another connection.
    pub begun: Cell<bool>,
    /// Whether all that had to be asked was agreed to.
    pub agreed: Cell<bool>,
}

impl<'a> Bringing<'a> {
    pub fn new(held: &'a Held, held_back: Option<&'a [HeldBack]>) -> Self {
        Bringing {
            held,
            held_back,
            stop: OnceCell::new(),
            done: RefCell::default(),
            begun: Cell::default(),
            agreed: Cell::default(),
        }
    }

    pub fn is_stopped(&self) -> bool {
        self.stop.get().is_some_and(|stop| stop.load(Ordering::Relaxed))
    }

    pub fn pause(&self, wait: Duration) {
        let end = Instant::now() + wait;
        while Instant::now() < end && !self.is_stopped() {
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

/// Set when the user presses Ctrl-C: what is under way is brought to its end. A second time ends the program.
pub(super) fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stop);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        while runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            if set.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        }
    });
    stop
}
