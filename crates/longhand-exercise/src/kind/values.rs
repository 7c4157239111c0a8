//! What kinds with numbers as their answer share.

use crate::units;
use crate::variant_error::{VariantError, broken};
use crate::worked::Worked;
use longhand_notation::{Tensor, Value};

/// The answer where all of its numbers are finite.
pub(super) fn finite(worked: Worked) -> Option<Worked> {
    let finite = worked
        .numbers()
        .is_none_or(|numbers| numbers.data().iter().all(|x| x.is_finite()));
    finite.then_some(worked)
}

/// A value in plain numbers of the field's unit.
///
/// # Errors
/// [`VariantError`] where it is in a unit of another kind.
pub(super) fn in_field(
    value: Value,
    unit: Option<&str>,
    part: &str,
) -> Result<Worked, VariantError> {
    converted(value, unit)
        .map(Worked::Value)
        .ok_or_else(|| broken(part, "it must be in the unit that the field shows"))
}

fn converted(value: Value, unit: Option<&str>) -> Option<Value> {
    if value.as_number().is_some() {
        return units::in_field(&value, unit).map(Value::number);
    }
    let Some(tensor) = value.as_tensor().filter(|_| value.unit().is_some()) else {
        return Some(value);
    };
    let cells: Option<Vec<f64>> = (0..tensor.len())
        .map(|cell| units::cell_in_field(&value, cell, unit))
        .collect();
    let tensor = Tensor::new(tensor.sizes(), cells?).ok()?;
    Some(Value::tensor(tensor))
}
