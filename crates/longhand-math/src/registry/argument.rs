//! What goes into a rule: neutral values, checked against the rule's parameters.

use super::parameter::{Kind, Parameter, Preset, signature};
use crate::{MathError, Tensor};

/// A value on its way into a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A number.
    Number(f64),
    /// Numbers with a shape.
    Tensor(Tensor),
    /// A truth value.
    Flag(bool),
    /// A word, such as the name of a format or of a reduction.
    Word(String),
}

impl Argument {
    fn kind(&self) -> &'static str {
        match self {
            Argument::Number(_) => "a number",
            Argument::Tensor(tensor) => match tensor.rank() {
                0 => "a number",
                1 => "a list",
                2 => "a matrix",
                _ => "a tensor",
            },
            Argument::Flag(_) => "a truth value",
            Argument::Word(_) => "a word",
        }
    }
}

impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Argument::Number(number)
    }
}

impl From<Tensor> for Argument {
    fn from(tensor: Tensor) -> Self {
        Argument::Tensor(tensor)
    }
}

impl From<&Tensor> for Argument {
    fn from(tensor: &Tensor) -> Self {
        Argument::Tensor(tensor.clone())
    }
}

impl From<&[f64]> for Argument {
    fn from(numbers: &[f64]) -> Self {
        Argument::Tensor(Tensor::vector(numbers.to_vec()))
    }
}

impl<const N: usize> From<[f64; N]> for Argument {
    fn from(numbers: [f64; N]) -> Self {
        Argument::Tensor(Tensor::vector(numbers.to_vec()))
    }
}

impl<const N: usize, const M: usize> From<[[f64; M]; N]> for Argument {
    fn from(rows: [[f64; M]; N]) -> Self {
        let flat = Tensor::vector(rows.concat());
        let matrix = flat.reshape(&[N, M]).unwrap_or(flat);
        Argument::Tensor(matrix)
    }
}

impl From<bool> for Argument {
    fn from(flag: bool) -> Self {
        Argument::Flag(flag)
    }
}

impl From<&str> for Argument {
    fn from(word: &str) -> Self {
        Argument::Word(word.to_owned())
    }
}

/// The arguments of one call: one for each parameter, of its kind, presets filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Arguments {
    rule: &'static str,
    parameters: &'static [Parameter],
    values: Vec<Option<Argument>>,
}

impl Arguments {
    /// See [`Entry::bind`](super::Entry::bind).
    pub(super) fn bind<P, N, S>(
        rule: &'static str,
        parameters: &'static [Parameter],
        unnamed: P,
        named: N,
    ) -> Result<Self, MathError>
    where
        P: IntoIterator<Item = Argument>,
        N: IntoIterator<Item = (S, Argument)>,
        S: AsRef<str>,
    {
        // What does not depend on the callers' types is written once, or every program would have it
        // as often as it has kinds of callers.
        let mut bound = Self {
            rule,
            parameters,
            values: vec![None; parameters.len()],
        };
        for (place, argument) in unnamed.into_iter().enumerate() {
            bound.put(place, argument)?;
        }
        for (name, argument) in named {
            bound.put_named(name.as_ref(), argument)?;
        }
        bound.fill()
    }

    fn put(&mut self, place: usize, argument: Argument) -> Result<(), MathError> {
        let (rule, parameters) = (self.rule, self.parameters);
        match (parameters.get(place), self.values.get_mut(place)) {
            (Some(parameter), Some(slot)) => *slot = Some(fit(rule, parameter, argument)?),
            _ => {
                return Err(MathError::new(format!(
                    "{rule} takes at most {} arguments: {}",
                    parameters.len(),
                    signature(rule, parameters)
                )));
            }
        }
        Ok(())
    }

    fn put_named(&mut self, name: &str, argument: Argument) -> Result<(), MathError> {
        let (rule, parameters) = (self.rule, self.parameters);
        let place = parameters
            .iter()
            .position(|parameter| parameter.name == name);
        let found = place.and_then(|place| parameters.get(place).zip(self.values.get_mut(place)));
        let Some((parameter, slot)) = found else {
            return Err(MathError::new(format!(
                "{rule} has no argument `{name}`: {}",
                signature(rule, parameters)
            )));
        };
        if slot.is_some() {
            return Err(MathError::new(format!("{rule}: `{name}` is given twice")));
        }
        *slot = Some(fit(rule, parameter, argument)?);
        Ok(())
    }

    /// Presets for what was not given.
    fn fill(mut self) -> Result<Self, MathError> {
        let (rule, parameters) = (self.rule, self.parameters);
        for (parameter, slot) in parameters.iter().zip(&mut self.values) {
            if slot.is_none() {
                *slot = match parameter.preset {
                    Preset::Required => {
                        return Err(MathError::new(format!(
                            "{rule} needs `{}` ({}): {}",
                            parameter.name,
                            parameter.doc,
                            signature(rule, parameters)
                        )));
                    }
                    Preset::Absent => None,
                    Preset::Number(number) => Some(Argument::Number(number)),
                    Preset::Flag(flag) => Some(Argument::Flag(flag)),
                    Preset::Word(word) => Some(Argument::Word(word.to_owned())),
                };
            }
        }
        Ok(self)
    }

    /// The same with another value for a parameter.
    pub(super) fn replacing(&self, name: &str, value: Argument) -> Self {
        let mut changed = self.clone();
        for (parameter, slot) in self.parameters.iter().zip(&mut changed.values) {
            if parameter.name == name {
                *slot = Some(value.clone());
            }
        }
        changed
    }

    /// The name of the rule that is called.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// The argument for a parameter, if there is one.
    pub fn given(&self, name: &str) -> Option<&Argument> {
        let place = self
            .parameters
            .iter()
            .position(|parameter| parameter.name == name)?;
        self.values.get(place)?.as_ref()
    }

    fn fault(&self, name: &str, wanted: &str) -> MathError {
        let found = self.given(name).map_or("nothing", Argument::kind);
        MathError::new(format!(
            "{}: `{name}` should be {wanted}, found {found}",
            self.rule
        ))
    }

    /// A number.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn number(&self, name: &str) -> Result<f64, MathError> {
        self.optional_number(name)
            .ok_or_else(|| self.fault(name, "a number"))
    }

    /// A number, or nothing.
    pub fn optional_number(&self, name: &str) -> Option<f64> {
        match self.given(name)? {
            Argument::Number(number) => Some(*number),
            Argument::Tensor(tensor) => tensor.item(),
            _ => None,
        }
    }

    /// A number above 0.
    ///
    /// # Errors
    /// There is none of this name, or it is not above 0.
    pub fn positive(&self, name: &str) -> Result<f64, MathError> {
        let number = self.number(name)?;
        if number > 0.0 {
            Ok(number)
        } else {
            Err(MathError::new(format!(
                "{}: `{name}` should be above 0, found {number}",
                self.rule
            )))
        }
    }

    /// A whole number of at least 0.
    ///
    /// # Errors
    /// There is none of this name, or it is negative, broken or larger than 2⁵³.
    pub fn count(&self, name: &str) -> Result<u64, MathError> {
        whole(self.number(name)?).ok_or_else(|| {
            MathError::new(format!(
                "{}: `{name}` should be a whole number of at least 0",
                self.rule
            ))
        })
    }

    /// The same as a size or an index.
    ///
    /// # Errors
    /// As [`Arguments::count`].
    pub fn size(&self, name: &str) -> Result<usize, MathError> {
        usize::try_from(self.count(name)?)
            .map_err(|_| MathError::new(format!("{}: `{name}` is too large", self.rule)))
    }

    /// Numbers with a shape.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn tensor(&self, name: &str) -> Result<&Tensor, MathError> {
        self.optional_tensor(name)
            .ok_or_else(|| self.fault(name, "numbers"))
    }

    /// Numbers with a shape, or nothing.
    pub fn optional_tensor(&self, name: &str) -> Option<&Tensor> {
        match self.given(name)? {
            Argument::Tensor(tensor) => Some(tensor),
            _ => None,
        }
    }

    /// A truth value; `false` where there is none.
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.given(name), Some(Argument::Flag(true)))
    }

    /// A word; empty where there is none.
    pub fn word(&self, name: &str) -> &str {
        match self.given(name) {
            Some(Argument::Word(word)) => word,
            _ => "",
        }
    }
}

/// A whole number of at least 0 that an `f64` holds exactly.
pub(crate) fn whole(number: f64) -> Option<u64> {
    // 2^53: above it not every whole number has an f64 of its own.
    (0.0..=9_007_199_254_740_992.0)
        .contains(&number)
        .then_some(number as u64)
        .filter(|&count| count as f64 == number)
}

/// Turns an argument into the kind its parameter takes, where nothing is lost by it.
fn fit(rule: &str, parameter: &Parameter, argument: Argument) -> Result<Argument, MathError> {
    let name = parameter.name;
    let refused = |wanted: &str, found: &Argument| {
        MathError::new(format!(
            "{rule}: `{name}` should be {wanted}, found {}",
            found.kind()
        ))
    };
    match (parameter.kind, argument) {
        (Kind::Number, argument) => match &argument {
            Argument::Number(_) => Ok(argument),
            Argument::Tensor(tensor) => match tensor.item() {
                Some(number) => Ok(Argument::Number(number)),
                None => Err(refused("a number", &argument)),
            },
            _ => Err(refused("a number", &argument)),
        },
        (Kind::Count, argument) => {
            let number = match &argument {
                Argument::Number(number) => Some(*number),
                Argument::Tensor(tensor) => tensor.item(),
                _ => None,
            };
            match number {
                Some(number) if whole(number).is_some() => Ok(Argument::Number(number)),
                Some(number) => Err(MathError::new(format!(
                    "{rule}: `{name}` should be a whole number of at least 0, found {number}"
                ))),
                None => Err(refused("a whole number", &argument)),
            }
        }
        (Kind::Tensor, Argument::Number(number)) => Ok(Argument::Tensor(Tensor::scalar(number))),
        (Kind::Tensor, Argument::Tensor(tensor)) => Ok(Argument::Tensor(tensor)),
        (Kind::Vector, Argument::Number(number)) => {
            Ok(Argument::Tensor(Tensor::vector(vec![number])))
        }
        (Kind::Vector, Argument::Tensor(tensor)) if tensor.rank() <= 1 => {
            Ok(Argument::Tensor(Tensor::vector(tensor.into_data())))
        }
        (Kind::Matrix, Argument::Tensor(tensor)) if tensor.rank() == 2 => {
            Ok(Argument::Tensor(tensor))
        }
        (Kind::Matrix, Argument::Tensor(tensor)) if tensor.rank() == 1 => {
            let width = tensor.len();
            Ok(Argument::Tensor(tensor.reshape(&[1, width])?))
        }
        (Kind::Flag, Argument::Flag(flag)) => Ok(Argument::Flag(flag)),
        (Kind::Flag, Argument::Number(number)) if number == 0.0 || number == 1.0 => {
            Ok(Argument::Flag(number == 1.0))
        }
        (Kind::Word(words), Argument::Word(word)) => {
            if words.contains(&word.as_str()) {
                Ok(Argument::Word(word))
            } else {
                Err(MathError::new(format!(
                    "{rule}: `{name}` is one of {}, found {word}",
                    words.join(", ")
                )))
            }
        }
        (Kind::Tensor, argument) => Err(refused("numbers", &argument)),
        (Kind::Vector, argument) => Err(refused("a list", &argument)),
        (Kind::Matrix, argument) => Err(refused("a matrix", &argument)),
        (Kind::Flag, argument) => Err(refused("true or false", &argument)),
        (Kind::Word(_), argument) => Err(refused("a word", &argument)),
    }
}
