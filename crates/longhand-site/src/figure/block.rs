//! Reading a figure's block: its fields, and the formulas in them.

use longhand_exercise::Formula;
use longhand_notation::{Fault, Scope, Value};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What is wrong with a block, and what to write.
pub(super) type Wrong = (String, String);

/// Reads a block; `fields` says what it may hold.
pub(super) fn read<T: DeserializeOwned>(text: &str, fields: &str) -> Result<T, Wrong> {
    toml::from_str(text).map_err(|error| (error.message().to_string(), fields.to_string()))
}

pub(super) fn fault(fault: Fault) -> Wrong {
    (fault.message, fault.help)
}

/// The names of `where`. Each may use the others; they are worked out in the order that allows it.
pub(super) fn scope(values: &BTreeMap<String, String>) -> Result<Scope, Wrong> {
    let mut scope = Scope::new();
    let mut open: Vec<(&String, Formula)> = values
        .iter()
        .map(|(name, text)| (name, Formula::new(text)))
        .collect();
    while !open.is_empty() {
        let mut left = Vec::new();
        let mut stopped = None;
        let before = open.len();
        for (name, formula) in open {
            match formula.evaluate(&scope) {
                Ok(value) => scope.define(name, value),
                Err(why) => {
                    stopped = Some(why);
                    left.push((name, formula));
                }
            }
        }
        if let Some(why) = stopped.filter(|_| left.len() == before) {
            return Err(fault(why));
        }
        open = left;
    }
    Ok(scope)
}

pub(super) fn value(text: &str, scope: &Scope) -> Result<Value, Wrong> {
    Formula::new(text).evaluate(scope).map_err(fault)
}

/// One number.
pub(super) fn number(text: &str, scope: &Scope) -> Result<f64, Wrong> {
    value(text, scope)?
        .as_number()
        .ok_or_else(|| wrong(text, "is not one number"))
}

/// A list of numbers; one number is a list of one.
pub(super) fn list(text: &str, scope: &Scope) -> Result<Vec<f64>, Wrong> {
    let value = value(text, scope)?;
    let one = value.as_number().map(|number| vec![number]);
    value
        .as_list()
        .or(one)
        .ok_or_else(|| wrong(text, "is not a list of numbers"))
}

/// A matrix, row by row; a list is a matrix of one row.
pub(super) fn matrix(text: &str, scope: &Scope) -> Result<Vec<Vec<f64>>, Wrong> {
    let value = value(text, scope)?;
    let tensor = value
        .as_tensor()
        .ok_or_else(|| wrong(text, "is not a matrix"))?;
    match *tensor.sizes() {
        [_] => Ok(vec![tensor.data().to_vec()]),
        [_, columns] if columns > 0 => {
            Ok(tensor.data().chunks(columns).map(<[f64]>::to_vec).collect())
        }
        _ => Err(wrong(text, "is not a matrix")),
    }
}

pub(super) fn wrong(text: &str, what: &str) -> Wrong {
    (
        format!("`{text}` {what}."),
        "docs/figures.md says what stands where.".to_string(),
    )
}

/// The colour of this name.
pub(super) fn ink(name: Option<&String>) -> Result<Option<longhand_view::plot::Ink>, Wrong> {
    let Some(name) = name else { return Ok(None) };
    longhand_view::plot::Ink::named(name)
        .map(Some)
        .ok_or_else(|| {
            let names: Vec<&str> = longhand_view::plot::Ink::ALL
                .iter()
                .map(|ink| ink.name())
                .collect();
            (
                format!("There is no colour `{name}`."),
                format!("Write one of {}.", names.join(", ")),
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_use_one_another_in_any_order() {
        let mut values = BTreeMap::new();
        values.insert("p".to_string(), "softmax(z)".to_string());
        values.insert("z".to_string(), "[0, 0]".to_string());
        let scope = scope(&values).unwrap();
        assert_eq!(list("p - [1, 0]", &scope).unwrap(), [-0.5, 0.5]);
    }

    #[test]
    fn names_that_wait_for_one_another_are_a_finding_and_no_endless_loop() {
        let mut values = BTreeMap::new();
        values.insert("a".to_string(), "b".to_string());
        values.insert("b".to_string(), "a".to_string());
        assert!(scope(&values).is_err());
    }
}
