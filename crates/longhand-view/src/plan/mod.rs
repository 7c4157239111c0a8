//! A plan of a training run, as a person sees it: pure functions from its report to markup.
//!
//! [`report`] is the whole, [`compare`] sets two side by side, [`published`] is the table of published
//! numbers beside ours. Every number that has a working opens it: the formula, the numbers put in, the
//! source.

pub mod amount;
mod bar;
mod compare;
mod number;
pub mod planner;
mod published;
mod report;

pub use bar::bar;
pub use compare::compare;
pub use number::number;
pub use published::published;
pub use report::report;
