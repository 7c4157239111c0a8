//! A `plot` block: lines over a range, from formulas or from data.

use super::block::{Wrong, fault, ink, list, number, read, scope, wrong};
use longhand_exercise::Formula;
use longhand_notation::{Scope, Value};
use longhand_view::plot::line::{Axis, Line, Mark, Plot, Run, Side, figure};
use maud::Markup;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    across: FileAxis,
    #[serde(default)]
    up: FileAxis,
    #[serde(default, rename = "where")]
    values: BTreeMap<String, String>,
    lines: Vec<FileLine>,
    #[serde(default)]
    marks: Vec<FileMark>,
    caption: String,
    alt: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileAxis {
    /// The variable of the lines' formulas; on the horizontal axis only.
    name: Option<String>,
    #[serde(default)]
    label: String,
    from: Option<String>,
    to: Option<String>,
    /// Only every so many: for what exists at whole numbers only.
    step: Option<String>,
    #[serde(default)]
    log: bool,
    ticks: Option<String>,
    #[serde(default)]
    unit: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileLine {
    #[serde(default)]
    label: String,
    /// A formula in the axis' variable, or a list where `at` is one.
    is: String,
    /// Where the values of the list lie.
    at: Option<String>,
    label_at: Option<String>,
    /// `above`, `below`, `left` or `right`.
    side: Option<String>,
    #[serde(default)]
    dashed: bool,
    #[serde(default)]
    dots: bool,
    ink: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMark {
    at: String,
    is: String,
    label: String,
    /// `above`, `below`, `left` or `right`.
    side: Option<String>,
}

/// Points of a line where no step is given.
const POINTS: u32 = 240;

pub(super) fn draw(text: &str) -> Result<Markup, Wrong> {
    let block: Block = read(
        text,
        "A plot has `across`, `up`, `where`, `lines`, `marks`, `caption` and `alt`.",
    )?;
    let scope = scope(&block.values)?;
    let mut plot = Plot {
        across: axis(&block.across, &scope)?,
        up: axis(&block.up, &scope)?,
        ..Plot::default()
    };
    let name = block.across.name.as_deref().unwrap_or("x");
    for line in &block.lines {
        let points = match &line.at {
            Some(at) => data(at, &line.is, &scope)?,
            None => sampled(&block.across, &plot.across, name, &line.is, &scope)?,
        };
        let label_at = match &line.label_at {
            Some(at) => Some(number(at, &scope)?),
            None => None,
        };
        plot.lines.push(Line {
            label: line.label.clone(),
            points,
            label_at,
            side: side(line.side.as_deref())?,
            dashed: line.dashed,
            dots: line.dots,
            ink: ink(line.ink.as_ref())?,
        });
    }
    for mark in &block.marks {
        let at = number(&mark.at, &scope)?;
        let mut here = scope.clone();
        here.define(name, Value::number(at));
        plot.marks.push(Mark {
            at: (at, number(&mark.is, &here)?),
            label: mark.label.clone(),
            side: side(mark.side.as_deref())?,
        });
    }
    Ok(figure(&plot, &block.alt, &block.caption))
}

fn side(name: Option<&str>) -> Result<Side, Wrong> {
    match name {
        None | Some("above") => Ok(Side::Above),
        Some("below") => Ok(Side::Below),
        Some("left") => Ok(Side::Left),
        Some("right") => Ok(Side::Right),
        Some(other) => Err((
            format!("There is no side `{other}`."),
            "Write `above`, `below`, `left` or `right`.".to_string(),
        )),
    }
}

fn axis(file: &FileAxis, scope: &Scope) -> Result<Axis, Wrong> {
    let end = |text: &Option<String>| match text {
        Some(text) => number(text, scope).map(Some),
        None => Ok(None),
    };
    Ok(Axis {
        label: file.label.clone(),
        run: if file.log { Run::Log } else { Run::Straight },
        from: end(&file.from)?,
        to: end(&file.to)?,
        ticks: match &file.ticks {
            Some(ticks) => list(ticks, scope)?,
            None => Vec::new(),
        },
        unit: file.unit.clone(),
    })
}

/// Points from two lists of equal length.
fn data(at: &str, is: &str, scope: &Scope) -> Result<Vec<(f64, f64)>, Wrong> {
    let (places, values) = (list(at, scope)?, list(is, scope)?);
    if places.len() != values.len() {
        return Err(wrong(
            is,
            &format!("has {} numbers for {} places", values.len(), places.len()),
        ));
    }
    Ok(places.into_iter().zip(values).collect())
}

/// Points from a formula, along the axis.
fn sampled(
    file: &FileAxis,
    axis: &Axis,
    name: &str,
    is: &str,
    scope: &Scope,
) -> Result<Vec<(f64, f64)>, Wrong> {
    let (Some(from), Some(to)) = (axis.from, axis.to) else {
        return Err((
            "The axis of a formula has no ends.".to_string(),
            "Give `across` its `from` and `to`.".to_string(),
        ));
    };
    let mut places = Vec::new();
    if let Some(step) = &file.step {
        let step = number(step, scope)?;
        if !(step > 0.0 && (to - from) / step < 5000.0) {
            return Err(wrong("step", "must be positive and not tiny"));
        }
        let last = ((to - from) / step + 1e-9).floor() as u32;
        places.extend((0..=last).map(|index| from + f64::from(index) * step));
    } else {
        places = axis.run.between(from, to, POINTS);
    }
    let program = Formula::new(is).program().map_err(fault)?;
    let mut here = scope.clone();
    places
        .into_iter()
        .map(|place| {
            here.define(name, Value::number(place));
            let value = program.evaluate(&here).map_err(fault)?;
            let value = value
                .as_number()
                .ok_or_else(|| wrong(is, "is not one number"))?;
            Ok((place, value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLOCK: &str = r#"
across = { name = "t", from = "1", to = "1000", log = true, label = "step" }
up = { label = "step size", unit = "×" }
where = { b = "0.999" }
lines = [{ label = "without", is = "1/sqrt(1 - b^t)" }]
marks = [{ at = "1", is = "1/sqrt(1 - b^t)", label = "first" }]
caption = "c"
alt = "a"
"#;

    #[test]
    fn a_line_is_drawn_from_its_formula() {
        let html = draw(BLOCK).unwrap().into_string();
        assert!(html.contains("class=\"line red\"") && html.contains(">first<"));
        assert!(html.contains(">1000<") && html.contains("×<"), "{html}");
    }

    #[test]
    fn a_line_is_drawn_from_data() {
        let text = BLOCK.replace(
            "is = \"1/sqrt(1 - b^t)\" }]\nmarks",
            "at = \"[1, 10]\", is = \"[3, 4]\", dots = true }]\nmarks",
        );
        let html = draw(&text).unwrap().into_string();
        assert_eq!(html.matches("class=\"dot red\"").count(), 4, "{html}");
        let (found, _) = draw(&text.replace("[3, 4]", "[3, 4, 5]")).unwrap_err();
        assert!(found.contains("3 numbers for 2 places"), "{found}");
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (from, to, says) in [
            ("b^t)\" }]\nmarks", "c^t)\" }]\nmarks", "c"),
            ("caption", "captoin", "captoin"),
            ("to = \"1000\", ", "", "no ends"),
        ] {
            let (found, _) = draw(&BLOCK.replace(from, to)).unwrap_err();
            assert!(found.contains(says), "{found}");
        }
    }
}
