//! Rows of bars to both sides of zero; a bar that moves a slider has a handle at its end.

use longhand_lab::plot::Bars;
use longhand_notation::number;

use super::grip::{Grip, Move};
use super::numbers::{handle, px, stroke, words};
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
    left: f64,
    right: f64,
    base: f64,
    row: f64,
    across: Scale,
}

impl Ground {
    fn of(bars: &Bars, size: Size) -> Ground {
        let letters = bars.rows.iter().map(|row| row.chars().count()).max();
        let left = (letters.unwrap_or(0) as f64 * LETTER + 14.0).min(size.width() * 0.34);
        // Room for a number behind the longest bar, and for a name where bars are named.
        let named = bars.series.iter().map(|one| one.label.chars().count() + 3);
        let named = if bars.series.len() > 1 {
            named.max().unwrap_or(0) as f64
        } else {
            0.0
        };
        let right = size.width() - 66.0 - (named * LETTER).min(size.width() * 0.25);
        let row = bars.series.len() as f64 * BAR + GAP;
        let base = TOP + bars.rows.len() as f64 * row;
        Ground {
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
            let written = format!("{}{}", number::with_digits(*value, 3), bars.unit);
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
                handles.extend(handle((end, y + (BAR - 4.0) / 2.0), "lab-handle across"));
            }
        }
    }
    let inside = vec![
        classed("g", "lab-axis").children(axis),
        classed("g", "lab-rows").children(rows),
        classed("g", "lab-bars").children(drawn),
        classed("g", "lab-handles").children(handles),
    ];
    (size.width(), ground.base + BOTTOM, inside, "lab-barred")
}

/// The bar whose end is at a place: of the rows of the first series that moves something, from top to
/// bottom.
pub(super) fn grip(bars: &Bars, size: Size, (x, y): (f64, f64), reach: f64) -> Grip {
    let ground = Ground::of(bars, size);
    let row = ((y - TOP) / ground.row).floor();
    let moves = bars.series.iter().find(|series| !series.pulls.is_empty());
    let value = moves
        .filter(|_| row >= 0.0)
        .and_then(|series| series.values.get(row as usize));
    let end = value.map(|value| ground.across.at(value.clamp(bars.from, bars.to)));
    match end {
        Some(end) if (end - x).abs() <= reach => Grip::Handle(row as usize),
        _ => Grip::Ground,
    }
}

pub(super) fn pull(bars: &Bars, size: Size, grip: Grip, (x, _): (f64, f64)) -> Vec<Move> {
    let ground = Ground::of(bars, size);
    let value = ground.across.back(x.clamp(ground.left, ground.right));
    let moves = bars.series.iter().find(|series| !series.pulls.is_empty());
    match (grip, moves) {
        (Grip::Handle(row), Some(series)) => {
            let pull = series.pulls.get(row).into_iter();
            pull.map(|pull| Move::Slide(pull.control, pull.value(value)))
                .collect()
        }
        _ => Vec::new(),
    }
}
