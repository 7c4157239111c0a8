//! A `graph` block: the computational graph of a formula at given values.

use super::block::{Wrong, fault, read, scope};
use longhand_view::catalogue::ENGLISH;
use maud::Markup;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
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

pub(super) fn draw(text: &str) -> Result<Markup, Wrong> {
    let block: Block = read(text, "A graph has `is`, `where`, `caption` and `alt`.")?;
    let scope = scope(&block.values)?;
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
