//! The load-balancing loss of a router: ℓ = α E Σᵢ fᵢ Pᵢ.
//!
//! Symbols: E experts, fᵢ the share of tokens sent to expert i, which is counted and does not learn, Pᵢ
//! the mean router probability of i, α = `coef`. Its least value, for even loads, is α. Source: Fedus,
//! Zoph and Shazeer 2022, equations 4 to 6.
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("load_balance").ok_or("?")?
//!     .apply([[0.5, 0.3, 0.1, 0.1].into(), [0.4, 0.3, 0.2, 0.1].into()])?;
//! assert!((found.number("loss")? - 0.0128).abs() < 1e-15);
//! assert!((found.tensor("d_probs")?.data()[0] - 0.02).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::registry::{Entry, Outcome, Parameter};

/// Load balancing.
pub const ENTRY: Entry = Entry {
    slug: "load_balance",
    title: "Load-balancing loss",
    formula: r"\ell = \alpha E\sum_i f_i P_i,\quad \frac{\partial\ell}{\partial P_i} = \alpha E f_i",
    parameters: &[
        Parameter::vector("fraction", "share of tokens sent to each expert"),
        Parameter::vector("probs", "mean router probability of each expert"),
        Parameter::number("coef", "weight of the loss").or(0.01),
    ],
    main: Some("loss"),
    source: "Fedus et al. 2022, Switch Transformer (arXiv:2101.03961), eqs. 4–6",
    rule: |arguments| {
        let (fraction, probs) = (arguments.tensor("fraction")?, arguments.tensor("probs")?);
        let scale = arguments.number("coef")? * probs.len() as f64;
        let loss = scale * fraction.mul(probs)?.sum();
        let slope = fraction.scale(scale).broadcast_to(probs.shape())?;
        Ok(Outcome::Record(vec![
            ("loss", loss.into()),
            ("d_probs", Outcome::Tensor(slope)),
        ]))
    },
};
