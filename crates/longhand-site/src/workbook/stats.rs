//! How well a workbook's wrong answers are understood.

use super::book::Workbook;
use crate::findings::Findings;
use longhand_author::Finding;
use longhand_author::stats::{Hits, Told, WrongAnswer, hits, known, read};
use longhand_exercise::Exercise;
use rayon::prelude::*;
use std::fmt;
use std::path::Path;

/// The list of known wrong answers, in the workbook's folder.
const LIST: &str = "wrong-answers.toml";

/// Two figures and what stands behind them.
#[derive(Debug, Default)]
pub struct Stats {
    /// Each known wrong answer, and what the engine makes of it.
    pub known: Vec<(WrongAnswer, Told)>,
    /// Each exercise that asks for a number, and how often random ones were taken for slips.
    pub hits: Vec<(String, Hits)>,
}

/// Random wrong numbers for each exercise that make the figure what it is called.
pub const ENOUGH: u32 = longhand_author::stats::SAMPLES;

/// Types every known wrong answer, and `samples` random numbers into every exercise.
///
/// # Errors
/// [`Findings`] when the list of wrong answers is there and cannot be read.
pub fn stats(folder: &Path, workbook: &Workbook, samples: u32) -> Result<Stats, Findings> {
    let mut stats = Stats::default();
    if let Ok(text) = std::fs::read_to_string(folder.join(LIST)) {
        let list = read(&text).map_err(|error| {
            let remedy = "Give each `[[wrong]]` its `exercise`, `typed`, `means` and `told`.";
            Findings(vec![Finding::new(LIST, 0, error, remedy)])
        })?;
        for wrong in list {
            let exercise = workbook
                .exercises()
                .map(|(_, exercise)| exercise)
                .find(|exercise| exercise.number == wrong.exercise);
            let told = known(exercise, &wrong);
            stats.known.push((wrong, told));
        }
    }
    stats.hits = all_hits(workbook, samples);
    Ok(stats)
}

/// Each exercise's false hits, on all cores.
fn all_hits(workbook: &Workbook, samples: u32) -> Vec<(String, Hits)> {
    let exercises: Vec<&Exercise> = workbook.exercises().map(|(_, one)| one).collect();
    let tried = exercises.par_iter().with_max_len(1);
    tried
        .filter_map(|one| Some((one.slug.clone(), hits(one, samples)?)))
        .collect()
}

impl Stats {
    /// Known wrong answers recognised for what they are, and all whose exercise is there.
    pub fn recognised(&self) -> (usize, usize) {
        let there = self
            .known
            .iter()
            .filter(|(_, told)| *told != Told::NotThere);
        let right = there
            .clone()
            .filter(|(_, told)| matches!(told, Told::Right(_)));
        (right.count(), there.count())
    }

    /// The exercise with the most false hits.
    pub fn worst(&self) -> Option<&(String, Hits)> {
        let share = |one: &&(String, Hits)| one.1.share();
        self.hits
            .iter()
            .max_by(|a, b| share(a).total_cmp(&share(b)))
    }
}

impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (right, there) = self.recognised();
        let percent = |part: f64| format!("{:.2} %", part * 100.0);
        let share = right as f64 / there.max(1) as f64;
        writeln!(
            f,
            "Known wrong answers recognised for what they are: {right} of {there} ({})",
            percent(share)
        )?;
        let waiting = self.known.len() - there;
        if waiting > 0 {
            writeln!(f, "  not there yet: the exercises of {waiting} more")?;
        }
        for (wrong, told) in &self.known {
            let what = match told {
                Told::Right(_) | Told::NotThere => continue,
                Told::Other(other) => format!("is taken for {other}"),
                Told::Nothing(verdict) => format!("is not recognised ({verdict})"),
            };
            writeln!(
                f,
                "  {} {} ({}) {what}",
                wrong.exercise, wrong.typed, wrong.means
            )?;
        }
        let mut all = Hits::default();
        for (_, hits) in &self.hits {
            all.add(hits);
        }
        writeln!(
            f,
            "Random wrong numbers taken for a slip: {} of {} on {} exercises",
            percent(all.share()),
            all.tried,
            self.hits.len()
        )?;
        for (slip, count) in &all.by_slip {
            let part = f64::from(*count) / f64::from(all.tried.max(1));
            writeln!(f, "  {:<22} {}", slip, percent(part))?;
        }
        if let Some((slug, hits)) = self.worst() {
            write!(f, "  most: {} of `{slug}`", percent(hits.share()))?;
        }
        Ok(())
    }
}
