//! The file holds a sample of what was logged.

use super::remark::Remark;
use crate::run::Run;
use crate::stats;

/// The note.
pub const REMARK: Remark = Remark {
    id: "sampled-export",
    title: "About five hundred rows of a longer run: a sample.",
    of: |run| {
        let (_, last) = run.span();
        is_sampled(run).then(|| {
            format!(
                "{} rows of a run of {last:.0} steps: W&B's `run.history()` gives some five hundred \
                 sampled rows. Spikes may be missing; `scan_history()` has all. Single steps are not judged.",
                run.rows
            )
        })
    },
};

/// Whether a table looks like what `run.history()` gives: 490 to 510 rows of a
/// run at least twice as long, at uneven distances.
#[must_use]
pub fn is_sampled(run: &Run) -> bool {
    let (_, last) = run.span();
    #[allow(clippy::cast_precision_loss)]
    let rows = run.rows as f64;
    let table = matches!(run.format, "csv" | "json-lines");
    table && (490..=510).contains(&run.rows) && last > 2.0 * rows && is_uneven(run)
}

/// Whether many rows stand at another distance than the usual one.
fn is_uneven(run: &Run) -> bool {
    let Some(longest) = run.columns.iter().max_by_key(|column| column.len()) else {
        return false;
    };
    let gaps: Vec<f64> = longest
        .steps
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .collect();
    let usual = stats::median(&gaps);
    #[allow(clippy::float_cmp)] // steps are whole numbers
    let other = gaps.iter().filter(|gap| **gap != usual).count();
    other * 3 > gaps.len()
}
