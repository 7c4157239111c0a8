//! What learners do, in a real browser.
#![allow(missing_docs, reason = "tests are sentences")]

mod code;
mod everywhere;
mod golden;
mod reading;
mod solving;
