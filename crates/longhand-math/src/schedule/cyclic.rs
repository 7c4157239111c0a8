//! Triangular cycles between two rates.
//!
//! η(t) = base + (max − base) · s · h: s goes 0 → 1 over `up` steps and back over `down` steps; h is
//! 1 (triangular), 2^(1 − cycle) (halving) or γ^t (exponential).
//!
//! Source: Smith 2017, "Cyclical learning rates"; PyTorch's `CyclicLR`. Two of four steps up:
//!
//! ```
//! use longhand_math::registry::named;
//! let rate = named("cyclic").ok_or("?")?.with(&[("step", 2.0), ("base", 0.01), ("max", 0.1), ("up", 4.0)])?;
//! assert!((rate.number("")? - 0.055).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, STEP, over_steps};
use crate::MathError;
use crate::real::pow;
use crate::registry::{Arguments, Entry, Parameter};

/// Cycles.
pub const ENTRY: Entry = Entry {
    slug: "cyclic",
    title: "Cyclic",
    formula: r"\eta_t = \eta_{\text{base}} + (\eta_{\max}-\eta_{\text{base}})\, s_t\, h_t",
    parameters: &[
        STEP,
        MAX,
        Parameter::number("base", "the lowest rate").or(0.0),
        Parameter::number("up", "steps up").or(2000.0),
        Parameter::number("down", "steps down; as many as up when not given").optional(),
        Parameter::word(
            "mode",
            &["triangular", "halving", "exponential"],
            "how the height changes",
        ),
        Parameter::number("gamma", "factor of each step in mode exponential").or(1.0),
    ],
    main: None,
    source: "Smith 2017 (arXiv:1506.01186); PyTorch CyclicLR (halving = triangular2, exponential = exp_range)",
    rule: |arguments| over_steps(arguments, rate),
};

fn rate(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let up = arguments.positive("up")?;
    let down = arguments.optional_number("down").unwrap_or(up);
    if down < 0.0 || down.is_nan() {
        return Err(MathError::new("cyclic: `down` should not be negative"));
    }
    let length = up + down;
    let cycle = (step / length).floor();
    let into = step - cycle * length;
    let share = if into <= up {
        into / up
    } else {
        (length - into) / down
    };
    let height = match arguments.word("mode") {
        "halving" => pow(0.5, cycle),
        "exponential" => pow(arguments.number("gamma")?, step),
        _ => 1.0,
    };
    let base = arguments.number("base")?;
    Ok(base + (arguments.number("max")? - base) * share * height)
}
