//! Time of a step: bounds, an estimate, and what the plan says it takes.

use crate::count::Counted;
use crate::hardware::Hardware;
use crate::layout::Layout;
use crate::memory::{Choices, Memory};
use crate::model::Shape;
use crate::settings::Settings;
use crate::sheet::{Sheet, max, work};
use crate::traffic::Traffic;
use longhand_math::cost::flops_per_token::Flops;
use longhand_math::cost::pipeline_bubble;

/// FLOP a token that are computed again, on top of a convention's count.
#[must_use]
pub fn again(name: &str, flops: Flops, recompute: &str, output: Option<f64>) -> Option<f64> {
    let x = flops.total;
    match recompute {
        "selective" => Some(flops.attention / 3.0),
        "full" if name == "llm_foundry" => Some(x / 3.0),
        "full" => Some(x / 3.0 - 2.0 * output?),
        "op" => Some((x - flops.attention - 6.0 * output?) / 6.0),
        _ => Some(0.0),
    }
}

/// What the time of a step is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// `run.step_seconds`.
    Given,
    /// `run.throughput`.
    Throughput,
    /// `run.device_hours`.
    DeviceHours,
    /// `run.mfu`.
    Mfu,
    /// The estimate.
    Estimate,
}

impl From {
    /// As the report names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            From::Given => "given",
            From::Throughput => "throughput",
            From::DeviceHours => "device_hours",
            From::Mfu => "mfu",
            From::Estimate => "estimate",
        }
    }
}

/// Everything a step is made of.
pub struct Parts<'a> {
    /// The plan.
    pub settings: &'a Settings,
    /// Its layout.
    pub layout: &'a Layout,
    /// Its devices.
    pub hardware: &'a Hardware,
    /// Its model's shape.
    pub shape: Option<&'a Shape>,
    /// What decides about memory.
    pub choices: &'a Choices,
    /// Parameters and FLOP.
    pub counted: &'a Counted,
    /// Memory of a device.
    pub memory: Option<&'a Memory>,
    /// Traffic of a device.
    pub traffic: Traffic,
}

/// Puts down a step; says how its time is known.
pub fn put(sheet: &mut Sheet, parts: &Parts) -> From {
    let layout = parts.layout;
    let (batch, sequence) = (Some(layout.batch), Some(layout.sequence));
    let tokens = work!(
        sheet,
        "step.tokens",
        "sequences of a step times their length",
        [batch, sequence],
        batch * sequence
    );
    sheet.set("step.micro_batches", Some(layout.micro_batches));
    let compute = compute(sheet, parts, tokens);
    let memory = memory(sheet, parts);
    let bubble = bubble(sheet, layout);
    work!(
        sheet,
        "step.roofline_seconds",
        "Williams et al. 2009: the larger of both is a bound",
        [compute, memory],
        max(compute, memory)
    );
    let estimate = estimate(sheet, parts, compute, memory, bubble);
    seconds(sheet, parts, tokens, estimate)
}

fn compute(sheet: &mut Sheet, parts: &Parts, tokens: Option<f64>) -> Option<f64> {
    let recompute = parts.choices.recompute.as_str();
    let output = parts.shape.map(|shape| shape.width * shape.vocab);
    let found = parts
        .counted
        .flops
        .iter()
        .find(|(name, _)| *name == "matmul_causal");
    let flops = found.and_then(|(_, flops)| *flops);
    let (model, attention) = (flops.map(|f| f.total), flops.map(|f| f.attention));
    let key = "step.hardware_flops_per_token";
    let source =
        "what must be computed, and what is computed again (Korthikanti et al. 2022, section 6)";
    let hardware = match recompute {
        "selective" => work!(
            sheet,
            key,
            source,
            [model, attention],
            model + attention / 3.0
        ),
        "full" => work!(
            sheet,
            key,
            source,
            [model, output],
            model + model / 3.0 - 2.0 * output
        ),
        "op" => work!(
            sheet,
            key,
            source,
            [model, attention, output],
            model + (model - attention - 6.0 * output) / 6.0
        ),
        _ => work!(sheet, key, source, [model], model),
    };
    let (devices, peak) = (Some(parts.layout.devices), parts.hardware.peak);
    work!(
        sheet,
        "step.compute_seconds",
        "FLOP over the dense peak of all devices",
        [hardware, tokens, devices, peak],
        hardware * tokens / (devices * peak)
    )
}

fn memory(sheet: &mut Sheet, parts: &Parts) -> Option<f64> {
    let layout = parts.layout;
    let stage = parts
        .shape
        .and_then(|shape| layout.stages(shape).into_iter().next());
    let params = stage.map(|stage| stage.dense + stage.experts);
    let m = Some(layout.micro_batches);
    let again = matches!(parts.choices.recompute.as_str(), "op" | "full");
    let reads = Some(if again { 3.0 } else { 2.0 });
    let gradient_bytes = Some(parts.choices.bytes.gradients);
    let activations = parts.memory.map(|memory| memory.micro_batch);
    let optimizer = sheet.get("memory.parts.optimizer");
    let gradients = sheet.get("memory.parts.gradients");
    let weights = sheet.get("memory.parts.weights");
    let bandwidth = parts.hardware.bandwidth;
    work!(
        sheet,
        "step.memory_seconds",
        "bytes read and written over the memory's speed: weights in each pass, gradients, activations, once the optimizer (docs/planner.md)",
        [
            m,
            reads,
            params,
            gradient_bytes,
            activations,
            optimizer,
            gradients,
            weights,
            bandwidth
        ],
        (m * (reads * 2.0 * params + 2.0 * gradient_bytes * params + 2.0 * activations)
            + 2.0 * optimizer
            + gradients
            + 2.0 * weights)
            / bandwidth
    )
}

fn bubble(sheet: &mut Sheet, layout: &Layout) -> Option<f64> {
    let numbers = [
        ("stages", layout.pipeline),
        ("microbatches", layout.micro_batches),
        ("interleave", layout.interleave),
    ];
    let mut named: Vec<(&str, longhand_math::registry::Argument)> = numbers
        .iter()
        .map(|(name, value)| (*name, (*value).into()))
        .collect();
    named.push(("schedule", layout.schedule.as_str().into()));
    let found = pipeline_bubble::ENTRY.call([], named).ok();
    let value = found.and_then(|found| found.number("over_ideal").ok());
    let mut expr = String::from(
        "pipeline_bubble(stages = stages, microbatches = microbatches, interleave = interleave",
    );
    // The plain schedule is the default; its name is no name of the language.
    if layout.schedule != "1f1b" {
        expr.push_str(", schedule = ");
        expr.push_str(&layout.schedule);
    }
    expr.push_str(").over_ideal");
    let vars = numbers.map(|(name, value)| (name, Some(value)));
    sheet.put(
        "step.bubble",
        value,
        &expr,
        &vars,
        "Narayanan et al. 2021 (arXiv:2104.04473); Qi et al. 2023 (arXiv:2401.10241); DualPipe",
    )
}

fn estimate(
    sheet: &mut Sheet,
    parts: &Parts,
    compute: Option<f64>,
    memory: Option<f64>,
    bubble: Option<f64>,
) -> Option<f64> {
    let efficiency = parts.settings.number("run.efficiency");
    let Traffic {
        tensor,
        data,
        pipeline,
        context,
        expert,
    } = parts.traffic;
    let busy = work!(
        sheet,
        "step.busy_seconds",
        "arithmetic at the efficiency that products reach, or memory, whichever is longer",
        [compute, efficiency, memory],
        max(compute / efficiency, memory)
    );
    let source = "tensor and expert traffic is exposed, context hides behind half of the arithmetic, data behind the backward pass (an assumption, docs/planner.md)";
    let hiding = Some(if parts.layout.zero == 3.0 {
        1.0
    } else {
        2.0 / 3.0
    });
    work!(
        sheet,
        "step.estimate_seconds",
        source,
        [
            busy, tensor, expert, context, bubble, data, hiding, pipeline
        ],
        (busy + tensor + expert + max(0.0, context - busy / 2.0)) * (1.0 + bubble)
            + max(0.0, data - hiding * busy)
            + pipeline
    )
}

fn seconds(sheet: &mut Sheet, parts: &Parts, tokens: Option<f64>, estimate: Option<f64>) -> From {
    let key = "step.seconds";
    let settings = parts.settings;
    let devices = Some(parts.layout.devices);
    if let Some(seconds) = settings.number("run.step_seconds") {
        let step_seconds = Some(seconds);
        work!(
            sheet,
            key,
            "given in the plan",
            [step_seconds],
            step_seconds
        );
        return From::Given;
    }
    if let Some(throughput) = settings.number("run.throughput") {
        let throughput = Some(throughput);
        work!(
            sheet,
            key,
            "from the throughput given in the plan",
            [tokens, throughput],
            tokens / throughput
        );
        return From::Throughput;
    }
    if let Some(hours) = settings.number("run.device_hours") {
        let device_hours = Some(hours);
        let run_tokens = settings.number("data.tokens");
        work!(
            sheet,
            key,
            "from the device-hours given in the plan: they hold restarts and repeated steps",
            [device_hours, devices, tokens, run_tokens],
            device_hours * 3600.0 / devices * tokens / run_tokens
        );
        return From::DeviceHours;
    }
    if let Some(mfu) = settings.number("run.mfu") {
        let mfu = Some(mfu);
        let convention = settings.text("run.mfu_convention").unwrap_or("palm");
        let found = parts
            .counted
            .flops
            .iter()
            .find(|(name, _)| *name == convention);
        let flops = found.and_then(|(_, flops)| flops.map(|flops| flops.total));
        let peak = parts.hardware.peak;
        work!(
            sheet,
            key,
            "from the utilisation given in the plan",
            [flops, tokens, devices, peak, mfu],
            flops * tokens / (devices * peak * mfu)
        );
        return From::Mfu;
    }
    work!(sheet, key, "the estimate", [estimate], estimate);
    From::Estimate
}
