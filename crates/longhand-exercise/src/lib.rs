//! Turns an exercise and a seed into a question, judges answers, explains mistakes.

pub mod json;
pub mod progress;
pub mod run;
