//! Loss scaling: small gradients survive in fp16 when the loss is multiplied first.
//!
//! * `loss_scaled_grads`: round(g) beside round(g · S) and what comes back, round₃₂(round(g S)/S).
//! * `grad_scaler`: S halves (`backoff`) and the step is skipped when a gradient is not finite; after
//!   `interval` good steps in a row S doubles (`growth`).
//!
//! Sources: Micikevicius and others 2018, section 3.2; PyTorch's `GradScaler`. Three good steps with
//! an interval of two, then an overflow:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("grad_scaler").ok_or("?")?.call(
//!     [[1.0, 1.0, 1.0, 0.0].into()],
//!     [("scale", 1024.0.into()), ("interval", 2.0.into())],
//! )?;
//! assert_eq!(found.tensor("after")?.data(), [1024.0, 2048.0, 2048.0, 1024.0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::Float;
use super::by_name::{NAMES, chosen, nearest};
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Gradients with and without a scale.
pub const ENTRY: Entry = Entry {
    slug: "loss_scaled_grads",
    title: "Scaled gradients",
    formula: r"\hat g = \operatorname{round}(g S) / S",
    parameters: &[
        Parameter::tensor("grads", "the gradients"),
        Parameter::number("scale", "the loss scale S"),
        Parameter::word("format", NAMES, "the format of the backward pass"),
    ],
    main: Some("recovered"),
    source: "Micikevicius et al. 2018 (arXiv:1710.03740), section 3.2",
    rule: |arguments| {
        let (grads, scale) = (arguments.tensor("grads")?, arguments.number("scale")?);
        let format = chosen(arguments, "format");
        let unscaled = grads.map(|g| nearest(format, g));
        let scaled = grads.map(|g| nearest(format, g * scale));
        let recovered = scaled.map(|g| Float::FP32.nearest(Float::FP32.nearest(g) / scale));
        let count =
            |numbers: &[f64], is: fn(&f64) -> bool| numbers.iter().filter(|x| is(x)).count() as f64;
        Ok(Outcome::Record(vec![
            ("recovered", recovered.into()),
            (
                "zeros_unscaled",
                count(unscaled.data(), |&x| x == 0.0).into(),
            ),
            ("zeros_scaled", count(scaled.data(), |&x| x == 0.0).into()),
            (
                "overflows",
                count(scaled.data(), |x| x.is_infinite()).into(),
            ),
            ("unscaled", unscaled.into()),
            ("scaled", scaled.into()),
        ]))
    },
};

/// The dynamic scale.
pub const SCALER: Entry = Entry {
    slug: "grad_scaler",
    title: "Dynamic loss scale",
    formula: r"S \leftarrow S/2 \ \text{on overflow},\quad S \leftarrow 2S \ \text{after } n \text{ good steps}",
    parameters: &[
        Parameter::vector(
            "finite",
            "1 for a step with finite gradients, 0 for one without",
        ),
        Parameter::number("scale", "the scale before the first step").or(65536.0),
        Parameter::number("growth", "factor after `interval` good steps").or(2.0),
        Parameter::number("backoff", "factor after an overflow").or(0.5),
        Parameter::count("interval", "good steps until the scale grows").or(2000.0),
    ],
    main: Some("scale"),
    source: "PyTorch, torch.amp.GradScaler",
    rule: scaler,
};

/// A loss scale that follows what it sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaler {
    /// The scale in use.
    pub scale: f64,
    /// Good steps since the scale last changed.
    pub good: u64,
    /// Factor after enough good steps.
    pub growth: f64,
    /// Factor after an overflow.
    pub backoff: f64,
    /// Good steps that are enough.
    pub interval: u64,
}

impl Scaler {
    /// Takes in one step: whether all gradients were finite. The step is skipped if not.
    pub fn update(&mut self, finite: bool) {
        if !finite {
            self.scale *= self.backoff;
            self.good = 0;
            return;
        }
        self.good += 1;
        if self.good >= self.interval {
            // PyTorch keeps the scale in fp32 and does not let it grow out of it.
            if (self.scale * self.growth) <= Float::FP32.max() {
                self.scale *= self.growth;
            }
            self.good = 0;
        }
    }
}

fn scaler(arguments: &Arguments) -> Result<Outcome, MathError> {
    let mut scaler = Scaler {
        scale: arguments.number("scale")?,
        good: 0,
        growth: arguments.number("growth")?,
        backoff: arguments.number("backoff")?,
        interval: arguments.count("interval")?,
    };
    let finite = arguments.tensor("finite")?.data();
    let (mut used, mut after, mut good) = (Vec::new(), Vec::new(), Vec::new());
    for &finite in finite {
        used.push(scaler.scale);
        scaler.update(finite != 0.0);
        after.push(scaler.scale);
        good.push(scaler.good as f64);
    }
    let skipped = finite.iter().filter(|&&finite| finite == 0.0).count();
    Ok(Outcome::Record(vec![
        ("scale", scaler.scale.into()),
        ("used", used.into()),
        ("after", after.into()),
        ("good", good.into()),
        ("skipped", (skipped as f64).into()),
    ]))
}
