//! Several connections to one host, at work together: one alone waits most of the time, with each file, for answers.

use super::remote::{Done, Kind, Trouble};
use std::sync::{Mutex, PoisonError, mpsc};

/// Gives what `next` brings to whoever is free, and tells `done` what came of it. The `first` is the one that counts; a helper
/// that is cut off leaves, and what it had is done again by another.
///
/// # Errors
/// The first trouble of anybody else, or of `next`, when all that was begun has come to its end.
pub(super) fn share<W: Send, Job: Send, Outcome: Send>(
    first: &mut W,
    helpers: &mut Vec<W>,
    next: &mut dyn FnMut() -> Done<Option<Job>>,
    work: impl Fn(&mut W, &Job) -> Done<Outcome> + Sync,
    done: &mut dyn FnMut(Job, Outcome),
) -> Done {
    let (give, take) = mpsc::channel::<Job>();
    let (tell, told) = mpsc::channel::<(usize, Job, Done<Outcome>)>();
    let take = Mutex::new(take);
    let mut lost: Vec<usize> = Vec::new();
    let mut alive = 1 + helpers.len();
    let crew: Vec<&mut W> = std::iter::once(first).chain(helpers.iter_mut()).collect();
    let outcome = std::thread::scope(|scope| {
        // Dropped at the end of this, and that sends everybody home.
        let give = give;
        for (number, worker) in crew.into_iter().enumerate() {
            let (tell, take, work) = (tell.clone(), &take, &work);
            scope.spawn(move || {
                let wait = || take.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok(job) = wait() {
                    let outcome = work(worker, &job);
                    let is_cut = outcome.as_ref().is_err_and(|trouble| trouble.kind == Kind::Cut);
                    if tell.send((number, job, outcome)).is_err() || is_cut {
                        break;
                    }
                }
            });
        }
        drop(tell);
        let (mut busy, mut left, mut failed): (usize, Vec<Job>, Option<Trouble>) = (0, Vec::new(), None);
        loop {
            while busy < alive && failed.is_none() {
                let job = match left.pop() {
                    Some(job) => Some(job),
                    None => next().unwrap_or_else(|trouble| {
                        failed = Some(trouble);
                        None
                    }),
                };
                let Some(job) = job else { break };
                if give.send(job).is_err() {
                    break;
                }
                busy += 1;
            }
            if busy == 0 {
                break;
            }
            let Ok((number, job, outcome)) = told.recv() else { break };
            busy -= 1;
            match outcome {
                Ok(outcome) => done(job, outcome),
                Err(trouble) if number > 0 && trouble.kind == Kind::Cut => {
                    alive -= 1;
                    lost.push(number - 1);
                    left.push(job);
                }
                Err(trouble) => failed = failed.or(Some(trouble)),
            }
        }
        failed.map_or(Ok(()), Err)
    });
    lost.sort_unstable();
    lost.into_iter().rev().for_each(|number| drop(helpers.remove(number)));
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brought(
        helpers: &mut Vec<usize>,
        jobs: usize,
        work: impl Fn(usize, usize) -> Done + Sync,
    ) -> (Done, Vec<usize>) {
        let mut jobs = (0..jobs).collect::<Vec<_>>().into_iter();
        let mut all = Vec::new();
        let mut done = |job, ()| all.push(job);
        let outcome = share(&mut 0, helpers, &mut || Ok(jobs.next()), |own, job| work(*own, *job), &mut done);
        all.sort_unstable();
        (outcome, all)
    }

    #[test]
    fn all_is_done_once_whoever_is_cut_off() {
        let cut = || Trouble::new(Kind::Cut, "", "");
        let mut helpers = vec![1, 2, 3];
        let work = |own: usize, _| if own == 2 { Err(cut()) } else { Ok(()) };
        let (outcome, all) = brought(&mut helpers, 100, work);
        assert_eq!((outcome, all), (Ok(()), (0..100).collect()));
        assert!(!helpers.contains(&2) || helpers.len() == 3, "it had nothing to do, or has left");
        // Alone, when all have left.
        let (outcome, all) = brought(&mut helpers, 100, |own, _| if own > 0 { Err(cut()) } else { Ok(()) });
        assert_eq!((outcome, all), (Ok(()), (0..100).collect()));
        let (outcome, all) = brought(&mut Vec::new(), 9, |_, job| if job == 4 { Err(cut()) } else { Ok(()) });
        assert_eq!((outcome, all), (Err(cut()), vec![0, 1, 2, 3]));
    }

    #[test]
    fn a_refusal_ends_it_and_what_was_begun_is_told() {
        let denied = Trouble::new(Kind::Denied, "", "");
        let (outcome, all) = brought(&mut vec![1, 2], 100, |_, job| {
            // Who refuses may be slow to say so, and the others are not kept waiting.
            if job > 50 {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            if job == 50 { Err(denied.clone()) } else { Ok(()) }
        });
        assert_eq!(outcome, Err(denied.clone()));
        assert!((50..99).contains(&all.len()) && !all.contains(&50), "{all:?}");
    }
}
