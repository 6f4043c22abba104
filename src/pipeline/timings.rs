//! How long each stage of a build takes: what `--timings` tells.

use super::Progress;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A stage that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lap {
    /// As [`Progress::stage`] was told it.
    pub stage: &'static str,
    pub elapsed: Duration,
    /// The time of all processors together, where the system tells it.
    pub worked: Option<Duration>,
}

/// Keeps the time of a build's stages, whose progress it passes on.
pub struct Stopwatch<'a> {
    progress: &'a dyn Progress,
    begun: Mutex<Vec<(&'static str, Moment)>>,
}

#[derive(Debug, Clone, Copy)]
struct Moment {
    at: Instant,
    worked: Option<Duration>,
}

impl<'a> Stopwatch<'a> {
    pub fn new(progress: &'a dyn Progress) -> Self {
        Stopwatch { progress, begun: Mutex::default() }
    }

    /// The stages so far, in the order in which they were first begun; the last ends now.
    pub fn laps(&self) -> Vec<Lap> {
        let begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let ends = begun.iter().skip(1).map(|(_, moment)| *moment).chain([Moment::now()]);
        let mut laps: Vec<Lap> = Vec::new();
        for ((stage, start), end) in begun.iter().zip(ends) {
            let elapsed = end.at - start.at;
            let worked = end.worked.zip(start.worked).map(|(end, start)| end.saturating_sub(start));
            match laps.iter_mut().find(|lap| lap.stage == *stage) {
                Some(lap) => {
                    lap.elapsed += elapsed;
                    lap.worked = lap.worked.zip(worked).map(|(one, other)| one + other);
                }
                None => laps.push(Lap { stage, elapsed, worked }),
            }
        }
        laps
    }
}

impl Progress for Stopwatch<'_> {
    fn stage(&self, name: &'static str, steps: Option<usize>) {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner).push((name, Moment::now()));
        self.progress.stage(name, steps);
    }

    fn step(&self) {
        self.progress.step();
    }
}

impl Moment {
    fn now() -> Self {
        Moment { at: Instant::now(), worked: worked() }
    }
}

/// What all threads of the program have worked.
#[cfg(unix)]
fn worked() -> Option<Duration> {
    rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime).try_into().ok()
}

#[cfg(not(unix))]
fn worked() -> Option<Duration> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Silent;

    #[test]
    fn a_stage_that_comes_again_is_one_lap() {
        let watch = Stopwatch::new(&Silent);
        for stage in ["reading", "books", "reading", "pages"] {
            watch.stage(stage, None);
        }
        let stages: Vec<&str> = watch.laps().iter().map(|lap| lap.stage).collect();
        assert_eq!(stages, ["reading", "books", "pages"]);
    }

    #[test]
    fn laps_leave_no_time_out() {
        let watch = Stopwatch::new(&Silent);
        for stage in ["reading", "pages", "reading"] {
            watch.stage(stage, None);
        }
        let first = watch.begun.lock().expect("unharmed")[0].1.at;
        let before = first.elapsed();
        let sum: Duration = watch.laps().iter().map(|lap| lap.elapsed).sum();
        assert!(before <= sum && sum <= first.elapsed());
    }

    #[cfg(unix)]
    #[test]
    fn work_is_told() {
        let watch = Stopwatch::new(&Silent);
        watch.stage("reading", None);
        let digest = blake3::hash(&[0; 1 << 16]);
        assert!(watch.laps()[0].worked > Some(Duration::ZERO), "nothing was worked for {digest}");
    }
}
