//! What an expression comes to.

use crate::name::canonical;
use crate::unit::Unit;
use crate::{Expr, number};
use longhand_math::Tensor;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What an expression comes to.
#[derive(Clone, Debug)]
pub enum Value {
    /// A number, vector or matrix, with its unit.
    Quantity(Quantity),
    /// True or false, number by number: 1 for true, 0 for false.
    Truth(Tensor),
    /// A function.
    Function(Function),
    /// Several values by name, as an optimizer step gives.
    Record(Record),
}

/// Several values by name.
#[derive(Clone, Debug)]
pub struct Record {
    /// Names and values in order.
    pub fields: Vec<(String, Value)>,
    /// Which of them stands for the whole where one value is needed, as the
    /// loss does among a loss and its gradients.
    pub main: Option<usize>,
}

/// A tensor and its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The numbers, in the unit's terms.
    pub tensor: Tensor,
    /// The unit; none for plain numbers.
    pub unit: Option<Unit>,
}

/// A function that can be handed about: written in the language or built in.
#[derive(Clone, Debug)]
pub struct Function {
    pub(crate) body: Arc<Body>,
}

/// What a function is made of.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// One of the language's own, by name.
    BuiltIn(&'static str),
    /// Written in the language, with the values its body uses from outside.
    Written {
        name: String,
        parameters: Vec<String>,
        body: Arc<Expr>,
        outside: BTreeMap<String, Value>,
    },
}

impl Function {
    /// The name it was defined under.
    #[must_use]
    pub fn name(&self) -> &str {
        match &*self.body {
            Body::BuiltIn(name) => name,
            Body::Written { name, .. } => name,
        }
    }

    /// Names of its parameters, where it was written in the language.
    #[must_use]
    pub fn parameters(&self) -> &[String] {
        match &*self.body {
            Body::BuiltIn(_) => &[],
            Body::Written { parameters, .. } => parameters,
        }
    }

    /// The formula it computes, where it was written in the language.
    #[must_use]
    pub fn formula(&self) -> Option<&Expr> {
        match &*self.body {
            Body::BuiltIn(_) => None,
            Body::Written { body, .. } => Some(body),
        }
    }
}

impl Value {
    /// A plain number.
    #[must_use]
    pub fn number(x: f64) -> Self {
        Self::tensor(Tensor::scalar(x))
    }

    /// A vector of plain numbers.
    #[must_use]
    pub fn list(x: &[f64]) -> Self {
        Self::tensor(Tensor::vector(x.to_vec()))
    }

    /// A tensor of plain numbers.
    #[must_use]
    pub fn tensor(tensor: Tensor) -> Self {
        Self::Quantity(Quantity { tensor, unit: None })
    }

    /// A tensor in base units, to be shown in a unit.
    pub(crate) fn measured(tensor: Tensor, unit: Option<&Unit>) -> Self {
        match unit {
            None => Self::tensor(tensor),
            Some(unit) => Self::Quantity(Quantity {
                tensor: tensor.map(|x| x / unit.factor),
                unit: Some(unit.clone()),
            }),
        }
    }

    /// The unit, where there is one.
    #[must_use]
    pub fn unit(&self) -> Option<&Unit> {
        match self {
            Self::Quantity(quantity) => quantity.unit.as_ref(),
            Self::Record(record) => record.fields.get(record.main?)?.1.unit(),
            _ => None,
        }
    }

    /// True or false.
    #[must_use]
    pub fn truth(holds: bool) -> Self {
        Self::Truth(Tensor::scalar(if holds { 1.0 } else { 0.0 }))
    }

    /// The number, if it is one (a unit is left out of sight).
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        self.as_tensor()?.item()
    }

    /// The numbers, if it is a vector.
    #[must_use]
    pub fn as_list(&self) -> Option<Vec<f64>> {
        let tensor = self.as_tensor()?;
        (tensor.rank() == 1).then(|| tensor.data().to_vec())
    }

    /// The tensor, if it is a number, vector or matrix.
    #[must_use]
    pub fn as_tensor(&self) -> Option<&Tensor> {
        match self {
            Self::Quantity(quantity) => Some(&quantity.tensor),
            Self::Record(record) => record.fields.get(record.main?)?.1.as_tensor(),
            _ => None,
        }
    }

    /// True or false, if it is a single one.
    #[must_use]
    pub fn as_truth(&self) -> Option<bool> {
        match self {
            Self::Truth(tensor) => tensor.item().map(|x| x != 0.0),
            _ => None,
        }
    }

    /// The function, if it is one.
    #[must_use]
    pub fn as_function(&self) -> Option<&Function> {
        match self {
            Self::Function(function) => Some(function),
            _ => None,
        }
    }

    /// The value of a record's field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Record(record) => {
                let found = record.fields.iter().find(|(n, _)| n == name);
                found.map(|(_, v)| v)
            }
            _ => None,
        }
    }

    /// Sizes along each axis: `[]` for a number, `[3]` for a vector of three.
    #[must_use]
    pub fn shape(&self) -> Option<&[usize]> {
        match self {
            Self::Quantity(quantity) => Some(quantity.tensor.sizes()),
            Self::Truth(tensor) => Some(tensor.sizes()),
            _ => None,
        }
    }

    /// As a person would write it: `2.745`, `[1, 2]`, `true`.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Quantity(quantity) => {
                let numbers = tensor_text(&quantity.tensor, &number::plain);
                match &quantity.unit {
                    Some(unit) => [&numbers, " ", &unit.name].concat(),
                    None => numbers,
                }
            }
            Self::Truth(tensor) => tensor_text(tensor, &|x| {
                String::from(if x != 0.0 { "true" } else { "false" })
            }),
            Self::Function(function) => String::from(function.name()),
            Self::Record(record) => {
                if let Some((_, main)) = record.main.and_then(|i| record.fields.get(i)) {
                    return main.plain();
                }
                let each: Vec<String> = record
                    .fields
                    .iter()
                    .map(|(name, value)| {
                        let inside = value.plain();
                        match value {
                            // What belongs together stands in brackets.
                            Self::Record(inner) if inner.main.is_none() => {
                                [name.as_str(), " = {", &inside, "}"].concat()
                            }
                            _ => [name.as_str(), " = ", &inside].concat(),
                        }
                    })
                    .collect();
                each.join(", ")
            }
        }
    }
}

/// Nested brackets around the numbers of a tensor.
fn tensor_text(tensor: &Tensor, text: &dyn Fn(f64) -> String) -> String {
    fn block(out: &mut String, sizes: &[usize], data: &[f64], text: &dyn Fn(f64) -> String) {
        let Some((&size, inner)) = sizes.split_first() else {
            if let Some(&x) = data.first() {
                out.push_str(&text(x));
            }
            return;
        };
        out.push('[');
        let width = data.len().checked_div(size).unwrap_or(0);
        for i in 0..size {
            if i > 0 {
                out.push_str(", ");
            }
            block(
                out,
                inner,
                data.get(i * width..(i + 1) * width).unwrap_or(&[]),
                text,
            );
        }
        out.push(']');
    }
    let mut out = String::new();
    block(&mut out, tensor.sizes(), tensor.data(), text);
    out
}

/// Names and their values: the givens and the steps so far.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    values: BTreeMap<String, Value>,
}

impl Scope {
    /// No names.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives a name its value, replacing an earlier one. Spellings of one name
    /// (`β₁`, `beta1`) are one name here too.
    pub fn define(&mut self, name: impl AsRef<str>, value: Value) {
        self.values.insert(canonical(name.as_ref()), value);
    }

    /// The value of a name.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        match self.values.get(name) {
            None if !name.is_ascii() => self.values.get(&canonical(name)),
            found => found,
        }
    }

    /// All names, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.values.keys().map(String::as_str)
    }
}
