//! Matrices as cells, in as many rows of matrices as the width asks for.

use longhand_lab::plot::{Cells, Panel, Shade, Square};

use super::grip::Move;
use super::numbers::{px, words};
use crate::lab::tree::{Node, classed};
use crate::plot::Size;

/// The height of a cell.
const HIGH: f64 = 26.0;
/// Above the cells of a panel: its title, and names of columns.
const TITLE: f64 = 20.0;
const COLUMNS: f64 = 16.0;
/// Between two panels.
const GAP: f64 = 22.0;
const LETTER: f64 = 7.4;
/// Narrower cells have no border: it would touch what is written in them.
const SLIM: f64 = 12.0;

/// Where a panel lies.
struct Place {
    /// Its left and upper corner.
    at: (f64, f64),
    /// Room for names of rows.
    left: f64,
    /// Room above its cells.
    top: f64,
    wide: f64,
    width: f64,
    height: f64,
}

impl Place {
    fn cell(&self, row: usize, column: usize) -> (f64, f64) {
        (
            self.at.0 + self.left + column as f64 * self.wide,
            self.at.1 + self.top + row as f64 * HIGH,
        )
    }
}

fn places(cells: &Cells, size: Size) -> (f64, Vec<Place>) {
    let wide = match size {
        Size::Column => cells.wide.0,
        Size::Phone => cells.wide.1,
    };
    let mut places: Vec<Place> = Vec::new();
    let (mut x, mut y, mut high) = (0.0, 2.0, 0.0_f64);
    for panel in &cells.panels {
        let letters = panel.rows.iter().map(|name| name.chars().count()).max();
        let left = letters.map_or(0.0, |letters| letters as f64 * LETTER + 9.0);
        let top = if panel.title.is_empty() { 4.0 } else { TITLE }
            + if panel.columns.is_empty() {
                0.0
            } else {
                COLUMNS
            };
        let columns = panel.cells.iter().map(Vec::len).max().unwrap_or(0);
        let named = panel.title.chars().count() as f64 * LETTER;
        let width = (left + columns as f64 * wide).max(named);
        if x > 0.0 && x + width > size.width() + 0.5 {
            (x, y, high) = (0.0, y + high + GAP * 0.8, 0.0);
        }
        let height = top + panel.cells.len() as f64 * HIGH;
        places.push(Place {
            at: (x, y),
            left,
            top,
            wide,
            width,
            height,
        });
        x += width + GAP;
        high = high.max(height);
    }
    (y + high + 4.0, places)
}

pub(super) fn draw(cells: &Cells, size: Size) -> (f64, f64, Vec<Node>, &'static str) {
    let (height, places) = places(cells, size);
    let panels = cells.panels.iter().zip(&places);
    let inside = panels.map(|(panel, place)| drawn(panel, place)).collect();
    (size.width(), height, inside, "lab-celled cells")
}

fn drawn(panel: &Panel, place: &Place) -> Node {
    let mut inside = Vec::new();
    if !panel.title.is_empty() {
        let at = (place.at.0, place.at.1 + 12.0);
        inside.push(words("title", at, "start", panel.title.clone()));
    }
    for (column, name) in panel.columns.iter().enumerate() {
        let (x, y) = place.cell(0, column);
        inside.push(words(
            "",
            (x + place.wide / 2.0, y - 5.0),
            "middle",
            name.clone(),
        ));
    }
    for (row, name) in panel.rows.iter().enumerate() {
        let (x, y) = place.cell(row, 0);
        inside.push(words(
            "",
            (x - 7.0, y + HIGH / 2.0 + 4.0),
            "end",
            name.clone(),
        ));
    }
    for (row, squares) in panel.cells.iter().enumerate() {
        for (column, square) in squares.iter().enumerate() {
            let (x, y) = place.cell(row, column);
            inside.extend(cell(square, (x, y), place.wide));
        }
    }
    classed("g", "lab-panel").children(inside)
}

fn cell(square: &Square, (x, y): (f64, f64), wide: f64) -> [Node; 2] {
    let framed = if square.framed { " framed" } else { "" };
    let empty = square.value.is_nan() && square.text.is_empty();
    let (class, strength) = match square.shade {
        _ if empty => (format!("cell empty{framed}"), None),
        Shade::Heat(most) => {
            let share = if most > 0.0 { square.value / most } else { 0.0 };
            let share = share.clamp(-1.0, 1.0);
            let minus = if share < 0.0 { " minus" } else { "" };
            // At most six tenths, so that ink stays readable on it in paper and dark.
            let strength = format!("{:.2}", share.abs() * 0.6);
            (format!("cell heat{minus}{framed}"), Some(strength))
        }
        Shade::Group(ink) if wide < SLIM => (format!("slim {}", ink.name()), None),
        Shade::Group(ink) => (format!("cell {}{framed}", ink.name()), None),
        Shade::Plain => (format!("cell{framed}"), None),
    };
    let inset = if wide < SLIM { 0.4 } else { 1.0 };
    let rect = classed("rect", class)
        .with("x", px(x + inset))
        .with("y", px(y + 1.0))
        .with("width", px(wide - 2.0 * inset))
        .with("height", px(HIGH - 2.0))
        .with("rx", "2");
    let rect = match strength {
        Some(strength) => rect.with("fill-opacity", strength),
        None => rect,
    };
    let at = (x + wide / 2.0, y + HIGH / 2.0 + 4.0);
    [rect, words("number", at, "middle", square.text.clone())]
}

/// The row and the column that are pointed at.
pub(super) fn pull(cells: &Cells, size: Size, (x, y): (f64, f64)) -> Vec<Move> {
    let (_, places) = places(cells, size);
    for (panel, place) in cells.panels.iter().zip(&places) {
        let Some((row_control, column_control)) = panel.pull else {
            continue;
        };
        let (left, top) = place.cell(0, 0);
        let (column, row) = ((x - left) / place.wide, (y - top) / HIGH);
        let inside = x <= place.at.0 + place.width && y <= place.at.1 + place.height;
        if column >= 0.0 && row >= 0.0 && inside {
            let chosen = panel.choose.iter();
            let chosen = chosen.map(|(choice, option)| Move::Choose(choice, option));
            return chosen
                .chain([
                    Move::Slide(row_control, row.floor() + 1.0),
                    Move::Slide(column_control, column.floor() + 1.0),
                ])
                .collect();
        }
    }
    Vec::new()
}
