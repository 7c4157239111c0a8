//! A `bars` block: rows of bars, side by side or stacked.

use super::block::{Wrong, ink, list, number, read, scope, wrong};
use longhand_view::plot::bars::{Bars, Series, figure};
use maud::Markup;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    rows: Vec<String>,
    series: Vec<FileSeries>,
    #[serde(default, rename = "where")]
    values: BTreeMap<String, String>,
    #[serde(default)]
    stacked: bool,
    #[serde(default)]
    unit: String,
    decimals: Option<usize>,
    to: Option<String>,
    caption: String,
    alt: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSeries {
    #[serde(default)]
    label: String,
    /// A list: one number for each row.
    is: String,
    ink: Option<String>,
}

pub(super) fn draw(text: &str) -> Result<Markup, Wrong> {
    let block: Block = read(
        text,
        "Bars have `rows`, `series`, `where`, `stacked`, `unit`, `decimals`, `to`, `caption` and `alt`.",
    )?;
    let scope = scope(&block.values)?;
    let mut series = Vec::new();
    for one in &block.series {
        let values = list(&one.is, &scope)?;
        if values.len() != block.rows.len() {
            let what = format!("has {} numbers for {} rows", values.len(), block.rows.len());
            return Err(wrong(&one.is, &what));
        }
        series.push(Series {
            label: one.label.clone(),
            values,
            ink: ink(one.ink.as_ref())?,
        });
    }
    let to = match &block.to {
        Some(to) => Some(number(to, &scope)?),
        None => None,
    };
    let bars = Bars {
        rows: block.rows,
        series,
        stacked: block.stacked,
        unit: block.unit,
        decimals: block.decimals,
        to,
    };
    Ok(figure(&bars, &block.alt, &block.caption))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = r#"
rows = ["cat", "dog", "bird"]
where = { z = "[2, 1, 0.1]" }
series = [{ label = "p", is = "softmax(z)" }]
decimals = 3
caption = "c"
alt = "a"
"#;

    #[test]
    fn bars_come_from_a_formula() {
        assert!(draw(BLOCK).unwrap().into_string().contains(">0.659<"));
    }

    #[test]
    fn a_row_without_a_number_is_said() {
        let (found, _) = draw(&BLOCK.replace("2, 1, 0.1", "2, 1")).unwrap_err();
        assert!(found.contains("2 numbers for 3 rows"), "{found}");
    }

    #[test]
    fn a_colour_that_does_not_exist_names_those_that_do() {
        let text = BLOCK.replace("softmax(z)\"", "softmax(z)\", ink = \"pink\"");
        let (found, remedy) = draw(&text).unwrap_err();
        assert!(found.contains("pink") && remedy.contains("amber"));
    }
}
