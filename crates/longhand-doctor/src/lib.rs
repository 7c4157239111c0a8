//! The run doctor: reads the log of a training run and says what its numbers
//! betray.
//!
//! Data in, data out. [`readers`] turn bytes into a [`run::Log`]; [`rules`] judge
//! its runs and give [`findings`]; [`notes`] are worth knowing and accuse
//! nobody; [`compare`] sets two runs side by side; [`normal`] says where healthy
//! runs stand; [`json`] writes what came out, the same bytes everywhere.

pub mod columns;
pub mod readers;
pub mod run;
pub mod text;
