//! What the printed numbers tell by themselves.

use super::common::Common;
use super::same_data::round;
use crate::json::Writer;
use crate::stats;

/// The numbers of two short logs.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The first step they share.
    pub first_step: f64,
    /// A − B at that step.
    pub first: f64,
    /// The mean of A − B.
    pub mean: f64,
    /// First and last step.
    pub over: (f64, f64),
    /// How many records.
    pub records: usize,
    /// k, if one is k times the other: summed over k micro-batches.
    pub factor: Option<f64>,
}

impl Printed {
    pub(super) fn of(common: &Common) -> Printed {
        let d: Vec<f64> = common.a.iter().zip(&common.b).map(|(a, b)| a - b).collect();
        let n = d.len();
        Printed {
            first_step: common.steps[0],
            first: d[0],
            mean: stats::mean(&d),
            over: (common.steps[0], common.steps[n - 1]),
            records: n,
            factor: factor(&common.a, &common.b).or_else(|| factor(&common.b, &common.a)),
        }
    }

    pub(super) fn write(&self, w: &mut Writer) {
        w.key("first_step").number(self.first_step);
        w.key("first").number(round(self.first, 9));
        w.key("mean").number(round(self.mean, 9));
        w.key("over")
            .list([self.over.0, self.over.1], Writer::number);
        #[allow(clippy::cast_precision_loss)]
        w.key("records").number(self.records as f64);
        if let Some(factor) = self.factor {
            w.key("factor").number(factor);
        }
    }
}

/// A whole k of at least 2 that all ratios are within 2 % of.
fn factor(a: &[f64], b: &[f64]) -> Option<f64> {
    let ratios: Vec<f64> = a.iter().zip(b).map(|(a, b)| a / b).collect();
    let k = stats::median(&ratios).round();
    let near = ratios.iter().all(|ratio| (ratio - k).abs() <= 0.02 * k);
    (ratios.len() >= 3 && k >= 2.0 && near).then_some(k)
}
