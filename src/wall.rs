//! The wall around foreign code: setting type, reading and writing pictures. What breaks behind it becomes a value
//! of ours, which names the user's file, instead of the end of the program.
//!
//! A panic is a fault of the code that panics, never an answer that is counted on: what we know to break is refused
//! before it gets there. Not held by the wall: a stack or a memory that is used up, which end the program.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once, PoisonError};

/// That foreign code broke: its words and its place, for whoever mends it and for nobody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken(pub String);

thread_local! {
    /// How many walls this thread stands behind.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// How many walls stand on all threads: Typst lets the threads of the pool work for it.
static STANDING: AtomicUsize = AtomicUsize::new(0);

/// What the last panic behind a wall said; it may have happened on another thread than it comes out of.
static SAID: Mutex<Option<String>> = Mutex::new(None);

static HOOK: Once = Once::new();

/// Does `work`. When it breaks, what it borrowed may be half changed: whoever calls throws it away or makes it anew.
///
/// # Errors
/// What was said when it broke. Nothing is printed then.
pub fn behind<T>(work: impl FnOnce() -> T) -> Result<T, Broken> {
    HOOK.call_once(hush);
    let standing = Standing::begin();
    let outcome = panic::catch_unwind(AssertUnwindSafe(work));
    drop(standing);
    outcome.map_err(|payload| {
        let said = SAID.lock().unwrap_or_else(PoisonError::into_inner).take();
        Broken(said.unwrap_or_else(|| words(&*payload).to_owned()))
    })
}

struct Standing;

impl Standing {
    fn begin() -> Self {
        DEPTH.set(DEPTH.get() + 1);
        STANDING.fetch_add(1, Ordering::SeqCst);
        Standing
    }
}

impl Drop for Standing {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get().saturating_sub(1));
        STANDING.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Panics behind a wall are remembered; all others are printed as ever.
fn hush() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let helper = rayon::current_thread_index().is_some() && STANDING.load(Ordering::SeqCst) > 0;
        if DEPTH.get() > 0 || helper {
            *SAID.lock().unwrap_or_else(PoisonError::into_inner) = Some(told(info));
        } else {
            usual(info);
        }
    }));
}

/// `called Option::unwrap() on a None value (krilla-0.8.2/src/surface.rs:12)`: without folders of the machine on
/// which the program was compiled.
fn told(info: &PanicHookInfo<'_>) -> String {
    /// Some quote the text that they break over, whole.
    const LONGEST: usize = 160;
    let said: String = words(info.payload()).chars().filter(char::is_ascii).take(LONGEST).collect();
    match info.location() {
        Some(location) => {
            let file = location.file().replace('\\', "/");
            let package = file.rfind("/src/").and_then(|at| file[..at].rfind('/')).map_or(0, |at| at + 1);
            format!("{said} ({}:{})", &file[package..], location.line())
        }
        None => said,
    }
}

fn words(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_is_told_and_the_next_work_is_done() {
        let broken = behind(|| -> usize { Vec::<usize>::new()[std::hint::black_box(3)] }).expect_err("it broke");
        assert!(broken.0.contains("index out of bounds") && broken.0.contains("src/wall.rs:"), "{broken:?}");
        assert_eq!(behind(|| 3), Ok(3));
        assert_eq!((DEPTH.get(), behind(|| DEPTH.get())), (0, Ok(1)), "walls are taken down");
    }

    #[test]
    fn helpers_break_for_whom_they_help() {
        use rayon::prelude::*;
        let work = || (0..100).into_par_iter().map(|n| if n == 57 { panic!("at {n}") } else { n }).sum::<u32>();
        assert!(behind(work).is_err());
        assert!(behind(|| behind(work).is_err()).expect("an inner wall holds for itself"));
    }
}
