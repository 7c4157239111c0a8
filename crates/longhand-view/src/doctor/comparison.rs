//! Two runs side by side.

use longhand_doctor::desk::Desk;
use maud::{Markup, html};

use super::chart::Chart;
use super::figure::figure;
use crate::catalogue::{DoctorWords, fill};

/// The comparison in sentences, with both losses over one another.
pub(super) fn comparison(words: &DoctorWords, desk: &Desk, charts: &[Chart]) -> Markup {
    let Some(found) = desk.comparison() else {
        return html! {};
    };
    let names = sides(desk);
    html! {
        section.doctor-part.doctor-compared aria-labelledby="compared" {
            h2 #compared { (words.compared) }
            p.meta { (fill(words.sides, &[&names[0], &names[1]])) }
            @match found {
                Ok(comparison) => { @for line in &comparison.says { p { (line) } } }
                Err(why) => p { (why) },
            }
            @for (at, chart) in charts.iter().enumerate() {
                @if chart.run == usize::MAX { (figure(words, charts, at)) }
            }
        }
    }
}

/// What A and B are called.
pub(super) fn sides(desk: &Desk) -> [&str; 2] {
    let logs = desk.files().iter();
    let mut names = logs
        .filter(|file| file.log.as_ref().is_ok_and(|log| !log.runs.is_empty()))
        .map(|file| file.name.as_str());
    [names.next().unwrap_or("A"), names.next().unwrap_or("B")]
}
