//! Every reference case of this folder against the rules, at the tolerance its README gives.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod attention;
mod clip;
mod layers;
mod losses;
mod norms;
mod numerics;
mod optimizers;
mod schedules;
mod support;
mod workbook;
