//! A `shapes` block: matrices as boxes.

use super::block::{Wrong, read};
use maud::Markup;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    /// Lines such as `X[32, 768] · W[768, 3072] = Y[32, 3072]`.
    lines: Vec<String>,
    /// Below the figure.
    caption: String,
    /// What the figure shows, for those who do not see it.
    alt: String,
}

pub(super) fn draw(text: &str) -> Result<Markup, Wrong> {
    let block: Block = read(text, "A shapes block has `lines`, `caption` and `alt`.")?;
    let lines = block
        .lines
        .iter()
        .map(|line| longhand_view::plot::tensor_shapes::read(line))
        .collect::<Result<Vec<_>, _>>()?;
    let drawn = longhand_view::plot::tensor_shapes::shapes(&lines, &block.alt);
    Ok(maud::html! {
        figure.fig {
            div.scroll { (drawn) }
            figcaption { (block.caption) }
        }
    })
}
