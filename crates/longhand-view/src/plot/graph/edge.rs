//! Edges: their paths, their heads, and what comes back along them.

use maud::{Markup, html};

use super::measure::{Measure, Way};
use super::symbol;

/// The middles of the two nodes that an edge joins.
type Ends = ((f64, f64), (f64, f64));

/// An edge from one box to the next, and its head, as paths. `run`: where it runs along, if not in
/// the lane of its beginning; `half`: half the width of the box where it begins.
pub(crate) fn paths(
    (from, to): Ends,
    run: Option<f64>,
    measure: &Measure,
    half: f64,
    way: Way,
) -> (String, String) {
    match way {
        Way::Across => {
            let (x1, y1) = (from.0 + half, from.1);
            let (x2, y2) = (to.0 - measure.half - 6.0, to.1);
            let gap = measure.column - 2.0 * measure.half;
            // The bend lies in the gap before the box, whatever the distance.
            let bend = (x2 - gap + 6.0).max(x1);
            let middle = f64::midpoint(bend, x2);
            let y = run.unwrap_or(y1);
            let leave = run.map_or_else(String::new, |y| {
                let end = from.0 + measure.column - measure.half - 4.0;
                let middle = f64::midpoint(x1, end);
                format!("C{middle:.1} {y1:.1} {middle:.1} {y:.1} {end:.1} {y:.1}")
            });
            (
                format!(
                    "M{x1:.1} {y1:.1}{leave}H{bend:.1}C{middle:.1} {y:.1} {middle:.1} {y2:.1} {x2:.1} {y2:.1}"
                ),
                format!("M{:.1} {y2:.1}l-7-3.4v6.8z", x2 + 6.0),
            )
        }
        Way::Down => {
            let (x1, y1) = (from.0, from.1 + measure.rise);
            let (x2, y2) = (to.0, to.1 - measure.rise - 6.0);
            let gap = measure.column - 2.0 * measure.rise;
            let bend = (y2 - gap + 6.0).max(y1);
            let middle = f64::midpoint(bend, y2);
            let x = run.unwrap_or(x1);
            let leave = run.map_or_else(String::new, |x| {
                let end = from.1 + measure.column - measure.rise - 4.0;
                let middle = f64::midpoint(y1, end);
                format!("C{x1:.1} {middle:.1} {x:.1} {middle:.1} {x:.1} {end:.1}")
            });
            (
                format!(
                    "M{x1:.1} {y1:.1}{leave}V{bend:.1}C{x:.1} {middle:.1} {x2:.1} {middle:.1} {x2:.1} {y2:.1}"
                ),
                format!("M{x2:.1} {:.1}l-3.4-7h6.8z", y2 + 6.0),
            )
        }
    }
}

/// An edge with its head.
pub(super) fn edge(
    ends: Ends,
    run: Option<f64>,
    measure: &Measure,
    half: f64,
    way: Way,
    flow: f64,
) -> Markup {
    let dead = flow == 0.0;
    let (path, head) = paths(ends, run, measure, half, way);
    html! {
        path.edge.dead[dead] d=(path) {}
        path.head.dead[dead] d=(head) {}
    }
}

/// At a fork: what comes back along this one edge.
pub(super) fn share(
    (from, to): Ends,
    run: Option<f64>,
    measure: &Measure,
    way: Way,
    flow: f64,
) -> Markup {
    let (x, y, anchor) = match way {
        Way::Across => (
            to.0 - measure.half - 4.0,
            to.1 + if to.1 < run.unwrap_or(from.1) {
                -6.0
            } else {
                15.0
            },
            "end",
        ),
        Way::Down => {
            let left = run.unwrap_or(from.0) < to.0;
            (
                to.0 + if left { -9.0 } else { 9.0 },
                to.1 - measure.rise - 5.0,
                if left { "end" } else { "start" },
            )
        }
    };
    html! {
        text.gradient.share.zero[flow == 0.0] x=(format!("{x:.1}")) y=(format!("{y:.1}"))
            text-anchor=(anchor) { (symbol::number(flow)) }
    }
}
