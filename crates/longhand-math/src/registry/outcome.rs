//! What comes out of a rule.

use crate::{MathError, Tensor};

/// The result of a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A number.
    Number(f64),
    /// Numbers with a shape.
    Tensor(Tensor),
    /// Several results by name, in a fixed order.
    Record(Vec<(&'static str, Outcome)>),
}

impl From<f64> for Outcome {
    fn from(number: f64) -> Self {
        Outcome::Number(number)
    }
}

impl From<bool> for Outcome {
    fn from(flag: bool) -> Self {
        Outcome::Number(if flag { 1.0 } else { 0.0 })
    }
}

impl From<Tensor> for Outcome {
    /// A scalar becomes a number.
    fn from(tensor: Tensor) -> Self {
        match tensor.item() {
            Some(number) => Outcome::Number(number),
            None => Outcome::Tensor(tensor),
        }
    }
}

impl From<Vec<f64>> for Outcome {
    fn from(numbers: Vec<f64>) -> Self {
        Outcome::Tensor(Tensor::vector(numbers))
    }
}

impl Outcome {
    /// A result by its name; the whole for the empty name. `history.m` looks inside a record.
    pub fn part(&self, name: &str) -> Option<&Outcome> {
        if name.is_empty() {
            return Some(self);
        }
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        match self {
            Outcome::Record(parts) => parts
                .iter()
                .find(|(part, _)| *part == first)
                .and_then(|(_, part)| part.part(rest)),
            _ => None,
        }
    }

    /// The names of the results; none for a number or a tensor.
    pub fn names(&self) -> Vec<&'static str> {
        match self {
            Outcome::Record(parts) => parts.iter().map(|(name, _)| *name).collect(),
            _ => Vec::new(),
        }
    }

    /// The number of this name; the whole for the empty name.
    ///
    /// # Errors
    /// There is no such result, or it is not a number.
    pub fn number(&self, name: &str) -> Result<f64, MathError> {
        match self.part(name) {
            Some(Outcome::Number(number)) => Ok(*number),
            Some(Outcome::Tensor(tensor)) if tensor.len() == 1 => tensor
                .data()
                .first()
                .copied()
                .ok_or_else(|| self.missing(name)),
            Some(_) => Err(MathError::new(format!(
                "the result `{name}` is not a single number"
            ))),
            None => Err(self.missing(name)),
        }
    }

    /// The tensor of this name; the whole for the empty name. A number is a tensor without axes.
    ///
    /// # Errors
    /// There is no such result, or it is a record.
    pub fn tensor(&self, name: &str) -> Result<Tensor, MathError> {
        match self.part(name) {
            Some(Outcome::Number(number)) => Ok(Tensor::scalar(*number)),
            Some(Outcome::Tensor(tensor)) => Ok(tensor.clone()),
            Some(Outcome::Record(_)) => Err(MathError::new(format!(
                "the result `{name}` has parts of its own"
            ))),
            None => Err(self.missing(name)),
        }
    }

    fn missing(&self, name: &str) -> MathError {
        let names = self.names();
        MathError::new(if names.is_empty() {
            format!("there is no result `{name}`: the result is one value")
        } else {
            format!(
                "there is no result `{name}`: the results are {}",
                names.join(", ")
            )
        })
    }
}
