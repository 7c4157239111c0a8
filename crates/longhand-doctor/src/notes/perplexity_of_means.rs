//! The perplexity is not the exponential of the validation loss.

use longhand_math::real;

use super::remark::Remark;
use crate::columns::Kind;
use crate::stats;

/// The note.
pub const REMARK: Remark = Remark {
    id: "perplexity-of-means",
    title: "The perplexity is a mean of exponentials, not the exponential of the mean.",
    of: |run| {
        let ppl = run.column(Kind::Ppl)?;
        let val = run.column(Kind::ValLoss)?;
        let ratios: Vec<f64> = ppl
            .steps
            .iter()
            .zip(&ppl.values)
            .filter_map(|(&step, &ppl)| Some(ppl / real::exp(val.at(step)?)))
            .collect();
        let ratio = stats::median(&ratios);
        (ratio > 1.0002 && ratio < 2.0).then(|| {
            format!(
                "The validation perplexity is {ratio:.4} times exp(validation loss): it is the mean of \
                 the batches' perplexities, which is always the larger."
            )
        })
    },
};
