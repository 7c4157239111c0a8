//! Losses for yes or no.
//!
//! * `bce_with_logits`: ℓ = w ((1 − t) z + (1 + (w⁺ − 1) t) softplus(−z)); without weights its slope
//!   is σ(z) − t.
//! * `bce`: ℓ = −t log p − (1 − t) log(1 − p), with 0 · log 0 = 0. (PyTorch stops the logarithms at
//!   −100; here they go to −∞.)
//! * `focal_binary`: ℓ = α_t (1 − p_t)^γ · bce, p_t = p t + (1 − p)(1 − t), α_t = α t + (1 − α)(1 − t).
//!
//! Symbols: z logit, p = σ(z), t target in [0, 1], w⁺ = `pos_weight`. Sources: PyTorch; Lin and others
//! 2017 for the focal loss. At z = 0 either answer costs log 2:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("bce_with_logits").ok_or("?")?.apply([0.0.into(), 1.0.into()])?;
//! assert!((found.number("loss")? - 2_f64.ln()).abs() < 1e-15);
//! assert_eq!(found.number("d_logits")?, -0.5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, elementwise};
use crate::real::{ln, ln_1p, pow, sigmoid, softplus};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

const LOGITS: Parameter = Parameter::tensor("logits", "one logit an answer");
const TARGET: Parameter = Parameter::tensor("target", "1 for yes, 0 for no, or between");

/// Binary cross-entropy of logits.
pub const BCE_WITH_LOGITS: Entry = Entry {
    slug: "bce_with_logits",
    title: "Binary cross-entropy of logits",
    formula: r"\ell = -t\log\sigma(z) - (1-t)\log(1-\sigma(z)),\quad \frac{\partial\ell}{\partial z} = \sigma(z) - t",
    parameters: &[
        LOGITS,
        TARGET,
        REDUCTION,
        Parameter::tensor("weight", "a weight for each element").optional(),
        Parameter::tensor("pos_weight", "a weight for the answer yes").optional(),
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.binary_cross_entropy_with_logits",
    rule: with_logits,
};

fn with_logits(arguments: &Arguments) -> Result<Outcome, MathError> {
    let shape = arguments
        .tensor("logits")?
        .shape()
        .broadcast(&arguments.tensor("target")?.shape())?;
    let wide = |name: &str| match arguments.optional_tensor(name) {
        Some(tensor) => tensor.broadcast_to(shape),
        None => Ok(Tensor::full(shape, 1.0)),
    };
    let (weight, positive) = (wide("weight")?, wide("pos_weight")?);
    let count = core::cell::Cell::new(0_usize);
    elementwise(
        arguments,
        ["logits", "target"],
        ["d_logits", "d_target"],
        |[z, t]| {
            let place = count.get();
            count.set(place + 1);
            let w = weight.data().get(place).copied().unwrap_or(1.0);
            let plus = positive.data().get(place).copied().unwrap_or(1.0);
            let share = 1.0 + (plus - 1.0) * t;
            let loss = (1.0 - t) * z + share * softplus(-z);
            let slope = (1.0 - t) - share * sigmoid(-z);
            (w * loss, [w * slope, w * ((plus - 1.0) * softplus(-z) - z)])
        },
    )
}

/// Binary cross-entropy of probabilities.
pub const BCE: Entry = Entry {
    slug: "bce",
    title: "Binary cross-entropy",
    formula: r"\ell = -t\log p - (1-t)\log(1-p)",
    parameters: &[
        Parameter::tensor("probs", "one probability an answer"),
        TARGET,
        REDUCTION,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.binary_cross_entropy",
    rule: |arguments| {
        elementwise(
            arguments,
            ["probs", "target"],
            ["d_probs", "d_target"],
            |[p, t]| {
                let part = |share: f64, log: f64| if share == 0.0 { 0.0 } else { share * log };
                let (yes, no) = (ln(p), ln_1p(-p));
                let slope = part(1.0 - t, 1.0 / (1.0 - p)) - part(t, 1.0 / p);
                (-part(t, yes) - part(1.0 - t, no), [slope, no - yes])
            },
        )
    },
};

/// Binary focal loss.
pub const FOCAL: Entry = Entry {
    slug: "focal_binary",
    title: "Focal loss (binary)",
    formula: r"\ell = -\alpha_t (1-p_t)^\gamma \log p_t",
    parameters: &[
        LOGITS,
        TARGET,
        Parameter::number("alpha", "weight of the answer yes; 1 − alpha for no").optional(),
        Parameter::number("gamma", "how much easy answers are discounted").or(2.0),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Lin et al. 2017 (arXiv:1708.02002); torchvision sigmoid_focal_loss",
    rule: |arguments| {
        let (alpha, gamma) = (
            arguments.optional_number("alpha"),
            arguments.number("gamma")?,
        );
        elementwise(
            arguments,
            ["logits", "target"],
            ["d_logits", ""],
            |[z, t]| {
                let (p, not_p) = (sigmoid(z), sigmoid(-z));
                let cross = (1.0 - t) * z + softplus(-z);
                let missed = p * (1.0 - t) + not_p * t;
                let weight = alpha.map_or(1.0, |alpha| alpha * t + (1.0 - alpha) * (1.0 - t));
                let discount = pow(missed, gamma);
                let bend = if gamma == 0.0 {
                    0.0
                } else {
                    gamma * pow(missed, gamma - 1.0) * (2.0 * t - 1.0) * p * not_p
                };
                (
                    weight * cross * discount,
                    [weight * ((p - t) * discount - cross * bend), 0.0],
                )
            },
        )
    },
};
