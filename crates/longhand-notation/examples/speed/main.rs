//! How fast lines are computed and a small network is trained, beside Python.
//!
//! Everything is given as a ratio of two programs that ran in turns on the same
//! machine: `cargo xtask bench language`.
//!
//! * Lines a second: read and computed here, and by `python3 -c` with `eval` and
//!   the names of its `math` module. Both come to the same values.
//! * Training steps a second: a network 2–32–32–2, batches of 64, Adam, on the
//!   tape here and by PyTorch on one CPU thread. `LONGHAND_TORCH` names a Python
//!   that has PyTorch; without one this part is skipped, loudly.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a measurement that cannot be made ends with what was missing"
)]

mod lines;
mod measure;
mod training;

fn main() {
    lines::report();
    training::report();
}
