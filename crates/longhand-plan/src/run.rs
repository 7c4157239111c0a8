//! The run: rates, utilisation, days, energy, money, loss, failures, checkpoints.

use crate::sheet::{Sheet, work};
use crate::step::{Parts, again};
use longhand_math::cost::{checkpoint_interval, chinchilla};
use longhand_math::registry::{Argument, Entry};

/// A number of a rule.
fn rule(
    entry: &Entry,
    named: &[(&str, f64)],
    word: Option<(&str, &str)>,
    part: &str,
) -> Option<f64> {
    let mut all: Vec<(&str, Argument)> = named
        .iter()
        .map(|(name, value)| (*name, (*value).into()))
        .collect();
    all.extend(word.map(|(name, word)| (name, word.into())));
    entry.call([], all).ok()?.number(part).ok()
}

/// Puts down the run.
pub fn put(sheet: &mut Sheet, parts: &Parts) {
    let settings = parts.settings;
    let (devices, peak) = (Some(parts.layout.devices), parts.hardware.peak);
    let tokens = settings.number("data.tokens");
    let step_tokens = sheet.get("step.tokens");
    let step_seconds = sheet.get("step.seconds");
    let rate = work!(
        sheet,
        "run.tokens_per_second",
        "tokens of a step over its time",
        [step_tokens, step_seconds],
        step_tokens / step_seconds
    );
    let own_rate = work!(
        sheet,
        "run.tokens_per_second_per_device",
        "the same for one device",
        [rate, devices],
        rate / devices
    );
    utilisation(sheet, parts, own_rate, peak, tokens);
    let steps = work!(
        sheet,
        "run.steps",
        "tokens of the run over those of a step",
        [tokens, step_tokens],
        tokens / step_tokens
    );
    let active = parts.counted.active;
    work!(
        sheet,
        "run.tokens_per_param",
        "tokens over active parameters",
        [tokens, active],
        tokens / active
    );
    loss(sheet, active, tokens);
    let seconds = work!(
        sheet,
        "run.seconds",
        "steps times their time",
        [steps, step_seconds],
        steps * step_seconds
    );
    work!(
        sheet,
        "run.days",
        "24 hours of 3600 seconds",
        [seconds],
        seconds / 86400.0
    );
    let device_hours = work!(
        sheet,
        "run.device_hours",
        "devices times hours",
        [devices, seconds],
        devices * seconds / 3600.0
    );
    money(sheet, parts, device_hours);
    failures(sheet, parts, device_hours);
}

fn utilisation(
    sheet: &mut Sheet,
    parts: &Parts,
    own_rate: Option<f64>,
    peak: Option<f64>,
    tokens: Option<f64>,
) {
    let recompute = parts.choices.recompute.as_str();
    let output = parts.shape.map(|shape| shape.width * shape.vocab);
    let key = |group: &str, name: &str| ["run.", group, ".", name].concat();
    let rate = own_rate;
    for (name, found) in &parts.counted.flops {
        let flops = found.map(|flops| flops.total);
        work!(
            sheet,
            key("mfu", name),
            "Chowdhery et al. 2022 (arXiv:2204.02311), appendix B",
            [flops, rate, peak],
            flops * rate / peak
        );
    }
    for (name, found) in &parts.counted.flops {
        let flops =
            found.and_then(|flops| Some(flops.total + again(name, flops, recompute, output)?));
        work!(
            sheet,
            key("hfu", name),
            "Korthikanti et al. 2022 (arXiv:2205.05198), section 6: with what is computed again",
            [flops, rate, peak],
            flops * rate / peak
        );
    }
    for (name, found) in &parts.counted.flops {
        let flops = found.map(|flops| flops.total);
        work!(
            sheet,
            key("model_flops_per_device", name),
            "FLOP a token times tokens a second of one device",
            [flops, rate],
            flops * rate
        );
    }
    for (name, found) in &parts.counted.flops {
        let flops = found.map(|flops| flops.total);
        work!(
            sheet,
            key("total_flops", name),
            "FLOP a token times the tokens of the run",
            [flops, tokens],
            flops * tokens
        );
    }
}

fn loss(sheet: &mut Sheet, active: Option<f64>, tokens: Option<f64>) {
    for (fit, source) in [
        (
            "hoffmann",
            "Hoffmann et al. 2022 (arXiv:2203.15556), section 3.3",
        ),
        ("besiroglu", "Besiroglu et al. 2024 (arXiv:2404.10102)"),
    ] {
        let value = active.zip(tokens).and_then(|(params, tokens)| {
            rule(
                &chinchilla::LOSS,
                &[("params", params), ("tokens", tokens)],
                Some(("fit", fit)),
                "",
            )
        });
        let expr = [
            "chinchilla_loss(params = active, tokens = tokens, fit = ",
            fit,
            ")",
        ]
        .concat();
        let vars = [("active", active), ("tokens", tokens)];
        sheet.put(["run.loss.", fit].concat(), value, &expr, &vars, source);
    }
}

fn money(sheet: &mut Sheet, parts: &Parts, device_hours: Option<f64>) {
    let settings = parts.settings;
    let source = "Patterson et al. 2021 (arXiv:2104.10350)";
    let (watts, pue) = (parts.hardware.watts, settings.number("hardware.pue"));
    let energy = work!(
        sheet,
        "run.energy_kwh",
        source,
        [device_hours, watts, pue],
        device_hours * watts * pue / 1000.0
    );
    let intensity = settings.number("hardware.intensity");
    work!(
        sheet,
        "run.co2_kg",
        source,
        [energy, intensity],
        energy * intensity
    );
    let (price, energy_price) = (
        settings.number("hardware.price"),
        settings.number("hardware.energy_price"),
    );
    // Energy that costs nothing needs no watts.
    if energy_price == Some(0.0) {
        work!(
            sheet,
            "run.cost",
            "device-hours times their price",
            [device_hours, price],
            device_hours * price
        );
    } else {
        work!(
            sheet,
            "run.cost",
            "device-hours times their price, and the energy's",
            [device_hours, price, energy, energy_price],
            device_hours * price + energy * energy_price
        );
    }
}

fn failures(sheet: &mut Sheet, parts: &Parts, device_hours: Option<f64>) {
    let settings = parts.settings;
    let source = "Grattafiori et al. 2024, Llama 3 (arXiv:2407.21783), section 3.3.4";
    let between = settings.number("hardware.mtbf_device_hours");
    let devices = Some(parts.layout.devices);
    work!(
        sheet,
        "run.failures.expected",
        source,
        [device_hours, between],
        device_hours / between
    );
    let mtbf = work!(
        sheet,
        "run.failures.mtbf_seconds",
        source,
        [between, devices],
        3600.0 * between / devices
    );
    let params = parts.counted.total;
    let source =
        "weights and what the optimizer keeps (karpathy/nanoGPT, transformer_sizing.ipynb)";
    work!(
        sheet,
        "run.checkpoint.weights_bytes",
        source,
        [params],
        2.0 * params
    );
    let bytes = &parts.choices.bytes;
    let (weight_bytes, optimizer_bytes) = (Some(bytes.weights), Some(bytes.optimizer));
    let full = work!(
        sheet,
        "run.checkpoint.full_bytes",
        source,
        [params, weight_bytes, optimizer_bytes],
        params * (weight_bytes + optimizer_bytes)
    );
    let storage = settings.number("hardware.storage_bandwidth");
    let write = work!(
        sheet,
        "run.checkpoint.write_seconds",
        "bytes over the store's speed",
        [full, storage],
        full / storage
    );
    for (name, part) in [
        ("young_seconds", "young"),
        ("daly_seconds", "daly"),
        ("lost", "lost"),
    ] {
        let value = write.zip(mtbf).and_then(|(write, mtbf)| {
            rule(
                &checkpoint_interval::ENTRY,
                &[("write", write), ("mtbf", mtbf)],
                None,
                part,
            )
        });
        let expr = ["checkpoint_interval(write = write, mtbf = mtbf).", part].concat();
        let vars = [("write", write), ("mtbf", mtbf)];
        sheet.put(
            ["run.checkpoint.", name].concat(),
            value,
            &expr,
            &vars,
            "Young 1974; Daly 2006, eq. 37",
        );
    }
}
