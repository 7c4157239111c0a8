//! What a log holds: runs, their columns and restarts.

mod assemble;
mod building;
mod log;
mod merge;
mod resolve;

pub use assemble::{Assembler, Row};
pub use log::{Column, Log, Numbering, Restart, Run};
pub use merge::merge;
