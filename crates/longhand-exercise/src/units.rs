//! Units, judged apart from values.
//!
//! A field may show a unit. A number without one is then taken in that unit; one in another unit
//! of the same kind is converted; one in a unit of another kind is neither right nor wrong but
//! explained.

use crate::read::typed::Typed;
use longhand_notation::unit::{self, Unit};
use longhand_notation::{Program, Scope, Value};

/// The unit that a text names: `MB`, `GPU-hours`, `TFLOP/s`. `None` for words that measure
/// nothing known, such as `nats`, and for `%`.
pub fn of(text: &str) -> Option<Unit> {
    let text = text.trim();
    if text.is_empty() || text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(mut unit) = unit::named(text) {
        unit.name = text.to_string();
        return Some(unit);
    }
    // `GPU-hours` is a product, and so is `GPU·h`.
    let product = text.replace(['-', '·'], " ");
    let program = longhand_notation::parse(&format!("1 {product}")).ok()?;
    let value = program.evaluate(&Scope::new()).ok()?;
    let mut unit = value.unit()?.clone();
    // What is left in the number belongs to the unit.
    unit.factor *= value.as_number()?;
    unit.name = text.to_string();
    Some(unit)
}

/// A value as the number that belongs into a field with this unit. `None` where it is not one
/// number, or measures something else.
pub fn in_field(value: &Value, field: Option<&str>) -> Option<f64> {
    value.as_number()?;
    cell_in_field(value, 0, field)
}

/// As [`in_field`], of one element of a vector or matrix, row by row.
pub fn cell_in_field(value: &Value, cell: usize, field: Option<&str>) -> Option<f64> {
    let number = *value.as_tensor()?.data().get(cell)?;
    match (value.unit(), field.and_then(of)) {
        (Some(unit), Some(field)) if unit.suits(&field) => {
            Some(number * (unit.factor / field.factor))
        }
        (Some(_), Some(_)) => None,
        _ => Some(number),
    }
}

/// What was typed, read with units alone: `1.736 h` in a field that shows hours means hours, even
/// where `h` is one of the givens. `None` where it is not such a measure.
pub fn measured(program: &Program, field: Option<&str>) -> Option<Value> {
    let field = of(field?)?;
    let value = program.evaluate(&Scope::new()).ok()?;
    value.unit()?.suits(&field).then_some(value)
}

/// What a typed unit means for a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Sorted {
    /// The number in the field's unit.
    Value {
        /// The number.
        typed: Typed,
        /// Whether it had to be converted.
        converted: bool,
    },
    /// The unit measures something else than what is asked for.
    OtherKind {
        /// The unit typed.
        typed: String,
        /// The field's unit; `None` where a plain number is asked for.
        asked: Option<String>,
        /// The number as typed, in case it is right but for its unit.
        value: Typed,
    },
}

/// Sorts a typed number by its unit.
pub fn sort(typed: Typed, field: Option<&str>) -> Sorted {
    let Some(unit) = typed.unit.clone() else {
        return Sorted::Value {
            typed,
            converted: false,
        };
    };
    let plain = Typed {
        unit: None,
        ..typed
    };
    match field.and_then(of) {
        Some(asked) if unit.suits(&asked) => {
            let factor = unit.factor / asked.factor;
            let same = (factor - 1.0).abs() < 1e-12;
            Sorted::Value {
                typed: Typed {
                    value: if same {
                        plain.value
                    } else {
                        plain.value * factor
                    },
                    ..plain
                },
                converted: !same,
            }
        }
        None if unit.counts() => Sorted::Value {
            typed: Typed {
                value: plain.value * unit.factor,
                ..plain
            },
            converted: unit.factor != 1.0,
        },
        asked => Sorted::OtherKind {
            typed: unit.name.replace('_', "-"),
            asked: asked.map(|unit| unit.name),
            value: plain,
        },
    }
}
