//! Loss and best size for a budget, after the Chinchilla paper and its refit.
//!
//! * `chinchilla_loss`: L(N, D) = E + A/N^α + B/D^β. `hoffmann`: E = 1.69, A = 406.4, B = 410.7,
//!   α = 0.34, β = 0.28. `besiroglu` (the refit): 1.8172, 482.01, 2085.43, 0.3478, 0.3658.
//! * `chinchilla_optimal`: the N and D = C/(6 N) that are best for C FLOP. `approach1`: N ∝ C^0.50 and
//!   `approach2`: N ∝ C^0.49, both through what the paper reads off at Gopher's budget of 5.76e23, 67B
//!   and 63B parameters. `approach3` and `besiroglu`: the minimum of the fit, N = G (C/6)^(β/(α+β)),
//!   G = (αA/βB)^(1/(α+β)). `ratio`: twenty tokens a parameter, or `tokens_per_param`.
//!
//! Sources: Hoffmann and others 2022, sections 3.1 to 3.3 and equation 4; Besiroglu and others 2024.
//! The two anchors of 67B and 63B are not verified against the paper: check them before citing.
//! The predicted loss of 125M parameters on 10B tokens:
//!
//! ```
//! use longhand_math::registry::named;
//! let loss = named("chinchilla_loss").ok_or("?")?.with(&[("params", 125e6), ("tokens", 10e9)])?;
//! assert!((loss.number("")? - 3.05872).abs() < 1e-5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::real::{pow, sqrt};
use crate::registry::{Entry, Parameter};

/// The constants of a fit.
struct Fit {
    e: f64,
    a: f64,
    b: f64,
    alpha: f64,
    beta: f64,
}

const HOFFMANN: Fit = Fit {
    e: 1.69,
    a: 406.4,
    b: 410.7,
    alpha: 0.34,
    beta: 0.28,
};
const BESIROGLU: Fit = Fit {
    e: 1.8172,
    a: 482.01,
    b: 2085.43,
    alpha: 0.3478,
    beta: 0.3658,
};
/// Gopher's training budget, at which the paper states the sizes of its first two approaches.
const GOPHER: f64 = 5.76e23;

impl Fit {
    fn loss(&self, params: f64, tokens: f64) -> f64 {
        self.e + self.a / pow(params, self.alpha) + self.b / pow(tokens, self.beta)
    }

    fn best_params(&self, flops: f64) -> f64 {
        let sum = self.alpha + self.beta;
        let g = pow(self.alpha * self.a / (self.beta * self.b), 1.0 / sum);
        g * pow(flops / 6.0, self.beta / sum)
    }
}

/// Predicted loss.
pub const LOSS: Entry = Entry {
    slug: "chinchilla_loss",
    title: "Predicted loss",
    formula: r"L(N, D) = E + \frac{A}{N^\alpha} + \frac{B}{D^\beta}",
    parameters: &[
        Parameter::number("params", "parameters"),
        Parameter::number("tokens", "tokens"),
        Parameter::word("fit", &["hoffmann", "besiroglu"], "whose constants"),
    ],
    main: None,
    source: "Hoffmann et al. 2022 (arXiv:2203.15556), section 3.3; Besiroglu et al. 2024 (arXiv:2404.10102)",
    rule: |arguments| {
        let fit = if arguments.word("fit") == "besiroglu" {
            BESIROGLU
        } else {
            HOFFMANN
        };
        Ok(fit
            .loss(arguments.positive("params")?, arguments.positive("tokens")?)
            .into())
    },
};

/// The best size for a budget.
pub const OPTIMAL: Entry = Entry {
    slug: "chinchilla_optimal",
    title: "Best size for a budget",
    formula: r"N^* = G\left(\frac C6\right)^{\frac{\beta}{\alpha+\beta}},\quad D^* = \frac{C}{6N^*}",
    parameters: &[
        Parameter::number("flops", "the budget in FLOP"),
        Parameter::word(
            "approach",
            &["ratio", "approach1", "approach2", "approach3", "besiroglu"],
            "how the best is found",
        ),
        Parameter::number("tokens_per_param", "tokens a parameter, for `ratio`").or(20.0),
    ],
    main: None,
    source: "Hoffmann et al. 2022 (arXiv:2203.15556), eq. 4 and table 2; Besiroglu et al. 2024 (arXiv:2404.10102)",
    rule: |arguments| {
        let flops = arguments.positive("flops")?;
        let (params, fit) = match arguments.word("approach") {
            "approach1" => (67e9 * pow(flops / GOPHER, 0.50), HOFFMANN),
            "approach2" => (63e9 * pow(flops / GOPHER, 0.49), HOFFMANN),
            "approach3" => (HOFFMANN.best_params(flops), HOFFMANN),
            "besiroglu" => (BESIROGLU.best_params(flops), BESIROGLU),
            _ => (
                sqrt(flops / (6.0 * arguments.positive("tokens_per_param")?)),
                HOFFMANN,
            ),
        };
        let tokens = flops / (6.0 * params);
        Ok(record([
            ("params", params),
            ("tokens", tokens),
            ("tokens_per_param", tokens / params),
            ("loss", fit.loss(params, tokens)),
        ]))
    },
};
