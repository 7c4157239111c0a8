//! Averages of parameters over steps.
//!
//! * `weight_average`: the first parameters are taken as they are; then EMA ā ← β ā + (1 − β) w, or
//!   SWA ā ← ā + (w − ā)/(n + 1), the plain mean. PyTorch's `AveragedModel`.
//! * `ema`: a running average from a start value, x̄ ← β x̄ + (1 − β) x, on request divided by
//!   1 − βᵗ to correct for a start at 0.
//!
//! Sources: Izmailov and others 2018; Kingma and Ba 2015, section 3. The mean of 1, 2 and 6:
//!
//! ```
//! use longhand_math::registry::named;
//! let mean = named("weight_average").ok_or("?")?.call([[1.0, 2.0, 6.0].into()], [("kind", "swa".into())])?;
//! assert!((mean.number("average")? - 3.0).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::rule::correction;
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

const VALUES: Parameter = Parameter::tensor("values", "one value a step, along the first axis");
const DECAY: Parameter = Parameter::number("decay", "how much of the average is kept").or(0.999);

/// Averaged weights.
pub const ENTRY: Entry = Entry {
    slug: "weight_average",
    title: "Averaged weights (EMA, SWA)",
    formula: r"\bar w_t = \beta \bar w_{t-1} + (1-\beta) w_t",
    parameters: &[
        VALUES,
        Parameter::word("kind", &["ema", "swa"], "exponential or plain mean"),
        DECAY,
    ],
    main: Some("average"),
    source: "Izmailov et al. 2018 (arXiv:1803.05407); PyTorch torch.optim.swa_utils",
    rule: |arguments| {
        let decay = arguments.number("decay")?;
        let swa = arguments.word("kind") == "swa";
        over(arguments, |average, value, count| match (count, swa) {
            (0, _) => value,
            (count, true) => average + (value - average) / (count as f64 + 1.0),
            (_, false) => decay * average + (1.0 - decay) * value,
        })
    },
};

/// Exponential moving average.
pub const EMA: Entry = Entry {
    slug: "ema",
    title: "Exponential moving average",
    formula: r"\bar x_t = \beta \bar x_{t-1} + (1-\beta) x_t",
    parameters: &[
        VALUES,
        DECAY.or(0.9),
        Parameter::number("start", "the average before the first value").or(0.0),
        Parameter::flag("debias", "divide by 1 − β^t"),
    ],
    main: Some("average"),
    source: "Kingma & Ba 2015 (arXiv:1412.6980), section 3",
    rule: |arguments| {
        let (decay, start) = (arguments.number("decay")?, arguments.number("start")?);
        let found = over(arguments, |average, value, count| {
            let average = if count == 0 { start } else { average };
            decay * average + (1.0 - decay) * value
        })?;
        if !arguments.flag("debias") {
            return Ok(found);
        }
        let mut history = found.tensor("history")?;
        let steps = history.sizes().first().copied().unwrap_or(1).max(1);
        let width = (history.len() / steps).max(1);
        for (place, row) in history.data_mut().chunks_mut(width).enumerate() {
            let missing = correction(decay, place as f64 + 1.0);
            row.iter_mut().for_each(|x| *x /= missing);
        }
        last_of(history)
    },
};

/// Folds the values of each step into an average; the last one and all of them.
fn over(
    arguments: &Arguments,
    fold: impl Fn(f64, f64, usize) -> f64,
) -> Result<Outcome, MathError> {
    let mut values = arguments.tensor("values")?.clone();
    if values.rank() == 0 {
        values = values.reshape(&[1])?;
    }
    let steps = values.sizes().first().copied().unwrap_or(0);
    if values.is_empty() {
        return Err(MathError::new(format!(
            "{}: there are no values",
            arguments.rule()
        )));
    }
    let width = values.len() / steps;
    let mut average = vec![0.0; width];
    for (count, row) in values.data_mut().chunks_mut(width).enumerate() {
        for (average, value) in average.iter_mut().zip(row) {
            *average = fold(*average, *value, count);
            *value = *average;
        }
    }
    last_of(values)
}

fn last_of(history: Tensor) -> Result<Outcome, MathError> {
    let steps = history.sizes().first().copied().unwrap_or(0);
    let row = history.row(steps.saturating_sub(1)).unwrap_or(&[]).to_vec();
    let average = Tensor::new(history.sizes().get(1..).unwrap_or(&[]), row)?;
    Ok(Outcome::Record(vec![
        ("average", average.into()),
        ("history", Outcome::Tensor(history)),
    ]))
}
