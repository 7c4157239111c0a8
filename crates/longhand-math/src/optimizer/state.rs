//! Shared by all optimizers: what is kept from step to step.

use crate::Tensor;
use crate::registry::Outcome;

/// A parameter and everything an optimizer remembers about it.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    step: u64,
    param: Tensor,
    slots: Vec<(&'static str, Tensor)>,
}

impl State {
    /// The state before the first step.
    pub fn new(param: Tensor) -> Self {
        Self {
            step: 0,
            param,
            slots: Vec::new(),
        }
    }

    /// Steps taken.
    pub fn step(&self) -> u64 {
        self.step
    }

    /// The parameter.
    pub fn param(&self) -> &Tensor {
        &self.param
    }

    /// A remembered tensor, once the rule has set it.
    pub fn slot(&self, name: &str) -> Option<&Tensor> {
        self.slots
            .iter()
            .find(|(slot, _)| *slot == name)
            .map(|(_, tensor)| tensor)
    }

    /// Everything remembered, in the order in which it was first set.
    pub fn slots(&self) -> impl Iterator<Item = (&'static str, &Tensor)> {
        self.slots.iter().map(|(name, tensor)| (*name, tensor))
    }

    pub(super) fn count(&mut self) {
        self.step += 1;
    }

    /// The number t of this step, from 1.
    pub(super) fn t(&self) -> f64 {
        self.step as f64
    }

    pub(super) fn set_param(&mut self, param: Tensor) {
        self.param = param;
    }

    /// A remembered tensor, or one like the parameter filled with `start`.
    pub(super) fn slot_or(&self, name: &str, start: f64) -> Tensor {
        self.slot(name)
            .cloned()
            .unwrap_or_else(|| Tensor::full(self.param.shape(), start))
    }

    /// A remembered number, or `start`.
    pub(super) fn number_or(&self, name: &str, start: f64) -> f64 {
        self.slot(name).and_then(Tensor::item).unwrap_or(start)
    }

    /// Remembers a tensor.
    pub(super) fn keep(&mut self, name: &'static str, tensor: Tensor) {
        match self.slots.iter_mut().find(|(slot, _)| *slot == name) {
            Some((_, place)) => *place = tensor,
            None => self.slots.push((name, tensor)),
        }
    }

    /// The parameter and everything remembered, as results.
    pub(super) fn into_parts(self) -> Vec<(&'static str, Outcome)> {
        let slots = self
            .slots
            .into_iter()
            .map(|(name, tensor)| (name, tensor.into()));
        core::iter::once(("param", self.param.into()))
            .chain(slots)
            .collect()
    }
}

/// The states of a run, stacked along a new first axis.
#[derive(Debug, Default)]
pub(super) struct History {
    steps: usize,
    parts: Vec<(&'static str, Vec<usize>, Vec<f64>)>,
}

impl History {
    pub(super) fn record(&mut self, state: &State) {
        self.steps += 1;
        let all = core::iter::once(("param", state.param())).chain(state.slots());
        for (name, tensor) in all {
            match self.parts.iter_mut().find(|(part, _, _)| *part == name) {
                Some((_, _, numbers)) => numbers.extend_from_slice(tensor.data()),
                None => self
                    .parts
                    .push((name, tensor.sizes().to_vec(), tensor.data().to_vec())),
            }
        }
    }

    /// Nothing where a stack would have too many axes or numbers.
    pub(super) fn into_outcome(self) -> Option<Outcome> {
        let mut parts = Vec::new();
        for (name, mut sizes, numbers) in self.parts {
            sizes.insert(0, self.steps);
            parts.push((name, Outcome::Tensor(Tensor::new(&sizes, numbers).ok()?)));
        }
        Some(Outcome::Record(parts))
    }
}
