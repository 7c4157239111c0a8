//! Several files: parts of one run, or several runs.

use super::log::{Column, Log, Restart, Run, order};
use crate::columns::Kind;
use crate::sorted::by_place;

/// Puts the logs of several files together. A run that repeats another's
/// beginning and goes on (checkpoints of one run), or that goes on where the
/// other ends (a resume), is one run with it.
#[must_use]
pub fn merge(logs: Vec<Log>) -> Log {
    let mut all = Log::default();
    for log in logs {
        for run in log.runs {
            let joined = all.runs.iter_mut().any(|old| join(old, &run));
            if !joined {
                all.runs.push(run);
            }
        }
        all.unread.extend(log.unread);
        for setting in log.settings {
            if !all.settings.iter().any(|(name, _)| *name == setting.0) {
                all.settings.push(setting);
            }
        }
    }
    all
}

/// Lets `old` go on with `new`, if it is the same run.
fn join(old: &mut Run, new: &Run) -> bool {
    if old.name != new.name || old.numbering != new.numbering {
        return false;
    }
    let shared = |kind: Kind| Some((old.column(kind)?, new.column(kind)?));
    let Some((a, b)) = shared(Kind::Loss).or_else(|| shared(Kind::ValLoss)) else {
        return false;
    };
    let (Some(&a_first), Some(&a_last)) = (a.steps.first(), a.steps.last()) else {
        return false;
    };
    let (Some(&b_first), Some(&b_last)) = (b.steps.first(), b.steps.last()) else {
        return false;
    };
    let common: Vec<(f64, f64)> = a
        .steps
        .iter()
        .zip(&a.values)
        .filter_map(|(&step, &value)| Some((value, b.at(step)?)))
        .collect();
    let same = common
        .iter()
        .filter(|(x, y)| x == y || (x.is_nan() && y.is_nan()))
        .count();
    let histories = !common.is_empty() && same == common.len();
    let first = a_first.min(b_first);
    // A resume: it begins where the other stood, not where it began.
    let resumes = b_first > a_first && b_last > a_last && b_first <= a_last + 3.0 * spacing(a);
    let goes_on = histories || (resumes && b_first > first);
    if !goes_on {
        return false;
    }
    if !histories {
        let before = a
            .steps
            .iter()
            .copied()
            .zip(a.values.iter().copied())
            .filter(|(step, _)| *step >= b_first)
            .collect();
        old.restarts.push(Restart {
            step: b_first,
            before,
        });
        for column in &mut old.columns {
            let keep = column.steps.partition_point(|&step| step < b_first);
            column.steps.truncate(keep);
            column.values.truncate(keep);
        }
    }
    for column in &new.columns {
        match old
            .columns
            .iter_mut()
            .find(|known| known.name == column.name)
        {
            Some(known) => extend(known, column),
            None => old.columns.push(column.clone()),
        }
    }
    order(&mut old.columns);
    old.restarts.extend(new.restarts.iter().cloned());
    old.rows += new.rows;
    old.max_steps = new.max_steps.or(old.max_steps);
    true
}

fn spacing(column: &Column) -> f64 {
    match (column.steps.first(), column.steps.last()) {
        (Some(first), Some(last)) if column.len() > 1 => {
            #[allow(clippy::cast_precision_loss)]
            let gaps = (column.len() - 1) as f64;
            (last - first) / gaps
        }
        _ => 1.0,
    }
}

/// Adds what is new, in the order of the steps.
fn extend(old: &mut Column, new: &Column) {
    let mut points: Vec<(f64, f64)> = old
        .steps
        .iter()
        .copied()
        .zip(old.values.iter().copied())
        .collect();
    for (&step, &value) in new.steps.iter().zip(&new.values) {
        if old.at(step).is_none() {
            points.push((step, value));
        }
    }
    by_place(&mut points);
    old.steps = points.iter().map(|point| point.0).collect();
    old.values = points.iter().map(|point| point.1).collect();
    old.decimals = old.decimals.max(new.decimals);
}
