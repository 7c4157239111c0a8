//! A chart as SVG, for a document that stands alone.

use core::fmt::Write;

use maud::{Markup, html};

use super::data::Chart;
use super::draw::draw;
use super::look::Look;
use super::stroke::{Anchor, Stroke};
use super::table::about;

const SIZE: (f64, f64) = (640.0, 220.0);

/// The whole of a chart, as it is shown first.
pub fn svg(chart: &Chart) -> Markup {
    let strokes = draw(chart, &Look::first(chart), SIZE);
    html! {
        svg.curve viewBox=(format!("0 0 {} {}", SIZE.0, SIZE.1)) role="img" aria-label=(about(chart)) {
            @for stroke in &strokes { (one(stroke)) }
        }
    }
}

fn one(stroke: &Stroke) -> Markup {
    match stroke {
        Stroke::Line {
            points,
            ink,
            width,
            pale,
            dashed,
        } => {
            let mut class = ink.name().to_owned();
            class.push_str(if *pale { " pale" } else { "" });
            class.push_str(if *dashed { " dashed" } else { "" });
            html! { path.{(class)} d=(path(points)) stroke-width=(width) {} }
        }
        Stroke::Area { points, ink } => {
            html! { path.{"area " (ink.name())} d=(path(points) + "Z") {} }
        }
        Stroke::Dot { at, ink } => html! {
            circle.(ink.name()) cx=(format!("{:.1}", at.0)) cy=(format!("{:.1}", at.1)) r="2.6" {}
        },
        Stroke::Text {
            at,
            anchor,
            ink,
            text,
        } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            html! {
                text.(ink.name()) x=(format!("{:.1}", at.0)) y=(format!("{:.1}", at.1)) text-anchor=(anchor) { (text) }
            }
        }
    }
}

fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(path, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
    }
    path
}
