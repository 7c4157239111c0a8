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

mod rule;
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

pub use rule::{Optimizer, Step};
pub use state::State;

use crate::registry::Entry;

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
