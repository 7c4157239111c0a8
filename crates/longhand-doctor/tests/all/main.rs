//! The doctor on real and constructed logs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::disallowed_methods
)]

mod common;
mod compare;
mod desk;
mod files;
mod notes;
mod registry;
mod robust;
mod truth;
