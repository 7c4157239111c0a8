//! Reduce the rate when a measured quantity stops getting better.
//!
//! After each measurement: if it beats the best by more than the threshold, it is the new best;
//! otherwise one more bad one is counted. More than `patience` bad ones in a row multiply the rate
//! by `factor` (not below `min`), and start a cooldown during which nothing is counted.
//!
//! Source: PyTorch's `ReduceLROnPlateau`. With patience 1 the third equal loss halves the rate:
//!
//! ```
//! use longhand_math::registry::{Argument, named};
//! let rule = named("reduce_on_plateau").ok_or("?")?;
//! let rates = rule.call(
//!     [Argument::from([1.0, 1.0, 1.0])],
//!     [("max", 0.1.into()), ("patience", 1.0.into()), ("factor", 0.5.into())],
//! )?;
//! assert_eq!(rates.tensor("rates")?.data(), [0.1, 0.1, 0.05]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, MIN};
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Reduce on plateau.
pub const ENTRY: Entry = Entry {
    slug: "reduce_on_plateau",
    title: "Reduce on plateau",
    formula: r"\eta \leftarrow \max(\eta_{\min}, f\,\eta)\ \text{when}\ \#\text{bad} > \text{patience}",
    parameters: &[
        Parameter::vector("metrics", "one measurement an epoch"),
        MAX,
        Parameter::number("factor", "factor of a reduction").or(0.1),
        Parameter::number("patience", "bad measurements that are put up with").or(10.0),
        Parameter::number("threshold", "how much better counts as better").or(1e-4),
        Parameter::word(
            "threshold_mode",
            &["rel", "abs"],
            "threshold as a share of the best, or as it stands",
        ),
        Parameter::word("mode", &["min", "max"], "whether less or more is better"),
        Parameter::number(
            "cooldown",
            "epochs after a reduction in which nothing is counted",
        )
        .or(0.0),
        MIN,
        Parameter::number("eps", "smaller reductions are not made").or(1e-8),
    ],
    main: Some("rate"),
    source: "PyTorch, torch.optim.lr_scheduler.ReduceLROnPlateau",
    rule,
};

/// How a [`Plateau`] decides.
#[derive(Debug, Clone, PartialEq)]
pub struct PlateauSettings {
    /// Factor of a reduction.
    pub factor: f64,
    /// Bad measurements that are put up with.
    pub patience: f64,
    /// How much better counts as better.
    pub threshold: f64,
    /// The threshold is a share of the best, not a difference.
    pub relative: bool,
    /// More is better.
    pub maximize: bool,
    /// Measurements after a reduction that are not counted.
    pub cooldown: f64,
    /// The lowest rate.
    pub min: f64,
    /// Reductions no larger than this are not made.
    pub eps: f64,
}

/// The state between measurements.
#[derive(Debug, Clone, PartialEq)]
pub struct Plateau {
    /// The rate in use.
    pub rate: f64,
    /// The best measurement so far.
    pub best: f64,
    /// Bad measurements in a row.
    pub bad: f64,
    /// Measurements of the cooldown that are left.
    pub cooling: f64,
}

impl Plateau {
    /// The state before the first measurement.
    pub fn new(rate: f64, settings: &PlateauSettings) -> Self {
        let best = if settings.maximize {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        };
        Self {
            rate,
            best,
            bad: 0.0,
            cooling: 0.0,
        }
    }

    /// Takes in one measurement.
    pub fn measure(&mut self, metric: f64, settings: &PlateauSettings) {
        let sign = if settings.maximize { 1.0 } else { -1.0 };
        let bar = if settings.relative {
            self.best * (1.0 + sign * settings.threshold)
        } else {
            self.best + sign * settings.threshold
        };
        if sign * metric > sign * bar {
            self.best = metric;
            self.bad = 0.0;
        } else {
            self.bad += 1.0;
        }
        if self.cooling > 0.0 {
            self.cooling -= 1.0;
            self.bad = 0.0;
        }
        if self.bad > settings.patience {
            let reduced = (self.rate * settings.factor).max(settings.min);
            if self.rate - reduced > settings.eps {
                self.rate = reduced;
            }
            self.cooling = settings.cooldown;
            self.bad = 0.0;
        }
    }
}

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let settings = PlateauSettings {
        factor: arguments.number("factor")?,
        patience: arguments.number("patience")?,
        threshold: arguments.number("threshold")?,
        relative: arguments.word("threshold_mode") == "rel",
        maximize: arguments.word("mode") == "max",
        cooldown: arguments.number("cooldown")?,
        min: arguments.number("min")?,
        eps: arguments.number("eps")?,
    };
    let mut plateau = Plateau::new(arguments.number("max")?, &settings);
    let (mut rates, mut bests) = (Vec::new(), Vec::new());
    let (mut bad, mut cooling) = (Vec::new(), Vec::new());
    for &metric in arguments.tensor("metrics")?.data() {
        plateau.measure(metric, &settings);
        rates.push(plateau.rate);
        bests.push(plateau.best);
        bad.push(plateau.bad);
        cooling.push(plateau.cooling);
    }
    Ok(Outcome::Record(vec![
        ("rate", plateau.rate.into()),
        ("rates", rates.into()),
        ("best", bests.into()),
        ("bad", bad.into()),
        ("cooling", cooling.into()),
    ]))
}
