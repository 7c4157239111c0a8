//! `longhand check`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use clap::Args;
use longhand_site::{Bundle, Finding, Found, Options, Shelf};

use super::output::Outcome;
use super::workbook::{Content, exercise};
use crate::runner;
use crate::server::live;

/// How many variants of an exercise named on the command line are written out.
const SHOWN: u32 = 3;

/// How often the workbook's files are looked at for changes.
const LOOK: Duration = Duration::from_millis(250);

/// Check the exercises of a workbook, or of all on a shelf, in many variants.
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
    content: Content,
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
        let folder = self.content.folder.as_path();
        loop {
            let seen = live::stamp(folder);
            // What there is to say has been said on the way; a fault is no reason to stop looking.
            if let Err(message) = self.once() {
                say!("{message:#}")?;
            }
            say!("Watching {} …\n", folder.display())?;
            while live::stamp(folder) == seen {
                std::thread::sleep(LOOK);
            }
        }
    }

    fn once(&self) -> Outcome {
        let start = Instant::now();
        let shelf = self.content.read()?;
        if self.stats {
            return self.stats(&shelf);
        }
        if let Some(python) = &self.libraries {
            return with_libraries(&shelf, python);
        }
        let mut named = Vec::new();
        for name in &self.exercises {
            named.push(exercise(&shelf, name)?);
        }
        for (workbook, one) in &named {
            if let Some(text) = longhand_site::preview(workbook, &one.slug, SHOWN) {
                say!("{text}")?;
            }
        }
        let findings = self.findings(&shelf, &named);
        for finding in &findings {
            say!("{finding}")?;
        }
        let checked = if named.is_empty() {
            all(&shelf).count()
        } else {
            named.len()
        };
        let summary = format!(
            "{} in {} each: {} ({:.1} s)",
            count(checked, "exercise"),
            count(self.seeds as usize, "variant"),
            count(findings.len(), "finding"),
            start.elapsed().as_secs_f64()
        );
        if findings.is_empty() {
            say!("{summary}")?;
            if self.note_ids {
                for workbook in &shelf.workbooks {
                    let new = longhand_site::note_ids(&self.content.folder_of(workbook), workbook)
                        .context("cannot write ids.txt")?;
                    let path = workbook.path("ids.txt");
                    say!("{} noted in {path}", count(new.len(), "new id"))?;
                }
            }
            Ok(())
        } else {
            bail!(summary)
        }
    }

    /// How well each workbook's wrong answers are understood.
    fn stats(&self, shelf: &Shelf) -> Outcome {
        for workbook in &shelf.workbooks {
            let folder = self.content.folder_of(workbook);
            let stats = longhand_site::stats(&folder, workbook, longhand_site::ENOUGH);
            if shelf.workbooks.len() > 1 {
                say!("{}", workbook.slug)?;
            }
            say!("{}", stats?)?;
        }
        Ok(())
    }

    /// Every finding of the exercises that are named, sorted; where none is, of the whole shelf.
    fn findings(&self, shelf: &Shelf, named: &[Found<'_>]) -> Vec<Finding> {
        let whole = named.is_empty();
        let mut findings = Vec::new();
        for workbook in &shelf.workbooks {
            if whole {
                findings.extend(longhand_site::check(workbook, self.seeds));
                continue;
            }
            let of_this = named.iter().filter(|(book, _)| book.slug == workbook.slug);
            let slugs: Vec<&str> = of_this.map(|(_, one)| one.slug.as_str()).collect();
            let wanted = |slug: &str| slugs.contains(&slug);
            findings.extend(longhand_site::check_only(workbook, self.seeds, &wanted));
        }
        let pages = match longhand_site::build(&Options {
            content: self.content.folder.clone(),
            bundle: Bundle::default(),
            live_reload: None,
        }) {
            Ok(site) => site.findings,
            Err(faults) => faults.0,
        };
        let is_named = |one: &longhand_exercise::Exercise, file: &str| {
            named.iter().any(|(book, other)| {
                other.slug == one.slug && file.starts_with(book.folder.as_str())
            })
        };
        let exercises: Vec<_> = all(shelf)
            .filter(|(file, one)| whole || is_named(one, file))
            .collect();
        // What is no exercise's file belongs to all of them.
        let about = |one: &Finding| whole || exercises.iter().any(|(file, _)| *file == one.file);
        findings.extend(pages.into_iter().filter(about));
        if !self.no_code {
            let programs = runner::check(exercises.into_iter());
            for missing in &programs.missing {
                tell!("NOT CHECKED: {missing}");
            }
            if programs.programs > 0 {
                tell!("{} run", count(programs.programs, "program"));
            }
            findings.extend(programs.findings);
        }
        findings.sort();
        findings.dedup();
        findings
    }
}

/// Every exercise of the shelf with its file.
fn all(shelf: &Shelf) -> impl Iterator<Item = (String, &longhand_exercise::Exercise)> {
    shelf.workbooks.iter().flat_map(|one| one.exercises())
}

/// Runs the references that use a library.
fn with_libraries(shelf: &Shelf, python: &std::path::Path) -> Outcome {
    let checked = runner::check_libraries(all(shelf), python);
    for library in &checked.missing {
        tell!("NOT CHECKED: `{}` has no {library}", python.display());
    }
    for finding in &checked.findings {
        say!("{finding}")?;
    }
    let summary = format!(
        "{} with libraries run: {}",
        count(checked.programs, "reference"),
        count(checked.findings.len(), "finding")
    );
    if checked.findings.is_empty() {
        say!("{summary}")?;
        Ok(())
    } else {
        bail!(summary)
    }
}

fn count(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}
