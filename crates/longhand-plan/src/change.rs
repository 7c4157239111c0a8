//! The smallest change that makes a plan fit.
//!
//! Tried are, in this order, each alone, then two, then three together: half the micro-batch (or less),
//! the loss in eight pieces, a higher ZeRO stage, full recomputation, more tensor ranks, more stages,
//! 8-bit Adam, more devices. A change counts only if the plan with it is accepted and fits.

use crate::hardware::Hardware;
use crate::layout::Layout;
use crate::memory::{Choices, Memory};
use crate::model::Model;
use crate::settings::{Setting, Settings};
use longhand_json::Json;

/// Keys of the plan with new values.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Path and value.
    pub set: Vec<(&'static str, Setting)>,
    /// The change as a sentence.
    pub text: String,
}

/// A key with the values that are tried.
type Choice = (&'static str, Vec<Setting>);

fn numbers(values: impl IntoIterator<Item = f64>) -> Vec<Setting> {
    values.into_iter().map(Setting::Number).collect()
}

/// What may be changed, in the order in which it is tried.
fn options(settings: &Settings) -> Vec<Choice> {
    let of = |path: &str| settings.count(path);
    let batch = of("parallelism.micro_batch");
    let halves = (1..=20).map(|power| batch / f64::from(1 << power));
    let zero = settings.number("parallelism.zero").unwrap_or(0.0);
    let (tensor, pipeline) = (of("parallelism.tensor"), of("parallelism.pipeline"));
    let chunks = of("memory.loss_chunks");
    let when = |holds: bool, setting: Setting| if holds { vec![setting] } else { Vec::new() };
    let full = settings.text("memory.recompute") != Some("full");
    let adam = settings.text("precision.optimizer") == Some("adamw");
    let twice = |from: f64| numbers([2.0, 4.0, 8.0].map(|times| times * from));
    vec![
        (
            "parallelism.micro_batch",
            numbers(halves.filter(|half| half.fract() == 0.0 && *half >= 1.0)),
        ),
        (
            "memory.loss_chunks",
            when(chunks < 8.0, Setting::Number(8.0)),
        ),
        (
            "parallelism.zero",
            numbers([1.0, 2.0, 3.0].into_iter().filter(|stage| *stage > zero)),
        ),
        (
            "memory.recompute",
            when(full, Setting::Text("full".to_owned())),
        ),
        ("parallelism.tensor", twice(tensor)),
        ("parallelism.pipeline", twice(pipeline)),
        (
            "precision.optimizer",
            when(adam, Setting::Text("adamw8bit".to_owned())),
        ),
        (
            "hardware.count",
            numbers((1..=6).map(|power| of("hardware.count") * f64::from(1 << power))),
        ),
    ]
}

/// Whether a plan with these settings is accepted and fits.
fn fits(settings: &Settings, model: &Model, hardware: &Hardware) -> bool {
    let mut hardware = hardware.clone();
    hardware.count = settings.count("hardware.count");
    let (Some(shape), Some(capacity)) = (&model.shape, hardware.memory) else {
        return false;
    };
    Layout::read(settings, model, &hardware).is_ok_and(|layout| {
        Memory::of(&layout, shape, &Choices::read(settings))
            .is_some_and(|memory| memory.per_gpu <= capacity)
    })
}

/// The smallest change, if three keys suffice.
#[must_use]
pub fn smallest(settings: &Settings, model: &Model, hardware: &Hardware) -> Option<Change> {
    let options = options(settings);
    for keys in 1..=3 {
        if let Some(set) = extend(settings, model, hardware, &options, keys) {
            let told: Vec<String> = set
                .iter()
                .map(|(path, setting)| tell(path, setting))
                .collect();
            let text = format!("It fits with {}.", together(&told));
            return Some(Change { set, text });
        }
    }
    None
}

fn extend(
    settings: &Settings,
    model: &Model,
    hardware: &Hardware,
    options: &[Choice],
    keys: usize,
) -> Option<Vec<(&'static str, Setting)>> {
    if keys == 0 {
        return fits(settings, model, hardware).then(Vec::new);
    }
    let mut rest = options;
    while let Some(((path, values), behind)) = rest.split_first() {
        for value in values {
            let changed = settings.with(path, value.clone());
            if let Some(mut set) = extend(&changed, model, hardware, behind, keys - 1) {
                set.insert(0, (*path, value.clone()));
                return Some(set);
            }
        }
        rest = behind;
    }
    None
}

fn tell(path: &str, setting: &Setting) -> String {
    let number = match setting {
        Setting::Number(number) => *number,
        _ => 0.0,
    };
    match path {
        "parallelism.micro_batch" => format!("a micro-batch of {number}"),
        "memory.loss_chunks" => "the loss in eight pieces".to_owned(),
        "parallelism.zero" => format!("ZeRO stage {number}"),
        "memory.recompute" => "full recomputation".to_owned(),
        "parallelism.tensor" => format!("{number} tensor-parallel ranks"),
        "parallelism.pipeline" => format!("{number} pipeline stages"),
        "precision.optimizer" => "8-bit Adam".to_owned(),
        _ => format!("{number} devices"),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn together(words: &[String]) -> String {
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// A setting as JSON.
#[must_use]
pub fn json(setting: &Setting) -> Json {
    match setting {
        Setting::Number(number) => Json::number(*number),
        Setting::Flag(flag) => Json::Truth(*flag),
        Setting::Text(text) => Json::text(text),
    }
}
