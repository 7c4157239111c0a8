//! A plan of a training run, as a person sees it: pure functions from its report to markup.
//!
//! [`planner`] is the page, [`report`] the whole of one plan, [`compare`] sets two side by side, [`published`] is the table of published
//! numbers beside ours. Every number that has a working opens it: the formula, the numbers put in, the
//! source.

pub mod amount;
mod bar;
mod compare;
mod name;
mod number;
pub mod planner;
mod practice;
mod published;
mod report;
mod shown;

pub use bar::bar;
pub use compare::compare;
pub use name::name;
pub use number::number;
pub use practice::{PARTS, Practice, numbers};
pub use published::published;
pub use report::report;
pub use shown::{Open, Shown};
