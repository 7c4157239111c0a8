//! Turns an exercise and a seed into a question, judges answers, explains mistakes.
//!
//! The way of one exercise through this crate:
//!
//! 1. An [`Exercise`] is what a learner gets; `longhand-author` makes it of an author's file.
//! 2. [`variant::Variant::draw`] turns the exercise and a number into givens and step values.
//!    The same number gives the same variant on every machine and in the browser.
//! 3. [`grade::grade`] judges what the learner answered and returns a [`verdict::Verdict`].
//!    A wrong answer is looked up in what is known of it ([`diagnose`]).
//! 4. [`worked_steps::rows`] lists the worked steps of a variant, from the same formulas.
//!
//! This crate knows neither HTML nor files nor the browser.

pub mod alternative;
pub mod describe;
pub mod description;
pub mod diagnose;
pub mod diagnosis_id;
mod draw;
pub mod exercise;
pub mod fingerprint;
pub mod formula;
pub mod given;
pub mod grade;
pub mod judged_run;
pub mod kind;
pub mod own;
pub mod program;
pub mod progress;
pub mod prose;
pub mod question;
pub mod random;
pub mod read;
pub mod slip;
pub mod solve;
pub mod task;
pub mod tolerance;
pub mod units;
pub mod variant;
pub mod variant_error;
pub mod verdict;
pub mod worked;
pub mod worked_steps;

pub use longhand_json as json;

pub use exercise::Exercise;
pub use formula::Formula;
pub use given::Given;
pub use grade::answer::Answer;
pub use grade::{grade, grade_part};
pub use kind::Kind;
pub use prose::Prose;
pub use question::{Citation, Claim, Graph, Hint, Mistake, Question, Step};
pub use slip::Slip;
pub use tolerance::Tolerance;
pub use variant::Variant;
pub use variant_error::VariantError;
pub use verdict::{Diagnosis, Help, Judgement, Reading, Verdict};
pub use worked::Worked;
