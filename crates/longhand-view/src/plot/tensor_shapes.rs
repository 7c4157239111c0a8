//! Matrices as boxes: a product written with its shapes, one line below the other.
//!
//! A side of n elements is drawn 14 + 8·log₂ n units long, so that 32 and 3072
//! fit on one page and equal sides are equal. The two sides that a product
//! sums over face one another.

use maud::{Markup, html};

/// A line of the figure: boxes with signs between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// From left to right.
    pub items: Vec<Item>,
}

/// Something on a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A matrix, or a vector drawn as a bar.
    Box {
        /// What stands in it: `X`, `W_Q`, `X^T`.
        name: String,
        /// One or two axes: rows, then columns.
        shape: Vec<u32>,
    },
    /// A sign between two boxes: `·`, `=`.
    Sign(String),
}

/// Reads a line such as `X[32, 768] · W[768, 3072] = Y[32, 3072]`.
///
/// # Errors
/// What could not be read, and what to write.
pub fn read(text: &str) -> Result<Line, (String, String)> {
    let remedy = || {
        "Write boxes as `W[768, 3072]` with one or two whole numbers from 1 on, and signs between spaces."
            .to_string()
    };
    let mut items = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, after) = match rest.find('[') {
            Some(open) if open < end => {
                let close = rest
                    .find(']')
                    .ok_or_else(|| (format!("`{rest}` has no closing bracket."), remedy()))?;
                rest.split_at(close + 1)
            }
            _ => rest.split_at(end),
        };
        rest = after.trim_start();
        items.push(match word.split_once('[') {
            None => Item::Sign(word.to_string()),
            Some((name, sides)) => {
                let shape: Option<Vec<u32>> = sides
                    .trim_end_matches(']')
                    .split(',')
                    .map(|side| side.trim().parse().ok().filter(|&side| side > 0))
                    .collect();
                let shape = shape
                    .filter(|shape| !name.is_empty() && (1..=2).contains(&shape.len()))
                    .ok_or_else(|| (format!("`{word}` is not a box."), remedy()))?;
                Item::Box {
                    name: name.to_string(),
                    shape,
                }
            }
        });
    }
    if items.iter().any(|item| matches!(item, Item::Box { .. })) {
        Ok(Line { items })
    } else {
        Err((format!("`{text}` holds no box."), remedy()))
    }
}

/// Between two things on a line.
const GAP: f64 = 12.0;
/// Above a box, for the number of its columns.
const TOP: f64 = 20.0;
/// Between two lines.
const BETWEEN: f64 = 16.0;

/// How long a side is drawn.
fn side(elements: u32) -> f64 {
    14.0 + 8.0 * log2(elements)
}

/// log₂ to a tenth of a unit is all that a drawing needs.
fn log2(elements: u32) -> f64 {
    let whole = elements.ilog2();
    let rest = f64::from(elements) / f64::from(1u32 << whole) - 1.0;
    f64::from(whole) + rest
}

/// A name with its index: `W_Q` and `X^T` as on paper.
fn set(name: &str) -> Markup {
    let raised = |mark| name.split_once(mark);
    html! {
        @if let Some((stem, index)) = raised('_') {
            (stem) tspan.index dy="4" { (index) }
        } @else if let Some((stem, index)) = raised('^') {
            (stem) tspan.index dy="-6" { (index) }
        } @else {
            (name)
        }
    }
}

/// About how wide a name is set.
fn text_width(name: &str) -> f64 {
    9.5 * name.chars().count() as f64
}

/// The two sides of a box, height and width; a vector is a bar.
fn sides(shape: &[u32]) -> (f64, f64) {
    match shape {
        [rows, columns] => (side(*rows), side(*columns)),
        [only] => (18.0, side(*only)),
        _ => (18.0, 18.0),
    }
}

/// The room to the left of a box for the number of its rows.
fn margin(shape: &[u32]) -> f64 {
    match shape {
        [rows, _] => 7.4 * rows.to_string().len() as f64 + 5.0,
        _ => 0.0,
    }
}

/// How much of the line a thing takes.
fn width_of(item: &Item) -> f64 {
    match item {
        Item::Box { name, shape } => margin(shape) + sides(shape).1.max(text_width(name) + 10.0),
        Item::Sign(sign) => text_width(sign),
    }
}

/// The height of a line's tallest box.
fn tall(line: &Line) -> f64 {
    let heights = line.items.iter().map(|item| match item {
        Item::Box { shape, .. } => sides(shape).0,
        Item::Sign(_) => 0.0,
    });
    heights.fold(0.0, f64::max)
}

/// Draws the lines; `alt` is the text alternative.
pub fn shapes(lines: &[Line], alt: &str) -> Markup {
    let width = lines
        .iter()
        .map(|line| {
            line.items
                .iter()
                .map(|item| width_of(item) + GAP)
                .sum::<f64>()
                - GAP
        })
        .fold(0.0, f64::max);
    let height: f64 = lines.iter().map(|line| tall(line) + TOP + BETWEEN).sum();
    let tops = starts(lines.iter().map(|line| tall(line) + TOP + BETWEEN));
    html! {
        svg.plot.shapes role="img" aria-label=(alt)
            viewBox=(format!("0 0 {width:.0} {height:.0}"))
            width=(format!("{width:.0}")) height=(format!("{height:.0}")) {
            @for (line, top) in lines.iter().zip(tops) {
                (row(line, top + TOP + tall(line) / 2.0))
            }
        }
    }
}

/// Where each of these lengths begins when they follow one another from 0.
fn starts(lengths: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut at = 0.0;
    lengths
        .map(|length| {
            let start = at;
            at += length;
            start
        })
        .collect()
}

/// A line of boxes, its middle at this height.
fn row(line: &Line, middle: f64) -> Markup {
    let lefts = starts(line.items.iter().map(|item| width_of(item) + GAP));
    let text = |value: f64| format!("{value:.1}");
    // In a product the columns of the left box meet the rows of the right one.
    let is_product = |at: Option<usize>| {
        at.and_then(|at| line.items.get(at))
            .is_some_and(|item| matches!(item, Item::Sign(sign) if sign == "·"))
    };
    let class = |summed: bool| if summed { "side summed" } else { "side" };
    html! {
        @for ((at, item), x) in line.items.iter().enumerate().zip(lefts) {
            @match item {
                Item::Sign(sign) => {
                    text.sign x=(text(x + width_of(item) / 2.0)) y=(text(middle + 6.0)) text-anchor="middle" { (sign) }
                }
                Item::Box { name, shape } => {
                    @let (high, broad) = sides(shape);
                    @let left = x + margin(shape);
                    @let centre = left + (width_of(item) - margin(shape)) / 2.0;
                    rect.box x=(text(centre - broad / 2.0)) y=(text(middle - high / 2.0))
                        width=(text(broad)) height=(text(high)) rx="2" {}
                    text.name x=(text(centre)) y=(text(middle + 5.0)) text-anchor="middle" { (set(name)) }
                    @if let Some(columns) = shape.last() {
                        text class=(class(is_product(Some(at + 1)))) x=(text(centre)) y=(text(middle - high / 2.0 - 6.0))
                            text-anchor="middle" { (columns) }
                    }
                    @if let [rows, _] = shape[..] {
                        text class=(class(is_product(at.checked_sub(1)))) x=(text(centre - broad / 2.0 - 5.0)) y=(text(middle + 4.0))
                            text-anchor="end" { (rows) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_read_with_its_signs() {
        let line = read("X[32, 768] · W[768, 3072] = Y[32, 3072]").unwrap();
        assert_eq!(line.items.len(), 5);
        assert_eq!(line.items[1], Item::Sign("·".to_string()));
        assert_eq!(
            line.items[4],
            Item::Box {
                name: "Y".to_string(),
                shape: vec![32, 3072]
            }
        );
    }

    #[test]
    fn what_is_not_a_box_is_told() {
        for text in [
            "X[0, 3]",
            "X[32, 768",
            "[3, 4]",
            "X[2, 3, 4]",
            "· =",
            "X[a, b]",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn equal_sides_are_drawn_equal_and_longer_ones_longer() {
        assert!(side(3072) > side(768) && side(768) > side(32));
        assert_eq!(sides(&[32, 768]).1, sides(&[768, 32]).0);
    }

    #[test]
    fn the_drawing_carries_names_sides_and_its_text_alternative() {
        let line = read("X^T[768, 32] · dY[32, 3072] = dW[768, 3072]").unwrap();
        let drawn = shapes(&[line], "A product").into_string();
        assert!(drawn.contains("aria-label=\"A product\""));
        for part in ["tspan", "dY", "dW", ">768<", ">32<", ">3072<"] {
            assert!(drawn.contains(part), "{part}");
        }
        assert!(!drawn.contains("style="));
    }
}
