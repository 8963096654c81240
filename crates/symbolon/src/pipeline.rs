//! Work on several threads with its results in the order it was given.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::failure::{Failure, FailureCode};

/// How many pieces of work a thread may have waiting: enough to keep it busy, few enough to keep memory bounded.
const WAITING_PER_THREAD: usize = 4;

/// Runs `feed` with an [`Orders`] to which it gives work. Each thread makes its own worker once, and the results come to
/// `take` in the order in which the work was given.
///
/// # Errors
/// What `take` returns first; [`FailureCode::Fault`] where a worker panicked.
pub fn run<Work, Done, Worker, Fed>(
    threads: usize,
    worker: impl Fn() -> Worker + Sync,
    take: impl FnMut(Done) -> Result<(), Failure>,
    feed: impl FnOnce(&mut Orders<'_, Work, Done>) -> Fed,
) -> Result<Fed, Failure>
where
    Work: Send,
    Done: Send,
    Worker: FnMut(Work) -> Done,
{
    let threads = threads.max(1);
    let (to_workers, work) = sync_channel::<(u64, Work)>(threads * WAITING_PER_THREAD);
    let (to_taker, done) = channel::<(u64, Option<Done>)>();
    let work = Mutex::new(work);
    thread::scope(|scope| {
        for _ in 0..threads {
            let to_taker = to_taker.clone();
            let (work, worker) = (&work, &worker);
            scope.spawn(move || labour(work, &to_taker, worker));
        }
        drop(to_taker);
        let mut orders = Orders {
            to_workers: Some(to_workers),
            done,
            take: Box::new(take),
            given: 0,
            taken: 0,
            waiting: BTreeMap::new(),
            waiting_max: threads * WAITING_PER_THREAD,
            failure: None,
        };
        let fed = feed(&mut orders);
        orders.finish()?;
        Ok(fed)
    })
}

fn labour<Work, Done, Worker: FnMut(Work) -> Done>(
    work: &Mutex<Receiver<(u64, Work)>>,
    to_taker: &Sender<(u64, Option<Done>)>,
    worker: &(impl Fn() -> Worker + Sync),
) {
    let mut worker = worker();
    loop {
        let next = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, work)) = next else { return };
        let done = catch_unwind(AssertUnwindSafe(|| worker(work))).ok();
        let failed = done.is_none();
        if to_taker.send((number, done)).is_err() || failed {
            return;
        }
    }
}

/// Takes work and hands its results over in order.
pub struct Orders<'a, Work, Done> {
    to_workers: Option<SyncSender<(u64, Work)>>,
    done: Receiver<(u64, Option<Done>)>,
    take: Box<dyn FnMut(Done) -> Result<(), Failure> + 'a>,
    given: u64,
    taken: u64,
    waiting: BTreeMap<u64, Done>,
    waiting_max: usize,
    failure: Option<Failure>,
}

impl<Work, Done> Orders<'_, Work, Done> {
    /// Gives a piece of work. After a failure nothing more is done.
    pub fn give(&mut self, work: Work) {
        if self.failure.is_some() {
            return;
        }
        while self.given - self.taken >= self.waiting_max as u64 && self.failure.is_none() {
            self.receive();
        }
        let Some(to_workers) = &self.to_workers else { return };
        match to_workers.send((self.given, work)) {
            Ok(()) => self.given += 1,
            Err(_) => self.failure = Some(Failure::new(FailureCode::Fault, "")),
        }
    }

    /// Whether something failed, so that further work is pointless.
    pub fn has_failed(&self) -> bool {
        self.failure.is_some()
    }

    fn receive(&mut self) {
        match self.done.recv() {
            Ok((number, Some(done))) => {
                self.waiting.insert(number, done);
            }
            Ok((_, None)) | Err(_) => {
                self.failure = Some(Failure::new(FailureCode::Fault, ""));
            }
        }
        while let Some(done) = self.waiting.remove(&self.taken) {
            self.taken += 1;
            if self.failure.is_none() {
                self.failure = (self.take)(done).err();
            }
        }
    }

    fn finish(mut self) -> Result<(), Failure> {
        self.to_workers = None;
        while self.taken < self.given && self.failure.is_none() {
            self.receive();
        }
        self.failure.map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        let mut taken = Vec::new();
        let doubled = |number: u64| {
            if number.is_multiple_of(7) {
                thread::yield_now();
            }
            number * 2
        };
        let take = |done| {
            taken.push(done);
            Ok(())
        };
        let fed =
            run(3, || doubled, take, |orders| (0..500).for_each(|number| orders.give(number)));
        assert!(fed.is_ok());
        assert_eq!(taken, (0..500).map(|number| number * 2).collect::<Vec<u64>>());
    }

    #[test]
    fn a_failure_to_take_ends_the_work() {
        let take = |number: u64| match number {
            5 => Err(Failure::new(FailureCode::OutputClosed, "")),
            _ => Ok(()),
        };
        let fed = run(
            2,
            || |number: u64| number,
            take,
            |orders| {
                (0..1_000).for_each(|number| orders.give(number));
                assert!(orders.has_failed());
            },
        );
        assert!(fed.is_err_and(|failure| failure.is_silent()));
    }

    #[test]
    fn a_panic_is_a_fault_and_not_a_hang() {
        let panicking = || |number: u64| assert!(number != 3, "the third");
        let fed = run(
            2,
            panicking,
            |()| Ok(()),
            |orders| {
                (0..1_000).for_each(|number| orders.give(number));
            },
        );
        assert_eq!(fed.map_err(|failure| failure.exit()), Err(crate::exit::Exit::Fault));
    }
}
