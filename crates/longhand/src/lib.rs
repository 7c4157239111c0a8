//! The `longhand` command line, one file per subcommand.
//!
//! The library part exists so that tests can start the [`server`] in their own process.

pub mod command;
pub mod embedded;
pub mod runner;
pub mod server;
