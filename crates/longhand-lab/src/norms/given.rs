//! The table that is given, and the cell that is pointed at.

use super::controls::{BATCH, COLUMN, OFFSET, ROW};
use crate::settings::Settings;

/// The activations of the chapter's figure.
const X: [[f64; 4]; 4] = [
    [2.0, 7.0, 1.0, 5.0],
    [1.0, 8.0, 0.0, 4.0],
    [3.0, 5.0, 2.0, 9.0],
    [4.0, 6.0, 1.0, 2.0],
];

/// The numbers of the table, row by row.
pub(super) fn batch(settings: &Settings) -> Vec<f64> {
    let rows = settings.number(&BATCH) as usize;
    let offset = settings.number(&OFFSET);
    let numbers = X.iter().take(rows.max(1)).enumerate();
    numbers
        .flat_map(|(row, numbers)| {
            numbers.map(|number| if row == 0 { number + offset } else { number })
        })
        .collect()
}

/// Row and column of the cell, from 0.
pub(super) fn cell(settings: &Settings, rows: usize) -> (usize, usize) {
    let place = |slider, most: usize| {
        let place = settings.number(slider) as usize;
        place.clamp(1, most.max(1)) - 1
    };
    (place(&ROW, rows), place(&COLUMN, 4))
}
