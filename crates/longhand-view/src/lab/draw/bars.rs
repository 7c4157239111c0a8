//! Rows of bars to both sides of zero; a bar that moves a slider has a handle at its end.

use longhand_lab::plot::Bars;
use longhand_notation::number;

use super::grip::{Grip, Move};
use super::numbers::{px, stroke, words};
use crate::lab::tree::{Node, classed};
use crate::plot::Size;
use crate::plot::scale::Scale;

const TOP: f64 = 8.0;
const BOTTOM: f64 = 26.0;
/// The height of a bar with the air below it.
const BAR: f64 = 19.0;
/// The air between two rows.
const GAP: f64 = 12.0;
const LETTER: f64 = 6.6;

struct Ground {
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    base: f64,
    row: f64,
    across: Scale,
}

impl Ground {
    fn of(bars: &Bars, size: Size) -> Ground {
        let width = size.width();
        let letters = bars.rows.iter().map(|row| row.chars().count()).max();
        let left = (letters.unwrap_or(0) as f64 * LETTER + 14.0).min(width * 0.34);
        // Room for a number behind the longest bar.
        let right = width - 66.0;
        let row = bars.series.len() as f64 * BAR + GAP;
        let base = TOP + bars.rows.len() as f64 * row;
        Ground {
            width,
            height: base + BOTTOM,
            left,
            right,
            base,
            row,
            across: Scale::new((bars.from, bars.to), (left, right)),
        }
    }

    fn top(&self, row: usize, series: usize) -> f64 {
        TOP + row as f64 * self.row + series as f64 * BAR + GAP / 2.0
    }
}

pub(super) fn draw(bars: &Bars, size: Size) -> (f64, f64, Vec<Node>, &'static str) {
    let ground = Ground::of(bars, size);
    let mut axis = Vec::new();
    for tick in ground.across.ticks(size.ticks()) {
        let x = ground.across.at(tick);
        axis.push(stroke("grid", (x, TOP), (x, ground.base)));
        axis.push(words(
            "",
            (x, ground.base + 17.0),
            "middle",
            ground.across.written(tick),
        ));
    }
    let zero = ground.across.at(0.0f64.clamp(bars.from, bars.to));
    axis.push(stroke("axis", (zero, TOP), (zero, ground.base)));
    let rows = bars.rows.iter().enumerate().map(|(place, name)| {
        let middle = ground.top(place, 0) + bars.series.len() as f64 * BAR / 2.0 + 3.0;
        words("row", (ground.left - 10.0, middle), "end", name.clone())
    });
    let mut drawn = Vec::new();
    let mut handles = Vec::new();
    for (place, series) in bars.series.iter().enumerate() {
        for (row, value) in series.values.iter().enumerate() {
            let y = ground.top(row, place);
            let end = ground.across.at(value.clamp(bars.from, bars.to));
            let end = if end.is_finite() { end } else { zero };
            let (from, to) = (end.min(zero), end.max(zero));
            drawn.push(
                classed("rect", format!("strip {}", series.ink.name()))
                    .with("x", px(from))
                    .with("y", px(y))
                    .with("width", px((to - from).max(0.6)))
                    .with("height", px(BAR - 4.0))
                    .with("rx", "1.5"),
            );
            let written = if value.is_nan() {
                "NaN".to_owned()
            } else {
                format!("{}{}", number::with_digits(*value, 3), bars.unit)
            };
            // The bars of the first row are named.
            let written = if row == 0 && bars.series.len() > 1 {
                format!("{} = {written}", series.label)
            } else {
                written
            };
            let after = if series.pulls.is_empty() { 7.0 } else { 14.0 };
            drawn.push(words(
                "number",
                (to.max(zero) + after, y + BAR / 2.0 + 2.0),
                "start",
                written,
            ));
            if series.pulls.get(row).is_some() {
                let round = |class: &'static str, r: &'static str| {
                    classed("circle", class)
                        .with("cx", px(end))
                        .with("cy", px(y + (BAR - 4.0) / 2.0))
                        .with("r", r)
                };
                handles.push(round("lab-reach", "18"));
                handles.push(round("lab-handle across", "7"));
            }
        }
    }
    let inside = vec![
        classed("g", "lab-axis").children(axis),
        classed("g", "lab-rows").children(rows),
        classed("g", "lab-bars").children(drawn),
        classed("g", "lab-handles").children(handles),
    ];
    (ground.width, ground.height, inside, "lab-barred")
}

/// The bar at a place: the rows of the first series that moves something, from top to bottom.
pub(super) fn grip(bars: &Bars, size: Size, (_, y): (f64, f64)) -> Grip {
    let ground = Ground::of(bars, size);
    let row = ((y - TOP) / ground.row).floor();
    let moves = bars.series.iter().find(|series| !series.pulls.is_empty());
    if row >= 0.0 && moves.is_some_and(|series| (row as usize) < series.pulls.len()) {
        Grip::Handle(row as usize)
    } else {
        Grip::Ground
    }
}

pub(super) fn pull(bars: &Bars, size: Size, grip: Grip, (x, _): (f64, f64)) -> Vec<Move> {
    let ground = Ground::of(bars, size);
    let value = ground.across.back(x.clamp(ground.left, ground.right));
    let moves = bars.series.iter().find(|series| !series.pulls.is_empty());
    match (grip, moves) {
        (Grip::Handle(row), Some(series)) => {
            let pull = series.pulls.get(row).into_iter();
            pull.map(|pull| (pull.control, pull.value(value))).collect()
        }
        _ => Vec::new(),
    }
}
