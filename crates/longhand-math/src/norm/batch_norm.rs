//! Batch normalisation: each feature over the batch.
//!
//! * `batch_norm` (training): y = γ (x − μ)/√(σ² + ε) + β, μ and σ² (biased) of each feature over all
//!   other axes. Running statistics: r ← (1 − m) r + m · batch, the variance with its **unbiased**
//!   estimate; `cumulative` takes the plain mean over batches instead, m = 1/(seen + 1).
//! * `batch_norm_eval`: the same with the running statistics, which do not depend on x.
//!
//! dx = γ/√(σ² + ε) · (dy − mean dy − x̂ mean(dy x̂)), mean over the batch.
//!
//! Symbols: x of shape [N, C] or [N, C, …] with features along the second axis (a list is one
//! feature), m = `momentum`, the weight of the **new** batch as in PyTorch. Source: Ioffe and Szegedy
//! 2015, algorithm 1; PyTorch's `BatchNorm1d`. A batch of 2, 1, 3, 4 has mean 2.5 and variance 1.25:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("batch_norm").ok_or("?")?.call(
//!     [[2.0, 1.0, 3.0, 4.0].into(), 2.0.into(), 1.0.into()],
//!     [("eps", 0.0.into())],
//! )?;
//! assert!((found.tensor("y")?.data()[0] - (1.0 - 2.0 / 5_f64.sqrt())).abs() < 1e-15);
//! assert_eq!(found.number("running_mean")?, 0.25);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::normalise::{Layout, Statistics, per_channel};
use super::parameters::{BETA, DY, EPS, GAMMA, X};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

const RUNNING_MEAN: Parameter =
    Parameter::vector("running_mean", "the running mean before; 0 when not given").optional();
const RUNNING_VAR: Parameter = Parameter::vector(
    "running_var",
    "the running variance before; 1 when not given",
)
.optional();

/// Training mode.
pub const ENTRY: Entry = Entry {
    slug: "batch_norm",
    title: "Batch normalisation",
    formula: r"y = \gamma\,\frac{x-\mu_B}{\sqrt{\sigma_B^2+\epsilon}} + \beta",
    parameters: &[
        X,
        GAMMA,
        BETA,
        EPS,
        DY,
        RUNNING_MEAN,
        RUNNING_VAR,
        Parameter::number(
            "momentum",
            "weight of the new batch in the running statistics",
        )
        .or(0.1),
        Parameter::flag("cumulative", "plain mean over batches instead of momentum"),
        Parameter::count("seen", "batches before this one, for `cumulative`").or(0.0),
    ],
    main: Some("y"),
    source: "Ioffe & Szegedy 2015 (arXiv:1502.03167); PyTorch torch.nn.BatchNorm1d",
    rule: training,
};

fn training(arguments: &Arguments) -> Result<Outcome, MathError> {
    let x = arguments.tensor("x")?;
    let layout = by_feature(x);
    let statistics = layout.statistics(x);
    let (mean, var) = (statistics.mean.clone(), statistics.var.clone());
    if statistics.count.iter().any(|&count| count < 2.0) {
        return Err(MathError::new(
            "batch_norm: more than one value a feature is needed in training",
        ));
    }
    let unbiased: Vec<f64> = var
        .iter()
        .zip(&statistics.count)
        .map(|(var, n)| var * n / (n - 1.0))
        .collect();
    let seen = arguments.number("seen")?;
    let momentum = if arguments.flag("cumulative") {
        1.0 / (seen + 1.0)
    } else {
        arguments.number("momentum")?
    };
    let move_on = |name: &str, start: f64, batch: &[f64]| -> Result<Vec<f64>, MathError> {
        let before = per_channel(arguments, name, layout.channels, start)?;
        let pairs = before.iter().zip(batch);
        Ok(pairs
            .map(|(old, new)| (1.0 - momentum) * old + momentum * new)
            .collect())
    };
    let running_mean = move_on("running_mean", 0.0, &mean)?;
    let running_var = move_on("running_var", 1.0, &unbiased)?;
    let mut parts = layout.apply(arguments, x, &statistics, false)?;
    // A list is one feature, whose statistics are numbers.
    let shaped = |numbers: Vec<f64>| match (x.rank(), numbers.as_slice()) {
        (0 | 1, [number]) => Outcome::Number(*number),
        _ => numbers.into(),
    };
    parts.push(("mean", shaped(mean)));
    parts.push(("var", shaped(var)));
    parts.push(("var_unbiased", shaped(unbiased)));
    parts.push(("running_mean", shaped(running_mean)));
    parts.push(("running_var", shaped(running_var)));
    Ok(Outcome::Record(parts))
}

/// Evaluation mode.
pub const EVAL: Entry = Entry {
    slug: "batch_norm_eval",
    title: "Batch normalisation in evaluation",
    formula: r"y = \gamma\,\frac{x-r_\mu}{\sqrt{r_{\sigma^2}+\epsilon}} + \beta",
    parameters: &[X, RUNNING_MEAN, RUNNING_VAR, GAMMA, BETA, EPS, DY],
    main: Some("y"),
    source: "PyTorch, torch.nn.BatchNorm1d in eval mode",
    rule: |arguments| {
        let x = arguments.tensor("x")?;
        let layout = by_feature(x);
        let statistics = Statistics {
            mean: per_channel(arguments, "running_mean", layout.channels, 0.0)?,
            var: per_channel(arguments, "running_var", layout.channels, 1.0)?,
            count: vec![1.0; layout.groups],
        };
        Ok(Outcome::Record(layout.apply(
            arguments,
            x,
            &statistics,
            true,
        )?))
    },
};

/// One group a feature: the second axis, or the whole of a list.
fn by_feature(x: &Tensor) -> Layout {
    let (features, inner) = match x.sizes() {
        [_, features, rest @ ..] => (*features, rest.iter().product()),
        _ => (1, 1),
    };
    let inner: usize = inner;
    let feature: Vec<usize> = (0..x.len())
        .map(|place| place / inner.max(1) % features.max(1))
        .collect();
    Layout {
        group: feature.clone(),
        groups: features,
        channel: feature,
        channels: features,
    }
}
