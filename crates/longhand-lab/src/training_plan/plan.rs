//! What the rules say of a plan.

use longhand_math::MathError;
use longhand_math::cost::{chinchilla, flops, model_states, training_run};
use longhand_notation::number::with_digits;

use super::controls::{CARD, CARDS, FIT, MFU, PARAMS, STAGE, TOKENS};
use crate::settings::Settings;

/// Dense BF16 FLOP/s and bytes of memory, from the makers' data sheets.
pub(super) fn card(name: &str) -> (f64, f64) {
    match name {
        "a100" => (312e12, 80e9),
        "h200" => (989.5e12, 141e9),
        _ => (989.5e12, 80e9),
    }
}

/// What the rules say of a plan.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    pub(super) flops: f64,
    pub(super) seconds: f64,
    pub(super) card_hours: f64,
    /// Bytes on a card: weights, gradients, optimizer states.
    pub(super) bytes: [f64; 3],
    pub(super) memory: f64,
    pub(super) tokens_per_param: f64,
    pub(super) loss: f64,
    pub(super) best: Best,
}

/// The best size for a budget.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Best {
    pub(super) params: f64,
    pub(super) tokens: f64,
    pub(super) loss: f64,
}

pub(super) fn best(flops: f64, fit: &'static str) -> Result<Best, MathError> {
    let approach = if fit == "hoffmann" {
        "approach3"
    } else {
        "besiroglu"
    };
    let found = const { chinchilla::OPTIMAL.kept() }
        .call([flops.into()], [("approach", approach.into())])?;
    Ok(Best {
        params: found.number("params")?,
        tokens: found.number("tokens")?,
        loss: found.number("loss")?,
    })
}

pub(super) fn loss(params: f64, tokens: f64, fit: &'static str) -> Result<f64, MathError> {
    const { chinchilla::LOSS.kept() }
        .call([params.into(), tokens.into()], [("fit", fit.into())])?
        .number("")
}

pub(super) fn plan(settings: &Settings) -> Result<Plan, MathError> {
    let (params, tokens) = (settings.number(&PARAMS), settings.number(&TOKENS));
    let (cards, fit) = (settings.number(&CARDS), settings.option(&FIT));
    let (peak, memory) = card(settings.option(&CARD));
    let stage: f64 = settings.option(&STAGE).parse().unwrap_or(0.0);
    let flops = const { flops::SIX_ND.kept() }
        .with(&[("params", params), ("tokens", tokens)])?
        .number("")?;
    let run = const { training_run::ENTRY.kept() }.with(&[
        ("flops", flops),
        ("devices", cards),
        ("peak", peak),
        ("utilisation", settings.number(&MFU) / 100.0),
    ])?;
    let states = const { model_states::ENTRY.kept() }.with(&[
        ("params", params),
        ("ranks", cards),
        ("stage", stage),
    ])?;
    Ok(Plan {
        flops,
        seconds: run.number("seconds")?,
        card_hours: run.number("device_hours")?,
        bytes: [
            states.number("weights")?,
            states.number("gradients")?,
            states.number("optimizer")?,
        ],
        memory,
        tokens_per_param: tokens / params,
        loss: loss(params, tokens, fit)?,
        best: best(flops, fit)?,
    })
}

impl Plan {
    pub(super) fn total(&self) -> f64 {
        self.bytes.iter().sum()
    }
}

/// A large number as it is spoken: `1.2 billion`.
pub(super) fn spoken(x: f64) -> String {
    let units = [
        ("trillion", 1e12),
        ("billion", 1e9),
        ("million", 1e6),
        ("thousand", 1e3),
    ];
    match units.iter().find(|(_, size)| x >= 0.9995 * size) {
        Some((unit, size)) => format!("{} {unit}", with_digits(x / size, 3)),
        None => with_digits(x, 3),
    }
}
