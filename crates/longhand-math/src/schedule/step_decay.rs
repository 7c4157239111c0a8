//! Stairs.
//!
//! * `step_decay`: η(t) = max · γ^⌊t/n⌋. PyTorch's `StepLR`.
//! * `multi_step`: η(t) = max · γ^k, k the number of milestones at or before t. PyTorch's
//!   `MultiStepLR`.
//!
//! Symbols: t step, n = `every`, γ = `gamma`. Seven steps at 0.1 with n = 3 and γ = ½: two stairs
//! down, 0.025.
//!
//! ```
//! use longhand_math::registry::named;
//! let rule = named("step_decay").ok_or("?")?;
//! let rate = rule.with(&[("step", 7.0), ("max", 0.1), ("every", 3.0), ("gamma", 0.5)])?;
//! assert!((rate.number("")? - 0.025).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, STEP, over_steps};
use crate::real::pow;
use crate::registry::{Entry, Parameter};

const GAMMA: Parameter = Parameter::number("gamma", "factor of each stair").or(0.1);

/// Equal stairs.
pub const ENTRY: Entry = Entry {
    slug: "step_decay",
    title: "Step decay",
    formula: r"\eta_t = \eta_{\max}\,\gamma^{\lfloor t/n \rfloor}",
    parameters: &[
        STEP,
        MAX,
        Parameter::number("every", "steps between stairs"),
        GAMMA,
    ],
    main: None,
    source: "PyTorch, torch.optim.lr_scheduler.StepLR",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            let stairs = (step / arguments.positive("every")?).floor();
            Ok(arguments.number("max")? * pow(arguments.number("gamma")?, stairs))
        })
    },
};

/// Stairs at given steps.
pub const MULTI_STEP: Entry = Entry {
    slug: "multi_step",
    title: "Steps at milestones",
    formula: r"\eta_t = \eta_{\max}\,\gamma^{\#\{m \le t\}}",
    parameters: &[
        STEP,
        MAX,
        Parameter::vector("milestones", "the steps at which the rate falls"),
        GAMMA,
    ],
    main: None,
    source: "PyTorch, torch.optim.lr_scheduler.MultiStepLR",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            let milestones = arguments.tensor("milestones")?;
            let passed = milestones
                .data()
                .iter()
                .filter(|&&milestone| milestone <= step)
                .count();
            Ok(arguments.number("max")? * pow(arguments.number("gamma")?, passed as f64))
        })
    },
};
