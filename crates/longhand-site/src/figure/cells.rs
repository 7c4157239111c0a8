//! A `cells` block: one matrix or several, as a heat map or in groups.

use super::block::{Wrong, matrix, read, scope, wrong};
use longhand_view::plot::heatmap::{Heatmap, figure};
use maud::Markup;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    panels: Vec<Panel>,
    #[serde(default, rename = "where")]
    values: BTreeMap<String, String>,
    #[serde(default)]
    numbers: bool,
    decimals: Option<usize>,
    caption: String,
    alt: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Panel {
    #[serde(default)]
    title: String,
    is: String,
    groups: Option<String>,
    #[serde(default)]
    rows: Vec<String>,
    #[serde(default)]
    columns: Vec<String>,
}

pub(super) fn draw(text: &str) -> Result<Markup, Wrong> {
    let block: Block = read(
        text,
        "Cells have `panels` (`title`, `is`, `groups`, `rows`, `columns`), `where`, `numbers`, `decimals`, `caption` and `alt`.",
    )?;
    let scope = scope(&block.values)?;
    let mut panels = Vec::new();
    for panel in block.panels {
        let values = matrix(&panel.is, &scope)?;
        let columns = values.first().map_or(0, Vec::len);
        for (labels, count) in [(&panel.rows, values.len()), (&panel.columns, columns)] {
            if !labels.is_empty() && labels.len() != count {
                let what = format!("has {count} of what {} labels stand for", labels.len());
                return Err(wrong(&panel.is, &what));
            }
        }
        let groups = match &panel.groups {
            Some(groups) => matrix(groups, &scope)?,
            None => Vec::new(),
        };
        let cells = Heatmap {
            values,
            rows: panel.rows,
            columns: panel.columns,
            groups,
            numbers: block.numbers,
            decimals: block.decimals,
        };
        panels.push((panel.title, cells));
    }
    Ok(figure(&panels, &block.alt, &block.caption))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = r#"
panels = [{ title = "P", is = "softmax([[0, 0], [1, 0]])", rows = ["a", "b"] }]
numbers = true
decimals = 2
caption = "c"
alt = "a"
"#;

    #[test]
    fn cells_come_from_a_formula() {
        assert!(draw(BLOCK).unwrap().into_string().contains(">0.73<"));
    }

    #[test]
    fn labels_must_fit_the_matrix() {
        let (found, _) = draw(&BLOCK.replace("\"b\"]", "\"b\", \"c\"]")).unwrap_err();
        assert!(found.contains("has 2 of what 3 labels"), "{found}");
    }
}
