//! Losses of preferences: a chosen and a rejected answer.
//!
//! * `dpo`: h = β ((π⁺ − ρ⁺) − (π⁻ − ρ⁻)); ℓ = −(1 − ε) log σ(h) − ε log σ(−h).
//! * `ipo`: ((π⁺ − ρ⁺) − (π⁻ − ρ⁻) − 1/(2β))².
//! * `reward_pair`: −log σ(r⁺ − r⁻ − m), the Bradley–Terry model of a reward model.
//!
//! Symbols: π log-probabilities of the policy, ρ of the reference, ⁺ chosen, ⁻ rejected, ε =
//! `label_smoothing`. Sources: Rafailov and others 2023; Azar and others 2023; Ouyang and others 2022.
//! A policy equal to its reference is undecided, log 2:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("dpo").ok_or("?")?.with(&[
//!     ("policy_chosen", -12.0), ("policy_rejected", -14.0),
//!     ("reference_chosen", -12.0), ("reference_rejected", -14.0),
//! ])?;
//! assert!((found.number("loss")? - 2_f64.ln()).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, elementwise};
use crate::MathError;
use crate::real::{sigmoid, softplus};
use crate::registry::{Arguments, Entry, Outcome, Parameter};

const POLICY_CHOSEN: Parameter = Parameter::tensor(
    "policy_chosen",
    "the policy's log-probability of the chosen answer",
);
const POLICY_REJECTED: Parameter = Parameter::tensor("policy_rejected", "and of the rejected one");
const REFERENCE_CHOSEN: Parameter = Parameter::tensor(
    "reference_chosen",
    "the reference's log-probability of the chosen answer",
);
const REFERENCE_REJECTED: Parameter =
    Parameter::tensor("reference_rejected", "and of the rejected one");
const BETA: Parameter =
    Parameter::number("beta", "how strongly the policy is held to the reference").or(0.1);

const INPUTS: [&str; 4] = [
    "policy_chosen",
    "policy_rejected",
    "reference_chosen",
    "reference_rejected",
];
const GRADIENTS: [&str; 4] = ["d_policy_chosen", "d_policy_rejected", "", ""];

/// Direct preference optimisation.
pub const DPO: Entry = Entry {
    slug: "dpo",
    title: "Direct preference optimisation",
    formula: r"\ell = -\log\sigma\left(\beta\left[(\pi^+-\rho^+)-(\pi^--\rho^-)\right]\right)",
    parameters: &[
        POLICY_CHOSEN,
        POLICY_REJECTED,
        REFERENCE_CHOSEN,
        REFERENCE_REJECTED,
        BETA,
        Parameter::number("label_smoothing", "share of preferences taken to be wrong").or(0.0),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Rafailov et al. 2023 (arXiv:2305.18290), eq. 7",
    rule: dpo,
};

fn dpo(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (beta, smoothing) = (
        arguments.number("beta")?,
        arguments.number("label_smoothing")?,
    );
    let found = elementwise(arguments, INPUTS, GRADIENTS, |[pc, pr, rc, rr]| {
        let h = beta * ((pc - rc) - (pr - rr));
        let loss = (1.0 - smoothing) * softplus(-h) + smoothing * softplus(h);
        let slope = beta * (smoothing * sigmoid(h) - (1.0 - smoothing) * sigmoid(-h));
        (loss, [slope, -slope, 0.0, 0.0])
    })?;
    let reward = |policy: &str, reference: &str| {
        arguments
            .tensor(policy)?
            .zip(arguments.tensor(reference)?, |p, r| beta * (p - r))
    };
    let chosen = reward("policy_chosen", "reference_chosen")?;
    let rejected = reward("policy_rejected", "reference_rejected")?;
    let margin = chosen.sub(&rejected)?;
    let right = margin.map(|margin| if margin > 0.0 { 1.0 } else { 0.0 });
    let Outcome::Record(mut parts) = found else {
        return Ok(found);
    };
    parts.push(("chosen_reward", chosen.into()));
    parts.push(("rejected_reward", rejected.into()));
    parts.push(("accuracy", right.mean().into()));
    parts.push(("margin", margin.into()));
    Ok(Outcome::Record(parts))
}

/// Identity preference optimisation.
pub const IPO: Entry = Entry {
    slug: "ipo",
    title: "Identity preference optimisation",
    formula: r"\ell = \left((\pi^+-\rho^+)-(\pi^--\rho^-) - \frac{1}{2\beta}\right)^2",
    parameters: &[
        POLICY_CHOSEN,
        POLICY_REJECTED,
        REFERENCE_CHOSEN,
        REFERENCE_REJECTED,
        BETA,
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Azar et al. 2023 (arXiv:2310.12036), eq. 17",
    rule: |arguments| {
        let goal = 1.0 / (2.0 * arguments.number("beta")?);
        elementwise(arguments, INPUTS, GRADIENTS, |[pc, pr, rc, rr]| {
            let short = (pc - rc) - (pr - rr) - goal;
            (short * short, [2.0 * short, -2.0 * short, 0.0, 0.0])
        })
    },
};

/// Bradley–Terry.
pub const REWARD_PAIR: Entry = Entry {
    slug: "reward_pair",
    title: "Reward model (Bradley–Terry)",
    formula: r"\ell = -\log\sigma(r^+ - r^- - m)",
    parameters: &[
        Parameter::tensor("r_chosen", "reward of the chosen answer"),
        Parameter::tensor("r_rejected", "reward of the rejected one"),
        Parameter::number("margin", "how far ahead the chosen one should be").or(0.0),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Bradley & Terry 1952; Ouyang et al. 2022 (arXiv:2203.02155), eq. 1",
    rule: |arguments| {
        let margin = arguments.number("margin")?;
        elementwise(
            arguments,
            ["r_chosen", "r_rejected"],
            ["d_r_chosen", "d_r_rejected"],
            |[c, r]| {
                let lead = c - r - margin;
                (softplus(-lead), [-sigmoid(-lead), sigmoid(-lead)])
            },
        )
    },
};
