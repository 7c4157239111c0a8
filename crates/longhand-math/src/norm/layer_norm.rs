//! Layer normalisation: each row over its features, the last axis.
//!
//! y = γ (x − μ)/√(σ² + ε) + β, μ and σ² (biased) of the row. dx = (g − mean g − x̂ mean(g x̂))/√(σ² + ε)
//! with g = γ dy. Source: Ba, Kiros and Hinton 2016; PyTorch's `F.layer_norm`.
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("layer_norm").ok_or("?")?.call([[1.0, 3.0].into()], [("eps", 0.0.into())])?;
//! assert_eq!(found.tensor("y")?.data(), [-1.0, 1.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::normalise::{Layout, per_row};
use super::parameters::{BETA, DY, EPS, GAMMA, X};
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome};

/// Layer normalisation.
pub const ENTRY: Entry = Entry {
    slug: "layer_norm",
    title: "Layer normalisation",
    formula: r"y = \gamma\,\frac{x-\mu}{\sqrt{\sigma^2+\epsilon}} + \beta",
    parameters: &[X, GAMMA, BETA, EPS, DY],
    main: Some("y"),
    source: "Ba et al. 2016 (arXiv:1607.06450); PyTorch torch.nn.functional.layer_norm",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let x = arguments.tensor("x")?;
    let width = x.sizes().last().copied().unwrap_or(1).max(1);
    let layout = Layout {
        group: (0..x.len()).map(|place| place / width).collect(),
        groups: x.len() / width,
        channel: (0..x.len()).map(|place| place % width).collect(),
        channels: width,
    };
    let statistics = layout.statistics(x);
    let mut parts = layout.apply(arguments, x, &statistics, false)?;
    parts.push(("mean", per_row(x, statistics.mean)?));
    parts.push(("var", per_row(x, statistics.var)?));
    Ok(Outcome::Record(parts))
}
