//! Ctrl-C while something long is worked on: the first ends the work with what it has come to, the second the program. Never here: what
//! the work makes of it.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use tokio::signal::ctrl_c;

/// The status a shell gives to what an interrupt has ended.
const INTERRUPTED: i32 = 130;

/// Whether somebody has asked for an end.
#[derive(Debug)]
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on; where signals cannot be heard, the system does with them what it always does.
    pub(super) fn listen() -> Self {
        let heard = Arc::new(AtomicBool::new(false));
        let word = Arc::clone(&heard);
        thread::spawn(move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() else { return };
            runtime.block_on(async {
                for times in 0.. {
                    match ctrl_c().await {
                        Ok(()) if times == 0 => word.store(true, Ordering::Relaxed),
                        Ok(()) => process::exit(INTERRUPTED),
                        Err(_) => return,
                    }
                }
            });
        });
        Self(heard)
    }

    /// Set once an end is asked for.
    pub(super) fn word(&self) -> &AtomicBool {
        &self.0
    }

    /// Whether an end has been asked for.
    pub(super) fn is_heard(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
