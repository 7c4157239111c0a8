//! Figures that authors declare in a fenced block, with formulas for data.
//!
//! docs/figures.md explains every block to authors.

mod bars;
mod block;
mod cells;
mod graph;
mod plot;
mod shapes;

use block::Wrong;
use maud::Markup;

/// Draws a figure.
///
/// # Errors
/// What is wrong with the block, in words, and what to do.
pub fn figure(name: &str, text: &str) -> Result<Markup, Wrong> {
    match name {
        "graph" => graph::draw(text),
        "shapes" => shapes::draw(text),
        "plot" => plot::draw(text),
        "bars" => bars::draw(text),
        "cells" => cells::draw(text),
        other => Err((
            format!("There is no figure `{other}`."),
            "Write `graph`, `shapes`, `plot`, `bars` or `cells`.".to_string(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_does_not_exist_names_those_that_do() {
        let (found, remedy) = figure("plto", "").unwrap_err();
        assert!(found.contains("plto") && remedy.contains("plot"));
    }
}
