//! A chart on the page: its controls, its surface, the table behind it.

use maud::{Markup, html};

use super::chart::{self, Chart};
use crate::catalogue::{DoctorWords, fill};

/// A chart with its controls and the table behind it.
pub(super) fn figure(words: &DoctorWords, charts: &[Chart], at: usize) -> Markup {
    let chart = &charts[at];
    html! {
        figure.doctor-chart id=(format!("chart-{at}")) data-chart=(at) {
            figcaption {
                b { (chart.title) }
                (controls(words, chart))
            }
            div.doctor-surface tabindex="0" role="group" aria-label=(chart::about(chart)) aria-describedby="how-to-move" {
                canvas aria-hidden="true" {}
            }
            details.doctor-table id=(format!("table-{at}")) {
                summary { (words.table) }
                div.scroll { (chart::table(words, chart)) }
            }
        }
    }
}

fn controls(words: &DoctorWords, chart: &Chart) -> Markup {
    let across = chart.across();
    let buttons = [
        ("left", "◀", words.left),
        ("right", "▶", words.right),
        ("nearer", "+", words.nearer),
        ("further", "−", words.further),
        ("whole", words.whole, words.whole),
    ];
    html! {
        span.doctor-controls role="group" aria-label=(chart.title) {
            @if across.len() > 1 {
                select data-look="across" aria-label=(words.against) {
                    @for one in across {
                        option value=(one.name()) { (words.across[one as usize]) }
                    }
                }
            }
            @if chart.has_logarithm() {
                label { input type="checkbox" data-look="log" checked[chart.logarithmic]; " " (words.logarithmic) }
            }
            @if chart.lines.iter().any(|line| line.values.len() > 100) {
                label {
                    (words.smooth) " "
                    select data-look="smooth" {
                        option value="0" { (words.smooth_none) }
                        @for over in [21, 101, 501] {
                            option value=(over) { (fill(words.smooth_over, &[&over])) }
                        }
                    }
                }
            }
            span.doctor-moves {
                @for (name, sign, said) in buttons {
                    button.q type="button" data-look=(name) aria-label=(said) { (sign) }
                }
            }
        }
    }
}
