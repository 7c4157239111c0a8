//! Plans a training run: what a model costs in memory, time, energy and money on given devices.
//!
//! The way of a plan: [`Settings::read`] takes its TOML apart, [`Model::read`] finds the model (by preset,
//! by hand, or from a `config.json`), [`plan`] works everything out into a [`Report`], whose numbers each
//! carry the formula they come from. What cannot be used is a [`Refusal`]. The contract stands in
//! `docs/planner.md`.
//!
//! Data in, data out: the command line and the page hand over texts and print what comes back.

mod assume;
mod change;
mod count;
mod hardware;
mod layout;
mod memory;
mod model;
pub mod published;
mod refusal;
mod report;
mod run;
mod settings;
mod sheet;
mod step;
mod toml;
mod traffic;

pub use assume::Assumption;
pub use change::Change;
pub use count::Parts;
pub use hardware::{Hardware, devices};
pub use layout::Layout;
pub use longhand_json::Json;
pub use model::{FAMILIES, LARGEST, Model, PRESETS, Shape, Warning, preset};
pub use refusal::{Outcome, Refusal};
pub use report::{Report, plan};
pub use settings::{KEYS, Key, Preset, Setting, Settings, Takes};
pub use sheet::{Number, Sheet, Working};
pub use step::From;
pub use toml::read as read_toml;
