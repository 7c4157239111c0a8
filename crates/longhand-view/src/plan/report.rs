//! The whole report: every number, the assumptions, what to know.

use longhand_exercise::own;
use longhand_math::cost::flops_per_token::CONVENTIONS;
use longhand_plan::{From, Json, Report};
use maud::{Markup, html};

use super::amount;
use super::bar::colour;
use super::name::name;
use super::number::number;
use super::practice::numbers;
use super::shown::Shown;
use crate::catalogue::{Catalogue, fill};

/// Keys of the sections, in the order in which they are shown.
const STEP: &[&str] = &[
    "step.micro_batches",
    "step.tokens",
    "step.compute_seconds",
    "step.memory_seconds",
    "step.roofline_seconds",
    "step.communication.tensor.seconds",
    "step.communication.data.seconds",
    "step.communication.pipeline.seconds",
    "step.communication.context.seconds",
    "step.communication.expert.seconds",
    "step.bubble",
    "step.estimate_seconds",
    "step.seconds",
];
/// Before the convention of a rate or total.
const RATES: &[&str] = &[
    "run.mfu.",
    "run.hfu.",
    "run.model_flops_per_device.",
    "run.total_flops.",
];
const RUN: &[&str] = &[
    "run.tokens_per_second",
    "run.tokens_per_second_per_device",
    "run.steps",
    "run.days",
    "run.device_hours",
    "run.energy_kwh",
    "run.co2_kg",
    "run.cost",
    "run.tokens_per_param",
    "run.loss.hoffmann",
    "run.loss.besiroglu",
    "run.failures.expected",
    "run.failures.mtbf_seconds",
    "run.checkpoint.weights_bytes",
    "run.checkpoint.full_bytes",
    "run.checkpoint.write_seconds",
    "run.checkpoint.young_seconds",
    "run.checkpoint.daly_seconds",
    "run.checkpoint.lost",
];

/// Every number of a report that is known, its assumptions and warnings.
pub fn report(catalogue: &Catalogue, report: &Report, shown: &Shown<'_>) -> Markup {
    let words = &catalogue.plan;
    let there = |key: &str| report.sheet.get(key).is_some_and(|value| value != 0.0);
    let keys = |prefix: &str| -> Vec<String> {
        let all = report.sheet.numbers().iter();
        all.map(|number| number.key.as_str())
            .filter(|key| key.starts_with(prefix) && there(key))
            .map(str::to_owned)
            .collect()
    };
    let known = |keys: &[&'static str]| -> Vec<String> {
        let known = keys.iter().filter(|key| there(key));
        known.map(|key| (*key).to_owned()).collect()
    };
    let mut memory = vec!["memory.per_gpu".to_owned(), "memory.states".to_owned()];
    // Without a sum a part says little.
    if there("memory.per_gpu") {
        memory.extend(keys("memory.parts."));
    }
    memory.retain(|key| there(key));
    let mut parameters = known(&["parameters.total", "parameters.active"]);
    parameters.extend(keys("parameters.by_part."));
    parameters.extend(known(&[
        "parameters.mtp",
        "kv_cache.bytes_per_token",
        "kv_cache.bytes",
    ]));
    let mut flops = keys("flops_per_token.");
    flops.retain(|key| !key.ends_with("sequence"));
    let mut run = known(RUN);
    let rates = RATES.iter().map(|rate| [rate, shown.convention].concat());
    run.splice(0..0, rates.filter(|key| there(key)));
    let part = Part {
        catalogue,
        report,
        shown,
    };
    html! {
        @if !report.warnings.is_empty() {
            section.plan-part {
                h2 { (words.warnings) }
                @for warning in &report.warnings { p { (warning.text) } }
            }
        }
        (part.section("memory", words.memory, stage(catalogue, report), &memory))
        (part.section("step", words.step, step(catalogue, report), &known(STEP)))
        (part.section("run", words.run, convention(catalogue, shown), &run))
        (part.section("parameters", words.parameters, html! {}, &parameters))
        (part.section("flops", words.flops, html! {}, &flops))
        (device(catalogue, report))
        (assumptions(catalogue, report))
    }
}

/// What the sections share.
struct Part<'a> {
    catalogue: &'a Catalogue,
    report: &'a Report,
    shown: &'a Shown<'a>,
}

impl Part<'_> {
    fn section(&self, part: &str, title: &str, lead: Markup, keys: &[String]) -> Markup {
        html! {
            @if !keys.is_empty() {
                section.plan-part #(format!("part-{part}")) {
                    h2 { (title) }
                    (lead)
                    dl.plan-rows { @for key in keys { (self.row(key)) } }
                    (self.practise(part))
                }
            }
        }
    }

    /// The exercise of a part, with the plan's numbers where it takes some.
    fn practise(&self, part: &str) -> Markup {
        let words = &self.catalogue.planner;
        let own = own::number(&numbers(self.report, part));
        html! {
            @if let Some((address, title)) = self.shown.practice.at(part) {
                p.plan-note {
                    @match own {
                        Some(number) => a href=(format!("{address}@{number}")) { (fill(words.practise_own, &[&title])) },
                        None => a href=(address) { (fill(words.practise, &[&title])) },
                    }
                }
            }
        }
    }

    fn row(&self, key: &str) -> Markup {
        let last = key.strip_prefix("memory.parts.");
        let swatch = last.and_then(colour);
        let bytes = key
            .strip_suffix(".seconds")
            .filter(|rest| rest.starts_with("step.communication."));
        let bytes = bytes.and_then(|rest| self.report.sheet.get(&[rest, ".bytes"].concat()));
        let chosen = key.strip_prefix("flops_per_token.") == Some(self.shown.convention);
        html! {
            dt.chosen[chosen] {
                @if let Some((ink, pale)) = swatch { span class=(format!("plan-swatch {ink}{}", if pale { " pale" } else { "" })) {} }
                (name(self.catalogue, key))
            }
            dd {
                (number(self.catalogue, self.report, key, self.shown))
                @if let Some(bytes) = bytes { span.plan-note { (fill(self.catalogue.plan.for_bytes, &[&amount::bytes(bytes)])) } }
                @if key == "run.cost" && let Some(date) = self.report.settings.text("hardware.price_date") {
                    span.plan-note { (fill(self.catalogue.plan.price_of, &[&date])) }
                }
            }
        }
    }
}

/// Which stage of the pipeline decides.
fn stage(catalogue: &Catalogue, report: &Report) -> Markup {
    let stage = report.stage.filter(|stage| *stage != "all");
    html! {
        @if let Some(stage) = stage { p.plan-note { (fill(catalogue.plan.stage, &[&stage])) } }
    }
}

/// How the time of a step is known.
fn step(catalogue: &Catalogue, report: &Report) -> Markup {
    let [given, throughput, hours, mfu, estimate] = catalogue.plan.from;
    let how = match report.from {
        From::Given => given,
        From::Throughput => throughput,
        From::DeviceHours => hours,
        From::Mfu => mfu,
        From::Estimate => estimate,
    };
    html! { p.plan-note { (how) } }
}

/// The choice of the convention.
fn convention(catalogue: &Catalogue, shown: &Shown<'_>) -> Markup {
    html! {
        p.plan-convention {
            label for="convention" { (catalogue.planner.convention) } " "
            select #convention data-on="convention" {
                @for one in CONVENTIONS {
                    option value=(one) selected[one == shown.convention] { (name(catalogue, one)) }
                }
            }
        }
    }
}

/// The device's figures, each with whether it was seen in a source.
fn device(catalogue: &Catalogue, report: &Report) -> Markup {
    let hardware = &report.hardware;
    let rows = [
        ("peak", hardware.peak, "FLOP/s"),
        ("memory", hardware.memory, ""),
        ("bandwidth", hardware.bandwidth, "B/s"),
        ("link", hardware.link, "B/s"),
        ("network", hardware.network, "B/s"),
        ("watts", hardware.watts, "W"),
    ];
    let unverified = |figure: &str| {
        hardware.unverified.iter().any(|one| one == figure)
            && report
                .settings
                .given(&["hardware.", figure].concat())
                .is_none()
    };
    let words = &catalogue.planner;
    html! {
        @if hardware.name.is_some() {
            section.plan-part {
                h2 { (words.device) }
                dl.plan-rows {
                    @for (figure, value, unit) in rows {
                        @if let Some(value) = value {
                            dt { (field_name(catalogue, &["hardware.", figure].concat())) }
                            dd {
                                @if unit.is_empty() { (amount::bytes(value)) } @else { (amount::scaled(value, unit)) }
                                @if unverified(figure) { span.plan-note { " (" (words.unverified) ")" } }
                            }
                        }
                    }
                }
                @if !hardware.sources.is_empty() {
                    p.plan-source { (fill(words.sources_of, &[&hardware.sources.join("; ")])) }
                }
            }
        }
    }
}

/// What was taken for granted, each leading to the field that changes it.
fn assumptions(catalogue: &Catalogue, report: &Report) -> Markup {
    html! {
        section.plan-part {
            h2 { (catalogue.plan.assumptions) }
            dl.plan-rows {
                @for one in &report.assumptions {
                    dt {
                        @if one.id.contains('.') {
                            a href=(format!("#{}", field_id(&one.id))) data-on="field" { (field_name(catalogue, &one.id)) }
                            @if one.value != Json::Null { " = " (plain(&one.value)) }
                        } @else {
                            (name(catalogue, &one.id))
                        }
                    }
                    dd.plan-note { (one.text) }
                }
            }
        }
    }
}

/// The id of the field in which a key is typed.
pub(super) fn field_id(key: &str) -> String {
    format!("f-{}", key.replace(['.', '_'], "-"))
}

/// What people call a key of a plan.
pub(super) fn field_name<'a>(catalogue: &'a Catalogue, key: &'a str) -> &'a str {
    let mut labels = catalogue.planner.labels.iter();
    labels
        .find(|(path, _)| *path == key)
        .map_or(key, |(_, label)| label)
}

fn plain(value: &Json) -> String {
    match value {
        Json::Number(_) => value
            .as_number()
            .map_or_else(String::new, longhand_notation::number::plain),
        other => other
            .as_text()
            .map_or_else(|| other.to_string(), str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;
    use crate::plan::{Open, Practice};
    use longhand_plan::{Settings, plan};

    fn shown() -> Shown<'static> {
        static NONE: Practice = Practice::none();
        Shown {
            convention: "matmul",
            open: Open::All,
            practice: &NONE,
        }
    }

    fn made(text: &str) -> Report {
        plan(&Settings::read(text).unwrap(), None).unwrap()
    }

    const SEVENTY: &str = "[model]\npreset = \"llama-2-70b\"\n[data]\ntokens = 2e12\n[hardware]\ndevice = \"h100-pcie\"\ncount = 8\nprice = 2\n[parallelism]\nzero = 3\n";

    #[test]
    fn a_report_shows_its_parts_and_what_would_make_it_fit() {
        let page = report(&ENGLISH, &made(SEVENTY), &shown()).into_string();
        for wanted in [
            "68.98 B",
            "fragmentation (an allowance)",
            "not seen in a source",
            "MFU",
            "MLP",
            "PaLM",
            "plan-working",
            "href=\"#f-memory-allocator\"",
        ] {
            assert!(page.contains(wanted), "{wanted}");
        }
        assert!(!page.contains("NaN") && !page.contains(" style="));
    }

    #[test]
    fn every_number_opens_a_formula_in_mathml() {
        let page = report(&ENGLISH, &made(SEVENTY), &shown()).into_string();
        let opened = page.matches("<div class=\"plan-working\">").count();
        assert!(opened > 30, "{opened}");
        // Each is read by the language: none falls back to its text.
        assert_eq!(page.matches("<p><code>").count(), 0);
    }

    #[test]
    fn a_count_alone_makes_a_page_without_what_is_not_known() {
        let page = report(&ENGLISH, &made("[model]\nparams = 7e9\n"), &shown()).into_string();
        assert!(page.contains("7 B") && !page.contains("plan-swatch"));
    }
}
