//! Estimates of KL(π ‖ ρ) from one sample of π.
//!
//! With r = ρ/π at the sample: k₁ = −log r (unbiased, may be negative), k₂ = ½ log² r (biased), k₃ =
//! r − 1 − log r (unbiased and never negative; GRPO's).
//!
//! Symbols: π policy, ρ reference; `log_ratio` is log ρ − log π. Source: Schulman 2020, "Approximating
//! KL divergence".
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("kl_estimators").ok_or("?")?.apply([(-0.2).into()])?;
//! assert_eq!(found.number("k1")?, 0.2);
//! assert!((found.number("k3")? - 0.0187308).abs() < 1e-7);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::real::exp_m1;
use crate::registry::{Entry, Outcome, Parameter};

/// Three estimators.
pub const ENTRY: Entry = Entry {
    slug: "kl_estimators",
    title: "Estimates of a divergence",
    formula: r"k_1 = -\log r,\quad k_2 = \tfrac12\log^2 r,\quad k_3 = r - 1 - \log r",
    parameters: &[Parameter::tensor(
        "log_ratio",
        "log-probability under the reference minus under the policy",
    )],
    main: None,
    source: "Schulman 2020, Approximating KL Divergence",
    rule: |arguments| {
        let log_ratio = arguments.tensor("log_ratio")?;
        Ok(Outcome::Record(vec![
            ("k1", log_ratio.scale(-1.0).into()),
            ("k2", log_ratio.map(|x| 0.5 * x * x).into()),
            ("k3", log_ratio.map(|x| exp_m1(x) - x).into()),
        ]))
    },
};
