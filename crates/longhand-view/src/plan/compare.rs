//! Two plans side by side.

use longhand_plan::Report;
use maud::{Markup, html};

use super::amount;
use super::name::name;
use super::number::number;
use super::shown::Shown;
use crate::catalogue::Catalogue;

/// What is compared, by the parts of the report.
const KEYS: [&[&str]; 5] = [
    &["parameters.total", "parameters.active"],
    &["flops_per_token.palm", "flops_per_token.matmul_causal"],
    &[
        "memory.per_gpu",
        "memory.states",
        "memory.parts.activations",
        "memory.parts.logits",
    ],
    &[
        "step.compute_seconds",
        "step.estimate_seconds",
        "step.seconds",
    ],
    &[
        "run.mfu.palm",
        "run.days",
        "run.device_hours",
        "run.energy_kwh",
        "run.cost",
        "run.loss.hoffmann",
    ],
];

/// A table of both plans' numbers and their ratio.
pub fn compare(catalogue: &Catalogue, plans: [(&str, &Report); 2], shown: &Shown<'_>) -> Markup {
    let words = &catalogue.plan;
    let [(first_name, first), (second_name, second)] = plans;
    let titles = [
        words.parameters,
        words.flops,
        words.memory,
        words.step,
        words.run,
    ];
    html! {
        div.scroll {
            table.plain.plan-table {
                thead {
                    tr {
                        th scope="col" { (words.compared) }
                        th scope="col" { (first_name) }
                        th scope="col" { (second_name) }
                        th scope="col" { (words.ratio) }
                    }
                }
                @for (title, keys) in titles.into_iter().zip(KEYS) {
                    tbody {
                        tr { th.plan-group scope="rowgroup" colspan="4" { (title) } }
                        @for key in keys {
                            @let both = (first.sheet.get(key), second.sheet.get(key));
                            @if both != (None, None) {
                                tr {
                                    th scope="row" { (name(catalogue, key)) }
                                    td { (number(catalogue, first, key, shown)) }
                                    td { (number(catalogue, second, key, shown)) }
                                    td { (ratio(both)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The second over the first.
fn ratio(both: (Option<f64>, Option<f64>)) -> String {
    match both {
        (Some(first), Some(second)) if first != 0.0 => amount::of_key("", second / first),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::ENGLISH;
    use crate::plan::{Open, Practice};
    use longhand_plan::{Settings, plan};

    #[test]
    fn twice_the_devices_take_half_the_arithmetic() {
        let made = |count: u32| {
            let text = format!(
                "[model]\npreset = \"gpt2\"\n[data]\nglobal_batch = 64\n[hardware]\ndevice = \"h100-sxm\"\ncount = {count}\n"
            );
            plan(&Settings::read(&text).unwrap(), None).unwrap()
        };
        let (eight, sixteen) = (made(8), made(16));
        let shown = Shown {
            convention: "palm",
            open: Open::All,
            practice: &Practice::default(),
        };
        let table = compare(&ENGLISH, [("8", &eight), ("16", &sixteen)], &shown).into_string();
        assert!(
            table.contains("<td>0.5</td>") && table.contains("124.4 M"),
            "{table}"
        );
    }
}
