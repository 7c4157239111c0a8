//! A small head of attention, forward and backward, and what each number is made of.
//!
//! All matrices come from [`longhand_math::attention`]; the lab only marks which of them feed the cell
//! that is looked at.

mod controls;
mod given;
mod torch;

use controls::{CAUSAL, COLUMN, MATRIX, ROW, SEED, SHARP};
use given::{FEATURES, TOKENS, given};
use longhand_math::attention::dot_product;
use longhand_math::registry::Outcome;
use longhand_math::{MathError, Tensor};
use longhand_notation::number::with_digits;

use crate::control::Control;
use crate::definition::{Definition, Group};
use crate::frame::{Figure, Frame};
use crate::plot::{Cells, Drawing, Panel, Shade, Square};
use crate::settings::Settings;
use crate::table::{Cell, Table};
use crate::written::{bracketed, short};

/// The lab.
pub(crate) const LAB: Definition = Definition {
    slug: "attention",
    title: "Attention and its gradients, cell by cell",
    about: "Four tokens with three features. Point at a cell of any matrix from S on, or choose one below. The framed cells are the numbers it is computed from.",
    groups: &[
        Group {
            title: "",
            controls: &[
                Control::Choice(MATRIX),
                Control::Slider(ROW),
                Control::Slider(COLUMN),
            ],
        },
        Group {
            title: "",
            controls: &[
                Control::Slider(SEED),
                Control::Slider(SHARP),
                Control::Switch(CAUSAL),
            ],
        },
    ],
    frame,
    torch: Some(torch::program),
    training: None,
};

/// The matrices that are shown, in the order of the work.
const SHOWN: [&str; 12] = [
    "Q", "K", "V", "dO", "S", "P", "O", "dV", "dP", "dS", "dQ", "dK",
];

/// Those with a row for each query and a column for each key: what a causal mask hides is hidden in
/// all of them.
const SQUARE: [&str; 4] = ["S", "P", "dP", "dS"];

/// Everything of a head.
struct Head {
    matrices: Vec<(&'static str, Tensor)>,
}

impl Head {
    fn get(&self, name: &str) -> Option<&Tensor> {
        let found = self.matrices.iter().find(|(one, _)| *one == name);
        found.map(|(_, tensor)| tensor)
    }

    fn at(&self, name: &str, row: usize, column: usize) -> f64 {
        let found = self.get(name).and_then(|matrix| matrix.at(&[row, column]));
        found.unwrap_or(f64::NAN)
    }
}

fn head(settings: &Settings) -> Result<Head, MathError> {
    let [q, k, v, d_o] = given(settings)?;
    let found: Outcome = const { dot_product::ENTRY.kept() }.call(
        [(&q).into(), (&k).into(), (&v).into(), (&d_o).into()],
        [("causal", settings.is_on(&CAUSAL).into())],
    )?;
    let mut matrices = vec![("Q", q), ("K", k), ("V", v), ("dO", d_o)];
    for name in SHOWN.into_iter().skip(4) {
        matrices.push((name, found.tensor(name)?));
    }
    Ok(Head { matrices })
}

/// A row or a column of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Row(usize),
    Column(usize),
}

/// What a cell is made of.
fn feeds(matrix: &str, row: usize, column: usize) -> Vec<(&'static str, Part)> {
    let (of_row, of_column) = (Part::Row(row), Part::Column(column));
    match matrix {
        "S" => vec![("Q", of_row), ("K", Part::Row(column))],
        "P" => vec![("S", of_row)],
        "O" => vec![("P", of_row), ("V", of_column)],
        "dV" => vec![("P", Part::Column(row)), ("dO", of_column)],
        "dP" => vec![("dO", of_row), ("V", Part::Row(column))],
        "dS" => vec![("P", of_row), ("dP", of_row)],
        "dQ" => vec![("dS", of_row), ("K", of_column)],
        "dK" => vec![("dS", Part::Column(row)), ("Q", of_column)],
        _ => Vec::new(),
    }
}

fn frame(settings: &Settings) -> Frame {
    let head = match head(settings) {
        Ok(head) => head,
        Err(error) => {
            return Frame {
                fault: Some(error.to_string()),
                ..Frame::default()
            };
        }
    };
    let matrix = settings.option(&MATRIX);
    let (row, column) = looked_at(settings);
    let fed = feeds(matrix, row, column);
    let panels: Vec<Panel> = head
        .matrices
        .iter()
        .map(|(name, tensor)| panel(name, tensor, settings, matrix, (row, column), &fed))
        .collect();
    let masked = settings.is_on(&CAUSAL);
    let said = said(&head, masked, matrix, (row, column));
    Frame {
        figures: vec![Figure {
            id: "matrices",
            title: "Forward: S, P, O. Backward: dV, dP, dS, dQ, dK".to_owned(),
            alt: format!(
                "Twelve matrices of a head with four tokens and three features, as cells. {said}"
            ),
            table: table(&head, masked),
            drawing: Drawing::Cells(Cells {
                panels,
                wide: (38.0, 35.0),
            }),
        }],
        facts: None,
        said,
        fault: None,
        idle: Vec::new(),
        most: vec![(ROW.id, TOKENS as f64), (COLUMN.id, columns(matrix) as f64)],
    }
}

/// How many columns a matrix has.
fn columns(matrix: &str) -> usize {
    if SQUARE.contains(&matrix) {
        TOKENS
    } else {
        FEATURES
    }
}

/// The cell, inside of its matrix.
fn looked_at(settings: &Settings) -> (usize, usize) {
    let place = |slider, most: usize| {
        let place = settings.number(slider) as usize;
        place.clamp(1, most) - 1
    };
    let columns = columns(settings.option(&MATRIX));
    (place(&ROW, TOKENS), place(&COLUMN, columns))
}

fn panel(
    name: &'static str,
    tensor: &Tensor,
    settings: &Settings,
    matrix: &str,
    cell: (usize, usize),
    fed: &[(&'static str, Part)],
) -> Panel {
    let columns = tensor.sizes().last().copied().unwrap_or(1).max(1);
    let most = tensor
        .data()
        .iter()
        .fold(0.0_f64, |most, x| most.max(x.abs()));
    let masked = settings.is_on(&CAUSAL) && SQUARE.contains(&name);
    let is_fed = |row: usize, column: usize| {
        fed.iter().any(|(of, part)| {
            *of == name
                && match part {
                    Part::Row(one) => *one == row,
                    Part::Column(one) => *one == column,
                }
        })
    };
    let rows = tensor.data().chunks(columns).enumerate();
    let cells = rows.map(|(row, numbers)| {
        let numbers = numbers.iter().enumerate();
        let squares = numbers.map(|(column, number)| {
            let unseen = masked && column > row;
            Square {
                value: if unseen { f64::NAN } else { *number },
                text: if unseen {
                    String::new()
                } else {
                    short(*number)
                },
                shade: Shade::Heat(most),
                framed: (name == matrix && (row, column) == cell)
                    || (is_fed(row, column) && !unseen),
            }
        });
        squares.collect()
    });
    let chosen = MATRIX.options.iter().find(|(option, _)| *option == name);
    Panel {
        title: name.to_owned(),
        cells: cells.collect(),
        pull: chosen.map(|_| (ROW.id, COLUMN.id)),
        choose: chosen.map(|(option, _)| (MATRIX.id, *option)),
        ..Panel::default()
    }
}

/// As it stands in a line of arithmetic.
fn digits(x: f64) -> String {
    with_digits(x + 0.0, 3)
}

/// Numbers joined by products: `0.3 · 1.2 + 0.5 · (−0.4)`.
fn products(pairs: &[(f64, f64)]) -> String {
    let terms: Vec<String> = pairs
        .iter()
        .enumerate()
        .map(|(place, (one, other))| {
            // Only the very first number has no sign before it.
            let one = if place == 0 {
                digits(*one)
            } else {
                bracketed(*one)
            };
            format!("{one} · {}", bracketed(*other))
        })
        .collect();
    terms.join(" + ")
}

fn said(head: &Head, masked: bool, matrix: &str, (row, column): (usize, usize)) -> String {
    if masked && column > row && SQUARE.contains(&matrix) {
        return format!(
            "Query {} does not see key {}: with the causal mask P is 0 there, and no gradient passes.",
            row + 1,
            column + 1
        );
    }
    let value = with_digits(head.at(matrix, row, column), 3);
    let name = format!("{matrix} in row {}, column {}", row + 1, column + 1);
    let along = |count: usize, pair: &dyn Fn(usize) -> (f64, f64)| {
        products(&(0..count).map(pair).collect::<Vec<_>>())
    };
    let root = format!("/ √{FEATURES}");
    let work = match matrix {
        "S" => format!(
            "({}) {root}",
            along(FEATURES, &|k| (
                head.at("Q", row, k),
                head.at("K", column, k)
            ))
        ),
        "P" => {
            let keys = if masked { row + 1 } else { TOKENS };
            let power = |k: usize| format!("exp({})", digits(head.at("S", row, k)));
            let sum: Vec<String> = (0..keys).map(power).collect();
            format!("{} / ({})", power(column), sum.join(" + "))
        }
        "O" => along(TOKENS, &|k| (head.at("P", row, k), head.at("V", k, column))),
        "dV" => along(TOKENS, &|k| {
            (head.at("P", k, row), head.at("dO", k, column))
        }),
        "dP" => along(FEATURES, &|k| {
            (head.at("dO", row, k), head.at("V", column, k))
        }),
        "dS" => {
            let mean: f64 = (0..TOKENS)
                .map(|k| head.at("P", row, k) * head.at("dP", row, k))
                .sum();
            let work = format!(
                "{} · ({} − {})",
                digits(head.at("P", row, column)),
                digits(head.at("dP", row, column)),
                bracketed(mean)
            );
            return format!(
                "{name}: {work} = {value}. Here {} is the sum of P · dP along the row.",
                digits(mean)
            );
        }
        "dQ" => format!(
            "({}) {root}",
            along(TOKENS, &|k| (
                head.at("dS", row, k),
                head.at("K", k, column)
            ))
        ),
        "dK" => format!(
            "({}) {root}",
            along(TOKENS, &|k| (
                head.at("dS", k, row),
                head.at("Q", k, column)
            ))
        ),
        _ => String::new(),
    };
    format!("{name}: {work} = {value}.")
}

fn table(head: &Head, masked: bool) -> Table {
    let mut rows = Vec::new();
    for (name, tensor) in &head.matrices {
        let columns = tensor.sizes().last().copied().unwrap_or(1).max(1);
        for (row, numbers) in tensor.data().chunks(columns).enumerate() {
            let mut cells = vec![Cell::from(format!("{name}, row {}", row + 1))];
            let unseen = |column| masked && column > row && SQUARE.contains(name);
            cells.extend(numbers.iter().enumerate().map(|(column, number)| {
                Cell::Number(if unseen(column) { f64::NAN } else { *number })
            }));
            cells.resize(TOKENS + 1, Cell::from(""));
            rows.push(cells);
        }
    }
    let mut heads = vec!["row".to_owned()];
    heads.extend((1..=TOKENS).map(|column| format!("column {column}")));
    Table { heads, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn found(pairs: &[(&str, &str)]) -> Head {
        head(&testing::set(&LAB, pairs)).expect("a head")
    }

    #[test]
    fn each_cell_is_made_of_what_is_framed() {
        for causal in ["on", "off"] {
            let head = found(&[("causal", causal)]);
            let root = longhand_math::real::sqrt(3.0);
            let sum = |count: usize, term: &dyn Fn(usize) -> f64| (0..count).map(term).sum::<f64>();
            for row in 0..TOKENS {
                for column in 0..TOKENS {
                    let seen = causal == "off" || column <= row;
                    if seen {
                        let s = sum(3, &|k| head.at("Q", row, k) * head.at("K", column, k)) / root;
                        assert!((s - head.at("S", row, column)).abs() < 1e-12);
                        let mean = sum(4, &|k| head.at("P", row, k) * head.at("dP", row, k));
                        let ds = head.at("P", row, column) * (head.at("dP", row, column) - mean);
                        assert!((ds - head.at("dS", row, column)).abs() < 1e-12);
                    } else {
                        assert_eq!(head.at("P", row, column), 0.0);
                        assert_eq!(head.at("dS", row, column), 0.0);
                    }
                }
                for column in 0..FEATURES {
                    for (name, value) in [
                        (
                            "O",
                            sum(4, &|k| head.at("P", row, k) * head.at("V", k, column)),
                        ),
                        (
                            "dV",
                            sum(4, &|k| head.at("P", k, row) * head.at("dO", k, column)),
                        ),
                        (
                            "dQ",
                            sum(4, &|k| head.at("dS", row, k) * head.at("K", k, column)) / root,
                        ),
                        (
                            "dK",
                            sum(4, &|k| head.at("dS", k, row) * head.at("Q", k, column)) / root,
                        ),
                    ] {
                        assert!((value - head.at(name, row, column)).abs() < 1e-12, "{name}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_rows_of_the_weights_add_up_to_one_and_those_of_their_gradient_to_nothing() {
        let head = found(&[]);
        for row in 0..TOKENS {
            let sum = |name| {
                (0..TOKENS)
                    .map(|column| head.at(name, row, column))
                    .sum::<f64>()
            };
            assert!((sum("P") - 1.0).abs() < 1e-12 && sum("dS").abs() < 1e-12);
        }
    }

    #[test]
    fn the_arithmetic_has_brackets_and_a_masked_cell_says_so() {
        let said = |pairs: &[(&str, &str)]| frame(&testing::set(&LAB, pairs)).said;
        let options = MATRIX.options.iter();
        for (matrix, _) in options {
            for seed in ["1", "2", "3", "4", "5"] {
                for row in ["1", "2", "3", "4"] {
                    let said = said(&[("matrix", matrix), ("seed", seed), ("row", row)]);
                    for wrong in ["− −", "· −", "+ −", "-", "NaN"] {
                        assert!(!said.contains(wrong), "{said}");
                    }
                }
            }
        }
        let hidden = said(&[("matrix", "P"), ("row", "1"), ("column", "4")]);
        assert!(hidden.starts_with("Query 1 does not see key 4"), "{hidden}");
    }

    #[test]
    fn given_numbers_are_tenths() {
        for seed in ["1", "7", "40"] {
            let head = found(&[("seed", seed)]);
            for name in ["Q", "K", "V", "dO"] {
                let matrix = head.get(name).expect("it is given");
                assert!(
                    matrix
                        .data()
                        .iter()
                        .all(|x| (x * 10.0).fract() == 0.0 && x.abs() <= 2.0)
                );
            }
        }
    }
}
