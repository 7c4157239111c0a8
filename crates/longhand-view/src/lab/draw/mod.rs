//! Drawings of a lab as trees, and which control a place in a drawing moves.

mod bars;
mod cells;
mod graph;
mod grip;
mod lines;
mod numbers;

use longhand_lab::Figure;
use longhand_lab::plot::Drawing;

use super::tree::{Node, classed};
use crate::plot::Size;
pub use grip::Grip;
pub(super) use grip::Move;
use numbers::px;

/// A drawing for one width.
pub(super) fn figure(figure: &Figure, size: Size) -> Node {
    let (width, height, inside, class) = match &figure.drawing {
        Drawing::Lines(lines) => lines::draw(lines, size),
        Drawing::Bars(bars) => bars::draw(bars, size),
        Drawing::Cells(cells) => cells::draw(cells, size),
        Drawing::Graph(one) => graph::draw(one, size),
    };
    classed("svg", format!("plot lab-plot {class} {}", size.class()))
        .with("role", "img")
        .with("aria-label", figure.alt.clone())
        .with("viewBox", format!("0 0 {} {}", px(width), px(height)))
        .with("width", px(width))
        .with("height", px(height))
        .with("data-figure", figure.id)
        .children(inside)
}

/// What is taken hold of at a place; `reach` is how far from it that may be.
pub(super) fn grip(figure: &Figure, size: Size, at: (f64, f64), reach: f64) -> Grip {
    match &figure.drawing {
        Drawing::Lines(lines) => lines::grip(lines, size, at, reach),
        Drawing::Bars(bars) => bars::grip(bars, size, at, reach),
        Drawing::Cells(_) | Drawing::Graph(_) => Grip::Ground,
    }
}

/// What moves when it is dragged to a place, or pointed at there.
pub(super) fn pull(figure: &Figure, size: Size, grip: Grip, at: (f64, f64)) -> Vec<Move> {
    match &figure.drawing {
        Drawing::Lines(lines) => lines::pull(lines, size, grip, at),
        Drawing::Bars(bars) => bars::pull(bars, size, grip, at),
        Drawing::Cells(cells) => cells::pull(cells, size, at),
        Drawing::Graph(_) => Vec::new(),
    }
}
