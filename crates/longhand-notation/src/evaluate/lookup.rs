//! What a name means.

use super::{Closure, Evaluator, TapeRecord, TapeValue};
use crate::value::{Body, Value};
use crate::{Fault, Span, functions, unit};
use longhand_math::{Tensor, registry};
use std::rc::Rc;
use std::sync::Arc;

impl Evaluator<'_> {
    /// The value of a name: a definition or parameter, a name of the scope, a
    /// constant, a function, or several short names run together.
    pub(super) fn name(&mut self, name: &str, span: Span) -> Result<TapeValue, Fault> {
        if let Some(value) = self.known(name) {
            return Ok(value);
        }
        match name {
            "true" => return Ok(TapeValue::Truth(Tensor::scalar(1.0))),
            "false" => return Ok(TapeValue::Truth(Tensor::scalar(0.0))),
            _ => {}
        }
        if let Some(x) = functions::constant(name) {
            return Ok(self.constant(x));
        }
        // Before the functions: in `30 min` a unit stands.
        if let Some(unit) = self.unit_step(name) {
            return Ok(unit);
        }
        if let Some(name) = functions::callable(name) {
            return Ok(TapeValue::Function(Rc::new(Closure::BuiltIn(name))));
        }
        Err(self.unknown(name, span))
    }

    /// A definition, parameter or name of the scope.
    pub(super) fn known(&mut self, name: &str) -> Option<TapeValue> {
        if let Some((_, value)) = self.locals.iter().rev().find(|(n, _)| n == name) {
            return Some(value.clone());
        }
        if let Some(value) = self.imported.get(name) {
            return Some(value.clone());
        }
        let value = self.scope.value(name)?.clone();
        let live = self.import(&value);
        if let TapeValue::Number(step) = live {
            self.names.insert(step, String::from(name));
        }
        self.imported.insert(String::from(name), live.clone());
        Some(live)
    }

    /// A kept value brought onto the tape.
    pub(super) fn import(&mut self, value: &Value) -> TapeValue {
        match value {
            Value::Quantity(quantity) => {
                let Some(unit) = &quantity.unit else {
                    return self.given(quantity.tensor.clone());
                };
                let step = self.tape.given(quantity.tensor.scale(unit.factor));
                self.units.insert(step, unit.clone());
                TapeValue::Number(step)
            }
            Value::Truth(truth) => TapeValue::Truth(truth.clone()),
            Value::Record(record) => {
                let fields = record.fields.iter();
                TapeValue::Record(TapeRecord {
                    fields: fields.map(|(n, v)| (n.clone(), self.import(v))).collect(),
                    main: record.main,
                })
            }
            Value::Function(function) => TapeValue::Function(Rc::new(match &*function.body {
                Body::BuiltIn(name) => Closure::BuiltIn(name),
                Body::Written {
                    name,
                    parameters,
                    body,
                    outside,
                } => Closure::Written {
                    name: name.clone(),
                    parameters: parameters.clone(),
                    body: Arc::clone(body),
                    captured: outside
                        .iter()
                        .map(|(n, v)| (n.clone(), self.import(v)))
                        .collect(),
                    foreign: true,
                },
            })),
        }
    }

    /// The fault for a name that means nothing, with the likeliest one that does.
    pub(super) fn unknown(&self, name: &str, span: Span) -> Fault {
        if !self.in_unit && unit::named(name).is_some() {
            return Fault::new(
                span,
                [
                    "“",
                    &crate::typeset::name(name),
                    "” is a unit, and a number is missing",
                ]
                .concat(),
                [
                    "Write the number before it, as in 3 ",
                    &crate::typeset::name(name),
                    ".",
                ]
                .concat(),
            );
        }
        if let Some((bits, bytes)) = unit::bits_or_bytes(name).filter(|_| self.in_unit) {
            return Fault::two_ways(span, &bits, &bytes);
        }
        let own = self
            .locals
            .iter()
            .map(|(n, _)| n.as_str())
            .chain(self.scope.names());
        if !own.clone().any(|own| own.eq_ignore_ascii_case(name))
            && let Some((what, help)) = crate::fault::out_of_reach(name)
        {
            return Fault::new(span, what, help);
        }
        let general = functions::ALL
            .iter()
            .map(|b| b.name)
            .chain(registry::all().map(|entry| entry.slug))
            .chain(functions::CONSTANTS.iter().map(|(n, _)| *n));
        let units = unit::COMMON.iter().copied().filter(|_| self.in_unit);
        // One letter is near to everything.
        let letter = crate::typeset::name(name).chars().count() == 1;
        let nearest = own
            .clone()
            .chain(units)
            .chain(general)
            .filter_map(|candidate| Some((distance(name, candidate)?, candidate)))
            .filter(|(far, _)| *far == 0 || !letter)
            .min_by_key(|(far, _)| *far);
        let help = match nearest {
            Some((_, candidate)) => {
                ["Did you mean ", &crate::typeset::name(candidate), "?"].concat()
            }
            None => {
                let mut names: Vec<&str> = own.collect();
                names.sort_unstable();
                names.dedup();
                names.truncate(12);
                if names.is_empty() {
                    String::from("No names are given here: write numbers.")
                } else {
                    {
                        let shown: Vec<String> = names
                            .iter()
                            .map(|name| crate::typeset::name(name))
                            .collect();
                        ["Known here: ", &shown.join(", "), "."].concat()
                    }
                }
            }
        };
        let what = if self.in_unit {
            "unknown name or unit “"
        } else {
            "unknown name “"
        };
        Fault::new(
            span,
            [what, &crate::typeset::name(name), "”"].concat(),
            help,
        )
    }
}

/// How far a candidate is from what was typed: letters changed, left out, added
/// or exchanged. None when too far to be meant.
pub(crate) fn distance(typed: &str, candidate: &str) -> Option<usize> {
    if typed.eq_ignore_ascii_case(candidate) {
        return Some(0);
    }
    let (a, b) = (typed.chars().count(), candidate.chars().count());
    let allowed = match a.min(b) {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    if a.abs_diff(b) > allowed || a > 40 {
        return None;
    }
    let far = strsim::osa_distance(typed, candidate);
    (far <= allowed).then_some(far)
}
