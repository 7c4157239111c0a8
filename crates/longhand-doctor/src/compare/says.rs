//! The comparison in sentences.

use super::comparison::Comparison;
use super::{Difference, Printed, Verdict};
use crate::columns::Kind;
use crate::run::Run;
use crate::text::number::short;

/// Standard deviation of the final validation loss between seeds of one
/// setting: the median of 89 sets of at least eight runs.
const SEEDS: f64 = 0.0013;

/// What may be concluded, in sentences.
pub(super) fn of(comparison: &Comparison, a: &Run, b: &Run) -> Vec<String> {
    let mut says = vec![data(comparison)];
    if let Some(difference) = &comparison.difference {
        says.extend(distance(difference));
    }
    if let Some(printed) = &comparison.printed {
        says.extend(numbers(printed, comparison.same_data.verdict));
    }
    says.extend(jumps(comparison));
    says.extend(settings(a, b));
    says
}

fn data(comparison: &Comparison) -> String {
    let same = &comparison.same_data;
    let r = format!("correlation of their step noise {:.3}", same.correlation);
    match same.verdict {
        Verdict::Same => format!("Both see the same data in the same order ({r})."),
        Verdict::Shifted => format!(
            "Both see the same data in the same order, {} steps apart: A's step s is B's s {} {} ({r}). They may count from 0 and from 1.",
            same.lag.abs(),
            if same.lag < 0 { "−" } else { "+" },
            same.lag.abs()
        ),
        Verdict::Drifting => {
            let lags: Vec<String> = same
                .windows
                .iter()
                .filter(|window| window.r >= 0.25)
                .map(|window| window.lag.to_string())
                .collect();
            format!(
                "Both see the same data in the same order, further and further apart (lags {}): one takes more tokens a step.",
                lags.join(", ")
            )
        }
        Verdict::Partly => format!(
            "Their batches overlap in part ({r} at a lag of {}).",
            same.lag
        ),
        Verdict::Different => format!("They see other data, or the same in another order ({r})."),
        Verdict::SameNumbers => {
            "All numbers are the same to the last digit: the same code, data and seed.".to_owned()
        }
        Verdict::CannotTell => {
            "Whether they see the same data cannot be told: that takes 600 common steps, each logged.".to_owned()
        }
    }
}

fn distance(difference: &Difference) -> Vec<String> {
    let (from, to) = difference.over;
    let mean = difference.mean;
    let apart = mean.abs();
    let seeds = apart / SEEDS;
    let which = if mean > 0.0 { "above" } else { "below" };
    let mut says = vec![format!(
        "Over steps {from:.0} to {to:.0} A is {apart:.4} {which} B ({:.4} to {:.4}). The interval is about these two runs: \
         seeds of one setting alone differ by {SEEDS} (standard deviation of the final loss), {}.",
        difference.low,
        difference.high,
        if seeds < 2.0 {
            "so nothing can be said of the settings".to_owned()
        } else {
            format!("and this is {seeds:.0} times that")
        }
    )];
    if apart > 0.0 {
        let n = (2.0 * (1.96 * SEEDS / apart) * (1.96 * SEEDS / apart))
            .ceil()
            .max(1.0);
        says.push(format!(
            "For a claim about the settings a difference of {} needs about {n:.0} run{} a side: 2*(1.96*{SEEDS}/{})^2.",
            short(apart), if n > 1.0 { "s" } else { "" }, short(apart)
        ));
    }
    let inconclusive = difference.low < 0.0 && difference.high > 0.0;
    if inconclusive && apart > 0.0 {
        let s = difference.sd_paired;
        let n = (2.0 * 1.96 * s / apart) * (2.0 * 1.96 * s / apart);
        says.push(format!(
            "To tell these two runs apart would take about {} steps: (2*1.96*{}/{})^2.",
            short(n.ceil()),
            short(s),
            short(apart)
        ));
    }
    if difference.gain > 2.0 {
        says.push(format!(
            "Paired step by step the noise is {} instead of {}: {:.0} times fewer steps tell them apart.",
            short(difference.sd_paired), short(difference.sd_single), difference.gain
        ));
    }
    says
}

fn numbers(printed: &Printed, verdict: Verdict) -> Vec<String> {
    if verdict == Verdict::SameNumbers {
        return Vec::new();
    }
    if let Some(k) = printed.factor {
        return vec![format!(
            "One is {k:.0} times the other at every step: it is summed over {k:.0} micro-batches, not averaged."
        )];
    }
    let first = printed.first.abs();
    let weights = if first <= 2e-4 {
        "another order of summing gives as much: the weights may be the same"
    } else {
        "another order of summing gives 7e-5: if both begin from one checkpoint on one batch, their weights are not the same"
    };
    vec![format!(
        "At step {:.0}, the first they share, A − B is {}; {weights}. Over {} records the mean is {}.",
        printed.first_step,
        short(printed.first),
        printed.records,
        short(printed.mean)
    )]
}

fn jumps(comparison: &Comparison) -> Vec<String> {
    let spikes = &comparison.spikes;
    let list = |steps: &[i64]| {
        let shown: Vec<String> = steps.iter().take(20).map(ToString::to_string).collect();
        let more = steps.len().saturating_sub(20);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        format!("{}{more}", shown.join(", "))
    };
    let mut says = Vec::new();
    if !spikes.shared.is_empty() {
        says.push(format!(
            "Both jump at steps {}: these are the data's.",
            list(&spikes.shared)
        ));
    }
    for (name, steps) in [("A", &spikes.a), ("B", &spikes.b)] {
        if !steps.is_empty() {
            says.push(format!(
                "Only {name} jumps at steps {}: its own state, hardware or numerics.",
                list(steps)
            ));
        }
    }
    says
}

/// Settings that the logs show to differ.
fn settings(a: &Run, b: &Run) -> Vec<String> {
    let peak = |run: &Run| {
        run.column(Kind::Lr)
            .map(|lr| lr.values.iter().copied().fold(0.0, f64::max))
    };
    let mut says = Vec::new();
    if let (Some(x), Some(y)) = (peak(a), peak(b))
        && (x - y).abs() > 1e-3 * x.max(y)
    {
        says.push(format!(
            "Their highest learning rates differ: {} and {}.",
            short(x),
            short(y)
        ));
    }
    if let (Some(x), Some(y)) = (a.max_steps, b.max_steps)
        && (x - y).abs() > 0.5
    {
        says.push(format!("They were to take {x:.0} and {y:.0} steps."));
    }
    says
}
