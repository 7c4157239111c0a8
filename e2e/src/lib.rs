//! The built site in a real browser: what flows, photographs and measurements share.
//!
//! A [`Site`] is rendered once per process and served on a free port; a
//! [`Browser`] is a headless Chromium that knows nothing of earlier flows; a [`Card`]
//! is one exercise on its page. Everything waits for a state of the page and
//! never for time:
//!
//! ```ignore
//! let browser = Browser::start();
//! browser.open("training/0-chain-rule.html");
//! browser.card("square-of-a-line").answer("30").expect_verdict("right");
//! ```
//!
//! This crate *is* a test, so it panics with what it saw.
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test harness: a failure is a panic that says what was seen"
)]

mod accessible;
mod browser;
mod card;
mod driver;
mod gate;
mod look;
mod passed;
mod session;
mod site;
mod solve;

pub use browser::Browser;
pub use card::Card;
pub use gate::Gate;
pub use look::Look;
pub use passed::Passed;
pub use site::{Site, target, workspace};
pub use solve::solution;
