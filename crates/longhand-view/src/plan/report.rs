//! The whole report.

use longhand_plan::{Json, Report};
use maud::{Markup, html};

use super::amount::bytes;
use super::{bar, number};
use crate::catalogue::{Catalogue, fill};

/// What people call the last part of a key.
pub(super) fn name<'a>(catalogue: &'a Catalogue, key: &'a str) -> &'a str {
    let last = key.rsplit('.').next().unwrap_or(key);
    let found = catalogue
        .plan
        .names
        .iter()
        .find(|(known, _)| *known == last);
    found.map_or(last, |(_, name)| name)
}

/// Keys of the sections, in the order in which they are shown.
const STEP: &[&str] = &[
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
const RUN: &[&str] = &[
    "run.tokens_per_second",
    "run.mfu.palm",
    "run.mfu.matmul_causal",
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
    "run.checkpoint.full_bytes",
    "run.checkpoint.young_seconds",
];

/// A report with every number, its bar, assumptions and warnings.
pub fn report(catalogue: &Catalogue, report: &Report) -> Markup {
    let words = &catalogue.plan;
    let keys = |prefix: &str| -> Vec<&str> {
        let all = report.sheet.numbers().iter();
        all.map(|number| number.key.as_str())
            .filter(|key| key.starts_with(prefix))
            .filter(|key| report.sheet.get(key).is_some_and(|value| value != 0.0))
            .collect()
    };
    let known = |keys: &[&'static str]| -> Vec<&str> {
        let there = |key: &&&str| report.sheet.get(key).is_some_and(|value| value != 0.0);
        keys.iter().filter(there).copied().collect()
    };
    let mut parameters = vec!["parameters.total", "parameters.active"];
    parameters.extend(keys("parameters.by_part."));
    let flops: Vec<&str> = keys("flops_per_token.")
        .into_iter()
        .filter(|key| !key.ends_with("sequence"))
        .collect();
    html! {
        @if !report.warnings.is_empty() {
            section.plan-part {
                h2 { (words.warnings) }
                @for warning in &report.warnings { p { (warning.text) } }
            }
        }
        (section(catalogue, report, words.memory, memory(catalogue, report), &keys("memory.parts.")))
        (section(catalogue, report, words.parameters, html! {}, &parameters))
        (section(catalogue, report, words.flops, html! {}, &flops))
        (section(catalogue, report, words.step, html! {}, &known(STEP)))
        (section(catalogue, report, words.run, html! {}, &known(RUN)))
        section.plan-part {
            h2 { (words.assumptions) }
            dl.plan-rows {
                @for one in &report.assumptions {
                    dt { (one.id) @if one.value != Json::Null { " = " (plain(&one.value)) } }
                    dd.plan-note { (one.text) }
                }
            }
        }
    }
}

fn plain(value: &Json) -> String {
    value
        .as_text()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn section(
    catalogue: &Catalogue,
    report: &Report,
    title: &str,
    lead: Markup,
    keys: &[&str],
) -> Markup {
    html! {
        @if !keys.is_empty() {
            section.plan-part {
                h2 { (title) }
                (lead)
                dl.plan-rows {
                    @for key in keys {
                        dt { (name(catalogue, key.strip_suffix(".seconds").filter(|rest| rest.contains('.')).unwrap_or(key))) }
                        dd { (number(catalogue, report, key)) }
                    }
                }
            }
        }
    }
}

/// Whether it fits, the bar, and what would make it fit.
fn memory(catalogue: &Catalogue, report: &Report) -> Markup {
    let words = &catalogue.plan;
    let needed = report.sheet.get("memory.per_gpu");
    let capacity = report.sheet.get("memory.capacity");
    html! {
        @if let (Some(needed), Some(capacity), Some(fits)) = (needed, capacity, report.fits) {
            p { (fill(if fits { words.fits } else { words.fits_not }, &[&bytes(needed), &bytes(capacity)])) }
        }
        (bar(catalogue, report))
        @if let Some(change) = &report.change { p { (change.text) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;
    use longhand_plan::{Settings, plan};

    fn made(text: &str) -> Report {
        plan(&Settings::read(text).unwrap(), None).unwrap()
    }

    const SEVENTY: &str = "[model]\npreset = \"llama-2-70b\"\n[data]\ntokens = 2e12\n[hardware]\ndevice = \"h100-sxm\"\ncount = 8\nprice = 2\n[parallelism]\nzero = 3\n";

    #[test]
    fn a_report_shows_its_parts_and_what_would_make_it_fit() {
        let page = report(&ENGLISH, &made(SEVENTY)).into_string();
        for wanted in [
            "it does not fit",
            "It fits with",
            "68.98 B",
            "<svg class=\"plan-bar\"",
            "MLP",
            "PaLM",
            "plan-working",
            "memory.allocator",
        ] {
            assert!(page.contains(wanted), "{wanted}");
        }
        assert!(!page.contains("NaN") && !page.contains(" style="));
    }

    #[test]
    fn every_number_opens_a_formula_in_mathml() {
        let page = report(&ENGLISH, &made(SEVENTY)).into_string();
        let opened = page.matches("<div class=\"plan-working\">").count();
        assert!(opened > 30, "{opened}");
        // Each is read by the language: none falls back to its text.
        assert_eq!(page.matches("<p><code>").count(), 0);
    }

    #[test]
    fn a_count_alone_makes_a_page_without_what_is_not_known() {
        let page = report(&ENGLISH, &made("[model]\nparams = 7e9\n")).into_string();
        assert!(page.contains("7 B") && !page.contains("plan-bar"));
    }
}
