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

/// Draws a block.
type Draw = fn(&str) -> Result<Markup, Wrong>;

/// Every figure: the word after the three backticks, and what draws it.
const FIGURES: &[(&str, Draw)] = &[
    ("graph", graph::draw),
    ("shapes", shapes::draw),
    ("plot", plot::draw),
    ("bars", bars::draw),
    ("cells", cells::draw),
];

/// Draws a figure.
///
/// # Errors
/// What is wrong with the block, in words, and what to do.
pub fn figure(name: &str, text: &str) -> Result<Markup, Wrong> {
    if let Some((_, draw)) = FIGURES.iter().find(|(word, _)| *word == name) {
        return draw(text);
    }
    let words: Vec<String> = FIGURES
        .iter()
        .map(|(word, _)| format!("`{word}`"))
        .collect();
    Err((
        format!("There is no figure `{name}`."),
        format!("A figure is one of {}.", words.join(", ")),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_does_not_exist_names_those_that_do() {
        let (found, remedy) = figure("plto", "").unwrap_err();
        assert!(found.contains("plto") && remedy.contains("plot"));
    }

    #[test]
    fn every_figure_that_the_guide_shows_can_be_drawn() {
        let guide = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/figures.md");
        let guide = std::fs::read_to_string(guide).unwrap();
        let mut shown = std::collections::BTreeSet::new();
        for sample in guide.split("````markdown\n").skip(1) {
            let sample = sample.split("````").next().unwrap();
            let block = sample
                .trim_start_matches("```")
                .split("```")
                .next()
                .unwrap();
            let (name, text) = block.split_once('\n').unwrap();
            let drawn = figure(name, text).unwrap_or_else(|wrong| panic!("{name}: {wrong:?}"));
            assert!(drawn.0.contains("<figure"), "{name}");
            shown.insert(name.to_owned());
        }
        let all: std::collections::BTreeSet<_> =
            FIGURES.iter().map(|(word, _)| (*word).to_owned()).collect();
        assert_eq!(shown, all);
    }
}
