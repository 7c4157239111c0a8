//! A line plot with its lines labelled directly: no legend, few rules.
//!
//! Each plot is drawn twice, for a column and for a phone, because letters that shrink with their
//! drawing cannot be read; the style sheet shows the one that fits.

use core::fmt::Write;

use maud::{Markup, html};

use super::label_placement::{Area, LabelPlacement};
use super::scale::Scale;
use super::{Ink, Size, framed};

pub use super::scale::Run;

/// On which side of its point a label stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// Above it, centred.
    #[default]
    Above,
    /// Below it, centred.
    Below,
    /// To its left.
    Left,
    /// To its right.
    Right,
}

/// One line of a plot.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// What it shows; written beside it. Empty: nothing is written.
    pub label: String,
    /// Points from left to right.
    pub points: Vec<(f64, f64)>,
    /// Where along the horizontal axis the label stands; `None`: at the end.
    pub label_at: Option<f64>,
    /// On which side of the line it stands.
    pub side: Side,
    /// Dashed, for what is only compared with.
    pub dashed: bool,
    /// A dot at each point, for what has no values between them.
    pub dots: bool,
    /// Its colour; `None`: by its place among the lines.
    pub ink: Option<Ink>,
}

/// A point that the text speaks of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mark {
    /// Its place.
    pub at: (f64, f64),
    /// What is written beside it.
    pub label: String,
    /// On which side of the point that stands.
    pub side: Side,
}

/// An axis.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Axis {
    /// Its title.
    pub label: String,
    /// Straight or logarithmic.
    pub run: Run,
    /// Its first number; `None`: from the points.
    pub from: Option<f64>,
    /// Its last number; `None`: from the points.
    pub to: Option<f64>,
    /// Numbers to label; empty: round ones.
    pub ticks: Vec<f64>,
    /// Written behind each of them, such as `×` or `%`.
    pub unit: String,
}

impl Axis {
    /// The scale for these numbers; `(least, most)` of the points where the axis says nothing.
    fn scale(&self, points: impl Iterator<Item = f64>, to: (f64, f64)) -> Scale {
        let (least, most) = points.filter(|value| value.is_finite()).fold(
            (f64::INFINITY, f64::NEG_INFINITY),
            |(least, most), value| (least.min(value), most.max(value)),
        );
        let from = (self.from.unwrap_or(least), self.to.unwrap_or(most));
        Scale::along(self.run, from, to)
    }

    fn marked(&self, scale: &Scale, wanted: u32) -> Vec<(f64, String)> {
        let ticks = if self.ticks.is_empty() {
            scale.ticks(wanted)
        } else {
            self.ticks.clone()
        };
        let written = |tick: f64| format!("{}{}", scale.written(tick), self.unit);
        ticks
            .into_iter()
            .map(|tick| (tick, written(tick)))
            .collect()
    }
}

/// A plot as data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plot {
    /// The horizontal axis.
    pub across: Axis,
    /// The vertical axis.
    pub up: Axis,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Points to point out.
    pub marks: Vec<Mark>,
}

/// A figure with a plot; `alt` is its text alternative. Nothing is drawn without points.
pub fn figure(plot: &Plot, alt: &str, caption: &str) -> Markup {
    framed(caption, |size| draw(plot, size, alt))
}

/// The colours of lines by their place.
const ORDER: [Ink; 4] = [Ink::Red, Ink::Green, Ink::Blue, Ink::Amber];

const RIGHT: f64 = 16.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 44.0;
/// Where the title of the vertical axis ends.
const TITLE: f64 = 17.0;
/// About the width of a label's letter.
const LETTER: f64 = 6.3;

fn draw(plot: &Plot, size: Size, alt: &str) -> Markup {
    let points = || {
        let lines = plot
            .lines
            .iter()
            .flat_map(|line| line.points.iter().copied());
        lines.chain(plot.marks.iter().map(|mark| mark.at))
    };
    if points().next().is_none() {
        return html! {};
    }
    let (width, height) = (size.width(), (size.width() * 0.42).max(210.0));
    let base = height - BOTTOM;
    let up = plot.up.scale(points().map(|point| point.1), (base, TOP));
    let beside = plot.up.marked(&up, 4);
    let longest = beside.iter().map(|(_, text)| text.chars().count()).max();
    let left = (longest.unwrap_or(0) as f64 * 7.0 + 12.0).max(30.0);
    let right = width - RIGHT;
    let across = plot
        .across
        .scale(points().map(|point| point.0), (left, right));
    let below = plot.across.marked(&across, size.ticks());
    let spot = |(x, y): (f64, f64)| (across.at(x), up.at(y));
    let mut room = LabelPlacement {
        bounds: Area {
            left,
            top: TITLE,
            right: right + 2.0,
            bottom: base - 1.0,
        },
        lines: plot
            .lines
            .iter()
            .map(|line| line.points.iter().map(|point| spot(*point)).collect())
            .collect(),
        taken: points_drawn(plot)
            .map(|point| Area::of_point(spot(point)))
            .collect(),
    };
    // A label never leaves the drawing, and covers nothing.
    let mut label = |class: &str, (x, y): (f64, f64), side: Side, gap: f64, label: &str| {
        let half = label.chars().count() as f64 * LETTER / 2.0;
        let (centre, y) = match side {
            Side::Above => (x, y - gap),
            Side::Below => (x, y + gap + 9.0),
            Side::Left => (x - half - gap, y + 4.0),
            Side::Right => (x + half + gap, y + 4.0),
        };
        let inside = centre.clamp(
            (left + half).min(width / 2.0),
            (right - half).max(width / 2.0),
        );
        let by = if label.is_empty() || !inside.is_finite() || !y.is_finite() {
            (0.0, 0.0)
        } else {
            room.place(Area::of_text(inside, y, 2.0 * half))
        };
        text(class, inside + by.0, y + by.1, "middle", label)
    };
    // What belongs to a point has less choice than what belongs to a line.
    let marks: Vec<Markup> = plot
        .marks
        .iter()
        .map(|mark| label("point", spot(mark.at), mark.side, 10.0, &mark.label))
        .collect();
    let labels: Vec<Markup> = plot
        .lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| {
            let place = label_place(line)?;
            Some(label(
                ink(line, index),
                spot(place),
                line.side,
                8.0,
                &line.label,
            ))
        })
        .collect();
    html! {
        svg.plot.(size.class()) role="img" aria-label=(alt)
            viewBox=(format!("0 0 {width:.0} {height:.0}"))
            width=(format!("{width:.0}")) height=(format!("{height:.0}")) {
            @for (tick, written) in &beside {
                path.grid d=(format!("M{left:.1} {:.1}H{right:.1}", up.at(*tick))) {}
                (text("", left - 8.0, up.at(*tick) + 4.0, "end", written))
            }
            path.axis d=(format!("M{left:.1} {base:.1}H{right:.1}")) {}
            @for (tick, written) in &below {
                path.axis d=(format!("M{:.1} {base:.1}v4", across.at(*tick))) {}
                (text("", across.at(*tick), base + 18.0, "middle", written))
            }
            (text("title", 0.0, 13.0, "start", &plot.up.label))
            (text("title", right, height - 6.0, "end", &plot.across.label))
            @for (index, line) in plot.lines.iter().enumerate() {
                @let class = ink(line, index);
                path class=(format!("line {class}{}", if line.dashed { " dashed" } else { "" }))
                    d=(path(&line.points, &across, &up)) {}
                @if line.dots {
                    @for &(x, y) in &line.points { (dot(class, (across.at(x), up.at(y)))) }
                }
            }
            @for label in &labels { (label) }
            @for (mark, label) in plot.marks.iter().zip(&marks) {
                (dot("point", spot(mark.at)))
                (label)
            }
        }
    }
}

/// The points that are drawn as dots.
fn points_drawn(plot: &Plot) -> impl Iterator<Item = (f64, f64)> + '_ {
    let dots = plot.lines.iter().filter(|line| line.dots);
    dots.flat_map(|line| line.points.iter().copied())
        .chain(plot.marks.iter().map(|mark| mark.at))
}

fn ink(line: &Line, index: usize) -> &'static str {
    line.ink.unwrap_or(Ink::at(&ORDER, index)).name()
}

/// The point beside which a line's label stands.
fn label_place(line: &Line) -> Option<(f64, f64)> {
    if line.label.is_empty() {
        return None;
    }
    let mut seen = line
        .points
        .iter()
        .copied()
        .filter(|point| point.1.is_finite());
    match line.label_at {
        None => seen.next_back(),
        Some(at) => seen.min_by(|one, other| (one.0 - at).abs().total_cmp(&(other.0 - at).abs())),
    }
}

fn dot(class: &str, (x, y): (f64, f64)) -> Markup {
    html! {
        @if x.is_finite() && y.is_finite() {
            circle class=(format!("dot {class}")) cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="3.6" {}
        }
    }
}

fn text(class: &str, x: f64, y: f64, anchor: &str, text: &str) -> Markup {
    html! {
        @if !text.is_empty() && x.is_finite() && y.is_finite() {
            text class=(class) x=(format!("{x:.1}")) y=(format!("{y:.1}")) text-anchor=(anchor) { (text) }
        }
    }
}

/// The points as a path; a point that has no place breaks the line.
fn path(points: &[(f64, f64)], across: &Scale, up: &Scale) -> String {
    let mut path = String::new();
    let mut pen = 'M';
    for &(x, y) in points {
        let (x, y) = (across.at(x), up.at(y));
        if x.is_finite() && y.is_finite() {
            // Writing to a String cannot fail.
            let _ = write!(path, "{pen}{x:.1} {y:.1}");
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

    fn plotted() -> Plot {
        Plot {
            lines: vec![Line {
                label: "with correction".to_owned(),
                points: vec![(0.0, 1.0), (1.0, f64::NAN), (2.0, 3.0), (3.0, 2.0)],
                ..Line::default()
            }],
            ..Plot::default()
        }
    }

    #[test]
    fn each_line_is_labelled_at_its_end_and_broken_where_it_is_not_a_number() {
        let svg = figure(&plotted(), "Loss over steps", "").into_string();
        assert!(svg.contains(">with correction<"));
        let line = svg
            .split("class=\"line red\" d=\"")
            .nth(1)
            .unwrap_or_default();
        let line = line.split('"').next().unwrap_or_default();
        assert_eq!(line.matches('M').count(), 2, "{line}");
        assert_eq!(line.matches('L').count(), 1, "{line}");
    }

    #[test]
    fn a_plot_is_drawn_for_a_column_and_for_a_phone() {
        let svg = figure(&plotted(), "Loss over steps", "What is seen.").into_string();
        assert_eq!(svg.matches("<svg").count(), 2);
        assert_eq!(svg.matches("aria-label=\"Loss over steps\"").count(), 2);
        assert!(svg.contains("<figcaption>What is seen.</figcaption>"));
    }

    #[test]
    fn a_label_at_the_edge_is_moved_inside() {
        let mut plot = plotted();
        plot.marks.push(Mark {
            at: (0.0, 1.0),
            label: "a long remark about the very first step".to_owned(),
            side: Side::Above,
        });
        let svg = figure(&plot, "", "").into_string();
        for text in svg.split("<text class=\"point\" x=\"").skip(1) {
            let x: f64 = text.split('"').next().unwrap_or_default().parse().unwrap();
            assert!(x > 39.0 * LETTER / 2.0, "{x}");
        }
    }

    #[test]
    fn nothing_is_drawn_without_points() {
        assert!(
            !figure(&Plot::default(), "", "")
                .into_string()
                .contains("<svg")
        );
    }
}
