//! Figures that authors declare in a fenced block.

use longhand_exercise::Formula;
use longhand_notation::Scope;
use longhand_view::catalogue::ENGLISH;
use maud::Markup;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A `graph` block: the computational graph of a formula at given values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GraphBlock {
    /// The formula.
    is: String,
    /// Values of its names.
    #[serde(default, rename = "where")]
    values: BTreeMap<String, String>,
    /// Below the figure.
    caption: String,
    /// What the figure shows, for those who do not see it.
    alt: String,
}

/// A `shapes` block: matrices as boxes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShapesBlock {
    /// Lines such as `X[32, 768] · W[768, 3072] = Y[32, 3072]`.
    lines: Vec<String>,
    /// Below the figure.
    caption: String,
    /// What the figure shows, for those who do not see it.
    alt: String,
}

/// Draws a figure.
///
/// # Errors
/// What is wrong with the block, in words, and what to do.
pub fn figure(name: &str, text: &str) -> Result<Markup, (String, String)> {
    match name {
        "graph" => graph(text),
        "shapes" => shapes(text),
        other => Err((
            format!("There is no figure `{other}`."),
            "Write `graph` or `shapes`.".to_string(),
        )),
    }
}

fn graph(text: &str) -> Result<Markup, (String, String)> {
    let block: GraphBlock = toml::from_str(text).map_err(|error| {
        (
            error.message().to_string(),
            "A graph has `is`, `where`, `caption` and `alt`.".to_string(),
        )
    })?;
    let fault = |fault: longhand_notation::Fault| (fault.message, fault.help);
    let mut scope = Scope::new();
    for (name, value) in &block.values {
        let value = Formula::new(value).evaluate(&Scope::new()).map_err(fault)?;
        scope.define(name.as_str(), value);
    }
    let program = longhand_notation::parse(&block.is).map_err(fault)?;
    let trace = longhand_notation::trace(&program, &scope).map_err(fault)?;
    longhand_view::plot::graph::figure(&ENGLISH, &trace, &block.alt, Some(&block.caption))
        .ok_or_else(|| {
            (
                "A value of this formula is not a single number.".to_string(),
                "A graph is drawn for formulas of single numbers.".to_string(),
            )
        })
}

fn shapes(text: &str) -> Result<Markup, (String, String)> {
    let block: ShapesBlock = toml::from_str(text).map_err(|error| {
        (
            error.message().to_string(),
            "A shapes block has `lines`, `caption` and `alt`.".to_string(),
        )
    })?;
    let lines = block
        .lines
        .iter()
        .map(|line| longhand_view::plot::shapes::read(line))
        .collect::<Result<Vec<_>, _>>()?;
    let drawn = longhand_view::plot::shapes::shapes(&lines, &block.alt);
    Ok(maud::html! {
        figure.fig {
            div.scroll { (drawn) }
            figcaption { (block.caption) }
        }
    })
}
