//! Bars that lie: a label, a bar, its number. Side by side for comparison, or stacked for shares.

use maud::{Markup, html};

use super::scale::Scale;
use super::{Ink, Size, framed};
use longhand_notation::number;

/// One colour of bars: a value for each row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// What it is; written in the key where there are several.
    pub label: String,
    /// One value for each row.
    pub values: Vec<f64>,
    /// Its colour; `None`: by its place among the series.
    pub ink: Option<Ink>,
}

/// A bar chart as data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    /// A label for each row.
    pub rows: Vec<String>,
    /// Its series.
    pub series: Vec<Series>,
    /// Whether the series of a row follow one another in one bar.
    pub stacked: bool,
    /// Written behind each number.
    pub unit: String,
    /// Decimals of each number; `None`: as many as it needs.
    pub decimals: Option<usize>,
    /// Where the scale ends; `None`: at the longest bar.
    pub to: Option<f64>,
}

impl Bars {
    fn value(&self, series: usize, row: usize) -> f64 {
        let values = self.series.get(series).map(|series| &series.values);
        let value = values.and_then(|values| values.get(row)).copied();
        value.filter(|value| value.is_finite()).unwrap_or(0.0)
    }

    fn ink(&self, series: usize) -> &'static str {
        let own = self.series.get(series).and_then(|series| series.ink);
        own.unwrap_or(Ink::at(&ORDER, series)).name()
    }

    fn written(&self, value: f64) -> String {
        let number = self
            .decimals
            .map_or_else(|| number::plain(value), |d| number::fixed(value, d))
            .replace('-', "−");
        format!("{number}{}", self.unit)
    }

    /// The smallest and the largest number that a bar reaches, zero among them.
    fn reach(&self) -> (f64, f64) {
        let rows = 0..self.rows.len();
        let all = rows.flat_map(|row| -> Vec<f64> {
            let values = (0..self.series.len()).map(|series| self.value(series, row));
            if self.stacked {
                vec![values.sum()]
            } else {
                values.collect()
            }
        });
        let (least, most) = all.fold((0.0, 0.0), |(least, most): (f64, f64), value| {
            (least.min(value), most.max(value))
        });
        (least, self.to.unwrap_or(most))
    }
}

/// A figure with bars; `alt` is its text alternative.
pub fn figure(bars: &Bars, alt: &str, caption: &str) -> Markup {
    framed(caption, |size| draw(bars, size, alt))
}

/// The colours of series by their place.
const ORDER: [Ink; 4] = [Ink::Blue, Ink::Red, Ink::Amber, Ink::Green];

const LETTER: f64 = 7.0;

fn draw(bars: &Bars, size: Size, alt: &str) -> Markup {
    let keyed = bars.series.len() > 1;
    let lanes = if bars.stacked { 1 } else { bars.series.len() };
    let thick = if lanes > 1 { 15.0 } else { 19.0 };
    let row_height = lanes as f64 * (thick + 3.0) + 13.0;
    let top = if keyed { 30.0 } else { 6.0 };
    let height = top + bars.rows.len() as f64 * row_height;
    let length = |text: &String| text.chars().count() as f64 * LETTER;
    // The labels' letters are a little larger.
    let left = bars.rows.iter().map(length).fold(0.0, f64::max) * 1.07 + 12.0;
    let numbers = (0..bars.rows.len())
        .flat_map(|row| (0..bars.series.len()).map(move |series| (series, row)))
        .map(|(series, row)| length(&bars.written(bars.value(series, row))))
        .fold(0.0, f64::max)
        + if bars.stacked { 14.0 } else { 8.0 };
    let reach = bars.reach();
    // A negative bar carries its number on its left.
    let before = if reach.0 < 0.0 { numbers } else { 0.0 };
    let scale = Scale::new(reach, (left + before, size.width() - numbers));
    let zero = scale.at(0.0);
    let width = size.width();
    html! {
        svg.plot.bars.(size.class()) role="img" aria-label=(alt)
            viewBox=(format!("0 0 {width:.0} {height:.0}"))
            width=(format!("{width:.0}")) height=(format!("{height:.0}")) {
            @if keyed { (key(bars, left, width)) }
            @for (row, label) in bars.rows.iter().enumerate() {
                @let y = top + row as f64 * row_height;
                text.row x=(format!("{:.1}", left - 10.0)) y=(format!("{:.1}", y + (row_height - 13.0) / 2.0 + 4.0))
                    text-anchor="end" { (label) }
                @if bars.stacked {
                    (stack(bars, row, &scale, y, thick))
                } @else {
                    @for series in 0..bars.series.len() {
                        @let class = bars.ink(series);
                        @let value = bars.value(series, row);
                        @let y = y + series as f64 * (thick + 3.0);
                        (bar(class, (zero, scale.at(value)), y, thick))
                        @let (x, anchor) = if value < 0.0 { (scale.at(value) - 6.0, "end") } else { (scale.at(value) + 6.0, "start") };
                        text.number x=(format!("{x:.1}")) y=(format!("{:.1}", y + thick / 2.0 + 4.0)) text-anchor=(anchor) {
                            (bars.written(value))
                        }
                    }
                }
            }
            path.axis d=(format!("M{zero:.1} {top:.1}V{:.1}", height - 6.0)) {}
        }
    }
}

/// The series of one row in one bar, their sum behind it.
fn stack(bars: &Bars, row: usize, scale: &Scale, y: f64, thick: f64) -> Markup {
    let mut from = 0.0;
    let mut pieces = Vec::new();
    for series in 0..bars.series.len() {
        let value = bars.value(series, row);
        if value == 0.0 {
            continue;
        }
        pieces.push((bars.ink(series), from, from + value));
        from += value;
    }
    html! {
        @for (class, start, end) in &pieces {
            (bar(class, (scale.at(*start), scale.at(*end)), y, thick))
            // The part's own number, where it fits inside.
            @let written = bars.written(end - start);
            @let room = scale.at(*end) - scale.at(*start);
            @if room > written.chars().count() as f64 * LETTER + 6.0 {
                text.inside x=(format!("{:.1}", f64::midpoint(scale.at(*start), scale.at(*end))))
                    y=(format!("{:.1}", y + thick / 2.0 + 4.0)) text-anchor="middle" { (written) }
            }
        }
        text.number x=(format!("{:.1}", scale.at(from) + 6.0)) y=(format!("{:.1}", y + thick / 2.0 + 4.0)) {
            (bars.written(from))
        }
    }
}

fn bar(class: &str, (from, to): (f64, f64), y: f64, thick: f64) -> Markup {
    let (start, end) = (from.min(to), from.max(to));
    html! {
        rect class=(format!("strip {class}")) x=(format!("{start:.1}")) y=(format!("{y:.1}"))
            width=(format!("{:.1}", (end - start).max(0.8))) height=(format!("{thick:.0}")) {}
    }
}

/// A square and a word for each series, from where the bars begin or, if that is too far right,
/// from the edge.
fn key(bars: &Bars, left: f64, width: f64) -> Markup {
    let mut x = 0.0;
    let mut places = Vec::new();
    for series in &bars.series {
        places.push(x);
        x += series.label.chars().count() as f64 * LETTER + 34.0;
    }
    let start = if left + x - 17.0 > width { 0.0 } else { left };
    let places = places.into_iter().map(|place| start + place);
    html! {
        @for ((index, series), x) in bars.series.iter().enumerate().zip(places) {
            rect class=(format!("strip {}", bars.ink(index))) x=(format!("{x:.1}")) y="4" width="11" height="11" {}
            text x=(format!("{:.1}", x + 17.0)) y="14" { (series.label) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> Bars {
        Bars {
            rows: vec!["cat".to_owned(), "dog".to_owned()],
            series: vec![
                Series {
                    label: "p".to_owned(),
                    values: vec![0.75, 0.25],
                    ink: None,
                },
                Series {
                    label: "p − y".to_owned(),
                    values: vec![-0.25, 0.25],
                    ink: None,
                },
            ],
            ..Bars::default()
        }
    }

    #[test]
    fn every_bar_carries_its_number() {
        let svg = figure(&chart(), "Two classes", "").into_string();
        for number in [">0.75<", ">0.25<", ">−0.25<"] {
            assert!(svg.contains(number), "{svg}");
        }
    }

    #[test]
    fn a_negative_bar_lies_left_of_the_zero_line() {
        let svg = draw(&chart(), Size::Column, "").into_string();
        let at = |text: &str| -> f64 { text.split('"').next().unwrap().parse().unwrap() };
        let axis = at(&svg
            .split("<path class=\"axis\" d=\"M")
            .nth(1)
            .unwrap()
            .replace(' ', "\""));
        let bars: Vec<f64> = svg
            .split("<rect class=\"strip red\" x=\"")
            .skip(2)
            .map(at)
            .collect();
        assert!(bars[0] < axis && (bars[1] - axis).abs() < 0.1, "{svg}");
    }

    #[test]
    fn stacked_bars_end_in_their_sum() {
        let bars = Bars {
            stacked: true,
            ..chart()
        };
        let svg = figure(&bars, "", "").into_string();
        assert!(svg.contains(">0.5<"), "{svg}");
    }

    #[test]
    fn a_value_that_is_missing_or_no_number_draws_as_nothing() {
        let mut bars = chart();
        bars.series[0].values = vec![f64::NAN];
        assert!(!figure(&bars, "", "").into_string().contains("NaN"));
    }
}
