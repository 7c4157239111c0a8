//! A shape worked out.

use super::Shape;
use crate::formula::Formula;
use crate::kind::behaviour::Solve;
use crate::question::Question;
use crate::variant_error::{VariantError, broken};
use crate::worked::Worked;
use longhand_notation::{Scope, Value};

impl Solve for Shape {
    fn answer(&self, question: &Question, scope: &Scope) -> Result<Option<Worked>, VariantError> {
        self.work(question, scope, "answer", &self.is).map(Some)
    }

    fn work(
        &self,
        _: &Question,
        scope: &Scope,
        part: &str,
        is: &Formula,
    ) -> Result<Worked, VariantError> {
        // A scalar's shape is the empty list, which is no value of the language.
        if is.text == "[]" {
            return Ok(Worked::Value(Value::list(&[])));
        }
        let value = is
            .evaluate(scope)
            .map_err(|fault| broken(part, &fault.message))?;
        let sizes = value
            .as_tensor()
            .filter(|sizes| sizes.rank() == 1 && !sizes.is_empty());
        let Some(sizes) = sizes else {
            let what = "it must be a list of whole numbers, such as [768, 3072]";
            return Err(broken(part, what));
        };
        let whole = |x: &f64| *x >= 1.0 && x.fract() == 0.0 && *x < 1e15;
        if !sizes.data().iter().all(whole) {
            let what = "the sizes of a shape are whole numbers from 1";
            return Err(broken(part, what));
        }
        Ok(Worked::Value(value))
    }
}
