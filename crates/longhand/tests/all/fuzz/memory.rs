//! Counts what a piece of work asks of memory, on its own thread.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static MOST: Cell<isize> = const { Cell::new(0) };
    static PIECES: Cell<u64> = const { Cell::new(0) };
}

/// The system's memory, counted.
struct Counted;

#[global_allocator]
static COUNTED: Counted = Counted;

fn count(bytes: isize) {
    // A thread that is ending counts nothing any more.
    let _ = HELD.try_with(|held| {
        held.set(held.get() + bytes);
        let _ = MOST.try_with(|most| most.set(most.get().max(held.get())));
    });
    if bytes > 0 {
        let _ = PIECES.try_with(|pieces| pieces.set(pieces.get() + 1));
    }
}

// Safety: every call is handed on to the system's allocator as it is.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size() as isize);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        count(-(layout.size() as isize));
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size as isize - layout.size() as isize);
        unsafe { System.realloc(place, layout, size) }
    }
}

/// What a piece of work asked for.
pub struct Used {
    /// Bytes held at once, at most.
    pub bytes: usize,
    /// Pieces of memory.
    pub pieces: u64,
}

/// Does a piece of work and counts.
pub fn of(work: impl FnOnce()) -> Used {
    let held = HELD.with(Cell::get);
    MOST.with(|most| most.set(held));
    PIECES.with(|pieces| pieces.set(0));
    work();
    Used {
        bytes: usize::try_from(MOST.with(Cell::get) - held).unwrap_or_default(),
        pieces: PIECES.with(Cell::get),
    }
}
