//! The run doctor: reads the log of a training run and says what its numbers
//! betray.
//!
//! Data in, data out. [`readers`] turn bytes into a [`run::Log`]; [`report`]
//! judges its runs by [`rules`] and gives [`findings`]; [`notes`] are worth
//! knowing and accuse nobody; [`json`] writes what came out, the same bytes
//! everywhere. A [`desk`] puts these together for the command and the page.

pub mod case;
pub mod columns;
pub mod compare;
pub mod desk;
pub mod excursion;
pub mod findings;
pub mod given;
pub mod json;
pub mod normal;
pub mod notes;
pub mod own;
pub mod readers;
pub mod report;
pub mod rules;
pub mod run;
pub mod select;
pub mod sorted;
pub mod stats;
pub mod text;
