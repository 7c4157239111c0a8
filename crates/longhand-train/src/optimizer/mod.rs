//! The steps of the optimizers on f32 weights, in place: `longhand_math::optimizer` is the judge.

pub mod adamw;
mod hyper;
pub mod lion;
pub mod muon;
pub mod sgd;

pub use hyper::Hyper;

use crate::layout::{Layout, Role};

/// Which rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rule {
    /// w ← w − η g.
    Sgd,
    /// With momentum 0.9.
    Momentum,
    /// AdamW.
    #[default]
    AdamW,
    /// Lion.
    Lion,
    /// Muon for hidden matrices, AdamW for the rest.
    Muon,
}

/// What a rule remembers of every weight.
#[derive(Clone, Debug)]
pub struct State {
    /// The rule.
    pub rule: Rule,
    /// Whether gains decay too.
    pub decays_gains: bool,
    /// Steps taken.
    steps: u32,
    /// Running average of gradients, or momentum.
    m: Vec<f32>,
    /// Running average of squares.
    v: Vec<f32>,
    muon: muon::Scratch,
}

impl State {
    /// The state before the first step.
    #[must_use]
    pub fn new(rule: Rule, layout: &Layout) -> Self {
        Self {
            rule,
            decays_gains: false,
            steps: 0,
            m: vec![0.0; layout.len()],
            v: vec![0.0; layout.len()],
            muon: muon::Scratch::new(layout),
        }
    }

    /// Forgets everything, as a resume does that loads the weights only.
    pub fn forget(&mut self) {
        self.steps = 0;
        self.m.fill(0.0);
        self.v.fill(0.0);
    }

    /// One step.
    pub fn step(&mut self, layout: &Layout, hyper: Hyper, weights: &mut [f32], gradients: &[f32]) {
        self.steps += 1;
        let first = self.steps == 1;
        for tensor in &layout.tensors {
            let range = tensor.range();
            let decays = tensor.role.decays() || (self.decays_gains && tensor.role == Role::Gain);
            let decay = if decays { hyper.decay } else { 0.0 };
            let hyper = Hyper { decay, ..hyper };
            let w = &mut weights[range.clone()];
            let g = &gradients[range.clone()];
            let m = &mut self.m[range.clone()];
            let v = &mut self.v[range];
            match self.rule {
                Rule::Sgd => sgd::step(hyper, 0.0, first, w, g, m),
                Rule::Momentum => sgd::step(hyper, sgd::MOMENTUM, first, w, g, m),
                Rule::Lion => lion::step(hyper, w, g, m),
                Rule::Muon if tensor.role == Role::Hidden => {
                    muon::step(
                        hyper,
                        [tensor.rows, tensor.columns],
                        w,
                        g,
                        m,
                        &mut self.muon,
                    );
                }
                Rule::AdamW | Rule::Muon => adamw::step(hyper, self.steps, w, g, m, v),
            }
        }
    }
}
