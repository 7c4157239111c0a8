//! A table of activations under four norms: what shares a mean, what comes out, what comes back.
//!
//! Outputs and gradients come from [`longhand_math::norm`]. The gradient that arrives is 1 at one cell of y
//! and 0 elsewhere, so the last table shows which inputs that one output depends on. The running mean is
//! that of `batch_norm` under batches of mean 1; Keras’s convention is the same rule with 1 − ρ.

mod controls;
mod given;
mod torch;

use controls::{BATCH, COLUMN, MOMENTUM, NORM, OFFSET, ROW};
use given::{batch, cell};
use longhand_math::norm::{batch_norm, group_norm, layer_norm, rms_norm};
use longhand_math::registry::{Argument, Outcome};
use longhand_math::{MathError, Tensor};
use longhand_notation::number::with_digits;

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::ink::Ink;
use crate::plot::{Axis, Cells, Drawing, Line, Lines, Panel, Shade, Square};
use crate::settings::Settings;
use crate::table::{Cell, Table};
use crate::written::short;

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "norms",
    title: "What each norm averages over",
    about: "Rows are examples, columns are features; cells of one colour share their mean and variance. Point at a cell: the third table is the gradient at x when dy is 1 there and 0 elsewhere. Try a batch of one.",
    groups: &[
        Group {
            title: "",
            controls: &[
                Control::Choice(NORM),
                Control::Slider(BATCH),
                Control::Slider(OFFSET),
                Control::Slider(ROW),
                Control::Slider(COLUMN),
            ],
        },
        Group {
            title: "BatchNorm’s running mean",
            controls: &[Control::Slider(MOMENTUM)],
        },
    ],
    frame,
    torch: Some(torch::program),
    training: None,
};

const NAMES: [&str; 4] = ["a", "b", "c", "d"];
const INKS: [Ink; 4] = [Ink::Red, Ink::Blue, Ink::Green, Ink::Amber];

struct Seen {
    x: Tensor,
    y: Tensor,
    back: Tensor,
}

fn apply(norm: &str, x: &Tensor, dy: &Tensor) -> Result<Outcome, MathError> {
    let (x, dy): (Argument, (&str, Argument)) = (x.into(), ("dy", dy.into()));
    match norm {
        "layer" => const { layer_norm::ENTRY.kept() }.call([x], [dy]),
        "rms" => const { rms_norm::ENTRY.kept() }.call([x], [dy]),
        "group" => const { group_norm::ENTRY.kept() }.call([x, 2.0.into()], [dy]),
        _ => const { batch_norm::ENTRY.kept() }.call([x], [dy]),
    }
}

fn seen(settings: &Settings) -> Result<Seen, MathError> {
    let numbers = batch(settings);
    let rows = numbers.len() / 4;
    let (row, column) = cell(settings, rows);
    let arrives = (0..numbers.len()).map(|at| f64::from(u8::from(at == row * 4 + column)));
    let x = Tensor::matrix(rows, 4, numbers)?;
    let dy = Tensor::matrix(rows, 4, arrives.collect())?;
    if settings.option(&NORM) == "batch" && rows == 1 {
        // The rule refuses it, as PyTorch does. Every number is its own mean, so all that is left
        // of it, and of its gradient, is 0.
        let nothing = x.map(|_| 0.0);
        return Ok(Seen {
            y: nothing.clone(),
            back: nothing,
            x,
        });
    }
    let found = apply(settings.option(&NORM), &x, &dy)?;
    Ok(Seen {
        y: found.tensor("y")?.reshape(&[rows, 4])?,
        back: found.tensor("d_x")?.reshape(&[rows, 4])?,
        x,
    })
}

/// Which statistics a cell belongs to.
fn group(norm: &str, row: usize, column: usize) -> usize {
    match norm {
        "layer" | "rms" => row,
        "group" => row * 2 + column / 2,
        _ => column,
    }
}

fn frame(settings: &Settings) -> Frame {
    let norm = settings.option(&NORM);
    let seen = match seen(settings) {
        Ok(seen) => seen,
        Err(error) => {
            return Frame {
                fault: Some(error.to_string()),
                ..Frame::default()
            };
        }
    };
    let rows = seen.x.len() / 4;
    let at = cell(settings, rows);
    let said = said(norm, rows, &seen, at);
    Frame {
        figures: vec![tables(norm, &seen, at, &said), running(settings)],
        facts: None,
        said,
        fault: None,
        idle: Vec::new(),
        most: vec![(ROW.id, rows as f64)],
    }
}

fn tables(norm: &str, seen: &Seen, at: (usize, usize), said: &str) -> Figure {
    let most = |tensor: &Tensor| {
        tensor
            .data()
            .iter()
            .fold(0.0_f64, |most, x| most.max(x.abs()))
    };
    let panel = |title: &str, tensor: &Tensor, grouped: bool| {
        let strongest = most(tensor);
        let rows = tensor.data().chunks(4).enumerate().map(|(row, numbers)| {
            let numbers = numbers.iter().enumerate();
            let squares = numbers.map(|(column, number)| Square {
                value: *number,
                text: short(*number),
                shade: if grouped {
                    Shade::Group(Ink::at(&INKS, group(norm, row, column)))
                } else {
                    Shade::Heat(strongest)
                },
                framed: (row, column) == at,
            });
            squares.collect()
        });
        let rows: Vec<Vec<Square>> = rows.collect();
        Panel {
            title: title.to_owned(),
            rows: NAMES
                .iter()
                .take(rows.len())
                .map(|name| (*name).to_owned())
                .collect(),
            columns: (1..=4).map(|column| column.to_string()).collect(),
            cells: rows,
            pull: Some((ROW.id, COLUMN.id)),
            ..Panel::default()
        }
    };
    let mut lines = Vec::new();
    for (name, tensor) in [("x", &seen.x), ("y", &seen.y), ("dx", &seen.back)] {
        for (row, numbers) in tensor.data().chunks(4).enumerate() {
            let example = NAMES.get(row).copied().unwrap_or_default();
            let mut cells = vec![Cell::from(format!("{name}, {example}"))];
            cells.extend(numbers.iter().map(|number| Cell::Number(*number)));
            lines.push(cells);
        }
    }
    Figure {
        id: "tables",
        title: "Input x, output y, and dx where dy is 1 at the framed cell".to_owned(),
        alt: format!("Three tables of examples by features. {said}"),
        table: Table {
            heads: ["row", "1", "2", "3", "4"].map(str::to_owned).to_vec(),
            rows: lines,
        },
        drawing: Drawing::Cells(Cells {
            panels: vec![
                panel("x", &seen.x, true),
                panel("y", &seen.y, false),
                panel("dx", &seen.back, false),
            ],
            wide: (44.0, 38.0),
        }),
    }
}

fn said(norm: &str, rows: usize, seen: &Seen, (row, column): (usize, usize)) -> String {
    if norm == "batch" && rows == 1 {
        return "In a batch of one every number is its own mean: each output is 0, and no gradient comes back. PyTorch refuses to train on it.".to_owned();
    }
    let touched = seen.back.data().iter().filter(|x| x.abs() > 1e-9).count();
    let y = seen.y.at(&[row, column]).unwrap_or(f64::NAN);
    format!(
        "y of example {}, feature {} is {}. Its gradient reaches {touched} of {} inputs.",
        NAMES.get(row).copied().unwrap_or_default(),
        column + 1,
        with_digits(y, 3),
        seen.x.len(),
    )
}

/// Batches that are drawn.
const BATCHES: usize = 50;

/// The running mean of batches of mean 1, from 0 on.
fn course(momentum: f64) -> Result<Vec<(f64, f64)>, MathError> {
    let ones = Tensor::matrix(2, 1, vec![0.5, 1.5])?;
    let mut mean = 0.0;
    let mut points = vec![(0.0, mean)];
    for done in 1..=BATCHES {
        let found = const { batch_norm::ENTRY.kept() }.call(
            [(&ones).into()],
            [("momentum", momentum.into()), ("running_mean", mean.into())],
        )?;
        mean = found.number("running_mean")?;
        points.push((done as f64, mean));
    }
    Ok(points)
}

/// When a running mean has come within one per cent of 1.
fn within(points: &[(f64, f64)]) -> String {
    match points.iter().find(|point| point.1 >= 0.99) {
        Some((1.0, _)) => "after 1 batch".to_owned(),
        Some((batches, _)) => format!("after {} batches", with_digits(*batches, 3)),
        None => format!("not within {BATCHES} batches"),
    }
}

fn running(settings: &Settings) -> Figure {
    let momentum = settings.number(&MOMENTUM);
    let torch = course(momentum).unwrap_or_default();
    let other = course(1.0 - momentum).unwrap_or_default();
    let rows = torch
        .iter()
        .zip(&other)
        .map(|(one, other)| [one.0, one.1, other.1].map(Cell::Number).to_vec());
    Figure {
        id: "running",
        title: "BatchNorm’s running mean, where every batch has mean 1".to_owned(),
        alt: format!(
            "A running mean from 0 towards 1. With momentum {} in PyTorch it comes within one per cent {}; in Keras, where the momentum is the share that is kept, {}.",
            with_digits(momentum, 3),
            within(&torch),
            within(&other)
        ),
        table: Table {
            heads: ["batches", "PyTorch", "Keras"].map(str::to_owned).to_vec(),
            rows: rows.collect(),
        },
        drawing: Drawing::Lines(Lines {
            across: Axis {
                label: "batches".to_owned(),
                to: BATCHES as f64,
                ..Axis::default()
            },
            up: Axis {
                label: "running mean".to_owned(),
                to: 1.1,
                ..Axis::default()
            },
            lines: vec![
                Line::new("PyTorch", Ink::Blue, torch),
                Line::new("Keras", Ink::Red, other),
            ],
            ..Lines::default()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn set(pairs: &[(&str, &str)]) -> Settings {
        testing::set(&LAB, pairs)
    }

    #[test]
    fn each_norm_makes_the_mean_of_its_own_numbers_zero() {
        for norm in ["batch", "layer", "group"] {
            let found = seen(&set(&[("norm", norm)])).expect("outputs");
            let mut sums = [0.0; 16];
            for row in 0..4 {
                for column in 0..4 {
                    sums[group(norm, row, column)] += found.y.at(&[row, column]).unwrap_or(9.0);
                }
            }
            assert!(sums.iter().all(|sum| sum.abs() < 1e-9), "{norm}: {sums:?}");
        }
        // RMSNorm leaves the mean alone and makes the mean of the squares 1.
        let found = seen(&set(&[("norm", "rms")])).expect("outputs");
        let square: f64 = found.y.data()[..4].iter().map(|y| y * y).sum();
        assert!((square / 4.0 - 1.0).abs() < 1e-4);
    }

    #[test]
    fn a_gradient_reaches_only_what_shares_the_statistics() {
        for norm in ["batch", "layer", "rms", "group"] {
            let found =
                seen(&set(&[("norm", norm), ("row", "3"), ("column", "2")])).expect("outputs");
            for row in 0..4 {
                for column in 0..4 {
                    let reached = found.back.at(&[row, column]).unwrap_or(9.0).abs() > 1e-9;
                    let shares = group(norm, row, column) == group(norm, 2, 1);
                    assert!(!reached || shares, "{norm} at {row} {column}");
                }
            }
        }
    }

    #[test]
    fn a_batch_of_one_gives_zeros_and_no_gradient() {
        let found = seen(&set(&[("batch", "1")])).expect("outputs");
        assert!(
            found
                .y
                .data()
                .iter()
                .chain(found.back.data())
                .all(|x| x.abs() < 1e-9)
        );
    }

    #[test]
    fn the_running_mean_is_the_chapters() {
        let torch = course(0.1).expect("a course");
        assert!((torch[10].1 - 0.6513).abs() < 1e-4);
        assert!(torch[43].1 < 0.99 && torch[44].1 > 0.99);
        let other = course(0.9).expect("a course");
        assert!((other[1].1 - 0.9).abs() < 1e-12 && (other[2].1 - 0.99).abs() < 1e-12);
    }
}
