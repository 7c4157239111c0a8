//! Arguments of a built-in function: taken one by one, by name or by place.

use super::{Evaluator, TapeValue};
use crate::functions::{self, BuiltIn};
use crate::{Fault, Span};
use longhand_math::Tensor;

/// Arguments as they were given, with their places.
pub(super) struct Arguments {
    pub(super) name: &'static str,
    pub(super) span: Span,
    pub(super) unnamed: Vec<(TapeValue, Span)>,
    pub(super) named: Vec<(String, TapeValue, Span)>,
}

impl Evaluator<'_> {
    pub(super) fn truth_argument(&mut self, given: &mut Arguments) -> Result<Tensor, Fault> {
        match given.next("condition")? {
            (TapeValue::Truth(truth), _) => Ok(truth),
            (_, span) => Err(Fault::new(
                span,
                "a condition is needed here",
                "Write a comparison, such as g == 0.",
            )),
        }
    }

    pub(super) fn tensor_argument(
        &mut self,
        given: &mut Arguments,
        name: &str,
    ) -> Result<usize, Fault> {
        let (value, span) = given.next(name)?;
        self.as_number(value, span)
    }

    pub(super) fn tensor_arguments<const N: usize>(
        &mut self,
        given: &mut Arguments,
        names: [&str; N],
    ) -> Result<[usize; N], Fault> {
        let mut steps = [0; N];
        for (slot, name) in steps.iter_mut().zip(names) {
            *slot = self.tensor_argument(given, name)?;
        }
        Ok(steps)
    }

    /// One number that may be left out.
    pub(super) fn optional_number(
        &mut self,
        given: &mut Arguments,
        name: &str,
    ) -> Result<Option<f64>, Fault> {
        let Some((value, span)) = given.optional(name) else {
            return Ok(None);
        };
        let step = self.as_number(value, span)?;
        match self.tensor(step).item() {
            Some(x) => Ok(Some(x)),
            None => Err(Fault::new(
                span,
                [name, " must be one number"].concat(),
                "A list was found.",
            )),
        }
    }

    /// A whole number, not negative, that may be left out.
    pub(super) fn optional_count(
        &mut self,
        given: &mut Arguments,
        name: &str,
    ) -> Result<Option<usize>, Fault> {
        let span = given.span;
        match self.optional_number(given, name)? {
            None => Ok(None),
            Some(x) if (0.0..=1e7).contains(&x) && x.fract() == 0.0 => Ok(Some(x as usize)),
            Some(_) => Err(Fault::new(
                span,
                [name, " must be a whole number, 0 or more"].concat(),
                "",
            )),
        }
    }

    /// The axis asked for, from 0: `axis` counts from 1, `dim` from 0 and
    /// backwards below 0, as in PyTorch.
    pub(super) fn axis(
        &mut self,
        given: &mut Arguments,
        step: usize,
    ) -> Result<Option<usize>, Fault> {
        let rank = self.tensor(step).rank();
        let span = given.span;
        let place = match self.optional_number_named(given, "dim")? {
            Some(dim) if dim < 0.0 => Some(dim + rank as f64),
            Some(dim) => Some(dim),
            None => self.optional_number(given, "axis")?.map(|axis| axis - 1.0),
        };
        match place {
            None => Ok(None),
            Some(at) if at.fract() == 0.0 && at >= 0.0 && at < rank as f64 => Ok(Some(at as usize)),
            Some(_) => Err(Fault::new(
                span,
                "there is no such axis",
                [
                    "The value has ",
                    &rank.to_string(),
                    " axes; axis counts from 1, dim from 0.",
                ]
                .concat(),
            )),
        }
    }

    fn optional_number_named(
        &mut self,
        given: &mut Arguments,
        name: &str,
    ) -> Result<Option<f64>, Fault> {
        if given.named.iter().any(|(n, ..)| n == name) {
            self.optional_number(given, name)
        } else {
            Ok(None)
        }
    }
}

impl Arguments {
    pub(super) fn span(&self) -> Span {
        self.span
    }

    pub(super) fn count(&self) -> usize {
        self.unnamed.len()
    }

    /// The next argument: by its name, or the first without one.
    pub(super) fn next(&mut self, name: &str) -> Result<(TapeValue, Span), Fault> {
        match self.optional(name) {
            Some(found) => Ok(found),
            None => Err(self.missing(name)),
        }
    }

    pub(super) fn optional(&mut self, name: &str) -> Option<(TapeValue, Span)> {
        if let Some(at) = self.named.iter().position(|(n, ..)| n == name) {
            let (_, value, span) = self.named.remove(at);
            return Some((value, span));
        }
        if self.unnamed.is_empty() {
            None
        } else {
            Some(self.unnamed.remove(0))
        }
    }

    pub(super) fn missing(&self, name: &str) -> Fault {
        let signature = functions::named(self.name).map_or("", |b| b.signature);
        Fault::new(
            self.span,
            [self.name, " is missing its argument ", name].concat(),
            ["Write ", self.name, signature, "."].concat(),
        )
    }

    pub(super) fn unnamed_values(self) -> Result<Vec<(TapeValue, Span)>, Fault> {
        match self.named.first() {
            None => Ok(self.unnamed),
            Some((name, _, span)) => Err(Fault::new(
                *span,
                [self.name, " has no argument called ", name].concat(),
                "",
            )),
        }
    }

    /// Nothing may be left over.
    pub(super) fn finish(self, function: &BuiltIn) -> Result<(), Fault> {
        let help = ["Write ", function.name, function.signature, "."].concat();
        if let Some((name, _, span)) = self.named.first() {
            let message = [function.name, " has no argument called ", name].concat();
            return Err(Fault::new(*span, message, help));
        }
        if let Some((_, span)) = self.unnamed.first() {
            let message = [function.name, " takes fewer arguments"].concat();
            return Err(Fault::new(*span, message, help));
        }
        Ok(())
    }
}
