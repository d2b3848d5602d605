//! Whether the answer that the present thread works on is still wanted: whoever asked may have gone. Never here: a limit of time.
//!
//! Why does it go with the thread and not with every call? A weighing solves dozens of times, deep down, and nobody between the door that
//! hears of the leaving and the loop that has to end has any business with it.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    static CALLED_OFF: RefCell<Option<Arc<AtomicBool>>> = const { RefCell::new(None) };
}

/// Puts back what was there before, also when the work panics.
struct Before(Option<Arc<AtomicBool>>);

impl Drop for Before {
    fn drop(&mut self) {
        CALLED_OFF.replace(self.0.take());
    }
}

/// Does the work; once `called_off` is set, every search in it ends within a few hundredths of a second, and what it answers is to be
/// thrown away.
pub fn while_wanted<T>(called_off: Arc<AtomicBool>, work: impl FnOnce() -> T) -> T {
    let _before = Before(CALLED_OFF.replace(Some(called_off)));
    work()
}

/// Whether nobody waits for the present work any more.
#[must_use]
pub fn is_called_off() -> bool {
    CALLED_OFF.with_borrow(|called_off| called_off.as_ref().is_some_and(|called_off| called_off.load(Ordering::Relaxed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_to_stop_holds_for_its_work_and_no_longer_even_when_the_work_breaks_off() {
        let word = |set: bool| Arc::new(AtomicBool::new(set));
        while_wanted(word(false), || {
            let broke = std::panic::catch_unwind(|| while_wanted(word(true), || panic!("on purpose, {}", is_called_off())));
            assert!(broke.is_err());
            assert!(!is_called_off());
        });
        while_wanted(word(true), || assert!(is_called_off()));
        assert!(!is_called_off());
    }
}
