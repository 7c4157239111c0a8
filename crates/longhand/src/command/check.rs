//! `longhand check`.

use std::path::PathBuf;

use clap::Args;
use longhand_site::{Bundle, Options};

use super::Outcome;
use crate::runner;

/// How many variants of an exercise named on the command line are written out.
const SHOWN: u32 = 3;

/// Check a workbook's exercises in many variants.
///
/// An exercise that is named is also written out in three variants, with its steps, its answer and
/// every reply.
#[derive(Args, Debug)]
pub struct Check {
    /// Only these exercises.
    exercises: Vec<String>,
    /// The workbook's folder.
    #[arg(long, value_name = "DIR", default_value = "content/training")]
    content: PathBuf,
    /// How many variants of each exercise.
    #[arg(long, value_name = "N", default_value_t = 200)]
    seeds: u32,
    /// Leave programs out. Otherwise every reference and every wrong version is run, in JavaScript
    /// with `node` and in Python with `python3`.
    #[arg(long)]
    no_code: bool,
}

impl Check {
    /// Checks, and prints every finding.
    ///
    /// # Errors
    /// When there is a finding, or an exercise that is not there is named.
    pub fn run(self) -> Outcome {
        let content =
            longhand_site::read(&self.content).map_err(|findings| findings.to_string())?;
        for name in &self.exercises {
            let Some(text) = longhand_site::preview(&content, name, SHOWN) else {
                return Err(format!(
                    "There is no exercise `{name}`. `longhand list` names them all."
                ));
            };
            println!("{text}");
        }
        let wanted = |file: &str| {
            let stem = file
                .rsplit('/')
                .next()
                .unwrap_or(file)
                .trim_end_matches(".toml");
            self.exercises.is_empty() || self.exercises.iter().any(|name| name == stem)
        };
        let mut findings = longhand_site::check(&content, self.seeds);
        match longhand_site::build(&Options {
            content: self.content.clone(),
            bundle: Bundle::default(),
            live_reload: None,
        }) {
            Ok(site) => findings.extend(site.findings),
            Err(faults) => findings.extend(faults.0),
        }
        if !self.no_code {
            let programs = runner::check(content.exercises().filter(|(file, _)| wanted(file)));
            for missing in &programs.missing {
                eprintln!("NOT CHECKED: {missing}");
            }
            if programs.programs > 0 {
                println!("{} programs run", programs.programs);
            }
            findings.extend(programs.findings);
        }
        findings.retain(|finding| wanted(&finding.file));
        for finding in &findings {
            println!("{finding}");
        }
        let checked = content.exercises().filter(|(file, _)| wanted(file)).count();
        let summary = format!(
            "{checked} exercises in {} variants each: {} findings",
            self.seeds,
            findings.len()
        );
        if findings.is_empty() {
            println!("{summary}");
            Ok(())
        } else {
            Err(summary)
        }
    }
}
