//! The longhand command line: one file per subcommand.

mod build;
mod check;
mod list;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// What a subcommand ends with: an exit code, or a message for people.
type Outcome = Result<ExitCode, String>;

/// Longhand: a workbook of training mathematics, worked by hand.
#[derive(Debug, Parser)]
#[command(name = "longhand", version, about)]
pub struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Makes the static pages of a workbook.
    Build(build::Build),
    /// Checks a workbook's exercises in many variants.
    Check(check::Check),
    /// Lists a workbook's exercises.
    List(list::List),
}

impl Command {
    /// Runs the subcommand.
    ///
    /// # Errors
    /// A message that says what was found and what to do.
    pub fn run(self) -> Outcome {
        match self.what {
            What::Build(build) => build.run(),
            What::Check(check) => check.run(),
            What::List(list) => list.run(),
        }
    }
}
