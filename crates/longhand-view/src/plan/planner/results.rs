//! The head of the results: whether it fits, and the numbers that people ask for first.

use longhand_plan::Report;
use maud::{Markup, html};

use super::draft::Draft;
use crate::catalogue::{Catalogue, fill};
use crate::plan::amount;
use crate::plan::bar::bar;

/// The id of the results.
pub(super) const RESULTS: &str = "results";

/// The verdict and the days in one line, which stays in sight where the results are below the form.
pub(super) fn brief(words: &Catalogue, draft: &Draft, report: &Report) -> Markup {
    let days = report.sheet.get("run.days");
    html! {
        a.plan-brief.stale[!draft.holds()] href={ "#" (RESULTS) } {
            span { (verdict(words, report)) }
            @if let Some(days) = days { span.plan-days { (amount::of_key("run.days", days)) } }
        }
    }
}

/// Devices, verdict, bar, key figures.
pub(super) fn summary(words: &Catalogue, draft: &Draft, report: &Report) -> Markup {
    html! {
        section.plan-summary aria-label=(words.planner.summary) {
            h2 { (title(report)) }
            p { (verdict(words, report)) }
            (bar(words, report))
            @if report.fits == Some(false) {
                @match &report.change {
                    Some(change) => p {
                        (change.text) " "
                        @if draft.holds() { button.link type="button" data-on="apply" { (words.planner.apply) } }
                    },
                    None => p { (words.planner.no_change) },
                }
            }
            dl.plan-figures {
                @for (key, name) in words.planner.figures {
                    div {
                        dt { (name) }
                        dd { (report.sheet.get(key).map_or_else(|| words.plan.unknown.to_owned(), |value| amount::of_key(key, value))) }
                    }
                }
            }
        }
    }
}

/// "llama-3-8b on 64 × NVIDIA H100 SXM 80 GB".
fn title(report: &Report) -> String {
    let model = report.model.name.as_deref().unwrap_or("A model by hand");
    let count = amount::count(report.layout.devices);
    match &report.hardware.name {
        Some(name) => format!("{model} on {count} × {name}"),
        None => model.to_owned(),
    }
}

fn verdict(words: &Catalogue, report: &Report) -> Markup {
    let needed = report.sheet.get("memory.per_gpu");
    let capacity = report.sheet.get("memory.capacity");
    html! {
        @if let (Some(needed), Some(capacity), Some(fits)) = (needed, capacity, report.fits) {
            span.plan-verdict.fits[fits].off[!fits] {
                (fill(if fits { words.plan.fits } else { words.plan.fits_not }, &[&amount::bytes(needed), &amount::bytes(capacity)]))
            }
        }
    }
}
