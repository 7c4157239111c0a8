//! A report for a person at a terminal.

use longhand_notation::number::with_digits;
use longhand_plan::{From, Report};
use longhand_view::plan::amount::{bytes, count, percent, scaled, time};

/// Width of a bar in characters.
const BAR: f64 = 30.0;

/// The whole report.
pub fn report(report: &Report) -> String {
    let mut out = Text {
        report,
        lines: Vec::new(),
    };
    out.head();
    out.model();
    out.memory();
    out.step();
    out.run();
    out.notes();
    out.lines.join("\n")
}

struct Text<'a> {
    report: &'a Report,
    lines: Vec<String>,
}

impl Text<'_> {
    fn get(&self, key: &str) -> Option<f64> {
        self.report.sheet.get(key)
    }

    fn title(&mut self, title: &str, right: &str) {
        self.lines.push(String::new());
        self.lines.push(if right.is_empty() {
            title.to_owned()
        } else {
            format!("{title}: {right}")
        });
    }

    /// A line with a name and a number, left out where the number is unknown.
    fn row(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value {
            self.lines.push(format!("  {name:<28}{value}"));
        }
    }

    fn head(&mut self) {
        let report = self.report;
        let model = report.model.name.as_deref().unwrap_or("a model by hand");
        let count = with_digits(report.layout.devices, 9);
        let device = match (&report.hardware.name, report.layout.devices) {
            (Some(name), _) => format!("{count} × {name}"),
            (None, 1.0) => "one device".to_owned(),
            (None, _) => format!("{count} devices"),
        };
        self.lines.push(format!("{model} on {device}"));
        let layout = &report.layout;
        let degrees: Vec<String> = [
            ("data", layout.data),
            ("tensor", layout.tensor),
            ("pipeline", layout.pipeline),
            ("context", layout.context),
            ("expert", layout.expert),
        ]
        .iter()
        .filter(|(_, degree)| *degree > 1.0)
        .map(|(name, degree)| format!("{name} {degree}"))
        .collect();
        let mut parts = degrees;
        if layout.zero > 0.0 {
            parts.push(format!("ZeRO {}", layout.zero));
        }
        parts.push(format!(
            "{} sequences of {} tokens a step, in {} micro-batch{} of {}",
            with_digits(layout.batch, 9),
            with_digits(layout.sequence, 9),
            with_digits(layout.micro_batches, 9),
            if layout.micro_batches == 1.0 {
                ""
            } else {
                "es"
            },
            layout.micro_batch,
        ));
        self.lines.push(parts.join(" · "));
    }

    fn model(&mut self) {
        let total = self.get("parameters.total").map(count).unwrap_or_default();
        self.title("Parameters", &total);
        let active = self.get("parameters.active");
        if active != self.get("parameters.total") {
            self.row("active", active.map(count));
        }
        for part in [
            "embedding",
            "positions",
            "attention",
            "mlp",
            "experts",
            "shared_experts",
            "router",
            "norms",
            "output",
        ] {
            let value = self.get(&["parameters.by_part.", part].concat());
            self.row(
                &part.replace('_', " "),
                value.filter(|value| *value > 0.0).map(count),
            );
        }
        self.row(
            "prediction modules, besides",
            self.get("parameters.mtp")
                .filter(|value| *value > 0.0)
                .map(count),
        );
        self.row(
            "key-value cache a token",
            self.get("kv_cache.bytes_per_token").map(bytes),
        );
        self.title("FLOP a token in training, by convention", "");
        for (key, name) in CONVENTIONS {
            let flops = self.get(&["flops_per_token.", key].concat());
            self.row(
                key,
                flops.map(|flops| format!("{:>10}  {name}", scaled(flops, "FLOP"))),
            );
        }
    }

    fn memory(&mut self) {
        let report = self.report;
        let (needed, capacity) = (self.get("memory.per_gpu"), self.get("memory.capacity"));
        let verdict = match (needed, capacity, report.fits) {
            (Some(needed), Some(capacity), Some(fits)) => format!(
                "{} of {}, {}",
                bytes(needed),
                bytes(capacity),
                if fits { "it fits" } else { "it does not fit" }
            ),
            (Some(needed), ..) => bytes(needed),
            _ => "unknown without the model's shape".to_owned(),
        };
        let stage = match report.stage {
            Some("all") | None => "Memory of one device".to_owned(),
            Some(stage) => format!("Memory of one device, {stage} stage"),
        };
        self.title(&stage, &verdict);
        let whole = needed.unwrap_or(0.0).max(capacity.unwrap_or(0.0));
        for (key, name) in PARTS {
            let part = self.get(&["memory.parts.", key].concat());
            let shown = part.filter(|part| *part > 0.0).map(|part| {
                let filled = if whole > 0.0 { part / whole * BAR } else { 0.0 };
                let bar = format!(
                    "{:>10}  {}",
                    bytes(part),
                    "█".repeat(filled.round() as usize)
                );
                bar.trim_end().to_owned()
            });
            self.row(name, shown);
        }
        if report.fits == Some(false) {
            let text = match &report.change {
                Some(change) => change.text.clone(),
                None => "No three changes of those the planner tries make it fit.".to_owned(),
            };
            self.lines.push(format!("  {text}"));
        }
    }

    fn step(&mut self) {
        let how = match self.report.from {
            From::Given => "as given",
            From::Throughput => "from the throughput given",
            From::DeviceHours => "implied by the device-hours given",
            From::Mfu => "from the utilisation given",
            From::Estimate => "estimated",
        };
        let seconds = self
            .get("step.seconds")
            .map(|seconds| format!("{}, {how}", time(seconds)));
        if seconds.is_none() && self.get("step.compute_seconds").is_none() {
            return;
        }
        self.title("A step", &seconds.unwrap_or_else(|| "unknown".to_owned()));
        self.row(
            "arithmetic at the peak",
            self.get("step.compute_seconds").map(time),
        );
        self.row("memory", self.get("step.memory_seconds").map(time));
        for kind in ["tensor", "data", "pipeline", "context", "expert"] {
            let key = ["step.communication.", kind, ".seconds"].concat();
            let sent = self
                .get(&["step.communication.", kind, ".bytes"].concat())
                .unwrap_or(0.0);
            let taken = self.get(&key).filter(|seconds| *seconds > 0.0);
            self.row(
                &format!("{kind} traffic"),
                taken.map(|taken| format!("{} for {}", time(taken), bytes(sent))),
            );
        }
        let bubble = self.get("step.bubble").filter(|bubble| *bubble > 0.0);
        self.row(
            "bubble",
            bubble.map(|bubble| format!("{} of the ideal time", percent(bubble))),
        );
        if self.report.from != From::Estimate {
            self.row("our estimate", self.get("step.estimate_seconds").map(time));
        }
        for name in ["palm", "matmul_causal"] {
            let share = self.get(&["run.mfu.", name].concat());
            self.row(&format!("MFU by {name}"), share.map(percent));
        }
        self.row(
            "tokens a second",
            self.get("run.tokens_per_second")
                .map(|rate| with_digits(rate, 4)),
        );
    }

    fn run(&mut self) {
        if self.get("run.steps").is_none() && self.get("run.device_hours").is_none() {
            return;
        }
        let days = self
            .get("run.days")
            .map(|days| format!("{} days", with_digits(days, 3)));
        self.title("The run", &days.unwrap_or_default());
        let plain = |value: f64| with_digits(value, 4);
        self.row(
            "steps",
            self.get("run.steps")
                .map(|steps| with_digits(steps.ceil(), 7)),
        );
        self.row("device-hours", self.get("run.device_hours").map(plain));
        self.row(
            "energy",
            self.get("run.energy_kwh")
                .map(|kwh| scaled(kwh * 1000.0, "Wh")),
        );
        self.row(
            "CO₂",
            self.get("run.co2_kg")
                .map(|kg| format!("{} t", with_digits(kg / 1000.0, 3))),
        );
        let date = self.report.settings.text("hardware.price_date");
        let date = date
            .map(|date| format!(" (price of {date})"))
            .unwrap_or_default();
        self.row(
            "cost",
            self.get("run.cost")
                .map(|cost| format!("${}{date}", with_digits(cost.round(), 4))),
        );
        self.row(
            "tokens a parameter",
            self.get("run.tokens_per_param").map(plain),
        );
        let fits = self
            .get("run.loss.hoffmann")
            .zip(self.get("run.loss.besiroglu"));
        self.row(
            "loss, by both fits",
            fits.map(|(first, second)| {
                format!(
                    "{} (Hoffmann), {} (Besiroglu)",
                    with_digits(first, 3),
                    with_digits(second, 3)
                )
            }),
        );
        let between = self
            .get("run.failures.mtbf_seconds")
            .map(time)
            .unwrap_or_default();
        self.row(
            "failures to expect",
            self.get("run.failures.expected")
                .map(|failures| format!("{}, one in {between}", with_digits(failures, 3))),
        );
        let size = self.get("run.checkpoint.full_bytes").map(bytes);
        let every = self
            .get("run.checkpoint.young_seconds")
            .map(|seconds| format!(", best every {}", time(seconds)));
        self.row(
            "checkpoint",
            size.map(|size| size + &every.unwrap_or_default()),
        );
    }

    fn notes(&mut self) {
        let report = self.report;
        if !report.warnings.is_empty() {
            self.title("To know", "");
            for warning in &report.warnings {
                self.lines.push(format!("  {}", warning.text));
            }
        }
        let unverified = &report.hardware.unverified;
        if !unverified.is_empty() {
            self.lines.push(String::new());
            self.lines.push(format!(
                "Not verified in a source: the device's {}.",
                unverified.join(", ")
            ));
        }
        self.title("Taken for granted (give the key to change it)", "");
        for one in &report.assumptions {
            let value = match &one.value {
                longhand_plan::Json::Null => String::new(),
                value => format!(" = {}", value.to_string().trim_matches('"')),
            };
            self.lines
                .push(format!("  {}{value}: {}", one.id, one.text));
        }
        self.lines.push(String::new());
        self.lines
            .push("--json opens the formula behind every number.".to_owned());
    }
}

const CONVENTIONS: &[(&str, &str)] = &[
    ("six_n", "6N"),
    ("palm", "6N and the whole square of attention (PaLM)"),
    ("nanogpt", "without positions (nanoGPT)"),
    (
        "llm_foundry",
        "attention as wide as the model (llm-foundry)",
    ),
    ("torchtitan", "without the input table (torchtitan)"),
    ("causal", "half the square"),
    ("matmul", "every product, the whole square (Korthikanti)"),
    ("matmul_causal", "every product, masks and windows used"),
    ("megatron", "the same, as Megatron-Bridge counts"),
    ("megatron_mtp", "with the prediction modules"),
];

const PARTS: &[(&str, &str)] = &[
    ("weights", "weights"),
    ("gradients", "gradients"),
    ("optimizer", "optimizer"),
    ("activations", "activations"),
    ("working", "recomputed layer, gathers"),
    ("logits", "logits"),
    ("buffers", "buffers"),
    ("allocator", "fragmentation (allowance)"),
    ("context", "driver, NCCL (allowance)"),
];
