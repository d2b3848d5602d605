//! Work on many things, done on all processors and taken in the order of the things. Never here: a statement, or what is done.

use std::sync::mpsc::sync_channel;
use std::thread;

use super::StoreError;

/// Things worked on together; fewer than this are not worth a thread.
const BATCH: usize = 256;
/// Batches that a worker may be ahead of whoever takes them.
const AHEAD: usize = 4;

/// Does `work` on each thing and hands what comes of it to `take`, one after another, in order. `start` gives each worker what it keeps
/// from one thing to the next.
///
/// # Errors
/// The first error in the order of the things, whether of `work` or of `take`.
pub(super) fn in_order<'a, T: Sync, K, W: Send>(
    things: &'a [T],
    start: impl Fn() -> K + Sync,
    work: impl Fn(&mut K, &'a T) -> Result<W, StoreError> + Sync,
    mut take: impl FnMut(&'a T, W) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    if things.len() <= BATCH {
        let mut kept = start();
        return things.iter().try_for_each(|thing| take(thing, work(&mut kept, thing)?));
    }
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let (start, work) = (&start, &work);
        let finished: Vec<_> = (0..workers)
            .map(|first| {
                let (sender, receiver) = sync_channel(AHEAD);
                scope.spawn(move || {
                    let mut kept = start();
                    for batch in things.chunks(BATCH).skip(first).step_by(workers) {
                        let done: Vec<Result<W, StoreError>> = batch.iter().map(|thing| work(&mut kept, thing)).collect();
                        // Nobody takes it where an earlier one was refused.
                        if sender.send(done).is_err() {
                            break;
                        }
                    }
                });
                receiver
            })
            .collect();
        for (at, batch) in things.chunks(BATCH).enumerate() {
            let stopped = |_| StoreError::Damaged("preparing the rows stopped halfway".to_owned());
            let done = finished[at % workers].recv().map_err(stopped)?;
            batch.iter().zip(done).try_for_each(|(thing, done)| take(thing, done?))?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_on_many_processors_is_taken_in_order_and_the_first_error_stops_it() {
        let things: Vec<usize> = (0..5_000).collect();
        let mut taken = Vec::new();
        let double = |(): &mut (), thing: &usize| Ok(2 * thing);
        in_order(
            &things,
            || (),
            double,
            |thing, done| {
                taken.push((*thing, done));
                Ok(())
            },
        )
        .unwrap();
        assert!(taken.iter().enumerate().all(|(at, done)| *done == (at, 2 * at)) && taken.len() == things.len());
        let fails = |(): &mut (), thing: &usize| {
            if *thing < 700 { Ok(*thing) } else { Err(StoreError::NoRevision { asked: *thing as u64, latest: 0 }) }
        };
        let mut last = 0;
        let refused = in_order(
            &things,
            || (),
            fails,
            |_, done| {
                last = done;
                Ok(())
            },
        );
        assert!(matches!(refused, Err(StoreError::NoRevision { asked: 700, .. })), "{refused:?}");
        assert_eq!(last, 699);
    }
}
