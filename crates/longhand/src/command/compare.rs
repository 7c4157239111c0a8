//! `longhand compare`: sets two training runs side by side.
//!
//! Exit code 0: compared; 2: a file could not be read, or the two share nothing.

use std::path::PathBuf;

use anyhow::Error;
use clap::Args;
use longhand_doctor::compare::compare;

use super::doctor;
use super::output::{Outcome, print};

/// Set two training runs side by side.
#[derive(Debug, Args)]
pub struct Compare {
    /// The log of run A; `-` is standard input.
    a: PathBuf,
    /// The log of run B.
    b: PathBuf,
    /// One JSON object, for programs.
    #[arg(long)]
    json: bool,
    /// What a column holds, where it is not recognised, such as Value=loss.
    #[arg(long, value_name = "NAME=KIND")]
    column: Vec<String>,
}

impl Compare {
    /// Prints the comparison; the exit code.
    ///
    /// # Errors
    /// What could not be read or compared, for a person; its exit code is 2.
    pub fn run(self) -> Outcome<u8> {
        let corrections = doctor::corrections(&self.column)?;
        let a = doctor::read(&self.a, &corrections)?;
        let b = doctor::read(&self.b, &corrections)?;
        let comparison = compare(&a, &b).map_err(Error::msg)?;
        if self.json {
            print(&comparison.json())?;
        } else {
            let mut out = format!("A: {}\nB: {}\n\n", self.a.display(), self.b.display());
            for line in &comparison.says {
                doctor::text::paragraph(&mut out, line, 0);
            }
            print(out.trim_end())?;
        }
        Ok(0)
    }
}
