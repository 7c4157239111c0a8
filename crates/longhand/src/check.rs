//! `longhand check`: checks a workbook's exercises in many variants.

use crate::Outcome;
use clap::Args;
use longhand_site::{Bundle, Options};
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks a workbook's exercises in many variants.
#[derive(Debug, Args)]
pub struct Check {
    /// Only these exercises.
    exercises: Vec<String>,
    /// The workbook's folder.
    #[arg(long, value_name = "DIR", default_value = "content/training")]
    content: PathBuf,
    /// How many variants of each exercise.
    #[arg(long, value_name = "N", default_value_t = 200)]
    seeds: u32,
}

impl Check {
    pub(crate) fn run(self) -> Outcome {
        let content =
            longhand_site::read(&self.content).map_err(|findings| findings.to_string())?;
        let mut findings = longhand_site::check(&content, self.seeds);
        let wanted = |file: &str| {
            let stem = file
                .rsplit('/')
                .next()
                .unwrap_or(file)
                .trim_end_matches(".toml");
            self.exercises.is_empty() || self.exercises.iter().any(|name| name == stem)
        };
        findings.retain(|finding| wanted(&finding.file));
        if let Err(faults) = longhand_site::build(&Options {
            content: self.content.clone(),
            bundle: Bundle::default(),
            live_reload: None,
        }) {
            findings.extend(faults.0);
        }
        for finding in &findings {
            println!("{finding}");
        }
        let checked = content.exercises().filter(|(file, _)| wanted(file)).count();
        println!(
            "{checked} exercises in {} variants each: {} findings",
            self.seeds,
            findings.len()
        );
        Ok(if findings.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        })
    }
}
