//! Optimizers: from a gradient to a new parameter, one step at a time.
//!
//! A rule is a function from settings, [`State`] and gradient to the next state; every running
//! average it keeps is a named tensor of the state, so each can be shown after each step. In the
//! language `adam([4, -2, 6], lr = 1e-3)` runs three steps and gives the last state as a record,
//! `adam(…).m_hat`; `adam(…).history.m_hat` holds all three.
//!
//! Gradients are given, not computed: the first axis of `grads` counts the steps, unless `param` has
//! as many axes as `grads`, which is one step. Without `param` parameters start at 0.
//!
//! Conventions: t counts from 1 at the first step. `maximize` climbs: the gradient's sign is turned
//! before anything else. Weight decay is coupled (λ w joins the gradient) in rules of Adam's kind
//! unless `decoupled`, and decoupled (w ← w − η λ w) where the paper has it so.

mod state;

pub mod adabelief;
pub mod adadelta;
pub mod adafactor;
pub mod adafactor_optax;
pub mod adagrad;
pub mod adam;
pub mod adamax;
pub mod adamw;
pub mod adan;
pub mod adan_optax;
pub mod amsgrad;
pub mod amsgrad_optax;
pub mod asgd;
pub mod lamb;
pub mod lars;
pub mod lion;
pub mod muon;
pub mod nadam;
pub mod nadam_optax;
pub mod newton_schulz;
pub mod novograd;
pub mod radam;
pub mod rmsprop;
pub mod rprop;
pub mod sgd;
pub mod weight_average;
pub mod yogi;

pub use state::State;

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

/// Every optimizer.
pub const OPTIMIZERS: &[Optimizer] = &[
    sgd::RULE,
    adam::RULE,
    adamw::RULE,
    amsgrad::RULE,
    amsgrad_optax::RULE,
    adamax::RULE,
    nadam::RULE,
    nadam_optax::RULE,
    asgd::RULE,
    radam::RULE,
    adagrad::RULE,
    rmsprop::RULE,
    adadelta::RULE,
    rprop::RULE,
    adafactor::RULE,
    adafactor_optax::RULE,
    lion::RULE,
    adabelief::RULE,
    yogi::RULE,
    lamb::RULE,
    lars::RULE,
    novograd::RULE,
    adan::RULE,
    adan_optax::RULE,
    muon::RULE,
];

/// The rules that are no optimizers by themselves.
const OTHERS: &[Entry] = &[
    newton_schulz::ENTRY,
    weight_average::ENTRY,
    weight_average::EMA,
];

/// Everything of this family, as entries.
pub const ALL: &[Entry] = &entries::<{ OPTIMIZERS.len() + OTHERS.len() }>();

const fn entries<const N: usize>() -> [Entry; N] {
    let mut entries = [OTHERS[0]; N];
    let mut place = 0;
    while place < N {
        entries[place] = if place < OPTIMIZERS.len() {
            OPTIMIZERS[place].entry
        } else {
            OTHERS[place - OPTIMIZERS.len()]
        };
        place += 1;
    }
    entries
}

/// The optimizer of this name.
pub fn named(slug: &str) -> Option<&'static Optimizer> {
    OPTIMIZERS
        .iter()
        .find(|optimizer| optimizer.entry.slug == slug)
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

const GRADS: Parameter = Parameter::tensor("grads", "one gradient a step, along the first axis");
const PARAM: Parameter = Parameter::tensor(
    "param",
    "the parameter before the first step; 0 when not given",
)
.optional();
const LR: Parameter = Parameter::number("lr", "learning rate");
const BETA1: Parameter =
    Parameter::number("beta1", "how much of the average of gradients is kept").or(0.9);
const BETA2: Parameter =
    Parameter::number("beta2", "how much of the average of squares is kept").or(0.999);
const EPS: Parameter = Parameter::number("eps", "added to the denominator").or(1e-8);
const WEIGHT_DECAY: Parameter = Parameter::number("weight_decay", "weight decay").or(0.0);
const MAXIMIZE: Parameter = Parameter::flag("maximize", "climb instead of descending");

fn advance(
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
fn run(arguments: &Arguments, step: Step) -> Result<Outcome, MathError> {
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
    let mut history = state::History::default();
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
fn coupled(arguments: &Arguments, state: &State, gradient: &Tensor) -> Result<Tensor, MathError> {
    let decay = arguments.number("weight_decay")?;
    if decay == 0.0 {
        return Ok(gradient.clone());
    }
    gradient.zip(state.param(), |g, w| g + decay * w)
}

/// Decoupled weight decay: w ← w (1 − η λ).
fn decouple(arguments: &Arguments, state: &mut State) -> Result<(), MathError> {
    let shrink = 1.0 - arguments.number("lr")? * arguments.number("weight_decay")?;
    let param = state.param().scale(shrink);
    state.set_param(param);
    Ok(())
}

/// A running average: β a + (1 − β) x.
fn average(old: &Tensor, new: &Tensor, beta: f64) -> Result<Tensor, MathError> {
    old.zip(new, |a, x| beta * a + (1.0 - beta) * x)
}

/// What a running average that started at 0 lacks after t steps: 1 − βᵗ.
fn correction(beta: f64, step: f64) -> f64 {
    1.0 - crate::real::pow(beta, step)
}
