//! Trains two small models and reads their vital signs at every step.
//!
//! * [`kernel`]: the arithmetic, in f32, without an allocation.
//! * [`layout`]: where a model's weights stand, and what each of them is.
//! * [`model`]: a small network and a small transformer, forward and backward.
//! * [`data`]: a spiral of two arms, and a text.
//! * [`optimizer`]: the steps of SGD, momentum, AdamW, Lion and Muon.
//! * [`settings`]: what a run is told; [`cause`]: what may be wrong with it; [`knob`]: what mends it.
//! * [`run`]: a run, step by step, and its [`signs`].
//! * [`verdict`]: whether a run is well, as numbers.
//! * [`cases`]: twelve runs of which something is wrong.
//! * [`log`]: a run as a file that the run doctor reads.
//!
//! Everything is a function of the settings, to the last bit, natively and in a browser.
//!
//! ```
//! use longhand_train::{run::Run, settings::Settings};
//! let mut run = Run::new(&Settings::spiral())?;
//! let signs = run.step();
//! assert!(signs.loss > 0.5 && signs.norm > 0.0);
//! # Ok::<(), String>(())
//! ```

pub mod cases;
pub mod cause;
pub mod data;
pub mod kernel;
pub mod knob;
pub mod layout;
pub mod log;
pub mod model;
pub mod optimizer;
pub mod random;
pub mod run;
pub mod settings;
pub mod signs;
pub mod verdict;
