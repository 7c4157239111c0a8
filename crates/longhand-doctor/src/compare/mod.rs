//! Two runs side by side: do they see the same data in the same order, how far
//! apart are they, which jumps belong to the data, and what may be concluded.

mod common;
mod comparison;
mod difference;
mod noise;
mod printed;
mod same_data;
mod says;
mod spikes;

use crate::columns::Kind;
use crate::json::Writer;
use crate::run::{Column, Log, Run};
use common::Common;
pub use comparison::Comparison;

pub use difference::Difference;
pub use printed::Printed;
pub use same_data::{SameData, Verdict, Window};
pub use spikes::Spikes;

use noise::Noise;

/// Fewer common steps give no verdict but on the printed numbers.
const ENOUGH: usize = 600;

/// Compares two logs, by the run with most losses of each.
///
/// # Errors
/// When one has no loss, or they share no step; a sentence for a person.
pub fn compare(a: &Log, b: &Log) -> Result<Comparison, String> {
    let (a, b) = (longest(a, "first")?, longest(b, "second")?);
    let (loss_a, loss_b) = [Kind::Loss, Kind::ValLoss]
        .into_iter()
        .find_map(|kind| Some((a.column(kind)?, b.column(kind)?)))
        .ok_or("one log has only training losses and the other only validation losses")?;
    let common = common(loss_a, loss_b);
    if common.steps.is_empty() {
        let (x, y) = (a.span(), b.span());
        return Err(format!(
            "the two logs share no step: the first has {:.0} to {:.0}, the second {:.0} to {:.0}",
            x.0, x.1, y.0, y.1
        ));
    }
    let noises = (Noise::of(loss_a), Noise::of(loss_b));
    let single = single_steps(loss_a) && single_steps(loss_b);
    let mut comparison = if common.steps.len() < ENOUGH || !single {
        printed(&common)
    } else {
        paired(&common, &noises.0, &noises.1)
    };
    comparison.says = says::of(&comparison, a, b);
    Ok(comparison)
}

fn printed(common: &Common) -> Comparison {
    let printed = Printed::of(common);
    let verdict = if common.a == common.b {
        Verdict::SameNumbers
    } else {
        Verdict::CannotTell
    };
    Comparison {
        same_data: SameData::untold(verdict, common.steps.len()),
        difference: None,
        printed: Some(printed),
        spikes: Spikes::default(),
        says: Vec::new(),
    }
}

fn paired(common: &Common, a: &Noise, b: &Noise) -> Comparison {
    let mut same_data = SameData::of(a, b);
    if common.a == common.b {
        same_data.verdict = Verdict::SameNumbers;
    }
    let shift = if same_data.verdict == Verdict::Shifted {
        same_data.lag
    } else {
        0
    };
    let spikes = if same_data.pairs() {
        Spikes::of(a, b, shift)
    } else {
        Spikes::default()
    };
    Comparison {
        difference: Some(Difference::of(common, a, b, shift)),
        same_data,
        printed: None,
        spikes,
        says: Vec::new(),
    }
}

/// The run with most losses.
fn longest<'l>(log: &'l Log, which: &str) -> Result<&'l Run, String> {
    let count = |run: &Run| {
        [Kind::Loss, Kind::ValLoss]
            .into_iter()
            .filter_map(|kind| run.column(kind))
            .map(Column::len)
            .sum::<usize>()
    };
    log.runs
        .iter()
        .rev()
        .max_by_key(|run| count(run))
        .filter(|run| count(run) > 0)
        .ok_or_else(|| format!("the {which} log has no loss"))
}

fn common(a: &Column, b: &Column) -> Common {
    let mut common = Common::default();
    let mut at = 0;
    for (&step, &value) in a.steps.iter().zip(&a.values) {
        while b.steps.get(at).is_some_and(|other| *other < step) {
            at += 1;
        }
        if b.steps.get(at) == Some(&step) && value.is_finite() && b.values[at].is_finite() {
            common.steps.push(step);
            common.a.push(value);
            common.b.push(b.values[at]);
        }
    }
    common
}

/// Whether each record is one step.
fn single_steps(column: &Column) -> bool {
    let near = column
        .steps
        .windows(2)
        .filter(|pair| pair[1] - pair[0] <= 1.0)
        .count();
    near * 10 >= column.len().saturating_sub(1) * 9
}

impl Comparison {
    /// The comparison as one line of JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let mut writer = Writer::default();
        writer.object(|w| {
            w.key("same_data").object(|w| self.same_data.write(w));
            match (&self.difference, &self.printed) {
                (Some(difference), _) => w.key("difference").object(|w| difference.write(w)),
                (None, Some(printed)) => w.key("difference").object(|w| printed.write(w)),
                (None, None) => {}
            }
            if let Some(factor) = self.printed.as_ref().and_then(|printed| printed.factor) {
                w.key("factor").number(factor);
            }
            self.spikes.write(w);
            w.key("says").list(&self.says, |w, line| w.text(line));
        });
        writer.finish()
    }
}
