//! Measures what a learner's browser loads and how long it takes to answer.
//!
//! Times are given as ratios to a control, a page of at most 1 kB with one
//! field, one button and a comparison, served by the same server in the same
//! run: a ratio says something on any machine, milliseconds do not.
#![allow(
    clippy::expect_used,
    reason = "a measurement that cannot be made ends with what was missing"
)]

use longhand_e2e::Browser;

mod code;
mod drag;
mod grading;
mod page;
mod shift;
mod size;
mod time;

fn main() {
    grading::report();
    if std::env::args().any(|word| word == "--native") {
        return;
    }
    let browser = Browser::fresh();
    if std::env::args().any(|word| word == "--labs") {
        return drag::report(&browser);
    }
    size::report(&browser);
    time::report(&browser);
    shift::report(&browser);
    drag::report(&browser);
    code::report();
}
