//! A matrix as cells: a heat map of its numbers, or groups of cells in their colours (what is
//! averaged together, what a mask leaves).

use maud::{Markup, html};

use super::{Ink, Size, framed};
use longhand_notation::number;

/// A matrix to be drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Heatmap {
    /// Its numbers, row by row; what is not a number stays an empty cell.
    pub values: Vec<Vec<f64>>,
    /// A label before each row, or none.
    pub rows: Vec<String>,
    /// A label above each column, or none.
    pub columns: Vec<String>,
    /// For each cell its group: 1 to 4 are colours, 0 is none. Empty: a heat map.
    pub groups: Vec<Vec<f64>>,
    /// Whether the numbers are written into the cells.
    pub numbers: bool,
    /// Decimals of each number; `None`: as many as it needs.
    pub decimals: Option<usize>,
}

impl Heatmap {
    fn width(&self) -> usize {
        self.values.iter().map(Vec::len).max().unwrap_or(0)
    }

    fn group(&self, row: usize, column: usize) -> Option<&'static str> {
        let group = *self.groups.get(row)?.get(column)?;
        let index = (1..=ORDER.len()).find(|&index| (group - index as f64).abs() < 0.5)?;
        Some(Ink::at(&ORDER, index - 1).name())
    }

    /// How strong a heat map's cell is, in ten steps of the largest number; the sign apart.
    fn heat(&self, value: f64) -> (usize, bool) {
        let numbers = self
            .values
            .iter()
            .flatten()
            .filter(|value| value.is_finite());
        let most = numbers.fold(0.0_f64, |most, value| most.max(value.abs()));
        let share = if most > 0.0 { value.abs() / most } else { 0.0 };
        ((share * 10.0).round() as usize, value < 0.0)
    }

    fn written(&self, value: f64) -> String {
        self.decimals
            .map_or_else(|| number::plain(value), |d| number::fixed(value, d))
            .replace('-', "−")
    }

    /// Whether no number is wider than its cell.
    fn fits(&self, room: f64) -> bool {
        let (_, wide, _) = measure(self, room);
        let numbers = self.values.iter().flatten().filter(|x| x.is_finite());
        let longest = numbers.map(|x| self.written(*x).chars().count()).max();
        !self.numbers || longest.is_none_or(|letters| letters as f64 * DIGIT + 6.0 <= wide)
    }
}

/// Several matrices beside one another, each with its title; on a phone below one another.
pub fn figure(panels: &[(String, Heatmap)], alt: &str, caption: &str) -> Markup {
    framed(caption, |size| draw(panels, size, alt))
}

/// The colours of groups 1 to 4.
const ORDER: [Ink; 4] = [Ink::Blue, Ink::Amber, Ink::Green, Ink::Red];

const LETTER: f64 = 7.0;
/// The width of a number's digit.
const DIGIT: f64 = 7.2;
const GAP: f64 = 26.0;

fn draw(panels: &[(String, Heatmap)], size: Size, alt: &str) -> Markup {
    let beside = match size {
        Size::Column => panels.len().clamp(1, 3),
        Size::Phone
            if panels
                .iter()
                .all(|(_, cells)| cells.width() <= 4 && cells.fits((size.width() - GAP) / 2.0)) =>
        {
            panels.len().clamp(1, 2)
        }
        Size::Phone => 1,
    };
    let width = size.width();
    let room = (width - GAP * (beside - 1) as f64) / beside as f64;
    let mut places = Vec::new();
    let (mut top, mut tallest) = (0.0, 0.0_f64);
    for (index, (title, cells)) in panels.iter().enumerate() {
        if index > 0 && index % beside == 0 {
            top += tallest + GAP;
            tallest = 0.0;
        }
        places.push(((index % beside) as f64 * (room + GAP), top));
        tallest = tallest.max(panel_height(title, cells, room));
    }
    let height = top + tallest + 2.0;
    html! {
        svg.plot.cells.(size.class()) role="img" aria-label=(alt)
            viewBox=(format!("0 0 {width:.0} {height:.0}"))
            width=(format!("{width:.0}")) height=(format!("{height:.0}")) {
            @for ((title, cells), &(x, y)) in panels.iter().zip(&places) {
                (panel(title, cells, (x, y), room))
            }
        }
    }
}

/// Room before the cells, one cell's width and height.
fn measure(cells: &Heatmap, room: f64) -> (f64, f64, f64) {
    let longest = cells.rows.iter().map(|text| text.chars().count()).max();
    let left = longest.map_or(0.0, |letters| letters as f64 * LETTER + 8.0);
    let wide = ((room - left) / cells.width().max(1) as f64).min(64.0);
    (left, wide, wide.clamp(14.0, 34.0))
}

fn head(title: &str, cells: &Heatmap) -> f64 {
    let title = if title.is_empty() { 0.0 } else { 22.0 };
    title + if cells.columns.is_empty() { 0.0 } else { 18.0 } + 2.0
}

fn panel_height(title: &str, cells: &Heatmap, room: f64) -> f64 {
    head(title, cells) + cells.values.len() as f64 * measure(cells, room).2
}

fn panel(title: &str, cells: &Heatmap, (x, y): (f64, f64), room: f64) -> Markup {
    let (left, wide, high) = measure(cells, room);
    let top = y + head(title, cells);
    let place = |value: f64| format!("{value:.1}");
    html! {
        @if !title.is_empty() { text.title x=(place(x)) y=(place(y + 12.0)) { (title) } }
        @for (column, label) in cells.columns.iter().enumerate() {
            text x=(place(x + left + (column as f64 + 0.5) * wide)) y=(place(top - 7.0)) text-anchor="middle" { (label) }
        }
        @for (row, values) in cells.values.iter().enumerate() {
            @let y = top + row as f64 * high;
            @if let Some(label) = cells.rows.get(row) {
                text x=(place(x + left - 8.0)) y=(place(y + high / 2.0 + 4.0)) text-anchor="end" { (label) }
            }
            @for (column, &value) in values.iter().enumerate() {
                @let class = class(cells, row, column, value);
                rect class=(class.0) x=(place(x + left + column as f64 * wide + 1.0)) y=(place(y + 1.0))
                    width=(place(wide - 2.0)) height=(place(high - 2.0)) fill-opacity=[class.1] rx="2" {}
                @if cells.numbers && value.is_finite() {
                    text.number x=(place(x + left + (column as f64 + 0.5) * wide)) y=(place(y + high / 2.0 + 4.0))
                        text-anchor="middle" { (cells.written(value)) }
                }
            }
        }
    }
}

/// The cell's class, and how strong its colour is in a heat map.
fn class(cells: &Heatmap, row: usize, column: usize, value: f64) -> (String, Option<String>) {
    if !value.is_finite() {
        return ("cell empty".to_owned(), None);
    }
    if cells.groups.is_empty() {
        let (heat, negative) = cells.heat(value);
        let class = if negative {
            "cell heat minus"
        } else {
            "cell heat"
        };
        // At most six tenths, so that ink stays readable on it in paper and dark.
        return (class.to_owned(), Some(format!("{:.2}", heat as f64 * 0.06)));
    }
    match cells.group(row, column) {
        Some(ink) => (format!("cell {ink}"), None),
        None => ("cell".to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix() -> Heatmap {
        Heatmap {
            values: vec![vec![0.5, -1.0], vec![f64::NAN, 0.25]],
            rows: vec!["one".to_owned(), "two".to_owned()],
            numbers: true,
            ..Heatmap::default()
        }
    }

    #[test]
    fn a_heat_map_is_strongest_at_its_largest_number_and_tells_signs_apart() {
        let svg = figure(&[(String::new(), matrix())], "A matrix", "").into_string();
        assert!(svg.contains("class=\"cell heat minus\""), "{svg}");
        assert!(svg.contains("fill-opacity=\"0.60\""), "{svg}");
        assert!(svg.contains("class=\"cell empty\""), "{svg}");
        assert!(svg.contains(">−1<") && !svg.contains("NaN"), "{svg}");
    }

    #[test]
    fn groups_have_colours_of_their_own() {
        let cells = Heatmap {
            groups: vec![vec![1.0, 1.0], vec![2.0, 0.0]],
            values: vec![vec![1.0, 2.0], vec![3.0, 4.0]],
            ..Heatmap::default()
        };
        let svg = figure(&[("by row".to_owned(), cells)], "", "").into_string();
        assert_eq!(
            svg.matches("class=\"cell blue\"").count(),
            4,
            "two, drawn twice"
        );
        assert_eq!(svg.matches("class=\"cell amber\"").count(), 2);
        assert!(svg.contains(">by row<"));
    }
}
