//! A page without a browser: what a learner does in one tab or two, and what is left of it.
#![allow(missing_docs, reason = "tests are sentences")]
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a failure is a panic that says what was seen"
)]

mod bringing;
mod drafts;
mod floods;
mod links;
mod preferences;
mod tabs;
mod widgets;
mod world;
