//! `longhand list`: lists a workbook's exercises.

use std::path::PathBuf;

use clap::Args;

use super::Outcome;

/// List a workbook's exercises.
#[derive(Debug, Args)]
pub struct List {
    /// The workbook's folder.
    #[arg(long, value_name = "DIR", default_value = "content/training")]
    content: PathBuf,
}

impl List {
    /// Prints one line an exercise.
    ///
    /// # Errors
    /// When the workbook has faults.
    pub fn run(self) -> Outcome {
        let content =
            longhand_site::read(&self.content).map_err(|findings| findings.to_string())?;
        let mut exercises: Vec<_> = content.exercises().map(|(_, exercise)| exercise).collect();
        // Within a chapter letters follow the number they belong to: 0.1, 0.1a, 0.2.
        exercises.sort_by(|a, b| (&a.chapter, &a.number).cmp(&(&b.chapter, &b.number)));
        for exercise in exercises {
            println!(
                "{:<6} {:<8} {:<34} {}",
                exercise.number,
                exercise.kind_name(),
                exercise.slug,
                exercise.title
            );
        }
        Ok(())
    }
}
