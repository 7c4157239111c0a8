//! Learners' programs: the languages they are written in, how an exercise's inputs are written in
//! each, and what goes to the place where they run and comes back.

pub mod call;
mod dialect;
pub mod javascript;
pub mod language;
pub mod python;
pub mod run;
pub mod small_python;
pub mod source;
