//! A list or rows of numbers worked out.

use super::Cells;
use crate::formula::Formula;
use crate::kind::behaviour::Solve;
use crate::kind::values::{finite, in_field};
use crate::question::Question;
use crate::variant_error::{VariantError, broken};
use crate::worked::Worked;
use longhand_notation::Scope;

impl Solve for Cells {
    fn answer(&self, question: &Question, scope: &Scope) -> Result<Option<Worked>, VariantError> {
        self.work(question, scope, "answer", &self.is).map(finite)
    }

    fn work(
        &self,
        _: &Question,
        scope: &Scope,
        part: &str,
        is: &Formula,
    ) -> Result<Worked, VariantError> {
        let value = is
            .evaluate(scope)
            .map_err(|fault| broken(part, &fault.message))?;
        let rank = if self.matrix { 2 } else { 1 };
        let fits = value
            .as_tensor()
            .is_some_and(|tensor| tensor.rank() == rank && !tensor.is_empty());
        if !fits {
            let what = if self.matrix {
                "it must be a list of rows, such as [[1, 2], [3, 4]]"
            } else {
                "it must be a list of numbers, such as [1, 2]"
            };
            return Err(broken(part, what));
        }
        in_field(value, self.unit.as_deref(), part)
    }
}
