//! `longhand check`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use longhand_site::{Bundle, Content, Finding, Options};

use super::Outcome;
use super::workbook::{Workbook, exercise};
use crate::runner;
use crate::server::live;

/// How many variants of an exercise named on the command line are written out.
const SHOWN: u32 = 3;

/// How often the workbook's files are looked at for changes.
const LOOK: Duration = Duration::from_millis(250);

/// Check a workbook's exercises in many variants.
///
/// An exercise that is named is also written out in three variants, with its steps, its answer and
/// every reply.
#[derive(Args, Debug)]
pub struct Check {
    /// Only these exercises, by id or number.
    exercises: Vec<String>,
    /// How many variants of each exercise.
    #[arg(long, value_name = "N", default_value_t = 200)]
    seeds: u32,
    /// How many known wrong answers are recognised, and how many random numbers are taken for slips.
    #[arg(long)]
    stats: bool,
    /// Leave programs out. Otherwise every reference and every wrong version is run, in JavaScript
    /// with `node` and in Python with `python3`.
    #[arg(long)]
    no_code: bool,
    /// Where nothing is found, add the ids of new exercises to `ids.txt`: from then on one that is
    /// renamed without an alias is found.
    #[arg(long)]
    note_ids: bool,
    /// Run the references written with NumPy and PyTorch instead, in this interpreter of Python.
    #[arg(long, value_name = "PYTHON")]
    libraries: Option<PathBuf>,
    /// Check again whenever a file of the workbook changes, until ended.
    #[arg(long)]
    watch: bool,
    #[command(flatten)]
    workbook: Workbook,
}

impl Check {
    /// Checks, and prints every finding.
    ///
    /// # Errors
    /// When there is a finding, or an exercise that is not there is named.
    pub fn run(self) -> Outcome {
        if !self.watch {
            return self.once();
        }
        let folder = self.workbook.content.as_path();
        loop {
            let seen = live::stamp(folder);
            // What there is to say has been said on the way; a fault is no reason to stop looking.
            if let Err(message) = self.once() {
                println!("{message}");
            }
            println!("Watching {} …\n", folder.display());
            while live::stamp(folder) == seen {
                std::thread::sleep(LOOK);
            }
        }
    }

    fn once(&self) -> Outcome {
        let start = Instant::now();
        let content = self.workbook.read()?;
        if self.stats {
            let stats =
                longhand_site::stats(&self.workbook.content, &content, longhand_site::ENOUGH);
            println!("{}", stats.map_err(|findings| findings.to_string())?);
            return Ok(());
        }
        if let Some(python) = &self.libraries {
            return with_libraries(&content, python);
        }
        let mut named = Vec::new();
        for name in &self.exercises {
            named.push(exercise(&content, name)?.slug.clone());
        }
        for slug in &named {
            if let Some(text) = longhand_site::preview(&content, slug, SHOWN) {
                println!("{text}");
            }
        }
        let wanted = |slug: &str| named.is_empty() || named.iter().any(|name| name == slug);
        let findings = self.findings(&content, &wanted);
        for finding in &findings {
            println!("{finding}");
        }
        let checked = content
            .exercises()
            .filter(|(_, one)| wanted(&one.slug))
            .count();
        let summary = format!(
            "{} in {} each: {} ({:.1} s)",
            count(checked, "exercise"),
            count(self.seeds as usize, "variant"),
            count(findings.len(), "finding"),
            start.elapsed().as_secs_f64()
        );
        if findings.is_empty() {
            println!("{summary}");
            if self.note_ids {
                let new = longhand_site::note_ids(&self.workbook.content, &content)
                    .map_err(|error| format!("cannot write ids.txt: {error}"))?;
                println!("{} noted", count(new.len(), "new id"));
            }
            Ok(())
        } else {
            Err(summary)
        }
    }

    /// Every finding of the exercises that are wanted, and of the pages, sorted.
    fn findings(&self, content: &Content, wanted: &(dyn Fn(&str) -> bool + Sync)) -> Vec<Finding> {
        let mut findings = longhand_site::check_only(content, self.seeds, wanted);
        let pages = match longhand_site::build(&Options {
            content: self.workbook.content.clone(),
            bundle: Bundle::default(),
            live_reload: None,
        }) {
            Ok(site) => site.findings,
            Err(faults) => faults.0,
        };
        let about = |finding: &Finding| {
            let path = Path::new(&finding.file);
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap_or("");
            // What is no exercise's file belongs to all of them.
            self.exercises.is_empty() || wanted(stem)
        };
        findings.extend(pages.into_iter().filter(about));
        if !self.no_code {
            let exercises = content.exercises().filter(|(_, one)| wanted(&one.slug));
            let programs = runner::check(exercises);
            for missing in &programs.missing {
                eprintln!("NOT CHECKED: {missing}");
            }
            if programs.programs > 0 {
                println!("{} run", count(programs.programs, "program"));
            }
            findings.extend(programs.findings);
        }
        findings.sort();
        findings.dedup();
        findings
    }
}

/// Runs the references that use a library.
fn with_libraries(content: &Content, python: &Path) -> Outcome {
    let checked = runner::check_libraries(content.exercises(), python);
    for library in &checked.missing {
        eprintln!("NOT CHECKED: `{}` has no {library}", python.display());
    }
    for finding in &checked.findings {
        println!("{finding}");
    }
    let summary = format!(
        "{} with libraries run: {}",
        count(checked.programs, "reference"),
        count(checked.findings.len(), "finding")
    );
    if checked.findings.is_empty() {
        println!("{summary}");
        Ok(())
    } else {
        Err(summary)
    }
}

fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}
