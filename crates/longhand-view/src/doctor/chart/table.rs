//! A chart in words and numbers, for who does not see it.

use longhand_doctor::sorted::by_place;
use longhand_doctor::text::number::short;
use maud::{Markup, html};

use super::data::{Across, Chart, Line};
use super::thin::thin;
use crate::catalogue::{DoctorWords, fill};

/// Rows that a table shows of a curve.
const ROWS: usize = 200;

/// The chart in a sentence.
pub fn about(chart: &Chart) -> String {
    let lines: Vec<String> = chart
        .lines
        .iter()
        .map(|line| said(line, &chart.counted))
        .collect();
    let found = match chart.marks.len() {
        0 => String::new(),
        1 => "; one finding is marked".to_owned(),
        many => format!("; {many} findings are marked"),
    };
    format!("{}{found}", lines.join("; "))
}

fn said(line: &Line, counted: &str) -> String {
    let (places, values) = line.points(Across::Step);
    let (Some(from), Some(to)) = (places.first(), places.last()) else {
        return format!("{}: no values", line.label);
    };
    let finite = values.iter().filter(|value| value.is_finite());
    let (low, high) = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(*value), high.max(*value))
    });
    let ends = [values[0], values[values.len() - 1]].map(short);
    let range = if low <= high {
        format!(", lowest {}, highest {}", short(low), short(high))
    } else {
        String::new()
    };
    format!(
        "{} over {counted} {} to {}: from {} to {}{range}",
        line.label,
        short(*from),
        short(*to),
        ends[0],
        ends[1]
    )
}

/// The rows behind a chart: all, or of many as many as can be read, with the
/// extremes among them and a word that says so.
pub fn table(words: &DoctorWords, chart: &Chart) -> Markup {
    html! {
        @for line in &chart.lines { (rows(words, line, &chart.counted)) }
    }
}

fn rows(words: &DoctorWords, line: &Line, counted: &str) -> Markup {
    let (places, values) = line.points(Across::Step);
    let all = places.len();
    let rows: Vec<(f64, f64)> = match (places.first(), places.last()) {
        (Some(from), Some(to)) if all > ROWS => {
            let mut rows = thin(places, values, (*from, *to), ROWS / 4).concat();
            // What is no number is told too: the first of each stretch.
            let mut before = true;
            for (place, value) in places.iter().zip(values) {
                if !value.is_finite() && before && rows.len() < 2 * ROWS {
                    rows.push((*place, *value));
                }
                before = value.is_finite();
            }
            by_place(&mut rows);
            rows
        }
        _ => places.iter().copied().zip(values.iter().copied()).collect(),
    };
    let shown = [rows.len().to_string(), all.to_string()];
    html! {
        table.plain.doctor-values {
            caption {
                (line.label)
                @if rows.len() < all { ": " (fill(words.rows_of, &[&shown[0], &shown[1]])) }
            }
            thead { tr { th scope="col" { (counted) } th scope="col" { (line.label) } } }
            tbody {
                @for (place, value) in &rows {
                    tr { td { (short(*place)) } td { (short(*value)) } }
                }
            }
        }
    }
}
