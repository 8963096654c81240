//! Calls into a library that may panic on hostile input.
//!
//! Our own code cannot panic: the lints forbid what could. A library that we do not write may, and calamine does on
//! workbooks made to break it. Its panic is turned into a value here, so that one file is refused and the program goes
//! on. That is sound because all the library was working on is thrown away with the refusal: nothing half-changed is
//! looked at again. It needs a build that unwinds, which every profile of ours is. What a panic cannot be made of, an
//! allocation that the machine refuses, is kept from happening by the checks of the container.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// The result of the work; none where it panicked. Nothing is printed for such a panic: the refusal says it.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    // The hook belongs to the whole process, so it is put before the one that is there and lets every panic through to
    // it that does not happen in here.
    HOOK.call_once(|| {
        let other = take_hook();
        set_hook(Box::new(move |panic| {
            if !INSIDE.get() {
                other(panic);
            }
        }));
    });
    let outside = INSIDE.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    INSIDE.set(outside);
    done.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_value() {
        assert_eq!(caught(|| 1), Some(1));
        let numbers: Vec<u8> = Vec::new();
        assert_eq!(caught(|| numbers[numbers.len()]), None);
        assert_eq!(caught(|| caught(|| numbers[numbers.len()])), Some(None));
        assert!(!INSIDE.get());
    }
}
