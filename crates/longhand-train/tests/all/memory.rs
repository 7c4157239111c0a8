//! A step allocates nothing.
#![allow(
    unsafe_code,
    reason = "an allocator that counts is written no other way"
)]

use longhand_train::run::Run;
use longhand_train::settings::Settings;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

// SAFETY: everything is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: as the caller has promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as the caller has promised.
        unsafe { System.dealloc(pointer, layout) }
    }
}

/// How many allocations this thread makes while `work` is done.
fn allocations(work: impl FnOnce()) -> u64 {
    let before = ALLOCATIONS.get();
    work();
    ALLOCATIONS.get() - before
}

#[test]
fn the_count_sees_an_allocation() {
    assert!(allocations(|| drop(std::hint::black_box(vec![1]))) > 0);
}

#[test]
fn a_hundred_thousand_steps_of_the_network_allocate_nothing() {
    let mut run = Run::new(&Settings::parse("steps=100000&batch=8").unwrap()).unwrap();
    let made = allocations(|| {
        (0..100_000).for_each(|_| {
            run.step();
        })
    });
    assert_eq!(made, 0);
}

#[test]
fn no_optimizer_and_no_format_allocates_in_either_model() {
    for text in [
        "task=text&batch=2&optimizer=muon&numbers=fp16-scaled",
        "task=text&batch=2&optimizer=lion&numbers=bf16&padded=yes&faults=no-zero-grad,state-lost,bad-batch",
        "optimizer=muon",
        "optimizer=momentum&clip=1",
        "optimizer=sgd",
    ] {
        let mut run = Run::new(&Settings::parse(&format!("{text}&steps=50")).unwrap()).unwrap();
        let made = allocations(|| {
            (0..50).for_each(|_| {
                run.step();
            })
        });
        assert_eq!(made, 0, "{text}");
    }
}
