//! `longhand list`: lists a workbook's exercises.

use crate::Outcome;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Lists a workbook's exercises.
#[derive(Debug, Args)]
pub struct List {
    /// The workbook's folder.
    #[arg(long, value_name = "DIR", default_value = "content/training")]
    content: PathBuf,
}

impl List {
    pub(crate) fn run(self) -> Outcome {
        let content =
            longhand_site::read(&self.content).map_err(|findings| findings.to_string())?;
        for (_, exercise) in content.exercises() {
            println!(
                "{:<6} {:<8} {:<34} {}",
                exercise.number,
                exercise.kind_name(),
                exercise.slug,
                exercise.title
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}
