//! A line plot with its lines labelled directly: no legend, few rules.

use core::fmt::Write;

use maud::{Markup, html};

use super::scale::Scale;
use longhand_notation::number;

/// One line of a plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it shows; written beside its end.
    pub label: String,
    /// Points from left to right.
    pub points: Vec<(f64, f64)>,
}

/// Axis titles and size.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Below the horizontal axis, at its end.
    pub across: String,
    /// Above the vertical axis.
    pub up: String,
    /// Width in units; the drawing shrinks with its column.
    pub width: f64,
    /// Height in units.
    pub height: f64,
}

const LEFT: f64 = 48.0;
const RIGHT: f64 = 16.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 30.0;

/// Draws up to four lines over one another; `alt` is the text alternative.
/// Nothing is drawn without points.
pub fn plot(frame: &Frame, lines: &[Line], alt: &str) -> Markup {
    let points = || lines.iter().flat_map(|line| line.points.iter().copied());
    if points().next().is_none() {
        return html! {};
    }
    let span = |pick: fn((f64, f64)) -> f64| {
        points().map(pick).filter(|value| value.is_finite()).fold(
            (f64::INFINITY, f64::NEG_INFINITY),
            |(least, most), value| (least.min(value), most.max(value)),
        )
    };
    let across = Scale::new(span(|point| point.0), (LEFT, frame.width - RIGHT));
    let up = Scale::new(span(|point| point.1), (frame.height - BOTTOM, TOP));
    let base = frame.height - BOTTOM;
    let text = |value: f64| format!("{value:.1}");
    html! {
        svg.plot role="img" aria-label=(alt)
            viewBox=(format!("0 0 {:.0} {:.0}", frame.width, frame.height))
            width=(format!("{:.0}", frame.width)) height=(format!("{:.0}", frame.height)) {
            @for tick in up.ticks(4) {
                path.grid d=(format!("M{LEFT} {:.1}H{:.1}", up.at(tick), frame.width - RIGHT)) {}
                text x=(text(LEFT - 8.0)) y=(text(up.at(tick) + 4.0)) text-anchor="end" {
                    (number::plain(tick))
                }
            }
            path.axis d=(format!("M{LEFT} {base:.1}H{:.1}", frame.width - RIGHT)) {}
            @for tick in across.ticks(5) {
                path.axis d=(format!("M{:.1} {base:.1}v4", across.at(tick))) {}
                text x=(text(across.at(tick))) y=(text(base + 18.0)) text-anchor="middle" {
                    (number::plain(tick))
                }
            }
            text x=(text(LEFT)) y="13" { (frame.up) }
            text x=(text(frame.width - RIGHT)) y=(text(base - 6.0)) text-anchor="end" {
                (frame.across)
            }
            @for (line, class) in lines.iter().zip(["a", "b", "c", "d"]) {
                path.line.(class) d=(path(&line.points, &across, &up)) {}
                @if let Some(&(x, y)) = line.points.last() {
                    text.(class) x=(text(across.at(x) - 4.0)) y=(text(up.at(y) - 7.0)) text-anchor="end" {
                        (line.label)
                    }
                }
            }
        }
    }
}

/// The points as a path; a point that is not a number breaks the line.
fn path(points: &[(f64, f64)], across: &Scale, up: &Scale) -> String {
    let mut path = String::new();
    let mut pen = 'M';
    for &(x, y) in points {
        if x.is_finite() && y.is_finite() {
            // Writing to a String cannot fail.
            let _ = write!(path, "{pen}{:.1} {:.1}", across.at(x), up.at(y));
            pen = 'L';
        } else {
            pen = 'M';
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_labelled_at_its_end_and_broken_where_it_is_not_a_number() {
        let frame = Frame {
            across: "steps".to_owned(),
            up: "loss".to_owned(),
            width: 400.0,
            height: 200.0,
        };
        let line = Line {
            label: "with correction".to_owned(),
            points: vec![(0.0, 1.0), (1.0, f64::NAN), (2.0, 3.0), (3.0, 2.0)],
        };
        let svg = plot(&frame, &[line], "Loss over steps").into_string();
        assert!(svg.contains(">with correction<"));
        assert!(
            svg.contains("d=\"M48.0 170.0M272.0 26.0L384.0 98.0\""),
            "{svg}"
        );
    }
}
