//! On whose behalf the present thread writes: role, address and key of the request, for every audit row of the work. Never here: a name;
//! that is handed along with each change.
//!
//! Why does it go with the thread and not with every call? The door alone knows it, every row needs it, and no use case between the two has
//! any business with it: handing it through each of them would let one forget it.

use std::cell::RefCell;

/// Where a change comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// In which role.
    pub role: Option<String>,
    /// From which address.
    pub address: Option<String>,
    /// What names the request, where it may be sent again.
    pub request: Option<String>,
}

thread_local! {
    static PRESENT: RefCell<Origin> = RefCell::default();
}

/// Puts back what was there before, also when the work panics.
struct Before(Origin);

impl Drop for Before {
    fn drop(&mut self) {
        PRESENT.replace(std::mem::take(&mut self.0));
    }
}

/// Does the work; every audit row it writes says where it comes from.
pub fn on_behalf_of<T>(origin: Origin, work: impl FnOnce() -> T) -> T {
    let _before = Before(PRESENT.replace(origin));
    work()
}

pub(super) fn present() -> Origin {
    PRESENT.with_borrow(Clone::clone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_holds_for_its_work_and_no_longer_even_when_the_work_breaks_off() {
        let from = |address: &str| Origin { address: Some(address.to_owned()), ..Origin::default() };
        on_behalf_of(from("10.0.0.1"), || {
            let broke = std::panic::catch_unwind(|| on_behalf_of(from("10.0.0.2"), || panic!("on purpose")));
            assert!(broke.is_err());
            assert_eq!(present(), from("10.0.0.1"));
        });
        assert_eq!(present(), Origin::default());
    }
}
