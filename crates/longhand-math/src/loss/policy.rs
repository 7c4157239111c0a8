//! Losses of policy optimisation.
//!
//! * `ppo_clip`: r = e^(π − π_old); ℓ = −min(r A, clamp(r, 1 − ε, 1 + ε) A). The slope along π is −r A,
//!   or 0 where the clamp decides.
//! * `grpo_advantages`: A = (R − mean R)/(std R + δ) within a group of answers to one prompt.
//! * `grpo`: for answers i of n_i tokens, ℓ = −mean_i (1/n_i) Σ_t [min(r A_i, clamp(r) A_i) − β k],
//!   k = e^(ρ − π) − (ρ − π) − 1, an estimate of KL(π ‖ ρ) that is never negative.
//!
//! Symbols: π, π_old, ρ log-probabilities of policy, old policy and reference; A advantages, R
//! rewards, ε = `clip`. Sources: Schulman and others 2017, equation 7; Shao and others 2024,
//! equations 3 and 4. The standard deviation divides by n as the definition has it; `unbiased`
//! divides by n − 1 as PyTorch's `std` does. A good action made 1.5 times as likely earns only 1.2:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("ppo_clip").ok_or("?")?.with(&[
//!     ("log_prob", 1.5_f64.ln()), ("old_log_prob", 0.0), ("advantage", 1.0),
//! ])?;
//! assert!((found.number("loss")? + 1.2).abs() < 1e-15);
//! assert_eq!(found.number("d_log_prob")?, 0.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, elementwise};
use crate::real::{exp, exp_m1, sqrt};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

const CLIP: Parameter = Parameter::number("clip", "how far the ratio may move").or(0.2);

/// Clipped policy objective.
pub const PPO_CLIP: Entry = Entry {
    slug: "ppo_clip",
    title: "PPO's clipped objective",
    formula: r"\ell = -\min\left(rA, \operatorname{clamp}(r, 1-\epsilon, 1+\epsilon)A\right),\quad r = e^{\pi - \pi_{\text{old}}}",
    parameters: &[
        Parameter::tensor("log_prob", "log-probability under the policy"),
        Parameter::tensor("old_log_prob", "and under the policy that acted"),
        Parameter::tensor("advantage", "how much better than expected"),
        CLIP,
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Schulman et al. 2017 (arXiv:1707.06347), eq. 7",
    rule: |arguments| {
        let clip = arguments.number("clip")?;
        let inputs = ["log_prob", "old_log_prob", "advantage"];
        let found = elementwise(
            arguments,
            inputs,
            ["d_log_prob", "", ""],
            |[new, old, advantage]| {
                let (gain, slope) = clipped(exp(new - old), advantage, clip);
                (-gain, [-slope, 0.0, 0.0])
            },
        )?;
        let ratio = arguments
            .tensor("log_prob")?
            .zip(arguments.tensor("old_log_prob")?, |a, b| exp(a - b))?;
        let Outcome::Record(mut parts) = found else {
            return Ok(found);
        };
        parts.push(("ratio", ratio.into()));
        Ok(Outcome::Record(parts))
    },
};

/// The clipped gain of an action and its slope along the log-probability.
fn clipped(ratio: f64, advantage: f64, clip: f64) -> (f64, f64) {
    let free = ratio * advantage;
    let held = ratio.max(1.0 - clip).min(1.0 + clip) * advantage;
    if free <= held {
        (free, free)
    } else {
        (held, 0.0)
    }
}

/// Advantages within a group.
pub const ADVANTAGES: Entry = Entry {
    slug: "grpo_advantages",
    title: "Group-relative advantages",
    formula: r"A_i = \frac{R_i - \operatorname{mean} R}{\operatorname{std} R + \delta}",
    parameters: &[
        Parameter::vector("rewards", "one reward an answer"),
        Parameter::flag("unbiased", "divide by n − 1 in the standard deviation"),
        Parameter::number("eps", "added to the standard deviation").or(0.0),
        Parameter::flag("centre_only", "do not divide (Dr. GRPO)"),
    ],
    main: None,
    source: "Shao et al. 2024, DeepSeekMath (arXiv:2402.03300), section 4.1",
    rule: |arguments| {
        let centre_only = arguments.flag("centre_only");
        let found = advantages(arguments, centre_only)?;
        Ok(found.into())
    },
};

fn advantages(arguments: &Arguments, centre_only: bool) -> Result<Tensor, MathError> {
    let rewards = arguments.tensor("rewards")?;
    let mean = rewards.mean();
    let centred = rewards.map(|reward| reward - mean);
    if centre_only {
        return Ok(centred);
    }
    let count = rewards.len() as f64 - if arguments.flag("unbiased") { 1.0 } else { 0.0 };
    let spread = sqrt(centred.map(|x| x * x).sum() / count) + arguments.number("eps")?;
    // A group that agrees has nothing to learn from.
    Ok(centred.map(|x| if x == 0.0 { 0.0 } else { x / spread }))
}

/// Group-relative policy optimisation.
pub const GRPO: Entry = Entry {
    slug: "grpo",
    title: "Group-relative policy optimisation",
    formula: r"\ell = -\frac1G\sum_i\frac1{n_i}\sum_t\left[\min\left(r_{it}A_i, \operatorname{clamp}(r_{it})A_i\right) - \beta\,k_{it}\right]",
    parameters: &[
        Parameter::vector("rewards", "one reward an answer"),
        Parameter::matrix("log_prob", "one answer a row, one token a column"),
        Parameter::matrix(
            "old_log_prob",
            "under the policy that answered; log_prob when not given",
        )
        .optional(),
        Parameter::matrix("ref_log_prob", "under the reference").optional(),
        Parameter::matrix("mask", "1 for tokens that count").optional(),
        CLIP,
        Parameter::number("beta", "weight of the divergence from the reference").or(0.04),
        Parameter::flag("unbiased", "divide by n − 1 in the standard deviation"),
        Parameter::number("eps", "added to the standard deviation").or(0.0),
    ],
    main: Some("loss"),
    source: "Shao et al. 2024, DeepSeekMath (arXiv:2402.03300), eqs. 3 and 4",
    rule: grpo,
};

fn grpo(arguments: &Arguments) -> Result<Outcome, MathError> {
    let advantages = advantages(arguments, false)?;
    let new = arguments.tensor("log_prob")?;
    let answers = advantages.len();
    if new.sizes().first() != Some(&answers) {
        return Err(MathError::new(format!(
            "grpo: {answers} rewards for log-probabilities of shape {}",
            new.shape()
        )));
    }
    let like_new = |name: &str, otherwise: Tensor| match arguments.optional_tensor(name) {
        Some(tensor) => tensor.broadcast_to(new.shape()),
        None => Ok(otherwise),
    };
    let old = like_new("old_log_prob", new.clone())?;
    let reference = like_new("ref_log_prob", new.clone())?;
    let mask = like_new("mask", new.map(|_| 1.0))?;
    let (clip, beta) = (arguments.number("clip")?, arguments.number("beta")?);
    let width = (new.len() / answers.max(1)).max(1);
    let (mut loss, mut divergence) = (0.0, 0.0);
    let mut gradient = new.map(|_| 0.0);
    for (answer, &advantage) in advantages.data().iter().enumerate() {
        let row = |tensor: &Tensor| tensor.row(answer).unwrap_or(&[]).to_vec();
        let (new, old, reference, mask) = (row(new), row(&old), row(&reference), row(&mask));
        let tokens: f64 = mask.iter().sum();
        let share = if tokens == 0.0 {
            0.0
        } else {
            1.0 / (tokens * answers as f64)
        };
        let slopes = gradient
            .data_mut()
            .chunks_mut(width)
            .nth(answer)
            .unwrap_or(&mut []);
        let inputs = new.iter().zip(&old).zip(&reference).zip(&mask);
        for (slope, (((new, old), reference), mask)) in slopes.iter_mut().zip(inputs) {
            let (gain, rise) = clipped(exp(new - old), advantage, clip);
            let away = reference - new;
            let weight = mask * share;
            loss -= weight * (gain - beta * (exp_m1(away) - away));
            divergence += weight * (exp_m1(away) - away);
            *slope = -weight * (rise + beta * exp_m1(away));
        }
    }
    Ok(Outcome::Record(vec![
        ("loss", loss.into()),
        ("d_log_prob", Outcome::Tensor(gradient)),
        ("advantages", advantages.into()),
        ("divergence", divergence.into()),
    ]))
}
