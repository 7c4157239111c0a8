//! Memory as a stacked bar against the device's.

use longhand_plan::Report;
use maud::{Markup, html};

use super::amount::bytes;
use super::name::name;
use crate::catalogue::{Catalogue, fill};
use crate::plot::Ink;

/// Parts from the left, each with its ink; the second half is paler.
const PARTS: [(&str, Ink, bool); 9] = [
    ("weights", Ink::Blue, false),
    ("gradients", Ink::Blue, true),
    ("optimizer", Ink::Green, false),
    ("activations", Ink::Amber, false),
    ("working", Ink::Amber, true),
    ("logits", Ink::Red, false),
    ("buffers", Ink::Red, true),
    ("allocator", Ink::Soft, false),
    ("context", Ink::Soft, true),
];

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 34.0;

/// The classes of a part's colour in the bar, for a legend.
pub(super) fn colour(part: &str) -> Option<(&'static str, bool)> {
    let found = PARTS.iter().find(|(name, _, _)| *name == part);
    found.map(|(_, ink, pale)| (ink.name(), *pale))
}

/// The bar; nothing where the memory is not known.
pub fn bar(catalogue: &Catalogue, report: &Report) -> Markup {
    let Some(needed) = report
        .sheet
        .get("memory.per_gpu")
        .filter(|needed| *needed > 0.0)
    else {
        return html! {};
    };
    let capacity = report.sheet.get("memory.capacity");
    let whole = needed.max(capacity.unwrap_or(0.0));
    let scale = WIDTH / whole;
    let mut left = 0.0;
    let mut parts = Vec::new();
    for (part, ink, pale) in PARTS {
        let size = report
            .sheet
            .get(&["memory.parts.", part].concat())
            .unwrap_or(0.0);
        if size > 0.0 {
            parts.push((part, ink, pale, left, size * scale, size));
            left += size * scale;
        }
    }
    let end = capacity.map(|capacity| capacity * scale);
    let there = capacity.map_or_else(|| catalogue.plan.unknown.to_owned(), bytes);
    let spoken = fill(catalogue.plan.bar, &[&bytes(needed), &there]);
    html! {
        svg.plan-bar viewBox=(format!("0 0 {WIDTH} {}", HEIGHT + 20.0)) role="img" aria-label=(spoken) {
            @for (part, ink, pale, from, width, size) in &parts {
                rect class=(["part ", ink.name(), if *pale { " pale" } else { "" }].concat()) x=(short(*from)) y="0" width=(short(*width)) height=(short(HEIGHT)) {
                    title { (name(catalogue, part)) ": " (bytes(*size)) }
                }
            }
            @if let Some(end) = end {
                rect.outside x="0.5" y="0.5" width=(short(end - 1.0)) height=(short(HEIGHT - 1.0)) {}
                line.end x1=(short(end)) x2=(short(end)) y1="0" y2=(short(HEIGHT + 4.0)) {}
                text x=(short(end.min(WIDTH))) y=(short(HEIGHT + 16.0)) text-anchor=(if end > WIDTH / 2.0 { "end" } else { "start" }) {
                    (catalogue.plan.capacity) ", " (there)
                }
            }
        }
    }
}

/// A coordinate with a tenth of a pixel.
fn short(x: f64) -> String {
    let text = format!("{x:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;
    use longhand_plan::{Settings, plan};

    #[test]
    fn every_part_of_the_bar_has_its_colour() {
        let text = "[model]\npreset = \"gpt2\"\n[hardware]\ndevice = \"h100-sxm\"\n";
        let made = plan(&Settings::read(text).unwrap(), None).unwrap();
        let drawn = bar(&ENGLISH, &made).into_string();
        for one in drawn.split("<rect ").skip(1) {
            assert_eq!(
                one.split('>').next().unwrap().matches("class=").count(),
                1,
                "{one}"
            );
        }
        assert!(
            drawn.contains("class=\"part blue\"") && drawn.contains("class=\"part blue pale\"")
        );
    }
}
