//! Generalised advantage estimation.
//!
//! δₜ = rₜ + γ Vₜ₊₁ − Vₜ, Aₜ = δₜ + γ λ Aₜ₊₁, from the last step back; after it V is `last_value` and A is
//! 0. Returns are A + V.
//!
//! Symbols: r rewards, V values, γ = `gamma`, λ = `lambda`. Source: Schulman and others 2016, equations
//! 11 to 16. A reward of 1 at the end:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("gae").ok_or("?")?.call(
//!     [[0.0, 0.0, 1.0].into(), [0.5, 0.6, 0.7].into()],
//!     [("gamma", 1.0.into()), ("lambda", 0.95.into())],
//! )?;
//! let advantages = found.tensor("advantages")?;
//! assert!((advantages.data()[0] - 0.46575).abs() < 1e-12);
//! assert!((advantages.data()[2] - 0.3).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Advantages along one trajectory.
pub const ENTRY: Entry = Entry {
    slug: "gae",
    title: "Generalised advantage estimation",
    formula: r"A_t = \delta_t + \gamma\lambda A_{t+1},\quad \delta_t = r_t + \gamma V_{t+1} - V_t",
    parameters: &[
        Parameter::vector("rewards", "one reward a step"),
        Parameter::vector("values", "the value of the state before each step"),
        Parameter::number("gamma", "discount").or(0.99),
        Parameter::number("lambda", "how far ahead rewards are trusted").or(0.95),
        Parameter::number("last_value", "value after the last step").or(0.0),
    ],
    main: Some("advantages"),
    source: "Schulman et al. 2016 (arXiv:1506.02438)",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (rewards, values) = (arguments.tensor("rewards")?, arguments.tensor("values")?);
    if rewards.len() != values.len() {
        return Err(MathError::new(format!(
            "gae: {} rewards and {} values",
            rewards.len(),
            values.len()
        )));
    }
    let (gamma, lambda) = (arguments.number("gamma")?, arguments.number("lambda")?);
    let (mut next_value, mut advantage) = (arguments.number("last_value")?, 0.0);
    let mut found = Vec::with_capacity(rewards.len());
    for (reward, value) in rewards.data().iter().zip(values.data()).rev() {
        let delta = reward + gamma * next_value - value;
        advantage = delta + gamma * lambda * advantage;
        next_value = *value;
        found.push((advantage, delta, advantage + value));
    }
    found.reverse();
    let column = |pick: fn(&(f64, f64, f64)) -> f64| found.iter().map(pick).collect::<Vec<f64>>();
    Ok(Outcome::Record(vec![
        ("advantages", column(|step| step.0).into()),
        ("deltas", column(|step| step.1).into()),
        ("returns", column(|step| step.2).into()),
    ]))
}
