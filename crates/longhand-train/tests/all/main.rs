//! Every test of the crate, in one program.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

mod cases;
mod doctor;
mod golden;
mod memory;
mod optimizers;
mod same_bits;
mod tape;

use longhand_train::run::Run;
use longhand_train::settings::Settings;
use longhand_train::signs::Signs;

/// All signs of a run.
fn train(settings: &Settings) -> Vec<Signs> {
    let mut run = Run::new(settings).unwrap();
    (0..settings.steps).map(|_| run.step()).collect()
}
