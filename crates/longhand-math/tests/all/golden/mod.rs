//! Every reference case of this folder against the rules, at the tolerance its README gives.

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
