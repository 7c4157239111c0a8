//! Shared by optimizers: an [`Optimizer`], its parameters, running it over gradients.

use super::state::{History, State};
use crate::registry::{Argument, Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

/// One step of a rule: settings, the state to move on, the gradient.
pub type Step = fn(&Arguments, &mut State, &Tensor) -> Result<(), MathError>;

/// An optimizer: its entry and its step.
#[derive(Debug, Clone, Copy)]
pub struct Optimizer {
    /// Name, equation, settings, source.
    pub entry: Entry,
    /// One step.
    pub step: Step,
}

impl Optimizer {
    /// Settings for stepping by hand, the rest preset.
    ///
    /// # Errors
    /// A setting the optimizer does not have.
    ///
    /// ```
    /// use longhand_math::optimizer::{State, named};
    /// use longhand_math::Tensor;
    /// let adam = named("adam").ok_or("?")?;
    /// let settings = adam.settings(&[("lr", 0.1)])?;
    /// let mut state = State::new(Tensor::scalar(1.0));
    /// adam.step(&settings, &mut state, &Tensor::scalar(4.0))?;
    /// assert!((state.param().data()[0] - 0.9).abs() < 1e-9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn settings(&self, named: &[(&str, f64)]) -> Result<Arguments, MathError> {
        let named = named
            .iter()
            .map(|(name, number)| (*name, Argument::Number(*number)));
        self.entry.bind([Argument::Number(0.0)], named)
    }

    /// One step.
    ///
    /// # Errors
    /// A gradient of another shape than the parameter, or settings the rule refuses.
    pub fn step(
        &self,
        settings: &Arguments,
        state: &mut State,
        gradient: &Tensor,
    ) -> Result<(), MathError> {
        advance(settings, state, gradient, self.step)
    }
}

pub(super) const GRADS: Parameter =
    Parameter::tensor("grads", "one gradient a step, along the first axis");
pub(super) const PARAM: Parameter = Parameter::tensor(
    "param",
    "the parameter before the first step; 0 when not given",
)
.optional();
pub(super) const LR: Parameter = Parameter::number("lr", "learning rate");
pub(super) const BETA1: Parameter =
    Parameter::number("beta1", "how much of the average of gradients is kept").or(0.9);
pub(super) const BETA2: Parameter =
    Parameter::number("beta2", "how much of the average of squares is kept").or(0.999);
pub(super) const EPS: Parameter = Parameter::number("eps", "added to the denominator").or(1e-8);
pub(super) const WEIGHT_DECAY: Parameter =
    Parameter::number("weight_decay", "weight decay").or(0.0);
pub(super) const MAXIMIZE: Parameter = Parameter::flag("maximize", "climb instead of descending");

pub(super) fn advance(
    settings: &Arguments,
    state: &mut State,
    gradient: &Tensor,
    step: Step,
) -> Result<(), MathError> {
    if gradient.sizes() != state.param().sizes() {
        return Err(MathError::new(format!(
            "{}: the gradient has shape {} and the parameter {}",
            settings.rule(),
            gradient.shape(),
            state.param().shape()
        )));
    }
    state.count();
    if settings.flag("maximize") {
        step(settings, state, &gradient.scale(-1.0))
    } else {
        step(settings, state, gradient)
    }
}

/// Runs a rule over all gradients; the last state and the history of all.
pub(super) fn run(arguments: &Arguments, step: Step) -> Result<Outcome, MathError> {
    let grads = arguments.tensor("grads")?;
    let given = arguments.optional_tensor("param");
    let alone = grads.rank() == 0 || given.is_some_and(|param| param.rank() == grads.rank());
    let sizes = if alone {
        grads.sizes()
    } else {
        grads.sizes().get(1..).unwrap_or(&[])
    };
    let steps = if alone {
        1
    } else {
        grads.sizes().first().copied().unwrap_or(1)
    };
    let mut state = State::new(match given {
        Some(param) => param.clone(),
        None => Tensor::new(sizes, vec![0.0; sizes.iter().product()])?,
    });
    let mut history = History::default();
    for place in 0..steps {
        let row = if alone {
            Some(grads.data())
        } else {
            grads.row(place)
        };
        let gradient = Tensor::new(sizes, row.unwrap_or(&[]).to_vec())?;
        advance(arguments, &mut state, &gradient, step)?;
        history.record(&state);
    }
    let mut parts = state.into_parts();
    if let Some(history) = history.into_outcome() {
        parts.push(("history", history));
    }
    Ok(Outcome::Record(parts))
}

/// The gradient with coupled weight decay: g + λ w.
pub(super) fn coupled(
    arguments: &Arguments,
    state: &State,
    gradient: &Tensor,
) -> Result<Tensor, MathError> {
    let decay = arguments.number("weight_decay")?;
    if decay == 0.0 {
        return Ok(gradient.clone());
    }
    gradient.zip(state.param(), |g, w| g + decay * w)
}

/// Decoupled weight decay: w ← w (1 − η λ).
pub(super) fn decouple(arguments: &Arguments, state: &mut State) -> Result<(), MathError> {
    let shrink = 1.0 - arguments.number("lr")? * arguments.number("weight_decay")?;
    let param = state.param().scale(shrink);
    state.set_param(param);
    Ok(())
}

/// A running average: β a + (1 − β) x.
pub(super) fn average(old: &Tensor, new: &Tensor, beta: f64) -> Result<Tensor, MathError> {
    old.zip(new, |a, x| beta * a + (1.0 - beta) * x)
}

/// What a running average that started at 0 lacks after t steps: 1 − βᵗ.
pub(super) fn correction(beta: f64, step: f64) -> f64 {
    1.0 - crate::real::pow(beta, step)
}
