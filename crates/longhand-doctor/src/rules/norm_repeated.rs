//! A norm that repeats to six digits or more was not computed anew.

use super::rule::{Rule, or};
use crate::case::Case;
use crate::columns::Kind;
use crate::findings::{Charge, Sure};
use crate::text::number::{short, whole};

/// The rule.
pub const RULE: Rule = Rule {
    id: "norm-repeated",
    title: "The same norm, to the last digit, in consecutive records: no new norm, the steps were skipped.",
    needs: &[&[Kind::GradNorm]],
    asks: &[],
    yields_to: &[],
    exercise: Some("loss-scaling"),
    alternatives: &[or(
        "logged more often than stepped",
        "the loss changes and the step does not",
    )],
    source: "tr8b-104B, iterations 17061–17065",
    judge,
};

fn judge(case: &Case) -> Option<Charge> {
    let norms = case.printed_norms();
    let (values, n) = (&norms.values, norms.len());
    let mut start = 0;
    while start < n {
        let end = (start..n)
            .find(|&at| values[at] != values[start])
            .unwrap_or(n);
        let value = values[start];
        if end - start >= 3 && value.is_finite() && value != 0.0 && telling(value) {
            let (from, to) = (norms.steps[start], norms.steps[end - 1]);
            let records = end - start;
            let skipped = crate::stats::count(records - 1);
            return Some(Charge {
                sure: Sure::Certain,
                steps: vec![from, to],
                says: format!(
                    "From step {from:.0} to {to:.0} the norm is {value} in {records} records: \
                     it was not computed anew, the steps were skipped. Each skip halves the loss scale."
                ),
                evidence: vec![("records", crate::stats::count(records)), ("norm", value)],
                formula: format!("2^-{}", short(skipped)),
                comes_to: longhand_math::real::pow(2.0, -skipped),
            });
        }
        start = end.max(start + 1);
    }
    None
}

/// Whether the number has six digits, and is not a round one with noise behind
/// it: after clipping, every norm is 0.99999994.
fn telling(value: f64) -> bool {
    let digits = format!("{:e}", value.abs());
    let digits = digits
        .split('e')
        .next()
        .unwrap_or_default()
        .len()
        .saturating_sub(1);
    let round = whole(&format!("{value:.1e}")).unwrap_or(value);
    digits >= 6 && (value - round).abs() > 1e-5 * value.abs()
}
